import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder.earth.equal_earth import equal_earth, from_equal_earth
from placeprint.encoder.earth.land import is_land, land_grid
from placeprint.encoder.earth.sphere import (
    EARTH_RADIUS,
    are_bounds,
    canonical,
    fibonacci_box,
    fibonacci_lattice,
    great_circle_distance,
    lonlat_of,
    moved,
    nearer_than,
    nearest_distance,
    plate_carree_cell,
    unit_vectors,
    without_missing,
)
from placeprint.encoder.probes.folds import blocks, location_groups

from .places import LATITUDES, LONGITUDES, PLACES, lists_of_places

HALF_WAY = np.pi * EARTH_RADIUS


@given(lists_of_places(), st.integers(-1000, 1000))
def test_a_place_is_written_in_one_way_only(lonlat, turns):
    one = canonical(lonlat)
    np.testing.assert_array_equal(canonical(one), one)
    assert ((one[:, 0] >= -180) & (one[:, 0] < 180)).all()
    np.testing.assert_array_equal(one[:, 1], lonlat[:, 1])
    assert (one[np.abs(one[:, 1]) == 90, 0] == 0).all()
    turned = canonical(np.add(lonlat, [360.0 * turns, 0]))
    assert great_circle_distance(turned, one).max() < 1e-4


@given(LONGITUDES, LATITUDES | st.sampled_from([np.nan, np.inf, 90.1, -1e300]), st.integers(0, 5))
def test_what_is_no_place_is_named_by_its_row(lon, lat, row):
    lonlat = np.zeros((6, 2))
    lonlat[row] = lon, lat
    if abs(lat) <= 90:
        assert canonical(lonlat).shape == (6, 2)
    else:
        with pytest.raises(ValueError, match=f"row {row} is not a place"):
            canonical(lonlat)


@given(lists_of_places())
def test_unit_vectors_and_places_are_each_others_reverse(lonlat):
    vectors = unit_vectors(lonlat)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-14)
    assert great_circle_distance(lonlat_of(7 * vectors), lonlat).max() < 1e-6


@given(PLACES, PLACES, PLACES)
def test_distance_is_a_metric(a, b, c):
    def distance(one, other):
        return float(great_circle_distance([one], [other])[0])

    assert distance(a, a) == 0
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-6)
    assert 0 <= distance(a, b) <= HALF_WAY * (1 + 1e-12)
    # Near the other side of the Earth the haversine keeps some decimetres.
    assert distance(a, c) <= distance(a, b) + distance(b, c) + 0.5


@given(PLACES, st.floats(0, 0.99 * HALF_WAY), st.floats(0, 2 * np.pi))
def test_moving_goes_as_far_as_it_says_and_can_be_undone(place, distance, bearing):
    there = moved([place], distance, np.array([bearing]))
    assert great_circle_distance([place], there)[0] == pytest.approx(distance, abs=0.5)
    # Back along the great circle: from there, the start lies in one bearing only.
    start, end = unit_vectors([place])[0], unit_vectors(there)[0]
    assume(distance > 1e4 and np.abs(end[2]) < 0.9999)
    lon, lat = np.radians(there[0])
    east = np.array([-np.sin(lon), np.cos(lon), 0])
    north = np.array([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)])
    back = moved(there, distance, np.array([np.arctan2(start @ east, start @ north)]))
    assert great_circle_distance(back, [place])[0] < 2


@given(lists_of_places(), PLACES, st.floats(1, HALF_WAY * 1.2))
def test_nearer_than_agrees_with_the_distance(lonlat, place, limit):
    distance = great_circle_distance(lonlat, [place])
    assume((np.abs(distance - limit) > 1).all())
    near = nearer_than(limit, unit_vectors(lonlat), unit_vectors([place])[0])
    np.testing.assert_array_equal(near, distance < limit)


@given(lists_of_places(), lists_of_places())
def test_the_nearest_is_the_nearest_of_all(lonlat, places):
    each = np.stack([great_circle_distance(lonlat, [place]) for place in places])
    np.testing.assert_allclose(nearest_distance(lonlat, places), each.min(axis=0), atol=0.5)


@given(st.integers(1, 400), LONGITUDES, st.floats(1, 360), LATITUDES, st.floats(0.5, 180))
def test_a_lattice_fills_its_box_evenly(count, west, width, south, height):
    assume(west < 180 and south + height <= 90)
    lonlat = fibonacci_box(count, west, south, west + width, south + height)
    assert lonlat.shape == (count, 2)
    assert ((lonlat >= (west - 1e-9, south - 1e-9)) & (lonlat <= (west + width + 1e-9, south + height + 1e-9))).all()
    # Each stands for the same area: between two neighbours in latitude lies one n-th of the sines.
    sines = np.sin(np.radians(lonlat[:, 1]))
    np.testing.assert_allclose(np.diff(sines), (sines[-1] - sines[0]) / max(count - 1, 1), atol=1e-9)


@given(st.integers(2, 2000))
def test_the_worlds_lattice_is_alike_at_both_poles(count):
    lats = fibonacci_lattice(count)[:, 1]
    np.testing.assert_allclose(lats, -lats[::-1], atol=1e-9)


@given(lists_of_places(), st.integers(1, 5), st.integers(1, 9))
def test_a_cell_holds_its_places(lonlat, height, width):
    row, column = plate_carree_cell(canonical(lonlat), height, width)
    assert ((row >= 0) & (row < height) & (column >= 0) & (column < width)).all()
    lon, lat = canonical(lonlat).T
    assert (np.abs(lat - (90 - (row + 0.5) * 180 / height)) <= 90 / height + 1e-9).all()
    # Around the Earth: a hair west of the antimeridian the cell is that of the antimeridian itself.
    off = np.remainder(lon - ((column + 0.5) * 360 / width - 180) + 180, 360) - 180
    assert (np.abs(off) <= 180 / width + 1e-9).all()


@given(lists_of_places())
def test_equal_earth_can_be_undone(lonlat):
    xy = equal_earth(lonlat)
    assert (np.abs(xy) <= (2.7067, 1.3174)).all()
    assert great_circle_distance(from_equal_earth(xy), lonlat).max() < 0.1


@given(st.floats(-3, 3), st.floats(-2, 2))
def test_beside_the_projected_world_is_no_place(x, y):
    lonlat = from_equal_earth([[x, y]])
    if np.isfinite(lonlat).all():
        assume(abs(lonlat[0, 0]) < 179.999 and abs(lonlat[0, 1]) < 89.999)
        np.testing.assert_allclose(equal_earth(lonlat), [[x, y]], atol=1e-9)
    else:
        assert np.isnan(lonlat).all()


@given(st.lists(LONGITUDES, min_size=1, max_size=9), st.lists(st.floats(-89.9, 89.9), min_size=1, max_size=9))
def test_the_land_of_a_grid_is_that_of_its_places(lons, lats):
    lons, lats = np.array(lons), np.array(lats)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    np.testing.assert_array_equal(land_grid(lons, lats).ravel(), is_land(mesh))
    np.testing.assert_array_equal(is_land(np.add(mesh, [720, 0])), is_land(mesh))


@given(lists_of_places(), st.floats(0.001, 1e5))
def test_blocks_keep_one_place_together_and_are_no_wider_than_asked(lonlat, km):
    number = blocks(lonlat, km)
    assert sorted(set(number)) == list(range(number.max() + 1))
    np.testing.assert_array_equal(blocks(np.concatenate([lonlat, lonlat]), km)[len(lonlat) :], number)
    for one in set(number):
        inside = canonical(lonlat[number == one])
        # Rounded to whole bands, a block may be half as large again, and its diagonal longer by the root of two.
        reach = great_circle_distance(inside[:1], inside).max() / 1000
        assert reach <= 2.5 * km + 1e-3 or 2 * km > np.pi * EARTH_RADIUS / 1000


@given(lists_of_places(), st.integers(-3, 3))
def test_the_same_place_has_the_same_number(lonlat, turns):
    number = location_groups(np.concatenate([lonlat, canonical(lonlat)]))
    np.testing.assert_array_equal(number[: len(lonlat)], number[len(lonlat) :])
    different = {tuple(place) for place in canonical(lonlat)}
    assert len(set(number)) == len(different)


NUMBERS = st.integers(-400, 400) | st.floats(-400, 400) | st.just(10**400) | st.floats()


@given(st.lists(NUMBERS, min_size=4, max_size=4) | st.lists(NUMBERS | st.text() | st.booleans() | st.none()))
def test_bounds_are_those_of_a_part_of_the_earth(bounds):
    plain = len(bounds) == 4 and all(type(each) in (int, float) for each in bounds)
    good = plain and all(abs(each) < 1000 for each in bounds)
    if good:
        west, south, east, north = bounds
        good = -180 <= west < 180 and west < east <= west + 360 and -90 <= south < north <= 90
    assert are_bounds(bounds) == good


@given(lists_of_places(), st.lists(st.tuples(st.booleans(), st.booleans()), max_size=40))
def test_what_is_missing_becomes_a_place_and_is_told(lonlat, gone):
    lonlat = lonlat.copy()
    for row, pair in enumerate(gone[: len(lonlat)]):
        lonlat[row, list(pair)] = np.nan
    before = lonlat.copy()
    places, missing = without_missing(lonlat)
    np.testing.assert_array_equal(missing, np.isnan(before).any(axis=1))
    np.testing.assert_array_equal(lonlat, before)
    np.testing.assert_array_equal(places[~missing], before[~missing])
    assert not places[missing].any()
