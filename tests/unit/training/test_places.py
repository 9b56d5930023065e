import numpy as np
import pytest

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.places import KNOWN, PIXELS_A_PLACE, image_places, known_area, training_points


def sorted_rows(points):
    return points[np.lexsort(points.T)]


def test_all_land_and_a_share_of_the_sea_are_trained_on():
    lattice = fibonacci_lattice(5000)
    land = is_land(lattice)
    points = training_points(5000, 8)
    chosen = (lattice[:, np.newaxis] == points[np.newaxis]).all(axis=2).any(axis=1)
    np.testing.assert_array_equal(sorted_rows(points), sorted_rows(lattice[chosen]))
    assert chosen[land].all()
    assert chosen[~land].sum() == -(-(~land).sum() // 8)


def test_a_stride_of_one_is_the_whole_lattice():
    np.testing.assert_array_equal(sorted_rows(training_points(500, 1)), sorted_rows(fibonacci_lattice(500)))


def test_the_first_places_cover_the_earth_as_all_of_them_do_and_are_always_the_same():
    points = training_points(5000, 8)
    first = points[:500]
    np.testing.assert_array_equal(training_points(5000, 8)[:500], first)
    assert abs(is_land(first).mean() - is_land(points).mean()) < 0.05
    np.testing.assert_allclose(unit_vectors(first).mean(axis=0), unit_vectors(points).mean(axis=0), atol=0.1)


@pytest.fixture(scope="module")
def image():
    """Ten degrees at 50 N, 1.4 km a pixel, the eastern half of which is not known."""
    known = np.zeros((800, 512), bool)
    known[:, :256] = True
    return GroundImage(np.zeros((800, 512, 3), np.uint8), known, (0.0, 45.0, 10.0, 55.0))


def test_the_area_of_what_is_known_is_that_of_the_ground(image):
    half = 0.5 * 6371.0088e3**2 * np.radians(10) * (np.sin(np.radians(55)) - np.sin(np.radians(45)))
    assert known_area(image) == pytest.approx(half, rel=0.02)


def test_places_lie_where_all_pictures_know_most(image):
    places = image_places(image, [40_000.0, 120_000.0], 1000)
    assert 900 < len(places) < 1100
    assert (places[:, 0] < 5).all()
    for width in (40_000.0, 120_000.0):
        assert image.known_share(places, width).min() >= KNOWN
    np.testing.assert_array_equal(places, image_places(image, [40_000.0, 120_000.0], 1000))
    # Any part of them is spread as all are.
    np.testing.assert_allclose(places[:300].mean(axis=0), places.mean(axis=0), atol=0.4)


def test_there_are_no_more_places_than_pixels_allow(image):
    places = image_places(image, [40_000.0], 10**6)
    assert len(places) == pytest.approx(0.92 * 800 * 256 / PIXELS_A_PLACE, rel=0.1)


def test_nothing_known_is_no_places():
    image = GroundImage(np.zeros((64, 64, 3), np.uint8), np.zeros((64, 64), bool), (0.0, 45.0, 10.0, 55.0))
    assert len(image_places(image, [40_000.0], 100)) == 0
