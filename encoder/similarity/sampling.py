"""Where to sample next: the places that differ most from each other, and from those that have been sampled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..earth.places import lonlat_array
from ..earth.sphere import nearer_than, nearest_distance, unit_vectors

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..types import Places, Progress

SAME = 1e-6
"""Cosine distance below which two places are the same as far as rounding can tell."""

COLUMNS = 64
"""Sampled places that all candidates are compared to at once."""


class DiverseSample(NamedTuple):
    """Which candidates were chosen, and how well they stand for all.

    `rows` (n,) in the order of choice; `novelty` (n,), the cosine distance (one less the similarity) of each to the
    nearest of what was chosen before, NaN where there was nothing; and the distance of every candidate to the nearest
    chosen or sampled place: that of the one that is `worst` served, and the `mean`.
    """

    rows: np.ndarray
    novelty: np.ndarray
    worst: float
    mean: float


class Sampled(NamedTuple):
    """Places that count as chosen: (m, dim) unit vectors `z` and (m, 2) `lonlat`."""

    z: np.ndarray
    lonlat: np.ndarray


def diverse_sample(
    encoder: LocationEncoder,
    places: Places,
    count: int,
    sampled: Places | None = None,
    min_distance: float = 0.0,
) -> DiverseSample:
    """Return the DiverseSample of up to `count` of some `places`, in any form, under an encoder; see `farthest_first`.

    `sampled` are places that count as chosen. Raises ValueError for no places, and for what is none.
    """
    lonlat, there = lonlat_array(places), lonlat_array(np.empty((0, 2)) if sampled is None else sampled)
    z, z_there = (encoder.directions(encoder.encode(some)) for some in (lonlat, there))
    return farthest_first(z, lonlat, count, Sampled(z_there, there), min_distance)


@float_errors_aside
def farthest_first(
    z: np.ndarray,
    lonlat: np.ndarray,
    count: int,
    sampled: Sampled | None = None,
    min_distance: float = 0.0,
    progress: Progress | None = None,
) -> DiverseSample:
    """Return the DiverseSample of up to `count` candidates, (n, dim) float32 `directions` at (n, 2) `lonlat`.

    Each is the candidate that is least like all chosen before it, of equals the first: the greedy algorithm of
    Gonzalez (1985), Clustering to minimize the maximum intercluster distance, Theoretical Computer Science 38. No other
    choice of as many places brings the worst-off candidate nearer than half as far. Where nothing is `sampled`, it
    begins with the most typical candidate, nearest to the mean of all. A candidate just like a chosen one is not taken.

    With `min_distance`, in metres, places lie at least that far from each other and from what was sampled. `progress`,
    if given, is called with the share done, 0 to 1, and may raise to stop it. Raises ValueError for no candidates.
    """
    if len(z) == 0:
        raise ValueError("no candidates to choose from")
    progress = progress or (lambda share: None)
    similarity, free = np.full(len(z), -np.inf, dtype=np.float32), np.ones(len(z), dtype=bool)
    vectors = unit_vectors(lonlat)
    rows, novelty = [], []

    def take(row: int, new: float) -> None:
        rows.append(row)
        novelty.append(new)
        np.maximum(similarity, matmul(z, z[row : row + 1].T)[:, 0], out=similarity)
        if min_distance > 0:
            free[nearer_than(min_distance, vectors, vectors[row])] = False

    if sampled is not None and len(sampled.z):
        for start in range(0, len(sampled.z), COLUMNS):
            products = matmul(z, sampled.z[start : start + COLUMNS].T)
            np.maximum(similarity, products.max(axis=1), out=similarity)
            progress(0.5 * min(start + COLUMNS, len(sampled.z)) / len(sampled.z))
        if min_distance > 0:
            free &= nearest_distance(lonlat, sampled.lonlat) >= min_distance
        begun = 0.5
    else:
        mean = z.mean(axis=0, dtype=np.float64).astype(np.float32)
        take(int(matmul(z, mean[:, np.newaxis]).argmax()), np.nan)
        begun = 0.0
    while len(rows) < count:
        row = int(np.where(free, similarity, np.inf).argmin())
        if not free[row] or similarity[row] >= 1 - SAME:
            break
        take(row, 1.0 - float(similarity[row]))
        progress(begun + (1 - begun) * len(rows) / count)
    # Rounding may make a place more like itself than is possible.
    distance = 1.0 - np.minimum(similarity, 1.0).astype(np.float64)
    rows, novelty = np.array(rows, dtype=np.intp), np.array(novelty, dtype=np.float64)
    return DiverseSample(rows, novelty, float(distance.max()), float(distance.mean()))
