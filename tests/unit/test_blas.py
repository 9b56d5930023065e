import numpy as np
import pytest

from placeprint.encoder.blas import matmul

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
