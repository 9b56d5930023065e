"""What an encoder says of a raster's pixels: asked at each, or interpolated where they are finer than it resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..earth.land import is_land
from .raster_content import NODATA
from .smooth_field import Lattice, SmoothField, lattice_step

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..types import Bounds, Progress
    from .grid import PixelLocator, Places
    from .raster_content import RasterContent

MAX_FIELDS = 300
"""More would need more memory, half a megabyte each around the Earth, than interpolating them saves time."""

SAMPLES = 257
"""Rows and columns of pixels that are looked at to see how much of the Earth the raster shows."""

WORTHWHILE = 2
"""Pixels for each node of a lattice that make interpolating worth it."""


@float_errors_aside
class Pixels:
    """The values of `content` at every pixel of a raster; nodata off the globe, and at sea with `land_only`."""

    def __init__(
        self,
        locator: PixelLocator,
        encoder: LocationEncoder,
        content: RasterContent,
        land_only: bool = False,
        interpolate: bool = True,
    ) -> None:
        """Take a PixelLocator, a LocationEncoder and a RasterContent. Without `interpolate` nothing is interpolated."""
        self.grid, self.encoder, self.content = locator.grid, encoder, content
        self._locator, self._land_only, self._interpolate = locator, land_only, interpolate
        self._field: SmoothField | None = None

    def prepare(self, progress: Progress | None = None) -> bool:
        """Compute what the pixels are interpolated from, and return whether they are.

        `progress` is called with the share done, 0 to 1, and may raise to stop it.
        """
        lattice = self._lattice() if self._interpolate and 0 < self.content.field_count <= MAX_FIELDS else None
        if lattice is not None:
            self._field = SmoothField.of(self.encoder, self.content.fields, lattice, progress)
        return lattice is not None

    def _lattice(self) -> Lattice | None:
        """Return the Lattice under the raster, or None if to ask at every pixel is less work, or more exact."""
        places = self._locator.sample(SAMPLES)
        wanted = self._wanted(places)
        if not wanted.any():
            return None
        step = lattice_step(self.encoder)
        if step is None:
            return None
        lattice = Lattice.around(*bounds_of(places.lonlat[wanted]), step)
        pixels = wanted.mean() * self.grid.width * self.grid.height
        return lattice if pixels > WORTHWHILE * lattice.size else None

    def values(self, left: int, top: int, width: int, height: int) -> np.ndarray:
        """Return the (height, width, bands) values of a window."""
        places = self._locator.window(left, top, width, height)
        wanted = self._wanted(places)
        values = np.full(
            (height * width, len(self.content.names)), NODATA[self.content.dtype], dtype=self.content.dtype
        )
        if wanted.any():
            values[wanted] = self._values(places, wanted)
        return values.reshape(height, width, -1)

    def _wanted(self, places: Places) -> np.ndarray:
        wanted = places.good.copy()
        if self._land_only and wanted.any():
            wanted[wanted] = is_land(places.lonlat[wanted])
        return wanted

    def _values(self, places: Places, wanted: np.ndarray) -> np.ndarray:
        if self._field is not None and self._field.covers(places.lonlat[wanted]).all():
            grid = _graticule(places, wanted)
            if grid is not None:
                fields = self._field.on_grid(*grid)
                return self.content.values_of_fields(fields.reshape(len(wanted), -1)[wanted])
            return self.content.values_of_fields(self._field.at(places.lonlat[wanted]))
        return self.content.values(embeddings_at(self.encoder, places, wanted), places.lonlat[wanted])


def embeddings_at(encoder: LocationEncoder, places: Places, wanted: np.ndarray) -> np.ndarray:
    """Return the (k, dim) embeddings of the k of Places that are `wanted`, (n,) bool."""
    grid = _graticule(places, wanted)
    if grid is not None:
        return encoder.encode_grid(*grid).reshape(len(wanted), -1)[wanted]
    return encoder.encode(places.lonlat[wanted])


def _graticule(places: Places, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the meridians and parallels of Places, or None where they are better asked for one by one."""
    # A cell of a grid costs less than a place by itself, but a grid has no holes for the sea.
    if places.lons is None or places.lats is None or not places.good.all() or wanted.mean() <= 0.5:
        return None
    return places.lons, places.lats


@float_errors_aside
def bounds_of(lonlat: np.ndarray) -> Bounds:
    """Return (west, south, east, north) of (n, 2) degrees: the narrowest range of longitudes that holds them all."""
    lons = np.sort(np.remainder(lonlat[:, 0], 360.0))
    gaps = np.diff(np.append(lons, lons[0] + 360.0))
    widest = int(gaps.argmax())
    west, east = lons[(widest + 1) % len(lons)], lons[widest]
    # Not by the width, which rounding may make less than it is.
    turns = int(east < west) - int(west >= 180.0)
    west = west - 360.0 if west >= 180.0 else west
    return west, lonlat[:, 1].min(), east + 360.0 * turns, lonlat[:, 1].max()
