import io
import json

import numpy as np
import pytest

from placeprint.encoder.earth.land import is_land
from placeprint.lab.evaluation import targets

from ....closeness import assert_close


def test_evaluation_points_are_land_and_uniform_by_area():
    places = targets.evaluation_points(2000)
    assert places.shape == (2000, 2)
    assert is_land(places).all()
    assert places[:, 1].min() > -60
    # Half of the land north of 60 S lies north of 24 N or so.
    assert np.median(places[:, 1]) == pytest.approx(24, abs=6)
    np.testing.assert_array_equal(places, targets.evaluation_points(2000))


def test_people_are_those_in_cities_within_100_km(monkeypatch):
    cities = {
        "1": {"longitude": 10.0, "latitude": 50.0, "population": 900_000},
        "2": {"longitude": 10.0, "latitude": 50.5, "population": 99_999},
        "3": {"longitude": 179.9, "latitude": 0.0, "population": 9_999},
    }
    monkeypatch.setattr(targets, "read_member", lambda archive, member: io.StringIO(json.dumps(cities)))
    # Between both; 55 km from the second alone; none near; across the antimeridian.
    places = [(10.0, 50.2), (10.0, 51.0), (10.0, 52.0), (-179.9, 0.0)]
    people = 10 ** targets.population(np.array(places)) - 1
    assert_close(people, [999_999, 99_999, 0, 9_999], 1e-6)


def test_only_places_that_all_maps_call_land_are_judged(monkeypatch):
    for name in targets.KINDS:
        monkeypatch.setattr(targets, name, lambda lonlat: np.full(len(lonlat), 5.0))
    monkeypatch.setattr(targets, "koeppen", lambda lonlat: np.where(lonlat[:, 0] < -100, 32, 7))
    monkeypatch.setattr(targets, "vegetation", lambda lonlat: np.where(lonlat[:, 1] < -30, np.nan, 0.5))
    lonlat, truth = targets.read_truth(50)
    assert (lonlat > (-100, -30)).all()
    assert set(truth) == set(targets.KINDS)
    assert all(len(values) == len(lonlat) == 50 for values in truth.values())
