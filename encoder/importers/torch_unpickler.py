"""The programs in which Python writes down objects, read as descriptions: nothing in them is called or imported.

PyTorch describes the contents of its files by a list of instructions for a stack machine, some of which call whatever
function they name. Here they are followed as far as plain values go: numbers, text, lists, dicts and tensors (those
as a StoredTensor, which says where the numbers are). Whatever a file would have another class or function make becomes
an empty dict, and is filled as one.

It is not `pickle.Unpickler` with a `find_class` of its own: that keeps names out, but not what the machine does
without any. A few hundred bytes of such a program can ask for lists within lists that double, or nest until freeing
them overflows the stack, and nothing can stop it between two instructions. Nor can it make what PyTorch's classes are
made by without calling something.

Each instruction adds at most a fixed number of bytes beside what it quotes from the file, and both are limited. So a
program of instructions that nest, repeat or refer to each other without end needs 100 MB at worst.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..types import Readable

MAX_BYTES = 8 * 1024 * 1024
"""Bytes of a program. A model of 160 tensors with its optimizer's takes 54,000."""

MAX_STEPS = 200_000
"""Instructions of a program. The same model takes 20,000."""

MAX_NAME = 1000
"""Letters of the name of a module, of a class or of a tensor."""

MAX_DIMENSIONS = 8


class Name(NamedTuple):
    """A class or function by its name, as in ("torch", "FloatStorage")."""

    module: str
    name: str


class Storage(NamedTuple):
    """Where numbers are kept: which `kind` of them, as in "FloatStorage", under which `key`, and how many, `length`."""

    kind: str
    key: str
    length: int


class StoredTensor(NamedTuple):
    """A view of a storage: `offset`, `shape` and `strides` count numbers."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def follow(file: Readable, storages: dict[str, Storage] | None = None) -> Any:
    """Return what the program at the position of a binary `file` describes; the file then stands behind it.

    The dict `storages`, if given, is filled with all Storages that it mentions, by key. Raises an exception, of
    whatever kind, if it is no program, is too long, or uses instructions that PyTorch does not write.
    """
    machine = _Machine(file)
    described = machine.run()
    if storages is not None:
        storages.update(machine.storages)
    return described


class _Machine:
    def __init__(self, file: Readable) -> None:
        self._file, self._left = file, MAX_BYTES
        self.stack: list[Any] = []
        self.marks: list[list[Any]] = []
        self.memo: dict[int, Any] = {}
        self.storages: dict[str, Storage] = {}

    def run(self) -> Any:
        for _ in range(MAX_STEPS):
            code = self.take(1)
            if code == b".":
                return self.stack.pop()
            if code in INSTRUCTIONS:
                INSTRUCTIONS[code](self)
            elif code in CONSTANTS:
                self.put(CONSTANTS[code]())
            elif code in NUMBERS:
                self.put(self.number(NUMBERS[code]))
            elif code in QUOTES:
                length, read = QUOTES[code]
                self.put(read(self.take(self.number(length))))
            else:
                raise ValueError(f"its description uses the instruction {code!r}, which PyTorch does not write")
        raise ValueError(f"its description has more than {MAX_STEPS} instructions")

    def take(self, count: int) -> bytes:
        """Return the next bytes of the program."""
        self._left -= count
        if self._left < 0:
            raise ValueError(f"its description is longer than {MAX_BYTES} bytes")
        taken = self._file.read(count)
        if len(taken) < count:
            raise ValueError("its description ends early")
        return taken

    def number(self, form: str) -> Any:
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def line(self) -> str:
        line = b""
        while not line.endswith(b"\n"):
            if len(line) > MAX_NAME:
                raise ValueError("its description names something without end")
            line += self.take(1)
        return line[:-1].decode()

    def put(self, value: object) -> None:
        self.stack.append(value)

    def mark(self) -> None:
        self.marks.append(self.stack)
        self.stack = []

    def since_mark(self) -> list[Any]:
        items, self.stack = self.stack, self.marks.pop()
        return items

    def last(self, count: int) -> tuple[Any, ...]:
        """Take the last values off the stack, and return them as a tuple."""
        return tuple([self.stack.pop() for _ in range(count)][::-1])

    def memoize(self, index: int) -> None:
        self.memo[index] = self.stack[-1]

    def extend(self, items: Iterable[Any]) -> None:
        if isinstance(self.stack[-1], list):
            self.stack[-1].extend(items)

    def set_items(self, items: Sequence[Any]) -> None:
        # Tensors and settings have names. To hash or to search other keys can take for ever.
        if isinstance(self.stack[-1], dict):
            for key, value in zip(items[::2], items[1::2]):
                if type(key) is str and len(key) <= MAX_NAME:
                    self.stack[-1][key] = value

    def refer(self, module: object, name: object) -> None:
        if type(module) is not str or type(name) is not str:
            raise ValueError("its description names a function that is no name")
        self.put(Name(module, name))

    def keep(self, described: object) -> None:
        storage = _storage(described)
        if storage is not None:
            self.storages[storage.key] = storage
        self.put(storage)

    def make(self, arguments: object, maker: object) -> None:
        """Put on the stack what `maker` would make of `arguments`, as far as it is known here."""
        made = None
        if type(maker) is Name and type(arguments) is tuple:
            if maker.module == "torch._utils" and maker.name in ("_rebuild_tensor", "_rebuild_tensor_v2"):
                made = _tensor(*arguments[:4])
            elif maker.module == "torch._utils" and maker.name.startswith("_rebuild_parameter"):
                made = arguments[0]
        self.put({} if made is None else made)


CONSTANTS: dict[bytes, Callable[[], object]] = {
    b"N": lambda: None,
    b"\x88": lambda: True,
    b"\x89": lambda: False,
    b"]": list,
    b"}": dict,
    b")": tuple,
    b"\x8f": list,
}

NUMBERS = {b"J": "<i", b"K": "<B", b"M": "<H", b"G": ">d"}


def _text(quoted: bytes) -> str:
    return quoted.decode("utf-8", "surrogatepass")


def _integer(quoted: bytes) -> int:
    return int.from_bytes(quoted, "little", signed=True)


QUOTES: dict[bytes, tuple[str, Callable[[bytes], object]]] = {
    b"X": ("<I", _text),
    b"\x8c": ("<B", _text),
    b"\x8d": ("<Q", _text),
    b"T": ("<I", bytes),
    b"U": ("<B", bytes),
    b"B": ("<I", bytes),
    b"C": ("<B", bytes),
    b"\x8e": ("<Q", bytes),
    b"\x96": ("<Q", bytes),
    b"\x8a": ("<B", _integer),
}
"""How long the length of what follows is, and what it is: text, bytes, or a long integer."""

INSTRUCTIONS: dict[bytes, Callable[[_Machine], object]] = {
    b"\x80": lambda machine: machine.take(1),
    b"\x95": lambda machine: machine.take(8),
    b"(": _Machine.mark,
    b"0": lambda machine: machine.stack.pop(),
    b"1": _Machine.since_mark,
    b"2": lambda machine: machine.put(machine.stack[-1]),
    b"q": lambda machine: machine.memoize(machine.number("<B")),
    b"r": lambda machine: machine.memoize(machine.number("<I")),
    b"\x94": lambda machine: machine.memoize(len(machine.memo)),
    b"h": lambda machine: machine.put(machine.memo[machine.number("<B")]),
    b"j": lambda machine: machine.put(machine.memo[machine.number("<I")]),
    b"a": lambda machine: machine.extend(machine.last(1)),
    b"e": lambda machine: machine.extend(machine.since_mark()),
    b"\x90": lambda machine: machine.extend(machine.since_mark()),
    b"s": lambda machine: machine.set_items(machine.last(2)),
    b"u": lambda machine: machine.set_items(machine.since_mark()),
    b"\x85": lambda machine: machine.put(machine.last(1)),
    b"\x86": lambda machine: machine.put(machine.last(2)),
    b"\x87": lambda machine: machine.put(machine.last(3)),
    b"t": lambda machine: machine.put(tuple(machine.since_mark())),
    b"\x91": lambda machine: machine.put(machine.since_mark()),
    b"c": lambda machine: machine.refer(machine.line(), machine.line()),
    b"\x93": lambda machine: machine.refer(*machine.last(2)),
    b"Q": lambda machine: machine.keep(machine.stack.pop()),
    b"R": lambda machine: machine.make(machine.stack.pop(), machine.stack.pop()),
    b"\x81": lambda machine: machine.make(machine.stack.pop(), machine.stack.pop()),
    b"\x92": lambda machine: machine.make(*machine.last(3)[1::-1]),
    b"b": lambda machine: machine.stack.pop(),
}
"""What is done where it is more than to put a value on the stack."""


def _storage(described: object) -> Storage | None:
    """Return the Storage that a persistent id describes; None for one of another kind."""
    # The sixth part is a view of the storage, in files of the older form.
    if type(described) is not tuple or len(described) not in (5, 6) or described[0] != "storage" or any(described[5:]):
        return None
    _, kind, key, _, count = described[:5]
    if type(kind) is not Name or type(key) is not str or type(count) is not int:
        return None
    return Storage(kind.name, key, count)


def _tensor(storage: object, offset: Any, shape: object, strides: object) -> StoredTensor | None:
    """Return the StoredTensor, None if it makes no sense."""
    if type(storage) is not Storage or type(shape) is not tuple or type(strides) is not tuple:
        return None
    if not len(shape) == len(strides) <= MAX_DIMENSIONS:
        return None
    if any(type(number) is not int or number < 0 for number in (offset, *shape, *strides)):
        return None
    return StoredTensor(storage, offset, shape, strides)
