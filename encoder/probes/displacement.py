"""Training places that their owner does not give away.

An embedding is as good as a coordinate: who has the encoder can search the Earth for the place that has it, and finds
it to the metre. So to leave the coordinates out of a file hides nothing as long as it holds embeddings of the places,
as the dissimilarity index needs them. What it gets instead are embeddings of places near by.
"""

from __future__ import annotations

import numpy as np

from ..earth.sphere import moved

NEAREST, FARTHEST = 10e3, 30e3
"""Metres by which a place is moved, at least and at most."""


def displaced(lonlat: np.ndarray) -> np.ndarray:
    """Return the (n, 2) places moved in a random direction by a random distance from NEAREST to FARTHEST.

    The chance is the machine's own, and comes from no seed: whoever knew it could move the places back.
    """
    rng = np.random.default_rng()
    count = len(lonlat)
    return moved(lonlat, rng.uniform(NEAREST, FARTHEST, count), rng.uniform(0, 2 * np.pi, count))
