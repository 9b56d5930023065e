"""How fast large files are worked through: by one process and by Dask's workers, by DuckDB, and what a part costs.

    .venv/bin/python benchmarks/scale.py [points] [rasters] [sql] [--processes 1 2]

Needs the extra `scale`, and 2 GB of disk in the working folder. Every rate is of one run; what docs/scale.md works out
is worked out from these.
"""

import argparse
import os
import shutil
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
from placeprint.encoder.bulk.blas_threads import one_blas_thread
from placeprint.encoder.bulk.dask import performer
from placeprint.encoder.bulk.duckdb import register
from placeprint.encoder.bulk.parts import in_threads, run
from placeprint.encoder.bulk.point_embeddings import point_embeddings
from placeprint.encoder.bulk.raster_files import raster
from placeprint.encoder.bulk.raster_specs import SimilaritySpec
from placeprint.encoder.earth.sphere import lonlat_of

POINTS = 400_000
"""Places of the file, unless others are asked for,"""
PARTS = 16
"""and into how many parts it falls at least."""
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


def measure_points(folder, chosen, tell):
    """Encode files of points, in threads and on Dask's workers."""
    cores, encoder = os.cpu_count(), load_encoder()
    points, few, output = folder / "points.parquet", folder / "few.parquet", folder / "parts"
    lonlat = write_points(points, chosen.points)
    chunk = max(1, chosen.points // max(PARTS, 4 * max(chosen.processes)))
    write_points(few, SMALL * SMALL_PARTS)
    job = point_embeddings(points, output, chunk=chunk)
    overhead = point_embeddings(few, output, chunk=SMALL, components=1)
    with one_blas_thread():
        encoder.encode(lonlat[:chunk])
        started = time.perf_counter()
        for start in range(0, len(lonlat), chunk):
            encoder.encode(lonlat[start : start + chunk])
        alone = time.perf_counter() - started
        started = time.perf_counter()
        for start in range(0, SMALL * SMALL_PARTS, SMALL):
            encoder.encode(lonlat[start : start + SMALL])
        small = time.perf_counter() - started
    tell("encode alone, one thread", len(lonlat) / alone, "places a second")

    one = seconds_of(job, output, in_threads(1))
    tell("a file, one thread", len(lonlat) / one, "places a second")
    tell(f"a file, {cores} threads", one / seconds_of(job, output, in_threads(cores)), "times one thread")
    part = (seconds_of(overhead, output, in_threads(1)) - small) / SMALL_PARTS
    tell("a part, beside its encoding, one thread", part * 1e3, "milliseconds")
    for count in chosen.processes:
        started = time.perf_counter()
        with performer(f"local:{count}") as perform:
            # Its processes are there, and have loaded what they need.
            seconds_of(overhead, output, perform)
            tell(f"Dask's {count} processes are ready after", time.perf_counter() - started, "seconds")
            tell(f"a file, Dask, {count} processes", one / seconds_of(job, output, perform), "times one thread")
            part = (seconds_of(overhead, output, perform) * count - small) / SMALL_PARTS
            tell(f"a part, beside its encoding, Dask, {count} processes", part * 1e3, "milliseconds of a process")


def measure_rasters(folder, _chosen, tell):
    """Draw some pieces of a map."""
    for name, pixel, interpolate in (("interpolated", METRES, True), ("asked everywhere", 10 * METRES, False)):
        picture = raster(
            folder / "alps.tif", SimilaritySpec(((114.17, 22.28),)), extent=ALPS, pixel=pixel, interpolate=interpolate
        )
        parts = folder / "pieces"
        parts.mkdir()
        started = time.perf_counter()
        list(in_threads(1)(picture, parts, list(range(min(picture.pieces, 6)))))
        taken = time.perf_counter() - started
        pixels = sum(np.load(path, mmap_mode="r").size for path in parts.iterdir())
        shutil.rmtree(parts)
        tell(f"similarity of pixels, {name}, one thread", pixels / taken, "pixels a second")


def measure_sql(folder, _chosen, tell):
    """Ask DuckDB, which asks the encoder."""
    lake = folder / "lake.parquet"
    write_points(lake, SQL_ROWS)
    with duckdb.connect() as connection, one_blas_thread():
        register(connection)
        for name, rows, query in (
            ("location_similarity", SQL_ROWS, "avg(location_similarity(lon, lat, 114.17, 22.28))"),
            ("location_embedding", SQL_EMBEDDINGS, "avg(location_embedding(lon, lat)[1])"),
        ):
            started = time.perf_counter()
            # A limit would be counted by one thread.
            ((value,),) = connection.read_parquet(str(lake)).filter(f"id < {rows}").aggregate(query).fetchall()
            tell(f"DuckDB, {name}, {rows} rows", rows / (time.perf_counter() - started), "rows a second")
            assert -1 < value < 1  # noqa: S101


MEASURED = {"points": measure_points, "rasters": measure_rasters, "sql": measure_sql}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", default=list(MEASURED), help=f"some of {', '.join(MEASURED)} (default: all)")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2], help="Dask's workers (default: 1 2)")
    parser.add_argument("--points", type=int, default=POINTS, help=f"places of the file (default: {POINTS})")
    chosen = parser.parse_args()
    busy, figures = os.getloadavg()[0], []

    def tell(name, value, unit):
        figures.append((name, value, unit))
        print(f"{name:58} {value:10.4g} {unit}", flush=True)

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        for name in chosen.what:
            MEASURED[name](Path(folder), chosen, tell)
    history.keep("scale", figures, gigaflops(), busy)


if __name__ == "__main__":
    main()
