"""What all benchmarks measure with."""

import shutil
import subprocess
import time
from contextlib import contextmanager

from placeprint.encoder.diagnostics import linear_algebra

SIDE = 2048
"""Of the matrices that tell how fast a machine is."""


def seconds(work, rounds=3):
    """Return the least time of some rounds of `work`."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def gigaflops():
    """Return how many billion operations a second a large product of float32 matrices does here."""
    return linear_algebra.gigaflops(SIDE)


@contextmanager
def busy_processes(count=2):
    """Keep so many processes busy with nothing in a block: what a machine is like on which other programs run."""
    # Inside QGIS `sys.executable` need not be a Python.
    processes = [subprocess.Popen([shutil.which("python3"), "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
