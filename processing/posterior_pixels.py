"""How probable it is that pictures were taken at the places that a raster's pixels show."""

import numpy as np

from ..encoder.rasters.pixels import NODATA, Bands, embeddings_at


class PosteriorPixels:
    """The values of a raster as `write_raster` takes them: a band for each picture, nodata off the globe."""

    def __init__(self, locator, geolocator, vectors, names):
        """Take a PixelLocator, a Geolocator, (p, k) picture vectors and the p names of their bands."""
        self.grid, self.encoder = locator.grid, geolocator.encoder
        self._locator, self._density = locator, geolocator.density(vectors)
        # Nobody asks for the functions: the values are its own.
        self.bands = Bands(names, "float32", None, None, 0, None)  # type: ignore[arg-type]

    def prepare(self, _progress):
        """Return that nothing is computed beforehand."""
        return False

    def values(self, left, top, width, height):
        """Return the (height, width, p) probabilities for each `geolocation.UNIT` of area in a window."""
        places = self._locator.window(left, top, width, height)
        values = np.full((height * width, len(self.bands.names)), NODATA["float32"], dtype=np.float32)
        if places.good.any():
            embeddings = embeddings_at(self.encoder, places, places.good)
            values[places.good] = self._density(embeddings, places.lonlat[places.good])
        return values.reshape(height, width, -1)
