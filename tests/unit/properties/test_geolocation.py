import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import canonical, great_circle_distance
from placeprint.encoder.files.encoder_file import EncoderFileError, write_arrays
from placeprint.encoder.images.geolocation import (
    AT_SEA,
    NEAR,
    REFINED_WITHIN,
    SPACING,
    UNIT,
    WIDEST,
    Geolocator,
    log_prior,
    picture_vector,
)
from placeprint.encoder.images.image_tower import COLOURS, FEATURES, ImageTower, colours, load_image_tower
from placeprint.encoder.similarity.clusters import fit_clusters
from placeprint.encoder.similarity.colours import colours_of, colours_of_components
from placeprint.encoder.similarity.gallery import REGION_SIZE, WORLD_SIZE, world_gallery, world_places

from ...closeness import assert_close
from ..random_heads import head
from .places import LATITUDES, LONGITUDES, fewer, lists_of_places

SEEDS = st.integers(0, 999)
JOINT = 5


@pytest.fixture(scope="module")
def tower_arrays(efficientnet_arrays, small_encoder):
    heads = {**head("image", (FEATURES, 8, JOINT), 1), **head("place", (small_encoder.dim, 9, JOINT), 2)}
    return {**efficientnet_arrays, **heads, "scale": np.array(20.0)}


@pytest.fixture(scope="module")
def tower(tower_arrays, small_encoder):
    """A random image tower that belongs to the small encoder."""
    metadata = {"name": "some tower", "encoder_fingerprint": small_encoder.fingerprint, "image_size": 9}
    return ImageTower(tower_arrays, metadata)


@pytest.fixture(scope="module")
def geolocator(tower, small_encoder):
    return Geolocator(tower, small_encoder)


def pictures(count, size, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, 255, (count, 1, 1, 3)) * rng.uniform(0.5, 1, (count, size, size, 3))


def vector_of(seed):
    vector = np.random.default_rng(seed).normal(size=JOINT)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


@fewer
@given(st.integers(0, 3), st.integers(3, 12), SEEDS, lists_of_places(most=5))
def test_pictures_and_places_meet_as_unit_vectors_whatever_their_company(
    tower, small_encoder, count, size, seed, lonlat
):
    images, embeddings = pictures(count, size, seed), small_encoder.encode(lonlat)
    before = images.copy()
    vectors, places = tower.encode(images), tower.encode_places(embeddings)
    np.testing.assert_array_equal(images, before)
    assert vectors.shape == (count, tower.joint_dim)
    for each in (vectors, places):
        assert each.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(each, axis=1), 1, atol=1e-5)
    for index in range(count):
        np.testing.assert_allclose(tower.encode(images[index : index + 1])[0], vectors[index], atol=1e-4)
    logits = tower.logits(images, embeddings)
    assert logits.shape == (count, len(lonlat))
    np.testing.assert_allclose(logits, tower.scale * (vectors.astype(float) @ places.T), atol=1e-3)
    assert tower.features(images).shape == (count, FEATURES)
    for wrong in (embeddings[:, 1:], embeddings[0]):
        with pytest.raises(ValueError, match="embeddings must have the shape"):
            tower.encode_places(wrong)


@given(SEEDS, st.sampled_from([np.nan, np.inf, -1.0, 256.0]), st.integers(0, 3))
def test_a_picture_of_impossible_colours_is_named(tower, seed, value, row):
    images = pictures(4, 3, seed)
    images[row, 1, 1, 1] = value
    with pytest.raises(ValueError, match=f"image {row} has values"):
        tower.features(images)


@given(st.integers(1, 4), st.integers(3, 12), SEEDS)
def test_colours_of_a_picture_turn_with_its_channels_and_not_with_its_sides(count, size, seed):
    images = pictures(count, size, seed)
    told = colours(images)
    assert told.shape == (count, COLOURS)
    assert ((told >= 0) & (told <= 1)).all()
    np.testing.assert_allclose(colours(images[:, ::-1]), told, atol=1e-9)
    np.testing.assert_allclose(colours(images.transpose(0, 2, 1, 3)), told, atol=1e-9)
    channels = told.reshape(count, 4, 3)[..., ::-1].reshape(count, COLOURS)
    np.testing.assert_allclose(colours(images[..., ::-1]), channels, atol=1e-9)


def test_a_tower_that_was_written_and_read_says_the_same(tower, tower_arrays, tmp_path, small_encoder):
    path = tmp_path / "tower.npz"
    write_arrays(path, tower_arrays, tower.metadata)
    again = ImageTower.from_file(path)
    images, embeddings = pictures(2, 9, 0), small_encoder.encode([[10, 50]])
    np.testing.assert_array_equal(again.logits(images, embeddings), tower.logits(images, embeddings))
    assert (again.name, again.image_size, again.scale) == (tower.name, tower.image_size, tower.scale)
    loaded = load_image_tower(path)
    assert load_image_tower(str(path)) is loaded
    np.testing.assert_array_equal(loaded.encode(images), tower.encode(images))


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=9))
def test_a_tower_that_is_not_there_is_missed_by_its_name(name):
    with pytest.raises(EncoderFileError, match=f"no image tower named {name}x-image"):
        load_image_tower(f"{name}x-image")


@fewer
@given(SEEDS, st.integers(3, 40), st.integers(3, 40), st.none() | st.floats(1, 1e7))
def test_a_picture_of_any_shape_has_a_unit_vector(tower, seed, height, width, metres):
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    vector = picture_vector(tower, picture, metres)
    assert (vector.shape, vector.dtype) == ((JOINT,), np.float32)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    if metres is None or metres * min(height, width) <= WIDEST:
        np.testing.assert_array_equal(vector, picture_vector(tower, picture))
    with pytest.raises(ValueError, match="a picture must have the shape"):
        picture_vector(tower, picture[..., :2], metres)


@given(lists_of_places())
def test_the_open_sea_is_shown_less_often_than_land(lonlat):
    prior = log_prior(lonlat)
    np.testing.assert_array_equal(prior, np.where(is_land(lonlat), 0.0, np.log(AT_SEA)))


@fewer
@given(SEEDS, st.integers(1, 5))
def test_a_posterior_is_a_probability_and_candidates_are_its_peaks(geolocator, seed, count):
    vector = vector_of(seed)
    posterior = geolocator.posterior(vector)
    assert posterior.shape == (len(geolocator.lonlat),)
    assert (posterior >= 0).all()
    assert posterior.sum() == pytest.approx(1)
    # The odds of two places are those of their logits and their priors.
    rows = np.random.default_rng(seed).integers(0, len(posterior), 20)
    z = geolocator.tower.encode_places(geolocator.encoder.encode(geolocator.lonlat[rows]))
    logits = geolocator.tower.scale * (z.astype(float) @ vector) + log_prior(geolocator.lonlat[rows])
    np.testing.assert_allclose(np.log(posterior[rows] / posterior[rows[0]]), logits - logits[0], atol=1e-3)
    found = geolocator.candidates(vector, count)
    assert len(found) == count
    probabilities = [each.probability for each in found]
    assert probabilities == sorted(probabilities, reverse=True)
    assert sum(probabilities) <= 1 + 1e-6
    lonlat = np.array([each[:2] for each in found])
    np.testing.assert_array_equal(canonical(lonlat), lonlat)
    assert all(abs(each.score) <= 1 + 1e-5 for each in found)
    best = geolocator.lonlat[posterior.argmax()]
    distance = great_circle_distance(lonlat, [best])
    assert distance.min() <= REFINED_WITHIN + 1
    for index in range(count):
        others = great_circle_distance(np.delete(lonlat, index, axis=0), lonlat[index : index + 1]) if count > 1 else []
        assert (np.array(others) >= SPACING - 2 * REFINED_WITHIN - 1).all()
    # A first candidate holds what lies near it.
    near = great_circle_distance(geolocator.lonlat, [best]) < NEAR
    assert any(each.probability == pytest.approx(posterior[near].sum(), rel=1e-6) for each in found)


@fewer
@given(SEEDS, st.integers(1, 3))
def test_the_density_of_places_is_their_posterior_by_the_area(geolocator, seed, count):
    vectors = [vector_of(seed + index) for index in range(count)]
    rows = np.random.default_rng(seed).integers(0, len(geolocator.lonlat), 20)
    lonlat = geolocator.lonlat[rows]
    density = geolocator.density(vectors)(geolocator.encoder.encode(lonlat), lonlat)
    assert (density.shape, density.dtype) == ((20, count), np.float32)
    for column, vector in zip(density.T, vectors):
        assert_close(column, geolocator.posterior(vector)[rows] * UNIT / geolocator.area, 1e-3)


@fewer
@given(SEEDS, LATITUDES.filter(lambda lat: abs(lat) < 80))
def test_a_hint_is_kept_to(tower, small_encoder, seed, south):
    def within(lonlat):
        return (lonlat[:, 1] > south) & (lonlat[:, 1] < south + 8)

    geolocator = Geolocator(tower, small_encoder, within)
    assert within(geolocator.lonlat).all()
    vector = vector_of(seed)
    assert geolocator.posterior(vector).sum() == pytest.approx(1)
    (best,) = geolocator.candidates(vector, 1)
    assert within(np.array([best[:2]]))[0]
    lonlat = np.array([[0.0, south - 1], [0.0, south + 4]]).clip(-90, 90)
    density = geolocator.density([vector])(small_encoder.encode(lonlat), lonlat)
    assert density[0] == 0
    assert density[1] > 0


@given(LONGITUDES.filter(lambda lon: lon < 180), st.floats(-89, 80), st.floats(1, 90), st.floats(1, 9))
def test_the_places_of_a_region_lie_in_it_and_on_land_if_asked(west, south, width, height):
    bounds = (west, south, west + width, south + height)
    places, land = world_places(False, bounds), world_places(True, bounds)
    assert len(places) == REGION_SIZE
    offset = np.remainder(places[:, 0] - west + 1e-9, 360.0)
    assert offset.max() <= width + 1e-6
    assert places[:, 1].min() >= south - 1e-9
    assert places[:, 1].max() <= south + height + 1e-9
    np.testing.assert_array_equal(land, places[is_land(places)])


@pytest.mark.parametrize("land_only", [True, False])
def test_the_gallery_of_the_world_is_made_once_and_holds_its_places(small_encoder, land_only):
    gallery = world_gallery(small_encoder, land_only)
    assert world_gallery(small_encoder, land_only) is gallery
    np.testing.assert_array_equal(gallery.lonlat, world_places(land_only))
    assert len(world_places(False)) == WORLD_SIZE
    np.testing.assert_allclose(np.linalg.norm(gallery.z, axis=1), 1, atol=1e-5)
    rows = np.arange(0, len(gallery.lonlat), 997)
    z = small_encoder.directions(small_encoder.encode(gallery.lonlat[rows]))
    np.testing.assert_allclose(gallery.z[rows], z, atol=1e-4)


@given(lists_of_places(least=8, most=40), st.integers(1, 5), SEEDS)
def test_the_nearest_cluster_is_that_of_the_largest_nearness(small_encoder, lonlat, k, seed):
    # Places that are all different, whatever was drawn.
    embeddings = small_encoder.encode(np.concatenate([lonlat, canonical(lonlat[:8] * 0.5 + seed / 100)]))
    try:
        clusters = fit_clusters(small_encoder, embeddings, k).clusters
    except ValueError as error:
        assert "different places" in str(error)
        return
    nearness = clusters.nearness(embeddings)
    assert (nearness.shape, nearness.dtype) == ((len(embeddings), k), np.float32)
    z = small_encoder.directions(embeddings).astype(float)
    squares = ((z[:, np.newaxis] - clusters.centroids) ** 2).sum(axis=2)
    np.testing.assert_allclose(squares, (z**2).sum(axis=1)[:, np.newaxis] - 2 * nearness, atol=1e-4)
    numbers = clusters.predict_of_nearness(nearness)
    assert numbers.dtype == np.uint8
    np.testing.assert_array_equal(numbers, clusters.predict(embeddings))


@given(st.lists(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3), min_size=1, max_size=9))
def test_colours_of_components_rise_with_them_from_1_to_255(encoder, components):
    components = np.sort(np.array(components), axis=0)
    told = colours_of_components(encoder, components)
    assert (told.shape, told.dtype) == (components.shape, np.uint8)
    assert told.min() >= 1
    assert (np.diff(told.astype(int), axis=0) >= 0).all()
    ends = colours_of_components(encoder, encoder.component_ranges[:3].T)
    np.testing.assert_array_equal(ends, [[1, 1, 1], [255, 255, 255]])


@given(lists_of_places())
def test_the_colours_of_places_are_those_of_their_components(encoder, lonlat):
    embeddings = encoder.encode(lonlat)
    told = colours_of_components(encoder, encoder.principal_components(embeddings, 3))
    np.testing.assert_array_equal(colours_of(encoder, embeddings), told)
