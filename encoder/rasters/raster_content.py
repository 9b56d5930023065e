"""What a raster shows: the protocol of whatever turns the embeddings of pixels into their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

NODATA = {"float32": -9999.0, "uint8": 0}


class Category(NamedTuple):
    """What one value of a raster of classes, or of a field, means: its name, and its colour, (red, green, blue)."""

    value: Any
    name: str
    colour: tuple[int, ...]


class RasterContent(Protocol):
    """The bands of a raster: their `names`, the NumPy type `dtype` of their values, and how these are computed.

    Where `field_count` is not 0, the values follow from so many numbers, the fields, that vary smoothly from place to
    place, and so can be interpolated. With `categories`, the values of the first band are classes.
    """

    names: Sequence[str]
    dtype: str
    field_count: int = 0
    categories: Sequence[Category] = ()

    def values(self, embeddings: np.ndarray, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n, bands) values of n places, given their (n, dim) embeddings and (n, 2) degrees."""

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the (n, field_count) fields of (n, dim) embeddings."""
        return embeddings[:, :0]

    def values_of_fields(self, fields: np.ndarray) -> np.ndarray:
        """Return the (n, bands) values of n places, given their (n, field_count) fields."""
        raise ValueError("these values do not follow from fields")
