import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsPointXY,
    QgsProject,
)

from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.ui.expressions import Functions

from ..closeness import assert_close
from .crs_without_places import NO_PLACES

pytestmark = pytest.mark.usefixtures("functions")

HONG_KONG, RIO = (114.17, 22.28), (-43.2, -22.9)
TWINS = "make_point(114.17, 22.28), make_point(-43.2, -22.9)"


def test_the_embedding_is_the_encoders(evaluate, encoder):
    assert_close(evaluate("location_embedding(make_point(114.17, 22.28))"), encoder.encode([HONG_KONG])[0], 1e-6)


def test_the_similarity_is_the_librarys(evaluate, encoder):
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity([RIO])[0]
    assert evaluate(f"location_similarity({TWINS})") == pytest.approx(expected, abs=1e-6)
    assert evaluate("location_similarity(make_point(10, 20), make_point(370, 20))") == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("text", ["location_embedding(NULL)", "location_similarity(NULL, make_point(1, 2))"])
def test_null_gives_null(evaluate, text):
    assert evaluate(text) in (NULL, None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("location_embedding('Hong Kong')", "Cannot convert to geometry"),
        ("location_similarity(make_point(1, 2), 5)", "Cannot convert to geometry"),
        ("location_embedding(make_point(1, 2), 'EPSG:nothing')", "'EPSG:nothing' is not a CRS"),
    ],
)
def test_what_is_no_place_is_an_error(evaluate, text, message):
    with pytest.raises(RuntimeError, match=message):
        evaluate(text)


@pytest.mark.parametrize("kind", NO_PLACES)
def test_a_crs_whose_coordinates_are_no_places_is_an_error(evaluate, make_points, kind):
    text, why = NO_PLACES[kind]
    layer = make_points([(100.0, 20.0)], crs=text)
    for expression in ("location_embedding($geometry)", "location_similarity($geometry, make_point(100, 20))"):
        with pytest.raises(RuntimeError, match=why):
            evaluate(expression, layer)
    with pytest.raises(RuntimeError, match=why):
        evaluate(f"location_similarity(make_point(100, 20), make_point(10, 20), '{text}')")


def test_a_place_nowhere_on_earth_and_an_empty_geometry_give_null(evaluate):
    assert evaluate("location_embedding(make_point(10, 95))") in (NULL, None)
    assert evaluate("location_embedding(geom_from_wkt('POINT EMPTY'))") in (NULL, None)


def test_other_geometries_stand_for_their_centroid(evaluate):
    square = "geom_from_wkt('POLYGON((113 21, 115 21, 115 23, 113 23, 113 21))')"
    assert evaluate(f"location_similarity({square}, make_point(114, 22))") == pytest.approx(1, abs=1e-6)


def mercator(lonlat):
    to_mercator = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:3857"), QgsProject.instance()
    )
    point = to_mercator.transform(QgsPointXY(*lonlat))
    return point.x(), point.y()


def test_the_crs_is_the_layers_unless_one_is_named(evaluate, make_points):
    layer = make_points([mercator(HONG_KONG)], crs="EPSG:3857")
    here = "make_point({}, {})".format(*mercator(HONG_KONG))
    assert evaluate(f"location_similarity($geometry, {here})", layer) == pytest.approx(1, abs=1e-6)
    in_degrees = evaluate(f"location_similarity({TWINS}, 'EPSG:4326')", layer)
    assert in_degrees == pytest.approx(evaluate(f"location_similarity({TWINS})"), abs=1e-6)
    assert evaluate(
        "location_similarity(make_point(0, 0), make_point(0, 0), crs:='EPSG:2326')", layer
    ) == pytest.approx(1)


def test_it_filters_a_layer(make_points):
    layer = make_points([HONG_KONG, (113.5, 22.2), (10.0, 75.0)])
    layer.setSubsetString("")
    alike = layer.getFeatures("location_similarity($geometry, make_point(114.17, 22.28)) > 0.9")
    assert [feature["name"] for feature in alike] == ["place 0", "place 1"]


def test_a_help_text_stands_in_the_expression_dialog():
    for name in ("location_embedding", "location_similarity"):
        (function,) = [each for each in QgsExpression.Functions() if each.name() == name]
        assert f"<h3>{name}</h3>" in function.helpText()
        assert "authority id" in function.helpText()
        assert function.group() == "Placeprint"


def test_it_can_be_registered_again_and_leaves_nothing(functions):
    again = Functions()
    assert sum(each.name() == "location_similarity" for each in QgsExpression.Functions()) == 1
    again.remove()
    assert not QgsExpression.isFunctionName("location_similarity")


def test_a_layer_in_a_crs_without_a_name_is_understood(evaluate, make_points):
    layer = make_points([(0.0, 0.0)])
    layer.setCrs(QgsCoordinateReferenceSystem.fromProj("+proj=ortho +lat_0=22.28 +lon_0=114.17 +datum=WGS84"))
    hong_kong = "transform(make_point(0, 0), 'EPSG:4326', 'EPSG:4326')"
    assert evaluate(f"location_similarity($geometry, {hong_kong})", layer) == pytest.approx(1, abs=1e-6)
    expected = evaluate("location_embedding(make_point(114.17, 22.28))")
    np.testing.assert_allclose(evaluate("location_embedding($geometry)", layer), expected, atol=1e-4)
