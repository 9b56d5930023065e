import json

import pytest

from placeprint.encoder.training.recipe import Recipe


@pytest.fixture
def write(tmp_path):
    def write(settings):
        path = tmp_path / "some.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
        return path

    return write


def test_a_recipe_comes_back_from_its_file(write):
    recipe = Recipe(
        "Ünï", seed=3, views=(("may", 1000.0, 2000.0), ("june", 3000.0)), region_scales=(5.0, 6.0), dropout=0.5
    )
    assert Recipe.from_file(write(recipe._asdict())) == recipe


def test_settings_left_out_have_defaults(write):
    assert Recipe.from_file(write({"name": "plain"})) == Recipe("plain")


def test_unknown_settings_are_refused_by_name(write):
    path = write({"name": "typo", "droput": 0.3, "widht": 512})
    with pytest.raises(ValueError, match=r"some\.json: no such setting: droput, widht"):
        Recipe.from_file(path)
