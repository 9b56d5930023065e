"""Writes what an encoder says of every pixel as a raster file, tile by tile, whole or not at all."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterFileWriter

from .pixels import NODATA, Category
from .progress import proceed
from .translation import tr
from .write_failures import why_not_writable

WINDOW = (1024, 32)
"""Columns and rows that are computed at once: less than a second's work, so that cancelling is prompt."""

GEOTIFF_OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER", "NUM_THREADS=ALL_CPUS")
GDAL_TYPES = {"float32": gdal.GDT_Float32, "uint8": gdal.GDT_Byte}
PREDICTORS = {"float32": "PREDICTOR=3", "uint8": "PREDICTOR=2"}

PREPARING = 0.7
"""Share of the progress that belongs to what Pixels do before they have values, where they do something."""


def write_raster(path, pixels, feedback):
    """Write Pixels to `path`, whose ending names the format.

    The file appears under its name when it is whole. Raises QgsProcessingException if it cannot be written or
    `feedback` is cancelled; then nothing of it is left.
    """
    path = Path(path)
    driver = gdal.GetDriverByName(QgsRasterFileWriter.driverForExtension(path.suffix.lstrip(".")) or "")
    if driver is None:
        raise QgsProcessingException(tr("Rasters cannot be written as '{}'.").format(path.suffix))
    # A folder beside the result: on the same disk, so that renaming is one step, and with its side files.
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{path.stem}-", dir=path.parent))
    except OSError as error:
        raise QgsProcessingException(tr("Cannot write to {}: {}").format(path.parent, error.strerror)) from error
    try:
        is_geotiff = driver.ShortName == "GTiff"
        part = folder / (path.name if is_geotiff else f"{path.stem}.tif")
        _write_geotiff(part, pixels, feedback)
        if not is_geotiff:
            part = _converted(part, folder / "converted" / path.name, driver)
        # Statistics that GDAL kept of a raster that stood here before would be wrong of this one.
        Path(f"{path}.aux.xml").unlink(missing_ok=True)
        for file in sorted(part.parent.iterdir(), key=lambda file: file == part):
            if file.is_file():
                os.replace(file, path if file == part else path.parent / file.name)
    except (OSError, RuntimeError) as error:
        reason = why_not_writable(path.parent) or error
        raise QgsProcessingException(tr("Cannot write {}: {}").format(path, reason)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_geotiff(path, pixels, feedback):
    grid, encoder, bands = pixels.grid, pixels.encoder, pixels.bands
    options = [*GEOTIFF_OPTIONS, PREDICTORS[bands.dtype]]
    with gdal_errors_raise():
        raster = gdal.GetDriverByName("GTiff").Create(
            str(path), grid.width, grid.height, len(bands.names), GDAL_TYPES[bands.dtype], options
        )
        raster.SetGeoTransform([grid.west, grid.pixel, 0, grid.north, 0, -grid.pixel])
        raster.SetProjection(grid.crs.toWkt())
        raster.SetMetadata({"ENCODER": encoder.name, "ENCODER_FINGERPRINT": encoder.fingerprint})
        for index, name in enumerate(bands.names, 1):
            raster.GetRasterBand(index).SetDescription(name)
            raster.GetRasterBand(index).SetNoDataValue(NODATA[bands.dtype])
        if bands.categories:
            _set_categories(raster.GetRasterBand(1), bands.categories)
        done = PREPARING if pixels.prepare(lambda share: proceed(feedback, PREPARING * share)) else 0.0
        for left, top, width, height in _windows(grid):
            proceed(feedback, done + (1 - done) * (top * grid.width + left * height) / (grid.width * grid.height))
            values = pixels.values(left, top, width, height)
            for index in range(len(bands.names)):
                raster.GetRasterBand(index + 1).WriteArray(values[:, :, index], left, top)
        proceed(feedback, 1.0)
        # Before it is closed, for an error that closing meets is lost.
        raster.FlushCache()


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


def _windows(grid):
    """Yield (left, top, width, height) over the grid."""
    columns, rows = WINDOW
    for top in range(0, grid.height, rows):
        for left in range(0, grid.width, columns):
            yield left, top, min(columns, grid.width - left), min(rows, grid.height - top)


def _converted(source, path, driver):
    path.parent.mkdir()
    with gdal_errors_raise():
        copy = driver.CreateCopy(str(path), gdal.Open(str(source)))
        if copy is None:
            raise RuntimeError(tr("the format {} cannot hold it").format(driver.LongName))
        del copy
    return path


_asking = {"lock": Lock(), "count": 0, "before": False}
"""Who wants exceptions, and whether there were any before: GDAL knows one answer for all threads."""


@contextmanager
def gdal_errors_raise():
    """GDAL reports errors by return codes unless asked; ask for the time of a block, and leave QGIS as it was."""
    with _asking["lock"]:
        if _asking["count"] == 0:
            _asking["before"] = bool(gdal.GetUseExceptions())
            gdal.UseExceptions()
        _asking["count"] += 1
    try:
        yield
    finally:
        with _asking["lock"]:
            _asking["count"] -= 1
            if _asking["count"] == 0 and not _asking["before"]:
                gdal.DontUseExceptions()
