import numpy as np
import pytest

from placeprint.encoder.probes.fitted_labels import FittedLabels
from placeprint.encoder.probes.methods import choose_setting
from placeprint.encoder.probes.validation import baseline_predictions, ground_neighbours, learning_curve, out_of_fold

from ...closeness import assert_close

RNG = np.random.default_rng(0)
X = RNG.normal(size=(200, 5)).astype(np.float32)
FOLDS = np.arange(200) % 5


def same(numbers):
    return numbers


def test_what_is_told_of_a_place_does_not_depend_on_its_own_label():
    values = X[:, 0] + RNG.normal(size=200)
    predictions = out_of_fold("ridge", X, FittedLabels(values), FOLDS)
    changed = values.copy()
    changed[FOLDS == 2] += 100
    again = out_of_fold("ridge", X, FittedLabels(changed), FOLDS)
    np.testing.assert_array_equal(again[FOLDS == 2], predictions[FOLDS == 2])
    assert (again[FOLDS != 2] != predictions[FOLDS != 2]).all()


def test_a_class_that_is_in_one_fold_alone_is_never_told():
    values = (X[:, 0] > 0).astype(int)
    values[FOLDS == 4] = 2
    predictions = out_of_fold("logistic", X, FittedLabels(values, 3), FOLDS)
    assert (predictions[FOLDS == 4, 2] == 0).all()
    np.testing.assert_allclose(predictions.sum(axis=1), 1, atol=1e-5)


def test_a_training_part_of_one_class_tells_that_class():
    values = (FOLDS == 0).astype(int)
    for method in ("logistic", "neighbours"):
        predictions = out_of_fold(method, X, FittedLabels(values, 2), FOLDS)
        np.testing.assert_array_equal(predictions[FOLDS == 0], np.tile([1, 0], (40, 1)))


def test_more_noise_asks_for_more_strength():
    weights = RNG.normal(size=5)
    strengths = [
        choose_setting("ridge", X, FittedLabels(X @ weights + noise * RNG.normal(size=200)), FOLDS)
        for noise in (0.01, 30)
    ]
    assert strengths[0] < strengths[1]


def test_plain_guesses_are_of_the_other_folds():
    assert_close(baseline_predictions(FittedLabels(FOLDS.astype(float)), FOLDS, same)[FOLDS == 4], 1.5, 1e-6)
    predictions = baseline_predictions(FittedLabels(FOLDS, 5), FOLDS, same)
    np.testing.assert_array_equal(predictions[FOLDS == 4], np.tile([40, 40, 40, 40, 0], (40, 1)))
    # The mean of the numbers themselves, not of their logarithms.
    assert_close(baseline_predictions(FittedLabels(np.log(FOLDS + 1.0)), FOLDS, np.exp)[FOLDS == 4], 2.5, 1e-6)


def test_neighbours_on_the_ground_tell_what_is_smooth_on_the_ground():
    lonlat = np.stack([RNG.uniform(-180, 180, 200), RNG.uniform(-60, 60, 200)], axis=1)
    predictions = ground_neighbours(lonlat, FittedLabels(lonlat[:, 1]), FOLDS)
    assert np.corrcoef(predictions, lonlat[:, 1])[0, 1] > 0.95
    predictions = ground_neighbours(lonlat, FittedLabels((lonlat[:, 1] > 0).astype(int), 2), FOLDS)
    assert (predictions.argmax(axis=1) == (lonlat[:, 1] > 0)).mean() > 0.85


def test_the_learning_curve_rises_and_begins_with_ten_places():
    labels = FittedLabels(X @ np.arange(1.0, 6) + RNG.normal(size=200))
    curve = learning_curve("ridge", X, labels, same, FOLDS, 0.01, "r2")
    assert [count for count, _ in curve] == [10, 20, 40, 80]
    assert curve[0][1] < curve[-1][1]
    assert curve[-1][1] > 0.9


@pytest.mark.parametrize("method", ["ridge", "neighbours"])
def test_it_can_be_stopped(method):
    def stop(share):
        if share > 0.4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        out_of_fold(method, X, FittedLabels(X[:, 0].astype(float)), FOLDS, progress=stop)
