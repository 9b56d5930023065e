"""`placeprint:samplediverse`, among candidates and over an extent."""

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsField,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import great_circle_distance
from placeprint.encoder.similarity.sampling import Sampled, farthest_first

from ..closeness import assert_close

IBERIA = "-9.6,3.5,35.8,44 [EPSG:4326]"


def places(layer):
    return np.array([[feature["lon"], feature["lat"]] for feature in layer.getFeatures()])


def test_candidates_come_with_their_attributes_in_the_order_of_choice(run, make_points, column, encoder, random_places):
    lonlat = random_places(500)
    layer = make_points([tuple(place) for place in lonlat])
    result = run("samplediverse", INPUT=layer, COUNT=12, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    expected = farthest_first(encoder.directions(encoder.encode(lonlat)), lonlat, 12)
    assert [field.name() for field in result.fields()] == ["name", "rank", "novelty"]
    assert column(result, "name") == [f"place {row}" for row in expected.rows]
    assert column(result, "rank") == list(range(1, 13))
    novelty = column(result, "novelty")
    assert novelty[0] == NULL
    np.testing.assert_allclose(novelty[1:], expected.novelty[1:], atol=1e-5)


def test_what_was_sampled_counts_as_chosen(run, make_points, column, encoder, random_places):
    lonlat, sampled = random_places(300), random_places(40, seed=1)
    result = run(
        "samplediverse",
        INPUT=make_points([tuple(place) for place in lonlat]),
        SAMPLED=make_points([tuple(place) for place in sampled], name="sampled"),
        COUNT=5,
        OUTPUT="TEMPORARY_OUTPUT",
    )["OUTPUT"]
    z, there = (encoder.directions(encoder.encode(each)) for each in (lonlat, sampled))
    expected = farthest_first(z, lonlat, 5, Sampled(there, sampled))
    assert column(result, "name") == [f"place {row}" for row in expected.rows]
    np.testing.assert_allclose(column(result, "novelty"), expected.novelty, atol=1e-5)


def test_over_an_extent_on_land(run):
    result = run("samplediverse", EXTENT=IBERIA, COUNT=30, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.crs().authid() == "EPSG:4326"
    found = places(result)
    assert len(found) == 30
    assert is_land(found).all()
    assert ((found >= [-9.6, 35.8]) & (found <= [3.5, 44])).all()
    points = [feature.geometry().asPoint() for feature in result.getFeatures()]
    assert_close([(point.x(), point.y()) for point in points], found, 1e-9)


def test_an_extent_in_another_crs_and_one_across_the_antimeridian(run):
    mercator = "11131949,12245143,2273031,3503549 [EPSG:3857]"
    found = places(run("samplediverse", EXTENT=mercator, COUNT=9, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"])
    assert ((found >= [99.99, 19.99]) & (found <= [110.01, 30.01])).all()
    result = run(
        "samplediverse", EXTENT="170,190,-25,-10 [EPSG:4326]", LAND_ONLY=False, COUNT=9, OUTPUT="TEMPORARY_OUTPUT"
    )["OUTPUT"]
    assert (np.abs(places(result)[:, 0]) >= 170).all()
    assert len(set(places(result)[:, 0] > 0)) == 2


def test_without_an_extent_it_is_the_world(run):
    found = places(run("samplediverse", COUNT=8, LAND_ONLY=False, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"])
    assert np.ptp(found[:, 1]) > 90
    assert not is_land(found).all()


def test_places_keep_their_distance(run, make_points):
    sampled = [(-3.7, 40.4), (-8.6, 41.1)]
    result = run(
        "samplediverse",
        EXTENT=IBERIA,
        SAMPLED=make_points(sampled),
        MIN_DISTANCE=150_000,
        COUNT=10,
        OUTPUT="TEMPORARY_OUTPUT",
    )["OUTPUT"]
    found = np.concatenate([places(result), sampled])
    for row in range(10):
        assert great_circle_distance(np.delete(found, row, axis=0), found[row]).min() >= 150_000


def test_multipoints_nulls_and_fewer_candidates_than_asked_for(run, make_points, column, feedback):
    told = []
    feedback.pushInfo = told.append
    layer = make_points([[(5.0, 25.0), (6.0, 25.0)], None, [(20.0, 0.0)], [(20.0, 0.0)]], kind="MultiPoint")
    result = run("samplediverse", INPUT=layer, COUNT=20, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert sorted(column(result, "name")) == ["place 0", "place 2"]
    assert "Only 2 places" in " ".join(told)


def test_the_log_tells_the_coverage(run, feedback, encoder, make_points, random_places):
    told = []
    feedback.pushInfo = told.append
    lonlat = random_places(200)
    run("samplediverse", INPUT=make_points([tuple(each) for each in lonlat]), COUNT=7, OUTPUT="TEMPORARY_OUTPUT")
    expected = farthest_first(encoder.directions(encoder.encode(lonlat)), lonlat, 7)
    (line,) = [each for each in told if each.startswith("Coverage")]
    assert f"{expected.mean:.3f} on average" in line
    assert f"{expected.worst:.3f} at worst" in line


def test_of_too_many_candidates_some_are_taken_and_it_is_told(run, make_points, column, feedback, monkeypatch):
    monkeypatch.setattr("placeprint.processing.samplediverse.MOST_CANDIDATES", 4)
    layer = make_points([(float(lon), 10.0) for lon in range(0, 100, 10)])
    result = run("samplediverse", INPUT=layer, COUNT=20, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert sorted(column(result, "name")) == ["place 0", "place 3", "place 6", "place 9"]
    assert any("one in 3" in warning for warning in feedback.warnings)


def test_a_file_opens_with_ranks_as_labels(run, make_points, tmp_path):
    path = str(tmp_path / "sample.gpkg")
    layer = make_points([(5.0, 25.0), (20.0, 0.0)], fields=[QgsField("rank", QVariant.Double)])
    run("samplediverse", INPUT=layer, OUTPUT=path)
    opened = QgsVectorLayer(path, "sample", "ogr")
    assert opened.labelsEnabled()
    assert opened.labeling().settings().fieldName == "rank_2"
    assert opened.renderer().type() == "singleSymbol"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"EXTENT": "-35,-28,5,12 [EPSG:4326]"}, "no candidates"),
        ({"EXTENT": "10,10,20,20 [EPSG:4326]"}, "no area"),
        ({"COUNT": 0}, "COUNT"),
    ],
)
def test_bad_input_is_refused_with_its_reason(run, tmp_path, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("samplediverse", OUTPUT=str(tmp_path / "out.gpkg"), **parameters)
    assert list(tmp_path.iterdir()) == []


def test_layers_without_places_and_of_polygons_are_refused(run, make_points):
    with pytest.raises(QgsProcessingException, match="no candidates"):
        run("samplediverse", INPUT=make_points([None]), OUTPUT="TEMPORARY_OUTPUT")
    with pytest.raises(QgsProcessingException, match="layer of points"):
        run("samplediverse", SAMPLED=make_points([], kind="Polygon"), OUTPUT="TEMPORARY_OUTPUT")


@pytest.mark.parametrize("percent", [20, 50, 80])
def test_it_tells_its_progress_and_cancelling_leaves_nothing(
    run, make_points, random_places, feedback, tmp_path, percent
):
    feedback.cancel_at = percent
    layer = make_points([tuple(place) for place in random_places(6_000)])
    with pytest.raises(QgsProcessingException):
        run("samplediverse", INPUT=layer, SAMPLED=layer, COUNT=50, OUTPUT=str(tmp_path / "out.gpkg"))
    assert list(tmp_path.iterdir()) == []
    assert feedback.progress == sorted(feedback.progress)


@pytest.mark.parametrize("ids", ["same", "of the row"])
def test_candidates_with_ids_that_repeat_or_change_are_all_there(
    run, virtual_points, random_places, column, encoder, ids
):
    lonlat = random_places(2000)
    layer = virtual_points(lonlat, ids)
    result = run("samplediverse", INPUT=layer, COUNT=15, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    numbers = column(result, "number")
    assert len(set(numbers)) == 15
    points = [feature.geometry().asPoint() for feature in result.getFeatures()]
    np.testing.assert_allclose([(point.x(), point.y()) for point in points], lonlat[numbers], rtol=0, atol=1e-9)
    z = encoder.directions(encoder.encode(lonlat[numbers]))
    novelty = [1 - (z[rank] @ z[:rank].T).max() for rank in range(1, 15)]
    np.testing.assert_allclose(column(result, "novelty")[1:], novelty, atol=1e-5)


def test_of_a_layer_of_unknown_size_one_in_so_many_is_a_candidate(
    run, make_points, random_places, feedback, monkeypatch
):
    from placeprint.processing import samplediverse

    monkeypatch.setattr(samplediverse, "MOST_CANDIDATES", 100)
    layer = make_points([tuple(place) for place in random_places(1000)])
    QgsProject.instance().addMapLayer(layer)
    source, told = QgsProcessingFeatureSourceDefinition(layer.id()), "Of 1000 features, one in 10 is a candidate"
    # From QGIS 3.32 on, and then QGIS does not know how many features there are.
    if hasattr(source, "filterExpression"):
        source.filterExpression, told = "$id % 2 = 0", "Of 500 features, one in 5 is a candidate"
    run("samplediverse", INPUT=source, COUNT=5, OUTPUT="TEMPORARY_OUTPUT")
    assert any(told in warning for warning in feedback.warnings)
