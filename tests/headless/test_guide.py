"""The guide, as a person follows it: its commands and its Python run as they stand, on the data that come with it."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
BLOCK = re.compile(r"^( *)```([a-z ]+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)

CONSOLE = """
import sys
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
sys.path.append(f"{QgsApplication.pkgDataPath()}/python/plugins")
from processing.core.Processing import Processing
Processing.initialize()
import placeprint
plugin = placeprint.classFactory(None)
plugin.initProcessing()
"""
"""What QGIS has done before a person types into its Python console."""

END = """
QgsProject.instance().clear()
del places
plugin.unload()
application.exitQgis()
"""


def blocks(page, kind):
    """Return the texts of the fenced blocks of a page that are of a kind, as "sh"."""
    found = BLOCK.findall((GUIDE / page).read_text(encoding="utf-8"))
    return [
        "\n".join(line[len(indent) :] for line in text.splitlines()) for indent, each, text in found if each == kind
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the data of the guide."""
    folder = tmp_path_factory.mktemp("guide")
    for path in (*GUIDE.glob("data/*"), ROOT / "tests" / "data" / "plains.jpg"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def environment(qgis_process, profile):
    """The environment of a person who has installed the zip and whose Python finds it; no screen."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(profile),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        # A second thread helps little here, and waits for ages where other programs are running.
        "OPENBLAS_NUM_THREADS": "1",
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "XDG_RUNTIME_DIR": str(profile / "runtime"),
        "PYTHONPATH": str(profile / "profiles" / "default" / "python" / "plugins"),
    }


def run(command, environment, folder):
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def commands(environment, folder):
    """What all commands of the page said, and their folder."""
    begin, enable, *rest = blocks("command-line.md", "sh")
    # The fixture `qgis_process` has done that, and a second time is an error.
    assert enable == "qgis_process plugins enable placeprint"
    return run(["bash", "-euxo", "pipefail", "-c", "\n".join([begin, *rest])], environment, folder)


def features(path):
    file = ogr.Open(str(path))
    return [feature.items() for feature in file.GetLayer(0)]


def test_the_commands_run_and_make_what_the_page_says(commands, folder):
    for name in ("like_hong_kong.tif", "biomes.tif", "world.tif", "like.tif", "probability.tif"):
        values = gdal.Open(str(folder / name)).ReadAsArray()
        assert len(np.unique(values)) > 3, name
    assert len(features(folder / "twins.gpkg")) == 10
    assert len(features(folder / "design.gpkg")) == 30
    assert [each["rank"] for each in features(folder / "where.gpkg")] == list(range(1, 11))
    assert len(features(folder / "best.gpkg")) == 20
    assert "pc8" in {name.lower() for name in features(folder / "places_embedded.gpkg")[0]}
    assert len(json.loads((folder / "three.geojson").read_text())["features"]) == 3
    assert json.loads((folder / "three.json").read_text())["results"]["OUTPUT"] == "three.geojson"
    assert len((folder / "towns_embedded.csv").read_text().splitlines()) == 3
    for told in ("placeprint:trainencoder", "PIXEL_SIZE: Pixel size", "checks passed"):
        assert told in commands


def test_the_first_commands_enable_the_plugin_in_a_new_profile(environment, folder, profile, tmp_path):
    plugins = Path("profiles", "default", "python", "plugins")
    shutil.copytree(profile / plugins, tmp_path / plugins, ignore=shutil.ignore_patterns("__pycache__"))
    begin, enable, *_ = blocks("command-line.md", "sh")
    new = {**environment, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path)}
    said = run(["bash", "-eu", "-c", f"{begin}\n{enable}\nqgis_process list"], new, folder)
    assert "placeprint:similarityraster" in said


def test_what_goes_wrong_without_them_is_in_the_guide(environment, folder):
    done = subprocess.run(["qgis_process", "list"], env=environment, capture_output=True, text=True, check=False)
    for page in ("command-line.md", "trouble.md"):
        text = (GUIDE / page).read_text(encoding="utf-8")
        assert "placeprint:similarityraster" in done.stdout or f"`{done.stderr.splitlines()[-1]}`" in text


def test_the_report_says_what_the_page_on_probes_says(commands, folder):
    said = re.search(r"accuracy: ([0-9.]+) in other blocks of ([0-9]+) km; at random ([0-9.]+); nearest", commands)
    assert said, commands[-3000:]
    page = (GUIDE / "probes.md").read_text(encoding="utf-8")
    blocked, kilometres, random = said.groups()
    assert f"accuracy {float(blocked):.2f} in other blocks, {float(random):.2f} at random" in page
    assert f"here {int(kilometres):,}" in page


def test_the_python_runs_without_qgis(environment, folder):
    code = "\n".join([*blocks("python.md", "python"), "import sys; assert 'qgis' not in sys.modules"])
    said = run(["/usr/bin/python3", "-c", code], environment, folder).splitlines()
    assert re.match(r"\[-?0\.\d+\]", said[0])
    assert len([line for line in said if re.match(r"0\.\d\d  \S", line)]) == 5
    assert "['desert', 'rainforest']" in "\n".join(said)
    like = gdal.Open(str(folder / "like.asc"))
    assert (like.RasterXSize, like.RasterYSize) == (360, 180)
    row, column = int(90 - 22.28), int(114.17 + 180)
    assert like.ReadAsArray()[row, column] > 0.95


def test_the_python_runs_in_the_console_of_qgis(environment, folder):
    code = "\n".join([CONSOLE, *blocks("python.md", "python qgis"), END])
    said = run(["/usr/bin/python3", "-c", code], environment, folder)
    assert re.search(r"^-?0\.\d+$", said, re.MULTILINE)
    assert gdal.Open(str(folder / "mediterranean.tif")).RasterXSize > 500


@pytest.mark.parametrize("page", sorted(path.name for path in GUIDE.glob("*.md")))
def test_commands_that_are_only_shown_have_no_parameter_that_does_not_exist(page, qgis_process):
    text = "\n".join(blocks(page, "console")).replace("\\\n", " ")
    for algorithm, rest in re.findall(r"qgis_process run (placeprint:\w+)(.*)", text):
        told = qgis_process("help", algorithm).output
        for name in re.findall(r" --([A-Za-z:_]+)=", rest):
            assert f"\n{name}: " in told, f"{algorithm} has no {name}"


def test_every_block_of_the_guide_is_of_a_kind_that_is_tested():
    kinds = {kind for path in GUIDE.glob("*.md") for _, kind, _ in BLOCK.findall(path.read_text(encoding="utf-8"))}
    assert kinds == {"sh", "console", "python", "python qgis", "python sklearn"}
    assert blocks("command-line.md", "sh")
    assert not [path.name for path in GUIDE.glob("*.md") if blocks(path.name, "sh") and path.name != "command-line.md"]
    assert not [path.name for path in GUIDE.glob("*.md") if blocks(path.name, "python") and path.name != "python.md"]
