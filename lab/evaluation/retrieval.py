"""From an image to where it was taken: does the image tower find a place among all the Earth's?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...encoder.earth.sphere import great_circle_distance
from ...encoder.encoders.location_encoder import ENCODERS
from ...encoder.images.geolocation import NEAR
from ...encoder.images.image_tower import load_image_tower
from ...encoder.similarity.gallery import world_places
from ...encoder.training.crops import GroundImage
from ..imagery.world import blue_marble

if TYPE_CHECKING:
    from pathlib import Path

    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.images.image_tower import ImageTower

WIDTHS = (250_000.0, 1_000_000.0)
"""Metres that an image is wide: each is a test of its own."""

CHUNK = 64


class View(NamedTuple):
    """Images to be located: how many metres wide, of which (n, 2) places, (n, size, size, 3) pixels in 0..255."""

    width: float
    lonlat: np.ndarray
    images: np.ndarray


class Retrieved(NamedTuple):
    """Median rank of the true place (1 is best), median metres from the best-ranked place, share of those NEAR."""

    rank: float
    distance: float
    near: float


def views_of(lonlat: np.ndarray, count: int = 1000, size: int = 96, seed: int = 0) -> list[View]:
    """Return the Views of `count` of the places: Blue Marble in June, as wide as WIDTHS say."""
    chosen = np.random.default_rng(seed).choice(len(lonlat), min(count, len(lonlat)), replace=False)
    world = GroundImage(blue_marble("june"))
    views = []
    for width in WIDTHS:
        images = [world.crops(lonlat[chosen[at : at + CHUNK]], width, size) for at in range(0, len(chosen), CHUNK)]
        views.append(View(width, lonlat[chosen], np.concatenate(images)))
    return views


def image_tower_of(path: Path, encoder: LocationEncoder) -> ImageTower | None:
    """Return the ImageTower that lies beside the encoder file at `path`, or None.

    It is looked for as <stem>-image.npz beside the file, then by the encoder's name in `resources/encoders`. One that
    was made for another encoder does not count.
    """
    for candidate in (path.with_name(f"{path.stem}-image.npz"), ENCODERS / f"{encoder.name}-image.npz"):
        if candidate.is_file():
            tower = load_image_tower(candidate)
            if tower.encoder_fingerprint == encoder.fingerprint:
                return tower
    return None


def retrieval(
    tower: ImageTower,
    encoder: LocationEncoder,
    lonlat: np.ndarray,
    images: np.ndarray,
    gallery: np.ndarray | None = None,
) -> Retrieved:
    """Return how well `images`, (n, k) vectors of the image tower, are Found among the places of `gallery`, (m, 2).

    `lonlat` are the (n, 2) true places, each of which is ranked among the gallery and itself. The default gallery is
    the lattice of 100,000 points, land and sea: an image says for itself whether it shows land.
    """
    gallery = world_places(land_only=False) if gallery is None else gallery
    places = tower.encode_places(encoder.encode(gallery))
    own = np.sum(images * tower.encode_places(encoder.encode(lonlat)), axis=1)
    ranks, best = [], []
    for start in range(0, len(images), CHUNK):
        scores = images[start : start + CHUNK] @ places.T
        ranks.append(1 + np.sum(scores > own[start : start + CHUNK, np.newaxis], axis=1))
        best.append(scores.argmax(axis=1))
    distance = great_circle_distance(gallery[np.concatenate(best)], lonlat)
    return Retrieved(
        float(np.median(np.concatenate(ranks))), float(np.median(distance)), float(np.mean(distance <= NEAR))
    )
