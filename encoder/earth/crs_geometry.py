"""Coordinates in a CRS that others know how to transform: which of them are places, and where rectangles come to lie.

QGIS and PROJ transform alike, and both say little of what lies beyond the outline of a projection. What is made of that
is said here, once for both. A transform maps (n, 2) coordinates, x before y and longitude before latitude, to (n, 2)
others, and what it cannot transform to not-a-number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from .sphere import WORLD, moved, on_the_globe

if TYPE_CHECKING:
    from ..types import ArrayFunction, Bounds

BOUNDS_STEPS = 180
"""Steps along each side of the mesh that finds where a rectangle comes to lie in another CRS."""

HALVINGS = 30
"""Times that a step of the mesh is halved, to find where what can be drawn ends."""

HAIR = 0.02
"""Share of a step of the mesh that may be missing at an end: rounding may take the very edge of a map."""

TORN = 0.5
"""Share of a rectangle's side in which nothing lies of what was asked for: its two parts are at both ends."""

STRIDE = 1000.0
"""Metres over which the stretch of a projection is measured."""

BESIDE = 89.9
"""Degrees of latitude: as near to a pole as the stretch is measured."""

INFINITE, WIDE = 50.0, 11.0
"""Times that a projection stretches the ground. More than the first, and a point that it shows at infinity is near;
what lies as far as that from the middle is cut to the second, which Mercator reaches at 85 degrees."""

AROUND = 300.0
"""Degrees of longitude. A CRS that is used for so many has an end that people know: Web Mercator's is a square."""


@float_errors_aside
class PlaceFinder:
    """Finds the places of coordinates in a CRS."""

    def __init__(self, to_lonlat: ArrayFunction, back: ArrayFunction, geographic: bool) -> None:
        """Take the transforms from the CRS to degrees and back, and whether its own coordinates are degrees."""
        self.to_lonlat, self.back, self.geographic = to_lonlat, back, geographic

    def __call__(self, xy: np.ndarray, tolerance: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (lonlat, good) of (n, 2) coordinates: (n, 2) degrees, and which of them are places, (n,) bool.

        One is a place if it comes back within `tolerance`, in units of the CRS, of where it was (a number for all, or
        (n, 2) ones): beyond its outline an inverse projection may fail, or return another place of the globe.
        """
        lonlat = self.to_lonlat(xy)
        good = on_the_globe(lonlat)
        difference = np.abs(self.back(lonlat) - xy)
        if self.geographic:
            # 190 degrees may come back as -170.
            difference[:, 0] = np.abs(np.remainder(difference[:, 0] + 180.0, 360.0) - 180.0)
        with np.errstate(invalid="ignore"):
            good &= (difference <= tolerance).all(axis=1)
        return lonlat, good


class Fitted(NamedTuple):
    """Where a rectangle comes to lie in a CRS: its `corners`, and whether some of it is `cut`, or it is `torn`: across
    the edge of the map, so that between the corners lies much that is none of it."""

    corners: Bounds
    cut: bool = False
    torn: bool = False


@float_errors_aside
class DrawnCrs:
    """A CRS to draw in: how far it is usable, and where in it a rectangle comes to lie that is given in any CRS.

    Drawn is what comes back as the place that it was, wherever that is on Earth. A projection may show a point at
    infinity, though: then what is near to it is cut off, see INFINITE.
    """

    def __init__(self, find: PlaceFinder, area: Bounds | None = None) -> None:
        """Take the CRS's PlaceFinder and its area of use in degrees, None where nobody knows.

        The area's west is greater than its east if it lies across the antimeridian.
        """
        self._find, self._area = find, area
        west, south, east, north = area or WORLD
        self._used = (west, south, east + 360.0 if west > east else east, north)
        lonlat = _mesh(self._used)
        xy = find.back(lonlat)
        good = same_place(find.to_lonlat(xy), lonlat)
        stretch = self._stretch(lonlat[good])
        # That of the middle, whatever the units are.
        self._natural = float(np.percentile(stretch, 10)) if good.any() else 1.0
        endless = bool((stretch > INFINITE * self._natural).any())
        self._ends_with_area = area is not None and self._used[2] - self._used[0] >= AROUND and not endless
        if endless:
            good[good] = stretch <= WIDE * self._natural
        self._bounds = _bounding_box(xy[good]) if good.any() else None
        if find.geographic and area is None and good.any():
            self._bounds = WORLD

    def bounds(self) -> Bounds | None:
        """Return (west, south, east, north) of its area of use, in its own units, or of all that it can show.

        None is returned if the CRS shows no place on Earth.
        """
        return self._bounds

    def fit(self, corners: Bounds, asked: PlaceFinder | None = None) -> Fitted | None:
        """Return where the rectangle between `corners`, given in the CRS of `asked` or in this one, comes to lie.

        None is returned if nothing of it can be drawn.
        """
        own = asked is None
        asked = asked or self._find
        if asked.geographic:
            corners = _on_the_globe(corners)
            if corners[1] >= corners[3]:
                return None
            if own:
                return Fitted(corners)
        sight = _Sight(self, asked, own, _step(corners) / 2)
        mesh = _mesh(corners)
        xy, good, there = sight(mesh)
        if (self._stretch(sight.lonlat[good]) > INFINITE * self._natural).any():
            sight.nearby = self._nearby if not self._ends_with_area else self._in_area
            xy, good, there = sight(mesh)
            if not good.any():
                sight.nearby = self._nearby
                xy, good, there = sight(mesh)
        if not good.any():
            return None
        ends, reached = sight.ends(mesh, good)
        xy = np.concatenate([xy[good], ends])
        if own:
            box = _within(_bounding_box(xy), corners)
            cut = bool(np.abs(np.subtract(box, corners)).max() > HAIR * _step(corners))
            return Fitted(box if cut else corners, cut)
        cut = bool((there & ~good & ~reached).any())
        if self._find.geographic:
            return Fitted(self._box_of_degrees(xy, asked, corners), cut)
        gaps = np.diff(np.sort(xy, axis=0), axis=0).max(axis=0)
        return Fitted(_bounding_box(xy), cut, bool((gaps > TORN * np.ptp(xy, axis=0)).any()))

    def _nearby(self, lonlat: np.ndarray) -> np.ndarray:
        """Return (n,) bool: which of (n, 2) degrees are far enough from what the CRS shows at infinity."""
        return self._stretch(lonlat) <= WIDE * self._natural

    def _in_area(self, lonlat: np.ndarray) -> np.ndarray:
        """Return (n,) bool: which of (n, 2) degrees lie in the area of use."""
        west, south, east, north = self._used
        return (
            (np.remainder(lonlat[:, 0] - west, 360.0) <= east - west)
            & (lonlat[:, 1] >= south)
            & (lonlat[:, 1] <= north)
        )

    def _stretch(self, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n,) lengths in the CRS of a metre on the ground at (n, 2) degrees, in the direction in which it
        is the shortest; 0 where nobody knows."""
        if len(lonlat) == 0 or self._find.geographic:
            return np.ones(len(lonlat))
        # A pole may be a line: beside it, the meridian that it is looked at from is known.
        lonlat = np.stack([lonlat[:, 0], np.clip(lonlat[:, 1], -BESIDE, BESIDE)], axis=1)
        here = self._find.back(lonlat)
        with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
            east, north = (
                (self._find.back(moved(lonlat, STRIDE, np.full(len(lonlat), bearing))) - here) / STRIDE
                for bearing in (np.pi / 2, 0.0)
            )
            # The smaller singular value of the 2 by 2 matrix of both.
            squares = (east**2 + north**2).sum(axis=1)
            area = np.abs(east[:, 0] * north[:, 1] - east[:, 1] * north[:, 0])
            longest = np.sqrt((squares + np.sqrt(np.maximum(squares**2 - 4 * area**2, 0.0))) / 2)
            return np.nan_to_num(area / longest, nan=0.0, posinf=np.inf)

    def _box_of_degrees(self, lonlat: np.ndarray, asked: PlaceFinder, corners: Bounds) -> Bounds:
        """Return the bounding box of (n, 2) degrees in a rectangle of another CRS, which may hold a pole."""
        if np.ptp(lonlat[:, 0]) > 180:
            # Nearly the world, or a small extent across the antimeridian: the narrower reading that holds them all.
            eastward = np.where(lonlat[:, 0] < 0, lonlat[:, 0] + 360.0, lonlat[:, 0])
            if np.ptp(eastward) < 0.9 * np.ptp(lonlat[:, 0]):
                lonlat = np.stack([eastward, lonlat[:, 1]], axis=1)
        west, south, east, north = _bounding_box(lonlat)
        # All meridians meet at a pole, unless the rectangle ends there.
        poles = np.array([[0.0, -90.0], [0.0, 90.0]])
        places = self._find.to_lonlat(poles)
        xy = asked.back(places)
        held = same_place(asked.to_lonlat(xy), places)
        if asked.geographic:
            xy[:, 0] = corners[0] + np.remainder(xy[:, 0] - corners[0], 360.0)
            if corners[2] - corners[0] >= 360.0:
                xy[:, 0] = (corners[0] + corners[2]) / 2
        inside = 1e-3 * _step(corners)
        with np.errstate(invalid="ignore"):
            held &= ((xy >= np.add(corners[:2], inside)) & (xy <= np.subtract(corners[2:], inside))).all(axis=1)
        if held.any():
            west, east = -180.0, 180.0
        return west, -90.0 if held[0] else south, east, 90.0 if held[1] else north


@float_errors_aside
class _Sight:
    """Which coordinates in the CRS that was `asked` for come to lie where in the one that is drawn."""

    def __init__(self, drawn: DrawnCrs, asked: PlaceFinder, own: bool, tolerance: float) -> None:
        self._drawn, self._asked, self._own, self._tolerance = drawn, asked, own, tolerance
        self.nearby: ArrayFunction | None = None
        self.lonlat = np.empty((0, 2))

    def __call__(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (xy, good, there) of (n, 2) coordinates: where they lie, which can be drawn, which are on Earth."""
        if self._own:
            xy = points
            self.lonlat, good = self._asked(points, self._tolerance)
            there = on_the_globe(self.lonlat)
        else:
            self.lonlat = self._asked.to_lonlat(points)
            there = on_the_globe(self.lonlat)
            xy, good = np.full(points.shape, np.nan), there.copy()
            xy[there] = self._drawn._find.back(self.lonlat[there])
            good[there] = same_place(self._drawn._find.to_lonlat(xy[there]), self.lonlat[there])
        if self.nearby is not None and good.any():
            good = good.copy()
            good[good] = self.nearby(self.lonlat[good])
        return xy, good, there

    def ends(self, mesh: np.ndarray, good: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (xy, reached): the (n, 2) coordinates where lines of a mesh leave what can be drawn, as exactly as it
        gets, and which points of the mesh that cannot be drawn are as good as reached."""
        side, number = BOUNDS_STEPS + 1, np.arange(len(mesh))
        pairs = []
        for axis in (0, 1):
            lines = np.moveaxis(number.reshape(side, side), axis, 0)
            pairs += [(lines[:-1].ravel(), lines[1:].ravel()), (lines[1:].ravel(), lines[:-1].ravel())]
        one, other = (np.concatenate(each) for each in zip(*pairs))
        leaves = good[one] & ~good[other]
        inside, outside = one[leaves], other[leaves]
        within, beyond, reached = mesh[inside], mesh[outside], np.zeros(len(mesh), dtype=bool)
        if len(within) == 0:
            return within, reached
        for _ in range(HALVINGS):
            middle = (within + beyond) / 2
            _, shown, _ = self(middle)
            within[shown], beyond[~shown] = middle[shown], middle[~shown]
        left = np.abs(within - mesh[outside]).max(axis=1)
        reached[outside[left <= HAIR * np.abs(mesh[inside] - mesh[outside]).max(axis=1)]] = True
        xy, shown, _ = self(within)
        return xy[shown], reached


@float_errors_aside
def same_place(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return (n,) bool: which rows of two (n, 2) arrays of degrees are the same place, within a thousandth of one."""
    with np.errstate(invalid="ignore"):
        turn = np.abs(np.remainder(a[:, 0] - b[:, 0] + 180.0, 360.0) - 180.0)
        # Longitudes mean little near a pole.
        return (np.abs(a[:, 1] - b[:, 1]) < 1e-3) & (turn * np.cos(np.radians(b[:, 1])) < 1e-3)


def _on_the_globe(corners: Bounds) -> Bounds:
    """Return a rectangle of degrees without what lies beyond the poles, and at most once around the Earth."""
    west, south, east, north = corners
    # Longitudes wrap, so 170 to 190 is an extent like any other; only more than the whole world is too much.
    if east - west > 360.0:
        west, east = -180.0, 180.0
    return west, max(south, -90.0), east, min(north, 90.0)


def _within(box: Bounds, corners: Bounds) -> Bounds:
    return max(box[0], corners[0]), max(box[1], corners[1]), min(box[2], corners[2]), min(box[3], corners[3])


def _step(corners: Bounds) -> float:
    return max(corners[2] - corners[0], corners[3] - corners[1]) / BOUNDS_STEPS


def _mesh(corners: Bounds) -> np.ndarray:
    west, south, east, north = corners
    x, y = np.linspace(west, east, BOUNDS_STEPS + 1), np.linspace(south, north, BOUNDS_STEPS + 1)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _bounding_box(xy: np.ndarray) -> Bounds:
    (west, south), (east, north) = xy.min(axis=0), xy.max(axis=0)
    return float(west), float(south), float(east), float(north)
