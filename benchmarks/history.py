"""The history of the benchmarks: a line for every figure of every `make bench`, and what has changed since the last.

    .venv/bin/python benchmarks/history.py

prints the latest figures beside those before on the same kind of machine, and marks what is off by more than a fifth.
"""

import csv
import datetime
import os
import platform
import sys
from pathlib import Path
from typing import NamedTuple

from placeprint.tools import project_files

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "benchmarks" / "history.csv"
KEEP = "BENCH_HISTORY"
"""Name of the environment variable that `make bench` sets: a benchmark that is run by itself is not written down."""

MARKED = 0.2
"""Share by which a figure must change to be marked."""


class Figure(NamedTuple):
    """A line of the history. `busy`: the load before; `gigaflops`: what the machine multiplied at meanwhile."""

    date: str
    commit: str
    processor: str
    cores: int
    gigaflops: float
    busy: float
    benchmark: str
    name: str
    value: float
    unit: str

    @property
    def what(self):
        return self.benchmark, self.name, self.unit

    @property
    def machine(self):
        return self.processor, self.cores


def keep(benchmark, figures, gigaflops, busy):
    """Append (name, value, unit) figures of a benchmark to the history, if it is being kept."""
    if not os.environ.get(KEEP):
        return
    date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    machine = (date, commit(), processor(), os.cpu_count(), f"{gigaflops:.0f}", f"{busy:.2f}", benchmark)
    write([Figure(*machine, name, f"{value:.4g}", unit) for name, value, unit in figures])


def write(figures, path=FILE):
    """Append Figures to the file at `path`, which is begun if it is not there."""
    begun = path.is_file()
    with open(path, "a", newline="", encoding="utf-8") as file:
        lines = csv.writer(file, lineterminator="\n")
        if not begun:
            lines.writerow(Figure._fields)
        lines.writerows(figures)


def read(path=FILE):
    """Return the Figures in the file at `path`, the oldest first."""
    with open(path, newline="", encoding="utf-8") as file:
        return [
            Figure(**{**row, **{name: float(row[name]) for name in ("gigaflops", "busy", "value")}})
            for row in csv.DictReader(file)
        ]


def changes(figures):
    """Return [(latest Figure, the one before on such a machine or None)], one for each thing that was measured."""
    latest, before = {}, {}
    for figure in figures:
        earlier = latest.get((figure.what, figure.machine))
        latest[figure.what, figure.machine] = figure
        before[figure.what, figure.machine] = earlier
    newest = {what: figure for (what, _), figure in sorted(latest.items(), key=lambda item: item[1].date)}
    return [(figure, before[what, figure.machine]) for what, figure in newest.items()]


def table(figures):
    """Return `changes` as lines of text."""
    lines = []
    for figure, before in changes(figures):
        line = f"{figure.benchmark:10} {figure.name:58} {figure.value:9.4g} {figure.unit:28}"
        if before is None:
            lines.append(f"{line} first")
            continue
        share = figure.value / before.value - 1 if before.value else float("inf")
        mark = "  <-- CHANGED" if abs(share) > MARKED else ""
        lines.append(f"{line} {share:+7.0%} since {before.date[:10]} {before.commit}{mark}")
    return lines


def commit():
    """Return the commit of this checkout, with "-dirty" behind it if files other than the history were changed.

    "unknown" where git cannot be asked: what was measured for an hour is kept all the same.
    """
    try:
        if project_files.why_without_git(ROOT):
            return "unknown"
    except SystemExit as error:
        print(error, file=sys.stderr)
        return "unknown"
    head = _git("rev-parse", "--short", "HEAD").stdout.decode().strip() or "unknown"
    clean = _git("diff", "--quiet", "HEAD", "--", ".", f":!{FILE.relative_to(ROOT)}").returncode == 0
    return head if clean else f"{head}-dirty"


def _git(*arguments):
    return project_files.run_git(arguments, ROOT)


def processor():
    """Return the name of the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


if __name__ == "__main__":
    print("\n".join(table(read())) if FILE.is_file() else "There is no history yet: make bench begins it.")
