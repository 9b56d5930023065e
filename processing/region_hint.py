"""Where a picture may have been taken, as far as a person knows: in an extent, in a country, or both."""

import difflib
from typing import Callable, NamedTuple

import numpy as np
from osgeo import ogr
from qgis.core import QgsApplication, QgsGeometry, QgsPoint, QgsProcessingException

from ..encoder.earth.sphere import canonical
from .translation import tr

COUNTRIES = "resources/data/world_map.gpkg"
"""QGIS's own map of the world (Natural Earth), in its folder of data."""

NAMES = ("NAME", "iso_a2", "ISO_A3")
"""Fields of that map by which a country may be called."""

MARGIN = 0.25
"""Degrees around a country that still count: the map's coasts are coarse, and small islands are missing."""


class RegionHint(NamedTuple):
    """`within` maps (n, 2) lonlat to (n,) bool; `bounds` are (west, south, east, north), east beyond 180 if need be."""

    within: Callable
    bounds: tuple


def region_of(corners, country):
    """Return the Region in `corners` (west, south, east, north; or None) and in a country; None is the whole world.

    `country` is its name or ISO code, or empty. Raises QgsProcessingException for one that is not on the map.
    """
    parts = []
    if corners is not None:
        parts.append(_box(*corners))
    if country.strip():
        parts.append(_country(country.strip()))
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    # The extent is what was drawn, and the raster is to show.
    return RegionHint(lambda lonlat: parts[0].within(lonlat) & parts[1].within(lonlat), parts[0].bounds)


def _box(west, south, east, north):
    def within(lonlat):
        lon, lat = np.asarray(lonlat).T
        return (np.remainder(lon - west, 360.0) <= east - west) & (lat >= south) & (lat <= north)

    return RegionHint(within, (west, south, east, north))


def _country(name):
    """Return the Region of a country of QGIS's map."""
    shapes = _shapes()
    wanted = name.casefold()
    found = next((geometry for names, geometry in shapes if wanted in [each.casefold() for each in names]), None)
    if found is None:
        known = [names[0] for names, _ in shapes]
        near = difflib.get_close_matches(name, known, n=3)
        hint = tr("Did you mean {}?", tr(" or ").join(near)) if near else tr("Take its ISO code, as in CL.")
        raise QgsProcessingException(tr("There is no country {} on the map.", name) + " " + hint)
    shape = found.buffer(MARGIN, 4)
    engine = QgsGeometry.createGeometryEngine(shape.constGet())
    engine.prepareGeometry()
    box = shape.boundingBox()

    def within(lonlat):
        lonlat = canonical(lonlat)
        inside = (
            (lonlat[:, 0] >= box.xMinimum())
            & (lonlat[:, 0] <= box.xMaximum())
            & (lonlat[:, 1] >= box.yMinimum())
            & (lonlat[:, 1] <= box.yMaximum())
        )
        for row in np.flatnonzero(inside):
            inside[row] = engine.contains(QgsPoint(*lonlat[row].tolist()))
        return inside

    # The engine looks at a geometry that it does not own.
    within.shape = shape
    south, north = max(box.yMinimum(), -90.0), min(box.yMaximum(), 90.0)
    return RegionHint(within, (max(box.xMinimum(), -180.0), south, min(box.xMaximum(), 180.0), north))


def _shapes():
    """Return a list of (names, QgsGeometry) of the countries."""
    dataset = ogr.Open(f"{QgsApplication.pkgDataPath()}/{COUNTRIES}")
    layer = dataset.GetLayerByName("countries") if dataset else None
    if layer is None:
        raise QgsProcessingException(tr("This QGIS has no map of the world: give an extent in place of a country."))
    shapes = []
    for feature in layer:
        geometry = QgsGeometry()
        geometry.fromWkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        shapes.append(([feature.GetField(name) or "" for name in NAMES], geometry))
    return shapes
