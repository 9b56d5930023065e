import io
import zipfile

import numpy as np
import pytest
import torch

from placeprint.encoder.importers import checkpoint as module
from placeprint.encoder.importers.checkpoint import Checkpoint, CheckpointError, count_of
from placeprint.encoder.importers.torch_unpickler import StoredTensor

from ..torch_files import program, tensor, zip_file

MEGABYTE = 1024 * 1024


def saved(value, **how):
    file = io.BytesIO()
    torch.save(value, file, **how)
    file.seek(0)
    return file


def numbers(file, name="a"):
    checkpoint = Checkpoint(file, "some.ckpt")
    return checkpoint.array(checkpoint.contents[name])


FORMS = {"zip": {}, "older": {"_use_new_zipfile_serialization": False}, "protocol 4": {"pickle_protocol": 4}}
form = pytest.mark.parametrize("how", FORMS.values(), ids=FORMS)


@form
@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16, torch.float32, torch.float64], ids=str)
def test_every_precision_is_read_as_torch_wrote_it(how, kind):
    values = (torch.arange(12).reshape(3, 4) / 7).to(kind)
    found = numbers(saved({"before": torch.arange(5), "a": values}, **how))
    np.testing.assert_array_equal(found, values.double().numpy())
    assert found.dtype == (np.float64 if kind == torch.float64 else np.float32)


VIEWS = {
    "transposed": lambda whole: whole.T,
    "columns": lambda whole: whole[:, 1:3],
    "every other": lambda whole: whole[::2, ::2],
    "the end": lambda whole: whole[-1],
    "one number": lambda whole: whole[2, 3],
    "repeated": lambda whole: whole[1].expand(3, 6),
    "nothing": lambda whole: whole[:0],
}


@form
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_views_of_a_shared_storage_are_read(how, view):
    whole = torch.arange(30.0).reshape(5, 6)
    found = numbers(saved({"whole": whole, "a": view(whole)}, **how))
    np.testing.assert_array_equal(found, view(whole).numpy())


def test_numbers_of_the_other_byte_order_are_read():
    file = zip_file(program({"a": tensor((3,))}), {"0": np.array([1, 2, 3], ">f4").tobytes()})
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("archive/byteorder", "big")
    np.testing.assert_array_equal(numbers(file), [1, 2, 3])


def test_dicts_are_yielded_from_the_outside_to_the_inside_and_once():
    inner = {"b": 1}
    contents = {"x": {"y": inner}, "a": [{"hidden": 2}], "z": inner}
    contents_read = list(Checkpoint(saved(contents), "some.ckpt").dicts())
    assert contents_read == [contents, contents["x"], inner]
    # A dict within itself: {} stored as 0, with itself as "a".
    assert len(list(Checkpoint(zip_file(b"}q\x00X\x01\x00\x00\x00ah\x00s."), "some.ckpt").dicts())) == 1


def test_a_dict_that_is_there_many_times_is_looked_at_once():
    names = [f"X\x04\x00\x00\x00{index:04}".encode() for index in range(5000)]
    inner = b"}q\x00(" + b"".join(name + b"N" for name in names) + b"u"
    for _ in range(3):
        inner = b"}q\x01(" + names[0] + inner + b"".join(name + b"h\x00" for name in names[1:]) + b"uq\x00"
    assert len(list(Checkpoint(zip_file(inner + b"."), "some.ckpt").dicts())) == 4


def test_of_a_large_file_only_what_is_wanted_is_read(tmp_path, peak_memory):
    path = tmp_path / "large.ckpt"
    torch.save({"large": torch.zeros(16, MEGABYTE), "a": torch.ones(3)}, path)
    with open(path, "rb") as file:
        assert peak_memory(lambda: numbers(file)) < 8 * MEGABYTE


@form
def test_a_file_cut_short_is_refused_wherever_it_was_cut(how):
    whole = saved({"a": torch.arange(1000.0), "b": {"c": torch.arange(10.0)}}, **how).getvalue()
    for length in {*range(0, len(whole), 97), *range(20), len(whole) - 1}:
        with pytest.raises(CheckpointError, match=r"some\.ckpt"):
            numbers(io.BytesIO(whole[:length]))


@form
def test_a_damaged_file_is_read_or_refused(how):
    whole = saved({"a": torch.arange(100.0), "b": {"c": torch.arange(10.0)}}, **how).getvalue()
    rng = np.random.default_rng(0)
    refused = 0
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[rng.integers(len(whole))] = rng.integers(256)
        try:
            checkpoint = Checkpoint(io.BytesIO(damaged), "some.ckpt")
            for contents in checkpoint.dicts():
                for each in contents.values():
                    if isinstance(each, StoredTensor):
                        checkpoint.array(each)
        except CheckpointError:
            refused += 1
    assert 30 < refused < 300


HUGE = 2**40
ABSURD = {
    "more than its storage": tensor((100,), count=3),
    "a storage that is longer than its file": tensor((100,), count=100),
    "beyond its storage": tensor((3,), offset=1, count=3),
    "far beyond its storage": tensor((3,), offset=2**2000, count=3),
    "strides beyond its storage": tensor((2, 2), strides=(2, 1), count=3),
    "repeated without end": tensor((HUGE, HUGE), strides=(0, 0), count=3),
    "larger than memory": tensor((HUGE,), count=HUGE),
    "integers": tensor((3,), kind="LongStorage"),
    "an unknown kind": tensor((3,), kind="UntypedStorage"),
    "a missing storage": tensor((3,), key="1"),
    "another member of the zip": tensor((3,), key="../data.pkl"),
}


@pytest.mark.parametrize("described", ABSURD.values(), ids=ABSURD)
def test_a_tensor_that_cannot_be_is_refused_before_room_is_made(described, peak_memory):
    file = zip_file(program({"a": described}), {"0": bytes(12)})

    def read():
        with pytest.raises(CheckpointError, match="damaged"):
            numbers(file)

    assert peak_memory(read) < 8 * MEGABYTE


NO_TENSORS = {
    "negative": tensor((-1,), count=3),
    "strides of other dimensions": tensor((3,), strides=(1, 1)),
    "too many dimensions": tensor((1,) * 50),
    "a number for a shape": tensor((3,))._replace(arguments=(tensor((3,)).arguments[0], 0, 3, 1)),
    "no storage": tensor((3,))._replace(arguments=("0", 0, (3,), (1,))),
}


@pytest.mark.parametrize("described", NO_TENSORS.values(), ids=NO_TENSORS)
def test_what_is_described_as_no_tensor_can_be_is_none(described):
    assert Checkpoint(zip_file(program({"a": described})), "some.ckpt").contents == {"a": {}}


def test_a_bomb_is_not_unpacked(peak_memory):
    bomb = zip_file(program({"a": tensor((16 * MEGABYTE,))}), {"0": bytes(64 * MEGABYTE)}, zipfile.ZIP_DEFLATED)
    assert len(bomb.getvalue()) < MEGABYTE

    def read():
        with pytest.raises(CheckpointError, match="compressed"):
            numbers(bomb)

    assert peak_memory(read) < 8 * MEGABYTE


def test_a_directory_without_end_is_refused(monkeypatch):
    file = zip_file(program({}), {str(index): b"" for index in range(1000)})
    assert Checkpoint(file, "some.ckpt").contents == {}
    monkeypatch.setattr(module, "MAX_READ", 20_000)
    with pytest.raises(CheckpointError, match="directory is too long"):
        Checkpoint(io.BytesIO(zip_file(program({}), {str(i): b"" for i in range(1000)}).getvalue()), "some.ckpt")


STRANGERS = {
    "nothing": b"",
    "text": b"hello",
    "zeros": bytes(1000),
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a zip of something else": zip_file(b"").getvalue().replace(b"data.pkl", b"data.xml"),
    "an older file of something else": program({"a": 1}),
    "an older file that names no storage": program(module.MAGIC) + program(1001) + program({}) * 2 + program(["0"]),
}


@pytest.mark.parametrize("content", STRANGERS.values(), ids=STRANGERS)
def test_other_files_are_refused_by_name(content):
    with pytest.raises(CheckpointError, match=r"some\.ckpt is not a PyTorch checkpoint"):
        Checkpoint(io.BytesIO(content), "some.ckpt")


def test_numbers_are_counted():
    contents = Checkpoint(saved({"a": torch.zeros(3, 4), "b": torch.tensor(1.0)}), "some.ckpt").contents
    assert (count_of(contents["a"]), count_of(contents["b"])) == (12, 1)
