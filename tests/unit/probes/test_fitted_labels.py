import numpy as np
import pytest
from sklearn.utils.class_weight import compute_sample_weight

from placeprint.encoder.probes.fitted_labels import FittedLabels, classes_of, kind_of, missing, numbers_of

from ...closeness import assert_close


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["a", "b"], "classification"),
        ([True, False], "classification"),
        ([1, 2] * 5, "classification"),
        ([1.0, 2.0] * 5, "classification"),
        ([1, 2] * 4, "regression"),
        (list(range(13)) * 6, "regression"),
        ([1.5, 2] * 9, "regression"),
    ],
)
def test_the_kind_is_seen_from_the_labels(labels, kind):
    assert kind_of(labels) == kind


def test_none_and_nan_are_missing():
    assert missing(np.array(["a", None, float("nan")], dtype=object)).tolist() == [False, True, True]
    assert missing([1.0, np.nan]).tolist() == [False, True]
    assert missing(["nan", ""]).tolist() == [False, False]


def test_classes_keep_their_type_and_order():
    assert classes_of(["ü, ö", "a", "ü, ö"])[0] == ["a", "ü, ö"]
    classes, numbers = classes_of([10, 9, 10])
    assert classes == [9, 10]
    assert numbers.tolist() == [1, 0, 1]
    assert classes_of(np.array(["a", 1], dtype=object))[0] == ["1", "a"]


def test_too_few_and_too_many_classes_are_refused():
    with pytest.raises(ValueError, match=r"labels that are not measurements: 1, such as -3\.402"):
        classes_of([1.0, 2.0, -3.4028234663852886e38])
    with pytest.raises(ValueError, match="a label has 10,001 letters"):
        classes_of(["a", "b" * 10_001])
    with pytest.raises(ValueError, match="all labels are a"):
        classes_of(["a", "a"])
    with pytest.raises(ValueError, match="1001 different labels"):
        classes_of(np.arange(1001).astype(str))


@pytest.mark.parametrize(
    ("labels", "log", "message"),
    [
        ([5, 5, 5], False, "all labels are 5"),
        ([5, 0, -1], True, "not positive, and have no logarithm: 2"),
        (["a", "b"], False, "not all numbers"),
        ([1.0, np.inf, -3.4e38], False, "labels that are not measurements: 2, such as inf"),
        (["1", "1e400"], False, "labels that are not measurements: 1"),
        ([1e-40, 3e-40], True, "no label is larger than 3e-40"),
        ([1e9, 1e9 + 5], False, "differ by 5 at most"),
    ],
)
def test_numbers_that_cannot_be_learned_are_refused(labels, log, message):
    with pytest.raises(ValueError, match=message):
        numbers_of(labels, log)


def test_balanced_weights_are_those_of_scikit_learn():
    values = np.array([0, 0, 0, 2, 2, 3])
    expected = compute_sample_weight("balanced", values)
    assert_close(FittedLabels(values, 5, True).row_weights(), expected, 1e-9)
    assert FittedLabels(values, 5).row_weights() is None


def test_sure_and_right_loses_nothing_and_sure_and_wrong_loses_two():
    predictions = np.array([[1, 0], [1, 0]], np.float32)
    assert FittedLabels(np.array([0, 0]), 2).loss(predictions) == 0
    assert FittedLabels(np.array([1, 1]), 2).loss(predictions) == 2
