"""The network over spherical harmonics: that of the encoder that ships, and SatCLIP's.

What it says of a parallel or a narrow band of latitude has a short form, which makes grids and crowds cheap.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..earth.latitude_bands import NODES, crowded_bands
from ..files.encoder_file import layers_of
from .harmonics import float32_waves, harmonics_by_feature, legendre_functions, legendre_row
from .siren import after_first_layer, forward, output_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..types import Arrays

CHUNK = 4096
"""Places that go through the network at once: few enough that a chunk needs some tens of megabytes."""

TOGETHER = 2048
"""Places of several bands that go through the hidden layers at once, or more."""

COEFFICIENT_ROWS = 64
"""Parallels of a grid whose first layer is summed up at once."""


class HarmonicNetwork:
    """A SIREN (see `siren`) of the `degrees`**2 spherical harmonics of a place; `dim` is the width of its output."""

    BASIS = "spherical harmonics"

    SEAMLESS = True
    """Whether what it says is smooth everywhere on the sphere."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays of an encoder file (see `encoder_file`). Raises ValueError if they do not fit together."""
        self.layers = layers_of(arrays)
        inputs = self.layers[0][0].shape[1]
        self.degrees = round(inputs**0.5)
        if self.degrees < 1 or self.degrees**2 != inputs:
            raise ValueError(f"{inputs} inputs are not a full set of spherical harmonics")
        self._weights_by_order = _weights_by_order(self.layers[0][0], self.degrees)
        self.dim = output_width(self.layers)

    def encode(self, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n, dim) float32 output at (n, 2) places, as `sphere.canonical` returns them."""
        embeddings = np.empty((len(lonlat), self.dim), dtype=np.float32)
        bands, rest = crowded_bands(lonlat[:, 1], self.degrees)
        for start in range(0, len(rest), CHUNK):
            alone = rest[start : start + CHUNK]
            embeddings[alone] = forward(self.layers, harmonics_by_feature(lonlat[alone], self.degrees)).T
        # A band may hold a few dozen places: they go through the hidden layers together.
        rows: list[np.ndarray] = []
        hidden: list[np.ndarray] = []
        count = 0
        while some := list(islice(bands, COEFFICIENT_ROWS // NODES)):
            coefficients = self._row_coefficients(np.concatenate([band.parallels for band in some]))
            for band, parallels in zip(some, np.split(coefficients, len(some))):
                for start in range(0, len(band.rows), CHUNK):
                    here = slice(start, start + CHUNK)
                    rows.append(band.rows[here])
                    hidden.append(self._first_layer(lonlat[rows[-1], 0], band.weights[:, here], parallels, len(lonlat)))
                    count += len(rows[-1])
                    if count >= TOGETHER:
                        self._finish(rows, hidden, embeddings)
                        rows, hidden, count = [], [], 0
        if rows:
            self._finish(rows, hidden, embeddings)
        return embeddings

    def _first_layer(self, lon: np.ndarray, weights: np.ndarray, coefficients: np.ndarray, places: int) -> np.ndarray:
        """Return the (width, k) first layer at k longitudes in a band, before its sine, k of so many `places`.

        `weights` (NODES, k) are those of its parallels at each place, whose `_row_coefficients` are given.
        """
        features = weights[:, np.newaxis] * float32_waves(lon, self.degrees)
        coefficients = coefficients.reshape(-1, coefficients.shape[2])
        return matmul(coefficients.T, features.reshape(len(coefficients), -1), places // len(lon))

    def _finish(self, rows: list[np.ndarray], hidden: list[np.ndarray], embeddings: np.ndarray) -> None:
        """Fill rows of `embeddings`, lists of parts of them, given their parts of the first layer before its sine."""
        embeddings[np.concatenate(rows)] = after_first_layer(self.layers, np.concatenate(hidden, axis=1)).T

    def iter_grid(self, lons: np.ndarray, lats: np.ndarray) -> Iterator[np.ndarray]:
        """Yield the output on (m,) meridians and (n,) parallels as blocks of rows, (k, m, dim), in order.

        On one parallel the first layer is a trigonometric polynomial of the longitude: the Legendre functions are
        summed into its 2 L - 1 coefficients for each hidden unit once a row, instead of L**2 products for each cell.
        """
        waves = float32_waves(lons, self.degrees)
        rows = max(1, CHUNK // lons.size)
        for top in range(0, lats.size, COEFFICIENT_ROWS):
            coefficients = self._row_coefficients(lats[top : top + COEFFICIENT_ROWS])
            for row in range(0, len(coefficients), rows):
                yield self._encode_rows(coefficients[row : row + rows], waves)

    def _encode_rows(self, coefficients: np.ndarray, waves: np.ndarray) -> np.ndarray:
        """Return the (k, n, dim) embeddings of k parallels, given their `_row_coefficients`, at n longitudes."""
        block = np.empty((len(coefficients), waves.shape[1], self.dim), dtype=np.float32)
        for left in range(0, waves.shape[1], CHUNK):
            here = waves[:, left : left + CHUNK]
            hidden = np.concatenate([matmul(row.T, here, len(coefficients)) for row in coefficients], axis=1)
            cells = after_first_layer(self.layers, hidden)
            block[:, left : left + CHUNK] = cells.T.reshape(len(block), -1, self.dim)
        return block

    def _row_coefficients(self, lats: np.ndarray) -> np.ndarray:
        """Return the first layer, with its bias, on each of n parallels, (n, 2 L - 1, width), in the order of
        `float32_waves`."""
        legendre = legendre_functions(lats, self.degrees).astype(np.float32)
        bias = self.layers[0][1]
        width = len(bias)
        coefficients = np.empty((lats.size, 2 * self.degrees - 1, width), dtype=np.float32)
        for order in range(self.degrees):
            functions = legendre[legendre_row(np.arange(order, self.degrees), order)]
            for row, weight in zip((order, self.degrees - 1 + order), self._weights_by_order[order]):
                coefficients[:, row] = matmul(functions.T, weight.T)
        # The first wave is 1 everywhere.
        coefficients[:, 0] += bias
        return coefficients


def _weights_by_order(weight: np.ndarray, degrees: int) -> list[list[np.ndarray]]:
    """Return, for each order m, the (width, L - m) columns of `weight` of cosines, degrees m to L - 1, and of sines."""
    parts = []
    for order in range(degrees):
        zonal = np.array([degree * degree + degree for degree in range(order, degrees)])
        parts.append([weight[:, zonal + sign * order].copy() for sign in ((1, -1) if order else (1,))])
    return parts
