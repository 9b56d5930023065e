"""What the commands that work in parts share: who makes the parts, and how far they are."""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from .parts import in_threads

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..types import Progress
    from .parts import Performer

EXTRA = "scale"
"""What pip is told to install with Placeprint for these commands."""

THREADS = min(os.cpu_count() or 1, 8)
"""Each has a part in memory."""


def add_running_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options that `running` takes."""
    command.add_argument(
        "--threads", type=int, default=THREADS, help=f"parts that are made at once (default, here: {THREADS})"
    )
    command.add_argument(
        "--scheduler", help="Dask's, whose workers share the work: its address, or local:N for N processes here"
    )


@contextmanager
def running(scheduler: str | None, threads: int) -> Iterator[tuple[Performer, Progress]]:
    """Give (perform, progress) for `parts.run`: Dask's workers, or this process; and a person, or a log, is told."""
    with ExitStack() as stack:
        if threads < 1:
            raise ValueError(f"--threads takes a number of parts, not {threads}")
        perform = in_threads(threads)
        if scheduler is not None:
            from .dask import performer

            perform = stack.enter_context(performer(scheduler))
        yield perform, _bar(stack) if sys.stderr.isatty() else _lines()


def from_earlier(made: int, pieces: int) -> str:
    """Return what is told behind the name of a result, of which so many parts were made now."""
    return f", {pieces - made} of {pieces} parts from an earlier run" if made < pieces else ""


def _lines() -> Progress:
    """Return what tells a log, a line a minute."""
    started = told = time.monotonic()

    def tell(share: float) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= 60:
            told = now
            print(f"{share:.1%} after {(now - started) / 60:.0f} min", file=sys.stderr, flush=True)

    return tell


def _bar(stack: ExitStack) -> Progress:
    """Return a bar that ends with `stack`."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        # The extra `scale` has it; without that, CSV files can be encoded still.
        return _lines()
    form = "{percentage:3.1f}% {bar} {elapsed} of {elapsed}+{remaining}{postfix}"
    bar = stack.enter_context(tqdm(total=1.0, bar_format=form))
    begun = False

    def show(share: float) -> None:
        nonlocal begun
        if not begun and share < 1:
            # What an earlier run has made says nothing of how long the rest takes.
            bar.initial = share
        begun = True
        bar.update(share - bar.n)
        if share >= 1:
            bar.set_postfix_str("joining the parts")

    return show
