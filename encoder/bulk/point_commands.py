"""The command `encode`: embeddings of files of points."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .cli_options import EXTRA, add_running_arguments, from_earlier, running
from .parts import run
from .point_embeddings import CHUNK, point_embeddings

if TYPE_CHECKING:
    import argparse


def add_point_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `encode` to a command line's commands."""
    encode = commands.add_parser(
        "encode",
        help="embeddings of the points in a file, of any size",
        description="Embeddings of the points of a CSV file, a Parquet file (GeoParquet, or columns of coordinates), a "
        "folder of such, a GeoPackage, or a small GeoJSON file. A run that is interrupted goes on where it was when it "
        "is called again. Files other than CSV and GeoJSON need the extra `scale`, and so do projected coordinates.",
    )
    encode.add_argument("points", help=".csv with a header, .parquet, a folder of .parquet, .gpkg, or .geojson")
    encode.add_argument(
        "-o",
        "--output",
        required=True,
        help="file to write: .parquet, with all columns of the points and `embedding`; .npy or .csv (columns e0, e1, "
        "...) of the embeddings alone; or a folder for Parquet files",
    )
    add_column_arguments(encode)
    encode.add_argument("--crs", help="of coordinates that are no degrees, where the file itself names none: EPSG:2056")
    encode.add_argument("--encoder", help="name or file (default: the one that ships)")
    encode.add_argument("--components", type=int, help="so many principal components, and not all dimensions")
    encode.add_argument("--chunk", type=int, default=CHUNK, help=f"rows that are encoded together (default: {CHUNK})")
    encode.add_argument(
        "--nowhere-is-missing",
        action="store_true",
        help="rows that are nowhere on Earth are as those without coordinates: missing, and no error",
    )
    add_running_arguments(encode)
    encode.set_defaults(run=run_encode, extra=EXTRA)


def add_column_arguments(command: argparse.ArgumentParser) -> None:
    """Add the options that tell where in a file its places stand, as `open_points` takes them."""
    command.add_argument("--lon", default="lon", help="column of longitudes, or of x of another CRS (default: lon)")
    command.add_argument("--lat", default="lat", help="column of latitudes, or of y of another CRS (default: lat)")
    command.add_argument("--layer", help="of a GeoPackage that has several")


def run_encode(chosen: argparse.Namespace) -> None:
    """Write the embeddings of a file's points."""
    names = ("encoder", "chunk", "lon", "lat", "layer", "crs", "components", "nowhere_is_missing")
    job = point_embeddings(chosen.points, chosen.output, **{name: getattr(chosen, name) for name in names})
    with running(chosen.scheduler, chosen.threads) as (perform, progress):
        made = run(job, chosen.output, perform, progress, keep=not Path(chosen.output).suffix)
    print(f"embeddings of {chosen.points} in {chosen.output}{from_earlier(made, job.pieces)}")
