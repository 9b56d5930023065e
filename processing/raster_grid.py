"""The grid of a raster that a person asks for: an extent in a CRS, cut to where that CRS is usable."""

import numpy as np
from qgis.core import QgsProcessingException

from ..encoder.crs_geometry import cut, rectangle_in, usable_bounds
from ..encoder.raster_grid import PixelLocator, RasterGrid
from .transforms import BulkTransform, PlaceFinder, wgs84
from .translation import tr

MAX_PIXELS = 1_000_000_000
"""A raster of more is refused: 4 GB of similarity, and most likely a pixel size in the wrong units."""


def make_grid(crs, extent, extent_crs, pixel, context):
    """Return the RasterGrid over `extent` (QgsRectangle in `extent_crs`, or None for the world) in `crs`.

    `pixel` is the side of a pixel in units of `crs`, or None for about 1,000 along the longer side. Raises
    QgsProcessingException for an invalid CRS, an extent without area or outside the CRS's bounds, and too many pixels.
    """
    try:
        grid = RasterGrid.over(crs, corners_of(crs, extent, extent_crs, context), pixel)
    except ValueError as error:
        raise QgsProcessingException(tr("The pixel size must be greater than zero.")) from error
    if grid.width * grid.height > MAX_PIXELS:
        raise QgsProcessingException(
            tr(
                "A pixel size of {} would make a raster of {} by {} pixels, more than the limit of {}. "
                "The pixel size is in units of the CRS ({})."
            ).format(pixel, grid.width, grid.height, MAX_PIXELS, crs.authid() or crs.description())
        )
    return grid


def locator_of(grid, context):
    """Return the PixelLocator of a RasterGrid, given the project's QgsCoordinateTransformContext."""
    return PixelLocator(grid, PlaceFinder(grid.crs, context))


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
    corners = cut(_rectangle_in(extent, extent_crs, crs, context), bounds, crs.isGeographic())
    if corners is None:
        raise QgsProcessingException(tr("The extent lies outside the bounds of {}.").format(crs.authid()))
    return corners


def crs_bounds(crs, context):
    """Return (west, south, east, north) of where `crs` is usable, in its own units, or of all that it can show."""
    area = crs.bounds()
    corners = None if area.isEmpty() else (area.xMinimum(), area.yMinimum(), area.xMaximum(), area.yMaximum())
    bounds = usable_bounds(corners, BulkTransform(wgs84(), crs, context), BulkTransform(crs, wgs84(), context))
    if bounds is None:
        raise QgsProcessingException(tr("The CRS {} shows no place on Earth.").format(crs.authid()))
    return bounds


def _rectangle_in(extent, extent_crs, crs, context):
    """Return the bounding box in `crs` of `extent`, a QgsRectangle in `extent_crs`."""
    corners = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    if not extent_crs.isValid() or extent_crs == crs:
        return corners
    transform = BulkTransform(extent_crs, crs, context)
    corners = rectangle_in(corners, transform, extent_crs.isGeographic(), crs.isGeographic())
    if corners is None:
        raise QgsProcessingException(tr("The extent cannot be shown in {}.").format(crs.authid()))
    return corners
