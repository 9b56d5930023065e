"""Where was this picture taken? What an image tower makes of it, as a probability over the places of the Earth.

The softmax of the tower's logits over places that lie evenly is a posterior probability: that is what it was trained
for (van den Oord et al. 2018, Contrastive predictive coding, arXiv:1807.03748, equation 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..earth.land import is_land
from ..earth.sphere import EARTH_RADIUS, canonical, fibonacci_lattice, moved, nearer_than, unit_vectors
from ..encoders.location_encoder import CHUNK, load_encoder
from ..i18n import tr
from ..similarity.gallery import WORLD_SIZE, world_places
from .image_tower import load_image_tower
from .resample import square

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder
    from ..types import ArrayFunction, Progress
    from .image_tower import ImageTower

NEAR = 250_000.0
"""Metres from a candidate within which the true place must lie for the candidate to be right."""

SPACING = 2 * NEAR
"""Metres between candidates: the circles around them do not overlap, so their probabilities add up to 1 at most."""

REFINED_WITHIN, REFINED_PLACES = 60_000.0, 64
"""Around a candidate the places within so many metres are looked at, so many of them."""

ENOUGH, FINEST = 5000, 16
"""Where a hint leaves fewer places than `ENOUGH`, a finer lattice is looked at, at most so many times as fine."""

AT_SEA = 1 / 8
"""How often a picture shows the open sea, beside land of the same area: as in training."""

NARROWEST, WIDEST = 150_000.0, 1_500_000.0
"""Metres that the pictures of the training were wide."""

WHOLE = 4 * np.pi * EARTH_RADIUS**2
"""Square metres of the Earth."""

_world: WeakKeyDictionary[ImageTower, np.ndarray] = WeakKeyDictionary()
"""The vectors of the world's gallery by the tower that made them, from embeddings of the only encoder it takes."""

UNIT = 1e10
"""Square metres that `density` counts probability for: 100 by 100 km."""


class Candidate(NamedTuple):
    """Where a picture may have been taken: `lon`, `lat` in degrees.

    `score` is the cosine between picture and place, `probability` the chance that the true place lies within NEAR.
    """

    lon: float
    lat: float
    score: float
    probability: float


class NoPlaceError(ValueError):
    """The hint leaves no place to look at."""


@float_errors_aside
def picture_vector(tower: ImageTower, picture: ArrayLike, pixel_metres: float | None = None) -> np.ndarray:
    """Return the (k,) float32 vector of a (height, width, 3) RGB picture in 0..255, seen by an ImageTower.

    Of a picture that is wider than WIDEST the middle is looked at, if `pixel_metres` tells how wide it is. Raises
    ValueError for what is no picture.
    """
    most = None if pixel_metres is None else WIDEST / pixel_metres
    picture = np.asarray(picture)
    # Written so that it is true of NaN, too.
    if picture.size and not (picture.min() >= 0 and picture.max() <= 255):
        raise ValueError(f"a picture must hold numbers from 0 to 255, not {picture.min()} to {picture.max()}")
    return tower.encode(square(picture, tower.image_size, most)[np.newaxis])[0]


@float_errors_aside
class Geolocator:
    """Finds the places of pictures, with an ImageTower and the LocationEncoder that it belongs to.

    `lonlat` (m, 2) are the places that it looks at, each of which stands for `area` square metres.
    """

    def __init__(
        self,
        tower: ImageTower | None = None,
        encoder: LocationEncoder | None = None,
        within: ArrayFunction | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Encode an even lattice of the Earth's places, or those for which `within`, (n, 2) lonlat to bool, is true.

        The tower and the encoder that ship are taken where none is given. `progress`, if given, is called with the
        share done, 0 to 1, and may raise to stop it. Raises ValueError if the tower belongs to another encoder,
        NoPlaceError if there is no place left.
        """
        tower, encoder = tower or load_image_tower(), encoder or load_encoder()
        if tower.encoder_fingerprint != encoder.fingerprint:
            raise ValueError(
                f"the image tower {tower.name} belongs to the encoder {tower.encoder_fingerprint[:12]}, and not to "
                f"{encoder.name}, which is {encoder.fingerprint[:12]}"
            )
        self.tower, self.encoder, self._within = tower, encoder, within
        self.lonlat, self.area = world_places(land_only=False), WHOLE / WORLD_SIZE
        self._z = _world_vectors(tower, encoder, progress)
        if within is not None:
            self._narrow(within)
        self._vectors = unit_vectors(self.lonlat)
        self._prior = log_prior(self.lonlat)

    def locate(self, image: ArrayLike, count: int = 10, pixel_metres: float | None = None) -> list[Candidate]:
        """Return up to `count` Candidates for the place of a (height, width, 3) RGB image in 0..255, likeliest first.

        `pixel_metres` is the ground size of a pixel, if it is known. Raises ValueError for what is no image.
        """
        return self.candidates(picture_vector(self.tower, image, pixel_metres), count)

    def _narrow(self, within: ArrayFunction) -> None:
        """Keep the places that the hint leaves; where they are few, take a finer lattice."""
        left = within(self.lonlat)
        if left.sum() >= ENOUGH:
            self.lonlat, self._z = self.lonlat[left], self._z[left]
            return
        fineness = min(FINEST, -(-ENOUGH // max(int(left.sum()), 1)))
        lonlat = fibonacci_lattice(fineness * WORLD_SIZE)
        self.lonlat, self.area = lonlat[within(lonlat)], WHOLE / len(lonlat)
        if not len(self.lonlat):
            raise NoPlaceError(tr("the hint leaves no place to look at"))
        self._z = self._encoded(self.lonlat)

    def posterior(self, picture: np.ndarray) -> np.ndarray:
        """Return the (m,) float64 probabilities of the places, which add up to 1, given a (k,) picture vector."""
        logits = self._logits(picture, self._z, self._prior)
        return np.exp(logits - _log_sum_exp(logits))

    def evidence(self, picture: np.ndarray) -> float:
        """Return the logarithm of how well the places of the Earth explain a (k,) picture vector, whatever the hint.

        The difference of two is the logarithm of the odds of one against the other.
        """
        z = _world_vectors(self.tower, self.encoder, None)
        return float(_log_sum_exp(self._logits(picture, z, log_prior(world_places(land_only=False)))))

    def candidates(self, picture: np.ndarray, count: int) -> list[Candidate]:
        """Return up to `count` Candidates for a (k,) picture vector, the most probable first."""
        posterior = self.posterior(picture)
        left = posterior.copy()
        found: list[Candidate] = []
        while len(found) < count and left.max() > 0:
            top = left.argmax()
            probability = float(posterior[nearer_than(NEAR, self._vectors, self._vectors[top])].sum())
            found.append(Candidate(*self._refined(picture, self.lonlat[top]), probability))
            left[nearer_than(SPACING, self._vectors, self._vectors[top])] = 0
        return sorted(found, key=lambda candidate: -candidate.probability)

    def density(self, pictures: Sequence[np.ndarray]) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
        """Return what maps (n, dim) embeddings and their (n, 2) lonlat to (n, p) float32 for (p, k) picture vectors.

        That is the probability for each UNIT of area, 0 where the hint excludes a place.
        """
        wholes = [_log_sum_exp(self._logits(picture, self._z, self._prior)) for picture in pictures]

        def at(embeddings: np.ndarray, lonlat: np.ndarray) -> np.ndarray:
            z, prior = self.tower.encode_places(embeddings), log_prior(lonlat)
            logits = [self._logits(picture, z, prior) - whole for picture, whole in zip(pictures, wholes)]
            density = (np.exp(np.stack(logits, axis=1)) * (UNIT / self.area)).astype(np.float32)
            if self._within is not None:
                density[~self._within(lonlat)] = 0
            return density

        return at

    def _refined(self, picture: np.ndarray, lonlat: np.ndarray) -> tuple[float, float, float]:
        """Return (lon, lat, score) of the best place near a (2,) one."""
        lonlat = _around(lonlat, REFINED_WITHIN, REFINED_PLACES)
        if self._within is not None:
            # The first is the place itself, which the hint does not exclude.
            lonlat = np.concatenate([lonlat[:1], lonlat[1:][self._within(lonlat[1:])]])
        scores = _scores(picture, self._encoded(lonlat))
        best = (self.tower.scale * scores + log_prior(lonlat)).argmax()
        return float(lonlat[best, 0]), float(lonlat[best, 1]), float(scores[best])

    def _encoded(self, lonlat: np.ndarray) -> np.ndarray:
        return self.tower.encode_places(self.encoder.encode(lonlat))

    def _logits(self, picture: np.ndarray, z: np.ndarray, prior: np.ndarray) -> np.ndarray:
        return self.tower.scale * _scores(picture, z).astype(np.float64) + prior


def _world_vectors(tower: ImageTower, encoder: LocationEncoder, progress: Progress | None) -> np.ndarray:
    """Return the (m, k) vectors of the places of the world's gallery, made once."""
    if tower not in _world:
        lonlat = world_places(land_only=False)
        z = np.empty((len(lonlat), tower.joint_dim), np.float32)
        for start in range(0, len(lonlat), CHUNK):
            stop = min(start + CHUNK, len(lonlat))
            z[start:stop] = tower.encode_places(encoder.encode(lonlat[start:stop]))
            if progress:
                progress(stop / len(lonlat))
        _world[tower] = z
    return _world[tower]


def log_prior(lonlat: ArrayLike) -> np.ndarray:
    """Return the (n,) logarithms of how often pictures show each of (n, 2) places, beside land of the same area."""
    return np.where(is_land(lonlat), 0.0, np.log(AT_SEA))


def _scores(picture: np.ndarray, z: np.ndarray) -> np.ndarray:
    return matmul(z, np.asarray(picture, np.float32)[:, np.newaxis])[:, 0]


def _log_sum_exp(logits: np.ndarray) -> float:
    top = logits.max()
    return top + np.log(np.exp(logits - top).sum())


def _around(lonlat: np.ndarray, radius: float, count: int) -> np.ndarray:
    """Return (count, 2) lonlat: a (2,) place, and others spread evenly within `radius` metres of it.

    Vogel (1979), A better way to construct the sunflower head, Mathematical Biosciences 44.
    """
    index = np.arange(count)
    bearing = index * np.pi * (3 - np.sqrt(5))
    return canonical(moved(lonlat, radius * np.sqrt(index / count), bearing))
