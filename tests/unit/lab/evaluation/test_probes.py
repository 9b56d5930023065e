import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.lab.evaluation.probes import LinearProbes, NeighbourProbes, cross_validate, few_shot, score
from placeprint.lab.evaluation.splits import few_shot_draws, random_folds

from ....closeness import assert_close

KINDS = {"number": "regression", "noise": "regression", "class": "classification", "chance": "classification"}


@pytest.fixture(scope="module")
def features():
    return np.random.default_rng(0).normal(size=(600, 12)).astype(np.float32)


@pytest.fixture(scope="module")
def truth(features):
    """A number and a class that follow from the features, and two that do not."""
    rng = np.random.default_rng(1)
    scores = features @ rng.normal(size=(12, 3))
    return {
        "number": scores[:, 0] * 7 + 100,
        "noise": rng.normal(size=600),
        "class": scores.argmax(axis=1) + 5,
        "chance": rng.integers(0, 4, 600),
    }


def test_what_follows_from_the_features_is_told_and_what_does_not_is_not(features, truth):
    scores = cross_validate(LinearProbes, features, truth, KINDS, random_folds(600))
    assert all(each.shape == (5,) for each in scores.values())
    assert scores["number"].mean() > 0.999
    assert scores["class"].mean() > 0.9
    assert scores["noise"].mean() < 0.02
    assert scores["chance"].mean() < 0.35


def test_few_labels_tell_less(features, truth):
    few = few_shot(LinearProbes, features, truth, KINDS, few_shot_draws(600, labels=40, draws=4))
    many = cross_validate(LinearProbes, features, truth, KINDS, random_folds(600))
    assert few["class"].shape == (4,)
    assert 0.5 < few["class"].mean() < many["class"].mean()


@pytest.mark.parametrize("strength", [1.0, 100.0])
def test_ridge_is_that_of_scikit_learn(features, truth, strength):
    train, test = features[:400], features[400:]
    scaler = StandardScaler().fit(train)
    expected = Ridge(alpha=strength).fit(scaler.transform(train), truth["number"][:400]).predict(scaler.transform(test))
    (found,) = LinearProbes(train, test).predict(truth["number"][:400], "regression", (strength,))
    assert_close(found, expected, 1e-3)


@pytest.mark.parametrize("strength", [100.0, 10.0, 1.0])
def test_logistic_regression_decides_as_that_of_scikit_learn(features, truth, strength):
    train, test = features[:400], features[400:]
    scaler = StandardScaler().fit(train)
    model = LogisticRegression(C=1 / strength, max_iter=1000).fit(scaler.transform(train), truth["class"][:400])
    (found,) = LinearProbes(train, test).predict(truth["class"][:400], "classification", (strength,))
    assert np.mean(found == model.predict(scaler.transform(test))) > 0.97


def test_neighbours_know_a_step_but_at_its_edge():
    vectors = unit_vectors(fibonacci_lattice(2000))
    north = (vectors[:, 2] > 0).astype(int)
    scores = cross_validate(NeighbourProbes, vectors, {"north": north}, {"north": "classification"}, random_folds(2000))
    assert 0.97 < scores["north"].mean() < 1


def test_the_mean_scores_nothing_and_the_truth_all():
    labels = np.array([1.0, 2.0, 6.0])
    assert score(np.full(3, 3.0), labels, "regression") == pytest.approx(0)
    assert score(labels, labels, "regression") == 1
    assert score(np.array([1, 2, 3]), np.array([1, 2, 4]), "classification") == pytest.approx(2 / 3)
