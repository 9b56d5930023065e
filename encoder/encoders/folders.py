"""Where encoder files lie: in the folder of those that ship, and in one of a person's own."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..files.encoder_file import EncoderFileError, read_metadata
from ..i18n import tr

if TYPE_CHECKING:
    from ..types import StrPath

ENCODERS = Path(__file__).resolve().parents[2] / "resources" / "encoders"

SHIPPED = "placeprint-1"
"""Name of the encoder that ships, a file in `resources/encoders`."""

SUFFIX = ".npz"

_own: list[Path] = []


def use_folder(folder: StrPath | None) -> None:
    """Look for encoders in `folder` too, which need not exist; None: only among those that ship.

    There is one such folder for the whole process.
    """
    _own[:] = [] if folder is None else [Path(folder)]


def own_folder() -> Path | None:
    """Return the Path that `use_folder` was given last, or None."""
    return _own[0] if _own else None


def encoder_files(folder: Path | None) -> list[Path]:
    """Return the paths of the encoder files in a folder, by their names; none where there is no such folder.

    Image towers, which are written beside their encoders, are left out; what cannot be read is not.
    """
    if folder is None or not folder.is_dir():
        return []
    return [path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file() and not _is_image_tower(path)]


def find_encoder(name_or_path: StrPath | None = None) -> Path:
    """Return the path of the file that `load_encoder` would read. Raises EncoderFileError if there is none.

    None is the encoder that ships. A name is that of a file that ships, without `.npz`; else it is a path; else the
    name of a file in a person's own folder, or the name that such a file gives to its encoder.
    """
    name_or_path = name_or_path or SHIPPED
    own = own_folder()
    candidates = [ENCODERS / f"{name_or_path}{SUFFIX}", Path(name_or_path)]
    if own is not None:
        candidates += [own / f"{name_or_path}{SUFFIX}", own / name_or_path]
    for path in candidates:
        # A name may be longer than any file's.
        with suppress(OSError):
            if path.is_file():
                return path.resolve()
    for path in encoder_files(own):
        if _name_in(path) == str(name_or_path):
            return path.resolve()
    raise EncoderFileError(tr("there is no encoder named {}, nor a file of that name", name_or_path))


def name_elsewhere(name_or_path: StrPath | None = None) -> str:
    """Return what `find_encoder` finds the same file by in a process that works in another folder.

    One that ships has its name on other machines too. Raises EncoderFileError as `find_encoder` does.
    """
    path = find_encoder(name_or_path)
    return path.stem if path.parent == ENCODERS.resolve() else str(path)


def free_path(folder: StrPath, name: str) -> Path:
    """Return a path in a folder, of a file that is not there yet, for an encoder of that name."""
    plain = "".join(letter if letter.isalnum() or letter in "-_. " else "-" for letter in name).strip(". ")[:80]
    plain = plain or "encoder"
    path, count = Path(folder) / f"{plain}{SUFFIX}", 1
    while path.exists():
        count += 1
        path = Path(folder) / f"{plain}-{count}{SUFFIX}"
    return path


def _is_image_tower(path: Path) -> bool:
    return _name_and_kind(path, path.stat().st_mtime_ns)[1]


def _name_in(path: Path) -> str | None:
    return _name_and_kind(path, path.stat().st_mtime_ns)[0]


@lru_cache(maxsize=256)
def _name_and_kind(path: Path, _changed: int) -> tuple[str | None, bool]:
    """Return (name, whether it is an image tower) of a file; (None, False) where that cannot be read."""
    try:
        metadata = read_metadata(path)
    except EncoderFileError:
        return None, False
    return metadata.get("name"), "encoder_fingerprint" in metadata
