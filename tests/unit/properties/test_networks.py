import io
import pickle

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.arithmetic.blas import matmul
from placeprint.encoder.earth.equal_earth import equal_earth
from placeprint.encoder.earth.sphere import canonical
from placeprint.encoder.files.encoder_file import arrays_of, fingerprint
from placeprint.encoder.importers.checkpoint import Checkpoint, CheckpointError, count_of
from placeprint.encoder.importers.conversion import GEOCLIP_SCALE, W0, import_encoder, published_network
from placeprint.encoder.importers.torch_unpickler import StoredTensor, follow
from placeprint.encoder.networks.efficientnet import BLOCKS, WEIGHT_SHAPES
from placeprint.encoder.networks.fourier_network import ROOT_3, FourierNetwork, fourier_features
from placeprint.encoder.networks.harmonic_network import HarmonicNetwork
from placeprint.encoder.networks.harmonics import harmonics_by_feature, spherical_harmonics
from placeprint.encoder.networks.layers import perceptron, perceptron_of
from placeprint.encoder.networks.siren import after_first_layer, forward, output_width, skipped_rows

from ...closeness import assert_close
from .places import LATITUDES, LONGITUDES, fewer, lists_of_places

SEEDS = st.integers(0, 9999)
WIDTHS = st.lists(st.integers(1, 9), min_size=2, max_size=5)


def layers_of_widths(widths, seed, skipped=0):
    """Random layers, the first with rows that the second does not read."""
    rng = np.random.default_rng(seed)
    layers = []
    for index, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
        rows = outputs + (skipped if index == 0 and len(widths) > 2 else 0)
        layers.append((rng.normal(size=(rows, inputs)).astype(np.float32), rng.normal(size=rows).astype(np.float32)))
    return layers


@given(WIDTHS, st.integers(0, 5), st.integers(0, 7), SEEDS)
def test_a_siren_is_sines_of_linear_layers_and_hands_through_what_it_does_not_read(widths, skipped, count, seed):
    layers = layers_of_widths(widths, seed, skipped)
    skipped = skipped if len(layers) > 1 else 0
    assert skipped_rows(layers) == skipped
    assert output_width(layers) == widths[-1] + skipped
    features = np.random.default_rng(seed).normal(size=(widths[0], count))
    before = features.copy()
    told = forward(layers, features)
    assert (told.shape, told.dtype) == ((output_width(layers), count), np.float32)
    np.testing.assert_array_equal(features, before)
    (weight, bias), *others = layers
    hidden = weight.astype(float) @ features + bias[:, np.newaxis]
    np.testing.assert_allclose(after_first_layer(layers, hidden.astype(np.float32)), told, atol=1e-4)
    read, rest = np.split(hidden, [len(hidden) - skipped])
    for weight, bias in others:
        read = weight.astype(float) @ np.sin(read) + bias[:, np.newaxis]
    np.testing.assert_allclose(told, np.concatenate([read, rest]), atol=1e-3)


@given(WIDTHS, st.integers(0, 7), SEEDS, st.sampled_from(["", "image_", "capsule0_"]))
def test_a_perceptron_is_rectified_linear_layers(widths, count, seed, prefix):
    layers = layers_of_widths(widths, seed)
    arrays = {f"{prefix}{name}": array for name, array in arrays_of(layers).items()}
    found = perceptron_of({**arrays, "other": np.ones(3)}, prefix, "head")
    for (weight, bias), (read, beside) in zip(layers, found):
        np.testing.assert_array_equal(read, weight)
        np.testing.assert_array_equal(beside, bias)
    rows = np.random.default_rng(seed).normal(size=(count, widths[0])).astype(np.float32)
    before = rows.copy()
    told = perceptron(found, rows)
    np.testing.assert_array_equal(rows, before)
    exact = rows.astype(float)
    for index, (weight, bias) in enumerate(layers):
        exact = np.maximum(exact, 0) if index else exact
        exact = exact @ weight.T + bias
    assert told.dtype == np.float32
    # Beside what is summed: one number that comes of it may be near 0.
    np.testing.assert_allclose(told, exact, atol=1e-3)
    # A layer that lacks something, or does not fit, is refused by the name of the network.
    last = f"{prefix}bias{len(layers) - 1}"
    for wrong in ({name: array for name, array in arrays.items() if name != last}, {**arrays, last: np.ones(99)}, {}):
        with pytest.raises(ValueError, match="its head: "):
            perceptron_of(wrong, prefix, "head")
    if len(layers) > 1:
        wider = layers_of_widths(widths, seed, skipped=1)
        with pytest.raises(ValueError, match="its head: layer 1 does not fit"):
            perceptron_of(arrays_of(wider), "", "head")


@given(lists_of_places(), st.integers(1, 6), SEEDS, st.floats(0.1, 50))
def test_fourier_features_are_cosines_and_sines_of_the_map(lonlat, waves, seed, turns):
    frequencies = turns * np.random.default_rng(seed).normal(size=(waves, 2))
    features = fourier_features(lonlat, frequencies)
    assert (features.shape, features.dtype) == ((len(lonlat), 2 * waves), np.float32)
    cosines, sines = np.split(features, 2, axis=1)
    np.testing.assert_allclose(cosines**2 + sines**2, 1, atol=1e-5)
    # Twice the frequency is the wave of twice the angle.
    twice, _ = np.split(fourier_features(lonlat, 2 * frequencies), 2, axis=1)
    np.testing.assert_allclose(twice, 2 * cosines**2 - 1, atol=1e-5)
    phase = matmul(equal_earth(lonlat, ROOT_3), np.ascontiguousarray(frequencies.T))
    np.testing.assert_allclose(cosines, np.cos(phase), atol=1e-5)


@given(lists_of_places(), st.integers(1, 20))
def test_harmonics_by_feature_are_those_by_place(lonlat, degrees):
    features = harmonics_by_feature(canonical(lonlat), degrees)
    assert features.shape == (degrees**2, len(lonlat))
    np.testing.assert_array_equal(features.T, spherical_harmonics(lonlat, degrees))


@given(st.lists(LONGITUDES, min_size=1, max_size=6), st.lists(LATITUDES, max_size=6), st.booleans())
def test_a_network_says_the_same_of_a_grid_and_of_its_places(network, fourier_arrays, lons, lats, of_waves):
    computing = FourierNetwork(fourier_arrays) if of_waves else HarmonicNetwork(network())
    lons, lats = np.array(lons), np.array(lats)
    blocks = list(computing.iter_grid(lons, lats))
    assert sum(map(len, blocks)) == len(lats)
    mesh = canonical(np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2))
    found = np.concatenate([np.empty((0, computing.dim)), *(block.reshape(-1, computing.dim) for block in blocks)])
    np.testing.assert_allclose(found, computing.encode(mesh), atol=2e-3)


@given(st.sampled_from(range(len(BLOCKS))))
def test_blocks_of_the_image_network_fit_one_another_and_their_weights(index):
    block = BLOCKS[index]
    name = f"block{index}_expand_weight"
    assert block.expands == (name in WEIGHT_SHAPES)
    if block.expands:
        assert WEIGHT_SHAPES[name] == (block.width, block.inputs)
    else:
        assert block.width == block.inputs
    assert WEIGHT_SHAPES[f"block{index}_depthwise_weight"][2] == block.width
    if index:
        assert block.inputs == BLOCKS[index - 1].outputs
    # What comes in can be added to what comes out only if it has as many channels, pixel by pixel.
    if block.skips:
        assert (block.inputs, block.stride) == (block.outputs, 1)


KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PLAIN = st.none() | st.booleans() | st.integers(-(2**80), 2**80) | st.floats(allow_nan=False) | KEYS
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.integers(2, 5))
def test_a_description_is_followed_to_what_was_written_down(value, protocol):
    file = io.BytesIO(pickle.dumps(value, protocol) + b"rest")
    assert follow(file) == value
    assert file.read() == b"rest"


@given(VALUES, st.integers(2, 5), st.data())
def test_half_a_description_is_an_error(value, protocol, data):
    program = pickle.dumps(value, protocol)
    end = data.draw(st.integers(0, len(program) - 1))
    try:
        follow(io.BytesIO(program[:end]))
    # Of whatever kind.
    except Exception:
        return
    raise AssertionError(program[:end])


TYPES = st.sampled_from([torch.float16, torch.bfloat16, torch.float32, torch.float64])
SHAPES = st.lists(st.integers(0, 4), max_size=3)
TENSORS = st.tuples(TYPES, SHAPES, SEEDS, st.sampled_from(["plain", "turned", "part"]))
CONTENTS = st.recursive(
    st.dictionaries(KEYS, PLAIN | TENSORS.map(lambda described: ("tensor", *described)), max_size=3),
    lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=4,
)


def with_tensors(value):
    """Return contents with tensors where they are described."""
    if isinstance(value, dict):
        return {key: with_tensors(each) for key, each in value.items()}
    if not isinstance(value, tuple):
        return value
    _, kind, shape, seed, how = value
    tensor = torch.randn(shape, generator=torch.Generator().manual_seed(seed)).to(kind)
    if how == "turned" and tensor.ndim:
        tensor = tensor.permute(*reversed(range(tensor.ndim)))
    if how == "part" and tensor.ndim and len(tensor):
        tensor = tensor[1:]
    return tensor


def all_dicts(value):
    found = [value]
    for each in value.values():
        if isinstance(each, dict):
            found += all_dicts(each)
    return found


@given(CONTENTS, st.booleans())
def test_the_tensors_of_a_checkpoint_are_those_that_torch_wrote(described, of_today):
    contents, file = with_tensors(described), io.BytesIO()
    torch.save(contents, file, _use_new_zipfile_serialization=of_today)
    checkpoint = Checkpoint(file, "some.pt")
    dicts = list(checkpoint.dicts())
    assert dicts[0] is checkpoint.contents
    assert sorted(map(sorted, dicts)) == sorted(map(sorted, all_dicts(contents)))

    def same(read, written):
        if isinstance(written, dict):
            assert list(read) == list(written)
            for key, value in written.items():
                same(read[key], value)
        elif isinstance(written, torch.Tensor):
            assert isinstance(read, StoredTensor)
            assert count_of(read) == written.numel()
            array = checkpoint.array(read)
            assert array.dtype in (np.float32, np.float64)
            np.testing.assert_array_equal(array, written.double().numpy())
        else:
            assert read == written

    same(checkpoint.contents, contents)


@given(CONTENTS, st.booleans(), st.data())
def test_a_damaged_checkpoint_is_refused_or_read_and_nothing_else(described, of_today, data):
    file = io.BytesIO()
    torch.save(with_tensors(described), file, _use_new_zipfile_serialization=of_today)
    content = bytearray(file.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        checkpoint = Checkpoint(io.BytesIO(content[: data.draw(st.integers(1, len(content)))]), "some.pt")
        for each in checkpoint.dicts():
            for value in each.values():
                if isinstance(value, StoredTensor):
                    checkpoint.array(value)
    except CheckpointError as error:
        assert "some.pt" in str(error)


def linear(inputs, outputs, seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(outputs, inputs, generator=generator), torch.randn(outputs, generator=generator)


def satclip(degrees, widths, seed, prefix):
    """Tensors as SatCLIP names them, and its layers."""
    sizes = (degrees**2, *widths)
    layers = [linear(*pair, seed + index) for index, pair in enumerate(zip(sizes, sizes[1:]))]
    tensors = {}
    for index, (weight, bias) in enumerate(layers):
        name = "last_layer" if index == len(layers) - 1 else f"layers.{index}"
        tensors.update({f"{prefix}nnet.{name}.weight": weight, f"{prefix}nnet.{name}.bias": bias})
    return tensors, layers


def opened(contents):
    file = io.BytesIO()
    torch.save(contents, file)
    return Checkpoint(file, "published.pt")


PREFIXES = st.sampled_from(["", "location.", "model.location.", "x.y."])


@given(st.integers(1, 5), st.lists(st.integers(1, 8), min_size=1, max_size=4), SEEDS, PREFIXES)
def test_satclip_comes_over_layer_by_layer_whatever_model_it_is_part_of(degrees, widths, seed, prefix):
    tensors, layers = satclip(degrees, widths, seed, prefix)
    calculation = {"harmonics_calculation": "closed-form"}
    found = published_network(opened({"state_dict": tensors, "hyper_parameters": calculation}))
    assert found.kind == "SatCLIP"
    assert found.layout == {"basis": HarmonicNetwork.BASIS, "degrees": degrees, "layers": [degrees**2, *widths]}
    for index, (weight, bias) in enumerate(layers):
        factor = W0 if index == 0 and len(layers) > 1 else 1
        read = found.arrays[f"weight{index}"]
        # The harmonics differ in their signs.
        read, weight = (np.abs(read), factor * np.abs(weight)) if index == 0 else (read, weight)
        assert_close(read, weight, 1e-6)
        assert_close(found.arrays[f"bias{index}"], factor * bias, 1e-6)
    # The other way to calculate them is pi times as large where the order is 0, and knows no Condon-Shortley phase.
    other = published_network(opened({"state_dict": tensors})).arrays["weight0"]
    ratio = np.abs(other / found.arrays["weight0"])
    zonal = [degree * degree + degree for degree in range(degrees)]
    assert_close(ratio[:, zonal], np.pi, 1e-5)
    assert_close(np.delete(ratio, zonal, axis=1), 1, 1e-5)
    missing = dict(list(tensors.items())[1:])
    with pytest.raises(CheckpointError, match=r"published\.pt"):
        published_network(opened({"state_dict": missing}))


@given(st.integers(1, 3), st.integers(1, 4), st.lists(st.integers(1, 6), min_size=1, max_size=3), SEEDS, PREFIXES)
def test_geoclip_comes_over_capsule_by_capsule(capsules, waves, widths, seed, prefix):
    tensors, written = {}, {}
    for capsule in range(capsules):
        own = f"{prefix}LocEnc{capsule}."
        frequencies = torch.randn(waves, 2, generator=torch.Generator().manual_seed(seed + capsule))
        tensors[f"{own}capsule.0.b"] = frequencies
        written[f"capsule{capsule}_frequencies"] = 2 * np.pi * GEOCLIP_SCALE * frequencies.double().numpy()
        sizes = (2 * waves, *widths)
        for index, pair in enumerate(zip(sizes, sizes[1:])):
            name = "head.0" if index == len(widths) - 1 else f"capsule.{2 * index + 1}"
            weight, bias = linear(*pair, seed + index)
            tensors.update({f"{own}{name}.weight": weight, f"{own}{name}.bias": bias})
            written.update({f"capsule{capsule}_weight{index}": weight, f"capsule{capsule}_bias{index}": bias})
    found = published_network(opened(tensors))
    assert (found.kind, found.layout["capsules"]) == ("GeoCLIP", capsules)
    assert set(found.arrays) == set(written)
    for name, array in written.items():
        assert_close(found.arrays[name], array, 1e-6)
    assert FourierNetwork(found.arrays).dim == widths[-1]


@fewer
@given(st.integers(1, 3), st.lists(st.integers(2, 6), min_size=2, max_size=3), SEEDS, lists_of_places())
def test_an_imported_encoder_computes_with_what_was_published(tmp_path_factory, degrees, widths, seed, lonlat):
    folder = tmp_path_factory.mktemp("import")
    tensors, _ = satclip(degrees, widths, seed, "")
    torch.save(tensors, folder / "a.pt")
    shares = []
    made = import_encoder(folder / "a.pt", folder / "a.npz", progress=shares.append)
    with open(folder / "a.pt", "rb") as file:
        published = published_network(Checkpoint(file, "a.pt"))
    assert made.fingerprint == fingerprint(published.arrays)
    assert (made.name, made.degrees, made.dim) == ("a", degrees, widths[-1])
    np.testing.assert_array_equal(made.encode(lonlat), HarmonicNetwork(published.arrays).encode(canonical(lonlat)))
    assert shares == sorted(shares)
    assert (folder / "a.npz").exists()
