"""Galleries: many places with their embeddings at hand, to be searched for the most similar to a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..earth.land import is_land
from ..earth.places import lonlat_array
from ..earth.sphere import canonical, fibonacci_box, fibonacci_lattice, nearer_than, nearest_distance, unit_vectors
from ..encoders.location_encoder import CHUNK

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..types import Bounds, Places, Progress
    from .reference_set import ReferenceSet

WORLD_SIZE = 100_000
"""Points of the world's gallery: each stands for 5,100 square kilometres, 71 km from its neighbours."""

REGION_SIZE = 30_000
"""Points of the gallery of an encoder that knows a region alone: as many as there are on the land of the world's."""

_world: dict[tuple[str, bytes, tuple[float, ...] | None, bool], Gallery] = {}
"""The gallery that `world_gallery` made last, by what it was made of."""


class Analogue(NamedTuple):
    """A place that is similar: its row among the candidates, its similarity, the distance in metres to the nearest
    reference, and where it is, in degrees."""

    row: int
    similarity: float
    distance: float
    lon: float
    lat: float


@float_errors_aside
class Gallery:
    """Places, (n, 2) lonlat, and their unit vectors z, (n, dim), under one encoder."""

    def __init__(self, encoder: LocationEncoder, places: Places, progress: Progress | None = None) -> None:
        """Encode the places; `progress`, if given, is called with the share done, 0 to 1, and may raise to stop it."""
        self.encoder = encoder
        self.lonlat = lonlat = lonlat_array(places)
        self.z = np.empty((len(lonlat), encoder.dim), dtype=np.float32)
        for start in range(0, len(lonlat), CHUNK):
            stop = min(start + CHUNK, len(lonlat))
            self.z[start:stop] = encoder.directions(encoder.encode(lonlat[start:stop]))
            if progress:
                progress(stop / len(lonlat))

    def most_similar(
        self,
        references: ReferenceSet,
        count: int,
        min_distance: float = 0.0,
        separation: float = 0.0,
        progress: Progress | None = None,
    ) -> list[Analogue]:
        """Return the Analogues of a ReferenceSet in this gallery, see `rank_candidates`."""
        similarity = references.similarity_of_directions(self.z)
        return rank_candidates(similarity, self.lonlat, references, count, min_distance, separation, progress)


def world_places(land_only: bool, bounds: Bounds | None = None) -> np.ndarray:
    """Return the (n, 2) lonlat of the world's gallery: the Fibonacci lattice of WORLD_SIZE points, or its land.

    With `bounds`, west, south, east and north in degrees, they are those of a gallery of REGION_SIZE in these.
    """
    lattice = canonical(fibonacci_box(REGION_SIZE, *bounds)) if bounds else fibonacci_lattice(WORLD_SIZE)
    return lattice[is_land(lattice)] if land_only else lattice


@float_errors_aside
def world_gallery(encoder: LocationEncoder, land_only: bool, progress: Progress | None = None) -> Gallery:
    """Return the Gallery of `world_places` under an encoder, within its bounds; the last one made is kept."""
    key = (encoder.fingerprint, encoder.center.tobytes(), encoder.bounds, land_only)
    gallery = _world.get(key)
    if gallery is None:
        gallery = Gallery(encoder, world_places(land_only, encoder.bounds), progress)
        # Another thread may put its own in this one's place at any time.
        _world.clear()
        _world[key] = gallery
    return gallery


def most_similar(
    references: ReferenceSet,
    count: int = 10,
    candidates: Places | None = None,
    min_distance: float = 0.0,
    separation: float = 0.0,
    land_only: bool = True,
) -> list[Analogue]:
    """Return up to `count` Analogues of a ReferenceSet, most similar first: among `candidates`, places in any form, or
    in the world's gallery, 71 km apart, or only its land.

    They lie at least `min_distance` metres from every positive reference, and at least `separation` metres from each
    other. Raises ValueError for candidates that are not places.
    """
    encoder = references.encoder
    gallery = world_gallery(encoder, land_only) if candidates is None else Gallery(encoder, candidates)
    return gallery.most_similar(references, count, min_distance, separation)


@float_errors_aside
def rank_candidates(
    similarity: np.ndarray,
    lonlat: np.ndarray,
    references: ReferenceSet,
    count: int,
    min_distance: float = 0.0,
    separation: float = 0.0,
    progress: Progress | None = None,
) -> list[Analogue]:
    """Return up to `count` Analogues, most similar first, among candidates of (n,) `similarity` at (n, 2) `lonlat`.

    They lie at least `min_distance` metres from every positive of `references`, and at least `separation` metres from
    each other, so that a list is not one place many times. Candidates without a similarity (NaN) are passed over.
    `progress`, if given, is called with the share done, 0 to 1, and may raise to stop it.
    """
    distance = nearest_distance(lonlat, references.positives)
    # Among equals the order of the candidates decides, so that two runs agree.
    order = np.argsort(-similarity, kind="stable")
    order = order[(distance[order] >= min_distance) & ~np.isnan(similarity[order])]
    vectors = unit_vectors(lonlat)
    hits: list[Analogue] = []
    while len(order) and len(hits) < count:
        row = order[0]
        lon, lat = lonlat[row]
        hits.append(Analogue(int(row), float(similarity[row]), float(distance[row]), float(lon), float(lat)))
        order = order[1:]
        if separation > 0:
            order = order[~nearer_than(separation, vectors[order], vectors[row])]
        if progress:
            progress(len(hits) / count)
    return hits
