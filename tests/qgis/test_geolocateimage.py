"""`placeprint:geolocateimage` on pictures of October, a month that the image tower has not seen."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer

from placeprint.encoder.geolocation import NEAR, UNIT
from placeprint.encoder.sphere import EARTH_RADIUS, great_circle_distance
from placeprint.processing.picture_files import read_picture

PICTURES = Path(__file__).resolve().parents[1] / "data" / "pictures"
ITALY, GULF, KAMCHATKA = (12.5, 42.0), (52.0, 27.0), (159.0, 56.0)


def rows_of(layer):
    layer = QgsVectorLayer(layer, "found") if isinstance(layer, str) else layer
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def distance(row, place):
    return great_circle_distance([[row["lon"], row["lat"]]], [place])[0]


@pytest.fixture
def georeferenced(tmp_path):
    """The picture of Italy as a GeoTIFF in a projection of its own, 5 km a pixel, the middle where it was taken."""
    source = gdal.Open(str(PICTURES / "italy.jpg"))
    path = tmp_path / "italy.tif"
    target = gdal.GetDriverByName("GTiff").CreateCopy(str(path), source)
    system = osr.SpatialReference()
    system.ImportFromProj4(f"+proj=aeqd +lon_0={ITALY[0]} +lat_0={ITALY[1]} +datum=WGS84 +units=m")
    target.SetProjection(system.ExportToWkt())
    target.SetGeoTransform([-500_000, 5000, 0, 500_000, 0, -5000])
    del target
    return path


def test_a_picture_is_found(run):
    rows = rows_of(run("geolocateimage", INPUT=str(PICTURES / "italy.jpg"), COUNT=5, OUTPUT="memory:")["OUTPUT"])
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert {row["image"] for row in rows} == {"italy.jpg"}
    assert distance(rows[0], ITALY) < NEAR
    assert rows[0]["place"].endswith(", IT")
    chances = [row["probability"] for row in rows]
    assert chances == sorted(chances, reverse=True)
    assert 0.5 < sum(chances) <= 1
    assert not any(row["error_km"] for row in rows)


def test_points_lie_where_their_fields_say(run):
    layer = run("geolocateimage", INPUT=str(PICTURES / "italy.jpg"), OUTPUT="memory:")["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4326"
    assert layer.featureCount() == 10
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        assert (point.x(), point.y()) == (feature["lon"], feature["lat"])


def test_every_picture_of_a_folder_is_found_and_what_is_none_is_left_out(run, feedback, tmp_path):
    for name in ("italy", "persian-gulf", "kamchatka"):
        shutil.copy(PICTURES / f"{name}.jpg", tmp_path)
    (tmp_path / "notes.txt").write_text("not a picture")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n and nothing more")
    rows = rows_of(run("geolocateimage", INPUT=str(tmp_path), COUNT=1, OUTPUT="memory:")["OUTPUT"])
    found = {row["image"]: row for row in rows}
    assert set(found) == {"italy.jpg", "kamchatka.jpg", "persian-gulf.jpg"}
    for name, place in (("italy", ITALY), ("persian-gulf", GULF), ("kamchatka", KAMCHATKA)):
        assert distance(found[f"{name}.jpg"], place) < NEAR
    assert [warning for warning in feedback.warnings if "broken.png" in warning]


def test_a_georeferenced_picture_gets_its_error(run, georeferenced):
    rows = rows_of(run("geolocateimage", INPUT=str(georeferenced), COUNT=3, OUTPUT="memory:")["OUTPUT"])
    for row in rows:
        assert (row["true_lon"], row["true_lat"]) == pytest.approx(ITALY, abs=1e-3)
        assert row["error_km"] == pytest.approx(distance(row, ITALY) / 1000, abs=0.5)


def test_the_georeference_tells_the_size_of_a_pixel(qgis_app, georeferenced):
    from qgis.core import QgsCoordinateTransformContext

    context = QgsCoordinateTransformContext()
    picture = read_picture(georeferenced, context)
    assert picture.pixel_metres == pytest.approx(5000, rel=0.01)
    assert picture.width == pytest.approx(1_000_000, rel=0.01)
    assert read_picture(georeferenced, context, 30.0).pixel_metres == 30
    assert read_picture(PICTURES / "italy.jpg", context).width is None


def test_a_country_narrows_the_search(run):
    options = {"INPUT": str(PICTURES / "italy.jpg"), "COUNT": 3, "OUTPUT": "memory:"}
    for name in ("Japan", "jp", "JPN"):
        rows = rows_of(run("geolocateimage", COUNTRY=name, **options)["OUTPUT"])
        assert all(122 < row["lon"] < 149 and 23 < row["lat"] < 47 for row in rows)


def test_an_extent_narrows_the_search_across_the_antimeridian(run):
    options = {"INPUT": str(PICTURES / "kamchatka.jpg"), "COUNT": 2, "OUTPUT": "memory:"}
    rows = rows_of(run("geolocateimage", EXTENT="170,190,-50,70 [EPSG:4326]", **options)["OUTPUT"])
    assert all(abs(row["lon"]) >= 170 and -50 <= row["lat"] <= 70 for row in rows)


def test_a_country_that_is_not_on_the_map_is_an_error_that_says_which_may_be_meant(run):
    with pytest.raises(QgsProcessingException, match=r"no country Itly.*Did you mean Italy"):
        run("geolocateimage", INPUT=str(PICTURES / "italy.jpg"), COUNTRY="Itly", OUTPUT="memory:")


def test_a_country_outside_the_extent_is_an_error(run):
    with pytest.raises(QgsProcessingException, match="no place in common"):
        run(
            "geolocateimage",
            INPUT=str(PICTURES / "italy.jpg"),
            COUNTRY="Italy",
            EXTENT="100,110,0,10 [EPSG:4326]",
            OUTPUT="memory:",
        )


def test_the_raster_holds_the_probability_of_each_picture(run, tmp_path):
    for name in ("italy", "kamchatka"):
        shutil.copy(PICTURES / f"{name}.jpg", tmp_path)
    path = tmp_path / "out" / "where.tif"
    path.parent.mkdir()
    run("geolocateimage", INPUT=str(tmp_path), OUTPUT="memory:", POSTERIOR=str(path))
    raster = gdal.Open(str(path))
    assert [raster.GetRasterBand(band).GetDescription() for band in (1, 2)] == ["italy.jpg", "kamchatka.jpg"]
    west, width, _, north, _, height = raster.GetGeoTransform()
    for band, place in ((1, ITALY), (2, KAMCHATKA)):
        values = raster.GetRasterBand(band).ReadAsArray().astype(np.float64)
        lat = np.radians(north + (np.arange(len(values)) + 0.5) * height)
        area = np.radians(width) * np.radians(-height) * np.cos(lat) * EARTH_RADIUS**2
        assert (values * area[:, np.newaxis]).sum() / UNIT == pytest.approx(1, abs=0.05)
        row, column = np.unravel_index(values.argmax(), values.shape)
        peak = [[west + (column + 0.5) * width, north + (row + 0.5) * height]]
        assert great_circle_distance(peak, [place])[0] < NEAR
    layer = QgsRasterLayer(str(path), "where")
    assert layer.renderer().type() == "singlebandpseudocolor"


def test_the_points_are_labelled_by_rank_place_and_chance(load):
    layer = load("geolocateimage", INPUT=str(PICTURES / "italy.jpg"))
    assert layer.renderer().classAttribute() == "probability"
    assert layer.labeling().settings().isExpression


@pytest.mark.parametrize("dtype", [gdal.GDT_UInt16, gdal.GDT_Float32])
def test_values_that_are_no_bytes_are_stretched(run, tmp_path, dtype):
    pixels = gdal.Open(str(PICTURES / "italy.jpg")).ReadAsArray()
    path = tmp_path / "reflectance.tif"
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 200, 200, 3, dtype)
    raster.WriteArray(pixels.astype(np.float64) * 17 + 300)
    del raster
    rows = rows_of(run("geolocateimage", INPUT=str(path), COUNT=1, OUTPUT="memory:")["OUTPUT"])
    assert distance(rows[0], ITALY) < 2 * NEAR


def test_nodata_at_the_rim_does_not_matter_and_a_picture_of_nothing_is_refused(run, tmp_path):
    pixels = gdal.Open(str(PICTURES / "italy.jpg")).ReadAsArray()
    for name, edge in (("rim", 20), ("nothing", 90)):
        raster = gdal.GetDriverByName("GTiff").Create(str(tmp_path / f"{name}.tif"), 200, 200, 4)
        alpha = np.zeros((200, 200), np.uint8)
        alpha[edge : 200 - edge, edge : 200 - edge] = 255
        raster.WriteArray(np.concatenate([pixels, alpha[np.newaxis]]))
        raster.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
        del raster
    rows = rows_of(run("geolocateimage", INPUT=str(tmp_path / "rim.tif"), COUNT=1, OUTPUT="memory:")["OUTPUT"])
    assert distance(rows[0], ITALY) < 2 * NEAR
    with pytest.raises(QgsProcessingException, match="more than half of it is nodata"):
        run("geolocateimage", INPUT=str(tmp_path / "nothing.tif"), OUTPUT="memory:")


@pytest.mark.parametrize(("bands", "palette"), [(1, False), (1, True)])
def test_a_picture_of_one_band_is_read_as_grey_or_by_its_palette(qgis_app, tmp_path, bands, palette):
    from qgis.core import QgsCoordinateTransformContext

    path = tmp_path / "one.tif"
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 20, 10, bands)
    if palette:
        table = gdal.ColorTable()
        table.SetColorEntry(0, (10, 20, 30))
        table.SetColorEntry(1, (200, 100, 50))
        raster.GetRasterBand(1).SetColorTable(table)
    raster.WriteArray(np.tile(np.array([[0], [1]], np.uint8), (5, 20)))
    del raster
    pixels = read_picture(path, QgsCoordinateTransformContext()).pixels
    assert pixels.shape == (10, 20, 3)
    expected = [[10, 20, 30], [200, 100, 50]] if palette else [[0, 0, 0], [1, 1, 1]]
    np.testing.assert_array_equal(pixels[:2, 0], expected)


@pytest.mark.parametrize("given", ["/nowhere/at/all.png", ""])
def test_a_path_that_leads_nowhere_is_an_error(run, given):
    with pytest.raises(QgsProcessingException):
        run("geolocateimage", INPUT=given, OUTPUT="memory:")


def test_a_folder_without_pictures_is_an_error(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="holds no pictures"):
        run("geolocateimage", INPUT=str(tmp_path), OUTPUT="memory:")


def test_a_narrow_picture_is_looked_at_with_a_warning(run, feedback):
    run("geolocateimage", INPUT=str(PICTURES / "italy.jpg"), PIXEL_METRES=10, COUNT=1, OUTPUT="memory:")
    assert [warning for warning in feedback.warnings if "2 km wide" in warning]


def test_what_is_cancelled_leaves_nothing(run, feedback, tmp_path):
    feedback.cancel_at = 40
    where, points = tmp_path / "where.tif", tmp_path / "points.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("geolocateimage", INPUT=str(PICTURES), OUTPUT=str(points), POSTERIOR=str(where))
    assert list(tmp_path.iterdir()) == []
