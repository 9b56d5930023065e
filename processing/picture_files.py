"""Pictures in files: what they show in red, green and blue, how large their pixels are, and where they were taken."""

from pathlib import Path
from typing import NamedTuple, Optional

import numpy as np
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ..encoder.sphere import great_circle_distance
from .gdal_settings import gdal_errors_raise
from .transforms import PlaceFinder
from .translation import tr

ENDINGS = (".bmp", ".gif", ".img", ".jp2", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".vrt", ".webp")
"""Of the files of a folder those with such an ending are pictures."""

MOST_PIXELS = 1024
"""Pixels along the shorter side that are read: the image tower sees fewer by far."""

STRETCH = 2, 98
"""Percentiles of the values that become black and white, where they are not bytes."""

LEAST_SEEN = 0.5
"""Share of a picture that must not be nodata."""


class Picture(NamedTuple):
    """A file's picture: `pixels` (height, width, 3) uint8; `name`, that of the file.

    `pixel_metres` is the side of one of them on the ground, `lonlat` (2,) the place in the middle, in degrees; None
    where neither the file nor the person says.
    """

    name: str
    pixels: np.ndarray
    pixel_metres: Optional[float]
    lonlat: Optional[np.ndarray]

    @property
    def width(self):
        """Metres along the shorter side, or None."""
        return None if self.pixel_metres is None else self.pixel_metres * min(self.pixels.shape[:2])


def picture_paths(path):
    """Return the paths of the pictures that a file or a folder holds; QgsProcessingException if there are none."""
    path = Path(path)
    if path.is_dir():
        paths = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS and each.is_file())
        if not paths:
            raise QgsProcessingException(tr("The folder {} holds no pictures ({}).").format(path, ", ".join(ENDINGS)))
        return paths
    if not path.is_file():
        raise QgsProcessingException(tr("There is no file or folder {}.").format(path))
    return [path]


def read_picture(path, context, pixel_metres=None, warn=None):
    """Return the Picture of a file, made smaller if it is large. `context` is a QgsCoordinateTransformContext.

    `pixel_metres` is what the person says of the file's pixels, which counts more than what the file says. `warn`, if
    given, is called with a sentence if the file's georeference is of no use. Raises ValueError, with a sentence for the
    person, if it cannot be read or shows nothing.
    """
    try:
        with gdal_errors_raise():
            dataset = gdal.OpenEx(str(path), gdal.OF_RASTER | gdal.OF_READONLY)
            shrink = max(1.0, min(dataset.RasterXSize, dataset.RasterYSize) / MOST_PIXELS)
            size = max(1, round(dataset.RasterXSize / shrink)), max(1, round(dataset.RasterYSize / shrink))
            values, seen = _values(dataset, size)
            metres, lonlat = _georeference(dataset, context)
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    except QgsProcessingException as error:
        # In a local grid a picture lies nowhere, as one without a georeference.
        metres = lonlat = None
        if warn:
            warn(tr("The georeference is left out of account. {}").format(error))
    if min(values.shape[:2]) < 3:
        raise ValueError(tr("it has {} by {} pixels").format(values.shape[1], values.shape[0]))
    if seen.mean() < LEAST_SEEN:
        raise ValueError(tr("more than half of it is nodata"))
    metres = pixel_metres or metres
    return Picture(Path(path).name, _as_bytes(values, seen), None if metres is None else metres * shrink, lonlat)


def _values(dataset, size):
    """Return (values, seen): (height, width, 3) red, green and blue, and (height, width) bool, False for nodata."""
    bands = [dataset.GetRasterBand(index + 1) for index in range(dataset.RasterCount)]
    roles = [band.GetColorInterpretation() for band in bands]
    colours = (gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand)
    if all(colour in roles for colour in colours):
        chosen = [bands[roles.index(colour)] for colour in colours]
    else:
        grey = [band for band, role in zip(bands, roles) if role != gdal.GCI_AlphaBand] or bands
        chosen = grey[:3] if len(grey) >= 3 else grey[:1]
    palette = chosen[0].GetColorTable() if len(chosen) == 1 else None
    # A mean of palette indices would be the colour of something else.
    how = gdal.GRIORA_NearestNeighbour if palette else gdal.GRIORA_Average
    planes = [band.ReadAsArray(buf_xsize=size[0], buf_ysize=size[1], resample_alg=how) for band in chosen]
    seen = np.ones(planes[0].shape, dtype=bool)
    for band, plane in zip(chosen, planes):
        mask = band.GetMaskBand().ReadAsArray(buf_xsize=size[0], buf_ysize=size[1])
        seen &= (mask > 0) & np.isfinite(plane)
    if palette:
        table = np.array([palette.GetColorEntry(index)[:3] for index in range(palette.GetCount())], dtype=np.uint8)
        return table[np.minimum(planes[0], len(table) - 1).astype(np.intp)], seen
    return np.stack(planes * 3 if len(planes) == 1 else planes, axis=2), seen


def _as_bytes(values, seen):
    """Return `values` as uint8: as they are, or stretched all alike, so that colours stay; nodata gets the mean."""
    if values.dtype != np.uint8:
        low, high = np.percentile(values[seen].astype(np.float64), STRETCH)
        stretched = (np.nan_to_num(values.astype(np.float64)) - low) * (255 / max(high - low, 1e-9))
        values = np.clip(np.rint(stretched), 0, 255).astype(np.uint8)
    if not seen.all():
        values = values.copy()
        values[~seen] = np.rint(values[seen].mean(axis=0))
    return values


def _georeference(dataset, context):
    """Return (metres, lonlat) of a pixel and of the middle, or (None, None) where the file does not say.

    Raises QgsProcessingException for a CRS whose coordinates are no places on Earth.
    """
    transform, wkt = dataset.GetGeoTransform(can_return_null=True), dataset.GetProjection()
    crs = QgsCoordinateReferenceSystem.fromWkt(wkt) if wkt else QgsCoordinateReferenceSystem()
    if transform is None or not crs.isValid():
        return None, None
    width, height = dataset.RasterXSize, dataset.RasterYSize
    half = min(width, height) / 2
    column, row = width / 2 + np.array([0, -half, half]), height / 2 + np.zeros(3)
    x = transform[0] + column * transform[1] + row * transform[2]
    y = transform[3] + column * transform[4] + row * transform[5]
    what = Path(dataset.GetDescription()).name
    lonlat, good = PlaceFinder(crs, context, what)(np.stack([x, y], axis=1), np.hypot(transform[1], transform[4]))
    if not good.all():
        return None, None
    # Along the row through the middle, in two steps: half way around the world is still the right way.
    across = great_circle_distance(lonlat[:1], lonlat[1:]).sum()
    return across / (2 * half), lonlat[0]
