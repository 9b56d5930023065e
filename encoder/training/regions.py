"""How an encoder follows from the image that it is trained on: what its crops, its waves and its averages measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..earth.equal_earth import equal_earth
from ..earth.sphere import EARTH_RADIUS
from ..i18n import written
from ..networks.fourier_network import ROOT_3
from .places import known_area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..types import Bounds, Metadata
    from .crops import GroundImage

WORLD_SIZE = 22_600_000.0
"""Metres: the square root of the Earth's surface."""

HARMONIC_SIZE, POLAR_SIZE = 5_000_000.0, 2_500_000.0
"""Regions whose side, as a square, is shorter in metres are too small for harmonics, whose finest waves are 1,000 km
long; the latter holds for regions that reach half around the Earth."""

WORLD_DEGREES, MOST_DEGREES = 20, 40
"""Of the harmonics, for the world and at most."""

FINE_PIXELS = 32
"""A crop of fewer pixels is a blur to the backbone."""

FINE_SHARE = 1 / 90
"""The narrower crops, as a share of the region's side: 250 km of the world."""

WIDE = 3
"""The wider crops are so many times as wide as the narrower ones."""

REGION_SCALES, COLOUR_SCALES = (1.6, 4.0, 10.0), (0.6, 1.6, 4.0)
"""Standard deviations of the regional means, in widths of the narrower crops: as for the encoder that ships."""

WIDEST_MEAN = 1 / 9
"""No mean is taken over more of the region's side."""

REGION_LIKENESS, COLOUR_LIKENESS = (1.0, 0.2, 0.1), (2.0, 2.0, 2.0, 0.5)
"""How much each of these, and the colours at the spot itself, count in the likeness: as for the encoder that ships."""

WAVES = 256
"""Waves that the place is told by;"""

LONGEST, SHORTEST = 2.0, 6.0
"""the longest are so many times the region's side, the shortest so many times the narrower crops' width."""


class TrainingRegion(NamedTuple):
    """What an image shows: `side`, of a square of the same area, and the width of the narrower crops, in metres."""

    side: float
    fine: float
    bounds: Bounds

    @classmethod
    def of(cls, image: GroundImage) -> TrainingRegion:
        """Return the Region of a GroundImage."""
        side = float(np.sqrt(known_area(image)))
        return cls(side, max(FINE_PIXELS * image.pixel, FINE_SHARE * side), image.bounds)

    @property
    def degrees(self) -> int:
        """L of the harmonics that suit the region, or 0 where none do."""
        # A map is torn far from its middle: around a pole harmonics will do for less.
        if self.side < (HARMONIC_SIZE if self.bounds[2] - self.bounds[0] < 180 else POLAR_SIZE):
            return 0
        return int(np.clip(round(WORLD_DEGREES * WORLD_SIZE / self.side), WORLD_DEGREES, MOST_DEGREES))

    @property
    def is_world(self) -> bool:
        """Whether the image shows the whole Earth, or nearly so."""
        west, south, east, north = self.bounds
        return east - west > 359 and south < -89 and north > 89

    def settings(self) -> Metadata:
        """Return the settings of a Recipe that differ from those for the world, by name."""
        regions, colours = self._scales(REGION_SCALES), self._scales(COLOUR_SCALES)
        settings = {
            "views": [["image", self.fine], ["image", WIDE * self.fine]],
            "region_scales": regions,
            "region_likeness": list(REGION_LIKENESS[: len(regions)]),
            "colour_scales": colours,
            "colour_likeness": list(COLOUR_LIKENESS[: len(colours) + 1]),
            "places": 10_000,
            "steps": 600,
            "batch": 1024,
            "dropout": 0.1,
            "degrees": self.degrees,
        }
        # The sun is the same all over a region, and waves need no harmonics beside them.
        return settings if self.degrees else {**settings, "skip_degrees": 0, "sun_likeness": 0}

    def _scales(self, widths: Sequence[float]) -> list[float]:
        """Return the standard deviations of means: so many `widths` of the narrower crops, if the region has room."""
        return sorted({min(width * self.fine, WIDEST_MEAN * self.side) for width in widths})

    def frequencies(self, seed: int) -> np.ndarray:
        """Return the (WAVES, 2) frequencies of a `FourierNetwork`: of all directions on the ground of the region.

        Normally distributed (Tancik et al. 2020), with standard deviations from those of its longest waves to those of
        its shortest ones, spread evenly on a logarithmic scale.
        """
        rng = np.random.default_rng(seed)
        lengths = np.geomspace(LONGEST * self.side, SHORTEST * self.fine, WAVES)
        on_ground = rng.normal(size=(WAVES, 2)) * (2 * np.pi / lengths)[:, np.newaxis]
        west, south, east, north = self.bounds
        middle, step = np.array([(west + east) / 2, (south + north) / 2]), 1e-4
        stretch = np.array([1 / np.cos(np.radians(middle[1])), 1.0])
        # How the projection turns and shears a metre to the east and one to the north.
        ends = np.concatenate([middle + np.diag(step * stretch), middle - np.diag(step * stretch)])
        x_y = equal_earth(ends, ROOT_3)
        jacobian = (x_y[:2] - x_y[2:]).T / (2 * np.radians(step) * EARTH_RADIUS)
        return on_ground @ np.linalg.inv(jacobian)


def kilometres(metres: float, written: Callable[[float, str], str] = written) -> str:
    """Return a length in words: kilometres, or metres if it is short; `written` writes numbers, `format` in English."""
    # From there on three digits make it a kilometre.
    if metres < 999.5:
        return f"{written(metres, '.3g')} m"
    return f"{written(metres / 1000, ',.0f' if metres >= 100_000 else '.3g')} km"
