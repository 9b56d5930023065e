"""Drawings for the report: SVG elements as text, to stand inside an HTML page. Nothing in them comes from outside."""

from html import escape

import numpy as np

from ..land import is_land

WIDTH = 640

BLUE, RED, GREY, LAND, SEA, INK = "#1f5f99", "#b3261e", "#8a8f98", "#e6e1d5", "#f3f6f9", "#1b1f24"

RESIDUALS = ("#b35806", "#e08f3c", "#9aa0a6", "#5b8ec4", "#1f4e8c")
"""From labels far below what was told to labels far above it."""

MOST_POINTS = 2500
"""More in one drawing make it large, and show no more."""

MOST_SHOWN = 25
"""Classes in a drawing of the confusion matrix."""

MAP_CELLS = 320
"""Cells of the land mask from the west to the east end of a map."""


def svg(width, height, content, title):
    """Return an SVG element with a title that is read out for those who do not see it."""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(content)}</svg>"
    )


def text(x, y, content, anchor="start", size=12, colour=INK, turn=None):
    """Return an SVG text, escaped."""
    turned = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}"{turned}>'
        f"{escape(str(content))}</text>"
    )


def line(x1, y1, x2, y2, colour="#d5d9de", dash=""):
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashed}/>'


def circles(x, y, radius, colour, opacity=0.7):
    """Return the circles at (n,) x and y as one path: a tenth of the size of as many elements."""
    steps = "".join(f"M{left:.1f} {top:.1f}h0" for left, top in zip(x, y))
    return (
        f'<path d="{steps}" stroke="{colour}" stroke-width="{2 * radius:g}" stroke-linecap="round" '
        f'opacity="{opacity:g}" fill="none"/>'
    )


def crosses(x, y, radius, colour):
    """Return crosses at (n,) x and y as one path."""
    r = radius
    steps = "".join(
        f"M{left - r:.1f} {top - r:.1f}l{2 * r} {2 * r}m0 {-2 * r}l{-2 * r} {2 * r}" for left, top in zip(x, y)
    )
    return f'<path d="{steps}" stroke="{colour}" stroke-width="1.6" fill="none"/>'


def _rectangle(x, y, width, height, colour, opacity=1):
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}" '
        f'fill-opacity="{opacity:.2f}"/>'
    )


def some(count, seed=0):
    """Return the rows of at most MOST_POINTS of `count`, drawn at random."""
    return np.sort(np.random.default_rng(seed).permutation(count)[:MOST_POINTS])


def short(name, letters=18):
    """Return a name that is not longer than so many letters."""
    name = str(name)
    return name if len(name) <= letters else name[: letters - 1] + "…"


def ticks(low, high, count=5):
    """Return round numbers from `low` to `high`, about `count` of them."""
    span = high - low
    if not span > 0:
        return np.array([low])
    step = 10 ** np.floor(np.log10(span / count))
    step *= next(factor for factor in (1, 2, 5, 10) if span / (step * factor) <= count)
    return np.arange(np.ceil(low / step), np.floor(high / step + 1e-9) + 1) * step


class _Axes:
    """A frame with two scales, in which a drawing is made."""

    def __init__(self, x_range, y_range, x_name, y_name, height=400, log=False):
        self.left, self.right, self.top, self.bottom = 76, WIDTH - 20, 16, height - 50
        self._log = log
        self._x, self._y = self._widened(x_range, log), self._widened(y_range, False)
        self.height = height
        middle = (self.left + self.right) / 2
        self.content = []
        for value in ticks(*self._y):
            y = self.y(value)
            self.content += [line(self.left, y, self.right, y), text(self.left - 8, y + 4, f"{value:g}", "end")]
        self.content += [
            text(middle, height - 10, x_name, "middle", 13),
            text(18, (self.top + self.bottom) / 2, y_name, "middle", 13, turn=-90),
        ]

    def x_ticks(self, values):
        for value in values:
            x = self.x(value)
            self.content += [line(x, self.top, x, self.bottom), text(x, self.bottom + 18, f"{value:g}", "middle")]

    def x(self, value):
        return self._along(np.log(value) if self._log else value, self._x, self.left, self.right)

    def y(self, value):
        return self._along(value, self._y, self.bottom, self.top)

    @staticmethod
    def _along(value, ends, start, end):
        return start + (end - start) * (np.asarray(value, dtype=np.float64) - ends[0]) / (ends[1] - ends[0])

    @staticmethod
    def _widened(ends, log):
        low, high = (np.log(end) if log else end for end in ends)
        room = 0.04 * (high - low) or max(abs(low), 1.0) * 0.04
        return low - room, high + room


def observed_against_predicted(truth, told, unit):
    """Return the drawing of (n,) labels against what was told of them out of fold."""
    rows = some(len(truth))
    # A few wild predictions must not press all others into a line.
    inside = np.percentile(told, [0.5, 99.5])
    ends = (min(truth.min(), inside[0]), max(truth.max(), inside[1]))
    suffix = f" ({unit})" if unit else ""
    axes = _Axes(ends, ends, f"predicted{suffix}", f"observed{suffix}", 460)
    axes.x_ticks(ticks(*ends))
    told = np.clip(told[rows], *ends)
    content = [
        *axes.content,
        line(axes.x(ends[0]), axes.y(ends[0]), axes.x(ends[1]), axes.y(ends[1]), INK, "5 4"),
        circles(axes.x(told), axes.y(truth[rows]), 2.2 if len(rows) > 300 else 3.5, BLUE, 0.5),
    ]
    title = "Observed labels against predictions from other blocks; on the dashed line they are the same"
    return svg(WIDTH, axes.height, content, title)


def learning_curve(curve, neighbours, name):
    """Return the drawing of [(training places, score)], beside the score of the ground's nearest neighbours."""
    sizes, scores = (np.array(column, dtype=np.float64) for column in zip(*curve))
    low = max(min(scores.min(), neighbours), -1.0)
    axes = _Axes(
        (sizes.min(), sizes.max()),
        (low, max(scores.max(), neighbours)),
        "labelled places learned from",
        f"{name} on other blocks",
        340,
        log=True,
    )
    axes.x_ticks(sizes)
    x, y, level = axes.x(sizes), axes.y(np.maximum(scores, low)), axes.y(max(neighbours, low))
    points = " ".join(f"{left:.1f},{top:.1f}" for left, top in zip(x, y))
    content = [
        *axes.content,
        line(axes.left, level, axes.right, level, RED, "6 4"),
        text(axes.left + 6, level - 6, "nearest neighbours on the ground, all places", colour=RED),
        f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="2"/>',
        circles(x, y, 4, BLUE, 1),
    ]
    return svg(WIDTH, axes.height, content, f"{name} by the number of labelled places")


def confusion_matrix(matrix, names):
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
            content.append(_rectangle(x, y, size, size, BLUE if row == column else RED, 0.08 + 0.85 * share))
            if size >= 22:
                ink = "#ffffff" if share > 0.5 else INK
                content.append(text(x + size / 2, y + size / 2 + 4, f"{count}", "middle", 10 if size < 34 else 12, ink))
    end = len(shown) * size
    content += [line(left, top + at, left + end, top + at, GREY) for at in (0, end)]
    content += [line(left + at, top, left + at, top + end, GREY) for at in (0, end)]
    content.append(text(left + end / 2, 13, "columns: what was predicted; rows: what is", "middle", 12))
    return svg(WIDTH, top + end + 110, content, "Confusion matrix of predictions from other blocks")


class _Map:
    """A plate carree map of the surroundings of places, true to shape at its middle latitude."""

    def __init__(self, lonlat):
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

    def at(self, lonlat):
        return (self._turned(lonlat[:, 0]) - self._west) * self._across, (self._north - lonlat[:, 1]) * self._down

    def _turned(self, lons):
        """Return longitudes as degrees east of the middle, -180 to 180."""
        return np.remainder(lons - self._middle + 180.0, 360.0) - 180.0

    def land(self):
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
        return [_rectangle(0, 0, self.width, self.height, SEA), f'<path d="{steps}" fill="{LAND}"/>']


def _middle_longitude(lons):
    """Return the middle of the narrowest range of longitudes that holds them all."""
    lons = np.sort(np.remainder(lons, 360.0))
    gaps = np.diff(np.append(lons, lons[0] + 360.0))
    widest = int(gaps.argmax())
    # With places all around, the map is cut where maps are cut.
    return 0.0 if gaps[widest] < 60 else float(lons[(widest + 1) % len(lons)] + (360.0 - gaps[widest]) / 2)


def map_of_classes(lonlat, right):
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
    legend = _legend([(BLUE, "right"), (RED, "wrong (crosses)")], where.height)
    title = f"Map of the labelled places: {int(right.sum())} told rightly, {int((~right).sum())} wrongly"
    return svg(WIDTH, where.height + 30, content + legend, title)


def map_of_residuals(lonlat, residuals, unit):
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
    low, high = f"{bounds[2]:.3g}", f"{bounds[3]:.3g}"
    names = (f"under -{high}", f"-{high} to -{low}", f"±{low}", f"{low} to {high}", f"over {high} {unit}".strip())
    legend = _legend(list(zip(RESIDUALS, names)), where.height)
    return svg(WIDTH, where.height + 30, content + legend, "Map of the labels less what was predicted for them")


def _legend(entries, y):
    content, x = [], 8.0
    for colour, name in entries:
        content += [circles([x], [y + 18], 5, colour, 1), text(x + 10, y + 22, name)]
        x += 34 + 7 * len(name)
    return content
