"""Real ranks, started by torchrun, beside one process that does the same with the joint batch."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from placeprint.encoder import load_encoder
from placeprint.encoder.cli import main
from placeprint.encoder.training.ranks import ALONE, Ranks, joined_ranks
from placeprint.lab.imagery.archives import ARCHIVES

from ...closeness import assert_close
from .on_ranks import FIRST_STEPS, HEADS, LONG, first_step, trained
from .small_world import RECIPE, archives_in, put_archives

PATIENCE = 1800
"""Seconds, after which a run hangs, on the busiest machine."""


def torchrun(*arguments, cwd, ranks=2, **environment):
    """Run on_ranks.py on some ranks, without a GPU; return its exit status and what it wrote."""
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={ranks}", "-m"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": "", **environment}
    with subprocess.Popen(
        [*command, "placeprint.tests.unit.training.on_ranks", *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            # It ends the ranks, as a kill would not.
            process.terminate()
            raise
    return SimpleNamespace(status=process.returncode, out=out, err=err)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with what two ranks computed."""
    folder = tmp_path_factory.mktemp("ranks")
    done = torchrun("compare", folder, cwd=folder)
    assert done.status == 0, done.err
    return folder


def arrays_in(path):
    with np.load(path) as arrays:
        return dict(arrays)


def furthest(found, expected):
    """Return the largest difference between arrays of the same names, as a share of the largest value of each."""
    assert found.keys() == expected.keys()
    return max(np.abs(found[name] - expected[name]).max() / np.abs(expected[name]).max() for name in expected)


@pytest.mark.parametrize("name", FIRST_STEPS)
def test_two_ranks_have_the_loss_and_the_gradients_of_one_process_with_the_joint_batch(folder, name):
    recipe, dtype = FIRST_STEPS[name]
    expected = first_step(ALONE, recipe, dtype)
    assert "log_scale" in expected
    assert all(np.abs(gradient).max() > 0 for gradient in expected.values())
    found, most = arrays_in(folder / f"{name}.npz"), 5e-6 if dtype == torch.float32 else 1e-13
    assert found.keys() == expected.keys()
    for part, gradient in expected.items():
        assert_close(found[part], gradient, most, saying=part)


def test_two_ranks_train_what_one_process_does(folder):
    found, expected = arrays_in(folder / "short.npz"), trained(ALONE, HEADS)
    assert furthest(found, expected) < 1e-5
    step, loss, *_, rank = range(6)
    np.testing.assert_array_equal(found["reports"][:, step], expected["reports"][:, step])
    # Of two images that are told apart by rounding alone, either may be first.
    np.testing.assert_allclose(found["reports"][:, rank], expected["reports"][:, rank], atol=1)
    assert_close(found["reports"][:, loss], expected["reports"][:, loss], 1e-5)


def test_the_first_rank_goes_before_the_other(folder):
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("rank *")}
    assert found == {"rank 0 of 2": "found False", "rank 1 of 2": "found True"}


def test_a_rank_that_fails_ends_the_run_which_goes_on_to_the_same_bytes(folder, tmp_path):
    failed = torchrun("fail", tmp_path, cwd=tmp_path)
    assert failed.status != 0
    assert "MemoryError: the second rank is out of memory" in failed.err
    assert "terminate called" not in failed.err
    assert [path.name for path in tmp_path.iterdir()] == ["some.checkpoint"]
    resumed = torchrun("resume", tmp_path, cwd=tmp_path)
    assert resumed.status == 0, resumed.err
    assert [path.name for path in tmp_path.iterdir()] == ["resumed.npz"]
    assert furthest(arrays_in(tmp_path / "resumed.npz"), arrays_in(folder / "long.npz")) == 0


def test_each_rank_drops_units_of_its_own(folder):
    # The batches are the same, and so what differs by more than rounding is dropout.
    assert furthest(arrays_in(folder / "long.npz"), trained(ALONE, LONG)) > 1e-2


def test_the_command_trains_under_torchrun_and_as_one_process(backbone_state, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    put_archives(cache, backbone_state)
    (tmp_path / "calm.json").write_text(json.dumps({**RECIPE, "dropout": 0.0, "steps": 30}), encoding="utf-8")
    command = ["train", str(tmp_path / "calm.json"), "--output"]
    done = torchrun("command", *command, tmp_path / "two" / "calm.npz", cwd=tmp_path, PLACEPRINT_CACHE=str(cache))
    assert done.status == 0, done.err
    # One of the two speaks, and leaves files.
    assert len(done.out.splitlines()) == 2
    assert {path.name for path in (tmp_path / "two").iterdir()} == {"calm.npz", "calm-image.npz", "calm-curve.png"}
    monkeypatch.setenv("PLACEPRINT_CACHE", str(cache))
    for name, archive in archives_in(cache).items():
        monkeypatch.setitem(ARCHIVES, name, archive)
    assert main([*command, str(tmp_path / "one" / "calm.npz")]) == 0
    two, one = (load_encoder(tmp_path / name / "calm.npz") for name in ("two", "one"))
    places = [[114.17, 22.28], [10.0, 50.0], [-60.0, -5.0]]
    assert_close(two.encode(places), one.encode(places), 1e-3)


def test_a_batch_is_shared_evenly_or_not_at_all(tmp_path, capsys):
    assert [Ranks(rank, 3).part(12) for rank in range(3)] == [slice(0, 4), slice(4, 8), slice(8, 12)]
    with pytest.raises(ValueError, match="3 ranks cannot share a batch of 64 evenly"):
        trained(Ranks(0, 3), HEADS)


def test_without_torchrun_there_is_no_process_group(monkeypatch):
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    with joined_ranks() as ranks:
        assert ranks == ALONE
        assert not torch.distributed.is_initialized()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["train", "recipe.json", "--image", "some.npz"], id="own image"),
        pytest.param(["train-tower", "recipe.json"], id="image tower"),
    ],
)
def test_what_one_process_trains_is_refused_under_torchrun(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "recipe.json").write_text('{"name": "some"}', encoding="utf-8")
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert main([*arguments, "--output", "out.npz"]) == 1
    assert "start it without torchrun" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["recipe.json"]
