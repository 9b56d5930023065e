"""What the targets of `make_targets` are called: in the files of encoders in English, in reports as it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .regions import kilometres

if TYPE_CHECKING:
    from collections.abc import Callable

    from .recipe import Recipe

AT_SPOT = ("the picture at the spot", "colours at the spot")
"""Those that are averaged over nothing."""

ENGLISH = (str.format, format)
"""In the place of `language.tr` and `language.written`."""


def target_names(
    recipe: Recipe, start: str | None, tr: Callable[..., str], written: Callable[[float, str], str]
) -> list[str]:
    """Return the names of targets, in their order; `start` is the name of the encoder that was begun with, if any."""
    regions = [tr("the picture averaged over {}", kilometres(scale, written)) for scale in recipe.region_scales]
    colours = [tr("colours averaged over {}", kilometres(scale, written)) for scale in recipe.colour_scales]
    begun = [tr("what {} says", start)] if start else []
    return [tr("the picture at the spot"), *regions, tr("colours at the spot"), *colours, *begun]
