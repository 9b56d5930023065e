import numpy as np
import pytest

from placeprint.encoder.probes.minimise import lbfgs


def quartic(x):
    curvature = np.geomspace(1, 1e4, len(x))
    return float(np.sum(curvature * (x - 1) ** 2 + (x - 1) ** 4)), 2 * curvature * (x - 1) + 4 * (x - 1) ** 3


def test_finds_the_minimum_of_a_stretched_bowl():
    x, value = lbfgs(lambda x: (quartic(x)[0] + 1, quartic(x)[1]), np.full(30, 5.0), tolerance=1e-13)
    np.testing.assert_allclose(x, 1, atol=1e-4)
    assert value == pytest.approx(1, abs=1e-8)


def test_stays_at_the_minimum():
    x, value = lbfgs(quartic, np.ones(4))
    assert value == 0
    np.testing.assert_array_equal(x, 1)


def test_progress_is_told_and_can_stop_it():
    shares = []

    def progress(share):
        shares.append(share)
        if len(shares) == 4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        lbfgs(quartic, np.full(30, 5.0), progress=progress)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] < 1
