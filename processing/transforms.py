"""Coordinates in bulk, between any CRS and the longitude and latitude that encoders take.

QGIS transforms one point, or one geometry, at a time. A line string of a hundred thousand vertices is one geometry,
and well-known binary is a NumPy array with nine bytes in front: so arrays go through QGIS's own machinery, with the
project's context, in one call.

Where there is no transformation, QGIS hands back what it was given, which then looks like degrees. So whoever needs a
QgsCoordinateTransform gets it here, where the CRSs are looked at first.
"""

import re
import struct
from functools import lru_cache

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProcessingException,
    QgsUnitTypes,
)

from ..encoder.earth import crs_geometry
from ..encoder.earth.crs_kinds import advice, why_no_places
from .translation import tr

LINE_STRING_HEADER = "<BII"
LITTLE_ENDIAN, LINE_STRING = 1, 2

NAMED_CRS = re.compile(r"[^\[\]]*,[^\[\]]*\[(.*\S.*)\]\s*\)?\s*", re.DOTALL)
"""Coordinates as text, with the CRS that they are in: 114.17,22.28 [EPSG:4326]."""


def wgs84():
    """Return EPSG:4326, the CRS of everything that an encoder is told."""
    return QgsCoordinateReferenceSystem("EPSG:4326")


def check_crs(crs, what):
    """Raise QgsProcessingException if coordinates in a QgsCoordinateReferenceSystem are no places on Earth.

    `what` is called so in the message.
    """
    why = _why_no_places(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED)) if crs.isValid() else None
    if not crs.isValid():
        raise QgsProcessingException(tr("{} has no valid CRS.", what) + " " + advice())
    if why:
        raise QgsProcessingException(
            tr("{} cannot be placed on Earth by its CRS ({}): {}.", what, name_of(crs), why) + " " + advice()
        )


@lru_cache(maxsize=64)
def _why_no_places(wkt):
    return why_no_places(wkt)


def check_named_crs(value, what):
    """Raise QgsProcessingException if the text of a parameter names a CRS that is none, or none of the Earth.

    QGIS takes the coordinates all the same, for some in another CRS. Returns the QgsCoordinateReferenceSystem that is
    named, None where none is.
    """
    found = NAMED_CRS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    crs = QgsCoordinateReferenceSystem(found[1])
    if not crs.isValid():
        raise QgsProcessingException(tr("{}: '{}' is not a CRS that QGIS knows.", what, found[1]) + " " + advice())
    check_crs(crs, what)
    return crs


def transform_between(source, destination, context, what=None):
    """Return the QgsCoordinateTransform between two QgsCoordinateReferenceSystem; `context` as its constructor has it.

    Raises QgsProcessingException if there is none, or one has coordinates that are no places on Earth; `what` is called
    so in the message.
    """
    for crs in (source, destination):
        check_crs(crs, what or tr("A position"))
    transform = QgsCoordinateTransform(source, destination, context)
    if not transform.isValid():
        raise QgsProcessingException(
            tr("There is no transformation from {} to {}.", name_of(source), name_of(destination)) + " " + advice()
        )
    return transform


def name_of(crs):
    """Return what to call a QgsCoordinateReferenceSystem in messages."""
    return crs.authid() or crs.description() or tr("a CRS without a name")


def in_degrees(crs):
    """Return whether the coordinates in a QgsCoordinateReferenceSystem are degrees."""
    # Of one without an authority's code QGIS 3.22 does not know that it is geographic.
    return crs.mapUnits() == QgsUnitTypes.DistanceUnit.DistanceDegrees


class BulkTransform:
    """Transforms (n, 2) arrays, x before y, from one CRS to another."""

    def __init__(self, source, destination, context, what=None):
        """Take two QgsCoordinateReferenceSystem and a QgsCoordinateTransformContext, the project's own.

        Raises QgsProcessingException as `transform_between` does.
        """
        self._transform = transform_between(source, destination, context, what)

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
        # With one bad point in it, QGIS takes another, less exact transformation for all of them.
        if not failed and not (self._transform.fallbackOperationOccurred() and len(xy) > 1):
            values = np.frombuffer(bytes(geometry.asWkb()), dtype="<f8", offset=len(header))
            return values.reshape(-1, 2)[: len(xy)]
        # One bad point fails them all: halve until the bad ones stand alone.
        if len(xy) == 1:
            return np.full((1, 2), np.nan)
        half = len(xy) // 2
        return np.concatenate([self._finite(xy[:half]), self._finite(xy[half:])])


class QgisPlaceFinder(crs_geometry.PlaceFinder):
    """Finds the places of coordinates in a CRS."""

    def __init__(self, crs, context, what=None):
        """Take a QgsCoordinateReferenceSystem and a QgsCoordinateTransformContext, the project's own.

        Raises QgsProcessingException as `transform_between` does.
        """
        to_lonlat, back = BulkTransform(crs, wgs84(), context, what), BulkTransform(wgs84(), crs, context, what)
        super().__init__(to_lonlat, back, in_degrees(crs))
