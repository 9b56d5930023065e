import numpy as np
import pytest

from placeprint.encoder.earth.crs_geometry import DrawnCrs, PlaceFinder, same_place
from placeprint.encoder.earth.crs_kinds import why_no_places
from placeprint.encoder.earth.sphere import WORLD


def same(xy):
    return np.array(xy, dtype=float)


def metres(lonlat):
    """A cylindrical projection that ends at 60 degrees; what lies beyond is not-a-number."""
    xy = 1000 * np.array(lonlat, dtype=float)
    xy[np.abs(lonlat[:, 1]) > 60] = np.nan
    return xy


def from_metres(xy):
    return xy / 1000


def folded(xy):
    """An inverse that returns places of the globe for what lies beyond the map."""
    return np.stack([np.clip(xy[:, 0] / 1000, -180, 180), xy[:, 1] / 1000], axis=1)


def test_a_place_is_what_comes_back():
    find = PlaceFinder(folded, metres, geographic=False)
    _, good = find(np.array([[10e3, 5e3], [190e3, 5e3], [0, 61e3], [0, 95e3], [180.04e3, 0]]), 50)
    assert good.tolist() == [True, False, False, False, True]


def test_the_tolerance_may_be_one_for_each_axis():
    find = PlaceFinder(folded, metres, geographic=False)
    xy = np.array([[180.04e3, 0]])
    assert find(xy, np.array([50, 1]))[1].all()
    assert not find(xy, np.array([1, 50]))[1].any()


def test_longitudes_may_come_back_a_turn_away():
    def wrapped(lonlat):
        return np.stack([np.remainder(lonlat[:, 0] + 180, 360) - 180, lonlat[:, 1]], axis=1)

    _, good = PlaceFinder(same, wrapped, geographic=True)(np.array([[190.0, 5.0], [0.0, 90.5]]), 0.1)
    assert good.tolist() == [True, False]


def test_the_same_place_is_written_in_many_ways():
    a = np.array([[190.0, 5], [0, 90], [0, 0], [np.nan, 0]])
    b = np.array([[-170.0, 5], [77, 90], [0.01, 0], [0, 0]])
    assert same_place(a, b).tolist() == [True, True, False, False]


DEGREES = PlaceFinder(same, same, geographic=True)
METRES = PlaceFinder(from_metres, metres, geographic=False)


def mercator(lonlat):
    """The sphere's, of radius 1; a pole is far away, as PROJ has it."""
    lon, lat = np.radians(lonlat).T
    lon = np.where(np.abs(lon) > np.pi, np.remainder(lon + np.pi, 2 * np.pi) - np.pi, lon)
    return np.stack([lon, np.arctanh(np.clip(np.sin(lat), -1 + 1e-15, 1 - 1e-15))], axis=1)


def from_mercator(xy):
    lon = np.remainder(np.degrees(xy[:, 0]) + 180, 360) - 180
    return np.stack([lon, np.degrees(np.arctan(np.sinh(xy[:, 1])))], axis=1)


MERCATOR = PlaceFinder(from_mercator, mercator, geographic=False)


def test_bounds_are_what_can_be_shown_of_the_area_of_use():
    assert DrawnCrs(DEGREES).bounds() == (-180, -90, 180, 90)
    assert DrawnCrs(METRES).bounds() == (-180e3, -60e3, 180e3, 60e3)
    assert DrawnCrs(METRES, (170, -10, -170, 10)).bounds() == (170e3, -10e3, 190e3, 10e3)
    assert DrawnCrs(METRES, (0, 70, 10, 80)).bounds() is None


def test_a_rectangle_lies_in_another_crs_where_its_mesh_does_whatever_the_area_of_use():
    drawn = DrawnCrs(METRES, (5, 0, 10, 5))
    assert drawn.fit((0, -10, 20, 10), DEGREES) == ((0, -10e3, 20e3, 10e3), False, False)
    assert drawn.fit((0, 70, 20, 80), DEGREES) is None
    corners, cut, _ = drawn.fit((0, 50, 20, 80), DEGREES)
    np.testing.assert_allclose(corners, (0, 50e3, 20e3, 60e3), rtol=1e-6)
    assert cut


def test_a_rectangle_across_the_antimeridian_stays_narrow():
    def wrapped(xy):
        return np.stack([np.remainder(xy[:, 0] / 1000 + 180, 360) - 180, xy[:, 1] / 1000], axis=1)

    asked = PlaceFinder(wrapped, metres, geographic=False)
    (west, _, east, _), cut, _ = DrawnCrs(DEGREES).fit((175e3, -10e3, 195e3, 10e3), asked)
    assert (round(west), round(east), cut) == (175, 195, False)


def test_degrees_may_go_on_beyond_the_antimeridian_but_not_beyond_a_pole_or_around_twice():
    drawn = DrawnCrs(DEGREES, WORLD)
    assert drawn.fit((170, -100, 190, 10)) == ((170, -90, 190, 10), False, False)
    assert drawn.fit((-500, -100, 500, 10)) == ((-180, -90, 180, 10), False, False)
    assert drawn.fit((0, 95, 10, 100)) is None


def test_what_lies_beyond_the_map_is_cut_off_and_told():
    square = np.pi
    drawn = DrawnCrs(MERCATOR, (-180, -85.0511287798, 180, 85.0511287798))
    corners, cut, _ = drawn.fit((-7, -9, 7, 9))
    assert cut
    np.testing.assert_allclose(corners, (-square, -square, square, square), rtol=1e-6)
    assert drawn.fit((-1, -1, 1, 1)) == ((-1, -1, 1, 1), False, False)


def test_near_a_point_at_infinity_the_area_of_use_ends_the_map_and_without_one_the_stretch():
    known, unknown = DrawnCrs(MERCATOR, (-180, -85, 180, 85)), DrawnCrs(MERCATOR)
    (_, south, _, north), cut, _ = known.fit(WORLD, DEGREES)
    np.testing.assert_allclose([-south, north], mercator(np.array([[0.0, 85.0]]))[0, 1], rtol=1e-6)
    assert cut
    assert 3 < unknown.bounds()[3] < 3.5
    assert 3 < unknown.fit(WORLD, DEGREES).corners[3] < 3.5
    # What is far from it, be it beyond the area of use, is drawn.
    corners, cut, _ = known.fit((0, 80, 10, 88), DEGREES)
    np.testing.assert_allclose(corners[3], mercator(np.array([[0.0, 88.0]]))[0, 1], rtol=1e-9)
    assert not cut


def test_the_edge_of_the_map_may_tear_a_rectangle():
    fitted = DrawnCrs(MERCATOR).fit((170, -20, 190, 0), DEGREES)
    assert (fitted.cut, fitted.torn) == (False, True)
    assert not DrawnCrs(MERCATOR).fit((-180, -20, 180, 0), DEGREES).torn


def polar(lonlat):
    """The azimuthal equidistant projection around the north pole, in degrees of latitude."""
    lon = np.radians(lonlat[:, 0])
    return ((90 - lonlat[:, 1]) * np.array([np.sin(lon), -np.cos(lon)])).T


def from_polar(xy):
    return np.stack([np.degrees(np.arctan2(xy[:, 0], -xy[:, 1])), 90 - np.hypot(*xy.T)], axis=1)


def test_a_rectangle_around_a_pole_holds_it_and_all_meridians():
    asked = PlaceFinder(from_polar, polar, geographic=False)
    west, south, east, north = DrawnCrs(DEGREES).fit((-10, -10, 10.1, 10.2), asked).corners
    assert (west, east, north) == (-180, 180, 90)
    assert south == pytest.approx(90 - np.hypot(10.1, 10.2))
    # One that ends at the pole holds no other meridians.
    assert DrawnCrs(DEGREES).fit((0, 80, 10, 90), PlaceFinder(same, same, geographic=True)).corners == (0, 80, 10, 90)


ELLIPSOID = 'ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]'
BASE = f'DATUM["World Geodetic System 1984",{ELLIPSOID}]'
TEXTS = [
    # a CRS's text, and what stands in the reason why it has no places, None if it has
    (f'GEOGCRS["WGS 84",{BASE},CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east]]', None),
    (f'GEOGCRS["ENGCRS[ on the Moon",{BASE},CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east]]', None),
    ('GEOGCS["sphere",DATUM["d",SPHEROID["Sphere",6371000,0]],PRIMEM["Greenwich",0],UNIT["degree",0.01745]]', None),
    # The feet of a survey.
    (
        'GEOGCRS["old",DATUM["d",ELLIPSOID["Clarke 1858",20926348,294.26,LENGTHUNIT["Clarke\'s foot",0.3047972654]]],'
        "CS[ellipsoidal,2]]",
        None,
    ),
    (f'BOUNDCRS[SOURCECRS[PROJCRS["p",BASEGEOGCRS["b",{BASE}],CS[Cartesian,2]]],TARGETCRS[GEOGCRS["t",{BASE}]]]', None),
    (f'COMPOUNDCRS["c",GEOGCRS["g",{BASE},CS[ellipsoidal,2]],VERTCRS["v",VDATUM["v"],CS[vertical,1]]]', None),
    (f'DERIVEDPROJCRS["site grid",BASEPROJCRS["u",BASEGEOGCRS["b",{BASE}]],CS[Cartesian,2]]', None),
    (f'GEODCRS["spherical",{BASE},CS[spherical,2]]', None),
    ('ENGCRS["site",EDATUM["d"],CS[Cartesian,2],AXIS["x",east],AXIS["y",north]]', "a local"),
    ('LOCAL_CS["site",UNIT["metre",1]]', "a local"),
    ('COMPD_CS["c",LOCAL_CS["site",UNIT["metre",1]],VERT_CS["v",VERT_DATUM["v",2005]]]', "a local"),
    (f'GEODCRS["WGS 84",{BASE},CS[Cartesian,3],AXIS["(X)",geocentricX]]', "geocentric"),
    ('GEOCCS["WGS 84",DATUM["d",SPHEROID["WGS 84",6378137,298.25]]]', "geocentric"),
    ('VERTCRS["v",VDATUM["v"],CS[vertical,1]]', "neither geographic nor projected"),
    ('TIMECRS["t",TDATUM["t"],CS[TemporalDateTime,1]]', "neither geographic nor projected"),
    ("", "neither geographic nor projected"),
    ('GEOGCRS["Moon",DATUM["Moon",ELLIPSOID["Moon",1737400,0]],CS[ellipsoidal,2]]', "radius of 1,737 km"),
    ('PROJCRS["Mars",BASEGEOGCRS["m",DATUM["m",ELLIPSOID["Mars",3396190,169.8]]],CS[Cartesian,2]]', "celestial body"),
    ('GEOGCRS["Venus",DATUM["v",ELLIPSOID["Venus",6051800,0]],CS[ellipsoidal,2]]', "celestial body"),
]


@pytest.mark.parametrize(("wkt", "why"), TEXTS, ids=[f"{text[:24]}-{why}" for text, why in TEXTS])
def test_it_is_told_which_crs_has_no_places_on_earth_and_why(wkt, why):
    if why is None:
        assert why_no_places(wkt) is None
    else:
        assert why in why_no_places(wkt)
