"""How much sun a latitude gets: known without any image, and half of why two places are alike.

Two forests of one colour, one in Siberia and one on the equator, look the same in June; the sun tells them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..networks.harmonics import spherical_harmonics

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

OBLIQUITY = np.radians(23.44)
"""Of the Earth's axis."""


def sunlight(lats: ArrayLike) -> np.ndarray:
    """Return (n, 3) mean insolation at latitudes in degrees: of the year, of the midsummer day, of the midwinter day.

    As a share of the solar constant at the top of the atmosphere, for a circular orbit (Hartmann 1994, Global physical
    climatology, eq. 2.17). North and south are alike: summer is the summer of the place.
    """
    lats = np.abs(np.radians(np.asarray(lats, dtype=np.float64)))
    season = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    year = np.mean([_insolation(lats, np.arcsin(np.sin(OBLIQUITY) * np.sin(angle))) for angle in season], axis=0)
    return np.stack([year, _insolation(lats, OBLIQUITY), _insolation(lats, -OBLIQUITY)], axis=1)


def _insolation(lats: np.ndarray, declination: float) -> np.ndarray:
    hour = np.arccos(np.clip(-np.tan(np.minimum(lats, np.pi / 2 - 1e-9)) * np.tan(declination), -1, 1))
    direct = hour * np.sin(lats) * np.sin(declination) + np.cos(lats) * np.cos(declination) * np.sin(hour)
    return direct / np.pi


def sunlight_of_harmonics(degrees: int) -> tuple[np.ndarray, np.ndarray]:
    """Return (weight (3, degrees**2), bias (3,)) that turn spherical harmonics into `sunlight`, by least squares.

    Only harmonics of order 0 and even degree have a part in it. With 20 degrees the error is below .01.
    """
    lats = np.degrees(np.arcsin(np.linspace(-1, 1, 2001)))
    zonal = [degree * degree + degree for degree in range(0, degrees, 2)]
    columns = spherical_harmonics(np.stack([np.zeros_like(lats), lats], axis=1), degrees)[:, zonal]
    solution = np.linalg.lstsq(columns, sunlight(lats), rcond=None)[0]
    weight = np.zeros((3, degrees**2))
    # The harmonic of degree 0 is the same everywhere: it is the bias.
    weight[:, zonal[1:]] = solution[1:].T
    return weight, solution[0] * columns[0, 0]
