import numpy as np
import pytest

from placeprint.encoder.bulk.projected_places import corners_in, place_finder

from ...closeness import assert_close


def test_degrees_are_places_as_they_are():
    lonlat, good = place_finder("EPSG:4326")(np.array([[190.0, 5.0], [0.0, 91.0], [np.nan, 0.0]]), 0.1)
    assert good.tolist() == [True, False, False]
    assert lonlat[0].tolist() == [190, 5]


def test_what_does_not_come_back_is_no_place():
    _, good = place_finder("EPSG:8857")(np.array([[0.0, 0.0], [17e6, 8e6], [1e12, 0.0]]), 1000.0)
    assert good.tolist() == [True, False, False]


def test_longitude_comes_first_whatever_the_order_of_the_axes():
    lonlat, good = place_finder("EPSG:3035")(np.array([[4321000.0, 3210000.0]]), 10.0)
    assert good.all()
    np.testing.assert_allclose(lonlat, [[10, 52]], atol=1e-6)


def test_without_an_extent_it_is_where_the_crs_is_used():
    assert corners_in("EPSG:4326", None) == (-180, -90, 180, 90)
    west, south, east, north = corners_in("EPSG:3857", None)
    assert_close([west, east], [-20037508.34, 20037508.34], 1e-9)
    assert_close([south, north], [-20048966.1, 20048966.1], 1e-4)


def test_an_extent_may_be_in_another_crs():
    np.testing.assert_allclose(
        corners_in("EPSG:3857", (0, -10, 10, 10)), (0, -1118889.97, 1113194.91, 1118889.97), atol=0.01
    )
    assert corners_in("EPSG:3035", (3e6, 2e6, 4e6, 3e6), "EPSG:3035") == (3e6, 2e6, 4e6, 3e6)
    assert corners_in("EPSG:4326", (170, -20, 190, 0)) == (170, -20, 190, 0)


@pytest.mark.parametrize(
    ("crs", "extent", "message"),
    [
        ("EPSG:0", None, "not a CRS"),
        ("EPSG:4326", (10, 0, 5, 10), "no area"),
        ("EPSG:4326", (10, 0, np.inf, 10), "no area"),
        ("EPSG:3857", (0, 88, 10, 89), "outside the bounds"),
    ],
)
def test_what_is_nowhere_is_refused(crs, extent, message):
    with pytest.raises(ValueError, match=message):
        corners_in(crs, extent)
