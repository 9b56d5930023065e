"""Square pictures of the ground around points, cut from an image of it in a projection centred on each point.

A plain window of longitudes and latitudes would shrink towards the poles: 250 km are 2 degrees at the equator and 13
at 80 N. Here every crop shows the same ground distance, north up, wherever it lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..earth.sphere import EARTH_RADIUS, WORLD, canonical, lonlat_of, unit_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from ..types import Bounds


def local_grid(lonlat: ArrayLike, width: float, size: int) -> np.ndarray:
    """Return the (n, size, size, 2) lonlat of pixel centres of squares `width` metres wide around n points, north up.

    Azimuthal equidistant projection on the sphere, centred on each point (Snyder 1987, Map projections, p. 191):
    distances and directions from the centre are true.
    """
    lonlat = canonical(lonlat)
    offset = ((np.arange(size) + 0.5) / size - 0.5) * width
    east, north = np.meshgrid(offset, -offset)
    rho = np.hypot(east, north)
    angle = rho / EARTH_RADIUS
    sinc = np.sin(angle) / np.where(rho > 0, rho, 1.0)
    lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    zero = np.zeros_like(lon)
    up = unit_vectors(lonlat)
    to_east = np.stack([-np.sin(lon), np.cos(lon), zero], axis=1)
    to_north = np.stack([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)], axis=1)
    local = np.stack([sinc * east, sinc * north, np.cos(angle)], axis=-1)
    frame = np.stack([to_east, to_north, up], axis=1)
    return lonlat_of(np.einsum("yxk,nkc->nyxc", local, frame))


OPAQUE = 255
"""The last channel of an image with holes: 0 where nothing is known, and the colours are 0 there too."""


class GroundImage:
    """An image of the ground in plate carree, of the whole world or of a part of it, from which crops are cut.

    Row 0 is in the north, column 0 in the west, and pixels are about as wide on the ground as they are high.
    """

    def __init__(self, pixels: np.ndarray, known: np.ndarray | None = None, bounds: Sequence[float] = WORLD) -> None:
        """Take `pixels`, (height, width, channels) uint8, and halve them repeatedly for coarse crops.

        `known`, (height, width) bool, says which pixels show something; None is all.
        """
        west, south, east, north = (float(bound) for bound in bounds)
        self.bounds = (west, south, east, north)
        self.has_holes = known is not None or self.bounds != WORLD
        if self.has_holes:
            known = np.ones(pixels.shape[:2], bool) if known is None else known
            pixels = np.concatenate([pixels * known[..., np.newaxis], known[..., np.newaxis] * OPAQUE], axis=-1)
        self.levels = [np.ascontiguousarray(pixels, np.uint8)]
        # An odd side cannot be halved without moving what it shows.
        while min(self.levels[-1].shape[:2]) >= 256 and not any(side % 2 for side in self.levels[-1].shape[:2]):
            fine = self.levels[-1]
            blocks = fine.reshape(fine.shape[0] // 2, 2, fine.shape[1] // 2, 2, -1).astype(np.uint16)
            self.levels.append(((blocks.sum(axis=(1, 3)) + 2) // 4).astype(np.uint8))

    @property
    def pixel(self) -> float:
        """The height of a pixel, in metres."""
        return np.radians(self.bounds[3] - self.bounds[1]) * EARTH_RADIUS / self.levels[0].shape[0]

    def crops(self, lonlat: np.ndarray, width: float, size: int) -> np.ndarray:
        """Return (n, size, size, channels) float32 crops in 0..255, `width` metres wide, around n points.

        What a crop does not know of is of the mean colour of the rest.
        """
        values = self._sampled(lonlat, width, size)
        if not self.has_holes:
            return values
        known = values[..., -1:] >= OPAQUE / 2
        colours = values[..., :-1] * (OPAQUE / np.maximum(values[..., -1:], 1))
        count = np.maximum(known.sum(axis=(1, 2), keepdims=True), 1)
        mean = (colours * known).sum(axis=(1, 2), keepdims=True) / count
        return np.minimum(np.where(known, colours, mean), 255).astype(np.float32)

    def known_share(self, lonlat: np.ndarray, width: float, size: int = 8) -> np.ndarray:
        """Return (n,) float32: how much of the squares of `width` metres around n points the image knows, 0 to 1."""
        if not self.has_holes:
            return np.ones(len(lonlat), np.float32)
        return self._sampled(lonlat, width, size)[..., -1].mean(axis=(1, 2)) / OPAQUE

    def _sampled(self, lonlat: np.ndarray, width: float, size: int) -> np.ndarray:
        level = int(np.clip(np.floor(np.log2(max(width / size / self.pixel, 1.0))), 0, len(self.levels) - 1))
        return sample(self.levels[level], local_grid(lonlat, width, size), self.bounds)


def sample(image: np.ndarray, lonlat: np.ndarray, bounds: Bounds = WORLD) -> np.ndarray:
    """Return the float32 values of a plate carree `image`, (height, width, channels), at (..., 2) degrees.

    Around the world and at its poles there is no end; beyond other `bounds` all is 0.
    """
    west, south, east, north = bounds
    height, width = image.shape[:2]
    wraps = east - west >= 360.0
    turn = np.mod(lonlat[..., 0] - west, 360.0)
    column = turn / (east - west) * width - 0.5
    row = (north - lonlat[..., 1]) / (north - south) * height - 0.5
    outside = (row < -0.5) | (row > height - 0.5)
    row = np.clip(row, 0, height - 1)
    left, top = np.floor(column).astype(np.intp), np.floor(row).astype(np.intp)
    dx = (column - left).astype(np.float32)[..., np.newaxis]
    dy = (row - top).astype(np.float32)[..., np.newaxis]
    bottom = np.minimum(top + 1, height - 1)
    if wraps:
        left, right = np.mod(left, width), np.mod(left + 1, width)
    else:
        outside |= turn > east - west
        left, right = np.clip(left, 0, width - 1), np.clip(left + 1, 0, width - 1)
    upper = image[top, left] * (1 - dx) + image[top, right] * dx
    lower = image[bottom, left] * (1 - dx) + image[bottom, right] * dx
    values = upper * (1 - dy) + lower * dy
    values[outside] = 0
    return values
