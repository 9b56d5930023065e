"""Files that appear under their name when they are whole, or not at all."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .annotations import StrPath


@contextmanager
def written_whole(path: StrPath) -> Iterator[str]:
    """Give the name of a file beside `path` to write to; it takes the place of `path` if no exception interrupts.

    So whoever looks sees the old file or the whole new one. What was interrupted is removed. An OSError names `path`.
    """
    # Two threads may write the same file: the last one stays, whole.
    unfinished = f"{os.fspath(path)}.{os.getpid()}-{threading.get_ident()}.part"
    try:
        yield unfinished
        os.replace(unfinished, path)
    except OSError as error:
        # A full disk names no file, and all others one that nobody knows.
        if error.errno is not None and error.filename in (None, unfinished):
            error.filename, error.filename2 = os.fspath(path), None
        raise
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)


@contextmanager
def all_written_whole(paths: Iterable[StrPath]) -> Iterator[list[str]]:
    """Give a name as `written_whole` does for each of `paths`; the last takes its place first."""
    with ExitStack() as stack:
        yield [stack.enter_context(written_whole(path)) for path in paths]
