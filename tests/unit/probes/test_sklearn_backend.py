import sys

import numpy as np
import pytest

from placeprint.encoder.probes import sklearn_backend
from placeprint.encoder.probes.fitted_labels import CLASSIFICATION, REGRESSION, FittedLabels
from placeprint.encoder.probes.methods import available, check_method
from placeprint.encoder.probes.model_arrays import arrays_of, model_of

from ...closeness import assert_close

Z = np.random.default_rng(0).normal(size=(300, 10)).astype(np.float32)
NUMBER = FittedLabels(50 + 7 * Z[:, 0].astype(float) * Z[:, 1] + Z[:, 2])
TARGETS = {
    "numbers": NUMBER,
    "two classes": FittedLabels((NUMBER.values > 50).astype(int), 2),
    "four classes": FittedLabels(np.digitize(NUMBER.values, [45, 50, 55]), 4),
    "balanced": FittedLabels(np.digitize(NUMBER.values, [45, 50, 55]), 4, True),
}


@pytest.fixture(params=TARGETS)
def labels(request):
    return TARGETS[request.param]


def predicted(estimator, standardised):
    return (
        estimator.predict_proba(standardised)
        if hasattr(estimator, "predict_proba")
        else estimator.predict(standardised)
    )


def kept(method, model, labels):
    """The model as it comes out of a file."""
    return model_of(method, arrays_of(method, model), 10, labels.classes)


def test_a_perceptron_predicts_as_scikit_learn_before_and_after_it_was_kept(labels, monkeypatch):
    monkeypatch.setattr(sklearn_backend, "LONGEST", 60)
    estimator, scale, offset = sklearn_backend.fitted_mlp(Z, labels, 0.1)
    expected = predicted(estimator, Z)
    if scale is not None:
        expected = expected * scale + offset
    model = sklearn_backend.network_of(estimator, scale, offset)
    assert_close(model.predict(Z), expected, 1e-5)
    assert_close(kept("mlp", model, labels).predict(Z), model.predict(Z), 1e-6)


def test_boosting_predicts_as_scikit_learn_before_and_after_it_was_kept(labels, monkeypatch):
    monkeypatch.setattr(sklearn_backend, "ROUNDS", 20)
    estimator = sklearn_backend.fitted_boosting(Z, labels, 8)
    model = sklearn_backend.trees_of(estimator, labels.classes)
    assert_close(model.predict(Z), predicted(estimator, Z), 1e-12)
    np.testing.assert_array_equal(kept("boosting", model, labels).predict(Z), model.predict(Z))


def test_they_learn(monkeypatch):
    monkeypatch.setattr(sklearn_backend, "LONGEST", 150)
    for fit, setting in ((sklearn_backend.fit_mlp, 0.1), (sklearn_backend.fit_boosting, 8)):
        predictions = fit(Z, NUMBER, setting).predict(Z)
        assert np.mean((predictions - NUMBER.values) ** 2) < 0.5 * NUMBER.values.var()


def test_balanced_classes_are_told_more_often_where_they_are_rare(monkeypatch):
    monkeypatch.setattr(sklearn_backend, "LONGEST", 60)
    rare = FittedLabels((Z[:, 0] + np.random.default_rng(1).normal(size=300) > 2.2).astype(int), 2)
    for fit, setting in ((sklearn_backend.fit_mlp, 1.0), (sklearn_backend.fit_boosting, 4)):
        baseline, balanced = (
            fit(Z, rare._replace(balanced=flag), setting).predict(Z)[:, 1].mean() for flag in (False, True)
        )
        assert balanced > 1.5 * baseline


@pytest.mark.parametrize("fit", [sklearn_backend.fit_mlp, sklearn_backend.fit_boosting])
def test_they_can_be_stopped(fit):
    shares = []

    def progress(share):
        shares.append(share)
        if share > 0.3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fit(Z, NUMBER, 4, progress=progress)
    assert shares[0] == 0


def test_without_scikit_learn_the_simple_methods_remain_and_the_others_say_what_to_install(monkeypatch):
    monkeypatch.setattr(sklearn_backend, "find_spec", lambda name: None)
    assert available(REGRESSION) == ["ridge", "neighbours"]
    assert available(CLASSIFICATION) == ["logistic", "neighbours"]
    with pytest.raises(sklearn_backend.ScikitLearnMissingError, match="install scikit-learn"):
        check_method("boosting", REGRESSION)


def test_what_was_kept_needs_no_scikit_learn(monkeypatch):
    model = sklearn_backend.fit_boosting(Z, NUMBER, 4)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert kept("boosting", model, NUMBER).predict(Z).shape == (300,)
