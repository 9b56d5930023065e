"""What an embedding must be able to tell: the image features of the spot, and those of the region around it.

Contrast alone is solved by hashing the position at high frequency: every place has an image of its own, so no two
look-alikes need be close. Regression of the features makes look-alikes alike; regional means make the embedding
vary slowly enough to hold for places between and beyond the training points.
"""

from typing import NamedTuple

import numpy as np

from ..sphere import EARTH_RADIUS, unit_vectors

SOURCES = 16_384
"""Points that regional means are taken over: an average over 400 km needs no more."""


class Targets(NamedTuple):
    """`spot` (n, spot_components), of unit variance overall; `region` (n, scales * region_components)."""

    spot: np.ndarray
    region: np.ndarray


def make_targets(features, lonlat, recipe):
    """Return the Targets of image features, a list of (n, d) arrays, at (n, 2) places."""
    spot = principal_components(features, recipe.spot_components)
    spot /= spot.std()
    stride = max(1, len(lonlat) // SOURCES)
    narrow = spot[:, : recipe.region_components]
    scales = [regional_mean(lonlat, lonlat[::stride], narrow[::stride], sigma) for sigma in recipe.region_scales]
    region = np.concatenate(scales, axis=1)
    return Targets(spot, ((region - region.mean(axis=0)) / region.std()).astype(np.float32))


def principal_components(features, count):
    """Return the first `count` principal components, (n, count) float32, of the standardised (n, d) features.

    `features` is a list of arrays that stand side by side; they may be memory maps larger than the memory.
    """

    def read(rows):
        return np.concatenate([part[rows] for part in features], axis=1).astype(np.float32)

    places = len(features[0])
    sample = read(slice(None, None, max(1, places // 50_000)))
    mean, spread = sample.mean(axis=0), sample.std(axis=0) + 1e-3
    sample = (sample - mean) / spread
    _, vectors = np.linalg.eigh(sample.T @ sample / len(sample))
    axes = np.ascontiguousarray(vectors[:, ::-1][:, :count])
    result = np.empty((places, count), dtype=np.float32)
    for start in range(0, places, 8192):
        result[start : start + 8192] = ((read(slice(start, start + 8192)) - mean) / spread) @ axes
    return result


def regional_mean(lonlat, sources, values, sigma):
    """Return (n, k) means of (m, k) `values` at `sources`, with Gaussian weights of `sigma` metres."""
    here, there = unit_vectors(lonlat).astype(np.float32), unit_vectors(sources).astype(np.float32)
    # exp(-chord^2 / 2 s^2), with chord^2 = 2 - 2 cos: the chord and the arc differ little at these scales.
    sharpness = np.float32((EARTH_RADIUS / sigma) ** 2)
    weighted = np.concatenate([values, np.ones((len(values), 1), np.float32)], axis=1)
    result = np.empty((len(lonlat), values.shape[1]), dtype=np.float32)
    for start in range(0, len(lonlat), 2048):
        weights = np.exp((here[start : start + 2048] @ there.T - 1) * sharpness)
        sums = weights @ weighted
        result[start : start + 2048] = sums[:, :-1] / np.maximum(sums[:, -1:], 1e-12)
    return result
