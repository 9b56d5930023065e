"""Predictors on one scale: each less its mean, in units of its spread, at the training places."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Standardisation(NamedTuple):
    """`mean` (d,) and `scale` (d,), one over the standard deviation, float32; 0 where a predictor does not vary."""

    mean: np.ndarray
    scale: np.ndarray

    @classmethod
    def of(cls, x: np.ndarray) -> Standardisation:
        """Return the standardisation of (n, d) predictors."""
        mean, spread = x.mean(axis=0, dtype=np.float64), x.std(axis=0, dtype=np.float64)
        # A constant predictor, but for rounding, tells nothing.
        varies = spread > 1e-6 * np.abs(mean)
        scale = np.where(varies, 1 / np.where(varies, spread, 1), 0)
        return cls(mean.astype(np.float32), scale.astype(np.float32))

    def apply(self, x: np.ndarray) -> np.ndarray:
        """Return the (n, d) float32 standardised predictors."""
        standardised = x - self.mean
        standardised *= self.scale
        return standardised
