"""Which pixels a raster has: an extent in a CRS, cut to where that CRS is usable, divided into square pixels."""

from typing import NamedTuple, Optional

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ..encoder.sphere import WORLD
from .transforms import BulkTransform, PlaceFinder, wgs84
from .translation import tr

DEFAULT_LENGTH = 1000
"""Pixels along the longer side, when no pixel size is given."""

MAX_PIXELS = 1_000_000_000
"""A raster of more is refused: 4 GB of similarity, and most likely a pixel size in the wrong units."""

SAMPLES = 9
"""Rows and columns that are looked at to see whether rows are parallels and columns meridians."""

BOUNDS_STEPS = 180
"""Steps along each side of the mesh that finds where a rectangle comes to lie in another CRS."""


class RasterGrid(NamedTuple):
    """`width` by `height` square pixels of side `pixel` in `crs`, the upper left corner at (`west`, `north`)."""

    crs: QgsCoordinateReferenceSystem
    west: float
    north: float
    pixel: float
    width: int
    height: int

    def centres(self, columns, rows):
        """Return the (len(rows), len(columns), 2) coordinates, x before y, of pixel centres, in `crs`."""
        x, y = self.west + (columns + 0.5) * self.pixel, self.north - (rows + 0.5) * self.pixel
        return np.stack(np.meshgrid(x, y), axis=-1)


class Places(NamedTuple):
    """The places of a window of pixels: (n, 2) `lonlat`, row by row, and which of them are `good`, (n,) bool.

    `lons` and `lats` are the meridians of its columns and the parallels of its rows, where these are some.
    """

    lonlat: np.ndarray
    good: np.ndarray
    lons: Optional[np.ndarray] = None
    lats: Optional[np.ndarray] = None


class PixelLocator:
    """Finds the places that the pixels of a RasterGrid show."""

    def __init__(self, grid, context):
        """Take a RasterGrid and the project's QgsCoordinateTransformContext."""
        self.grid = grid
        self._find = PlaceFinder(grid.crs, context)
        mesh = self.sample(SAMPLES)
        lons, lats = np.moveaxis(mesh.lonlat.reshape(min(SAMPLES, grid.height), -1, 2), -1, 0)
        # As in any cylindrical projection: columns are meridians, and rows parallels.
        self._graticule = bool(
            mesh.good.all() and np.ptp(lons, axis=0).max() < 1e-9 and np.ptp(lats, axis=1).max() < 1e-9
        )

    def sample(self, count):
        """Return the Places of an even choice of the pixels: `count` rows and columns, or all where there are fewer."""
        columns, rows = (
            np.unique(np.linspace(0, side - 1, min(count, side)).astype(int))
            for side in (self.grid.width, self.grid.height)
        )
        return self._places(self.grid.centres(columns, rows).reshape(-1, 2))

    def window(self, left, top, width, height):
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

    def _places(self, centres):
        """Return the Places of (n, 2) pixel centres."""
        return Places(*self._find(centres, self.grid.pixel / 2))


def make_grid(crs, extent, extent_crs, pixel, context):
    """Return the RasterGrid over `extent` (QgsRectangle in `extent_crs`, or None for the world) in `crs`.

    `pixel` is the side of a pixel in units of `crs`, or None for about 1,000 along the longer side. Raises
    QgsProcessingException for an invalid CRS, an extent without area or outside the CRS's bounds, and too many pixels.
    """
    west, south, east, north = corners_of(crs, extent, extent_crs, context)
    longer = max(east - west, north - south)
    if pixel is None:
        pixel = longer / DEFAULT_LENGTH
    if not (np.isfinite(pixel) and pixel > 0):
        raise QgsProcessingException(tr("The pixel size must be greater than zero."))
    # A side that is a whole number of pixels but for rounding must not grow by one.
    width, height = (max(1, int(np.ceil(min(side / pixel, 1e15) - 1e-6))) for side in (east - west, north - south))
    if width * height > MAX_PIXELS:
        raise QgsProcessingException(
            tr(
                "A pixel size of {} would make a raster of {} by {} pixels, more than the limit of {}. "
                "The pixel size is in units of the CRS ({})."
            ).format(pixel, width, height, MAX_PIXELS, crs.authid() or crs.description())
        )
    return RasterGrid(crs, west, north, pixel, width, height)


def corners_of(crs, extent, extent_crs, context):
    """Return (west, south, east, north) of `extent` (QgsRectangle in `extent_crs`, or None for the world) in `crs`.

    Raises QgsProcessingException for an invalid CRS, and an extent without area or outside the CRS's bounds.
    """
    if not crs.isValid():
        raise QgsProcessingException(tr("The CRS of the raster is not valid."))
    bounds = crs_bounds(crs, context)
    if extent is None:
        return bounds
    if not (np.isfinite([extent.width(), extent.height()]).all() and extent.width() > 0 and extent.height() > 0):
        raise QgsProcessingException(tr("The extent has no area: {}.").format(extent.toString()))
    return _clip(_rectangle_in(extent, extent_crs, crs, context), bounds, crs)


def crs_bounds(crs, context):
    """Return (west, south, east, north) of where `crs` is usable, in its own units, or of all that it can show."""
    area = crs.bounds()
    if area.isEmpty():
        corners = WORLD
    else:
        corners = (area.xMinimum(), area.yMinimum(), area.xMaximum(), area.yMaximum())
    if corners[0] > corners[2]:
        corners = (corners[0], corners[1], corners[2] + 360.0, corners[3])
    lonlat = _mesh(*corners)
    to_crs, back = BulkTransform(wgs84(), crs, context), BulkTransform(crs, wgs84(), context)
    xy = to_crs(lonlat)
    good = same_place(back(xy), lonlat)
    if not good.any():
        raise QgsProcessingException(tr("The CRS {} shows no place on Earth.").format(crs.authid()))
    return _bounding_box(xy[good])


def same_place(a, b):
    """Return (n,) bool: which rows of two (n, 2) arrays of degrees are the same place, within a thousandth of one."""
    with np.errstate(invalid="ignore"):
        turn = np.abs(np.remainder(a[:, 0] - b[:, 0] + 180.0, 360.0) - 180.0)
        # Longitudes mean little near a pole.
        return (np.abs(a[:, 1] - b[:, 1]) < 1e-3) & (turn * np.cos(np.radians(b[:, 1])) < 1e-3)


def _rectangle_in(extent, extent_crs, crs, context):
    """Return the bounding box in `crs` of `extent`, a QgsRectangle in `extent_crs`."""
    corners = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    if not extent_crs.isValid() or extent_crs == crs:
        return corners
    if extent_crs.isGeographic():
        corners = (corners[0], max(corners[1], -90.0), corners[2], min(corners[3], 90.0))
    xy = BulkTransform(extent_crs, crs, context)(_mesh(*corners))
    xy = xy[np.isfinite(xy).all(axis=1)]
    if len(xy) == 0:
        raise QgsProcessingException(tr("The extent cannot be shown in {}.").format(crs.authid()))
    if crs.isGeographic() and np.ptp(xy[:, 0]) > 180:
        # Either nearly the world, or a small extent across the antimeridian: the narrower reading that holds them all.
        eastward = np.where(xy[:, 0] < 0, xy[:, 0] + 360.0, xy[:, 0])
        if np.ptp(eastward) < 0.9 * np.ptp(xy[:, 0]):
            xy = np.stack([eastward, xy[:, 1]], axis=1)
    return _bounding_box(xy)


def _clip(corners, bounds, crs):
    west, south, east, north = corners
    south, north = max(south, bounds[1]), min(north, bounds[3])
    wraps = crs.isGeographic() and bounds[2] - bounds[0] > 359.0
    if not wraps:
        west, east = max(west, bounds[0]), min(east, bounds[2])
    elif east - west > 360.0:
        # Longitudes wrap, so 170 to 190 is an extent like any other; only more than the whole world is too much.
        west, east = -180.0, 180.0
    if not (east > west and north > south):
        raise QgsProcessingException(tr("The extent lies outside the bounds of {}.").format(crs.authid()))
    return west, south, east, north


def _mesh(west, south, east, north):
    x, y = np.linspace(west, east, BOUNDS_STEPS + 1), np.linspace(south, north, BOUNDS_STEPS + 1)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _bounding_box(xy):
    (west, south), (east, north) = xy.min(axis=0), xy.max(axis=0)
    return float(west), float(south), float(east), float(north)
