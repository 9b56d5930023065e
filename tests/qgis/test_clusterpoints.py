"""`placeprint:clusterpoints` on real layers."""

import numpy as np
import pytest
from qgis.core import NULL, QgsField, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

from placeprint.encoder.similarity.clusters import fit_clusters

DESERTS = [(5.0, 25.0), (20.0, 22.0), (50.0, 20.0), (127.0, -27.0)]
FORESTS = [(20.0, 0.0), (24.0, -1.0), (-62.0, -4.0), (-66.0, -5.0)]
ICE = [(-40.0, 72.0), (-38.0, 75.0), (60.0, -80.0)]
PLACES = DESERTS + FORESTS + ICE


def test_places_of_one_kind_are_one_cluster(run, make_points, column):
    result = run("clusterpoints", INPUT=make_points(PLACES), K=3, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert [field.name() for field in result.fields()] == ["name", "cluster", "cluster_similarity"]
    numbers = column(result, "cluster")
    assert [len(set(numbers[start:stop])) for start, stop in ((0, 4), (4, 8), (8, 11))] == [1, 1, 1]
    assert set(numbers) == {1, 2, 3}


def test_the_fields_are_what_the_encoder_says(run, make_points, column, encoder, random_places):
    places = random_places(300)
    layer = make_points([tuple(place) for place in places])
    result = run("clusterpoints", INPUT=layer, K=5, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    embeddings = encoder.encode(places)
    clusters = fit_clusters(encoder, embeddings, 5).clusters
    numbers = np.array(column(result, "cluster"))
    # The nearest, but where two are as near as rounding can tell.
    nearness = clusters.nearness(embeddings)
    assert (nearness[np.arange(300), numbers - 1] > nearness.max(axis=1) - 1e-5).all()
    np.testing.assert_allclose(
        column(result, "cluster_similarity"), clusters.similarity(embeddings, numbers), atol=1e-5
    )


def test_a_number_is_suggested_and_the_log_says_why(run, make_points, column, random_places, feedback):
    told = []
    feedback.pushInfo = told.append
    layer = make_points([tuple(place) for place in random_places(400)])
    result = run("clusterpoints", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert f"{max(column(result, 'cluster'))} clusters are suggested" in " ".join(told)


def test_multipoints_nulls_and_places_outside_the_world(run, make_points, column, feedback):
    layer = make_points([DESERTS[:2], None, [(0.0, 95.0)], FORESTS[:3], FORESTS[3:]], kind="MultiPoint")
    result = run("clusterpoints", INPUT=layer, K=2, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    desert, nothing, nowhere, congo, amazon = column(result, "cluster")
    assert desert != congo == amazon
    assert nothing == nowhere == NULL
    assert column(result, "cluster_similarity")[1] == NULL
    assert sum("outside the world" in warning for warning in feedback.warnings) == 1


def test_a_field_that_is_there_already_is_kept(run, make_points, column, tmp_path):
    layer = make_points(PLACES, fields=[QgsField("cluster", QVariant.Double)])
    path = str(tmp_path / "out.gpkg")
    run("clusterpoints", INPUT=layer, K=3, OUTPUT=path)
    result = QgsVectorLayer(path, "out", "ogr")
    assert column(result, "cluster") == [1.5] * len(PLACES)
    assert result.renderer().classAttribute() == "cluster_2"


def test_a_file_opens_with_the_clusters_in_their_colours(run, make_points, tmp_path, encoder):
    path = str(tmp_path / "out.gpkg")
    run("clusterpoints", INPUT=make_points(PLACES), K=3, OUTPUT=path)
    layer = QgsVectorLayer(path, "out", "ogr")
    categories = layer.renderer().categories()
    assert layer.renderer().classAttribute() == "cluster"
    assert [(str(each.value()), each.label()) for each in categories] == [(str(n), f"Cluster {n}") for n in (1, 2, 3)]
    expected = fit_clusters(encoder, encoder.encode(PLACES), 3).clusters.colours
    assert [each.symbol().color().getRgb()[:3] for each in categories] == [tuple(each) for each in expected.tolist()]


def test_the_toolbox_loads_it_with_its_names(load, make_points):
    layer = load("clusterpoints", INPUT=make_points(PLACES), K=2)
    assert [each.label() for each in layer.renderer().categories()] == ["Cluster 1", "Cluster 2"]


@pytest.mark.parametrize(
    ("places", "count", "message"),
    [([], 3, "no places"), ([None], 0, "no places"), (PLACES[:2], 3, "2 different places cannot make 3 clusters")],
)
def test_bad_input_is_refused_with_its_reason(run, make_points, tmp_path, places, count, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("clusterpoints", INPUT=make_points(places), K=count, OUTPUT=str(tmp_path / "out.gpkg"))
    assert list(tmp_path.iterdir()) == []


def test_polygons_are_refused_with_advice(run, make_points):
    with pytest.raises(QgsProcessingException, match="layer of points"):
        run("clusterpoints", INPUT=make_points([], kind="Polygon"), OUTPUT="TEMPORARY_OUTPUT")


def test_thirty_thousand_features_go_through_with_progress(run, make_points, column, random_places, feedback):
    layer = make_points([tuple(place) for place in random_places(30_000)])
    result = run("clusterpoints", INPUT=layer, K=4, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert np.isin(column(result, "cluster"), [1, 2, 3, 4]).all()
    assert len(feedback.progress) > 10
    assert feedback.progress == sorted(feedback.progress)


@pytest.mark.parametrize("percent", [40, 70])
def test_cancelling_leaves_no_file(run, make_points, random_places, feedback, tmp_path, percent):
    layer = make_points([tuple(place) for place in random_places(20_000)])
    feedback.cancel_at = percent
    with pytest.raises(QgsProcessingException):
        run("clusterpoints", INPUT=layer, OUTPUT=str(tmp_path / "out.gpkg"))
    assert list(tmp_path.iterdir()) == []
