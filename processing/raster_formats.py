"""Which formats keep a raster: found out by writing a corner of it and reading that again, not by what they promise.

GDAL's drivers promise much: that of VRT writes a reference to a file that is gone by then, those of KML and MBTiles a
picture of bytes, others lose nodata, or where the raster lies.
"""

import os
import tempfile
from pathlib import Path

import numpy as np
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRasterFileWriter

from ..encoder.rasters.raster_content import NODATA, Category
from .gdal_settings import gdal_errors_raise
from .raster_categories import set_categories
from .translation import tr
from .write_failures import GdalFailures, opened, why_not_writable

GDAL_TYPES = {"float32": gdal.GDT_Float32, "uint8": gdal.GDT_Byte}
FLOATS = gdal.GDT_Float32, gdal.GDT_Float64

LOSSLESS = {
    "GPKG": ("TILE_FORMAT=PNG",),
    "JP2OpenJPEG": ("REVERSIBLE=YES", "QUALITY=100"),
    "WEBP": ("LOSSLESS=YES",),
}
"""Options of drivers that would else change the colours of bytes."""

WRITTEN = (
    *("GTiff", "HFA", "netCDF", "AAIGrid", "SAGA", "EHdr", "ERS", "PCRaster", "GPKG"),
    *("PNG", "JP2OpenJPEG", "WEBP", "BMP"),
)
"""Drivers that are tried at all. FITS, ILWIS and PCIDSK end the whole process where a CRS is Equal Earth, which nobody
can catch; others may too."""

IN_DEGREES_ALONE = ("netCDF",)
"""Those of them that are not tried with a projected CRS, for the same reason: there are some that end the process."""

CORNER = 300
"""Pixels along the sides of the corner that is tried: more than the tile of a format that has tiles."""

USUAL = (".tif", ".img", ".nc", ".asc", ".sdat", ".png")
"""Endings that are proposed, where they do."""

SAMPLE = 64
"""Pixels along the sides of each of the windows that are compared, three by three of them."""

EXACT = 1e-6
"""By how much a number may change, of the largest that the raster holds."""


def driver_for(path, grid, dtype, count):
    """Return the GDAL driver that keeps `count` bands of the NumPy type `dtype` on a RasterGrid under such a path.

    Raises QgsProcessingException, which names endings that do, where there is none.
    """
    path = Path(path)
    if path.parts[1:2] and path.parts[1].startswith("vsi"):
        raise QgsProcessingException(tr("Rasters cannot be written to {}. Choose a file on a disk.", path))
    _refuse_tables(path)
    driver = _driver(path.suffix)
    reason = _why_not(driver, path, grid, dtype, count) if driver else tr("Placeprint does not write this format")
    if reason:
        good = [
            suffix
            for suffix in USUAL
            if _driver(suffix) and not _why_not(_driver(suffix), path.with_name(f"a{suffix}"), grid, dtype, count)
        ]
        raise QgsProcessingException(
            tr(
                "This raster cannot be written as '{}': {}. Choose another ending: {}.",
                path.suffix,
                reason,
                ", ".join(good),
            )
        )
    return driver


def _refuse_tables(path):
    """Raise QgsProcessingException for a GeoPackage, say, that has tables: the raster would replace all of them."""
    if os.path.isfile(path):
        file, _ = opened(path, gdal.OF_VECTOR)
        names = [file.GetLayer(index).GetName() for index in range(file.GetLayerCount())] if file is not None else []
        if names:
            raise QgsProcessingException(
                tr(
                    "{} contains tables ({}). The raster would replace them. Choose another file.",
                    path,
                    ", ".join(names[:5]),
                )
            )


def create(path, grid, dtype, count, options=()):
    """Return a GeoTIFF of `count` bands that lies on a RasterGrid, to be filled."""
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), grid.width, grid.height, count, GDAL_TYPES[dtype], list(options)
    )
    raster.SetGeoTransform([grid.west, grid.pixel, 0, grid.north, 0, -grid.pixel])
    # The first version of WKT, which QGIS writes unless asked, knows no Equal Earth: the file would have no CRS.
    raster.SetProjection(grid.crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    for index in range(count):
        raster.GetRasterBand(index + 1).SetNoDataValue(NODATA[dtype])
    return raster


def copy_to(path, driver, raster, dtype, options=(), callback=None):
    """Have a driver write a raster, of values of the NumPy type `dtype`, to `path`. Raises RuntimeError if it fails."""
    options = [*options, *(LOSSLESS.get(driver.ShortName, ()) if dtype == "uint8" else ())]
    if driver.CreateCopy(str(path), raster, options=options, callback=callback) is None:
        raise RuntimeError(tr("the format {} cannot hold it", driver.LongName))


def what_is_lost(source, path):
    """Return, in words, what the raster file at `path` does not have of the raster file `source`; "" if nothing.

    Compares size, type, place, and the values and nodata of some windows. Raises RuntimeError for what is no raster.
    """
    raster, copy = gdal.Open(str(source)), gdal.OpenEx(str(path), gdal.OF_RASTER)
    for same, what in (
        (_same_size, tr("the size")),
        (_same_kind, tr("the data type")),
        (_same_place, tr("the position")),
        (_same_crs, tr("the CRS")),
        (_has_nodata, tr("nodata")),
        (_same_values, tr("the values")),
    ):
        if not same(raster, copy):
            return what
    return ""


def _driver(suffix):
    """Return the gdal.Driver that QGIS takes for an ending, if it is tried and writes; else None."""
    driver = gdal.GetDriverByName(QgsRasterFileWriter.driverForExtension(suffix.lstrip(".")) or "")
    if driver is None or driver.ShortName not in WRITTEN:
        return None
    writes = any(driver.GetMetadataItem(item) for item in (gdal.DCAP_CREATE, gdal.DCAP_CREATECOPY))
    return driver if writes else None


def _why_not(driver, path, grid, dtype, count):
    """Return, in words, why a driver does not keep such a raster; "" if it does."""
    if driver.ShortName in IN_DEGREES_ALONE and not grid.crs.isGeographic():
        return tr("the format {} does not keep {}", driver.LongName, tr("the CRS"))
    grid = grid._replace(width=min(grid.width, CORNER), height=min(grid.height, CORNER))
    with tempfile.TemporaryDirectory(prefix="placeprint-") as name, gdal_errors_raise(), GdalFailures():
        folder = Path(name)
        try:
            for made in ("source", "copy"):
                (folder / made).mkdir()
            _fill(create(folder / "source" / "source.tif", grid, dtype, count))
            copy_to(folder / "copy" / path.name, driver, gdal.Open(str(folder / "source" / "source.tif")), dtype)
            # Elsewhere, and without what it was made of: so is the file that a person gets.
            for made in ("source", "copy"):
                os.replace(folder / made, folder / f"moved-{made}")
            lost = what_is_lost(folder / "moved-source" / "source.tif", folder / "moved-copy" / path.name)
        except (OSError, RuntimeError, AttributeError) as error:
            reason = why_not_writable(folder)
            if reason:
                raise QgsProcessingException(tr("Cannot write to {}: {}", folder.parent, reason)) from error
            return tr("the format {} cannot hold it", driver.LongName)
    return tr("the format {} does not keep {}", driver.LongName, lost) if lost else ""


def _fill(raster):
    """Give a raster numbers of all sizes, and some nodata."""
    rng = np.random.default_rng(0)
    shape = raster.RasterYSize, raster.RasterXSize
    band = raster.GetRasterBand(1)
    if raster.RasterCount == 1 and band.DataType == gdal.GDT_Byte:
        # Before the values: a GeoTIFF that has begun takes no palette.
        set_categories(band, [Category(value, f"class {value}", (value, 255 - value, 0)) for value in range(1, 256)])
    for number in range(1, raster.RasterCount + 1):
        band = raster.GetRasterBand(number)
        if band.DataType == gdal.GDT_Byte:
            values = rng.integers(1, 256, shape, dtype=np.uint8)
        else:
            values = rng.uniform(-1, 1, shape).astype(np.float32)
        if values.size > 1:
            values[: -(-shape[0] // 8), : -(-shape[1] // 8)] = band.GetNoDataValue()
        band.WriteArray(values)
    raster.FlushCache()


def _size(raster):
    return raster.RasterXSize, raster.RasterYSize, raster.RasterCount


def _same_size(raster, copy):
    return _size(raster) == _size(copy)


def _same_kind(raster, copy):
    """Return whether floats are floats still, and whole numbers whole."""
    wanted, found = (each.GetRasterBand(1).DataType in FLOATS for each in (raster, copy))
    return wanted == found


def _same_place(raster, copy):
    """Return whether the corners lie where they did, to a hundredth of a pixel."""
    wanted, found = (np.reshape(each.GetGeoTransform(), (2, 3)) for each in (raster, copy))
    return bool(np.abs((wanted - found) @ _points(raster)).max() <= abs(wanted[0, 1]) / 100)


def _same_crs(raster, copy):
    """Return whether the CRS puts the corners and the middle where they were, however it is written."""
    wanted, found = (_crs(each) for each in (raster, copy))
    if wanted is None or found is None:
        return wanted is found
    if wanted.IsSame(found):
        return True
    points = (np.reshape(raster.GetGeoTransform(), (2, 3)) @ _points(raster)).T
    there = np.array(osr.CoordinateTransformation(wanted, found).TransformPoints(points.tolist()))[:, :2]
    off = np.abs(there - points)
    return bool(off[np.isfinite(off)].max(initial=0) <= abs(raster.GetGeoTransform()[1]) / 100)


def _crs(raster):
    crs = raster.GetSpatialRef()
    if crs is not None:
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def _points(raster):
    """Return the (3, 5) factors of the geotransform for the corners of a raster and its middle."""
    width, height = raster.RasterXSize, raster.RasterYSize
    return np.array([[1, 1, 1, 1, 1], [0, width, 0, width, width / 2], [0, 0, height, height, height / 2]])


def _has_nodata(_raster, copy):
    return copy.GetRasterBand(1).GetNoDataValue() is not None


def _same_values(raster, copy):
    """Return whether windows in the corners, along the sides and in the middle hold the same, nodata and all."""
    width, height = (min(side, SAMPLE) for side in _size(raster)[:2])
    lefts, tops = ({0, (side - part) // 2, side - part} for side, part in zip(_size(raster), (width, height)))
    return all(
        _equal(*(_window(each, number, left, top, width, height) for each in (raster, copy)))
        for number in range(1, raster.RasterCount + 1)
        for left in lefts
        for top in tops
    )


def _window(raster, number, *window):
    """Return the float64 values of a window of a band, nodata as NaN."""
    band = raster.GetRasterBand(number)
    values, nodata = band.ReadAsArray(*window).astype(np.float64), band.GetNoDataValue()
    if nodata is not None:
        values[values == nodata] = np.nan
    return values


def _equal(wanted, found):
    most = np.abs(wanted[np.isfinite(wanted)]).max(initial=0)
    return np.allclose(found, wanted, rtol=0, atol=EXACT * most, equal_nan=True)
