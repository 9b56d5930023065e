"""Which place each cell of a picture shows, in a CRS whose rows are no parallels: found once for a view, for every
picture of it.
"""

from functools import lru_cache

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ..encoder.earth.land import is_land
from ..encoder.earth.sphere import lonlat_of, unit_vectors
from ..encoder.rasters.pixels import bounds_of
from ..processing.transforms import QgisPlaceFinder

MESH = 8
"""Cells between those whose places are asked for; between them a projection is straight enough."""

WIDEST = 0.2
"""Radians across a mesh, beyond which every cell is asked for: where a projection is cut, or near its ends."""

HAIR = 1e-6
"""Degrees that rounding may cost."""


class ViewPlaces:
    """The places of the cells of a view.

    `good` (height, width) bool: which cells show one, n in all. What varies smoothly is to be known on the meridians
    `lons` and the parallels `lats`, as many as the picture has columns and rows; `read` then tells it at the good
    cells. `land` (n,) tells which of these are land.
    """

    def __init__(self, authid, extent, width, height):
        """Take the CRS's authority id and (west, south, east, north) in it."""
        self._find = QgisPlaceFinder(QgsCoordinateReferenceSystem(authid), QgsCoordinateTransformContext())
        west, south, east, north = extent
        self._cell = ((east - west) / width, (north - south) / height)
        self._corner = (west, north)
        lonlat, self.good = self._places(width, height)
        lonlat = lonlat[self.good]
        self._lonlat, self._land = lonlat, None
        self.count = len(lonlat)
        if self.count:
            west, south, east, north = bounds_of(lonlat)
            # A hair west of the first meridian is not east of the last.
            offsets = np.remainder(lonlat[:, 0] - west + HAIR, 360.0) - HAIR
            self.lons, column, self._east = _among(west, east, max(width, 2), offsets)
            self.lats, row, self._north = _among(south, north, max(height, 2), lonlat[:, 1] - south)
            self._node = row * len(self.lons) + column

    @property
    def land(self):
        if self._land is None:
            self._land = is_land(self._lonlat)
        return self._land

    def read(self, values):
        """Return the (n, k) numbers at the good cells, on straight lines between (len(lats), len(lons), k) values."""
        values, across = values.reshape(-1, values.shape[2]), len(self.lons)
        lower, upper = (
            values[node] + self._east * (values[node + 1] - values[node]) for node in (self._node, self._node + across)
        )
        return lower + self._north * (upper - lower)

    def _places(self, width, height):
        """Return ((height, width, 2) lonlat, (height, width) bool): the places of cells, and which cells have one."""
        columns, rows = (MESH * np.arange(-(-(side - 1) // MESH) + 1) for side in (width, height))
        mesh, good = self._ask(*np.meshgrid(columns, rows))
        vectors = unit_vectors(mesh.reshape(-1, 2)).reshape(*mesh.shape[:2], 3)
        corners = good[:-1, :-1] & good[1:, :-1] & good[:-1, 1:] & good[1:, 1:]
        some = good[:-1, :-1] | good[1:, :-1] | good[:-1, 1:] | good[1:, 1:]
        across = np.maximum(
            np.linalg.norm(vectors[1:, 1:] - vectors[:-1, :-1], axis=2),
            np.linalg.norm(vectors[1:, :-1] - vectors[:-1, 1:], axis=2),
        )
        straight = _spread(corners & (across < WIDEST), height, width)
        between = _between(_between(vectors, height, axis=0), width, axis=1)
        lonlat, good = lonlat_of(between), straight.copy()
        row, column = np.nonzero(_spread(some, height, width) & ~straight)
        lonlat[row, column], good[row, column] = self._ask(column, row)
        return lonlat, good

    def _ask(self, column, row):
        """Return (lonlat, good) of the cells at columns and rows, arrays of any shape; lonlat is 0 where not good."""
        shape = np.shape(column)
        x = self._corner[0] + (np.ravel(column) + 0.5) * self._cell[0]
        y = self._corner[1] - (np.ravel(row) + 0.5) * self._cell[1]
        lonlat, good = self._find(np.stack([x, y], axis=1), np.array(self._cell))
        lonlat[~good] = 0.0
        return lonlat.reshape(*shape, 2), good.reshape(shape)


@lru_cache(maxsize=3)
def view_places(authid, extent, width, height):
    """Return the ViewPlaces of a view; those of the last views are known."""
    return ViewPlaces(authid, extent, width, height)


def _among(start, end, count, offsets):
    """Return (nodes, index, share): `count` even steps from `start` to `end`, and for each of (n,) `offsets` from the
    start the node before it and the (n, 1) share of the way to the next."""
    step = (end - start) / (count - 1) or 1e-9
    position = np.clip(offsets / step, 0, count - 1)
    index = np.minimum(position.astype(np.int64), count - 2)
    return start + step * np.arange(count), index, (position - index)[:, np.newaxis].astype(np.float32)


def _spread(meshes, height, width):
    """Return (height, width): for each cell what is true of its mesh."""
    row, column = (np.minimum(np.arange(side) // MESH, limit - 1) for side, limit in zip((height, width), meshes.shape))
    return meshes[row][:, column] if meshes.size else np.zeros((height, width), dtype=bool)


def _between(values, count, axis):
    """Return `values`, known at every MESH-th of `count` cells along an axis, at all of them, along straight lines."""
    position = np.arange(count) / MESH
    node = np.minimum(position.astype(int), max(values.shape[axis] - 2, 0))
    shape = [1] * values.ndim
    shape[axis] = count
    share = (position - node).reshape(shape)
    following = np.minimum(node + 1, values.shape[axis] - 1)
    return (1 - share) * np.take(values, node, axis=axis) + share * np.take(values, following, axis=axis)
