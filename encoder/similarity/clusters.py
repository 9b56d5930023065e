"""Regions of like places: k-means of the unit vectors z that similarity is measured with, see `similarity`.

Between unit vectors the squared distance is twice one less the cosine, so that places in one cluster are similar.
The centroids are means, and lie inside the sphere: this is k-means as everybody knows it, with its objective, and not
the "spherical k-means" that stretches them to unit length. On the land the two mostly agree.

Nothing is drawn at random. A clustering into k grows from the one into k - 1: each of its clusters in turn is split
along its first principal component, Lloyd's iterations follow, and the best of these is kept. That is the idea of
Likas, Vlassis and Verbeek (2003), The global k-means algorithm, Pattern Recognition 36, with the splits of Su and Dy
(2007), In search of deterministic methods for initializing k-means, Intelligent Data Analysis 11(4).

Machines round differently, and a random start could turn on the last bit of a sum. Here a place on the very edge of a
split or of a cluster may fall to either side, and the means hardly feel it. Where distances are equal, the first wins.
But the land changes gradually, and some numbers of clusters have two solutions whose objectives differ by a thousandth:
the world's land in five, say. There another choice of places may get the other one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..i18n import tr
from .colours import colours_of_components, distinct_colours

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..encoders.location_encoder import LocationEncoder
    from ..types import Progress

FIT_PLACES = 5000
"""Places that clusters are fitted on: hundreds for each of a dozen, and a few seconds' work."""

MOST_SUGGESTED = 12
"""Clusters up to which a number is looked for, and every split is tried. Beyond, only the widest cluster is split, and
the iterations follow at the end."""

STRUCTURE = 0.5
"""Silhouette up to which Kaufman and Rousseeuw (1990), Finding Groups in Data, call a structure weak; they mean the
full one, not the simplified."""

MAX_CLUSTERS = 255
"""As many as a raster of bytes can number, with 0 left for nothing."""

MAX_ITERATIONS = 300

TRIAL_ITERATIONS = 8
"""Iterations after which the splits of a clustering are compared; only the best goes on to the end."""

POWER_STEPS = 50

SAME = 1e-6
"""Difference between numbers of unit vectors that may be rounding: one place, encoded twice."""


class KMeans(NamedTuple):
    """A clustering of (n, dim) vectors: (k, dim) float64 `centroids`, their means; (n,) `labels`, 0 to k - 1; and the
    `objective`, the sum of all squared distances to the own centroid."""

    centroids: np.ndarray
    labels: np.ndarray
    objective: float


class ClusterFit(NamedTuple):
    """What `fit_clusters` found: the Clusters, and (k, silhouette) of every k it compared, if it was to choose."""

    clusters: Clusters
    silhouettes: list[tuple[int, float]]


@float_errors_aside
class Clusters:
    """Clusters of places under one encoder: (k, dim) `centroids` among the z, and (k, 3) uint8 `colours`.

    They are numbered from 1, along the first principal component of the land: neighbours in number are rather alike,
    and places have the same order in every clustering.
    """

    def __init__(self, encoder: LocationEncoder, centroids: np.ndarray, colours: np.ndarray) -> None:
        self.encoder, self.colours = encoder, colours
        self.centroids = centroids.astype(np.float32)
        length = np.linalg.norm(self.centroids, axis=1, keepdims=True)
        self._directions = self.centroids / np.where(length > 0, length, 1)

    def __len__(self) -> int:
        return len(self.centroids)

    def nearness(self, embeddings: np.ndarray) -> np.ndarray:
        """Return (n, k) float32 of (n, dim) embeddings, largest for the centroid whose cluster the place belongs to.

        It is z . c - c . c / 2, half of what the squared distance is less than one, and varies smoothly from place
        to place.
        """
        return _nearness(self.encoder.directions(embeddings), self.centroids)

    def predict_of_nearness(self, nearness: np.ndarray) -> np.ndarray:
        """Return the (n,) uint8 numbers, from 1, of the clusters, given `nearness`."""
        return (nearness.argmax(axis=1) + 1).astype(np.uint8)

    def predict(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the (n,) uint8 numbers, from 1, of the clusters of (n, dim) embeddings.

        In single precision: of clusters whose centroids are some 1e-3 apart, one may be told of no place.
        """
        return self.predict_of_nearness(self.nearness(embeddings))

    def similarity(self, embeddings: np.ndarray, clusters: np.ndarray) -> np.ndarray:
        """Return the (n,) float32 cosines of (n, dim) embeddings with the centroids of their (n,) `clusters`."""
        z = self.encoder.directions(embeddings)
        return np.clip(np.einsum("ij,ij->i", z, self._directions[clusters.astype(np.intp) - 1]), -1.0, 1.0)


@float_errors_aside
def fit_clusters(
    encoder: LocationEncoder, embeddings: np.ndarray, count: int | None = None, progress: Progress | None = None
) -> ClusterFit:
    """Return the Fit of `count` clusters to (n, dim) embeddings, or of as many as `suggested` if None.

    `progress`, if given, is called with the share done, 0 to 1, and may raise to stop it. Raises ValueError for no
    places, more than MAX_CLUSTERS, and fewer different places than clusters. Time and memory grow with n: give a
    sample, of about FIT_PLACES, and have `Clusters.predict` tell the rest.
    """
    if len(embeddings) == 0:
        raise ValueError(tr("no places to make clusters of"))
    if count is not None and not 1 <= count <= MAX_CLUSTERS:
        raise ValueError(tr("there can be 1 to {} clusters, not {}", MAX_CLUSTERS, count))
    z = encoder.directions(embeddings)
    most = count or MOST_SUGGESTED
    grown = list(_grow(z, min(most, MOST_SUGGESTED), progress or (lambda share: None)))
    silhouettes = []
    if count is None:
        silhouettes = [(len(each.centroids), simplified_silhouette(z, each)) for each in grown[1:]]
        best = grown[suggested(silhouettes) - 1]
    else:
        best = _divided(z, grown[-1], count)
    components = encoder.principal_components(embeddings, 3)
    means = np.stack([components[best.labels == label].mean(axis=0) for label in range(len(best.centroids))])
    order = np.argsort(means[:, 0], kind="stable")
    colours = distinct_colours(colours_of_components(encoder, means[order]))
    return ClusterFit(Clusters(encoder, best.centroids[order], colours), silhouettes)


def suggested(silhouettes: Sequence[tuple[int, float]]) -> int:
    """Return the number of clusters, out of (k, silhouette) pairs, whose silhouette is highest; 1 if there are none.

    A suggestion, no more: the land changes gradually, and often several numbers do nearly as well. Two halves of
    whatever changes most, desert and green, say, nearly always do best and tell little: two clusters are suggested only
    if nothing else is to choose from, or if they are more than a weak structure, which ends at STRUCTURE.
    """
    best = max(silhouettes, key=lambda pair: pair[1], default=(1, 0.0))
    more = [pair for pair in silhouettes if pair[0] > 2]
    if best[0] == 2 and best[1] <= STRUCTURE and more:
        best = max(more, key=lambda pair: pair[1])
    return best[0]


def simplified_silhouette(z: np.ndarray, clustering: KMeans) -> float:
    """Return the mean over (n, dim) z of (b - a) / b: a is the distance to the own centroid, b to the next nearest.

    From 0, every place on an edge, to 1, every place a centroid. A cluster of one place counts 0, as it would be
    perfect for no reason. Hruschka, Campello and de Castro (2004), Evolutionary algorithms for clustering
    gene-expression data, ICDM; it ranks numbers of clusters much as the silhouette does, whose cost grows with n**2:
    Vendramin, Campello and Hruschka (2010), Relative clustering validity criteria, Statistical Analysis and Data
    Mining 3(4).
    """
    squares = (z**2).sum(axis=1, keepdims=True) - 2 * _nearness(z, clustering.centroids)
    distance = np.sqrt(np.maximum(squares, 0.0))
    rows = np.arange(len(z))
    own = distance[rows, clustering.labels]
    distance[rows, clustering.labels] = np.inf
    other = distance.min(axis=1)
    shares = np.where(other > 0, (other - own) / np.where(other > 0, other, 1.0), 0.0)
    alone = np.bincount(clustering.labels, minlength=len(clustering.centroids)) == 1
    return float(np.where(alone[clustering.labels], 0.0, shares).mean())


def k_means(z: np.ndarray, start: np.ndarray, iterations: int = MAX_ITERATIONS) -> KMeans:
    """Return the KMeans of (n, dim) float32 vectors that Lloyd's iterations reach from (k, dim) centroids `start`.

    A cluster that loses its last place gets the one that is farthest from its centroid, taken from a cluster that can
    spare it. Lloyd (1982), Least squares quantization in PCM, IEEE Transactions on Information Theory 28(2).
    """
    centroids, labels = np.asarray(start, dtype=np.float32), np.full(len(z), -1)
    for _ in range(iterations):
        nearest = _nearness(z, centroids).argmax(axis=1)
        if np.array_equal(nearest, labels):
            break
        labels = _without_empty(z, centroids, nearest)
        members = (labels == np.arange(len(centroids))[:, np.newaxis]).astype(np.float32)
        centroids = matmul(members, z) / members.sum(axis=1, keepdims=True)
    # In double precision, what was good enough to tell near from far.
    centroids = np.stack([_mean(z[labels == label]) for label in range(len(centroids))])
    return KMeans(centroids, labels, sum(_spread(z[labels == label]) for label in range(len(centroids))))


def _nearness(z: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    """Return (n, k) float32, half of what the squared distances of z to centroids are less than z . z."""
    centroids = centroids.astype(np.float32)
    return matmul(z, centroids.T) - 0.5 * (centroids**2).sum(axis=1)


def _without_empty(z: np.ndarray, centroids: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return `labels` in which every cluster has a place."""
    labels = labels.copy()
    sizes = np.bincount(labels, minlength=len(centroids))
    for empty in np.flatnonzero(sizes == 0):
        distance = ((z - centroids[labels]) ** 2).sum(axis=1)
        farthest = int(np.where(sizes[labels] > 1, distance, -1.0).argmax())
        sizes[labels[farthest]] -= 1
        sizes[empty] += 1
        labels[farthest] = empty
    return labels


def _grow(z: np.ndarray, most: int, progress: Progress) -> Iterator[KMeans]:
    """Yield the KMeans of 1, 2, ... up to `most` clusters, fewer if there are not as many different places."""
    current = KMeans(_mean(z)[np.newaxis], np.zeros(len(z), dtype=np.intp), 0.0)
    steps, done = max(1, most * (most - 1) // 2), 0
    yield current
    while len(current.centroids) < most:
        tried = []
        for label in range(len(current.centroids)):
            halves = _halves(z[current.labels == label])
            if halves is not None:
                rest = np.delete(current.centroids, label, axis=0)
                tried.append(k_means(z, np.concatenate([rest, halves]), TRIAL_ITERATIONS))
            done += 1
            progress(done / steps)
        if not tried:
            return
        current = k_means(z, min(tried, key=lambda clustering: clustering.objective).centroids)
        yield current


def _divided(z: np.ndarray, clustering: KMeans, count: int) -> KMeans:
    """Return the KMeans of `count` clusters, grown from `clustering` by splitting the widest cluster again and again.

    Raises ValueError if there are fewer different places.
    """
    if len(clustering.centroids) == count:
        return clustering
    groups = [z[clustering.labels == label] for label in range(len(clustering.centroids))]
    spreads = [_spread(group) for group in groups]
    while len(groups) < count:
        widest = int(np.argmax(spreads))
        halves = _split(groups[widest]) if spreads[widest] > 0 else None
        if halves is None:
            if max(spreads) <= 0:
                raise ValueError(tr("{} different places cannot make {} clusters", len(groups), count))
            # The same place several times: nothing to split, whatever rounding says of its spread.
            spreads[widest] = 0.0
            continue
        groups[widest : widest + 1] = halves
        spreads[widest : widest + 1] = [_spread(half) for half in halves]
    return k_means(z, np.stack([_mean(group) for group in groups]))


def _halves(group: np.ndarray) -> np.ndarray | None:
    """Return the (2, dim) means of the two parts that `_split` makes of (n, dim) vectors, or None."""
    parts = _split(group)
    return None if parts is None else np.stack([_mean(part) for part in parts])


def _split(group: np.ndarray) -> list[np.ndarray] | None:
    """Return (n, dim) vectors in two lists, divided at the mean along their first principal component; None if they
    are all the same, as far as rounding can tell."""
    if np.abs(group - group[0]).max() <= SAME:
        return None
    centred = (group - _mean(group)).astype(np.float32)
    scatter = matmul(np.ascontiguousarray(centred.T), centred).astype(np.float64)
    # By power iteration: an axis that is nearly the first one splits as well.
    axis = scatter[:, scatter.diagonal().argmax()]
    for _ in range(POWER_STEPS):
        length = np.linalg.norm(axis)
        if length == 0:
            return None
        axis = scatter @ (axis / length)
    beyond = centred @ axis.astype(np.float32) > 0
    return None if beyond.all() or not beyond.any() else [group[beyond], group[~beyond]]


def _mean(vectors: np.ndarray) -> np.ndarray:
    return vectors.mean(axis=0, dtype=np.float64)


def _spread(vectors: np.ndarray) -> float:
    """Return the sum of the squared distances of (n, dim) vectors to their mean."""
    return float(((vectors - _mean(vectors)) ** 2).sum())
