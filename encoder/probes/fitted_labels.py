"""What a probe is to tell: numbers or classes, as the fitting sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..i18n import tr
from .label_values import LARGEST, measured

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

REGRESSION, CLASSIFICATION = "regression", "classification"
KINDS = (REGRESSION, CLASSIFICATION)

FEW_VALUES = 12
"""Whole numbers of at most so many different values, each of which occurs FEW_TIMES, are taken for classes."""
FEW_TIMES = 5

MOST_CLASSES = 1000

MOST_TEXT = 10_000
"""Letters of the name of a class, or of another text of a probe."""

SMALLEST = 1e-30
"""Numbers that are all below it, and their squares, cannot be computed with."""

FINEST = 1e-5
"""Numbers must differ by that share of their size: probes predict in single precision."""


class FittedLabels(NamedTuple):
    """`values` (n,): float64 numbers, or the numbers 0 to `classes` - 1 of classes; `classes` is 0 for numbers.

    With `balanced` every class that is there counts alike, however many places it has.
    """

    values: np.ndarray
    classes: int = 0
    balanced: bool = False

    @property
    def kind(self) -> str:
        """The kind, of KINDS."""
        return CLASSIFICATION if self.classes else REGRESSION

    def take(self, rows: np.ndarray) -> FittedLabels:
        """Return the FittedLabels of some places."""
        return self._replace(values=self.values[rows])

    def class_weights(self) -> np.ndarray:
        """Return (classes,) weights: 1, or, if balanced, n / (classes there * places of the class); 0 for absent ones.
        There are none for numbers.

        The rule of King and Zeng (2001), Logistic regression in rare events data, Political Analysis 9.
        """
        if not self.balanced:
            return np.ones(self.classes)
        counts = np.bincount(self.values, minlength=self.classes)
        return np.where(counts > 0, len(self.values) / (np.sum(counts > 0) * np.maximum(counts, 1)), 0.0)

    def row_weights(self) -> np.ndarray | None:
        """Return the (n,) weights of the places, or None where all count alike."""
        return self.class_weights()[self.values] if self.balanced else None

    def loss(self, predictions: np.ndarray) -> float:
        """Return what settings are chosen by, the less the better, of what was `predictions` of the places.

        The mean squared error of numbers; of (n, classes) probabilities the quadratic score of Brier (1950),
        Verification of forecasts expressed in terms of probability, Monthly Weather Review 78.
        """
        if not self.classes:
            return float(np.mean((predictions - self.values) ** 2))
        rows = np.arange(len(predictions))
        own = predictions[rows, self.values]
        scores = np.sum(predictions.astype(np.float64) ** 2, axis=1) - own**2 + (1 - own) ** 2
        return float(np.average(scores, weights=self.row_weights()))


def kind_of(labels: ArrayLike) -> str:
    """Return the kind, of KINDS, that (n,) labels look like: text and few whole numbers are classes."""
    labels = np.asarray(labels)
    if labels.dtype.kind not in "iuf":
        return CLASSIFICATION
    values, counts = np.unique(labels, return_counts=True)
    if np.all(np.isfinite(values)) and np.all(values == np.round(values)) and len(values) <= FEW_VALUES:
        return CLASSIFICATION if counts.min() >= FEW_TIMES else REGRESSION
    return REGRESSION


def missing(labels: ArrayLike) -> np.ndarray:
    """Return (n,) bool: which labels are None or NaN."""
    labels = np.asarray(labels)
    if labels.dtype.kind == "f":
        return np.isnan(labels)
    if labels.dtype.kind == "O":
        return np.array([_is_missing(label) for label in labels], bool)
    return np.zeros(len(labels), bool)


def _is_missing(label: Any) -> bool:
    if label is None:
        return True
    try:
        return not bool(label == label)
    except (TypeError, ValueError):
        # That of pandas is neither the same as itself nor another.
        return True


def numbers_of(labels: ArrayLike, log: bool) -> np.ndarray:
    """Return the (n,) float64 numbers of labels, their natural logarithms with `log`.

    Raises ValueError for what is no number, beyond LARGEST, not positive under a logarithm, or all the same, or nearly.
    """
    try:
        values = np.asarray(labels).astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(tr("the labels are not all numbers; a probe for classes takes any label")) from None
    _check_measured(values)
    size = float(np.abs(values).max())
    if 0 < size < SMALLEST:
        raise ValueError(
            tr("no label is larger than {:g}; multiply all labels by a constant, as a smaller unit does", size)
        )
    if log and not (values > 0).all():
        raise ValueError(tr("labels that are not positive, and have no logarithm: {}", int(np.sum(values <= 0))))
    if values.min() == values.max():
        raise ValueError(tr("all labels are {:g}: there is nothing to learn", values[0]))
    if np.ptp(values) < FINEST * size:
        raise ValueError(
            tr(
                "labels as large as {:g} differ by {:g} at most; subtract a constant from all of them",
                size,
                np.ptp(values),
            )
        )
    return np.log(values) if log else values


def classes_of(labels: ArrayLike) -> tuple[list[Any], np.ndarray]:
    """Return (classes, numbers): the sorted list of different labels, text or numbers, and the (n,) class of each.

    Labels of mixed types are taken as text. Raises ValueError for a single class, more than MOST_CLASSES, numbers
    beyond LARGEST, and texts of more than MOST_TEXT letters.
    """
    labels = np.asarray(labels)
    if labels.dtype.kind == "f":
        _check_measured(labels)
    if labels.dtype.kind not in "iufU":
        labels = np.array([str(label) for label in labels], dtype=str)
    if labels.dtype.kind == "U" and np.char.str_len(labels).max(initial=0) > MOST_TEXT:
        longest = int(np.char.str_len(labels).max())
        raise ValueError(tr("a label has {:,} letters; the name of a class may have at most {:,}", longest, MOST_TEXT))
    classes, numbers = np.unique(labels, return_inverse=True)
    if len(classes) < 2:
        raise ValueError(tr("all labels are {}: a probe needs at least two classes", classes[0]))
    if len(classes) > MOST_CLASSES:
        raise ValueError(tr("there are {} different labels, more than {} classes", len(classes), MOST_CLASSES))
    return classes.tolist(), numbers.reshape(-1)


def _check_measured(values: np.ndarray) -> None:
    unknown = ~measured(values)
    if unknown.any():
        raise ValueError(
            tr(
                "labels that are not measurements: {:,}, such as {:g}. Infinite numbers and numbers beyond {:g} "
                "usually stand for no data; leave out their places first",
                int(unknown.sum()),
                values[unknown][0],
                LARGEST,
            )
        )
