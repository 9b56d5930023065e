import os
from pathlib import Path

import numpy as np
import pytest
import rasterio

from placeprint.encoder import EncoderFileError
from placeprint.encoder.encoders.location_encoder import find_encoder
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.images.image_tower import (
    CHUNK_PIXELS,
    COLOURS,
    FEATURES,
    SHIPPED_TOWER,
    ImageTower,
    colours,
    load_image_tower,
)
from placeprint.encoder.similarity.gallery import world_places
from placeprint.encoder.training.crops import GroundImage

from ...closeness import assert_close
from ..random_heads import head

DATA = Path(__file__).resolve().parents[2] / "data"

METADATA = {"name": "some tower", "encoder_fingerprint": "0123456789abcdef" * 4, "image_size": 24}
DIM, JOINT = 10, 6
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def arrays(efficientnet_arrays):
    return {
        **efficientnet_arrays,
        **head("image", (FEATURES, 16, JOINT), seed=1),
        **head("place", (DIM, 12, 9, JOINT), seed=2),
        "scale": np.array(12.5),
    }


@pytest.fixture(scope="module")
def tower(arrays):
    return ImageTower(arrays, METADATA)


@pytest.fixture(scope="module")
def images():
    """Twelve pictures, no two of the same colours."""
    rng = np.random.default_rng(4)
    shades = rng.uniform(40, 215, (12, 1, 1, 3))
    return (shades + rng.uniform(-40, 40, (12, 24, 24, 3))).astype(np.float32)


@pytest.fixture(scope="module")
def embeddings():
    return np.random.default_rng(5).normal(size=(7, DIM)).astype(np.float32)


def plain_unit_vectors(arrays, kind, layers, rows):
    x = rows.astype(float)
    for index in range(layers):
        x = np.maximum(x, 0) if index else x
        x = x @ arrays[f"{kind}_weight{index}"].T.astype(float) + arrays[f"{kind}_bias{index}"]
    return x / np.sqrt((x**2).sum(axis=1, keepdims=True))


def test_the_tower_says_what_it_is(tower):
    assert tower.name == "some tower"
    assert tower.encoder_fingerprint == METADATA["encoder_fingerprint"]
    assert tower.image_size == 24
    assert tower.metadata is METADATA
    assert (tower.dim, tower.joint_dim, tower.scale) == (DIM, JOINT, 12.5)
    assert "some tower" in repr(tower)
    assert "0123456789ab" in repr(tower)


def test_images_are_of_96_pixels_where_the_file_does_not_say(arrays):
    assert ImageTower(arrays, {"encoder_fingerprint": "f"}).image_size == 96


def test_the_features_are_those_of_the_network_and_then_the_colours(tower, images):
    features = tower.features(images)
    assert features.shape == (12, FEATURES)
    assert features.dtype == np.float32
    assert np.isfinite(features).all()
    np.testing.assert_array_equal(features[:, -COLOURS:], colours(images))
    assert features[:, :-COLOURS].min() >= 0
    assert features[:, :-COLOURS].max() > 0.1


def test_images_and_places_become_unit_vectors_through_their_heads(tower, arrays, images, embeddings):
    found = tower.encode(images)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, plain_unit_vectors(arrays, "image", 2, tower.features(images)), atol=1e-5)
    found = tower.encode_places(embeddings)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, plain_unit_vectors(arrays, "place", 3, embeddings), atol=1e-5)


def test_a_head_of_one_layer_is_linear(arrays, embeddings):
    arrays = {**without_head("place")(arrays), **head("place", (DIM, JOINT), seed=3)}
    found = ImageTower(arrays, METADATA).encode_places(embeddings)
    np.testing.assert_allclose(found, plain_unit_vectors(arrays, "place", 1, embeddings), atol=1e-5)


def test_a_vector_of_length_0_stays_finite(arrays, embeddings):
    arrays = {name: array * 0 if name.startswith("place_") else array for name, array in arrays.items()}
    np.testing.assert_array_equal(ImageTower(arrays, METADATA).encode_places(embeddings), 0)


def test_the_logits_are_scaled_cosines(tower, images, embeddings):
    logits = tower.logits(images, embeddings)
    assert logits.shape == (12, 7)
    assert logits.dtype == np.float32
    cosines = tower.encode(images).astype(float) @ tower.encode_places(embeddings).T.astype(float)
    np.testing.assert_allclose(logits, 12.5 * cosines, atol=1e-4)


@pytest.mark.parametrize("size", [3, 5, 25, 64, 97])
def test_one_image_gives_what_it_gives_among_many_whatever_its_size(tower, size):
    images = np.random.default_rng(size).integers(0, 256, (9, size, size, 3)).astype(np.uint8)
    together = tower.features(images)
    for image, features in zip(images, together):
        assert_close(tower.features(image[np.newaxis])[0], features, 1e-4)


def test_bytes_doubles_and_lists_are_welcome_and_left_alone(tower, images):
    images = np.rint(images[:2])
    expected = tower.features(images)
    for same in (images.astype(np.uint8), images.astype(int), images.astype(float), images.tolist()):
        np.testing.assert_array_equal(tower.features(same), expected)


def test_nothing_gives_nothing(tower, images, embeddings):
    assert tower.features(images[:0]).shape == (0, FEATURES)
    assert tower.encode(images[:0]).shape == (0, JOINT)
    assert tower.encode_places(embeddings[:0]).shape == (0, JOINT)
    assert tower.logits(images[:0], embeddings).shape == (0, 7)
    assert tower.logits(images, embeddings[:0]).shape == (12, 0)


@pytest.mark.parametrize("shape", [(24, 24, 3), (1, 24, 25, 3), (1, 24, 24, 4), (1, 3, 24, 24), (1, 2, 2, 3), (0,)])
def test_images_of_other_shapes_are_an_error(tower, shape):
    with pytest.raises(ValueError, match=r"square and RGB.* not of shape"):
        tower.features(np.zeros(shape))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, -1, 256, 65535])
def test_the_first_bad_image_is_named(tower, images, bad):
    images = np.tile(images, (40, 1, 1, 1))
    assert images[:300].size > 3 * CHUNK_PIXELS * 3
    images[300, 5, 5, 1] = images[310, 0, 0, 0] = bad
    with pytest.raises(ValueError, match=r"^image 300 has values that are not in 0\.\.255"):
        tower.encode(images)


def test_what_resampling_rounds_a_little_beyond_the_ends_is_welcome(tower):
    tower.features(np.full((1, 24, 24, 3), np.nextafter(np.float32(255), np.float32(256))))


def test_images_that_are_not_numbers_are_an_error(tower):
    with pytest.raises(ValueError, match="must hold numbers"):
        tower.features(np.full((1, 24, 24, 3), "a"))


@pytest.mark.parametrize("shape", [(DIM,), (3, DIM + 1), (1, 3, DIM)])
def test_embeddings_of_other_shapes_are_an_error(tower, shape):
    with pytest.raises(ValueError, match=rf"\(n, {DIM}\)"):
        tower.encode_places(np.zeros(shape))


def test_many_images_need_little_memory_beside_the_result(tower, peak_memory):
    images = np.zeros((300, 96, 96, 3), dtype=np.uint8)
    # As float32 alone they would take 33 MB, and a hundred times that on their way through the network.
    assert peak_memory(lambda: tower.features(images)) < 20 * MEGABYTE


def test_a_uniform_image_has_its_own_colour_and_no_deviation():
    found = colours(np.tile(np.float32([255, 51, 0]), (2, 24, 24, 1)))
    np.testing.assert_allclose(found, np.tile([1, 0.2, 0, 0, 0, 0], (2, 2)), atol=1e-6)


def test_the_middle_third_has_colours_of_its_own():
    image = np.zeros((1, 9, 9, 3), dtype=np.float32)
    image[0, 3:6, 3:6] = 255
    found = colours(image)[0]
    np.testing.assert_allclose(found[:3], 1 / 9, atol=1e-6)
    np.testing.assert_allclose(found[3:6], np.sqrt(8) / 9, atol=1e-6)
    np.testing.assert_allclose(found[6:], [1, 1, 1, 0, 0, 0], atol=1e-6)


@pytest.fixture(scope="module")
def half(arrays):
    return {name: array.astype(np.float16) for name, array in arrays.items()}


def test_a_file_of_half_precision_is_small_and_gives_nearly_the_same(tower, half, images, embeddings, tmp_path):
    path = tmp_path / "half.npz"
    write_arrays(path, half, METADATA)
    assert path.stat().st_size < 10_000_000
    read = load_image_tower(path)
    assert read.metadata == METADATA
    assert np.abs(read.encode(images) - tower.encode(images)).max() < 0.01
    np.testing.assert_array_equal(read.encode_places(embeddings), ImageTower(half, METADATA).encode_places(embeddings))


def test_an_unchanged_file_is_loaded_once_and_a_changed_one_anew(half, tmp_path):
    path = tmp_path / "changing.npz"
    write_arrays(path, half, METADATA)
    first = load_image_tower(path)
    assert load_image_tower(str(path)) is first
    write_arrays(path, half, {**METADATA, "name": "another"})
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert load_image_tower(path).name == "another"


def test_an_unknown_name_is_an_error_that_names_it():
    with pytest.raises(EncoderFileError, match="no image tower named placeprint-99"):
        load_image_tower("placeprint-99")


def without(*names):
    return lambda arrays: {name: array for name, array in arrays.items() if name not in names}


def without_head(kind):
    return lambda arrays: {name: array for name, array in arrays.items() if not name.startswith(kind)}


def replacing(name, damage):
    return lambda arrays: {**arrays, name: damage(arrays[name])}


def nan_first(array):
    array = array.copy()
    array.flat[0] = np.nan
    return array


DAMAGES = {
    "no network": (without("stem_weight"), "no stem_weight"),
    "network not finite": (replacing("block4_project_weight", nan_first), "block4_project_weight .*not finite"),
    "no image head": (without_head("image"), "image head"),
    "a layer is missing": (without("place_weight1", "place_bias1"), "place head"),
    "no bias": (without("place_bias1"), "place head"),
    "a bias of another length": (replacing("image_bias1", lambda array: array[1:]), "image head"),
    "a weight that is a vector": (replacing("image_weight1", lambda array: array[0]), "image head"),
    "layers that do not fit": (replacing("image_weight1", lambda array: array[:, 1:]), "image head"),
    "integers": (replacing("place_weight0", lambda array: array.astype(int)), "place head.*floating-point"),
    "not finite": (replacing("image_bias0", nan_first), "image head.*not finite"),
    "other features": (replacing("image_weight0", lambda array: array[:, 1:]), "1291 features"),
    "no common space": (lambda arrays: {**without_head("place")(arrays), **head("place", (DIM, 5), seed=0)}, "same"),
    "no scale": (without("scale"), "scale"),
    "two scales": (replacing("scale", lambda array: np.tile(array, 2)), "scale"),
    "a scale that is an integer": (replacing("scale", lambda array: np.array(12)), "floating-point"),
    "a scale of 0": (replacing("scale", np.zeros_like), "not a positive number"),
    "a scale that is not finite": (replacing("scale", nan_first), "not finite"),
}


@pytest.mark.parametrize(("damage", "saying"), DAMAGES.values(), ids=DAMAGES)
def test_damaged_arrays_are_refused(arrays, damage, saying):
    with pytest.raises(ValueError, match=saying):
        ImageTower(damage(arrays), METADATA)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("encoder_fingerprint", bad) for bad in (None, 5)),
        *(("image_size", bad) for bad in (0, "96", 96.0, True, None)),
    ],
)
def test_metadata_that_do_not_say_what_is_needed_are_refused(arrays, name, value):
    with pytest.raises(ValueError, match=name):
        ImageTower(arrays, {**METADATA, name: value})


def test_a_refused_file_is_named(half, network, tmp_path):
    for name, content, saying in (
        ("a-location-encoder", network(), "not an image tower: it holds no stem_weight"),
        ("no-scale", without("scale")(half), "not an image tower: it holds no scale"),
    ):
        path = tmp_path / f"{name}.npz"
        write_arrays(path, content, METADATA)
        with pytest.raises(EncoderFileError, match=rf"{name}\.npz is {saying}"):
            load_image_tower(path)
    path = tmp_path / "text.npz"
    path.write_text("not an archive")
    with pytest.raises(EncoderFileError, match="text"):
        load_image_tower(path)
    with pytest.raises(EncoderFileError, match="missing"):
        load_image_tower(tmp_path / "missing.npz")


def test_nothing_pickled_is_read(half, tmp_path):
    path = tmp_path / "pickled.npz"
    write_arrays(path, {**half, "scale": np.array([{}], dtype=object)}, METADATA)
    with pytest.raises(EncoderFileError, match="plain numbers"):
        load_image_tower(path)


def test_the_tower_that_ships_belongs_to_the_encoder_that_ships(encoder):
    tower = load_image_tower()
    assert tower.encoder_fingerprint == encoder.fingerprint
    assert (tower.dim, tower.image_size) == (encoder.dim, 96)


def test_the_tower_that_ships_finds_places_by_their_images(encoder):
    with rasterio.open(DATA / "blue_marble_540x270.jpg") as image:
        world = GroundImage(image.read().transpose(1, 2, 0))
    land = world_places(land_only=True)
    land = land[land[:, 1] > -60]
    places = land[:: len(land) // 60][:60]
    logits = load_image_tower().logits(world.crops(places, 1_000_000.0, 96), encoder.encode(places))
    ranks = 1 + (logits > logits.diagonal()[:, np.newaxis]).sum(axis=1)
    # Pixels are ten times as wide as in training, and chance is the 30th.
    assert np.median(ranks) <= 5
    assert np.percentile(ranks, 90) <= 20


def test_the_tower_that_ships_is_small():
    assert find_encoder(SHIPPED_TOWER).stat().st_size < 10_000_000
