"""Outputs in every format of rasters that QGIS knows: they hold what was drawn, or are refused before the work."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingException,
    QgsProject,
    QgsRasterFileWriter,
    QgsRasterLayer,
)

from placeprint.encoder import load_encoder
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe

REFERENCE = "114.17,22.28 [EPSG:4326]"
EUROPE = {"EXTENT": "-20,70,0,70 [EPSG:4326]", "PIXEL_SIZE": 0.25, "LAND_ONLY": True}
"""360 by 280 pixels, more than a tile of any format, some of which are nodata."""


def endings():
    """Return all endings that QGIS takes for rasters, some in capitals."""
    drivers = (gdal.GetDriver(index) for index in range(gdal.GetDriverCount()))
    known = {ending for driver in drivers for ending in (driver.GetMetadataItem("DMD_EXTENSIONS") or "").split()}
    return [*sorted(ending for ending in known if QgsRasterFileWriter.driverForExtension(ending)), "TIF", "VRT", "KML"]


def read(path):
    """Return (values, (width, height), geotransform): (bands, height, width) float64, nodata as NaN."""
    file = gdal.OpenEx(str(path), gdal.OF_RASTER)
    values = []
    for number in range(1, file.RasterCount + 1):
        band = file.GetRasterBand(number)
        values.append(band.ReadAsArray().astype(np.float64))
        values[-1][values[-1] == band.GetNoDataValue()] = np.nan
    return np.array(values), (file.RasterXSize, file.RasterYSize), file.GetGeoTransform()


def lies_in(layer, authid):
    """Return whether a raster layer lies where a CRS says, by whatever name it knows that."""
    middle, crs = layer.extent().center(), QgsCoordinateReferenceSystem(authid)
    moved = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance()).transform(middle)
    return layer.crs().isValid() and moved.distance(middle) < layer.rasterUnitsPerPixelX() / 100


@pytest.fixture
def folder(tmp_path):
    """An empty folder."""
    folder = tmp_path / "drawn"
    folder.mkdir()
    return folder


@pytest.fixture
def probe(own_encoder, random_places, tmp_path_factory):
    """Return a function that writes a probe of the small encoder: of three classes, or of a number."""

    def write(of_classes):
        lonlat = random_places(200)
        north = lonlat[:, 1]
        labels = np.array(["south", "middle", "north"])[np.digitize(north, [-20, 20])] if of_classes else north
        path = tmp_path_factory.mktemp("probe") / "zones.probe.npz"
        write_probe(path, train_probe(load_encoder(own_encoder), lonlat, labels).probe)
        return str(path)

    return write


RASTERS = {
    "a number": ("similarityraster", {"REFERENCE": REFERENCE}),
    "colours": ("embeddingrgb", {}),
    "classes": ("predictraster", {}),
    "numbers": ("predictraster", {}),
}


@pytest.mark.parametrize("what", RASTERS)
def test_a_file_of_any_ending_holds_what_was_drawn_or_is_not_made(run, own_encoder, probe, tmp_path, what):
    algorithm, parameters = RASTERS[what]
    parameters = {**EUROPE, **parameters, "ENCODER": str(own_encoder)}
    if algorithm == "predictraster":
        parameters["PROBE"] = probe(what == "classes")
    run(algorithm, OUTPUT=str(tmp_path / "plain.tif"), **parameters)
    values, size, place = read(tmp_path / "plain.tif")
    assert np.isnan(values).any()
    assert len(np.unique(values[np.isfinite(values)])) >= 3
    kept = set()
    for ending in endings():
        folder = tmp_path / f"as {ending}"
        folder.mkdir()
        path = folder / f"a.b-c {ending}.{ending}"
        try:
            run(algorithm, OUTPUT=str(path), **parameters)
        except QgsProcessingException as error:
            assert ".tif" in str(error), ending
            assert list(folder.iterdir()) == [], ending
            continue
        kept.add(ending)
        found, found_size, found_place = read(path)
        assert found_size == size, ending
        np.testing.assert_allclose(found_place, place, rtol=1e-6, atol=1e-6, err_msg=ending)
        np.testing.assert_allclose(found, values, rtol=0, atol=1e-6 * np.nanmax(np.abs(values)), err_msg=ending)
        layer = QgsRasterLayer(str(path), "drawn")
        assert layer.isValid(), ending
        assert layer.bandCount() == len(values), ending
        assert lies_in(layer, "EPSG:4326"), ending
    assert {"tif", "tiff", "img", "TIF"} <= kept
    assert not {"vrt", "VRT", "kml", "KML", "kmz", "mbtiles", "pdf", "jpg", "jpeg", "xyz"} & kept
    assert ("png" in kept) == (what not in ("a number", "numbers"))


@pytest.mark.parametrize("name", ["a.vrt", "a.kml", "a.mbtiles", "a.tif.gz", "a.", "a.jp2", "/vsimem/a.tif"])
def test_what_cannot_hold_it_is_refused_before_any_work(run, own_encoder, folder, feedback, name):
    path = name if name.startswith("/") else str(folder / name)
    with pytest.raises(QgsProcessingException, match=r"\.tif"):
        run("similarityraster", REFERENCE=REFERENCE, ENCODER=str(own_encoder), PIXEL_SIZE=0.5, OUTPUT=path)
    assert [share for share in feedback.progress if share > 0] == []
    assert list(folder.iterdir()) == []


def test_a_format_for_the_confidence_that_cannot_hold_it_is_refused_before_the_classes_are_drawn(
    run, own_encoder, probe, folder, feedback
):
    outputs = {"OUTPUT": str(folder / "classes.tif"), "CONFIDENCE": str(folder / "confidence.png")}
    with pytest.raises(QgsProcessingException, match=r"'\.png'.*\.tif"):
        run("predictraster", PROBE=probe(True), ENCODER=str(own_encoder), PIXEL_SIZE=0.5, **outputs)
    assert [share for share in feedback.progress if share > 0] == []
    assert list(folder.iterdir()) == []


def test_a_format_that_does_not_know_the_crs_is_refused(run, own_encoder, folder):
    parameters = {"REFERENCE": REFERENCE, "ENCODER": str(own_encoder), "CRS": QgsCoordinateReferenceSystem("EPSG:8857")}
    kept = set()
    for ending in endings():
        path = folder / ending / f"a.{ending}"
        path.parent.mkdir()
        try:
            run("similarityraster", PIXEL_SIZE=200_000, OUTPUT=str(path), **parameters)
        except QgsProcessingException as error:
            assert ".tif" in str(error), ending
            assert not path.exists(), ending
        else:
            assert lies_in(QgsRasterLayer(str(path), "drawn"), "EPSG:8857"), ending
            kept.add(ending)
    assert {"tif", "sdat"} <= kept
    # What GDAL writes into .pix knows no Equal Earth; into .img, in later releases alone.
    assert "pix" not in kept


def test_names_of_classes_that_a_format_loses_are_told(run, own_encoder, feedback, folder):
    for ending, told in (("tif", False), ("sdat", True)):
        feedback.warnings.clear()
        run("clusterraster", K=3, PIXEL_SIZE=5, ENCODER=str(own_encoder), OUTPUT=str(folder / f"a.{ending}"))
        assert any("names of the classes" in warning for warning in feedback.warnings) == told
