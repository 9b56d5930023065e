"""Files that appear under their name when they are whole, or not at all."""

from __future__ import annotations

import os
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..types import StrPath


@contextmanager
def written_whole(path: StrPath) -> Iterator[str]:
    """Give the name of a file beside `path` to write to; it takes the place of `path` if no exception interrupts.

    So whoever looks sees the old file or the whole new one, after a power cut too. What was interrupted is removed. An
    OSError names `path`.
    """
    # Two may write the same file, on machines that share a disk too: the last one stays, whole.
    unfinished = f"{os.fspath(path)}.{uuid.uuid4().hex}.part"
    try:
        yield unfinished
        with open(unfinished, "rb+") as file:
            # Or the new name may reach the disk before what the file holds.
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        # A full disk names no file, and all others one that nobody knows.
        if error.errno is not None and error.filename in (None, unfinished):
            raise OSError(error.errno, error.strerror, os.fspath(path)) from error
        raise
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)
