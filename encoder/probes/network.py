"""A small multilayer perceptron, predicted from its weights alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from .linear import softmax

if TYPE_CHECKING:
    from ..types import Progress

CHUNK = 4096


class NetworkModel(NamedTuple):
    """`layers`, a list of (weight (inputs, outputs), bias), with ReLU between them.

    `scale` and `offset` bring the output of a network for numbers to their size; both are None for classes. A network
    for two classes may have a single output, the score of the second.
    """

    layers: list[tuple[np.ndarray, np.ndarray]]
    scale: float | None = None
    offset: float | None = None

    def predict(self, standardised: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Return (n,) numbers, or (n, k) probabilities of classes, of (n, d) float32 predictors."""
        parts = [
            self._scores(standardised[start : start + CHUNK]) for start in range(0, max(len(standardised), 1), CHUNK)
        ]
        scores = np.concatenate(parts)
        if self.scale is not None:
            return scores[:, 0].astype(np.float64) * self.scale + self.offset
        if scores.shape[1] == 1:
            scores = np.concatenate([np.zeros_like(scores), scores], axis=1)
        return softmax(scores)

    def _scores(self, hidden: np.ndarray) -> np.ndarray:
        for index, (weight, bias) in enumerate(self.layers):
            hidden = matmul(hidden, weight) + bias
            if index < len(self.layers) - 1:
                np.maximum(hidden, 0, out=hidden)
        return hidden
