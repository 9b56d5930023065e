"""Places spread evenly over an area: a rectangle in any CRS."""

import numpy as np

from ..encoder.earth.crs_geometry import same_place
from ..encoder.earth.land import is_land
from ..encoder.earth.sphere import fibonacci_box, on_the_globe
from ..encoder.rasters.pixels import bounds_of
from .transforms import BulkTransform, in_degrees, wgs84

MESH = 129
"""Rows and columns that are looked at to see where on Earth the area lies."""

MOST_TRIED = 500_000
"""Places that are tried where only a small part of a box of degrees belongs to the area: small islands, say."""


def even_places(crs, corners, count, land_only, context):
    """Return the lonlat of about `count` places, (n, 2) degrees, between the `corners`, west, south, east and north, in
    `crs`; `context` is the project's QgsCoordinateTransformContext.

    Each stands for as much of the Earth as any other, in whatever CRS the rectangle is; fewer come back where hardly
    anything belongs to the area, and none where nothing does.
    """
    west, south, east, north = corners
    to_wgs84, from_wgs84 = BulkTransform(crs, wgs84(), context), BulkTransform(wgs84(), crs, context)

    def inside(lonlat):
        """Return which places lie in the rectangle: some projections put far ones where another belongs."""
        xy = from_wgs84(lonlat)
        if in_degrees(crs):
            xy[:, 0] = west + np.remainder(xy[:, 0] - west, 360.0)
        with np.errstate(invalid="ignore"):
            found = ((xy >= (west, south)) & (xy <= (east, north))).all(axis=1)
        found[found] = same_place(to_wgs84(xy[found]), lonlat[found])
        return found

    mesh = np.stack(np.meshgrid(np.linspace(west, east, MESH), np.linspace(south, north, MESH)), axis=-1)
    lonlat = to_wgs84(mesh.reshape(-1, 2))
    lonlat = lonlat[on_the_globe(lonlat)]
    if len(lonlat) == 0:
        return lonlat
    left, bottom, right, top = bounds_of(lonlat)
    # What lies between the rows and columns of the mesh belongs to the area, too.
    lon, lat = 2 * (right - left) / MESH, 2 * (top - bottom) / MESH
    box = (left - lon, max(bottom - lat, -90.0), min(right + lon, left - lon + 360.0), min(top + lat, 90.0))

    def tried(number):
        places = fibonacci_box(number, *box)
        places = places[inside(places)]
        return places[is_land(places)] if land_only and len(places) else places

    places = tried(count)
    if len(places) < count:
        places = tried(min(count * count // max(len(places), 1), MOST_TRIED))
    return places
