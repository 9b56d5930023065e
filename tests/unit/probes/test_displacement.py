import numpy as np

from placeprint.encoder.earth.sphere import great_circle_distance
from placeprint.encoder.probes.displacement import FARTHEST, NEAREST, displaced


def test_places_move_within_the_bounds_in_all_directions(random_places):
    moved = displaced(random_places)
    distance = great_circle_distance(random_places, moved)
    assert distance.min() > NEAREST * 0.999
    assert distance.max() < FARTHEST * 1.001
    north = (moved[:, 1] > random_places[:, 1]).mean()
    assert 0.4 < north < 0.6


def test_no_seed_tells_where_they_went(random_places):
    np.random.seed(0)  # noqa: NPY002 - to show that it does nothing
    first = displaced(random_places)
    np.random.seed(0)  # noqa: NPY002
    assert (first != displaced(random_places)).all()


def test_poles_move_too():
    poles = np.array([(0.0, 90.0), (0.0, -90.0)])
    assert (great_circle_distance(poles, displaced(poles)) > NEAREST * 0.999).all()
