"""The embeddings of all points of a file, as a file: in parts, see `parts`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..earth.sphere import on_the_globe, without_missing
from ..encoders.folders import name_elsewhere
from ..encoders.location_encoder import LocationEncoder, load_encoder
from ..files.atomic_output import refuse_same_files
from .point_files import PointFile, Rows, open_points, parquet_files

if TYPE_CHECKING:
    from ..types import Metadata, StrPath

CHUNK = 100_000
"""Rows of a part: a second's work or two, and under 200 MB of embeddings of the encoder that ships."""

SUFFIXES = (".parquet", ".csv", ".npy")

ROW_GROUP = 10_000
"""Rows of a row group of a Parquet file, 18 MB of embeddings: to read and write one takes ten times as much memory."""

EMBEDDING = "embedding"
"""The column of a Parquet file."""


class PointEmbeddings(NamedTuple):
    """The Job (see `parts`) of encoding a PointFile into one of SUFFIXES.

    CSV and NumPy files hold the embeddings alone, row by row. Parquet holds the columns of the points too, and behind
    them `embedding`, lists of one length. All numbers of a row without a place are not-a-number.
    `source` tells which file it is. With `components` the embeddings are their first so many principal components.
    """

    points: PointFile
    chunk: int
    source: dict[str, object]
    suffix: str
    encoder: str | None
    fingerprint: str
    components: int | None
    nowhere_is_missing: bool

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        return self.points.pieces

    def manifest(self) -> Metadata:
        """Return what the parts depend on."""
        chosen = {name: getattr(self, name) for name in ("suffix", "fingerprint", "components", "nowhere_is_missing")}
        return {"format": 1, "what": "embeddings", "chunk": self.chunk, **self.source, **chosen}

    def write(self, index: int, path: str) -> None:
        """Write the embeddings of a piece. Raises ValueError for a row that is nowhere on Earth."""
        encoder = load_encoder(self.encoder).same_as(self.fingerprint)
        rows = self.points.read(index, columns=self.suffix == ".parquet")
        embeddings = self._embeddings(encoder, rows.lonlat, index)
        if self.suffix == ".npy":
            with open(path, "wb") as file:
                np.save(file, embeddings)
        elif self.suffix == ".csv":
            np.savetxt(path, embeddings, delimiter=",", fmt="%.7g")
        else:
            write_parquet(path, rows, embeddings, self._schema_metadata(encoder))

    def _embeddings(self, encoder: LocationEncoder, lonlat: np.ndarray, index: int) -> np.ndarray:
        lonlat, missing = without_missing(lonlat)
        nowhere = ~on_the_globe(lonlat)
        if nowhere.any() and not self.nowhere_is_missing:
            row = int(nowhere.argmax())
            where = f"{self.source['points']}, row {index * self.chunk + row}"
            lon, lat = lonlat[row]
            raise ValueError(
                f"{where} is not a place: longitude {lon}, latitude {lat} "
                "(both must be finite, the latitude within -90 and 90; --crs names the CRS of other coordinates)"
            )
        lonlat[nowhere] = 0
        embeddings = encoder.encode(lonlat)
        if self.components:
            embeddings = encoder.principal_components(embeddings, self.components)
        embeddings[missing | nowhere] = np.nan
        return embeddings

    def _schema_metadata(self, encoder: LocationEncoder) -> dict[str, str]:
        told = {"placeprint": json.dumps({"encoder": encoder.name, "fingerprint": encoder.fingerprint})}
        return {**told, "geo": json.dumps(self.points.geo)} if self.points.geo else told

    def join(self, parts: list[Path], output: Path) -> None:
        """Write all parts into one file."""
        joins = {".npy": _join_arrays, ".csv": self._join_lines, ".parquet": _join_tables}
        joins[self.suffix](parts, output)

    def _join_lines(self, parts: list[Path], path: Path) -> None:
        if self.components:
            names = [f"pc{number}" for number in range(1, self.components + 1)]
        else:
            names = [f"e{number}" for number in range(load_encoder(self.encoder).dim)]
        with open(path, "wb") as file:
            file.write(",".join(names).encode() + b"\n")
            for part in parts:
                with part.open("rb") as lines:
                    shutil.copyfileobj(lines, file, 1 << 20)


def point_embeddings(
    path: StrPath,
    output: StrPath,
    encoder: str | None = None,
    chunk: int = CHUNK,
    lon: str = "lon",
    lat: str = "lat",
    layer: str | None = None,
    crs: str | None = None,
    components: int | None = None,
    nowhere_is_missing: bool = False,
) -> PointEmbeddings:
    """Return the Job of encoding the points of a file, or a folder of Parquet files, into `output`.

    Its ending is one of SUFFIXES; without one it is a folder of Parquet files. `encoder` is what `load_encoder` takes,
    `components` a number of principal components in place of the embeddings, and the rest as `open_points` has it.
    Raises ValueError for what cannot be, EncoderFileError and OSError.
    """
    suffix = Path(output).suffix.lower() or ".parquet"
    if suffix not in SUFFIXES:
        raise ValueError(f"{output}: embeddings are written to {', '.join(SUFFIXES)}, or a folder of Parquet files")
    if chunk < 1:
        raise ValueError(f"a chunk has at least one row, not {chunk}")
    loaded = load_encoder(encoder)
    if components is not None:
        loaded.principal_components(np.empty((0, loaded.dim), np.float32), components)
    found, output = Path(path).resolve(), Path(output)
    refuse_same_files([output], [found])
    if output.suffix and output.is_dir():
        raise ValueError(f"{output} is a folder, and is not replaced")
    points = open_points(found, chunk, lon, lat, layer, crs)
    files = parquet_files(found) if found.is_dir() else [found]
    refuse_same_files([output], files)
    status = [file.stat() for file in files]
    source: dict[str, object] = {
        "points": str(found),
        "bytes": sum(each.st_size for each in status),
        "changed": max(each.st_mtime_ns for each in status),
        "columns": [lon, lat],
        "layer": layer,
        **({"crs": crs} if crs else {}),
    }
    name = name_elsewhere(encoder)
    return PointEmbeddings(points, chunk, source, suffix, name, loaded.fingerprint, components, nowhere_is_missing)


def write_parquet(path: str, rows: Rows, embeddings: np.ndarray, metadata: dict[str, str]) -> None:
    """Write Rows and their (n, dim) float32 embeddings as a Parquet file.

    Raises ValueError if the rows have a column of that name.
    """
    import pyarrow
    from pyarrow import parquet

    table = rows.columns
    if not isinstance(table, pyarrow.Table):
        table = pyarrow.table({name: pyarrow.array(texts, pyarrow.string()) for name, texts in table.items()})
    if EMBEDDING in table.column_names:
        raise ValueError(f"the points have a column {EMBEDDING} already: rename it, or leave it out")
    # Parquet files of pyarrow cannot leave out a list of a fixed length.
    lists = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(embeddings.ravel()), embeddings.shape[1])
    table = table.append_column(EMBEDDING, lists).replace_schema_metadata(metadata)
    parquet.write_table(table, path, row_group_size=ROW_GROUP, **_options(table.column_names))


def _options(names: list[str]) -> dict[str, Any]:
    """Return how pyarrow is to write a table of columns of some names."""
    others = [name for name in names if name != EMBEDDING]
    # A dictionary does nothing for embeddings, and their bytes are smaller once they are sorted by place.
    return {"compression": "zstd", "use_dictionary": others, "use_byte_stream_split": [f"{EMBEDDING}.list.element"]}


def _join_arrays(parts: list[Path], path: Path) -> None:
    # One after the other: a process may have some thousand files open, and no more.
    shapes = [np.load(part, mmap_mode="r").shape for part in parts]
    with open(path, "wb") as file:
        rows, width = sum(shape[0] for shape in shapes), shapes[0][1]
        np.lib.format.write_array_header_2_0(file, {"descr": "<f4", "fortran_order": False, "shape": (rows, width)})
        for part in parts:
            np.load(part).tofile(file)


def _join_tables(parts: list[Path], path: Path) -> None:
    from pyarrow import parquet

    schema = parquet.read_schema(parts[0])
    with parquet.ParquetWriter(path, schema, **_options(schema.names)) as writer:
        for part in parts:
            # By itself: `read_table` adds a column for a folder that is called year=2024.
            with parquet.ParquetFile(part) as opened:
                for group in range(opened.num_row_groups):
                    writer.write_table(opened.read_row_group(group))
