"""Files that are damaged or lie: each is refused with its own error, which names it, and never fills the memory."""

import io
import json
import zipfile
from contextlib import suppress

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from placeprint.encoder import EncoderFileError, LocationEncoder
from placeprint.encoder.earth import gazetteer, land
from placeprint.encoder.files.array_file import read_arrays
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.images.image_tower import FEATURES, ImageTower
from placeprint.encoder.importers.checkpoint import CheckpointError
from placeprint.encoder.importers.conversion import import_encoder
from placeprint.encoder.importers.torch_unpickler import follow
from placeprint.encoder.probes.metadata import ProbeFileError
from placeprint.encoder.probes.probe_file import read_probe, write_probe
from placeprint.encoder.probes.training import train_probe

KINDS = ("encoder", "waves", "probe", "boosting", "tower", "land", "gazetteer")

MEGABYTE = 1024 * 1024


@st.composite
def damages(draw):
    """A function that damages the bytes of a file."""
    how = draw(st.sampled_from(["cut", "flip", "blank", "swap", "insert", "empty", "other"]))
    at, other, length = draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(st.integers(1, 64))
    noise = draw(st.binary(min_size=1, max_size=64))

    def damage(content):
        start, second = int(at * (len(content) - 1)), int(other * (len(content) - 1))
        if how == "cut":
            return content[:start]
        if how == "flip":
            return content[:start] + bytes([content[start] ^ noise[0]]) + content[start + 1 :]
        if how == "blank":
            return content[:start] + bytes(length) + content[start + length :]
        if how == "swap":
            changed = bytearray(content)
            one, two = content[start : start + length], content[second : second + length]
            changed[start : start + len(two)], changed[second : second + len(one)] = two, one
            return bytes(changed)
        if how == "insert":
            return content[:start] + noise + content[start:]
        return b"" if how == "empty" else noise

    return damage


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


class Files(dict):
    """Bytes by kind. A failed test prints its arguments: no megabytes, please."""

    def __repr__(self):
        return f"<{len(self)} files>"


@pytest.fixture(scope="module")
def whole(network, fourier_arrays, efficientnet_arrays, small_encoder, random_places, tmp_path_factory):
    """The bytes of a good file of each kind."""
    folder = tmp_path_factory.mktemp("whole")
    write_arrays(folder / "encoder", network(), {"name": "small", "bounds": [0, 0, 10, 10]})
    write_arrays(folder / "waves", fourier_arrays, {"name": "waves", "basis": "Fourier features of Equal Earth"})
    lonlat = random_places[:80]
    labels = np.where(lonlat[:, 1] > 0, "north", "south")
    write_probe(folder / "probe", train_probe(small_encoder, lonlat, labels).probe)
    write_probe(folder / "boosting", train_probe(small_encoder, lonlat, lonlat[:, 1], method="boosting").probe)
    heads = {"scale": np.float32(20.0)}
    for name, inputs in (("image", FEATURES), ("place", 6)):
        heads[f"{name}_weight0"] = np.ones((4, inputs), np.float32)
        heads[f"{name}_bias0"] = np.zeros(4, np.float32)
    metadata = {"name": "tower", "encoder_fingerprint": small_encoder.fingerprint, "image_size": 32}
    write_arrays(folder / "tower", {**efficientnet_arrays, **heads}, metadata)
    (folder / "land").write_bytes(land.MASK_FILE.read_bytes())
    (folder / "gazetteer").write_bytes(gazetteer.GAZETTEER_FILE.read_bytes())
    return Files((kind, (folder / kind).read_bytes()) for kind in KINDS)


@pytest.fixture
def use(monkeypatch, small_encoder, odd_numbers):
    """Return a function that reads the file of a kind at a path, and does with it what it is for."""

    def use(kind, path):
        if kind in ("encoder", "waves"):
            LocationEncoder.from_file(path).encode([[10.0, 20.0], [170.0, -80.0]])
        elif kind in ("probe", "boosting"):
            read_probe(path, small_encoder).predict(small_encoder.encode([[10.0, 20.0]]))
        elif kind == "tower":
            tower = ImageTower.from_file(path)
            tower.encode_places(np.zeros((1, tower.dim)))
        elif kind == "land":
            monkeypatch.setattr(land, "MASK_FILE", path)
            land._mask.cache_clear()
            land.is_land([[10.0, 20.0]])
        else:
            monkeypatch.setattr(gazetteer, "GAZETTEER_FILE", path)
            gazetteer._gazetteer.cache_clear()
            gazetteer.place_name(10.0, 20.0)

    yield use
    land._mask.cache_clear()
    gazetteer._gazetteer.cache_clear()


def refused_or_read(use, kind, path):
    """Use a file; the only thing that may go wrong is its own error, with its name in it."""
    try:
        use(kind, path)
    except (EncoderFileError, ProbeFileError) as error:
        refused = error
    else:
        return None
    assert str(path) in str(refused)
    return refused


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_file_is_read(whole, use, tmp_path, kind):
    path = tmp_path / "file.npz"
    path.write_bytes(whole[kind])
    assert refused_or_read(use, kind, path) is None


@pytest.mark.parametrize("kind", KINDS)
@given(damage=damages())
def test_damaged_bytes_are_refused_by_name(whole, use, tmp_path_factory, kind, damage):
    path = tmp_path_factory.mktemp("damaged") / "file.npz"
    path.write_bytes(damage(whole[kind]))
    refused_or_read(use, kind, path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_shorter_file_is_refused(whole, use, tmp_path, kind):
    path = tmp_path / "file.npz"
    for share in np.linspace(0, 1, 23, endpoint=False):
        path.write_bytes(whole[kind][: int(share * len(whole[kind]))])
        assert refused_or_read(use, kind, path)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("land", "gazetteer")])
@given(data=st.data())
def test_metadata_of_any_sort_is_refused_or_read(whole, use, tmp_path_factory, kind, data):
    path = tmp_path_factory.mktemp("metadata") / "file.npz"
    path.write_bytes(whole[kind])
    arrays, metadata = read_arrays(path, "a file", ValueError, 2**30)
    names = st.sampled_from([*metadata, "lattice_step", "basis", "bounds"])
    metadata.update(data.draw(st.dictionaries(names, JSON, min_size=1, max_size=3)))
    np.savez(path, metadata=np.array(json.dumps(metadata)), **arrays)
    refused_or_read(use, kind, path)


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "null", "3", '"x"', '{"bounds": 1e999}', '{"name": NaN}', ""])
def test_json_of_any_sort_is_refused_or_read(whole, use, tmp_path, text):
    path = tmp_path / "file.npz"
    path.write_bytes(whole["encoder"])
    arrays, _ = read_arrays(path, "a file", ValueError, 2**30)
    np.savez(path, metadata=np.array(text), **arrays)
    error = refused_or_read(use, "encoder", path)
    assert (error is None) == ("NaN" in text)


def _zeros(shape):
    return np.lib.stride_tricks.as_strided(np.zeros(1, np.float32), shape, [0] * len(shape))


CHANGES = {
    "gone": lambda array: None,
    "not a number": lambda array: np.full_like(array, np.nan) if array.dtype.kind == "f" else None,
    "endless": lambda array: np.full_like(array, np.inf) if array.dtype.kind == "f" else None,
    "text": lambda array: np.full(array.shape, "x"),
    "whole numbers": lambda array: np.full(array.shape, -7),
    "complex": lambda array: array.astype(complex),
    "objects": lambda array: array.astype(object),
    "no rows": lambda array: array[:0] if array.ndim else None,
    "no columns": lambda array: array[..., :0] if array.ndim else None,
    "one more": lambda array: np.concatenate([array, array[:1]]) if array.ndim else array.reshape(1),
    "flat": lambda array: array.reshape(-1),
    "deeper": lambda array: array[np.newaxis],
    "wide": lambda array: _zeros((1, 4_000_000)),
    "tall": lambda array: _zeros((4_000_000, 1)),
    "very large numbers": lambda array: np.full(array.shape, 3e38, np.float32),
}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_other_arrays_are_refused_or_read_in_little_memory(whole, use, peak_memory, tmp_path_factory, kind, data):
    path = tmp_path_factory.mktemp("arrays") / "file.npz"
    with np.load(io.BytesIO(whole[kind])) as file:
        arrays = dict(file)
    name = data.draw(st.sampled_from(sorted(set(arrays) - {"metadata"})))
    changed = CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))](arrays.pop(name))
    if changed is not None:
        arrays[name] = changed
    np.savez(path, **arrays)
    assert peak_memory(lambda: refused_or_read(use, kind, path)) < 300 * MEGABYTE


def test_an_array_that_unpacks_to_gigabytes_is_refused_unread(use, peak_memory, tmp_path):
    path = tmp_path / "bomb.npz"
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1000000000), }"
    header += b" " * (117 - len(header)) + b"\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("weight0.npy", "w") as member:
        member.write(b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
        for _ in range(520):
            member.write(bytes(MEGABYTE))
    assert path.stat().st_size < MEGABYTE
    assert peak_memory(lambda: refused_or_read(use, "encoder", path)) < MEGABYTE
    assert "would unpack to" in str(refused_or_read(use, "encoder", path))


@pytest.fixture(scope="module")
def checkpoints():
    """Two small checkpoints of SatCLIP's kind: PyTorch's form of today, and the one before it."""
    tensors = {}
    for name, shape in {"layers.0": (8, 9), "last_layer": (4, 8)}.items():
        tensors[f"model.location.nnet.{name}.weight"] = torch.ones(shape)
        tensors[f"model.location.nnet.{name}.bias"] = torch.zeros(shape[0])
    files = []
    for zipped in (True, False):
        file = io.BytesIO()
        state = {"state_dict": tensors, "hyper_parameters": {"le_type": "sphericalharmonics"}}
        torch.save(state, file, _use_new_zipfile_serialization=zipped)
        files.append(file.getvalue())
    return files


class StopError(Exception):
    """Raised in place of the encoding of 29,000 places."""


def stop(_share):
    raise StopError


@given(damage=damages(), form=st.integers(0, 1))
@settings(max_examples=settings().max_examples * 2)
def test_a_damaged_checkpoint_is_refused_by_name(checkpoints, tmp_path_factory, damage, form):
    folder = tmp_path_factory.mktemp("checkpoint")
    (folder / "strange.ckpt").write_bytes(damage(checkpoints[form]))
    # A damage may have hit nothing that is read.
    with pytest.raises((CheckpointError, StopError), match=r"strange\.ckpt|^$"):
        import_encoder(folder / "strange.ckpt", folder / "out.npz", progress=stop)
    assert [path.name for path in folder.iterdir()] == ["strange.ckpt"]


@given(st.binary(max_size=200))
@settings(max_examples=settings().max_examples * 10)
def test_a_program_of_any_bytes_runs_nothing(program):
    """What comes out is made of plain values alone, whatever the program asks for."""
    described = None
    # Whoever follows a program catches whatever it leads to.
    with suppress(Exception):
        described = follow(io.BytesIO(b"cjson\ndumps\n" + program))
    assert not callable(described)
