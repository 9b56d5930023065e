"""What the tests of training share: a recipe that trains in a second, something to learn, and a random backbone."""

import numpy as np
import pytest
import torch

from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.networks.efficientnet import DIM, STAGES
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.training.backbone import Backbone
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.targets import TargetBlock

from ..torch_threads import one_torch_thread


@pytest.fixture(autouse=True, scope="session")
def one_thread():
    with one_torch_thread():
        yield


@pytest.fixture(scope="session")
def recipe():
    """A recipe that trains in a second."""
    return Recipe(
        name="tiny",
        views=(("june", 1_000_000.0), ("may", 2_000_000.0)),
        degrees=4,
        width=32,
        dim=8,
        dropout=0.1,
        skip_degrees=3,
        spot_components=5,
        region_components=2,
        region_scales=(1_000_000.0, 3_000_000.0),
        colour_scales=(2_000_000.0,),
        spot_likeness=0.3,
        region_likeness=(1.0, 0.5),
        colour_likeness=(2.0, 0.7),
        light_widths=(300_000.0, 1_000_000.0),
        light_likeness=(2.0, 1.0),
        contrast_dim=4,
        contrast_width=10,
        image_components=6,
        batch=64,
        steps=200,
        learning_rate=1e-2,
        head_learning_rate=1e-2,
    )


@pytest.fixture(scope="session")
def places():
    return fibonacci_lattice(400)


@pytest.fixture(scope="session")
def harmonics(places, recipe):
    return torch.from_numpy(spherical_harmonics(places, recipe.degrees).astype(np.float32))


@pytest.fixture(scope="session")
def targets(places):
    """Targets that follow from where a place lies, and so can be learned."""
    x, y, z = unit_vectors(places).astype(np.float32).T
    spot, region = np.stack([x, y, z, x * y, z**2], axis=1), np.stack([x, z, y, x], axis=1)
    return [TargetBlock(spot / spot.std(), 0.3), TargetBlock(1.7 * region, 1.0), TargetBlock(1.7 * region[:, :3], 2.0)]


@pytest.fixture(scope="session")
def images(places, recipe):
    """What the image head sees in two views: where the place lies, a little blurred."""
    rng = np.random.default_rng(0)
    seen = unit_vectors(places) @ rng.normal(size=(3, recipe.image_components))
    return (seen + 0.05 * rng.normal(size=(2, *seen.shape))).astype(np.float16)


@pytest.fixture(scope="session")
def backbone_state():
    """Random weights of the shapes, and under the names, of EfficientNet-Lite0's published ones."""
    generator = torch.Generator().manual_seed(0)
    tensors = {}

    def convolution(name, outputs, inputs, kernel):
        scale = (2 / (inputs * kernel * kernel)) ** 0.5
        tensors[f"{name}.weight"] = scale * torch.randn(outputs, inputs, kernel, kernel, generator=generator)

    def normalisation(name, channels):
        tensors[f"{name}.weight"] = 1 + 0.1 * torch.randn(channels, generator=generator)
        tensors[f"{name}.bias"] = 0.1 * torch.randn(channels, generator=generator)
        tensors[f"{name}.running_mean"] = 0.1 * torch.randn(channels, generator=generator)
        tensors[f"{name}.running_var"] = 0.5 + torch.rand(channels, generator=generator)

    convolution("_conv_stem", 32, 3, 3)
    normalisation("_bn0", 32)
    inputs, index = 32, 0
    for repeats, kernel, _stride, expansion, outputs in STAGES:
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


@pytest.fixture(scope="session")
def backbone(backbone_state):
    return Backbone(backbone_state)
