"""How fast large files are worked through: by one process and by Dask's workers, by DuckDB, and what a part costs.

    .venv/bin/python benchmarks/scale.py [PROCESSES...]

PROCESSES are numbers of Dask's workers on this machine (default: 1 and 2). Needs the extra `scale` and 2 GB of disk.
Every rate is of one run; what docs/scale.md works out is worked out from these.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import pyarrow
from pyarrow import parquet

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import gigaflops
from placeprint.encoder import load_encoder
from placeprint.encoder.bulk.parts import in_threads, one_blas_thread, run
from placeprint.encoder.bulk.point_embeddings import point_embeddings
from placeprint.encoder.bulk.raster_contents import Similarity
from placeprint.encoder.bulk.raster_files import raster
from placeprint.encoder.dask import performer
from placeprint.encoder.duckdb import register
from placeprint.encoder.sphere import lonlat_of

POINTS = 400_000
CHUNK = 50_000
SMALL = 100
"""Rows of a part that is all overhead."""
SMALL_PARTS = 200
SQL_ROWS = 10_000_000
SQL_EMBEDDINGS = 400_000
METRES = 100 / 111_320
"""A hundred metres at the equator, in degrees."""
ALPS = (5.0, 43.0, 17.0, 48.0)


def write_points(path, count):
    """Write a Parquet file of so many places of the whole Earth."""
    lonlat = lonlat_of(np.random.default_rng(0).normal(size=(count, 3)))
    table = pyarrow.table({"id": range(count), "lon": lonlat[:, 0], "lat": lonlat[:, 1]})
    parquet.write_table(table, path, row_group_size=100_000)
    return lonlat


def seconds_of(job, output, perform):
    """Return how long a run takes, of a folder of parts that is removed again."""
    started = time.perf_counter()
    run(job, output, perform, keep=True)
    taken = time.perf_counter() - started
    shutil.rmtree(output)
    return taken


def main():
    busy = os.getloadavg()[0]
    processes = [int(number) for number in sys.argv[1:]] or [1, 2]
    cores, encoder = os.cpu_count(), load_encoder()
    figures = []

    def tell(name, value, unit):
        figures.append((name, value, unit))
        print(f"{name:58} {value:10.4g} {unit}", flush=True)

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        folder = Path(folder)
        points, few, output = folder / "points.parquet", folder / "few.parquet", folder / "parts"
        lonlat = write_points(points, POINTS)
        write_points(few, SMALL * SMALL_PARTS)
        job = point_embeddings(points, output, chunk=CHUNK)
        overhead = point_embeddings(few, output, chunk=SMALL, components=1)

        with one_blas_thread():
            encoder.encode(lonlat[:CHUNK])
            started = time.perf_counter()
            for start in range(0, POINTS, CHUNK):
                encoder.encode(lonlat[start : start + CHUNK])
            alone = time.perf_counter() - started
            started = time.perf_counter()
            for start in range(0, SMALL * SMALL_PARTS, SMALL):
                encoder.encode(lonlat[start : start + SMALL])
            small = time.perf_counter() - started
        tell("encode alone, one thread", POINTS / alone, "places a second")

        one = seconds_of(job, output, in_threads(1))
        tell("a file, one thread", POINTS / one, "places a second")
        tell(f"a file, {cores} threads", one / seconds_of(job, output, in_threads(cores)), "times one thread")
        part = (seconds_of(overhead, output, in_threads(1)) - small) / SMALL_PARTS
        tell("a part, beside its encoding, one thread", part * 1e3, "milliseconds")
        for count in processes:
            started = time.perf_counter()
            with performer(f"local:{count}") as perform:
                # Its processes are there, and have loaded what they need.
                seconds_of(overhead, output, perform)
                tell(f"Dask's {count} processes are ready after", time.perf_counter() - started, "seconds")
                tell(f"a file, Dask, {count} processes", one / seconds_of(job, output, perform), "times one thread")
                part = (seconds_of(overhead, output, perform) * count - small) / SMALL_PARTS
                tell(f"a part, beside its encoding, Dask, {count} processes", part * 1e3, "milliseconds of a process")

        alps = {"extent": ALPS, "pixel": METRES}
        for name, more in (("interpolated", {}), ("asked everywhere", {"interpolate": False, "pixel": 10 * METRES})):
            picture = raster(folder / "alps.tif", Similarity(((114.17, 22.28),)), **{**alps, **more})
            pieces = min(picture.pieces, 6)
            started = time.perf_counter()
            (folder / "pieces").mkdir()
            list(in_threads(1)(picture, folder / "pieces", list(range(pieces))))
            taken = time.perf_counter() - started
            pixels = sum(np.load(path, mmap_mode="r").size for path in (folder / "pieces").iterdir())
            shutil.rmtree(folder / "pieces")
            tell(f"similarity of pixels, {name}, one thread", pixels / taken, "pixels a second")

        lake = folder / "lake.parquet"
        write_points(lake, SQL_ROWS)
        with duckdb.connect() as connection, one_blas_thread():
            register(connection)
            for name, rows, query in (
                ("location_similarity", SQL_ROWS, "avg(location_similarity(lon, lat, 114.17, 22.28))"),
                ("location_embedding", SQL_EMBEDDINGS, "avg(location_embedding(lon, lat)[1])"),
            ):
                lake_rows = connection.read_parquet(str(lake)).limit(rows)
                started = time.perf_counter()
                ((value,),) = lake_rows.aggregate(query).fetchall()
                tell(f"DuckDB, {name}, {rows} rows", rows / (time.perf_counter() - started), "rows a second")
                assert -1 < value < 1  # noqa: S101
    history.keep("scale", figures, gigaflops(), busy)


if __name__ == "__main__":
    main()
