"""Files of points that are read in pieces, from anywhere in them: CSV, Parquet (and GeoParquet), GeoPackage.

GeoJSON, which can only be read whole, is in `geojson_points`.

A piece is some consecutive rows: their places, and all else that stands there, to be written beside the result.
"""

from __future__ import annotations

import csv
import io
import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .geojson_points import GeoJsonPoints
from .geometries import NAMED_WGS84, degrees_of, lonlat_of_geometries
from .partitions import partition_columns
from .point_rows import PointFile, Rows
from .projected_places import crs_of

if TYPE_CHECKING:
    import pyarrow

    from ..types import Metadata, StrPath

BLOCK = 1 << 24
"""Bytes of a text that are looked at once for its lines."""

BATCH = 1 << 20
"""Feature ids of a GeoPackage that are read at once."""

NEWLINE, QUOTE = ord("\n"), ord('"')

PARQUET = (".parquet", ".geoparquet", ".pq")

DELIMITERS = ",;\t|"
"""What stands between the columns of a CSV file: the first with which it has the columns of the places."""

GEOMETRIES = {"geometry", "geom", "the_geom", "wkt", "wkb", "geojson", "shape"}
"""Names that columns of geometries have as text."""

PACKED = (".gz", ".zip", ".bz2", ".xz", ".zst", ".7z", ".tar", ".tgz")


def open_points(
    path: StrPath, chunk: int, lon: str = "lon", lat: str = "lat", layer: str | None = None, crs: str | None = None
) -> PointFile:
    """Return the PointFile at `path`, in pieces of at most `chunk` rows. Parquet may be a folder of files.

    `lon` and `lat` are the columns of a file without geometries, `layer` that of a GeoPackage with several, `crs` what
    the coordinates are in, None for degrees or what the file itself says. Raises ValueError for a file of another kind,
    for columns and layers that are not there, and for a CRS beside that of a file; OSError.
    """
    path = Path(path)
    if crs is not None:
        crs_of(crs)
    if path.is_dir():
        return ParquetPoints(parquet_files(path), chunk, lon, lat, crs, path)
    # For the system's own word where it cannot be opened.
    path.open("rb").close()
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return CsvPoints(path, chunk, lon, lat, crs)
    if suffix in PARQUET:
        return ParquetPoints([path], chunk, lon, lat, crs)
    if suffix in (".geojson", ".json"):
        return GeoJsonPoints(path, chunk, crs)
    if suffix == ".gpkg":
        if crs is not None:
            raise ValueError(f"{path} names its own CRS: give it no other")
        return GeoPackagePoints(path, chunk, layer)
    if suffix in PACKED:
        raise ValueError(f"{path} is packed: unpack it first")
    raise ValueError(f"{path}: points are read from .csv, .parquet, .gpkg and .geojson")


def parquet_files(folder: Path) -> list[Path]:
    """Return the Parquet files in a folder and in those below, but for names that begin with a dot or underscore."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PARQUET and path.is_file())
    return [path for path in found if not any(part[0] in "._" for part in path.relative_to(folder).parts)]


class CsvPoints:
    """A CSV file in UTF-8, with a header. What stands in its other columns is carried as text."""

    geo: Metadata | None = None

    def __init__(self, path: Path, chunk: int, lon: str, lat: str, crs: str | None = None) -> None:
        self._path, self._chunk, self._crs = path, chunk, crs
        self._starts = piece_starts(path, chunk)
        for self._delimiter in (*DELIMITERS, ","):
            self._names = (self._records(0, self._starts[0]) or [[]])[0]
            missing = {lon, lat} - set(self._names)
            if not missing:
                break
        if missing:
            told = f"but {', '.join(self._names)}" if self._names else "for it is empty"
            if GEOMETRIES & {name.strip().casefold() for name in self._names}:
                told += " (geometries are not read from text: write the coordinates into two columns)"
            raise ValueError(f"{path} has no column {' or '.join(sorted(missing))}, {told}")
        _check_names(self._names, path)
        self._columns = [(name, self._names.index(name)) for name in (lon, lat)]
        self.pieces = max(1, len(self._starts) - 1)

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, see PointFile."""
        rows = [row for row in self._records(*self._starts[index : index + 2]) if row] if self._starts[1:] else []
        for number, row in enumerate(rows, index * self._chunk):
            if len(row) != len(self._names):
                told = f"has {len(self._names)} columns, but a row of {len(row)}"
                raise ValueError(f"{self._path} {told}, row {number}: {row}")
        cells = [(name, [row[column] for row in rows]) for name, column in self._columns]
        xy = np.stack([_numbers_of(texts, name, self._path, index * self._chunk) for name, texts in cells], axis=1)
        found = Rows(degrees_of(xy, self._crs) if self._crs else xy, {})
        if not columns:
            return found
        texts: list[list[str]] = list(map(list, zip(*rows))) if rows else [[] for _ in self._names]
        return found._replace(columns=dict(zip(self._names, texts)))

    def _records(self, start: int, end: int) -> list[list[str]]:
        with self._path.open("rb") as file:
            file.seek(start)
            text = file.read(end - start)
        try:
            return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=self._delimiter))
        except (csv.Error, UnicodeDecodeError) as error:
            raise ValueError(f"{self._path}: {error}") from error


def _numbers_of(texts: list[str], name: str, path: Path, start: int) -> np.ndarray:
    """Return the (n,) numbers of the cells of a column, not-a-number of empty ones.

    ValueError names the first that is none, and its row, counted from 0 for the first of the cells being `start`.
    """
    numbers = np.full(len(texts), np.nan)
    for index, text in enumerate(texts):
        if text and not text.isspace():
            try:
                numbers[index] = float(text)
            except ValueError:
                how = "write a point, and no comma" if "," in text else "leave the cell empty where there is none"
                raise ValueError(f"{path}, row {start + index}: the {name} {text!r} is no number; {how}") from None
    return numbers


def _check_names(names: list[str], path: Path) -> None:
    """Raise ValueError if two columns of a file have one name."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"{path} has several columns {twice}: give each a name of its own")


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
    """Parquet files, one behind the other: with a geometry, as GeoParquet has it, or columns of coordinates.

    What the names of their folders tell, as in year=2024, is a column too (see `partitions`), unless the files have it.
    """

    def __init__(
        self, paths: list[Path], chunk: int, lon: str, lat: str, crs: str | None = None, folder: Path | None = None
    ) -> None:
        import pyarrow

        if not paths:
            raise ValueError(f"there is no Parquet file in the folder {folder}")
        self._paths, self._lon, self._lat, self._chunk, self._crs = paths, lon, lat, chunk, crs
        heads = [_head(path) for path in paths]
        # Of columns without a value some programs do not write the type.
        filled = [(path, schema) for path, (schema, rows) in zip(paths, heads) if sum(rows)]
        first, schema = filled[0] if filled else (paths[0], heads[0][0])
        self._schema, self.geo = schema.remove_metadata(), _geo_in(schema, first)
        for path, other in filled[1:]:
            _check_alike(path, other, first, self._schema)
            if _place_of(_geo_in(other, path)) != _place_of(self.geo):
                raise ValueError(f"{path} has another geometry column, or another CRS, than {first}")
        found = partition_columns(paths, folder) if folder else {}
        self._partitions = {name: values for name, values in found.items() if name not in schema.names}
        for name, values in self._partitions.items():
            self._schema = self._schema.append(pyarrow.field(name, values.type))
        groups = [(file, group, rows) for file, head in enumerate(heads) for group, rows in enumerate(head[1])]
        self._groups = np.array(groups, dtype=np.int64).reshape(-1, 3)
        self._ends = np.cumsum(self._groups[:, 2])
        self._rows = int(self._groups[:, 2].sum())
        self.pieces = max(1, -(-self._rows // chunk))
        missing = {lon, lat} - set(schema.names)
        if self.geo is None and missing:
            told = f"no column {' or '.join(sorted(missing))}, but {', '.join(schema.names)}"
            raise ValueError(f"{first} has no geometry, and {told}")
        if self.geo is not None and crs is not None:
            raise ValueError(f"{first} names its own CRS: give it no other")

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, see PointFile."""
        import pyarrow

        start, end = index * self._chunk, min((index + 1) * self._chunk, self._rows)
        where = [self.geo["primary_column"]] if self.geo else [self._lon, self._lat]
        names = self._schema.names if columns else where
        tables = [pyarrow.schema([self._schema.field(name) for name in names]).empty_table()]
        lonlat = [np.empty((0, 2))]
        first, last = np.searchsorted(self._ends, [start, end - 1], side="right") if start < end else (0, -1)
        row = int(self._ends[first] - self._groups[first, 2]) if start < end else 0
        for file, groups in groupby(self._groups[first : last + 1], key=lambda group: group[0]):
            table = self._table(int(file), [int(group[1]) for group in groups], names)
            kept = table.slice(max(start - row, 0), end - max(start, row))
            lonlat.append(self._lonlat(kept, self._paths[file], max(start, row)))
            tables.append(kept)
            row += len(table)
        return Rows(np.concatenate(lonlat), pyarrow.concat_tables(tables) if columns else {})

    def _table(self, file: int, groups: list[int], names: list[str]) -> pyarrow.Table:
        """Return columns of some row groups of a file, those of its folders too."""
        import pyarrow
        from pyarrow import parquet

        path = self._paths[file]
        try:
            with parquet.ParquetFile(path) as opened:
                there = [name for name in names if name not in self._partitions]
                table = opened.read_row_groups(groups, columns=there)
        except (pyarrow.ArrowException, OSError) as error:
            raise ValueError(f"{path} cannot be read: {error}") from error
        for name in names:
            if name in self._partitions:
                value = self._partitions[name][file]
                table = table.append_column(name, pyarrow.repeat(value, len(table)))
        # Of a folder's files each has its own metadata, and may have its own order of columns.
        return table.select(names).replace_schema_metadata()

    def _lonlat(self, table: pyarrow.Table, path: Path, row: int) -> np.ndarray:
        """Return the places of a table of rows of the file at `path`, of which the first is the row `row` of all."""
        if self.geo is None:
            xy = np.stack([_numbers(table[name], name, path, row) for name in (self._lon, self._lat)], axis=1)
            return degrees_of(xy, self._crs) if self._crs else xy
        name, encoding, crs = _place_of(self.geo)
        try:
            return lonlat_of_geometries(table[name], encoding, crs)
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error


def _head(path: Path) -> tuple[pyarrow.Schema, list[int]]:
    """Return the schema of a Parquet file, and how many rows its groups have."""
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as opened:
            told, schema = opened.metadata, opened.schema_arrow
    except pyarrow.ArrowException as error:
        raise ValueError(f"{path} is not a Parquet file: {error}") from error
    _check_names(schema.names, path)
    return schema, [told.row_group(group).num_rows for group in range(told.num_row_groups)]


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


def _numbers(column: pyarrow.ChunkedArray, name: str, path: Path, row: int) -> np.ndarray:
    """Return a column of numbers as (n,) float64, NaN where it has none; ValueError names what is no number."""
    import pyarrow

    try:
        return column.cast(pyarrow.float64()).to_numpy(zero_copy_only=False)
    except pyarrow.ArrowException as error:
        if not (pyarrow.types.is_string(column.type) or pyarrow.types.is_large_string(column.type)):
            raise ValueError(f"{path}: the column {name} holds {column.type}, and no numbers") from error
    return _numbers_of([text or "" for text in column.to_pylist()], name, path, row)


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
