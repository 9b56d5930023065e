"""The zip, installed into an empty profile of a real QGIS with a window."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXPECTED = [
    "analogues",
    "clusterpoints",
    "clusterraster",
    "embeddingrgb",
    "embedpoints",
    "geolocateimage",
    "importencoder",
    "labelstomap",
    "placeslikethese",
    "predictpoints",
    "predictraster",
    "samplediverse",
    "samplingdesign",
    "similarityraster",
    "similaritytopoints",
    "trainencoder",
    "trainprobe",
]


def test_the_zip_holds_what_runs_and_nothing_else(package):
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
    for needed in ("__init__.py", "metadata.txt", "LICENSE", "resources/land_mask.npz", "encoder/training/train.py"):
        assert f"placeprint/{needed}" in names
    assert len([name for name in names if name.startswith("placeprint/processing/models/")]) == 3
    assert all(name.startswith("placeprint/") for name in names)
    unwanted = ("tests", "demo", "tools", "docs", "lab/imagery", "lab/evaluation")
    assert not [name for name in names if name.startswith(tuple(f"placeprint/{folder}/" for folder in unwanted))]
    assert not [name for name in names if name.endswith((".pyc", ".pkl", ".so"))]
    assert package.stat().st_size < 25_000_000


def test_the_same_commit_gives_the_same_zip(package, tmp_path):
    subprocess.run([sys.executable, ROOT / "tools" / "package.py", tmp_path], check=True, capture_output=True)
    assert (tmp_path / package.name).read_bytes() == package.read_bytes()


@pytest.fixture(scope="module")
def life(qgis_process, profile, tmp_path_factory):
    """Start QGIS with the zip's plugin enabled, and return what `life_of_the_plugin.py` reported from inside."""
    report = tmp_path_factory.mktemp("life") / "report.json"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_QPA"))
    }
    environment.update(LIFE_REPORT=str(report), PATH="/usr/local/bin:/usr/bin:/bin")
    script = HERE / "life_of_the_plugin.py"
    options = ["--nologo", "--noversioncheck", "--profiles-path", profile, "--code", script]
    done = subprocess.run(
        ["xvfb-run", "-a", "qgis", *options], env=environment, capture_output=True, text=True, check=False, timeout=1800
    )
    assert report.exists(), done.stdout + done.stderr
    return json.loads(report.read_text())


def test_it_loads_unloads_and_loads_again(life):
    ids = [f"placeprint:{name}" for name in EXPECTED]
    assert (life["loaded"], life["unloaded"], life["loaded again"]) == (ids, [], ids)


def test_products_are_right_whatever_blas_qgis_brings_along(life):
    assert life["product error"] < 1e-4


def test_enabling_it_imports_nothing_heavy(life):
    assert not {"torch", "sklearn", "rasterio", "scipy"} & set(life["modules"])
