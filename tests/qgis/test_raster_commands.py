"""The command line draws the same rasters as the algorithms do."""

import os
import subprocess
import sys

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem

from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.similarity.gallery import world_places

from ..closeness import assert_close


@pytest.fixture
def command(tmp_path):
    """Return a function that runs a command in a process of its own, for rasterio brings another GDAL along."""

    def command(*arguments):
        subprocess.run([sys.executable, "-m", "placeprint.encoder", *map(str, arguments)], cwd=tmp_path, check=True)

    return command


def assert_same(first, second):
    """Assert that two raster files show the same, and call it the same."""
    one, other = gdal.Open(str(first)), gdal.Open(str(second))
    # To the bit, if QGIS's BLAS has one thread, as the command's has: how many share a product decides its last digits.
    near = 0 if os.environ.get("OPENBLAS_NUM_THREADS") == "1" else 1e-5
    values, others = one.ReadAsArray(), other.ReadAsArray()
    shown = values != one.GetRasterBand(1).GetNoDataValue()
    np.testing.assert_array_equal(values[~shown], others[~shown])
    assert_close(values[shown], others[shown], near)
    assert one.GetGeoTransform() == other.GetGeoTransform()
    crs = [QgsCoordinateReferenceSystem.fromWkt(each.GetProjection()) for each in (one, other)]
    assert crs[0].authid() == crs[1].authid() != ""
    for name in ("ENCODER", "ENCODER_FINGERPRINT"):
        assert one.GetMetadata()[name] == other.GetMetadata()[name]
    for name in ("LAYOUT", "COMPRESSION", "PREDICTOR"):
        layouts = [each.GetMetadata("IMAGE_STRUCTURE").get(name) for each in (one, other)]
        assert layouts[0] == layouts[1]
    for number in range(1, one.RasterCount + 1):
        bands = one.GetRasterBand(number), other.GetRasterBand(number)
        for told in ("GetDescription", "GetNoDataValue", "GetCategoryNames", "GetBlockSize", "DataType"):
            values = [getattr(band, told) for band in bands]
            assert len({str(value() if callable(value) else value) for value in values}) == 1


@pytest.mark.parametrize(
    ("crs", "pixel", "extent", "land_only"),
    [
        ("EPSG:4326", 0.4, None, False),
        ("EPSG:8857", 50_000, None, True),
        ("EPSG:3035", 10_000, None, False),
        ("EPSG:32650", 2_000, (113, 21, 116, 24), False),
    ],
)
def test_similarity(run, command, tmp_path, crs, pixel, extent, land_only):
    chosen = {"CRS": QgsCoordinateReferenceSystem(crs), "PIXEL_SIZE": pixel, "LAND_ONLY": land_only}
    options = ["--crs", crs, "--pixel-size", pixel, *(["--land-only"] if land_only else [])]
    if extent:
        west, south, east, north = extent
        chosen["EXTENT"] = f"{west},{east},{south},{north} [EPSG:4326]"
        options += ["--extent", f"{west},{east},{south},{north}"]
    run("similarityraster", REFERENCE="-0.1,51.5 [EPSG:4326]", OUTPUT=str(tmp_path / "qgis.tif"), **chosen)
    command("similarity", "--reference", "-0.1,51.5", "-o", "command.tif", *options)
    assert_same(tmp_path / "qgis.tif", tmp_path / "command.tif")


def test_predictions(run, command, tmp_path, encoder):
    places = world_places(True)[::97]
    height = np.abs(places[:, 1])
    names = np.array(["dry, 'arid'", "ärctic", "wet & warm"])[np.digitize(height, [20, 55])]
    probes = {"numbers": height, "classes": names}
    for kind, labels in probes.items():
        write_probe(tmp_path / f"{kind}.probe.npz", train_probe(encoder, places, labels).probe)
        chosen = {"PROBE": str(tmp_path / f"{kind}.probe.npz"), "PIXEL_SIZE": 0.5, "APPLICABLE_ONLY": True}
        chosen["EXTENT"] = "-20,20,-20,40 [EPSG:4326]"
        options = ["--pixel-size", 0.5, "--applicable-only", "--extent", "-20,20,-20,40"]
        if kind == "classes":
            chosen["CONFIDENCE"] = str(tmp_path / "qgis-confidence.tif")
            options += ["--confidence", "command-confidence.tif"]
        run("predictraster", OUTPUT=str(tmp_path / f"qgis-{kind}.tif"), **chosen)
        command("predict", f"{kind}.probe.npz", "-o", f"command-{kind}.tif", *options)
    for kind in (*probes, "confidence"):
        assert_same(tmp_path / f"qgis-{kind}.tif", tmp_path / f"command-{kind}.tif")
    files = [gdal.Open(str(tmp_path / f"{who}-classes.tif")) for who in ("qgis", "command")]
    tables = [file.GetRasterBand(1) for file in files]
    for row in range(4):
        rows = [[table.GetDefaultRAT().GetValueAsString(row, column) for column in range(5)] for table in tables]
        assert rows[0] == rows[1]
        assert tables[0].GetColorTable().GetColorEntry(row) == tables[1].GetColorTable().GetColorEntry(row)
