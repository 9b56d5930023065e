"""What all benchmarks measure with."""

import time

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
