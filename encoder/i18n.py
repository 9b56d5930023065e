"""The language of what a person reads of the encoder and its probes: English, unless another is asked for.

A translation is `resources/i18n/placeprint_*.json`, {text: translation}, for where there is no Qt; `make translations`
writes it out of what translators have written (docs/translating.md).
"""

from __future__ import annotations

import json
import string
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"

ENGLISH = "en"


class _Language(NamedTuple):
    name: str
    texts: dict[str, str]


_spoken = [_Language(ENGLISH, {})]


def speak(name: str) -> str:
    """Speak a language, such as "de" or "zh_CN", and return its name.

    Where there is no "de_AT" it is "de", and English where there is neither. There is one for the whole process.
    """
    for candidate in dict.fromkeys((name, name.partition("_")[0])):
        path = FOLDER / f"placeprint_{candidate}.json"
        if candidate and path.is_file():
            _spoken[:] = [_Language(candidate, json.loads(path.read_text(encoding="utf-8")))]
            return candidate
    _spoken[:] = [_Language(ENGLISH, {})]
    return ENGLISH


def spoken() -> str:
    """Return the name of the language that is spoken."""
    return _spoken[0].name


def tr(text: str, *values: Any) -> str:
    """Return `text` in the language that is spoken, its blanks filled in with `values`, numbers as `written`.

    Blanks are as `str.format` has them. Without values the text is left as it is.
    """
    return filled(_spoken[0].texts.get(text, text), values)


def filled(text: str, values: Sequence[Any]) -> str:
    """Return `text` with its blanks filled in; without values it is left as it is."""
    return _Blanks().vformat(text, values, {}) if values else text


def written(number: Real | float, spec: str = "") -> str:
    """Return a number, formatted by `spec`, as it is written in the language that is spoken: 1,234.5 or 1.234,5."""
    text, example = format(number, spec), tr("1,234.5")
    return text.translate(str.maketrans(",.", example[1] + example[-2]))


class _Blanks(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> Any:
        # NumPy's numbers are of this kind too.
        if isinstance(value, Real):
            return written(value, format_spec)
        return super().format_field(value, format_spec)
