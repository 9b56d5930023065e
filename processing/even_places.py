"""Places spread evenly over the area that a raster, or an extent, shows."""

import numpy as np

from ..encoder.land import is_land
from ..encoder.sphere import fibonacci_box
from .pixels import bounds_of

MESH = 129
"""Rows and columns that are looked at to see where on Earth the area lies."""

MOST_TRIED = 500_000
"""Places that are tried where only a small part of a box of degrees belongs to the area: small islands, say."""


def even_places(locator, count, land_only):
    """Return the lonlat of about `count` places, (n, 2) degrees, in the area that a PixelLocator's raster shows.

    Each stands for as much of the Earth as any other, in whatever CRS the raster is; fewer come back where hardly
    anything belongs to the area, and none where nothing does.
    """
    mesh = locator.outline(MESH)
    if not mesh.good.any():
        return np.empty((0, 2))
    west, south, east, north = bounds_of(mesh.lonlat[mesh.good])
    # What lies between the rows and columns of the mesh belongs to the area, too.
    lon, lat = 2 * (east - west) / MESH, 2 * (north - south) / MESH
    box = (west - lon, max(south - lat, -90.0), min(east + lon, west - lon + 360.0), min(north + lat, 90.0))

    def tried(number):
        places = fibonacci_box(number, *box)
        places = places[locator.shows(places)]
        return places[is_land(places)] if land_only and len(places) else places

    places = tried(count)
    if len(places) < count:
        places = tried(min(count * count // max(len(places), 1), MOST_TRIED))
    return places
