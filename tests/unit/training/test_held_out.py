import numpy as np
import pytest
import torch

from placeprint.encoder.earth.sphere import fibonacci_box
from placeprint.encoder.training.held_out import BLOCKS, FEW, HELD, assess, held_out_blocks
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.targets import TargetBlock
from placeprint.encoder.training.towers import Objective, WaveTower

BOUNDS = (5.0, 44.0, 12.0, 47.5)
PLACES = fibonacci_box(2000, *BOUNDS)


def test_whole_blocks_are_held_out():
    held, count = held_out_blocks(PLACES, BOUNDS, 10_000.0)
    assert held.mean() == pytest.approx(1 / HELD, abs=0.03)
    # At 46 N the region is less than twice as wide as high on the ground.
    columns, rows = BLOCKS, 8
    x = ((PLACES[:, 0] - 5) / 7 * columns).astype(int)
    y = ((47.5 - PLACES[:, 1]) / 3.5 * rows).astype(int)
    blocks = [held[(x == column) & (y == row)] for column in range(columns) for row in range(rows)]
    assert all(block.all() or not block.any() for block in blocks)
    assert sum(block.all() for block in blocks) == count


def test_blocks_are_as_wide_as_the_pictures():
    held, count = held_out_blocks(PLACES, BOUNDS, 180_000.0)
    # 540 by 390 km: three by two blocks, one of which is held out.
    assert (count, held.sum()) == (1, pytest.approx(2000 / 6, rel=0.05))


def test_blocks_go_on_across_the_antimeridian():
    lonlat = fibonacci_box(2000, 170.0, -10.0, 190.0, 0.0)
    held, _ = held_out_blocks(lonlat, (170.0, -10.0, 190.0, 0.0), 10_000.0)
    wrapped = np.stack([np.remainder(lonlat[:, 0] + 180, 360) - 180, lonlat[:, 1]], axis=1)
    np.testing.assert_array_equal(held_out_blocks(wrapped, (170.0, -10.0, 190.0, 0.0), 10_000.0)[0], held)


def test_few_places_are_not_held_out():
    held, count = held_out_blocks(PLACES[: 2 * FEW], BOUNDS, 10_000.0)
    assert (held.sum(), count) == (0, 0)


@pytest.fixture(scope="module")
def assessment():
    """Of a tower that knows nothing: two targets, one of which is smooth, the other noise."""
    recipe = Recipe(
        "none", degrees=0, width=8, dim=4, skip_degrees=0, image_components=3, contrast_width=0, contrast_dim=4
    )
    torch.manual_seed(0)
    tower = WaveTower(recipe, np.zeros((2, 2))).eval()
    objective = Objective(recipe, 3).eval()
    rng = np.random.default_rng(0)
    smooth = np.sin(PLACES - PLACES.mean(axis=0)).astype(np.float32)
    noise = rng.normal(size=(2000, 1)).astype(np.float32)
    images = rng.normal(size=(1, 2000, 3)).astype(np.float16)
    held, count = held_out_blocks(PLACES, BOUNDS, 10_000.0)
    targets = [TargetBlock(smooth, 1.0), TargetBlock(noise, 1.0)]
    return assess(tower, objective, PLACES, held, count, BOUNDS, targets, ["smooth", "noise"], images)


def test_what_is_smooth_can_be_told_without_an_encoder_and_noise_cannot(assessment):
    smooth, noise = assessment.score("smooth"), assessment.score("noise")
    assert smooth.coordinates > 0.9
    assert 0.9 < smooth.neighbours < 1
    assert noise.coordinates < 0.05
    assert noise.neighbours < 0.05


def test_an_encoder_that_knows_nothing_gets_nothing(assessment):
    assert assessment.score("smooth").encoder < 0.05
    assert assessment.ranks[0] == pytest.approx(len(assessment.places) / 2, rel=0.2)
