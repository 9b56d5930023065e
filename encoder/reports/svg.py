"""Elements of SVG as text, to stand inside an HTML page: lines, points, scales. Nothing in them comes from outside."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import numpy as np

from ..i18n import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

WIDTH = 640

BLUE, RED, GREY, INK = "#1f5f99", "#b3261e", "#8a8f98", "#1b1f24"


def svg(width: float, height: float, content: Iterable[str], title: str) -> str:
    """Return an SVG element with a title that is read out for those who do not see it."""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(content)}</svg>"
    )


def text(
    x: float,
    y: float,
    content: object,
    anchor: str = "start",
    size: float = 12,
    colour: str = INK,
    turn: float | None = None,
) -> str:
    """Return an SVG text, escaped."""
    turned = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"{turned}>'
        f"{escape(str(content))}</text>"
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str = "#d5d9de", dash: str = "") -> str:
    """Return a straight line, dashed as SVG writes it."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashed}/>'


def circles(x: Iterable[float], y: Iterable[float], radius: float, colour: str, opacity: float = 0.7) -> str:
    """Return the circles at (n,) x and y as one path: a tenth of the size of as many elements."""
    steps = "".join(f"M{left:.1f} {top:.1f}h0" for left, top in zip(x, y))
    return (
        f'<path d="{steps}" stroke="{colour}" stroke-width="{2 * radius:g}" stroke-linecap="round" '
        f'opacity="{opacity:g}" fill="none"/>'
    )


def crosses(x: Iterable[float], y: Iterable[float], radius: float, colour: str) -> str:
    """Return crosses at (n,) x and y as one path."""
    r = radius
    steps = "".join(
        f"M{left - r:.1f} {top - r:.1f}l{2 * r} {2 * r}m0 {-2 * r}l{-2 * r} {2 * r}" for left, top in zip(x, y)
    )
    return f'<path d="{steps}" stroke="{colour}" stroke-width="1.6" fill="none"/>'


def rectangle(x: float, y: float, width: float, height: float, colour: str, opacity: float = 1) -> str:
    """Return a filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}" '
        f'fill-opacity="{opacity:.2f}"/>'
    )


def ticks(low: float, high: float, count: int = 5) -> np.ndarray:
    """Return round numbers from `low` to `high`, about `count` of them."""
    span = high - low
    # The least numbers that there are become 0 when they are divided.
    if not span / count > 0:
        return np.array([low])
    step = 10 ** np.floor(np.log10(span / count))
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= count)
    while len(values := np.arange(np.ceil(low / step), np.floor(high / step + 1e-9) + 1) * step) == 0:
        # From 1 to 400,002 there is no multiple of 500,000.
        step /= 2
    return values


class PlotArea:
    """A frame with two scales, in which a drawing is made."""

    def __init__(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        x_name: str,
        y_name: str,
        height: float = 400,
        log: bool = False,
    ) -> None:
        self.left, self.right, self.top, self.bottom = 76, WIDTH - 20, 16, height - 50
        self._log = log
        self._x, self._y = self._widened(x_range, log), self._widened(y_range, False)
        self.height = height
        middle = (self.left + self.right) / 2
        self.content = []
        for value in ticks(*self._y):
            y = self.y(value)
            self.content += [
                line(self.left, y, self.right, y),
                text(self.left - 8, y + 4, written(value + 0.0, "g"), "end"),
            ]
        self.content += [
            text(middle, height - 10, x_name, "middle", 13),
            text(18, (self.top + self.bottom) / 2, y_name, "middle", 13, turn=-90),
        ]

    def x_ticks(self, values: Iterable[float]) -> None:
        """Draw a line and a number at each of `values`."""
        for value in values:
            x = self.x(value)
            self.content += [
                line(x, self.top, x, self.bottom),
                text(x, self.bottom + 18, written(value, "g"), "middle"),
            ]

    def x(self, value: Any) -> Any:
        """Return where a value, or an array of them, lies along the drawing;"""
        return self._along(np.log(value) if self._log else value, self._x, self.left, self.right)

    def y(self, value: Any) -> Any:
        """and down it."""
        return self._along(value, self._y, self.bottom, self.top)

    @staticmethod
    def _along(value: ArrayLike, ends: tuple[float, float], start: float, end: float) -> Any:
        return start + (end - start) * (np.asarray(value, dtype=np.float64) - ends[0]) / (ends[1] - ends[0])

    @staticmethod
    def _widened(ends: tuple[float, float], log: bool) -> tuple[float, float]:
        low, high = (np.log(end) if log else end for end in ends)
        room = 0.04 * (high - low) or max(abs(low), 1.0) * 0.04
        return low - room, high + room


def legend(entries: Iterable[tuple[str, str]], y: float) -> list[str]:
    """Return a line of (colour, name) `entries` below `y`."""
    content, x = [], 8.0
    for colour, name in entries:
        content += [circles([x], [y + 18], 5, colour, 1), text(x + 10, y + 22, name)]
        x += 34 + 7 * sum(2 if east_asian_width(letter) in "WF" else 1 for letter in name)
    return content
