"""Pictures of any size, made into what an image tower takes: squares of a few pixels, with nothing lost in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@float_errors_aside
def square(picture: ArrayLike, size: int, most: float | None = None) -> np.ndarray:
    """Return the middle of a (height, width, 3) picture as (size, size, 3) float32.

    The square is as wide as the shorter side, or `most` pixels of the picture if that is less. Each of its pixels is
    the mean of what it covers of the picture, or lies between those of a picture that has fewer. Raises ValueError for
    another shape, and for fewer than 3 pixels along a side.
    """
    picture = np.asarray(picture)
    if picture.ndim != 3 or picture.shape[2] != 3 or min(picture.shape[:2]) < 3:
        raise ValueError(f"a picture must have the shape (height, width, 3), of 3 pixels or more, not {picture.shape}")
    side = min(picture.shape[:2])
    if most is not None:
        side = max(3, round(min(side, most)))
    height, width = picture.shape[:2]
    top, left = (height - side) // 2, (width - side) // 2
    picture = picture[top : top + side, left : left + side]
    weights = _weights(side, size)
    # One channel at a time: the float32 copy of a camera's picture is large.
    channels = [matmul(matmul(weights, picture[:, :, each].astype(np.float32)), weights.T) for each in range(3)]
    return np.stack(channels, axis=2)


def _weights(count: int, size: int) -> np.ndarray:
    """Return the (size, count) float32 weights of `count` pixels in each of `size` new ones."""
    step = count / size
    old = np.arange(count)
    if step < 1:
        position = np.clip((np.arange(size) + 0.5) * step - 0.5, 0, count - 1)
        return np.maximum(1 - np.abs(position[:, np.newaxis] - old), 0).astype(np.float32)
    edges = np.arange(size + 1) * step
    left, right = edges[:-1, np.newaxis], edges[1:, np.newaxis]
    covered = np.minimum(right, old + 1) - np.maximum(left, old)
    return (np.maximum(covered, 0) / step).astype(np.float32)
