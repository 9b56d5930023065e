import math

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from placeprint.encoder.encoders.location_encoder import find_encoder
from placeprint.encoder.files.encoder_file import read_arrays
from placeprint.encoder.images.image_tower import SHIPPED_TOWER
from placeprint.encoder.networks.efficientnet import DIM, STAGES, WEIGHT_SHAPES, EfficientNet
from placeprint.encoder.training.backbone import Backbone

from ...closeness import assert_close


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
    for repeats, _kernel, stride, expansion, _outputs in STAGES:
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
def features(backbone, images):
    return backbone(images)


def test_every_image_has_1280_finite_features_in_the_range_of_its_activation(features):
    assert features.shape == (2, 1280)
    assert features.dtype == torch.float32
    assert torch.isfinite(features).all()
    assert 0 <= features.min() <= features.max() <= 6
    assert features.std() > 0.01


def test_images_do_not_influence_each_other(backbone, images, features):
    assert_close(backbone(images[1:]), features[1:], 1e-3)
    assert (features[0] - features[1]).abs().max() > 1e-3


def test_double_precision_gives_nearly_the_same(backbone_state, images, features):
    double = {name: tensor.double() for name, tensor in backbone_state.items()}
    assert_close(Backbone(double)(images.double()).float(), features, 1e-3)


@pytest.mark.parametrize("size", [(96, 96), (65, 64), (33, 50)], ids=str)
def test_images_of_any_size_will_do(backbone, size):
    assert backbone(torch.full((1, 3, *size), 127.0)).shape == (1, DIM)


def test_the_features_are_those_of_the_network_written_out_plainly(backbone_state, images, features):
    assert_close(plain_features(backbone_state, images), features, 1e-3)


@pytest.mark.parametrize("size", [(96, 96), (64, 64), (65, 65), (33, 50), (7, 11), (3, 3), (1, 1)], ids=str)
def test_numpy_gives_the_same_features(backbone, size):
    images = 255 * torch.rand(2, 3, *size, generator=torch.Generator().manual_seed(2))
    found = EfficientNet(backbone.arrays())(images.permute(0, 2, 3, 1).numpy())
    assert_close(found, backbone(images).numpy(), 1e-4)


def test_the_arrays_are_those_that_numpy_expects(backbone):
    arrays = backbone.arrays()
    biases = {name.replace("_weight", "_bias") for name in WEIGHT_SHAPES}
    assert arrays.keys() == WEIGHT_SHAPES.keys() | biases
    for name, array in arrays.items():
        assert array.dtype == np.float32
        assert array.flags.c_contiguous
        assert array.shape == WEIGHT_SHAPES.get(name, array.shape)


def test_it_comes_back_from_its_arrays(backbone, images, features):
    again = Backbone.from_arrays(backbone.arrays())
    assert_close(again(images), features, 1e-5)
    for name, array in backbone.arrays().items():
        np.testing.assert_array_equal(again.arrays()[name], array)
    assert again.fingerprint == Backbone.from_arrays(backbone.arrays()).fingerprint


def test_the_shipped_image_tower_holds_one(images):
    arrays, _ = read_arrays(find_encoder(SHIPPED_TOWER))
    found = Backbone.from_arrays(arrays)(images).numpy()
    assert_close(found, EfficientNet(arrays)(images.permute(0, 2, 3, 1).numpy()), 1e-3)


def test_the_weights_are_left_alone(backbone_state, images):
    before = {name: tensor.clone() for name, tensor in backbone_state.items()}
    Backbone(backbone_state)(images)
    for name, tensor in backbone_state.items():
        assert torch.equal(tensor, before[name])
