"""Kriging: a label told from its neighbours' labels, of which those that are alike count more.

What two places share falls off with the distance between them, along the ground and, where there is an embedding, in
the embedding too. With the ground alone this is the geostatistician's interpolation, and the measure of what an
embedding adds to it.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from ...encoder.earth.sphere import EARTH_RADIUS, unit_vectors
from .probes import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...encoder.types import ArrayFunction

NEIGHBOURS = 32
"""Labelled places that have a say: the nearest on the ground."""

CHUNK = 500
"""Places that are predicted at once: each needs the distances between all of its neighbours."""


class Covariance(NamedTuple):
    """How what places share falls off: Matern's function of smoothness 3/2 (Rasmussen and Williams 2006, Gaussian
    processes for machine learning, eq. 4.17).

    `ground` is its length in metres; `likeness` its length in the embedding, in units of the standard deviation of all
    dimensions together, or None to leave the embedding out; `nugget` the share of a label's variance that is its own.
    """

    ground: float
    likeness: float | None
    nugget: float

    def of(self, ground: np.ndarray, likeness: np.ndarray | None) -> np.ndarray:
        """Return what places share that are `ground` metres and `likeness` units apart, arrays of one shape."""
        squared = (ground / self.ground) ** 2
        if self.likeness is not None and likeness is not None:
            squared = squared + (likeness / self.likeness) ** 2
        r = np.sqrt(3 * squared)
        return (1 + r) * np.exp(-r)


GRID = {
    # Metres, units of the embedding's spread, share of the variance.
    "regression": ((300e3, 600e3, 1200e3, 2400e3), (0.5, 1.0, 2.0, 4.0), (1e-5, 1e-4, 1e-3)),
    "classification": ((150e3, 300e3, 600e3), (0.5, 1.0, 2.0, 4.0), (0.03, 0.3)),
}
"""The covariances to choose from, for numbers and for classes."""

TRIAL = 8000
"""Labelled places on which a covariance is chosen, by foretelling them from the others."""


class Neighbourhood(NamedTuple):
    """The labelled neighbours of m places, and how far apart all of these are.

    `rows` are the (m, k) neighbours; `ground` (m, k + 1, k + 1) the metres, and `likeness`, of that shape or None, the
    distances in the embedding, between the place itself, which comes first, and its neighbours.
    """

    rows: np.ndarray
    ground: np.ndarray
    likeness: np.ndarray | None

    def weights(self, covariance: Covariance) -> np.ndarray:
        """Return the (m, k) weights, of sum 1, that ordinary kriging gives to the neighbours' labels."""
        shared = covariance.of(self.ground, self.likeness).astype(np.float64)
        to, among = shared[:, 1:, 0], shared[:, 1:, 1:] + covariance.nugget * np.eye(self.rows.shape[1])
        solved = np.linalg.solve(among, np.stack([to, np.ones_like(to)], axis=-1))
        simple, ones = solved[..., 0], solved[..., 1]
        return simple + ones * ((1 - simple.sum(axis=1)) / ones.sum(axis=1))[:, np.newaxis]


class Kriging:
    """Ordinary kriging (Cressie 1993, Statistics for spatial data, section 3.2) in the neighbourhood of each place.

    Classes are told by kriging the indicator of each, of which the largest wins.
    """

    def __init__(self, lonlat: np.ndarray, embeddings: np.ndarray | None = None) -> None:
        """Take (n, 2) places, labelled and not, and their (n, dim) `embeddings`, if those are to count."""
        self._places = EARTH_RADIUS * unit_vectors(lonlat)
        self._likeness = None
        if embeddings is not None:
            self._likeness = embeddings / np.sqrt(embeddings.var(axis=0, dtype=np.float64).sum())

    def predict(
        self,
        labels: np.ndarray,
        learn: np.ndarray,
        test: np.ndarray,
        kind: str,
        meant: ArrayFunction | None = None,
        seed: int = 0,
    ) -> tuple[np.ndarray, Covariance]:
        """Return (predictions, Covariance) for the rows `test`, told from the (n,) `labels` of the rows `learn` alone.

        The Covariance is the one of GRID for `kind` that foretells some of `learn` best from the others. Where labels
        are a transform of what is `meant`, that function turns them back, for choosing and in the predictions.
        """
        meant = meant or (lambda labels: labels)
        order = np.random.default_rng(seed).permutation(learn)
        cut = min(TRIAL, len(learn) // 5)
        trial, around = order[:cut], self._neighbourhood(order[:cut], order[cut:])
        ground, likeness, nugget = GRID[kind]
        covariances = [Covariance(*each) for each in product(ground, self._lengths(likeness), nugget)]
        reached = [score(meant(_told(labels, around, each, kind)), meant(labels[trial]), kind) for each in covariances]
        best = covariances[int(np.argmax(reached))]
        return meant(_told(labels, self._neighbourhood(test, learn), best, kind)), best

    def _lengths(self, likeness: Sequence[float]) -> tuple[float | None, ...]:
        return (None,) if self._likeness is None else (*likeness, None)

    def _neighbourhood(self, rows: np.ndarray, learn: np.ndarray) -> Neighbourhood:
        _, near = cKDTree(self._places[learn]).query(self._places[rows], k=min(NEIGHBOURS, len(learn)))
        near = learn[near]
        together = np.concatenate([rows[:, np.newaxis], near], axis=1)
        likeness = None if self._likeness is None else _apart(self._likeness, together)
        return Neighbourhood(near, _apart(self._places, together), likeness)


def _apart(vectors: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the (m, k, k) float32 straight distances between the vectors in each of m groups of k `rows`."""
    apart = np.empty((*rows.shape, rows.shape[1]), dtype=np.float32)
    for start in range(0, len(rows), CHUNK):
        group = vectors[rows[start : start + CHUNK]]
        # Seen from the first of them, so that what is near keeps its digits.
        group = (group - group[:, :1]).astype(np.float64)
        products = group @ group.transpose(0, 2, 1)
        square = np.einsum("mkk->mk", products)
        squares = square[:, :, np.newaxis] + square[:, np.newaxis, :] - 2 * products
        apart[start : start + CHUNK] = np.sqrt(np.maximum(squares, 0))
    return apart


def _told(labels: np.ndarray, around: Neighbourhood, covariance: Covariance, kind: str) -> np.ndarray:
    """Return the (m,) labels that a Neighbourhood tells, given the labels of all places."""
    weights, known = around.weights(covariance), labels[around.rows]
    if kind == "regression":
        return np.sum(weights * known, axis=1)
    # A class's indicator sums up to the weights of the neighbours that have it.
    votes = np.stack([np.sum(weights * (known == known[:, [one]]), axis=1) for one in range(known.shape[1])], axis=1)
    return np.take_along_axis(known, votes.argmax(axis=1)[:, np.newaxis], axis=1)[:, 0]
