import numpy as np

from placeprint.encoder.crs_geometry import PlaceFinder, cut, rectangle_in, same_place, usable_bounds


def same(xy):
    return np.array(xy, dtype=float)


def metres(lonlat):
    """A cylindrical projection that ends at 60 degrees; what lies beyond is not-a-number."""
    xy = 1000 * np.array(lonlat, dtype=float)
    xy[np.abs(lonlat[:, 1]) > 60] = np.nan
    return xy


def from_metres(xy):
    return xy / 1000


def folded(xy):
    """An inverse that returns places of the globe for what lies beyond the map."""
    return np.stack([np.clip(xy[:, 0] / 1000, -180, 180), xy[:, 1] / 1000], axis=1)


def test_a_place_is_what_comes_back():
    find = PlaceFinder(folded, metres, geographic=False)
    _, good = find(np.array([[10e3, 5e3], [190e3, 5e3], [0, 61e3], [0, 95e3], [180.04e3, 0]]), 50)
    assert good.tolist() == [True, False, False, False, True]


def test_the_tolerance_may_be_one_for_each_axis():
    find = PlaceFinder(folded, metres, geographic=False)
    xy = np.array([[180.04e3, 0]])
    assert find(xy, np.array([50, 1]))[1].all()
    assert not find(xy, np.array([1, 50]))[1].any()


def test_longitudes_may_come_back_a_turn_away():
    def wrapped(lonlat):
        return np.stack([np.remainder(lonlat[:, 0] + 180, 360) - 180, lonlat[:, 1]], axis=1)

    _, good = PlaceFinder(same, wrapped, geographic=True)(np.array([[190.0, 5.0], [0.0, 90.5]]), 0.1)
    assert good.tolist() == [True, False]


def test_the_same_place_is_written_in_many_ways():
    a = np.array([[190.0, 5], [0, 90], [0, 0], [np.nan, 0]])
    b = np.array([[-170.0, 5], [77, 90], [0.01, 0], [0, 0]])
    assert same_place(a, b).tolist() == [True, True, False, False]


def test_bounds_are_what_can_be_shown_of_the_area_of_use():
    assert usable_bounds(None, same, same) == (-180, -90, 180, 90)
    assert usable_bounds(None, metres, from_metres) == (-180e3, -60e3, 180e3, 60e3)
    assert usable_bounds((170, -10, -170, 10), metres, from_metres) == (170e3, -10e3, 190e3, 10e3)
    assert usable_bounds((0, 70, 10, 80), metres, from_metres) is None


def test_a_rectangle_lies_in_another_crs_where_its_mesh_does():
    assert rectangle_in((0, -10, 20, 10), metres, True, False) == (0, -10e3, 20e3, 10e3)
    assert rectangle_in((0, 70, 20, 80), metres, True, False) is None


def test_a_rectangle_across_the_antimeridian_stays_narrow():
    def wrapped(xy):
        return np.stack([np.remainder(xy[:, 0] / 1000 + 180, 360) - 180, xy[:, 1] / 1000], axis=1)

    west, _, east, _ = rectangle_in((175e3, -10e3, 195e3, 10e3), wrapped, False, True)
    assert (round(west), round(east)) == (175, 195)


def test_a_rectangle_is_cut_to_the_bounds():
    world = (-180.0, -90.0, 180.0, 90.0)
    assert cut((170, -100, 190, 10), world, True) == (170, -90, 190, 10)
    assert cut((-500, -100, 500, 10), world, True) == (-180, -90, 180, 10)
    assert cut((170, -20, 190, 10), world, False) == (170, -20, 180, 10)
    assert cut((190, -20, 200, 10), world, False) is None
