"""Writes what an encoder says of every pixel as a raster file, tile by tile, whole or not at all.

GeoTIFFs are cloud-optimised: in tiles, with overviews, in the order in which a reader far away asks for them.
"""

from pathlib import Path

from osgeo import gdal
from qgis.core import QgsProcessingException

from ..encoder.rasters.grid import TILE, WINDOW, Window
from .gdal_settings import gdal_errors_raise, small_cache
from .progress import proceed
from .raster_categories import set_categories
from .raster_formats import copy_to, create, driver_for, what_is_lost
from .translation import tr
from .write_failures import why_not_writable

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
    driver = driver_for(path, pixels.grid, pixels.content.dtype, len(pixels.content.names))
    try:
        staged = outputs.stage(path, [f"{path}{ending}" for ending in SIDE_FILES])
        raw = outputs.scratch(path) / f"{path.stem}.tif"
    except OSError as error:
        raise QgsProcessingException(tr("Cannot write to {}: {}", path, error.strerror)) from error
    try:
        with gdal_errors_raise():
            _write_pixels(raw, pixels, feedback)
            _finish(raw, staged.path, driver, pixels.content, feedback)
            _check(raw, staged.path, driver, pixels.content, feedback)
        # It is as large as all pixels, and another raster may follow.
        raw.unlink()
    except (OSError, RuntimeError) as error:
        reason = why_not_writable(path.parent) or error
        raise QgsProcessingException(tr("Cannot write {}: {}", path, reason)) from error


def _write_pixels(path, pixels, feedback):
    """Write a GeoTIFF, neither compressed nor with overviews, row of tiles by row of tiles."""
    grid, encoder, content = pixels.grid, pixels.encoder, pixels.content
    raster = create(path, grid, content.dtype, len(content.names), RAW_OPTIONS)
    raster.SetMetadata({"ENCODER": encoder.name, "ENCODER_FINGERPRINT": encoder.fingerprint})
    for index, name in enumerate(content.names, 1):
        raster.GetRasterBand(index).SetDescription(name)
    if content.categories:
        set_categories(raster.GetRasterBand(1), content.categories)
    done = PREPARING if pixels.prepare(lambda share: proceed(feedback, PREPARING * COMPUTING * share)) else 0.0
    for left, top, width, height in Window(0, 0, grid.width, grid.height).cut(*WINDOW):
        share = (top * grid.width + left * height) / (grid.width * grid.height)
        proceed(feedback, COMPUTING * (done + (1 - done) * share))
        values = pixels.values(left, top, width, height)
        for index in range(len(content.names)):
            raster.GetRasterBand(index + 1).WriteArray(values[:, :, index], left, top)
        if left + width == grid.width and (top + height) % TILE == 0:
            # Tiles that are whole go to the disk, or GDAL would keep them until it runs out of cache.
            raster.FlushCache()
    # Before it is closed, for an error that closing meets is lost.
    raster.FlushCache()


def _finish(source, path, driver, content, feedback):
    """Make the file that a person gets of the raw GeoTIFF `source`."""

    def progress(share, _message, _data):
        feedback.setProgress(100 * (COMPUTING + (1 - COMPUTING) * share))
        return 0 if feedback.isCanceled() else 1

    with small_cache():
        raster, options = gdal.Open(str(source)), []
        try:
            if driver.ShortName == "GTiff":
                driver, options = _with_overviews(raster, driver, content)
            copy_to(path, driver, raster, content.dtype, options, progress)
        except RuntimeError:
            # GDAL's word for it is that the user terminated.
            proceed(feedback, COMPUTING)
            raise


def _check(source, path, driver, content, feedback):
    """Raise RuntimeError if the file of a driver does not hold what `source` holds; warn if it has lost names alone."""
    lost = what_is_lost(source, path)
    if lost:
        raise RuntimeError(tr("the format {} does not keep {}", driver.LongName, lost))
    # The raster is kept by a name: its band would be gone with it.
    copy = gdal.Open(str(path))
    band = copy.GetRasterBand(1)
    if content.categories and not (band.GetCategoryNames() or band.GetDefaultRAT()):
        feedback.pushWarning(
            tr(
                "The format {} cannot store the names of the classes. Only the style file beside the raster contains "
                "them.",
                driver.LongName,
            )
        )


def _with_overviews(raster, geotiff, content):
    """Return (driver, options) that copy a raw GeoTIFF to one with overviews: a cloud-optimised one, or `geotiff`."""
    resampling = "MODE" if content.categories else "AVERAGE"
    cog = gdal.GetDriverByName("COG")
    if cog is not None:
        return cog, [*COG_OPTIONS, f"OVERVIEW_RESAMPLING={resampling}"]
    # Before GDAL 3.1.
    raster.BuildOverviews(resampling, _factors(raster))
    return geotiff, [*GEOTIFF_OPTIONS, PREDICTORS[content.dtype]]


def _factors(raster):
    """Return by how much overviews are coarser, up to the one that fits into a tile."""
    longer, factors = max(raster.RasterXSize, raster.RasterYSize), [2]
    while longer / factors[-1] > TILE:
        factors.append(2 * factors[-1])
    return factors
