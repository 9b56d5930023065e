"""What tests of raster writers write: the pieces of values that are there."""

from placeprint.encoder.bulk.raster_pieces import pieces_of


def cut(grid, values):
    """Yield the pieces of (height, width, bands) values."""
    for piece in pieces_of(grid):
        left, top, width, height = piece
        yield piece, values[top : top + height, left : left + width]
