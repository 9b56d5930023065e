"""The commands `similarity` and `predict`: maps of any size, as files."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import numpy as np

from ..earth.sphere import on_the_globe
from ..encoders.library import find_fingerprint
from ..files.atomic_output import refuse_same_files
from ..probes.probe_file import read_probe
from ..similarity.reference_set import COMBINATIONS
from .cli_options import EXTRA, add_running_arguments, from_earlier, running
from .parts import run
from .point_commands import add_column_arguments
from .point_files import open_points
from .projected_places import DEGREES
from .raster_files import raster
from .raster_specs import PredictionSpec, SimilaritySpec

if TYPE_CHECKING:
    from ..types import Bounds
    from .raster_files import Raster
    from .raster_specs import Place

CHUNK = 100_000
"""Rows of a file of references that are read at once."""

RESUMED = "A run that is interrupted goes on where it was when it is called again. Needs the extra `scale`."


def add_raster_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `similarity` and `predict` to a command line's commands."""
    similarity = commands.add_parser(
        "similarity",
        help="a map of where the world is like some places, of any size",
        description=f"A raster of the similarity, -1 to 1, of every place to the references. {RESUMED}",
    )
    for name, told in (("reference", "to be like"), ("negative", "not to be like")):
        similarity.add_argument(
            f"--{name}",
            type=_place,
            action="append",
            default=[],
            metavar="LON,LAT",
            help=f"a place {told}, degrees; may be given several times",
        )
        similarity.add_argument(f"--{name}s", metavar="FILE", help=f"places {told}: a file as `encode` takes it")
    add_column_arguments(similarity)
    similarity.add_argument(
        "--points-crs", metavar="CRS", help="of coordinates that are no degrees, where a file names none"
    )
    similarity.add_argument(
        "--combine",
        choices=COMBINATIONS,
        default=COMBINATIONS[0],
        help="like what several references share (default), or like any one of them",
    )
    _add_raster_arguments(similarity)
    similarity.set_defaults(run=run_similarity, extra=EXTRA)

    predict = commands.add_parser(
        "predict",
        help="a map of what a probe tells, of any size",
        description=f"A raster of the numbers or classes that a probe tells of every place. {RESUMED}",
    )
    predict.add_argument("probe", help="probe file, *.probe.npz")
    predict.add_argument("--confidence", metavar="FILE", help="of classes: another raster, of how sure they are")
    predict.add_argument(
        "--applicable-only", action="store_true", help="nothing where the probe should not be believed"
    )
    _add_raster_arguments(predict)
    predict.set_defaults(run=run_predict, extra=EXTRA)


def _add_raster_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", required=True, help="to write: .tif, a cloud-optimised GeoTIFF; or .zarr")
    command.add_argument(
        "--extent",
        type=_extent,
        metavar="W,E,S,N",
        help="as QGIS writes it; across the antimeridian 170,190,-20,0 (default: the world, or what the encoder knows)",
    )
    command.add_argument("--extent-crs", default=DEGREES, metavar="CRS", help="of the extent (default: degrees)")
    command.add_argument("--crs", default=DEGREES, help=f"of the raster: a code, PROJ or WKT (default: {DEGREES})")
    command.add_argument(
        "--pixel-size",
        type=float,
        help="in units of the CRS (default: about 1,000 pixels along the longer side)",
    )
    command.add_argument("--land-only", action="store_true", help="nothing at sea")
    command.add_argument(
        "--no-interpolation", action="store_true", help="ask the encoder at every pixel, however fine these are"
    )
    command.add_argument("--encoder", help="name or file (default: the one that ships; of a probe its own)")
    add_running_arguments(command)


def run_similarity(chosen: argparse.Namespace) -> None:
    """Write a raster of similarity. Raises ValueError without any reference."""
    refuse_same_files([chosen.output], [chosen.references, chosen.negatives, chosen.encoder])
    columns = {"lon": chosen.lon, "lat": chosen.lat, "layer": chosen.layer, "crs": chosen.points_crs}
    positives = (*chosen.reference, *_places_in(chosen.references, **columns))
    if not positives:
        raise ValueError("give a --reference, or a file of --references")
    negatives = (*chosen.negative, *_places_in(chosen.negatives, **columns))
    _draw(chosen, _job(chosen, chosen.output, SimilaritySpec(positives, negatives, chosen.combine), chosen.encoder))


def run_predict(chosen: argparse.Namespace) -> None:
    """Write a raster of what a probe tells, and one of how sure it is."""
    refuse_same_files([chosen.output, chosen.confidence], [chosen.probe, chosen.encoder])
    metadata = read_probe(chosen.probe).metadata
    if metadata.covariates:
        told = (
            f"the probe learned from {', '.join(metadata.covariates)} too; the medians of its training places are taken"
        )
        print(told, file=sys.stderr)
    if chosen.confidence and not metadata.classes:
        raise ValueError(f"{chosen.probe} tells numbers: the ends of their intervals are bands of the map itself")
    encoder = chosen.encoder or str(find_fingerprint(metadata.fingerprint, metadata.encoder))
    # What is wrong with the second is told before the first is drawn.
    jobs = [
        _job(chosen, output, PredictionSpec.of(chosen.probe, confidence, chosen.applicable_only), encoder)
        for output, confidence in ((chosen.output, False), (chosen.confidence, True))
        if output
    ]
    for job in jobs:
        _draw(chosen, job)


def _job(
    chosen: argparse.Namespace, output: str, spec: SimilaritySpec | PredictionSpec, encoder: str | None
) -> tuple[str, Raster]:
    """Return (output, Raster): what is to be drawn, and to where."""
    drawn = raster(
        output,
        spec,
        encoder,
        chosen.crs,
        chosen.extent,
        chosen.extent_crs,
        chosen.pixel_size,
        chosen.land_only,
        not chosen.no_interpolation,
        lambda told: print(told, file=sys.stderr),
    )
    return output, drawn


def _draw(chosen: argparse.Namespace, what: tuple[str, Raster]) -> None:
    output, job = what
    grid = job.grid
    print(f"{grid.width} by {grid.height} pixels of {grid.pixel:g}, parts: {job.pieces}", file=sys.stderr)
    with running(chosen.scheduler, chosen.threads) as (perform, progress):
        made = run(job, output, perform, progress)
    print(f"{output}{from_earlier(made, job.pieces)}")


def _places_in(path: str | None, lon: str, lat: str, layer: str | None, crs: str | None) -> tuple[Place, ...]:
    """Return the places in a file, see `open_points`. Raises ValueError if there is none, or if one is nowhere."""
    if path is None:
        return ()
    points = open_points(path, CHUNK, lon, lat, layer, crs)
    lonlat = np.concatenate([points.read(index, columns=False).lonlat for index in range(points.pieces)])
    lonlat = lonlat[~np.isnan(lonlat).any(axis=1)]
    if len(lonlat) == 0 or not on_the_globe(lonlat).all():
        raise ValueError(f"{path} has no places in it" if len(lonlat) == 0 else f"{path}: a place is nowhere on Earth")
    return tuple((lon, lat) for lon, lat in lonlat.tolist())


def _place(text: str) -> Place:
    lon, lat = _numbers(text, 2, "a place is LON,LAT")
    if not on_the_globe(np.array([[lon, lat]]))[0]:
        raise argparse.ArgumentTypeError(f"nowhere on Earth: longitude {lon:g}, latitude {lat:g}")
    return lon, lat


def _extent(text: str) -> Bounds:
    west, east, south, north = _numbers(text, 4, "an extent is WEST,EAST,SOUTH,NORTH, as in QGIS")
    return west, south, east, north


def _numbers(text: str, count: int, told: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != count:
        raise argparse.ArgumentTypeError(f"{told}, and not {text}")
    return numbers
