import numpy as np
import pytest

from placeprint.encoder.earth.latitude_bands import CROWD, NODES, crowded_bands


@pytest.fixture(scope="module")
def latitudes():
    """40,000 latitudes: uniform by area, with the poles and the equator."""
    lat = np.degrees(np.arcsin(np.random.default_rng(0).uniform(-1, 1, 40_000)))
    lat[:3] = [90, -90, 0]
    return lat


@pytest.mark.parametrize("degrees", [1, 5, 20, 40, 100])
def test_every_place_is_in_one_crowd_or_in_none(latitudes, degrees):
    bands, rest = crowded_bands(latitudes, degrees)
    bands = list(bands)
    assert bands
    assert all(len(band.rows) >= CROWD for band in bands)
    np.testing.assert_array_equal(
        np.sort(np.concatenate([rest, *(band.rows for band in bands)])), np.arange(len(latitudes))
    )


@pytest.mark.parametrize("degrees", [2, 20, 40, 100])
def test_the_finest_waves_are_interpolated_as_well_as_float32_holds_them(latitudes, degrees):
    for band in crowded_bands(latitudes, degrees)[0]:
        assert band.parallels.shape == (NODES,)
        assert band.weights.dtype == np.float32
        for wave in (np.cos, np.sin):
            found = wave(np.radians(band.parallels) * (degrees - 1)) @ band.weights
            np.testing.assert_allclose(found, wave(np.radians(latitudes[band.rows]) * (degrees - 1)), atol=2e-6)


def test_few_places_are_no_crowd_wherever_they_are():
    bands, rest = crowded_bands(np.full(CROWD - 1, 90.0), 20)
    assert not list(bands)
    np.testing.assert_array_equal(rest, np.arange(CROWD - 1))
    bands, rest = crowded_bands(np.full(CROWD, 90.0), 20)
    assert [len(band.rows) for band in bands] == [CROWD]
    assert not len(rest)


def test_no_places_are_no_crowd():
    bands, rest = crowded_bands(np.empty(0), 20)
    assert not list(bands)
    assert not len(rest)
