"""A raster of similarity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .raster_content import RasterContent

if TYPE_CHECKING:
    import numpy as np

    from ..similarity.reference_set import ReferenceSet


class SimilarityContent(RasterContent):
    """The similarity, -1 to 1, to a ReferenceSet."""

    names, dtype = ("similarity",), "float32"

    def __init__(self, references: ReferenceSet) -> None:
        self._references, self.field_count = references, references.product_count

    def values(self, embeddings: np.ndarray, _lonlat: np.ndarray) -> np.ndarray:
        return self._references.similarity_of(embeddings)[:, None]

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        return self._references.products(embeddings)

    def values_of_fields(self, fields: np.ndarray) -> np.ndarray:
        return self._references.similarity_of_products(fields)[:, None]
