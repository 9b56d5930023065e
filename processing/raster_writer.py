"""Writes what an encoder says of every pixel as a raster file, tile by tile, whole or not at all.

GeoTIFFs are cloud-optimised: in tiles, with overviews, in the order in which a reader far away asks for them.
"""

from pathlib import Path

from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRasterFileWriter

from ..encoder.pixels import NODATA, Category
from ..encoder.raster_grid import TILE, WINDOW, Window
from .gdal_settings import gdal_errors_raise, small_cache
from .progress import proceed
from .translation import tr
from .write_failures import why_not_writable

GDAL_TYPES = {"float32": gdal.GDT_Float32, "uint8": gdal.GDT_Byte}
PREDICTORS = {"float32": "PREDICTOR=3", "uint8": "PREDICTOR=2"}
RAW_OPTIONS = ("TILED=YES", f"BLOCKXSIZE={TILE}", f"BLOCKYSIZE={TILE}", "BIGTIFF=IF_SAFER")
"""Of the file that is copied to the final one: to compress it too took a sixth of the time of a raster."""

COMPRESSED = ("COMPRESS=DEFLATE", "NUM_THREADS=ALL_CPUS")
GEOTIFF_OPTIONS = (*RAW_OPTIONS, *COMPRESSED, "COPY_SRC_OVERVIEWS=YES")
COG_OPTIONS = (f"BLOCKSIZE={TILE}", "BIGTIFF=IF_SAFER", *COMPRESSED, "PREDICTOR=YES")

SIDE_FILES = (".aux.xml", ".ovr", ".msk")
"""What GDAL keeps beside a raster: statistics, overviews, and a mask, which would be wrong of another raster."""

PREPARING = 0.7
"""Share of the progress that belongs to what Pixels do before they have values, where they do something."""

COMPUTING = 0.9
"""Share of the progress that belongs to the pixels; the rest is for the finished file."""


def write_raster(outputs, path, pixels, feedback):
    """Write Pixels to the file that is staged in `outputs`, an AtomicOutput, for `path`, whose ending names the format.

    Raises QgsProcessingException if it cannot be written or `feedback` is cancelled.
    """
    path = Path(path)
    driver = gdal.GetDriverByName(QgsRasterFileWriter.driverForExtension(path.suffix.lstrip(".")) or "")
    if driver is None:
        raise QgsProcessingException(tr("Rasters cannot be written as '{}'.").format(path.suffix))
    try:
        staged = outputs.stage(path, [f"{path}{ending}" for ending in SIDE_FILES])
        raw = outputs.scratch(path) / f"{path.stem}.tif"
    except OSError as error:
        raise QgsProcessingException(tr("Cannot write to {}: {}").format(path, error.strerror)) from error
    try:
        with gdal_errors_raise():
            _write_pixels(raw, pixels, feedback)
            _finish(raw, staged.path, driver, pixels.bands, feedback)
        # It is as large as all pixels, and another raster may follow.
        raw.unlink()
    except (OSError, RuntimeError) as error:
        reason = why_not_writable(path.parent) or error
        raise QgsProcessingException(tr("Cannot write {}: {}").format(path, reason)) from error


def _write_pixels(path, pixels, feedback):
    """Write a GeoTIFF, neither compressed nor with overviews, row of tiles by row of tiles."""
    grid, encoder, bands = pixels.grid, pixels.encoder, pixels.bands
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), grid.width, grid.height, len(bands.names), GDAL_TYPES[bands.dtype], RAW_OPTIONS
    )
    raster.SetGeoTransform([grid.west, grid.pixel, 0, grid.north, 0, -grid.pixel])
    # The first version of WKT, which QGIS writes unless asked, knows no Equal Earth: the file would have no CRS.
    raster.SetProjection(grid.crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    raster.SetMetadata({"ENCODER": encoder.name, "ENCODER_FINGERPRINT": encoder.fingerprint})
    for index, name in enumerate(bands.names, 1):
        raster.GetRasterBand(index).SetDescription(name)
        raster.GetRasterBand(index).SetNoDataValue(NODATA[bands.dtype])
    if bands.categories:
        _set_categories(raster.GetRasterBand(1), bands.categories)
    done = PREPARING if pixels.prepare(lambda share: proceed(feedback, PREPARING * COMPUTING * share)) else 0.0
    for left, top, width, height in Window(0, 0, grid.width, grid.height).cut(*WINDOW):
        share = (top * grid.width + left * height) / (grid.width * grid.height)
        proceed(feedback, COMPUTING * (done + (1 - done) * share))
        values = pixels.values(left, top, width, height)
        for index in range(len(bands.names)):
            raster.GetRasterBand(index + 1).WriteArray(values[:, :, index], left, top)
        if left + width == grid.width and (top + height) % TILE == 0:
            # Tiles that are whole go to the disk, or GDAL would keep them until it runs out of cache.
            raster.FlushCache()
    # Before it is closed, for an error that closing meets is lost.
    raster.FlushCache()


def _finish(source, path, driver, bands, feedback):
    """Make the file that a person gets of the raw GeoTIFF `source`."""

    def progress(share, _message, _data):
        feedback.setProgress(100 * (COMPUTING + (1 - COMPUTING) * share))
        return 0 if feedback.isCanceled() else 1

    with small_cache():
        raster, options = gdal.Open(str(source)), []
        try:
            if driver.ShortName == "GTiff":
                driver, options = _with_overviews(raster, driver, bands)
            if driver.CreateCopy(str(path), raster, options=options, callback=progress) is None:
                raise RuntimeError(tr("the format {} cannot hold it").format(driver.LongName))
        except RuntimeError:
            # GDAL's word for it is that the user terminated.
            proceed(feedback, COMPUTING)
            raise


def _with_overviews(raster, geotiff, bands):
    """Return (driver, options) that copy a raw GeoTIFF to one with overviews: a cloud-optimised one, or `geotiff`."""
    resampling = "MODE" if bands.categories else "AVERAGE"
    cog = gdal.GetDriverByName("COG")
    if cog is not None:
        return cog, [*COG_OPTIONS, f"OVERVIEW_RESAMPLING={resampling}"]
    # Before GDAL 3.1.
    raster.BuildOverviews(resampling, _factors(raster))
    return geotiff, [*GEOTIFF_OPTIONS, PREDICTORS[bands.dtype]]


def _set_categories(band, categories):
    """Give a band of bytes the colours and names of its values: a palette, category names and an attribute table."""
    # Some formats know the value of a row by its place alone.
    categories = (Category(NODATA["uint8"], tr("No data"), (0, 0, 0)), *categories)
    palette, names = gdal.ColorTable(), [""] * (1 + max(category.value for category in categories))
    table = gdal.RasterAttributeTable()
    columns = [("Value", gdal.GFT_Integer, gdal.GFU_MinMax), ("Class", gdal.GFT_String, gdal.GFU_Name)]
    for name, usage in (("Red", gdal.GFU_Red), ("Green", gdal.GFU_Green), ("Blue", gdal.GFU_Blue)):
        columns.append((name, gdal.GFT_Integer, usage))
    for name, kind, usage in columns:
        table.CreateColumn(name, kind, usage)
    table.SetRowCount(len(categories))
    for row, (value, name, colour) in enumerate(categories):
        palette.SetColorEntry(value, (*colour, 255 if row else 0))
        names[value] = name
        table.SetValueAsInt(row, 0, value)
        table.SetValueAsString(row, 1, name)
        for column, part in enumerate(colour, 2):
            table.SetValueAsInt(row, column, part)
    band.SetColorTable(palette)
    band.SetCategoryNames(names)
    band.SetDefaultRAT(table)


def _factors(raster):
    """Return by how much overviews are coarser, up to the one that fits into a tile."""
    longer, factors = max(raster.RasterXSize, raster.RasterYSize), [2]
    while longer / factors[-1] > TILE:
        factors.append(2 * factors[-1])
    return factors
