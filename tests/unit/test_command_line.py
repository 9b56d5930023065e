import hashlib
import subprocess
import sys

import numpy as np
import pytest
import torch

from placeprint.encoder import load_encoder
from placeprint.encoder.cli import main
from placeprint.lab import commands
from placeprint.lab.imagery.archives import ARCHIVES
from placeprint.tools.make_published_references import satclip_state

from ..closeness import assert_close


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("name,lon,lat\nHong Kong,114.17,22.28\nLhasa,91.1,29.65\n", encoding="utf-8")
    return path


def test_help_names_the_commands(tmp_path):
    command = [sys.executable, "-m", "placeprint.encoder", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    for name in ("encode", "similarity", "predict", "data", "train", "evaluate", "diagnose"):
        assert f"    {name} " in done.stdout


@pytest.mark.parametrize("suffix", ["npy", "csv"])
def test_encode_writes_the_embeddings_of_a_table(encoder, points, tmp_path, suffix):
    output = tmp_path / f"out.{suffix}"
    assert main(["encode", str(points), "--output", str(output)]) == 0
    found = np.load(output) if suffix == "npy" else np.loadtxt(output, delimiter=",", skiprows=1)
    assert_close(found, encoder.encode([[114.17, 22.28], [91.1, 29.65]]), 1e-5)


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


@pytest.fixture
def june(tmp_path, monkeypatch):
    """The path of an archive that is in the cache under the name of June's image, but is none."""
    monkeypatch.setenv("PLACEPRINT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "cache" / "archives" / ARCHIVES["june"].file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no image")
    return path


def test_data_verifies_what_is_in_the_cache(june, monkeypatch, capsys):
    genuine = ARCHIVES["june"]._replace(sha256=hashlib.sha256(b"no image").hexdigest())
    monkeypatch.setitem(ARCHIVES, "june", genuine)
    assert main(["data", "june"]) == 0
    assert str(june.parent) in capsys.readouterr().out


def test_data_that_were_tampered_with_are_refused_by_name(june, capsys):
    assert main(["data", "june"]) == 1
    *_progress, error = capsys.readouterr().err.splitlines()
    assert error.startswith("error: ")
    assert f"{june} has SHA-256 {hashlib.sha256(b'no image').hexdigest()}, not {ARCHIVES['june'].sha256}" in error


def test_data_of_an_unknown_name_are_refused(june, capsys):
    assert main(["data", "april"]) == 1
    assert "error: there is no archive named april" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["encode", "similarity", "predict", "data", "train", "evaluate", "diagnose"])
def test_every_command_has_its_help(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    assert f"usage: placeprint {command} " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("recipe", "message"),
    [
        pytest.param('{"name": "typo", "droput": 0.3}', "no such setting: droput", id="unknown setting"),
        pytest.param('{"name": "spring", "views": [["april", 1000]]}', "no archive named april", id="unknown month"),
        pytest.param('{"name": ', "error: ", id="no JSON"),
        pytest.param('{"name": "some", "views": [["june", 1000]]}', "remove it and fetch again", id="tampered image"),
    ],
)
def test_what_cannot_be_trained_is_said_in_one_line_before_anything_is_done(june, tmp_path, capsys, recipe, message):
    path = tmp_path / "some.json"
    path.write_text(recipe, encoding="utf-8")
    assert main(["train", str(path), "--output", str(tmp_path / "out.npz")]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert not list(tmp_path.glob("out*"))


def test_the_file_that_ships_carries_its_card_and_scores():
    metadata = load_encoder().metadata
    assert metadata["card"].startswith("# Model card: placeprint-1\n")
    assert "What it is good for, and what it is not" in metadata["card"]
    assert 0.5 < metadata["scores"]["Blocks: mean"] < 1


def test_a_card_belongs_to_one_encoder(tmp_path, monkeypatch):
    card = tmp_path / "card.md"
    monkeypatch.setattr(commands, "CARD", card)
    assert commands.model_card("mine") == {}
    card.write_text("# Model card: mine\n\nGood for all.\n", encoding="utf-8")
    assert commands.model_card("mine") == {"card": "# Model card: mine\n\nGood for all.\n"}
    assert commands.model_card("yours") == {}


def test_a_checkpoint_becomes_an_encoder(tmp_path, capsys):
    state = {f"model.location.{name}": torch.from_numpy(array) for name, array in satclip_state(4).items()}
    torch.save({"state_dict": state}, tmp_path / "some.ckpt")
    made = tmp_path / "made.npz"
    assert main(["import-encoder", str(tmp_path / "some.ckpt"), "-o", str(made), "--name", "mine"]) == 0
    assert "mine" in capsys.readouterr().out
    assert np.isfinite(load_encoder(made).encode([(10, 50)])).all()
    assert main(["import-encoder", str(made), "-o", str(made)]) == 1
