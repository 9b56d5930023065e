"""Files of one image of the ground, to train an encoder on: what QGIS read of a raster, for a process without QGIS.

An `array_file`: `pixels`, (height, width, 3) uint8, and `known`, (height, width) bool, in plate carree, row 0 in the
north; the JSON has `bounds` (west, south, east, north in degrees, east greater than west) and whatever is to be said of
the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..earth.sphere import are_bounds
from ..files import array_file

if TYPE_CHECKING:
    from ..types import Metadata, StrPath

MAX_BYTES = 1024**3
"""No image is larger once unpacked."""


class ImageFileError(ValueError):
    """A file that is not an image of the ground, or is damaged."""


def write_image(path: StrPath, pixels: np.ndarray, known: np.ndarray, metadata: Metadata) -> None:
    """Write an image; `metadata` has its `bounds`."""
    array_file.write_arrays(path, {"pixels": pixels, "known": known}, metadata)


def read_image(path: StrPath) -> tuple[np.ndarray, np.ndarray, Metadata]:
    """Return (pixels, known, metadata) of the file at `path`. Raises ImageFileError if it holds none."""
    arrays, metadata = array_file.read_arrays(path, "an image file", ImageFileError, MAX_BYTES)
    pixels, known = arrays.get("pixels"), arrays.get("known")
    if pixels is None or pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
        raise ImageFileError(f"{path} is not an image file: it holds no pixels of three colours")
    if known is None or known.dtype != bool or known.shape != pixels.shape[:2]:
        raise ImageFileError(f"{path} is not an image file: it does not say which pixels are known")
    if not are_bounds(metadata.get("bounds")):
        raise ImageFileError(f"{path} is not an image file: its bounds are no part of the Earth")
    return pixels, known, metadata
