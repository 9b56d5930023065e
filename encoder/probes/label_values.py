"""Labels as people and programs write them, and what they mean."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

LARGEST = 1e30
"""A number beyond was never measured: it is infinite, or what rasters hold where they have no data, -3.4e38."""

_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
"""Letters of no width that come with what is copied from pages and files."""

_UNREADABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of letters, and what is none: neither UTF-8 nor XML has a place for them."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class Labels(NamedTuple):
    """`values` (n,): numbers, or texts and other objects, None for texts of nothing; `merged`: the texts, sorted, that
    stand for several that only look the same."""

    values: np.ndarray
    merged: list[str]


def labels_of(labels: ArrayLike) -> Labels:
    """Return the Labels of (n,) labels of any kind, every text as `plain_text` has it."""
    # NumPy would make text of all where some are text, of not-a-number too.
    given: Any = labels
    values = np.asarray(given) if hasattr(given, "__array__") else np.array(list(given), dtype=object)
    if values.dtype.kind not in "OU":
        return Labels(values, [])
    if all(isinstance(each, (int, float)) for each in values.flat):
        return Labels(np.array(values.tolist()), [])
    plain: dict[str, str] = {each: plain_text(each) for each in values.ravel().tolist() if isinstance(each, str)}
    cleaned = np.empty(values.shape, dtype=object)
    cleaned[...] = values
    for index, each in enumerate(cleaned.flat):
        if isinstance(each, str):
            cleaned.flat[index] = plain[each] or None
    written: dict[str, set[str]] = {}
    for each, text in plain.items():
        written.setdefault(text, set()).add(each)
    return Labels(cleaned, sorted(text for text, forms in written.items() if text and len(forms) > 1))


def plain_text(text: str) -> str:
    """Return a text without what nobody sees: single blanks inside and none around, letters composed as in NFC."""
    text = _UNREADABLE.sub("\ufffd", _UNSEEN.sub("", text))
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def measured(numbers: Any) -> np.ndarray:
    """Return (...) bool: which of (...) numbers are finite, and no larger than anything that is measured."""
    with np.errstate(invalid="ignore"):
        return np.abs(np.asarray(numbers, dtype=np.float64)) <= LARGEST
