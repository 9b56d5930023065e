"""The places to train on: an even lattice, all of its land and a share of its sea."""

import numpy as np

from ..land import is_land
from ..sphere import fibonacci_lattice


def training_points(lattice, sea_stride):
    """Return (n, 2) lonlat: the land of a lattice of `lattice` points, and every `sea_stride`-th of its sea points.

    Sea is worth a few points: an encoder that never saw it would liken it to whatever land is near. The points are
    shuffled, always alike, so that any first part of them covers the Earth evenly.
    """
    points = fibonacci_lattice(lattice)
    chosen = is_land(points)
    chosen[np.flatnonzero(~chosen)[::sea_stride]] = True
    return np.random.default_rng(0).permutation(points[chosen])
