import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from placeprint.encoder import EncoderFileError, LocationEncoder, load_encoder
from placeprint.encoder.encoders.location_encoder import ENCODERS, SHIPPED
from placeprint.encoder.files.encoder_file import MAX_BYTES, fingerprint, layers_of, read_arrays, write_arrays

METADATA = {"name": "Tōkyō", "version": 1, "scores": {"precipitation": 0.8}, "training data": ["a", "b"]}


@pytest.fixture
def arrays(network):
    return network()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some.npz"


@pytest.fixture
def written(path, arrays):
    """A sound encoder file, to be damaged."""
    write_arrays(path, arrays, METADATA)
    return path


class Trap:
    """Whoever unpickles it creates a file."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def write_members(path, **members):
    """Write a zip of `.npy` members, bytes as they are and arrays as NumPy writes them."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, member in members.items():
            if not isinstance(member, bytes):
                file = io.BytesIO()
                np.lib.format.write_array(file, np.asarray(member))
                member = file.getvalue()
            archive.writestr(f"{name}.npy", member)


def npy_header(text):
    """The start of an `.npy` file, version 1.0, with `text` where the description of the array belongs."""
    text = text.ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode()


def assert_refused(path, saying=None):
    """The file must be refused with an EncoderFileError that names it, whichever way it is opened."""
    for open_it in (LocationEncoder.from_file, load_encoder):
        with pytest.raises(EncoderFileError, match=saying) as caught:
            open_it(path)
        assert Path(path).name in str(caught.value)


def test_arrays_and_metadata_come_back_as_they_were_written(path, arrays):
    arrays["center"] = np.linspace(0, 1, 6)
    write_arrays(path, arrays, METADATA)
    found, metadata = read_arrays(path)
    assert metadata == METADATA
    assert found.keys() == arrays.keys()
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        np.testing.assert_array_equal(found[name], array)


def test_a_written_encoder_encodes_as_before(written, arrays, random_places):
    before, after = LocationEncoder(arrays, METADATA), load_encoder(written)
    assert (after.name, after.dim, after.fingerprint) == ("Tōkyō", 6, before.fingerprint)
    np.testing.assert_array_equal(after.encode(random_places), before.encode(random_places))


def test_a_written_file_is_a_plain_npz_with_one_json_string(written):
    with np.load(written, allow_pickle=False) as file:
        assert json.loads(str(file["metadata"])) == METADATA


def test_the_fingerprint_does_not_change_with_metadata_colours_and_order(arrays):
    plain = fingerprint(arrays)
    assert fingerprint({**arrays, "center": np.ones(6), "components": np.eye(6)}) == plain
    assert fingerprint(dict(reversed(arrays.items()))) == plain
    assert fingerprint({**arrays, "weight0": np.asfortranarray(arrays["weight0"])}) == plain
    assert LocationEncoder(arrays, {"name": "one"}).fingerprint == LocationEncoder(arrays, {"name": "two"}).fingerprint


@pytest.mark.parametrize("name", ["weight0", "bias0", "weight1", "bias2"])
def test_the_fingerprint_changes_with_the_last_bit_of_one_weight(arrays, name):
    changed = arrays[name].copy()
    changed.flat[-1] = np.nextafter(changed.flat[-1], np.float32(100))
    assert fingerprint({**arrays, name: changed}) != fingerprint(arrays)


def test_the_fingerprint_changes_with_shape_and_type(arrays):
    assert fingerprint({**arrays, "weight1": arrays["weight1"].reshape(-1, 8)}) != fingerprint(arrays)
    assert fingerprint({**arrays, "bias0": arrays["bias0"].view(np.int32)}) != fingerprint(arrays)


def test_the_fingerprint_is_a_sha_256(arrays):
    assert len(fingerprint(arrays)) == 64
    assert set(fingerprint(arrays)) <= set("0123456789abcdef")


def test_the_layers_are_float32_and_contiguous_first_to_last(arrays):
    wide = {name: np.asfortranarray(array.astype(np.float64)) for name, array in arrays.items()}
    layers = layers_of(wide)
    assert [weight.shape for weight, _ in layers] == [(16, 25), (16, 16), (6, 16)]
    for weight, bias in layers:
        assert weight.dtype == bias.dtype == np.float32
        assert weight.flags.c_contiguous


def test_the_shipped_file_says_what_it_is(encoder):
    arrays, metadata = read_arrays(ENCODERS / f"{SHIPPED}.npz")
    assert metadata["name"] == encoder.name
    assert fingerprint(arrays) == encoder.fingerprint
    assert {"center", "components", "component_ranges"} <= arrays.keys()


def test_a_missing_file_is_refused(tmp_path):
    assert_refused(tmp_path / "nowhere.npz", "there is no encoder")


def test_a_directory_is_refused(tmp_path):
    assert_refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"longitude,latitude\n114.17,22.28\n", b"PK\x03\x04", bytes(1000)])
def test_a_file_of_another_kind_is_refused(path, content):
    path.write_bytes(content)
    assert_refused(path, "not an encoder file")


def test_a_single_array_is_refused(path):
    with path.open("wb") as file:
        np.save(file, np.zeros(10))
    assert_refused(path, "not an encoder file")


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.95, 0.999])
def test_a_truncated_file_is_refused(written, share):
    content = written.read_bytes()
    written.write_bytes(content[: int(len(content) * share)])
    assert_refused(written, "not an encoder file")


def test_a_file_with_a_damaged_byte_is_refused_or_gives_what_was_written(written, arrays):
    content = written.read_bytes()
    for position in range(0, len(content), 7):
        damaged = bytearray(content)
        damaged[position] ^= 0xFF
        written.write_bytes(damaged)
        with suppress(EncoderFileError):
            LocationEncoder.from_file(written)
            for name, array in read_arrays(written)[0].items():
                np.testing.assert_array_equal(array, arrays[name])


def test_the_trap_of_these_tests_does_spring_where_pickle_is_allowed(path, tmp_path):
    np.savez(path, weight0=np.array([Trap(tmp_path / "sprung")], dtype=object))
    with np.load(path, allow_pickle=True) as file:
        _ = file["weight0"]
    assert (tmp_path / "sprung").exists()


@pytest.mark.parametrize("name", ["weight0", "metadata", "anything"])
def test_an_object_array_is_refused_and_not_unpickled(path, arrays, tmp_path, name):
    members = {"metadata": np.array("{}"), **arrays, name: np.array([Trap(tmp_path / "sprung")], dtype=object)}
    np.savez(path, **members)
    assert_refused(path, "not an encoder file")
    assert not (tmp_path / "sprung").exists()


def test_a_bare_pickle_is_refused_and_not_unpickled(path, tmp_path):
    np.array([Trap(tmp_path / "sprung")], dtype=object).dump(path)
    assert_refused(path, "not an encoder file")
    assert not (tmp_path / "sprung").exists()


def test_a_file_that_claims_to_unpack_to_too_much_is_refused_unread(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weight0.npy", bytes(1000))
        # Written into the archive's directory when it is closed.
        archive.infolist()[0].file_size = MAX_BYTES + 1
    assert_refused(path, f"would unpack to {MAX_BYTES + 1} bytes")


def test_an_array_that_claims_to_be_huge_is_refused(path, arrays):
    header = npy_header("{'descr': '<f4', 'fortran_order': False, 'shape': (10000000000000,)}")
    write_members(path, metadata="{}", **{**arrays, "weight0": header})
    assert_refused(path)


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param("", id="nothing"),
        pytest.param("not JSON", id="text"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param("null", id="null"),
        pytest.param('"text"', id="a string"),
        pytest.param(3.5, id="a number"),
        pytest.param(np.zeros(3), id="an array"),
        pytest.param("[" * 100_000, id="endless nesting"),
    ],
)
def test_metadata_that_are_not_a_json_object_are_refused(path, arrays, metadata):
    write_members(path, metadata=metadata, **arrays)
    assert_refused(path, "not an encoder file")


def test_a_file_without_metadata_is_refused(path, arrays):
    np.savez(path, **arrays)
    assert_refused(path, "not an encoder file")


@pytest.mark.parametrize(
    "member",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no array at all", id="text"),
        pytest.param(npy_header("{("), id="unclosed header"),
        pytest.param(npy_header("{'descr': '<f4'}"), id="incomplete header"),
        pytest.param(npy_header("{'descr': '<f4', 'fortran_order': False, 'shape': (16, 25)}"), id="no data"),
    ],
)
def test_a_member_that_is_no_array_is_refused(path, arrays, member):
    write_members(path, metadata="{}", **{**arrays, "weight0": member})
    assert_refused(path)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"weight0": None}, id="no first layer"),
        pytest.param({"bias1": None}, id="no bias"),
        pytest.param({"weight1": None}, id="a gap between layers"),
        pytest.param({"bias1": np.zeros(15)}, id="short bias"),
        pytest.param({"bias1": np.zeros((16, 1))}, id="two-dimensional bias"),
        pytest.param({"weight1": np.zeros((16, 17))}, id="layers that do not fit"),
        pytest.param({"weight0": np.zeros(16)}, id="one-dimensional weight"),
        pytest.param({"weight0": np.zeros((16, 24))}, id="inputs that are no full set of harmonics"),
        pytest.param({"weight0": np.zeros((16, 0))}, id="no inputs"),
        pytest.param({"weight0": np.full((16, 25), np.nan)}, id="NaN weights"),
        pytest.param({"bias2": np.full(6, np.inf)}, id="infinite bias"),
        pytest.param({"weight0": np.full((16, 25), 1e300)}, id="weights that float32 cannot hold"),
        pytest.param({"weight0": np.full((16, 25), "a")}, id="weights of text"),
        pytest.param({"weight0": np.full((16, 25), 1j)}, id="complex weights"),
        pytest.param({"center": np.zeros(5)}, id="short center"),
        pytest.param({"center": np.full(6, np.nan)}, id="NaN center"),
        pytest.param({"center": np.full(6, "a")}, id="center of text"),
        pytest.param({"components": np.eye(5)}, id="narrow components"),
        pytest.param({"components": np.zeros(())}, id="one number for components"),
        pytest.param({"components": np.full((6, 6), np.nan)}, id="NaN components"),
        pytest.param({"component_ranges": np.zeros((6, 3))}, id="ranges of three ends"),
        pytest.param({"component_ranges": np.zeros((5, 2))}, id="too few ranges"),
    ],
)
def test_arrays_that_make_no_encoder_are_refused(path, arrays, changes):
    changed = {name: array for name, array in {**arrays, **changes}.items() if array is not None}
    write_arrays(path, changed, METADATA)
    assert_refused(path)


def test_the_fingerprint_is_over_whatever_the_network_computes_with(fourier_arrays):
    for name in fourier_arrays:
        assert fingerprint({**fourier_arrays, name: fourier_arrays[name] + 1}) != fingerprint(fourier_arrays)
    assert fingerprint({**fourier_arrays, "center": np.zeros(5)}) == fingerprint(fourier_arrays)


def test_an_unknown_basis_is_refused(path, arrays):
    write_arrays(path, arrays, {"basis": "wavelets"})
    assert_refused(path, "wavelets")
