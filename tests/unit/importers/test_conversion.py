import hashlib
import io

import numpy as np
import pytest
import torch

from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.importers import conversion
from placeprint.encoder.importers.checkpoint import Checkpoint, CheckpointError
from placeprint.encoder.importers.conversion import import_encoder, published_network
from placeprint.tools.make_published_references import DIMENSIONS, REFERENCES, geoclip_state, satclip_state

from ...closeness import assert_close
from ..torch_files import program, tensor, zip_file


def tensors(state, kind=None):
    return {name: torch.from_numpy(array).to(kind or torch.from_numpy(array).dtype) for name, array in state.items()}


def network_of(value, **how):
    file = value
    if not isinstance(value, io.BytesIO):
        file = io.BytesIO()
        torch.save(value, file, **how)
    return published_network(Checkpoint(file, "some.ckpt"))


def encoder_of(value, **how):
    network = network_of(value, **how)
    return LocationEncoder(network.arrays, network.layout)


@pytest.fixture(scope="module")
def references():
    with np.load(REFERENCES) as file:
        return dict(file)


@pytest.fixture(scope="module")
def small():
    """Weights in SatCLIP's layout, of four degrees."""
    rng, state = np.random.default_rng(0), {}
    for name, (outputs, inputs) in {"layers.0": (6, 16), "layers.1": (6, 6), "last_layer": (3, 6)}.items():
        state[f"nnet.{name}.weight"] = rng.normal(size=(outputs, inputs)) / inputs
        state[f"nnet.{name}.bias"] = rng.normal(size=outputs)
    return state


@pytest.fixture
def checkpoint_file(tmp_path, small):
    path = tmp_path / "satclip-small-l4.ckpt"
    torch.save({"state_dict": {f"model.location.{name}": array for name, array in tensors(small).items()}}, path)
    return path


@pytest.mark.parametrize("calculation", ["analytic", "closed-form"])
@pytest.mark.parametrize("degrees", [10, 20])
def test_satclip_says_what_its_own_code_says(references, degrees, calculation):
    encoder = encoder_of(
        {"state_dict": tensors(satclip_state(degrees)), "hyper_parameters": {"harmonics_calculation": calculation}}
    )
    assert (encoder.degrees, encoder.dim) == (degrees, 256)
    found = encoder.encode(references["lonlat"])[:, :DIMENSIONS]
    assert_close(found, references[f"satclip {degrees} {calculation}"], 1e-5)


def test_geoclip_says_what_its_own_code_says_in_float64(references):
    network = network_of(tensors(geoclip_state()))
    assert network.kind == "GeoCLIP"
    encoder = LocationEncoder(network.arrays, network.layout)
    assert (encoder.degrees, encoder.dim) == (None, 512)
    assert_close(encoder.encode(references["lonlat"])[:, :DIMENSIONS], references["geoclip"], 1e-5)


def test_a_released_checkpoint_is_read_whatever_else_it_holds(small):
    # As Lightning writes it: the network by two names, the image model, settings, and the optimizer's state.
    state = tensors(small)
    named = {f"{prefix}{name}": array for prefix in ("model.", "model.location.") for name, array in state.items()}
    image = {"model.visual.conv1.weight": torch.zeros(3, 3, 2, 2), "model.visual.layers.0.weight": torch.zeros(2)}
    optimizer = {"state": {0: {"exp_avg": torch.zeros(3)}}, "param_groups": [{"lr": 1e-4, "params": [0]}]}
    settings = {"le_type": "sphericalharmonics", "harmonics_calculation": "analytic", "legendre_polys": 4}
    whole = {
        "epoch": 3,
        "state_dict": {**image, **named},
        "optimizer_states": [optimizer],
        "callbacks": {torch.nn.Linear: {}},
        "hyper_parameters": settings,
    }
    network = network_of(whole)
    assert (network.kind, network.layout["layers"]) == ("SatCLIP", [16, 6, 6, 3])
    expected = network_of(state).arrays
    assert network.arrays.keys() == expected.keys()
    for name, array in expected.items():
        np.testing.assert_array_equal(network.arrays[name], array)


@pytest.mark.parametrize("prefix", ["", "model.location.", "location.", "module.encoder.", "\u00e4."])
def test_any_prefix_will_do(small, prefix):
    named = {f"{prefix}{name}": array for name, array in tensors(small).items()}
    found = network_of({"outer": {"inner": named}})
    assert LocationEncoder(found.arrays, {}).fingerprint == encoder_of(tensors(small)).fingerprint


@pytest.mark.parametrize(("kind", "share"), [(torch.float32, 1e-5), (torch.float16, 1e-2), (torch.bfloat16, 1e-1)])
def test_any_precision_will_do(small, random_places, kind, share):
    exact = encoder_of(tensors(small)).encode(random_places)
    assert_close(encoder_of(tensors(small, kind)).encode(random_places), exact, share)


def test_the_older_form_of_file_will_do(small):
    found = encoder_of({"state_dict": tensors(small)}, _use_new_zipfile_serialization=False)
    assert found.fingerprint == encoder_of(tensors(small)).fingerprint


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_any_depth_will_do(depth):
    sizes = [9, *[5] * (depth - 1), 3]
    state = {}
    for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        name = "last_layer" if index == depth - 1 else f"layers.{index}"
        state[f"nnet.{name}.weight"] = torch.ones(outputs, inputs)
        state[f"nnet.{name}.bias"] = torch.full((outputs,), 0.5)
    network = network_of(state)
    assert network.layout["layers"] == sizes
    # A linear network has no frequency.
    assert network.arrays["bias0"][0] == (0.5 if depth == 1 else 15)


def changed(state, **changes):
    state = {**tensors(state), **{name.replace("__", "."): value for name, value in changes.items()}}
    return {name: value for name, value in state.items() if value is not None}


REFUSED = {
    "no layer": ({"nnet__layers__0__weight": None}, "no weight or no bias"),
    "no bias": ({"nnet__last_layer__bias": None}, "no weight or no bias"),
    "no last layer": ({"nnet__last_layer__weight": None, "nnet__last_layer__bias": None}, "no weight or no bias"),
    "a bias of another length": ({"nnet__layers__1__bias": torch.zeros(5)}, "does not fit"),
    "layers that do not fit": ({"nnet__layers__1__weight": torch.zeros(6, 5)}, "does not fit"),
    "a weight that is a vector": ({"nnet__layers__1__weight": torch.zeros(6)}, "does not fit"),
    "one number for a weight": ({"nnet__layers__0__weight": torch.tensor(1.0)}, "does not fit"),
    "no units": ({"nnet__last_layer__weight": torch.zeros(0, 6)}, "no units"),
    "too many units": ({"nnet__last_layer__weight": torch.zeros(1).expand(10_001, 6)}, "more than 10000"),
    "inputs that are no harmonics": ({"nnet__layers__0__weight": torch.zeros(6, 15)}, "15 inputs"),
    "integers": ({"nnet__layers__0__weight": torch.zeros(6, 16, dtype=torch.int64)}, "LongStorage"),
    "a bias of no layer": ({"nnet__layers__7__bias": torch.zeros(6)}, "layers.7.bias belongs to no layer"),
    "another network of the same name": ({"ema__nnet__last_layer__bias": torch.zeros(4)}, "several"),
}


@pytest.mark.parametrize(("changes", "message"), REFUSED.values(), ids=REFUSED)
def test_networks_that_do_not_fit_are_refused_by_name(small, changes, message):
    with pytest.raises(CheckpointError, match=rf"some\.ckpt.*{message}"):
        network_of(changed(small, **changes))


@pytest.mark.parametrize(
    "settings",
    [{"le_type": "grid"}, {"harmonics_calculation": "discretized"}, {"harmonics_calculation": ["analytic"]}],
    ids=str,
)
def test_other_features_than_harmonics_are_refused(small, settings):
    with pytest.raises(CheckpointError, match="other features"):
        network_of({"state_dict": tensors(small), "hyper_parameters": settings})


GEOCLIP = {
    "no frequencies": {"LocEnc1.capsule.0.b": None},
    "a vector of frequencies": {"LocEnc1.capsule.0.b": torch.zeros(4)},
    "no head": {"LocEnc1.head.0.weight": None},
    "a missing layer": {"LocEnc0.capsule.3.weight": None, "LocEnc0.capsule.3.bias": None},
    "a bias of no layer": {"LocEnc0.capsule.4.bias": torch.zeros(6)},
    "layers that do not fit": {"LocEnc0.capsule.3.weight": torch.zeros(6, 7)},
}


def small_geoclip():
    """Weights in GeoCLIP's layout, of two capsules."""
    state = {}
    for own in ("LocEnc0", "LocEnc1"):
        state[f"{own}.capsule.0.b"] = torch.ones(4, 2)
        for name, shape in {"capsule.1": (6, 8), "capsule.3": (6, 6), "capsule.5": (6, 6), "head.0": (3, 6)}.items():
            state[f"{own}.{name}.weight"], state[f"{own}.{name}.bias"] = torch.ones(shape), torch.zeros(shape[0])
    return state


@pytest.mark.parametrize("changes", GEOCLIP.values(), ids=GEOCLIP)
def test_capsules_that_do_not_fit_are_refused_by_name(changes):
    state = {name: value for name, value in {**small_geoclip(), **changes}.items() if value is not None}
    with pytest.raises(CheckpointError, match=r"some\.ckpt"):
        network_of(state)


def test_geoclip_s_location_encoder_is_found_within_the_whole_model():
    named = {f"location_encoder.{name}": value for name, value in small_geoclip().items()}
    network = network_of({**named, "image_encoder.mlp.0.weight": torch.zeros(2, 2)})
    assert network.layout == {"basis": "Fourier features of Equal Earth", "capsules": 2, "layers": [8, 6, 6, 6, 3]}


def test_a_checkpoint_of_something_else_is_refused_by_name():
    with pytest.raises(CheckpointError, match=r"some\.ckpt holds no location encoder"):
        network_of({"state_dict": {"fc.weight": torch.zeros(3, 3)}, "nnet.layers.0.weight": "not a tensor"})
    with pytest.raises(CheckpointError, match=r"some\.ckpt holds no location encoder"):
        network_of([1, 2])


def test_a_network_that_claims_to_be_huge_is_refused_before_room_is_made(peak_memory):
    huge = {
        f"nnet.{name}.{kind}": tensor(shape, count=1, strides=(0,) * len(shape))
        for name in ("layers.0", "layers.1", "last_layer")
        for kind, shape in (("weight", (9000, 9000)), ("bias", (9000,)))
    }

    def read():
        with pytest.raises(CheckpointError, match="weights"):
            network_of(zip_file(program(huge), {"0": bytes(4)}))

    assert peak_memory(read) < 8 * 1024 * 1024


def test_an_encoder_file_is_written_that_tells_where_it_came_from(checkpoint_file, tmp_path, random_places):
    output, shares = tmp_path / "imported.npz", []
    made = import_encoder(checkpoint_file, output, progress=shares.append)
    encoder = load_encoder(output)
    assert (encoder.name, encoder.fingerprint) == ("satclip-small-l4", made.fingerprint)
    assert encoder.metadata["imported from"] == {
        "file": checkpoint_file.name,
        "bytes": checkpoint_file.stat().st_size,
        "sha256": hashlib.sha256(checkpoint_file.read_bytes()).hexdigest(),
        "kind": "SatCLIP",
    }
    assert encoder.metadata["licence"] == conversion.LICENCE
    assert encoder.center.any()
    assert shares == sorted(shares)
    assert shares[-1] == 1
    np.testing.assert_array_equal(encoder.encode(random_places), made.encode(random_places))


def test_a_name_can_be_given(checkpoint_file, tmp_path):
    assert import_encoder(checkpoint_file, tmp_path / "a.npz", "SatCLIP, four degrees").name == "SatCLIP, four degrees"


def test_what_was_stopped_leaves_nothing(checkpoint_file, tmp_path):
    def stop(_share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        import_encoder(checkpoint_file, tmp_path / "a.npz", progress=stop)
    assert not (tmp_path / "a.npz").exists()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300])
def test_weights_that_are_no_use_are_refused_by_name(small, tmp_path, value):
    state = tensors(small)
    state["nnet.layers.1.weight"][0, 0] = value
    path = tmp_path / "useless.ckpt"
    torch.save(state, path)
    with pytest.raises(CheckpointError, match=r"useless\.ckpt is no use"):
        import_encoder(path, tmp_path / "a.npz")
    assert [each.name for each in tmp_path.iterdir()] == ["useless.ckpt"]
