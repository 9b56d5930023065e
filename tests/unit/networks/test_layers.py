import numpy as np
import pytest
import torch
from torch import nn

from placeprint.encoder.networks.layers import perceptron, perceptron_of

from ...closeness import assert_close


@pytest.fixture
def arrays():
    rng = np.random.default_rng(0)
    sizes = (5, 7, 4, 3)
    arrays = {"other_weight0": np.ones((1, 1), np.float32), "head_frequencies": np.ones((2, 2))}
    for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        arrays[f"head_weight{index}"] = rng.normal(size=(outputs, inputs)).astype(np.float32)
        arrays[f"head_bias{index}"] = rng.normal(size=outputs).astype(np.float32)
    return arrays


def test_it_is_that_of_torch(arrays):
    layers = perceptron_of(arrays, "head_", "head")
    modules = []
    for weight, bias in layers:
        linear = nn.Linear(*weight.shape[::-1])
        linear.load_state_dict({"weight": torch.from_numpy(weight), "bias": torch.from_numpy(bias)})
        modules += [linear, nn.ReLU()]
    rows = np.random.default_rng(1).normal(size=(20, 5)).astype(np.float32)
    before = rows.copy()
    with torch.no_grad():
        expected = nn.Sequential(*modules[:-1])(torch.from_numpy(rows)).numpy()
    assert_close(perceptron(layers, rows), expected, 1e-5)
    np.testing.assert_array_equal(rows, before)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"head_weight0": None}, id="no first layer"),
        pytest.param({"head_bias1": None}, id="no bias"),
        pytest.param({"head_weight1": np.zeros((4, 6))}, id="a wider first layer"),
        pytest.param({"head_weight2": np.full((3, 4), np.inf)}, id="not finite"),
    ],
)
def test_layers_that_do_not_fit_are_refused_by_name(arrays, change):
    changed = {name: array for name, array in {**arrays, **change}.items() if array is not None}
    with pytest.raises(ValueError, match="its head"):
        perceptron_of(changed, "head_", "head")
