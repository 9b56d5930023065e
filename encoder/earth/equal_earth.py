"""The Equal Earth projection of the sphere: coordinates that an encoder may start from, and maps of equal areas.

Šavrič, Patterson and Jenny (2018), The Equal Earth map projection, International Journal of Geographical Information
Science 33, equations 1 to 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from .sphere import canonical

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

COEFFICIENTS = (1.340264, -0.081106, 0.000893, 0.003796)
"""A1 to A4 of the paper."""

ROOT_3 = np.sqrt(3.0)

EDGE = 1 + 1e-9


@float_errors_aside
def equal_earth(lonlat: ArrayLike, root_3: float = ROOT_3) -> np.ndarray:
    """Return the (n, 2) float64 x and y, on a sphere of radius 1, of (n, 2) degrees.

    The world is 5.41 wide and 2.63 high. `root_3` is for whoever took another square root of 3. Raises ValueError for
    what is not a place.
    """
    lon, lat = np.radians(canonical(lonlat)).T
    theta = np.arcsin(root_3 / 2 * np.sin(lat))
    return np.stack([_scale(theta, root_3) * lon, _height(theta)], axis=1)


@float_errors_aside
def from_equal_earth(xy: ArrayLike) -> np.ndarray:
    """Return the (n, 2) degrees of (n, 2) x and y on a sphere of radius 1; NaN for points beside the world."""
    x, y = np.asarray(xy, dtype=np.float64).T
    theta = y / COEFFICIENTS[0]
    # Newton's method: the height is nearly linear in theta, so that a few steps reach the last digit.
    for _ in range(8):
        theta = theta - (_height(theta) - y) / _height_slope(theta)
    # Rounding takes what lies on the edge beyond it.
    inside = np.abs(theta) <= np.pi / 3 * EDGE
    theta = np.where(inside, theta, 0.0)
    lon = x / _scale(theta)
    inside &= np.abs(lon) <= np.pi * EDGE
    lonlat = np.degrees(
        np.stack([np.clip(lon, -np.pi, np.pi), np.arcsin(np.clip(2 / ROOT_3 * np.sin(theta), -1.0, 1.0))], axis=1)
    )
    lonlat[~inside] = np.nan
    return lonlat


def _height(theta: np.ndarray) -> np.ndarray:
    a1, a2, a3, a4 = COEFFICIENTS
    return theta * (a1 + theta**2 * (a2 + theta**4 * (a3 + theta**2 * a4)))


def _height_slope(theta: np.ndarray) -> np.ndarray:
    a1, a2, a3, a4 = COEFFICIENTS
    return a1 + theta**2 * (3 * a2 + theta**4 * (7 * a3 + theta**2 * 9 * a4))


def _scale(theta: np.ndarray, root_3: float = ROOT_3) -> np.ndarray:
    return 2 * root_3 * np.cos(theta) / (3 * _height_slope(theta))
