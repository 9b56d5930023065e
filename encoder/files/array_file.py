"""Files of arrays, in which encoders and probes are kept: `.npz` archives of plain arrays and one JSON, `metadata`.

Reading one runs no code of its author's, and needs no more memory than the file's own directory announces. That
`np.load(allow_pickle=False)` runs none is half of it. It makes room for what an array's header claims, terabytes
perhaps, before it looks at what is there; it evaluates that header with `ast.literal_eval`, which deep nesting can
crash; and it unpacks whatever a zip has. So the header is matched here, exactly as NumPy writes it, and compared with
the size of its entry; sizes are added up before anything is unpacked.
"""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import numpy as np

from .atomic_output import atomic_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import DTypeLike

    from ..types import Arrays, Metadata, StrPath

METADATA = "metadata"
"""The name of the array that is the JSON."""

MAX_ARRAYS = 256
MAX_METADATA = 16 * 1024 * 1024
"""Bytes of the JSON, which is kept with four for each letter."""

_MAGIC = b"\x93NUMPY\x01\x00"
_HEADER = re.compile(
    rb"\{'descr': '([<|][fiub][1248]|<U[1-9]\d{0,8})', 'fortran_order': (True|False), "
    rb"'shape': \(((?:\d{1,15}, ?)*\d{0,15},?)\), ?\} *\n"
)


def read_arrays(path: StrPath, kind: str, error: type[ValueError], max_bytes: int) -> tuple[Arrays, Metadata]:
    """Return (arrays, metadata): a dict of the arrays in the file at `path`, and its JSON object as a dict.

    For anything that is not such a file, or unpacks to more than `max_bytes`, raises `error`, a subclass of ValueError,
    whose message names the file and what `kind` of file it is not, as in "an encoder file".
    """
    return _read(path, kind, error, max_bytes, lambda name: True)


def read_metadata(path: StrPath, kind: str, error: type[ValueError], max_bytes: int) -> Metadata:
    """Return the JSON object of the file at `path`, and leave its arrays unread; otherwise as `read_arrays`."""
    return _read(path, kind, error, max_bytes, lambda name: name == METADATA)[1]


def read_bare_arrays(path: StrPath, kind: str, error: type[ValueError], max_bytes: int) -> Arrays:
    """Return the arrays of a file that needs no metadata, as a dict; otherwise as `read_arrays`."""
    return _read_arrays(path, kind, error, max_bytes, lambda name: True)


def _read(
    path: StrPath, kind: str, error: type[ValueError], max_bytes: int, wanted: Callable[[str], bool]
) -> tuple[Arrays, Metadata]:
    """Return the arrays of a file whose names are `wanted`, and its JSON object, which must be."""
    arrays = _read_arrays(path, kind, error, max_bytes, wanted)
    if METADATA not in arrays:
        raise error(f"{path} is not {kind}: it holds no metadata")
    try:
        metadata = json.loads(str(arrays.pop(METADATA)))
    # It may be nested deeper than Python reads.
    except (ValueError, RecursionError) as problem:
        raise error(f"{path} is not {kind}: {problem}") from problem
    if not isinstance(metadata, dict):
        raise error(f"{path} is not {kind}: its metadata is not a JSON object")
    return arrays, metadata


def _read_arrays(
    path: StrPath, kind: str, error: type[ValueError], max_bytes: int, wanted: Callable[[str], bool]
) -> Arrays:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > max_bytes:
                raise error(f"{path} would unpack to {size} bytes; {kind} has at most {max_bytes}")
            if len(entries) > MAX_ARRAYS:
                raise ValueError(f"it holds {len(entries)} arrays")
            if any(_name(entry) == METADATA and entry.file_size > MAX_METADATA for entry in entries):
                raise ValueError("its metadata is too long")
            return {_name(entry): _read_array(archive, entry) for entry in entries if wanted(_name(entry))}
    except FileNotFoundError:
        raise error(f"there is no {kind.split(maxsplit=1)[1]} {path}") from None
    except error:
        raise
    except Exception as problem:
        raise error(f"{path} is not {kind}: {problem}") from problem


def write_arrays(path: StrPath, arrays: Arrays, metadata: Metadata) -> None:
    """Write `arrays` by name and `metadata`, whatever JSON can hold, to the file at `path`, whole or not at all."""
    text = np.array(json.dumps(metadata, ensure_ascii=False, indent=1, sort_keys=True))
    with atomic_file(path) as unfinished, open(unfinished, "wb") as file:
        np.savez_compressed(file, metadata=text, **arrays)


def finite(arrays: Arrays, name: str, dtype: DTypeLike = np.float32) -> np.ndarray:
    """Return an array as contiguous `dtype`, float32 or float64; ValueError if it is missing or not of finite numbers
    there."""
    if name not in arrays:
        raise ValueError(f"{name} is missing")
    if not np.issubdtype(arrays[name].dtype, np.floating):
        raise ValueError(f"{name} does not hold floating-point numbers")
    with np.errstate(over="ignore"):
        array = np.ascontiguousarray(arrays[name], dtype)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds values that are not finite")
    return array


def _name(entry: zipfile.ZipInfo) -> str:
    if not entry.filename.endswith(".npy"):
        raise ValueError(f"{entry.filename} is not an array")
    return entry.filename[: -len(".npy")]


def _read_array(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> np.ndarray:
    with archive.open(entry) as member:
        start = member.read(len(_MAGIC) + 2)
        if start[: len(_MAGIC)] != _MAGIC or len(start) < len(_MAGIC) + 2:
            raise ValueError(f"{entry.filename} is not an array")
        length = int.from_bytes(start[len(_MAGIC) :], "little")
        found = _HEADER.fullmatch(member.read(length))
        if not found:
            raise ValueError(f"{entry.filename} is not an array of plain numbers or text")
        dtype = np.dtype(found[1].decode())
        shape = [int(side) for side in found[3].replace(b",", b" ").split()]
        count = 1
        for side in shape:
            count *= side
        if count * dtype.itemsize != entry.file_size - len(start) - length:
            raise ValueError(f"{entry.filename} does not hold what its shape, {tuple(shape)}, announces")
        content = bytearray(count * dtype.itemsize)
        # What a zip opens can do more than is told of it.
        if member.readinto(content) != len(content) or member.read(1):  # type: ignore[attr-defined]
            raise ValueError(f"{entry.filename} ends early")
    if not content:
        return np.empty(shape, dtype)
    return np.frombuffer(content, dtype).reshape(shape, order="F" if found[2] == b"True" else "C")
