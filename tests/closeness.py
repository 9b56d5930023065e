"""Whether computed arrays are what they should be.

Another BLAS, another number of its threads or another processor adds in another order: every sum is then off by about
the same amount, which is much for those of its results that are near 0, and little for the largest.
"""

import numpy as np


def assert_close(actual, expected, share=1e-5, largest=None, saying=""):
    """Assert that no value is off by more than a share of the largest absolute value that is expected.

    `largest` takes its place where what is expected is 0, or one of the small ones of many.
    """
    actual, expected = _plain(actual), _plain(expected)
    if largest is None:
        largest = np.abs(expected[np.isfinite(expected)]).max(initial=0.0)
    np.testing.assert_allclose(actual, expected, rtol=0, atol=share * largest, err_msg=saying)


def _plain(values):
    # Tensors of torch too, which this does not import.
    return np.asarray(values.detach() if hasattr(values, "detach") else values, dtype=np.float64)
