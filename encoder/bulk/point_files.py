"""Files of points that are read in pieces, from anywhere in them: CSV, Parquet (and GeoParquet), GeoPackage.

A piece is some consecutive rows: their places, and all else that stands there, to be written beside the result.
"""

from __future__ import annotations

import csv
import io
import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

from .geometries import lonlat_of_geometries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow

    from ..annotations import Metadata, StrPath

BLOCK = 1 << 24
"""Bytes of a text that are looked at once for its lines."""

BATCH = 1 << 20
"""Feature ids of a GeoPackage that are read at once."""

NEWLINE, QUOTE = ord("\n"), ord('"')

NAMED_WGS84 = "OGC:CRS84"
"""What GeoParquet means where it names no CRS."""


class Rows(NamedTuple):
    """Some rows: (n, 2) float64 `lonlat` in degrees, NaN where a row has no place, and all of their `columns` by name:
    a pyarrow.Table, or lists of text."""

    lonlat: np.ndarray
    columns: pyarrow.Table | Mapping[str, list[str]]


class PointFile(Protocol):
    """A file of points, in pieces. It can be pickled, and be read by several processes at once.

    `pieces` is their number, at least 1; `geo` what GeoParquet says of the geometry among the columns, if there is any.
    """

    pieces: int
    geo: Metadata | None

    def read(self, index: int) -> Rows:
        """Return the rows of a piece. Raises ValueError, naming the file, for what cannot be understood."""


def open_points(path: StrPath, chunk: int, lon: str = "lon", lat: str = "lat", layer: str | None = None) -> PointFile:
    """Return the PointFile at `path`, in pieces of at most `chunk` rows. Parquet may be a folder of files.

    `lon` and `lat` are the columns of a file without geometries, `layer` that of a GeoPackage with several. Raises
    ValueError for a file of another kind, and for columns and layers that are not there; OSError.
    """
    path = Path(path)
    if path.is_dir():
        return ParquetPoints(sorted(path.glob("*.parquet")), chunk, lon, lat)
    # For the system's own word where it cannot be opened.
    path.open("rb").close()
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return CsvPoints(path, chunk, lon, lat)
    if suffix in (".parquet", ".geoparquet", ".pq"):
        return ParquetPoints([path], chunk, lon, lat)
    if suffix == ".gpkg":
        return GeoPackagePoints(path, chunk, layer)
    raise ValueError(f"{path}: points are read from .csv, .parquet and .gpkg")


class CsvPoints:
    """A CSV file in UTF-8, with a header. What stands in its other columns is carried as text."""

    geo: Metadata | None = None

    def __init__(self, path: Path, chunk: int, lon: str, lat: str) -> None:
        self._path = path
        ends = record_ends(path)
        size = path.stat().st_size
        if size > (ends[-1] if len(ends) else 0):
            # The last record lacks its newline.
            ends = np.append(ends, size)
        self._names = next(self._records(0, ends[0] if len(ends) else 0), [])
        missing = {lon, lat} - set(self._names)
        if missing:
            raise ValueError(f"{path} has no column {' or '.join(sorted(missing))}")
        self._columns = self._names.index(lon), self._names.index(lat)
        self._starts = np.append(ends[:-1:chunk], ends[-1]) if len(ends) > 1 else ends[[0, 0]]
        self.pieces = len(self._starts) - 1

    def read(self, index: int) -> Rows:
        """Return the rows of a piece, see PointFile."""
        try:
            rows = [row for row in self._records(self._starts[index], self._starts[index + 1]) if row]
        except csv.Error as error:
            raise ValueError(f"{self._path}: {error}") from error
        for row in rows:
            if len(row) != len(self._names):
                raise ValueError(f"{self._path} has {len(self._names)} columns, but a row of {len(row)}: {row}")
        columns = dict(zip(self._names, map(list, zip(*rows)))) if rows else {name: [] for name in self._names}
        try:
            lonlat = [[float(row[column]) if row[column] else np.nan for column in self._columns] for row in rows]
        except ValueError as error:
            raise ValueError(f"{self._path}: {error}") from error
        return Rows(np.array(lonlat, dtype=np.float64).reshape(-1, 2), columns)

    def _records(self, start: int, end: int) -> Iterator[list[str]]:
        with self._path.open("rb") as file:
            file.seek(int(start))
            text = file.read(int(end - start)).decode("utf-8-sig")
        return csv.reader(io.StringIO(text, newline=""))


def record_ends(path: StrPath) -> np.ndarray:
    """Return the (n,) int64 offsets behind the newlines that end records of a CSV file: those not within quotes."""
    ends, offset, quotes = [], 0, 0
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            bytes_ = np.frombuffer(block, np.uint8)
            newlines, quoted = np.flatnonzero(bytes_ == NEWLINE), np.flatnonzero(bytes_ == QUOTE)
            # A quote within quotes is doubled, so within them is where the number of quotes before is odd.
            outside = (quotes + np.searchsorted(quoted, newlines)) % 2 == 0
            ends.append(newlines[outside] + offset + 1)
            quotes, offset = quotes + len(quoted), offset + len(block)
    return np.concatenate(ends) if ends else np.empty(0, np.int64)


class ParquetPoints:
    """Parquet files, one behind the other: with a geometry, as GeoParquet has it, or columns of degrees."""

    def __init__(self, paths: list[Path], chunk: int, lon: str, lat: str) -> None:
        from pyarrow import parquet

        if not paths:
            raise ValueError("there is no Parquet file in that folder")
        self._paths, self._lon, self._lat = paths, lon, lat
        groups = []
        for file, path in enumerate(paths):
            with parquet.ParquetFile(path) as opened:
                told = opened.metadata
                groups += [(file, group, told.row_group(group).num_rows) for group in range(told.num_row_groups)]
                if file == 0:
                    self._schema = opened.schema_arrow
        self._groups = np.array(groups, dtype=np.int64).reshape(-1, 3)
        self._ends = np.cumsum(self._groups[:, 2])
        self._chunk = chunk
        self._rows = int(self._groups[:, 2].sum())
        self.pieces = max(1, -(-self._rows // chunk))
        geo = (self._schema.metadata or {}).get(b"geo")
        self.geo = json.loads(geo) if geo else None
        missing = {lon, lat} - set(self._schema.names)
        if self.geo is None and missing:
            raise ValueError(f"{paths[0]} has no geometry, and no column {' or '.join(sorted(missing))}")

    def read(self, index: int) -> Rows:
        """Return the rows of a piece, see PointFile."""
        import pyarrow
        from pyarrow import parquet

        start, end = index * self._chunk, min((index + 1) * self._chunk, self._rows)
        if start == end:
            table = self._schema.remove_metadata().empty_table()
            return Rows(self._lonlat(table), table)
        first, last = np.searchsorted(self._ends, [start, end - 1], side="right")
        tables = []
        for file, groups in groupby(self._groups[first : last + 1], key=lambda group: group[0]):
            with parquet.ParquetFile(self._paths[file]) as opened:
                # Of a folder's files each has its own metadata.
                tables.append(opened.read_row_groups([int(group[1]) for group in groups]).replace_schema_metadata())
        before = int(self._ends[first] - self._groups[first, 2])
        table = pyarrow.concat_tables(tables).slice(start - before, end - start)
        return Rows(self._lonlat(table), table)

    def _lonlat(self, table: pyarrow.Table) -> np.ndarray:
        if self.geo is None:
            return np.stack([_numbers(table[name]) for name in (self._lon, self._lat)], axis=1)
        name = self.geo["primary_column"]
        about = self.geo["columns"][name]
        crs = about.get("crs", NAMED_WGS84)
        try:
            return lonlat_of_geometries(table[name], about["encoding"], crs)
        except ValueError as error:
            raise ValueError(f"{self._paths[0]}: {error}") from error


def _numbers(column: pyarrow.ChunkedArray) -> np.ndarray:
    """Return a column of numbers as (n,) float64, NaN where it has none."""
    import pyarrow

    return column.cast(pyarrow.float64()).to_numpy(zero_copy_only=False)


class GeoPackagePoints:
    """A layer of a GeoPackage. Its pieces are ranges of feature ids: SQLite finds each at once."""

    def __init__(self, path: Path, chunk: int, layer: str | None) -> None:
        import pyogrio

        layers = list(pyogrio.list_layers(path)[:, 0])
        if layer is None and len(layers) == 1:
            layer = layers[0]
        if layer not in layers:
            raise ValueError(f"{path}: {'there is no such layer' if layer else 'name a layer'}: {', '.join(layers)}")
        about = pyogrio.read_info(path, layer=layer)
        if about["geometry_type"] is None or not about["crs"]:
            raise ValueError(f"{path}: the layer {layer} has no geometry with a CRS")
        self._path, self._layer, self._crs = path, layer, about["crs"]
        self._fid = about["fid_column"] or "fid"
        self._geometry = about["geometry_name"] or "geom"
        self._starts = self._first_ids(chunk)
        self.pieces = len(self._starts) - 1
        self.geo: Metadata | None = geo_of(self._geometry, self._crs)

    def _first_ids(self, chunk: int) -> list[int]:
        """Return the first feature id of each piece, and one behind the last."""
        import pyogrio

        starts, rows, last = [], 0, -1
        # With a condition, for without one GDAL believes a count that other programs may have left wrong.
        chosen: dict[str, Any] = {
            "layer": self._layer,
            "where": f'"{self._fid}" IS NOT NULL',
            "columns": [],
            "read_geometry": False,
        }
        stream = {"batch_size": min(chunk, BATCH), "return_fids": True, "use_pyarrow": True}
        with pyogrio.open_arrow(self._path, **chosen, **stream) as (_, batches):
            for batch in batches:
                ids = batch.column(0).to_numpy()
                starts += ids[-rows % chunk :: chunk].tolist()
                rows, last = rows + len(ids), int(ids[-1]) if len(ids) else last
        return [*starts, last + 1] if starts else [0, 0]

    def read(self, index: int) -> Rows:
        """Return the rows of a piece, see PointFile."""
        import pyogrio

        where = f'"{self._fid}" >= {self._starts[index]} AND "{self._fid}" < {self._starts[index + 1]}'
        _, table = pyogrio.read_arrow(self._path, layer=self._layer, where=where)
        names = [self._geometry if name == "wkb_geometry" else name for name in table.column_names]
        table = table.rename_columns(names).replace_schema_metadata()
        try:
            return Rows(lonlat_of_geometries(table[self._geometry], "WKB", self._crs), table)
        except ValueError as error:
            raise ValueError(f"{self._path}: {error}") from error


def geo_of(column: str, crs: str) -> dict[str, Any]:
    """Return what GeoParquet says of a file whose only geometry is a column of points in WKB, in the CRS `crs`."""
    import pyproj

    about = {"encoding": "WKB", "geometry_types": ["Point"], "crs": json.loads(pyproj.CRS(crs).to_json())}
    return {"version": "1.0.0", "primary_column": column, "columns": {column: about}}
