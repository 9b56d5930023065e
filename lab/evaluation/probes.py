"""Probes: simple models that read targets off an embedding, so that what they can tell is the embedding's merit.

Ridge regression for numbers and multinomial logistic regression for classes, on standardised features; and nearest
neighbours, which need no embedding. Each has a grid of settings, the same for whatever is scored, from which one is
chosen inside the training part. The linear probes are written out here rather than taken from scikit-learn (the tests
hold them against it) because a table needs thousands of them: one eigendecomposition serves all strengths of all
targets, and turns the logistic regression into coordinates where its problem is rounder.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from ...encoder.probes.linear import logistic_loss
from ...encoder.probes.scores import accuracy, r2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ...encoder.types import Arrays


class Weights(NamedTuple):
    """A logistic regression on features as they came: (c,) classes, (d, c) weights, (c,) intercepts."""

    classes: np.ndarray
    slopes: np.ndarray
    intercepts: np.ndarray


class LinearProbes:
    """Linear probes that learn from (n, d) features `train`, to be tried on (m, d) features `test`.

    Features are centred and scaled to the spread that they have in the training part.
    """

    settings = {
        "regression": (30000.0, 10000.0, 3000.0, 1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1),
        "classification": (1000.0, 100.0, 10.0, 1.0, 0.1),
    }
    """Strengths, strong to weak: what multiplies the sum of squared weights (halved for classes), beside the sum of
    the squared errors or of the logarithms of the probabilities."""

    def __init__(self, train: np.ndarray, test: np.ndarray) -> None:
        self._mean, self._spread = train.mean(axis=0), train.std(axis=0)
        # A constant feature, but for rounding, tells nothing.
        self._spread[self._spread <= 1e-6 * np.abs(self._mean)] = np.inf
        scaled = ((train - self._mean) / self._spread).astype(np.float32)
        if len(scaled) < scaled.shape[1]:
            _, lengths, axes = np.linalg.svd(scaled, full_matrices=False)
            self._variances, axes = lengths.astype(np.float64) ** 2, axes.T
        else:
            self._variances, axes = np.linalg.eigh((scaled.T @ scaled).astype(np.float64))
            self._variances = np.maximum(self._variances, 0)
        self._axes = axes.astype(np.float32)
        # Turned onto the principal axes: the penalty is the same there, and the axes do not interfere.
        self._train = scaled @ self._axes
        self._test = ((test - self._mean) / self._spread).astype(np.float32) @ self._axes

    def predict(
        self, labels: np.ndarray, kind: str, settings: Sequence[float], start: Weights | None = None
    ) -> Iterator[tuple[np.ndarray, Weights | None]]:
        """Yield, for each strength, strong to weak, the (m,) labels that a probe gives to the test places.

        `labels` are the (n,) numbers or class numbers of the training places, `kind` "regression" or "classification".
        With each come its Weights, from which another probe may `start`; None for regression, which needs no start.
        """
        return self._ridge(labels, settings) if kind == "regression" else self._logistic(labels, settings, start)

    def _ridge(self, labels: np.ndarray, strengths: Sequence[float]) -> Iterator[tuple[np.ndarray, None]]:
        mean = labels.mean()
        products = self._train.T @ (labels - mean).astype(np.float32)
        for strength in strengths:
            weights = products / (self._variances + strength)
            yield mean + self._test @ weights.astype(np.float32), None

    def _logistic(
        self, labels: np.ndarray, strengths: Sequence[float], start: Weights | None
    ) -> Iterator[tuple[np.ndarray, Weights]]:
        classes, number = np.unique(labels, return_inverse=True)
        weights = self._first_weights(classes, number, start)
        for strength in strengths:
            weights = fit_logistic(self._train, self._variances, number, weights, strength)
            narrow = weights.astype(np.float32)
            found = classes[np.argmax(self._test @ narrow[:-1] + narrow[-1], axis=1)]
            slopes = (self._axes @ weights[:-1]) / self._spread[:, np.newaxis]
            yield found, Weights(classes, slopes, weights[-1] - self._mean @ slopes)

    def _first_weights(self, classes: np.ndarray, number: np.ndarray, start: Weights | None) -> np.ndarray:
        """Return (d + 1, classes) weights on the principal axes, intercepts last, to begin with."""
        weights = np.zeros((len(self._variances) + 1, len(classes)))
        weights[-1] = np.log(np.bincount(number) / len(number))
        if start is not None:
            known = np.isin(classes, start.classes)
            column = np.searchsorted(start.classes, classes[known])
            spread = np.where(np.isfinite(self._spread), self._spread, 0)[:, np.newaxis]
            weights[:-1, known] = self._axes.T @ (start.slopes[:, column] * spread)
            weights[-1, known] = start.intercepts[column] + self._mean @ start.slopes[:, column]
        return weights


TOLERANCE = 1e-4
"""Relative change of the objective in one step at which the logistic regression is done."""


def fit_logistic(
    features: np.ndarray, variances: np.ndarray, number: np.ndarray, weights: np.ndarray, strength: float
) -> np.ndarray:
    """Return the (d + 1, classes) weights, the intercepts last, of a logistic regression that begins with `weights`.

    `features` are (n, d) float32 on principal axes with the sums of squares `variances`, `number` the (n,) classes, 0
    and up. Minimises the sum of -log probability plus strength / 2 times the sum of squared weights (intercepts are
    free), by L-BFGS. Along each axis it steps in units of one over the root of the curvature that is to be expected
    there, in the manner of Boehning (1992), Multinomial logistic regression algorithm, Annals of the Institute of
    Statistical Mathematics 44.
    """
    (count, dim), classes = features.shape, weights.shape[1]
    penalty = np.append(np.full(dim, strength), 0.0)[:, np.newaxis]
    curvature = np.append(variances, count)[:, np.newaxis] / (4 * classes)
    unit = 1 / np.sqrt(curvature + penalty)

    def objective(scaled: np.ndarray) -> tuple[float, np.ndarray]:
        weights = scaled.reshape(dim + 1, classes) * unit
        loss, gradient = logistic_loss(features, number, weights)
        pull = penalty * weights
        return loss + 0.5 * np.sum(pull * weights), ((gradient + pull) * unit).ravel()

    limits = {"maxiter": 100, "ftol": TOLERANCE, "gtol": 0.0}
    done = minimize(objective, (weights / unit).ravel(), jac=True, method="L-BFGS-B", options=limits)
    return done.x.reshape(dim + 1, classes) * unit


class NeighbourProbes:
    """Nearest neighbours among (n, 3) unit vectors `train` of (m, 3) `test`, the near ones weighing more (1/distance).

    Not a reading of an embedding but what needs none: the label of the nearest place that has one.
    """

    settings = {"regression": (20, 5, 1), "classification": (20, 5, 1)}
    """How many neighbours have a say."""

    def __init__(self, train: np.ndarray, test: np.ndarray) -> None:
        most = min(max(self.settings["regression"]), len(train))
        parts = [_nearest(test[start : start + ROWS], train, most) for start in range(0, len(test), ROWS)]
        self._nearest, chord = (np.concatenate(part) for part in zip(*parts))
        # A place at the very same spot decides alone.
        self._weights = 1 / np.maximum(chord, 1e-9)

    def predict(
        self, labels: np.ndarray, kind: str, settings: Sequence[float], start: Weights | None = None
    ) -> Iterator[tuple[np.ndarray, None]]:
        """Yield, for each number of neighbours, the (m,) labels of the test places; see LinearProbes.predict."""
        for count in map(int, settings):
            near, weights = labels[self._nearest[:, :count]], self._weights[:, :count]
            if kind == "regression":
                yield np.sum(near * weights, axis=1) / np.sum(weights, axis=1), None
            else:
                # The votes for each neighbour's class: with 20 at most, comparing all pairs is the quick way.
                same = near[:, :, np.newaxis] == near[:, np.newaxis, :]
                votes = np.sum(same * weights[:, np.newaxis, :], axis=2)
                yield np.take_along_axis(near, votes.argmax(axis=1)[:, np.newaxis], axis=1)[:, 0], None


ROWS = 1000
"""Places whose neighbours are looked for at once: their distances to all others must fit into memory."""


def _nearest(test: np.ndarray, train: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows in `train` of the nearest `count`, nearest first, of each of `test`, and the chords to them."""
    cosines = test @ train.T
    nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
    cosine = np.take_along_axis(cosines, nearest, axis=1)
    order = np.argsort(-cosine, axis=1)
    chord = np.sqrt(np.maximum(2 - 2 * np.take_along_axis(cosine, order, axis=1), 0))
    return np.take_along_axis(nearest, order, axis=1), chord


def score(found: np.ndarray, labels: np.ndarray, kind: str) -> float:
    """Return R2 for "regression", the share of right ones for "classification", of (n,) predictions."""
    return accuracy(found, labels) if kind == "classification" else r2(found, labels)


def cross_validate(
    probes: type[LinearProbes] | type[NeighbourProbes],
    features: np.ndarray,
    truth: Arrays,
    kinds: dict[str, str],
    folds: np.ndarray,
) -> dict[str, np.ndarray]:
    """Return {target: (number of folds,) scores} of probes on each fold of (n,) `folds` that learned from the others.

    `probes` is a class such as LinearProbes, `truth` and `kinds` map targets to (n,) labels and to their kind. The
    setting is chosen by training on all but one of the training folds and trying on that. A class that is not in the
    training part is wrong wherever it occurs.
    """
    last = folds.max()

    def scores_of(fold: int) -> dict[str, float]:
        train, test = folds != fold, folds == fold
        inner = folds == (fold + 1) % (last + 1)
        trial = probes(features[train & ~inner], features[inner])
        final = probes(features[train], features[test])
        scores = {}
        for target, kind in kinds.items():
            labels, settings = truth[target], probes.settings[kind]
            best, start = choose(trial.predict(labels[train & ~inner], kind, settings), labels[inner], kind, settings)
            ((found, _),) = final.predict(labels[train], kind, (best,), start)
            scores[target] = score(found, labels[test], kind)
        return scores

    return _in_threads(scores_of, range(last + 1))


def few_shot(
    probes: type[LinearProbes] | type[NeighbourProbes],
    features: np.ndarray,
    truth: Arrays,
    kinds: dict[str, str],
    draws: np.ndarray,
    folds: int = 5,
) -> dict[str, np.ndarray]:
    """Return {target: (number of draws,) scores} of probes that learn from each row of `draws`, tried on the rest.

    The setting is chosen by cross-validation in `folds` parts among the few.
    """
    part = np.arange(draws.shape[1]) % folds

    def scores_of(chosen: np.ndarray) -> dict[str, float]:
        rest = np.setdiff1d(np.arange(len(features)), chosen)
        final = probes(features[chosen], features[rest])
        trials = [probes(features[chosen[part != one]], features[chosen[part == one]]) for one in range(folds)]
        scores = {}
        for target, kind in kinds.items():
            labels, settings = truth[target][chosen], probes.settings[kind]
            parts = [trial.predict(labels[part != one], kind, settings) for one, trial in enumerate(trials)]
            best, _ = choose(((_together(found, part), None) for found in zip(*parts)), labels, kind, settings)
            ((found, _),) = final.predict(labels, kind, (best,))
            scores[target] = score(found, truth[target][rest], kind)
        return scores

    return _in_threads(scores_of, draws)


WORTHWHILE = 0.003
"""A weaker strength of the logistic regression, which takes longer, is tried as long as the last one gained as much."""


def choose(
    predictions: Iterable[tuple[np.ndarray, Weights | None]], labels: np.ndarray, kind: str, settings: Sequence[float]
) -> tuple[float, Weights | None]:
    """Return the setting, and the weights, of the (prediction, weights) that score best; the first of equals.

    They are taken from an iterator in the order of `settings`; the weights are None where all settings cost alike.
    """
    best: tuple[float, Weights | None] = (settings[0], None)
    highest = -np.inf
    for setting, (found, weights) in zip(settings, predictions):
        reached = score(found, labels, kind)
        gain = reached - highest
        if gain > 0:
            best, highest = (setting, weights), reached
        if weights is not None and gain < WORTHWHILE:
            break
    return best


def _together(parts: Any, part: Any) -> np.ndarray:
    """Return the (n,) predictions of all parts, given those of each, in the order of their places."""
    whole = np.empty(len(part), dtype=parts[0][0].dtype)
    for one, (found, _) in enumerate(parts):
        whole[part == one] = found
    return whole


def _in_threads(function: Callable[[Any], dict[str, float]], items: Iterable[Any]) -> dict[str, np.ndarray]:
    """Return {key: (number of items,) array} of what a function says of each item, one dict of numbers an item."""
    # Threads of BLAS beside these would wait for one another more than they compute.
    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(function, items))
    return {key: np.array([each[key] for each in found]) for key in found[0]}
