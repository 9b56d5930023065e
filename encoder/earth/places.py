"""Places as people have them, arrays, tables, GeoSeries and GeoDataFrames of GeoPandas, as one array of degrees."""

from __future__ import annotations

from typing import Any

import numpy as np

LON_NAMES = ("lon", "longitude", "long", "lng")
LAT_NAMES = ("lat", "latitude")


def lonlat_array(places: Any) -> np.ndarray:
    """Return `places` as an (n, 2) float64 array of degrees, longitude first; what is in it is not checked.

    They may be an (n, 2) array, or a single place (2,); a table with columns `lon` and `lat`, or longitude and
    latitude, in any order, or with two columns, longitude first; a GeoSeries or a GeoDataFrame of points, in any CRS.

    Raises ValueError for another shape, a table without such columns, and geometries that are no points or have no CRS.
    """
    if hasattr(places, "to_crs"):
        return _of_geometries(places)
    if hasattr(places, "columns"):
        places = _two_columns(places)
    array = np.asarray(places, dtype=np.float64)
    if array.ndim == 1 and array.size in (0, 2):
        array = array.reshape(-1, 2)
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(f"lonlat must have shape (n, 2), longitude first; it has shape {array.shape}")
    return array


def _of_geometries(places: Any) -> np.ndarray:
    """Return the (n, 2) degrees of the points of a GeoSeries or GeoDataFrame; NaN where one is missing or empty."""
    points = places.geometry
    if points.crs is None:
        raise ValueError("the geometries have no CRS: say which it is with set_crs")
    good = (points.geom_type == "Point") | points.is_empty | points.isna()
    if not good.all():
        row = int(np.argmin(np.asarray(good)))
        raise ValueError(f"row {row} is a {points.geom_type.iloc[row]}, not a point: take its representative_point()")
    points = points.to_crs(4326)
    return np.stack([points.x.to_numpy(dtype=np.float64), points.y.to_numpy(dtype=np.float64)], axis=1)


def _two_columns(table: Any) -> Any:
    """Return the part of a table that has the longitudes and latitudes, in this order."""
    names = {str(name).lower(): name for name in table.columns}
    lon, lat = (next((names[name] for name in known if name in names), None) for known in (LON_NAMES, LAT_NAMES))
    if lon is not None and lat is not None:
        return table[[lon, lat]]
    if len(table.columns) == 2:
        return table
    raise ValueError(f"the table has no columns lon and lat: it has {', '.join(map(str, table.columns))}")
