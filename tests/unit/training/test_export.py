import numpy as np
import pytest
import torch
from torch.nn import functional as F

from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.export import export_encoder
from placeprint.encoder.images.image_tower import colours, load_image_tower
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.rasters.smooth_field import STEPS
from placeprint.encoder.similarity.gallery import world_places
from placeprint.encoder.training.export import SKIP_SHARE, encoder_arrays, likeness_transform
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.sunlight import sunlight_of_harmonics
from placeprint.encoder.training.targets import principal_axes
from placeprint.encoder.training.tower_export import export_image_tower
from placeprint.encoder.training.towers import LocationTower, Objective

from ...closeness import assert_close


class Run:
    """What a run hands on, with random towers; `files` writes both files into a folder and reads them again."""

    def __init__(self, recipe, targets):
        self.recipe = recipe
        self.targets = targets if recipe.regression_weight else []
        torch.manual_seed(5)
        self.tower = LocationTower(recipe).eval()
        self.objective = Objective(recipe, sum(block.values.shape[1] for block in self.targets)).eval()
        self.transform = likeness_transform(self.objective, self.targets, recipe)
        self.arrays, self.scale = encoder_arrays(self.tower, self.transform, recipe)

    def learned(self, lonlat):
        """Return (the tower's output, the harmonics), as tensors."""
        harmonics = torch.from_numpy(spherical_harmonics(lonlat, self.recipe.degrees).astype(np.float32))
        with torch.no_grad():
            return self.tower(harmonics), harmonics

    def files(self, backbone, axes, folder):
        export_encoder(self.arrays, folder / "run.npz", {"name": "run"})
        export_image_tower(
            backbone,
            self.objective,
            axes,
            self.arrays,
            self.scale * self.transform,
            self.recipe,
            folder / "run-image.npz",
            {"name": "run", "licence": "none"},
        )
        return load_encoder(folder / "run.npz"), load_image_tower(folder / "run-image.npz")


@pytest.fixture(scope="module")
def run(recipe, targets):
    return Run(recipe, targets)


DIRECT = {"contrast_on": "embedding", "contrast_dim": 8}
VARIANTS = {
    "as the tests have it": {},
    "no sun": {"sun_likeness": 0},
    "no harmonics": {"skip_degrees": 0},
    "linear heads": {"contrast_width": 0},
    "images meet the embedding": DIRECT,
    "contrast alone": {**DIRECT, "regression_weight": 0, "contrast_width": 0, "sun_likeness": 0, "skip_degrees": 0},
}


@pytest.fixture(scope="module")
def images():
    """Forty pictures of noise, no two of the same colours."""
    rng = np.random.default_rng(4)
    shades, roughness = rng.uniform(60, 195, (40, 1, 1, 3)), rng.uniform(0, 60, (40, 1, 1, 1))
    return (shades + roughness * rng.uniform(-1, 1, (40, 32, 32, 3))).astype(np.float32)


@pytest.fixture(scope="module")
def features(backbone, images):
    seen = backbone(torch.from_numpy(images).permute(0, 3, 1, 2)).numpy()
    return np.concatenate([seen, colours(images)], axis=1)


@pytest.fixture(scope="module")
def axes(features, recipe):
    return principal_axes([features], recipe.image_components)


@pytest.fixture(scope="module")
def exported(run, backbone, axes, tmp_path_factory):
    """The encoder and the image tower, written and read."""
    return run.files(backbone, axes, tmp_path_factory.mktemp("exported"))


def test_transformed_embeddings_are_as_alike_as_what_they_tell(recipe, targets):
    objective = Objective(recipe, 12)
    transform = likeness_transform(objective, targets, recipe)
    embeddings = np.random.default_rng(0).normal(size=(20, recipe.dim))
    # The constant part of a prediction is the same everywhere, and has no part in likeness.
    told = embeddings @ objective.regression.weight.detach().numpy().astype(float).T
    columns = 5 * [0.3] + 4 * [1.0] + 3 * [2.0]
    turned = embeddings @ transform.T
    assert_close(turned @ turned.T, (told * columns) @ told.T, 1e-4)
    np.testing.assert_allclose(transform, transform.T, atol=1e-12)


def test_what_no_target_needs_is_kept_small(recipe, targets):
    objective = Objective(recipe, 3)
    transform = likeness_transform(objective, targets[2:], recipe)
    strengths = np.linalg.svd(transform, compute_uv=False)
    assert (strengths[:3] > 0.05 * strengths[0]).all()
    assert_close(strengths[3:], 1e-3 * strengths[0], 0.01)


def test_without_targets_the_embedding_is_left_as_it_is(recipe):
    objective = Objective(recipe._replace(regression_weight=0), 0)
    np.testing.assert_array_equal(likeness_transform(objective, [], recipe), np.eye(recipe.dim))


def test_the_learned_dimensions_come_first_turned_and_scaled(run, recipe, random_places):
    learned, _ = run.learned(random_places)
    expected = run.scale * learned.numpy() @ run.transform.T
    found = LocationEncoder(run.arrays, {}).encode(random_places)[:, : recipe.dim]
    assert_close(found, expected, 1e-4)


@pytest.mark.parametrize("change", [{}, {"sun_likeness": 0}, {"sun_likeness": 0.6}, {"skip_degrees": 0}], ids=str)
def test_over_the_land_each_part_varies_as_much_as_it_should(recipe, targets, change):
    recipe = recipe._replace(**change)
    encoder = LocationEncoder(Run(recipe, targets).arrays, {})
    variance = encoder.encode(world_places(land_only=True)).var(axis=0, dtype=np.float64)
    suns = 3 if recipe.sun_likeness else 0
    assert encoder.dim == recipe.dim + suns + recipe.skipped
    learned, sun, skipped = np.split(variance, [recipe.dim, recipe.dim + suns])
    assert learned.sum() == pytest.approx(1, rel=1e-3)
    assert_close(sun, recipe.sun_likeness / 3, 1e-3)
    assert skipped.sum() == pytest.approx(SKIP_SHARE if recipe.skipped else 0, rel=1e-3)


def test_the_sun_and_the_harmonics_stand_behind_as_they_are(run, recipe, random_places):
    harmonics = spherical_harmonics(random_places, recipe.degrees)
    weight, bias = sunlight_of_harmonics(recipe.degrees)
    expected = np.concatenate([harmonics @ weight.T + bias, harmonics[:, 1:9]], axis=1)
    found = LocationEncoder(run.arrays, {}).encode(random_places)[:, recipe.dim :]
    ratios = found.std(axis=0) / expected.std(axis=0)
    np.testing.assert_allclose(found, ratios * expected, atol=1e-5)
    # The harmonics keep their proportions.
    assert_close(ratios[3:], ratios[3], 1e-4)


def test_the_arrays_are_float32(run):
    assert all(array.dtype == np.float32 for array in run.arrays.values())


def test_the_encoder_s_file_encodes_as_its_arrays(run, exported, random_places):
    encoder, _ = exported
    assert encoder.metadata["name"] == "run"
    assert encoder.metadata["lattice_step"] in STEPS
    assert encoder.fingerprint == LocationEncoder(run.arrays, {}).fingerprint
    np.testing.assert_array_equal(encoder.encode(random_places), LocationEncoder(run.arrays, {}).encode(random_places))


def test_the_image_tower_belongs_to_its_encoder(exported, recipe):
    encoder, image_tower = exported
    assert image_tower.encoder_fingerprint == encoder.fingerprint
    assert (image_tower.dim, image_tower.joint_dim) == (encoder.dim, recipe.contrast_dim)
    assert image_tower.scale == pytest.approx(1 / 0.07)
    assert (image_tower.name, image_tower.metadata["licence"]) == ("run", "none")


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
def test_places_meet_images_in_numpy_as_they_did_in_training(
    recipe, targets, backbone, axes, features, images, random_places, tmp_path, change
):
    run = Run(recipe._replace(**change), targets)
    encoder, image_tower = run.files(backbone, axes, tmp_path)
    learned, harmonics = run.learned(random_places)
    inputs = torch.from_numpy(axes.project([features]))
    with torch.no_grad():
        places = learned
        if run.objective.place is not None:
            places = run.objective.place(torch.cat([learned, harmonics[:, 1 : 1 + run.recipe.skipped]], dim=1))
        places = F.normalize(places, dim=1).numpy()
        seen = F.normalize(run.objective.image(inputs), dim=1).numpy()
        logits = run.objective.logits(learned[:40], harmonics[:40], inputs).numpy()
    embeddings = encoder.encode(random_places)
    np.testing.assert_allclose(image_tower.encode_places(embeddings), places, atol=1e-4)
    # The weights of the network and of the image head are rounded to half precision.
    found = image_tower.encode(images)
    cosines = (found * seen).sum(axis=1)
    assert np.median(cosines) > 0.9999
    assert cosines.min() > 0.99
    assert np.median(np.abs(image_tower.logits(images, embeddings[:40]).T - logits)) < 0.005 * image_tower.scale


def test_the_image_tower_s_file_is_small_enough_to_ship(backbone, tmp_path):
    recipe = Recipe("real")
    rng = np.random.default_rng(0)
    torch.manual_seed(0)
    features = rng.normal(size=(600, 1292)).astype(np.float32)
    axes = principal_axes([features], recipe.image_components)
    rows = recipe.width + 3 + recipe.skipped
    shapes = ((rows, recipe.degrees**2), (recipe.width, recipe.width), (recipe.dim, recipe.width))
    arrays = {}
    for index, shape in enumerate(shapes):
        arrays[f"weight{index}"] = rng.normal(size=shape).astype(np.float32)
        arrays[f"bias{index}"] = np.zeros(shape[0], np.float32)
    path = tmp_path / "real.npz"
    objective = Objective(recipe, 10)
    export_image_tower(backbone, objective, axes, arrays, rng.normal(size=(recipe.dim,) * 2), recipe, path, {})
    assert path.stat().st_size < 10_000_000
    image_tower = load_image_tower(path)
    assert (image_tower.dim, image_tower.joint_dim) == (LocationEncoder(arrays, {}).dim, recipe.contrast_dim)
