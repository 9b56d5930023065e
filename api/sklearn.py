"""`placeprint.sklearn`: embeddings as a transformer for scikit-learn's pipelines. Needs scikit-learn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

# This module is `placeprint.sklearn`, see the root: its package is `placeprint`.
from .encoder.earth.sphere import canonical
from .encoder.encoders.location_encoder import LocationEncoder, load_encoder

if TYPE_CHECKING:
    from .encoder.types import Places, StrPath

__all__ = ["LocationEmbedding"]


class LocationEmbedding(TransformerMixin, BaseEstimator):
    """Places in, embeddings out: a column for each dimension, or for each principal component.

    >>> from sklearn.linear_model import RidgeCV
    >>> from sklearn.pipeline import make_pipeline
    >>> model = make_pipeline(LocationEmbedding(n_components=64), RidgeCV())

    Parameters: `encoder`, the name or file of an encoder, or None for the one that ships; `n_components`, how many
    principal components of the land's embeddings, in falling order of variance, or None for the embeddings themselves.
    Nothing is learned from the places: `fit` loads the encoder and checks what it is given. After it, `encoder_` is the
    LocationEncoder, and `n_features_in_` is 2.
    """

    def __init__(self, encoder: StrPath | None = None, n_components: int | None = None) -> None:
        self.encoder = encoder
        self.n_components = n_components

    def fit(self, X: Places, y: Any = None) -> LocationEmbedding:  # noqa: N803
        """Load the encoder, and check (n, 2) places, in any form that `LocationEncoder.encode` takes.

        Raises ValueError for what is not a place, and for more components than the encoder has.
        """
        canonical(X)
        self.encoder_: LocationEncoder = load_encoder(self.encoder)
        if self.n_components is not None and not 1 <= self.n_components <= len(self.encoder_.components):
            raise ValueError(
                f"n_components must be None, or from 1 to {len(self.encoder_.components)}; it is {self.n_components}"
            )
        self.n_features_in_ = 2
        return self

    def transform(self, X: Places) -> np.ndarray:  # noqa: N803
        """Return the (n, dim) float32 embeddings of (n, 2) places, or their (n, n_components) principal components."""
        check_is_fitted(self, "encoder_")
        embeddings = self.encoder_.encode(X)
        if self.n_components is None:
            return embeddings
        return self.encoder_.principal_components(embeddings, self.n_components)

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Return the names of the columns: e0, e1, ... or pc1, pc2, ..., as `placeprint:embedpoints` has them."""
        check_is_fitted(self, "encoder_")
        if self.n_components is None:
            return np.array([f"e{number}" for number in range(self.encoder_.dim)], dtype=object)
        return np.array([f"pc{number + 1}" for number in range(self.n_components)], dtype=object)
