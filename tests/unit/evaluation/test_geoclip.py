import numpy as np
import pytest
import torch

from placeprint.encoder.evaluation.geoclip import geoclip_embeddings


@pytest.fixture(scope="module")
def state():
    """Two capsules of random weights, in the layout of the package's file but narrower."""
    generator = torch.Generator().manual_seed(0)

    def random(*shape):
        return torch.randn(*shape, generator=generator) / 3

    state = {}
    for capsule, sigma in (("LocEnc0", 1.0), ("LocEnc1", 16.0)):
        state[f"{capsule}.capsule.0.b"] = sigma * random(4, 2)
        for layer, (inputs, outputs) in {1: (8, 6), 3: (6, 6), 5: (6, 6)}.items():
            state[f"{capsule}.capsule.{layer}.weight"] = random(outputs, inputs)
            state[f"{capsule}.capsule.{layer}.bias"] = random(outputs)
        state[f"{capsule}.head.0.weight"] = random(3, 6)
        state[f"{capsule}.head.0.bias"] = random(3)
    return state


def test_it_is_the_sum_of_its_capsules(state):
    places = np.array([[114.17, 22.28], [-43.2, -22.9], [0.0, 90.0]])
    parts = [{key: value for key, value in state.items() if key.startswith(name)} for name in ("LocEnc0", "LocEnc1")]
    whole = geoclip_embeddings(places, state)
    assert whole.shape == (3, 3)
    assert whole.dtype == np.float32
    np.testing.assert_allclose(whole, sum(geoclip_embeddings(places, part) for part in parts), rtol=1e-5)


def test_one_place_worked_out(state):
    # At (0, 0) the projection is (0, 0), the cosines are 1 and the sines 0.
    part = {key: value.numpy() for key, value in state.items() if key.startswith("LocEnc0")}
    x = np.array([1.0] * 4 + [0.0] * 4)
    for layer in (1, 3, 5):
        x = np.maximum(part[f"LocEnc0.capsule.{layer}.weight"] @ x + part[f"LocEnc0.capsule.{layer}.bias"], 0)
    expected = part["LocEnc0.head.0.weight"] @ x + part["LocEnc0.head.0.bias"]
    found = geoclip_embeddings(np.zeros((1, 2)), {key: torch.from_numpy(value) for key, value in part.items()})
    np.testing.assert_allclose(found[0], expected, rtol=1e-5)
