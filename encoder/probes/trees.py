"""Boosted regression trees, predicted from their nodes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .linear import softmax

if TYPE_CHECKING:
    from ..types import Progress

CHUNK = 1024

DEEPEST = 64
"""Branches that are followed at most: a tree out of a stranger's file may be one long chain."""


class TreesModel(NamedTuple):
    """The nodes of all trees: (nodes,) `feature`, `threshold`, `left`, `right` and `value`; a leaf has `left` = 0.

    `roots` (rounds, columns) are the first nodes of the trees, whose values add up to the scores, with `start`
    (columns,). One column is a number, or, with `classes`, the score of the second of two; else there is one for each.
    """

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    start: np.ndarray
    classes: int

    def predict(self, standardised: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Return (n,) numbers, or (n, classes) probabilities, of (n, d) predictors."""
        parts = [
            self._scores(standardised[start : start + CHUNK]) for start in range(0, max(len(standardised), 1), CHUNK)
        ]
        scores = np.concatenate(parts)
        if not self.classes:
            return scores[:, 0]
        if scores.shape[1] == 1:
            scores = np.concatenate([np.zeros_like(scores), scores], axis=1)
        return softmax(scores)

    def _scores(self, standardised: np.ndarray) -> np.ndarray:
        scores = np.tile(self.start, (len(standardised), 1))
        rows = np.arange(len(standardised))[:, np.newaxis]
        for roots in self.roots:
            node = np.tile(roots, (len(standardised), 1))
            for _ in range(DEEPEST):
                inside = self.left[node] > 0
                if not inside.any():
                    break
                goes_left = standardised[rows, self.feature[node]] <= self.threshold[node]
                below = np.where(goes_left, self.left[node], self.right[node])
                node = np.where(inside, below, node)
            scores += self.value[node]
        return scores
