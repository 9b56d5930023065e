"""The methods of fitting a probe, and the choice of their settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

import numpy as np

from ..i18n import tr
from ..progress import part, quietly, with_progress
from . import sklearn_backend
from .fitted_labels import CLASSIFICATION, REGRESSION
from .linear import LinearModel, LogisticFit, fit_ridge
from .neighbours import NeighbourModel
from .network import NetworkModel
from .standardisation import Standardisation
from .trees import TreesModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..types import Progress
    from .fitted_labels import FittedLabels

    Model = Union[LinearModel, NeighbourModel, NetworkModel, TreesModel]
    """What is fitted."""

RIDGE, LOGISTIC, NEIGHBOURS, MLP, BOOSTING, BEST = "ridge", "logistic", "neighbours", "mlp", "boosting", "best"

METHODS = {REGRESSION: (RIDGE, NEIGHBOURS, MLP, BOOSTING), CLASSIFICATION: (LOGISTIC, NEIGHBOURS, MLP, BOOSTING)}
"""What there is for each kind, the simple ones first."""

NEED_SCIKIT = (MLP, BOOSTING)

SETTINGS = {
    RIDGE: (30.0, 10.0, 3.0, 1.0, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5),
    LOGISTIC: (0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5),
    NEIGHBOURS: (20, 10, 5, 3, 1),
    MLP: (1.0,),
    BOOSTING: (8,),
}
"""What is tried, the simplest first: the strength of a linear method for each training place (times n it is what
scikit-learn calls alpha, or 1/C), the number of neighbours, the penalty of a perceptron, the leaves of a tree."""

TRIAL = 4000
"""Places on which settings are chosen: more would choose alike."""

THOROUGH = 1000
"""Up to so many places every fold is held out in turn to choose a setting; above, two are."""

ROUGH = 1e-4
"""Change of the objective at which a trial of the logistic regression is done."""

WORSE = 1.02
"""Settings ever further from the simplest are tried until one has so many times the loss of the best."""


def available(kind: str) -> list[str]:
    """Return the methods that can be fitted here, of METHODS."""
    return [method for method in METHODS[kind] if method not in NEED_SCIKIT or sklearn_backend.is_installed()]


def check_method(method: str, kind: str) -> None:
    """Raise ValueError for a method that is not for a kind, ScikitLearnMissingError for what cannot be fitted here."""
    if method not in METHODS[kind]:
        raise ValueError(tr("the method for {} must be one of {}, not {}", kind, ", ".join(METHODS[kind]), method))
    if method in NEED_SCIKIT:
        sklearn_backend.require(method)


def fit(
    method: str,
    standardised: np.ndarray,
    labels: FittedLabels,
    setting: float,
    seed: int = 0,
    progress: Progress | None = None,
    tolerance: float = 1e-8,
) -> Model:
    """Return the model that a method fits to standardised (n, d) predictors and their FittedLabels, with one setting.

    `progress` may raise to stop it; `tolerance` is that of the logistic regression. Every class must occur.
    """
    if method == RIDGE:
        return fit_ridge(standardised, labels.values, (setting * len(standardised),), progress)[0]
    if method == LOGISTIC:
        fitting = LogisticFit(standardised, labels.values, labels.classes, labels.row_weights(), part(progress, 0, 0.2))
        return fitting.fit(setting * len(standardised), tolerance, part(progress, 0.2, 1))
    if method == NEIGHBOURS:
        return _neighbours(standardised, labels, setting)
    if method == MLP:
        return sklearn_backend.fit_mlp(standardised, labels, setting, seed, progress)
    return sklearn_backend.fit_boosting(standardised, labels, int(setting), seed, progress)


def fit_predict(
    method: str,
    x: np.ndarray,
    labels: FittedLabels,
    test: np.ndarray,
    setting: float,
    seed: int = 0,
    progress: Progress | None = None,
) -> np.ndarray:
    """Return what a method that learned from (n, d) `x` tells of (m, d) `test`: (m,) numbers, or (m, classes)
    probabilities, 0 for classes that do not occur in `labels`."""
    return next(_tell_each(method, x, labels, test, (setting,), seed, progress, 1e-5))


def choose_setting(
    method: str, x: np.ndarray, labels: FittedLabels, folds: np.ndarray, seed: int = 0, progress: Progress | None = None
) -> float:
    """Return the setting of SETTINGS that best tells the places of some (n,) `folds` from those of the others."""
    settings = SETTINGS[method]
    rows = np.random.default_rng(seed).permutation(len(x))[:TRIAL]
    present = np.unique(folds[rows])
    if len(settings) == 1 or len(present) < 2:
        return settings[0]
    held = present if len(rows) <= THOROUGH else present[:2]
    parts = [(rows[folds[rows] != fold], rows[folds[rows] == fold]) for fold in held]
    # A sign of life while a setting is tried, at which it can be stopped.
    beat = part(progress, 0, 0)
    trials = zip(
        *[
            _tell_each(method, x[train], labels.take(train), x[test], settings, seed, beat, ROUGH)
            for train, test in parts
        ]
    )
    truth = labels.take(np.concatenate([test for _, test in parts]))
    best, least = settings[0], np.inf
    for setting, here in with_progress(settings, progress):
        here(0.0)
        loss = truth.loss(np.concatenate(next(trials)))
        if loss < least:
            best, least = setting, loss
        elif loss > WORSE * least:
            break
    return best


def _tell_each(
    method: str,
    x: np.ndarray,
    labels: FittedLabels,
    test: np.ndarray,
    settings: Sequence[float],
    seed: int,
    progress: Progress | None,
    tolerance: float,
) -> Iterator[np.ndarray]:
    """Yield what `predict` returns for each of several settings, sharing what can be shared."""
    progress = quietly(progress)
    standardisation = Standardisation.of(x)
    standardised, test = standardisation.apply(x), standardisation.apply(test)
    present = None
    if labels.classes:
        present, numbers = np.unique(labels.values, return_inverse=True)
        known = labels._replace(values=numbers.reshape(-1), classes=len(present))
    else:
        known = labels
    if known.classes == 1:
        predictions = (np.ones((len(test), 1), np.float32) for _ in settings)
    elif method == RIDGE:
        models = fit_ridge(standardised, known.values, [setting * len(standardised) for setting in settings], progress)
        predictions = (model.predict(test) for model in models)
    elif method == LOGISTIC:
        fitting = LogisticFit(standardised, known.values, known.classes, known.row_weights(), part(progress, 0, 0.2))
        here = part(progress, 0.2, 1)
        predictions = (fitting.fit(setting * len(standardised), tolerance, here).predict(test) for setting in settings)
    elif method == NEIGHBOURS:
        model = _neighbours(standardised, known, settings[0])
        predictions = iter(model.predict_each(test, [int(setting) for setting in settings], progress))
    else:
        predictions = (fit(method, standardised, known, setting, seed, progress).predict(test) for setting in settings)
    for each_told in predictions:
        yield each_told if present is None else _spread(each_told, present, labels.classes)


def _neighbours(standardised: np.ndarray, labels: FittedLabels, setting: float) -> NeighbourModel:
    return NeighbourModel(standardised, labels.values, min(int(setting), len(standardised)), labels.class_weights())


def _spread(predictions: np.ndarray, present: np.ndarray, classes: int) -> np.ndarray:
    """Return (n, classes) probabilities, given those of the classes that are `present`."""
    whole = np.zeros((len(predictions), classes), dtype=np.float32)
    whole[:, present] = predictions
    return whole
