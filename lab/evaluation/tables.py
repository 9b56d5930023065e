"""The tables of the report: which columns they have, and how results are written into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .targets import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABELS = {
    "precipitation": "precipitation, R2",
    "temperature": "temperature, R2",
    "elevation": "elevation, R2",
    "vegetation": "vegetation, R2",
    "population": "population, R2",
    "country": "country",
    "koeppen": "Koeppen class",
    "land_cover": "land cover",
}

NONE = "-"
"""What stands where nothing was measured."""


class Scores(NamedTuple):
    """What one contender reached: `values` maps columns such as "blocks: elevation" to an array, one score for each
    fold or draw, or a single one; `remark` is a sentence for the report, or empty."""

    values: dict[str, np.ndarray]
    remark: str


class Result(NamedTuple):
    """A row of the table: its name and the Scores of its training seeds, one where nothing is trained."""

    name: str
    seeds: list[Scores]


class Column(NamedTuple):
    """One column: the names of the scores in it, of which it shows the mean; its heading; whether more is better.

    `higher` is None where neither more nor less is better.
    """

    scores: tuple[str, ...]
    heading: str
    higher: bool | None = True
    digits: int = 3


class Table(NamedTuple):
    """A table: its columns, and whether the spread shown is that over draws instead of that over training seeds."""

    title: str
    columns: tuple[Column, ...]
    draws: bool = False


def probe_table(title: str, split: str, draws: bool = False) -> Table:
    """Return the Table of the probes on a split, with the mean over the targets as its last column."""
    columns = [Column((f"{split}: {target}",), LABELS[target]) for target in KINDS]
    return Table(title, (*columns, Column(tuple(f"{split}: {target}" for target in KINDS), "mean")), draws)


BLOCKS = probe_table("Blocks", "blocks")
RANDOM = probe_table("Random folds", "random")
FEW = probe_table("A hundred labels", "few-shot", draws=True)
ANALOGUES = Table(
    "Analogues",
    (
        Column(("analogues: koeppen",), "same Koeppen class"),
        Column(("analogues: land_cover",), "same land cover"),
        Column(("analogues: temperature",), "temperature, K apart", higher=False, digits=2),
        Column(("analogues: log_precipitation",), "log precipitation apart", higher=False),
    ),
)
RETRIEVAL = Table(
    "From an image to its place",
    tuple(
        column
        for width in (250, 1000)
        for column in (
            Column((f"retrieval {width} km: rank",), f"{width} km: median rank", higher=False, digits=0),
            Column((f"retrieval {width} km: kilometres",), f"{width} km: median km off", higher=False, digits=0),
            Column((f"retrieval {width} km: near",), f"{width} km: within 250 km"),
        )
    ),
)
RESOLUTION = Table(
    "The finest scale",
    (
        Column(("told apart 250 km",), "told apart by images 250 km wide, km", higher=None, digits=0),
        Column(("told apart 1000 km",), "by images 1,000 km wide, km", higher=None, digits=0),
        Column(("reach: 0.9",), "similarity .9, km", higher=None, digits=0),
        Column(("reach: 0.5",), "similarity .5, km", higher=None, digits=0),
    ),
)
TABLES = (BLOCKS, RANDOM, FEW, ANALOGUES, RETRIEVAL, RESOLUTION)


class Cell(NamedTuple):
    """What a table shows in one place: a number, its spread (NaN for none), whether it is its column's best."""

    value: float
    spread: float
    best: bool


def rows_of(table: Table, results: Sequence[Result]) -> list[tuple[str, list[Cell | None]]]:
    """Return [(name, cells), ...] of the results that a table is about.

    `cells` has for each column a Cell, or None where nothing could be measured. Numbers that look the same are equally
    good.
    """
    results = [result for result in results if any(_has(result, column) for column in table.columns)]
    values = [[value_of(result, column) for column in table.columns] for result in results]
    best = [best_of([row[at] for row in values], column) for at, column in enumerate(table.columns)]
    rows = []
    for result, row in zip(results, values):
        cells: list[Cell | None] = []
        for value, column, highest in zip(row, table.columns, best):
            if value is None:
                cells.append(None)
            else:
                spread = spread_of(result, column, table.draws)
                cells.append(Cell(value, spread, number(value, column) == highest))
        rows.append((result.name, cells))
    return rows


def _has(result: Result, column: Column) -> bool:
    return set(column.scores).issubset(result.seeds[0].values)


def value_of(result: Result, column: Column) -> float | None:
    """Return what a Result has in a Column, the mean over its scores; None if it lacks one of them or one is NaN."""
    if not _has(result, column):
        return None
    value = float(np.mean([scores.values[name] for scores in result.seeds for name in column.scores]))
    return None if np.isnan(value) else value


def spread_of(result: Result, column: Column, draws: bool) -> float:
    """Return the standard deviation of `value_of` over draws or over training seeds; NaN where there is but one."""
    parts = np.array([[scores.values[name] for name in column.scores] for scores in result.seeds])
    means = parts.mean(axis=(0, 1)) if draws else parts.mean(axis=(1, 2))
    return float(np.std(means, ddof=1)) if len(means) > 1 else float("nan")


def best_of(values: Iterable[float | None], column: Column) -> str | None:
    """Return, as it is written, the best of a column's values, of which some may be None; None if all are."""
    known = [value for value in values if value is not None]
    if not known or column.higher is None:
        return None
    return number(max(known) if column.higher else min(known), column)


def number(value: float, column: Column) -> str:
    """Return a number as a column writes it: .512, -.03, 5.30, 12,345."""
    text = f"{value:,.{column.digits}f}"
    return text.replace("0.", ".", 1) if column.digits and abs(value) < 1 and "0." in text[:3] else text


def markdown(table: Table, results: Sequence[Result]) -> str:
    """Return the table in Markdown: the best of each column in bold, spreads behind their numbers."""
    lines = ["| | " + " | ".join(column.heading for column in table.columns) + " |"]
    lines.append("|---" * (len(table.columns) + 1) + "|")
    for name, cells in rows_of(table, results):
        lines.append(f"| {name} | " + " | ".join(map(_written, cells, table.columns)) + " |")
    return "\n".join(lines)


def _written(cell: Cell | None, column: Column) -> str:
    if cell is None:
        return NONE
    text = number(cell.value, column)
    text = f"**{text}**" if cell.best else text
    return text if np.isnan(cell.spread) else f"{text} ± {number(cell.spread, column)}"


def as_text(table: Table, results: Sequence[Result]) -> str:
    """Return the table for a terminal: aligned, the best of each column with a star, without spreads."""
    rows = [["", *(column.heading for column in table.columns)]]
    for name, cells in rows_of(table, results):
        row = [name]
        for cell, column in zip(cells, table.columns):
            row.append(NONE if cell is None else number(cell.value, column) + ("*" if cell.best else " "))
        rows.append(row)
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [table.title]
    for name, *row in rows:
        lines.append(" ".join([name.ljust(widths[0]), *(text.rjust(width) for text, width in zip(row, widths[1:]))]))
    return "\n".join(lines)


def not_won(table: Table, results: Sequence[Result], ours: str) -> list[tuple[str, str, str, str]]:
    """Return [(heading, ours, best, name of the best), ...] of the columns in which the row `ours` is not the best."""
    rows = dict(rows_of(table, results))
    lost = []
    for at, column in enumerate(table.columns):
        own = rows[ours][at] if ours in rows else None
        if own is None or own.best or column.higher is None:
            continue
        cells = [(name, cells[at]) for name, cells in rows.items()]
        name, best = next((name, cell) for name, cell in cells if cell is not None and cell.best)
        lost.append((column.heading, number(own.value, column), number(best.value, column), name))
    return lost
