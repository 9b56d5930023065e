"""What arrays out of a stranger's file must be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ..files.array_file import finite

if TYPE_CHECKING:
    from numpy.typing import DTypeLike

    from ..types import Arrays


def shaped(arrays: Arrays, name: str, shape: tuple[int | None, ...], dtype: DTypeLike = np.float32) -> np.ndarray:
    """Return an array of finite numbers as contiguous `dtype`; ValueError if it is not of a shape, None being any."""
    array = finite(arrays, name, dtype)
    if array.ndim != len(shape) or any(want not in (None, side) for want, side in zip(shape, array.shape)):
        raise ValueError(f"{name} has the shape {array.shape}, which does not fit")
    return array


def whole(arrays: Arrays, name: str, shape: tuple[int | None, ...], below: int) -> np.ndarray:
    """Return an array of whole numbers, 0 to `below` - 1, as int64; ValueError if it is not one of a shape."""
    if name not in arrays:
        raise ValueError(f"{name} is missing")
    array = arrays[name]
    if array.dtype.kind not in "iu" or array.ndim != len(shape):
        raise ValueError(f"{name} does not hold whole numbers of the right shape")
    if any(want not in (None, side) for want, side in zip(shape, array.shape)):
        raise ValueError(f"{name} has the shape {array.shape}, which does not fit")
    if array.size and (array.min() < 0 or array.max() >= below):
        raise ValueError(f"{name} holds numbers out of range")
    return np.ascontiguousarray(array, np.int64)


def positive(number: Any, name: str) -> float:
    """Return a finite number above 0; ValueError if it is none."""
    if not isinstance(number, (int, float)) or isinstance(number, bool) or not 0 < number < math.inf:
        raise ValueError(f"its {name} is not a number above 0")
    return float(number)
