import numpy as np

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.lab.evaluation.splits import few_shot_draws, random_folds, spatial_folds


def test_no_block_is_shared_between_folds():
    places = fibonacci_lattice(5000)
    folds = spatial_folds(places)
    blocks = {}
    for block, fold in zip(map(tuple, np.floor(places / 10).astype(int)), folds):
        blocks.setdefault(block, set()).add(fold)
    assert all(len(of_block) == 1 for of_block in blocks.values())
    assert set(folds) == {0, 1, 2, 3, 4}


def test_another_seed_deals_the_blocks_otherwise():
    places = fibonacci_lattice(1000)
    assert (spatial_folds(places, seed=0) != spatial_folds(places, seed=1)).mean() > 0.5
    np.testing.assert_array_equal(spatial_folds(places, seed=3), spatial_folds(places, seed=3))


def test_random_folds_are_even():
    assert set(np.bincount(random_folds(1003))) == {200, 201}


def test_a_draw_names_no_place_twice():
    draws = few_shot_draws(300, labels=100, draws=6)
    assert draws.shape == (6, 100)
    assert all(len(set(draw)) == 100 for draw in draws)
