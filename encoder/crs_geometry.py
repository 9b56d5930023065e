"""Coordinates in a CRS that others know how to transform: which of them are places, and where rectangles come to lie.

QGIS and PROJ transform alike, and both say little of what lies beyond the outline of a projection. What is made of that
is said here, once for both. A transform maps (n, 2) coordinates, x before y and longitude before latitude, to (n, 2)
others, and what it cannot transform to not-a-number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .float_errors import float_errors_aside
from .sphere import WORLD, on_the_globe

if TYPE_CHECKING:
    from .annotations import ArrayFunction, Bounds

BOUNDS_STEPS = 180
"""Steps along each side of the mesh that finds where a rectangle comes to lie in another CRS."""


@float_errors_aside
class PlaceFinder:
    """Finds the places of coordinates in a CRS."""

    def __init__(self, to_lonlat: ArrayFunction, back: ArrayFunction, geographic: bool) -> None:
        """Take the transforms from the CRS to degrees and back, and whether its own coordinates are degrees."""
        self._to_lonlat, self._back, self._geographic = to_lonlat, back, geographic

    def __call__(self, xy: np.ndarray, tolerance: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (lonlat, good) of (n, 2) coordinates: (n, 2) degrees, and which of them are places, (n,) bool.

        One is a place if it comes back within `tolerance`, in units of the CRS, of where it was (a number for all, or
        (n, 2) ones): beyond its outline an inverse projection may fail, or return another place of the globe.
        """
        lonlat = self._to_lonlat(xy)
        good = on_the_globe(lonlat)
        difference = np.abs(self._back(lonlat) - xy)
        if self._geographic:
            # 190 degrees may come back as -170.
            difference[:, 0] = np.abs(np.remainder(difference[:, 0] + 180.0, 360.0) - 180.0)
        with np.errstate(invalid="ignore"):
            good &= (difference <= tolerance).all(axis=1)
        return lonlat, good


@float_errors_aside
def usable_bounds(area: Bounds | None, to_crs: ArrayFunction, back: ArrayFunction) -> Bounds | None:
    """Return (west, south, east, north) of where a CRS is usable, in its own units, or of all that it can show.

    `area` is its area of use in degrees, None where nobody knows; its west is greater than its east if it lies across
    the antimeridian. None is returned if the CRS shows no place on Earth.
    """
    west, south, east, north = area or WORLD
    lonlat = _mesh((west, south, east + 360.0 if west > east else east, north))
    xy = to_crs(lonlat)
    good = same_place(back(xy), lonlat)
    return _bounding_box(xy[good]) if good.any() else None


@float_errors_aside
def same_place(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return (n,) bool: which rows of two (n, 2) arrays of degrees are the same place, within a thousandth of one."""
    with np.errstate(invalid="ignore"):
        turn = np.abs(np.remainder(a[:, 0] - b[:, 0] + 180.0, 360.0) - 180.0)
        # Longitudes mean little near a pole.
        return (np.abs(a[:, 1] - b[:, 1]) < 1e-3) & (turn * np.cos(np.radians(b[:, 1])) < 1e-3)


@float_errors_aside
def rectangle_in(
    corners: Bounds, transform: ArrayFunction, from_geographic: bool, to_geographic: bool
) -> Bounds | None:
    """Return the bounding box in another CRS of the rectangle between `corners`, or None if nothing of it is there.

    `transform` leads from its own CRS to the other one; of each is told whether its coordinates are degrees.
    """
    west, south, east, north = corners
    if from_geographic:
        south, north = max(south, -90.0), min(north, 90.0)
    xy = transform(_mesh((west, south, east, north)))
    xy = xy[np.isfinite(xy).all(axis=1)]
    if len(xy) == 0:
        return None
    if to_geographic and np.ptp(xy[:, 0]) > 180:
        # Either nearly the world, or a small extent across the antimeridian: the narrower reading that holds them all.
        eastward = np.where(xy[:, 0] < 0, xy[:, 0] + 360.0, xy[:, 0])
        if np.ptp(eastward) < 0.9 * np.ptp(xy[:, 0]):
            xy = np.stack([eastward, xy[:, 1]], axis=1)
    return _bounding_box(xy)


@float_errors_aside
def cut(corners: Bounds, bounds: Bounds, geographic: bool) -> Bounds | None:
    """Return what of a rectangle lies within the bounds of its CRS, or None if nothing does."""
    west, south, east, north = corners
    south, north = max(south, bounds[1]), min(north, bounds[3])
    wraps = geographic and bounds[2] - bounds[0] > 359.0
    if not wraps:
        west, east = max(west, bounds[0]), min(east, bounds[2])
    elif east - west > 360.0:
        # Longitudes wrap, so 170 to 190 is an extent like any other; only more than the whole world is too much.
        west, east = -180.0, 180.0
    return (west, south, east, north) if east > west and north > south else None


def _mesh(corners: Bounds) -> np.ndarray:
    west, south, east, north = corners
    x, y = np.linspace(west, east, BOUNDS_STEPS + 1), np.linspace(south, north, BOUNDS_STEPS + 1)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _bounding_box(xy: np.ndarray) -> Bounds:
    (west, south), (east, north) = xy.min(axis=0), xy.max(axis=0)
    return float(west), float(south), float(east), float(north)
