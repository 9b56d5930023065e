import numpy as np
import pytest

from placeprint.encoder.earth.equal_earth import equal_earth
from placeprint.encoder.networks.fourier_network import CHUNK, FourierNetwork

from ...closeness import assert_close

PLACES = np.array([[114.17, 22.28], [-43.2, -22.9], [0.0, 90.0], [0.0, -90.0], [-180.0, 10.0]])


def test_it_is_the_sum_of_its_capsules(fourier_arrays):
    parts = []
    for capsule in ("capsule0", "capsule1"):
        own = {name: array for name, array in fourier_arrays.items() if name.startswith(capsule)}
        parts.append(FourierNetwork({name.replace("capsule1", "capsule0"): array for name, array in own.items()}))
    whole = FourierNetwork(fourier_arrays).encode(PLACES)
    assert whole.shape == (5, 5)
    assert whole.dtype == np.float32
    assert_close(whole, sum(part.encode(PLACES) for part in parts), 1e-5)


def test_one_capsule_worked_out(fourier_arrays):
    part = {name: array for name, array in fourier_arrays.items() if name.startswith("capsule0")}
    phase = equal_earth(PLACES) @ part["capsule0_frequencies"].T
    rows = np.concatenate([np.cos(phase), np.sin(phase)], axis=1)
    for layer in range(3):
        if layer:
            rows = np.maximum(rows, 0)
        rows = rows @ part[f"capsule0_weight{layer}"].T + part[f"capsule0_bias{layer}"]
    assert_close(FourierNetwork(part).encode(PLACES), rows, 1e-5)


def test_the_blocks_of_a_grid_are_bounded(fourier_arrays):
    network = FourierNetwork(fourier_arrays)
    for columns, rows in ((300, 40), (CHUNK + 5, 2), (1, CHUNK + 5)):
        lons, lats = np.linspace(-180, 180, columns), np.linspace(-90, 90, rows)
        blocks = list(network.iter_grid(lons, lats))
        assert sum(map(len, blocks)) == rows
        assert all(block.shape[1:] == (columns, 5) for block in blocks)
        assert all(len(block) * columns <= max(CHUNK, columns) for block in blocks)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"capsule0_frequencies": None}, "no network", id="no first capsule"),
        pytest.param({"capsule1_weight0": None}, "its capsule1", id="a capsule without layers"),
        pytest.param({"capsule1_frequencies": np.zeros((3, 2))}, "its capsule1", id="fewer frequencies"),
        pytest.param({"capsule1_frequencies": np.zeros((4, 3))}, "its capsule1", id="frequencies of three"),
        pytest.param({"capsule0_frequencies": np.full((4, 2), np.nan)}, "not finite", id="NaN"),
        pytest.param(
            {"capsule1_weight2": np.zeros((4, 6)), "capsule1_bias2": np.zeros(4)}, "one width", id="another width"
        ),
    ],
)
def test_arrays_that_make_no_network_are_refused(fourier_arrays, change, message):
    changed = {name: array for name, array in {**fourier_arrays, **change}.items() if array is not None}
    with pytest.raises(ValueError, match=message):
        FourierNetwork(changed)
