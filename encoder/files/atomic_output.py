"""Files that appear in their places when they are whole, or not at all: one by itself, or all that a run makes.

`atomic_file` is for one. The files of an AtomicOutput each lie under their own name in a hidden folder beside their
place, on the same disk, where whatever writes them may put side files too; all take their places, or none does. What
lay in a place before is kept until the last file is in its place.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Callable, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from ..types import StrPath


BEFORE = ".before"
"""The folder of what lay in the places."""

STYLE = ".qml"


@contextmanager
def atomic_file(path: StrPath) -> Iterator[str]:
    """Give the name of a file beside `path` to write to; it takes the place of `path` if no exception interrupts.

    So whoever looks sees the old file or the whole new one, after a power cut too. What was interrupted is removed. An
    OSError names `path`.
    """
    # Two may write the same file, on machines that share a disk too: the last one stays, whole.
    unfinished = f"{os.fspath(path)}.{uuid.uuid4().hex}.part"
    try:
        yield unfinished
        _to_disk(unfinished)
        os.replace(unfinished, path)
    except OSError as error:
        # A full disk names no file, and all others one that nobody knows.
        if error.errno is not None and error.filename in (None, unfinished):
            raise OSError(error.errno, error.strerror, os.fspath(path)) from error
        raise
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)


class Staged(NamedTuple):
    """The `folder` in which a file is written, the `target` whose place it takes, and `replaced`: see `stage`."""

    folder: Path
    target: Path
    replaced: tuple[Path, ...]

    @property
    def path(self) -> Path:
        """Where to write the file."""
        return self.folder / self.target.name


class TakenError(OSError):
    """A side file would take the place of a file that belongs to something else."""


class AtomicOutput:
    """The files that a run makes, as a context manager: at its end they take their places, unless it is interrupted.

    A file that cannot take its place (OSError) puts back all that the others replaced. Nothing is removed but what was
    written in the block, and what stood in the places of the files that `stage` was asked for.
    """

    def __init__(self) -> None:
        self._staged: list[Staged] = []
        self._folders: list[Path] = []
        self._last: list[Callable[[], None]] = []

    def stage(self, target: StrPath, replaced: Iterable[StrPath] = ()) -> Staged:
        """Return where to write the file whose place is `target`, and its side files.

        `replaced` are files that belong to what stands there now: they are useless, or wrong, beside what replaces it,
        and go with it. Raises OSError if nothing can be written there.
        """
        target = Path(target)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        there = tuple(Path(file) for file in replaced if os.path.isfile(file))
        staged = Staged(self.scratch(target), target, there)
        self._staged.append(staged)
        return staged

    def scratch(self, target: StrPath) -> Path:
        """Return an empty hidden folder beside `target`, which goes at the end with all that is in it."""
        target = Path(target)
        # Part of the name alone: long names have no room for more.
        self._folders.append(Path(tempfile.mkdtemp(prefix=f".{target.stem[:50]}-", dir=target.parent)))
        return self._folders[-1]

    def finally_do(self, step: Callable[[], None]) -> None:
        """Have a step done when all files are in their places; if it raises, they are taken back."""
        self._last.append(step)

    def is_staged(self, target: StrPath) -> bool:
        """Return whether a file that the run has written is to take this place."""
        return any(staged.target.parent / each.name == Path(target) for staged in self._staged for each in _in(staged))

    def __enter__(self) -> AtomicOutput:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._place()
        finally:
            for folder in self._folders:
                shutil.rmtree(folder, ignore_errors=True)

    def folder_of(self, target: StrPath) -> Path:
        """Return the folder in which the file whose place is `target` is written. Raises KeyError."""
        return {staged.target: staged.folder for staged in self._staged}[Path(target)]

    def _place(self) -> None:
        moves = _Moves()
        try:
            for staged in self._staged:
                side_files = _side_files(staged)
                for file in staged.replaced:
                    moves.remove(file, staged.folder)
                for file in side_files:
                    moves.move(file, staged.target.parent / file.name, staged.folder)
            # The files that a person named come last: who sees one of them sees all that belongs to it.
            for staged in self._staged:
                if staged.path.exists():
                    moves.move(staged.path, staged.target, staged.folder)
            for step in self._last:
                step()
        except BaseException:
            moves.undo()
            raise


def same_file(one: StrPath, other: StrPath) -> bool:
    """Return whether two paths, through links or not, lead to the same file; it need not be there yet."""
    # Names that are too long, or no names, are those of no file.
    with suppress(OSError, ValueError):
        if os.path.exists(one) and os.path.exists(other):
            return os.path.samefile(one, other)
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))
    return os.fspath(one) == os.fspath(other)


def refuse_same_files(outputs: Iterable[StrPath | None], inputs: Iterable[StrPath | None]) -> None:
    """Raise ValueError if an output would take the place of an input, or of another output; None is no file."""
    written = [output for output in outputs if output is not None]
    read = [given for given in inputs if given is not None]
    for number, output in enumerate(written):
        for given in read:
            if same_file(output, given):
                raise ValueError(f"{output} is read, and would be replaced: choose another output")
        if any(same_file(output, other) for other in written[:number]):
            raise ValueError(f"two outputs would be the same file, {output}: choose another for one of them")


def _in(staged: Staged) -> list[Path]:
    return sorted(file for file in staged.folder.iterdir() if file.name != BEFORE)


def _side_files(staged: Staged) -> list[Path]:
    """Return what was written beside the file itself. Raises TakenError for one whose place is another's."""
    side_files = [file for file in _in(staged) if file != staged.path]
    if staged.path.exists() and not staged.target.exists():
        for file in side_files:
            place = staged.target.parent / file.name
            # With the file that they belong to, side files are replaced; without it they belong to something else.
            # Whether a style may be replaced, its writer has looked into.
            if place.exists() and place not in staged.replaced and file.suffix != STYLE:
                raise TakenError(errno.EEXIST, "it is there already, and belongs to something else", str(place))
    return side_files


class _Moves:
    """Files that took places, and what was there before."""

    def __init__(self) -> None:
        self._done: list[tuple[Path, Path | None]] = []

    def move(self, source: Path, target: Path, folder: Path) -> None:
        """Put a file, or a folder where there is none, into a place; what is there is kept in `folder` meanwhile."""
        if source.is_file():
            _to_disk(source)
        self._keep(target, folder)
        os.replace(source, target)

    def remove(self, target: Path, folder: Path) -> None:
        """Take away a file, which is kept in `folder` meanwhile."""
        self._keep(target, folder)
        target.unlink(missing_ok=True)

    def undo(self) -> None:
        """Put back what was there before, as far as it can be."""
        for target, kept in reversed(self._done):
            with suppress(OSError):
                if kept is not None:
                    os.replace(kept, target)
                elif target.is_dir():
                    shutil.rmtree(target)
                else:
                    target.unlink(missing_ok=True)

    def _keep(self, target: Path, folder: Path) -> None:
        kept = None
        if os.path.lexists(target):
            kept = folder / BEFORE / target.name
            kept.parent.mkdir(exist_ok=True)
            try:
                # A second name: so the place is never empty.
                os.link(target, kept, follow_symlinks=False)
            except (OSError, NotImplementedError):
                os.rename(target, kept)
        self._done.append((target, kept))


def _to_disk(path: StrPath) -> None:
    """Have a file's content reach the disk before its name does."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
