"""Encoder files: `.npz` archives of plain arrays and one JSON string. Reading one runs no code of its author's.

Arrays: `weight0`, `bias0`, `weight1`, ... the layers of the network, first to last (`fourier_network` has names of its
own); `center`, the mean embedding of the land; `components`, the principal components of the land's embeddings, one a
row, in falling order of variance; `component_ranges`, for each component the 2nd and 98th percentile over the land;
`metadata`, the JSON.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from . import array_file
from .array_file import finite, write_arrays

if TYPE_CHECKING:
    from ..types import Arrays, Layers, Metadata, StrPath

__all__ = [
    "MAX_BYTES",
    "MAX_SIDE",
    "EncoderFileError",
    "arrays_of",
    "fingerprint",
    "finite",
    "layers_of",
    "read_arrays",
    "read_metadata",
    "write_arrays",
]

KIND = "an encoder file"

MAX_BYTES = 512 * 1024 * 1024
"""No encoder is larger once unpacked; a file that claims to be is refused unread."""


MAX_SIDE = 10_000
"""Units of a layer, and numbers that it reads, at most: with more, a chunk of places would not fit into memory."""


class EncoderFileError(ValueError):
    """A file that is not an encoder, or is damaged; the message names the file and says what is wrong."""


def read_arrays(path: StrPath) -> tuple[Arrays, Metadata]:
    """Return (arrays, metadata): a dict of the arrays in the encoder file at `path`, and its JSON as a dict.

    Raises EncoderFileError for anything that is not such a file.
    """
    return array_file.read_arrays(path, KIND, EncoderFileError, MAX_BYTES)


def read_metadata(path: StrPath) -> Metadata:
    """Return the JSON of the encoder file at `path` as a dict: in a millisecond, for the arrays are left unread.

    Raises EncoderFileError for what is no such file, as far as can be seen without them.
    """
    return array_file.read_metadata(path, KIND, EncoderFileError, MAX_BYTES)


def layers_of(arrays: Arrays) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the network in `arrays` as a list of (weight, bias), float32 and contiguous; ValueError if it is none."""
    layers: list[tuple[np.ndarray, np.ndarray]] = []
    while f"weight{len(layers)}" in arrays:
        weight, bias = arrays[f"weight{len(layers)}"], arrays.get(f"bias{len(layers)}")
        if bias is None or weight.ndim != 2 or bias.shape != weight.shape[:1]:
            raise ValueError(f"layer {len(layers)} has no bias that fits its weight")
        if not 1 <= min(weight.shape) <= max(weight.shape) <= MAX_SIDE:
            raise ValueError(f"layer {len(layers)} is of the shape {weight.shape}; its sides must be 1 to {MAX_SIDE}")
        wider = len(layers[-1][1]) - weight.shape[1] if layers else 0
        # Only the first layer may have rows that the next does not read: the skip connection.
        if wider < 0 or (wider > 0 and len(layers) > 1):
            raise ValueError(f"layer {len(layers)} does not fit the one before it")
        layers.append((finite(arrays, f"weight{len(layers)}"), finite(arrays, f"bias{len(layers)}")))
    if not layers:
        raise ValueError("it holds no network")
    if sum(name.startswith(("weight", "bias")) for name in arrays) != 2 * len(layers):
        raise ValueError(f"it holds parts of layers that do not follow on layer {len(layers) - 1}")
    return layers


def arrays_of(layers: Layers) -> Arrays:
    """Return the arrays, float32 and by their names, of a list of (weight, bias): the reverse of `layers_of`."""
    arrays = {}
    for index, (weight, bias) in enumerate(layers):
        arrays[f"weight{index}"], arrays[f"bias{index}"] = weight.astype(np.float32), bias.astype(np.float32)
    return arrays


def fingerprint(arrays: Arrays) -> str:
    """Return the SHA-256, in hexadecimal, over the names, shapes, types and bytes of the network's arrays.

    Equal fingerprints mean equal embeddings: names of files, scores and colours have no part in it.
    """
    digest = hashlib.sha256()
    for name in sorted(arrays):
        if name.startswith(("weight", "bias", "capsule")):
            array = np.ascontiguousarray(arrays[name])
            digest.update(f"{name} {array.shape} {array.dtype.str}\n".encode())
            digest.update(array.tobytes())
    return digest.hexdigest()
