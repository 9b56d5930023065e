"""`placeprint:clusterraster`: regions that do not depend on how they are drawn."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRasterLayer

from placeprint.encoder.earth.land import is_land

IBERIA = "-9.6,3.5,35.8,44 [EPSG:4326]"


@pytest.fixture
def draw(run, tmp_path):
    """Return a function that runs `clusterraster` and returns the values of the raster that it wrote."""

    def draw(name="clusters.tif", **parameters):
        run("clusterraster", OUTPUT=str(tmp_path / name), **parameters)
        return gdal.Open(str(tmp_path / name)).ReadAsArray()

    return draw


def test_bytes_from_one_are_the_clusters(draw):
    values = draw(K=6, PIXEL_SIZE=5)
    assert (values.shape, values.dtype) == ((36, 72), np.uint8)
    assert set(np.unique(values)) == {1, 2, 3, 4, 5, 6}


def test_the_sea_is_nodata_with_land_only_and_the_clusters_are_those_of_the_land(draw):
    values = draw(K=5, PIXEL_SIZE=5, LAND_ONLY=True)
    lon, lat = np.meshgrid(np.arange(-177.5, 180, 5), np.arange(87.5, -90, -5))
    land = is_land(np.stack([lon.ravel(), lat.ravel()], axis=1)).reshape(values.shape)
    np.testing.assert_array_equal(values > 0, land)
    # The desert is one region, the rainforest another.
    sahara, arabia, australia = values[13, 38], values[13, 45], values[23, 62]
    congo, amazon = values[18, 40], values[18, 23]
    assert sahara == arabia == australia != congo == amazon


def test_pixel_size_does_not_change_the_regions(draw):
    coarse = draw(K=6, EXTENT="-10,4,36,44 [EPSG:4326]", PIXEL_SIZE=0.6)
    fine = draw(K=6, EXTENT="-10,4,36,44 [EPSG:4326]", PIXEL_SIZE=0.02)
    # The last row and column of the coarse one reach beyond the extent.
    centres = fine[15::30, 15::30]
    assert (centres == coarse[: centres.shape[0], : centres.shape[1]]).mean() > 0.97


def test_in_any_crs_the_same_area_has_the_same_regions(draw):
    # Mercator shows the north twelve times as large as the tropics: places are spread by area, not by pixel.
    degrees = draw(K=4, EXTENT="0,40,0,75 [EPSG:4326]", PIXEL_SIZE=1)
    mercator = draw(
        K=4, EXTENT="0,40,0,75 [EPSG:4326]", PIXEL_SIZE=50_000, CRS=QgsCoordinateReferenceSystem("EPSG:3857")
    )
    equator = 5 * np.arange(1, 7)
    columns = (np.radians(equator + 0.5) * 6_378_137 / 50_000).astype(int)
    np.testing.assert_array_equal(mercator[-1, columns], degrees[-1, equator])
    np.testing.assert_array_equal(mercator[0, columns], degrees[0, equator])


def test_interpolated_pixels_belong_to_the_same_clusters(draw):
    exact = draw(K=5, EXTENT="-20,20,20,60 [EPSG:4326]", PIXEL_SIZE=0.1, INTERPOLATE=False)
    interpolated = draw(K=5, EXTENT="-20,20,20,60 [EPSG:4326]", PIXEL_SIZE=0.1)
    assert (exact == interpolated).mean() > 0.998


def test_the_log_says_how_many_are_suggested_and_why(draw, feedback):
    told = []
    feedback.pushInfo = told.append
    values = draw(EXTENT=IBERIA, PIXEL_SIZE=0.5, LAND_ONLY=True)
    text = " ".join(told)
    assert f"{values.max()} clusters are suggested" in text
    assert "silhouette" in text
    assert "12: 0." in text


def test_names_and_colours_are_in_the_file(draw, tmp_path):
    draw(K=4, PIXEL_SIZE=5)
    file = gdal.Open(str(tmp_path / "clusters.tif"))
    band = file.GetRasterBand(1)
    assert band.GetNoDataValue() == 0
    assert band.GetCategoryNames() == ["No data", "Cluster 1", "Cluster 2", "Cluster 3", "Cluster 4"]
    table, palette = band.GetDefaultRAT(), band.GetColorTable()
    assert [table.GetValueAsInt(row, 0) for row in range(5)] == [0, 1, 2, 3, 4]
    for row in range(1, 5):
        assert table.GetValueAsString(row, 1) == f"Cluster {row}"
        assert palette.GetColorEntry(row)[:3] == tuple(table.GetValueAsInt(row, column) for column in (2, 3, 4))


def test_it_opens_with_its_names_and_colours(draw, tmp_path):
    draw(K=4, PIXEL_SIZE=5)
    layer = QgsRasterLayer(str(tmp_path / "clusters.tif"))
    file = gdal.Open(str(tmp_path / "clusters.tif"))
    palette = file.GetRasterBand(1).GetColorTable()
    classes = layer.renderer().classes()
    assert layer.renderer().type() == "paletted"
    assert [(each.value, each.label) for each in classes] == [(n, f"Cluster {n}") for n in range(1, 5)]
    assert [each.color.getRgb()[:3] for each in classes] == [palette.GetColorEntry(n)[:3] for n in range(1, 5)]


def test_the_toolbox_loads_it_with_its_names(load):
    layer = load("clusterraster", K=3, PIXEL_SIZE=10)
    assert [each.label for each in layer.renderer().classes()] == ["Cluster 1", "Cluster 2", "Cluster 3"]


@pytest.mark.parametrize("ending", ["img", "tiff"])
def test_other_endings_keep_names_and_colours(draw, tmp_path, ending):
    draw(f"clusters.{ending}", K=3, PIXEL_SIZE=10)
    file = gdal.Open(str(tmp_path / f"clusters.{ending}"))
    band = file.GetRasterBand(1)
    table, palette = band.GetDefaultRAT(), band.GetColorTable()
    name = table.GetColOfUsage(gdal.GFU_Name)
    colours = [table.GetColOfUsage(usage) for usage in (gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)]
    for value in (1, 2, 3):
        assert table.GetValueAsString(value, name) == f"Cluster {value}"
        found = tuple(table.GetValueAsInt(value, column) for column in colours)
        assert found == palette.GetColorEntry(value)[:3] != (0, 0, 0)
    side_files = {path.name for path in tmp_path.iterdir()} - {f"clusters.{ending}", "clusters.qml"}
    assert side_files <= {f"clusters.{ending}.aux.xml"}


def test_two_runs_write_the_same_bytes(draw, tmp_path):
    for name in ("first.tif", "second.tif"):
        draw(name, K=5, PIXEL_SIZE=4)
    assert (tmp_path / "first.tif").read_bytes() == (tmp_path / "second.tif").read_bytes()


def test_across_the_antimeridian_and_over_a_pole(draw):
    fiji = draw(K=3, EXTENT="170,190,-25,-10 [EPSG:4326]", PIXEL_SIZE=1)
    assert set(np.unique(fiji)) == {1, 2, 3}
    arctic = draw(K=4, CRS=QgsCoordinateReferenceSystem("EPSG:3413"), PIXEL_SIZE=200_000)
    assert set(np.unique(arctic)) - {0} == {1, 2, 3, 4}


def test_a_small_island_is_enough(draw):
    # Saint Helena, some 15 km wide, in a box a hundred times as large.
    values = draw(K=2, EXTENT="-6.5,-5,-16.7,-15.2 [EPSG:4326]", PIXEL_SIZE=0.02, LAND_ONLY=True)
    assert set(np.unique(values)) == {0, 1, 2}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"EXTENT": "-35,-28,5,12 [EPSG:4326]", "LAND_ONLY": True}, "nothing to divide"),
        ({"K": 256}, r"\bK\b"),
        ({"PIXEL_SIZE": 0}, "greater than zero"),
    ],
)
def test_bad_input_is_refused_with_its_reason(draw, tmp_path, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        draw(**parameters)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("percent", [10, 60])
def test_it_tells_its_progress_and_cancelling_leaves_nothing(draw, feedback, tmp_path, percent):
    feedback.cancel_at = percent
    with pytest.raises(QgsProcessingException):
        draw(PIXEL_SIZE=0.5)
    assert list(tmp_path.iterdir()) == []
    assert feedback.progress == sorted(feedback.progress)
    assert percent <= feedback.progress[-1] < percent + 30
