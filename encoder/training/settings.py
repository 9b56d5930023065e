"""Settings of a run, read from a JSON file into a NamedTuple."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ..types import Metadata, StrPath

Settings = TypeVar("Settings", bound=NamedTuple)

KINDS: dict[type, Any] = {float: (int, float), tuple: list}
"""What stands in JSON for a setting of a kind, where it is not the kind itself;"""

NAMES = {int: "a whole number", float: "a number", tuple: "a list", str: "a text"}
"""and what it is called."""


def settings_from(path: StrPath, kind: type[Settings], defaults: Metadata | None = None) -> Settings:
    """Return the `kind`, a NamedTuple class, whose fields the JSON object in a file sets; it needs a `name`.

    `defaults`, by name, hold for what it does not say, and those of the class for the rest. Raises ValueError, naming
    the file, for what is not JSON, and for settings that do not exist or have the wrong type.
    """
    try:
        settings = json.loads(Path(path).read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is not JSON: {error}") from None
    if not isinstance(settings, dict):
        raise ValueError(f"{path}: a recipe is a JSON object")
    unknown = sorted(set(settings) - set(kind._fields))
    if unknown:
        raise ValueError(f"{path}: no such setting: {', '.join(unknown)}")
    if "name" not in settings:
        raise ValueError(f"{path}: a recipe needs a name")
    for key, value in settings.items():
        expected = type(kind._field_defaults.get(key, ""))
        if not isinstance(value, KINDS.get(expected, expected)) or isinstance(value, bool):
            raise ValueError(f"{path}: {key} is {json.dumps(value)}, which is not {NAMES[expected]}")
    settings = {**(defaults or {}), **settings}
    # Only at run time is it known which fields the class has.
    return kind(**{key: _tuples(value) for key, value in settings.items()})  # type: ignore[call-overload]


def fingerprint_of(settings: Any) -> str:
    """Return a SHA-256, in hexadecimal, of a NamedTuple of settings."""
    return hashlib.sha256(json.dumps(settings._asdict(), sort_keys=True).encode()).hexdigest()


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
