"""World maps for the report: Equal Earth, so that every pixel stands for the same area, with the coast of the mask."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from PIL import Image

from ...encoder.earth.equal_earth import equal_earth, from_equal_earth
from ...encoder.earth.land import is_land

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...encoder.types import ArrayFunction, StrPath

WIDTH = 1200
"""Pixels from the west end of the map to the east end."""

INK, PALE_INK, SEA, LAND, COAST = "#1f2a3a", "#5b6472", "#dce8f0", "#f1eee4", "#7a838f"

LIKENESS = LinearSegmentedColormap.from_list(
    "likeness", ["#f1eee4", "#f8cb83", "#f88d42", "#e14939", "#ac094c", "#531259"]
)
"""The colours that the plugin gives to similarities from 0 to 1 (resources/styles/similarity.qml)."""


class Map:
    """A map of the world with a title, to be drawn on and saved as a PNG of few colours.

    `lonlat` is the (height, width, 2) degrees of its pixels, NaN beside the world, `land` (height, width) bool.
    """

    def __init__(self, title: str, subtitle: str) -> None:
        half_width, half_height = equal_earth([[179.999999, 0.0]])[0, 0], equal_earth([[0.0, 90.0]])[0, 1]
        height = round(WIDTH * half_height / half_width)
        x = (np.arange(WIDTH) + 0.5) / WIDTH * 2 - 1
        y = 1 - (np.arange(height) + 0.5) / height * 2
        xy = np.stack(np.meshgrid(x * half_width, y * half_height), axis=-1)
        self.lonlat = from_equal_earth(xy.reshape(-1, 2)).reshape(xy.shape)
        inside = np.isfinite(self.lonlat[..., 0])
        self.land = np.zeros(inside.shape, dtype=bool)
        self.land[inside] = is_land(self.lonlat[inside])
        self._full_colour = False
        self._extent = (-half_width, half_width, -half_height, half_height)

        self.figure = Figure(figsize=(12, 7.4), dpi=100, facecolor="white")
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0.01, 0.13, 0.98, 0.76))
        self.axes.set_axis_off()
        self.axes.set_xlim(*self._extent[:2])
        self.axes.set_ylim(*self._extent[2:])
        self.axes.set_aspect("equal")
        self.figure.text(0.02, 0.945, title, fontsize=20, fontweight="bold", color=INK)
        self.figure.text(0.02, 0.905, subtitle, fontsize=11.5, color=PALE_INK)
        edge = equal_earth(np.array([(lon, lat) for lon in (-180.0, 179.999999) for lat in np.linspace(-90, 90, 181)]))
        edge[:181, 0] = -np.abs(edge[:181, 0])
        outline = np.concatenate([edge[:181], edge[:180:-1]])
        self.axes.fill(*outline.T, facecolor=SEA, edgecolor="#9db3c4", linewidth=0.8, zorder=0)
        self._picture(np.where(self.land, 1.0, np.nan), LinearSegmentedColormap.from_list("land", [LAND, LAND]), None)
        self.axes.contour(
            xy[..., 0], xy[..., 1], self.land.astype(float), levels=[0.5], colors=[COAST], linewidths=0.4, zorder=3
        )

    def _picture(self, values: np.ndarray, colours: Any, norm: Any) -> Any:
        return self.axes.imshow(
            values, cmap=colours, norm=norm, extent=self._extent, interpolation="nearest", aspect="equal", zorder=1
        )

    def values(self, function: ArrayFunction) -> np.ndarray:
        """Return (height, width) values, NaN at sea, of a function of (n, 2) lonlat on the land."""
        values = np.full(self.land.shape, np.nan)
        values[self.land] = function(self.lonlat[self.land])
        return values

    def shade(self, values: np.ndarray, colours: Any, low: float, high: float, label: str) -> None:
        """Draw (height, width) values, with a legend."""
        image = self._picture(values, colours, Normalize(low, high))
        self.legend(image, label)

    def paint(self, colours: np.ndarray) -> None:
        """Draw the (height, width, 3) uint8 colours of the land."""
        opaque = np.concatenate([colours, 255 * self.land[..., np.newaxis].astype(np.uint8)], axis=2)
        self.axes.imshow(opaque, extent=self._extent, interpolation="nearest", aspect="equal", zorder=1)
        # Of more colours than a palette has: there would be edges where there are none.
        self._full_colour = True

    def dots(self, lonlat: np.ndarray, size: float = 2.0, **how: Any) -> Any:
        """Draw a dot at each of (n, 2) places and return them; `how` goes to matplotlib's scatter."""
        x, y = equal_earth(lonlat).T
        return self.axes.scatter(x, y, s=size, linewidths=0, zorder=4, **how)

    def star(self, lon: float, lat: float, name: str) -> None:
        """Mark a place."""
        ((x, y),) = equal_earth([[lon, lat]])
        self.axes.plot([x], [y], "*", markersize=17, color="white", markeredgecolor=INK, markeredgewidth=1.3, zorder=6)
        text = self.axes.text(x + 0.09, y, name, fontsize=13, fontweight="bold", color=INK, va="center", zorder=6)
        text.set_path_effects([withStroke(linewidth=3, foreground="white")])

    def legend(self, drawn: Any, label: str, ticks: Sequence[float] | None = None) -> None:
        """Add the colours of what was drawn, under the map."""
        bar = self.figure.colorbar(
            drawn, cax=self.figure.add_axes((0.06, 0.092, 0.5, 0.022)), orientation="horizontal", ticks=ticks
        )
        bar.outline.set_visible(False)
        bar.ax.tick_params(labelsize=10, color=PALE_INK)
        bar.set_label(label, fontsize=11, color=INK)
        if ticks is not None:
            bar.ax.set_xticks(ticks, [f"{tick:,g}" for tick in ticks])
            bar.ax.minorticks_off()

    def key(self) -> None:
        """Say under the map what the labelled dots mean."""
        self.figure.legend(
            loc="lower left",
            bbox_to_anchor=(0.02, 0.045),
            ncols=4,
            frameon=False,
            fontsize=12,
            markerscale=2.5,
            handletextpad=0.2,
            labelcolor=INK,
        )

    def note(self, text: str) -> None:
        """Write a line in the lower right corner."""
        self.figure.text(0.98, 0.06, text, fontsize=9.5, color=PALE_INK, ha="right")

    def save(self, path: StrPath) -> None:
        """Write the PNG."""
        data = BytesIO()
        self.figure.savefig(data, format="png", dpi=self.figure.dpi)
        data.seek(0)
        picture = Image.open(data).convert("RGB")
        if not self._full_colour:
            # A third of the bytes, and no difference to the eye.
            picture = picture.quantize(256, dither=Image.Dither.NONE)
        picture.save(path, optimize=True)
