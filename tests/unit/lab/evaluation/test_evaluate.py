import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.files.encoder_file import EncoderFileError, write_arrays
from placeprint.lab.evaluation import evaluate
from placeprint.lab.evaluation.baselines import Contender, cosine
from placeprint.lab.evaluation.targets import KINDS


@pytest.fixture
def files(network, tmp_path):
    paths = [tmp_path / f"{name}.npz" for name in ("a0", "a1", "b")]
    for seed, (path, name) in enumerate(zip(paths, ("a", "a", "b"))):
        write_arrays(path, network(seed=seed), {"name": name})
    return paths


@pytest.fixture(scope="module")
def places():
    return fibonacci_lattice(400)


@pytest.fixture(scope="module")
def truth(places):
    """Numbers that follow from the place linearly, and classes that are halves of the world."""
    vectors = unit_vectors(places)
    return {
        target: 300 + 200 * vectors[:, 2] if kind == "regression" else (vectors[:, 0] > 0).astype(int)
        for target, kind in KINDS.items()
    }


def test_files_of_one_name_are_seeds_of_one_row(files):
    groups = evaluate.group(files)
    assert {name: [path for path, _ in members] for name, members in groups.items()} == {"a": files[:2], "b": files[2:]}


def test_the_same_encoder_twice_is_no_second_seed(files):
    with pytest.raises(ValueError, match="hold the same encoder"):
        evaluate.group([files[0], files[2], files[0]])


def test_what_is_no_encoder_is_named(tmp_path):
    (tmp_path / "x.npz").write_bytes(b"nothing")
    with pytest.raises(EncoderFileError, match=r"x\.npz"):
        evaluate.group([tmp_path / "x.npz"])


def test_a_contender_is_measured_in_all_columns(places, truth):
    vectors = unit_vectors(places).astype(np.float32)
    noise = np.random.default_rng(0).normal(size=vectors.shape)
    likenesses = {**cosine(noise, "noise"), **cosine(vectors, "nearness")}
    scores = evaluate.measure(Contender("all", vectors, likenesses), places, truth, evaluate.Splits.of(places))
    assert scores.values["blocks: elevation"].shape == (5 * evaluate.DEALS,)
    assert scores.values["random: elevation"].mean() > 0.99
    assert scores.values["random: country"].mean() > 0.9
    assert scores.values["few-shot: temperature"].shape == (10,)
    assert "Alike by nearness; by noise" in scores.remark
    line = evaluate.summary(evaluate.Result("all", [scores]))
    assert line.startswith("all: blocks ")


def test_without_an_image_tower_its_columns_stay_empty(small_encoder):
    values = evaluate.measure_images(None, small_encoder, None)
    assert "retrieval 250 km: rank" in values
    assert all(np.isnan(value).all() for value in values.values())
