"""How far apart must two places be to be told apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...encoder.earth.sphere import canonical, moved

if TYPE_CHECKING:
    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.images.image_tower import ImageTower

DISTANCES = 5_000.0 * 2.0 ** (np.arange(21) / 2)
"""Metres at which it is tried: 5 to 5,120 km, two to a doubling."""

BEARINGS = 4
"""Random directions from each place."""

TOLD_APART = 0.75
"""Share of right answers at which two places count as told apart: half way between guessing and certainty."""


def likeness_reach(encoder: LocationEncoder, lonlat: np.ndarray, level: float, seed: int = 0) -> float:
    """Return the median distance in metres, from (n, 2) places in random directions, at which likeness ends.

    That is where the similarity to the place first falls below `level`; the longest distance, if it never does.
    """
    places, bearings = _starts(lonlat, seed)
    here = encoder.directions(encoder.encode(places))
    reach = np.full(len(places), DISTANCES[-1])
    nearer, before = np.zeros(len(places)), np.ones(len(places))
    open_ = np.ones(len(places), dtype=bool)
    for distance in DISTANCES:
        there = encoder.directions(encoder.encode(moved(places, distance, bearings)))
        similarity = np.sum(here * there, axis=1)
        ends = open_ & (similarity < level)
        share = (before[ends] - level) / (before[ends] - similarity[ends])
        reach[ends] = nearer[ends] + share * (distance - nearer[ends])
        open_ &= ~ends
        nearer[:], before = distance, similarity
    return float(np.median(reach))


def told_apart(
    tower: ImageTower, encoder: LocationEncoder, lonlat: np.ndarray, images: np.ndarray, seed: int = 0
) -> np.ndarray:
    """Return how often, for each of DISTANCES, an image fits its place better than one so far away: (k,) shares.

    `images` are the (n, k) vectors that the image tower makes of images of the (n, 2) places.
    """
    places, bearings = _starts(lonlat, seed)
    images = np.repeat(images, BEARINGS, axis=0)
    own = np.sum(images * tower.encode_places(encoder.encode(places)), axis=1)
    shares = []
    for distance in DISTANCES:
        there = encoder.encode(moved(places, distance, bearings))
        shares.append(np.mean(own > np.sum(images * tower.encode_places(there), axis=1)))
    return np.array(shares)


def resolution(
    tower: ImageTower, encoder: LocationEncoder, lonlat: np.ndarray, images: np.ndarray, seed: int = 0
) -> float:
    """Return the distance in metres at which places are told apart TOLD_APART of the time; NaN if they never are.

    See `told_apart`; between two distances the share is taken to be linear in the logarithm of the distance.
    """
    shares = told_apart(tower, encoder, lonlat, images, seed)
    enough = np.flatnonzero(shares >= TOLD_APART)
    if len(enough) == 0:
        return float("nan")
    first = enough[0]
    if first == 0:
        return float(DISTANCES[0])
    share = (TOLD_APART - shares[first - 1]) / (shares[first] - shares[first - 1])
    return float(DISTANCES[first - 1] * (DISTANCES[first] / DISTANCES[first - 1]) ** share)


def _starts(lonlat: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return each place BEARINGS times, and a random bearing for each."""
    places = np.repeat(canonical(lonlat), BEARINGS, axis=0)
    return places, np.random.default_rng(seed).uniform(0, 2 * np.pi, len(places))
