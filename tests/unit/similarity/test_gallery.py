import numpy as np
import pytest

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice, great_circle_distance, nearest_distance
from placeprint.encoder.encoders.location_encoder import CHUNK
from placeprint.encoder.similarity import gallery
from placeprint.encoder.similarity.gallery import REGION_SIZE, Analogue, Gallery, rank_candidates, world_gallery
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ...closeness import assert_close

EQUATOR = np.array([[lon, 0.0] for lon in range(0, 180, 10)])
"""Candidates 10 degrees, 1,112 km, from each other."""
STEP = great_circle_distance((0, 0), (10, 0))[0]


@pytest.fixture
def references(small_encoder):
    """References at (0, 0): what the tests of distances measure from."""
    return ReferenceSet(small_encoder, [(0, 0)])


@pytest.fixture
def rising():
    """Similarities that rise along the equator: the last candidate is the most similar."""
    return np.linspace(0, 1, len(EQUATOR), dtype=np.float32)


def rows(hits):
    return [hit.row for hit in hits]


def test_the_most_similar_come_first(references, rising):
    hits = rank_candidates(rising, EQUATOR, references, 3)
    assert rows(hits) == [17, 16, 15]
    assert [hit.similarity for hit in hits] == [float(rising[17]), float(rising[16]), float(rising[15])]


def test_a_hit_knows_its_distance_to_the_nearest_positive(small_encoder, rising):
    references = ReferenceSet(small_encoder, [(0, 0), (150, 0)], negatives=[(170, 0)])
    hits = rank_candidates(rising, EQUATOR, references, 18)
    expected = nearest_distance(EQUATOR, references.positives)
    assert_close([hit.distance for hit in hits], expected[rows(hits)], 1e-9)
    assert hits[0].distance == pytest.approx(2 * STEP)


def test_no_more_than_count_and_no_more_than_there_are(references, rising):
    assert len(rank_candidates(rising, EQUATOR, references, 5)) == 5
    assert sorted(rows(rank_candidates(rising, EQUATOR, references, 100))) == list(range(18))
    assert rank_candidates(rising, EQUATOR, references, 0) == []
    assert rank_candidates(np.empty(0, np.float32), np.empty((0, 2)), references, 5) == []


def test_hits_keep_their_distance_from_every_positive(small_encoder, rising):
    references = ReferenceSet(small_encoder, [(0, 0), (170, 0)])
    hits = rank_candidates(rising, EQUATOR, references, 100, min_distance=4.5 * STEP)
    assert rows(hits) == [12, 11, 10, 9, 8, 7, 6, 5]


def test_a_place_at_exactly_the_least_distance_counts(references, rising):
    assert 3 in rows(rank_candidates(rising, EQUATOR, references, 100, min_distance=STEP * 3 - 1e-3))
    assert 3 not in rows(rank_candidates(rising, EQUATOR, references, 100, min_distance=STEP * 3 + 1e-3))


def test_hits_keep_their_distance_from_each_other(references, rising):
    assert rows(rank_candidates(rising, EQUATOR, references, 4, separation=2.5 * STEP)) == [17, 14, 11, 8]


def test_separation_holds_across_the_antimeridian(references):
    lonlat = np.array([[179.5, 0], [-179.5, 0], [150, 0]])
    similarity = np.float32([0.9, 0.8, 0.7])
    assert rows(rank_candidates(similarity, lonlat, references, 3, separation=STEP)) == [0, 2]


def test_candidates_without_a_similarity_are_passed_over(references, rising):
    rising[[17, 3]] = np.nan
    hits = rank_candidates(rising, EQUATOR, references, 100)
    assert rows(hits) == [16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2, 1, 0]
    assert rank_candidates(np.full(18, np.nan, np.float32), EQUATOR, references, 3) == []


def test_among_equals_the_order_of_the_candidates_decides(references):
    similarity = np.float32([0.5, 0.9] * 9)
    assert rows(rank_candidates(similarity, EQUATOR, references, 18)) == [*range(1, 18, 2), *range(0, 18, 2)]


def test_agrees_with_a_plain_search(encoder, random_places):
    references = ReferenceSet(encoder, random_places[:2], random_places[2:3])
    similarity = references.similarity(random_places)
    hits = rank_candidates(similarity, random_places, references, 15, min_distance=3e6, separation=5e5)
    expected = []
    for row in np.argsort(-similarity, kind="stable"):
        far = nearest_distance(random_places[[row]], random_places[:2])[0] >= 3e6
        apart = all(great_circle_distance(random_places[row], random_places[hit])[0] >= 5e5 for hit in expected)
        if far and apart and len(expected) < 15:
            expected.append(row)
    assert rows(hits) == expected


def test_a_gallery_holds_the_directions_of_its_places(small_encoder):
    lonlat = fibonacci_lattice(CHUNK + 5)
    made = Gallery(small_encoder, lonlat)
    np.testing.assert_allclose(made.z, small_encoder.directions(small_encoder.encode(lonlat)), atol=1e-6)
    assert made.z.dtype == np.float32


def test_a_gallery_finds_what_the_function_finds(small_encoder, random_places):
    references = ReferenceSet(small_encoder, [(10, 20)])
    hits = Gallery(small_encoder, random_places).most_similar(references, 5, 1e6, 1e5)
    expected = rank_candidates(references.similarity(random_places), random_places, references, 5, 1e6, 1e5)
    assert rows(hits) == rows(expected)
    assert all(isinstance(hit, Analogue) for hit in hits)


def test_a_gallery_reports_progress_up_to_one(small_encoder):
    shares = []
    Gallery(small_encoder, fibonacci_lattice(2 * CHUNK + 1), progress=shares.append)
    assert len(shares) == 3
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_gallery_stops_when_progress_raises(small_encoder):
    def cancel(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Gallery(small_encoder, fibonacci_lattice(2 * CHUNK), progress=cancel)


@pytest.fixture
def tiny_world(monkeypatch):
    """A world's gallery of few points, and none kept from elsewhere."""
    monkeypatch.setattr(gallery, "WORLD_SIZE", 3000)
    monkeypatch.setattr(gallery, "_world", {})


@pytest.mark.usefixtures("tiny_world")
def test_the_world_s_gallery_is_the_lattice_or_its_land(small_encoder):
    lattice = fibonacci_lattice(3000)
    np.testing.assert_array_equal(world_gallery(small_encoder, False).lonlat, lattice)
    np.testing.assert_array_equal(world_gallery(small_encoder, True).lonlat, lattice[is_land(lattice)])


@pytest.mark.usefixtures("tiny_world")
def test_the_world_s_gallery_is_kept_for_its_encoder_only(small_encoder, network):
    kept = world_gallery(small_encoder, False)
    assert world_gallery(small_encoder, False) is kept
    other = LocationEncoder(network(seed=1), {})
    assert world_gallery(other, False).encoder is other
    recentred = LocationEncoder({**network(seed=1), "center": np.ones(6)}, {})
    assert world_gallery(recentred, False).encoder is recentred


@pytest.mark.usefixtures("tiny_world")
def test_a_world_s_gallery_that_was_stopped_is_not_kept(small_encoder):
    def cancel(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        world_gallery(small_encoder, False, cancel)
    assert np.isfinite(world_gallery(small_encoder, False).z).all()


def test_the_gallery_of_a_region_lies_within_its_bounds(network):
    encoder = LocationEncoder(network(), {"bounds": [170, -20, 190, -10]})
    gallery = world_gallery(encoder, land_only=False)
    assert len(gallery.lonlat) == REGION_SIZE
    turned = np.mod(gallery.lonlat[:, 0], 360)
    assert (turned.min(), turned.max()) == pytest.approx((170, 190), abs=0.1)
    assert (np.abs(gallery.lonlat[:, 1] + 15) < 5).all()
    assert world_gallery(encoder, land_only=True).lonlat.shape[0] < REGION_SIZE / 2
