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
    from collections.abc import Mapping

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

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, without `columns` their places alone.

        Raises ValueError, naming the file, for what cannot be understood.
        """


def open_points(path: StrPath, chunk: int, lon: str = "lon", lat: str = "lat", layer: str | None = None) -> PointFile:
    """Return the PointFile at `path`, in pieces of at most `chunk` rows. Parquet may be a folder of files.

    `lon` and `lat` are the columns of a file without geometries, `layer` that of a GeoPackage with several. Raises
    ValueError for a file of another kind, and for columns and layers that are not there; OSError.
    """
    path = Path(path)
    if path.is_dir():
        return ParquetPoints(parquet_files(path), chunk, lon, lat)
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


def parquet_files(folder: Path) -> list[Path]:
    """Return the Parquet files in a folder and in those below, but for names that begin with a dot or underscore."""
    found = sorted(folder.rglob("*.parquet"))
    return [path for path in found if not any(part[0] in "._" for part in path.relative_to(folder).parts)]


class CsvPoints:
    """A CSV file in UTF-8, with a header. What stands in its other columns is carried as text."""

    geo: Metadata | None = None

    def __init__(self, path: Path, chunk: int, lon: str, lat: str) -> None:
        self._path = path
        self._starts = piece_starts(path, chunk)
        self._names = (self._records(0, self._starts[0]) or [[]])[0]
        missing, twice = {lon, lat} - set(self._names), [name for name in self._names if self._names.count(name) > 1]
        if missing:
            told = f"but {', '.join(self._names)}" if self._names else "for it is empty"
            raise ValueError(f"{path} has no column {' or '.join(sorted(missing))}, {told}")
        if twice:
            raise ValueError(f"{path} has several columns {twice[0]}")
        self._columns = self._names.index(lon), self._names.index(lat)
        self.pieces = max(1, len(self._starts) - 1)

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, see PointFile."""
        rows = [row for row in self._records(*self._starts[index : index + 2]) if row] if self._starts[1:] else []
        for row in rows:
            if len(row) != len(self._names):
                raise ValueError(f"{self._path} has {len(self._names)} columns, but a row of {len(row)}: {row}")
        try:
            lonlat = [[float(row[column]) if row[column] else np.nan for column in self._columns] for row in rows]
        except ValueError as error:
            raise ValueError(f"{self._path}: {error}") from error
        found = Rows(np.array(lonlat, dtype=np.float64).reshape(-1, 2), {})
        if not columns:
            return found
        texts: list[list[str]] = list(map(list, zip(*rows))) if rows else [[] for _ in self._names]
        return found._replace(columns=dict(zip(self._names, texts)))

    def _records(self, start: int, end: int) -> list[list[str]]:
        with self._path.open("rb") as file:
            file.seek(start)
            text = file.read(end - start)
        try:
            return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
        except (csv.Error, UnicodeDecodeError) as error:
            raise ValueError(f"{self._path}: {error}") from error


def piece_starts(path: StrPath, chunk: int) -> list[int]:
    """Return where in a CSV file the header ends and pieces of `chunk` records begin, and where the last of them ends.

    A record ends with a newline that is not within quotes. Raises ValueError for quotes that do not end, and lines that
    end as no system's have for decades.
    """
    starts: list[int] = []
    records = offset = quotes = returns = 0
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            text = np.frombuffer(block, np.uint8)
            newlines, quoted = np.flatnonzero(text == NEWLINE), np.flatnonzero(text == QUOTE)
            # A quote within quotes is doubled, so within them is where the number of quotes before is odd.
            ends = newlines[(quotes + np.searchsorted(quoted, newlines)) % 2 == 0] + offset + 1
            starts += ends[-records % chunk :: chunk].tolist()
            records, quotes, offset = records + len(ends), quotes + len(quoted), offset + len(block)
            returns += block.count(b"\r") if records == 0 else 0
    if quotes % 2:
        raise ValueError(f"{path} has a quotation mark without another")
    if returns and not starts:
        raise ValueError(f"{path}: its lines end with carriage returns alone")
    # Unless the header is all there is, or the last piece is full.
    return starts if starts[-1:] == [offset] else [*starts, offset]


class ParquetPoints:
    """Parquet files, one behind the other: with a geometry, as GeoParquet has it, or columns of degrees."""

    def __init__(self, paths: list[Path], chunk: int, lon: str, lat: str) -> None:
        from pyarrow import parquet

        if not paths:
            raise ValueError("there is no Parquet file in that folder")
        self._paths, self._lon, self._lat, self._chunk = paths, lon, lat, chunk
        groups = []
        for file, path in enumerate(paths):
            with parquet.ParquetFile(path) as opened:
                schema, told = opened.schema_arrow, opened.metadata
                groups += [(file, group, told.row_group(group).num_rows) for group in range(told.num_row_groups)]
            if file == 0:
                self._schema, self.geo = schema.remove_metadata(), _geo_in(schema, path)
            else:
                _check_alike(path, schema, paths[0], self._schema)
                if _place_of(_geo_in(schema, path)) != _place_of(self.geo):
                    raise ValueError(f"{path} has another geometry column, or another CRS, than {paths[0]}")
        self._groups = np.array(groups, dtype=np.int64).reshape(-1, 3)
        self._ends = np.cumsum(self._groups[:, 2])
        self._rows = int(self._groups[:, 2].sum())
        self.pieces = max(1, -(-self._rows // chunk))
        missing = {lon, lat} - set(schema.names)
        if self.geo is None and missing:
            told = f"no column {' or '.join(sorted(missing))}, but {', '.join(schema.names)}"
            raise ValueError(f"{paths[0]} has no geometry, and {told}")

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, see PointFile."""
        import pyarrow
        from pyarrow import parquet

        start, end = index * self._chunk, min((index + 1) * self._chunk, self._rows)
        where = [self.geo["primary_column"]] if self.geo else [self._lon, self._lat]
        names = self._schema.names if columns else where
        tables = [pyarrow.schema([self._schema.field(name) for name in names]).empty_table()]
        first, last = np.searchsorted(self._ends, [start, end - 1], side="right") if start < end else (0, -1)
        for file, groups in groupby(self._groups[first : last + 1], key=lambda group: group[0]):
            with parquet.ParquetFile(self._paths[file]) as opened:
                # Of a folder's files each has its own metadata, and may have its own order of columns.
                table = opened.read_row_groups([int(group[1]) for group in groups], columns=names)
                tables.append(table.select(names).replace_schema_metadata())
        before = int(self._ends[first] - self._groups[first, 2]) if start < end else 0
        table = pyarrow.concat_tables(tables).slice(start - before, end - start)
        return Rows(self._lonlat(table), table if columns else {})

    def _lonlat(self, table: pyarrow.Table) -> np.ndarray:
        if self.geo is None:
            return np.stack([_numbers(table[name]) for name in (self._lon, self._lat)], axis=1)
        name, encoding, crs = _place_of(self.geo)
        try:
            return lonlat_of_geometries(table[name], encoding, crs)
        except ValueError as error:
            raise ValueError(f"{self._paths[0]}: {error}") from error


def _geo_in(schema: pyarrow.Schema, path: Path) -> Metadata | None:
    """Return what GeoParquet says of a file's geometries, if it is GeoParquet."""
    told = (schema.metadata or {}).get(b"geo")
    if told is None:
        return None
    try:
        geo = json.loads(told)
        name, _, _ = _place_of(geo)
        schema.field(name)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: what it says of its geometry column is not GeoParquet") from error
    return geo


def _place_of(geo: Metadata | None) -> tuple[str, str, Any]:
    """Return (name, encoding, CRS) of the column that tells where rows are."""
    if geo is None:
        return "", "", None
    name = geo["primary_column"]
    about = geo["columns"][name]
    return name, about["encoding"], about.get("crs", NAMED_WGS84)


def _check_alike(path: Path, schema: pyarrow.Schema, first: Path, expected: pyarrow.Schema) -> None:
    """Raise ValueError unless a file has the columns of the first, in any order."""
    differing = {*schema.names} ^ {*expected.names} or {
        name for name in schema.names if schema.field(name).type != expected.field(name).type
    }
    if differing:
        raise ValueError(f"{path} and {first} differ in the columns {', '.join(sorted(differing))}")


def _numbers(column: pyarrow.ChunkedArray) -> np.ndarray:
    """Return a column of numbers as (n,) float64, NaN where it has none."""
    import pyarrow

    return column.cast(pyarrow.float64()).to_numpy(zero_copy_only=False)


class GeoPackagePoints:
    """A layer of a GeoPackage. Its pieces are ranges of feature ids: SQLite finds each at once."""

    def __init__(self, path: Path, chunk: int, layer: str | None) -> None:
        import pyogrio

        layers = [name for name, geometry in pyogrio.list_layers(path) if geometry]
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

        starts: list[int] = []
        rows, last = 0, np.iinfo(np.int64).min
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
                # Of a view nobody knows.
                if len(ids) and not (ids[0] > last and (np.diff(ids) > 0).all()):
                    raise ValueError(
                        f"{self._path}: the feature ids of {self._layer} do not ascend: copy it to a table"
                    )
                starts += ids[-rows % chunk :: chunk].tolist()
                rows, last = rows + len(ids), int(ids[-1]) if len(ids) else last
        return [*starts, last + 1] if starts else [0, 0]

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, see PointFile."""
        import pyogrio

        where = f'"{self._fid}" >= {self._starts[index]} AND "{self._fid}" < {self._starts[index + 1]}'
        only: dict[str, Any] = {} if columns else {"columns": []}
        _, table = pyogrio.read_arrow(self._path, layer=self._layer, where=where, **only)
        names = [self._geometry if name == "wkb_geometry" else name for name in table.column_names]
        table = table.rename_columns(names).replace_schema_metadata()
        try:
            lonlat = lonlat_of_geometries(table[self._geometry], "WKB", self._crs)
        except ValueError as error:
            raise ValueError(f"{self._path}: {error}") from error
        return Rows(lonlat, table if columns else {})


def geo_of(column: str, crs: str) -> dict[str, Any]:
    """Return what GeoParquet says of a file whose only geometry is a column of points in WKB, in the CRS `crs`."""
    import pyproj

    about = {"encoding": "WKB", "geometry_types": ["Point"], "crs": json.loads(pyproj.CRS(crs).to_json())}
    return {"version": "1.0.0", "primary_column": column, "columns": {column: about}}
