"""Cross-validation: what is told of each labelled place by a probe that has not seen its fold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..earth.sphere import unit_vectors
from ..progress import each, part, quietly
from .methods import choose_setting, tell
from .neighbours import NeighbourModel
from .scores import class_scores, number_scores

if TYPE_CHECKING:
    from ..types import ArrayFunction, Progress
    from .fitted_labels import Target

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

    `folds` (n,); `told`, (n,) numbers or (n, classes) probabilities, on the scale of the fitting; `scores`,
    `neighbours` and `plain`: {name: score} of the probe, of the nearest neighbours on the ground, and of the mean or
    the most frequent class of the training places; `spatial`: whether folds are made of blocks.
    """

    folds: np.ndarray
    told: np.ndarray
    scores: dict[str, float]
    neighbours: dict[str, float]
    plain: dict[str, float]
    spatial: bool


def validate(
    method: str,
    x: np.ndarray,
    lonlat: np.ndarray,
    target: Target,
    back: ArrayFunction,
    folds: np.ndarray,
    spatial: bool,
    seed: int = 0,
    progress: Progress | None = None,
) -> Validation:
    """Return the Validation of a method on (n, d) predictors of (n, 2) places with a Target.

    `back` turns numbers from the scale of the fitting to their own. The setting is chosen anew for each fold, from the
    others alone.
    """
    told = out_of_fold(method, x, target, folds, seed, part(progress, 0, 0.8))
    near = ground_neighbours(lonlat, target, folds, seed, part(progress, 0.8, 1))
    scores, neighbours, guess = (
        scores_of(each_told, target, back) for each_told in (back(told), back(near), plain(target, folds, back))
    )
    return Validation(folds, told, scores, neighbours, guess, spatial)


def scores_of(told: np.ndarray, target: Target, back: ArrayFunction) -> dict[str, float]:
    """Return {name: score} of what was told of a Target: (n,) numbers, or (n, classes) probabilities.

    Numbers told are on their own scale; those in the Target are on that of the fitting, from which `back` turns them.
    """
    if target.classes:
        return class_scores(told.argmax(axis=1), target.values, target.classes)
    return number_scores(told, back(target.values))


def out_of_fold(
    method: str, x: np.ndarray, target: Target, folds: np.ndarray, seed: int = 0, progress: Progress | None = None
) -> np.ndarray:
    """Return what is told of each place by a probe that learned from the other folds, as `methods.tell` returns it."""
    told = np.empty((len(x), target.classes) if target.classes else len(x))
    for fold, here in each(np.unique(folds), progress):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        known = target.take(train)
        setting = choose_setting(method, x[train], known, folds[train], seed, part(here, 0, 0.5))
        told[test] = tell(method, x[train], known, x[test], setting, seed, part(here, 0.5, 1))
    return told


def plain(target: Target, folds: np.ndarray, back: ArrayFunction) -> np.ndarray:
    """Return what is told of each place by the mean, or by the shares of the classes, of the other folds.

    The mean is that of the numbers themselves, which `back` returns.
    """
    if target.classes:
        told = np.empty((len(folds), target.classes))
        for fold in np.unique(folds):
            told[folds == fold] = np.bincount(target.values[folds != fold], minlength=target.classes)
        return told
    numbers, told = back(target.values), np.empty(len(folds))
    for fold in np.unique(folds):
        told[folds == fold] = numbers[folds != fold].mean()
    return told


def ground_neighbours(
    lonlat: np.ndarray, target: Target, folds: np.ndarray, seed: int = 0, progress: Progress | None = None
) -> np.ndarray:
    """Return what is told of each place by the nearest ones on the ground in the other folds.

    How many of them is chosen from GROUND_NEIGHBOURS by telling another of these folds from the rest.
    """
    places = unit_vectors(lonlat)
    told = np.empty((len(places), target.classes) if target.classes else len(places))
    for fold, here in each(np.unique(folds), progress):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        count = _how_many(places[train], target.take(train), folds[train], seed)
        told[test] = _model(places[train], target.take(train), count).tell(places[test], here)
    return told


def _how_many(places: np.ndarray, target: Target, folds: np.ndarray, seed: int) -> int:
    present = np.unique(folds)
    if len(present) < 2:
        return GROUND_NEIGHBOURS[0]
    inner = folds == present[0]
    trial = np.random.default_rng(seed).permutation(np.flatnonzero(inner))[:CHOICE]
    model = _model(places[~inner], target.take(~inner), GROUND_NEIGHBOURS[0])
    truth = target.take(trial)
    losses = [truth.loss(told) for told in model.tell_each(places[trial], GROUND_NEIGHBOURS)]
    return GROUND_NEIGHBOURS[int(np.argmin(losses))]


def _model(places: np.ndarray, target: Target, count: int) -> NeighbourModel:
    return NeighbourModel(places, target.values, count, np.ones(target.classes))


def learning_curve(
    method: str,
    x: np.ndarray,
    target: Target,
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
    for share, here in each([share for share in SHARES if share * training >= FEWEST], progress):
        told = np.empty((len(x), target.classes) if target.classes else len(x))
        for fold, inner in each(np.unique(folds), here):
            others = order[folds[order] != fold]
            few = others[: max(2, round(share * len(others)))]
            test = np.flatnonzero(folds == fold)
            told[test] = tell(method, x[few], target.take(few), x[test], setting, seed, inner)
        curve.append((round(share * training), scores_of(back(told), target, back)[score]))
    return curve
