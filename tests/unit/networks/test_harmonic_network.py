import numpy as np
import pytest

from placeprint.encoder.earth.latitude_bands import crowded_bands
from placeprint.encoder.encoders.location_encoder import ENCODERS, SHIPPED
from placeprint.encoder.files.encoder_file import read_arrays
from placeprint.encoder.networks.harmonic_network import HarmonicNetwork
from placeprint.encoder.networks.harmonics import spherical_harmonics

from ...closeness import assert_close


@pytest.fixture(scope="module", params=["shipped", "small", "fine and stirred"])
def arrays(request, network):
    if request.param == "shipped":
        return read_arrays(ENCODERS / f"{SHIPPED}.npz")[0]
    if request.param == "small":
        return network()
    # As fine as SatCLIP's L = 40 with w0 = 30.
    return network(degrees=40, width=64, dim=8, frequency=30 / np.sqrt(3))


CROWDS = {"the world": (-90, 90), "equator": (-2, 2), "north pole": (88, 90), "south pole": (-90, -89)}


@pytest.mark.parametrize("south_and_north", CROWDS.values(), ids=CROWDS)
def test_in_a_crowd_a_place_is_embedded_as_the_network_says_in_float64(arrays, south_and_north):
    network = HarmonicNetwork(arrays)
    rng = np.random.default_rng(0)
    places = np.stack([rng.uniform(-180, 180, 20_000), rng.uniform(*south_and_north, 20_000)], axis=1)
    assert len(crowded_bands(places[:, 1], network.degrees)[1]) < 2000
    some = slice(0, 500)
    layers = [(weight.astype(np.float64), bias[:, np.newaxis]) for weight, bias in network.layers]
    hidden = layers[0][0] @ spherical_harmonics(places[some], network.degrees).T + layers[0][1]
    hidden, skipped = np.split(hidden, [layers[1][0].shape[1]])
    for weight, bias in layers[1:]:
        hidden = weight @ np.sin(hidden) + bias
    exact = np.concatenate([hidden, skipped]).T
    assert_close(network.encode(places)[some], exact, 1e-5)
