import numpy as np
from sklearn.preprocessing import StandardScaler

from placeprint.encoder.probes.standardisation import Standardisation

X = np.random.default_rng(0).normal([5, -3, 0], [1, 20, 1e-3], (100, 3)).astype(np.float32)


def test_is_that_of_scikit_learn():
    expected = StandardScaler().fit_transform(X.astype(float))
    np.testing.assert_allclose(Standardisation.of(X).apply(X), expected, atol=1e-5)


def test_what_does_not_vary_becomes_nothing():
    constant = np.full((100, 1), 7.3, np.float32)
    standardisation = Standardisation.of(constant)
    assert standardisation.scale[0] == 0
    np.testing.assert_array_equal(standardisation.apply(constant + 5), 0)
