"""Places as a person types them: coordinates, towns, and the names of a layer's features."""

import re
from typing import NamedTuple

from qgis.core import (
    QgsCsException,
    QgsExpression,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..encoder.earth.gazetteer import find_towns
from ..processing.transforms import transform_between, wgs84
from ..processing.translation import tr

NUMBER = r"[-+]?\d+(?:[.,]\d+)?"
COORDINATES = re.compile(rf"\s*({NUMBER})(?:\s*[;\s]\s*|,\s*)({NUMBER})\s*")

MAX_FEATURES = 5


class TypedPlace(NamedTuple):
    """What a text may mean: how it is called, what kind of thing it is, its longitude and latitude in degrees."""

    name: str
    kind: str
    lon: float
    lat: float


def coordinates(text):
    """Return the TypedPlace of a longitude and a latitude, `114.17 22.28`, or None if the text is not that.

    Raises ValueError, with what to say to the person, for numbers that are nowhere on Earth.
    """
    found = COORDINATES.fullmatch(text)
    if not found:
        return None
    lon, lat = (float(number.replace(",", ".")) for number in found.groups())
    if not (-180 <= lon <= 360 and -90 <= lat <= 90):
        raise ValueError(tr("Longitude first, then latitude, in degrees: {}, {} is nowhere on Earth.", lon, lat))
    return TypedPlace(f"{lon:g}, {lat:g}", tr("coordinates"), lon, lat)


def towns(text):
    """Return the TypedPlaces of the towns that a text may mean."""
    return [TypedPlace(str(town), tr("town"), town.lon, town.lat) for town in find_towns(text)]


def layer_names(layer, project):
    """Return the LayerNames of a map layer, or None if it, or no layer, has none, or none that are places on Earth."""
    try:
        return LayerNames(layer, project) if has_features(layer) else None
    except QgsProcessingException:
        return None


def has_features(layer):
    """Return whether a map layer, or None, is one of features that lie somewhere."""
    return isinstance(layer, QgsVectorLayer) and layer.isSpatial()


def to_lonlat(layer, project):
    """Return the QgsCoordinateTransform from a layer to degrees.

    Raises QgsProcessingException for a CRS whose coordinates are no places on Earth.
    """
    return transform_between(layer.crs(), wgs84(), project, tr("The layer {}", layer.name()))


def place_inside(feature, to_lonlat):
    """Return the QgsPointXY in degrees of a feature, of areas one inside; None where there is none on Earth."""
    if not feature.hasGeometry():
        return None
    try:
        return to_lonlat.transform(feature.geometry().pointOnSurface().asPoint())
    except QgsCsException:
        return None


class LayerNames:
    """The names of a vector layer's features, to be looked through in any thread."""

    def __init__(self, layer, project):
        """Take the QgsVectorLayer and the QgsProject; in the thread of the window.

        Raises QgsProcessingException for a layer in a CRS whose coordinates are no places on Earth.
        """
        self._name = layer.name()
        self._source = QgsVectorLayerFeatureSource(layer)
        self._expression = layer.displayExpression()
        self._context = layer.createExpressionContext()
        self._transform = to_lonlat(layer, project)

    def find(self, text):
        """Return the TypedPlaces, at most MAX_FEATURES, whose names have the text in them; of areas a point inside."""
        wanted = QgsExpression.quotedString(f"%{text}%")
        request = QgsFeatureRequest()
        request.setFilterExpression(f"({self._expression}) ILIKE {wanted}")
        request.setLimit(MAX_FEATURES)
        naming = QgsExpression(self._expression)
        found = []
        for feature in self._source.getFeatures(request):
            place = place_inside(feature, self._transform)
            if place is not None:
                self._context.setFeature(feature)
                found.append(TypedPlace(str(naming.evaluate(self._context)), self._name, place.x(), place.y()))
        return found
