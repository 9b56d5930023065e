"""Scattered places by bands of latitude: in a narrow band a few parallels say what happens between them.

On one parallel the first layer of an encoder is a short trigonometric polynomial of the longitude. Its coefficients are
smooth from parallel to parallel: trigonometric polynomials of the latitude, of degree L - 1. Interpolated from the
`NODES` Chebyshev nodes of a band that reaches d radians to both sides, a wave of that frequency is wrong by no more
than ((L - 1) d)**NODES / (2**(NODES - 1) NODES!) of its height: 1.2e-6 for bands of `WIDTH` / L degrees, as much as
float32 loses. That takes NODES (2 L - 1) products for each place and hidden unit instead of L**2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

NODES = 5

WIDTH = 34.0
"""Degrees of latitude that a band has for L = 1."""

CROWD = 64
"""Places in a band from which on its parallels cost less than the places themselves."""

ROOTS = np.cos(np.pi * (np.arange(NODES) + 0.5) / NODES)
"""The Chebyshev nodes, between -1 and 1."""

OTHERS = np.array([[other for other in range(NODES) if other != node] for node in range(NODES)])
"""For each node the (NODES - 1,) others."""


class Band(NamedTuple):
    """A crowded band: `rows` (k,) of the places in it, `parallels` (NODES,) in degrees, `weights` (NODES, k) float32.

    At each place, a function of the latitude is the sum of its values on the parallels times the weights.
    """

    rows: np.ndarray
    parallels: np.ndarray
    weights: np.ndarray


def crowded_bands(lat: np.ndarray, degrees: int) -> tuple[Iterator[Band], np.ndarray]:
    """Return (bands, rest): an iterator over the Bands that hold a crowd, and the (m,) rows of all other places.

    `lat` holds (n,) latitudes in degrees, `degrees` is L of the harmonics.
    """
    count = int(np.ceil(180.0 * degrees / WIDTH))
    height = (lat + 90.0) * (count / 180.0)
    number = np.minimum(height.astype(np.intp), count - 1)
    sizes = np.bincount(number, minlength=count)
    crowded = sizes >= CROWD
    return _bands(height, number, sizes, np.flatnonzero(crowded)), np.flatnonzero(~crowded[number])


def _bands(height: np.ndarray, number: np.ndarray, sizes: np.ndarray, crowded: np.ndarray) -> Iterator[Band]:
    order = np.argsort(number, kind="stable")
    ends = np.cumsum(sizes)
    for band in crowded:
        rows = order[ends[band] - sizes[band] : ends[band]]
        parallels = -90.0 + (band + (ROOTS + 1.0) / 2.0) * (180.0 / len(sizes))
        yield Band(rows, parallels, _lagrange(2.0 * (height[rows] - band) - 1.0))


def _lagrange(x: np.ndarray) -> np.ndarray:
    """Return the Lagrange polynomials of ROOTS at (k,) positions x, (NODES, k) float32."""
    weights = np.prod((x - ROOTS[:, np.newaxis])[OTHERS], axis=1)
    weights /= np.prod(ROOTS[:, np.newaxis] - ROOTS[OTHERS], axis=1)[:, np.newaxis]
    return weights.astype(np.float32)
