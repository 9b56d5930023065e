"""Fields over the sphere that are smooth: computed on a lattice of meridians and parallels, and interpolated between.

What an encoder says varies no faster than its harmonics and its frequency let it. A raster finer than that need not ask
the encoder at every pixel: cubic B-splines through a lattice of a degree or less give the same picture, and on a grid
they are two products with banded matrices. How fine the lattice must be is measured, for each encoder.

Unser (1999), Splines: a perfect fit for signal and image processing, IEEE Signal Processing Magazine 16(6).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.banded_matrix import Banded
from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..earth.sphere import canonical, lonlat_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder
    from ..types import ArrayFunction, Progress

TOLERANCE = 2 / 256 / 4
"""Error of a similarity that all but one in a thousand stay below: a quarter of one of the 256 shades of a colour ramp
from -1 to 1. The largest of the Earth is two to four times as large, and still less than a shade. Where negatives
count, the errors of two similarities may add up: in a hundred pairs of places the worst was .006, a shade is .008."""

STEPS = (1.5, 1.0, 0.75, 0.5, 0.375, 0.25)
"""Degrees between the nodes of a lattice: what is tried. All divide a quarter of the circle."""

MARGIN = 8
"""Nodes beyond what is to be interpolated: a spline feels its end less by a factor of .27 a node."""

UNFELT = 1e-9
"""Share of a node in a coefficient that single precision does not see."""

PATCHES = 24
"""Places around which the error of a step is measured."""


class Lattice(NamedTuple):
    """`rows` parallels from the node row `top` (0 is the north pole, negative beyond it) southward, `columns` meridians
    from the node column `left` (0 is 180 W) eastward, `step` degrees apart. With `wraps` they go around the Earth."""

    step: float
    top: int
    left: int
    rows: int
    columns: int
    wraps: bool

    @classmethod
    def around(cls, west: float, south: float, east: float, north: float, step: float) -> Lattice:
        """Return the lattice that a box of degrees needs, `east` not below `west`: it may end beyond 180."""
        quarter = round(90 / step)
        top = max(int(np.floor((90 - north) / step)) - MARGIN, -MARGIN)
        bottom = min(int(np.ceil((90 - south) / step)) + MARGIN, 2 * quarter + MARGIN)
        left = int(np.floor((west + 180) / step)) - MARGIN
        right = int(np.ceil((east + 180) / step)) + MARGIN
        # Over a pole lies the other side of the Earth.
        if top < 0 or bottom > 2 * quarter or right - left + 1 >= 4 * quarter:
            return cls(step, top, 0, bottom - top + 1, 4 * quarter, True)
        return cls(step, top, left, bottom - top + 1, right - left + 1, False)

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return self.rows * self.columns

    def nodes(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return (lons, lats, rows, over): the meridians; the parallels that must be computed; which of these each row
        is; and whether it lies over a pole, on the meridian half a turn away."""
        quarter = round(90 / self.step)
        row = np.arange(self.top, self.top + self.rows)
        over = (row < 0) | (row > 2 * quarter)
        mirrored = np.where(row < 0, -row, np.where(row > 2 * quarter, 4 * quarter - row, row))
        lats = 90 - self.step * np.arange(mirrored.min(), mirrored.max() + 1)
        return -180 + self.step * (self.left + np.arange(self.columns)), lats, mirrored - mirrored.min(), over


@float_errors_aside
class SmoothField:
    """k numbers at every place of a Lattice, and between its nodes."""

    def __init__(self, lattice: Lattice, values: np.ndarray) -> None:
        """Take the (len(lats), columns, k) `values` at the parallels and meridians of `lattice.nodes()`."""
        self.lattice = lattice
        _, _, rows, over = lattice.nodes()
        values = np.asarray(values, dtype=np.float32)
        values = np.where(over[:, None, None], np.roll(values, lattice.columns // 2, axis=1)[rows], values[rows])
        down, across = _to_coefficients(lattice.rows, False), _to_coefficients(lattice.columns, lattice.wraps)
        coefficients = np.stack([across.behind(down.before(each)) for each in np.moveaxis(values, 2, 0)])
        if lattice.wraps:
            # A spline between the last meridian and the first reads on across the seam.
            around = np.arange(-1, lattice.columns + 2) % lattice.columns
            coefficients = coefficients[:, :, around]
        self._coefficients = coefficients

    @classmethod
    def of(
        cls,
        encoder: LocationEncoder,
        function: ArrayFunction,
        lattice: Lattice,
        progress: Progress | None = None,
    ) -> SmoothField:
        """Return the field of a `function` that maps (n, dim) embeddings to (n, k) numbers that vary smoothly.

        `progress`, if given, is called with the share done, 0 to 1, and may raise to stop it. The embeddings of the
        whole lattice are never held at once.
        """
        lons, lats, _, _ = lattice.nodes()
        blocks, done = [], 0
        for block in encoder.iter_grid(lons, lats):
            blocks.append(function(block.reshape(-1, block.shape[2])).reshape(*block.shape[:2], -1))
            done += len(block)
            if progress:
                progress(done / len(lats))
        return cls(lattice, np.concatenate(blocks))

    @property
    def nbytes(self) -> int:
        """Bytes of memory that it takes."""
        return self._coefficients.nbytes

    def covers(self, lonlat: np.ndarray) -> np.ndarray:
        """Return (n,) bool: which of (n, 2) degrees lie within the lattice, far enough from its ends."""
        column, row = self._column(lonlat[:, 0]), self._row(lonlat[:, 1])
        inside = (row >= MARGIN // 2) & (row <= self.lattice.rows - 1 - MARGIN // 2)
        if not self.lattice.wraps:
            inside &= (column >= MARGIN // 2) & (column <= self.lattice.columns - 1 - MARGIN // 2)
        return inside

    def at(self, lonlat: ArrayLike) -> np.ndarray:
        """Return the (n, k) float32 numbers at (n, 2) degrees, which the lattice must cover."""
        lonlat = canonical(lonlat)
        (left, across), (top, down) = _weights(self._column(lonlat[:, 0])), _weights(self._row(lonlat[:, 1]))
        left += self.lattice.wraps
        result = np.zeros((len(lonlat), len(self._coefficients)), dtype=np.float32)
        for y in range(4):
            for x in range(4):
                near = self._coefficients[:, top + y, left + x]
                result += (near * (down[y] * across[x])).T
        return result

    def on_grid(self, lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
        """Return the (len(lats), len(lons), k) float32 numbers on meridians and parallels, which the lattice must
        cover, in degrees."""
        _, rows, columns = self._coefficients.shape
        across, down = _matrix(self._column(lons) + self.lattice.wraps, columns), _matrix(self._row(lats), rows)
        return np.stack([across.behind(down.before(each)) for each in self._coefficients], axis=-1)

    def _column(self, lons: ArrayLike) -> np.ndarray:
        """Return where (n,) longitudes lie among the columns of the lattice, with fractions."""
        west = -180 + self.lattice.step * self.lattice.left
        turn = np.remainder(np.asarray(lons, dtype=np.float64) - west, 360.0)
        # A hair west of the first meridian the remainder rounds up to the whole turn.
        return np.where(turn >= 360.0, 0.0, turn) / self.lattice.step

    def _row(self, lats: ArrayLike) -> np.ndarray:
        return (90 - np.asarray(lats, dtype=np.float64)) / self.lattice.step - self.lattice.top


@lru_cache(maxsize=8)
def _to_coefficients(count: int, wraps: bool) -> Banded:
    """Return the (count, count) float32 matrix that turns values at the nodes of a line into the coefficients of the
    cubic B-spline through them."""
    matrix = np.diag(np.full(count, 4.0)) + np.diag(np.ones(count - 1), 1) + np.diag(np.ones(count - 1), -1)
    if wraps:
        matrix[0, -1] += 1
        matrix[-1, 0] += 1
    else:
        # Beyond its ends a spline goes on as in a mirror.
        matrix[0, 1] += 1
        matrix[-1, -2] += 1
    # Inverted once: a picture that follows the mouse solves the same equations time and again.
    inverse = np.linalg.inv(matrix / 6)
    inverse[np.abs(inverse) < UNFELT] = 0
    return Banded(inverse.astype(np.float32))


def _weights(position: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (first, weights): the (n,) first of the four nodes around each position, and the (4, n) weights of all."""
    node = np.floor(position)
    t = position - node
    weights = np.stack([(1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3]) / 6
    return node.astype(np.int64) - 1, weights.astype(np.float32)


def _matrix(position: np.ndarray, count: int) -> Banded:
    """Return the (n, count) float32 matrix that interpolates a line of `count` coefficients at (n,) positions."""
    first, weights = _weights(position)
    matrix = np.zeros((len(position), count), dtype=np.float32)
    for offset in range(4):
        matrix[np.arange(len(position)), np.clip(first + offset, 0, count - 1)] += weights[offset]
    return Banded(matrix)


@float_errors_aside
def lattice_step(encoder: LocationEncoder) -> float | None:
    """Return the widest of STEPS at which similarities under an encoder are interpolated within TOLERANCE.

    None if none is fine enough, or the encoder is not `seamless`. The encoder's metadata may tell; else it is measured
    around PATCHES places, which takes a second, and known from then on.
    """
    known = encoder.metadata.get("lattice_step", 0)
    if known is None or not encoder.seamless:
        return None
    return known if known in STEPS else _measured_step(encoder, encoder.fingerprint)


@lru_cache(maxsize=4)
def _measured_step(encoder: LocationEncoder, _fingerprint: str) -> float | None:
    return widest_step(encoder)


def widest_step(encoder: LocationEncoder, places: np.ndarray | None = None) -> float | None:
    """Return the `lattice_step` of an encoder as it is measured around PATCHES of (n, 2) `places`, or of the world."""
    if encoder.seamless:
        for step in STEPS:
            if interpolation_error(encoder, step, places=places) <= TOLERANCE:
                return step
    return None


def interpolation_error(
    encoder: LocationEncoder, step: float, seed: int = 0, places: np.ndarray | None = None
) -> float:
    """Return the error of similarities interpolated on a lattice of `step`, around PATCHES of (n, 2) `places`.

    Without places, of the world. The 99.9th percentile: the largest is a matter of which places happen to be looked at.
    """
    rng = np.random.default_rng(seed)
    if places is None:
        places = lonlat_of(rng.normal(size=(PATCHES, 3)))
    else:
        places = places[rng.choice(len(places), PATCHES)]
    references = encoder.directions(encoder.encode(places)).T
    errors = []
    for lon, lat in places:
        lat = np.clip(lat, -85, 85)
        lattice = Lattice.around(lon, lat, lon + 2 * step, min(lat + 2 * step, 90), step)
        field = SmoothField.of(encoder, lambda e: matmul(encoder.directions(e), references), lattice)
        between = np.stack([rng.uniform(lon, lon + 2 * step, 64), rng.uniform(lat, lat + 2 * step, 64)], axis=1)
        exact = matmul(encoder.directions(encoder.encode(between)), references)
        errors.append(np.abs(field.at(between) - exact))
    return float(np.percentile(errors, 99.9))
