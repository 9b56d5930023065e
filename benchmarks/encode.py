"""How fast the encoder is: places one by one, cells of a grid, similarities; and whether a few places wait for threads.

    .venv/bin/python benchmarks/encode.py

Ratios are between figures of one run: only they can be compared between machines. That of a few places is between two
processes that take turns, one with as many threads of BLAS as there are processors, and one with one. It may be
believed on a busy machine as well: both are on it.
"""

import json
import os
import statistics
import subprocess
import sys

import numpy as np

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import busy_processes, gigaflops, seconds
from placeprint.encoder import load_encoder
from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.similarity.reference_set import ReferenceSet

ROUNDS = 5

FEW = (1, 10, 100)
TURNS, CALLS = 15, 20
"""How often the two processes take turns, and calls in a turn."""


def microseconds(work, places):
    """Return the least time of some rounds of `work`, in microseconds a place."""
    work()
    return seconds(work, ROUNDS) / places * 1e6


def answer_few():
    """For each line of input print, as JSON, the median milliseconds of some calls for each of FEW."""
    encoder, places = load_encoder(), fibonacci_lattice(FEW[-1])
    for _ in sys.stdin:
        medians = []
        for count in FEW:
            times = [seconds(lambda count=count: encoder.encode(places[:count]), 1) for _ in range(CALLS)]
            medians.append(1000 * statistics.median(times))
        print(json.dumps(medians), flush=True)


def few_places():
    """Return ([milliseconds], [times as long as on one thread]) of FEW places: medians of all turns."""
    settings = [{"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads} for threads in ("1", str(os.cpu_count()))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, __file__, "few"]
    processes = [subprocess.Popen(command, env={**os.environ, **setting}, **pipes) for setting in settings]

    def turn(process):
        process.stdin.write("\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    turns = np.array([[turn(process) for process in processes] for _ in range(TURNS + 1)])[1:]
    for process in processes:
        process.communicate()
    one, default = np.median(turns, axis=0)
    return default, default / one


def main():
    busy = os.getloadavg()[0]
    encoder = load_encoder()
    places = fibonacci_lattice(40_000)
    lons, lats = np.linspace(-180, 180, 200), np.linspace(-90, 90, 200)
    references = ReferenceSet(encoder, [[114.17, 22.28]])
    grid = microseconds(lambda: encoder.encode_grid(lons, lats), 40_000)
    rows = {
        "a cell of a grid": grid,
        "a place by itself": microseconds(lambda: encoder.encode(places), 40_000),
        "its similarity": microseconds(lambda: references.similarity(places), 40_000),
        "its harmonics alone": microseconds(lambda: spherical_harmonics(places, encoder.degrees), 40_000),
    }
    print(f"{encoder}")
    for name, value in rows.items():
        print(f"{name:22} {value:6.1f} microseconds  {value / grid:5.2f} times a cell")
    figures = [(name, value / grid, "times a cell of a grid") for name, value in rows.items() if value != grid]
    for told, loaded in (("", False), (", beside two busy processes", True)):
        with busy_processes(2 if loaded else 0):
            milliseconds, ratios = few_places()
        for count, each, ratio in zip(FEW, milliseconds, ratios):
            name = f"{count} place{'s' * (count > 1)}{told}"
            print(f"{name:36} {each:6.2f} ms  {ratio:5.2f} times one thread of BLAS")
            figures.append((name, ratio, "times one thread of BLAS"))
    history.keep("encode", [("a cell of a grid", grid, "microseconds"), *figures], gigaflops(), busy)


if __name__ == "__main__":
    answer_few() if sys.argv[1:] == ["few"] else main()
