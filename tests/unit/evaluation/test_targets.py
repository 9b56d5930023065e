import numpy as np
import pytest

from placeprint.encoder.evaluation import targets
from placeprint.encoder.land import is_land


def test_evaluation_points_are_land_and_uniform_by_area():
    places = targets.evaluation_points(2000)
    assert places.shape == (2000, 2)
    assert is_land(places).all()
    assert places[:, 1].min() > -60
    # Half of the land north of 60 S lies north of 24 N or so.
    assert np.median(places[:, 1]) == pytest.approx(24, abs=6)
    np.testing.assert_array_equal(places, targets.evaluation_points(2000))


def test_only_places_that_all_maps_call_land_are_judged(monkeypatch):
    for name in targets.KINDS:
        monkeypatch.setattr(targets, name, lambda lonlat: np.full(len(lonlat), 5.0))
    monkeypatch.setattr(targets, "koeppen", lambda lonlat: np.where(lonlat[:, 0] < -100, 32, 7))
    monkeypatch.setattr(targets, "vegetation", lambda lonlat: np.where(lonlat[:, 1] < -30, np.nan, 0.5))
    lonlat, truth = targets.read_truth(50)
    assert (lonlat > (-100, -30)).all()
    assert set(truth) == set(targets.KINDS)
    assert all(len(values) == len(lonlat) == 50 for values in truth.values())
