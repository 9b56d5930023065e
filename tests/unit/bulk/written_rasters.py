"""What tests of raster writers write: bands that nobody computes, and the pieces of values that are there."""

from placeprint.encoder.bulk.raster_pieces import pieces_of
from placeprint.encoder.rasters.pixels import Bands


def bands(names, dtype, categories=()):
    """Return Bands of these names, of which only the description is used."""
    return Bands(names, dtype, nothing, nothing, 0, nothing, categories)


def nothing(_values):
    raise NotImplementedError


def cut(grid, values):
    """Yield the pieces of (height, width, bands) values."""
    for piece in pieces_of(grid):
        left, top, width, height = piece
        yield piece, values[top : top + height, left : left + width]
