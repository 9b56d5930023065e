import itertools

import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice, great_circle_distance
from placeprint.encoder.similarity.sampling import Sampled, farthest_first


@pytest.fixture(scope="module")
def lonlat():
    return fibonacci_lattice(2000)


@pytest.fixture(scope="module")
def z(encoder, lonlat):
    return encoder.directions(encoder.encode(lonlat))


def assert_least_alike(rows, z, chosen):
    """Assert that each of `rows` is the least like `chosen`, vectors, and those before, as far as rounding can tell."""
    chosen = list(chosen)
    for row in rows:
        distance = np.min([1 - z.astype(float) @ each.astype(float) for each in chosen], axis=0)
        assert distance[row] > distance.max() - 1e-6
        chosen.append(z[row])


def test_each_is_the_least_like_all_before_it(z, lonlat):
    sample = farthest_first(z, lonlat, 12)
    typical = z.astype(float) @ z.mean(axis=0, dtype=float)
    assert typical[sample.rows[0]] > typical.max() - 1e-6
    assert len(sample.rows) == 12
    assert_least_alike(sample.rows[1:], z, [z[sample.rows[0]]])
    assert np.isnan(sample.novelty[0])
    for rank in range(1, 12):
        nearest = (z[sample.rows[:rank]] @ z[sample.rows[rank]]).max()
        assert sample.novelty[rank] == pytest.approx(1 - nearest, abs=1e-5)
    assert (np.diff(sample.novelty[1:]) <= 1e-6).all()


def test_the_coverage_is_the_distance_to_the_nearest_chosen(z, lonlat):
    sample = farthest_first(z, lonlat, 15)
    distance = 1 - (z @ z[sample.rows].T).max(axis=1)
    assert sample.worst == pytest.approx(distance.max(), abs=1e-5)
    assert sample.mean == pytest.approx(distance.mean(), abs=1e-5)


def test_no_choice_brings_the_worst_off_nearer_than_half_as_far():
    rng = np.random.default_rng(4)
    for _ in range(20):
        points = rng.normal(size=(12, 3))
        points = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
        angle = np.arccos(np.clip(points.astype(float) @ points.T, -1, 1))
        best = min(angle[:, list(choice)].min(axis=1).max() for choice in itertools.combinations(range(12), 3))
        found = farthest_first(points, np.zeros((12, 2)), 3)
        assert angle[:, found.rows].min(axis=1).max() <= 2 * best + 1e-4


def test_places_sampled_already_count_as_chosen(z, lonlat):
    there = Sampled(z[::100], lonlat[::100])
    sample = farthest_first(z, lonlat, 6, there)
    assert len(sample.rows) == 6
    assert_least_alike(sample.rows, z, there.z)
    assert sample.novelty[0] == pytest.approx(1 - (there.z @ z[sample.rows[0]]).max(), abs=1e-5)


def test_an_empty_list_of_sampled_places_is_none(encoder, z, lonlat):
    empty = Sampled(np.empty((0, encoder.dim), np.float32), np.empty((0, 2)))
    assert farthest_first(z, lonlat, 4, empty).rows.tolist() == farthest_first(z, lonlat, 4).rows.tolist()


def test_a_least_distance_is_kept_to_each_other_and_to_what_was_sampled(z, lonlat):
    there = Sampled(z[:40], lonlat[:40])
    sample = farthest_first(z, lonlat, 20, there, min_distance=2_000_000)
    places = np.concatenate([lonlat[sample.rows], lonlat[:40]])
    assert len(sample.rows) == 20
    for row in range(20):
        others = np.delete(places, row, axis=0)
        assert great_circle_distance(others, places[row]).min() >= 2_000_000


def test_it_ends_when_all_are_too_near(z, lonlat):
    sample = farthest_first(z, lonlat, 500, min_distance=8_000_000)
    assert 1 < len(sample.rows) < 20


def test_the_same_place_is_not_taken_twice(encoder):
    places = np.array([(10, 50), (10, 50), (100, 20), (100, 20), (10, 50)], dtype=float)
    sample = farthest_first(encoder.directions(encoder.encode(places)), places, 5)
    # Which of the rows of a place is taken is a matter of rounding.
    assert {tuple(place) for place in places[sample.rows]} == {(10, 50), (100, 20)}
    assert len(sample.rows) == 2
    assert sample.worst == pytest.approx(0, abs=1e-6)


def test_of_equals_the_first_is_chosen():
    points = np.array([[1, 0], [0, 1], [0, -1]], dtype=np.float32)
    assert farthest_first(points, np.zeros((3, 2)), 2).rows.tolist() == [0, 1]


def test_no_candidates_are_refused(encoder):
    with pytest.raises(ValueError, match="no candidates"):
        farthest_first(np.empty((0, encoder.dim), np.float32), np.empty((0, 2)), 3)


def test_it_tells_its_progress_and_can_be_stopped(z, lonlat):
    shares = []
    farthest_first(z, lonlat, 10, Sampled(z[:200], lonlat[:200]), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)

    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        farthest_first(z, lonlat, 10, progress=stop)
