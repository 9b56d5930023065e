import numpy as np
import pytest

from placeprint.encoder.earth.crs_geometry import PlaceFinder
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.rasters.grid import PixelLocator, RasterGrid
from placeprint.encoder.rasters.pixels import Pixels, bounds_of
from placeprint.encoder.rasters.similarity_content import SimilarityContent
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ..described_content import DescribedContent


def same(xy):
    return np.array(xy, dtype=float)


@pytest.fixture
def pixels(small_encoder):
    """Return a function that makes the Pixels of similarity to a place over a part of the world."""
    content = SimilarityContent(ReferenceSet(small_encoder, [(114.17, 22.28)]))

    def make(pixel=0.5, corners=(-10, 30, 40, 60), content=content, **options):
        grid = RasterGrid.over("degrees", corners, pixel)
        return Pixels(PixelLocator(grid, PlaceFinder(same, same, True)), small_encoder, content, **options)

    return make


def values_of(pixels):
    return pixels.values(0, 0, pixels.grid.width, pixels.grid.height)[..., 0]


def test_fine_pixels_are_interpolated_and_coarse_ones_are_not(pixels):
    exact, interpolated, coarse = pixels(0.1, interpolate=False), pixels(0.1), pixels(10)
    assert [each.prepare() for each in (exact, interpolated, coarse)] == [False, True, False]
    difference = np.abs(values_of(exact) - values_of(interpolated)).max()
    assert 0 < difference < 1 / 256


def test_what_cannot_be_interpolated_is_asked_for(pixels, small_encoder):
    fine = pixels(0.1, content=DescribedContent(["first"], "float32", of=lambda embeddings: embeddings[:, :1]))
    assert not fine.prepare()
    np.testing.assert_allclose(values_of(fine)[0, 0], small_encoder.encode([[-9.95, 59.95]])[0, 0], atol=1e-4)


def test_at_sea_there_is_nothing_on_demand(pixels):
    grid = pixels(land_only=True)
    x, y = np.arange(-9.75, 40, 0.5), np.arange(59.75, 30, -0.5)
    land = is_land(np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)).reshape(60, 100)
    np.testing.assert_array_equal(values_of(grid) != -9999, land)


def test_off_the_globe_there_is_nothing(pixels):
    values = values_of(pixels(1, (-10, 80, 10, 100)))
    assert (values[:10] == -9999).all()
    assert (values[10:] != -9999).all()


def test_bounds_are_the_narrowest_that_hold_all():
    assert bounds_of(np.array([[-170.0, 5], [170, -5], [180, 0]])) == (170, -5, 190, 5)
    assert bounds_of(np.array([[-10.0, 5], [10, -5]])) == (-10, -5, 10, 5)


def test_the_bounds_of_places_are_those_of_places_to_the_last_digit():
    assert bounds_of(np.array([[0.7, 1], [0.1, 0]])) == (0.1, 0, 0.7, 1)
    assert bounds_of(np.array([[1e-300, 0]])) == (1e-300, 0, 1e-300, 0)
