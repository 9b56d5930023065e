"""What an embedding must be able to tell: the image of the spot, of the region around it, and its night.

Contrast alone is solved by hashing the position at high frequency: every place has an image of its own, so no two
look-alikes need be close. Regression of the features makes look-alikes alike; regional means make the embedding
vary slowly enough to hold for places between and beyond the training points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch.nn import functional as F

from ..earth.sphere import EARTH_RADIUS, unit_vectors
from ..networks.efficientnet import DIM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from .recipe import Recipe

SOURCES = 16_384
"""Points that regional means are taken over: an average over 400 km needs no more."""

SINGLE_PRECISION = 100_000.0
"""Metres: regional means over more are computed in single precision."""

SAMPLE = 24_000
"""Places whose features the principal axes are found on."""


class TargetBlock(NamedTuple):
    """Targets of one kind and scale: `values` (n, k) float32; `likeness`, how much they count in the similarity."""

    values: np.ndarray
    likeness: float


def make_targets(
    features: Sequence[np.ndarray], lights: np.ndarray, lonlat: np.ndarray, recipe: Recipe
) -> list[TargetBlock]:
    """Return the Blocks of targets at (n, 2) places.

    `features` are the image features of each view, a list of (n, 1280 + 12), `lights` (n, k) how bright the night is.
    """
    axes = principal_axes([part[:, :DIM] for part in features], recipe.spot_components)
    spot = axes.project([part[:, :DIM] for part in features])
    spot /= spot.std()
    colour = _standardised(np.concatenate([opponent_colours(part[:, DIM:]) for part in features], axis=1))
    stride = max(1, len(lonlat) // SOURCES)

    def around(values: np.ndarray, sigma: float) -> np.ndarray:
        return regional_mean(lonlat, lonlat[::stride], values[::stride], sigma)

    narrow = spot[:, : recipe.region_components]
    region = np.concatenate([around(narrow, sigma) for sigma in recipe.region_scales], axis=1)
    region = ((region - region.mean(axis=0)) / region.std()).astype(np.float32)
    regions = np.split(region, len(recipe.region_scales), axis=1)
    colours = [colour] + [_standardised(around(colour, sigma)) for sigma in recipe.colour_scales]
    likeness = [recipe.spot_likeness, *recipe.region_likeness, *recipe.colour_likeness]
    blocks = [TargetBlock(*pair) for pair in zip([spot, *regions, *colours], likeness)]
    for column, weight in zip(_standardised(lights).T, recipe.light_likeness):
        # What emphasis adds to the regression, likeness takes back: its weight is that of the plain brightness.
        values = recipe.light_emphasis * column[:, np.newaxis]
        blocks.append(TargetBlock(values, weight / recipe.light_emphasis**2))
    return blocks


OPPONENTS = np.array([[1, 1, 1], [1, -1, 0], [0.5, 0.5, -1]], np.float32)
"""Brightness, red against green, yellow against blue, from red, green, blue."""


def opponent_colours(colours: ArrayLike) -> np.ndarray:
    """Return (n, k) float32: brightness, red against green and yellow against blue of each triple of (n, k) `colours`.

    In red, green and blue all that counts is how bright a place is: beside snow the Amazon and the Australian desert
    are both dark. Opponent axes (Ruderman et al. 1998, Statistics of cone responses to natural images) tell them apart.
    """
    colours = np.asarray(colours, np.float32)
    triples = colours.reshape(len(colours), -1, 3)
    return (triples @ OPPONENTS.T).reshape(len(colours), -1)


def _standardised(values: np.ndarray) -> np.ndarray:
    return ((values - values.mean(axis=0)) / (values.std(axis=0) + 1e-6)).astype(np.float32)


class TargetAxes(NamedTuple):
    """Principal axes of standardised features: `mean` (d,), `spread` (d,), `vectors` (d, k)."""

    mean: np.ndarray
    spread: np.ndarray
    vectors: np.ndarray

    def project(self, parts: Sequence[np.ndarray]) -> np.ndarray:
        """Return the (n, k) float32 coordinates of features, a list of (n, d1), (n, d2), ... side by side."""
        result = np.empty((len(parts[0]), self.vectors.shape[1]), dtype=np.float32)
        for start in range(0, len(result), 8192):
            rows = np.concatenate([part[start : start + 8192] for part in parts], axis=1).astype(np.float32)
            result[start : start + 8192] = ((rows - self.mean) / self.spread) @ self.vectors
        return result


def principal_axes(parts: Sequence[np.ndarray], count: int) -> TargetAxes:
    """Return the first `count` Axes of features, a list of (n, d1), (n, d2), ... that stand side by side.

    `count` may be more than n, but not more than there are features: along the last axes there is nothing then.
    The arrays may be memory maps larger than the memory. By block power iteration (Halko et al. 2011, Finding structure
    with randomness, arXiv:0909.4061, algorithm 4.4): a full decomposition of 6,400 columns takes minutes.
    """
    stride = max(1, len(parts[0]) // SAMPLE)
    sample = np.concatenate([part[::stride] for part in parts], axis=1).astype(np.float32)
    mean, spread = sample.mean(axis=0), sample.std(axis=0) + np.float32(1e-3)
    sample = torch.from_numpy((sample - mean) / spread)
    start = torch.randn(sample.shape[1], count + 64, generator=torch.Generator().manual_seed(0))
    basis = start[:, : sample.shape[1]]
    for _ in range(8):
        basis = torch.linalg.qr(sample.T @ (sample @ basis))[0]
    along = sample @ basis
    # Of fewer places than axes the decomposition has as many as there are places; rows of zeros bring the others.
    along = F.pad(along, (0, 0, 0, max(0, along.shape[1] - len(along))))
    _, _, rotation = torch.linalg.svd(along, full_matrices=False)
    return TargetAxes(mean, spread, (basis @ rotation.T)[:, :count].contiguous().numpy())


def regional_mean(lonlat: np.ndarray, sources: np.ndarray, values: np.ndarray, sigma: float) -> np.ndarray:
    """Return (n, k) means of (m, k) `values` at `sources`, with Gaussian weights of `sigma` metres."""
    # The cosine between near places is so close to 1 that single precision could not tell them apart.
    kind: type[Any] = np.float32 if sigma > SINGLE_PRECISION else np.float64
    here, there = unit_vectors(lonlat).astype(kind), unit_vectors(sources).astype(kind)
    # exp(-chord^2 / 2 s^2), with chord^2 = 2 - 2 cos: the chord and the arc differ little at these scales.
    sharpness = kind((EARTH_RADIUS / sigma) ** 2)
    weighted = np.concatenate([values, np.ones((len(values), 1), np.float32)], axis=1)
    result = np.empty((len(lonlat), values.shape[1]), dtype=np.float32)
    for start in range(0, len(lonlat), 2048):
        weights = np.exp((here[start : start + 2048] @ there.T - 1) * sharpness).astype(np.float32)
        sums = weights @ weighted
        result[start : start + 2048] = sums[:, :-1] / np.maximum(sums[:, -1:], 1e-12)
    return result
