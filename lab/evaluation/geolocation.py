"""How well does the image tower find where pictures were taken, on pictures that it has not seen?"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from ...encoder.earth.sphere import great_circle_distance
from ...encoder.images.geolocation import NEAR, Geolocator
from ...encoder.networks.efficientnet import DIM
from ...encoder.similarity.gallery import world_places
from ...encoder.training.backbone import Backbone
from ...encoder.training.crops import GroundImage
from ...encoder.training.features import cached_features
from ...encoder.training.places import training_points
from ...encoder.training.recipe import Recipe
from ...encoder.training.scenes import CALM, Draw, Scenes, Weather, weathered
from ..imagery.world import backbone_weights, blue_marble, composite
from .retrieval import WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.images.image_tower import ImageTower
    from ...encoder.types import StrPath

WITHIN = (25_000.0, 200_000.0, 750_000.0, 2_500_000.0)
"""Metres of the true place within which shares are counted: a town, a region, a country, a continent."""

GROUP = 64


class Condition(NamedTuple):
    """A way in which pictures are not those of the training: `imagery`, changed by `weather`, `turned` any way."""

    name: str
    imagery: str
    weather: Weather = CALM
    turned: bool = False


HELD_OUT = "october"
"""The month that no tower may be trained on."""

ALL = Weather(season=0, colour=1, sea=1, haze=0.5, cloud=0.5, snow=0, blur=0.5, noise=1)

CONDITIONS = (
    Condition("October, a month that it has not seen", HELD_OUT),
    Condition("October, turned any way", HELD_OUT, turned=True),
    Condition("October, other colours and brightness", HELD_OUT, CALM._replace(colour=1.0)),
    Condition("October, haze", HELD_OUT, CALM._replace(haze=1.0)),
    Condition("October, clouds", HELD_OUT, CALM._replace(cloud=1.0)),
    Condition("October, snow", HELD_OUT, CALM._replace(snow=1.0)),
    Condition("October, a sea of one colour", HELD_OUT, CALM._replace(sea=1.0)),
    Condition("October, all but snow at once, turned", HELD_OUT, ALL, turned=True),
    Condition("another composite of other years", "composite"),
    Condition("June, as in training but for the places", "june"),
)


class LocatedImages(NamedTuple):
    """How far (n,) guesses are off, in metres, and, of the tower, how probable it called them."""

    distance: np.ndarray
    probability: np.ndarray

    @property
    def median(self) -> float:
        """Metres."""
        return float(np.median(self.distance))

    def within(self, metres: float) -> float:
        """The share of guesses that are right to so many metres."""
        return float(np.mean(self.distance <= metres))


class Measured(NamedTuple):
    """What came out for one Condition and width, by the tower and by plain image-to-image search."""

    condition: Condition
    width: float
    tower: LocatedImages
    images: LocatedImages


def measure(
    tower: ImageTower,
    encoder: LocationEncoder,
    neighbours: dict[float, ImageNeighbours],
    lonlat: np.ndarray,
    report: Callable[[Measured], object] | None = None,
) -> list[Measured]:
    """Return a list of Measured, by width and Condition, of pictures of (n, 2) places.

    `neighbours` maps each of WIDTHS to an ImageNeighbours. `report`, if given, is called with each Measured.
    """
    geolocator = Geolocator(tower, encoder)
    scenes = scenes_of(CONDITIONS)
    results = []
    for width in WIDTHS:
        for condition in CONDITIONS:
            pictures = pictures_of(condition, scenes[condition.imagery], lonlat, width, tower.image_size)
            vectors = tower.encode(pictures)
            best = [geolocator.candidates(vector, 1)[0] for vector in vectors]
            distance = great_circle_distance(np.array([candidate[:2] for candidate in best]), lonlat)
            found = LocatedImages(distance, np.array([candidate.probability for candidate in best]))
            results.append(Measured(condition, width, found, neighbours[width].find(pictures, lonlat)))
            if report:
                report(results[-1])
    return results


def scenes_of(conditions: Iterable[Condition]) -> dict[str, Scenes]:
    """Return {imagery: Scenes} of what the conditions are of."""
    return {name: Scenes([image_of(name)]) for name in dict.fromkeys(each.imagery for each in conditions)}


def image_of(name: str) -> np.ndarray:
    """Return the world image of a month of the Blue Marble, or of the other composite."""
    return composite() if name == "composite" else blue_marble(name)


def pictures_of(condition: Condition, scenes: Scenes, lonlat: np.ndarray, width: float, size: int) -> np.ndarray:
    """Return (n, size, size, 3) float32 in 0..255: pictures of (n, 2) places under a Condition, the same every time."""
    draw = Draw(zlib.crc32(f"{condition.name} {width:g}".encode()))
    pictures = []
    for start in range(0, len(lonlat), GROUP):
        places = torch.from_numpy(lonlat[start : start + GROUP])
        count = len(places)
        turn = draw.uniform(count, -np.pi, np.pi) if condition.turned else torch.zeros(count)
        crops = scenes.crops(places, width, turn, torch.ones(count, 1), size)
        pictures.append(weathered(crops, draw, condition.weather).permute(0, 2, 3, 1).numpy())
    return np.concatenate(pictures)


class ImageNeighbours:
    """Finds a picture by the picture that is most like it: the cosine between the features of a frozen backbone.

    What the imagery allows without a location encoder, and with an image of every place at hand.
    """

    def __init__(self, backbone: Backbone, lonlat: np.ndarray, features: np.ndarray) -> None:
        """Take a Backbone, (m, 2) places and the (m, 1280) features of the images that show them."""
        self._backbone, self._lonlat = backbone, lonlat
        self._features = _unit(np.asarray(features, np.float32))

    def find(self, pictures: np.ndarray, lonlat: np.ndarray) -> LocatedImages:
        """Return Found for (n, s, s, 3) pictures of (n, 2) places."""
        best = []
        for start in range(0, len(pictures), GROUP):
            batch = torch.from_numpy(pictures[start : start + GROUP]).permute(0, 3, 1, 2)
            found = _unit(self._backbone(batch).cpu().numpy()) @ self._features.T
            best.append(found.argmax(axis=1))
        distance = great_circle_distance(self._lonlat[np.concatenate(best)], lonlat)
        return LocatedImages(distance, np.full(len(distance), np.nan))


def neighbours_in_june(folder: StrPath) -> tuple[dict[float, ImageNeighbours], int]:
    """Return ({width: ImageNeighbours}, how many images each knows), of the Blue Marble in June.

    Their places are those whose features the training of an encoder leaves in `folder`.
    """
    backbone, june, recipe = Backbone(backbone_weights()), GroundImage(blue_marble("june")), Recipe("")
    places = training_points(recipe.lattice, recipe.sea_stride)[: recipe.places]
    features = {width: cached_features(june, backbone, places, width, folder) for width in WIDTHS}
    return {width: ImageNeighbours(backbone, places, each[:, :DIM]) for width, each in features.items()}, len(places)


def chance(lonlat: np.ndarray, seed: int = 0) -> LocatedImages:
    """Return Found for guesses at random among the places of the Earth."""
    gallery = world_places(land_only=False)
    guesses = gallery[np.random.default_rng(seed).integers(len(gallery), size=len(lonlat))]
    return LocatedImages(great_circle_distance(guesses, lonlat), np.full(len(lonlat), np.nan))


class Bin(NamedTuple):
    """Guesses that were called about as probable: how many, how probable on average, which share was right."""

    # It hides a method of tuples that nobody misses.
    count: int  # type: ignore[assignment]
    said: float
    right: float


def reliability(found: LocatedImages, edges: Sequence[float] = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.000001)) -> list[Bin]:
    """Return the Bins of a Found between `edges`, those that hold a guess; right is within NEAR of the true place."""
    bins = []
    for low, high in zip(edges, edges[1:]):
        inside = (found.probability >= low) & (found.probability < high)
        if inside.any():
            right = float(np.mean(found.distance[inside] <= NEAR))
            bins.append(Bin(int(inside.sum()), float(found.probability[inside].mean()), right))
    return bins


def calibration_error(found: LocatedImages) -> float:
    """Return the expected calibration error (Guo et al. 2017, arXiv:1706.04599): how far off Bins are on average."""
    return sum(each.count * abs(each.said - each.right) for each in reliability(found)) / len(found.distance)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
