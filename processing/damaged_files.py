"""How it is found out that a raster file is damaged: by what GDAL says while its pixels are read.

Most drivers fail. That of JPEG warns alone, and what is missing of a file that ends early becomes grey.
"""

import re

from osgeo import gdal

from .translation import tr

DAMAGE = re.compile(r"IReadBlock failed|premature end|corrupt", re.IGNORECASE)
"""What GDAL's drivers and libjpeg say of damage. Other messages, on projections for one, may come between;"""

HARMLESS = re.compile(r"extraneous bytes before marker 0xd9", re.IGNORECASE)
"""and this one is of bytes behind the picture, as some cameras write them."""


class DamageError(ValueError):
    """A file whose pixels cannot all be read, with a sentence for the person."""


class DamageHeard:
    """A context manager that raises DamageError as it ends, if GDAL told of damage in this thread meanwhile."""

    def __init__(self):
        self._first = ""

    def __enter__(self):
        gdal.PushErrorHandler(self._hear)

    def __exit__(self, kind, error, _traceback):
        gdal.PopErrorHandler()
        if self._first and (kind is None or issubclass(kind, RuntimeError)):
            raise DamageError(tr("the file is damaged or incomplete ({})", self._first)) from error

    def _hear(self, kind, _number, message):
        if kind >= gdal.CE_Warning and DAMAGE.search(message) and not HARMLESS.search(message):
            # What follows in brackets is on settings of GDAL.
            self._first = self._first or message.split(" (this warning")[0].strip().rstrip(".")
