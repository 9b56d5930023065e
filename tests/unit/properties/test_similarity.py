from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.earth.sphere import great_circle_distance, nearest_distance
from placeprint.encoder.similarity.clusters import fit_clusters, k_means, simplified_silhouette, suggested
from placeprint.encoder.similarity.colours import class_colours, colours_of, distinct_colours
from placeprint.encoder.similarity.gallery import Gallery, rank_candidates
from placeprint.encoder.similarity.reference_set import COMBINATIONS, ReferenceSet
from placeprint.encoder.similarity.sampling import Sampled, farthest_first

from ...closeness import assert_close
from .places import lists_of_places


def cosines(encoder, a, b):
    return encoder.directions(encoder.encode(a)).astype(np.float64) @ encoder.directions(encoder.encode(b)).T


@given(lists_of_places(), st.sampled_from(COMBINATIONS))
def test_a_place_is_like_itself_and_likeness_is_mutual(encoder, lonlat, combine):
    for place in lonlat[:3]:
        assert ReferenceSet(encoder, [place], combine=combine).similarity([place])[0] == pytest.approx(1, abs=1e-6)
    a, b = lonlat[0], lonlat[-1]
    there, back = (float(ReferenceSet(encoder, [one]).similarity([two])[0]) for one, two in ((a, b), (b, a)))
    assert there == pytest.approx(back, abs=1e-5)


@given(lists_of_places(most=6), lists_of_places(most=6) | st.none(), lists_of_places(), st.sampled_from(COMBINATIONS))
def test_similarity_is_what_its_definition_says(encoder, positives, negatives, lonlat, combine):
    references = ReferenceSet(encoder, positives, negatives, combine)
    told = references.similarity(lonlat)
    assert ((told >= -1) & (told <= 1)).all()

    def part(places):
        if combine == "any":
            return cosines(encoder, lonlat, places).max(axis=1)
        z = encoder.directions(encoder.encode(places)).mean(axis=0, dtype=np.float64)
        length = np.linalg.norm(z)
        return encoder.directions(encoder.encode(lonlat)) @ (z / length if length > 0 else z)

    exact = part(positives)
    if negatives is not None:
        exact = np.maximum(np.minimum(exact, exact - part(negatives)), -1)
    np.testing.assert_allclose(told, exact, atol=4e-5)
    embeddings = encoder.encode(lonlat)
    products = references.products(embeddings)
    assert products.shape == (len(lonlat), references.product_count)
    np.testing.assert_allclose(references.similarity_of_products(products), told, atol=4e-5)
    np.testing.assert_allclose(references.similarity_of(embeddings), told, atol=4e-5)


@given(lists_of_places(most=4), lists_of_places(most=4), lists_of_places())
def test_no_place_is_on_both_sides_or_gains_by_the_other(encoder, positives, negatives, lonlat):
    one, other = ReferenceSet(encoder, positives, negatives), ReferenceSet(encoder, negatives, positives)
    here, there = one.similarity(lonlat), other.similarity(lonlat)
    assert (np.minimum(here, there) <= 1e-6).all()
    assert (here <= ReferenceSet(encoder, positives).similarity(lonlat) + 1e-6).all()


HALF_WAY = np.pi * 6_371_009
"""Metres to the other side of the Earth."""

DISTANCES = st.sampled_from([0.0, 1.0, 1e5, 3e6, 2.5e7])


@given(lists_of_places(most=3), lists_of_places(most=60), st.integers(1, 70), DISTANCES, DISTANCES)
def test_the_most_similar_are_those_that_one_finds_by_looking_at_all(
    small_encoder, positives, lonlat, count, min_distance, separation
):
    references = ReferenceSet(small_encoder, positives)
    similarity = references.similarity(lonlat)
    similarity[::7] = np.nan
    far = nearest_distance(lonlat, positives)
    expected = []
    for row in np.argsort(-similarity, kind="stable"):
        apart = all(great_circle_distance([lonlat[row]], [lonlat[other]])[0] >= separation for other in expected)
        if len(expected) < count and far[row] >= min_distance and not np.isnan(similarity[row]) and apart:
            expected.append(row)
    hits = rank_candidates(similarity, lonlat, references, count, min_distance, separation)
    assert [hit.row for hit in hits] == expected
    assert [hit.similarity for hit in hits] == sorted((hit.similarity for hit in hits), reverse=True)
    assert_close([hit.distance for hit in hits], far[expected] if expected else [], 1e-12, largest=HALF_WAY)


@given(lists_of_places(most=40), st.integers(1, 50))
def test_a_gallery_finds_what_its_places_hold(small_encoder, lonlat, count):
    references = ReferenceSet(small_encoder, lonlat[:1])
    hits = Gallery(small_encoder, lonlat).most_similar(references, count)
    assert len(hits) == min(count, len(lonlat))
    assert hits[0].similarity == pytest.approx(references.similarity(lonlat).max(), abs=1e-5)


@given(st.integers(0, 999), st.integers(2, 60), st.integers(1, 8))
def test_k_means_ends_where_no_place_is_nearer_to_another_centroid(seed, count, k):
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(count, 5)).astype(np.float32)
    k = min(k, count)
    found = k_means(z, z[:k])
    assert sorted(set(found.labels)) == list(range(k))
    squares = ((z[:, None] - found.centroids) ** 2).sum(axis=2)
    own = squares[np.arange(count), found.labels]
    assert (own <= squares.min(axis=1) + 1e-4).all()
    assert found.objective == pytest.approx(own.sum(), rel=1e-4)
    for label in range(k):
        np.testing.assert_allclose(found.centroids[label], z[found.labels == label].mean(axis=0), atol=1e-5)
    if k > 1:
        assert 0 <= simplified_silhouette(z, found) <= 1


@given(lists_of_places(least=3, most=50), st.integers(1, 12))
def test_clusters_are_numbered_and_every_place_has_the_nearest(small_encoder, lonlat, k):
    embeddings = small_encoder.encode(lonlat)
    different = len(np.unique(small_encoder.directions(embeddings).round(4), axis=0))
    if different < k:
        with suppress(ValueError):
            fit_clusters(small_encoder, embeddings, k)
        return
    clusters, silhouettes = fit_clusters(small_encoder, embeddings, k)
    assert (len(clusters), silhouettes) == (k, [])
    numbers = clusters.predict(embeddings)
    z = small_encoder.directions(embeddings)
    apart = np.linalg.norm(z[:, None] - z, axis=2)
    assert set(numbers) <= set(range(1, k + 1))
    # In single precision, places that are hardly apart may be told to be of one cluster.
    assert len(set(numbers)) == k or ((apart > 0) & (apart < 2e-3)).any()
    squares = ((z[:, None] - clusters.centroids) ** 2).sum(axis=2)
    assert (squares[np.arange(len(z)), numbers - 1] <= squares.min(axis=1) + 1e-4).all()
    assert (np.abs(clusters.similarity(embeddings, numbers)) <= 1).all()
    assert len({tuple(colour) for colour in clusters.colours}) == k


@given(st.dictionaries(st.integers(2, 12), st.floats(0, 1), min_size=1))
def test_the_suggestion_is_one_of_what_was_compared(scores):
    pairs = sorted(scores.items())
    best = suggested(pairs)
    assert best in scores
    others = [score for k, score in pairs if k > 2]
    assert scores[best] >= max(others, default=0)


@given(lists_of_places(most=40), lists_of_places(most=5) | st.none(), st.integers(1, 50), DISTANCES)
def test_a_diverse_sample_takes_the_least_alike_each_time(small_encoder, lonlat, sampled, count, min_distance):
    z = small_encoder.directions(small_encoder.encode(lonlat))
    before = None
    if sampled is not None:
        before = Sampled(small_encoder.directions(small_encoder.encode(sampled)), sampled)
    found = farthest_first(z, lonlat, count, before, min_distance)
    rows = found.rows
    assert len(set(rows)) == len(rows) <= count
    chosen, places = [], []
    if before is not None:
        chosen, places = list(before.z), list(before.lonlat)
    for row, novelty in zip(rows, found.novelty):
        if chosen:
            similarity = (z.astype(np.float64) @ np.array(chosen).T).max(axis=1)
            assert novelty == pytest.approx(1 - similarity[row], abs=1e-5)
            free = (
                nearest_distance(lonlat, np.array(places)) >= min_distance + 1
                if min_distance
                else np.ones(len(z), bool)
            )
            free[rows[: len(chosen) - (0 if before is None else len(before.z))]] = False
            assert similarity[row] <= similarity[free].min(initial=1) + 1e-5
            if min_distance:
                assert nearest_distance(lonlat[[row]], np.array(places))[0] >= min_distance - 1
        else:
            assert np.isnan(novelty)
        chosen.append(z[row])
        places.append(lonlat[row])
    assert 0 <= found.mean <= found.worst + 1e-9


@given(st.integers(1, 60), st.integers(0, 99))
def test_colours_that_tell_apart_are_all_different_and_can_be_shown(count, seed):
    given_colours = np.random.default_rng(seed).integers(0, 256, (count, 3))
    for colours in (distinct_colours(given_colours), class_colours(count)):
        assert colours.shape == (count, 3)
        assert colours.min() >= 1
        assert len({tuple(colour) for colour in colours}) == count


@given(lists_of_places())
def test_the_colour_of_a_place_does_not_depend_on_its_company(encoder, lonlat):
    together = colours_of(encoder, encoder.encode(lonlat)).astype(int)
    alone = np.concatenate([colours_of(encoder, encoder.encode([place])) for place in lonlat])
    assert np.abs(together - alone).max() <= 1
    assert together.min() >= 1
