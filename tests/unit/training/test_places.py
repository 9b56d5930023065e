import numpy as np

from placeprint.encoder.land import is_land
from placeprint.encoder.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.training.places import training_points


def sorted_rows(points):
    return points[np.lexsort(points.T)]


def test_all_land_and_a_share_of_the_sea_are_trained_on():
    lattice = fibonacci_lattice(5000)
    land = is_land(lattice)
    points = training_points(5000, 8)
    chosen = (lattice[:, np.newaxis] == points[np.newaxis]).all(axis=2).any(axis=1)
    np.testing.assert_array_equal(sorted_rows(points), sorted_rows(lattice[chosen]))
    assert chosen[land].all()
    assert chosen[~land].sum() == -(-(~land).sum() // 8)


def test_a_stride_of_one_is_the_whole_lattice():
    np.testing.assert_array_equal(sorted_rows(training_points(500, 1)), sorted_rows(fibonacci_lattice(500)))


def test_the_first_places_cover_the_earth_as_all_of_them_do_and_are_always_the_same():
    points = training_points(5000, 8)
    first = points[:500]
    np.testing.assert_array_equal(training_points(5000, 8)[:500], first)
    assert abs(is_land(first).mean() - is_land(points).mean()) < 0.05
    np.testing.assert_allclose(unit_vectors(first).mean(axis=0), unit_vectors(points).mean(axis=0), atol=0.1)
