"""The places to train on: an even lattice over the world's land and some of its sea, or over what an image knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..earth.land import is_land
from ..earth.sphere import EARTH_RADIUS, canonical, fibonacci_box, fibonacci_lattice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Bounds
    from .crops import GroundImage

KNOWN = 0.7
"""How much of a place's crops the image must know: at its straight edge half of them lies outside."""

PIXELS_A_PLACE = 16
"""Places closer than four pixels see the same picture."""

TRIAL = 5_000
"""Points that are looked at to see how much of an image can be trained on."""


def training_points(lattice: int, sea_stride: int) -> np.ndarray:
    """Return (n, 2) lonlat: the land of a lattice of `lattice` points, and every `sea_stride`-th of its sea points.

    Sea is worth a few points: an encoder that never saw it would liken it to whatever land is near. The points are
    shuffled, always alike, so that any first part of them covers the Earth evenly.
    """
    points = fibonacci_lattice(lattice)
    chosen = is_land(points)
    chosen[np.flatnonzero(~chosen)[::sea_stride]] = True
    return np.random.default_rng(0).permutation(points[chosen])


def known_area(image: GroundImage) -> float:
    """Return the square metres of ground that a GroundImage shows."""
    return _box_area(image.bounds) * float(image.known_share(_lattice(TRIAL, image.bounds), image.pixel, 1).mean())


def image_places(image: GroundImage, widths: Sequence[float], count: int) -> np.ndarray:
    """Return (n, 2) lonlat, about `count` places evenly over what a GroundImage knows, in a shuffled order.

    Of the crops of each of the `widths` around them, in metres, the image knows KNOWN or more. There are fewer where
    its pixels allow no more.
    """
    trial = _lattice(TRIAL, image.bounds)
    share = float(_known(image, trial, widths).mean())
    most = share * _box_area(image.bounds) / (PIXELS_A_PLACE * image.pixel**2)
    if not share:
        return trial[:0]
    points = _lattice(int(np.ceil(min(count, most) / share)), image.bounds)
    return np.random.default_rng(0).permutation(points[_known(image, points, widths)])


def _lattice(count: int, bounds: Bounds) -> np.ndarray:
    return canonical(fibonacci_box(count, *bounds))


def _known(image: GroundImage, lonlat: np.ndarray, widths: Sequence[float]) -> np.ndarray:
    return np.all([image.known_share(lonlat, width) >= KNOWN for width in widths], axis=0)


def _box_area(bounds: Bounds) -> float:
    west, south, east, north = bounds
    return EARTH_RADIUS**2 * np.radians(east - west) * np.ptp(np.sin(np.radians([south, north])))
