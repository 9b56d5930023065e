"""Which places a probe learns from, and which it is tried on. All rows of the table share them."""

from __future__ import annotations

import numpy as np

from ...encoder.probes.folds import random_folds

__all__ = ["few_shot_draws", "random_folds", "spatial_folds"]


def spatial_folds(lonlat: np.ndarray, folds: int = 5, degrees: float = 10.0, seed: int = 0) -> np.ndarray:
    """Return (n,) fold numbers of (n, 2) places: blocks of `degrees` by `degrees` go to a fold whole, at random."""
    column = np.floor((lonlat[:, 0] + 180) / degrees).astype(int)
    row = np.floor((lonlat[:, 1] + 90) / degrees).astype(int)
    _, block = np.unique(row * 1000 + column, return_inverse=True)
    return np.random.default_rng(seed).integers(0, folds, block.max() + 1)[block]


def few_shot_draws(count: int, labels: int = 100, draws: int = 10, seed: int = 0) -> np.ndarray:
    """Return (draws, labels) rows of `count` places, each draw at random and without repetition."""
    rng = np.random.default_rng(seed)
    return np.stack([rng.choice(count, labels, replace=False) for _ in range(draws)])
