"""Files that appear under their name when they are whole, or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .annotations import StrPath


@contextmanager
def written_whole(path: StrPath) -> Iterator[str]:
    """Give the name of a file beside `path` to write to; it takes the place of `path` if no exception interrupts.

    So whoever looks sees the old file or the whole new one. What was interrupted is removed.
    """
    unfinished = f"{os.fspath(path)}.{os.getpid()}.part"
    try:
        yield unfinished
        os.replace(unfinished, path)
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)
