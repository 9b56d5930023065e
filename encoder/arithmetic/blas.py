"""Matrix products by the BLAS that NumPy was built with, even where another library has taken its place; small ones on
one thread.

Debian's and Ubuntu's NumPy looks `cblas_sgemm` and `cblas_dgemm` up by name in the whole process. QGIS has loaded the
GNU Scientific Library before, whose textbook BLAS has functions of those names and is ten times slower. There, and only
there, NumPy's own library is called directly.

BLAS shares a product among threads, and whoever asked waits for the last of them. Where other programs run, that takes
as long as the system lets a program run undisturbed: milliseconds, for a product of microseconds. The number of threads
is the whole process's, and is not ours to change. So a small product is made of pieces for which BLAS wakes nobody.
"""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

# Of the C interface to BLAS.
ROW_MAJOR, AS_IT_IS, TRANSPOSED = 101, 111, 112
FUNCTIONS = {"f": ("cblas_sgemm", ctypes.c_float), "d": ("cblas_dgemm", ctypes.c_double)}
"""By NumPy's letter for the type: the function, and the type of its factors."""


SMALL = 2**26
"""Multiplications of a small product: one thread takes some milliseconds for them."""

PIECE = 2**18
"""Multiplications for which OpenBLAS, of any version, starts no threads: its SMP_THRESHOLD_MIN times 4."""

DEPTH = 128
"""Numbers that a piece sums up, at most: more would make it too narrow to be fast."""

HIGH, WIDE = 8, 4
"""Rows and columns of which the innermost loops of BLAS take so many at once."""

NARROW = 2
"""Rows or columns up to which no BLAS is faster than sums of products."""

CACHED = 2**17
"""Numbers of a matrix that stay in a processor's cache."""


def matmul(a: np.ndarray, b: np.ndarray, times: int = 1) -> np.ndarray:
    """Return a @ b, (n, m), of float32 or float64 matrices (n, k) and (k, m); ValueError if they do not fit.

    A caller that makes many of these in turn says how many `times`: small is what is small altogether.
    """
    if not (a.dtype == b.dtype and a.dtype.char in FUNCTIONS and a.ndim == b.ndim == 2 and a.size and b.size):
        return a @ b
    if a.shape[1] != b.shape[0]:
        raise ValueError(f"shapes {a.shape} and {b.shape} do not fit")
    work = a.size * b.shape[1]
    if work * times > SMALL:
        return _product(a, b)
    if len(a) < b.shape[1]:
        # The right one is to be the narrow one.
        return _small_product(b.T, a.T).T
    return _small_product(a, b)


def _small_product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    if b.shape[1] <= NARROW:
        return _narrow(a, b)
    return _product(a, b) if a.size * b.shape[1] <= PIECE else _in_pieces(a, b)


def _narrow(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return a @ b for a few columns of b, each by itself: what a column gives depends on no other."""
    product = np.empty((len(a), b.shape[1]), dtype=a.dtype)
    rows = max(1, CACHED // a.shape[1])
    columns = [np.ascontiguousarray(column) for column in b.T]
    for top in range(0, len(a), rows):
        here = a[top : top + rows]
        for number, column in enumerate(columns):
            product[top : top + rows, number] = np.einsum("ij,j->i", here, column)
    return product


def _in_pieces(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return a @ b, no piece of which is of more than PIECE multiplications."""
    (rows, inner), columns = a.shape, b.shape[1]
    depth = _even(inner, DEPTH)
    wide = _even(columns, int((PIECE // depth) ** 0.5), WIDE)
    high = min(PIECE // (depth * wide) // HIGH * HIGH, rows)
    gemm = own_gemm(a.dtype.char)
    if gemm is not None:
        return _own_product(gemm, a, b, high, wide, depth)
    product = np.empty((rows, columns), dtype=a.dtype)
    whole = rows // high * high
    for band in (slice(0, whole), slice(whole, rows)):
        stacked = (-1, min(high, band.stop - band.start) or 1)
        stack, results = a[band].reshape(*stacked, inner), product[band].reshape(*stacked, columns)
        for left in range(0, columns, wide):
            here = slice(left, left + wide)
            result = results[:, :, here]
            np.matmul(stack[:, :, :depth], b[:depth, here], out=result)
            for start in range(depth, inner, depth):
                part = slice(start, start + depth)
                result += stack[:, :, part] @ b[part, here]
    return product


def _even(count: int, most: int, multiple: int = 1) -> int:
    """Return into what lengths to cut `count`, `most` at most but for a `multiple`, so that all are about as long."""
    pieces = -(-count // most)
    return -(-count // (pieces * multiple)) * multiple


def _product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return a @ b by one call of BLAS."""
    gemm = own_gemm(a.dtype.char)
    return a @ b if gemm is None else _own_product(gemm, a, b, len(a), b.shape[1], len(b))


def _own_product(
    gemm: Callable[..., None], a: np.ndarray, b: np.ndarray, high: int, wide: int, depth: int
) -> np.ndarray:
    """Return a @ b, in pieces of `high` rows, `wide` columns and sums of `depth` numbers."""
    a, a_order, a_stride = _laid_out(a)
    b, b_order, b_stride = _laid_out(b)
    (rows, inner), columns = a.shape, b.shape[1]
    product = np.empty((rows, columns), dtype=a.dtype)
    (a_down, a_across), (b_down, b_across) = a.strides, b.strides
    down, across = product.strides
    for left in range(0, columns, wide):
        for start in range(0, inner, depth):
            sizes = min(wide, columns - left), min(depth, inner - start), 1.0
            beside = b.ctypes.data + start * b_down + left * b_across, b_stride, 1.0 if start else 0.0
            for top in range(0, rows, high):
                here = a.ctypes.data + top * a_down + start * a_across, a_stride
                result = product.ctypes.data + top * down + left * across, columns
                gemm(ROW_MAJOR, a_order, b_order, min(high, rows - top), *sizes, *here, *beside, *result)
    return product


def _laid_out(matrix: np.ndarray) -> tuple[np.ndarray, int, int]:
    """Return (matrix, order, stride) as BLAS takes it, copied only if it is in order neither by rows nor by columns."""
    for order, view in ((AS_IT_IS, matrix), (TRANSPOSED, matrix.T)):
        stride, rest = divmod(view.strides[0], view.itemsize)
        if view.strides[1] == view.itemsize and stride >= view.shape[1] and not rest:
            return matrix, order, stride
    return np.ascontiguousarray(matrix), AS_IT_IS, matrix.shape[1]


@lru_cache(maxsize=len(FUNCTIONS))
def own_gemm(letter: str) -> Callable[..., None] | None:
    """Return the product of FUNCTIONS of NumPy's own library where another's stands before it, else None."""
    # NumPy's wheels, and NumPy on Windows and macOS, bind their BLAS so that nothing can come between.
    if not sys.platform.startswith("linux"):
        return None
    name, real = FUNCTIONS[letter]
    core = sys.modules.get("numpy._core._multiarray_umath") or sys.modules.get("numpy.core._multiarray_umath")
    if core is None or core.__file__ is None:
        return None
    try:
        own = getattr(ctypes.CDLL(core.__file__), name)
        found_first = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError):
        return None
    if ctypes.cast(own, ctypes.c_void_p).value == ctypes.cast(found_first, ctypes.c_void_p).value:
        return None
    integer, pointer = ctypes.c_int, ctypes.c_void_p
    own.argtypes = [integer] * 6 + [real, pointer, integer, pointer, integer, real, pointer, integer]
    own.restype = None
    return own
