"""Probes: simple models that read targets off an embedding, so that what they can tell is the embedding's merit.

Ridge regression for numbers and multinomial logistic regression for classes, on standardised features; and nearest
neighbours, which need no embedding: those of the probes that ship. Each has a grid of settings, the same for whatever
is scored, from which one is chosen inside the training part.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from ...encoder.probes.linear import LogisticFit, fit_ridge
from ...encoder.probes.neighbours import NeighbourModel
from ...encoder.probes.scores import accuracy, r2
from ...encoder.probes.standardisation import Standardisation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ...encoder.types import Arrays


class LinearProbes:
    """Ridge and logistic regression that learn from (n, d) features `train`, to be tried on (m, d) `test`."""

    settings = {
        "regression": (30000.0, 10000.0, 3000.0, 1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1),
        "classification": (1000.0, 100.0, 10.0, 1.0, 0.1),
    }
    """Strengths, strong to weak: what multiplies the sum of squared weights (halved for classes), beside the sum of
    the squared errors or of the logarithms of the probabilities."""

    def __init__(self, train: np.ndarray, test: np.ndarray) -> None:
        standardisation = Standardisation.of(train)
        self._train, self._test = standardisation.apply(train), standardisation.apply(test)

    def predict(self, labels: np.ndarray, kind: str, settings: Sequence[float]) -> Iterator[np.ndarray]:
        """Yield, for each strength, strong to weak, the (m,) labels that a probe gives to the test places.

        `labels` are the (n,) numbers or class numbers of the training places, `kind` "regression" or "classification".
        """
        if kind == "regression":
            for model in fit_ridge(self._train, labels, settings):
                yield model.predict(self._test)
            return
        classes, indices = np.unique(labels, return_inverse=True)
        fitting = LogisticFit(self._train, indices, len(classes))
        for strength in settings:
            yield classes[fitting.fit(strength, TOLERANCE).scores(self._test).argmax(axis=1)]


TOLERANCE = 1e-4
"""Relative change of the objective in one step at which the logistic regression is done."""


class NeighbourProbes:
    """Nearest neighbours among (n, 3) unit vectors `train` of (m, 3) `test`, the near ones weighing more (1/distance).

    Not a reading of an embedding but what needs none: the label of the nearest place that has one.
    """

    settings = {"regression": (20, 5, 1), "classification": (20, 5, 1)}
    """How many neighbours have a say."""

    def __init__(self, train: np.ndarray, test: np.ndarray) -> None:
        self._train, self._test = train, test

    def predict(self, labels: np.ndarray, kind: str, settings: Sequence[float]) -> Iterator[np.ndarray]:
        """Yield, for each number of neighbours, the (m,) labels of the test places; see LinearProbes.predict."""
        counts = [int(setting) for setting in settings]
        if kind == "regression":
            yield from NeighbourModel(self._train, labels, 1, np.empty(0)).predict_each(self._test, counts)
            return
        classes, indices = np.unique(labels, return_inverse=True)
        model = NeighbourModel(self._train, indices, 1, np.ones(len(classes)))
        for shares in model.predict_each(self._test, counts):
            yield classes[shares.argmax(axis=1)]


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
            best = choose(trial.predict(labels[train & ~inner], kind, settings), labels[inner], kind, settings)
            (found,) = final.predict(labels[train], kind, (best,))
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
            best = choose((_together(found, part) for found in zip(*parts)), labels, kind, settings)
            (found,) = final.predict(labels, kind, (best,))
            scores[target] = score(found, truth[target][rest], kind)
        return scores

    return _in_threads(scores_of, draws)


WORTHWHILE = 0.003
"""A weaker strength of the logistic regression, which takes longer, is tried as long as the last one gained as much."""


def choose(predictions: Iterable[np.ndarray], labels: np.ndarray, kind: str, settings: Sequence[float]) -> float:
    """Return the setting whose predictions score best, the first of equals; they come in the order of `settings`."""
    best, highest = settings[0], -np.inf
    for setting, found in zip(settings, predictions):
        reached = score(found, labels, kind)
        gain = reached - highest
        if gain > 0:
            best, highest = setting, reached
        if kind == "classification" and gain < WORTHWHILE:
            break
    return best


def _together(parts: Any, part: Any) -> np.ndarray:
    """Return the (n,) predictions of all parts, given those of each, in the order of their places."""
    whole = np.empty(len(part), dtype=parts[0].dtype)
    for one, found in enumerate(parts):
        whole[part == one] = found
    return whole


def _in_threads(function: Callable[[Any], dict[str, float]], items: Iterable[Any]) -> dict[str, np.ndarray]:
    """Return {key: (number of items,) array} of what a function says of each item, one dict of numbers an item."""
    # Threads of BLAS beside these would wait for one another more than they compute.
    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(function, items))
    return {key: np.array([each[key] for each in found]) for key in found[0]}
