"""A raster of embeddings as colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..similarity.colours import colours_of, colours_of_components
from .raster_content import RasterContent

if TYPE_CHECKING:
    import numpy as np

    from ..encoders.location_encoder import LocationEncoder


class ColourContent(RasterContent):
    """The first three principal components of a LocationEncoder's embeddings, as red, green and blue."""

    names, dtype, field_count = ("pc1", "pc2", "pc3"), "uint8", 3

    def __init__(self, encoder: LocationEncoder) -> None:
        self._encoder = encoder

    def values(self, embeddings: np.ndarray, _lonlat: np.ndarray) -> np.ndarray:
        return colours_of(self._encoder, embeddings)

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        return self._encoder.principal_components(embeddings, 3)

    def values_of_fields(self, fields: np.ndarray) -> np.ndarray:
        return colours_of_components(self._encoder, fields)
