import numpy as np
import pytest

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import EARTH_RADIUS, fibonacci_lattice, great_circle_distance, moved
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.lab.evaluation.resolution import likeness_reach

from ....closeness import assert_close


@pytest.fixture(scope="module")
def unit_vectors_encoder():
    """Its embeddings are unit vectors of places, so similarity is the cosine of the angle between them."""
    harmonics = spherical_harmonics(np.array([[0.0, 0.0]]), 2)
    weight = np.zeros((3, 4), np.float32)
    weight[:, 1:] = np.eye(3) / harmonics[0, 1:].max()
    return LocationEncoder({"weight0": weight, "bias0": np.zeros(3, np.float32)}, {})


@pytest.mark.parametrize("distance", [1e4, 1e6, 1.5e7])
def test_a_moved_place_is_as_far_away_as_it_was_moved(distance):
    places = fibonacci_lattice(300)
    bearings = np.random.default_rng(0).uniform(0, 2 * np.pi, len(places))
    assert_close(great_circle_distance(moved(places, distance, bearings), places), distance, 1e-6)


def test_bearings_are_from_north_by_east():
    found = moved(np.zeros((2, 2)), np.radians(10) * EARTH_RADIUS, np.array([0, np.pi / 2]))
    np.testing.assert_allclose(found, [(0, 10), (10, 0)], atol=1e-6)


def test_likeness_reaches_as_far_as_the_angle_says(unit_vectors_encoder):
    reach = likeness_reach(unit_vectors_encoder, fibonacci_lattice(100), 0.9)
    assert reach == pytest.approx(np.arccos(0.9) * EARTH_RADIUS, rel=0.05)


def test_the_shipped_encoder_tells_apart_regions_but_not_neighbours(encoder):
    places = fibonacci_lattice(1500)
    nearly_alike, half_alike = (likeness_reach(encoder, places[is_land(places)], level) for level in (0.9, 0.5))
    assert 50_000 < nearly_alike < half_alike < 3_000_000
