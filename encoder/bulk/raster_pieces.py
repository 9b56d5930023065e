"""How a raster falls into pieces, whatever its size: blocks of whole tiles."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..rasters.grid import TILE, Window

if TYPE_CHECKING:
    from ..rasters.grid import RasterGrid

PIECE_TILES = 16
"""Tiles of a piece: four million pixels, some seconds' work and 17 MB a band. Even, for a `raster_grid.WINDOW` is two
tiles wide."""


@lru_cache(maxsize=4)
def pieces_of(grid: RasterGrid) -> list[Window]:
    """Return the pieces of a grid, rows of them from the top: rows of tiles, or parts of one where it is wide."""
    return list(Window(0, 0, grid.width, grid.height).cut(*_size(grid)))


def piece_count(grid: RasterGrid) -> int:
    """Return how many pieces a grid has."""
    width, height = _size(grid)
    return -(-grid.width // width) * -(-grid.height // height)


def _size(grid: RasterGrid) -> tuple[int, int]:
    """Return the width and height of the pieces of a grid, but for those at its right and lower end."""
    across = min(-(-grid.width // TILE), PIECE_TILES)
    return across * TILE, max(1, PIECE_TILES // across) * TILE
