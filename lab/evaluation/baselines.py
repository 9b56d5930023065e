"""What an encoder must beat: rows of the table that no one had to train here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, NamedTuple

import numpy as np

from ...encoder.earth.sphere import unit_vectors
from ...encoder.networks.harmonics import spherical_harmonics
from .geoclip import geoclip_embeddings
from .probes import LinearProbes, NeighbourProbes

if TYPE_CHECKING:
    from collections.abc import Iterator

DEGREES = (10, 20, 40)
"""L of the rows of plain spherical harmonics."""


class Contender(NamedTuple):
    """What the table measures.

    `features` are (n, d) float32, one row a place, or None where there is nothing for a probe to read; `probes` the
    class that reads them. `likenesses` are ways to tell how alike places are, by name: functions of a place's row that
    return the (n,) similarities of all places to it. Where there are several, the table shows the best and names it.
    """

    name: str
    features: np.ndarray | None
    likenesses: dict[str, Callable[[int], np.ndarray]]
    probes: type[LinearProbes] | type[NeighbourProbes] = LinearProbes


def baselines(lonlat: np.ndarray, seed: int = 0) -> Iterator[Contender]:
    """Yield the Contenders that need no training of ours, at (n, 2) places."""
    vectors = unit_vectors(lonlat)
    # The order of nearness beyond the ocean is that of x y z, and stands in its row.
    yield Contender("nearest neighbours", vectors, {}, NeighbourProbes)
    yield Contender("x y z", vectors.astype(np.float32), cosine(vectors))
    latitude = np.abs(lonlat[:, 1])
    yield Contender(
        "absolute latitude",
        latitude[:, np.newaxis].astype(np.float32),
        {"latitude": lambda row: -np.abs(latitude - latitude[row])},
    )
    for degrees in DEGREES:
        harmonics = spherical_harmonics(lonlat, degrees).astype(np.float32)
        yield Contender(f"harmonics, L = {degrees}", harmonics, cosine(harmonics))
    embeddings = geoclip_embeddings(lonlat)
    centred = cosine(embeddings - embeddings.mean(axis=0), "cosine from the mean")
    yield Contender("GeoCLIP", embeddings, {**cosine(embeddings, "cosine"), **centred})
    rng = np.random.default_rng(seed)
    yield Contender("chance", None, {"at random": lambda row: rng.random(len(lonlat))})


def cosine(embeddings: np.ndarray, name: str = "cosine") -> dict[str, Callable[[int], np.ndarray]]:
    """Return {name: likeness} of (n, d) embeddings: the cosine between them."""
    length = np.linalg.norm(embeddings, axis=1, keepdims=True)
    z = (embeddings / np.where(length > 0, length, 1)).astype(np.float32)
    return {name: lambda row: z @ z[row]}
