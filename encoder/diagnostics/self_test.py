"""Whether Placeprint computes here what it computed where it was made: a second's work on the encoder that ships."""

from __future__ import annotations

import time
from typing import Callable, NamedTuple

import numpy as np

from ..earth.land import is_land
from ..earth.sphere import fibonacci_lattice
from ..encoders.folders import find_encoder
from ..encoders.location_encoder import LocationEncoder, load_encoder
from ..images.image_tower import load_image_tower
from ..probes.fitted_labels import FittedLabels
from ..probes.methods import RIDGE, fit_predict
from ..similarity.reference_set import ReferenceSet

FINGERPRINT = "14561cb5629cf97aa32cb157642c204133481c00b4495efa57297d7e686e4d2c"  # pragma: allowlist secret
"""Of the encoder that ships, which stays the same within a major version."""

PLACES = [
    (114.17, 22.28),
    (91.1, 29.65),
    (-3.7, 40.42),
    (-60.0, -3.1),
    (18.42, -33.92),
    (151.21, -33.87),
    (179.99, 0.5),
    (0.0, 90.0),
]

KNOWN = [
    (-0.155916, -0.067014, 0.070538, 3.782635),
    (0.134076, -0.009613, -0.053593, 3.806070),
    (-0.094787, -0.016470, 0.025149, 3.846782),
    (-0.076319, -0.030839, 0.041170, 3.340430),
    (-0.016973, -0.058906, 0.058272, 3.840383),
    (-0.021349, -0.066866, -0.047915, 3.787244),
    (-0.040107, -0.006504, 0.001581, 3.364328),
    (-0.047264, 0.120008, -0.112715, 4.124572),
]
"""Of the embedding of each of PLACES, on the machine that trained it: the first three numbers, and the length."""

TOLERANCE = 1e-4
"""How far embeddings may be off, as a share of the largest number: other processors round otherwise."""

LAND = [(2.35, 48.86), (91.1, 29.65), (-60.0, -3.1), (134.0, -25.0)]
SEA = [(-30.0, 40.0), (-130.0, -45.0), (80.0, -20.0), (0.0, 0.0)]

MANY = 20_000
"""Places of which one is timed."""

STRENGTH = 0.1
"""Of the ridge regression, for each place that it learns from."""


class Check(NamedTuple):
    """What one check found: its `name`, `problem` ("" if it passed), `told` (figures of interest), `milliseconds`."""

    name: str
    problem: str
    told: str
    milliseconds: float


class NotAsItShouldBeError(Exception):
    """Something was computed, and is wrong; the message says by how much."""


def self_test(progress: Callable[[float], None] | None = None) -> list[Check]:
    """Return the Checks, all of them, whatever fails. `progress` is told the share done, and may raise to stop it."""
    checks = []
    for done, (name, check) in enumerate(CHECKS.items()):
        if progress is not None:
            progress(done / len(CHECKS))
        started = time.perf_counter()
        # What broke is what this is to tell.
        try:
            told, problem = check(), ""
        except Exception as error:
            told, problem = "", str(error) or type(error).__name__
        checks.append(Check(name, problem, told, 1000 * (time.perf_counter() - started)))
    return checks


def check_file() -> str:
    encoder = LocationEncoder.from_file(find_encoder())
    if encoder.fingerprint != FINGERPRINT:
        raise NotAsItShouldBeError(f"its fingerprint is {encoder.fingerprint}, not {FINGERPRINT}")
    return f"fingerprint {FINGERPRINT[:12]}"


def check_known_embeddings() -> str:
    embeddings = load_encoder().encode(PLACES)
    found = np.concatenate([embeddings[:, :3], np.linalg.norm(embeddings, axis=1)[:, np.newaxis]], axis=1)
    return _near(found, np.array(KNOWN))


def check_grid() -> str:
    encoder = load_encoder()
    lons, lats = np.linspace(-180, 175, 37), np.linspace(-90, 90, 19)
    mesh = np.stack(np.meshgrid(lons, lats), axis=2).reshape(-1, 2)
    return _near(encoder.encode_grid(lons, lats).reshape(-1, encoder.dim), encoder.encode(mesh))


def check_similarity() -> str:
    encoder = load_encoder()
    off = max(abs(float(ReferenceSet(encoder, [place]).similarity([place])[0]) - 1) for place in PLACES)
    if off > 1e-6:
        raise NotAsItShouldBeError(f"a place is {off:.1e} off a similarity of 1 to itself")
    return ""


def check_land() -> str:
    wrong = [place for place, land in zip(LAND + SEA, is_land(LAND + SEA)) if land != (place in LAND)]
    if wrong:
        raise NotAsItShouldBeError(f"land and sea are mistaken at {wrong}")
    return ""


def check_probe() -> str:
    encoder = load_encoder()
    places = fibonacci_lattice(400)
    embeddings, latitudes = encoder.encode(places), np.abs(places[:, 1])
    known, held = slice(0, None, 2), slice(1, None, 2)
    found = fit_predict(RIDGE, embeddings[known], FittedLabels(latitudes[known]), embeddings[held], STRENGTH)
    r2 = 1 - np.mean((found - latitudes[held]) ** 2) / np.var(latitudes[held])
    if not r2 > 0.9:
        raise NotAsItShouldBeError(f"a probe tells distances from the equator with an R2 of {r2:.3f}, not above 0.9")
    return f"R2 {r2:.3f}"


def check_image_tower() -> str:
    tower = load_image_tower()
    if tower.encoder_fingerprint != load_encoder().fingerprint:
        raise NotAsItShouldBeError("it belongs to another encoder than the one that ships")
    side = tower.image_size
    picture = np.stack(
        [*np.meshgrid(np.linspace(0, 255, side), np.linspace(0, 255, side)), np.full((side, side), 80)], 2
    )
    cosines = tower.encode(picture[np.newaxis]) @ tower.encode_places(load_encoder().encode(PLACES)).T
    if not (np.abs(cosines) <= 1 + 1e-5).all():
        raise NotAsItShouldBeError("its vectors are not of length 1")
    return f"{side} by {side} pixels"


def check_speed_of_places() -> str:
    return _microseconds(lambda encoder: encoder.encode(fibonacci_lattice(MANY)), "a place")


def check_speed_of_grids() -> str:
    lons, lats = np.linspace(-180, 180, 200), np.linspace(-90, 90, MANY // 200)
    return _microseconds(lambda encoder: encoder.encode_grid(lons, lats), "a cell")


CHECKS = {
    "the encoder's file is whole": check_file,
    "known embeddings": check_known_embeddings,
    "a grid is its places": check_grid,
    "a place is like itself": check_similarity,
    "land and sea": check_land,
    "a probe learns": check_probe,
    "the image tower reads a picture": check_image_tower,
    f"{MANY:,} places": check_speed_of_places,
    f"a grid of {MANY:,} cells": check_speed_of_grids,
}


def _near(found: np.ndarray, expected: np.ndarray) -> str:
    """Return how far (n, k) numbers are off, in words. Raises NotAsItShouldBeError beyond TOLERANCE."""
    off = float(np.abs(found - expected).max() / np.abs(expected).max())
    if not off <= TOLERANCE:
        raise NotAsItShouldBeError(f"off by {off:.1e} of the largest number, more than {TOLERANCE:.0e}")
    return f"off by {off:.0e} of at most {TOLERANCE:.0e}"


def _microseconds(work: Callable[[LocationEncoder], np.ndarray], what: str) -> str:
    encoder = load_encoder()
    started = time.perf_counter()
    if not np.isfinite(work(encoder)).all():
        raise NotAsItShouldBeError("some numbers are not finite")
    return f"{(time.perf_counter() - started) / MANY * 1e6:.1f} microseconds {what}"
