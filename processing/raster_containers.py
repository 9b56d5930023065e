"""Rasters by their names: files, and files that hold several rasters, of which one must be meant."""

from osgeo import gdal

from .translation import tr

LEAST = 3
"""Pixels along a side: what has fewer is no raster, but the bounds of an axis, say."""

MOST_NAMES = 12
"""Rasters of a file that a message names."""


def open_raster(name):
    """Return the gdal.Dataset of a raster: a file, what GDAL names otherwise, or the one raster in a file of several.

    Raises RuntimeError or ValueError, with a sentence for the person, where it cannot be read or it is not clear which
    of several is meant. GDAL's errors must raise.
    """
    dataset = gdal.OpenEx(str(name), gdal.OF_RASTER | gdal.OF_READONLY)
    if dataset is None:
        raise ValueError(tr("it is not a raster that GDAL can read"))
    if dataset.RasterCount:
        return dataset
    inside = [each for each, _ in dataset.GetSubDatasets()]
    suitable = [each for each in inside if _is_raster(each)]
    if len(suitable) == 1:
        return gdal.OpenEx(suitable[0], gdal.OF_RASTER | gdal.OF_READONLY)
    if not suitable:
        raise ValueError(tr("it contains no raster"))
    named = ", ".join([*suitable[:MOST_NAMES], *(["…"] if len(suitable) > MOST_NAMES else [])])
    raise ValueError(tr("it contains {} rasters; give one of these instead of the file ({})", len(suitable), named))


def _is_raster(name):
    try:
        dataset = gdal.OpenEx(name, gdal.OF_RASTER | gdal.OF_READONLY)
    except RuntimeError:
        return False
    return bool(dataset and dataset.RasterCount) and min(dataset.RasterXSize, dataset.RasterYSize) >= LEAST
