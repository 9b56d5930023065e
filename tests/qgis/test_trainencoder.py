"""`placeprint:trainencoder`: a raster of one's own in, through a child process with the torch of this environment."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsCoordinateTransformContext, QgsProcessingException, QgsProject, QgsRasterLayer
from scipy.io import netcdf_file

from placeprint.encoder import load_encoder
from placeprint.encoder.networks.fourier_network import FourierNetwork
from placeprint.processing.raster_image import RasterSource, read_raster
from placeprint.processing.settings import set_python_interpreter

IMAGE = Path(__file__).resolve().parents[1] / "data" / "blue_marble_540x270.jpg"
PIXEL = 50.0
WEST, NORTH = 600_000.0, 5_200_000.0


@pytest.fixture(scope="module")
def raster(tmp_path_factory):
    """The Blue Marble, passed off as 27 km of the Alps in UTM; its north-western corner is not known."""
    path = tmp_path_factory.mktemp("raster") / "alps.tif"
    pixels = gdal.Open(str(IMAGE)).ReadAsArray().astype(np.int16) * 10
    pixels[:, :60, :90] = -32768
    file = gdal.GetDriverByName("GTiff").Create(str(path), 540, 270, 3, gdal.GDT_Int16)
    file.SetGeoTransform((WEST, PIXEL, 0, NORTH, 0, -PIXEL))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32632)
    file.SetProjection(crs.ExportToWkt())
    for number, band in enumerate(pixels, start=1):
        file.GetRasterBand(number).WriteArray(band)
        file.GetRasterBand(number).SetNoDataValue(-32768)
    file.FlushCache()
    return path


@pytest.fixture
def train(run, raster, tmp_path):
    """Return a function that trains a little, on `raster` unless another is given."""

    def train(**parameters):
        few = {"INPUT": str(raster), "PLACES": 500, "STEPS": 50, "PYTHON": sys.executable}
        return run("trainencoder", **{**few, "OUTPUT": str(tmp_path / "alps.npz"), **parameters})

    return train


def children():
    """Return the processes that this one started and that train."""
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "encoder train"], capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def test_a_raster_in_a_projected_crs_becomes_an_encoder_and_a_report(train, run, feedback, raster, tmp_path):
    report = tmp_path / "alps.html"
    results = train(REPORT=str(report), NAME="Alps <1>", LICENCE="CC BY 4.0", SEED=3)
    assert results == {"OUTPUT": str(tmp_path / "alps.npz"), "REPORT": str(report)}
    assert {path.name for path in tmp_path.iterdir()} == {"alps.npz", "alps.html"}

    encoder = load_encoder(results["OUTPUT"])
    metadata = encoder.metadata
    assert (encoder.name, metadata["licence"], metadata["basis"]) == ("Alps <1>", "CC BY 4.0", FourierNetwork.BASIS)
    assert metadata["trained on"]["raster"] == "alps"
    assert metadata["trained on"]["bands"] == [1, 2, 3]
    west, south, east, north = metadata["bounds"]
    # 27 by 13.5 km at 47 N, where UTM is turned a little.
    assert west == pytest.approx(10.31, abs=0.02)
    assert north == pytest.approx(46.95, abs=0.02)
    assert (east - west) * 76_000 == pytest.approx(27_000, rel=0.02)
    assert (north - south) * 111_200 == pytest.approx(14_000, rel=0.05)
    assert metadata["recipe"]["seed"] == 3
    assert metadata["recipe"]["steps"] == 50

    text = report.read_text(encoding="utf-8")
    assert "Alps &lt;1&gt;" in text
    assert text.count("data:image/png") == 2
    log = feedback.textLog()
    for told in ("torch ", "places", "R2 in held-out blocks", "fingerprint"):
        assert told in log
    assert feedback.progress[-1] == 100
    assert feedback.progress == sorted(feedback.progress)

    # The file does what encoder files do, over its region unless another is named.
    drawn = tmp_path / "similar.tif"
    reference = f"{(west + east) / 2},{(south + north) / 2} [EPSG:4326]"
    run("similarityraster", REFERENCE=reference, ENCODER=results["OUTPUT"], PIXEL_SIZE=0.005, OUTPUT=str(drawn))
    file = gdal.Open(str(drawn))
    assert file.GetGeoTransform()[0] == pytest.approx(west)
    assert file.GetGeoTransform()[3] == pytest.approx(north)
    values = file.ReadAsArray()
    assert values.max() > 0.9
    assert values.std() > 0.1


def test_cancelled_it_leaves_neither_files_nor_processes(train, feedback, tmp_path):
    # The raster is read by then, and the child looks at pictures.
    feedback.cancel_at = 9
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        train(REPORT=str(tmp_path / "alps.html"), PLACES=3000)
    assert list(tmp_path.iterdir()) == []
    assert children() == []


def test_without_a_python_it_says_how_to_get_one(train, qgis_app):
    set_python_interpreter("")
    with pytest.raises(QgsProcessingException, match=r"none was named[\s\S]*-m venv[\s\S]*pip install torch"):
        train(PYTHON=None)


def test_the_python_of_the_settings_is_asked(train, qgis_app):
    set_python_interpreter("/nowhere/python")
    try:
        with pytest.raises(QgsProcessingException, match=r"/nowhere/python cannot be started[\s\S]*-m venv"):
            train(PYTHON=None)
    finally:
        set_python_interpreter("")


def test_a_python_without_torch_is_told(train, tmp_path, tmp_path_factory):
    empty = tmp_path_factory.mktemp("empty")
    venv.create(empty, symlinks=True, with_pip=False)
    with pytest.raises(QgsProcessingException, match=r"bin/python has no torch[\s\S]*pip install torch"):
        train(PYTHON=str(empty / "bin" / "python"))
    assert list(tmp_path.iterdir()) == []


def test_what_the_child_complains_of_is_told(train, tmp_path):
    shipped = Path(__file__).resolve().parents[2] / "resources" / "encoders" / "placeprint-1.npz"
    with pytest.raises(QgsProcessingException, match=r"The training failed[\s\S]*cannot learn what this raster shows"):
        train(ENCODER=str(shipped))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        pytest.param({"BANDS": [1, 4]}, "One to three of the 3 bands of alps", id="no such band"),
        pytest.param({"EXTENT": "100,101,10,11 [EPSG:4326]"}, "The extent lies outside of alps", id="elsewhere"),
        pytest.param({"EXTENT": "600000,602000,5198000,5200000 [EPSG:32632]"}, "shows nothing there", id="unknown"),
        pytest.param({"OUTPUT": "/nowhere/alps.npz"}, "Cannot write to /nowhere: No such file", id="no folder"),
        pytest.param({"ENCODER": "/nowhere/start.npz"}, "There is no encoder /nowhere", id="no start"),
    ],
)
def test_what_cannot_be_done_is_said_before_it_is_tried(train, parameters, message):
    with pytest.raises(QgsProcessingException, match=message):
        train(**parameters)


def test_a_raster_without_a_crs_is_refused(train, qgis_new_project, tmp_path):
    path = tmp_path / "plain.tif"
    gdal.GetDriverByName("GTiff").Create(str(path), 100, 100, 1).FlushCache()
    with pytest.raises(QgsProcessingException, match="plain has no CRS"):
        # The project's: a layer that the error held on to would outlive QGIS, which then crashes as it ends.
        train(INPUT=QgsProject.instance().addMapLayer(QgsRasterLayer(str(path), "plain")).id())


FORMATS = {"tif": ("GTiff", []), "packed.tif": ("GTiff", ["COMPRESS=LZW"]), "png": ("PNG", []), "jpg": ("JPEG", [])}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("errors_raise", [False, True], ids=["", "another plugin has GDAL raise"])
def test_a_raster_that_ends_early_is_refused(train, tmp_path, ending, errors_raise):
    path = tmp_path / f"cut.{ending}"
    source = gdal.Translate("", str(IMAGE), format="MEM", outputSRS="EPSG:4326", outputBounds=[5, 50, 15, 45])
    driver, options = FORMATS[ending]
    gdal.GetDriverByName(driver).CreateCopy(str(path), source, options=options)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    if errors_raise:
        gdal.UseExceptions()
    try:
        with pytest.raises(QgsProcessingException, match=r"Cannot use cut: (?s:.*)(failed|damaged)"):
            train(INPUT=QgsProject.instance().addMapLayer(QgsRasterLayer(str(path), "cut")).id())
    finally:
        gdal.DontUseExceptions()


@pytest.fixture
def floats(tmp_path):
    """Return a function that writes 300 by 200 float32 heights, some of them `missing`, and reads the raster."""

    def read(missing, declared=None):
        path = tmp_path / "heights.tif"
        rows, columns = np.mgrid[:200, :300]
        heights = (800 + 500 * np.sin(rows / 20) * np.cos(columns / 30)).astype(np.float32)
        heights[:60] = missing
        file = gdal.GetDriverByName("GTiff").Create(str(path), 300, 200, 1, gdal.GDT_Float32)
        file.SetGeoTransform((5, 0.01, 0, 50, 0, -0.01))
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(4326)
        file.SetProjection(crs.ExportToWkt())
        file.GetRasterBand(1).WriteArray(heights)
        if declared is not None:
            file.GetRasterBand(1).SetNoDataValue(declared)
        del file
        source = RasterSource.of(QgsRasterLayer(str(path), "heights"))
        return read_raster(source, [], None, None, QgsCoordinateTransformContext(), lambda _share: None)

    return read


@pytest.mark.parametrize("missing", [float(np.finfo(np.float32).min), -9999, -32768, 9.96921e36, np.nan, np.inf])
def test_nodata_that_is_not_declared_is_not_learned(qgis_app, floats, missing):
    wanted, found = floats(-1234, declared=-1234), floats(missing)
    assert wanted.known.mean() == pytest.approx(0.7, abs=0.01)
    np.testing.assert_array_equal(found.known, wanted.known)
    np.testing.assert_array_equal(found.pixels[found.known], wanted.pixels[wanted.known])
    assert found.fills == ([float(np.float32(missing))] if np.isfinite(missing) else [])


def test_a_sea_that_is_9999_metres_deep_is_learned(qgis_app, floats):
    image = floats(np.linspace(-9999, -3000, 300, dtype=np.float32))
    assert image.fills == []
    assert image.known.all()


def test_of_a_file_of_several_rasters_one_must_be_named(train, raster, tmp_path):
    path = tmp_path / "bands.nc"
    gdal.GetDriverByName("netCDF").CreateCopy(str(path), gdal.Open(str(raster)))
    with pytest.raises(QgsProcessingException, match="it contains 3 rasters") as raised:
        train(INPUT=str(path))
    names = [name for name, _ in gdal.Open(str(path)).GetSubDatasets()]
    assert all(name in str(raised.value) for name in names)
    # One of them is opened, and has its place.
    with pytest.raises(QgsProcessingException, match="The extent lies outside of bands"):
        train(INPUT=names[0], EXTENT="100,101,10,11 [EPSG:4326]")


def test_of_a_file_of_one_raster_that_one_is_taken(train, tmp_path):
    path = tmp_path / "heights.nc"
    axes = {"lat": np.linspace(50, 48, 200), "lon": np.linspace(5, 8, 300)}
    with netcdf_file(str(path), "w") as file:
        file.createDimension("side", 2)
        for (name, values), unit in zip(axes.items(), ("degrees_north", "degrees_east")):
            file.createDimension(name, len(values))
            axis = file.createVariable(name, "d", (name,))
            axis[:], axis.units = values, unit
        file.createVariable("heights", "f", ("lat", "lon"))[:] = np.add.outer(axes["lat"], axes["lon"])
        file.createVariable("sides", "f", ("lat", "side"))[:] = 0
    assert gdal.Open(str(path)).RasterCount == 0
    with pytest.raises(QgsProcessingException, match=r"heights has no CRS|outside of heights"):
        train(INPUT=str(path), EXTENT="100,101,10,11 [EPSG:4326]")
