import numpy as np
import pytest

from placeprint.encoder.earth.sphere import EARTH_RADIUS, fibonacci_lattice, unit_vectors
from placeprint.encoder.images.image_tower import COLOURS
from placeprint.encoder.networks.efficientnet import DIM
from placeprint.encoder.training import targets as module
from placeprint.encoder.training.targets import SAMPLE, make_targets, opponent_colours, principal_axes, regional_mean

from ...closeness import assert_close


def features_of(n, seed=0, width=12):
    """Features whose variances along their axes are far apart, so that components have an order."""
    rng = np.random.default_rng(seed)
    mixing = 30 * width**0.5 * np.linalg.qr(rng.normal(size=(width, 12)))[0].T
    return ((rng.normal(size=(n, 12)) * 2.0 ** -np.arange(12)) @ mixing + 5).astype(np.float32)


def standardised(features):
    features = features.astype(np.float64)
    return (features - features.mean(axis=0)) / features.std(axis=0)


def direct_mean(lonlat, sources, values, sigma):
    """The definition, place by place in float64: Gaussian weights of the straight line through the Earth."""
    means = []
    for here in unit_vectors(lonlat):
        chord = np.linalg.norm(unit_vectors(sources) - here, axis=1) * EARTH_RADIUS
        means.append(np.average(values, axis=0, weights=np.exp(-(chord**2) / (2 * sigma**2))))
    return np.array(means)


@pytest.mark.parametrize("sigma", [400_000.0, 1_000_000.0, 2_500_000.0])
def test_regional_means_are_gaussian_averages(random_places, sigma):
    sources = fibonacci_lattice(2000)
    values = np.random.default_rng(0).normal(size=(2000, 3)).astype(np.float32)
    found = regional_mean(random_places[:40], sources, values, sigma)
    assert found.shape == (40, 3)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, direct_mean(random_places[:40], sources, values, sigma), atol=1e-3)


def test_the_regional_mean_of_a_constant_is_the_constant(random_places):
    values = np.full((500, 2), 3.5, np.float32)
    assert_close(regional_mean(random_places, fibonacci_lattice(500), values, 1e6), 3.5, 1e-5)


def test_regional_means_are_the_same_in_blocks(random_places):
    places = np.concatenate([random_places, random_places[:500]])
    values = np.random.default_rng(0).normal(size=(300, 2)).astype(np.float32)
    found = regional_mean(places, fibonacci_lattice(300), values, 1e6)
    np.testing.assert_allclose(found[2000:], found[:500], atol=1e-5)


def test_of_fewer_places_than_axes_there_are_as_many_axes_as_asked_for():
    features = features_of(7)
    axes = principal_axes([features], 10)
    assert axes.vectors.shape == (12, 10)
    np.testing.assert_allclose(axes.vectors.T @ axes.vectors, np.eye(10), atol=1e-5)
    along = axes.project([features])
    np.testing.assert_allclose(along[:, 7:], 0, atol=1e-3)
    # Those that there are hold all that differs between the places.
    assert_close((along**2).sum(), ((standardised(features)) ** 2).sum(), 0.01)


def test_a_place_far_from_every_source_has_a_finite_mean():
    assert np.isfinite(regional_mean([(180, 0)], [(0, 0)], np.ones((1, 2), np.float32), 1e5)).all()


@pytest.mark.parametrize("width", [12, 60, 200], ids=lambda width: f"{width} columns")
def test_principal_axes_are_those_of_the_exact_singular_value_decomposition(width):
    features = features_of(500, width=width)
    u, s, vt = np.linalg.svd(standardised(features), full_matrices=False)
    axes = principal_axes([features], 6)
    found = axes.project([features])
    assert found.dtype == np.float32
    assert found.shape == (500, 6)
    signs = np.sign((found * u[:, :6]).sum(axis=0))
    np.testing.assert_allclose(axes.vectors * signs, vt[:6].T, atol=2e-3)
    np.testing.assert_allclose(found * signs, u[:, :6] * s[:6], atol=4e-3 * s[0] / 500**0.5)


def test_principal_axes_are_at_right_angles_and_of_length_1():
    vectors = principal_axes([features_of(500, width=200)], 8).vectors
    np.testing.assert_allclose(vectors.T @ vectors, np.eye(8), atol=1e-5)


def test_components_do_not_vary_together_and_come_in_falling_order():
    features = features_of(2000)
    covariance = np.cov(principal_axes([features], 6).project([features]).T)
    spread = np.diag(covariance)
    assert (np.diff(spread) < 0).all()
    assert np.abs(covariance - np.diag(spread)).max() < 1e-3 * spread[0]


def test_features_may_stand_side_by_side():
    features = features_of(9000)
    parts = [features[:, :5], features[:, 5:]]
    together, apart = principal_axes([features], 4), principal_axes(parts, 4)
    for one, other in zip(together, apart):
        np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(apart.project(parts), together.project([features]))


def test_the_axes_of_many_places_are_those_of_an_even_sample():
    features = np.random.default_rng(0).normal(size=(2 * SAMPLE + 1, 3)).astype(np.float32)
    many, sample = principal_axes([features], 2), principal_axes([features[::2]], 2)
    np.testing.assert_array_equal(many.vectors, sample.vectors)
    assert not np.array_equal(many.vectors, principal_axes([features[:SAMPLE]], 2).vectors)


def test_half_precision_features_give_nearly_the_same_components():
    features = features_of(9000)
    whole, half = (
        np.abs(principal_axes([part], 3).project([part])) for part in (features, features.astype(np.float16))
    )
    assert np.abs(whole - half).max() < 0.01 * whole.max()


def test_a_feature_that_never_changes_spoils_nothing():
    features = features_of(300)
    features[:, 3] = 5
    axes = principal_axes([features], 4)
    assert np.isfinite(axes.vectors).all()
    np.testing.assert_allclose(axes.vectors[3], 0, atol=1e-5)


LONLAT = fibonacci_lattice(600)
DARK = np.zeros((600, 2), np.float32)


@pytest.fixture(scope="module")
def features():
    """Image features of two views of 600 places."""
    rng = np.random.default_rng(1)
    return [
        np.concatenate([features_of(600, seed, DIM), rng.uniform(0, 1, (600, COLOURS))], axis=1).astype(np.float16)
        for seed in (2, 3)
    ]


@pytest.fixture(scope="module")
def lights():
    """How bright the night is at 600 places, in squares of two widths."""
    return np.log1p(np.random.default_rng(4).uniform(0, 50, (600, 2))).astype(np.float32)


@pytest.fixture(scope="module")
def blocks(features, lights, recipe):
    return make_targets(features, lights, LONLAT, recipe)


def test_targets_are_the_spot_the_regions_and_the_colours_as_wide_and_as_weighty_as_the_recipe_says(blocks, recipe):
    blocks = blocks[:5]
    widths = [recipe.spot_components, 2, 2, 2 * COLOURS, 2 * COLOURS]
    assert [block.values.shape for block in blocks] == [(600, width) for width in widths]
    assert [block.likeness for block in blocks] == [0.3, 1.0, 0.5, 2.0, 0.7]
    assert all(block.values.dtype == np.float32 for block in blocks)


def test_targets_have_a_variance_of_about_one(blocks):
    spot, near, far, *colours = (block.values for block in blocks[:5])
    assert spot.std() == pytest.approx(1, rel=1e-3)
    assert (np.diff(spot.std(axis=0)) < 0).all()
    region = np.concatenate([near, far], axis=1)
    np.testing.assert_allclose(region.mean(axis=0), 0, atol=1e-4)
    assert region.std() == pytest.approx(1, rel=0.01)
    # The wider the mean, the less it varies.
    assert far.std() < near.std()
    for values in colours:
        np.testing.assert_allclose(values.mean(axis=0), 0, atol=1e-4)
        np.testing.assert_allclose(values.std(axis=0), 1, atol=1e-3)


def test_the_spot_is_what_all_views_show_but_not_their_colours(features, blocks, recipe):
    images = np.concatenate([view[:, :DIM] for view in features], axis=1)
    u, s, _ = np.linalg.svd(standardised(images), full_matrices=False)
    found = np.abs(np.corrcoef(blocks[0].values.T, (u[:, :5] * s[:5]).T))[:5, 5:]
    np.testing.assert_allclose(np.diag(found), 1, atol=0.01)
    coloured = [np.concatenate([view[:, :DIM], 1 - view[:, DIM:]], axis=1) for view in features]
    np.testing.assert_array_equal(make_targets(coloured, DARK, LONLAT, recipe)[0].values, blocks[0].values)


def test_opponent_colours_tell_brightness_from_hue():
    shades = {"grey": (0.5, 0.5, 0.5), "red": (1, 0, 0), "green": (0, 1, 0), "yellow": (1, 1, 0), "blue": (0, 0, 1)}
    found = opponent_colours(np.array(list(shades.values()), np.float16))
    assert found.dtype == np.float32
    assert_close(found, [(1.5, 0, 0), (1, 1, 0.5), (1, -1, 0.5), (2, 0, 1), (1, 0, -1)], 1e-6)


def test_the_colours_of_the_spot_are_the_last_columns_of_each_view_as_opponents_standardised(features, blocks):
    colours = []
    for view in features:
        for first in range(DIM, DIM + 12, 3):
            red, green, blue = view[:, first : first + 3].astype(np.float64).T
            colours += [red + green + blue, red - green, (red + green) / 2 - blue]
    np.testing.assert_allclose(blocks[3].values, standardised(np.stack(colours, axis=1)), atol=1e-3)


@pytest.mark.parametrize("sources", [600, 100], ids=lambda sources: f"{sources} sources")
def test_regions_are_the_means_of_the_spots_scale_by_scale(features, recipe, monkeypatch, sources):
    monkeypatch.setattr(module, "SOURCES", sources)
    spot, *regions = (block.values for block in make_targets(features, DARK, LONLAT, recipe)[:3])
    stride = 600 // sources
    for region, sigma in zip(regions, recipe.region_scales):
        means = direct_mean(LONLAT, LONLAT[::stride], spot[::stride, :2], sigma)
        for column in range(2):
            assert np.corrcoef(region[:, column], means[:, column])[0, 1] > 0.999


def test_colours_around_are_the_means_of_the_colours_standardised(blocks, recipe):
    colour, around = (block.values for block in blocks[3:5])
    means = direct_mean(LONLAT, LONLAT, colour, recipe.colour_scales[0])
    np.testing.assert_allclose(around, standardised(means), atol=2e-3)


def test_a_colour_that_never_changes_stays_finite(features, recipe):
    grey = np.full((600, COLOURS), 0.5, np.float16)
    views = [np.concatenate([view[:, :DIM], grey], axis=1) for view in features]
    for block in make_targets(views, DARK, LONLAT, recipe):
        assert np.isfinite(block.values).all()
        assert np.abs(block.values).max() < 100


def test_lights_are_emphasised_in_the_regression_and_not_in_the_likeness(lights, blocks, recipe):
    for block, width, weight in zip(blocks[5:], lights.T, (2.0, 1.0)):
        emphasised = recipe.light_emphasis * standardised(width)
        assert_close(block.values[:, 0], emphasised, 1e-3)
        # The variance that it brings into the likeness is that of the plain brightness, times its weight.
        assert block.values.var() * block.likeness == pytest.approx(weight, rel=1e-3)


def test_without_lights_there_are_no_targets_of_them(features, recipe):
    dark = recipe._replace(light_widths=(), light_likeness=())
    assert len(make_targets(features, np.empty((600, 0)), LONLAT, dark)) == 5
