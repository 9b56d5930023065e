"""What a probe says of itself: plain values, which its file keeps as JSON, and which are believed only when checked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from .fitted_labels import CLASSIFICATION, MOST_CLASSES, MOST_TEXT, REGRESSION
from .methods import METHODS

if TYPE_CHECKING:
    from ..types import Metadata

FORMAT, VERSION = "placeprint probe", 1

MOST_ITEMS = 1000


class ProbeFileError(ValueError):
    """A file that is not a probe, or is damaged, or reads another encoder; the message says what is wrong."""


class ProbeMetadata(NamedTuple):
    """What a probe was fitted to, and how. Plain values all, that JSON can hold.

    `encoder`, `fingerprint` and `dim` are those of its location encoder. `method` and `setting` of `methods`; `kind`
    "regression" or "classification"; `field`, the name of what it tells, its `unit` and its `classes` (empty for
    numbers), text or numbers. `covariates`: names of the numbers it wants beside the embedding. `log_target`: fitted to
    the logarithms of the numbers. `half_width`: half the width, on the scale of the fitting, of an interval that holds
    `level` of the numbers; None where there were too few places to tell. `places`: how many it learned from.
    `block_km`, the width of the blocks of its validation, None if its folds were random. `scores`: {"blocked",
    "random", "neighbours", "plain"} to {name: score}; all but "random" come from the blocks. `warnings`: sentences for
    a person, in the language of whoever trained it. `date`: of the fitting, as in 2024-05-31.
    """

    encoder: str
    fingerprint: str
    dim: int
    method: str
    setting: float
    kind: str
    field: str
    unit: str
    classes: list[Any]
    covariates: list[str]
    log_target: bool
    half_width: float | None
    level: float
    places: int
    block_km: float | None
    scores: dict[str, dict[str, float]]
    warnings: list[str]
    date: str


def metadata_json(metadata: ProbeMetadata) -> Metadata:
    """Return the JSON object of ProbeMetadata."""
    return {"format": FORMAT, "version": VERSION, **metadata._asdict()}


def parse_metadata(content: Metadata) -> ProbeMetadata:
    """Return the ProbeMetadata of a JSON object, a dict, out of any file; ValueError says what is wrong with it."""
    if content.get("format") != FORMAT:
        raise ValueError("it does not say that it is a probe")
    if content.get("version") != VERSION:
        raise ValueError("it was written by another version of Placeprint")
    missing = [name for name in ProbeMetadata._fields if name not in content]
    if missing:
        raise ValueError(f"it does not say its {missing[0]}")
    metadata = ProbeMetadata(**{name: content[name] for name in ProbeMetadata._fields})
    for name in ("encoder", "fingerprint", "method", "kind", "field", "unit", "date"):
        _text(getattr(metadata, name), name)
    if metadata.kind not in METHODS or metadata.method not in METHODS[metadata.kind]:
        raise ValueError(f"its method, {metadata.method} for {metadata.kind}, is unknown to this version of Placeprint")
    for name, most in (("dim", 100_000), ("places", 10**12)):
        number = getattr(metadata, name)
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= most:
            raise ValueError(f"its {name} is not a number from 1 to {most}")
    if not isinstance(metadata.log_target, bool):
        raise ValueError("its log_target is neither true nor false")
    _number(metadata.setting, "setting")
    if not 0 < _number(metadata.level, "level") < 1:
        raise ValueError("its level is not between 0 and 1")
    for name in ("half_width", "block_km"):
        if getattr(metadata, name) is not None and _number(getattr(metadata, name), name) < 0:
            raise ValueError(f"its {name} is below 0")
    for name in ("covariates", "warnings"):
        for item in _items(getattr(metadata, name), name):
            _text(item, name)
    _check_classes(metadata)
    _check_scores(metadata.scores)
    return metadata


def _check_classes(metadata: ProbeMetadata) -> None:
    classes = _items(metadata.classes, "classes")
    if {REGRESSION: classes != [], CLASSIFICATION: not 2 <= len(classes) <= MOST_CLASSES}[metadata.kind]:
        raise ValueError(f"it has {len(classes)} classes")
    for one in classes:
        _text(one, "classes") if isinstance(one, str) else _number(one, "classes")
    if len(set(classes)) < len(classes):
        raise ValueError("two of its classes are the same")


def _check_scores(scores: Any) -> None:
    if not isinstance(scores, dict) or len(scores) > MOST_ITEMS:
        raise ValueError("its scores are not a JSON object")
    for group in scores.values():
        if not isinstance(group, dict) or len(group) > MOST_ITEMS:
            raise ValueError("its scores are not JSON objects")
        for score in group.values():
            _number(score, "scores")


def _items(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise ValueError(f"its {name} is not a list of at most {MOST_ITEMS}")
    return value


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise ValueError(f"its {name} is not a text of at most {MOST_TEXT} letters")
    return value


def _number(value: Any, name: str) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or abs(value) > 1e300 or not math.isfinite(value):
        raise ValueError(f"its {name} is not a finite number")
    return value
