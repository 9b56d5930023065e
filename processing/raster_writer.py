"""Writes what an encoder says of every pixel as a raster file, tile by tile, whole or not at all."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterFileWriter

from ..encoder.land import is_land
from .raster_grid import PixelLocator
from .translation import tr

WINDOW = (1024, 32)
"""Columns and rows that are computed at once: less than a second's work, so that cancelling is prompt."""

GEOTIFF_OPTIONS = ("TILED=YES", "COMPRESS=DEFLATE", "BIGTIFF=IF_SAFER", "NUM_THREADS=ALL_CPUS")
GDAL_TYPES = {"float32": gdal.GDT_Float32, "uint8": gdal.GDT_Byte}
PREDICTORS = {"float32": "PREDICTOR=3", "uint8": "PREDICTOR=2"}
NODATA = {"float32": -9999.0, "uint8": 0}


class Bands(NamedTuple):
    """What a raster shows: `of` maps (n, dim) embeddings to (n, len(names)) values of the NumPy type `dtype`."""

    names: list
    dtype: str
    of: Callable


def write_raster(path, grid, encoder, bands, land_only, context, feedback):
    """Write `bands` over a RasterGrid to `path`, whose ending names the format. Off the globe is nodata.

    The file appears under its name when it is whole. Raises QgsProcessingException if it cannot be written or
    `feedback` is cancelled; then nothing of it is left. `context` is a QgsCoordinateTransformContext.
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
        part = folder / f"{path.stem}.tif"
        _write_geotiff(part, grid, encoder, bands, land_only, context, feedback)
        if driver.ShortName != "GTiff":
            part = _converted(part, folder / "converted" / path.name, driver)
        # Statistics that GDAL kept of a raster that stood here before would be wrong of this one.
        Path(f"{path}.aux.xml").unlink(missing_ok=True)
        for file in sorted(part.parent.iterdir(), key=lambda file: file == part):
            if file.is_file():
                os.replace(file, path if file == part else path.parent / file.name)
    except (OSError, RuntimeError) as error:
        raise QgsProcessingException(tr("Cannot write {}: {}").format(path, error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_geotiff(path, grid, encoder, bands, land_only, context, feedback):
    options = [*GEOTIFF_OPTIONS, PREDICTORS[bands.dtype]]
    with _gdal_errors_raise():
        raster = gdal.GetDriverByName("GTiff").Create(
            str(path), grid.width, grid.height, len(bands.names), GDAL_TYPES[bands.dtype], options
        )
        raster.SetGeoTransform([grid.west, grid.pixel, 0, grid.north, 0, -grid.pixel])
        raster.SetProjection(grid.crs.toWkt())
        raster.SetMetadata({"ENCODER": encoder.name, "ENCODER_FINGERPRINT": encoder.fingerprint})
        for index, name in enumerate(bands.names, 1):
            raster.GetRasterBand(index).SetDescription(name)
            raster.GetRasterBand(index).SetNoDataValue(NODATA[bands.dtype])
        locator = PixelLocator(grid, context)
        for left, top, width, height in _windows(grid, feedback):
            values = _window_values(locator, encoder, bands, land_only, left, top, width, height)
            for index in range(len(bands.names)):
                raster.GetRasterBand(index + 1).WriteArray(values[:, :, index], left, top)
        # Before it is closed, for an error that closing meets is lost.
        raster.FlushCache()


def _windows(grid, feedback):
    """Yield (left, top, width, height) over the grid, telling progress; raises when cancelled."""
    columns, rows = WINDOW
    for top in range(0, grid.height, rows):
        height = min(rows, grid.height - top)
        for left in range(0, grid.width, columns):
            if feedback.isCanceled():
                raise QgsProcessingException(tr("Cancelled; nothing was written."))
            width = min(columns, grid.width - left)
            yield left, top, width, height
            feedback.setProgress(100 * (top * grid.width + (left + width) * height) / (grid.width * grid.height))


def _window_values(locator, encoder, bands, land_only, left, top, width, height):
    lonlat, good = locator.window(left, top, width, height)
    values = np.full((height * width, len(bands.names)), NODATA[bands.dtype], dtype=bands.dtype)
    wanted = good.copy()
    if land_only and good.any():
        wanted[good] = is_land(lonlat[good])
    if wanted.any():
        mesh = lonlat.reshape(height, width, 2)
        # A cell of a grid costs less than a place by itself, but a grid has no holes for the sea.
        if good.all() and wanted.mean() > 0.5 and _is_graticule(mesh):
            embeddings = encoder.encode_grid(mesh[0, :, 0], mesh[:, 0, 1]).reshape(height * width, -1)[wanted]
        else:
            embeddings = encoder.encode(lonlat[wanted])
        values[wanted] = bands.of(embeddings)
    return values.reshape(height, width, -1)


def _is_graticule(mesh):
    """Return whether the rows of (height, width, 2) lonlat are parallels and its columns meridians."""
    return np.ptp(mesh[:, :, 0], axis=0).max() < 1e-9 and np.ptp(mesh[:, :, 1], axis=1).max() < 1e-9


def _converted(source, path, driver):
    path.parent.mkdir()
    with _gdal_errors_raise():
        copy = driver.CreateCopy(str(path), gdal.Open(str(source)))
        if copy is None:
            raise RuntimeError(tr("the format {} cannot hold it").format(driver.LongName))
        del copy
    return path


@contextmanager
def _gdal_errors_raise():
    """GDAL reports errors by return codes unless asked; ask for the time of a block, and leave QGIS as it was."""
    before = gdal.GetUseExceptions()
    gdal.UseExceptions()
    try:
        yield
    finally:
        if not before:
            gdal.DontUseExceptions()
