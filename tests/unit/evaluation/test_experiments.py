import numpy as np
import pytest

from placeprint.encoder.evaluation import experiments, targets
from placeprint.encoder.evaluation.perceptron import Settings
from placeprint.encoder.sphere import fibonacci_lattice

SETTINGS = Settings(hidden=64, epochs=60, batch=64, members=1, dropout=0.0, frequency=0.5)


@pytest.fixture(scope="module")
def places():
    return fibonacci_lattice(2000)


@pytest.fixture(autouse=True)
def coarse_harmonics(monkeypatch):
    """Few enough that so few places decide about all of them."""
    monkeypatch.setattr(experiments, "DEGREES", 4)


def test_countries_are_told_apart_and_places_without_one_left_out(small_encoder, places, monkeypatch):
    # Two countries with a sea between them.
    monkeypatch.setattr(
        targets, "country", lambda lonlat: np.where(np.abs(lonlat[:, 1]) < 10, -1, (lonlat[:, 1] > 0) * 5)
    )
    found = experiments.countries(small_encoder, places, SETTINGS)
    inland = np.count_nonzero(np.abs(places[:, 1]) >= 10)
    assert (found.places, found.countries) == (inland, 2)
    assert len(found.right) == len(found.lonlat) == round(inland * 0.2)
    assert found.neighbours == 1
    assert found.harmonics > 0.98
    # The embedding is a random one, of six numbers.
    assert found.accuracy == np.mean(found.right) > 0.7


def test_rain_is_told_north_of_60_s(small_encoder, places, monkeypatch):
    monkeypatch.setattr(targets, "precipitation", lambda lonlat: 1000 + 900 * np.sin(np.radians(lonlat[:, 1])))
    found = experiments.rain(small_encoder, places, SETTINGS)
    assert found.lonlat[:, 1].min() > -60
    assert found.places == np.count_nonzero(places[:, 1] > -60)
    assert found.neighbours.r2 > 0.99
    assert found.harmonics.r2 > 0.98
    assert found.embedding.error == pytest.approx(found.absolute_error.mean())


def test_the_test_is_a_fifth_and_apart_from_what_was_learned():
    learn, test = experiments.learn_and_test(100)
    assert len(test) == 20
    assert not set(learn) & set(test)
    assert len(learn) == 80
