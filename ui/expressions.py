"""Expression functions: what the encoder says of a place, wherever QGIS takes an expression. Needs no window."""

import os
from functools import lru_cache

import numpy as np
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsExpressionFunction,
    QgsGeometry,
)

from ..encoder import load_encoder
from ..encoder.arithmetic.float_errors import float_errors_aside
from ..encoder.earth.sphere import on_the_globe
from ..encoder.encoders.library import find_fingerprint
from ..encoder.probes.probe_file import read_probe
from ..processing.transforms import transform_between, wgs84
from ..processing.translation import tr

GROUP = "Placeprint"


class LocationFunction(QgsExpressionFunction):
    """Base of the functions whose arguments are places, with the CRS that they are in as an optional last one.

    As in QGIS's own functions, NULL gives NULL and what is no geometry is an error. A geometry that is not a point
    stands for its centroid. A place that is nowhere on Earth gives NULL.
    """

    NAME = ""
    PLACES: tuple[str, ...] = ()
    OTHERS: tuple[str, ...] = ()
    HELP = ""

    def __init__(self):
        wanted = [QgsExpressionFunction.Parameter(name) for name in (*self.PLACES, *self.OTHERS)]
        # Not NULL by default: QGIS itself answers NULL, unasked, where an argument is.
        crs = QgsExpressionFunction.Parameter("crs", True, "")
        super().__init__(self.NAME, [*wanted, crs], GROUP, tr(self.HELP))

    @float_errors_aside
    def func(self, values, context, parent, _node):
        *values, authid = values
        places, others = values[: len(self.PLACES)], values[len(self.PLACES) :]
        # Whatever is raised here would end QGIS.
        try:
            to_lonlat = transform_between(_crs(authid, context), wgs84(), _transform_context(context), tr("The place"))
            lonlat = [_lonlat(place, to_lonlat) for place in places]
            return NULL if None in lonlat else self.of(*lonlat, *others)
        except Exception as error:
            parent.setEvalErrorString(str(error))
            return None

    def of(self, *values):
        """Return the function's value for places, each a (longitude, latitude) pair, and its OTHERS behind them."""
        raise NotImplementedError

    def usesGeometry(self, _node):
        return False


class LocationEmbedding(LocationFunction):
    NAME = "location_embedding"
    PLACES = ("place",)
    HELP = (
        "<h3>location_embedding</h3>"
        "<p>Returns the embedding of a place: an array of numbers that are alike where satellite images are alike.</p>"
        "<h4>Syntax</h4><p><code>location_embedding(place [, crs])</code></p>"
        "<h4>Arguments</h4><ul><li><i>place</i>: a point; of other geometries the centroid</li>"
        "<li><i>crs</i>: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 "
        "where there is no layer</li></ul>"
        "<h4>Examples</h4><ul><li><code>array_length(location_embedding($geometry))</code></li>"
        "<li><code>location_embedding(make_point(114.17, 22.28), 'EPSG:4326')[0]</code></li></ul>"
    )

    def of(self, place):
        return [float(value) for value in load_encoder().encode([place])[0]]


class LocationSimilarity(LocationFunction):
    NAME = "location_similarity"
    PLACES = ("a", "b")
    HELP = (
        "<h3>location_similarity</h3>"
        "<p>Returns how alike two places are, as a location encoder learned it from satellite imagery: 1 for the same "
        "place, about 0 for places that have no more in common than the land has on average, below 0 for less.</p>"
        "<h4>Syntax</h4><p><code>location_similarity(a, b [, crs])</code></p>"
        "<h4>Arguments</h4><ul><li><i>a</i>, <i>b</i>: points; of other geometries the centroid</li>"
        "<li><i>crs</i>: the authority id of the CRS that both are in; by default that of the layer, or EPSG:4326 "
        "where there is no layer</li></ul>"
        "<h4>Examples</h4><ul><li><code>location_similarity($geometry, make_point(114.17, 22.28))</code> in a layer in "
        "EPSG:4326</li><li><code>location_similarity(make_point(114.17, 22.28), make_point(-43.2, -22.9), "
        "'EPSG:4326')</code></li></ul>"
    )

    def of(self, a, b):
        # Of a reference that is the same in every row the direction is known by the second.
        return float(np.clip(np.dot(_direction(*a), _direction(*b)), -1.0, 1.0))


class LocationPredict(LocationFunction):
    NAME = "location_predict"
    PLACES = ("place",)
    OTHERS = ("probe_file",)
    HELP = (
        "<h3>location_predict</h3>"
        "<p>Returns what a probe tells of a place: a number, or the likeliest class.</p>"
        "<h4>Syntax</h4><p><code>location_predict(place, probe_file [, crs])</code></p>"
        "<h4>Arguments</h4><ul><li><i>place</i>: a point; of other geometries the centroid</li>"
        "<li><i>probe_file</i>: the path of a probe that 'Train probe' made. Where it learned from other numbers "
        "beside the place, the medians of its training places are taken for them</li>"
        "<li><i>crs</i>: the authority id of the CRS that the place is in; by default that of the layer, or EPSG:4326 "
        "where there is no layer</li></ul>"
        "<h4>Examples</h4><ul><li><code>location_predict($geometry, '/data/soil.probe.npz')</code></li>"
        "<li><code>location_predict(make_point(114.17, 22.28), @project_folder || '/soil.probe.npz', "
        "'EPSG:4326')</code></li></ul>"
    )

    def of(self, place, path):
        try:
            changed = os.stat(str(path)).st_mtime_ns
        except OSError:
            changed = None
        probe = _probe(str(path), changed)
        told = probe.predict(load_encoder(_encoder_of(probe)).encode([place]))
        return probe.metadata.classes[told.indices[0]] if probe.metadata.classes else float(told.values[0])


class Functions:
    """Placeprint's functions in QGIS's expressions, until they are taken out again."""

    def __init__(self):
        # QGIS keeps pointers to them: Python must not let go.
        self._functions = [LocationEmbedding(), LocationSimilarity(), LocationPredict()]
        for function in self._functions:
            # One that a plugin left behind which was not unloaded.
            QgsExpression.unregisterFunction(function.name())
            QgsExpression.registerFunction(function)

    def remove(self):
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())


@lru_cache(maxsize=4096)
def _direction(lon, lat):
    encoder = load_encoder()
    return encoder.directions(encoder.encode([(lon, lat)]))[0]


@lru_cache(maxsize=8)
def _probe(path, _changed):
    return read_probe(path)


def _encoder_of(probe):
    """Return the path of the encoder that a Probe reads. Raises MissingEncoderError."""
    return find_fingerprint(probe.metadata.fingerprint, probe.metadata.encoder)


def _crs(authid, context):
    """Return the CRS that an argument names, else the layer's, else EPSG:4326; ValueError for a name of none."""
    if authid:
        crs = QgsCoordinateReferenceSystem(str(authid))
        if not crs.isValid():
            raise ValueError(tr("'{}' is not a CRS", authid))
        return crs
    crs = context.variable("_layer_crs") if context is not None else None
    return crs if isinstance(crs, QgsCoordinateReferenceSystem) and crs.isValid() else wgs84()


def _transform_context(context):
    """Return the project's, as the expression's context has it: in a thread that draws, the project is out of reach."""
    found = context.variable("_project_transform_context") if context is not None else None
    return found if isinstance(found, QgsCoordinateTransformContext) else QgsCoordinateTransformContext()


def _lonlat(value, to_lonlat):
    """Return the (longitude, latitude) of a geometry, None if it is empty or nowhere on Earth."""
    if not isinstance(value, QgsGeometry):
        raise ValueError(tr("Cannot convert to geometry"))
    if value.isEmpty():
        return None
    point = value.centroid().asPoint()
    try:
        point = to_lonlat.transform(point)
    except QgsCsException:
        return None
    place = (point.x(), point.y())
    return place if on_the_globe(np.array([place]))[0] else None
