"""What the commands that work in parts share: who makes the parts, and how far they are."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from .parts import in_order

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..annotations import Progress
    from .parts import Performer


def add_running_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options that `running` takes."""
    command.add_argument("--scheduler", help="Dask's that shares the work: its address, or local:N for N processes")


@contextmanager
def running(scheduler: str | None) -> Iterator[tuple[Performer, Progress]]:
    """Give (perform, progress) for `parts.run`: Dask's workers, or this process; and a bar, where a person looks on."""
    with ExitStack() as stack:
        perform = in_order
        if scheduler is not None:
            from ..dask import performer

            perform = stack.enter_context(performer(scheduler))
        yield perform, _bar(stack) if sys.stderr.isatty() else _silent


def _silent(_share: float) -> None:
    pass


def _bar(stack: ExitStack) -> Progress:
    """Return a bar that ends with `stack`."""
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        # The extra `scale` has it; without that, CSV files can be encoded still.
        return _silent
    bar = stack.enter_context(tqdm(total=1.0, bar_format="{percentage:3.1f}% {bar} {elapsed} of {elapsed}+{remaining}"))
    return lambda share: bar.update(share - bar.n)
