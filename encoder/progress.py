"""Progress of work that has parts."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .types import Progress

Item = TypeVar("Item")


def quietly(progress: Progress | None) -> Progress:
    """Return `progress`, or, for None, what listens and does nothing."""
    return progress or (lambda share: None)


def rising(progress: Progress | None) -> Progress:
    """Return a progress that never falls back, whatever it is told."""
    progress, highest = quietly(progress), [0.0]

    def tell(share: float) -> None:
        highest[0] = max(highest[0], share)
        progress(highest[0])

    return tell


def part(progress: Progress | None, start: float, end: float) -> Progress:
    """Return a progress for a part of the work: its 0 to 1 are `start` to `end` of the whole."""
    progress = quietly(progress)
    return lambda share: progress(start + (end - start) * min(max(share, 0.0), 1.0))


def stages(progress: Progress | None, weights: Mapping[str, float]) -> dict[str, Progress]:
    """Return a progress for each stage of the work, by its name, in the order of `weights`: how much work each is."""
    ends = [0.0, *accumulate(weights.values())]
    return {name: part(progress, *(end / ends[-1] for end in ends[row : row + 2])) for row, name in enumerate(weights)}


def with_progress(items: Iterable[Item], progress: Progress | None) -> Iterator[tuple[Item, Progress]]:
    """Yield (item, its own progress) of `items`, all of which are as much work, and tell where each begins."""
    items = list(items)
    for index, item in enumerate(items):
        here = part(progress, index / len(items), (index + 1) / len(items))
        here(0.0)
        yield item, here
