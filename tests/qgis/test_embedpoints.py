"""`placeprint:embedpoints` on real layers."""

import json

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsField,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from placeprint.processing import field_types

from ..closeness import assert_close

PLACES = [(114.17, 22.28), (91.0, 32.0), (22.5, -0.5)]


def components(layer, count=8):
    return np.array([[feature[f"pc{i + 1}"] for i in range(count)] for feature in layer.getFeatures()])


def test_adds_the_first_eight_principal_components(run, make_points, encoder):
    result = run("embedpoints", INPUT=make_points(PLACES), OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert [field.name() for field in result.fields()] == ["name", *(f"pc{i}" for i in range(1, 9))]
    expected = encoder.principal_components(encoder.encode(PLACES), 8)
    assert_close(components(result), expected, 1e-4)


def test_adds_all_dimensions(run, make_points, encoder):
    result = run("embedpoints", INPUT=make_points(PLACES), FORMAT="dimensions", OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    found = [[feature[f"e{i}"] for i in range(encoder.dim)] for feature in result.getFeatures()]
    assert_close(found, encoder.encode(PLACES), 1e-4)


def test_an_array_is_a_true_list_in_a_temporary_layer(run, make_points, encoder):
    result = run("embedpoints", INPUT=make_points(PLACES), FORMAT="array", OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    found = [feature["embedding"] for feature in result.getFeatures()]
    assert all(isinstance(value, list) for value in found)
    assert_close(found, encoder.encode(PLACES), 1e-4)


def test_an_array_is_a_true_list_in_geojson(run, make_points, encoder, tmp_path):
    path = str(tmp_path / "out.geojson")
    run("embedpoints", INPUT=make_points(PLACES), FORMAT="array", OUTPUT=path)
    features = json.loads((tmp_path / "out.geojson").read_text())["features"]
    found = [feature["properties"]["embedding"] for feature in features]
    assert_close(found, encoder.encode(PLACES), 1e-4)


@pytest.mark.parametrize("ending", ["gpkg", "fgb", "csv"])
def test_an_array_is_json_text_in_other_formats(run, make_points, encoder, tmp_path, ending):
    path = str(tmp_path / f"out.{ending}")
    run("embedpoints", INPUT=make_points(PLACES), FORMAT="array", OUTPUT=path)
    layer = QgsVectorLayer(path, "out", "ogr")
    found = []
    for feature in layer.getFeatures():
        value = feature["embedding"]
        found.append(value if isinstance(value, list) else json.loads(value))
    assert_close(sorted(found), sorted(encoder.encode(PLACES).tolist()), 1e-4)


def test_an_array_that_a_shapefile_would_cut_off_is_refused(run, make_points, tmp_path):
    with pytest.raises(QgsProcessingException, match="254"):
        run("embedpoints", INPUT=make_points(PLACES), FORMAT="array", OUTPUT=str(tmp_path / "out.shp"))
    assert list(tmp_path.iterdir()) == []


def test_any_input_crs_gives_the_same_embedding(run, make_points, encoder):
    to_mercator = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:3857"), QgsProject.instance()
    )
    point = to_mercator.transform(QgsPointXY(114.17, 22.28))
    mercator = make_points([(point.x(), point.y())], crs="EPSG:3857")
    result = run("embedpoints", INPUT=mercator, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.crs().authid() == "EPSG:3857"
    expected = encoder.principal_components(encoder.encode([[114.17, 22.28]]), 8)
    assert_close(components(result), expected, 1e-4)


def test_a_multipoint_gets_the_mean_of_its_points(run, make_points, encoder):
    layer = make_points([PLACES[:2], PLACES[2:]], kind="MultiPoint")
    result = run("embedpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    embeddings = encoder.encode(PLACES)
    expected = encoder.principal_components(np.stack([embeddings[:2].mean(axis=0), embeddings[2]]), 8)
    assert_close(components(result), expected, 1e-4)


def test_a_feature_without_geometry_is_kept_with_null(run, make_points, column):
    layer = make_points([PLACES[0], None, PLACES[1]])
    result = run("embedpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert column(result, "name") == ["place 0", "place 1", "place 2"]
    assert [value == NULL for value in column(result, "pc1")] == [False, True, False]


def test_a_point_outside_the_world_is_kept_with_null_and_told(run, make_points, column, feedback):
    layer = make_points([PLACES[0], (10.0, 91.0), (float("inf"), 0.0)])
    result = run("embedpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert [value == NULL for value in column(result, "pc1")] == [False, True, True]
    assert any("2 points" in warning for warning in feedback.warnings)


def test_longitudes_beyond_the_antimeridian_wrap(run, make_points):
    layer = make_points([(190.0, -18.0), (-170.0, -18.0)])
    first, second = components(run("embedpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"])
    assert_close(first, second, 1e-6)


def test_an_empty_layer_gives_an_empty_layer(run, make_points):
    result = run("embedpoints", INPUT=make_points([]), OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.featureCount() == 0
    assert result.fields().indexOf("pc8") > 0


def test_a_field_that_is_there_already_is_kept(run, make_points, column):
    layer = make_points(PLACES, fields=[QgsField("pc1", field_types.REAL)])
    result = run("embedpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert column(result, "pc1") == [1.5, 1.5, 1.5]
    assert result.fields().indexOf("pc1_2") > 0


@pytest.mark.parametrize("kind", ["Polygon", "LineString", "NoGeometry"])
def test_other_geometries_are_refused_with_advice(run, make_points, kind):
    with pytest.raises(QgsProcessingException, match="layer of points"):
        run("embedpoints", INPUT=make_points([], kind=kind), OUTPUT="TEMPORARY_OUTPUT")


def test_a_layer_without_crs_is_refused(run, make_points):
    with pytest.raises(QgsProcessingException, match="no CRS"):
        run("embedpoints", INPUT=make_points(PLACES, crs=""), OUTPUT="TEMPORARY_OUTPUT")


def test_more_components_than_there_are_is_refused(run, make_points):
    with pytest.raises(QgsProcessingException, match="principal components, not 5000"):
        run("embedpoints", INPUT=make_points(PLACES), COMPONENTS=5000, OUTPUT="TEMPORARY_OUTPUT")


def test_a_file_that_is_no_encoder_is_refused(run, make_points, tmp_path):
    path = tmp_path / "bad.npz"
    path.write_text("no encoder")
    with pytest.raises(QgsProcessingException, match=r"bad\.npz is not an encoder file"):
        run("embedpoints", INPUT=make_points(PLACES), ENCODER=str(path), OUTPUT="TEMPORARY_OUTPUT")


def test_a_hundred_thousand_features_go_through_with_progress(run, make_points, random_places, feedback):
    layer = make_points([tuple(place) for place in random_places(100_000)])
    result = run("embedpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.featureCount() == 100_000
    assert len(feedback.progress) > 10
    assert feedback.progress == sorted(feedback.progress)


def test_cancelling_leaves_no_file(run, make_points, random_places, feedback, tmp_path):
    layer = make_points([tuple(place) for place in random_places(30_000)])
    feedback.cancel_at = 20
    with pytest.raises(QgsProcessingException):
        run("embedpoints", INPUT=layer, OUTPUT=str(tmp_path / "out.gpkg"))
    assert list(tmp_path.iterdir()) == []


def test_cancelling_inside_a_geopackage_removes_only_the_new_table(run, make_points, random_places, feedback, tmp_path):
    path = tmp_path / "mine.gpkg"
    run("embedpoints", INPUT=make_points(PLACES), OUTPUT=f"ogr:dbname='{path}' table=\"old\" (geom)")
    feedback.cancel_at = 20
    layer = make_points([tuple(place) for place in random_places(30_000)])
    with pytest.raises(QgsProcessingException):
        run("embedpoints", INPUT=layer, OUTPUT=f"ogr:dbname='{path}' table=\"new\" (geom)")
    assert QgsVectorLayer(f"{path}|layername=old", "old", "ogr").featureCount() == 3
    assert not QgsVectorLayer(f"{path}|layername=new", "new", "ogr").isValid()


def test_a_file_opens_with_the_colours_of_its_embeddings(run, make_points, tmp_path):
    path = str(tmp_path / "out.gpkg")
    run("embedpoints", INPUT=make_points(PLACES), OUTPUT=path)
    layer = QgsVectorLayer(path, "out", "ogr")
    symbol_layer = layer.renderer().symbol().symbolLayer(0)
    colour = symbol_layer.dataDefinedProperties().property(symbol_layer.PropertyFillColor)
    assert '"pc1"' in colour.expressionString()
