import numpy as np
import pytest
import rasterio

from placeprint.encoder.bulk.geotiff import write_geotiff
from placeprint.encoder.rasters.grid import RasterGrid
from placeprint.encoder.rasters.raster_content import Category

from ..described_content import DescribedContent
from .written_rasters import cut

GRID = RasterGrid("EPSG:3035", 2_000_000.0, 3_000_000.0, 1000.0, 1100, 700)


@pytest.fixture
def numbers():
    return np.random.default_rng(0).normal(size=(GRID.height, GRID.width, 2)).astype(np.float32)


def test_it_is_cloud_optimised_and_says_what_it_is(tmp_path, numbers):
    output = tmp_path / "n.tif"
    write_geotiff(output, GRID, DescribedContent(["low", "high"], "float32"), {"ENCODER": "some"}, cut(GRID, numbers))
    with rasterio.open(output) as file:
        np.testing.assert_array_equal(file.read(), numbers.transpose(2, 0, 1))
        assert file.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert (file.compression.name, file.block_shapes) == ("deflate", [(512, 512)] * 2)
        assert (file.descriptions, file.nodata, file.crs) == (("low", "high"), -9999, GRID.crs)
        assert (file.transform.c, file.transform.f, file.transform.a) == (GRID.west, GRID.north, GRID.pixel)
        assert file.tags()["ENCODER"] == "some"
        assert file.overviews(1)[0] == 2
    with rasterio.open(output, overview_level=0) as file:
        means = numbers.reshape(350, 2, 550, 2, 2).mean(axis=(1, 3))
        np.testing.assert_allclose(file.read(), means.transpose(2, 0, 1), atol=1e-6)
    assert [path.name for path in tmp_path.iterdir()] == ["n.tif"]


def test_classes_have_colours_and_names(tmp_path):
    output = tmp_path / "c.tif"
    classes = np.random.default_rng(1).integers(0, 3, (GRID.height, GRID.width, 1)).astype(np.uint8)
    categories = (Category(1, "dry & <hot>", (255, 0, 9)), Category(2, "ärctic", (1, 2, 3)))
    write_geotiff(output, GRID, DescribedContent(["class"], "uint8", categories), {}, cut(GRID, classes))
    with rasterio.open(output) as file:
        np.testing.assert_array_equal(file.read(1), classes[..., 0])
        assert file.nodata == 0
        palette = file.colormap(1)
        assert (palette[1][:3], palette[2][:3]) == ((255, 0, 9), (1, 2, 3))
    beside = (tmp_path / "c.tif.aux.xml").read_text(encoding="utf-8")
    for name in ("dry &amp; &lt;hot&gt;", "ärctic", "No data", "GDALRasterAttributeTable"):
        assert name in beside
    with rasterio.open(output, overview_level=0) as file:
        assert set(np.unique(file.read())) <= {0, 1, 2}


def test_what_was_begun_is_removed_where_it_fails(tmp_path, numbers):
    def interrupted():
        yield next(cut(GRID, numbers))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_geotiff(tmp_path / "n.tif", GRID, DescribedContent(["low", "high"], "float32"), {}, interrupted())
    assert list(tmp_path.iterdir()) == []
    grid = GRID._replace(width=0)
    with pytest.raises(OSError, match=r"cannot write .*n\.tif"):
        write_geotiff(tmp_path / "n.tif", grid, DescribedContent(["low", "high"], "float32"), {}, iter([]))
