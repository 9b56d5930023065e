"""PyTorch checkpoints, read with NumPy alone: which tensors a file holds, and the numbers of those that are wanted.

Nothing of the file is run (see `torch_unpickler`), and nothing is read that was not asked for: of a checkpoint of
gigabytes those few megabytes. What a tensor claims to be is compared with what is there before room is made for it.
"""

from __future__ import annotations

import io
import zipfile
from collections import deque
from typing import IO, TYPE_CHECKING, Any, BinaryIO

import numpy as np

from .torch_unpickler import follow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..types import Readable
    from .torch_unpickler import Storage, StoredTensor

MAX_TENSOR = 256 * 1024 * 1024
"""Bytes that a wanted tensor may lie spread over."""

PIECE = 1024 * 1024
"""Bytes that are read at once."""

MAX_READ = 4 * PIECE
"""The most that the reader of zip files may ask for at once: it reads the directory of a file in one go, whatever
length the file claims for it, and makes objects ten times as large of it."""

KINDS = {"HalfStorage": "f2", "FloatStorage": "f4", "DoubleStorage": "f8", "BFloat16Storage": "u2"}
"""NumPy's types for PyTorch's, of those that weights come in."""

SIZES = {
    **{kind: int(code[1]) for kind, code in KINDS.items()},
    **{f"{kind}Storage": 1 for kind in ("Byte", "Char", "Bool")},
    "ShortStorage": 2,
    "IntStorage": 4,
    "LongStorage": 8,
}
"""Bytes of one number: in the older form of the file, where a storage begins depends on all before it."""

MAGIC = 0x1950A86A20F9469CFC6C
"""With which the older form begins."""


class CheckpointError(ValueError):
    """A file that is not a checkpoint, or is damaged, or does not hold what is wanted; the message names the file."""


class Checkpoint:
    """A checkpoint: `contents`, what it describes, with its tensors as StoredTensor, and the numbers of these."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Take a binary `file` that can be sought, open as long as numbers are wanted, and its `name` for messages.

        Raises CheckpointError if it is no checkpoint.
        """
        self.name = name
        file = _Frugal(file)
        try:
            file.seek(0)
            zipped = file.read(2) == b"PK"
            file.seek(0)
            self._form = _Zip(file) if zipped else _Stream(file)
        # Whatever a damaged file leads the reader into.
        except Exception as error:
            raise CheckpointError(f"{name} is not a PyTorch checkpoint, or is damaged: {error}") from error
        self.contents = self._form.contents

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Yield all dicts of the contents, the outermost first."""
        queue, seen = deque([self.contents]), set()
        while queue:
            each = queue.popleft()
            if isinstance(each, dict) and id(each) not in seen:
                seen.add(id(each))
                yield each
                queue.extend(each.values())

    def array(self, tensor: StoredTensor) -> np.ndarray:
        """Return the numbers of a StoredTensor as float64, or float32 where the file has no more digits.

        Raises CheckpointError if they are not floating-point numbers, or not all there.
        """
        try:
            return self._array(tensor)
        except Exception as error:
            raise CheckpointError(f"{self.name} is damaged: {error}") from error

    def _array(self, tensor: StoredTensor) -> np.ndarray:
        storage = tensor.storage
        if storage.kind not in KINDS:
            raise ValueError(f"a tensor of weights is made of {storage.kind[:40]}")
        size, kind = SIZES[storage.kind], self._form.order + KINDS[storage.kind]
        count, reach = count_of(tensor), 1 + sum((side - 1) * step for side, step in zip(tensor.shape, tensor.strides))
        if count == 0:
            return np.zeros(tensor.shape, np.float32)
        if tensor.offset + reach > storage.length:
            raise ValueError(f"a tensor reaches beyond its {storage.length} numbers")
        # A stride of 0 repeats numbers.
        if size * max(count, reach) > MAX_TENSOR:
            raise ValueError(f"a tensor of shape {tensor.shape} takes more than {MAX_TENSOR} bytes")
        numbers = np.frombuffer(self._form.read(storage, size * tensor.offset, size * reach), kind)
        if storage.kind == "BFloat16Storage":
            numbers = (numbers.astype(np.uint32) << 16).view(np.float32)
        strides = [step * numbers.itemsize for step in tensor.strides]
        view = np.lib.stride_tricks.as_strided(numbers, tensor.shape, strides, writeable=False)
        return view.astype(np.float64 if size == 8 else np.float32)


def count_of(tensor: StoredTensor) -> int:
    """Return how many numbers a StoredTensor has."""
    count = 1
    for side in tensor.shape:
        count *= side
    return count


class _Zip:
    """The form of today: a zip, not compressed, of the description and of one file for each storage."""

    def __init__(self, file: _Frugal) -> None:
        self._archive = zipfile.ZipFile(file)
        names = [name for name in self._archive.namelist() if f"/{name}".endswith("/data.pkl")]
        if not names:
            raise ValueError("it is a zip without data.pkl")
        self._root = min(names, key=len)[: -len("data.pkl")]
        self.order = "<"
        if f"{self._root}byteorder" in self._archive.NameToInfo:
            with self._open("byteorder") as member:
                self.order = ">" if member.read(3) == b"big" else "<"
        with self._open("data.pkl") as member:
            self.contents = follow(member)

    def _open(self, name: str) -> IO[bytes]:
        entry = self._archive.NameToInfo.get(self._root + name)
        if entry is None:
            raise ValueError(f"{name[:40]} is missing")
        if entry.compress_type != zipfile.ZIP_STORED:
            raise ValueError("it is compressed, as PyTorch never does")
        return self._archive.open(entry)

    def read(self, storage: Storage, start: int, count: int) -> bytearray:
        with self._open(f"data/{storage.key}") as member:
            member.seek(start)
            return _read(member, count)


class _Stream:
    """The form of before 2020: descriptions one after the other, then the storages."""

    def __init__(self, file: _Frugal) -> None:
        if follow(file) != MAGIC:
            raise ValueError("it does not begin as one")
        follow(file)
        system = follow(file)
        self.order = ">" if isinstance(system, dict) and system.get("little_endian") is False else "<"
        storages: dict[str, Storage] = {}
        self.contents = follow(file, storages)
        keys = follow(file)
        self._file, self._starts, position = file, {}, file.tell()
        for key in keys:
            # To hash what is no key can take for ever.
            if type(key) is not str:
                raise ValueError("a storage has no name")
            storage = storages[key]
            file.seek(position)
            if int.from_bytes(_read(file, 8), "little" if self.order == "<" else "big") != storage.length:
                raise ValueError(f"storage {key[:40]} is not as long as it should be")
            self._starts[key] = position + 8
            position += 8 + storage.length * SIZES[storage.kind]
        if file.seek(0, io.SEEK_END) < position:
            raise ValueError("its numbers end early")

    def read(self, storage: Storage, start: int, count: int) -> bytearray:
        self._file.seek(self._starts[storage.key] + start)
        return _read(self._file, count)


def _read(file: Readable, count: int) -> bytearray:
    """Return the next `count` bytes, for which room is made as they come."""
    content = bytearray()
    while len(content) < count:
        piece = file.read(min(PIECE, count - len(content)))
        if not piece:
            raise ValueError("its numbers end early")
        content += piece
    return content


class _Frugal:
    """A file that gives little at once; whoever opened it closes it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int | None = -1) -> bytes:
        taken = self._file.read(MAX_READ + 1 if size is None or size < 0 else min(size, MAX_READ + 1))
        if len(taken) > MAX_READ:
            raise ValueError("its directory is too long")
        return taken
