"""Pictures in files: what they show in red, green and blue, how large their pixels are, and where they were taken."""

from pathlib import Path
from typing import NamedTuple, Optional

import numpy as np
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ..encoder.earth.sphere import great_circle_distance
from .damaged_files import DamageHeard
from .gdal_settings import gdal_errors_raise
from .picture_bands import choose_bands
from .raster_containers import open_raster
from .transforms import QgisPlaceFinder
from .translation import tr
from .undeclared_nodata import collar, fill_of, is_fill

ENDINGS = (".bmp", ".gif", ".img", ".jp2", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".vrt", ".webp")
"""Of the files of a folder those with such an ending are pictures."""

MOST_PIXELS = 1024
"""Pixels along the shorter side that are read: the image tower sees fewer by far."""

STRETCH = 2, 98
"""Percentiles of the values that become black and white, where they are not bytes."""

LEAST_SEEN = 0.5
"""Share of a picture that must not be nodata."""


TURNS = {
    "2": (0, True),
    "3": (2, False),
    "4": (2, True),
    "5": (1, True),
    "6": (3, False),
    "7": (3, True),
    "8": (1, False),
}
"""What EXIF says of how a camera was held: quarter turns to the left, after the picture was mirrored or not."""


class Picture(NamedTuple):
    """A file's picture: `pixels` (height, width, 3) uint8; `name`, that of the file.

    `pixel_metres` is the side of one of them on the ground, `lonlat` (2,) the place in the middle, in degrees; None
    where neither the file nor the person says. `cautions` are sentences for the person.
    """

    name: str
    pixels: np.ndarray
    pixel_metres: Optional[float]
    lonlat: Optional[np.ndarray]
    cautions: tuple = ()

    @property
    def width(self):
        """Metres along the shorter side, or None."""
        return None if self.pixel_metres is None else self.pixel_metres * min(self.pixels.shape[:2])


def picture_paths(path):
    """Return the paths of the pictures that a file or a folder holds; QgsProcessingException if there are none."""
    if not path:
        # Which would be the folder that QGIS was started in.
        raise QgsProcessingException(tr("Give a picture, or a folder of pictures."))
    folder = Path(path)
    if folder.is_dir():
        paths = sorted(each for each in folder.iterdir() if each.suffix.lower() in ENDINGS and each.is_file())
        if not paths:
            raise QgsProcessingException(tr("The folder {} holds no pictures ({}).", path, ", ".join(ENDINGS)))
        return paths
    if not folder.is_file() and not _is_known_to_gdal(path):
        raise QgsProcessingException(tr("There is no file or folder {}.", path))
    return [path]


def _is_known_to_gdal(name):
    """Return whether GDAL opens what is no file: a raster in a file of several, or in a zip file."""
    try:
        with gdal_errors_raise():
            return gdal.OpenEx(str(name), gdal.OF_RASTER) is not None
    except RuntimeError:
        return False


def read_picture(path, context, pixel_metres=None, warn=None):
    """Return the Picture of a file, made smaller if it is large. `context` is a QgsCoordinateTransformContext.

    `pixel_metres` is what the person says of the file's pixels, which counts more than what the file says. `warn`, if
    given, is called with a sentence if the file's georeference is of no use. Raises ValueError, with a sentence for the
    person, if it cannot be read or shows nothing.
    """
    try:
        with gdal_errors_raise():
            dataset = open_raster(path)
            shrink = max(1.0, min(dataset.RasterXSize, dataset.RasterYSize) / MOST_PIXELS)
            size = max(1, round(dataset.RasterXSize / shrink)), max(1, round(dataset.RasterYSize / shrink))
            with DamageHeard():
                values, seen, cautions = _values(dataset, size)
            metres, lonlat = _georeference(dataset, context)
    except RuntimeError as error:
        raise ValueError(str(error).strip().rstrip(".") or tr("GDAL cannot read it")) from error
    except QgsProcessingException as error:
        # In a local grid a picture lies nowhere, as one without a georeference.
        metres = lonlat = None
        if warn:
            warn(tr("The georeference is ignored. {}", error))
    if min(values.shape[:2]) < 3:
        raise ValueError(tr("it has {} by {} pixels", values.shape[1], values.shape[0]))
    if seen.mean() < LEAST_SEEN:
        raise ValueError(tr("more than half of it is nodata"))
    if np.ptp(values[seen], axis=0).max() == 0:
        raise ValueError(tr("all of its pixels have the same colour"))
    metres = pixel_metres or metres
    pixels = _upright(_as_bytes(values, seen), dataset.GetMetadataItem("EXIF_Orientation"))
    name = Path(path).name.replace('"', "")
    return Picture(name, pixels, None if metres is None else metres * shrink, lonlat, cautions)


def _values(dataset, size):
    """Return (values, seen, cautions) of a dataset, read as (width, height) pixels.

    They are (height, width, 3) red, green and blue; (height, width) bool, False for nodata; sentences for the person.
    """
    chosen = choose_bands(dataset)
    cautions = [chosen.caution] if chosen.caution else []
    bands = [dataset.GetRasterBand(number) for number in chosen.bands]
    if any(gdal.DataTypeIsComplex(band.DataType) for band in bands):
        raise ValueError(tr("its pixel values are complex numbers"))
    # As they are: averages would hide the numbers that stand for nodata.
    planes = _planes(bands, size, gdal.GRIORA_NearestNeighbour)
    seen = np.ones(planes[0].shape, dtype=bool)
    for band in bands:
        seen &= band.GetMaskBand().ReadAsArray(buf_xsize=size[0], buf_ysize=size[1]) > 0
    palette = bands[0].GetColorTable() if len(bands) == 1 else None
    if palette:
        table = np.array([palette.GetColorEntry(index)[:3] for index in range(palette.GetCount())], dtype=np.uint8)
        return table[np.minimum(planes[0], len(table) - 1).astype(np.intp)], seen, tuple(cautions)
    fill = next((each for each in map(fill_of, planes) if each is not None), None)
    if fill is not None:
        cautions.append(tr("it contains {:g}, which is treated as nodata although the file does not declare it", fill))
    if len(planes) == 3:
        # Scenes that lie askew in their file, and mosaics, end in black.
        black = np.all([plane == 0 for plane in planes], axis=0)
        seen &= ~(collar(black | ~seen) & black)
    if size != (dataset.RasterXSize, dataset.RasterYSize):
        planes = _averages(dataset, chosen.bands, size, fill)
    for plane in planes:
        seen &= ~is_fill(plane, fill)
    if chosen.is_cmyk:
        most = np.iinfo(planes[0].dtype).max
        *inks, black = (most - plane.astype(np.float64) for plane in planes)
        planes = [np.rint(ink * black / most).astype(planes[0].dtype) for ink in inks]
    return np.stack(planes * 3 if len(planes) == 1 else planes, axis=2), seen, tuple(cautions)


def _planes(bands, size, how):
    return [band.ReadAsArray(buf_xsize=size[0], buf_ysize=size[1], resample_alg=how) for band in bands]


def _averages(dataset, numbers, size, fill):
    """Return the bands of a dataset, made smaller; `fill`, unless None, does not count as a value."""
    if fill is not None:
        dataset = gdal.Translate("", dataset, format="VRT", bandList=numbers)
        numbers = range(1, dataset.RasterCount + 1)
        for number in numbers:
            dataset.GetRasterBand(number).SetNoDataValue(fill)
    return _planes([dataset.GetRasterBand(number) for number in numbers], size, gdal.GRIORA_Average)


def _as_bytes(values, seen):
    """Return `values` as uint8: as they are, or stretched all alike, so that colours stay; nodata gets the mean."""
    if values.dtype != np.uint8:
        known = values[seen].astype(np.float64)
        low, high = np.percentile(known, STRETCH)
        if not high > low:
            low, high = known.min(), known.max()
        stretched = np.where(seen[..., np.newaxis], values, low).astype(np.float64)
        values = np.clip(np.rint((stretched - low) * (255 / (high - low))), 0, 255).astype(np.uint8)
    if not seen.all():
        values = values.copy()
        values[~seen] = np.rint(values[seen].mean(axis=0))
    return values


def _upright(pixels, orientation):
    """Return pixels as a camera saw them, given what EXIF says, or None."""
    turns, is_mirrored = TURNS.get(orientation, (0, False))
    return np.ascontiguousarray(np.rot90(pixels[:, ::-1] if is_mirrored else pixels, turns))


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
    lonlat, good = QgisPlaceFinder(crs, context, what)(np.stack([x, y], axis=1), np.hypot(transform[1], transform[4]))
    if not good.all():
        return None, None
    # Along the row through the middle, in two steps: half way around the world is still the right way.
    across = great_circle_distance(lonlat[:1], lonlat[1:]).sum()
    return across / (2 * half), lonlat[0]
