import numpy as np
import pytest

from placeprint.encoder.earth.equal_earth import equal_earth, from_equal_earth
from placeprint.encoder.earth.sphere import fibonacci_lattice

from ...closeness import assert_close


@pytest.mark.parametrize(
    ("lonlat", "xy"),
    [
        # By PROJ's eqearth on a sphere of radius 1.
        pytest.param((0, 0), (0, 0), id="centre"),
        pytest.param((0, 90), (0, 1.3173627591574133), id="pole"),
        pytest.param((-180, 0), (-2.7066299836960748, 0), id="west end"),
    ],
)
def test_known_places(lonlat, xy):
    np.testing.assert_allclose(equal_earth([lonlat])[0], xy, atol=1e-9)


def test_there_and_back():
    places = fibonacci_lattice(500)
    np.testing.assert_allclose(from_equal_earth(equal_earth(places)), places, atol=1e-9)


def test_areas_are_equal():
    # Twice the area of a small triangle, as seen from the projection's derivatives.
    places = fibonacci_lattice(200)[5:-5]
    step = 1e-4
    east = equal_earth(places + np.array([step, 0])) - equal_earth(places)
    north = equal_earth(places + np.array([0, step])) - equal_earth(places)
    area = east[:, 0] * north[:, 1] - east[:, 1] * north[:, 0]
    assert_close(area, np.radians(step) ** 2 * np.cos(np.radians(places[:, 1])), 1e-4)


def test_beside_the_world_there_is_nothing():
    assert np.isnan(from_equal_earth([(2.6, 1.2), (0.0, 1.4), (-2.8, 0.0)])).all()
