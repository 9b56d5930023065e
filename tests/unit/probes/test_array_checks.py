import numpy as np
import pytest

from placeprint.encoder.probes.array_checks import positive, shaped, whole

ARRAYS = {"numbers": np.array([[0, 3]], np.int32), "halves": np.array([0.5]), "text": np.array("a")}


def test_whole_numbers_are_taken_as_they_are():
    taken = whole(ARRAYS, "numbers", (None, 2), 4)
    assert taken.dtype == np.int64
    np.testing.assert_array_equal(taken, [[0, 3]])


@pytest.mark.parametrize(
    ("name", "shape", "below", "why"),
    [
        pytest.param("others", (1, 2), 4, "others is missing", id="missing"),
        pytest.param("halves", (1,), 4, "does not hold whole numbers", id="fractions"),
        pytest.param("text", (), 4, "does not hold whole numbers", id="text"),
        pytest.param("numbers", (2,), 4, "of the right shape", id="dimensions"),
        pytest.param("numbers", (1, 3), 4, r"shape \(1, 2\), which does not fit", id="sides"),
        pytest.param("numbers", (1, 2), 3, "out of range", id="range"),
    ],
)
def test_what_are_no_whole_numbers_is_refused(name, shape, below, why):
    with pytest.raises(ValueError, match=why):
        whole(ARRAYS, name, shape, below)


def test_another_shape_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        shaped(ARRAYS, "halves", (2,))


@pytest.mark.parametrize("number", [0, -1.0, float("inf"), float("nan"), True, "1"])
def test_only_finite_numbers_above_0_are_positive(number):
    with pytest.raises(ValueError, match="its scale is not a number above 0"):
        positive(number, "scale")
