import subprocess
import sys

import numpy as np
import pytest

from placeprint.encoder.__main__ import main


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("name,lon,lat\nHong Kong,114.17,22.28\nLhasa,91.1,29.65\n", encoding="utf-8")
    return path


def test_help_names_the_commands(tmp_path):
    command = [sys.executable, "-m", "placeprint.encoder", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    for name in ("encode", "train", "evaluate", "diagnose"):
        assert f"    {name} " in done.stdout


@pytest.mark.parametrize("suffix", ["npy", "csv"])
def test_encode_writes_the_embeddings_of_a_table(encoder, points, tmp_path, suffix):
    output = tmp_path / f"out.{suffix}"
    assert main(["encode", str(points), "--output", str(output)]) == 0
    found = np.load(output) if suffix == "npy" else np.loadtxt(output, delimiter=",", skiprows=1)
    np.testing.assert_allclose(found, encoder.encode([[114.17, 22.28], [91.1, 29.65]]), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["--lon", "x"], "has no column x", id="missing column"),
        pytest.param(["--lon", "name"], "Hong Kong", id="text for a number"),
        pytest.param(["--lat", "lon"], "row 0 is not a place", id="no place"),
        pytest.param(["--encoder", "nowhere.npz"], "nowhere.npz", id="missing encoder"),
    ],
)
def test_what_cannot_be_encoded_is_said_in_one_line(points, tmp_path, capsys, options, message):
    assert main(["encode", str(points), "--output", str(tmp_path / "out.npy"), *options]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1


def test_a_missing_table_is_said_in_one_line(tmp_path, capsys):
    assert main(["encode", str(tmp_path / "none.csv"), "--output", str(tmp_path / "out.npy")]) == 1
    assert "none.csv" in capsys.readouterr().err


def test_diagnose_names_the_encoder(encoder, capsys):
    assert main(["diagnose"]) == 0
    assert encoder.fingerprint in capsys.readouterr().out
