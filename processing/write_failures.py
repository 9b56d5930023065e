"""How it is found out that a file was not written whole: by what GDAL says meanwhile, and the disk afterwards.

Not every driver of GDAL tells: on a full disk that of GeoJSON returns no error, and leaves a file that ends early.
"""

import os
import tempfile

from osgeo import gdal
from qgis.core import QgsProcessingException

from .translation import tr

ROOM = 16 * 1024
"""Bytes that must still find room beside a file that is whole."""


SHOWN = 10
"""Warnings that are kept: a driver may have one for each feature."""


class GdalFailures:
    """A context manager that hears what GDAL reports in this thread: `first` is the first error, or "", and `warnings`
    are the first few of them."""

    def __init__(self):
        self.first, self.warnings = "", []

    def __enter__(self):
        gdal.PushErrorHandler(self._hear)
        return self

    def __exit__(self, *_raised):
        gdal.PopErrorHandler()

    def _hear(self, kind, _number, message):
        if kind >= gdal.CE_Failure:
            self.first = self.first or message
        elif kind == gdal.CE_Warning and len(self.warnings) < SHOWN:
            self.warnings.append(message)


def opened(path, flags=0):
    """Return (dataset, ""): what GDAL opens at a path; or (None, why not), also where its errors raise."""
    with GdalFailures() as failures:
        try:
            dataset = gdal.OpenEx(str(path), flags)
        except RuntimeError as error:
            return None, str(error)
    return (dataset, "") if dataset is not None else (None, failures.first or tr("GDAL cannot read it"))


def why_not_writable(folder):
    """Return why nothing can be written to a folder, in the words of the system; "" if it can."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(ROOM))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.strerror
    return ""


def check_writable(paths):
    """Raise QgsProcessingException for a path at which no file can be made: better before the work than after it."""
    for path in paths:
        folder = os.path.dirname(path) or "."
        reason = why_not_writable(folder)
        if reason:
            raise QgsProcessingException(tr("Cannot write to {}: {}", folder, reason))
        if os.path.isdir(path):
            raise QgsProcessingException(tr("{} is a folder: a file cannot take its place.", path))
