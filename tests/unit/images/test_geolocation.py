from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import EARTH_RADIUS, fibonacci_lattice, great_circle_distance
from placeprint.encoder.encoders.location_encoder import find_encoder
from placeprint.encoder.images.geolocation import (
    ENOUGH,
    NEAR,
    SPACING,
    UNIT,
    WIDEST,
    Geolocator,
    NoPlaceError,
    picture_vector,
)
from placeprint.encoder.images.image_tower import SHIPPED_TOWER, ImageTower, load_image_tower

PICTURES = Path(__file__).resolve().parents[2] / "data" / "pictures"
TRUTH = {"italy": (12.5, 42.0), "persian-gulf": (52.0, 27.0), "kamchatka": (159.0, 56.0)}
"""October, which the tower has not seen; 1,000 km across."""


@pytest.fixture(scope="module")
def tower():
    return load_image_tower()


@pytest.fixture(scope="module")
def geolocator(tower, encoder):
    return Geolocator(tower, encoder)


@pytest.fixture(scope="module")
def vectors(tower):
    return {name: picture_vector(tower, pixels(name)) for name in TRUTH}


def pixels(name):
    return np.asarray(Image.open(PICTURES / f"{name}.jpg"))


def in_italy(lonlat):
    return (np.abs(lonlat[:, 0] - 12.5) < 6) & (np.abs(lonlat[:, 1] - 42) < 5)


@pytest.mark.parametrize("name", TRUTH)
def test_pictures_of_another_month_are_found(geolocator, vectors, name):
    best = geolocator.candidates(vectors[name], 1)[0]
    assert great_circle_distance([best[:2]], [TRUTH[name]])[0] < NEAR
    assert best.probability > 0.5


def test_the_probabilities_of_all_places_add_up_to_one(geolocator, vectors):
    posterior = geolocator.posterior(vectors["italy"])
    assert posterior.shape == (len(geolocator.lonlat),)
    assert posterior.min() >= 0
    assert posterior.sum() == pytest.approx(1)


def test_a_candidate_has_the_probability_of_the_circle_around_it(geolocator, vectors):
    posterior = geolocator.posterior(vectors["kamchatka"])
    found = geolocator.candidates(vectors["kamchatka"], 8)
    peak = geolocator.lonlat[posterior.argmax()]
    circle = great_circle_distance(geolocator.lonlat, peak[np.newaxis]) < NEAR
    assert max(candidate.probability for candidate in found) == pytest.approx(posterior[circle].sum(), rel=1e-6)


def test_candidates_lie_apart_fall_in_probability_and_claim_no_more_than_there_is(geolocator, vectors):
    found = geolocator.candidates(vectors["persian-gulf"], 12)
    assert len(found) == 12
    chances = [candidate.probability for candidate in found]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1
    lonlat = np.array([candidate[:2] for candidate in found])
    for row, place in enumerate(lonlat):
        others = np.delete(lonlat, row, axis=0)
        # Each may have been moved a little to a finer point.
        assert great_circle_distance(others, place[np.newaxis]).min() > SPACING - 125_000


def test_the_score_is_the_cosine_at_the_place_itself_and_no_worse_than_at_the_lattice(
    geolocator, tower, encoder, vectors
):
    best = geolocator.candidates(vectors["italy"], 1)[0]
    own = tower.encode_places(encoder.encode([best[:2]]))[0] @ vectors["italy"]
    assert best.score == pytest.approx(float(own), abs=1e-5)
    lattice = geolocator.lonlat[geolocator.posterior(vectors["italy"]).argmax()]
    assert best.score >= float(tower.encode_places(encoder.encode([lattice]))[0] @ vectors["italy"]) - 1e-5


def test_the_density_adds_up_to_one_over_the_earth(geolocator, encoder, vectors):
    lonlat = fibonacci_lattice(40_000)
    pictures = np.stack([vectors["italy"], vectors["kamchatka"]])
    density = geolocator.density(pictures)(encoder.encode(lonlat), lonlat)
    cell = 4 * np.pi * EARTH_RADIUS**2 / len(lonlat)
    np.testing.assert_allclose(density.sum(axis=0) * cell / UNIT, 1, atol=0.08)


def test_the_open_sea_counts_less_than_land(geolocator, encoder, tower, vectors):
    lonlat = np.array([[12.5, 42.2], [10.5, 41.5]])
    assert is_land(lonlat).tolist() == [True, False]
    embeddings = encoder.encode(lonlat)
    density = geolocator.density(vectors["italy"][np.newaxis])(embeddings, lonlat)[:, 0]
    scores = tower.encode_places(embeddings) @ vectors["italy"]
    ratio = np.exp(tower.scale * (scores[1] - scores[0])) / 8
    assert density[1] / density[0] == pytest.approx(ratio, rel=1e-3)


def test_a_hint_leaves_only_its_places_and_looks_closer(geolocator, tower, encoder, vectors):
    hinted = Geolocator(tower, encoder, in_italy)
    assert in_italy(hinted.lonlat).all()
    assert ENOUGH / 2 < len(hinted.lonlat) < 2 * ENOUGH
    assert hinted.area < geolocator.area / 8
    found = hinted.candidates(vectors["persian-gulf"], 3)
    assert all(in_italy(np.array([candidate[:2]])).all() for candidate in found)
    assert sum(candidate.probability for candidate in hinted.candidates(vectors["italy"], 9)) > 0.9
    outside = np.array([[52.0, 27.0]])
    assert hinted.density(vectors["italy"][np.newaxis])(encoder.encode(outside), outside)[0, 0] == 0


def test_a_hint_that_leaves_nothing_is_an_error(tower, encoder):
    with pytest.raises(NoPlaceError):
        Geolocator(tower, encoder, lambda lonlat: np.zeros(len(lonlat), bool))


def test_a_hint_of_one_place_is_enough(tower, encoder, vectors):
    near = np.array([[12.5, 42.0]])
    tiny = Geolocator(tower, encoder, lambda lonlat: great_circle_distance(lonlat, near) < 15_000)
    found = tiny.candidates(vectors["italy"], 5)
    assert len(found) == 1
    assert found[0].probability == pytest.approx(1)


def test_a_tower_of_another_encoder_is_refused(tower, small_encoder):
    with pytest.raises(ValueError, match="belongs to the encoder"):
        Geolocator(tower, small_encoder)


def test_progress_is_told_and_may_stop_it(encoder):
    tower, shares = ImageTower.from_file(find_encoder(SHIPPED_TOWER)), []

    def stop(share):
        shares.append(share)
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Geolocator(tower, encoder, progress=stop)
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3


def test_of_a_picture_that_is_too_wide_the_middle_is_looked_at(tower):
    inner = pixels("italy")
    wide = np.zeros((600, 600, 3), np.uint8)
    wide[200:400, 200:400] = inner
    metres = WIDEST / 200
    np.testing.assert_allclose(picture_vector(tower, wide, metres), picture_vector(tower, inner), atol=1e-5)
    assert np.abs(picture_vector(tower, wide) - picture_vector(tower, inner)).max() > 0.01


@pytest.mark.parametrize("grow", [np.uint8(2), np.uint8(3)])
def test_a_picture_of_more_pixels_is_the_same_picture(tower, vectors, grow):
    large = pixels("italy").repeat(grow, axis=0).repeat(grow, axis=1)
    assert picture_vector(tower, large) @ vectors["italy"] > 0.99


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -9999, 65535])
def test_what_is_no_colour_is_refused(tower, wrong):
    picture = pixels("italy").astype(np.float64)
    picture[50:150] = wrong
    with pytest.raises(ValueError, match="numbers from 0 to 255"):
        picture_vector(tower, picture)


@pytest.mark.parametrize("name", TRUTH)
@pytest.mark.parametrize("is_narrowed", [True, False])
def test_the_earth_explains_a_picture_better_than_one_with_red_and_blue_exchanged(tower, encoder, name, is_narrowed):
    geolocator = Geolocator(tower, encoder, in_italy if is_narrowed else None)
    vector, swapped = (picture_vector(tower, each) for each in (pixels(name), pixels(name)[..., ::-1]))
    assert geolocator.evidence(vector) - geolocator.evidence(swapped) > np.log(1000)
