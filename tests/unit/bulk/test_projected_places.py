import numpy as np
import pytest

from placeprint.encoder.bulk.projected_places import corners_in, place_finder, transform


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
    np.testing.assert_allclose([west, east], [-20037508.34, 20037508.34])
    np.testing.assert_allclose([south, north], [-20048966.1, 20048966.1], rtol=1e-4)


def test_an_extent_may_be_in_another_crs():
    np.testing.assert_allclose(
        corners_in("EPSG:3857", (0, -10, 10, 10)), (0, -1118889.97, 1113194.91, 1118889.97), atol=0.01
    )
    assert corners_in("EPSG:3035", (3e6, 2e6, 4e6, 3e6), "EPSG:3035") == (3e6, 2e6, 4e6, 3e6)
    assert corners_in("EPSG:4326", (170, -20, 190, 0)) == (170, -20, 190, 0)


@pytest.mark.parametrize(
    ("crs", "extent"),
    [
        ("EPSG:32737", (33.5, -5, 42, 5)),
        ("EPSG:2056", (5.9, 45.8, 10.5, 47.9)),
        ("EPSG:27700", (33.5, -5, 42, 5)),
        ("EPSG:3857", (0, 80, 20, 88)),
        ("EPSG:3413", (-60, -20, -30, 10)),
        ("EPSG:4258", (20, -35, 50, 10)),
        ("+proj=aea +lat_1=20 +lat_2=60 +lon_0=-96 +datum=NAD83", (-130, -30, -60, 20)),
    ],
)
def test_an_extent_is_kept_whole_wherever_the_crs_is_used(crs, extent):
    told = []
    west, south, east, north = corners_in(crs, extent, warn=told.append)
    assert told == []
    lons, lats = np.meshgrid(np.linspace(*extent[::2], 40)[1:-1], np.linspace(*extent[1::2], 40)[1:-1])
    lonlat = np.stack([lons.ravel(), lats.ravel()], axis=1)
    xy = transform("EPSG:4326", crs)(lonlat)
    assert ((xy >= (west, south)) & (xy <= (east, north))).all()
    found, good = place_finder(crs)(xy, 1e-3 * (east - west))
    assert good.all()
    np.testing.assert_allclose(found, lonlat, atol=1e-4)


@pytest.mark.parametrize(
    ("crs", "extent", "extent_crs", "left"),
    [
        ("EPSG:3857", (-180, -90, 180, 90), "EPSG:4326", (-20037508, -20048966, 20037508, 20048966)),
        ("EPSG:3857", (19.5e6, -2e6, 20.5e6, 0), "EPSG:3857", (19.5e6, -2e6, 20037508, 0)),
        ("EPSG:32737", (-6e7, 0, 6e7, 1e6), "EPSG:32737", (-16.2e6, 0, 17.2e6, 1e6)),
    ],
)
def test_what_is_cut_is_told(crs, extent, extent_crs, left):
    told = []
    np.testing.assert_allclose(corners_in(crs, extent, extent_crs, told.append), left, atol=0.01 * (left[2] - left[0]))
    assert len(told) == 1
    assert f"{crs} cannot show all of it" in told[0]


def test_an_extent_across_the_edge_of_a_map_is_told():
    told = []
    corners_in("EPSG:3857", (170, -20, 190, 0), warn=told.append)
    assert "across the edge of EPSG:3857" in told[0]
    assert corners_in("EPSG:3832", (170, -20, 190, 0), warn=told.append)[2] < 5e6
    assert len(told) == 1


@pytest.mark.parametrize(
    ("crs", "message"),
    [
        ('LOCAL_CS["site",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]', "a local"),
        ("EPSG:4978", "geocentric"),
        ("EPSG:5773", "neither geographic nor projected"),
        ("IAU_2015:30100", "radius of 1,737 km"),
        ("+proj=stere +lat_0=90 +a=3396190 +b=3376200", "celestial body"),
    ],
)
def test_a_crs_whose_coordinates_are_no_places_is_refused(crs, message):
    for corners in ((crs, None), ("EPSG:4326", (0, 0, 10, 10), crs), (crs, (0, 0, 10, 10), crs)):
        with pytest.raises(ValueError, match=f"{message}.*such as EPSG:4326"):
            corners_in(*corners)


def test_spheres_for_the_earth_stay():
    for crs in ("EPSG:4047", "+proj=longlat +R=6371000", "+proj=laea +R=6370997"):
        assert corners_in(crs, (10, 10, 20, 20))[0] < corners_in(crs, (10, 10, 20, 20))[2]


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
