"""What docs/scale.md shows is run, as it stands there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow
import pytest
import rasterio
import zarr
from pyarrow import parquet

from placeprint.encoder.earth.sphere import fibonacci_lattice, lonlat_of
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", DOCUMENT, re.M | re.S)
COMMANDS = [line for kind, text in BLOCKS for line in text.splitlines() if kind == "sh" and line.startswith("python")]
PROGRAMS = [text for kind, text in BLOCKS if kind == "python"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, encoder):
    """A folder that has what the document takes for granted."""
    folder = tmp_path_factory.mktemp("scale")
    places = lonlat_of(np.random.default_rng(0).normal(size=(300, 3)))
    table = pyarrow.table({"id": range(300), "lon": places[:, 0], "lat": places[:, 1]})
    parquet.write_table(table, folder / "points.parquet")
    (folder / "lake").mkdir()
    parquet.write_table(table, folder / "lake" / "0.parquet")
    places = fibonacci_lattice(300)
    labels = np.array(["low", "high"])[(np.abs(places[:, 1]) > 30).astype(int)]
    write_probe(folder / "biomes.probe.npz", train_probe(encoder, places, labels).probe)
    return folder


def test_the_document_has_commands_and_programs():
    assert [command.split()[3] for command in COMMANDS] == ["encode", "similarity", "predict"]
    assert len(PROGRAMS) == 2


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.split()[3])
def test_its_commands_do_what_it_says(folder, command):
    words = [sys.executable, *shlex.split(command)[1:]]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=1800)
    output = folder / words[words.index("-o") + 1]
    if output.suffix == ".parquet":
        assert parquet.read_table(output).column_names == ["id", "lon", "lat", "embedding"]
    elif output.suffix == ".tif":
        with rasterio.open(output) as raster:
            assert (raster.width, raster.height) == (7200, 3600)
    else:
        assert np.unique(zarr.open_group(output, mode="r")["class"][::20, ::20]).tolist() == [1, 2]


@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_its_programs_run(folder, number):
    subprocess.run([sys.executable, "-c", PROGRAMS[number]], cwd=folder, check=True, capture_output=True, timeout=1800)
    if number == 0:
        assert len(parquet.read_table(folder / "embedded", columns=["id", "e453"])) == 300
