"""Similarity: what it is, and the reference sets that places are compared with.

The similarity of two places is the cosine between their embeddings, measured from the centre of the land's embeddings:
z1 . z2, where z = unit(embedding - center) is `LocationEncoder.directions`. Without the centre all places would look
rather alike, for embeddings share a large constant part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..earth.sphere import canonical
from ..encoders.location_encoder import CHUNK, unit

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder

COMBINATIONS = ("shared", "any")


@float_errors_aside
class ReferenceSet:
    """Places to be like, and places not to be like.

    With `combine="shared"` a reference is the direction that the places share, r = unit(mean z), and a place's
    similarity is z . r; with "any" it is the largest of the z . r_i: like at least one of them. With negatives it is
    min(s, s - t), where s is the similarity to the positives and t that to the negatives: never above s, and below 0
    for what is more like the negatives. All lie in [-1, 1].
    """

    def __init__(
        self,
        encoder: LocationEncoder,
        positives: ArrayLike,
        negatives: ArrayLike | None = None,
        combine: str = "shared",
    ) -> None:
        """Take (n, 2) lonlat `positives` and, optionally, `negatives`.

        Raises ValueError for what is not a place, no positives, and a `combine` that is not in COMBINATIONS.
        """
        if combine not in COMBINATIONS:
            raise ValueError(f"combine must be one of {COMBINATIONS}, not {combine!r}")
        self.encoder = encoder
        self.positives = canonical(positives)
        if len(self.positives) == 0:
            raise ValueError("a reference set needs at least one place")
        self.negatives = canonical(np.empty((0, 2)) if negatives is None else negatives)
        self._like = self._references(self.positives, combine)
        self._unlike = self._references(self.negatives, combine) if len(self.negatives) else None

    def _references(self, lonlat: np.ndarray, combine: str) -> np.ndarray:
        z = self.encoder.directions(self.encoder.encode(lonlat))
        return z if combine == "any" else unit(z.mean(axis=0, keepdims=True))

    def similarity(self, lonlat: ArrayLike) -> np.ndarray:
        """Return the (n,) float32 similarities, in [-1, 1], of (n, 2) places; ValueError for what is not a place."""
        lonlat = canonical(lonlat)
        result = np.empty(len(lonlat), dtype=np.float32)
        for start in range(0, len(lonlat), CHUNK):
            result[start : start + CHUNK] = self.similarity_of(self.encoder.encode(lonlat[start : start + CHUNK]))
        return result

    def similarity_of(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the (n,) float32 similarities of (n, dim) embeddings of this set's encoder."""
        return self.similarity_of_directions(self.encoder.directions(embeddings))

    def similarity_of_directions(self, z: np.ndarray) -> np.ndarray:
        """Return the (n,) float32 similarities of (n, dim) unit vectors, as `directions` makes them."""
        return _similarity(_best(z, self._like), None if self._unlike is None else _best(z, self._unlike))

    @property
    def product_count(self) -> int:
        """How many `products` there are: one for each reference that a place is compared to."""
        return len(self._like) + (0 if self._unlike is None else len(self._unlike))

    def products(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the (n, product_count) float32 cosines of (n, dim) embeddings with each reference, negatives last.

        Unlike the similarity, which may be the best of several, they vary smoothly from place to place.
        """
        return self.products_of_directions(self.encoder.directions(embeddings))

    def products_of_directions(self, z: np.ndarray, basis: np.ndarray | None = None) -> np.ndarray:
        """Return the `products` of (n, dim) unit vectors, as `directions` makes them.

        With a (dim, k) `basis` of orthonormal columns, z is (n, k): the coordinates along it.
        """
        references = self._like if self._unlike is None else np.concatenate([self._like, self._unlike])
        return matmul(z, (references if basis is None else matmul(references, basis)).T)

    def similarity_of_products(self, products: np.ndarray) -> np.ndarray:
        """Return the (n,) float32 similarities, given `products`."""
        like, unlike = products[:, : len(self._like)].max(axis=1), products[:, len(self._like) :]
        return _similarity(like, unlike.max(axis=1) if unlike.size else None)


def _similarity(like: np.ndarray, unlike: np.ndarray | None) -> np.ndarray:
    # To be far from the negatives is no merit: else Greenland would be like Barcelona for being unlike London.
    return np.clip(like if unlike is None else like - np.maximum(unlike, 0.0), -1.0, 1.0)


def _best(z: np.ndarray, references: np.ndarray) -> np.ndarray:
    """Return the (n,) largest of the products of (n, dim) z with (m, dim) references, in bounded memory."""
    best = np.full(len(z), -np.inf, dtype=np.float32)
    for start in range(0, len(references), 256):
        np.maximum(best, matmul(z, references[start : start + 256].T).max(axis=1), out=best)
    return best
