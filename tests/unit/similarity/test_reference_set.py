import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.encoders.location_encoder import CHUNK
from placeprint.encoder.similarity.reference_set import ReferenceSet

SAHARA = [(5, 25), (10, 23), (20, 22), (26, 26), (-5, 22)]
ARABIA = [(50, 20), (52, 20.5), (47, 19)]
AUSTRALIA = [(127, -27), (136, -25), (124, -22)]
CONGO = [(20, 0), (22, 1), (24, -1), (18, 1), (16, 1.5)]
AMAZON = [(-62, -4), (-66, -5), (-68, -2), (-58, -5), (-64, -7)]
TIBET = [(85, 32), (88, 33), (91, 32), (88, 31), (83, 33)]
ALTIPLANO = [(-68, -18), (-68, -20), (-67.5, -22), (-69, -16.5)]
GREENLAND = [(-40, 72), (-38, 75), (-42, 70)]


def plain_z(encoder, lonlat):
    """The definition, in float64."""
    z = encoder.encode(lonlat).astype(np.float64) - encoder.center
    return z / np.linalg.norm(z, axis=1, keepdims=True)


def plain_shared(encoder, lonlat, references):
    r = plain_z(encoder, references).mean(axis=0)
    return plain_z(encoder, lonlat) @ (r / np.linalg.norm(r))


def plain_any(encoder, lonlat, references):
    return (plain_z(encoder, lonlat) @ plain_z(encoder, references).T).max(axis=1)


PLAIN = {"shared": plain_shared, "any": plain_any}


@pytest.fixture(params=["shared", "any"])
def combine(request):
    return request.param


def query(encoder, a, b):
    return ReferenceSet(encoder, a).similarity(b).mean()


def test_a_place_is_like_itself_by_one(encoder, random_places):
    for place in random_places[:300]:
        assert ReferenceSet(encoder, place).similarity(place) == pytest.approx(1, abs=1e-6)


def test_a_place_is_like_itself_by_one_in_the_company_of_others(encoder, random_places):
    for row in range(0, 2000, 100):
        similarity = ReferenceSet(encoder, random_places[row]).similarity(random_places)
        assert similarity[row] == pytest.approx(1, abs=1e-6)
        assert similarity.argmax() == row


def test_a_place_is_like_itself_by_one_on_a_grid(encoder):
    lons, lats = np.linspace(-180, 170, 36), np.linspace(-90, 90, 19)
    embeddings = encoder.encode_grid(lons, lats)
    for row, column in [(0, 0), (5, 7), (18, 35), (9, 18)]:
        references = ReferenceSet(encoder, (lons[column], lats[row]))
        assert references.similarity_of(embeddings[row])[column] == pytest.approx(1, abs=1e-6)


def test_many_references_are_each_like_themselves_by_one_under_any(encoder, random_places):
    similarity = ReferenceSet(encoder, random_places, combine="any").similarity(random_places)
    # A BLAS that adds its 454 products of float32 one after the other is off by more than one that adds some at once.
    np.testing.assert_allclose(similarity, 1, atol=2e-6)


def test_similarity_is_symmetric(encoder, random_places):
    for a, b in random_places[:200].reshape(-1, 2, 2):
        there, back = ReferenceSet(encoder, a).similarity(b), ReferenceSet(encoder, b).similarity(a)
        np.testing.assert_allclose(there, back, atol=1e-6)


@pytest.mark.parametrize("count", [1, 2, 30])
@pytest.mark.parametrize("negatives", [0, 1, 20])
def test_similarity_lies_between_minus_one_and_one(encoder, random_places, combine, count, negatives):
    references = ReferenceSet(encoder, random_places[:count], random_places[500 : 500 + negatives], combine)
    similarity = references.similarity(random_places)
    assert similarity.dtype == np.float32
    assert similarity.shape == (2000,)
    assert (np.abs(similarity) <= 1).all()
    assert similarity.std() > 0.01


def test_z_are_unit_vectors_from_the_center(encoder, random_places):
    z = encoder.directions(encoder.encode(random_places))
    assert z.dtype == np.float32
    np.testing.assert_allclose(z, plain_z(encoder, random_places), atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(z, axis=1), 1, atol=1e-6)


def test_an_embedding_at_the_center_has_no_direction_and_no_warning(encoder):
    assert not encoder.directions(encoder.center[np.newaxis]).any()


@pytest.mark.parametrize("count", [1, 3, 300, 600])
def test_positives_alone_follow_the_definition(encoder, random_places, combine, count):
    references = ReferenceSet(encoder, random_places[:count], combine=combine)
    expected = PLAIN[combine](encoder, random_places, random_places[:count])
    np.testing.assert_allclose(references.similarity(random_places), expected, atol=2e-6)


def test_what_is_like_the_negatives_is_subtracted(encoder, random_places, combine):
    positives, negatives = random_places[:5], random_places[5:9]
    references = ReferenceSet(encoder, positives, negatives, combine)
    like, unlike = (PLAIN[combine](encoder, random_places, places) for places in (positives, negatives))
    expected = np.maximum(np.minimum(like, like - unlike), -1)
    np.testing.assert_allclose(references.similarity(random_places), expected, atol=4e-6)


def test_a_place_is_never_more_similar_for_being_unlike_the_negatives(encoder, random_places, combine):
    positives, negatives = random_places[:5], random_places[5:9]
    alone = ReferenceSet(encoder, positives, combine=combine).similarity(random_places)
    similarity = ReferenceSet(encoder, positives, negatives, combine).similarity(random_places)
    assert (similarity <= alone + 1e-6).all()
    nearer = ReferenceSet(encoder, negatives, combine=combine).similarity(random_places) > alone + 1e-5
    assert nearer.any()
    assert (similarity[nearer] < 0).all()


def test_greenland_is_not_like_barcelona_for_being_unlike_london(encoder):
    barcelona, london, greenland = (2.17, 41.39), (-0.12, 51.5), (-42.0, 72.0)
    references = ReferenceSet(encoder, barcelona, london)
    assert ReferenceSet(encoder, barcelona).similarity(greenland)[0] == pytest.approx(-0.059, abs=0.001)
    # The mean of the two sides made it .051, the colour of what is somewhat alike.
    assert references.similarity(greenland)[0] == pytest.approx(-0.059, abs=0.001)
    assert references.similarity(barcelona)[0] > 0.35
    assert references.similarity(london)[0] < -0.35


def test_the_same_place_wanted_and_unwanted_leaves_nothing(encoder, random_places):
    alone = ReferenceSet(encoder, (10, 20)).similarity(random_places)
    both = ReferenceSet(encoder, (10, 20), (10, 20)).similarity(random_places)
    np.testing.assert_allclose(both, np.minimum(alone, 0), atol=1e-6)


def test_one_reference_is_the_same_shared_and_any(encoder, random_places):
    shared, any_ = (ReferenceSet(encoder, (10, 20), combine=combine) for combine in ("shared", "any"))
    np.testing.assert_allclose(shared.similarity(random_places), any_.similarity(random_places), atol=1e-6)


def test_a_reference_twice_is_the_same_as_once(encoder, random_places):
    once, twice = ReferenceSet(encoder, (10, 20)), ReferenceSet(encoder, [(10, 20), (370, 20)])
    np.testing.assert_allclose(once.similarity(random_places), twice.similarity(random_places), atol=1e-6)


def test_no_negatives_are_the_same_as_none_given(encoder, random_places):
    empty, none = ReferenceSet(encoder, (10, 20), np.empty((0, 2))), ReferenceSet(encoder, (10, 20))
    np.testing.assert_array_equal(empty.similarity(random_places), none.similarity(random_places))


def test_places_embeddings_and_directions_give_the_same(encoder, random_places):
    references = ReferenceSet(encoder, random_places[:3], random_places[3:5])
    embeddings = encoder.encode(random_places)
    expected = references.similarity(random_places)
    np.testing.assert_allclose(references.similarity_of(embeddings), expected, atol=1e-6)
    np.testing.assert_allclose(references.similarity_of_directions(encoder.directions(embeddings)), expected, atol=1e-6)


def test_an_embedding_that_is_not_a_number_has_no_similarity(encoder, combine):
    embeddings = encoder.encode([[0, 0], [10, 10]])
    embeddings[0, 0] = np.nan
    similarity = ReferenceSet(encoder, [(10, 10)], combine=combine).similarity_of(embeddings)
    assert np.isnan(similarity).tolist() == [True, False]


def test_chunks_do_not_show_and_no_places_have_no_similarity(small_encoder):
    lonlat = fibonacci_lattice(2 * CHUNK + 1)
    references = ReferenceSet(small_encoder, (10, 20))
    np.testing.assert_allclose(
        references.similarity(lonlat), references.similarity_of(small_encoder.encode(lonlat)), atol=1e-6
    )
    assert references.similarity(np.empty((0, 2))).shape == (0,)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"positives": np.empty((0, 2))}, "at least one place"),
        ({"positives": [(0, 91)]}, "row 0"),
        ({"positives": [(0, 0)], "negatives": [(0, 0), (np.nan, 0)]}, "row 1"),
        ({"positives": [(0, 0)], "combine": "all"}, "combine must be one of"),
        ({"positives": [(0, 0, 0)]}, "longitude first"),
    ],
)
def test_bad_references_are_an_error(small_encoder, arguments, message):
    with pytest.raises(ValueError, match=message):
        ReferenceSet(small_encoder, **arguments)


def test_a_bad_place_is_an_error_that_names_its_row(small_encoder):
    with pytest.raises(ValueError, match="row 1"):
        ReferenceSet(small_encoder, (0, 0)).similarity([(0, 0), (0, -90.5)])


@pytest.mark.parametrize("desert", [ARABIA, AUSTRALIA], ids=["Arabia", "Australia"])
@pytest.mark.parametrize("forest", [CONGO, AMAZON], ids=["Congo", "Amazon"])
def test_the_sahara_is_more_like_other_deserts_than_like_rainforests(encoder, desert, forest):
    assert query(encoder, SAHARA, desert) > query(encoder, SAHARA, forest)
    assert query(encoder, desert, SAHARA) > query(encoder, desert, forest)


@pytest.mark.parametrize(
    ("reference", "like", "unlike"),
    [
        pytest.param(CONGO, AMAZON, SAHARA, id="Congo: Amazon, not Sahara"),
        pytest.param(AMAZON, CONGO, SAHARA, id="Amazon: Congo, not Sahara"),
        pytest.param(CONGO, AMAZON, TIBET, id="Congo: Amazon, not Tibet"),
        pytest.param(TIBET, ALTIPLANO, AMAZON, id="Tibet: Altiplano, not Amazon"),
        pytest.param(TIBET, ALTIPLANO, CONGO, id="Tibet: Altiplano, not Congo"),
        pytest.param(ALTIPLANO, TIBET, AMAZON, id="Altiplano: Tibet, not Amazon"),
    ],
)
def test_the_encoder_knows_its_geography(encoder, reference, like, unlike):
    assert query(encoder, reference, like) > query(encoder, reference, unlike) + 0.1


@pytest.mark.parametrize("region", [SAHARA, CONGO, AMAZON, TIBET, ALTIPLANO, GREENLAND])
def test_regions_hang_together(encoder, region):
    others = [other for other in (SAHARA, CONGO, AMAZON, TIBET, ALTIPLANO, GREENLAND) if other is not region]
    own = np.mean([query(encoder, place, region) for place in region])
    assert own > max(query(encoder, region, other) for other in others)


@pytest.mark.parametrize("negatives", [None, CONGO], ids=["positives", "with negatives"])
def test_products_with_the_references_make_up_the_similarity(encoder, random_places, combine, negatives):
    references = ReferenceSet(encoder, SAHARA, negatives, combine)
    products = references.products(encoder.encode(random_places))
    assert products.shape == (len(random_places), references.product_count)
    assert references.product_count == {"shared": 1, "any": 5}[combine] * (1 if negatives is None else 2)
    expected = references.similarity(random_places)
    np.testing.assert_allclose(references.similarity_of_products(products), expected, atol=1e-6)
