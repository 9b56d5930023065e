"""What a person should be told before they believe a probe, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .scores import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .about import About
    from .applicability import Applicability
    from .autocorrelation import Suggestion
    from .validation import Validation

GAP = 0.1
"""A random figure that is better by so much than the honest one is worth a word."""

RARE = 5
"""Classes with fewer places are hardly learned, and hardly tested."""

SLOW = 10_000
"""Training places beyond which nearest neighbours are slow to map."""


def about_figures(blocked: Validation, random: Validation, score: str) -> Iterator[str]:
    """Yield sentences on the Validations, of which `score` is the name that is looked at."""
    name, honest, flattering = NAMES[score], blocked.scores[score], random.scores[score]
    if not blocked.spatial:
        yield (
            "ALL FIGURES ARE FLATTERING: the places could not be split into spatial blocks, because all of them lie in "
            "one. The folds are random, so that each place was told from close neighbours. How good the map is away "
            "from the places is unknown."
        )
    elif flattering - honest > GAP:
        yield (
            f"The random figure ({name} {flattering:.2f}) flatters; the honest one is {honest:.2f}. Much of what the "
            "probe seems to know it knows from labelled places close by. Expect the honest figure where there are none."
        )
    near, plain = blocked.neighbours[score], blocked.plain[score]
    if honest <= plain + 0.01:
        yield (
            f"The probe tells no more than the plainest guess, the mean or the most frequent class ({name} "
            f"{honest:.2f} against {plain:.2f}). Do not use its map."
        )
    elif honest <= near:
        yield (
            f"The label of the nearest labelled place does as well ({name} {near:.2f} against {honest:.2f}): the "
            "embedding adds nothing here that nearness does not."
        )


def about_folds(folds: np.ndarray, spatial: bool, suggestion: Suggestion, km: float) -> Iterator[str]:
    """Yield sentences on (n,) folds made of blocks of `km`, given the Suggestion."""
    counts = np.bincount(folds)
    if spatial and len(counts) < 5:
        yield f"The places fill only {len(counts)} blocks of {km:g} km: there are {len(counts)} folds instead of five."
    if spatial and counts.max() > len(folds) / 2:
        yield (
            f"One fold holds {counts.max() / len(folds):.0%} of the places, because they are crowded into one block: "
            "the figure is mostly about that block."
        )
    if spatial and suggestion.range_km and suggestion.range_km > 1.2 * km:
        yield (
            f"Labels resemble one another over about {suggestion.range_km:,.0f} km, further than a block of {km:g} km "
            "holds them apart: the honest figure still flatters somewhat."
        )


def about_classes(classes: list[Any], values: np.ndarray) -> Iterator[str]:
    """Yield sentences on rare ones of a list of classes, of which (n,) numbers occur."""
    counts = np.bincount(values, minlength=len(classes))
    for few, what in (
        (counts == 1, "a single place, which can be learned from or tested, but not both"),
        ((counts > 1) & (counts < RARE), f"fewer than {RARE} places: hardly learned, and hardly tested"),
    ):
        if few.any():
            names = [str(name) for name, one in zip(classes, few) if one]
            shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
            yield f"{_plural(len(names), 'class has', 'classes have')} {what}: {shown}."


def about_places(groups: np.ndarray, values: np.ndarray, numbers: bool) -> Iterator[str]:
    """Yield sentences on places that occur more than once, given (n,) numbers of the places and labels."""
    repeated = len(groups) - len(np.unique(groups))
    if repeated:
        pairs = len(np.unique(np.stack([groups, values]), axis=1).T)
        torn = pairs - len(np.unique(groups))
        differ = f" Labels at one place differ in {torn:,} cases." if torn else ""
        kept = "they count each by itself, and are never in different folds."
        yield f"{_plural(repeated, 'place repeats', 'places repeat')} another one; {kept}{differ}"
    if numbers and len(np.unique(values)) < len(values) / 20 and len(np.unique(values)) <= 12:
        yield f"The numbers have only {len(np.unique(values))} different values: are they classes?"


def about_probe(about: About, applicability: Applicability, filled: int) -> Iterator[str]:
    """Yield sentences on an About, its Applicability, and how many covariates were `filled`."""
    if about.log_target:
        yield (
            "Fitted to logarithms: a predicted value is the median of what is to be expected, below the mean. Sums and "
            "averages over a map come out too small."
        )
    if about.kind == "regression" and about.half_width is None:
        yield f"Too few places for an interval of {about.level:.0%}: it is without end."
    if about.method == "neighbours" and about.places > SLOW:
        yield f"Nearest neighbours among {about.places:,} places are slow to map, and their file is large."
    if applicability.condensed:
        yield (
            f"The dissimilarity index looks at {len(applicability.places):,} of the {applicability.training:,} "
            "training places, chosen to be far from one another: it can be a little too high, never too low."
        )
    if filled:
        yield f"{_plural(filled, 'missing covariate was', 'missing covariates were')} taken to be the median."


def _plural(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
