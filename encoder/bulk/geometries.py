"""The places of columns of geometries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from .projected_places import DEGREES, crs_of, transform

if TYPE_CHECKING:
    import pyarrow

NAMED_WGS84 = "OGC:CRS84"
"""What GeoParquet and GeoJSON mean where they name no CRS."""

ALREADY_DEGREES = {NAMED_WGS84, "EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326"}


def lonlat_of_geometries(column: pyarrow.ChunkedArray, encoding: str, crs: Any) -> np.ndarray:
    """Return the (n, 2) float64 degrees of a column of points, as `degrees_of` has them; NaN where there is none.

    `encoding` and `crs` are as GeoParquet 1.1 has them: "WKB" or "point", and an object of PROJJSON, or whatever pyproj
    understands. Raises ValueError for other geometries than points, without a CRS, and for one that is none of the
    Earth.
    """
    if crs is None:
        raise ValueError("the points have no CRS, so nobody can tell where they are")
    return degrees_of(_of_wkb(column) if encoding == "WKB" else _of_coordinates(column, encoding), crs)


def degrees_of(xy: np.ndarray, crs: Any) -> np.ndarray:
    """Return the (n, 2) float64 degrees of (n, 2) coordinates, x and east first; NaN where there are none, and
    infinity, which is no place, where the CRS ends.

    `crs` is an object of PROJJSON, or whatever pyproj understands.
    """
    if _name_of(crs) in ALREADY_DEGREES:
        return xy
    if isinstance(crs, dict):
        # PROJ takes no null for what is left out.
        crs = json.dumps({name: value for name, value in crs.items() if value is not None})
    lonlat = transform(crs_of(crs), DEGREES)(xy)
    lonlat[np.isnan(lonlat).any(axis=1) & ~np.isnan(xy).any(axis=1)] = np.inf
    return lonlat


def _name_of(crs: Any) -> str:
    if isinstance(crs, dict):
        told = crs.get("id") or {}
        return f"{told.get('authority')}:{told.get('code')}"
    return str(crs)


def _of_wkb(column: pyarrow.ChunkedArray) -> np.ndarray:
    import shapely

    try:
        points = shapely.from_wkb(column.to_numpy(zero_copy_only=False))
    except shapely.errors.ShapelyError as error:
        raise ValueError(f"its geometries cannot be read: {error}") from error
    kinds = set(shapely.get_type_id(points).tolist()) - {shapely.GeometryType.MISSING, shapely.GeometryType.POINT}
    if kinds:
        raise ValueError("it has other geometries than points: take their centroids first")
    xy = np.full((len(points), 2), np.nan)
    # An empty point has no coordinates to ask for.
    some = ~(shapely.is_missing(points) | shapely.is_empty(points))
    xy[some] = shapely.get_coordinates(points[some])
    return xy


def _of_coordinates(column: pyarrow.ChunkedArray, encoding: str) -> np.ndarray:
    import pyarrow
    from pyarrow import compute

    if encoding != "point" or not pyarrow.types.is_struct(column.type):
        raise ValueError(f"its geometries are {encoding}, and not points")
    # Where the point itself is missing, both of its coordinates come out missing.
    parts = [compute.struct_field(column, name).to_numpy(zero_copy_only=False) for name in ("x", "y")]
    return np.stack(parts, axis=1).astype(np.float64)
