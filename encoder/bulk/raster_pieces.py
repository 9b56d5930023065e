"""How a raster falls into pieces, whatever its size: blocks of whole tiles, and windows in them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..raster_grid import RasterGrid

TILE = 512
"""Rows and columns of a tile of the file that is written."""

PIECE_TILES = 16
"""Tiles of a piece: four million pixels, some seconds' work and 17 MB a band. Even, for windows are two tiles wide."""

WINDOW = (1024, 32)
"""Columns and rows that are computed at once. The QGIS algorithms have the same, and so the same values."""


class Piece(NamedTuple):
    """A rectangle of pixels."""

    left: int
    top: int
    width: int
    height: int


@lru_cache(maxsize=4)
def pieces_of(grid: RasterGrid) -> list[Piece]:
    """Return the pieces of a grid, rows of them from the top: rows of tiles, or parts of one where it is wide."""
    return list(_cut(Piece(0, 0, grid.width, grid.height), *_size(grid)))


def piece_count(grid: RasterGrid) -> int:
    """Return how many pieces a grid has."""
    width, height = _size(grid)
    return -(-grid.width // width) * -(-grid.height // height)


def _size(grid: RasterGrid) -> tuple[int, int]:
    """Return the width and height of the pieces of a grid, but for those at its right and lower end."""
    across = min(-(-grid.width // TILE), PIECE_TILES)
    return across * TILE, max(1, PIECE_TILES // across) * TILE


def windows_of(piece: Piece) -> Iterator[Piece]:
    """Yield the windows of a piece, in the grid's columns and rows."""
    return _cut(piece, *WINDOW)


def _cut(whole: Piece, width: int, height: int) -> Iterator[Piece]:
    right, bottom = whole.left + whole.width, whole.top + whole.height
    for top in range(whole.top, bottom, height):
        for left in range(whole.left, right, width):
            yield Piece(left, top, min(width, right - left), min(height, bottom - top))
