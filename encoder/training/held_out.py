"""How well an encoder tells what it has not seen: places in blocks that a twin of it was not trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from ..earth.sphere import EARTH_RADIUS, unit_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Bounds
    from .targets import TargetBlock
    from .towers import LocationTower, Objective, WaveTower

BLOCKS = 12
"""Blocks along the longer side of the region, or fewer, so that they are as wide as the pictures."""

HELD = 5
"""One block in so many is held out."""

NEIGHBOURS = 20

LOW_WAVES = 8
"""Cosines along each side of the region that a place is told by without any encoder."""

PENALTY = 0.01
"""Of their ridge regression, for each place; with a tenth of it they run wild in the blocks that are held out."""

FEW = 30
"""Places are too few to be held out."""


class Score(NamedTuple):
    """How much of the variance of one group of targets is explained at held-out places, 1 being all: R2.

    By the `encoder`; by the mean of the nearest `neighbours` on the ground; by smooth functions of the `coordinates`.
    The mean of all training places explains 0.
    """

    name: str
    encoder: float
    neighbours: float
    coordinates: float


class Assessment(NamedTuple):
    """What a twin of the encoder knows of (n, 2) held-out `places`: Scores; and for each of the views the median rank,
    0 being the first, of a place's own image among all held-out ones."""

    places: np.ndarray
    blocks: int
    scores: list[Score]
    ranks: list[int]

    def score(self, name: str) -> Score:
        """Return the Score of that name."""
        return next(score for score in self.scores if score.name == name)


def held_out_blocks(lonlat: np.ndarray, bounds: Bounds, width: float, seed: int = 0) -> tuple[np.ndarray, int]:
    """Return ((n,) bool, count): which of (n, 2) places lie in held-out blocks, and how many these are.

    About one in HELD of the blocks in which there are places. None are if too few places would lie in them. A block is
    `width` metres wide or more: in narrower ones the pictures of all places would have been seen from outside.
    """
    west, south, east, north = bounds
    across = (east - west) * np.cos(np.radians((south + north) / 2))
    block = max(max(across, north - south) / BLOCKS, np.degrees(width / EARTH_RADIUS))
    columns, rows = (max(1, int(side / block + 1e-6)) for side in (across, north - south))
    x = np.floor(np.mod(lonlat[:, 0] - west, 360.0) / (east - west) * columns)
    y = np.floor((north - lonlat[:, 1]) / (north - south) * rows)
    cell = x.astype(int) * rows + y.astype(int)
    cells = np.random.default_rng(seed).permutation(np.unique(cell))
    chosen = cells[: max(1, len(cells) // HELD)]
    held = np.isin(cell, chosen)
    if held.sum() < FEW or (~held).sum() < FEW:
        return np.zeros(len(lonlat), bool), 0
    return held, len(chosen)


def assess(
    tower: LocationTower | WaveTower,
    objective: Objective,
    lonlat: np.ndarray,
    held: np.ndarray,
    count: int,
    bounds: Bounds,
    targets: Sequence[TargetBlock],
    names: Sequence[str],
    images: np.ndarray,
) -> Assessment:
    """Return the Assessment of a tower that was not trained on the `held` ones of (n, 2) places, in `count` blocks.

    `targets` are the Blocks of all n places, which have `names`; `images` is (views, n, image_components).
    """
    here, there = lonlat[held], lonlat[~held]
    near = _neighbours(here, there)
    low_here, low_there = _low_waves(here, bounds), _low_waves(there, bounds)
    penalty = PENALTY * len(there) * np.eye(low_there.shape[1])
    solve = np.linalg.solve(low_there.T @ low_there + penalty, low_there.T)
    with torch.no_grad():
        inputs = torch.from_numpy(tower.inputs(here))
        embedding = tower(inputs)
        # An encoder that learns from a person's image always regresses what it shows.
        told = objective.regression(embedding).numpy()  # type: ignore[misc]
        ranks = []
        for view in images:
            logits = objective.logits(embedding, inputs, torch.from_numpy(view[held]).float())
            ranks.append(int((logits > logits.diagonal()[:, None]).sum(dim=1).median()))
    scores, start = [], 0
    for block, name in zip(targets, names):
        truth, known = block.values[held], block.values[~held]
        guesses = (told[:, start : start + truth.shape[1]], known[near].mean(axis=1), low_here @ (solve @ known))
        plain = ((truth - known.mean(axis=0)) ** 2).sum()
        scores.append(Score(name, *(1 - float(((truth - guess) ** 2).sum() / plain) for guess in guesses)))
        start += truth.shape[1]
    return Assessment(here, count, scores, ranks)


def _neighbours(here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return the (n, k) rows of the k nearest of (m, 2) places to each of (n, 2)."""
    here, there = unit_vectors(here), unit_vectors(there)
    count = min(NEIGHBOURS, len(there))
    near = np.empty((len(here), count), dtype=np.intp)
    for start in range(0, len(here), 1024):
        near[start : start + 1024] = np.argpartition(-here[start : start + 1024] @ there.T, count - 1)[:, :count]
    return near


def _low_waves(lonlat: np.ndarray, bounds: Bounds) -> np.ndarray:
    west, south, east, north = bounds
    x = np.mod(lonlat[:, :1] - west, 360.0) / (east - west)
    y = (north - lonlat[:, 1:]) / (north - south)
    order = np.pi * np.arange(LOW_WAVES)
    return (np.cos(order * x)[:, :, np.newaxis] * np.cos(order * y)[:, np.newaxis]).reshape(len(lonlat), -1)
