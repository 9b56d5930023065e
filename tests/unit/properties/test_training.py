import json
import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.sphere import EARTH_RADIUS, great_circle_distance
from placeprint.encoder.training.crops import GroundImage, local_grid
from placeprint.encoder.training.custom_report import Learned, html_of, write_report
from placeprint.encoder.training.held_out import Assessment, Score, assess
from placeprint.encoder.training.places import KNOWN, PIXELS_A_PLACE, image_places, known_area
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.regions import TrainingRegion, kilometres
from placeprint.encoder.training.scenes import CALM, Draw, Weather, weathered
from placeprint.encoder.training.settings import fingerprint_of, settings_from
from placeprint.encoder.training.targets import (
    TargetBlock,
    regional_mean,
)
from placeprint.encoder.training.tower_recipe import TowerRecipe
from placeprint.encoder.training.towers import LocationTower, Objective, WaveTower

from ...closeness import assert_close
from ..torch_threads import one_torch_thread
from .places import fewer, lists_of_places

SEEDS = st.integers(0, 9999)
METRES = st.floats(1e3, 2e6)


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    with one_torch_thread():
        yield


def tiny(**settings):
    """A recipe of small networks."""
    small = {"degrees": 4, "width": 12, "dim": 6, "skip_degrees": 3, "dropout": 0.2, "spot_components": 4}
    small.update(region_components=2, region_scales=(1e6, 3e6), region_likeness=(1.0, 0.5), colour_scales=(2e6,))
    small.update(colour_likeness=(2.0, 0.7), contrast_dim=4, contrast_width=7, image_components=5)
    return Recipe("tiny", **{**small, **settings})


def image_of(seed, height=24, width=48, channels=3):
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), dtype=np.uint8)


# Crops of images


@given(lists_of_places(), METRES, st.integers(1, 9))
def test_the_pixels_of_a_crop_lie_as_far_from_its_middle_as_they_should(lonlat, width, size):
    grid = local_grid(lonlat, width, size)
    assert grid.shape == (len(lonlat), size, size, 2)
    offset = ((np.arange(size) + 0.5) / size - 0.5) * width
    expected = np.hypot(*np.meshgrid(offset, -offset)).ravel()
    for place, pixels in zip(lonlat, grid):
        distance = great_circle_distance([place], pixels.reshape(-1, 2))
        np.testing.assert_allclose(distance, expected, rtol=1e-6, atol=0.5)
        if abs(place[1]) < 60 and width < 1e6 and size > 1:
            # North is up.
            assert (pixels[0, :, 1] > pixels[-1, :, 1]).all()


@fewer
@given(SEEDS, st.floats(-170, 100), st.floats(-60, 40), st.floats(1, 20), st.floats(0, 1), st.integers(10, 400))
def test_places_of_an_image_lie_where_it_is_known(seed, west, south, side, share, count):
    known = np.random.default_rng(seed).random((32, 32)) < share
    known[:, :16] = True
    image = GroundImage(image_of(seed, 32, 32), known, (west, south, west + side, south + side))
    box = EARTH_RADIUS**2 * np.radians(side) * np.ptp(np.sin(np.radians([south, south + side])))
    area = known_area(image)
    assert 0 < area <= box * (1 + 1e-6)
    everything = GroundImage(image_of(seed, 32, 32), None, image.bounds)
    assert known_area(everything) == pytest.approx(box, rel=0.05)
    widths = [2 * image.pixel, 4 * image.pixel]
    places = image_places(image, widths, count)
    assert len(places) <= max(1.5 * count, 20)
    assert len(places) * PIXELS_A_PLACE * image.pixel**2 <= 2 * box
    for width in widths:
        assert (image.known_share(places, width) >= KNOWN).all()
    region = TrainingRegion.of(image)
    assert region.side == pytest.approx(math.sqrt(area))
    assert not region.is_world
    assert len(image_places(GroundImage(image_of(seed, 32, 32), known & False, image.bounds), widths, count)) == 0


# Regions and settings


@given(st.floats(1, 1e9) | st.sampled_from([999.4, 999.7, 1000.0, 99_960.0, 100_000.0]))
def test_a_length_in_words_is_right_to_three_digits_and_plain(metres):
    number, unit = kilometres(metres).split(" ")
    told = float(number.replace(",", "")) * {"m": 1, "km": 1000}[unit]
    assert told == pytest.approx(metres, rel=0.006)
    assert "e" not in number


VALUES = st.integers(-9, 9) | st.floats(-9, 9) | st.booleans() | st.none() | st.text(max_size=4) | st.just([1, [2.0]])


@given(
    st.sampled_from([Recipe, TowerRecipe]),
    st.dictionaries(st.sampled_from([*Recipe._fields, "nothing"]), VALUES, max_size=3),
)
def test_settings_are_those_of_the_file_or_refused_by_its_name(tmp_path_factory, kind, settings):
    path = tmp_path_factory.mktemp("settings") / "recipe.json"
    settings = {"name": "some", **settings}
    path.write_text(json.dumps(settings), encoding="utf-8")

    def fits(key, value):
        default = kind._field_defaults.get(key, "")
        kinds = {float: (int, float), tuple: list}.get(type(default), type(default))
        return isinstance(value, kinds) and not isinstance(value, bool)

    good = all(key in kind._fields and fits(key, value) for key, value in settings.items())
    for read in (lambda: settings_from(path, kind), lambda: kind.from_file(path)):
        try:
            found = read()
        except ValueError as error:
            assert str(error).startswith(str(path))
            # A recipe may hold together no more.
            assert not good or kind is Recipe
            continue
        assert good
        again = json.loads(json.dumps(found._asdict()))
        assert {key: again[key] for key in settings} == settings
        # One recipe, one fingerprint.
        assert fingerprint_of(found) == found.fingerprint == fingerprint_of(found._replace(seed=found.seed))
        assert fingerprint_of(found._replace(seed=found.seed + 1)) != found.fingerprint
        # What is said elsewhere holds for what the file does not say.
        assert settings_from(path, kind, {"seed": 77}).seed == settings.get("seed", 77)


# Scenes


@fewer
@given(SEEDS, st.integers(1, 4), st.integers(8, 24), st.floats(0, 1))
def test_weather_keeps_pictures_pictures_and_calm_keeps_them_as_they_are(seed, count, size, often):
    generator = torch.Generator().manual_seed(seed)
    pictures = torch.cat(
        [
            255 * torch.rand(count, 3, size, size, generator=generator),
            torch.rand(count, 1, size, size, generator=generator),
        ],
        dim=1,
    )
    before = pictures.clone()
    changed = weathered(pictures, Draw(seed), Weather(*[often] * len(Weather._fields)))
    assert changed.shape == (count, 3, size, size)
    assert 0 <= changed.min() <= changed.max() <= 255
    torch.testing.assert_close(pictures, before)
    torch.testing.assert_close(weathered(pictures, Draw(seed), CALM), pictures[:, :3], atol=1e-3, rtol=0)
    torch.testing.assert_close(changed, weathered(pictures, Draw(seed), Weather(*[often] * len(Weather._fields))))


# What is learned


@given(lists_of_places(), lists_of_places(), SEEDS, st.floats(3e4, 3e6))
def test_a_regional_mean_lies_between_its_values(lonlat, sources, seed, sigma):
    values = np.random.default_rng(seed).normal(size=(len(sources), 2)).astype(np.float32)
    near = great_circle_distance
    told = regional_mean(lonlat, sources, values, sigma)
    assert (told.shape, told.dtype) == ((len(lonlat), 2), np.float32)
    close = np.array([near([place], sources).min() < 3 * sigma for place in lonlat])
    assert (told[close] >= values.min(axis=0) - 1e-3).all()
    assert (told[close] <= values.max(axis=0) + 1e-3).all()
    constant = regional_mean(lonlat, sources, np.full((len(sources), 1), 5, np.float32), sigma)
    assert_close(constant[close], 5, 1e-4)
    # In whatever order its sources come.
    order = np.random.default_rng(seed).permutation(len(sources))
    again = regional_mean(lonlat, sources[order], values[order], sigma)
    np.testing.assert_allclose(again[close], told[close], atol=1e-3)


# What was not seen


@fewer
@given(SEEDS, st.integers(60, 90))
def test_an_assessment_is_of_the_held_out_places(seed, count):
    torch.manual_seed(seed)
    recipe, rng = tiny(), np.random.default_rng(seed)
    bounds = (0.0, 0.0, 10.0, 10.0)
    lonlat = rng.uniform(0, 10, (count, 2))
    held = np.arange(count) % 3 == 0
    tower, objective = LocationTower(recipe).eval(), Objective(recipe, 3).eval()
    with torch.no_grad():
        told = objective.regression(tower(torch.from_numpy(tower.inputs(lonlat)))).numpy()
    # Where it tells all, it explains all; constants are explained by whoever knows the others.
    targets = [TargetBlock(told[:, :2], 1.0), TargetBlock(lonlat[:, :1].astype(np.float32), 1.0)]
    images = rng.normal(size=(2, count, recipe.image_components)).astype(np.float16)
    found = assess(tower, objective, lonlat, held, 4, bounds, targets, ["all", "longitude"], images)
    np.testing.assert_array_equal(found.places, lonlat[held])
    assert found.blocks == 4
    assert found.score("all").encoder == pytest.approx(1, abs=1e-4)
    assert all(max(score[1:]) <= 1 + 1e-6 for score in found.scores)
    assert found.score("longitude").neighbours > 0
    assert all(0 <= rank < held.sum() for rank in found.ranks)
    assert len(found.ranks) == 2


@pytest.fixture(scope="module")
def learned(small_encoder):
    """What a run left behind that learned from an image of the Alps."""
    image = GroundImage(image_of(0, 64, 64), None, (5.0, 44.0, 12.0, 47.5))
    places = image_places(image, [50_000.0], 300)
    scores = [Score(name, 0.5, 0.2, 0.1) for name in ("the picture at the spot", "colours at the spot")]
    report = {
        "step": 20,
        "loss": 1.0,
        "regression": 1.0,
        "contrast": 2.0,
        "temperature": 0.1,
        "rank": 3,
        "seconds": 1.0,
    }
    recipe = tiny(degrees=0, skip_degrees=0, views=(("image", 50_000.0), ("image", 150_000.0)))
    tower = WaveTower(recipe, np.ones((3, 2)))
    encoder = LocationEncoder(
        tower.arrays(tower.layers()),
        {"name": "alps", "basis": tower.BASIS, "bounds": list(image.bounds), "licence": "<b>none</b>"},
    )
    return Learned(
        encoder,
        recipe,
        TrainingRegion.of(image),
        image,
        {"raster": "some", "bands": [1, 2, 3]},
        places,
        Assessment(places[:40], 3, scores, [3, 4]),
        [report, {**report, "step": 40}],
        None,
    )


@fewer
@given(st.text(max_size=9), st.text(max_size=9), st.booleans())
def test_no_name_gets_into_the_report_of_an_encoder_as_html(learned, tmp_path_factory, raster, start, assessed):
    mark = f"<script>{raster}</script>"
    some = learned._replace(about={**learned.about, "raster": mark}, start=f"<iframe {start}>" if start else None)
    some = some if assessed else some._replace(assessment=None)
    path = tmp_path_factory.mktemp("own") / "report.html"
    write_report(path, some)
    # As bytes: whoever reads text makes one kind of newline of them all.
    text = path.read_bytes().decode("utf-8")
    assert text == html_of(some)
    assert "<script" not in text
    assert "<iframe" not in text
