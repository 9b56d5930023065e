"""Cross-validation: what is told of each labelled place by a probe that has not seen its fold."""

from typing import NamedTuple

import numpy as np

from ..sphere import unit_vectors
from .methods import choose_setting, tell
from .neighbours import NeighbourModel
from .scores import class_scores, number_scores
from .steps import each, part, quietly

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
    scores: dict
    neighbours: dict
    plain: dict
    spatial: bool


def validate(method, x, lonlat, target, back, folds, spatial, seed=0, progress=None):
    """Return the Validation of a method on (n, d) predictors of (n, 2) places with a Target.

    `back` turns numbers from the scale of the fitting to their own. The setting is chosen anew for each fold, from the
    others alone.
    """
    told = out_of_fold(method, x, target, folds, seed, part(progress, 0, 0.8))
    near = ground_neighbours(lonlat, target, folds, seed, part(progress, 0.8, 1))
    scores = [scores_of(each_told, target, back) for each_told in (told, near)]
    return Validation(folds, told, *scores, scores_of(plain(target, folds, back), target, lambda same: same), spatial)


def scores_of(told, target, back):
    """Return {name: score} of what was told of a Target: (n,) numbers, or (n, classes) probabilities.

    Numbers in the Target are on the scale of the fitting, and so are those told, unless `back` changes nothing: then
    they are on their own already.
    """
    if target.classes:
        return class_scores(told.argmax(axis=1), target.values, target.classes)
    return number_scores(back(told), back(target.values))


def out_of_fold(method, x, target, folds, seed=0, progress=None):
    """Return what is told of each place by a probe that learned from the other folds, as `methods.tell` returns it."""
    told = np.empty((len(x), target.classes) if target.classes else len(x))
    for fold, here in each(np.unique(folds), progress):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        known = target.take(train)
        setting = choose_setting(method, x[train], known, folds[train], seed, part(here, 0, 0.5))
        told[test] = tell(method, x[train], known, x[test], setting, seed, part(here, 0.5, 1))
    return told


def plain(target, folds, back):
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


def ground_neighbours(lonlat, target, folds, seed=0, progress=None):
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


def _how_many(places, target, folds, seed):
    present = np.unique(folds)
    if len(present) < 2:
        return GROUND_NEIGHBOURS[0]
    inner = folds == present[0]
    trial = np.random.default_rng(seed).permutation(np.flatnonzero(inner))[:CHOICE]
    model = _model(places[~inner], target.take(~inner), GROUND_NEIGHBOURS[0])
    truth = target.take(trial)
    losses = [truth.loss(told) for told in model.tell_each(places[trial], GROUND_NEIGHBOURS)]
    return GROUND_NEIGHBOURS[int(np.argmin(losses))]


def _model(places, target, count):
    return NeighbourModel(places, target.values, count, np.ones(target.classes))


def learning_curve(method, x, target, back, folds, setting, score, seed=0, progress=None):
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
        curve.append((round(share * training), scores_of(told, target, back)[score]))
    return curve
