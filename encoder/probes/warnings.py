"""What a person should know before they believe a probe: a code for programs, and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..i18n import tr
from .scores import score_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .applicability import Applicability
    from .autocorrelation import Suggestion
    from .metadata import ProbeMetadata
    from .validation import Validation

GAP = 0.1
"""A random figure that is better by so much than the honest one is worth a word."""

RARE = 5
"""Classes with fewer places are hardly learned, and hardly tested."""

SHOWN = 8
"""Names of classes that are told."""

NO_DATA = (-999, -9999, -99999, -32768)
"""Numbers that often stand for no data."""

SLOW = 10_000
"""Training places beyond which nearest neighbours are slow to map."""


class ProbeWarning(NamedTuple):
    """A `code`, the same in every language and version, and the `text` for a person."""

    code: str
    text: str

    def __str__(self) -> str:
        return self.text


def figure_warnings(blocked: Validation, random: Validation, score: str) -> Iterator[ProbeWarning]:
    """Yield ProbeWarnings on the Validations, of which `score` is the name that is looked at."""
    name, honest, flattering = score_name(score), blocked.scores[score], random.scores[score]
    if not blocked.spatial:
        yield ProbeWarning(
            "no_blocks",
            tr(
                "ALL FIGURES ARE FLATTERING: the places could not be split into spatial blocks, because all of them "
                "lie in one. The folds are random, so that each place was told from close neighbours. How good the "
                "map is away from the places is unknown."
            ),
        )
    elif flattering - honest > GAP:
        yield ProbeWarning(
            "random_flatters",
            tr(
                "The random figure ({} {:.2f}) flatters; the honest one is {:.2f}. Much of what the probe seems to "
                "know it knows from labelled places close by. Expect the honest figure where there are none.",
                name,
                flattering,
                honest,
            ),
        )
    near, baseline = blocked.neighbours[score], blocked.baseline[score]
    if honest <= baseline + 0.01:
        yield ProbeWarning(
            "no_better_than_baseline",
            tr(
                "The probe tells no more than the plainest guess, the mean or the most frequent class ({} {:.2f} "
                "against {:.2f}). Do not use its map.",
                name,
                honest,
                baseline,
            ),
        )
    elif honest <= near:
        yield ProbeWarning(
            "no_better_than_neighbours",
            tr(
                "The label of the nearest labelled place does as well ({} {:.2f} against {:.2f}): the embedding adds "
                "nothing here that nearness does not.",
                name,
                near,
                honest,
            ),
        )


def fold_warnings(folds: np.ndarray, spatial: bool, suggestion: Suggestion, km: float) -> Iterator[ProbeWarning]:
    """Yield ProbeWarnings on (n,) folds made of blocks of `km`, given the Suggestion."""
    counts = np.bincount(folds)
    if spatial and len(counts) < 5:
        yield ProbeWarning(
            "few_folds",
            tr("The places fill only {0} blocks of {1:,g} km: there are {0} folds instead of five.", len(counts), km),
        )
    if spatial and counts.max() > len(folds) / 2:
        yield ProbeWarning(
            "crowded_fold",
            tr(
                "One fold holds {:.0%} of the places, because they are crowded into one block: the figure is mostly "
                "about that block.",
                counts.max() / len(folds),
            ),
        )
    if spatial and suggestion.range_km and suggestion.range_km > 1.2 * km:
        yield ProbeWarning(
            "blocks_too_narrow",
            tr(
                "Labels resemble one another over about {:,.0f} km, further than a block of {:,g} km holds them "
                "apart: the honest figure still flatters somewhat.",
                suggestion.range_km,
                km,
            ),
        )


def label_warnings(labels: np.ndarray, merged: list[str]) -> Iterator[ProbeWarning]:
    """Yield ProbeWarnings on (n,) labels as they were given, of which some texts were `merged`."""
    if merged:
        yield ProbeWarning(
            "labels_merged",
            tr(
                "Labels that differ only in spaces, or in the Unicode form of their letters, are one class: {}.",
                _some(merged),
            ),
        )
    if labels.dtype.kind in "iuf":
        smallest = labels.min()
        if smallest in NO_DATA:
            yield ProbeWarning(
                "label_of_no_data",
                tr(
                    "The label {:g} occurs {:,} times. If it stands for no data, leave these places out and train "
                    "again.",
                    smallest,
                    int(np.sum(labels == smallest)),
                ),
            )


def class_warnings(classes: list[Any], values: np.ndarray) -> Iterator[ProbeWarning]:
    """Yield ProbeWarnings on a list of classes, of which (n,) `values` occur: rare ones, and nearly equal names."""
    alike = [str(name).casefold() for name in classes]
    same = [str(name) for name, folded in zip(classes, alike) if alike.count(folded) > 1]
    if same:
        yield ProbeWarning(
            "classes_differ_in_capitals",
            tr("Classes that differ only in capital letters: {}. Are they the same?", _some(same)),
        )
    counts = np.bincount(values, minlength=len(classes))
    single, rare = counts == 1, (counts > 1) & (counts < RARE)
    if single.any():
        yield ProbeWarning(
            "single_places",
            tr(
                "Classes with a single place, which can be learned from or tested, but not both: {}.",
                _some_of(classes, single),
            ),
        )
    if rare.any():
        yield ProbeWarning(
            "rare_classes",
            tr(
                "Classes with fewer than {} places, hardly learned and hardly tested: {}.",
                RARE,
                _some_of(classes, rare),
            ),
        )


def place_warnings(groups: np.ndarray, values: np.ndarray, numbers: bool) -> Iterator[ProbeWarning]:
    """Yield ProbeWarnings on places that occur more than once, given (n,) numbers of the places and labels."""
    repeated = len(groups) - len(np.unique(groups))
    if repeated:
        pairs = len(np.unique(np.stack([groups, values]), axis=1).T)
        torn = pairs - len(np.unique(groups))
        said = tr(
            "Places that are there already: {:,}; they count each by itself, and are never in different folds.",
            repeated,
        )
        yield ProbeWarning(
            "duplicate_locations", said + (" " + tr("Labels at one place differ in {:,} cases.", torn) if torn else "")
        )
    if numbers and len(np.unique(values)) < len(values) / 20 and len(np.unique(values)) <= 12:
        yield ProbeWarning(
            "few_values", tr("The numbers have only {} different values: are they classes?", len(np.unique(values)))
        )


def probe_warnings(metadata: ProbeMetadata, applicability: Applicability, filled: int) -> Iterator[ProbeWarning]:
    """Yield ProbeWarnings on ProbeMetadata, its Applicability, and how many covariates were `filled`."""
    if metadata.log_target:
        yield ProbeWarning(
            "log_target",
            tr(
                "Fitted to logarithms: a predicted value is the median of what is to be expected, below the mean. "
                "Sums and averages over a map come out too small."
            ),
        )
    if metadata.kind == "regression" and metadata.half_width is None:
        yield ProbeWarning(
            "no_interval", tr("Too few places for an interval of {:.0%}: it is without end.", metadata.level)
        )
    if metadata.method == "neighbours" and metadata.places > SLOW:
        yield ProbeWarning(
            "slow_neighbours",
            tr("Nearest neighbours among {:,} places are slow to map, and their file is large.", metadata.places),
        )
    if applicability.condensed:
        yield ProbeWarning(
            "condensed_applicability",
            tr(
                "The dissimilarity index looks at {:,} of the {:,} training places, chosen to be far from one "
                "another: it can be a little too high, never too low.",
                len(applicability.places),
                applicability.training,
            ),
        )
    if filled:
        yield ProbeWarning(
            "covariates_filled", tr("Missing covariates, which were taken to be the median: {:,}.", filled)
        )


def _some_of(classes: list[Any], chosen: np.ndarray) -> str:
    """Return the names of those of the classes that are `chosen`, (k,) bool, or the first of them."""
    return _some([str(name) for name, one in zip(classes, chosen) if one])


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return tr("{} and {} more", shown, len(names) - SHOWN) if len(names) > SHOWN else shown
