import pytest
import torch
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


def test_batch_normalisation_is_folded_in(state, images, features):
    # A normalisation that does twice as much after a convolution that does half is the same network.
    changed = dict(state)
    changed["_conv_head.weight"] = state["_conv_head.weight"] / 2
    changed["_bn1.weight"] = state["_bn1.weight"] * 2
    changed["_bn1.running_mean"] = state["_bn1.running_mean"] / 2
    torch.testing.assert_close(Backbone(changed)(images), features, rtol=1e-3, atol=1e-4)


def test_the_weights_are_left_alone(state, images):
    before = {name: tensor.clone() for name, tensor in state.items()}
    Backbone(state)(images)
    for name, tensor in state.items():
        assert torch.equal(tensor, before[name])
