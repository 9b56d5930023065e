"""Files that appear under their name when they are whole, or not at all."""

import os
from contextlib import contextmanager


@contextmanager
def written_whole(path):
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
