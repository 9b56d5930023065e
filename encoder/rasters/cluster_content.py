"""A raster of clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .raster_content import RasterContent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from ..similarity.clusters import Clusters
    from .raster_content import Category


class ClusterContent(RasterContent):
    """The numbers, from 1, of the Clusters that places belong to."""

    names, dtype = ("cluster",), "uint8"

    def __init__(self, clusters: Clusters, categories: Sequence[Category]) -> None:
        self._clusters, self.field_count, self.categories = clusters, len(clusters), categories

    def values(self, embeddings: np.ndarray, _lonlat: np.ndarray) -> np.ndarray:
        return self._clusters.predict(embeddings)[:, None]

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        return self._clusters.nearness(embeddings)

    def values_of_fields(self, fields: np.ndarray) -> np.ndarray:
        return self._clusters.predict_of_nearness(fields)[:, None]
