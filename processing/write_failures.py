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


class GdalFailures:
    """A context manager that hears the errors that GDAL reports in this thread; `first` is the first of them, or ""."""

    def __init__(self):
        self.first = ""

    def __enter__(self):
        gdal.PushErrorHandler(self._hear)
        return self

    def __exit__(self, *_raised):
        gdal.PopErrorHandler()

    def _hear(self, kind, _number, message):
        if kind >= gdal.CE_Failure:
            self.first = self.first or message


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
            raise QgsProcessingException(tr("Cannot write to {}: {}").format(folder, reason))
        if os.path.isdir(path):
            raise QgsProcessingException(tr("{} is a folder: a file cannot take its place.").format(path))
