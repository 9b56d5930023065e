import numpy as np
import pytest

from placeprint.encoder.training.image_inputs import image_axes, image_inputs

from ...closeness import assert_close


@pytest.fixture(scope="module")
def features():
    """Features of three views of 600 places; each view is brighter than the one before it."""
    rng = np.random.default_rng(0)
    mixing = rng.normal(size=(10, 10)) * 2.0 ** -np.arange(10)
    return [(rng.normal(size=(600, 10)) @ mixing.T + view).astype(np.float16) for view in range(3)]


def test_every_view_of_every_place_has_its_components(features):
    axes = image_axes(features, 4)
    inputs = image_inputs(features, axes)
    assert inputs.shape == (3, 600, 4)
    assert inputs.dtype == np.float16
    for view, seen in zip(features, inputs):
        expected = (view.astype(np.float64) - axes.mean) / axes.spread @ axes.vectors
        assert_close(seen, expected, 0.002)


def test_the_axes_are_those_of_all_views_together(features):
    axes = image_axes(features, 4)
    together = np.concatenate(features).astype(np.float64)
    np.testing.assert_allclose(axes.mean, together.mean(axis=0), atol=0.15)
    assert_close(axes.spread, together.std(axis=0), 0.1)
    inputs = np.concatenate(image_inputs(features, axes)).astype(np.float64)
    covariance = np.cov(inputs.T)
    spread = np.diag(covariance)
    assert (np.diff(spread) < 0).all()
    assert np.abs(covariance - np.diag(spread)).max() < 0.1 * spread[0]
    exact = np.linalg.eigvalsh(np.corrcoef(together.T))[::-1]
    assert_close(spread, exact[:4], 0.1)


def test_a_view_keeps_what_sets_it_apart(features):
    dark, _, bright = image_inputs(features, image_axes(features, 4)).astype(np.float64).mean(axis=1)
    assert np.linalg.norm(bright - dark) > 0.5
