"""`placeprint:analogues`, in the world and among candidates."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import great_circle_distance
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ..closeness import assert_close

CONGO = (22.5, -0.5)
REFERENCE = "22.5,-0.5 [EPSG:4326]"


def places(layer):
    return np.array([[feature["lon"], feature["lat"]] for feature in layer.getFeatures()])


def test_it_finds_distant_and_separate_places_most_similar_first(run, column, encoder):
    result = run("analogues", REFERENCE=REFERENCE, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.crs().authid() == "EPSG:4326"
    assert column(result, "rank") == list(range(1, 21))
    similarity = column(result, "similarity")
    assert similarity == sorted(similarity, reverse=True)
    np.testing.assert_allclose(similarity, ReferenceSet(encoder, [CONGO]).similarity(places(result)), atol=1e-5)
    assert_close(column(result, "distance"), great_circle_distance(places(result), CONGO), 1e-9)
    assert min(column(result, "distance")) >= 1_000_000
    for place in places(result):
        assert np.sort(great_circle_distance(places(result), place))[1] >= 500_000
    assert is_land(places(result)).all()


def test_the_congo_basin_is_most_like_other_rainforest(run):
    result = run("analogues", REFERENCE=REFERENCE, COUNT=10, MIN_DISTANCE=3e6, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert (np.abs(places(result)[:, 1]) < 15).mean() >= 0.8


def test_points_are_where_their_fields_say(run):
    result = run("analogues", REFERENCE=REFERENCE, COUNT=3, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    found = [(feature.geometry().asPoint().x(), feature.geometry().asPoint().y()) for feature in result.getFeatures()]
    assert_close(found, places(result), 1e-9)


def test_candidates_come_with_their_attributes_geometry_and_crs(run, make_points, column):
    candidates = make_points([CONGO, (-62.0, -4.0), (20.0, 25.0), None, (113.0, 0.5)], name="candidates")
    result = run(
        "analogues", REFERENCE=REFERENCE, CANDIDATES=candidates, COUNT=2, MIN_DISTANCE=1e6, OUTPUT="TEMPORARY_OUTPUT"
    )["OUTPUT"]
    assert sorted(column(result, "name")) == ["place 1", "place 4"]
    assert column(result, "rank") == [1, 2]


def test_fewer_candidates_than_asked_for_are_all_found(run, make_points):
    candidates = make_points([(-62.0, -4.0)])
    result = run("analogues", REFERENCE=REFERENCE, CANDIDATES=candidates, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.featureCount() == 1


def test_multipoint_candidates_are_places(run, make_points, column):
    candidates = make_points([[(-62.0, -4.0), (-63.0, -4.0)], [(20.0, 25.0)]], kind="MultiPoint")
    result = run("analogues", REFERENCE=REFERENCE, CANDIDATES=candidates, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert column(result, "name") == ["place 0", "place 1"]


def test_the_world_with_its_seas(run):
    result = run("analogues", REFERENCE="-30,0 [EPSG:4326]", LAND_ONLY=False, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert not is_land(places(result)).all()


def test_a_candidate_layer_of_polygons_is_refused(run, make_points):
    with pytest.raises(QgsProcessingException, match="layer of points"):
        run("analogues", REFERENCE=REFERENCE, CANDIDATES=make_points([], kind="Polygon"), OUTPUT="TEMPORARY_OUTPUT")


def test_a_file_opens_with_ranks_as_labels(run, tmp_path):
    path = str(tmp_path / "analogues.gpkg")
    run("analogues", REFERENCE=REFERENCE, OUTPUT=path)
    layer = QgsVectorLayer(path, "analogues", "ogr")
    assert layer.labelsEnabled()
    assert layer.labeling().settings().fieldName == "rank"
    assert layer.renderer().classAttribute() == "similarity"


def test_fifty_thousand_candidates_with_progress(run, make_points, random_places, column, encoder, feedback):
    lonlat = random_places(50_000)
    candidates = make_points([tuple(place) for place in lonlat])
    result = run(
        "analogues",
        REFERENCES=make_points([CONGO, (20.0, 1.0)]),
        NEGATIVES=make_points([(20.0, 25.0)]),
        CANDIDATES=candidates,
        COUNT=5,
        SEPARATION=0,
        OUTPUT="TEMPORARY_OUTPUT",
    )["OUTPUT"]
    similarity = ReferenceSet(encoder, [CONGO, (20.0, 1.0)], [(20.0, 25.0)]).similarity(lonlat)
    far = np.minimum(*(great_circle_distance(lonlat, place) for place in (CONGO, (20.0, 1.0)))) >= 1_000_000
    np.testing.assert_allclose(column(result, "similarity"), np.sort(similarity[far])[::-1][:5], atol=1e-5)
    assert len(feedback.progress) > 10
    assert feedback.progress == sorted(feedback.progress)


@pytest.mark.parametrize("percent", [40, 80])
def test_cancelling_leaves_no_file(run, make_points, random_places, feedback, tmp_path, percent):
    feedback.cancel_at = percent
    candidates = make_points([tuple(place) for place in random_places(20_000)])
    with pytest.raises(QgsProcessingException):
        run("analogues", REFERENCE=REFERENCE, CANDIDATES=candidates, COUNT=200, OUTPUT=str(tmp_path / "analogues.gpkg"))
    assert list(tmp_path.iterdir()) == []


def test_only_the_selected_candidates_are_searched(run, make_points, column):
    layer = make_points([CONGO, (-62.0, -4.0), (113.0, 0.5), (110.0, 1.0)])
    QgsProject.instance().addMapLayer(layer)
    layer.selectByIds([feature.id() for feature in layer.getFeatures()][2:])
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    result = run("analogues", REFERENCE=REFERENCE, CANDIDATES=selected, SEPARATION=0, OUTPUT="TEMPORARY_OUTPUT")
    assert sorted(column(result["OUTPUT"], "name")) == ["place 2", "place 3"]


def test_an_empty_candidate_layer_gives_an_empty_layer(run, make_points):
    result = run("analogues", REFERENCE=REFERENCE, CANDIDATES=make_points([]), OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.featureCount() == 0


@pytest.mark.parametrize("ids", ["same", "of the row"])
@pytest.mark.parametrize("chosen", ["all", "selected", "filtered"])
def test_candidates_with_ids_that_repeat_or_change_come_out_with_their_own_values(
    run, virtual_points, random_places, column, encoder, ids, chosen
):
    lonlat = random_places(3000)
    layer = virtual_points(lonlat, ids)
    if chosen == "selected":
        layer.selectAll()
        layer = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    elif chosen == "filtered":
        layer.setSubsetString('"number" % 2 = 0')
    result = run("analogues", REFERENCE=REFERENCE, CANDIDATES=layer, COUNT=9, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert result.featureCount() == 9
    found = lonlat[column(result, "number")]
    points = [feature.geometry().asPoint() for feature in result.getFeatures()]
    np.testing.assert_allclose([(point.x(), point.y()) for point in points], found, rtol=0, atol=1e-9)
    similarity = ReferenceSet(encoder, [CONGO]).similarity(lonlat)
    if chosen == "filtered":
        similarity[1::2] = -1
    assert column(result, "similarity")[0] == pytest.approx(
        similarity[great_circle_distance(lonlat, CONGO) >= 1e6].max(), abs=1e-5
    )
    np.testing.assert_allclose(column(result, "similarity"), similarity[column(result, "number")], atol=1e-5)
    np.testing.assert_allclose(column(result, "distance"), great_circle_distance(found, CONGO), rtol=1e-6)


def test_features_at_one_place_are_all_found(run, make_points, column):
    candidates = make_points([(-62.0, -4.0), (20.0, 25.0), (-62.0, -4.0), (-62.0, -4.0)])
    result = run(
        "analogues", REFERENCE=REFERENCE, CANDIDATES=candidates, SEPARATION=0, COUNT=3, OUTPUT="TEMPORARY_OUTPUT"
    )["OUTPUT"]
    assert column(result, "name") == ["place 0", "place 2", "place 3"]


def test_candidates_that_move_between_two_readings_are_refused(run, make_points, feedback):
    QgsProject.instance().addMapLayer(make_points([(-62.0, -4.0), (20.0, 25.0)]))
    query = "SELECT make_point(random() / 1e18 * 9, y(geometry)) AS geometry FROM places".replace(" ", "%20")
    layer = QgsVectorLayer(f"?query={query}&geometry=geometry:1:4326", "moving", "virtual")
    assert layer.isValid()
    with pytest.raises(QgsProcessingException, match=r"moving changed while it was read.*Save it as a file"):
        run("analogues", REFERENCE=REFERENCE, CANDIDATES=layer, MIN_DISTANCE=0, OUTPUT="TEMPORARY_OUTPUT")
