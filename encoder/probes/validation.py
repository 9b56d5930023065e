"""Cross-validation: what is told of each labelled place by a probe that has not seen its fold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..earth.sphere import unit_vectors
from ..progress import part, quietly, with_progress
from .methods import choose_setting, fit_predict
from .neighbours import NeighbourModel
from .scores import class_scores, number_scores

if TYPE_CHECKING:
    from ..types import ArrayFunction, Progress
    from .fitted_labels import FittedLabels

GROUND_NEIGHBOURS = (1, 2, 3, 4, 5)
"""How many neighbours on the ground may have a say in the baseline."""

CHOICE = 2000
"""Places on which their number is chosen."""

SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2)
"""Shares of the training places that the learning curve is taken at, beside all of them."""

FEWEST = 10
"""The learning curve begins at so many training places."""


class Validation(NamedTuple):
    """What came out of one way of dealing n places to folds.

    `folds` (n,); `predictions`, (n,) numbers or (n, classes) probabilities, on the scale of the fitting; `scores`,
    `neighbours` and `baseline`: {name: score} of the probe, of the nearest neighbours on the ground, and of the mean or
    the most frequent class of the training places; `spatial`: whether folds are made of blocks.
    """

    folds: np.ndarray
    predictions: np.ndarray
    scores: dict[str, float]
    neighbours: dict[str, float]
    baseline: dict[str, float]
    spatial: bool


def validate(
    method: str,
    x: np.ndarray,
    lonlat: np.ndarray,
    labels: FittedLabels,
    back: ArrayFunction,
    folds: np.ndarray,
    spatial: bool,
    seed: int = 0,
    progress: Progress | None = None,
) -> Validation:
    """Return the Validation of a method on (n, d) predictors of (n, 2) places with FittedLabels.

    `back` turns numbers from the scale of the fitting to their own. The setting is chosen anew for each fold, from the
    others alone.
    """
    predictions = out_of_fold(method, x, labels, folds, seed, part(progress, 0, 0.8))
    near = ground_neighbours(lonlat, labels, folds, seed, part(progress, 0.8, 1))
    scores, neighbours, guess = (
        scores_of(each_told, labels, back)
        for each_told in (back(predictions), back(near), baseline_predictions(labels, folds, back))
    )
    return Validation(folds, predictions, scores, neighbours, guess, spatial)


def scores_of(predictions: np.ndarray, labels: FittedLabels, back: ArrayFunction) -> dict[str, float]:
    """Return {name: score} of what was predicted of FittedLabels: (n,) numbers, or (n, classes) probabilities.

    Numbers told are on their own scale; the labels are on that of the fitting, from which `back` turns them.
    """
    if labels.classes:
        return class_scores(predictions.argmax(axis=1), labels.values, labels.classes)
    return number_scores(predictions, back(labels.values))


def out_of_fold(
    method: str, x: np.ndarray, labels: FittedLabels, folds: np.ndarray, seed: int = 0, progress: Progress | None = None
) -> np.ndarray:
    """Return what is told of each place by a probe that learned from the other folds, as `fit_predict` returns it."""
    predictions = np.empty((len(x), labels.classes) if labels.classes else len(x))
    for fold, here in with_progress(np.unique(folds), progress):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        known = labels.take(train)
        setting = choose_setting(method, x[train], known, folds[train], seed, part(here, 0, 0.5))
        predictions[test] = fit_predict(method, x[train], known, x[test], setting, seed, part(here, 0.5, 1))
    return predictions


def baseline_predictions(labels: FittedLabels, folds: np.ndarray, back: ArrayFunction) -> np.ndarray:
    """Return what is told of each place by the mean, or by the shares of the classes, of the other folds.

    The mean is that of the numbers themselves, which `back` returns.
    """
    if labels.classes:
        predictions = np.empty((len(folds), labels.classes))
        for fold in np.unique(folds):
            predictions[folds == fold] = np.bincount(labels.values[folds != fold], minlength=labels.classes)
        return predictions
    numbers, predictions = back(labels.values), np.empty(len(folds))
    for fold in np.unique(folds):
        predictions[folds == fold] = numbers[folds != fold].mean()
    return predictions


def ground_neighbours(
    lonlat: np.ndarray, labels: FittedLabels, folds: np.ndarray, seed: int = 0, progress: Progress | None = None
) -> np.ndarray:
    """Return what is told of each place by the nearest ones on the ground in the other folds.

    How many of them is chosen from GROUND_NEIGHBOURS by telling another of these folds from the rest.
    """
    places = unit_vectors(lonlat)
    predictions = np.empty((len(places), labels.classes) if labels.classes else len(places))
    for fold, here in with_progress(np.unique(folds), progress):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        count = _how_many(places[train], labels.take(train), folds[train], seed)
        predictions[test] = _model(places[train], labels.take(train), count).predict(places[test], here)
    return predictions


def _how_many(places: np.ndarray, labels: FittedLabels, folds: np.ndarray, seed: int) -> int:
    present = np.unique(folds)
    if len(present) < 2:
        return GROUND_NEIGHBOURS[0]
    inner = folds == present[0]
    trial = np.random.default_rng(seed).permutation(np.flatnonzero(inner))[:CHOICE]
    model = _model(places[~inner], labels.take(~inner), GROUND_NEIGHBOURS[0])
    truth = labels.take(trial)
    losses = [truth.loss(predictions) for predictions in model.predict_each(places[trial], GROUND_NEIGHBOURS)]
    return GROUND_NEIGHBOURS[int(np.argmin(losses))]


def _model(places: np.ndarray, labels: FittedLabels, count: int) -> NeighbourModel:
    return NeighbourModel(places, labels.values, count, np.ones(labels.classes))


def learning_curve(
    method: str,
    x: np.ndarray,
    labels: FittedLabels,
    back: ArrayFunction,
    folds: np.ndarray,
    setting: float,
    score: str,
    seed: int = 0,
    progress: Progress | None = None,
) -> list[tuple[int, float]]:
    """Return [(training places, score)], few to many, of a method that learns from a part of the places of other folds.

    The setting stays; all of the places are not among the parts, for the Validation has them. Each part holds the
    smaller ones.
    """
    progress = quietly(progress)
    order = np.random.default_rng(seed).permutation(len(x))
    training = len(x) * (1 - 1 / len(np.unique(folds)))
    curve = []
    for share, here in with_progress([share for share in SHARES if share * training >= FEWEST], progress):
        predictions = np.empty((len(x), labels.classes) if labels.classes else len(x))
        for fold, inner in with_progress(np.unique(folds), here):
            others = order[folds[order] != fold]
            few = others[: max(2, round(share * len(others)))]
            test = np.flatnonzero(folds == fold)
            predictions[test] = fit_predict(method, x[few], labels.take(few), x[test], setting, seed, inner)
        curve.append((round(share * training), scores_of(back(predictions), labels, back)[score]))
    return curve
