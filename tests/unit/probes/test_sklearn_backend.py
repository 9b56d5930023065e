import sys

import numpy as np
import pytest

from placeprint.encoder.probes import sklearn_backend as scikit
from placeprint.encoder.probes.fitted_labels import CLASSES, NUMBERS, Target
from placeprint.encoder.probes.methods import available, check_method
from placeprint.encoder.probes.model_arrays import arrays_of, model_of

from ...closeness import assert_close

Z = np.random.default_rng(0).normal(size=(300, 10)).astype(np.float32)
NUMBER = Target(50 + 7 * Z[:, 0].astype(float) * Z[:, 1] + Z[:, 2])
TARGETS = {
    "numbers": NUMBER,
    "two classes": Target((NUMBER.values > 50).astype(int), 2),
    "four classes": Target(np.digitize(NUMBER.values, [45, 50, 55]), 4),
    "balanced": Target(np.digitize(NUMBER.values, [45, 50, 55]), 4, True),
}


@pytest.fixture(params=TARGETS)
def target(request):
    return TARGETS[request.param]


def predicted(estimator, z):
    return estimator.predict_proba(z) if hasattr(estimator, "predict_proba") else estimator.predict(z)


def kept(method, model, target):
    """The model as it comes out of a file."""
    return model_of(method, arrays_of(method, model), 10, target.classes)


def test_a_perceptron_predicts_as_scikit_learn_before_and_after_it_was_kept(target, monkeypatch):
    monkeypatch.setattr(scikit, "LONGEST", 60)
    estimator, scale, offset = scikit.fitted_mlp(Z, target, 0.1)
    expected = predicted(estimator, Z)
    if scale is not None:
        expected = expected * scale + offset
    model = scikit.network_of(estimator, scale, offset)
    assert_close(model.tell(Z), expected, 1e-5)
    assert_close(kept("mlp", model, target).tell(Z), model.tell(Z), 1e-6)


def test_boosting_predicts_as_scikit_learn_before_and_after_it_was_kept(target, monkeypatch):
    monkeypatch.setattr(scikit, "ROUNDS", 20)
    estimator = scikit.fitted_boosting(Z, target, 8)
    model = scikit.trees_of(estimator, target.classes)
    assert_close(model.tell(Z), predicted(estimator, Z), 1e-12)
    np.testing.assert_array_equal(kept("boosting", model, target).tell(Z), model.tell(Z))


def test_they_learn(monkeypatch):
    monkeypatch.setattr(scikit, "LONGEST", 150)
    for fit, setting in ((scikit.fit_mlp, 0.1), (scikit.fit_boosting, 8)):
        told = fit(Z, NUMBER, setting).tell(Z)
        assert np.mean((told - NUMBER.values) ** 2) < 0.5 * NUMBER.values.var()


def test_balanced_classes_are_told_more_often_where_they_are_rare(monkeypatch):
    monkeypatch.setattr(scikit, "LONGEST", 60)
    rare = Target((Z[:, 0] + np.random.default_rng(1).normal(size=300) > 2.2).astype(int), 2)
    for fit, setting in ((scikit.fit_mlp, 1.0), (scikit.fit_boosting, 4)):
        plain, balanced = (fit(Z, rare._replace(balanced=flag), setting).tell(Z)[:, 1].mean() for flag in (False, True))
        assert balanced > 1.5 * plain


@pytest.mark.parametrize("fit", [scikit.fit_mlp, scikit.fit_boosting])
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
    monkeypatch.setattr(scikit, "find_spec", lambda name: None)
    assert available(NUMBERS) == ["ridge", "neighbours"]
    assert available(CLASSES) == ["logistic", "neighbours"]
    with pytest.raises(scikit.ScikitLearnMissingError, match="install scikit-learn"):
        check_method("boosting", NUMBERS)


def test_what_was_kept_needs_no_scikit_learn(monkeypatch):
    model = scikit.fit_boosting(Z, NUMBER, 4)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    assert kept("boosting", model, NUMBER).tell(Z).shape == (300,)
