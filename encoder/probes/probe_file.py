"""Probe files, `*.probe.npz`: archives of plain arrays and one JSON string. Reading one runs no code of its author's.

`metadata` is the JSON of `ProbeMetadata`; `mean` and `scale` the standardisation of the dimensions of embeddings and,
after them, the covariates; `covariate_medians`; `model_...` what the method fitted (see `model_arrays`); `aoa_...`
what the dissimilarity index needs (see `applicability`); and `training_lonlat`, the training places, unless their
owner kept them back.

A file whose places were kept tells them all to the metre, even where `training_lonlat` is taken out of it, for it holds
embeddings of them (see `displacement`). Where they were kept back it tells of about a thousand to some tens of
kilometres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..files import array_file
from ..files.atomic_output import atomic_file
from ..i18n import tr
from .applicability import Applicability
from .array_checks import shaped
from .metadata import ProbeFileError, metadata_json, parse_metadata
from .model_arrays import arrays_of, model_of
from .probe import Probe
from .standardisation import Standardisation

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..types import Arrays, StrPath
    from .metadata import ProbeMetadata

__all__ = ["MAX_BYTES", "SUFFIX", "ProbeFileError", "read_probe", "write_probe"]

SUFFIX = ".probe.npz"

MAX_BYTES = 256 * 1024 * 1024
"""No probe is larger once unpacked; a file that claims to be is refused unread."""


@float_errors_aside
def read_probe(path: StrPath, encoder: LocationEncoder | None = None) -> Probe:
    """Return the Probe in the file at `path`.

    Raises ProbeFileError, a ValueError that names the file, for anything that is no probe, and for a probe of another
    encoder than `encoder`, if that is given. Needs no more memory than a few times the size that the file announces.
    """
    arrays, content = array_file.read_arrays(path, "a probe file", ProbeFileError, MAX_BYTES)
    try:
        probe = _probe_of(parse_metadata(content), arrays)
        if encoder is not None:
            probe.check(encoder)
    except ProbeFileError as error:
        raise ProbeFileError(f"{path}: {error}") from error
    except (ValueError, TypeError, OverflowError) as error:
        raise ProbeFileError(f"{path} is not a probe file: {error}") from error
    return probe


@float_errors_aside
def write_probe(path: StrPath, probe: Probe) -> None:
    """Write a Probe to the file at `path`, with its training places if it has them.

    Raises ValueError for a probe that cannot be read again: one that is too large, which only nearest neighbours can
    be, or whose numbers or texts are not such as `read_probe` believes.
    """
    arrays = {
        "mean": probe.standardisation.mean,
        "scale": probe.standardisation.scale,
        "covariate_medians": probe.covariate_medians,
        **arrays_of(probe.metadata.method, probe.model),
        **probe.applicability.arrays(),
    }
    if probe.lonlat is not None:
        arrays["training_lonlat"] = np.asarray(probe.lonlat, dtype=np.float64)
    size = sum(array.nbytes for array in arrays.values())
    if size > MAX_BYTES - array_file.MAX_METADATA:
        raise ValueError(tr("the probe has {:,} bytes, too many for a file; learn from fewer places", size))
    with atomic_file(path) as unfinished:
        array_file.write_arrays(unfinished, arrays, metadata_json(probe.metadata))
        try:
            read_probe(unfinished)
        except ProbeFileError as error:
            predictions = str(error).replace(unfinished, str(path))
            raise ValueError(
                tr("the written probe could not be read again, and is not kept: {}", predictions)
            ) from error


def _probe_of(metadata: ProbeMetadata, arrays: Arrays) -> Probe:
    """Return the Probe of ProbeMetadata and the arrays of its file; ValueError if they do not fit together."""
    width = metadata.dim + len(metadata.covariates)
    standardisation = Standardisation(shaped(arrays, "mean", (width,)), shaped(arrays, "scale", (width,)))
    if (standardisation.scale < 0).any():
        raise ValueError("its scale is below 0")
    model = model_of(metadata.method, arrays, width, len(metadata.classes))
    applicability = Applicability.from_arrays(arrays, width)
    medians = shaped(arrays, "covariate_medians", (len(metadata.covariates),))
    lonlat = shaped(arrays, "training_lonlat", (None, 2), np.float64) if "training_lonlat" in arrays else None
    return Probe(metadata, standardisation, model, applicability, medians, lonlat)
