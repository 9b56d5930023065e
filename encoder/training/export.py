"""From a trained tower of places to the arrays of an encoder file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..encoders.location_encoder import LocationEncoder
from ..files.encoder_file import arrays_of
from ..similarity.gallery import world_places
from .sunlight import sunlight_of_harmonics
from .towers import LocationTower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Arrays
    from .recipe import Recipe
    from .targets import TargetBlock
    from .towers import Objective, WaveTower

SKIP_SHARE = 1e-3
"""How much the harmonics that are handed through vary, beside the learned dimensions: a linear probe finds them there,
and knows where it is, while the cosine between two embeddings hardly changes."""


def likeness_transform(objective: Objective, targets: Sequence[TargetBlock], recipe: Recipe) -> np.ndarray:
    """Return the (dim, dim) matrix that makes the dot product of learned embeddings that of what they predict.

    The regression predicts the targets as W z. With the weights D of the targets, the likeness of two places is
    (D^1/2 W z) . (D^1/2 W z'); the symmetric root of W' D W gives the same dot products in the dimensions of z.
    """
    if objective.regression is None:
        return np.eye(recipe.dim)
    weight = objective.regression.weight.detach().numpy().astype(np.float64)
    rows = np.concatenate([np.full(block.values.shape[1], block.likeness) for block in targets])
    values, vectors = np.linalg.eigh(weight.T @ (rows[:, np.newaxis] * weight))
    # What no target needs is kept, small: probes may.
    values = np.maximum(values, 1e-6 * values.max())
    return (vectors * np.sqrt(values)) @ vectors.T


def encoder_arrays(
    tower: LocationTower | WaveTower, transform: np.ndarray, recipe: Recipe, places: np.ndarray | None = None
) -> tuple[Arrays, float]:
    """Return (arrays, scale) of an encoder file: `tower` with its output turned by `transform`, sun and harmonics.

    The learned dimensions are multiplied by `scale`, so that over the (n, 2) `places`, or the land of the world, their
    variances add up to 1; those of the sunlight add up to `sun_likeness`, those of the harmonics to SKIP_SHARE. Only a
    LocationTower has the latter two.
    """
    layers = tower.layers()
    weight, bias = layers[-1]
    layers[-1] = (transform @ weight, transform @ bias)
    places = world_places(land_only=True) if places is None else places
    scale = 1 / np.sqrt(_variance(tower.arrays(layers), places, tower.BASIS))
    weight, bias = layers[-1]
    layers[-1] = (scale * weight, scale * bias)
    inputs = recipe.degrees**2
    tail = []
    if recipe.sun_likeness:
        sun, sun_bias = sunlight_of_harmonics(recipe.degrees)
        # Three columns of equal weight, whatever their units.
        spread = LocationEncoder(arrays_of([(sun, sun_bias)]), {}).encode(places).std(axis=0)
        factor = np.sqrt(recipe.sun_likeness / 3) / spread
        tail.append((factor[:, np.newaxis] * sun, factor * sun_bias))
    if recipe.skipped:
        skip = np.eye(recipe.skipped, inputs, k=1)
        factor = np.sqrt(SKIP_SHARE / _variance(arrays_of([(skip, np.zeros(recipe.skipped))]), places))
        tail.append((factor * skip, np.zeros(recipe.skipped)))
    weights, biases = zip(layers[0], *tail)
    layers[0] = (np.concatenate(weights), np.concatenate(biases))
    return tower.arrays(layers), scale


def _variance(arrays: Arrays, lonlat: np.ndarray, basis: str = LocationTower.BASIS) -> float:
    return LocationEncoder(arrays, {"basis": basis}).encode(lonlat).var(axis=0, dtype=np.float64).sum()
