import numpy as np
import pytest
import torch

from placeprint.encoder.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.targets import Targets


@pytest.fixture(autouse=True, scope="session")
def one_thread():
    """Networks as small as these wait for threads longer than they compute."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def recipe():
    """A recipe that trains in a second."""
    return Recipe(
        name="tiny",
        degrees=4,
        width=32,
        dim=8,
        dropout=0.1,
        spot_components=5,
        region_components=2,
        region_scales=(1_000_000.0, 3_000_000.0),
        contrast_dim=4,
        batch=64,
        steps=200,
        learning_rate=1e-2,
        head_learning_rate=1e-2,
    )


@pytest.fixture(scope="session")
def places():
    return fibonacci_lattice(400)


@pytest.fixture(scope="session")
def targets(places):
    """Targets that follow from where a place lies, and so can be learned."""
    x, y, z = unit_vectors(places).astype(np.float32).T
    spot = np.stack([x, y, z, x * y, z**2], axis=1)
    return Targets(spot / spot.std(), np.stack([x, z, y, x], axis=1) * np.float32(1.7))
