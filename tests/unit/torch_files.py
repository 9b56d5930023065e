"""Hand-made files in PyTorch's formats, for what PyTorch itself would never write."""

import io
import struct
import zipfile
from typing import NamedTuple


class Call(NamedTuple):
    """What a function, by its module and name, makes of arguments."""

    module: str
    name: str
    arguments: tuple = ()


class StorageId(NamedTuple):
    """A storage of `count` numbers of a `kind`, as in "FloatStorage"."""

    kind: str
    key: str
    count: int


def program(value):
    """Return the program that describes a value: dicts, lists, tuples, text, integers, Calls and StorageIds."""
    return b"\x80\x02" + steps(value) + b"."


def steps(value):
    """Return the part of the program that puts a value on the stack."""
    if isinstance(value, Call):
        return _name(value.module, value.name) + steps(tuple(value.arguments)) + b"R"
    if isinstance(value, StorageId):
        kind, key, count = value
        described = b"(" + steps("storage") + _name("torch", kind) + steps(key) + steps("cpu") + steps(count)
        return described + b"tQ"
    if isinstance(value, dict):
        return b"}(" + b"".join(steps(each) for pair in value.items() for each in pair) + b"u"
    if isinstance(value, list):
        return b"](" + b"".join(map(steps, value)) + b"e"
    if isinstance(value, tuple):
        return b"(" + b"".join(map(steps, value)) + b"t"
    if isinstance(value, str):
        return b"X" + struct.pack("<I", len(value.encode())) + value.encode()
    if isinstance(value, bool) or value is None:
        return {None: b"N", True: b"\x88", False: b"\x89"}[value]
    digits = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8a" + bytes([len(digits)]) + digits


def _name(module, name):
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n"


def tensor(shape, kind="FloatStorage", key="0", count=None, offset=0, strides=None):
    """Return the Call that makes a tensor; where nothing else is said, one that lies in one piece."""
    whole = 1
    packed = []
    for side in reversed(shape):
        packed.insert(0, whole)
        whole *= side
    storage = StorageId(kind, key, whole if count is None else count)
    return Call("torch._utils", "_rebuild_tensor_v2", (storage, offset, tuple(shape), strides or tuple(packed), False))


def zip_file(description, storages=(), compression=zipfile.ZIP_STORED, root="archive"):
    """Return a file of today's form, given the bytes of its description and of its storages, by key."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr(f"{root}/data.pkl", description)
        for key, numbers in dict(storages).items():
            archive.writestr(f"{root}/data/{key}", numbers)
    file.seek(0)
    return file
