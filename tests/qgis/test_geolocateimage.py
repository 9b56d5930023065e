"""`placeprint:geolocateimage` on pictures of October, a month that the image tower has not seen."""

import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from PIL import Image, ImageOps
from qgis.core import QgsCoordinateTransformContext, QgsProcessingException, QgsRasterLayer, QgsVectorLayer

from placeprint.encoder.earth.sphere import EARTH_RADIUS, great_circle_distance
from placeprint.encoder.images.geolocation import NEAR, UNIT
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


def picture_of(path):
    return read_picture(path, QgsCoordinateTransformContext())


def colours(name="italy"):
    return gdal.Open(str(PICTURES / f"{name}.jpg")).ReadAsArray()


def geotiff(path, bands, names=(), roles=()):
    """Write (bands, height, width) as a GeoTIFF of their own type, which declares no nodata, and return its path."""
    kinds = {"uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16, "float32": gdal.GDT_Float32}
    count, height, width = bands.shape
    kind = kinds.get(bands.dtype.name, gdal.GDT_CFloat32)
    raster = gdal.GetDriverByName("GTiff").Create(str(path), width, height, count, kind)
    for number, band in enumerate(bands, 1):
        raster.GetRasterBand(number).WriteArray(band)
        raster.GetRasterBand(number).SetDescription(names[number - 1] if names else "")
        if roles:
            raster.GetRasterBand(number).SetColorInterpretation(roles[number - 1])
    del raster
    return path


WHOLE = {
    "a.jpg": ("JPEG", []),
    "progressive.jpg": ("JPEG", ["PROGRESSIVE=ON"]),
    "a.png": ("PNG", []),
    "a.tif": ("GTiff", []),
    "packed.tif": ("GTiff", ["COMPRESS=DEFLATE"]),
    "jpeg.tif": ("GTiff", ["COMPRESS=JPEG", "PHOTOMETRIC=YCBCR"]),
    "a.webp": ("WEBP", []),
    "a.jp2": ("JP2OpenJPEG", []),
    "a.bmp": ("BMP", []),
}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("share", [0, 0.02, 0.5, 0.97])
def test_a_picture_that_ends_early_is_refused_and_left_out_of_a_folder(run, feedback, tmp_path, name, share):
    driver, options = WHOLE[name]
    source, path = gdal.Open(str(PICTURES / "kamchatka.jpg")), tmp_path / name
    gdal.GetDriverByName(driver).CreateCopy(str(path), source, options=options)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(QgsProcessingException, match=r"Cannot use .*: \S"):
        run("geolocateimage", INPUT=str(path), OUTPUT="memory:")
    shutil.copy(PICTURES / "italy.jpg", tmp_path)
    rows = rows_of(run("geolocateimage", INPUT=str(tmp_path), COUNT=1, OUTPUT="memory:")["OUTPUT"])
    assert [row["image"] for row in rows] == ["italy.jpg"]
    assert [warning for warning in feedback.warnings if warning.startswith(f"Left out {name}: ")]


def test_a_jpeg_that_is_damaged_in_its_middle_is_refused_and_bytes_behind_one_do_not_matter(qgis_app, tmp_path):
    data, path = (PICTURES / "italy.jpg").read_bytes(), tmp_path / "a.jpg"
    middle = len(data) // 2
    path.write_bytes(data[:middle] + b"\xff\xd9" + data[middle + 2 :])
    with pytest.raises(ValueError, match="damaged"):
        picture_of(path)
    path.write_bytes(data[:-2] + b"\x00\x11" + data[-2:] + bytes(500))
    np.testing.assert_array_equal(picture_of(path).pixels, picture_of(PICTURES / "italy.jpg").pixels)


LOWEST = float(np.finfo(np.float32).min)
MISSING = [LOWEST, -9999, -32768, 9.96921e36, np.nan, np.inf, 0]


@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize("times", [1, 7], ids=["small", "large"])
def test_nodata_that_is_not_declared_does_not_matter(run, tmp_path, missing, times):
    pixels = colours().astype(np.float32) * 17 + 300
    pixels[:, :30], pixels[:, :, 190:] = missing, missing
    path = geotiff(tmp_path / "reflectance.tif", pixels.repeat(times, axis=1).repeat(times, axis=2))
    rows = rows_of(run("geolocateimage", INPUT=str(path), COUNT=1, OUTPUT="memory:")["OUTPUT"])
    assert distance(rows[0], ITALY) < 2 * NEAR
    picture = picture_of(path)
    edge, seen = picture.pixels[0, 0].astype(int), picture.pixels[200 * times // 4 : 180 * times, : 180 * times]
    # Its colour is the mean of the rest.
    assert np.abs(edge - seen.mean(axis=(0, 1))).max() < 25
    told = missing if np.isfinite(missing) and missing else None
    assert [caution for caution in picture.cautions if "treated as nodata" in caution] == (
        [f"it contains {told:g}, which is treated as nodata although the file does not declare it"] if told else []
    )


def test_numbers_that_may_well_have_been_measured_are_no_nodata(qgis_app, tmp_path):
    depths = np.linspace(-11_000, 0, 40_000).round().astype(np.int16).reshape(1, 200, 200)
    depths[0, 0, 0] = -9999
    assert not [each for each in picture_of(geotiff(tmp_path / "a.tif", depths)).cautions if "nodata" in each]


RED, GREEN, BLUE = gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand
ORDERS = {
    "roles": ("bgr", (), (BLUE, GREEN, RED)),
    "words": ("bgr", ("Blue", "Green", "Red"), ()),
    "Sentinel-2": ("bgr", ("B2", "B3", "B4"), ()),
    "Sentinel-2, ten metres": ("bgrx", ("B02", "B03", "B04", "B08"), ()),
    "Sentinel-2, told": ("bgrx", ("B2 - blue (490 nm)", "B3 - green", "B4 - red", "B5 - vegetation red edge"), ()),
    "Landsat 8": ("xbgrxxx", tuple(f"SR_B{number}" for number in range(1, 8)), ()),
    "Landsat 7": ("bgrxxx", ("SR_B1", "SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B7"), ()),
    "MODIS": ("rxbg", ("sur_refl_b01", "sur_refl_b02", "sur_refl_b03", "sur_refl_b04"), ()),
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_order_of_bands_is_that_of_their_names_or_colours(run, feedback, tmp_path, order, dtype):
    letters, names, roles = ORDERS[order]
    parts = dict(zip("rgb", colours().astype(dtype)), x=colours()[0].T.astype(dtype))
    path = geotiff(tmp_path / "a.tif", np.stack([parts[letter] for letter in letters]), names, roles)
    rows = rows_of(run("geolocateimage", INPUT=str(path), COUNT=1, OUTPUT="memory:")["OUTPUT"])
    assert distance(rows[0], ITALY) < 2 * NEAR
    assert not [warning for warning in feedback.warnings if "exchanged" in warning]


@pytest.mark.parametrize("name", ["italy", "kamchatka", "persian-gulf"])
def test_red_and_blue_that_are_exchanged_are_noticed(run, feedback, tmp_path, name):
    shutil.copy(PICTURES / f"{name}.jpg", tmp_path / "right.jpg")
    geotiff(tmp_path / "wrong.tif", colours(name)[::-1])
    run("geolocateimage", INPUT=str(tmp_path), COUNT=1, OUTPUT="memory:")
    assert [warning[:9] for warning in feedback.warnings if "red and blue are exchanged" in warning] == ["wrong.tif"]


def test_which_of_many_bands_are_taken_is_told(run, feedback, tmp_path):
    bands = np.concatenate([colours(), colours()]).astype(np.uint16)
    run("geolocateimage", INPUT=str(geotiff(tmp_path / "a.tif", bands)), COUNT=1, OUTPUT="memory:")
    assert [warning for warning in feedback.warnings if "the first three are used" in warning]


@pytest.mark.parametrize(
    ("bands", "message"),
    [
        (np.full((3, 50, 50), 7, np.uint8), "the same colour"),
        (np.full((3, 50, 50), 0.25, np.float32), "the same colour"),
        (np.zeros((3, 50, 50), np.uint8), "nodata"),
        (np.full((3, 50, 50), np.nan, np.float32), "nodata"),
        (np.full((3, 1, 1), 7, np.uint8), "1 by 1 pixels"),
        (np.ones((3, 50, 50), np.complex64), "complex"),
    ],
)
def test_a_picture_that_shows_nothing_is_refused(run, tmp_path, bands, message):
    with pytest.raises(QgsProcessingException, match=message):
        run("geolocateimage", INPUT=str(geotiff(tmp_path / "a.tif", bands)), OUTPUT="memory:")


@pytest.mark.parametrize("mode", ["CMYK", "P", "RGBA", "YCbCr", "L"])
@pytest.mark.parametrize("ending", ["jpg", "tif", "png"])
def test_pictures_of_other_colours(qgis_app, tmp_path, mode, ending):
    image, path = Image.open(PICTURES / "italy.jpg").convert(mode), tmp_path / f"a.{ending}"
    if (ending, mode) in (("png", "CMYK"), ("png", "YCbCr"), ("jpg", "P"), ("jpg", "RGBA")):
        with pytest.raises(OSError, match="cannot write mode"):
            image.save(path)
        return
    image.save(path, **({"quality": 95} if ending == "jpg" else {}))
    picture = picture_of(path)
    wanted = np.asarray(image.convert("RGB"))
    assert np.abs(picture.pixels.astype(int) - wanted).mean() < 3
    assert bool([caution for caution in picture.cautions if "grey" in caution]) == (mode == "L")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_camera_was_held(qgis_app, tmp_path, orientation):
    exif, path = Image.Exif(), tmp_path / "a.jpg"
    exif[0x112] = orientation
    Image.open(PICTURES / "italy.jpg").crop((0, 0, 180, 120)).save(path, exif=exif, quality=95)
    wanted = np.asarray(ImageOps.exif_transpose(Image.open(path)))
    np.testing.assert_allclose(picture_of(path).pixels.astype(int), wanted, atol=2)


@pytest.fixture
def container(tmp_path):
    """Return a function that writes a file that holds so many rasters, and nothing of its own."""

    def write(ending, count):
        path = tmp_path / f"inside.{ending}"
        if ending == "nc":
            # Another variable of two dimensions, which is no raster.
            rows = {"y": ("y", np.arange(200.0)), "x": ("x", np.arange(200.0))}
            grids = {f"grid{number}": (("y", "x"), colours()[number].astype(np.float32)) for number in range(count)}
            write_netcdf(path, rows, {**grids, "y_bounds": (("y", "two"), np.zeros((200, 2), np.float32))})
        for number in range(count if ending == "gpkg" else 0):
            options = [f"RASTER_TABLE=grid{number}", *(["APPEND_SUBDATASET=YES"] if number else [])]
            bounds = {"outputBounds": [10, 45, 15, 40], "outputSRS": "EPSG:4326"}
            gdal.Translate(str(path), str(PICTURES / "italy.jpg"), format="GPKG", creationOptions=options, **bounds)
        return path

    return write


def write_netcdf(path, axes, grids):
    """Write a NetCDF file of variables {name: (dimensions, values)}."""
    from scipy.io import netcdf_file

    with netcdf_file(str(path), "w") as file:
        for _, (dimensions, values) in {**axes, **grids}.items():
            for name, length in zip([dimensions] if isinstance(dimensions, str) else dimensions, values.shape):
                if name not in file.dimensions:
                    file.createDimension(name, length)
        for name, (dimensions, values) in {**axes, **grids}.items():
            names = (dimensions,) if isinstance(dimensions, str) else dimensions
            file.createVariable(name, values.dtype.char, names)[:] = values


@pytest.mark.parametrize("ending", ["nc", "gpkg"])
def test_of_a_file_of_several_rasters_one_must_be_named(run, container, ending):
    path = container(ending, 3)
    with pytest.raises(QgsProcessingException, match="it contains 3 rasters") as raised:
        run("geolocateimage", INPUT=str(path), OUTPUT="memory:")
    names = [name for name, _ in gdal.OpenEx(str(path), gdal.OF_RASTER).GetSubDatasets() if "bounds" not in name]
    assert len(names) == 3
    assert all(name in str(raised.value) for name in names)
    assert run("geolocateimage", INPUT=names[1], COUNT=2, OUTPUT="memory:")["OUTPUT"].featureCount() == 2


def test_of_a_file_of_one_raster_that_one_is_taken(run, container):
    path = container("nc", 1)
    assert gdal.OpenEx(str(path), gdal.OF_RASTER).RasterCount == 0
    assert run("geolocateimage", INPUT=str(path), COUNT=2, OUTPUT="memory:")["OUTPUT"].featureCount() == 2


def test_a_picture_in_a_zip_file(run, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.write(PICTURES / "italy.jpg", "italy.jpg")
    layer = run("geolocateimage", INPUT=f"/vsizip/{tmp_path}/a.zip/italy.jpg", COUNT=1, OUTPUT="memory:")["OUTPUT"]
    assert distance(rows_of(layer)[0], ITALY) < NEAR


@pytest.mark.parametrize("name", ["where.vrt", "where.kml", "where.png", "where.jpg", "where.tif.gz"])
def test_a_raster_of_probability_that_its_format_cannot_hold_is_refused_before_any_work(run, feedback, tmp_path, name):
    outputs = {"POSTERIOR": str(tmp_path / name), "OUTPUT": str(tmp_path / "points.gpkg")}
    with pytest.raises(QgsProcessingException, match=r"\.tif"):
        run("geolocateimage", INPUT=str(PICTURES / "italy.jpg"), **outputs)
    assert [share for share in feedback.progress if share > 0] == []
    assert list(tmp_path.iterdir()) == []
