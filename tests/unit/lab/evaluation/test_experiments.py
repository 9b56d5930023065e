import numpy as np
import pytest

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.lab.evaluation import experiments, targets
from placeprint.lab.evaluation.experiments import GROUND, NEAREST, OURS

from ....closeness import assert_close


@pytest.fixture(scope="module")
def places():
    return fibonacci_lattice(4000)


@pytest.fixture(autouse=True)
def no_geoclip(monkeypatch):
    """Its weights are not on every machine: here it is what it was before training, noise of the place."""
    monkeypatch.setattr(experiments, "geoclip_embeddings", lambda lonlat: np.sin(700 * unit_vectors(lonlat)))


def test_countries_are_told_apart_and_scored_on_land(small_encoder, places, monkeypatch):
    # Two countries with a no man's land between them.
    monkeypatch.setattr(
        targets, "country", lambda lonlat: np.where(np.abs(lonlat[:, 1]) < 10, -1, (lonlat[:, 1] > 0) * 5)
    )
    found = experiments.countries(small_encoder, places)
    assert (found.places, found.countries) == (np.count_nonzero(np.abs(places[:, 1]) >= 10), 2)
    assert is_land(found.lonlat).all()
    assert 100 < len(found.right) == len(found.lonlat) < 0.2 * found.places
    assert found.accuracies[NEAREST] == 1
    assert found.accuracies[OURS] == np.mean(found.right) > 0.98
    assert list(found.accuracies)[-1] == OURS


def test_rain_is_told_north_of_60_s(small_encoder, places, monkeypatch):
    monkeypatch.setattr(targets, "precipitation", lambda lonlat: 1000 + 900 * np.sin(np.radians(lonlat[:, 1])))
    found = experiments.rain(small_encoder, places)
    assert found.lonlat[:, 1].min() > -60
    assert found.places == np.count_nonzero(places[:, 1] > -60)
    assert found.fits[NEAREST].r2 > 0.99
    assert found.fits[GROUND].r2 > 0.999
    assert found.fits[OURS].error == pytest.approx(found.absolute_error.mean())
    assert found.fits[OURS].largest == pytest.approx(found.absolute_error.max())


def test_a_linear_probe_tells_rain_too_and_is_tested_in_blocks(small_encoder, places, monkeypatch):
    def rain(lonlat):
        return (10 + 5 * small_encoder.encode(lonlat)[:, 0].astype(np.float64)) ** 3

    monkeypatch.setattr(targets, "precipitation", rain)
    monkeypatch.setattr(experiments, "PROBE_PLACES", 1000)
    found = experiments.rain_probe(small_encoder, places)
    assert found.places == 1000
    assert found.at_random.r2 > 0.99
    assert found.in_blocks.r2 > 0.9
    assert found.block_km > 0
    some = places[:5]
    assert_close(found.millimetres(small_encoder.encode(some)), np.maximum(rain(some), 0), 0.05)


def test_the_test_is_a_fifth_and_apart_from_what_was_learned():
    learn, test = experiments.learn_and_test(100)
    assert len(test) == 20
    assert not set(learn) & set(test)
    assert len(learn) == 80
