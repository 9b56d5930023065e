import numpy as np
import pytest

from placeprint.encoder.probes.applicability import MOST, Applicability, area_of_applicability, threshold_of

from ...closeness import assert_close

# Four training places on a line of one predictor that counts, beside one that does not: 0, 1, 3 and 7, in two folds.
PLACES = np.array([[0, 5], [1, -3], [3, 8], [7, 0]], np.float32)
FOLDS = np.array([0, 1, 0, 1])
IMPORTANCE = np.array([2, 0], np.float32)


@pytest.fixture(scope="module")
def by_hand():
    return area_of_applicability(PLACES, FOLDS, IMPORTANCE)


def test_the_published_definition_on_a_case_worked_by_hand(by_hand):
    # Times the importance they are 0, 2, 6 and 14. The six distances are 2, 6, 14, 4, 12 and 8: on average 46 / 6.
    assert by_hand.mean_distance == pytest.approx(46 / 6)
    # A new place at 5, which is 10, is 4 from 6 and from 14; one at 1 is a training place; one at -4 is 8 from 0.
    found = by_hand.dissimilarity(np.array([[5, 100], [1, 100], [-4, 0]], np.float32))
    assert_close(found, [4 / (46 / 6), 0, 8 / (46 / 6)], 1e-6)
    # To the other fold: 0 to 2 is 2; 2 to 0 is 2; 6 to 2 is 4; 14 to 6 is 8. Quartiles of 2, 2, 4, 8: 2 and 5.
    # 5 + 1.5 * 3 = 9.5 is more than the largest, 8.
    assert by_hand.threshold == pytest.approx(8 / (46 / 6))


def test_an_outlier_among_the_training_places_does_not_set_the_threshold():
    dissimilarity = np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 50.0])
    # Quartiles 1 and 2.
    assert threshold_of(dissimilarity) == pytest.approx(2 + 1.5)


@pytest.fixture(scope="module")
def many():
    rng = np.random.default_rng(0)
    standardised = rng.normal(size=(3000, 8)).astype(np.float32)
    return standardised, area_of_applicability(standardised, np.arange(3000) % 5, np.ones(8, np.float32))


def test_more_than_a_thousand_places_are_condensed_and_it_is_known(many, by_hand):
    _, area = many
    assert (len(area.places), area.training, area.condensed) == (MOST, 3000, True)
    assert not by_hand.condensed


def test_condensed_places_make_the_index_a_little_too_high_never_too_low(many):
    standardised, area = many
    new = np.random.default_rng(1).normal(scale=1.5, size=(500, 8)).astype(np.float32)
    exact = np.linalg.norm(new[:, np.newaxis].astype(float) - standardised, axis=2).min(axis=1) / area.mean_distance
    found = area.dissimilarity(new)
    assert (found >= exact - 1e-5).all()
    assert (found - exact).max() < 0.4
    assert np.corrcoef(found, exact)[0, 1] > 0.95


def test_the_mean_distance_of_many_is_that_of_all(many):
    standardised, area = many
    all_distances = np.linalg.norm(standardised[:600, np.newaxis] - standardised[np.newaxis, :600], axis=2)
    assert area.mean_distance == pytest.approx(all_distances.sum() / (600 * 599), rel=0.02)


def test_the_choice_of_places_is_the_same_every_time(many):
    standardised, area = many
    again = area_of_applicability(standardised, np.arange(3000) % 5, np.ones(8, np.float32))
    np.testing.assert_array_equal(area.places, again.places)


def test_places_that_are_all_the_same_have_no_distance():
    area = area_of_applicability(np.ones((6, 2), np.float32), np.arange(6) % 2, np.ones(2, np.float32))
    assert (area.mean_distance, area.threshold) == (1, 0)


def test_it_can_be_stopped(many):
    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        area_of_applicability(many[0], np.arange(3000) % 5, np.ones(8, np.float32), progress=stop)


def test_arrays_come_back(many):
    area = Applicability.from_arrays(many[1].arrays(), 8)
    assert area[2:] == many[1][2:]
    np.testing.assert_array_equal(area.places, many[1].places)
