import numpy as np
import pytest
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import Matern, WhiteKernel

from placeprint.encoder.earth.sphere import EARTH_RADIUS, fibonacci_lattice, unit_vectors
from placeprint.lab.evaluation import kriging
from placeprint.lab.evaluation.kriging import Covariance, Kriging

from ....closeness import assert_close

PLACES = fibonacci_lattice(3000)
LEARN, TEST = np.arange(3000)[np.arange(3000) % 5 > 0], np.arange(0, 3000, 5)


@pytest.fixture(scope="module")
def hidden():
    """Something about each place that its neighbours do not share, but its likes do."""
    return np.random.default_rng(0).normal(size=3000)


def r2(found, truth):
    return 1 - np.sum((found - truth) ** 2) / np.sum((truth - truth.mean()) ** 2)


def test_weights_are_those_of_a_gaussian_process_about_the_generalised_mean(monkeypatch):
    """With all labels as neighbours: scikit-learn's process on labels less their generalised least squares mean."""
    learn, test = np.arange(40), np.arange(40, 60)
    monkeypatch.setattr(kriging, "NEIGHBOURS", 40)
    covariance = Covariance(2_000e3, None, 0.01)
    labels = np.random.default_rng(1).normal(5, 2, 60)
    found = kriging._told(labels, Kriging(PLACES)._neighbourhood(test, learn), covariance, "regression")
    metres = EARTH_RADIUS * unit_vectors(PLACES)
    shape = Matern(2_000e3, "fixed", nu=1.5)
    ones = np.ones(40)
    inverse = np.linalg.inv(shape(metres[learn]) + 0.01 * np.eye(40))
    mean = ones @ inverse @ labels[learn] / (ones @ inverse @ ones)
    process = GaussianProcessRegressor(shape + WhiteKernel(0.01, "fixed"), alpha=0, optimizer=None)
    process.fit(metres[learn], labels[learn] - mean)
    assert_close(found, mean + process.predict(metres[test]), 1e-4)


def test_a_smooth_field_is_told_from_near_labels():
    field = np.sin(3 * np.radians(PLACES[:, 0])) * np.cos(np.radians(PLACES[:, 1]))
    found, covariance = Kriging(PLACES).predict(field, LEARN, TEST, "regression")
    assert r2(found, field[TEST]) > 0.98
    assert covariance.likeness is None


def test_an_embedding_tells_what_nearness_cannot(hidden):
    embedding = np.stack([hidden, np.zeros(3000)], axis=1)
    alone, _ = Kriging(PLACES).predict(hidden, LEARN, TEST, "regression")
    together, covariance = Kriging(PLACES, embedding).predict(hidden, LEARN, TEST, "regression")
    assert r2(alone, hidden[TEST]) < 0.1
    assert r2(together, hidden[TEST]) > 0.8
    assert covariance.likeness is not None


def test_an_embedding_of_noise_is_left_out():
    field = np.sin(3 * np.radians(PLACES[:, 0])) * np.cos(np.radians(PLACES[:, 1]))
    noise = np.random.default_rng(2).normal(size=(3000, 4))
    _, covariance = Kriging(PLACES, noise).predict(field, LEARN, TEST, "regression")
    assert covariance.likeness is None or covariance.likeness >= 4


def test_classes_are_told_and_keep_their_names():
    classes = np.where(PLACES[:, 0] < 0, 7, 12)
    found, _ = Kriging(PLACES).predict(classes, LEARN, TEST, "classification")
    assert set(found) == {7, 12}
    assert np.mean(found == classes[TEST]) > 0.97


def test_the_labels_of_the_test_are_not_looked_at():
    field = unit_vectors(PLACES)[:, 0].copy()
    before, chosen = Kriging(PLACES).predict(field, LEARN, TEST, "regression")
    field[TEST] = 1e6
    after, again = Kriging(PLACES).predict(field, LEARN, TEST, "regression")
    np.testing.assert_array_equal(before, after)
    assert chosen == again


@pytest.mark.parametrize("covariance", [Covariance(300e3, None, 1e-4), Covariance(2_000e3, 1.0, 0.3)])
def test_weights_add_up_to_one(covariance):
    weights = Kriging(PLACES, unit_vectors(PLACES))._neighbourhood(TEST, LEARN).weights(covariance)
    assert_close(weights.sum(axis=1), 1, 1e-9)


def test_what_is_meant_is_told_and_chosen_by():
    field = np.sin(3 * np.radians(PLACES[:, 0])) * np.cos(np.radians(PLACES[:, 1]))
    plain, chosen = Kriging(PLACES).predict(field, LEARN, TEST, "regression")
    found, _ = Kriging(PLACES).predict(np.cbrt(field), LEARN, TEST, "regression", meant=lambda root: root**3)
    assert r2(found, field[TEST]) > 0.98
    # Half as much is meant: the best covariance is the same.
    half, again = Kriging(PLACES).predict(field, LEARN, TEST, "regression", meant=lambda value: value / 2)
    assert_close(half, plain / 2, 1e-9)
    assert again == chosen
