"""Land or sea, from a bit mask of 1/40 of a degree that ships with Placeprint."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..files.array_file import read_bare_arrays
from ..files.encoder_file import EncoderFileError
from .sphere import canonical, plate_carree_cell

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


MASK_FILE = Path(__file__).resolve().parents[2] / "resources" / "land_mask.npz"

MAX_BYTES = 64 * 1024 * 1024


@float_errors_aside
def is_land(lonlat: ArrayLike) -> np.ndarray:
    """Return (n,) bool for (n, 2) lonlat: whether the cell of 1/40 degree around each place is mostly land.

    Lakes count as land, most ice shelves as sea. Raises ValueError for what is not a place, and its
    subclass EncoderFileError if the mask is damaged.
    """
    lonlat = canonical(lonlat)
    bits, height, width = _mask()
    row, column = plate_carree_cell(lonlat, height, width)
    cell = row * width + column
    return (bits[cell >> 3] >> (7 - (cell & 7)).astype(np.uint8)) & 1 == 1


@float_errors_aside
def land_grid(lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
    """Return (len(lats), len(lons)) bool: `is_land` on meridians and parallels, in degrees."""
    bits, height, width = _mask()
    _, column = plate_carree_cell(np.stack([lons, np.zeros_like(lons)], axis=1), height, width)
    row, _ = plate_carree_cell(np.stack([np.zeros_like(lats), lats], axis=1), height, width)
    # The width is a whole number of bytes, and a row of the mask read at a time is near in memory.
    mask = np.unpackbits(bits.reshape(height, width // 8)[row], axis=1)
    return mask[:, column] == 1


@lru_cache(maxsize=1)
def _mask() -> tuple[np.ndarray, int, int]:
    arrays = read_bare_arrays(MASK_FILE, "a land mask", EncoderFileError, MAX_BYTES)
    try:
        if arrays["shape"].shape != (2,):
            raise ValueError("it does not tell its sides")
        bits, (height, width) = arrays["bits"], arrays["shape"].tolist()
        if bits.dtype != np.uint8 or bits.shape != (height * width // 8,) or width % 8 or height < 1:
            raise ValueError("its sides do not fit its cells")
    except (KeyError, TypeError, ValueError) as problem:
        raise EncoderFileError(f"{MASK_FILE} is not a land mask: {problem}") from problem
    return bits, height, width
