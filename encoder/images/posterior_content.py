"""A raster of where images were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..rasters.raster_content import RasterContent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from .geolocation import Geolocator


class PosteriorContent(RasterContent):
    """For each image a band: the probability that it was taken there, for each `geolocation.UNIT` of area."""

    dtype = "float32"

    def __init__(self, geolocator: Geolocator, vectors: Sequence[np.ndarray], names: Sequence[str]) -> None:
        """Take a Geolocator, the (k,) vectors of images and the names of their bands."""
        self._density, self.names = geolocator.density(vectors), names

    def values(self, embeddings: np.ndarray, lonlat: np.ndarray) -> np.ndarray:
        return self._density(embeddings, lonlat)
