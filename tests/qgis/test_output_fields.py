"""Styles and messages of outputs whose format gives fields other names than they were asked for."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsField,
    QgsFields,
    QgsProcessingException,
    QgsRenderContext,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.similarity.gallery import world_places
from placeprint.processing import field_types
from placeprint.processing.output_fields import combined, written_names

ENDINGS = ["shp", "gpkg", "sqlite", "geojson", "fgb", "kml", "tab", "gml"]

# Where GDAL lacks LIBKML it writes fields that it does not read again.
READ_WHOLE = [ending for ending in ENDINGS if ending != "kml" or gdal.GetDriverByName("LIBKML")]

TAKEN = ["similarity", "rank", "cluster", "predicted", "correct", "novelty", "probability"]
"""Fields that the layer has already: the new ones get '_2' behind their names, and these are too long for some."""


@pytest.fixture(scope="module")
def lonlat():
    land = world_places(True)
    return land[np.random.default_rng(5).choice(len(land), 60, replace=False)]


@pytest.fixture
def layer(make_points, lonlat):
    """60 points with a class `zone`, a number `warmth`, and all fields of TAKEN."""
    fields = [QgsField(name, field_types.REAL) for name in [*TAKEN, "warmth"]]
    layer = make_points(list(map(tuple, lonlat)), fields=fields)
    zone, warmth = (layer.fields().indexFromName(name) for name in ("name", "warmth"))
    changes = {
        feature.id(): {zone: "tropics" if abs(lat) < 25 else "the rest", warmth: 30 - abs(lat) / 2}
        for feature, (_, lat) in zip(layer.getFeatures(), lonlat.tolist())
    }
    assert layer.dataProvider().changeAttributeValues(changes)
    return layer


@pytest.fixture(scope="module")
def probes(encoder, lonlat, tmp_path_factory):
    """{what: path} of a probe of classes whose names differ in capitals, or when cut, and of one of numbers."""
    names = np.array(["Oak", "oak", "a forest of pines", "a forest of beeches"])
    labels = {
        "classes": names[np.digitize(np.abs(lonlat[:, 1]), [15, 30, 50])],
        "numbers": 30 - np.abs(lonlat[:, 1]) / 2,
    }
    folder = tmp_path_factory.mktemp("probes")
    for what, each in labels.items():
        write_probe(folder / f"{what}.probe.npz", train_probe(encoder, lonlat, each).probe)
    return {what: str(folder / f"{what}.probe.npz") for what in labels}


def parameters_of(case, layer, probes, tmp_path):
    """Return (algorithm, its parameters without OUTPUT)."""
    reference = {"REFERENCE": "22.5,-0.5 [EPSG:4326]"}
    training = {"INPUT": layer, "PROBE": str(tmp_path / "new.probe.npz")}
    return {
        "similarity": ("similaritytopoints", {"INPUT": layer, **reference}),
        "analogues": ("analogues", {"CANDIDATES": layer, "SEPARATION": 0, **reference}),
        "clusters": ("clusterpoints", {"INPUT": layer, "K": 3}),
        "diverse": ("samplediverse", {"INPUT": layer, "COUNT": 5}),
        "components": ("embedpoints", {"INPUT": layer, "PREFIX": 'my "own" embedding '}),
        "predicted classes": ("predictpoints", {"INPUT": layer, "PROBE": probes["classes"], "PROBABILITIES": True}),
        "predicted numbers": ("predictpoints", {"INPUT": layer, "PROBE": probes["numbers"]}),
        "trained classes": ("trainprobe", {"FIELD": "name", **training}),
        "trained numbers": ("trainprobe", {"FIELD": "warmth", **training}),
        "pictures": ("geolocateimage", {"INPUT": "tests/data/pictures", "COUNT": 3}),
    }[case]


CASES = [
    *(("shp", case) for case in ("similarity", "analogues", "clusters", "diverse", "components", "pictures")),
    *(("shp", case) for case in ("predicted classes", "predicted numbers", "trained classes", "trained numbers")),
    *((ending, case) for ending in ENDINGS[1:] for case in ("predicted classes", "predicted numbers")),
    *((ending, "components") for ending in ("gpkg", "sqlite", "fgb", "tab", "gml")),
]


@pytest.mark.parametrize(("ending", "case"), CASES)
def test_every_feature_of_every_format_is_drawn(run, layer, probes, tmp_path, ending, case):
    algorithm, parameters = parameters_of(case, layer, probes, tmp_path)
    path = str(tmp_path / f"out.{ending}")
    run(algorithm, **parameters, OUTPUT=path)
    written = QgsVectorLayer(path, "written", "ogr")
    renderer, context = written.renderer().clone(), QgsRenderContext()
    scopes = QgsExpressionContextUtils.globalProjectLayerScopes(written)
    context.setExpressionContext(QgsExpressionContext(scopes))
    features = list(written.getFeatures())
    assert features
    renderer.startRender(context, written.fields())
    for feature in features:
        context.expressionContext().setFeature(feature)
        symbol = renderer.symbolForFeature(feature, context)
        assert symbol is not None
        colour = symbol.symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.Property.PropertyFillColor)
        # NULL is what an expression gives that names no field.
        assert not colour.isActive() or colour.valueAsColor(context.expressionContext())[1]
    renderer.stopRender(context)
    if written.labelsEnabled():
        settings = written.labeling().settings()
        assert settings.isExpression or written.fields().indexFromName(settings.fieldName) >= 0
        expression = QgsExpression(settings.fieldName)
        assert not settings.isExpression or expression.evaluate(context.expressionContext())


@pytest.mark.parametrize("ending", [*READ_WHOLE, "csv"])
def test_classes_that_differ_in_capitals_alone_each_have_their_probability(
    run, layer, probes, encoder, lonlat, tmp_path, ending
):
    from placeprint.encoder.probes.probe_file import read_probe

    path = str(tmp_path / f"out.{ending}")
    run("predictpoints", INPUT=layer, PROBE=probes["classes"], PROBABILITIES=True, OUTPUT=path)
    expected = read_probe(probes["classes"]).predict(encoder.encode(lonlat)).probabilities
    written = QgsVectorLayer(path, "written", "ogr")
    found = [
        [float(feature[index]) for index, field in enumerate(written.fields()) if field.name().startswith("p_")]
        for feature in sorted(written.getFeatures(), key=lambda each: [float(value) for value in place_of(each)])
    ]
    assert len(found[0]) == 4
    order = sorted(range(60), key=lambda row: 30 - abs(lonlat[row, 1]) / 2)
    np.testing.assert_allclose(found, expected[order], atol=1e-5)


def place_of(feature):
    """Return what is another number in each feature: its `warmth`."""
    return [feature["warmth"]]


def test_other_names_lost_fields_and_cut_texts_are_told(run, make_points, feedback, tmp_path):
    layer = make_points([(20, 10), (30, 40)], fields=[QgsField("a long name of a field", field_types.TEXT)])
    first = next(layer.getFeatures()).id()
    assert layer.dataProvider().changeAttributeValues({first: {1: "ä" * 200}})
    path = str(tmp_path / "out.shp")
    run("similaritytopoints", INPUT=layer, REFERENCE="20,10 [EPSG:4326]", OUTPUT=path)
    assert "a long name of a field → a long nam" in feedback.textLog()
    assert any("truncated to 254 characters" in warning for warning in feedback.warnings)
    assert len(next(QgsVectorLayer(path, "written", "ogr").getFeatures())[1]) == 127


def test_names_are_found_again_behind_those_that_a_format_adds(tmp_path):
    def fields(*names):
        result = QgsFields()
        for name in names:
            result.append(QgsField(name, field_types.REAL))
        return result

    assert [field.name() for field in combined(fields("Rank", "x"), fields("rank", "RANK", "rank_2", "y"))] == [
        *("Rank", "x", "rank_2", "RANK_3", "rank_2_2", "y")
    ]
    path = tmp_path / "table.csv"
    path.write_text("fid,Name,cluster_si,cluster__1\n1,2,3,4\n")
    names = written_names(str(path), fields("name", "cluster_si", "cluster_similarity"))
    assert names == {"name": "Name", "cluster_si": "cluster_si", "cluster_similarity": "cluster__1"}
    assert written_names(str(path), fields("depth", "cluster_si", "cluster_similarity")).keys() == {
        *("cluster_si", "cluster_similarity")
    }
    assert written_names("no_such_layer_of_this_run", fields("depth")) is None


def test_a_file_that_nobody_can_read_is_no_success(run, layer, tmp_path):
    # GDAL does not escape the names of fields there.
    with pytest.raises(QgsProcessingException, match=r"cannot be read again\. Choose another format"):
        run("embedpoints", INPUT=layer, PREFIX='my "own" ', OUTPUT=str(tmp_path / "out.kml"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [*ENDINGS, "csv", "geojsonl"])
def test_a_file_without_features_is_a_success(run, make_points, tmp_path, ending):
    result = run("embedpoints", INPUT=make_points([]), OUTPUT=str(tmp_path / f"out.{ending}"))["OUTPUT"]
    assert QgsVectorLayer(result, "written", "ogr").featureCount() <= 0
