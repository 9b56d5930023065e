"""A real QGIS in this process, with Placeprint's provider registered as QGIS itself would."""

import os
import sys
import tempfile

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)

from placeprint.encoder import load_encoder
from placeprint.encoder.files.encoder_file import arrays_of, write_arrays
from placeprint.processing import field_types
from placeprint.ui.expressions import Functions

from .every_algorithm import cases


def pytest_sessionfinish(session, exitstatus):
    session.config.placeprint_status = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End the process at once: QGIS loses count of the exceptions of algorithms in Python. Each keeps its frames for
    good, those above too, with the layers that tests have in them, and QGIS cannot end before its layers. Whether QGIS
    ends in peace, tests/headless looks into."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(getattr(config, "placeprint_status", 1))


@pytest.fixture
def provider(qgis_app, qgis_processing):
    from placeprint.processing.provider import PlaceprintProvider

    provider = PlaceprintProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def run(provider, feedback):
    """Return a function that runs an algorithm of the provider, as `processing.run` does."""
    import processing

    def run(name, context=None, feedback=feedback, **parameters):
        context = context or QgsProcessingContext()
        context.setProject(QgsProject.instance())
        return processing.run(f"placeprint:{name}", parameters, context=context, feedback=feedback)

    return run


@pytest.fixture
def load(provider, feedback, qgis_new_project, monkeypatch):
    """Return a function that runs an algorithm as the toolbox does, and returns the layer that QGIS then loads."""
    from processing.gui import Postprocessing

    # Later QGIS puts the layer into the window's tree of layers, if there is a window. Here there is none.
    monkeypatch.setattr(Postprocessing, "iface", None, raising=False)

    def load(name, output="TEMPORARY_OUTPUT", **parameters):
        project = QgsProject.instance()
        context = QgsProcessingContext()
        context.setProject(project)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"placeprint:{name}")
        definition = QgsProcessingOutputLayerDefinition(output, project)
        definition.destinationName = "result"
        for key, value in parameters.items():
            if isinstance(value, QgsVectorLayer):
                parameters[key] = project.addMapLayer(value).id()
        _, ok = algorithm.run({**parameters, "OUTPUT": definition}, context, feedback)
        assert ok
        assert Postprocessing.handleAlgorithmResults(algorithm, context, feedback, False)
        (layer,) = project.mapLayersByName("result")
        return layer

    return load


@pytest.fixture
def feedback():
    return Feedback()


class Feedback(QgsProcessingFeedback):
    """Keeps what an algorithm says, and cancels it once its progress has passed `cancel_at` percent."""

    def __init__(self):
        super().__init__(False)
        self.warnings, self.progress, self.cancel_at = [], [], None
        self.progressChanged.connect(self._progressed)

    def _progressed(self, value):
        self.progress.append(value)
        if self.cancel_at is not None and value >= self.cancel_at:
            self.cancel()

    def pushWarning(self, warning):
        self.warnings.append(warning)


@pytest.fixture
def make_points(qgis_new_project):
    """Return a function that makes a memory layer of points: `None` is a null geometry, a list is a multipoint."""

    def make(places, crs="EPSG:4326", kind="Point", fields=(), name="places"):
        layer = QgsVectorLayer(kind, name, "memory")
        layer.setCrs(QgsCoordinateReferenceSystem(crs))
        layer.dataProvider().addAttributes([QgsField("name", field_types.TEXT), *fields])
        layer.updateFields()
        features = []
        for index, place in enumerate(places):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"place {index}", *[1.5] * len(fields)])
            if isinstance(place, list):
                feature.setGeometry(QgsGeometry.fromMultiPointXY([QgsPointXY(*point) for point in place]))
            elif place is not None:
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        return layer

    return make


@pytest.fixture(scope="session")
def encoder():
    return load_encoder()


@pytest.fixture
def own_encoder(own_encoders):
    """The path of a small encoder of random weights, 'Waves', in a person's own folder."""
    rng = np.random.default_rng(4)
    layers = [(rng.normal(size=(12, 16)), rng.normal(size=12)), (rng.normal(size=(6, 12)), rng.normal(size=6))]
    path = own_encoders / "my-waves.npz"
    write_arrays(path, arrays_of(layers), {"name": "Waves", "basis": "spherical harmonics"})
    return path.resolve()


@pytest.fixture
def every_algorithm(make_points, random_places, own_encoder, tmp_path):
    """A list of Cases: a short run of each algorithm, on 300 points that have their latitude as `height`."""
    points = make_points(random_places(300), fields=[QgsField("height", field_types.REAL)])
    heights = {feature.id(): {1: feature.geometry().asPoint().y()} for feature in points.getFeatures()}
    assert points.dataProvider().changeAttributeValues(heights)
    folder = tmp_path / "input"
    folder.mkdir()
    return cases(folder, points, own_encoder)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """An empty folder that Python, Qt and GDAL take for the system's of temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def column():
    """Return a function that reads one field of a layer as a list."""

    def column(layer, name):
        return [feature[name] for feature in layer.getFeatures()]

    return column


@pytest.fixture
def random_places():
    """Return a function that draws n places from the whole sphere."""

    def draw(count, seed=0):
        rng = np.random.default_rng(seed)
        sine = rng.uniform(-1, 1, count)
        return np.stack([rng.uniform(-180, 180, count), np.degrees(np.arcsin(sine))], axis=1)

    return draw


@pytest.fixture
def functions(qgis_app):
    """Placeprint's expression functions, known to QGIS for the time of a test."""
    functions = Functions()
    yield functions
    functions.remove()


@pytest.fixture
def evaluate(functions):
    """Return a function that evaluates an expression, on a feature of a layer if one is given; errors are raised."""

    def evaluate(text, layer=None, feature=None):
        context = QgsExpressionContext()
        if layer is not None:
            context.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
            context.setFeature(feature or next(layer.getFeatures()))
        expression = QgsExpression(text)
        assert not expression.hasParserError(), expression.parserErrorString()
        expression.prepare(context)
        value = expression.evaluate(context)
        if expression.hasEvalError():
            raise RuntimeError(expression.evalErrorString())
        return value

    return evaluate


@pytest.fixture
def virtual_points(make_points):
    """Return a function that makes a virtual layer of places with their `number`, as a view of a database is one: in an
    order that is another in each reading, and with ids that are all the same, or the numbers of its rows."""

    def make(lonlat, ids):
        table = make_points([tuple(place) for place in lonlat], fields=[QgsField("number", field_types.INTEGER)])
        provider, column = table.dataProvider(), table.fields().indexFromName("number")
        rows = (feature.id() for feature in table.getFeatures())
        assert provider.changeAttributeValues({row: {column: number} for number, row in enumerate(rows)})
        QgsProject.instance().addMapLayer(table)
        uid = "&uid=same" if ids == "same" else ""
        query = "SELECT number, 7 AS same, geometry FROM places ORDER BY random()".replace(" ", "%20")
        layer = QgsVectorLayer(f"?query={query}{uid}&geometry=geometry:1:4326", "view", "virtual")
        assert layer.isValid()
        return QgsProject.instance().addMapLayer(layer)

    return make
