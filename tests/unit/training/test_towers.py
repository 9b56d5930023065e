import math

import numpy as np
import pytest
import torch

from placeprint.encoder import LocationEncoder
from placeprint.encoder.harmonics import spherical_harmonics
from placeprint.encoder.training.towers import SKIP_SCALE, LocationTower, Objective


@pytest.fixture
def tower(recipe):
    torch.manual_seed(0)
    return LocationTower(recipe)


@pytest.fixture
def objective(recipe):
    torch.manual_seed(1)
    return Objective(recipe, spot=5, region=4)


@pytest.fixture
def batch(recipe):
    """Embeddings, spots and regions of seven places."""
    generator = torch.Generator().manual_seed(2)
    return [torch.randn(7, width, generator=generator) for width in (recipe.dim + recipe.skipped, 5, 4)]


def cross_entropy(logits):
    """Minus the mean log probability of the diagonal."""
    logits = logits - logits.max(axis=1, keepdims=True)
    return -np.mean(np.diag(logits) - np.log(np.exp(logits).sum(axis=1)))


@pytest.mark.parametrize("frequency", [1.0, 5.0, 30.0])
def test_the_folded_arrays_encode_as_the_tower_does(recipe, random_places, frequency):
    torch.manual_seed(0)
    tower = LocationTower(recipe._replace(frequency=frequency)).eval()
    harmonics = torch.from_numpy(spherical_harmonics(random_places, recipe.degrees).astype(np.float32))
    with torch.no_grad():
        expected = tower(harmonics).numpy()
    found = LocationEncoder(tower.arrays(), {}).encode(random_places)
    assert np.abs(found - expected).max() <= 1e-5 * np.abs(expected).max()


@pytest.mark.parametrize(("skip_degrees", "skipped"), [(0, 0), (1, 0), (3, 8), (4, 15), (9, 15)])
def test_low_harmonics_stand_behind_the_learned_dimensions_small(recipe, random_places, skip_degrees, skipped):
    recipe = recipe._replace(skip_degrees=skip_degrees)
    encoder = LocationEncoder(LocationTower(recipe).arrays(), {})
    assert (recipe.skipped, encoder.dim) == (skipped, recipe.dim + skipped)
    harmonics = spherical_harmonics(random_places, recipe.degrees)
    handed_through = encoder.encode(random_places)[:, recipe.dim :]
    np.testing.assert_allclose(handed_through, SKIP_SCALE * harmonics[:, 1 : 1 + skipped], atol=1e-6)


def test_the_arrays_are_float32_and_stay_when_the_tower_learns(tower):
    arrays = tower.arrays()
    before = {name: array.copy() for name, array in arrays.items()}
    assert sorted(arrays) == ["bias0", "bias1", "bias2", "weight0", "weight1", "weight2"]
    tower.arrays()["weight0"][:] = 0
    assert all(array.dtype == np.float32 for array in arrays.values())
    for name, array in tower.arrays().items():
        np.testing.assert_array_equal(array, before[name])


def test_taking_the_arrays_does_not_share_memory_with_the_tower(tower):
    before = tower.last.weight.detach().clone()
    for array in tower.arrays().values():
        array[...] = 0
    assert torch.equal(tower.last.weight, before)


def test_dropout_acts_in_training_alone(tower):
    harmonics = torch.randn(3, 16)
    assert not torch.equal(tower(harmonics), tower(harmonics))
    tower.eval()
    assert torch.equal(tower(harmonics), tower(harmonics))


def test_the_logits_are_scaled_cosines(objective, batch):
    embedding, spot, _ = batch
    with torch.no_grad():
        logits, places, images = objective.logits(embedding, spot), objective.place(embedding), objective.image(spot)
    expected = torch.cosine_similarity(places[:, None], images[None], dim=2) / 0.07
    torch.testing.assert_close(logits, expected, rtol=1e-5, atol=1e-5)


def test_the_temperature_cannot_run_away(objective, batch):
    embedding, spot, _ = batch
    with torch.no_grad():
        objective.log_scale.fill_(50.0)
        assert objective.logits(embedding, spot).abs().max() <= 100.001


def test_the_contrast_is_symmetric_info_nce(objective, batch):
    with torch.no_grad():
        _, contrast = objective(*batch)
        logits = objective.logits(*batch[:2]).double().numpy()
    expected = (cross_entropy(logits) + cross_entropy(logits.T)) / 2
    assert float(contrast) == pytest.approx(expected, rel=1e-5)


def test_the_contrast_is_near_zero_when_every_place_has_its_own_image(objective, recipe):
    with torch.no_grad():
        for projection in (objective.place, objective.image):
            projection.weight.zero_()
            projection.bias.zero_()
            projection.weight[:4, :4] = torch.eye(4)
        embedding, spot = torch.zeros(4, recipe.dim + recipe.skipped), torch.zeros(4, 5)
        embedding[:, :4] = spot[:, :4] = torch.eye(4)
        _, contrast = objective(embedding, spot, torch.zeros(4, 4))
    assert float(contrast) == pytest.approx(math.log(1 + 3 * math.exp(-1 / 0.07)), abs=1e-5)


def test_the_loss_is_the_regression_s_error_and_the_weighted_contrast(recipe, objective, batch):
    embedding, spot, region = batch
    with torch.no_grad():
        loss, contrast = objective(*batch)
        error = (objective.regression(embedding) - torch.cat([spot, region], dim=1)).square().mean()
    assert float(loss) == pytest.approx(float(error) + recipe.contrast_weight * float(contrast), rel=1e-5)


def test_every_parameter_learns(tower, objective, batch):
    _, spot, region = batch
    loss, _ = objective(tower(torch.randn(7, 16)), spot, region)
    loss.backward()
    for name, parameter in [*tower.named_parameters(), *objective.named_parameters()]:
        assert parameter.grad is not None, name
        assert parameter.grad.abs().max() > 0, name
