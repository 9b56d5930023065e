"""The training of image towers, on an image of the world that is small, with a backbone of random weights."""

import copy
import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.encoders.location_encoder import LocationEncoder
from placeprint.encoder.images.geolocation import Geolocator
from placeprint.encoder.images.image_tower import ImageTower
from placeprint.encoder.training.image_training import (
    GROUP,
    Heads,
    PictureSource,
    PlaceLoss,
    calibrated_scale,
    described,
    train_image_tower,
    tune,
)
from placeprint.encoder.training.scenes import Draw, Scenes
from placeprint.encoder.training.tower_export import write_image_tower
from placeprint.encoder.training.tower_recipe import TowerRecipe

IMAGE = Path(__file__).resolve().parents[2] / "data" / "blue_marble_540x270.jpg"
RECIPE = TowerRecipe(
    "small",
    months=("june",),
    narrowest=2_000_000.0,
    widest=6_000_000.0,
    calibrated_on=2 * GROUP,
    image_width=32,
    place_width=32,
    joint_dim=16,
    heads_batch=64,
    heads_steps=60,
    heads_rate=1e-2,
    tuned_from=15,
    batch=GROUP,
    steps=4,
    others=50,
    neighbours=3,
)


@pytest.fixture(scope="module")
def places():
    return fibonacci_lattice(300)


@pytest.fixture(scope="module")
def scenes():
    return Scenes([np.asarray(Image.open(IMAGE))])


@pytest.fixture(scope="module")
def tiny_encoder():
    """An encoder whose embedding is the position itself, unlike in scale from one dimension to the next."""
    weight = np.zeros((3, 4), np.float32)
    weight[[0, 1, 2], [3, 1, 2]] = (1.0, 0.01, 3.0)
    return LocationEncoder({"weight0": weight, "bias0": np.ones(3, np.float32)}, {"name": "position"})


@pytest.fixture
def own_backbone(backbone):
    return copy.deepcopy(backbone)


@pytest.fixture(scope="module")
def loss_of(places, tiny_encoder):
    return PlaceLoss(places, tiny_encoder.encode(places), RECIPE)


@pytest.fixture
def heads(places, tiny_encoder):
    torch.manual_seed(0)
    return Heads(tiny_encoder.encode(places), RECIPE).eval()


def test_a_group_is_the_same_whenever_it_is_drawn(scenes, places):
    source = PictureSource(scenes, places, RECIPE)
    one, again, other = source(5), source(5), source(6)
    assert torch.equal(one.pictures, again.pictures)
    assert torch.equal(one.rows, again.rows)
    assert not torch.equal(one.rows, other.rows)
    assert one.pictures.shape == (GROUP, 3, 96, 96)
    seeded = PictureSource(scenes, places, RECIPE._replace(seed=1))
    assert not torch.equal(seeded(5).rows, one.rows)


def test_narrow_pictures_are_more_than_wide_ones(scenes, places):
    widths = []

    class Watched:
        def crops(self, lonlat, width, *rest, **options):
            widths.append(width)
            return scenes.crops(lonlat, width, *rest, **options)

    source = PictureSource(Watched(), places, RECIPE)
    for number in range(40):
        source(number)
    assert RECIPE.narrowest <= min(widths)
    assert max(widths) <= RECIPE.widest
    assert np.median(widths) < math.sqrt(RECIPE.narrowest * RECIPE.widest)


def test_the_loss_is_that_of_all_places_where_all_are_looked_at(heads, places, tiny_encoder):
    """With every place among the nearest nothing is left to chance."""
    embeddings = tiny_encoder.encode(places)
    whole = PlaceLoss(places, embeddings, RECIPE._replace(neighbours=len(places) - 1, others=1))
    rows = torch.arange(0, 300, 7)
    images = torch.nn.functional.normalize(
        torch.randn(len(rows), 16, generator=torch.Generator().manual_seed(1)), dim=1
    )
    logits = heads.scale * images @ heads.places(torch.from_numpy(embeddings)).T
    expected = torch.nn.functional.cross_entropy(logits, rows)
    assert whole(heads, images, rows, Draw(0)).item() == pytest.approx(expected.item(), rel=1e-3)


def test_a_sample_of_places_gives_about_the_loss_of_all(heads, places, tiny_encoder, loss_of):
    rows = torch.arange(0, 300, 7)
    images = heads.places(torch.from_numpy(tiny_encoder.encode(places)[rows]))
    logits = heads.scale * images @ heads.places(torch.from_numpy(tiny_encoder.encode(places))).T
    expected = torch.nn.functional.cross_entropy(logits, rows).item()
    losses = [loss_of(heads, images, rows, Draw(seed)).item() for seed in range(20)]
    assert np.mean(losses) == pytest.approx(expected, abs=0.2)


def test_training_learns_and_goes_on_where_it_was_interrupted(heads, own_backbone, scenes, places, loss_of, tmp_path):
    source, checkpoint = PictureSource(scenes, places, RECIPE), tmp_path / "run.checkpoint"
    recipe = RECIPE._replace(steps=3)
    before = [array.clone() for array in own_backbone.parameters(0)]
    straight, straight_heads = copy.deepcopy(own_backbone), copy.deepcopy(heads)
    tune(straight, straight_heads, loss_of, source, recipe)
    kept = len(own_backbone.parameters(0)) - len(own_backbone.parameters(recipe.tuned_from))
    for index, (old, new) in enumerate(zip(before, straight.parameters(0))):
        assert torch.equal(old, new) == (index < kept)

    def stopping(number):
        if number == 2:
            raise KeyboardInterrupt
        return source(number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("placeprint.encoder.training.image_training.CHECKPOINT_EVERY", 1)
        with pytest.raises(KeyboardInterrupt):
            tune(own_backbone, heads, loss_of, stopping, recipe, checkpoint=checkpoint)
        fresh, fresh_heads = copy.deepcopy(own_backbone), copy.deepcopy(heads)
        tune(fresh, fresh_heads, loss_of, source, recipe, checkpoint=checkpoint)
    for one, other in zip(straight_heads.state_dict().values(), fresh_heads.state_dict().values()):
        assert torch.equal(one, other)
    for one, other in zip(straight.parameters(0), fresh.parameters(0)):
        assert torch.equal(one, other)


def test_a_whole_run_makes_a_file_that_computes_as_the_training_does(
    own_backbone, scenes, places, tiny_encoder, tmp_path
):
    told, path = [], tmp_path / "small-image.npz"
    plain = scenes.crops(torch.from_numpy(places[:200]), 3_000_000.0, torch.zeros(200), torch.ones(200, 1))[:, :3]
    with torch.inference_mode():
        view = described(own_backbone, plain, 0).numpy().astype(np.float16)
    heads, scale = train_image_tower(
        tiny_encoder, scenes, scenes, own_backbone, places, [view], RECIPE, told.append, tmp_path / "run.checkpoint"
    )
    assert list(dict.fromkeys(state["stage"] for state in told)) == ["heads", "tower"]
    losses = [state["loss"] for state in told if state["stage"] == "heads"]
    assert losses[-1] < losses[0]
    assert 5 <= scale <= 200
    write_image_tower(own_backbone, heads, tiny_encoder, scale, path, {"name": "small", "recipe": RECIPE._asdict()})
    tower = ImageTower.from_file(path)
    assert tower.encoder_fingerprint == tiny_encoder.fingerprint
    assert tower.scale == pytest.approx(scale, rel=1e-6)
    assert tower.metadata["recipe"]["months"] == ["june"]
    embeddings = tiny_encoder.encode(places)
    with torch.inference_mode():
        standard = (torch.from_numpy(embeddings) - heads.embedding_mean) / heads.embedding_spread
        expected = torch.nn.functional.normalize(heads.place(standard), dim=1)
        pictures = PictureSource(scenes, places, RECIPE)(9).pictures[:5]
        seen = heads.images(described(own_backbone, pictures, 0))
    np.testing.assert_allclose(tower.encode_places(embeddings), expected.numpy(), atol=5e-3)
    np.testing.assert_allclose(tower.encode(pictures.permute(0, 2, 3, 1).numpy()), seen.numpy(), atol=2e-2)
    assert not (tmp_path / "run.checkpoint").exists()
    assert Geolocator(tower, tiny_encoder).candidates(tower.encode(pictures.permute(0, 2, 3, 1).numpy())[0], 1)


def test_the_calibrated_scale_is_that_of_the_least_loss(heads, backbone, scenes, tiny_encoder):
    """Heads that know nothing are to say that they know nothing."""
    scale = calibrated_scale(tiny_encoder, scenes, backbone, heads, RECIPE)
    assert scale == pytest.approx(5, rel=1e-3)


def test_a_recipe_comes_from_its_file_and_is_told_by_its_fingerprint(tmp_path):
    path = tmp_path / "tower.json"
    path.write_text(json.dumps({"name": "x", "months": ["may"], "steps": 3}), encoding="utf-8")
    recipe = TowerRecipe.from_file(path)
    assert recipe == TowerRecipe("x", months=("may",), steps=3)
    assert recipe.fingerprint != recipe._replace(steps=4).fingerprint
    path.write_text(json.dumps({"name": "x", "stepps": 3}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"tower\.json: no such setting: stepps"):
        TowerRecipe.from_file(path)


def test_the_recipe_that_ships_leaves_october_out():
    recipes = Path(__file__).resolve().parents[3] / "recipes" / "image-towers"
    recipe = TowerRecipe.from_file(recipes / "placeprint-1.json")
    assert "october" not in recipe.months
    assert math.isclose(recipe.narrowest, 160_000)
