import io
import struct

import numpy as np
import pytest
import torch

from placeprint.encoder.importers.torch_unpickler import MAX_BYTES, MAX_NAME, MAX_STEPS, Storage, StoredTensor, follow

from ..torch_files import StorageId, steps

MEGABYTE = 1024 * 1024


def read(program):
    return follow(io.BytesIO(program))


def saved(value, protocol=2):
    """The program with which PyTorch's older form describes a value: its fourth, behind magic, version and system."""
    file = io.BytesIO()
    torch.save(value, file, _use_new_zipfile_serialization=False, pickle_protocol=protocol)
    file.seek(0)
    for _ in range(3):
        follow(file)
    return file


PLAIN = {
    "numbers": [0, 1, -1, 255, 256, 65_536, -(2**31), 2**40, -(2**70), 1.5, float("inf")],
    "text": ["", "ä", "x" * 300],
    "bytes": (b"", b"\x00\xff", b"y" * 300),
    "nothing": None,
    "truth": (True, False),
    "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)],
    "nested": {"a": [{"b": ({},)}]},
}


@pytest.mark.parametrize("protocol", [3, 4, 5])
def test_plain_values_are_read_as_they_are(protocol):
    assert follow(saved(PLAIN, protocol)) == PLAIN


def test_the_protocol_that_pytorch_uses_has_all_but_bytes():
    plain = {name: value for name, value in PLAIN.items() if name != "bytes"}
    assert follow(saved(plain)) == plain


def test_the_file_stands_behind_the_program():
    file = io.BytesIO(b"\x80\x02K\x07.K\x08.")
    assert (follow(file), follow(file)) == (7, 8)


def test_a_tensor_says_where_its_numbers_are():
    whole = torch.arange(12.0).reshape(3, 4)
    described = follow(saved({"whole": whole, "column": whole[1:, 2], "parameter": torch.nn.Parameter(whole.double())}))
    assert described["whole"] == StoredTensor(described["whole"].storage, 0, (3, 4), (4, 1))
    assert described["column"] == StoredTensor(described["whole"].storage, 6, (2,), (4,))
    assert described["whole"].storage == Storage("FloatStorage", described["whole"].storage.key, 12)
    assert described["parameter"].storage.kind == "DoubleStorage"


def test_storages_are_told_apart_from_what_becomes_of_them():
    storages = {}
    described = follow(saved({1: torch.zeros(3), "a": torch.zeros(4, dtype=torch.int64)}), storages)
    assert set(described) == {"a"}
    assert {(storage.kind, storage.length) for storage in storages.values()} == {
        ("FloatStorage", 3),
        ("LongStorage", 4),
    }


class Other:
    """A class that the reader does not know."""


class Trap:
    """Whoever unpickles it creates a file."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return type(self.path).touch, (self.path,)


@pytest.mark.parametrize("protocol", [2, 4])
def test_whatever_else_a_file_holds_is_inert(tmp_path, protocol):
    other = Other()
    other.secret = torch.zeros(3)
    values = {"other": other, "trap": Trap(tmp_path / "sprung"), "set": {1}, "array": np.arange(3), "kept": "text"}
    described = follow(saved(values, protocol))
    assert described["kept"] == "text"
    assert described["other"] == {}
    assert described["trap"] == {}
    assert not (tmp_path / "sprung").exists()


def test_a_dict_of_another_class_keeps_its_items():
    assert follow(saved({"settings": torch.nn.ParameterDict()}))["settings"] == {}
    # NEWOBJ of a class, filled as a dict: as Lightning keeps its hyper-parameters.
    assert read(b"\x80\x02clightning\nAttributeDict\n)\x81(X\x01\x00\x00\x00aK\x01u.") == {"a": 1}


def test_a_dict_is_filled_by_names_alone():
    # To hash tuples of tuples of tuples ... would take for ever.
    nested = b")" + b"2\x86" * 100
    assert read(b"}(" + nested + b"K\x01X\x01\x00\x00\x00aK\x02u.") == {"a": 2}
    assert read(b"}(" + steps("x" * (MAX_NAME + 1)) + b"N" + steps("x" * MAX_NAME) + b"Nu.") == {"x" * MAX_NAME: None}


WRONG = {
    "nothing": b"",
    "the end alone": b".",
    "no end": b"K\x01",
    "text": b"Hello",
    "an instruction of old": b"I12\n.",
    "memory that was never written": b"h\x01.",
    "more taken than there is": b"N\x87.",
    "no mark": b"t.",
    "a tuple for a name": b"))\x93.",
    "a number for a name": b"K\x01K\x02\x93.",
    "a name without end": b"c" + b"x" * 5000,
    "text that ends early": b"X\x05\x00\x00\x00abc.",
    "text that claims to be huge": b"X" + struct.pack("<I", 2**32 - 1) + b"abc.",
    "text that claims to be larger still": b"\x8d" + struct.pack("<Q", 2**63) + b"abc.",
    "bytes that claim to be huge": b"\x8e" + struct.pack("<Q", 2**40) + b"abc.",
    "text that is none": b"X\x01\x00\x00\x00\xff.",
    "too many instructions": b"N0" * MAX_STEPS,
    "too many bytes": b"X" + struct.pack("<I", MAX_BYTES) + bytes(MAX_BYTES),
}


@pytest.mark.parametrize("program", WRONG.values(), ids=WRONG)
def test_what_is_no_program_is_an_error(program):
    with pytest.raises(Exception, match=r"."):
        read(program)


ENDLESS = {
    "lists": b"]" * MAX_STEPS,
    "marks": b"(" * MAX_STEPS,
    "lists in lists": b"]" + b"\x85" * MAX_STEPS,
    "memory": b"".join(b"]r" + struct.pack("<I", 2**32 - 1 - index) for index in range(MAX_STEPS)),
    "doubling": b")" + b"2\x86" * MAX_STEPS,
    "one long shape": b"(" + b"N" * 50_000 + b"tq\x00" + steps(StorageId("FloatStorage", "0", 1)) + b"q\x01"
    b"ctorch._utils\n_rebuild_tensor_v2\nq\x02" + b"h\x02(h\x01K\x00h\x00h\x00tR0" * MAX_STEPS,
    "one long storage": b"(" + b"N" * 90_000 + b"tq\x00" + b"h\x00Q0" * MAX_STEPS,
    "names": b"ca\nb\n" * MAX_STEPS,
}


@pytest.mark.parametrize("program", ENDLESS.values(), ids=ENDLESS)
def test_endless_programs_are_given_up_within_bounded_memory(program, peak_memory):
    def endless():
        with pytest.raises(ValueError, match="description"):
            read(program)

    assert peak_memory(endless) < 100 * MEGABYTE


def test_deep_nesting_is_read_and_let_go_of():
    depth = MAX_STEPS - 10
    described = read(b")" + b"\x85" * depth + b".")
    for _ in range(depth):
        (described,) = described
    assert described == ()
