import math

import numpy as np
import pytest
import torch

from placeprint.encoder import LocationEncoder
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.training.towers import LocationTower, Objective, WaveTower

from ...closeness import assert_close

TARGETS = 9


@pytest.fixture
def tower(recipe):
    torch.manual_seed(0)
    return LocationTower(recipe)


@pytest.fixture
def objective(recipe):
    torch.manual_seed(1)
    return Objective(recipe, TARGETS)


@pytest.fixture
def direct(recipe):
    """An objective in which images meet the embedding itself, and nothing is regressed."""
    torch.manual_seed(1)
    return Objective(recipe._replace(contrast_on="embedding", contrast_dim=recipe.dim, regression_weight=0), 0)


@pytest.fixture
def batch(recipe):
    """Embeddings, harmonics, targets and images of seven places."""
    generator = torch.Generator().manual_seed(2)
    widths = (recipe.dim, recipe.degrees**2, TARGETS, recipe.image_components)
    return [torch.randn(7, width, generator=generator) for width in widths]


def cross_entropy(logits):
    """Minus the mean log probability of the diagonal."""
    logits = logits - logits.max(axis=1, keepdims=True)
    return -np.mean(np.diag(logits) - np.log(np.exp(logits).sum(axis=1)))


def arrays_of(tower):
    return {
        f"{kind}{index}": array
        for index, layer in enumerate(tower.layers())
        for kind, array in zip(("weight", "bias"), layer)
    }


@pytest.mark.parametrize("frequency", [1.0, 5.0, 30.0])
def test_the_folded_layers_encode_as_the_tower_does(recipe, random_places, frequency):
    torch.manual_seed(0)
    tower = LocationTower(recipe._replace(frequency=frequency)).eval()
    harmonics = torch.from_numpy(spherical_harmonics(random_places, recipe.degrees).astype(np.float32))
    with torch.no_grad():
        expected = tower(harmonics).numpy()
    found = LocationEncoder(arrays_of(tower), {}).encode(random_places)
    assert found.shape == (len(random_places), recipe.dim)
    assert_close(found, expected, 1e-5)


def test_the_layers_share_no_memory_with_the_tower(tower):
    before = {name: parameter.detach().clone() for name, parameter in tower.named_parameters()}
    for layer in tower.layers():
        for array in layer:
            array[...] = 0
    for name, parameter in tower.named_parameters():
        assert torch.equal(parameter, before[name])


def test_a_new_tower_stirs_places_whatever_its_width(recipe, random_places):
    harmonics = torch.from_numpy(spherical_harmonics(random_places, 20).astype(np.float32))
    for width in (32, 512):
        torch.manual_seed(0)
        embedding = LocationTower(recipe._replace(degrees=20, width=width)).eval()(harmonics)
        assert 0.05 < embedding.std(dim=0).median() < 5


def test_dropout_acts_in_training_alone(tower):
    harmonics = torch.randn(3, 16)
    assert not torch.equal(tower(harmonics), tower(harmonics))
    tower.eval()
    assert torch.equal(tower(harmonics), tower(harmonics))


def test_the_logits_are_scaled_cosines_of_the_two_heads(recipe, objective, batch):
    embedding, harmonics, _, images = batch
    with torch.no_grad():
        logits = objective.logits(embedding, harmonics, images)
        places = objective.place(torch.cat([embedding, harmonics[:, 1:9]], dim=1))
        expected = torch.cosine_similarity(places[:, None], objective.image(images)[None], dim=2) / 0.07
    assert places.shape == (7, recipe.contrast_dim)
    assert_close(logits, expected, 1e-5)


def test_images_may_meet_the_embedding_itself(direct, batch):
    embedding, harmonics, _, images = batch
    with torch.no_grad():
        logits = direct.logits(embedding, harmonics, images)
        expected = torch.cosine_similarity(embedding[:, None], direct.image(images)[None], dim=2) / 0.07
    assert direct.place is None
    assert_close(logits, expected, 1e-5)


def test_the_heads_are_linear_without_hidden_units(recipe, objective, batch):
    linear = Objective(recipe._replace(contrast_width=0), TARGETS)
    halfway, ends = (batch[3][:1] + batch[3][1:2]) / 2, batch[3][:2]
    with torch.no_grad():
        assert_close(linear.image(halfway)[0], linear.image(ends).mean(dim=0), 1e-5)
        assert not torch.allclose(objective.image(halfway)[0], objective.image(ends).mean(dim=0), rtol=1e-3)


def test_the_temperature_cannot_run_away(objective, batch):
    embedding, harmonics, _, images = batch
    assert objective.scale.item() == pytest.approx(1 / 0.07)
    with torch.no_grad():
        objective.log_scale.fill_(50.0)
        assert objective.scale.item() == pytest.approx(100)
        assert objective.logits(embedding, harmonics, images).abs().max() <= 100.001


def test_the_contrast_is_symmetric_info_nce(objective, batch):
    embedding, harmonics, _, images = batch
    with torch.no_grad():
        _, _, contrast, logits = objective(*batch)
        assert_close(logits, objective.logits(embedding, harmonics, images), 1e-5)
    logits = logits.double().numpy()
    expected = (cross_entropy(logits) + cross_entropy(logits.T)) / 2
    assert float(contrast) == pytest.approx(expected, rel=1e-5)


def test_the_contrast_is_near_zero_when_every_place_has_its_own_image(direct, recipe):
    with torch.no_grad():
        for layer in direct.image:
            if hasattr(layer, "weight"):
                layer.weight.copy_(torch.eye(*layer.weight.shape))
                layer.bias.zero_()
        embedding, images = torch.eye(4, recipe.dim), torch.eye(4, recipe.image_components)
        _, _, contrast, _ = direct(embedding, torch.zeros(4, 16), torch.zeros(4, 0), images)
    assert float(contrast) == pytest.approx(math.log(1 + 3 * math.exp(-1 / 0.07)), abs=1e-5)


def test_the_loss_is_the_weighted_sum_of_the_regression_s_error_and_the_contrast(recipe, batch):
    objective = Objective(recipe._replace(regression_weight=3.0, contrast_weight=0.2), TARGETS)
    embedding, _, targets, _ = batch
    with torch.no_grad():
        loss, regression, contrast, _ = objective(*batch)
        error = (objective.regression(embedding) - targets).square().mean()
    assert float(regression) == pytest.approx(float(error), rel=1e-5)
    assert float(loss) == pytest.approx(3 * float(error) + 0.2 * float(contrast), rel=1e-5)


def test_without_weight_there_is_no_regression(recipe, direct, batch):
    embedding, harmonics, _, images = batch
    with torch.no_grad():
        loss, regression, contrast, _ = direct(embedding, harmonics, torch.zeros(7, 0), images)
    assert direct.regression is None
    assert float(regression) == 0
    assert float(loss) == pytest.approx(recipe.contrast_weight * float(contrast))


def test_contrast_on_the_heads_teaches_the_tower_nothing(tower, objective, batch):
    _, harmonics, targets, images = batch
    _, _, contrast, _ = objective(tower(harmonics), harmonics, targets, images)
    contrast.backward()
    assert all(parameter.grad is None for parameter in tower.parameters())
    assert objective.place[0].weight.grad.abs().max() > 0


def test_contrast_on_the_embedding_teaches_the_tower(tower, direct, batch):
    _, harmonics, _, images = batch
    _, _, contrast, _ = direct(tower(harmonics), harmonics, torch.zeros(7, 0), images)
    contrast.backward()
    for name, parameter in tower.named_parameters():
        assert parameter.grad.abs().max() > 0, name


def test_the_place_head_sees_the_harmonics_that_are_handed_through_and_no_others(objective, batch):
    embedding, harmonics, _, images = batch
    with torch.no_grad():
        before = objective.logits(embedding, harmonics, images)
        for harmonic, seen in ((0, False), (1, True), (8, True), (9, False), (15, False)):
            changed = harmonics.clone()
            changed[:, harmonic] += 1
            assert torch.equal(objective.logits(embedding, changed, images), before) != seen


def test_every_parameter_learns(tower, objective, batch):
    _, harmonics, targets, images = batch
    loss, *_ = objective(tower(harmonics), harmonics, targets, images)
    loss.backward()
    for name, parameter in [*tower.named_parameters(), *objective.named_parameters()]:
        assert parameter.grad is not None, name
        assert parameter.grad.abs().max() > 0, name


@pytest.fixture
def waves(recipe):
    torch.manual_seed(3)
    recipe = recipe._replace(degrees=0, skip_degrees=0, dropout=0.3)
    return WaveTower(recipe, 20 * np.random.default_rng(0).normal(size=(6, 2)))


def test_waves_make_an_encoder_that_says_the_same(waves, places):
    waves.eval()
    encoder = LocationEncoder(waves.arrays(waves.layers()), {"basis": waves.BASIS})
    with torch.no_grad():
        expected = waves(torch.from_numpy(waves.inputs(places))).numpy()
    assert_close(encoder.encode(places), expected, 1e-4)


def test_waves_drop_units_in_training_alone(waves, places):
    inputs = torch.from_numpy(waves.inputs(places))
    assert not torch.equal(waves(inputs), waves(inputs))
    waves.eval()
    assert torch.equal(waves(inputs), waves(inputs))


def test_a_tower_starts_from_the_layers_of_an_encoder(tower, recipe, harmonics):
    torch.manual_seed(9)
    other = LocationTower(recipe)
    layers = other.layers()
    # As behind the learned dimensions of an encoder file: units that hand harmonics through.
    layers[0] = tuple(np.concatenate([part, np.ones_like(part[:5])]) for part in layers[0])
    tower.start_from(layers)
    tower.eval()
    other.eval()
    assert_close(tower(harmonics), other(harmonics), 1e-4)
