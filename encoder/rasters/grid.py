"""Which pixels a raster has, and which places they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..types import Bounds

DEFAULT_LENGTH = 1000
"""Pixels along the longer side, when no pixel size is given."""

TILE = 512
"""Rows and columns of a tile of the files that are written."""

WINDOW = (1024, 32)
"""Columns and rows that are computed at once: less than a second's work, so that cancelling is prompt. Whoever draws a
raster, in QGIS or without, takes these, for the values depend on it in their last digits."""

SAMPLES = 9
"""Rows and columns that are looked at to see whether rows are parallels and columns meridians."""


class RasterGrid(NamedTuple):
    """`width` by `height` square pixels of side `pixel` in `crs`, the upper left corner at (`west`, `north`).

    What the CRS is, is the business of whoever transforms coordinates.
    """

    crs: Any
    west: float
    north: float
    pixel: float
    width: int
    height: int

    @classmethod
    def over(cls, crs: Any, corners: Bounds, pixel: float | None = None) -> RasterGrid:
        """Return the grid over (west, south, east, north) in units of `crs`.

        `pixel` is the side of a pixel, or None for about 1,000 along the longer side. Raises ValueError for one that is
        not above zero.
        """
        west, south, east, north = corners
        if pixel is None:
            pixel = max(east - west, north - south) / DEFAULT_LENGTH
        if not (np.isfinite(pixel) and pixel > 0):
            raise ValueError(tr("the pixel size must be greater than zero, not {}", pixel))
        # A side that is a whole number of pixels but for rounding must not grow by one.
        width, height = (max(1, int(np.ceil(min(side / pixel, 1e15) - 1e-6))) for side in (east - west, north - south))
        return cls(crs, west, north, pixel, width, height)

    def centres(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Return the (len(rows), len(columns), 2) coordinates, x before y, of pixel centres, in `crs`."""
        x, y = self.west + (columns + 0.5) * self.pixel, self.north - (rows + 0.5) * self.pixel
        return np.stack(np.meshgrid(x, y), axis=-1)


class Window(NamedTuple):
    """A rectangle of a grid's pixels: its first column and row, and how many there are of each."""

    left: int
    top: int
    width: int
    height: int

    def cut(self, width: int, height: int) -> Iterator[Window]:
        """Yield the Windows of `width` by `height`, or less at its right and lower end, that it falls into, by rows."""
        right, bottom = self.left + self.width, self.top + self.height
        for top in range(self.top, bottom, height):
            for left in range(self.left, right, width):
                yield Window(left, top, min(width, right - left), min(height, bottom - top))


class Places(NamedTuple):
    """The places of a window of pixels: (n, 2) `lonlat`, row by row, and which of them are `good`, (n,) bool.

    `lons` and `lats` are the meridians of its columns and the parallels of its rows, where these are some.
    """

    lonlat: np.ndarray
    good: np.ndarray
    lons: np.ndarray | None = None
    lats: np.ndarray | None = None


class PixelLocator:
    """Finds the places that the pixels of a RasterGrid show."""

    def __init__(self, grid: RasterGrid, find: Callable[[np.ndarray, float], tuple[np.ndarray, np.ndarray]]) -> None:
        """Take a RasterGrid and a `crs_geometry.PlaceFinder` of its CRS."""
        self.grid, self._find = grid, find
        mesh = self.sample(SAMPLES)
        lons, lats = np.moveaxis(mesh.lonlat.reshape(min(SAMPLES, grid.height), -1, 2), -1, 0)
        # As in any cylindrical projection: columns are meridians, and rows parallels.
        self._graticule = bool(
            mesh.good.all() and np.ptp(lons, axis=0).max() < 1e-9 and np.ptp(lats, axis=1).max() < 1e-9
        )

    def sample(self, count: int) -> Places:
        """Return the Places of an even choice of the pixels: `count` rows and columns, or all where there are fewer."""
        columns, rows = (
            np.unique(np.linspace(0, side - 1, min(count, side)).astype(int))
            for side in (self.grid.width, self.grid.height)
        )
        return self._places(self.grid.centres(columns, rows).reshape(-1, 2))

    def window(self, left: int, top: int, width: int, height: int) -> Places:
        """Return the Places of a window."""
        columns, rows = np.arange(left, left + width), np.arange(top, top + height)
        if not self._graticule:
            return self._places(self.grid.centres(columns, rows).reshape(-1, 2))
        along, down = (
            self._places(self.grid.centres(columns, rows[:1])[0]),
            self._places(self.grid.centres(columns[:1], rows)[:, 0]),
        )
        lons, lats = along.lonlat[:, 0], down.lonlat[:, 1]
        lonlat = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
        return Places(lonlat, (down.good[:, np.newaxis] & along.good).ravel(), lons, lats)

    def _places(self, centres: np.ndarray) -> Places:
        """Return the Places of (n, 2) pixel centres."""
        return Places(*self._find(centres, self.grid.pixel / 2))
