import numpy as np
import pytest

from placeprint.encoder.sphere import EARTH_RADIUS, fibonacci_lattice, unit_vectors
from placeprint.encoder.training.targets import make_targets, principal_components, regional_mean


def features_of(n, seed=0, width=12):
    """Features whose variances along their axes are far apart, so that components have an order."""
    rng = np.random.default_rng(seed)
    mixing = np.linalg.qr(rng.normal(size=(width, width)))[0]
    return ((rng.normal(size=(n, width)) * 2.0 ** -np.arange(width)) @ mixing + 5).astype(np.float32)


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
    np.testing.assert_allclose(found, direct_mean(random_places[:40], sources, values, sigma), atol=1e-3)


def test_the_regional_mean_of_a_constant_is_the_constant(random_places):
    values = np.full((500, 2), 3.5, np.float32)
    np.testing.assert_allclose(regional_mean(random_places, fibonacci_lattice(500), values, 1e6), 3.5, rtol=1e-5)


def test_regional_means_are_the_same_in_blocks(random_places):
    places = np.concatenate([random_places, random_places[:500]])
    values = np.random.default_rng(0).normal(size=(300, 2)).astype(np.float32)
    found = regional_mean(places, fibonacci_lattice(300), values, 1e6)
    np.testing.assert_allclose(found[2000:], found[:500], atol=1e-5)


def test_a_place_far_from_every_source_has_a_finite_mean():
    assert np.isfinite(regional_mean([(180, 0)], [(0, 0)], np.ones((1, 2), np.float32), 1e5)).all()


def test_principal_components_are_those_of_the_singular_value_decomposition():
    features = features_of(500)
    standardised = (features - features.mean(axis=0)) / (features.std(axis=0) + 1e-3)
    u, s, _ = np.linalg.svd(standardised.astype(np.float64), full_matrices=False)
    expected = u[:, :4] * s[:4]
    found = principal_components([features], 4)
    signs = np.sign((found * expected).sum(axis=0))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found * signs, expected, atol=2e-3 * np.abs(expected).max())


def test_principal_components_do_not_vary_together_and_come_in_falling_order():
    found = principal_components([features_of(2000)], 6)
    covariance = np.cov(found.T)
    spread = np.diag(covariance)
    assert (np.diff(spread) < 0).all()
    assert np.abs(covariance - np.diag(spread)).max() < 1e-3 * spread[0]


def test_features_may_stand_side_by_side():
    features = features_of(500)
    together, apart = principal_components([features], 4), principal_components([features[:, :5], features[:, 5:]], 4)
    np.testing.assert_array_equal(apart, together)


def test_half_precision_features_give_nearly_the_same_components():
    features = features_of(9000)
    whole, half = (principal_components([features.astype(kind)], 3) for kind in (np.float32, np.float16))
    assert np.abs(np.abs(whole) - np.abs(half)).max() < 0.05 * np.abs(whole).max()


def test_targets_have_the_widths_and_the_scale_that_the_recipe_says(recipe):
    lonlat = fibonacci_lattice(600)
    targets = make_targets([features_of(600)], lonlat, recipe)
    assert targets.spot.shape == (600, recipe.spot_components)
    assert targets.region.shape == (600, len(recipe.region_scales) * recipe.region_components)
    assert targets.spot.dtype == targets.region.dtype == np.float32
    assert targets.spot.std() == pytest.approx(1, rel=1e-3)
    np.testing.assert_allclose(targets.region.mean(axis=0), 0, atol=1e-4)
    assert targets.region.std() == pytest.approx(1, rel=0.01)


def test_regions_are_the_means_of_the_spots_scale_by_scale(recipe):
    lonlat = fibonacci_lattice(600)
    spot, region = make_targets([features_of(600)], lonlat, recipe)
    for scale, sigma in enumerate(recipe.region_scales):
        means = direct_mean(lonlat, lonlat, spot[:, :2], sigma)
        found = region[:, 2 * scale : 2 * scale + 2]
        for column in range(2):
            assert np.corrcoef(found[:, column], means[:, column])[0, 1] > 0.999
