import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice, great_circle_distance
from placeprint.encoder.probes.folds import blocks, deal, location_groups, random_folds


@pytest.mark.parametrize("km", [300, 1500, 6000])
def test_blocks_are_of_nearly_the_same_area(km):
    counts = np.bincount(blocks(fibonacci_lattice(200_000), km))
    expected = 200_000 * km**2 / (4 * np.pi * 6371.0088**2)
    # Next to the poles the numbers of cells in a band are small and round roughly.
    assert np.median(counts) == pytest.approx(expected, rel=0.15)
    assert counts.max() < 2.2 * expected


def test_a_block_is_about_as_wide_as_asked():
    places = fibonacci_lattice(20_000)
    block = blocks(places, 1000)
    for one in (0, 50, 200):
        inside = places[block == one]
        widest = max(great_circle_distance(inside[:1], inside).max(), great_circle_distance(inside[-1:], inside).max())
        assert widest < 1000e3 * 2


def test_no_group_is_shared_and_folds_are_even():
    groups = blocks(fibonacci_lattice(5000), 1000)
    folds = deal(groups)
    assert all(len(set(folds[groups == group])) == 1 for group in range(groups.max() + 1))
    sizes = np.bincount(folds)
    assert len(sizes) == 5
    assert sizes.max() < 1.02 * sizes.min()


def test_a_crowded_block_does_not_drag_others_along():
    groups = np.concatenate([np.zeros(500, int), np.arange(1, 101)])
    folds = deal(groups)
    assert np.sort(np.bincount(folds)).tolist() == [25, 25, 25, 25, 500]


def test_there_are_no_more_folds_than_groups():
    assert set(deal(np.array([0, 0, 1, 2]))) == {0, 1, 2}


def test_another_seed_deals_otherwise_and_the_same_alike():
    groups = np.arange(100)
    np.testing.assert_array_equal(deal(groups, seed=1), deal(groups, seed=1))
    assert (deal(groups, seed=1) != deal(groups, seed=2)).any()


def test_the_same_place_is_known_however_it_is_written():
    assert len(set(location_groups([(190, 5), (-170, 5), (0, 90), (77, 90)]))) == 2


def test_random_folds_are_even():
    assert set(np.bincount(random_folds(1003))) == {200, 201}
