"""The encoders that are at hand: what their files say of them, and which of them a probe, a layer or a project means.

Whoever stores what an encoder made, stores its fingerprint too; here is found the file that has it, wherever it lies.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..files.atomic_output import atomic_file
from ..files.encoder_file import EncoderFileError
from ..i18n import tr
from .folders import ENCODERS, SUFFIX, encoder_files, find_encoder, free_path, own_folder
from .location_encoder import LocationEncoder, load_encoder

if TYPE_CHECKING:
    from ..types import Metadata, StrPath

SHIPPED_WITH, IMPORTED, TRAINED, UNKNOWN = "shipped", "imported", "trained", "unknown"
"""Where an encoder may come from."""

MOST_TEXT = 200
"""Letters of a text in a file that are believed to be one line."""
MOST_CARD = 100_000
MOST_SCORES = 1000

NO_LICENCE = "not told by the file: ask whoever published it"

DIGITS = 12
"""How many digits of a fingerprint a person is shown."""


class Entry(NamedTuple):
    """What is known of the encoder in a file; texts are the file's own, and may be anything.

    `path` of the file, its `size` in bytes, the encoder's `name`, `fingerprint`, `dim`, `degrees` (None without
    harmonics) and `basis`. `origin`: one of the four above. `sources`: lines that tell more of it, of an imported one
    the `kind`, the file and its SHA-256, of a trained one the data. `licence`; `scores` {name: number}; `card`, in
    Markdown, "" if there is none. `problem`: "", or why the file is no use: then `name` is that of the file, and all
    that follows is empty.
    """

    path: Path
    size: int
    name: str
    fingerprint: str = ""
    dim: int = 0
    degrees: int | None = None
    basis: str = ""
    origin: str = UNKNOWN
    kind: str = ""
    sources: tuple[str, ...] = ()
    licence: str = ""
    scores: dict[str, float] = {}
    card: str = ""
    problem: str = ""


class MissingEncoderError(EncoderFileError):
    """An encoder that something was made with is not at hand; the message says which file to bring, and where to.

    `fingerprint` is that of the encoder.
    """

    def __init__(self, message: str, fingerprint: str) -> None:
        super().__init__(message)
        self.fingerprint = fingerprint


def entries() -> list[Entry]:
    """Return the Entries of all encoders at hand, those that ship first. Files that are new or changed are read."""
    found = []
    for folder in (ENCODERS, own_folder()):
        for path in encoder_files(folder):
            # It may go while others are read.
            with suppress(OSError):
                found.append(entry_of(path))
    return found


def entry_of(path: StrPath) -> Entry:
    """Return the Entry of the file at `path`, which is read if it was not before, or changed. Raises OSError."""
    path = Path(path).resolve()
    status = path.stat()
    return _entry_of(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _entry_of(path: Path, _changed: int, size: int) -> Entry:
    try:
        encoder = LocationEncoder.from_file(path)
    except EncoderFileError as error:
        return Entry(path, size, path.stem, problem=str(error))
    metadata = encoder.metadata
    origin, kind, sources = _origin(path, metadata)
    return Entry(
        path,
        size,
        line(encoder.name) or path.stem,
        encoder.fingerprint,
        encoder.dim,
        encoder.degrees,
        line(metadata.get("basis")),
        origin,
        kind,
        sources,
        _licence(metadata),
        _scores(metadata.get("scores")),
        _text(metadata.get("card"), MOST_CARD),
    )


class EncoderRef(NamedTuple):
    """Which encoder is meant: its `path`, a name or file that `find_encoder` knows, None for the one that ships; and
    its `fingerprint`, if it is known: then no other encoder is taken for it, and it is found wherever it lies."""

    path: str | None = None
    fingerprint: str | None = None

    def find(self) -> Path:
        """Return the path of the encoder's file. EncoderFileError, which says what to bring, if it is missing."""
        if self.fingerprint:
            return find_fingerprint(self.fingerprint, hint=self.path)
        return find_encoder(self.path)


def find_fingerprint(fingerprint: str, name: str = "", hint: StrPath | None = None) -> Path:
    """Return the path of the encoder file at hand that has a fingerprint.

    Looked at first is `hint`, what `find_encoder` takes, then the one that ships, then all the others; of what was
    found once only the file is looked at again. Raises MissingEncoderError, which calls it by `name`, if there is none:
    never is another encoder taken in its place.
    """
    known = own_folder(), fingerprint
    for candidate in dict.fromkeys((hint or None, None, _found.get(known))):
        # It may go between two looks at it.
        with suppress(EncoderFileError, OSError):
            path = find_encoder(candidate)
            # It is going to be asked: so it may as well be loaded.
            if load_encoder(path).fingerprint == fingerprint:
                return path
    for entry in entries():
        if entry.fingerprint == fingerprint:
            _found[known] = entry.path
            return entry.path
    raise MissingEncoderError(_missing(fingerprint, name, hint), fingerprint)


_found: dict[tuple[Path | None, str], Path] = {}
"""Paths, by the folder of a person's own encoders and the fingerprint."""


def _missing(fingerprint: str, name: str, hint: StrPath | None) -> str:
    file = re.split(r"[/\\]", str(hint))[-1] if hint else ""
    named = name or file.removesuffix(SUFFIX) or tr("of an unknown name")
    bring = tr("bring {}", file) if file.endswith(SUFFIX) else tr("bring its encoder file")
    folder = own_folder()
    if folder:
        bring = tr("{} and put it into {}", bring, folder)
    return tr("the encoder {} ({}) is missing: {}", named, fingerprint[:DIGITS], bring)


def add_file(path: StrPath) -> Entry:
    """Copy the encoder file at `path` into a person's own folder; return the Entry of the copy.

    One that is at hand already, of that name and fingerprint, is not copied again: its Entry is returned. Raises
    EncoderFileError if it is none or there is no such folder, and OSError.
    """
    found = entry_of(path)
    if found.problem:
        raise EncoderFileError(found.problem)
    for entry in entries():
        if (entry.fingerprint, entry.name) == (found.fingerprint, found.name):
            return entry
    folder = own_folder()
    if folder is None:
        raise EncoderFileError(tr("there is no folder for encoders that do not ship"))
    folder.mkdir(parents=True, exist_ok=True)
    copy = free_path(folder, found.path.stem)
    # Who looks at the folder meanwhile sees no half of a file.
    with atomic_file(copy) as unfinished:
        shutil.copyfile(found.path, unfinished)
    return entry_of(copy)


def is_own(path: StrPath) -> bool:
    """Return whether a file lies in a person's own folder."""
    own = own_folder()
    return own is not None and Path(path).resolve().parent == own.resolve()


def line(value: object, most: int = MOST_TEXT) -> str:
    """Return a value of a file's JSON as one line of text, "" if it is neither text nor number."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value)[: 2 * most].split())[:most]
    return ""


def _origin(path: Path, metadata: Metadata) -> tuple[str, str, tuple[str, ...]]:
    """Return (origin, kind, sources) of an Entry."""
    imported, data = metadata.get("imported from"), metadata.get("training data")
    if path.parent == ENCODERS:
        return SHIPPED_WITH, "", _data_lines(data)
    if isinstance(imported, dict):
        told = {name: line(imported.get(name)) for name in ("file", "bytes", "sha256")}
        lines = (told["file"], f"{told['bytes']} bytes" if told["bytes"] else "", _digest(told["sha256"]))
        return IMPORTED, line(imported.get("kind")), tuple(filter(None, lines))
    if data or metadata.get("recipe"):
        return TRAINED, "", _data_lines(data)
    return UNKNOWN, "", ()


def _digest(sha256: str) -> str:
    return f"SHA-256 {sha256}" if sha256 else ""


def _data_lines(data: object) -> tuple[str, ...]:
    """Return a line for each item of the training data: a text, or an object whose values are texts."""
    lines = []
    for item in data[:100] if isinstance(data, list) else [data]:
        values = [line(value) for value in item.values()] if isinstance(item, dict) else [line(item)]
        lines.append(": ".join(filter(None, values)))
    return tuple(filter(None, lines))


def _licence(metadata: Metadata) -> str:
    """Return what is told of the licence: by itself, or by the model card."""
    told = line(metadata.get("licence"), 1000)
    if told:
        return told
    found = re.search(r"^#+ Licen[cs]es?\s*\n(.+?)(?=\n#|\Z)", _text(metadata.get("card"), MOST_CARD), re.M | re.S)
    return line(found[1], 1000) if found else NO_LICENCE


def _scores(scores: object) -> dict[str, float]:
    """Return {name: number} of what a file says that its scores are."""
    if not isinstance(scores, dict):
        return {}
    return {
        line(name): float(value)
        for name, value in list(scores.items())[:MOST_SCORES]
        if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e12 and value == value
    }


def _text(value: object, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""
