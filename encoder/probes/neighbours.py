"""Nearest neighbours: the label of a place told from those that are near it, in whatever space they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from ..progress import quietly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Progress

CELLS = 1_000_000
"""Distances that are held at once."""

SPARE = 6
"""In single precision more are looked at than are wanted, for the quick distances are rounded, and the exact decide."""

FEW = 6
"""Up to so many smallest of many numbers are found fastest one by one."""


def nearest(
    standardised: np.ndarray, places: np.ndarray, count: int, progress: Progress | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return (rows, distances), (n, count) each: the `count` nearest of (m, d) `places` to each of (n, d), nearest
    first, the earlier row first where they are equally far. `count` may be at most m."""
    progress = quietly(progress)
    rows = np.empty((len(standardised), count), dtype=np.intp)
    distances = np.empty((len(standardised), count))
    minus_twice = (-2 * places).T
    wanted = min(count + (SPARE if places.dtype == np.float32 else 0), len(places))
    squares = np.einsum("md,md->m", places, places)
    chunk = max(1, CELLS // max(len(places), wanted * places.shape[1]))
    for start in range(0, len(standardised), chunk):
        here = standardised[start : start + chunk]
        rough = matmul(here, minus_twice)
        rough += squares
        near = _smallest(rough, wanted)
        exact = np.sqrt(np.sum((places[near].astype(np.float64) - here[:, np.newaxis]) ** 2, axis=2))
        order = np.lexsort((near, exact), axis=1)[:, :count]
        rows[start : start + chunk] = np.take_along_axis(near, order, axis=1)
        distances[start : start + chunk] = np.take_along_axis(exact, order, axis=1)
        progress((start + len(here)) / len(standardised))
    return rows, distances


def _smallest(values: np.ndarray, count: int) -> np.ndarray:
    """Return the (n, count) columns of the smallest of (n, m) values in each row, in any order; spoils the values."""
    if count >= values.shape[1]:
        return np.broadcast_to(np.arange(values.shape[1]), values.shape)
    if count > FEW:
        return np.argpartition(values, count - 1, axis=1)[:, :count]
    smallest, rows = np.empty((len(values), count), dtype=np.intp), np.arange(len(values))
    for column in range(count):
        smallest[:, column] = values.argmin(axis=1)
        values[rows, smallest[:, column]] = np.inf
    return smallest


class NeighbourModel(NamedTuple):
    """(m, d) `places` with their (m,) `labels`, of which the `count` nearest tell, the near ones weighing more.

    A label weighs one over the distance; a place at the very same spot decides alone. Classes are told by their shares
    of the weights, each times its `class_weights` (k,), which is empty for numbers.
    """

    places: np.ndarray
    labels: np.ndarray
    # It hides a method of tuples that nobody misses.
    count: int  # type: ignore[assignment]
    class_weights: np.ndarray

    def predict(self, standardised: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Return (n,) numbers, or (n, k) probabilities of classes."""
        return self.predict_each(standardised, (self.count,), progress)[0]

    def predict_each(
        self, standardised: np.ndarray, counts: Sequence[int], progress: Progress | None = None
    ) -> list[np.ndarray]:
        """Return what is told for each of several numbers of neighbours; more than there are places means all."""
        rows, distances = nearest(standardised, self.places, min(max(counts), len(self.places)), progress)
        same = distances == 0
        weights = np.where(same.any(axis=1, keepdims=True), same, 1 / np.where(same, 1, distances))
        labels = self.labels[rows]
        return [self._told(labels[:, :count], weights[:, :count]) for count in counts]

    def _told(self, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
        if not self.class_weights.size:
            return np.sum(labels * weights, axis=1) / np.sum(weights, axis=1)
        weights = weights * self.class_weights[labels]
        shares = np.zeros((len(labels), len(self.class_weights)), dtype=np.float32)
        for neighbour in range(labels.shape[1]):
            shares[np.arange(len(labels)), labels[:, neighbour]] += weights[:, neighbour]
        return shares / shares.sum(axis=1, keepdims=True)
