import numpy as np
import pytest

from placeprint.encoder.earth.sphere import unit_vectors
from placeprint.encoder.probes.autocorrelation import Variogram, fitted_range, suggest_block, variogram
from placeprint.encoder.probes.fitted_labels import FittedLabels
from placeprint.encoder.probes.folds import blocks


def spherical(lags, length):
    h = np.minimum(lags / length, 1)
    return 1.5 * h - 0.5 * h**3


@pytest.mark.parametrize("length", [100.0, 700.0])
def test_the_range_of_a_spherical_model_is_found(length):
    lags = np.geomspace(10, 2000, 20)
    found = fitted_range(Variogram(lags, 0.3 + 2 * spherical(lags, length), np.full(20, 100)))
    assert found == pytest.approx(length, rel=0.1)


def test_what_does_not_rise_has_no_range():
    lags = np.geomspace(10, 2000, 20)
    assert fitted_range(Variogram(lags, 2 - 0.0005 * lags, np.full(20, 100))) is None


@pytest.fixture(scope="module")
def places():
    rng = np.random.default_rng(0)
    return np.stack([rng.uniform(0, 30, 1500), rng.uniform(35, 60, 1500)], axis=1)


def field(places, km, seed=0):
    """A sum of waves whose values are alike over about `km`."""
    rng = np.random.default_rng(seed)
    waves = rng.normal(size=(3, 300)) * 6371 / km
    return np.cos(unit_vectors(places) @ waves + rng.uniform(0, 2 * np.pi, 300)).sum(axis=1)


def test_a_field_that_varies_faster_has_a_smaller_block(places):
    slow, fast = (suggest_block(places, FittedLabels(field(places, km))) for km in (300, 60))
    assert fast.range_km < 0.5 * slow.range_km
    assert fast.km < slow.km


def test_classes_have_a_range_too(places):
    number = field(places, 150)
    classes = FittedLabels(np.digitize(number, np.percentile(number, [33, 66])), 3)
    assert suggest_block(places, classes).range_km == pytest.approx(
        suggest_block(places, FittedLabels(number)).range_km, rel=0.6
    )


def test_a_variogram_of_classes_is_the_share_of_pairs_that_differ():
    lonlat = np.array([(0, 0), (0.1, 0), (0.2, 0), (0.3, 0), (10, 0)])
    found = variogram(lonlat, FittedLabels(np.array([0, 1, 0, 1, 1]), 2))
    total = np.sum(found.halves * found.pairs)
    assert total == pytest.approx(4)
    assert found.pairs.sum() == 6


@pytest.mark.parametrize("count", [12, 40, 400])
def test_the_block_leaves_room_for_two_in_each_of_five_folds(places, count):
    # A trend: alike over all of the extent.
    suggestion = suggest_block(places[:count], FittedLabels(places[:count, 1]))
    assert blocks(places[:count], suggestion.km).max() + 1 >= 10


def test_one_place_has_no_block():
    with pytest.raises(ValueError, match="one place"):
        suggest_block(np.zeros((9, 2)), FittedLabels(np.arange(9.0)))
