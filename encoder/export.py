"""The last step towards an encoder file: what places give to a network, its centre and its principal components."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .arithmetic.blas import matmul
from .arithmetic.float_errors import float_errors_aside
from .encoders.location_encoder import CHUNK, LocationEncoder
from .files.encoder_file import write_arrays
from .rasters.smooth_field import widest_step
from .similarity.gallery import world_places

if TYPE_CHECKING:
    from .types import Arrays, Metadata, Progress, StrPath

ENCODING = 0.8
"""The share of the work that is done once the land is encoded."""


@float_errors_aside
def export_encoder(
    arrays: Arrays,
    path: StrPath,
    metadata: Metadata,
    progress: Progress | None = None,
    places: np.ndarray | None = None,
) -> LocationEncoder:
    """Write the encoder file of a network's `arrays` and return its LocationEncoder.

    Added are the `center` and the principal components of the embeddings of (n, 2) `places`, or of the land of the
    world, and to the metadata the `lattice_step`. `progress`, if given, is called with the share done, 0 to 1, and may
    raise to stop it. Raises ValueError if the arrays and metadata make no encoder, or one whose embeddings are not
    finite.
    """
    progress = progress or (lambda share: None)
    bare, known = LocationEncoder(arrays, metadata), world_places(land_only=True) if places is None else places
    embeddings = np.empty((len(known), bare.dim))
    for start in range(0, len(known), CHUNK):
        embeddings[start : start + CHUNK] = bare.encode(known[start : start + CHUNK])
        progress(ENCODING * min(start + CHUNK, len(known)) / len(known))
    if not np.isfinite(embeddings).all():
        raise ValueError("its embeddings are not finite")
    center = embeddings.mean(axis=0)
    embeddings -= center
    _, vectors = np.linalg.eigh(matmul(embeddings.T, embeddings))
    components = vectors.T[::-1].copy()
    # A component's sign is arbitrary; fix it, so that colours agree between machines.
    largest = np.abs(components).argmax(axis=1)
    components *= np.sign(components[np.arange(len(components)), largest])[:, np.newaxis]
    ranges = np.percentile(matmul(embeddings, components.T), [2, 98], axis=0).T
    extra = {"center": center, "components": components, "component_ranges": ranges}
    arrays = {**arrays, **{name: array.astype(np.float32) for name, array in extra.items()}}
    # Measured once and for all, so that a map that waits for it need not.
    metadata = {**metadata, "lattice_step": widest_step(LocationEncoder(arrays, metadata), places)}
    progress(1.0)
    write_arrays(path, arrays, metadata)
    return LocationEncoder(arrays, metadata)
