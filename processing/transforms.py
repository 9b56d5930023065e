"""Coordinates in bulk, between any CRS and the longitude and latitude that encoders take.

QGIS transforms one point, or one geometry, at a time. A line string of a hundred thousand vertices is one geometry,
and well-known binary is a NumPy array with nine bytes in front: so arrays go through QGIS's own machinery, with the
project's context, in one call.
"""

import struct

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsGeometry

from ..encoder import crs_geometry

LINE_STRING_HEADER = "<BII"
LITTLE_ENDIAN, LINE_STRING = 1, 2


def wgs84():
    """Return EPSG:4326, the CRS of everything that an encoder is told."""
    return QgsCoordinateReferenceSystem("EPSG:4326")


class BulkTransform:
    """Transforms (n, 2) arrays, x before y, from one CRS to another."""

    def __init__(self, source, destination, context):
        """Take two QgsCoordinateReferenceSystem and a QgsCoordinateTransformContext, the project's own."""
        self._transform = QgsCoordinateTransform(source, destination, context)

    def __call__(self, xy):
        """Return the (n, 2) float64 coordinates of (n, 2); what cannot be transformed becomes not-a-number."""
        xy = np.asarray(xy, dtype=np.float64)
        result = np.full(xy.shape, np.nan)
        finite = np.isfinite(xy).all(axis=1)
        if finite.any():
            result[finite] = xy[finite] if self._transform.isShortCircuited() else self._finite(xy[finite])
        result[~np.isfinite(result).all(axis=1)] = np.nan
        return result

    def _finite(self, xy):
        # A line string has two points at least.
        padded = np.concatenate([xy, xy[-1:]]) if len(xy) == 1 else xy
        geometry = QgsGeometry()
        header = struct.pack(LINE_STRING_HEADER, LITTLE_ENDIAN, LINE_STRING, len(padded))
        geometry.fromWkb(header + np.ascontiguousarray(padded, dtype="<f8").tobytes())
        try:
            failed = geometry.transform(self._transform) != QgsGeometry.OperationResult.Success
        except QgsCsException:
            failed = True
        if not failed:
            values = np.frombuffer(bytes(geometry.asWkb()), dtype="<f8", offset=len(header))
            return values.reshape(-1, 2)[: len(xy)]
        # One bad point fails them all: halve until the bad ones stand alone.
        if len(xy) == 1:
            return np.full((1, 2), np.nan)
        half = len(xy) // 2
        return np.concatenate([self._finite(xy[:half]), self._finite(xy[half:])])


class PlaceFinder(crs_geometry.PlaceFinder):
    """Finds the places of coordinates in a CRS."""

    def __init__(self, crs, context):
        """Take a QgsCoordinateReferenceSystem and a QgsCoordinateTransformContext, the project's own."""
        to_lonlat, back = BulkTransform(crs, wgs84(), context), BulkTransform(wgs84(), crs, context)
        super().__init__(to_lonlat, back, crs.isGeographic())
