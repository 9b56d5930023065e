"""`placeprint:similarityraster`, and through it how every raster is laid out and written."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.processing.transforms import BulkTransform, wgs84

HONG_KONG = (114.17, 22.28)
REFERENCE = "114.17,22.28 [EPSG:4326]"
AROUND_HONG_KONG = "113.92,114.42,22.03,22.53 [EPSG:4326]"


class Raster:
    """A raster file, read whole: `values` (bands, height, width), nodata as NaN, and the transform of its pixels."""

    def __init__(self, path):
        self.file = gdal.Open(str(path))
        self.values = self.file.ReadAsArray().reshape(self.file.RasterCount, self.file.RasterYSize, -1).astype(float)
        self.values[self.values == self.file.GetRasterBand(1).GetNoDataValue()] = np.nan
        self.west, self.pixel, _, self.north, _, _ = self.file.GetGeoTransform()
        self.width, self.height = self.file.RasterXSize, self.file.RasterYSize

    def centres(self):
        x = self.west + (np.arange(self.width) + 0.5) * self.pixel
        y = self.north - (np.arange(self.height) + 0.5) * self.pixel
        return np.stack(np.meshgrid(x, y), axis=-1)


@pytest.fixture
def draw(run, tmp_path):
    """Return a function that runs `similarityraster` and reads the raster that it wrote."""

    def draw(**parameters):
        parameters.setdefault("REFERENCE", REFERENCE)
        path = tmp_path / "similarity.tif"
        run("similarityraster", OUTPUT=str(path), **parameters)
        return Raster(path)

    return draw


def test_without_extent_and_pixel_size_it_is_the_world_at_a_thousand_pixels(draw):
    raster = draw()
    assert (raster.width, raster.height) == (1000, 500)
    assert (raster.west, raster.north, raster.pixel) == (-180, 90, 0.36)
    assert np.isfinite(raster.values).all()
    assert QgsCoordinateReferenceSystem.fromWkt(raster.file.GetProjection()).authid() == "EPSG:4326"


def test_every_pixel_is_the_similarity_of_its_centre(draw, encoder):
    raster = draw(PIXEL_SIZE=5)
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(raster.centres().reshape(-1, 2))
    np.testing.assert_allclose(raster.values.ravel(), expected, atol=1e-4)


def test_the_reference_itself_has_similarity_one(draw):
    raster = draw(EXTENT=AROUND_HONG_KONG, PIXEL_SIZE=0.5)
    assert raster.values.shape == (1, 1, 1)
    assert raster.values[0, 0, 0] == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    ("authid", "pixel"),
    [("EPSG:3857", 4e5), ("EPSG:3413", 1e5), ("ESRI:54030", 4e5), ("EPSG:32650", 5e4), ("EPSG:2326", 1e3)],
)
def test_in_any_crs_a_pixel_is_the_similarity_of_its_place(draw, encoder, authid, pixel):
    crs = QgsCoordinateReferenceSystem(authid)
    raster = draw(CRS=crs, PIXEL_SIZE=pixel, INTERPOLATE=False)
    to_lonlat = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    centres = raster.centres()
    checked = 0
    for row in range(0, raster.height, 7):
        for column in range(0, raster.width, 3):
            value = raster.values[0, row, column]
            if np.isfinite(value):
                place = to_lonlat.transform(QgsPointXY(*centres[row, column]))
                expected = ReferenceSet(encoder, [HONG_KONG]).similarity([[place.x(), place.y()]])[0]
                assert value == pytest.approx(expected, abs=1e-4)
                checked += 1
    assert checked > 20


def test_pixels_off_the_globe_are_nodata(draw):
    orthographic = QgsCoordinateReferenceSystem.fromProj("+proj=ortho +lat_0=22 +lon_0=114 +datum=WGS84")
    raster = draw(CRS=orthographic, PIXEL_SIZE=100_000)
    on_disc = np.hypot(*np.moveaxis(raster.centres(), -1, 0)) < 6_300_000
    off_disc = np.hypot(*np.moveaxis(raster.centres(), -1, 0)) > 6_400_000
    assert np.isfinite(raster.values[0][on_disc]).all()
    assert np.isnan(raster.values[0][off_disc]).all()


def test_the_corners_of_robinson_are_nodata(draw):
    raster = draw(CRS=QgsCoordinateReferenceSystem("ESRI:54030"), PIXEL_SIZE=200_000)
    assert np.isnan(raster.values[0][0, 0])
    assert np.isnan(raster.values[0][-1, -1])
    assert np.isfinite(raster.values[0][raster.height // 2, 1:-1]).all()


def test_an_extent_across_the_antimeridian_is_one_raster(draw, encoder):
    raster = draw(EXTENT="170,190,-25,-10 [EPSG:4326]", PIXEL_SIZE=1)
    assert (raster.west, raster.width, raster.height) == (170, 20, 15)
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(raster.centres().reshape(-1, 2))
    np.testing.assert_allclose(raster.values.ravel(), expected, atol=1e-4)


def test_the_poles_are_places(draw):
    raster = draw(EXTENT="-180,180,80,90 [EPSG:4326]", PIXEL_SIZE=2)
    assert np.isfinite(raster.values).all()


def test_an_extent_in_another_crs_is_transformed(draw):
    raster = draw(EXTENT="11131949,12245143,2273031,3503549 [EPSG:3857]", PIXEL_SIZE=1)
    assert (raster.west, raster.north) == (pytest.approx(100, abs=1e-3), pytest.approx(30, abs=1e-3))
    assert (raster.width, raster.height) == (10, 10)


@pytest.mark.parametrize("authid", ["EPSG:3857", "EPSG:3413"])
def test_the_world_as_extent_is_cut_to_the_bounds_of_the_crs(draw, feedback, authid):
    crs = QgsCoordinateReferenceSystem(authid)
    whole = draw(CRS=crs, PIXEL_SIZE=500_000)
    assert feedback.warnings == []
    cut = draw(CRS=crs, PIXEL_SIZE=500_000, EXTENT="-180,180,-90,90 [EPSG:4326]")
    assert (cut.width, cut.height) == (whole.width, whole.height)
    (warning,) = feedback.warnings
    assert warning.startswith("The extent was cut")
    assert f"{authid} cannot show all of it" in warning


ROTATED = "PROJ:+proj=ob_tran +o_proj=longlat +o_lon_p=-162 +o_lat_p=39.25 +lon_0=180 +to_meter=0.0174532925199433"
ALBERS = "PROJ:+proj=aea +lat_1=20 +lat_2=60 +lat_0=40 +lon_0=-96 +datum=NAD83 +units=m"
WHOLE = [
    # a CRS, an extent in degrees (west, south, east, north) much of which lies beyond its area of use, and a pixel
    ("EPSG:32737", (33.5, -5, 42, 5), 20000),
    ("EPSG:2056", (5.9, 45.8, 10.5, 47.9), 5000),
    ("EPSG:2056", (-10, 35, 30, 60), 60000),
    ("EPSG:27700", (33.5, -5, 42, 5), 20000),
    ("EPSG:3857", (0, 80, 20, 88), 200000),
    ("EPSG:3413", (-180, 30, 180, 60), 250000),
    ("EPSG:3413", (-60, -20, -30, 10), 200000),
    ("EPSG:3031", (100, -50, 160, -10), 200000),
    ("EPSG:8857", (-180, -90, 180, 90), 400000),
    ("ESRI:102008", (-60, 0, -30, 40), 100000),
    ("EPSG:4258", (20, -35, 50, 10), 1),
    ("EPSG:32760", (160, -25, 200, -10), 80000),
    (ALBERS, (-130, -30, -60, 20), 200000),
    (ROTATED, (-20, 30, 40, 75), 1.5),
]


@pytest.mark.parametrize(("text", "corners", "pixel"), WHOLE, ids=[f"{text[:20]} {box}" for text, box, _ in WHOLE])
def test_all_of_an_extent_is_drawn_wherever_the_crs_is_used(draw, feedback, encoder, text, corners, pixel):
    crs, (west, south, east, north) = QgsCoordinateReferenceSystem(text), corners
    raster = draw(CRS=crs, EXTENT=f"{west},{east},{south},{north} [EPSG:4326]", INTERPOLATE=False, PIXEL_SIZE=pixel)
    assert feedback.warnings == []
    lons, lats = np.meshgrid(np.linspace(west, east, 42)[1:-1], np.linspace(south, north, 42)[1:-1])
    places = np.stack([lons.ravel(), lats.ravel()], axis=1)
    x, y = BulkTransform(wgs84(), crs, QgsProject.instance().transformContext())(places).T
    column, row = (np.floor(part / raster.pixel).astype(int) for part in (x - raster.west, raster.north - y))
    assert ((column >= 0) & (column < raster.width) & (row >= 0) & (row < raster.height)).all()
    values = raster.values[0][row, column]
    assert np.isfinite(values).all()
    # Of its pixel's middle, and not of the place: that is less than a pixel away.
    middles = BulkTransform(crs, wgs84(), QgsProject.instance().transformContext())(raster.centres()[row, column])
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(middles)
    np.testing.assert_allclose(values, expected, atol=1e-4)


def test_a_transverse_mercator_asked_for_the_world_shows_what_it_can_and_says_so(draw, feedback, encoder):
    crs = QgsCoordinateReferenceSystem("EPSG:32737")
    raster = draw(CRS=crs, EXTENT="-180,180,-90,90 [EPSG:4326]", PIXEL_SIZE=600_000, INTERPOLATE=False)
    (warning,) = feedback.warnings
    assert "EPSG:32737 cannot show all of it" in warning
    assert raster.west < -15e6
    assert raster.west + raster.width * raster.pixel > 16e6
    shown = np.isfinite(raster.values[0])
    assert shown.mean() > 0.9
    centres = raster.centres()[shown][::7]
    context = QgsProject.instance().transformContext()
    lonlat = BulkTransform(crs, wgs84(), context)(centres)
    # At its ends PROJ's series are less exact.
    np.testing.assert_allclose(BulkTransform(wgs84(), crs, context)(lonlat), centres, atol=2000)
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(lonlat)
    np.testing.assert_allclose(raster.values[0][shown][::7], expected, atol=1e-4)


CUT = [
    # a CRS, an extent with its own, a pixel, what of it is left in the CRS
    ("EPSG:3857", "0,10,80,90 [EPSG:4326]", 10e3, (0, 15538711, 1113195, 20048966)),
    ("EPSG:3857", "19500000,20500000,-2000000,0 [EPSG:3857]", 5e3, (19500000, -2000000, 20037508, 0)),
    ("EPSG:3857", "-4e7,4e7,-6e7,6e7 [EPSG:3857]", 400e3, (-20037508, -20048966, 20037508, 20048966)),
    ("EPSG:32737", "-6e7,6e7,0,1e6 [EPSG:32737]", 200e3, (-16.2e6, 0, 17.2e6, 1e6)),
]


@pytest.mark.parametrize(("authid", "extent", "pixel", "left"), CUT, ids=str)
def test_what_is_cut_is_told(draw, feedback, authid, extent, pixel, left):
    raster = draw(CRS=QgsCoordinateReferenceSystem(authid), EXTENT=extent, PIXEL_SIZE=pixel)
    (warning,) = feedback.warnings
    assert f"{authid} cannot show all of it" in warning
    assert "such as EPSG:4326" in warning
    found = (raster.west, raster.north - raster.height * raster.pixel)
    found += (raster.west + raster.width * raster.pixel, raster.north)
    np.testing.assert_allclose(found, left, atol=0.015 * (left[2] - left[0]))


def test_an_extent_across_the_edge_of_a_map_in_metres(draw, feedback):
    across = "170,190,-25,-10 [EPSG:4326]"
    draw(CRS=QgsCoordinateReferenceSystem("EPSG:3857"), EXTENT=across, PIXEL_SIZE=100_000)
    (warning,) = feedback.warnings
    assert "crosses the edge of EPSG:3857" in warning
    raster = draw(CRS=QgsCoordinateReferenceSystem("EPSG:3832"), EXTENT=across, PIXEL_SIZE=100_000)
    assert len(feedback.warnings) == 1
    assert (raster.width, raster.height) == (23, 18)
    assert np.isfinite(raster.values).all()
    raster = draw(EXTENT="19500000,20500000,-2000000,0 [EPSG:3857]", PIXEL_SIZE=1)
    assert (round(raster.west), raster.width) == (175, 9)


@pytest.mark.parametrize("extent", ["nan,10,0,10 [EPSG:4326]", "-inf,inf,0,10 [EPSG:4326]", "0,1e999,0,10"])
def test_an_extent_that_is_no_number_is_refused(draw, extent):
    with pytest.raises(QgsProcessingException, match=r"no area|EXTENT"):
        draw(CRS=QgsCoordinateReferenceSystem("EPSG:32737"), EXTENT=extent)


def test_what_is_cut_is_told_once_by_whoever_draws(run, feedback, tmp_path):
    parameters = {"CRS": QgsCoordinateReferenceSystem("EPSG:3857"), "EXTENT": "0,40,50,90 [EPSG:4326]"}
    for name in ("clusterraster", "embeddingrgb"):
        feedback.warnings.clear()
        run(name, OUTPUT=str(tmp_path / f"{name}.tif"), PIXEL_SIZE=100_000, **parameters)
        assert [text[:18] for text in feedback.warnings] == ["The extent was cut"]
    feedback.warnings.clear()
    run("samplediverse", OUTPUT="TEMPORARY_OUTPUT", EXTENT="0,4e6,6e6,6e7 [EPSG:3857]")
    assert [text[:18] for text in feedback.warnings] == ["The extent was cut"]


def test_land_only_leaves_the_sea_out(draw):
    raster = draw(PIXEL_SIZE=3, LAND_ONLY=True)
    np.testing.assert_array_equal(np.isfinite(raster.values[0]).ravel(), is_land(raster.centres().reshape(-1, 2)))


def test_several_references_and_negatives(draw, make_points, encoder):
    like, unlike = [HONG_KONG, (121.5, 25.0)], [(25.0, 24.0)]
    raster = draw(REFERENCE=None, REFERENCES=make_points(like), NEGATIVES=make_points(unlike), PIXEL_SIZE=10)
    expected = ReferenceSet(encoder, like, unlike).similarity(raster.centres().reshape(-1, 2))
    np.testing.assert_allclose(raster.values.ravel(), expected, atol=1e-4)


def test_any_of_several_references(draw, make_points, encoder):
    raster = draw(REFERENCES=make_points([(25.0, 24.0)]), COMBINE="any", PIXEL_SIZE=10)
    expected = ReferenceSet(encoder, [HONG_KONG, (25.0, 24.0)], combine="any").similarity(
        raster.centres().reshape(-1, 2)
    )
    np.testing.assert_allclose(raster.values.ravel(), expected, atol=1e-4)


def test_two_runs_write_the_same_bytes(run, tmp_path):
    paths = [tmp_path / "first.tif", tmp_path / "second.tif"]
    for path in paths:
        run("similarityraster", REFERENCE=REFERENCE, PIXEL_SIZE=2, OUTPUT=str(path))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_it_opens_coloured_and_knows_its_encoder(draw, tmp_path, encoder):
    raster = draw(PIXEL_SIZE=5)
    assert QgsRasterLayer(str(tmp_path / "similarity.tif")).renderer().type() == "singlebandpseudocolor"
    assert raster.file.GetMetadata()["ENCODER_FINGERPRINT"] == encoder.fingerprint


def test_it_is_coloured_when_the_toolbox_loads_it(load, tmp_path):
    layer = load("similarityraster", str(tmp_path / "like.tif"), REFERENCE=REFERENCE, PIXEL_SIZE=5)
    assert layer.renderer().type() == "singlebandpseudocolor"
    function = layer.renderer().shader().rasterShaderFunction()
    assert (function.minimumValue(), function.maximumValue()) == (-1, 1)


def test_nothing_but_the_raster_and_its_style_is_left(draw, tmp_path):
    draw(PIXEL_SIZE=5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["similarity.qml", "similarity.tif"]


def test_another_format_by_its_ending(run, tmp_path):
    run("similarityraster", REFERENCE=REFERENCE, PIXEL_SIZE=5, OUTPUT=str(tmp_path / "similarity.img"))
    assert gdal.Open(str(tmp_path / "similarity.img")).GetDriver().ShortName == "HFA"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"REFERENCE": None}, "Give a reference"),
        ({"REFERENCE": "10,95 [EPSG:4326]"}, "nowhere on Earth"),
        ({"EXTENT": "10,10,20,20 [EPSG:4326]"}, "no area"),
        ({"EXTENT": QgsRectangle(0, 0, 0, 0)}, "EXTENT|no area"),
        ({"EXTENT": "0,10,100,110 [EPSG:4326]"}, "outside the bounds"),
        ({"PIXEL_SIZE": 0}, "greater than zero"),
        ({"PIXEL_SIZE": 0.001}, "more than the limit"),
        ({"COMBINE": "nonsense"}, "COMBINE|Incorrect parameter"),
    ],
)
def test_bad_input_is_refused_with_its_reason(draw, tmp_path, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        draw(**parameters)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(run, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"Cannot write|create"):
        run("similarityraster", REFERENCE=REFERENCE, PIXEL_SIZE=9, OUTPUT="/proc/nowhere/similarity.tif")


def test_an_ending_that_names_no_format_is_refused(run, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"\.docx"):
        run("similarityraster", REFERENCE=REFERENCE, PIXEL_SIZE=9, OUTPUT=str(tmp_path / "similarity.docx"))


def test_cancelling_leaves_what_was_there_before(run, feedback, tmp_path):
    path = tmp_path / "similarity.tif"
    run("similarityraster", REFERENCE=REFERENCE, PIXEL_SIZE=5, OUTPUT=str(path))
    before = path.read_bytes()
    feedback.cancel_at = 30
    with pytest.raises(QgsProcessingException):
        run("similarityraster", REFERENCE=REFERENCE, PIXEL_SIZE=0.5, OUTPUT=str(path))
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["similarity.qml", "similarity.tif"]


def test_a_reference_layer_without_places_is_refused(draw, make_points):
    with pytest.raises(QgsProcessingException, match="no places"):
        draw(REFERENCE=None, REFERENCES=make_points([None]))


FINE = [
    # CRS, extent or None for all of it, pixel, land only
    ("EPSG:4326", "-60,60,0,80 [EPSG:4326]", 0.45, False),
    ("EPSG:3857", "0,100,-60,60 [EPSG:4326]", 40_000, False),
    ("EPSG:8857", "-60,60,-60,60 [EPSG:4326]", 40_000, False),
    ("EPSG:3413", None, 20_000, False),
    ("EPSG:32650", "113,116,21,24 [EPSG:4326]", 2_000, True),
    ("EPSG:4326", "170,190,-25,-10 [EPSG:4326]", 0.1, False),
    ("EPSG:4326", "-180,180,80,90 [EPSG:4326]", 0.25, False),
]


@pytest.mark.parametrize(("authid", "extent", "pixel", "land_only"), FINE, ids=str)
def test_fine_pixels_are_interpolated_unseen(draw, monkeypatch, authid, extent, pixel, land_only):
    parameters = {"CRS": QgsCoordinateReferenceSystem(authid), "PIXEL_SIZE": pixel, "LAND_ONLY": land_only}
    if extent:
        parameters["EXTENT"] = extent
    exact = draw(INTERPOLATE=False, **parameters)
    # Far fewer nodes than pixels: with all of them the encoder must not be asked once more.
    monkeypatch.setattr(LocationEncoder, "encode", only_for_few(LocationEncoder.encode))
    interpolated = draw(**parameters)
    np.testing.assert_array_equal(np.isnan(interpolated.values), np.isnan(exact.values))
    assert np.isfinite(exact.values).sum() > 500
    assert np.nanmax(np.abs(interpolated.values - exact.values)) < 1 / 256
    assert not np.array_equal(interpolated.values, exact.values, equal_nan=True)


def only_for_few(encode):
    def few(encoder, lonlat):
        assert len(lonlat) <= 2000, "the encoder is asked at every pixel"
        return encode(encoder, lonlat)

    return few


def test_like_at_least_one_of_several_is_interpolated_before_the_best_is_taken(draw, encoder, make_points):
    layer = make_points([HONG_KONG, (10.0, 47.0), (-60.0, -3.0)])
    raster = draw(REFERENCES=layer, COMBINE="any", EXTENT="-10,30,35,60 [EPSG:4326]", PIXEL_SIZE=0.1)
    assert raster.values.size > 50_000
    references = ReferenceSet(encoder, [HONG_KONG, (10.0, 47.0), (-60.0, -3.0)], combine="any")
    expected = references.similarity(raster.centres().reshape(-1, 2)[::17])
    assert np.abs(raster.values.ravel()[::17] - expected).max() < 1 / 256


def test_a_cancelled_lattice_leaves_nothing(draw, feedback, tmp_path):
    feedback.cancel_at = 20
    with pytest.raises(QgsProcessingException):
        draw(PIXEL_SIZE=0.2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("has_cog", [True, False])
def test_a_geotiff_has_tiles_and_overviews_whether_or_not_gdal_has_cloud_optimised_ones(draw, monkeypatch, has_cog):
    by_name, asked = gdal.GetDriverByName, []

    def without_cog(name):
        asked.append(name)
        return None if name == "COG" else by_name(name)

    if not has_cog:
        # It cannot be taken out of GDAL: whoever asks for it brings it back.
        monkeypatch.setattr(gdal, "GetDriverByName", without_cog)
    raster = draw(PIXEL_SIZE=0.5)
    assert ("COG" in asked) != has_cog
    structure, band = raster.file.GetMetadata("IMAGE_STRUCTURE"), raster.file.GetRasterBand(1)
    # Later versions of GDAL make one of a copy with overviews, too.
    assert structure.get("LAYOUT") == "COG"
    assert structure["COMPRESSION"] == "DEFLATE"
    assert band.GetBlockSize() == [512, 512]
    assert band.GetOverviewCount() == 1
    overview = band.GetOverview(0).ReadAsArray()
    means = raster.values[0].reshape(180, 2, 360, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(overview, means, atol=1e-6)
