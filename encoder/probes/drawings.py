"""Drawings for the report on a probe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..earth.land import is_land
from ..i18n import tr, written
from ..reports.svg import (
    BLUE,
    GREY,
    INK,
    RED,
    WIDTH,
    PlotArea,
    circles,
    crosses,
    legend,
    line,
    rectangle,
    svg,
    text,
    ticks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

LAND, SEA = "#e6e1d5", "#f3f6f9"

RESIDUALS = ("#b35806", "#e08f3c", "#9aa0a6", "#5b8ec4", "#1f4e8c")
"""From labels far below what was told to labels far above it."""

MOST_POINTS = 2500
"""More in one drawing make it large, and show no more."""

MOST_SHOWN = 25
"""Classes in a drawing of the confusion matrix."""

MAP_CELLS = 320
"""Cells of the land mask from the west to the east end of a map."""


def some(count: int, seed: int = 0) -> np.ndarray:
    """Return the rows of at most MOST_POINTS of `count`, drawn at random."""
    return np.sort(np.random.default_rng(seed).permutation(count)[:MOST_POINTS])


def short(name: object, letters: int = 18) -> str:
    """Return a name that is not longer than so many letters."""
    name = str(name)
    return name if len(name) <= letters else name[: letters - 1] + "…"


def observed_against_predicted(truth: np.ndarray, predictions: np.ndarray, unit: str) -> str:
    """Return the drawing of (n,) labels against what was told of them out of fold."""
    rows = some(len(truth))
    # A few wild predictions must not press all others into a line.
    inside = np.percentile(predictions, [0.5, 99.5])
    ends = (min(truth.min(), inside[0]), max(truth.max(), inside[1]))
    suffix = f" ({unit})" if unit else ""
    axes = PlotArea(ends, ends, tr("predicted") + suffix, tr("observed") + suffix, 460)
    axes.x_ticks(ticks(*ends))
    predictions = np.clip(predictions[rows], *ends)
    content = [
        *axes.content,
        line(axes.x(ends[0]), axes.y(ends[0]), axes.x(ends[1]), axes.y(ends[1]), INK, "5 4"),
        circles(axes.x(predictions), axes.y(truth[rows]), 2.2 if len(rows) > 300 else 3.5, BLUE, 0.5),
    ]
    title = tr("Observed labels against predictions from other blocks; on the dashed line they are the same")
    return svg(WIDTH, axes.height, content, title)


def learning_curve(curve: Sequence[tuple[int, float]], neighbours: float, name: str) -> str:
    """Return the drawing of [(training places, score)], beside the score of the ground's nearest neighbours."""
    sizes, scores = (np.array(column, dtype=np.float64) for column in zip(*curve))
    low = max(min(scores.min(), neighbours), -1.0)
    axes = PlotArea(
        (sizes.min(), sizes.max()),
        (low, max(scores.max(), neighbours)),
        tr("labelled places learned from"),
        tr("{} on other blocks", name),
        340,
        log=True,
    )
    axes.x_ticks(sizes)
    x, y, level = axes.x(sizes), axes.y(np.maximum(scores, low)), axes.y(max(neighbours, low))
    points = " ".join(f"{left:.1f},{top:.1f}" for left, top in zip(x, y))
    content = [
        *axes.content,
        line(axes.left, level, axes.right, level, RED, "6 4"),
        text(axes.left + 6, level - 6, tr("nearest neighbours on the ground, all places"), colour=RED),
        f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="2"/>',
        circles(x, y, 4, BLUE, 1),
    ]
    return svg(WIDTH, axes.height, content, tr("{} by the number of labelled places", name))


def confusion_matrix(matrix: np.ndarray, names: Sequence[Any]) -> str:
    """Return the drawing of a (k, k) confusion matrix, by row of what is and column of what was told.

    Only the MOST_SHOWN most frequent of the `names` are drawn.
    """
    shown = np.sort(np.argsort(-matrix.sum(axis=1), kind="stable")[:MOST_SHOWN])
    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    size = min(44, (WIDTH - 150) / len(shown))
    left, top = 140, 20
    content = []
    for row, one in enumerate(shown):
        y = top + row * size
        below = (left + (row + 0.5) * size + 3, top + len(shown) * size + 12)
        content.append(text(left - 8, y + size / 2 + 4, short(names[one]), "end", 11))
        content.append(text(*below, short(names[one]), "end", 11, turn=-50))
        for column, other in enumerate(shown):
            share, count = shares[one, other], matrix[one, other]
            if not count:
                continue
            x = left + column * size
            content.append(rectangle(x, y, size, size, BLUE if row == column else RED, 0.08 + 0.85 * share))
            if size >= 22:
                ink = "#ffffff" if share > 0.5 else INK
                content.append(text(x + size / 2, y + size / 2 + 4, f"{count}", "middle", 10 if size < 34 else 12, ink))
    end = len(shown) * size
    content += [line(left, top + at, left + end, top + at, GREY) for at in (0, end)]
    content += [line(left + at, top, left + at, top + end, GREY) for at in (0, end)]
    content.append(text(left + end / 2, 13, tr("columns: what was predicted; rows: what is"), "middle", 12))
    return svg(WIDTH, top + end + 110, content, tr("Confusion matrix of predictions from other blocks"))


class _Map:
    """A plate carree map of the surroundings of places, true to shape at its middle latitude."""

    def __init__(self, lonlat: np.ndarray) -> None:
        self._middle = _middle_longitude(lonlat[:, 0])
        lons = self._turned(lonlat[:, 0])
        room = max(0.05 * np.ptp(lons), 0.05 * np.ptp(lonlat[:, 1]), 0.2)
        west, east = max(lons.min() - room, -180.0), min(lons.max() + room, 180.0)
        south, north = max(lonlat[:, 1].min() - room, -90.0), min(lonlat[:, 1].max() + room, 90.0)
        self._west, self._north = west, north
        self._across = WIDTH / (east - west)
        self._down = self._across / max(np.cos(np.radians((south + north) / 2)), 0.25)
        # A tall strip would fill pages.
        if self._down * (north - south) > 1.2 * WIDTH:
            narrower = 1.2 * WIDTH / (self._down * (north - south))
            self._across, self._down = self._across * narrower, self._down * narrower
        self.width, self.height = self._across * (east - west), self._down * (north - south)
        self._box = (west, east, south, north)

    def at(self, lonlat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return (self._turned(lonlat[:, 0]) - self._west) * self._across, (self._north - lonlat[:, 1]) * self._down

    def _turned(self, lons: np.ndarray) -> np.ndarray:
        """Return longitudes as degrees east of the middle, -180 to 180."""
        return np.remainder(lons - self._middle + 180.0, 360.0) - 180.0

    def land(self) -> list[str]:
        """Return the land as one path: a strip for each run of cells along a row."""
        west, east, south, north = self._box
        columns = MAP_CELLS
        rows = int(np.clip(round(columns * self.height / self.width), 2, 2 * columns))
        lons = west + (np.arange(columns) + 0.5) * (east - west) / columns + self._middle
        lats = north - (np.arange(rows) + 0.5) * (north - south) / rows
        mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
        land = is_land(mesh).reshape(rows, columns)
        edges = np.diff(np.pad(land.astype(np.int8), ((0, 0), (1, 1))), axis=1)
        (top, start), (_, end) = np.nonzero(edges > 0), np.nonzero(edges < 0)
        wide, high = self.width / columns, self.height / rows
        strips = []
        for row, first, last in zip(top, start, end):
            length = (last - first) * wide
            strips.append(f"M{first * wide:.1f} {row * high:.1f}h{length:.1f}v{high + 0.3:.1f}h-{length:.1f}z")
        steps = "".join(strips)
        return [rectangle(0, 0, self.width, self.height, SEA), f'<path d="{steps}" fill="{LAND}"/>']


def _middle_longitude(lons: np.ndarray) -> float:
    """Return the middle of the narrowest range of longitudes that holds them all."""
    lons = np.sort(np.remainder(lons, 360.0))
    gaps = np.diff(np.append(lons, lons[0] + 360.0))
    widest = int(gaps.argmax())
    # With places all around, the map is cut where maps are cut.
    return 0.0 if gaps[widest] < 60 else float(lons[(widest + 1) % len(lons)] + (360.0 - gaps[widest]) / 2)


def map_of_classes(lonlat: np.ndarray, right: np.ndarray) -> str:
    """Return the map of (n, 2) places, (n,) of which were told rightly."""
    rows = some(len(lonlat))
    where = _Map(lonlat)
    x, y = where.at(lonlat[rows])
    good = right[rows]
    content = [
        *where.land(),
        circles(x[good], y[good], 2.4, BLUE, 0.6),
        crosses(x[~good], y[~good], 2.8, RED),
    ]
    below = legend([(BLUE, tr("right")), (RED, tr("wrong (crosses)"))], where.height)
    title = tr("Map of the labelled places: {} told rightly, {} wrongly", int(right.sum()), int((~right).sum()))
    return svg(WIDTH, where.height + 30, content + below, title)


def map_of_residuals(lonlat: np.ndarray, residuals: np.ndarray, unit: str) -> str:
    """Return the map of (n, 2) places, coloured by (n,) labels less what was told."""
    rows = some(len(lonlat))
    where = _Map(lonlat)
    x, y = where.at(lonlat[rows])
    step = float(np.percentile(np.abs(residuals), 80)) or 1.0
    bounds = np.array([-1.0, -1 / 3, 1 / 3, 1.0]) * step
    band = np.searchsorted(bounds, residuals[rows])
    content = where.land()
    # The small errors first, so that the large ones lie on top.
    for one in (2, 1, 3, 0, 4):
        content.append(circles(x[band == one], y[band == one], 2.6, RESIDUALS[one], 0.8))
    low, high = written(bounds[2], ".3g"), written(bounds[3], ".3g")
    names = (
        tr("under {}", f"-{high}"),
        tr("{} to {}", f"-{high}", f"-{low}"),
        f"±{low}",
        tr("{} to {}", low, high),
        tr("over {}", f"{high} {unit}".strip()),
    )
    below = legend(list(zip(RESIDUALS, names)), where.height)
    return svg(WIDTH, where.height + 30, content + below, tr("Map of the labels less what was predicted for them"))
