import numpy as np

from placeprint.encoder.imagery.points import training_points
from placeprint.encoder.land import is_land
from placeprint.encoder.sphere import fibonacci_lattice


def test_all_land_and_a_share_of_the_sea_are_trained_on_in_the_order_of_the_lattice():
    lattice = fibonacci_lattice(5000)
    land = is_land(lattice)
    points = training_points(5000, 8)
    chosen = (lattice[:, np.newaxis] == points[np.newaxis]).all(axis=2).any(axis=1)
    np.testing.assert_array_equal(points, lattice[chosen])
    assert chosen[land].all()
    assert chosen[~land].sum() == -(-(~land).sum() // 8)


def test_a_stride_of_one_is_the_whole_lattice():
    np.testing.assert_array_equal(training_points(500, 1), fibonacci_lattice(500))
