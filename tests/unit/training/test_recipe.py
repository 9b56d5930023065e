import json
from pathlib import Path

import pytest

from placeprint.encoder.training.recipe import Recipe

RECIPES = sorted((Path(__file__).resolve().parents[3] / "recipes").glob("*.json"))


@pytest.fixture
def write(tmp_path):
    def write(settings):
        path = tmp_path / "some.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
        return path

    return write


def test_a_recipe_comes_back_from_its_file(write):
    recipe = Recipe("Ünï", seed=3, views=(("may", 1000.0), ("june", 3000.0)), region_likeness=(5.0, 6.0, 7.0))
    assert Recipe.from_file(write(recipe._asdict())) == recipe


def test_settings_left_out_have_defaults(write):
    assert Recipe.from_file(write({"name": "plain"})) == Recipe("plain")


def test_a_recipe_without_a_name_is_refused(write):
    with pytest.raises(ValueError, match=r"some\.json: a recipe needs a name"):
        Recipe.from_file(write({"seed": 1}))


def test_unknown_settings_are_refused_by_name(write):
    path = write({"name": "typo", "droput": 0.3, "widht": 512})
    with pytest.raises(ValueError, match=r"some\.json: no such setting: droput, widht"):
        Recipe.from_file(path)


def test_contrast_is_on_the_heads_or_on_the_embedding(write):
    with pytest.raises(ValueError, match=r'some\.json: contrast_on is "heads" or "embedding", not \'tower\''):
        Recipe.from_file(write({"name": "typo", "contrast_on": "tower"}))


def test_images_that_meet_the_embedding_itself_must_be_as_wide(write):
    settings = {"name": "direct", "contrast_on": "embedding", "dim": 64}
    with pytest.raises(ValueError, match=r"some\.json: .*contrast_dim must be dim"):
        Recipe.from_file(write({**settings, "contrast_dim": 128}))
    assert Recipe.from_file(write({**settings, "contrast_dim": 64})).contrast_on == "embedding"


def test_every_scale_has_its_likeness(write):
    settings = {"name": "some", "region_scales": [5e5], "colour_scales": [], "light_widths": [1e5, 2e5]}
    fitting = {**settings, "region_likeness": [1], "colour_likeness": [2], "light_likeness": [3, 4]}
    assert Recipe.from_file(write(fitting)).colour_likeness == (2,)
    for name in ("region_likeness", "colour_likeness", "light_likeness"):
        with pytest.raises(ValueError, match=r"some\.json: .*a number for each scale"):
            Recipe.from_file(write({**fitting, name: [1, 2, 3]}))


@pytest.mark.parametrize(("degrees", "skip_degrees", "skipped"), [(20, 14, 195), (20, 1, 0), (20, 0, 0), (4, 9, 15)])
def test_the_harmonics_handed_through_are_those_below_a_degree_but_the_constant(degrees, skip_degrees, skipped):
    assert Recipe("some", degrees=degrees, skip_degrees=skip_degrees).skipped == skipped


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ({"steps": 1.5}, "a whole number"),
        ({"steps": "many"}, "a whole number"),
        ({"dropout": None}, "a number"),
        ({"dropout": True}, "a number"),
        ({"views": "june"}, "a list"),
        ({"contrast_on": 3}, "a text"),
        ({"name": 3}, "a text"),
    ],
    ids=str,
)
def test_a_setting_of_the_wrong_kind_is_named(write, setting, kind):
    with pytest.raises(ValueError, match=rf"some\.json: {next(iter(setting))} is .*, which is not {kind}"):
        Recipe.from_file(write({"name": "some", **setting}))


def test_what_is_no_recipe_is_named(tmp_path):
    path = tmp_path / "some.json"
    for text, message in (("{", "is not JSON"), ("[1]", "is a JSON object")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=rf"some\.json.*{message}"):
            Recipe.from_file(path)


def test_every_setting_has_a_part_in_the_fingerprint(write):
    plain = Recipe("plain")
    assert plain.fingerprint == Recipe.from_file(write(plain._asdict())).fingerprint
    others = {name: plain._replace(**{name: "other"}).fingerprint for name in Recipe._fields}
    assert plain.fingerprint not in others.values()
    assert len(set(others.values())) == len(Recipe._fields)


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_the_recipes_of_the_house_are_read_and_bear_the_name_of_their_file(path):
    recipe = Recipe.from_file(path)
    assert recipe.name == path.stem
    assert all(isinstance(month, str) and width > 0 for month, width in recipe.views)


def test_there_is_a_recipe_of_what_ships():
    assert "placeprint-1" in [path.stem for path in RECIPES]
