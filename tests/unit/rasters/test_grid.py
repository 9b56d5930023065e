import numpy as np
import pytest

from placeprint.encoder.rasters.grid import PixelLocator, RasterGrid


def found(xy, tolerance):
    return xy, np.abs(xy).max(axis=1) <= 90 + tolerance


def test_a_grid_over_corners_has_the_pixels_asked_for_or_a_thousand():
    assert RasterGrid.over("any", (0, 0, 3, 2), 0.1) == ("any", 0, 2, 0.1, 30, 20)
    assert RasterGrid.over("any", (0, 0, 3, 2), 0.9)[3:] == (0.9, 4, 3)
    assert RasterGrid.over("any", (0, 0, 10, 20))[3:] == (0.02, 500, 1000)


@pytest.mark.parametrize("pixel", [0, -1, np.nan, np.inf])
def test_a_pixel_without_size_is_refused(pixel):
    with pytest.raises(ValueError, match="greater than zero"):
        RasterGrid.over("any", (0, 0, 3, 2), pixel)


def test_windows_show_the_centres_of_their_pixels():
    locator = PixelLocator(RasterGrid("any", 0.0, 20.0, 1.0, 30, 20), found)
    places = locator.window(2, 1, 3, 2)
    assert places.lons.tolist() == [2.5, 3.5, 4.5]
    assert places.lats.tolist() == [18.5, 17.5]
    assert places.lonlat[4].tolist() == [3.5, 17.5]
    assert places.good.all()


def test_a_raster_that_is_turned_has_no_meridians_for_columns():
    def turned(xy, _tolerance):
        return xy[:, ::-1], np.ones(len(xy), bool)

    places = PixelLocator(RasterGrid("any", 0.0, 20.0, 1.0, 30, 20), turned).window(0, 0, 2, 2)
    assert places.lons is None
    assert places.lonlat.tolist() == [[19.5, 0.5], [19.5, 1.5], [18.5, 0.5], [18.5, 1.5]]


def test_a_sample_reaches_from_corner_to_corner():
    places = PixelLocator(RasterGrid("any", 0.0, 20.0, 1.0, 30, 2), found).sample(3)
    assert places.lonlat[:, 0].tolist() == [0.5, 14.5, 29.5] * 2
    assert places.lonlat[:, 1].tolist() == [19.5] * 3 + [18.5] * 3
