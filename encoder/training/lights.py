"""How bright the night is around a place: where people are, which pixels of 7 km by day do not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .crops import GroundImage

SIZE = 16
"""Samples along one side of a square."""

CHUNK = 4096


def night_lights(world: GroundImage, lonlat: np.ndarray, widths: Sequence[float]) -> np.ndarray:
    """Return (n, k) float32: the logarithm of 1 + the mean grey level of squares of k `widths` metres around n places.

    `world` is the image of the Earth at night, one channel in 0..255 (`crops.GroundImage`).
    """
    levels = np.empty((len(lonlat), len(widths)), np.float32)
    for column, width in enumerate(widths):
        for start in range(0, len(lonlat), CHUNK):
            squares = world.crops(lonlat[start : start + CHUNK], width, SIZE)
            levels[start : start + CHUNK, column] = squares.mean(axis=(1, 2, 3))
    return np.log1p(levels)
