"""The textbook BLAS that QGIS brings along must not take the place of NumPy's own."""

import os
import subprocess
from ctypes.util import find_library
from pathlib import Path

import placeprint

LINK = Path(placeprint.__file__).parent.parent

SCRIPT = """
import numpy as np
from placeprint.encoder.arithmetic.blas import matmul, own_gemm

assert own_gemm("f") is not None and own_gemm("d") is not None, "nothing stands before NumPy's own BLAS"
rng = np.random.default_rng(0)
a = rng.normal(size=(70, 30)).astype(np.float32)
b = rng.normal(size=(30, 50)).astype(np.float32)
wide = rng.normal(size=(60, 100)).astype(np.float32)
pairs = [(a, b), (b.T, a.T), (a, wide[::2, ::2]), (a[:1], b), (a, b[:, :1]), (a[:0], b)]
for left, right in pairs + [(left.astype(float), right.astype(float)) for left, right in pairs]:
    expected = left.astype(float) @ right.astype(float)
    product = matmul(left, right)
    assert product.shape == expected.shape and product.dtype == left.dtype
    assert np.allclose(product, expected, atol=1e-4)
try:
    matmul(a, a)
except ValueError:
    print("as it should be")
"""


def test_numpys_own_blas_is_called_when_another_stands_before_it():
    library = find_library("gslcblas")
    assert library, "QGIS on Debian and Ubuntu depends on the GNU Scientific Library"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(LINK), "LD_PRELOAD": library}
    # The distribution's Python and NumPy, as in QGIS: wheels of NumPy cannot be come between.
    done = subprocess.run(
        ["/usr/bin/python3", "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "as it should be\n", done.stderr
