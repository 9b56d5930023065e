import numpy as np
import pytest
from scipy.spatial import cKDTree

from placeprint.encoder.earth.sphere import (
    EARTH_RADIUS,
    canonical,
    fibonacci_box,
    fibonacci_lattice,
    great_circle_distance,
    lonlat_of,
    nearer_than,
    nearest_distance,
    unit_vectors,
)

from ...closeness import assert_close

QUARTER = np.pi / 2 * EARTH_RADIUS
LONDON, NEW_YORK, SYDNEY = (-0.1276, 51.5072), (-74.0060, 40.7128), (151.2093, -33.8688)


@pytest.mark.parametrize(
    ("longitude", "wrapped"),
    [(190, -170), (-190, 170), (180, -180), (-180, -180), (540, -180), (360, 0), (-360, 0), (730, 10), (0.1, 0.1)],
)
def test_longitudes_wrap(longitude, wrapped):
    assert canonical([[longitude, 12]]).tolist() == [[wrapped, 12]]


@pytest.mark.parametrize("longitude", [np.nextafter(-180, -181), np.nextafter(180, 181), -180 - 1e-13, -1e300])
def test_longitudes_wrap_into_the_half_open_range_even_by_a_rounding_error(longitude):
    wrapped = canonical([[longitude, 12]])[0, 0]
    assert -180 <= wrapped < 180


def test_longitudes_that_need_no_wrapping_keep_every_bit(random_places):
    np.testing.assert_array_equal(canonical(random_places), random_places)


@pytest.mark.parametrize("pole", [90, -90])
def test_a_pole_is_one_place_whatever_its_longitude(pole):
    lonlat = canonical([[0, pole], [-180, pole], [123.4, pole], [1e6, pole]])
    assert lonlat.tolist() == [[0, pole]] * 4


def test_a_single_place_becomes_one_row():
    assert canonical((190, 5)).tolist() == [[-170, 5]]


def test_canonical_leaves_its_argument_alone():
    lonlat = np.array([[190.0, 5.0], [7.0, 90.0]])
    canonical(lonlat)
    assert lonlat.tolist() == [[190, 5], [7, 90]]


@pytest.mark.parametrize(
    "bad", [(0, 90.0001), (0, -91), (0, np.nan), (np.nan, 0), (np.inf, 0), (-np.inf, 0), (0, np.inf)]
)
def test_the_first_bad_row_is_named(bad):
    with pytest.raises(ValueError, match=r"^row 2 is not a place"):
        canonical([(0, 0), (190, -90), bad, (0, 0), (0, 95)])


@pytest.mark.parametrize("shape", [(3,), (2, 3), (1, 2, 2), ()])
def test_other_shapes_are_an_error(shape):
    with pytest.raises(ValueError, match="longitude first"):
        canonical(np.zeros(shape))


def test_unit_vectors_point_where_they_should():
    vectors = unit_vectors([(0, 0), (90, 0), (0, 90), (-180, 0), (77, -90)])
    np.testing.assert_allclose(vectors, [(1, 0, 0), (0, 1, 0), (0, 0, 1), (-1, 0, 0), (0, 0, -1)], atol=1e-15)


def test_lonlat_of_undoes_unit_vectors_at_any_length(random_places):
    np.testing.assert_allclose(lonlat_of(3.7 * unit_vectors(random_places)), random_places, atol=1e-12)


def test_lonlat_of_keeps_leading_axes():
    assert lonlat_of(np.ones((4, 5, 3))).shape == (4, 5, 2)


@pytest.mark.parametrize(
    ("a", "b", "metres"),
    [
        pytest.param((0, 0), (90, 0), QUARTER, id="quarter of the equator"),
        pytest.param((31, 0), (-77, 90), QUARTER, id="equator to pole"),
        pytest.param((170, 0), (-170, 0), QUARTER * 20 / 90, id="across the antimeridian"),
        pytest.param((20, 80), (-160, 80), QUARTER * 20 / 90, id="over the pole"),
        pytest.param((0, 90), (0, -90), 2 * QUARTER, id="pole to pole"),
        pytest.param((13, 90), (-99, 90), 0, id="the pole to itself"),
    ],
)
def test_distances_on_circles_are_exact(a, b, metres):
    assert_close(great_circle_distance(a, b), [metres], 1e-12)


@pytest.mark.parametrize(("a", "b", "kilometres"), [(LONDON, NEW_YORK, 5570), (LONDON, SYDNEY, 16993)])
def test_distances_between_cities_are_the_known_ones(a, b, kilometres):
    assert_close(great_circle_distance(a, b) / 1000, [kilometres], 1e-3)
    assert_close(great_circle_distance(a, b), great_circle_distance(b, a), 1e-12)


@pytest.mark.parametrize("place", [(0, 0), (114.17, 22.28), (-180, -45), (10, 60)])
@pytest.mark.parametrize("metres", [0.001, 1.0, 100.0])
def test_tiny_distances_are_accurate(place, metres):
    degrees = np.degrees(metres / EARTH_RADIUS)
    lon, lat = place
    north = great_circle_distance(place, (lon, lat + degrees))
    east = great_circle_distance((lon - degrees / np.cos(np.radians(lat)), lat), place)
    # A coordinate of 180 degrees in float64 is known to some nanometres.
    np.testing.assert_allclose([north[0], east[0]], metres, rtol=1e-9, atol=1e-8)


def test_one_place_is_measured_to_every_row(random_places):
    distances = great_circle_distance(LONDON, random_places)
    assert distances.shape == (2000,)
    assert_close(distances, great_circle_distance([LONDON] * 2000, random_places), 1e-12)
    assert_close(distances, great_circle_distance(random_places, LONDON), 1e-12)


@pytest.mark.parametrize("n", [1000, 10_000, 100_000])
def test_points_of_the_lattice_keep_an_even_distance_from_their_neighbours(n):
    vectors = unit_vectors(fibonacci_lattice(n))
    spacing = cKDTree(vectors).query(vectors, k=2)[0][:, 1] * np.sqrt(n / (4 * np.pi))
    # In units of the side of the square that each point stands for.
    assert 0.8 < spacing.min() <= spacing.max() < 1.05


def test_bands_of_equal_area_hold_equally_many_points_of_the_lattice():
    sines = np.sin(np.radians(fibonacci_lattice(10_000)[:, 1]))
    counts, _ = np.histogram(sines, bins=50, range=(-1, 1))
    assert counts.min() >= 199
    assert counts.max() <= 201


def test_sectors_of_equal_area_hold_equally_many_points_of_the_lattice():
    counts, _ = np.histogram(fibonacci_lattice(10_000)[:, 0], bins=36, range=(-180, 180))
    assert_close(counts, 10_000 / 36, 0.02)


def test_the_lattice_goes_from_south_to_north_and_treats_both_poles_alike():
    lat = fibonacci_lattice(1001)[:, 1]
    assert (np.diff(lat) > 0).all()
    np.testing.assert_allclose(lat, -lat[::-1], atol=1e-12)


def test_the_lattice_is_made_of_places():
    lattice = fibonacci_lattice(1000)
    np.testing.assert_array_equal(canonical(lattice), lattice)


def test_a_lattice_of_one_point_lies_on_the_equator_and_of_none_is_an_error():
    assert fibonacci_lattice(1)[0, 1] == 0
    with pytest.raises(ValueError, match="at least one point"):
        fibonacci_lattice(0)


def test_nearest_distance_is_the_smallest_of_all_distances(random_places):
    places = random_places[:37]
    brute = np.min([great_circle_distance(random_places, place) for place in places], axis=0)
    assert_close(nearest_distance(random_places, places), brute, 1e-9)
    assert (nearest_distance(random_places, places)[:37] == 0).all()


def test_nearest_distance_is_the_same_in_one_block_and_in_many(random_places):
    many = fibonacci_lattice(100_000)
    distances = nearest_distance(random_places, many)
    assert_close(distances[:3], nearest_distance(random_places[:3], many), 1e-9)
    assert distances.max() < 80_000


def test_nearest_distance_tells_metres_apart_across_the_antimeridian_and_the_pole():
    metre = np.degrees(1 / EARTH_RADIUS)
    places = [(-180, 0), (0, 90), (50, 50)]
    here = [(180 - 3 * metre, 0), (90, 90 - 2 * metre), (50, 50 + metre)]
    assert_close(nearest_distance(here, places), [3, 2, 1], 1e-7)


def test_a_box_is_filled_evenly_by_area():
    lonlat = fibonacci_box(8000, 170, 40, 200, 80)
    assert lonlat[:, 0].min() >= 170
    assert lonlat[:, 0].max() <= 200
    sines = np.sin(np.radians(lonlat[:, 1]))
    low, high = np.sin(np.radians([40, 80]))
    counts, _, _ = np.histogram2d(lonlat[:, 0], sines, bins=8, range=[(170, 200), (low, high)])
    assert_close(counts, 8000 / 64, 0.05)


@pytest.mark.parametrize("distance", [0.0, 10.0, 500_000.0, 15_000_000.0, 20_100_000.0])
def test_nearer_than_agrees_with_the_distance(distance):
    lonlat = np.concatenate([fibonacci_lattice(5000), [(10, 50), (10.0001, 50), (-170, -50)]])
    vectors, here = unit_vectors(lonlat), unit_vectors([10, 50])[0]
    expected = great_circle_distance(lonlat, [10, 50]) < distance
    np.testing.assert_array_equal(nearer_than(distance, vectors, here), expected)
