"""Results that are made in parts, each a file: so that work can be shared, and can go on where it was interrupted.

A part is whole or not there (see `atomic_file`), and does not depend on who makes it, or when. So a run that goes on
after a power cut, and one that lost a worker, do the same: they make the parts that are missing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, as_completed, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Protocol

from ..files.atomic_output import atomic_file
from .blas_threads import one_blas_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..types import Metadata, Progress, StrPath

MANIFEST, LOCK, JOINING = "_manifest.json", "_lock", "_joining"
"""Readers of a folder of Parquet files pass over what begins so."""

DIGITS = 8
"""Of a part's number, and of what tells the parts of one run from those of another."""


class Job(Protocol):
    """Something that falls into pieces. It can be pickled, and what it says is the same wherever it is asked."""

    @property
    def pieces(self) -> int:
        """How many pieces there are."""

    @property
    def suffix(self) -> str:
        """The ending of the files of its parts."""

    def manifest(self) -> Metadata:
        """Return all that the parts depend on: what makes two runs the same run."""

    def write(self, index: int, path: str) -> None:
        """Write the part `index` to a new file at `path`."""

    def join(self, parts: list[Path], output: Path) -> None:
        """Write the result, of all parts in order, to a new file or folder, and beside it what belongs to it."""


Performer = Callable[["Job", Path, list[int]], "Iterable[int]"]
"""Makes the parts of some numbers in a folder, with `make_part`, in any order; yields each number when it is made."""


class OtherRunError(ValueError):
    """The parts that lie there belong to another run, or to one that is at work."""


def folder_of(output: StrPath) -> Path:
    """Return the folder in which the parts of the result `output` lie until it is whole."""
    output = Path(output)
    return output.with_name(f"{output.name}.parts")


def part_path(job: Job, folder: Path, index: int) -> Path:
    """Return where a part lies. Names sort as numbers do, and no other run has them."""
    return _part_paths(job, folder, [index])[0]


def _part_paths(job: Job, folder: Path, indices: Iterable[int]) -> list[Path]:
    manifest = json.dumps(job.manifest(), sort_keys=True).encode()
    run = hashlib.sha256(manifest).hexdigest()[:DIGITS]
    return [folder / f"part-{index:0{DIGITS}d}-{run}{job.suffix}" for index in indices]


def make_part(job: Job, folder: Path, index: int) -> int:
    """Write one part, whole or not at all, unless it is there; return its number."""
    path = part_path(job, folder, index)
    # Of a worker that is lost, what it had done is asked for again.
    if not path.exists():
        with atomic_file(path) as unfinished:
            job.write(index, unfinished)
    return index


def in_threads(count: int) -> Performer:
    """Return the Performer of this process that makes `count` parts at once."""

    def perform(job: Job, folder: Path, indices: list[int]) -> Iterator[int]:
        with one_blas_thread(), ThreadPoolExecutor(count) as threads:
            pending: set[Future[int]] = set()
            for index in indices:
                pending.add(threads.submit(make_part, job, folder, index))
                if len(pending) == count:
                    # No more than that wait, so that an error, or whoever interrupts, stops it soon.
                    done, pending = wait(pending, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            yield from (future.result() for future in as_completed(pending))

    return perform


def run(
    job: Job, output: StrPath, perform: Performer | None = None, progress: Progress | None = None, keep: bool = False
) -> int:
    """Write the result of a Job to `output`, making the parts that are not there; return how many these were.

    The parts lie in `folder_of(output)` until the result is whole; with `keep` they are the result, and lie in the
    folder `output` for good. `perform` is None for one part at a time. `progress` is called with the share of parts
    that are there, and may raise to stop: then the parts stay, and the same call goes on from them. Raises
    OtherRunError if those that lie there are of a run with another manifest, or being made by another process, and
    OSError.
    """
    output = Path(output)
    folder = output if keep else folder_of(output)
    with _claimed(folder, job.manifest()):
        parts = _part_paths(job, folder, range(job.pieces))
        missing = [index for index, path in enumerate(parts) if not path.exists()]
        done = job.pieces - len(missing)
        if progress and done:
            progress(done / job.pieces)
        for _ in (perform or in_threads(1))(job, folder, missing):
            done += 1
            if progress:
                progress(done / job.pieces)
        if not keep:
            _join(job, parts, output)
    if not keep:
        shutil.rmtree(folder)
    return len(missing)


def _join(job: Job, parts: list[Path], output: Path) -> None:
    """Write the result: whole, or not at all."""
    # Among the parts, on the disk of the result: what a process that is killed leaves here goes with them.
    folder = parts[0].parent / JOINING
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        whole = folder / output.name
        job.join(parts, whole)
        # Statistics that GDAL kept of a raster that stood here before would be wrong of this one.
        Path(f"{output}.aux.xml").unlink(missing_ok=True)
        results, before = sorted(folder.iterdir(), key=lambda made: made == whole), folder / ".before"
        if output.is_dir():
            # A folder takes the place of an empty one alone.
            os.replace(output, before)
        try:
            for made in results:
                os.replace(made, output.parent / made.name)
        except BaseException:
            if before.exists():
                os.replace(before, output)
            raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _claimed(folder: Path, manifest: Metadata) -> Iterator[None]:
    """Make the folder, or see that it is of the same run; no other process works on it in the block.

    If the block fails before there is any part, what was made here is removed: there is nothing to go on from, and what
    was wrong may be put right in another file.
    """
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / LOCK, "ab") as lock:
        _lock(lock.fileno(), folder)
        _check_manifest(folder, manifest)
        # What was being written when a process was killed.
        for unfinished in folder.glob("part-*.part"):
            unfinished.unlink()
        try:
            yield
        except BaseException:
            _withdraw(folder, made)
            raise
    (folder / LOCK).unlink(missing_ok=True)


def _withdraw(folder: Path, made: bool) -> None:
    """Remove what was written to a folder without parts; the folder too, if it was `made` for them."""
    if any(folder.glob("part-*")):
        return
    for name in (MANIFEST, LOCK):
        (folder / name).unlink(missing_ok=True)
    if made:
        # Another process may have put something there.
        with suppress(OSError):
            folder.rmdir()


def _lock(file: int, folder: Path) -> None:
    """Lock an open file until it is closed, or this process ends. Raises OtherRunError if another holds it."""
    try:
        import fcntl
    except ModuleNotFoundError:
        # Windows has other locks, and itself keeps one process from removing what another has open.
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OtherRunError(f"another process is at work on {folder}") from None


def _check_manifest(folder: Path, manifest: Metadata) -> None:
    """Write the manifest to a new folder, or compare it with the one that is there."""
    manifest = json.loads(json.dumps(manifest))
    path = folder / MANIFEST
    if not path.exists():
        if any(each.name != LOCK for each in folder.iterdir()):
            (folder / LOCK).unlink()
            raise OtherRunError(f"{folder} is not empty, and nothing there tells what it is of: give another output")
        with atomic_file(path) as unfinished:
            Path(unfinished).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        return
    found = None
    with suppress(ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
    if found != manifest:
        keys = [key for key in manifest if not isinstance(found, dict) or found.get(key) != manifest[key]]
        raise OtherRunError(
            f"{folder} holds parts of another run ({', '.join(keys) or 'it'} differed): remove it, or give another "
            "output"
        )
