"""GeoJSON files of points. They are read whole, by Python itself: what is larger belongs into another format."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .geometries import NAMED_WGS84, degrees_of
from .point_rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow

    from ..types import Metadata

MOST_BYTES = 1 << 26

GEOMETRY = "geometry"
"""The column of the points; lines behind it if a property has that name."""


class GeoJsonPoints:
    """A FeatureCollection of points (RFC 7946): in degrees, in the CRS that its member `crs` names, as files of before
    2016 have it, or in `crs` where it names none."""

    def __init__(self, path: Path, chunk: int, crs: str | None = None) -> None:
        if path.stat().st_size > MOST_BYTES:
            raise ValueError(f"{path} is larger than {MOST_BYTES >> 20} MB: convert it to GeoPackage or GeoParquet")
        try:
            content = json.loads(path.read_text(encoding="utf-8-sig"))
            features = content["features"]
            geometries = [feature["geometry"] for feature in features]
            self._properties: list[dict[str, Any]] = [dict(feature.get("properties") or {}) for feature in features]
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(f"{path} is not a FeatureCollection of GeoJSON: {error!r}") from error
        points = [_coordinates(geometry, f"{path}, row {row}") for row, geometry in enumerate(geometries)]
        self._xy = np.array(points, dtype=np.float64).reshape(-1, 2)
        self._crs = _crs_of(content, crs, path)
        self._names = list(dict.fromkeys(name for properties in self._properties for name in properties))
        self._geometry = GEOMETRY
        while self._geometry in self._names:
            self._geometry += "_"
        self._chunk = chunk
        self.pieces = max(1, -(-len(points) // chunk))

    @property
    def geo(self) -> Metadata:
        """What GeoParquet says of the points among the columns."""
        about: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
        if self._crs != NAMED_WGS84:
            import pyproj

            about["crs"] = json.loads(pyproj.CRS(self._crs).to_json())
        return {"version": "1.0.0", "primary_column": self._geometry, "columns": {self._geometry: about}}

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, see PointFile."""
        start = index * self._chunk
        lonlat = degrees_of(self._xy[start : start + self._chunk], self._crs)
        return Rows(lonlat, self._table.slice(start, self._chunk) if columns else {})

    @cached_property
    def _table(self) -> pyarrow.Table:
        import pyarrow

        columns = {name: _column([properties.get(name) for properties in self._properties]) for name in self._names}
        return pyarrow.table({**columns, self._geometry: pyarrow.array(_wkb(self._xy), pyarrow.binary())})


def _coordinates(geometry: Any, where: str) -> tuple[float, float]:
    """Return (x, y) of a point, not-a-number of none, or ValueError for another geometry."""
    if geometry is None:
        return np.nan, np.nan
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind != "Point":
        raise ValueError(f"{where} is a {kind}, and not a Point: take centroids first")
    point = geometry.get("coordinates")
    if point == []:
        return np.nan, np.nan
    if not isinstance(point, list) or len(point) < 2 or {type(each) for each in point[:2]} - {int, float}:
        raise ValueError(f"{where} has the coordinates {point}, and not two numbers")
    return point[0], point[1]


def _crs_of(content: dict[str, Any], crs: str | None, path: Path) -> str:
    """Return the CRS that a file names, else `crs`, else degrees."""
    if content.get("crs") is None:
        return crs or NAMED_WGS84
    try:
        named = content["crs"]["properties"]["name"]
    except (LookupError, TypeError):
        raise ValueError(f"{path} has a member crs that names no CRS: {content['crs']}") from None
    if crs:
        raise ValueError(f"{path} names its own CRS, {named}: give it no other")
    return str(named)


def _column(values: list[Any]) -> pyarrow.Array:
    """Return the values of a property as Arrow has them, or as JSON where it has no type for all of them."""
    import pyarrow

    try:
        if not any(isinstance(value, (list, dict)) for value in values):
            return pyarrow.array(values)
    except (pyarrow.ArrowException, OverflowError):
        pass
    return pyarrow.array([None if value is None else json.dumps(value, ensure_ascii=False) for value in values])


def _wkb(xy: np.ndarray) -> list[bytes | None]:
    """Return (n, 2) points as WKB, None where there is none."""
    points = np.zeros(len(xy), dtype=[("order", "u1"), ("kind", "<u4"), ("xy", "<f8", 2)])
    points["order"], points["kind"], points["xy"] = 1, 1, xy
    return [None if np.isnan(place).any() else point.tobytes() for point, place in zip(points, xy)]
