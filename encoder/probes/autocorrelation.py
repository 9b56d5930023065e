"""How far labels resemble one another along the ground, and how large blocks must be to hold that apart.

The block is as wide as the range of the labels' variogram, as Valavi et al. (2019), blockCV: an R package for
generating spatially or environmentally separated folds, Methods in Ecology and Evolution 10, suggest; for why, Roberts
et al. (2017), Cross-validation strategies for data with temporal, spatial, hierarchical, or phylogenetic structure,
Ecography 40.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..earth.sphere import EARTH_RADIUS, unit_vectors
from ..i18n import tr
from .folds import FOLDS, blocks, location_groups

if TYPE_CHECKING:
    from .fitted_labels import FittedLabels

PLACES = 1500
"""Places between all pairs of which the variogram is taken."""

LAGS = 20

REACH = 0.35
"""Share of the largest distance up to which pairs are looked at: beyond, a variogram tells of the extent."""

BLOCKS_A_FOLD = 10
"""That many blocks a fold the data must give room for, two at the very least: fewer, and chance decides the figure."""


NARROWEST_BLOCK = 1e-3
"""Kilometres: coordinates tell no finer, and the blocks of the Earth would soon be more than whole numbers count."""


class Variogram(NamedTuple):
    """`lags` (m,) km, mean distance of the pairs; `halves` (m,) half the mean squared difference; `pairs` (m,)."""

    lags: np.ndarray
    halves: np.ndarray
    pairs: np.ndarray


class Suggestion(NamedTuple):
    """`km`, the width of a block; `range_km` over which labels resemble one another, None if it cannot be told."""

    km: float
    range_km: float | None


def variogram(lonlat: np.ndarray, labels: FittedLabels, seed: int = 0) -> Variogram:
    """Return the empirical Variogram (Matheron 1963, Principles of geostatistics, Economic Geology 58) of (n, 2) places
    with FittedLabels.

    Of classes it is the sum of the variograms of their indicators, which is the share of pairs that differ. The lags
    grow in equal proportions. There may be none, if all places are one.
    """
    rows = np.random.default_rng(seed).permutation(len(lonlat))[:PLACES]
    vectors, values = unit_vectors(lonlat[rows]), labels.values[rows]
    first, second = np.triu_indices(len(rows), 1)
    chord = np.linalg.norm(vectors[first] - vectors[second], axis=1)
    km = 2 * np.arcsin(np.minimum(chord / 2, 1)) * EARTH_RADIUS / 1000
    near = (km > NARROWEST_BLOCK) & (km <= REACH * km.max(initial=0))
    km, first, second = km[near], first[near], second[near]
    if not km.size:
        return Variogram(*np.empty((3, 0)))
    if labels.classes:
        half = (values[first] != values[second]).astype(np.float64)
    else:
        half = 0.5 * (values[first] - values[second]) ** 2
    # The nearest pairs of all are few, and would have a lag each.
    edges = np.geomspace(max(np.percentile(km, 0.5), NARROWEST_BLOCK), km.max() * (1 + 1e-9), LAGS + 1)
    lag = np.clip(np.searchsorted(edges, km, side="right") - 1, 0, LAGS - 1)
    pairs = np.bincount(lag, minlength=LAGS)
    kept = pairs >= np.clip(pairs.mean() / 4, 1, 30)
    lags, halves = (np.bincount(lag, weight, LAGS)[kept] / pairs[kept] for weight in (km, half))
    return Variogram(lags, halves, pairs[kept])


def fitted_range(empirical: Variogram) -> float | None:
    """Return the range in km of the spherical model that fits a Variogram best, None if there is nothing to it.

    The nugget and the sill are found by least squares, the pairs weighing by their number over the squared lag, as in
    Pebesma (2004), Multivariable geostatistics in S: the gstat package, Computers & Geosciences 30.
    """
    lags, halves, pairs = empirical
    if len(lags) < 3:
        return None
    weights = np.sqrt(pairs) / lags
    # A range must be better than none by more than chance would make it.
    level = np.sum(halves * weights**2) / np.sum(weights**2)
    best, least = None, 0.98 * np.sum(((halves - level) * weights) ** 2)
    for length in np.geomspace(lags[0], lags[-1], 60)[1:]:
        h = np.minimum(lags / length, 1)
        model = np.stack([np.ones_like(h), 1.5 * h - 0.5 * h**3], axis=1)
        (nugget, sill), *_ = np.linalg.lstsq(model * weights[:, np.newaxis], halves * weights, rcond=None)
        if nugget < 0:
            nugget, sill = 0.0, np.sum(model[:, 1] * halves * weights**2) / np.sum((model[:, 1] * weights) ** 2)
        if sill <= 0:
            continue
        misfit = np.sum(((nugget + sill * model[:, 1] - halves) * weights) ** 2)
        if misfit < least:
            best, least = float(length), misfit
    return best


def suggest_block(lonlat: np.ndarray, labels: FittedLabels, seed: int = 0) -> Suggestion:
    """Return the Suggestion for (n, 2) places with FittedLabels.

    Where no range can be told, or the places give no room for BLOCKS_A_FOLD blocks of that width for each of the folds
    (fewer if half of the places would not fill so many, but two at least), the block is the largest that they give room
    for. Raises ValueError if all are one place.
    """
    distinct = int(location_groups(lonlat).max()) + 1
    if distinct < 2:
        raise ValueError(tr("all labels are of one place"))
    length = fitted_range(variogram(lonlat, labels, seed))
    wanted = min(int(np.clip(distinct // 2, 2 * FOLDS, BLOCKS_A_FOLD * FOLDS)), distinct)
    km = length or EARTH_RADIUS / 1000
    while km > NARROWEST_BLOCK and blocks(lonlat, km).max() + 1 < wanted:
        km *= 0.85
    # Two digits: more would claim what no variogram tells.
    digits = 10.0 ** (np.floor(np.log10(km)) - 1)
    return Suggestion(float(max(np.floor(km / digits), 1) * digits), length)
