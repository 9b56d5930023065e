"""A raster content that is described, and computed by functions of the test's own, if at all."""

from placeprint.encoder.rasters.raster_content import RasterContent


class DescribedContent(RasterContent):
    def __init__(self, names, dtype, categories=(), of=None):
        """`of` maps (n, dim) embeddings to (n, bands) values; without it nobody may ask for them."""
        self.names, self.dtype, self.categories, self._of = names, dtype, categories, of

    def values(self, embeddings, _lonlat):
        return self._of(embeddings)
