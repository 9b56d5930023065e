import numpy as np
import pytest
import torch

from placeprint.encoder import load_encoder
from placeprint.encoder.harmonics import spherical_harmonics
from placeprint.encoder.land import is_land
from placeprint.encoder.similarity import ReferenceSet
from placeprint.encoder.sphere import fibonacci_lattice
from placeprint.encoder.training.train import export, train


@pytest.fixture(scope="module")
def trained(places, targets, recipe):
    """A trained tower and the reports of its training."""
    reports = []
    tower, objective = train(places, targets, recipe, reports.append)
    return tower, objective, reports


@pytest.fixture(scope="module")
def exported(trained, tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "tiny.npz"
    export(trained[0], path, {"name": "tiny", "licence": "none"})
    return path


def test_training_reduces_the_loss_and_says_how(trained):
    _, _, reports = trained
    assert [report["step"] for report in reports] == [50, 100, 150, 200]
    assert reports[-1]["loss"] < 0.5 * reports[0]["loss"]
    assert reports[-1]["contrast"] < reports[0]["contrast"]
    assert 0 <= reports[-1]["rank"] < 32
    assert reports[-1].keys() == {"step", "loss", "contrast", "temperature", "rank", "seconds"}


def test_a_trained_embedding_tells_the_targets(trained, places, targets, recipe):
    tower, objective, _ = trained
    harmonics = torch.from_numpy(spherical_harmonics(places, recipe.degrees).astype(np.float32))
    with torch.no_grad():
        found = objective.regression(tower(harmonics)).numpy()
    truth = np.concatenate(targets, axis=1)
    assert np.mean((found - truth) ** 2) < 0.3 * truth.var()


def test_the_tower_comes_back_ready_to_be_used(trained):
    tower, objective, _ = trained
    assert not tower.training
    assert not objective.training


def test_the_last_step_is_reported_and_none_is_needed(places, targets, recipe):
    reports = []
    train(places, targets, recipe._replace(steps=60), reports.append)
    assert [report["step"] for report in reports] == [50, 60]
    train(places, targets, recipe._replace(steps=5))


def test_the_same_seed_gives_the_same_arrays(places, targets, recipe):
    short = recipe._replace(steps=20)
    first, second, other = (
        train(places, targets, short._replace(seed=seed))[0].arrays() for seed in (short.seed, short.seed, 1)
    )
    for name, array in first.items():
        np.testing.assert_array_equal(second[name], array)
        assert (other[name] != array).any()


def test_an_exported_tower_encodes_as_it_did(trained, exported, random_places, recipe):
    encoder = load_encoder(exported)
    assert (encoder.name, encoder.dim, encoder.degrees) == ("tiny", recipe.dim + recipe.skipped, recipe.degrees)
    assert encoder.metadata == {"name": "tiny", "licence": "none"}
    harmonics = torch.from_numpy(spherical_harmonics(random_places, recipe.degrees).astype(np.float32))
    with torch.no_grad():
        expected = trained[0](harmonics).numpy()
    assert np.abs(encoder.encode(random_places) - expected).max() <= 1e-5 * np.abs(expected).max()


def test_an_exported_encoder_has_the_center_and_the_components_of_the_land(exported):
    encoder = load_encoder(exported)
    lattice = fibonacci_lattice(100_000)
    components = encoder.principal_components(encoder.encode(lattice[is_land(lattice)]), encoder.dim)
    spread = components.std(axis=0)
    np.testing.assert_allclose(components.mean(axis=0), 0, atol=1e-3 * spread[0])
    assert (np.diff(spread) <= 0).all()
    np.testing.assert_allclose(np.corrcoef(components[:, :3].T), np.eye(3), atol=1e-3)
    np.testing.assert_allclose(encoder.component_ranges, np.percentile(components, [2, 98], axis=0).T, atol=1e-3)
    np.testing.assert_allclose(encoder.components @ encoder.components.T, np.eye(encoder.dim), atol=1e-5)


def test_the_sign_of_an_exported_component_is_that_of_its_largest_part(exported):
    components = load_encoder(exported).components
    largest = np.abs(components).argmax(axis=1)
    assert (components[np.arange(len(components)), largest] > 0).all()


def test_an_exported_encoder_can_be_asked_for_similarity(exported):
    assert ReferenceSet(load_encoder(exported), (10, 20)).similarity((10, 20)) == pytest.approx(1, abs=1e-6)
