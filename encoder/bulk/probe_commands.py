"""The command `train-probe`: from a file of labelled points to a probe, and the report on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..encoders.location_encoder import load_encoder
from ..files.atomic_output import refuse_same_files
from ..probes.fitted_labels import CLASSIFICATION, KINDS, missing
from ..probes.label_values import labels_of
from ..probes.methods import BEST, METHODS
from ..probes.probe_file import write_probe
from ..probes.report import write_report
from ..probes.training import train_probe
from .cli_options import EXTRA
from .point_commands import add_column_arguments
from .point_files import open_points

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

CHUNK = 100_000
"""Rows that are read at once."""


def add_probe_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `train-probe` to a command line's commands."""
    train = commands.add_parser(
        "train-probe",
        help="a probe from labelled points, with its cross-validated scores",
        description="Trains a probe on the points of a file, as `encode` takes it, and prints its scores on held-out "
        "blocks and on random folds. Points without a label are left out.",
    )
    train.add_argument("points", help=".csv with a header, .parquet, a folder of .parquet, .gpkg, or .geojson")
    train.add_argument("--label", required=True, metavar="COLUMN", help="column of the labels: classes or numbers")
    train.add_argument("-o", "--output", required=True, help="probe file to write, *.probe.npz")
    train.add_argument("--report", metavar="FILE", help="HTML report to write")
    train.add_argument("--kind", choices=KINDS, help="of the labels (default: what they look like)")
    methods = sorted({method for some in METHODS.values() for method in some} | {BEST})
    train.add_argument("--method", choices=methods, help="(default: the linear one)")
    train.add_argument(
        "--covariate",
        action="append",
        default=[],
        dest="covariates",
        metavar="COLUMN",
        help="a numeric column that the probe learns from too; may be given several times",
    )
    train.add_argument("--block-km", type=float, help="width of the held-out blocks (default: what the labels suggest)")
    train.add_argument("--seed", type=int, default=0, help="of the folds (default: 0)")
    train.add_argument("--without-places", action="store_true", help="keep no training places in the probe file")
    add_column_arguments(train)
    train.add_argument("--crs", help="of coordinates that are no degrees, where the file itself names none: EPSG:2056")
    train.add_argument("--encoder", help="name or file (default: the one that ships)")
    train.set_defaults(run=run_train_probe, extra=EXTRA)


def run_train_probe(chosen: argparse.Namespace) -> None:
    """Write a probe, and the report on it. Raises ValueError for a column that the file does not have."""
    refuse_same_files([chosen.output, chosen.report], [chosen.points, chosen.encoder])
    points = open_points(chosen.points, CHUNK, chosen.lon, chosen.lat, chosen.layer, chosen.crs)
    rows = [points.read(index) for index in range(points.pieces)]
    lonlat = np.concatenate([some.lonlat for some in rows])
    label, *covariates = (
        [value for some in rows for value in _values(some.columns, name, chosen.points)]
        for name in (chosen.label, *chosen.covariates)
    )
    labels = labels_of(_numbers(label) if chosen.kind != CLASSIFICATION else label).values
    kept = ~(missing(labels) | np.isnan(lonlat).any(axis=1))
    trained = train_probe(
        load_encoder(chosen.encoder),
        lonlat[kept],
        labels[kept],
        np.array([_as_floats(column) for column in covariates]).T[kept] if covariates else None,
        kind=chosen.kind,
        method=chosen.method,
        covariate_names=chosen.covariates,
        block_km=chosen.block_km,
        field=chosen.label,
        keep_places=not chosen.without_places,
        seed=chosen.seed,
    )
    write_probe(chosen.output, trained.probe)
    if chosen.report:
        write_report(chosen.report, trained, Path(chosen.output))
    print("\n".join(_summary(trained.score, trained.scores, int(kept.sum()), len(kept))))
    print(*(f"warning: {warning}" for warning in trained.warnings), sep="\n", end="\n" if trained.warnings else "")
    print(chosen.output)


def _values(columns: Any, name: str, path: str) -> list[Any]:
    """Return the values of a column, of a pyarrow.Table or lists of text."""
    names = getattr(columns, "column_names", None) or list(columns)
    if name not in names:
        raise ValueError(f"{path} has no column {name}, but {', '.join(names)}")
    values = columns[name]
    return values.to_pylist() if hasattr(values, "to_pylist") else list(values)


def _numbers(values: list[Any]) -> list[Any]:
    """Return texts as numbers where all are numbers or empty, as a CSV file has them; else as they are."""
    texts = [value for value in values if isinstance(value, str) and value.strip()]
    if not texts or len(texts) < sum(value is not None and value != "" for value in values):
        return values
    try:
        return [float(value) if value and value.strip() else np.nan for value in values]
    except ValueError:
        return values


def _as_floats(values: list[Any]) -> list[float]:
    """Return the numbers of a covariate, NaN where there is none. Raises ValueError for a text that is no number."""
    return [np.nan if value is None or value == "" else float(value) for value in values]


def _summary(score: str, scores: dict[str, dict[str, float]], used: int, rows: int) -> Iterator[str]:
    yield f"{used} of {rows} points have a place and a label"
    yield f"{score} on held-out blocks: {scores['blocked'][score]:.3f}"
    yield f"{score} on random folds:    {scores['random'][score]:.3f}"
    yield f"{score} of nearest neighbours on the blocks: {scores['neighbours'][score]:.3f}"
