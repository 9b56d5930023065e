import io
import json
import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import EARTH_RADIUS, WORLD, fibonacci_lattice, great_circle_distance
from placeprint.encoder.files.encoder_file import arrays_of
from placeprint.encoder.images.image_tower import FEATURES, ImageTower, colours
from placeprint.encoder.networks.efficientnet import BLOCKS, DIM, EfficientNet
from placeprint.encoder.networks.fourier_network import fourier_features
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.reports.png import img, png
from placeprint.encoder.training.backbone import Backbone
from placeprint.encoder.training.child_progress import tell
from placeprint.encoder.training.crops import GroundImage, local_grid, sample
from placeprint.encoder.training.custom_encoder import Start
from placeprint.encoder.training.custom_report import Learned, html_of, warnings, write_report
from placeprint.encoder.training.export import SKIP_SHARE, encoder_arrays, likeness_transform
from placeprint.encoder.training.features import CROP_SIZE, cached_features
from placeprint.encoder.training.held_out import FEW, Assessment, Score, assess, held_out_blocks
from placeprint.encoder.training.image_inputs import image_axes, image_inputs
from placeprint.encoder.training.image_training import Heads, PlaceLoss, described
from placeprint.encoder.training.lights import night_lights
from placeprint.encoder.training.places import KNOWN, PIXELS_A_PLACE, image_places, known_area, training_points
from placeprint.encoder.training.ranks import ALONE, Ranks, joined_ranks, refuse_ranks
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.regions import WAVES, TrainingRegion, kilometres
from placeprint.encoder.training.run_state import RunState
from placeprint.encoder.training.scenes import CALM, Draw, Scenes, Weather, ground_grid, season_shares, weathered
from placeprint.encoder.training.settings import fingerprint_of, settings_from
from placeprint.encoder.training.sunlight import sunlight, sunlight_of_harmonics
from placeprint.encoder.training.targets import (
    TargetBlock,
    make_targets,
    opponent_colours,
    principal_axes,
    regional_mean,
)
from placeprint.encoder.training.tower_export import export_image_tower, write_image_tower
from placeprint.encoder.training.tower_recipe import TowerRecipe
from placeprint.encoder.training.towers import LocationTower, Objective, WaveTower, head

from ...closeness import assert_close
from ..torch_threads import one_torch_thread
from .places import LATITUDES, fewer, lists_of_places

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


@given(SEEDS, st.integers(1, 12), st.integers(1, 12), st.floats(-180, 100), st.floats(-90, 0), st.floats(1, 70))
def test_an_image_is_sampled_exactly_at_its_pixels(seed, height, width, west, south, side):
    image, bounds = image_of(seed, height, width), (west, south, west + side, south + side)
    x = west + (np.arange(width) + 0.5) / width * side
    y = south + side - (np.arange(height) + 0.5) / height * side
    found = sample(image, np.stack(np.meshgrid(x, y), axis=-1), bounds)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, image, atol=1e-2)
    # In between it stays within their range, and beyond there is nothing.
    rng = np.random.default_rng(seed)
    inside = np.stack([rng.uniform(west, west + side, 20), rng.uniform(south, south + side, 20)], axis=1)
    between = sample(image, inside, bounds)
    assert between.min() >= image.min() - 1e-3
    assert between.max() <= image.max() + 1e-3
    assert (sample(image, np.add(inside, [0, 1.01 * side]), bounds) == 0).all()
    assert (sample(image, np.add(inside, [1.01 * side, 0]), bounds) == 0).all()


@given(SEEDS, lists_of_places(), st.integers(-2, 2))
def test_an_image_of_the_world_has_no_end(seed, lonlat, turns):
    image, lonlat = image_of(seed), lonlat.round(6)
    np.testing.assert_allclose(sample(image, lonlat), sample(image, np.add(lonlat, [360.0 * turns, 0])), atol=1e-3)


@given(lists_of_places(), METRES, st.integers(1, 8), st.integers(0, 255), SEEDS, st.booleans())
def test_crops_are_of_the_colours_of_their_image(lonlat, width, size, colour, seed, has_holes):
    rng = np.random.default_rng(seed)
    known = rng.random((24, 48)) < 0.7 if has_holes else None
    plain = GroundImage(np.full((24, 48, 3), colour, np.uint8), known)
    crops, share = plain.crops(lonlat, width, size), plain.known_share(lonlat, width)
    assert (crops.shape, crops.dtype) == ((len(lonlat), size, size, 3), np.float32)
    assert ((share >= 0) & (share <= 1 + 1e-6)).all()
    if has_holes:
        # What it does not know of is of the mean colour of the rest, or black where there is none.
        assert crops.max() <= colour + 1e-2
        assert (
            (np.abs(crops - colour) < 0.05 * colour + 1e-2).all(axis=(1, 2, 3)) | (crops == 0).all(axis=(1, 2, 3))
        ).all()
    else:
        np.testing.assert_allclose(crops, colour, atol=1e-2)
        assert (share == 1).all()
    assert plain.pixel == pytest.approx(np.pi * EARTH_RADIUS / 24)
    picture = GroundImage(image_of(seed)).crops(lonlat, width, size)
    assert 0 <= picture.min() <= picture.max() <= 255


@given(SEEDS, lists_of_places(), st.lists(METRES, min_size=1, max_size=3))
def test_the_brighter_the_image_the_brighter_the_night(seed, lonlat, widths):
    pixels = image_of(seed, channels=1) // 2
    dim, bright, black = (GroundImage(each) for each in (pixels, pixels + 20, 0 * pixels))
    levels = night_lights(dim, lonlat, widths)
    assert (levels.shape, levels.dtype) == ((len(lonlat), len(widths)), np.float32)
    assert_close(np.expm1(night_lights(bright, lonlat, widths)), np.expm1(levels) + 20, 1e-3)
    assert (night_lights(black, lonlat, widths) == 0).all()


@fewer
@given(st.integers(1, 2000), st.integers(1, 20))
def test_all_land_is_trained_on_and_some_of_the_sea(lattice, stride):
    points, whole = training_points(lattice, stride), fibonacci_lattice(lattice)
    land = is_land(whole)
    assert len(points) == land.sum() + -(-(~land).sum() // stride)
    assert (
        {tuple(point) for point in whole[land]} <= {tuple(point) for point in points} <= {tuple(each) for each in whole}
    )
    np.testing.assert_array_equal(points, training_points(lattice, stride))


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


@given(st.floats(1e4, 2.5e7), st.floats(-180, 170), st.floats(-80, 60), st.floats(0.1, 20))
def test_the_settings_of_a_region_make_a_recipe(tmp_path_factory, side, west, south, width):
    region = TrainingRegion(side, max(side / 90, 100.0), (west, south, west + width, south + width))
    settings = region.settings()
    path = tmp_path_factory.mktemp("recipe") / "recipe.json"
    path.write_text(json.dumps({"name": "some"}))
    recipe = Recipe.from_file(path, settings)
    assert recipe.degrees == region.degrees
    assert recipe.degrees in (0, *range(20, 41))
    assert recipe.skipped == (max(min(recipe.skip_degrees, recipe.degrees) ** 2 - 1, 0) if recipe.degrees else 0)
    assert list(recipe.region_scales) == sorted(set(recipe.region_scales))
    assert max(recipe.region_scales) <= side / 9 * (1 + 1e-9)
    assert [view[1] for view in recipe.views] == [region.fine, 3 * region.fine]
    assert TrainingRegion(side, 100.0, WORLD).is_world
    frequencies = region.frequencies(0)
    assert frequencies.shape == (WAVES, 2)
    np.testing.assert_array_equal(frequencies, region.frequencies(0))
    # Of a smaller region all waves are shorter by as much.
    smaller = TrainingRegion(side / 2, region.fine / 2, region.bounds).frequencies(0)
    assert_close(smaller, 2 * frequencies, 1e-9)


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


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=6), st.integers(1, 99), st.text(max_size=6))
def test_a_run_goes_on_from_where_it_was_written_down(tmp_path_factory, weights, step, fingerprint):
    path = tmp_path_factory.mktemp("run") / "run.pt"
    layer = torch.nn.Linear(len(weights), 1)
    layer.weight.data[0] = torch.tensor(weights)
    run, told = RunState(path, fingerprint, {"layer": layer}), []
    assert run.resume(told.append) == 0
    run.save(step, more=weights)
    other = torch.nn.Linear(len(weights), 1)
    assert RunState(path, fingerprint + "x", {"layer": other}).resume(told.append) == 0
    assert RunState(path, fingerprint, {"layer": other}).resume(told.append) == step
    assert [state["more"] for state in told] == [weights]
    torch.testing.assert_close(other.weight, layer.weight)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(ValueError, match=r"run\.pt is damaged"):
        RunState(path, fingerprint, {"layer": other}).resume(told.append)
    run.forget()
    assert not path.exists()
    run.forget()
    nowhere = RunState(None, fingerprint, {})
    nowhere.save(step)
    nowhere.forget()
    assert nowhere.resume(told.append) == 0


@given(st.floats(0, 1), st.none() | st.text(max_size=20))
def test_what_is_told_is_a_line_of_json(capsys, share, text):
    capsys.readouterr()
    tell(share, text)
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["share"] == pytest.approx(share, abs=1e-4)
    assert told.get("say", "") == (text or "")


# Ranks


@given(st.integers(1, 9), st.integers(0, 60))
def test_the_parts_of_a_batch_are_all_of_it(size, count):
    parts = [Ranks(rank, size) for rank in range(size)]
    if count % size:
        with pytest.raises(ValueError, match="cannot share a batch"):
            parts[0].part(count)
        return
    rows = [row for ranks in parts for row in range(count)[ranks.part(count)]]
    assert rows == list(range(count))


@given(SEEDS, st.integers(1, 5))
def test_a_process_alone_is_all_ranks(seed, count):
    own = torch.randn(count, 3, generator=torch.Generator().manual_seed(seed), requires_grad=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WORLD_SIZE", raising=False)
        with joined_ranks() as ranks:
            assert ranks is ALONE
    assert ALONE.gather(own) is own
    torch.testing.assert_close(ALONE.mean(own), own.detach())
    assert not ALONE.mean(own).requires_grad
    (own**2).sum().backward()
    before = own.grad.clone()
    ALONE.average_gradients([own])
    torch.testing.assert_close(own.grad, before)
    assert ALONE.agreed(seed) == seed
    ALONE.wait()
    with ALONE.first_alone():
        assert ALONE.device.type in ("cpu", "cuda")
    # The stream of random numbers goes on where it was.
    states = ALONE.dropout()
    drawn = torch.rand(count)
    ALONE.restore_dropout(states)
    torch.testing.assert_close(torch.rand(count), drawn)
    ALONE.restore_dropout({})


@given(st.integers(1, 99), st.text(max_size=9))
def test_what_is_not_for_several_ranks_is_refused_to_them(size, what):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORLD_SIZE", str(size))
        if size == 1:
            refuse_ranks(what)
        else:
            with pytest.raises(ValueError, match="is trained by one process"):
                refuse_ranks(what)


# Scenes


@fewer
@given(lists_of_places(most=8), st.floats(1e5, 3e6), st.integers(2, 8), SEEDS)
def test_scenes_cut_what_crops_are(lonlat, width, size, seed):
    lonlat[:, 1] *= 0.9
    turn, places = torch.zeros(len(lonlat)), torch.from_numpy(lonlat)
    grid = ground_grid(places, width, turn, size)
    assert grid.shape == (len(lonlat), size, size, 2)
    assert grid.abs().max() <= 1 + 1e-5
    exact = local_grid(lonlat, width, size)
    found = grid.numpy().astype(float) * [180, -90]
    # In single precision.
    assert great_circle_distance(found.reshape(-1, 2), exact.reshape(-1, 2)).max() < 5
    # A whole turn is none, and half a turn is upside down.
    half = ground_grid(places, width, turn + math.pi, size).numpy().astype(float) * [180, -90]
    assert great_circle_distance(half[:, ::-1, ::-1].reshape(-1, 2), exact.reshape(-1, 2)).max() < 5
    image = image_of(seed)
    scenes = Scenes([image, 255 - image])
    shares = torch.tensor([[1.0, 0.0]]).repeat(len(lonlat), 1)
    one, other = (scenes.crops(places, width, turn, each, size) for each in (shares, shares.flip(1)))
    assert one.shape == (len(lonlat), 4, size, size)
    assert 0 <= one[:, :3].min() <= one[:, :3].max() <= 255
    torch.testing.assert_close(one[:, :3], 255 - other[:, :3], atol=1e-1, rtol=0)
    torch.testing.assert_close(one[:, 3], other[:, 3])
    assert 0 <= one[:, 3].min() <= one[:, 3].max() <= 1 + 1e-5
    # Half of each season is grey.
    middle = scenes.crops(places, width, turn, torch.full_like(shares, 0.5), size)[:, :3]
    torch.testing.assert_close(middle, torch.full_like(middle, 127.5), atol=0.1, rtol=0)


@given(SEEDS, st.integers(1, 30), st.integers(1, 4), st.floats(0, 1))
def test_shares_of_seasons_sum_to_one(seed, count, seasons, often):
    shares = season_shares(Draw(seed), count, seasons, often)
    assert shares.shape == (count, seasons)
    assert_close(shares.sum(dim=1), torch.ones(count), 1e-6)
    torch.testing.assert_close(shares, season_shares(Draw(seed), count, seasons, often))
    alone = season_shares(Draw(seed), count, seasons, 0.0)
    assert ((alone == 0) | (alone == 1)).all()


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


@given(SEEDS, st.integers(1, 9), st.floats(-5, 5), st.floats(0, 5), st.floats(0, 1))
def test_random_numbers_are_drawn_within_their_ends(seed, count, low, span, often):
    draw = Draw(seed)
    numbers = draw.uniform(count, low, low + span)
    assert numbers.shape == (count,)
    assert ((numbers >= low - 1e-5) & (numbers <= low + span + 1e-5)).all()
    assert draw.normal(count, 2).shape == (count, 2)
    assert draw.chosen(count, often).dtype == torch.bool
    assert draw.chosen(count, 1.0).all()
    assert not draw.chosen(count, 0.0).any()


# What is learned


@given(st.lists(LATITUDES, min_size=1, max_size=9))
def test_the_sun_is_alike_on_both_halves_of_the_earth(lats):
    light = sunlight(lats)
    assert light.shape == (len(lats), 3)
    assert_close(sunlight(-np.array(lats)), light, 1e-9)
    assert ((light >= -1e-12) & (light < 0.6)).all()
    year, summer, winter = light.T
    assert (winter <= summer + 1e-9).all()
    # The sun is lower at the equator in midsummer than at the equinoxes; towards the poles midsummer is the brightest.
    assert (winter <= year + 1e-9).all()
    assert (year <= summer + 1e-9)[np.abs(lats) > 20].all()


@fewer
@given(st.integers(8, 24), lists_of_places())
def test_sunlight_follows_from_harmonics(degrees, lonlat):
    weight, bias = sunlight_of_harmonics(degrees)
    assert (weight.shape, bias.shape) == ((3, degrees**2), (3,))
    zonal = [degree * degree + degree for degree in range(2, degrees, 2)]
    assert not np.delete(weight, zonal, axis=1).any()
    told = spherical_harmonics(lonlat, degrees) @ weight.T + bias
    np.testing.assert_allclose(told, sunlight(lonlat[:, 1]), atol=0.05 if degrees < 20 else 0.01)


@given(SEEDS, st.integers(1, 9), st.integers(1, 4))
def test_grey_has_no_opponent_colours(seed, count, triples):
    rng = np.random.default_rng(seed)
    greys = np.repeat(rng.random((count, triples)), 3, axis=1)
    told = opponent_colours(greys).reshape(count, triples, 3)
    assert_close(told[..., 0], 3 * greys.reshape(count, triples, 3)[..., 0], 1e-5)
    np.testing.assert_allclose(told[..., 1:], 0, atol=1e-6)
    # They are linear in the colours.
    one, other = rng.random((2, count, 3 * triples)).astype(np.float32)
    assert_close(opponent_colours(one + other), opponent_colours(one) + opponent_colours(other), 1e-4)


@given(SEEDS, st.integers(20, 60), st.lists(st.integers(1, 8), min_size=1, max_size=3), st.data())
def test_principal_axes_are_orthonormal_in_falling_order(seed, count, widths, data):
    rng = np.random.default_rng(seed)
    parts = [rng.normal(size=(count, width)).astype(np.float16) for width in widths]
    wanted = data.draw(st.integers(1, sum(widths)))
    axes = principal_axes(parts, wanted)
    np.testing.assert_allclose(axes.vectors.T @ axes.vectors, np.eye(wanted), atol=1e-3)
    along = axes.project(parts)
    assert (along.shape, along.dtype) == ((count, wanted), np.float32)
    spread = along.var(axis=0)
    assert (np.diff(spread) <= 1e-3 * spread[0]).all()
    # All of them are a rotation: lengths stay.
    every = principal_axes(parts, sum(widths)).project(parts)
    rows = np.concatenate(parts, axis=1).astype(np.float32)
    standard = (rows - axes.mean) / axes.spread
    assert_close((every**2).sum(), (standard**2).sum(), 0.01)


@given(SEEDS, st.integers(10, 40), st.integers(1, 3), st.integers(3, 9))
def test_the_image_head_sees_every_view_along_the_same_axes(seed, count, views, width):
    rng = np.random.default_rng(seed)
    features = [rng.normal(size=(count, width)).astype(np.float16) for _ in range(views)]
    axes = image_axes(features, 2)
    inputs = image_inputs(features, axes)
    assert (inputs.shape, inputs.dtype) == ((views, count, 2), np.float16)
    for view, part in zip(inputs, features):
        assert_close(view, axes.project([part]), 0.01)


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


def features_of(seed, count, views=2):
    rng = np.random.default_rng(seed)
    return [rng.normal(size=(count, FEATURES)).astype(np.float16) for _ in range(views)]


@fewer
@given(SEEDS, st.integers(30, 60), st.booleans())
def test_targets_are_blocks_of_their_recipe(seed, count, has_lights):
    recipe = tiny(light_widths=(1e5,) if has_lights else (), light_likeness=(2.0,) if has_lights else ())
    lonlat = fibonacci_lattice(count)
    lights = np.random.default_rng(seed).random((count, len(recipe.light_widths)))
    blocks = make_targets(features_of(seed, count), lights, lonlat, recipe)
    likeness = [recipe.spot_likeness, *recipe.region_likeness, *recipe.colour_likeness]
    assert [block.likeness for block in blocks[: len(likeness)]] == likeness
    assert len(blocks) == len(likeness) + has_lights
    assert all(len(block.values) == count and block.values.dtype == np.float32 for block in blocks)
    assert all(np.isfinite(block.values).all() for block in blocks)
    assert blocks[0].values.shape[1] == recipe.spot_components
    assert blocks[0].values.std() == pytest.approx(1, abs=1e-3)
    if has_lights:
        # Emphasis takes back from the likeness what it adds to the values.
        assert blocks[-1].likeness * blocks[-1].values.var() == pytest.approx(recipe.light_likeness[0], rel=1e-3)


@given(st.sampled_from(["harmonics", "waves"]), SEEDS, lists_of_places(), st.floats(0.5, 30))
def test_an_encoder_says_what_the_tower_learned(kind, seed, lonlat, frequency):
    torch.manual_seed(seed)
    recipe = tiny(frequency=frequency)
    frequencies = np.random.default_rng(seed).normal(size=(5, 2))
    tower = (LocationTower(recipe) if kind == "harmonics" else WaveTower(recipe, frequencies)).eval()
    inputs = tower.inputs(lonlat)
    expected = (
        spherical_harmonics(lonlat, recipe.degrees) if kind == "harmonics" else fourier_features(lonlat, frequencies)
    )
    assert inputs.dtype == np.float32
    np.testing.assert_allclose(inputs, expected, atol=1e-6)
    with torch.no_grad():
        told = tower.forward(torch.from_numpy(inputs)).numpy()
    assert told.shape == (len(lonlat), recipe.dim)
    layers = tower.layers()
    encoder = LocationEncoder(tower.arrays(layers), {"basis": tower.BASIS})
    np.testing.assert_allclose(encoder.encode(lonlat), told, atol=1e-3)
    if kind == "harmonics":
        # A tower that starts from another one is that one.
        torch.manual_seed(seed + 1)
        other = LocationTower(recipe._replace(frequency=2 * frequency)).eval()
        other.start_from(layers)
        for (weight, bias), (read, beside) in zip(layers, other.layers()):
            assert_close(read, weight, 1e-5)
            assert_close(beside, bias, 1e-5)


@given(SEEDS, st.integers(2, 9), st.booleans())
def test_the_objective_is_what_it_says(seed, count, direct):
    recipe = tiny(contrast_on="embedding", contrast_dim=6) if direct else tiny()
    torch.manual_seed(seed)
    objective = Objective(recipe, 3).eval()
    embedding, harmonics = torch.randn(count, recipe.dim), torch.randn(count, recipe.degrees**2)
    targets, images = torch.randn(count, 3), torch.randn(count, recipe.image_components)
    with torch.no_grad():
        loss, regression, contrast, logits = objective.forward(embedding, harmonics, targets, images)
        assert_close(logits, objective.logits(embedding, harmonics, images), 1e-5)
        assert (logits.abs() <= objective.scale + 1e-4).all()
        assert_close(regression, ((objective.regression(embedding) - targets) ** 2).mean(), 1e-5)
        own = logits.diagonal()
        entropy = (logits.logsumexp(dim=1) - own).mean() + (logits.logsumexp(dim=0) - own).mean()
        assert_close(contrast, entropy / 2, 1e-4)
        assert_close(loss, recipe.regression_weight * regression + recipe.contrast_weight * contrast, 1e-5)
        # In whatever order the batch comes.
        order = torch.randperm(count)
        again = objective.forward(embedding[order], harmonics[order], targets[order], images[order])
        assert_close(again[0], loss, 1e-4)
        objective.log_scale.fill_(99)
        assert float(objective.scale) == pytest.approx(100)


@given(st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_a_head_is_a_perceptron_of_its_widths(inputs, width, outputs):
    shapes = [tuple(each.weight.shape) for each in head(inputs, width, outputs) if hasattr(each, "weight")]
    assert shapes == ([(width, inputs), (outputs, width)] if width else [(outputs, inputs)])


@fewer
@given(SEEDS, lists_of_places(least=4, most=12), st.booleans())
def test_what_is_exported_is_the_tower_turned_so_that_likeness_is_that_of_what_it_tells(seed, lonlat, regresses):
    recipe = tiny(regression_weight=1.0 if regresses else 0.0)
    torch.manual_seed(seed)
    tower, objective = LocationTower(recipe).eval(), Objective(recipe, 5)
    blocks = [TargetBlock(np.zeros((4, 2), np.float32), 0.5), TargetBlock(np.zeros((4, 3), np.float32), 2.0)]
    transform = likeness_transform(objective, blocks, recipe)
    np.testing.assert_allclose(transform, transform.T, atol=1e-9)
    assert np.linalg.eigvalsh(transform).min() > 0
    if regresses:
        weight = objective.regression.weight.detach().numpy().astype(float)
        likeness = np.diag(np.repeat([0.5, 2.0], [2, 3]))
        np.testing.assert_allclose(transform @ transform, weight.T @ likeness @ weight, atol=1e-4)
    places = fibonacci_lattice(300)
    arrays, scale = encoder_arrays(tower, transform, recipe, places)
    encoder = LocationEncoder(arrays, {})
    embeddings = encoder.encode(places).astype(float)
    learned, sun, skipped = np.split(embeddings, [recipe.dim, recipe.dim + 3], axis=1)
    assert learned.var(axis=0).sum() == pytest.approx(1, rel=1e-2)
    assert sun.var(axis=0).sum() == pytest.approx(recipe.sun_likeness, rel=1e-2)
    assert skipped.var(axis=0).sum() == pytest.approx(SKIP_SHARE, rel=1e-2)
    assert skipped.shape[1] == recipe.skipped
    with torch.no_grad():
        told = tower(torch.from_numpy(tower.inputs(lonlat))).numpy()
    assert_close(encoder.encode(lonlat)[:, : recipe.dim], scale * told @ transform.T, 0.01)


@given(SEEDS, st.integers(1, 9))
def test_heads_make_unit_vectors(seed, count):
    torch.manual_seed(seed)
    recipe = TowerRecipe("tiny", image_width=5, place_width=6, joint_dim=4)
    heads = Heads(np.random.default_rng(seed).normal(size=(9, 7)).astype(np.float32), recipe).eval()
    with torch.no_grad():
        images = heads.images(torch.randn(count, FEATURES))
        exact, rough = (heads.places(torch.randn(count, 7), exactly=exactly) for exactly in (True, False))
    for vectors in (images, exact, rough):
        assert vectors.shape == (count, 4)
        assert_close(vectors.norm(dim=1), torch.ones(count), 1e-4)
    assert float(heads.scale.detach()) == pytest.approx(math.exp(float(heads.log_scale.detach())), rel=1e-5)
    assert heads.scale.shape == ()
    # The loss of pictures that fit their places is less than that of pictures that do not.
    lonlat = fibonacci_lattice(9)
    loss_of = PlaceLoss(
        lonlat,
        np.random.default_rng(seed).normal(size=(9, 7)).astype(np.float32),
        recipe._replace(others=8, neighbours=2),
    )
    rows = torch.arange(9)
    with torch.no_grad():
        vectors = heads.places(loss_of._embeddings)
        assert loss_of(heads, vectors, rows, Draw(seed)) <= loss_of(heads, -vectors, rows, Draw(seed))


# Backbones and files of towers


@pytest.fixture(scope="module")
def backbone(efficientnet_arrays):
    return Backbone.from_arrays(efficientnet_arrays)


@fewer
@given(SEEDS, st.integers(0, len(BLOCKS)), st.integers(1, 2), st.integers(8, 20))
def test_a_backbone_is_the_same_wherever_it_is_cut(backbone, efficientnet_arrays, seed, blocks, count, size):
    images = 255 * torch.rand(count, 3, size, size, generator=torch.Generator().manual_seed(seed))
    with torch.no_grad():
        whole = backbone(images)
        cut = backbone.late(backbone.early(images, blocks), blocks)
    assert whole.shape == (count, DIM)
    assert_close(cut, whole, 1e-3)
    theirs = EfficientNet(efficientnet_arrays)(images.permute(0, 2, 3, 1).numpy())
    np.testing.assert_allclose(whole.numpy(), theirs, atol=2e-3)
    features = described(backbone, images, blocks).detach()
    assert_close(features[:, :DIM], whole, 1e-3)
    np.testing.assert_allclose(features[:, DIM:], colours(images.permute(0, 2, 3, 1).numpy()), atol=1e-4)
    # The more blocks stay as they are, the fewer weights there are to learn.
    counts = [sum(array.numel() for array in backbone.parameters(each)) for each in range(len(BLOCKS) + 1)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == len(counts)


def test_a_backbone_comes_back_from_its_arrays(backbone, efficientnet_arrays):
    arrays = backbone.arrays()
    assert set(arrays) == set(efficientnet_arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(array, efficientnet_arrays[name])
    assert Backbone.from_arrays(arrays).fingerprint == backbone.fingerprint


@fewer
@given(SEEDS, lists_of_places(most=2), st.floats(1e5, 1e6))
def test_features_are_kept_as_they_were_seen(backbone, tmp_path_factory, seed, lonlat, width):
    world, folder, told = GroundImage(image_of(seed)), tmp_path_factory.mktemp("features"), []
    features = cached_features(world, backbone, lonlat, width, folder, told.append)
    assert (features.shape, features.dtype) == ((len(lonlat), FEATURES), np.float16)
    assert told == sorted(told)
    assert told[-1] == len(lonlat)
    crops = world.crops(lonlat, width, CROP_SIZE)
    np.testing.assert_allclose(features[:, DIM:], colours(crops), atol=1e-2)
    seen = backbone(torch.from_numpy(crops).permute(0, 3, 1, 2)).numpy()
    assert_close(features[:, :DIM], seen, 0.01)
    # The second time nothing is looked at.
    again = cached_features(world, backbone, lonlat, width, folder, told.append)
    assert told[-1] == len(lonlat)
    np.testing.assert_array_equal(again, features)
    files = {path.name for path in folder.iterdir()}
    cached_features(GroundImage(255 - image_of(seed)), backbone, lonlat, width, folder)
    assert len({path.name for path in folder.iterdir()} - files) == 2


@pytest.mark.parametrize("seed", [0, 1])
def test_a_tower_file_says_what_its_heads_learned(backbone, tmp_path, seed):
    torch.manual_seed(seed)
    lonlat = fibonacci_lattice(12)
    recipe, tower_recipe = tiny(), TowerRecipe("tiny", image_width=5, place_width=6, joint_dim=4)
    images = (255 * torch.rand(3, 3, 16, 16)).round()
    pictures = images.permute(0, 2, 3, 1).numpy()
    features = described(backbone, images, 0).detach()
    encoder = LocationEncoder(arrays_of([(np.eye(4, 16, k=1), np.zeros(4))]), {"name": "some"})
    heads = Heads(encoder.encode(lonlat), tower_recipe).eval()
    write_image_tower(backbone, heads, encoder, 12.0, tmp_path / "heads.npz", {"name": "heads"})
    tower = ImageTower.from_file(tmp_path / "heads.npz")
    assert tower.encoder_fingerprint == encoder.fingerprint
    with torch.no_grad():
        told = heads.images(features) @ heads.places(torch.from_numpy(encoder.encode(lonlat)), exactly=True).T
    np.testing.assert_allclose(tower.logits(pictures, encoder.encode(lonlat)), 12 * told.numpy(), atol=0.3)
    # The tower that is trained with an encoder, too.
    learned, objective = LocationTower(recipe).eval(), Objective(recipe, 2).eval()
    axes = principal_axes([features.numpy(), features.numpy()[::-1]], recipe.image_components)
    axes = axes._replace(mean=axes.mean[:FEATURES], spread=axes.spread[:FEATURES], vectors=axes.vectors[:FEATURES])
    arrays, scale = encoder_arrays(learned, np.eye(recipe.dim), recipe, lonlat)
    transform = scale * np.eye(recipe.dim)
    export_image_tower(backbone, objective, axes, arrays, transform, recipe, tmp_path / "run.npz", {"name": "run"})
    tower, encoder = ImageTower.from_file(tmp_path / "run.npz"), LocationEncoder(arrays, {})
    assert tower.encoder_fingerprint == encoder.fingerprint
    with torch.no_grad():
        inputs = torch.from_numpy(learned.inputs(lonlat[:3]))
        seen = torch.from_numpy(axes.project([features.numpy()]))
        told = objective.logits(learned(inputs), inputs, seen).T
    np.testing.assert_allclose(tower.logits(pictures, encoder.encode(lonlat[:3])), told.numpy(), atol=0.3)


# What was not seen


@given(st.integers(40, 400), st.floats(-170, 100), st.floats(-60, 40), st.floats(1, 20), st.floats(1e3, 1e6), SEEDS)
def test_blocks_are_held_out_whole(count, west, south, side, width, seed):
    bounds = (west, south, west + side, south + side)
    rng = np.random.default_rng(seed)
    lonlat = np.stack([rng.uniform(west, west + side, count), rng.uniform(south, south + side, count)], axis=1)
    held, blocks = held_out_blocks(lonlat, bounds, width, seed)
    assert (held.shape, held.dtype) == ((count,), bool)
    assert (blocks == 0) == (not held.any())
    again, _ = held_out_blocks(np.add(lonlat, [360, 0]), bounds, width, seed)
    assert (again == held).mean() > 0.95
    if blocks:
        assert held.sum() >= FEW
        assert (~held).sum() >= FEW
        # As wide as the pictures or wider: no more blocks than there is room for.
        high = np.radians(side) * EARTH_RADIUS
        assert blocks <= max(1, (high / width) ** 2 / 5 + 1)


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


SCORES = st.floats(-1, 1)


@given(SCORES, SCORES, st.integers(0, 39), st.booleans(), st.text(max_size=9))
def test_whoever_trained_an_encoder_is_told_how_little_it_may_know(learned, encoder, neighbours, rank, assessed, start):
    scores = [Score(name, encoder, neighbours, 0.0) for name in ("the picture at the spot", "colours at the spot")]
    assessment = learned.assessment._replace(scores=scores, ranks=[0, rank]) if assessed else None
    told = " ".join(warnings(learned._replace(assessment=assessment, start=start)))
    assert ("Nothing was held out" in told) == (not assessed)
    assert ("next to nothing" in told) == (assessed and encoder < 0.1)
    assert ("likeness, not knowledge" in told) == (assessed and encoder <= neighbours)
    assert ("hardly find their place" in told) == (assessed and rank / 40 > 0.2)
    assert ("was begun with" in told) == bool(start)


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


@given(st.integers(1, 6), st.integers(1, 9), st.integers(1, 9), st.text("abc", max_size=5))
def test_an_encoder_to_begin_with_demands_its_own_widths(degrees, width, dim, name):
    layers = [(np.zeros((o, i)), np.zeros(o)) for i, o in ((degrees**2, width + 3), (width, width), (width, dim))]
    settings = Start(layers, name).settings
    recipe = tiny(**settings)
    assert (recipe.degrees, recipe.width, recipe.dim) == (degrees, width, dim)
    tower = LocationTower(recipe)
    tower.start_from(layers)
    assert tower.first.weight.shape == (width, degrees**2)
    lonlat = fibonacci_lattice(5)
    assert Start(layers, name).embeddings(lonlat).shape == (5, dim)


# Pictures


@given(st.integers(1, 12), st.integers(1, 12), SEEDS, st.text("abc ", max_size=9))
def test_a_png_shows_its_pixels(height, width, seed, alternative):
    pixels = image_of(seed, height, width, 4)
    read = np.asarray(Image.open(io.BytesIO(png(pixels))))
    np.testing.assert_array_equal(read, pixels)
    assert f'alt="{alternative}"' in img(pixels, alternative)
