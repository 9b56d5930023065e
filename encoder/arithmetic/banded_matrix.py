"""Matrices most of whose numbers are 0, all but a band around the diagonal: a product takes only what is not."""

from __future__ import annotations

import numpy as np

from .blas import matmul

ROWS = 64
"""Rows that are taken together: of more the bands reach further apart, and fewer are too small a product."""


class Banded:
    """An (m, n) matrix, cut into blocks of ROWS rows that hold only the columns between which it is not 0."""

    def __init__(self, matrix: np.ndarray) -> None:
        """Take a matrix."""
        self._shape = matrix.shape
        self._blocks: list[tuple[slice, slice, np.ndarray]] = []
        for top in range(0, len(matrix), ROWS):
            block = matrix[top : top + ROWS]
            columns = np.flatnonzero(block.any(axis=0))
            band = slice(columns[0], columns[-1] + 1) if len(columns) else slice(0, 0)
            self._blocks.append((slice(top, top + len(block)), band, np.ascontiguousarray(block[:, band])))

    def before(self, values: np.ndarray) -> np.ndarray:
        """Return matrix @ values, (m, k), of (n, k) values of its type."""
        product = np.empty((self._shape[0], values.shape[1]), dtype=values.dtype)
        for rows, band, block in self._blocks:
            product[rows] = matmul(block, values[band])
        return product

    def behind(self, values: np.ndarray) -> np.ndarray:
        """Return values @ matrix.T, (k, m), of (k, n) values of its type."""
        product = np.empty((len(values), self._shape[0]), dtype=values.dtype)
        for rows, band, block in self._blocks:
            product[:, rows] = matmul(values[:, band], block.T)
        return product
