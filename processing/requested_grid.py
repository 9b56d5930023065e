"""The grid of a raster that a person asks for: an extent in a CRS, cut to what that CRS can show."""

import numpy as np
from qgis.core import QgsProcessingException

from ..encoder.earth.crs_geometry import DrawnCrs
from ..encoder.rasters.grid import PixelLocator, RasterGrid
from .transforms import QgisPlaceFinder, name_of
from .translation import number, tr

MAX_PIXELS = 1_000_000_000
"""A raster of more is refused: 4 GB of similarity, and most likely a pixel size in the wrong units."""


def make_grid(crs, corners, pixel):
    """Return the RasterGrid over (west, south, east, north) in `crs`.

    `pixel` is the side of a pixel in units of `crs`, or None for about 1,000 along the longer side. Raises
    QgsProcessingException for one without size, and for too many pixels.
    """
    try:
        grid = RasterGrid.over(crs, corners, pixel)
    except ValueError as error:
        raise QgsProcessingException(tr("The pixel size must be greater than zero.")) from error
    if grid.width * grid.height > MAX_PIXELS:
        raise QgsProcessingException(
            tr(
                "A pixel size of {} would make a raster of {} by {} pixels, more than the limit of {}. "
                "The pixel size is in units of the CRS ({}).",
                pixel,
                grid.width,
                grid.height,
                MAX_PIXELS,
                name_of(crs),
            )
        )
    return grid


def locator_of(grid, context):
    """Return the PixelLocator of a RasterGrid, given the project's QgsCoordinateTransformContext."""
    return PixelLocator(grid, QgisPlaceFinder(grid.crs, context))


def corners_of(crs, extent, extent_crs, context, feedback=None):
    """Return (west, south, east, north) in `crs` of `extent`, a QgsRectangle in `extent_crs`, or None for all of the
    area in which `crs` is used.

    What `crs` cannot show is cut, and `feedback`, if there is any, is told. Raises QgsProcessingException for a CRS
    that is none of the Earth, and an extent without area or of nothing that can be shown.
    """
    drawn = _drawn(crs, context)
    if extent is None:
        return _bounds(drawn, crs)
    if not (np.isfinite([extent.width(), extent.height()]).all() and extent.width() > 0 and extent.height() > 0):
        raise QgsProcessingException(tr("The extent has no area: {}.", extent.toString()))
    asked = None
    if extent_crs.isValid() and extent_crs != crs:
        asked = QgisPlaceFinder(extent_crs, context, tr("The extent"))
    corners = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    fitted = drawn.fit(corners, asked)
    if fitted is None:
        raise QgsProcessingException(
            tr("The extent lies outside the bounds of {}.", name_of(crs))
            + " "
            + tr("Choose another CRS or another extent.")
        )
    if fitted.cut and feedback:
        feedback.pushWarning(
            tr(
                "The extent was cut, because {} cannot show all of it: beyond its limits the transformation fails, is "
                "not unique, or goes to infinity. The remaining extent reaches from {} to {} in x and from {} to {} in "
                "y, in units of the CRS. To see the whole extent, choose a CRS that covers it, such as EPSG:4326.",
                name_of(crs),
                *(_written(fitted.corners[side]) for side in (0, 2, 1, 3)),
            )
        )
    elif fitted.torn and feedback:
        feedback.pushWarning(
            tr(
                "The extent crosses the edge of {}, so the raster reaches from one end of the map to the other. To see "
                "only the extent, choose a CRS that is centred there, or EPSG:4326.",
                name_of(crs),
            )
        )
    return fitted.corners


def crs_bounds(crs, context, area=True):
    """Return (west, south, east, north), in its own units, of where `crs` is used, or without `area` of all that it can
    show. Raises QgsProcessingException for a CRS that shows no place on Earth."""
    return _bounds(_drawn(crs, context, area), crs)


def _drawn(crs, context, area=True):
    """Return the DrawnCrs of a QgsCoordinateReferenceSystem."""
    if not crs.isValid():
        raise QgsProcessingException(tr("The CRS of the raster is not valid."))
    used = crs.bounds()
    known = area and not used.isEmpty()
    bounds = (used.xMinimum(), used.yMinimum(), used.xMaximum(), used.yMaximum()) if known else None
    return DrawnCrs(QgisPlaceFinder(crs, context, tr("The raster")), bounds)


def _bounds(drawn, crs):
    bounds = drawn.bounds()
    if bounds is None:
        raise QgsProcessingException(tr("The CRS {} shows no place on Earth.", name_of(crs)))
    return bounds


def _written(coordinate):
    return number(coordinate, 0 if abs(coordinate) >= 1000 else 2)
