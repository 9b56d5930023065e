"""How good what was told is, in the units and names that are usual.

Balanced accuracy is the mean of the recalls of the classes that occur; macro F1 the mean of the harmonic means of
recall and precision of the classes that occur or were told (Sokolova and Lapalme 2009, A systematic analysis of
performance measures for classification tasks, Information Processing and Management 45).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..i18n import tr

if TYPE_CHECKING:
    from .fitted_labels import FittedLabels

HEADLINE = {"regression": "r2", "classification": "accuracy"}
"""The score that a probe is first judged by; with balanced classes it is `balanced_accuracy`."""


def score_name(score: str) -> str:
    """Return what a score is called, in the language that is spoken."""
    return {
        "r2": "R²",
        "mae": tr("mean absolute error"),
        "rmse": tr("root mean squared error"),
        "accuracy": tr("accuracy"),
        "balanced_accuracy": tr("balanced accuracy"),
        "macro_f1": tr("macro F1"),
    }[score]


def headline(labels: FittedLabels) -> str:
    """Return the name of the score that a probe is first judged by."""
    return "balanced_accuracy" if labels.balanced else HEADLINE[labels.kind]


def r2(predictions: np.ndarray, truth: np.ndarray) -> float:
    """Return the share of the variance of (n,) numbers that was told; below 0 it was told worse than by their mean."""
    return float(1 - np.sum((predictions - truth) ** 2) / np.sum((truth - truth.mean()) ** 2))


def accuracy(predictions: np.ndarray, truth: np.ndarray) -> float:
    """Return the share of (n,) classes told rightly."""
    return float(np.mean(predictions == truth))


def number_scores(predictions: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Return {name: score} of (n,) numbers."""
    errors = predictions - truth
    return {
        "r2": r2(predictions, truth),
        "mae": float(np.mean(np.abs(errors))),
        "rmse": float(np.sqrt(np.mean(errors**2))),
    }


def class_scores(predictions: np.ndarray, truth: np.ndarray, classes: int) -> dict[str, float]:
    """Return {name: score} of (n,) class numbers, 0 to `classes` - 1."""
    each = per_class(predictions, truth, classes)
    occurs, counts = each.places > 0, (each.places > 0) | (each.predictions > 0)
    return {
        "accuracy": accuracy(predictions, truth),
        "balanced_accuracy": float(each.recall[occurs].mean()),
        "macro_f1": float(each.f1[counts].mean()),
    }


class PerClass(NamedTuple):
    """(k,) each: how many `places` are of a class, for how many the `predictions` are that; `precision`, `recall` and
    `f1`, 0 where there is nothing to divide by."""

    places: np.ndarray
    predictions: np.ndarray
    precision: np.ndarray
    recall: np.ndarray
    f1: np.ndarray


def per_class(predictions: np.ndarray, truth: np.ndarray, classes: int) -> PerClass:
    """Return the PerClass of (n,) class numbers, 0 to `classes` - 1."""
    right = np.bincount(truth[predictions == truth], minlength=classes)
    places, claimed = np.bincount(truth, minlength=classes), np.bincount(predictions, minlength=classes)
    precision, recall = right / np.maximum(claimed, 1), right / np.maximum(places, 1)
    return PerClass(places, claimed, precision, recall, 2 * right / np.maximum(places + claimed, 1))


def confusion(predictions: np.ndarray, truth: np.ndarray, classes: int) -> np.ndarray:
    """Return the (classes, classes) numbers of places, by rows of what they are and columns of what was told."""
    return np.bincount(truth * classes + predictions, minlength=classes * classes).reshape(classes, classes)
