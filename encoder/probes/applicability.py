"""Where a probe's word should not be taken: the dissimilarity index and the area of applicability.

Meyer and Pebesma (2021), Predicting into unknown space? Estimating the area of applicability of spatial prediction
models, Methods in Ecology and Evolution 12. A place is as dissimilar as it is far from the nearest training place, in
the space of the standardised predictors, each times its importance; in units of the mean distance between training
places. Beyond a threshold it lies outside of what was cross-validated: the largest dissimilarity of a training place to
those of other folds, but for outliers (more than 1.5 interquartile ranges above the third quartile).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from ..progress import part, quietly
from .array_checks import positive, shaped

if TYPE_CHECKING:
    from ..types import Arrays, Progress

MOST = 1000
"""Training places that are kept; more are condensed to so many."""

CANDIDATES = 10_000
"""Training places among which those to keep are looked for, and between which the mean distance is taken."""

PAIRS_OF = 2000
"""Places between all pairs of which the mean distance is taken."""

CELLS = 4_000_000


class Applicability(NamedTuple):
    """`places` (m, d) float32: training places, standardised and times `importance` (d,); `mean_distance` between them;
    `threshold` of the index; `training`, how many training places there were, m or more."""

    places: np.ndarray
    importance: np.ndarray
    mean_distance: float
    threshold: float
    training: int

    @property
    def condensed(self) -> bool:
        """Whether only some of the training places were kept."""
        return self.training > len(self.places)

    def dissimilarity(self, standardised: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Return the (n,) float32 dissimilarity indices of (n, d) standardised predictors."""
        return (_to_nearest(standardised * self.importance, self.places, progress) / self.mean_distance).astype(
            np.float32
        )

    def arrays(self) -> Arrays:
        """Return {name: array} for a file."""
        numbers = np.array([self.mean_distance, self.threshold, self.training], dtype=np.float64)
        return {"aoa_places": self.places, "aoa_importance": self.importance, "aoa_numbers": numbers}

    @classmethod
    def from_arrays(cls, arrays: Arrays, width: int) -> Applicability:
        """Return what `arrays` gave, for `width` predictors; ValueError if they do not fit together."""
        places = shaped(arrays, "aoa_places", (None, width))
        importance = shaped(arrays, "aoa_importance", (width,))
        mean_distance, threshold, training = shaped(arrays, "aoa_numbers", (3,), np.float64)
        if len(places) < 1 or training < len(places) or threshold < 0:
            raise ValueError("its area of applicability does not hold together")
        return cls(places, importance, positive(mean_distance, "mean distance"), float(threshold), int(training))


def area_of_applicability(
    standardised: np.ndarray,
    folds: np.ndarray,
    importance: np.ndarray,
    instead: np.ndarray | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Applicability:
    """Return the Applicability of a probe that was fitted to (n, d) standardised predictors, validated in (n,) folds.

    If there are predictors `instead`, (n, d) too, these are kept, and distances are taken to them.

    Of more than MOST training places the farthest-point choice of Gonzalez (1985), Clustering to minimize the maximum
    intercluster distance, Theoretical Computer Science 38, is kept, which begins at the place nearest the mean: none is
    then far from a kept one, and the odd ones at the rim of the data, which decide what is inside, are kept first.
    Distances to the kept ones are never shorter than to all, for training places and for new ones.
    """
    places = (standardised * importance).astype(np.float32)
    shown = places if instead is None else (instead * importance).astype(np.float32)
    order = np.random.default_rng(seed).permutation(len(places))
    mean_distance = _mean_distance(places[np.sort(order[:PAIRS_OF])])
    if len(places) > MOST:
        candidates = np.sort(order[:CANDIDATES])
        kept = candidates[_farthest_points(places[candidates], MOST, part(progress, 0, 0.6))]
    else:
        kept = np.arange(len(places))
    dissimilarity = []
    for fold in np.unique(folds):
        others = kept[folds[kept] != fold]
        if len(others):
            here = _to_nearest(places[folds == fold], shown[others], part(progress, 0.6, 1))
            dissimilarity.append(here / mean_distance)
    return Applicability(
        shown[kept], importance, mean_distance, threshold_of(np.concatenate(dissimilarity)), len(places)
    )


def threshold_of(dissimilarity: np.ndarray) -> float:
    """Return the largest of (n,) training dissimilarities, or the third quartile plus 1.5 interquartile ranges."""
    first, third = np.percentile(dissimilarity, [25, 75])
    return float(min(third + 1.5 * (third - first), dissimilarity.max()))


def _mean_distance(places: np.ndarray) -> float:
    """Return the mean distance between two different ones of (n, d) places; 1 if all are the same."""
    total, squares = 0.0, np.einsum("nd,nd->n", places, places, dtype=np.float64)
    for start in range(0, len(places), 500):
        products = matmul(places[start : start + 500], places.T).astype(np.float64)
        square = squares[start : start + 500, np.newaxis] + squares - 2 * products
        square[np.arange(len(square)), start + np.arange(len(square))] = 0
        total += np.sqrt(np.maximum(square, 0)).sum()
    return total / max(len(places) * (len(places) - 1), 1) or 1.0


def _farthest_points(places: np.ndarray, count: int, progress: Progress | None) -> np.ndarray:
    """Return the rows of `count` of (n, d) places, each the farthest from those before it."""
    progress = quietly(progress)
    row = int(np.argmin(np.sum((places - places.mean(axis=0)) ** 2, axis=1)))
    chosen, distance = [], np.full(len(places), np.inf, dtype=np.float32)
    squares = np.einsum("nd,nd->n", places, places)
    for index in range(count):
        chosen.append(row)
        products = matmul(places, places[row][:, np.newaxis])[:, 0]
        np.minimum(distance, squares + squares[row] - 2 * products, out=distance)
        distance[row] = -np.inf
        row = int(distance.argmax())
        if index % 50 == 0:
            progress(index / count)
    return np.array(chosen)


def _to_nearest(standardised: np.ndarray, places: np.ndarray, progress: Progress | None = None) -> np.ndarray:
    """Return the (n,) distances of (n, d) z to the nearest of (m, d) places."""
    progress = quietly(progress)
    squares = np.einsum("md,md->m", places, places)
    distances = np.empty(len(standardised), dtype=np.float64)
    rows = max(1, CELLS // len(places))
    for start in range(0, len(standardised), rows):
        here = standardised[start : start + rows]
        near = (squares - 2 * matmul(here, places.T)).argmin(axis=1)
        # The quick distance is rounded: it finds the nearest, but a training place would not be 0 from itself.
        distances[start : start + rows] = np.linalg.norm(here - places[near], axis=1)
        progress((start + len(here)) / len(standardised))
    return distances
