"""`placeprint:similaritytopoints` on real layers."""

import numpy as np
import pytest
from qgis.core import NULL, QgsField, QgsProcessingException, QgsVectorLayer

from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.processing import field_types

HONG_KONG = (114.17, 22.28)
PLACES = [HONG_KONG, (121.5, 25.0), (25.0, 24.0)]
REFERENCE = "114.17,22.28 [EPSG:4326]"


def test_a_place_has_similarity_one_to_itself(run, make_points, column):
    result = run("similaritytopoints", INPUT=make_points(PLACES), REFERENCE=REFERENCE, OUTPUT="TEMPORARY_OUTPUT")
    assert column(result["OUTPUT"], "similarity")[0] == pytest.approx(1, abs=1e-6)


def test_a_clicked_place_and_a_layer_of_places_are_references_together(run, make_points, column, encoder):
    result = run(
        "similaritytopoints",
        INPUT=make_points(PLACES),
        REFERENCE=REFERENCE,
        REFERENCES=make_points([(-60.0, -3.0)]),
        NEGATIVES=make_points([(10.0, 46.0)]),
        OUTPUT="TEMPORARY_OUTPUT",
    )["OUTPUT"]
    expected = ReferenceSet(encoder, [HONG_KONG, (-60.0, -3.0)], [(10.0, 46.0)]).similarity(PLACES)
    np.testing.assert_allclose(column(result, "similarity"), expected, atol=1e-5)


def test_references_in_another_crs_are_transformed(run, make_points, column):
    references = make_points([(12709343.0, 2545775.0)], crs="EPSG:3857")
    result = run("similaritytopoints", INPUT=make_points(PLACES), REFERENCES=references, OUTPUT="TEMPORARY_OUTPUT")
    assert column(result["OUTPUT"], "similarity")[0] > 0.98


def test_features_without_a_place_are_kept_with_null(run, make_points, column):
    layer = make_points([HONG_KONG, None, (0.0, 95.0)])
    result = run("similaritytopoints", INPUT=layer, REFERENCE=REFERENCE, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert column(result, "name") == ["place 0", "place 1", "place 2"]
    assert [value == NULL for value in column(result, "similarity")] == [False, True, True]


def test_a_field_that_is_there_already_is_kept(run, make_points, column):
    layer = make_points(PLACES, fields=[QgsField("similarity", field_types.REAL)])
    result = run("similaritytopoints", INPUT=layer, REFERENCE=REFERENCE, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert column(result, "similarity") == [1.5, 1.5, 1.5]
    assert column(result, "similarity_2")[0] == pytest.approx(1, abs=1e-6)


def test_without_a_reference_it_is_refused(run, make_points):
    with pytest.raises(QgsProcessingException, match="Give a reference"):
        run("similaritytopoints", INPUT=make_points(PLACES), OUTPUT="TEMPORARY_OUTPUT")


def test_a_reference_at_zero_zero_is_a_reference(run, make_points, column):
    layer = make_points([(0.0, 0.0)])
    result = run("similaritytopoints", INPUT=layer, REFERENCE="0,0 [EPSG:4326]", OUTPUT="TEMPORARY_OUTPUT")
    assert column(result["OUTPUT"], "similarity") == [pytest.approx(1, abs=1e-6)]


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "shp"])
def test_a_file_opens_coloured_by_similarity(run, make_points, tmp_path, ending):
    path = str(tmp_path / f"out.{ending}")
    run("similaritytopoints", INPUT=make_points(PLACES), REFERENCE=REFERENCE, OUTPUT=path)
    renderer = (layer := QgsVectorLayer(path, "out", "ogr")).renderer()
    assert layer.featureCount() == 3
    assert (renderer.type(), renderer.classAttribute()) == ("graduatedSymbol", "similarity")


@pytest.mark.parametrize("output", ["TEMPORARY_OUTPUT", "out.gpkg"])
def test_a_layer_is_coloured_when_the_toolbox_loads_it(load, make_points, tmp_path, output):
    output = str(tmp_path / output) if output.endswith("gpkg") else output
    layer = load("similaritytopoints", output, INPUT=make_points(PLACES), REFERENCE=REFERENCE)
    assert layer.renderer().classAttribute() == "similarity"
