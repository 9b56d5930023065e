import numpy as np
import pytest

from placeprint.encoder.earth.land import MASK_FILE, is_land, land_grid
from placeprint.encoder.earth.sphere import fibonacci_lattice


@pytest.mark.parametrize(
    "place",
    [
        pytest.param((13.4, 52.5), id="Berlin"),
        pytest.param((-3.0, 16.8), id="Timbuktu"),
        pytest.param((91.1, 29.65), id="Lhasa"),
        pytest.param((-60.0, -3.4), id="south of Manaus"),
        pytest.param((133.9, -23.7), id="Alice Springs"),
        pytest.param((-104.99, 39.74), id="Denver"),
        pytest.param((-40.0, 72.0), id="Greenland"),
        pytest.param((-180.0, 67.5), id="Chukotka at 180"),
        pytest.param((179.99, 67.5), id="Chukotka west of 180"),
        pytest.param((33.0, -1.0), id="Lake Victoria, a lake"),
        pytest.param((0.0, -90.0), id="South Pole"),
    ],
)
def test_land_is_land(place):
    assert is_land(place).tolist() == [True]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param((0.0, 0.0), id="Gulf of Guinea"),
        pytest.param((-140.0, -20.5), id="South Pacific"),
        pytest.param((18.0, 35.0), id="Mediterranean"),
        pytest.param((114.0, 15.0), id="South China Sea"),
        pytest.param((20.0, 56.5), id="Baltic"),
        pytest.param((-85.0, 60.0), id="Hudson Bay"),
        pytest.param((-180.0, 0.0), id="Pacific at 180"),
        pytest.param((179.99, -60.0), id="Southern Ocean west of 180"),
        pytest.param((0.0, 90.0), id="North Pole"),
    ],
)
def test_sea_is_not(place):
    assert is_land(place).tolist() == [False]


def test_narrow_water_and_small_land_are_seen():
    bosphorus_side, gibraltar, malta, hong_kong_island = (29.3, 41.0), (-5.5, 35.93), (14.4, 35.9), (114.19, 22.26)
    assert is_land([bosphorus_side, gibraltar, malta, hong_kong_island]).tolist() == [True, False, True, True]


def test_land_covers_three_tenths_of_the_globe():
    assert 0.28 <= is_land(fibonacci_lattice(100_000)).mean() <= 0.31


def test_longitudes_wrap_and_a_pole_is_one_place(random_places):
    np.testing.assert_array_equal(is_land(np.add(random_places, [360, 0])), is_land(random_places))
    assert np.unique(is_land([[lon, -90] for lon in range(-180, 181, 45)])).tolist() == [True]


def test_every_place_falls_into_the_cell_around_it():
    with np.load(MASK_FILE) as file:
        bits, (height, width) = file["bits"], file["shape"].tolist()
    rng = np.random.default_rng(3)
    row, column = rng.integers(0, height, 20_000), rng.integers(0, width, 20_000)
    within_row, within_column = rng.uniform(0.01, 0.99, (2, 20_000))
    lonlat = np.stack([(column + within_column) / width * 360 - 180, 90 - (row + within_row) / height * 180], axis=1)
    mask = np.unpackbits(bits)[: height * width].reshape(height, width).astype(bool)
    np.testing.assert_array_equal(is_land(lonlat), mask[row, column])


def test_returns_one_bool_a_place():
    assert is_land(np.empty((0, 2))).shape == (0,)
    assert is_land([[0, 0], [1, 1]]).dtype == bool


def test_what_is_not_a_place_is_an_error():
    with pytest.raises(ValueError, match="row 1"):
        is_land([[0, 0], [np.nan, 0]])


def test_the_mask_takes_less_than_500_kb():
    assert MASK_FILE.stat().st_size < 500_000


def test_a_grid_is_its_places():
    lons, lats = np.linspace(-200, 200, 173), np.linspace(90, -90, 91)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    np.testing.assert_array_equal(land_grid(lons, lats).ravel(), is_land(mesh))
