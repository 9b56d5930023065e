"""Numbers that vanish are harmless here, whatever the process does about them.

Other code of the process, another plugin of QGIS say, may have called `np.seterr(all="raise")`, or turns warnings into
errors. Underflow, at the poles to begin with, would then end what is right without it. So whatever others call puts
NumPy's floating-point errors aside while it runs, and what it found is in force again behind it.
"""

from __future__ import annotations

from functools import wraps
from inspect import isfunction, isgeneratorfunction
from typing import TYPE_CHECKING, Any, Callable, TypeVar, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

Entry = TypeVar("Entry", bound=Callable[..., Any])

HANDLING: dict[str, Any] = {"all": "ignore"}
"""What `np.errstate` takes. The tests look at warnings, and put other values in."""


def float_errors_aside(entry: Entry) -> Entry:
    """Return a function that runs without NumPy's floating-point errors, or a class whose public methods do."""
    if isinstance(entry, type):
        _methods_aside(entry)
        return entry
    if isgeneratorfunction(entry):
        return cast("Entry", _steps_aside(entry))

    @wraps(entry)
    def aside(*arguments: Any, **named: Any) -> Any:
        with np.errstate(**HANDLING):
            return entry(*arguments, **named)

    return cast("Entry", aside)


def _steps_aside(entry: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(entry)
    def aside(*arguments: Any, **named: Any) -> Iterator[Any]:
        items = entry(*arguments, **named)
        while True:
            # Not around `yield`: what happens between two items is the caller's.
            with np.errstate(**HANDLING):
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item

    return aside


def _methods_aside(entry: type) -> None:
    for name, each in list(vars(entry).items()):
        if name.startswith("_") and name not in ("__init__", "__call__"):
            continue
        if isfunction(each):
            setattr(entry, name, float_errors_aside(each))
        elif isinstance(each, classmethod):
            setattr(entry, name, classmethod(float_errors_aside(each.__func__)))
        elif isinstance(each, property) and each.fget is not None:
            setattr(entry, name, property(float_errors_aside(each.fget), doc=each.__doc__))
