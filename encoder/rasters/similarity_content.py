"""What a raster of similarity shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pixels import Bands

if TYPE_CHECKING:
    from ..similarity.reference_set import ReferenceSet


def similarity_bands(references: ReferenceSet) -> Bands:
    """Return the Bands of the similarity, -1 to 1, to a ReferenceSet."""
    return Bands(
        ["similarity"],
        "float32",
        of=lambda embeddings: references.similarity_of(embeddings)[:, None],
        fields=references.products,
        field_count=references.product_count,
        of_fields=lambda products: references.similarity_of_products(products)[:, None],
    )
