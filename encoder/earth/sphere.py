"""Places on the sphere: checking and wrapping coordinates, unit vectors, distances and even spreads of points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from .places import lonlat_array

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from ..types import Places

EARTH_RADIUS = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG, R1)."""

WORLD = (-180.0, -90.0, 180.0, 90.0)
"""Bounds are west, south, east, north, in degrees; east is greater than west, and may lie beyond 180."""


@float_errors_aside
def canonical(lonlat: Places) -> np.ndarray:
    """Return places as an (n, 2) float64 array of degrees in which every place is written in one way only.

    They come as `lonlat_array` takes them. Longitudes wrap into [-180, 180), and a pole has longitude 0. Raises
    ValueError, naming the first bad row, if a value is not finite or a latitude lies outside [-90, 90].
    """
    lonlat = lonlat_array(lonlat)
    good = on_the_globe(lonlat)
    if not good.all():
        row = int(np.argmin(good))
        lon, lat = lonlat[row]
        raise ValueError(
            f"row {row} is not a place: longitude {lon}, latitude {lat} "
            "(both must be finite, the latitude within -90 and 90)"
        )
    lon, lat = lonlat.T
    outside = (lon < -180.0) | (lon >= 180.0)
    lon = np.where(outside, np.remainder(lon + 180.0, 360.0) - 180.0, lon)
    # A hair west of -180 the remainder rounds up to the whole turn.
    lon = np.where(lon >= 180.0, -180.0, lon)
    return np.stack([np.where(np.abs(lat) == 90.0, 0.0, lon), lat], axis=1)


def on_the_globe(lonlat: np.ndarray) -> np.ndarray:
    """Return (n,) bool: which rows of (n, 2) degrees are places, finite and with a latitude within 90 degrees."""
    with np.errstate(invalid="ignore"):
        return np.isfinite(lonlat).all(axis=1) & (np.abs(lonlat[:, 1]) <= 90.0)


def without_missing(lonlat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return ((n, 2) degrees, (n,) bool): a copy of (n, 2) with (0, 0) where a number is NaN, and where that is."""
    missing = np.isnan(lonlat).any(axis=1)
    return np.where(missing[:, np.newaxis], 0.0, lonlat), missing


@float_errors_aside
def unit_vectors(lonlat: ArrayLike) -> np.ndarray:
    """Return the (n, 3) float64 unit vectors of (n, 2) degrees: x to (0, 0), y to (90, 0), z to the north pole.

    Raises ValueError, as `canonical` does, for what is not a place.
    """
    lonlat = canonical(lonlat)
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


@float_errors_aside
def lonlat_of(vectors: ArrayLike) -> np.ndarray:
    """Return the (..., 2) degrees, longitude in [-180, 180], of (..., 3) vectors of any length."""
    vectors = np.asarray(vectors)
    x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
    return np.stack([np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))], axis=-1)


def plate_carree_cell(lonlat: np.ndarray, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the (n,) rows and columns of (n, 2) degrees in a raster of the world, from 90 N and 180 W."""
    column = np.floor((lonlat[:, 0] + 180.0) / 360.0 * width).astype(np.int64) % width
    row = np.clip(np.floor((90.0 - lonlat[:, 1]) / 180.0 * height).astype(np.int64), 0, height - 1)
    return row, column


@float_errors_aside
def great_circle_distance(a: ArrayLike, b: ArrayLike) -> np.ndarray:
    """Return the distances in metres along the sphere between two (n, 2) lonlat arrays, row by row.

    Either may have a single row, which is then measured to every row of the other. Haversine formula: exact for near
    places, where the arc cosine of a dot product loses half of the digits. Raises ValueError for what is not a place.
    """
    a, b = np.radians(canonical(a)), np.radians(canonical(b))
    half_lat = np.sin((b[:, 1] - a[:, 1]) / 2)
    half_lon = np.sin((b[:, 0] - a[:, 0]) / 2)
    h = half_lat**2 + np.cos(a[:, 1]) * np.cos(b[:, 1]) * half_lon**2
    return 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))


@float_errors_aside
def moved(lonlat: ArrayLike, distance: ArrayLike, bearing: np.ndarray) -> np.ndarray:
    """Return the (n, 2) degrees that lie `distance` metres from (n, 2) places, in (n,) bearings, radians from north.

    Along the great circle, on the sphere. There may be a distance for each, (n,), and one place for all bearings.
    Raises ValueError for what is not a place.
    """
    lon, lat = np.radians(canonical(lonlat)).T
    east = np.stack([-np.sin(lon), np.cos(lon), np.zeros_like(lon)], axis=1)
    north = np.stack([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)], axis=1)
    ahead = np.sin(bearing)[:, np.newaxis] * east + np.cos(bearing)[:, np.newaxis] * north
    angle = np.reshape(distance, (-1, 1)) / EARTH_RADIUS
    return lonlat_of(np.cos(angle) * unit_vectors(lonlat) + np.sin(angle) * ahead)


@float_errors_aside
def nearer_than(distance: float, vectors: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """Return (n,) bool: which of (n, 3) unit vectors are places less than `distance` metres from that of a (3,) one.

    By the chord between them: exact for near places, and some ten times faster than `great_circle_distance`.
    """
    half = distance / (2 * EARTH_RADIUS)
    longest = (2 * np.sin(half)) ** 2 if half < np.pi / 2 else np.inf
    return ((vectors - vector) ** 2).sum(axis=1) < longest


@float_errors_aside
def fibonacci_lattice(n: int) -> np.ndarray:
    """Return n lonlat points, (n, 2) degrees, spread evenly over the sphere, from south to north.

    Every point stands for the same area, 4 pi R^2 / n. Gonzalez (2010), Measurement of areas on a sphere using
    Fibonacci and latitude-longitude lattices, Mathematical Geosciences 42, with the offset of half a step that keeps
    both poles alike.
    """
    return fibonacci_box(n, *WORLD)


@float_errors_aside
def fibonacci_box(n: int, west: float, south: float, east: float, north: float) -> np.ndarray:
    """Return n lonlat points, (n, 2) degrees, spread evenly over a box of degrees as `fibonacci_lattice` does.

    `east` may lie beyond 180: longitudes are between `west` and `east`, not wrapped. Raises ValueError for n below 1.
    """
    if n < 1:
        raise ValueError(f"a lattice needs at least one point, not {n}")
    i = np.arange(n, dtype=np.float64)
    low, high = np.sin(np.radians([south, north]))
    lat = np.degrees(np.arcsin(low + (high - low) * (2 * i + 1) / (2 * n)))
    golden = (np.sqrt(5.0) - 1.0) / 2.0
    return np.stack([west + (east - west) * np.mod(i * golden, 1.0), lat], axis=1)


@float_errors_aside
def nearest_distance(lonlat: ArrayLike, places: ArrayLike) -> np.ndarray:
    """Return the (n,) distances in metres of (n, 2) lonlat to the nearest of (m, 2) places; m must not be 0.

    Raises ValueError for what is not a place.
    """
    here, there = unit_vectors(lonlat), unit_vectors(places)
    nearest = np.empty(len(here), dtype=np.intp)
    rows = max(1, 4_000_000 // len(there))
    for start in range(0, len(here), rows):
        nearest[start : start + rows] = matmul(here[start : start + rows], there.T).argmax(axis=1)
    return great_circle_distance(lonlat, canonical(places)[nearest])


def are_bounds(bounds: Any) -> bool:
    """Return whether `bounds`, from a file's JSON, are west, south, east and north of a part of the Earth, in degrees.

    East is greater than west, and may lie beyond 180.
    """
    numbers = isinstance(bounds, list) and len(bounds) == 4 and all(type(each) in (int, float) for each in bounds)
    # Compared first: an integer may be longer than any float.
    if not (numbers and all(-540 <= each <= 540 for each in bounds)):
        return False
    west, south, east, north = bounds
    return -180 <= west < 180 and 0 < east - west <= 360 and -90 <= south < north <= 90
