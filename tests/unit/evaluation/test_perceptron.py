import numpy as np
import pytest
import torch

from placeprint.encoder.evaluation.perceptron import Settings, perceptron_predictions
from placeprint.encoder.evaluation.probes import score

SMALL = Settings(hidden=64, epochs=60, batch=64, members=2)


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def features():
    features = np.random.default_rng(0).normal(size=(1200, 4)).astype(np.float32)
    # As harmonics have it: one that is the same everywhere.
    return np.concatenate([features, np.ones((1200, 1), np.float32)], axis=1)


def test_it_tells_a_number_that_no_linear_probe_could(features):
    labels = 100 + 30 * np.abs(features[:, 0])
    found = perceptron_predictions(features[:1000], labels[:1000], features[1000:], "regression", SMALL)
    assert score(found, labels[1000:], "regression") > 0.95


def test_it_tells_classes_by_their_own_numbers(features):
    labels = np.where(features[:, 0] * features[:, 1] > 0, 7, 3)
    found = perceptron_predictions(features[:1000], labels[:1000], features[1000:], "classification", SMALL)
    assert set(found) <= {3, 7}
    assert score(found, labels[1000:], "classification") > 0.9


def test_the_same_seed_gives_the_same_answer(features):
    settings = SMALL._replace(epochs=2)
    labels = features[:, 0].astype(float)
    first, again, other = (
        perceptron_predictions(features[:500], labels[:500], features[500:], "regression", settings, seed)
        for seed in (1, 1, 5)
    )
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()
