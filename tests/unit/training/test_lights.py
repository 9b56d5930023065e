import numpy as np
import pytest

from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.lights import night_lights

PLACES = [(30.0, 10.0), (30.0, -40.0), (-170.0, 70.0)]


@pytest.fixture(scope="module")
def world():
    """A dark Earth with one town, ten degrees wide."""
    pixels = np.zeros((512, 1024, 1), np.uint8)
    rows, columns = np.arange(512) * 180 / 512, np.arange(1024) * 360 / 1024
    town = (np.abs(rows - 80) < 5)[:, np.newaxis] & (np.abs(columns - 210) < 5)
    pixels[town] = 200
    return GroundImage(pixels)


def test_it_is_bright_in_town_and_dark_elsewhere(world):
    lights = night_lights(world, PLACES, (100_000.0, 4_000_000.0))
    assert lights.shape == (3, 2)
    assert lights.dtype == np.float32
    assert lights[0, 0] == pytest.approx(np.log(201), abs=1e-3)
    np.testing.assert_array_equal(lights[1:], 0)


def test_a_wide_square_takes_the_mean_before_the_logarithm(world):
    (level,) = np.expm1(night_lights(world, PLACES[:1], (4_000_000.0,))[0])
    # The town covers ten by ten of some 36 by 36 degrees.
    assert level == pytest.approx(200 * 100 / 36**2, rel=0.2)


def test_many_places_are_read_in_parts(world):
    places = np.tile(PLACES, (1400, 1))
    lights = night_lights(world, places, (500_000.0,))
    np.testing.assert_array_equal(lights, np.tile(lights[:3], (1400, 1)))
