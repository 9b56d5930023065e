"""`placeprint:trainencoder`: a raster of one's own in, through a child process with the torch of this environment."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import QgsProcessingException, QgsProject, QgsRasterLayer

from placeprint.encoder import load_encoder
from placeprint.encoder.fourier_network import FourierNetwork
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
