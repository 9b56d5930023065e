"""Real spherical harmonics: the basis in which a location encoder writes down a place.

Orthonormal, without the Condon-Shortley phase, feature `l*l + l + m` for degree l = 0..L-1 and order m = -l..l, sines
for m < 0. L harmonics tell places apart that lie about 180/L degrees from each other.

The associated Legendre functions come from the recurrence of the *normalised* functions (Holmes and Featherstone 2002,
A unified approach to the Clenshaw summation, Journal of Geodesy 76, equations 11 to 13), which neither overflows nor
cancels: in float64 it holds to 1e-10 for L = 100, the poles included. Closed polynomials do not (wrong by 0.6 near the
poles at L = 40).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..earth.sphere import canonical

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@float_errors_aside
def spherical_harmonics(lonlat: ArrayLike, degrees: int) -> np.ndarray:
    """Return the (n, degrees**2) float64 harmonics of degree below `degrees` at (n, 2) degrees, longitude first.

    Raises ValueError for what is not a place and for fewer degrees than one.
    """
    lonlat = canonical(lonlat)
    return harmonics_by_feature(lonlat, degrees).T


def harmonics_by_feature(lonlat: np.ndarray, degrees: int) -> np.ndarray:
    """Return the harmonics as (degrees**2, n), one row a feature: the order in which they are made, and multiplied.

    `lonlat` is taken as `sphere.canonical` returns it.
    """
    legendre = legendre_functions(lonlat[:, 1], degrees)
    cosines, sines = longitude_waves(lonlat[:, 0], degrees)
    features = np.empty((degrees * degrees, len(lonlat)))
    for degree in range(degrees):
        zonal = degree * degree + degree
        features[zonal] = legendre[legendre_row(degree, 0)]
        for order in range(1, degree + 1):
            part = legendre[legendre_row(degree, order)]
            np.multiply(part, sines[order], out=features[zonal - order])
            np.multiply(part, cosines[order], out=features[zonal + order])
    return features


def longitude_waves(lon: np.ndarray, degrees: int) -> tuple[np.ndarray, np.ndarray]:
    """Return cos(m lon) and sin(m lon), times sqrt 2 for m > 0, each (degrees, n), for n longitudes in degrees."""
    angle = np.arange(degrees)[:, np.newaxis] * np.radians(lon)
    scale = np.where(np.arange(degrees) > 0, np.sqrt(2.0), 1.0)[:, np.newaxis]
    return scale * np.cos(angle), scale * np.sin(angle)


def float32_waves(lon: np.ndarray, degrees: int) -> np.ndarray:
    """Return `longitude_waves` as one (2 L - 1, n) float32 array: cosines m = 0..L-1, then sines m = 1..L-1."""
    turns = np.arange(degrees)[:, np.newaxis] * (lon / 360.0)
    # Within half a turn an angle keeps seven digits in float32, whose sines take a fraction of the time.
    turns -= np.rint(turns)
    angle = (2 * np.pi * turns).astype(np.float32)
    waves = np.concatenate([np.cos(angle), np.sin(angle[1:])])
    waves[1:] *= np.float32(np.sqrt(2.0))
    return waves


def legendre_functions(lat: ArrayLike, degrees: int) -> np.ndarray:
    """Return the normalised associated Legendre functions of sin(lat), (degrees*(degrees+1)/2, n), for n latitudes.

    Row l(l+1)/2 + m holds degree l and order m. The square of each, times 4 pi, averages to 1 over the sphere
    (to 1/2 for m > 0, where sqrt 2 and a sine or cosine of the longitude are still to come). Raises ValueError for
    fewer degrees than one.
    """
    if degrees < 1:
        raise ValueError(f"at least one degree is needed, not {degrees}")
    lat = np.radians(np.asarray(lat, dtype=np.float64))
    # The cosine itself: sqrt(1 - sin**2) loses half of the digits near the poles.
    sin, cos = np.sin(lat), np.cos(lat)
    functions = np.empty((degrees * (degrees + 1) // 2, lat.size))
    functions[0] = np.sqrt(0.25 / np.pi)
    for l in range(1, degrees):  # noqa: E741 (the field's own letter)
        one, two = legendre_row(l - 1, 0), legendre_row(l - 2, 0)
        m = np.arange(l - 1)[:, np.newaxis]
        a = np.sqrt((4 * l * l - 1) / (l * l - m * m))
        b = np.sqrt(((l - 1) ** 2 - m * m) / (4 * (l - 1) ** 2 - 1))
        three_terms = functions[legendre_row(l, 0) : legendre_row(l, l - 1)]
        np.multiply(sin, functions[one : one + l - 1], out=three_terms)
        three_terms -= b * functions[two : two + l - 1]
        three_terms *= a
        diagonal = functions[legendre_row(l - 1, l - 1)]
        functions[legendre_row(l, l - 1)] = np.sqrt(2 * l + 1) * sin * diagonal
        functions[legendre_row(l, l)] = np.sqrt((2 * l + 1) / (2 * l)) * cos * diagonal
    return functions


def legendre_row(degree: Any, order: Any) -> Any:
    """Return the row of `legendre_functions` that holds a degree and an order; arrays of them will do."""
    return degree * (degree + 1) // 2 + order
