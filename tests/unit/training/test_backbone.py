import math

import pytest
import torch
from torch.nn import functional as F

from placeprint.encoder.training.backbone import DIM, STAGES, Backbone

CHANNELS = (16, 24, 40, 80, 112, 192, 320)
"""What the stages put out (Tan and Le 2019, table 1)."""


@pytest.fixture(scope="module")
def state():
    """Random weights of the shapes, and under the names, of the published ones."""
    generator = torch.Generator().manual_seed(0)
    tensors = {}

    def convolution(name, outputs, inputs, kernel):
        scale = (inputs * kernel * kernel) ** -0.5
        tensors[f"{name}.weight"] = scale * torch.randn(outputs, inputs, kernel, kernel, generator=generator)

    def normalisation(name, channels):
        tensors[f"{name}.weight"] = 1 + 0.1 * torch.randn(channels, generator=generator)
        tensors[f"{name}.bias"] = 0.1 * torch.randn(channels, generator=generator)
        tensors[f"{name}.running_mean"] = 0.1 * torch.randn(channels, generator=generator)
        tensors[f"{name}.running_var"] = 0.5 + torch.rand(channels, generator=generator)

    convolution("_conv_stem", 32, 3, 3)
    normalisation("_bn0", 32)
    inputs, index = 32, 0
    for (repeats, kernel, _stride, expansion), outputs in zip(STAGES, CHANNELS):
        for _ in range(repeats):
            prefix, wide = f"_blocks.{index}.", inputs * expansion
            if expansion > 1:
                convolution(prefix + "_expand_conv", wide, inputs, 1)
                normalisation(prefix + "_bn0", wide)
            convolution(prefix + "_depthwise_conv", wide, 1, kernel)
            normalisation(prefix + "_bn1", wide)
            convolution(prefix + "_project_conv", outputs, wide, 1)
            normalisation(prefix + "_bn2", outputs)
            inputs, index = outputs, index + 1
    convolution("_conv_head", DIM, inputs, 1)
    normalisation("_bn1", DIM)
    return tensors


def plain_features(state, images):
    """The published network, with its batch normalisations and TensorFlow's padding in full."""

    def layer(x, convolution, normalisation, stride=1):
        weight = state[convolution + ".weight"]
        size, kernel = x.shape[-1], weight.shape[-1]
        missing = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
        before, after = missing // 2, missing - missing // 2
        groups = x.shape[1] // weight.shape[1]
        x = F.conv2d(F.pad(x, (before, after, before, after)), weight, stride=stride, groups=groups)
        mean, variance, weight, bias = (
            state[f"{normalisation}.{name}"] for name in ("running_mean", "running_var", "weight", "bias")
        )
        return F.batch_norm(x, mean, variance, weight, bias, eps=1e-3)

    x = F.relu6(layer((images - 127) / 128, "_conv_stem", "_bn0", 2))
    index = 0
    for repeats, _kernel, stride, expansion in STAGES:
        for repeat in range(repeats):
            prefix = f"_blocks.{index}."
            y = F.relu6(layer(x, prefix + "_expand_conv", prefix + "_bn0")) if expansion > 1 else x
            y = F.relu6(layer(y, prefix + "_depthwise_conv", prefix + "_bn1", 1 if repeat else stride))
            y = layer(y, prefix + "_project_conv", prefix + "_bn2")
            # Every repetition within a stage, and none of the first blocks, has a way around it.
            x = x + y if repeat else y
            index += 1
    return F.relu6(layer(x, "_conv_head", "_bn1")).mean(dim=(2, 3))


@pytest.fixture(scope="module")
def images():
    return 255 * torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(1))


@pytest.fixture(scope="module")
def features(state, images):
    return Backbone(state)(images)


def test_every_image_has_1280_finite_features_in_the_range_of_its_activation(features):
    assert features.shape == (2, 1280)
    assert features.dtype == torch.float32
    assert torch.isfinite(features).all()
    assert 0 <= features.min() <= features.max() <= 6
    assert features.std() > 0.01


def test_images_do_not_influence_each_other(state, images, features):
    torch.testing.assert_close(Backbone(state)(images[1:]), features[1:], rtol=1e-3, atol=1e-4)
    assert (features[0] - features[1]).abs().max() > 1e-3


def test_double_precision_gives_nearly_the_same(state, images, features):
    double = {name: tensor.double() for name, tensor in state.items()}
    torch.testing.assert_close(Backbone(double, torch.float64)(images), features, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("size", [(96, 96), (65, 64), (33, 50)], ids=str)
def test_images_of_any_size_will_do(state, size):
    assert Backbone(state)(torch.full((1, 3, *size), 127.0)).shape == (1, DIM)


def test_the_features_are_those_of_the_network_written_out_plainly(state, images, features):
    torch.testing.assert_close(plain_features(state, images), features, rtol=1e-3, atol=1e-4)


def test_the_weights_are_left_alone(state, images):
    before = {name: tensor.clone() for name, tensor in state.items()}
    Backbone(state)(images)
    for name, tensor in state.items():
        assert torch.equal(tensor, before[name])
