import numpy as np
import pytest
from sklearn import metrics

from placeprint.encoder.probes.scores import class_scores, confusion, number_scores, per_class

RNG = np.random.default_rng(0)
TRUTH, TOLD = RNG.integers(0, 5, 300), RNG.integers(0, 6, 300)


def test_scores_of_classes_are_those_of_scikit_learn():
    found = class_scores(TOLD, TRUTH, 8)
    assert found["accuracy"] == pytest.approx(metrics.accuracy_score(TRUTH, TOLD))
    recalls = metrics.recall_score(TRUTH, TOLD, average=None, labels=np.arange(5))
    assert found["balanced_accuracy"] == pytest.approx(recalls.mean())
    assert found["macro_f1"] == pytest.approx(metrics.f1_score(TRUTH, TOLD, average="macro"))


def test_scores_of_numbers_are_those_of_scikit_learn():
    truth = RNG.normal(size=100)
    predictions = truth + RNG.normal(size=100)
    found = number_scores(predictions, truth)
    assert found["r2"] == pytest.approx(metrics.r2_score(truth, predictions))
    assert found["mae"] == pytest.approx(metrics.mean_absolute_error(truth, predictions))
    assert found["rmse"] ** 2 == pytest.approx(metrics.mean_squared_error(truth, predictions))


def test_the_confusion_matrix_is_that_of_scikit_learn():
    np.testing.assert_array_equal(confusion(TOLD, TRUTH, 6), metrics.confusion_matrix(TRUTH, TOLD))


def test_a_class_that_is_neither_there_nor_told_has_zeros():
    each = per_class(TOLD, TRUTH, 8)
    assert (each.places[7], each.predictions[7], each.precision[7], each.recall[7], each.f1[7]) == (0, 0, 0, 0, 0)
