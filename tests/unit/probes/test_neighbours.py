import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

from placeprint.encoder.probes.neighbours import NeighbourModel, nearest

from ...closeness import assert_close


@pytest.fixture(scope="module")
def standardised(encoder, random_places):
    x = encoder.encode(random_places)
    return ((x - x.mean(axis=0)) / x.std(axis=0)).astype(np.float32)


@pytest.mark.parametrize("count", [1, 5, 20])
def test_numbers_are_told_as_by_scikit_learn(standardised, count):
    numbers = 100 + standardised[:1500, 0].astype(float)
    model = KNeighborsRegressor(count, weights="distance", algorithm="brute").fit(
        standardised[:1500].astype(float), numbers
    )
    ours = NeighbourModel(standardised[:1500], numbers, count, np.ones(0))
    assert_close(ours.predict(standardised[1500:]), model.predict(standardised[1500:].astype(float)), 1e-5)


@pytest.mark.parametrize("count", [1, 5, 20])
def test_classes_are_told_as_by_scikit_learn(standardised, count):
    number = np.digitize(standardised[:1500, 0], [-1, 0, 1])
    model = KNeighborsClassifier(count, weights="distance", algorithm="brute").fit(
        standardised[:1500].astype(float), number
    )
    ours = NeighbourModel(standardised[:1500], number, count, np.ones(4))
    # Of its own places scikit-learn thinks that they are a little way off.
    assert_close(ours.predict(standardised[1500:]), model.predict_proba(standardised[1500:].astype(float)), 1e-5)


def test_the_same_place_decides_alone_and_twice_is_shared():
    places = np.array([[0, 0], [1, 0], [1, 0], [3, 3]], np.float32)
    model = NeighbourModel(places, np.array([5.0, 1.0, 3.0, 9.0]), 4, np.ones(0))
    assert_close(model.predict(np.array([[0, 0], [1, 0]], np.float32)), [5, 2], 1e-6)


def test_votes_count_by_the_weight_of_their_class():
    places = np.array([[-1.0], [1.0]])
    model = NeighbourModel(places, np.array([0, 1]), 2, np.array([3.0, 1.0]))
    assert_close(model.predict(np.array([[0.0]])), [[0.75, 0.25]], 1e-6)


def test_more_neighbours_than_places_are_all():
    model = NeighbourModel(np.array([[0.0], [1.0]]), np.array([2.0, 4.0]), 20, np.ones(0))
    assert_close(model.predict(np.array([[0.5]])), [3], 1e-6)


def test_near_places_in_a_crowd_keep_their_order():
    rng = np.random.default_rng(0)
    places = (1000 + rng.normal(scale=1e-3, size=(400, 3))).astype(np.float64)
    rows, distances = nearest(places[:20], places, 3)
    np.testing.assert_array_equal(rows[:, 0], np.arange(20))
    exact = np.linalg.norm(places[:20, np.newaxis] - places, axis=2)
    assert_close(distances, np.sort(exact, axis=1)[:, :3], 1e-9)
