import numpy as np
import pytest

from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.training.sunlight import sunlight, sunlight_of_harmonics

TILT = 23.44


def day(lat, declination):
    """The mean over the hours of a day of the sine of the sun's height, while it is up."""
    lat, declination = np.radians(lat), np.radians(declination)
    hour = np.radians(np.arange(0, 360, 0.1))
    height = np.sin(lat) * np.sin(declination) + np.cos(lat) * np.cos(declination) * np.cos(hour)
    return np.maximum(height, 0).mean()


def year(lat):
    """The mean over a circular orbit of the days."""
    around = np.radians(np.arange(0, 360, 1))
    return np.mean([day(lat, np.degrees(np.arcsin(np.sin(np.radians(TILT)) * np.sin(angle)))) for angle in around])


@pytest.mark.parametrize("lat", [0, 10, 23.44, 45, 60, 66.56, 70, 85, 90])
def test_sunlight_is_the_sun_s_height_averaged_over_hours_and_days(lat):
    expected = [year(lat), day(lat, TILT), day(lat, -TILT)]
    np.testing.assert_allclose(sunlight([lat])[0], expected, atol=2e-4)


def test_the_equator_and_the_poles_get_what_is_known_of_them():
    equator, pole = sunlight([0, 90])
    tilt = np.radians(TILT)
    np.testing.assert_allclose(equator[1:], np.cos(tilt) / np.pi, atol=1e-6)
    np.testing.assert_allclose(pole, [np.sin(tilt) / np.pi, np.sin(tilt), 0], atol=2e-4)
    # At midsummer no place on Earth gets more than the pole.
    assert sunlight(np.linspace(0, 89, 90))[:, 1].max() < pole[1]


def test_the_sun_of_midwinter_ends_at_the_polar_circle():
    winter = sunlight([60, 66, 66.57, 75, 89])[:, 2]
    assert (winter[:2] > 0).all()
    np.testing.assert_allclose(winter[2:], 0, atol=1e-7)


def test_north_and_south_get_alike():
    lats = np.linspace(0, 90, 91)
    np.testing.assert_array_equal(sunlight(-lats), sunlight(lats))


def test_harmonics_of_twenty_degrees_give_the_sunlight_within_a_hundredth(random_places):
    places = np.concatenate([random_places, [(0, -90), (0, 0), (0, 66.56), (0, 90)]])
    weight, bias = sunlight_of_harmonics(20)
    assert weight.shape == (3, 400)
    assert bias.shape == (3,)
    found = spherical_harmonics(places, 20) @ weight.T + bias
    assert np.abs(found - sunlight(places[:, 1])).max() < 0.01


@pytest.mark.parametrize("degrees", [1, 3, 8])
def test_fewer_degrees_give_it_as_well_as_they_can(random_places, degrees):
    weight, bias = sunlight_of_harmonics(degrees)
    error = spherical_harmonics(random_places, degrees) @ weight.T + bias - sunlight(random_places[:, 1])
    assert np.abs(error.mean(axis=0)).max() < 0.01
    assert np.sqrt((error**2).mean()) < {1: 0.13, 3: 0.03, 8: 0.01}[degrees]


def test_sunlight_does_not_depend_on_the_longitude():
    weight, bias = sunlight_of_harmonics(8)
    lats = np.linspace(-90, 90, 19)
    here, there = (
        spherical_harmonics(np.stack([np.full(19, lon), lats], axis=1), 8) @ weight.T + bias for lon in (0, 123)
    )
    np.testing.assert_allclose(here, there, atol=1e-12)
    np.testing.assert_allclose(here, here[::-1], atol=1e-12)
