"""The places of a raster's pixels, and of extents, by PROJ: what `crs_geometry` asks of whoever transforms.

EPSG:4326 is what encoders are told: it needs no transform, and no pyproj.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..crs_geometry import PlaceFinder, cut, rectangle_in, usable_bounds
from ..sphere import WORLD

if TYPE_CHECKING:
    import pyproj

    from ..annotations import ArrayFunction, Bounds

DEGREES = "EPSG:4326"


def crs_of(text: str) -> pyproj.CRS:
    """Return the CRS that an authority's code, a PROJ string or WKT means. Raises ValueError if it means none."""
    import pyproj

    try:
        return pyproj.CRS(text)
    except pyproj.exceptions.CRSError as error:
        raise ValueError(f"{text} is not a CRS that PROJ knows") from error


def place_finder(crs: str) -> PlaceFinder:
    """Return the PlaceFinder of a CRS. Raises ValueError for one that is unknown."""
    return PlaceFinder(_transform(crs, DEGREES), _transform(DEGREES, crs), _is_geographic(crs))


def corners_in(crs: str, extent: Bounds | None, extent_crs: str = DEGREES) -> Bounds:
    """Return (west, south, east, north) in `crs` of an extent in another one, or of all that the CRS is used for.

    Raises ValueError for a CRS that is unknown or shows no place, and an extent without area or outside of its bounds.
    """
    area: Bounds | None = WORLD
    if crs != DEGREES:
        use = crs_of(crs).area_of_use
        area = (use.west, use.south, use.east, use.north) if use else None
    bounds = usable_bounds(area, _transform(DEGREES, crs), _transform(crs, DEGREES))
    if bounds is None:
        raise ValueError(f"the CRS {crs} shows no place on Earth")
    if extent is None:
        return bounds
    west, south, east, north = extent
    if not (np.isfinite(extent).all() and west < east and south < north):
        raise ValueError(f"the extent has no area: {west:g},{south:g},{east:g},{north:g}")
    corners: Bounds | None = extent
    if extent_crs != crs:
        corners = rectangle_in(extent, _transform(extent_crs, crs), _is_geographic(extent_crs), _is_geographic(crs))
    corners = corners and cut(corners, bounds, _is_geographic(crs))
    if corners is None:
        raise ValueError(f"the extent lies outside the bounds of {crs}")
    return corners


def _is_geographic(crs: str) -> bool:
    return crs == DEGREES or crs_of(crs).is_geographic


def _transform(source: str, destination: str) -> ArrayFunction:
    """Return the transform of (n, 2) coordinates; what cannot be transformed becomes not-a-number."""
    if source == destination:
        return lambda xy: np.array(xy, dtype=np.float64)
    import pyproj

    transformer = pyproj.Transformer.from_crs(crs_of(source), crs_of(destination), always_xy=True)

    def transformed(xy: np.ndarray) -> np.ndarray:
        # pyproj takes one point alone for numbers.
        some = np.concatenate([xy, xy]) if len(xy) == 1 else xy
        result = np.stack(transformer.transform(some[:, 0], some[:, 1]), axis=1)[: len(xy)]
        result[~np.isfinite(result).all(axis=1)] = np.nan
        return result

    return transformed
