import numpy as np
import pytest
import torch
from torch.nn import functional as F

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.encoders.location_encoder import ENCODERS, SHIPPED
from placeprint.encoder.files.encoder_file import layers_of, read_arrays
from placeprint.encoder.networks.harmonics import harmonics_by_feature
from placeprint.encoder.networks.siren import after_first_layer, forward, output_width

from ...closeness import assert_close


@pytest.fixture(scope="module")
def shipped_arrays():
    return read_arrays(ENCODERS / f"{SHIPPED}.npz")[0]


def torch_forward(arrays, features, dtype):
    """The network in torch: sin(W x + b) layers, the last linear; behind it the rows of the first that it skips.

    (n, inputs) in, (n, dim) out.
    """
    x = torch.from_numpy(features).to(dtype)
    depth = sum(name.startswith("weight") for name in arrays)
    for index in range(depth):
        weight, bias = (torch.from_numpy(arrays[f"{kind}{index}"]).to(dtype) for kind in ("weight", "bias"))
        x = F.linear(x, weight, bias)
        if index == 0:
            read = arrays["weight1"].shape[1]
            x, skipped = x[:, :read], x[:, read:]
        if index < depth - 1:
            x = torch.sin(x)
    return torch.cat([x, skipped], dim=1).numpy()


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64], ids=str)
def test_shipped_weights_give_what_they_give_in_torch(encoder, shipped_arrays, dtype):
    lonlat = np.concatenate([fibonacci_lattice(3000), [[0, 90], [0, -90], [-180, 0]]])
    features = harmonics_by_feature(lonlat, encoder.degrees)
    expected = torch_forward(shipped_arrays, features.T, dtype)
    found = forward(layers_of(shipped_arrays), features).T
    assert_close(found, expected, 1e-5)
    # And so does the encoder made of them.
    assert_close(encoder.encode(lonlat), expected, 1e-5)


def test_one_layer_is_linear(network):
    arrays = network(degrees=3)
    layers = layers_of({"weight0": arrays["weight0"], "bias0": arrays["bias0"]})
    features = np.random.default_rng(0).normal(size=(9, 5))
    expected = arrays["weight0"] @ features + arrays["bias0"][:, np.newaxis]
    assert_close(forward(layers, features), expected, 1e-5)


def test_every_layer_but_the_last_passes_through_a_sine():
    layers = [(np.float32([[2.0]]), np.float32([0.5])), (np.float32([[3.0]]), np.float32([-1.0]))]
    x = np.linspace(-4, 4, 17)[np.newaxis]
    assert_close(forward(layers, x), 3 * np.sin(2 * x + 0.5) - 1, 1e-5)


def test_rows_that_the_second_layer_does_not_read_stand_behind_the_output_as_they_are():
    first = np.float32([[2.0], [7.0], [8.0]]), np.float32([0.5, 0.25, 0.0])
    layers = [first, (np.float32([[3.0]]), np.float32([-1.0]))]
    x = np.linspace(-4, 4, 17)[np.newaxis]
    expected = np.concatenate([3 * np.sin(2 * x + 0.5) - 1, 7 * x + 0.25, 8 * x])
    assert_close(forward(layers, x), expected, 1e-5)
    assert output_width(layers) == 3


def test_the_network_goes_on_from_its_first_layer(network):
    layers = layers_of(network(degrees=3))
    features = np.random.default_rng(0).normal(size=(9, 5)).astype(np.float32)
    hidden = layers[0][0] @ features + layers[0][1][:, np.newaxis]
    np.testing.assert_array_equal(after_first_layer(layers, hidden), forward(layers, features))


def test_features_are_left_alone_and_the_output_is_float32(network):
    features = np.random.default_rng(0).normal(size=(25, 5))
    before = features.copy()
    assert forward(layers_of(network()), features).dtype == np.float32
    np.testing.assert_array_equal(features, before)
