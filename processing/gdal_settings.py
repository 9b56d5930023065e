"""Settings of GDAL, changed for the time of a block, and QGIS's own again after it.

GDAL knows one value for all threads: the first block that asks changes it, and the last that ends puts it back.
"""

from contextlib import contextmanager
from threading import Lock

from osgeo import gdal

CACHE_BYTES = 128_000_000
"""What GDAL may keep of the files while one is turned into another; its own habit is a twentieth of the memory."""


class _Setting:
    def __init__(self, get, put, wanted):
        """Take functions that return and set the value, and one that returns the `wanted` value for that before."""
        self._get, self._put, self._wanted = get, put, wanted
        self._lock, self._blocks, self._before = Lock(), 0, None

    @contextmanager
    def __call__(self):
        with self._lock:
            if self._blocks == 0:
                self._before = self._get()
                self._put(self._wanted(self._before))
            self._blocks += 1
        try:
            yield
        finally:
            with self._lock:
                self._blocks -= 1
                if self._blocks == 0:
                    self._put(self._before)


def _use_exceptions(wanted):
    if wanted:
        gdal.UseExceptions()
    else:
        gdal.DontUseExceptions()


gdal_errors_raise = _Setting(gdal.GetUseExceptions, _use_exceptions, lambda _before: True)
"""Errors raise RuntimeError, and are not told by return codes alone."""

small_cache = _Setting(gdal.GetCacheMax, gdal.SetCacheMax, lambda before: min(before, CACHE_BYTES))
"""No more than CACHE_BYTES of files are kept in memory."""
