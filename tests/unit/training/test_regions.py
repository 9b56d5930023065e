import numpy as np
import pytest

from placeprint.encoder.earth.equal_earth import equal_earth
from placeprint.encoder.earth.sphere import WORLD, great_circle_distance
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.regions import LONGEST, SHORTEST, WAVES, TrainingRegion, kilometres

from ...closeness import assert_close


def image(bounds, height=512, width=1024):
    return GroundImage(np.zeros((height, width, 3), np.uint8), bounds=bounds)


def test_the_world_has_the_widths_and_degrees_of_the_encoder_that_ships():
    region = TrainingRegion.of(image(WORLD, 2700, 5400))
    assert region.side == pytest.approx(22.6e6, rel=0.01)
    assert region.fine == pytest.approx(250_000, rel=0.01)
    assert (region.degrees, region.is_world) == (20, True)
    settings = region.settings()
    assert_close(settings["region_scales"], [400e3, 1000e3, 2500e3], 0.01)
    assert (settings["region_likeness"], settings["colour_likeness"]) == ([1.0, 0.2, 0.1], [2.0, 2.0, 2.0, 0.5])
    assert_close(settings["colour_scales"], [150e3, 400e3, 1000e3], 0.01)
    assert "sun_likeness" not in settings


@pytest.mark.parametrize(
    ("bounds", "degrees"),
    [
        pytest.param((-120.0, -50.0, 0.0, 60.0), 38, id="the Americas"),
        pytest.param((6.0, 45.8, 10.5, 47.8), 0, id="Switzerland"),
        pytest.param((-180.0, -90.0, 180.0, -65.0), 40, id="Antarctica"),
    ],
)
def test_the_basis_follows_from_the_extent(bounds, degrees):
    region = TrainingRegion.of(image(bounds))
    assert region.degrees == degrees
    assert not region.is_world
    assert ("skip_degrees" in region.settings()) == (degrees == 0)


def test_pictures_are_no_narrower_than_their_pixels_allow():
    coarse, fine = (TrainingRegion.of(image((6.0, 45.8, 10.5, 47.8), *shape)) for shape in ((50, 75), (5000, 7500)))
    assert coarse.fine == pytest.approx(32 * 2 * 111_195 / 50, rel=0.01)
    assert fine.fine == pytest.approx(fine.side / 90, rel=0.01)


def test_no_mean_is_taken_over_much_of_the_region():
    region = TrainingRegion(100_000.0, 20_000.0, (6.0, 45.8, 10.5, 47.8))
    settings = region.settings()
    assert_close(settings["region_scales"], [100_000 / 9], 1e-9)
    assert_close(settings["colour_scales"], [100_000 / 9], 1e-9)
    assert (settings["region_likeness"], settings["colour_likeness"]) == ([1.0], [2.0, 2.0])


@pytest.mark.parametrize("bounds", [(6.0, 45.8, 10.5, 47.8), (150.0, 60.0, 170.0, 66.0), (170.0, -45.0, 179.0, -35.0)])
def test_waves_have_their_lengths_on_the_ground_in_all_directions(bounds):
    region = TrainingRegion.of(image(bounds))
    frequencies = region.frequencies(0)
    assert frequencies.shape == (WAVES, 2)
    middle = np.array([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2])
    turned = []
    for ahead in (np.array([1e-3, 0]), np.array([0, 1e-3])):
        (distance,) = great_circle_distance(middle, middle + ahead)
        turned.append((equal_earth(middle + ahead) - equal_earth(middle)) @ frequencies.T / distance)
    radians_a_metre = np.hypot(*np.concatenate(turned))
    # The length of a normal vector of two numbers has the median 1.18.
    ends = 2 * np.pi / np.array([LONGEST * region.side, SHORTEST * region.fine])
    assert np.median(radians_a_metre[:40]) == pytest.approx(1.4 * ends[0], rel=0.6)
    assert np.median(radians_a_metre[-40:]) == pytest.approx(0.8 * ends[1], rel=0.6)
    east, north = (np.abs(each).sum() for each in turned)
    assert east == pytest.approx(north, rel=0.3)
    np.testing.assert_array_equal(region.frequencies(0), frequencies)


def test_lengths_are_told_in_round_numbers():
    assert [kilometres(metres) for metres in (12.34, 999.7, 1234.5, 237_216, 2_371_000)] == [
        "12.3 m",
        "1 km",
        "1.23 km",
        "237 km",
        "2,371 km",
    ]
