"""`placeprint:embeddingrgb`: colours that agree between extents, tiles and runs."""

import numpy as np
from osgeo import gdal
from qgis.core import QgsRasterLayer

from placeprint.encoder.similarity.colours import colours_of


def test_three_bytes_of_colour_are_the_first_three_components(run, tmp_path, encoder):
    path = tmp_path / "rgb.tif"
    run("embeddingrgb", PIXEL_SIZE=10, OUTPUT=str(path))
    values = gdal.Open(str(path)).ReadAsArray()
    assert (values.shape, values.dtype) == ((3, 18, 36), np.uint8)
    lon, lat = np.meshgrid(np.arange(-175, 180, 10.0), np.arange(85, -90, -10.0))
    expected = colours_of(encoder, encoder.encode(np.stack([lon.ravel(), lat.ravel()], axis=1)))
    difference = np.abs(values.reshape(3, -1).T.astype(int) - expected)
    assert difference.max() <= 1


def test_a_part_has_the_colours_of_the_whole(run, tmp_path):
    run("embeddingrgb", PIXEL_SIZE=1, OUTPUT=str(tmp_path / "whole.tif"))
    run("embeddingrgb", PIXEL_SIZE=1, EXTENT="100,120,10,30 [EPSG:4326]", OUTPUT=str(tmp_path / "part.tif"))
    whole = gdal.Open(str(tmp_path / "whole.tif")).ReadAsArray()[:, 60:80, 280:300].astype(int)
    part = gdal.Open(str(tmp_path / "part.tif")).ReadAsArray().astype(int)
    assert np.abs(whole - part).max() <= 1


def test_sea_is_nodata_with_land_only(run, tmp_path):
    run("embeddingrgb", PIXEL_SIZE=10, LAND_ONLY=True, OUTPUT=str(tmp_path / "rgb.tif"))
    file = gdal.Open(str(tmp_path / "rgb.tif"))
    assert file.GetRasterBand(1).GetNoDataValue() == 0
    assert 0.2 < (file.ReadAsArray()[0] > 0).mean() < 0.5


def test_it_has_its_own_colours_when_the_toolbox_loads_it(load):
    layer = load("embeddingrgb", PIXEL_SIZE=10)
    assert layer.hueSaturationFilter().saturation() == -38


def test_it_opens_in_its_own_colours(run, tmp_path):
    run("embeddingrgb", PIXEL_SIZE=10, OUTPUT=str(tmp_path / "rgb.tif"))
    layer = QgsRasterLayer(str(tmp_path / "rgb.tif"))
    assert layer.renderer().type() == "multibandcolor"
    assert layer.renderer().redContrastEnhancement() is None
