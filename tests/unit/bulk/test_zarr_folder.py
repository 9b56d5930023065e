import numpy as np
import pytest
import rasterio
import zarr

from placeprint.encoder.bulk.zarr_folder import write_zarr
from placeprint.encoder.rasters.grid import RasterGrid
from placeprint.encoder.rasters.raster_content import Category

from ...closeness import assert_close
from ..described_content import DescribedContent
from .written_rasters import cut

GRIDS = [
    RasterGrid("EPSG:4326", -20.0, 60.0, 0.125, 1100, 700),
    RasterGrid("EPSG:3035", 2_000_000.0, 3_000_000.0, 1000.0, 1100, 700),
]


def write(output, grid, values, names=("some",), categories=()):
    """Write (height, width, bands) values."""
    content = DescribedContent(list(names), str(values.dtype), categories)
    write_zarr(output, grid, content, {"ENCODER": "some"}, cut(grid, values))


@pytest.fixture
def numbers():
    return np.random.default_rng(0).normal(size=(700, 1100, 2)).astype(np.float32)


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.crs)
def test_zarr_and_gdal_read_it(tmp_path, numbers, grid):
    output = tmp_path / "n.zarr"
    write(output, grid, numbers, ("low", "high"))
    group = zarr.open_consolidated(str(output))
    assert group.attrs["ENCODER"] == "some"
    for index, name in enumerate(("low", "high")):
        array = group[name]
        np.testing.assert_array_equal(array[:], numbers[..., index])
        assert (array.chunks, array.fill_value) == ((512, 512), -9999)
        assert array.attrs["_ARRAY_DIMENSIONS"] == ["y", "x"]
        with rasterio.open(f'ZARR:"{output}":/{name}') as file:
            np.testing.assert_array_equal(file.read(1), numbers[..., index])
            assert file.crs == rasterio.crs.CRS.from_string(grid.crs)
            assert file.nodata == -9999
            found = file.transform.c, file.transform.f, file.transform.a, file.transform.e
            assert_close(found, (grid.west, grid.north, grid.pixel, -grid.pixel), 1e-9)
    assert group["x"].attrs["standard_name"] in ("longitude", "projection_x_coordinate")
    assert group["y"].attrs["standard_name"] in ("latitude", "projection_y_coordinate")
    assert_close(group["y"][:], grid.north - (np.arange(700) + 0.5) * grid.pixel, 1e-9)
    assert "crs_wkt" in group["spatial_ref"].attrs
    # xarray would read a fill value as not-a-number.
    assert [group[name].fill_value for name in ("x", "y", "spatial_ref")] == [None] * 3


def test_classes_have_names(tmp_path):
    output = tmp_path / "c.zarr"
    classes = np.random.default_rng(1).integers(0, 3, (700, 1100, 1)).astype(np.uint8)
    write(output, GRIDS[0], classes, ["class"], (Category(1, "dry land", (1, 2, 3)), Category(2, "wet", (4, 5, 6))))
    array = zarr.open_group(str(output), mode="r")["class"]
    np.testing.assert_array_equal(array[:], classes[..., 0])
    assert (array.attrs["flag_values"], array.attrs["flag_meanings"]) == ([1, 2], "dry_land wet")
    assert array.attrs["class_names"] == ["dry land", "wet"]
