import numpy as np
import pytest

from placeprint.encoder.bulk.raster_pieces import PIECE_TILES, pieces_of
from placeprint.encoder.rasters.grid import TILE, WINDOW, RasterGrid, Window


def grid(width, height):
    return RasterGrid("EPSG:4326", 0.0, 0.0, 1.0, width, height)


@pytest.mark.parametrize("size", [(1, 1), (512, 512), (1100, 9000), (7200, 3600), (9001, 1300), (60_000, 600)])
def test_pieces_are_whole_tiles_and_cover_every_pixel_once(size):
    width, height = size
    count = np.zeros((height, width), np.uint8)
    for piece in pieces_of(grid(width, height)):
        assert (piece.left % TILE, piece.top % TILE) == (0, 0)
        assert piece.width * piece.height <= PIECE_TILES * TILE**2
        count[piece.top : piece.top + piece.height, piece.left : piece.left + piece.width] += 1
    assert (count == 1).all()


def test_windows_are_those_of_a_raster_that_was_not_cut():
    whole = set(Window(0, 0, 20_000, 1500).cut(*WINDOW))
    assert {window for piece in pieces_of(grid(20_000, 1500)) for window in piece.cut(*WINDOW)} == whole


def test_a_continent_at_a_hundred_metres_is_a_thousand_pieces():
    assert len(pieces_of(grid(60_000, 60_000))) == 944
