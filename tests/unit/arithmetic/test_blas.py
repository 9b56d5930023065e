import os
import subprocess
import sys

import numpy as np
import pytest

from placeprint.encoder.arithmetic.blas import matmul

A, B = (np.random.default_rng(0).normal(size=size).astype(np.float32) for size in ((7, 3), (3, 5)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(A, B, id="by rows"),
        pytest.param(B.T, A.T, id="by columns"),
        pytest.param(A[::2], B[:, ::2], id="neither"),
        pytest.param(A[:1], B, id="one row"),
        pytest.param(A, B[:, :1], id="one column"),
        pytest.param(A[:0], B, id="no rows"),
        pytest.param(A[:, :0], B[:0], id="nothing to sum"),
    ],
)
def test_gives_the_product(a, b):
    product = matmul(a, b)
    assert product.dtype == np.float32
    np.testing.assert_allclose(product, a.astype(np.float64) @ b.astype(np.float64), atol=1e-5)


def test_other_types_keep_their_precision():
    np.testing.assert_array_equal(matmul(A.astype(np.float64), B), A.astype(np.float64) @ B)


def test_matrices_that_do_not_fit_are_an_error():
    with pytest.raises(ValueError, match=r"mismatch|do not fit"):
        matmul(A, A)


def cut(*shape, kind=np.float32, seed=1):
    """A random matrix in a larger one."""
    return np.random.default_rng(seed).normal(size=[side + 3 for side in shape])[2:-1, 1:-2].astype(kind)


@pytest.mark.parametrize("kind", [np.float32, np.float64], ids=["float32", "float64"])
@pytest.mark.parametrize(
    ("rows", "inner", "columns"),
    [
        pytest.param(768, 768, 1, id="a vector"),
        pytest.param(1, 500, 900, id="by a vector"),
        pytest.param(50_000, 7, 2, id="two long columns"),
        pytest.param(501, 300, 3, id="few columns"),
        pytest.param(333, 257, 101, id="no side is even"),
        pytest.param(101, 257, 333, id="wider than high"),
        pytest.param(700, 5, 700, id="little to sum"),
        pytest.param(9, 20_000, 9, id="much to sum"),
        pytest.param(700, 400, 300, id="large"),
    ],
)
def test_pieces_make_up_the_product(rows, inner, columns, kind):
    a, b = cut(rows, inner, kind=kind), cut(inner, columns, kind=kind, seed=2)
    expected = a.astype(np.float64) @ b.astype(np.float64)
    tolerance = (1e-5 if kind == np.float32 else 1e-13) * np.abs(expected).max()
    wide = np.repeat(b, 2, axis=1)[:, ::2]
    for left, right in [(a, b), (a, wide), (np.asfortranarray(a), np.asfortranarray(b))]:
        product = matmul(left, right)
        assert product.dtype == kind
        assert product.shape == (rows, columns)
        np.testing.assert_allclose(product, expected, atol=tolerance)
    np.testing.assert_allclose(matmul(b.T, a.T), expected.T, atol=tolerance)
    # As one of many, too large altogether to be made of pieces.
    np.testing.assert_allclose(matmul(a, b, 10**6), expected, atol=tolerance)


def test_what_is_not_a_number_stays_where_it_is():
    a, b = cut(200, 150), cut(150, 120, seed=2)
    a[7, 3], b[5, 9] = np.nan, np.inf
    product = matmul(a, b)
    strange = ~np.isfinite(product)
    assert strange[7].all()
    assert strange[:, 9].all()
    assert not np.delete(np.delete(strange, 7, axis=0), 9, axis=1).any()


WAKES_NOBODY = """
import threading, time
from pathlib import Path
import numpy as np
from placeprint.encoder import load_encoder
from placeprint.encoder.similarity.reference_set import ReferenceSet

def work_of_others():
    tasks = [task for task in Path("/proc/self/task").iterdir() if int(task.name) != threading.get_native_id()]
    return [int((task / "schedstat").read_text().split()[0]) for task in tasks]

def settled():
    before = None
    while before != (before := work_of_others()):
        time.sleep(0.2)
    return before

encoder = load_encoder()
places = np.random.default_rng(0).uniform(-80, 80, (100, 2))
square = np.ones((2000, 2000), np.float32)
idle = settled()
square @ square
at_rest = settled()
assert at_rest != idle or not idle, "BLAS has threads, and they do not share a large product"
for count in (1, 2, 10, 100):
    encoder.encode(places[:count])
    ReferenceSet(encoder, places[:3], places[3:4]).similarity(places[:count])
encoder.encode(np.tile(places[:1], (100, 1)))
print("others worked" if settled() != at_rest else "nobody woke")
"""


def test_of_few_places_no_other_thread_hears():
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "2", "OPENBLAS_THREAD_TIMEOUT": "4"}
    done = subprocess.run(
        [sys.executable, "-c", WAKES_NOBODY], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == "nobody woke\n", done.stderr
