"""A raster layer as one image of the ground: warped to degrees, its bands stretched to red, green and blue."""

from typing import NamedTuple

import numpy as np
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMultiBandColorRenderer,
    QgsProcessingException,
    QgsRectangle,
)

from .damaged_files import DamageError, DamageHeard
from .gdal_settings import gdal_errors_raise
from .raster_containers import open_raster
from .requested_grid import corners_of
from .transforms import check_crs, wgs84
from .translation import tr
from .undeclared_nodata import fill_of, is_fill

MAX_PIXELS = 24_000_000
"""More would not be looked at: the narrowest pictures are a ninetieth of the region, 54 pixels of these."""

EVEN = 16
"""Sides are whole numbers of so many pixels, so that the image can be halved again and again."""

STRETCH = (2, 98)
"""Percentiles of a band that become black and full colour."""

SAMPLE = 2_000_000
"""Pixels that percentiles are taken of."""

LOOK = 1000
"""Pixels along a side that are looked at for nodata that is not declared."""


class RasterImage(NamedTuple):
    """`pixels`, (height, width, 3) uint8; `known`, (height, width) bool; `bounds`, west, south, east, north in degrees;
    the numbers of the `bands`, and the (low, high) values of each that are black and full colour; the `fills`, numbers
    that were taken for nodata though the raster does not declare them."""

    pixels: np.ndarray
    known: np.ndarray
    bounds: list
    bands: list
    stretch: list
    fills: list


class RasterSource(NamedTuple):
    """What must be known of a raster layer to read it in another thread, where layers are out of reach.

    `shown` are the numbers of the bands that it is drawn of, `classes` those of bands that have a palette.
    """

    name: str
    provider: str
    source: str
    crs: QgsCoordinateReferenceSystem
    extent: QgsRectangle
    width: int
    height: int
    band_count: int
    shown: list
    classes: list

    @classmethod
    def of(cls, layer):
        """Return what is known of a QgsRasterLayer."""
        provider = layer.dataProvider()
        numbers = range(1, layer.bandCount() + 1)
        return cls(
            layer.name(),
            layer.providerType(),
            layer.source(),
            layer.crs(),
            layer.extent(),
            layer.width(),
            layer.height(),
            layer.bandCount(),
            shown_bands(layer),
            [number for number in numbers if provider.colorTable(number)],
        )


def read_raster(layer, bands, extent, extent_crs, context, progress):
    """Return the RasterImage of a RasterSource over `extent`, a QgsRectangle in `extent_crs`, or None for all of it.

    `bands` are the numbers of one to three bands, or empty for those that the layer shows. `progress` is called with
    the share done, 0 to 1, and may raise to stop it. Raises QgsProcessingException for a layer that GDAL does not read,
    bands that it does not have, and a raster that shows nothing.
    """
    if layer.provider != "gdal":
        raise QgsProcessingException(
            tr("{} is not a raster file: save it as one first, with Export, Save As.", layer.name)
        )
    if not layer.crs.isValid():
        raise QgsProcessingException(tr("{} has no CRS.", layer.name))
    check_crs(layer.crs, tr("The layer {}", layer.name))
    bands = bands or layer.shown
    if len(bands) > 3 or not all(1 <= band <= layer.band_count for band in bands):
        raise QgsProcessingException(
            tr(
                "One to three of the {} bands of {} can be learned from, not {}.",
                layer.band_count,
                layer.name,
                ", ".join(map(str, bands)),
            )
        )
    try:
        with gdal_errors_raise():
            source = open_raster(layer.source)
    except (RuntimeError, ValueError) as error:
        raise QgsProcessingException(tr("{} cannot be opened: {}", layer.source, error)) from error
    whole = corners_of(wgs84(), layer.extent, layer.crs, context)
    bounds = whole
    if extent is not None:
        bounds = _common(whole, corners_of(wgs84(), extent, extent_crs, context), layer.name)
    # As many pixels as there are in that part of the raster.
    share = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / ((whole[2] - whole[0]) * (whole[3] - whole[1]))
    width, height = _size(bounds, min(share * layer.width * layer.height, MAX_PIXELS))
    try:
        with DamageHeard():
            values, known, fills = _warped(source, layer.crs, bands, bounds, width, height, progress)
    except (RuntimeError, DamageError) as error:
        # Where another plugin has GDAL raise, a person who cancelled is one of its errors.
        progress(0)
        raise QgsProcessingException(tr("Cannot use {}: {}.", layer.name, error)) from error
    if not known.any():
        raise QgsProcessingException(tr("{} shows nothing there.", layer.name))
    stretch = [_ends(values[index][known]) for index in range(len(bands))]
    pixels = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        # One band is grey; of two, the second is green and blue.
        index = min(channel, len(bands) - 1)
        low, high = stretch[index]
        scaled = np.clip((np.where(known, values[index], low) - low) * (255 / (high - low)), 0, 255)
        pixels[..., channel] = np.rint(scaled)
    return RasterImage(pixels, known, list(bounds), list(bands), stretch, fills)


def shown_bands(layer):
    """Return the numbers of the bands that a layer is drawn of."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsMultiBandColorRenderer):
        bands = [renderer.redBand(), renderer.greenBand(), renderer.blueBand()]
        if all(band > 0 for band in bands):
            return bands
    used = [band for band in renderer.usesBands() if band > 0] if renderer else []
    return used[:1] or [1]


def _common(bounds, wanted, name):
    """Return what two boxes of degrees have in common; longitudes may be a turn apart."""
    west, south, east, north = bounds
    for turn in (0.0, 360.0, -360.0):
        box = (
            max(west, wanted[0] + turn),
            max(south, wanted[1]),
            min(east, wanted[2] + turn),
            min(north, wanted[3]),
        )
        if box[2] > box[0] and box[3] > box[1]:
            return box
    raise QgsProcessingException(tr("The extent lies outside of {}.", name))


def _size(bounds, count):
    """Return (width, height), about `count` pixels of a box of degrees that are square on the ground at its middle."""
    west, south, east, north = bounds
    across = (east - west) * max(np.cos(np.radians((south + north) / 2)), 0.05)
    pixel = np.sqrt(across * (north - south) / count)
    return tuple(max(EVEN, int(np.ceil(side / pixel / EVEN - 1e-6)) * EVEN) for side in (across, north - south))


def _warped(source, crs, bands, bounds, width, height, progress):
    """Return (bands, known, fills): a list of (height, width) float32, (height, width) bool where all are known, and
    the numbers that were taken for nodata though the raster does not declare them."""
    alpha = [
        number
        for number in range(1, source.RasterCount + 1)
        if source.GetRasterBand(number).GetColorInterpretation() == gdal.GCI_AlphaBand and number not in bands
    ]
    chosen = gdal.Translate("", source, format="VRT", bandList=[*bands, *alpha[:1]])
    with gdal_errors_raise():
        fills = [_undeclared(source.GetRasterBand(number)) for number in bands]
    for number, fill in enumerate(fills, start=1):
        if fill is not None:
            chosen.GetRasterBand(number).SetNoDataValue(fill)
    errors = []

    def follow(share, _message, _data):
        try:
            progress(share)
        except QgsProcessingException as error:
            errors.append(error)
            return 0
        return 1

    to = osr.SpatialReference()
    to.ImportFromEPSG(4326)
    to.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    # Averages where several pixels fall into one, and interpolates where one becomes several.
    finer = source.RasterXSize * source.RasterYSize > 2 * width * height
    warped = gdal.Warp(
        "",
        chosen,
        format="MEM",
        srcSRS=crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL),
        dstSRS=to.ExportToWkt(),
        outputBounds=bounds,
        width=width,
        height=height,
        resampleAlg="average" if finer else "bilinear",
        outputType=gdal.GDT_Float32,
        dstAlpha=True,
        warpMemoryLimit=256,
        multithread=False,
        callback=follow,
    )
    if errors:
        raise errors[0]
    if warped is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    values = [warped.GetRasterBand(number).ReadAsArray() for number in range(1, len(bands) + 1)]
    opacity = warped.GetRasterBand(warped.RasterCount).ReadAsArray()
    known = opacity > 0
    for number, each in enumerate(values, start=1):
        known &= ~is_fill(each, fills[number - 1])
        nodata = source.GetRasterBand(bands[number - 1]).GetNoDataValue()
        if nodata is not None and np.isfinite(nodata):
            known &= each != np.float32(nodata)
    return values, known, sorted({fill for fill in fills if fill is not None})


def _undeclared(band):
    """Return the number that stands for nodata in a band that declares none, or None."""
    if band.GetNoDataValue() is not None:
        return None
    size = min(band.XSize, LOOK), min(band.YSize, LOOK)
    return fill_of(band.ReadAsArray(buf_xsize=size[0], buf_ysize=size[1]))


def _ends(values):
    """Return the (low, high) of (n,) values that become black and full colour."""
    some = values[:: max(1, len(values) // SAMPLE)]
    low, high = (float(end) for end in np.percentile(some, STRETCH))
    if not high > low:
        low, high = float(values.min()), float(values.max())
    if not high > low:
        raise QgsProcessingException(tr("The raster shows the same everywhere: there is nothing to learn."))
    return low, high
