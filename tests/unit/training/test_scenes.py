from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.scenes import CALM, Draw, Scenes, Weather, season_shares, weathered

IMAGE = Path(__file__).resolve().parents[2] / "data" / "blue_marble_540x270.jpg"
WIDTH = 4_000_000.0


@pytest.fixture(scope="module")
def world():
    return np.asarray(Image.open(IMAGE))


@pytest.fixture(scope="module")
def scenes(world):
    return Scenes([world, 255 - world])


@pytest.fixture(scope="module")
def lonlat():
    return torch.from_numpy(fibonacci_lattice(40))


def first(count, seasons=2):
    return torch.eye(seasons)[torch.zeros(count, dtype=torch.long)]


@pytest.fixture(scope="module")
def crops(scenes, lonlat):
    return scenes.crops(lonlat, WIDTH, torch.zeros(40), first(40), size=32)


def test_crops_are_those_of_a_world_image(crops, world, lonlat):
    # At the poles directions differ, for there longitude is a matter of taste.
    expected = GroundImage(world).crops(lonlat.numpy(), WIDTH, 32)
    np.testing.assert_allclose(crops[:, :3].permute(0, 2, 3, 1).numpy(), expected, atol=1.0)


def test_a_crop_across_the_antimeridian_has_no_seam(scenes, world):
    # The Pacific is nearly of one colour: a seam would be a jump.
    crop = scenes.crops(torch.tensor([[180.0, 5.0]]), WIDTH, torch.zeros(1), first(1), size=64)[0, :3]
    jumps = (crop[:, :, 1:] - crop[:, :, :-1]).abs().mean(dim=(0, 1))
    assert jumps[30:33].max() < 3 * jumps.median() + 1


def test_the_last_channel_says_what_is_land(scenes):
    places = torch.tensor([[23.0, 0.0], [-30.0, 0.0], [135.0, -25.0]], dtype=torch.float64)
    land = scenes.crops(places, 200_000.0, torch.zeros(3), first(3), size=8)[:, 3]
    assert land.mean(dim=(1, 2)).round().tolist() == is_land(places.numpy()).astype(float).tolist()


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_turned_crops_are_turned_pictures(scenes, lonlat, crops, quarter):
    turned = scenes.crops(lonlat, WIDTH, torch.full((40,), quarter * np.pi / 2), first(40), size=32)
    either = min(
        (turned - torch.rot90(crops, direction * quarter, dims=(2, 3))).abs().mean().item() for direction in (1, -1)
    )
    assert either < 0.5


def test_shares_mix_the_seasons_and_may_go_beyond_them(scenes, lonlat, crops):
    half = scenes.crops(lonlat, WIDTH, torch.zeros(40), torch.full((40, 2), 0.5), size=32)[:, :3]
    np.testing.assert_allclose(half.numpy(), 127.5, atol=1)
    beyond = torch.tensor([[1.5, -0.5]]).repeat(40, 1)
    more = scenes.crops(lonlat, WIDTH, torch.zeros(40), beyond, size=32)[:, :3]
    expected = (1.5 * crops[:, :3] - 0.5 * (255 - crops[:, :3])).clamp(0, 255)
    np.testing.assert_allclose(more.numpy(), expected.numpy(), atol=1)


def test_a_finer_crop_shows_the_same_with_more_detail(scenes, lonlat):
    plain, fine = (
        scenes.crops(lonlat, 3_000_000.0, torch.zeros(40), first(40), size=16, finer=finer)[:, :3] for finer in (0, 1)
    )
    assert not torch.equal(plain, fine)
    assert (plain.mean(dim=(2, 3)) - fine.mean(dim=(2, 3))).abs().mean() < 6


def test_season_shares_add_up_to_one():
    shares = season_shares(Draw(0), 500, 3, 0.5)
    np.testing.assert_allclose(shares.sum(dim=1).numpy(), 1, atol=1e-5)
    alone = (shares.max(dim=1).values == 1).float().mean()
    assert 0.4 < alone < 0.6
    assert shares.min() < 0
    assert season_shares(Draw(0), 4, 1, 1.0).tolist() == [[1.0]] * 4


def test_calm_weather_changes_nothing(crops):
    np.testing.assert_allclose(weathered(crops, Draw(0), CALM).numpy(), crops[:, :3].numpy(), atol=1e-3)


@pytest.mark.parametrize("kind", [name for name in Weather._fields if name != "season"])
def test_each_weather_changes_pictures_within_their_range(crops, kind):
    changed = weathered(crops, Draw(0), CALM._replace(**{kind: 1.0}))
    assert changed.shape == (40, 3, 32, 32)
    assert changed.min() >= 0
    assert changed.max() <= 255
    touched = (changed - crops[:, :3]).abs().amax(dim=(1, 2, 3)) > 0.5
    # Where there is no land there is no snow, and no sea where there is no water.
    assert touched.float().mean() > 0.4


def test_snow_lies_on_land_and_a_painted_sea_stays_off_it(crops):
    land = crops[:, 3:] > 0.999
    sea = crops[:, 3:] < 0.001
    snow = (weathered(crops, Draw(1), CALM._replace(snow=1.0)) - crops[:, :3]).abs()
    assert (snow * sea).max() < 0.5
    assert (snow * land).max() > 50
    painted = (weathered(crops, Draw(1), CALM._replace(sea=1.0)) - crops[:, :3]).abs()
    assert (painted * land).max() < 0.5
    assert (painted * sea).max() > 20


def test_the_same_numbers_give_the_same_pictures(crops):
    one, same, other = (weathered(crops, Draw(seed), Weather()) for seed in (3, 3, 4))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)
