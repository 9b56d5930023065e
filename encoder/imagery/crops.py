"""Square pictures of the ground around points, cut from a world image in a projection centred on each point.

A plain window of longitudes and latitudes would shrink towards the poles: 250 km are 2 degrees at the equator and 13
at 80 N. Here every crop shows the same ground distance, north up, wherever it lies.
"""

import numpy as np

from ..sphere import EARTH_RADIUS, canonical, lonlat_of, unit_vectors


def local_grid(lonlat, width, size):
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


class WorldImage:
    """An image of the whole world in plate carree (row 0 at 90 N, column 0 at 180 W) from which crops are cut."""

    def __init__(self, pixels):
        """Take `pixels`, (height, width, channels) uint8, and halve it repeatedly for coarse crops."""
        self.levels = [np.ascontiguousarray(pixels)]
        # An odd side cannot be halved without moving what it shows.
        while min(self.levels[-1].shape[:2]) >= 256 and not any(side % 2 for side in self.levels[-1].shape[:2]):
            fine = self.levels[-1]
            blocks = fine.reshape(fine.shape[0] // 2, 2, fine.shape[1] // 2, 2, -1).astype(np.uint16)
            self.levels.append(((blocks.sum(axis=(1, 3)) + 2) // 4).astype(np.uint8))

    def crops(self, lonlat, width, size):
        """Return (n, size, size, channels) float32 crops in 0..255, `width` metres wide, around n points."""
        metres = width / size
        native = 2 * np.pi * EARTH_RADIUS / self.levels[0].shape[1]
        level = int(np.clip(np.floor(np.log2(max(metres / native, 1.0))), 0, len(self.levels) - 1))
        return sample(self.levels[level], local_grid(lonlat, width, size))


def sample(image, lonlat):
    """Return the float32 values of a plate carree `image`, (height, width, channels), at (..., 2) degrees."""
    height, width = image.shape[:2]
    column = (lonlat[..., 0] + 180.0) / 360.0 * width - 0.5
    row = np.clip((90.0 - lonlat[..., 1]) / 180.0 * height - 0.5, 0, height - 1)
    left, top = np.floor(column).astype(np.intp), np.floor(row).astype(np.intp)
    dx = (column - left).astype(np.float32)[..., np.newaxis]
    dy = (row - top).astype(np.float32)[..., np.newaxis]
    bottom = np.minimum(top + 1, height - 1)
    left, right = np.mod(left, width), np.mod(left + 1, width)
    upper = image[top, left] * (1 - dx) + image[top, right] * dx
    lower = image[bottom, left] * (1 - dx) + image[bottom, right] * dx
    return upper * (1 - dy) + lower * dy
