import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice, great_circle_distance
from placeprint.lab.evaluation.analogues import analogue_agreement


@pytest.fixture(scope="module")
def places():
    return fibonacci_lattice(1500)


@pytest.fixture(scope="module")
def truth(places):
    kind = np.random.default_rng(0).integers(0, 6, len(places))
    return {"koeppen": kind, "land_cover": kind % 2, "temperature": 10.0 * kind, "precipitation": np.exp(1.0 + kind)}


def test_a_perfect_likeness_agrees_in_all(places, truth):
    kind = truth["koeppen"]
    found = analogue_agreement(lambda row: (kind == kind[row]).astype(float), places, truth, references=100)
    assert found == pytest.approx((1, 1, 0, 0))


def test_likeness_by_chance_agrees_as_often_as_chance_does(places, truth):
    rng = np.random.default_rng(1)
    found = analogue_agreement(lambda row: rng.random(len(places)), places, truth, references=300)
    assert found.koeppen == pytest.approx(1 / 6, abs=0.02)
    # The mean distance of two of six equally likely steps is 35 / 18.
    assert found.temperature == pytest.approx(10 * 35 / 18, abs=1)
    assert found.log_precipitation == pytest.approx(35 / 18, abs=0.1)


def test_places_that_are_near_do_not_count(places, truth):
    latitudes = {**truth, "temperature": places[:, 1]}

    def difference(min_distance):
        return analogue_agreement(
            lambda row: -great_circle_distance(places, places[row]),
            places,
            latitudes,
            references=50,
            count=1,
            min_distance=min_distance,
        ).temperature

    # The most similar place is the first beyond the limit, and so lies further off where the limit is wide.
    assert difference(1e6) < 10 < difference(5e6)


def test_too_few_places_beyond_are_an_error(places, truth):
    def agreement(count):
        return analogue_agreement(
            lambda row: -great_circle_distance(places, places[row]), places, truth, 10, count, min_distance=19_000_000.0
        )

    # A cap of a thousand kilometres holds 0.6 % of the sphere, 9.6 of these places.
    assert 0 <= agreement(8).koeppen <= 1
    with pytest.raises(ValueError, match=r"\d+ places lie beyond 19,000,000 m, and 12 were asked for"):
        agreement(12)
