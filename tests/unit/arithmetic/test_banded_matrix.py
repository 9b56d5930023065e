import numpy as np
import pytest

from placeprint.encoder.arithmetic.banded_matrix import Banded


def band(rows, columns, reach):
    """A random matrix that is 0 beyond `reach` of its diagonal."""
    row, column = np.arange(rows)[:, np.newaxis], np.arange(columns)
    matrix = np.random.default_rng(0).normal(size=(rows, columns))
    matrix[np.abs(row * columns / rows - column) > reach] = 0
    return matrix.astype(np.float32)


@pytest.mark.parametrize(
    "matrix",
    [
        pytest.param(band(300, 90, 2.5), id="finer"),
        pytest.param(band(70, 400, 9), id="coarser"),
        pytest.param(band(200, 200, 300), id="no band at all"),
        pytest.param(np.zeros((70, 5), np.float32), id="nothing"),
        pytest.param(band(130, 40, 3)[np.random.default_rng(1).permutation(130)], id="in no order"),
        pytest.param(np.roll(band(130, 130, 3), 65, axis=0), id="across a seam"),
    ],
)
def test_products_are_those_of_the_whole_matrix(matrix):
    columns = matrix.shape[1]
    rng = np.random.default_rng(2)
    below, left = (rng.normal(size=size).astype(np.float32) for size in ((columns, 33), (150, columns)))
    for found, expected in [
        (Banded(matrix).before(below), matrix.astype(float) @ below),
        (Banded(matrix).behind(left), left @ matrix.T.astype(float)),
    ]:
        assert found.dtype == np.float32
        np.testing.assert_allclose(found, expected, atol=1e-5 * max(1.0, np.abs(expected).max()))
