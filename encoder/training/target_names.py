"""What the targets of `make_targets` are called: in the files of encoders in English, in reports as it is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..i18n import tr, written
from .regions import kilometres

if TYPE_CHECKING:
    from collections.abc import Callable

    from .recipe import Recipe

AT_SPOT = ("the picture at the spot", "colours at the spot")
"""Those that are averaged over nothing."""


def target_names(recipe: Recipe, start: str | None) -> list[str]:
    """Return the English names of targets, in their order; `start` is the name of the encoder begun with, if any."""
    return _names(recipe, start, str.format, format)


def spoken_names(recipe: Recipe, start: str | None) -> dict[str, str]:
    """Return {name as of `target_names`: the same in the language that is spoken}."""
    return dict(zip(target_names(recipe, start), _names(recipe, start, tr, written)))


def _names(
    recipe: Recipe, start: str | None, tr: Callable[..., str], written: Callable[[float, str], str]
) -> list[str]:
    # The functions are called as in `i18n`, for tools/translations.py collects what is handed to `tr`.
    regions = [tr("the picture averaged over {}", kilometres(scale, written)) for scale in recipe.region_scales]
    colours = [tr("colours averaged over {}", kilometres(scale, written)) for scale in recipe.colour_scales]
    begun = [tr("what {} says", start)] if start else []
    return [tr("the picture at the spot"), *regions, tr("colours at the spot"), *colours, *begun]
