import numpy as np
import pytest

from placeprint.encoder.earth.sphere import lonlat_of
from placeprint.encoder.files.encoder_file import write_arrays


@pytest.fixture(scope="session")
def encoder_path(network, tmp_path_factory):
    """The path of the file of a small encoder, of 6 dimensions."""
    path = tmp_path_factory.mktemp("encoders") / "small.npz"
    arrays = network()
    rng = np.random.default_rng(1)
    components = np.linalg.qr(rng.normal(size=(6, 6)))[0].astype(np.float32)
    write_arrays(path, {**arrays, "center": rng.normal(size=6), "components": components}, {"name": "small"})
    return str(path)


@pytest.fixture(scope="session")
def places():
    """250 places of the whole Earth, (250, 2) degrees."""
    return lonlat_of(np.random.default_rng(0).normal(size=(250, 3)))
