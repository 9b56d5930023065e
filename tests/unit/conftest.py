"""What the tests without QGIS share: the encoder that ships, random networks, and places to try them on."""

import tracemalloc

import numpy as np
import pytest

from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.networks.efficientnet import WEIGHT_SHAPES
from placeprint.encoder.networks.fourier_network import FourierNetwork


@pytest.fixture(scope="session")
def encoder():
    """The encoder that ships."""
    return load_encoder()


@pytest.fixture(scope="session")
def network():
    """Return a function that makes the arrays of a random network, scaled so that its sines are well stirred."""

    def make(degrees=5, width=16, dim=6, seed=0, frequency=2.0):
        rng = np.random.default_rng(seed)
        sizes = (degrees**2, width, width, dim)
        arrays = {}
        for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
            scale = frequency if index == 0 else 1.0
            arrays[f"weight{index}"] = (scale * rng.normal(size=(outputs, inputs)) / inputs**0.5).astype(np.float32)
            arrays[f"bias{index}"] = rng.normal(size=outputs).astype(np.float32)
        return arrays

    return make


@pytest.fixture(scope="session")
def fourier_arrays():
    """Two capsules of random weights, in the layout of GeoCLIP but narrower and calmer."""
    rng = np.random.default_rng(0)
    arrays = {}
    for capsule, turns in (("capsule0", 1.0), ("capsule1", 4.0)):
        arrays[f"{capsule}_frequencies"] = turns * rng.normal(size=(4, 2))
        for index, (inputs, outputs) in enumerate(((8, 6), (6, 6), (6, 5))):
            arrays[f"{capsule}_weight{index}"] = (rng.normal(size=(outputs, inputs)) / inputs**0.5).astype(np.float32)
            arrays[f"{capsule}_bias{index}"] = rng.normal(size=outputs).astype(np.float32)
    return arrays


@pytest.fixture(scope="session")
def fourier_encoder(fourier_arrays):
    """A random encoder without harmonics, of 5 dimensions."""
    return LocationEncoder(fourier_arrays, {"name": "waves", "basis": FourierNetwork.BASIS})


@pytest.fixture(scope="session")
def small_encoder(network):
    """A random encoder of 5 degrees and 6 dimensions: enough for whatever does not depend on training."""
    return LocationEncoder(network(), {"name": "small"})


@pytest.fixture(scope="session")
def efficientnet_arrays():
    """Random weights and biases of EfficientNet-Lite0, scaled so that every layer stirs what comes in."""
    rng = np.random.default_rng(3)
    arrays = {}
    for name, shape in WEIGHT_SHAPES.items():
        channels = shape[-1] if "depthwise" in name else shape[0]
        weight = rng.normal(size=shape) * np.sqrt(2 * channels / np.prod(shape))
        arrays[name] = weight.astype(np.float32)
        arrays[name.replace("weight", "bias")] = rng.normal(scale=0.1, size=channels).astype(np.float32)
    return arrays


@pytest.fixture(scope="session")
def random_places():
    """2,000 places, uniform by area."""
    rng = np.random.default_rng(7)
    return np.stack([rng.uniform(-180, 180, 2000), np.degrees(np.arcsin(rng.uniform(-1, 1, 2000)))], axis=1)


@pytest.fixture
def peak_memory():
    """Return a function that calls another and returns the most bytes that were in use at once meanwhile."""

    def measure(function):
        tracemalloc.start()
        try:
            function()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    return measure
