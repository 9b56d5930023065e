"""Which labelled places a probe learns from, and which it is tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..earth.sphere import EARTH_RADIUS, canonical

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

FOLDS = 5


def random_folds(count: int, folds: int = FOLDS, seed: int = 0) -> np.ndarray:
    """Return (count,) fold numbers, dealt at random, as even as can be."""
    return np.random.default_rng(seed).permutation(np.arange(count) % folds)


def location_groups(lonlat: ArrayLike) -> np.ndarray:
    """Return (n,) numbers, 0 and up, of which those of the same place of (n, 2) are the same."""
    return np.unique(canonical(lonlat), axis=0, return_inverse=True)[1].reshape(-1)


def blocks(lonlat: ArrayLike, km: float) -> np.ndarray:
    """Return (n,) numbers, 0 and up, of the blocks in which (n, 2) places lie.

    Bands of latitude about `km` kilometres high are cut into cells about as wide at their middle: all blocks are nearly
    squares of nearly the same area.
    """
    lon, lat = canonical(lonlat).T
    half_turn = np.pi * EARTH_RADIUS / 1000
    bands = max(1, round(half_turn / km))
    band = np.minimum(np.floor((lat + 90) / 180 * bands).astype(np.int64), bands - 1)
    middle = np.radians((band + 0.5) / bands * 180 - 90)
    columns = np.maximum(1, np.round(2 * half_turn * np.cos(middle) / km)).astype(np.int64)
    column = np.minimum(np.floor((lon + 180) / 360 * columns).astype(np.int64), columns - 1)
    width = int(columns.max(initial=1))
    return np.unique(band * width + column, return_inverse=True)[1].reshape(-1)


def deal(groups: np.ndarray, folds: int = FOLDS, seed: int = 0) -> np.ndarray:
    """Return (n,) fold numbers, given (n,) numbers of groups that go to a fold whole.

    The largest group goes first, each to the fold with the fewest places, so that folds are as even as can be; equal
    ones go in an order of chance. There are no more folds than groups.
    """
    sizes = np.bincount(groups)
    order = np.random.default_rng(seed).permutation(len(sizes))
    order = order[np.argsort(-sizes[order], kind="stable")]
    filled = np.zeros(min(folds, len(sizes)), dtype=np.int64)
    fold_of = np.empty(len(sizes), dtype=np.int64)
    for group in order:
        fold = int(filled.argmin())
        fold_of[group] = fold
        filled[fold] += sizes[group]
    return fold_of[groups]
