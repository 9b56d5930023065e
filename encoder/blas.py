"""Matrix products by the BLAS that NumPy was built with, even where another library has taken its place.

Debian's and Ubuntu's NumPy looks `cblas_sgemm` and `cblas_dgemm` up by name in the whole process. QGIS has loaded the
GNU Scientific Library before, whose textbook BLAS has functions of those names and is ten times slower. There, and only
there, NumPy's own library is called directly.
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


def matmul(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return a @ b, (n, m), of float32 or float64 matrices (n, k) and (k, m); ValueError if they do not fit."""
    gemm = own_gemm(a.dtype.char) if a.dtype == b.dtype and a.dtype.char in FUNCTIONS else None
    if gemm is None or not (a.ndim == b.ndim == 2 and a.size and b.size):
        return a @ b
    if a.shape[1] != b.shape[0]:
        raise ValueError(f"shapes {a.shape} and {b.shape} do not fit")
    a, a_order, a_stride = _laid_out(a)
    b, b_order, b_stride = _laid_out(b)
    (rows, inner), columns = a.shape, b.shape[1]
    product = np.empty((rows, columns), dtype=a.dtype)
    factors = (a.ctypes.data, a_stride, b.ctypes.data, b_stride)
    gemm(ROW_MAJOR, a_order, b_order, rows, columns, inner, 1.0, *factors, 0.0, product.ctypes.data, columns)
    return product


def _laid_out(matrix: np.ndarray) -> tuple[np.ndarray, int, int]:
    """Return (matrix, order, stride) as BLAS takes it, copied only if it is contiguous neither by rows nor columns."""
    if matrix.flags.c_contiguous:
        return matrix, AS_IT_IS, matrix.shape[1]
    if matrix.flags.f_contiguous:
        return matrix, TRANSPOSED, matrix.shape[0]
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
