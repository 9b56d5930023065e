"""What all benchmarks measure with."""

import time

import numpy as np

from placeprint.encoder.blas import matmul


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
    square = np.ones((2048, 2048), np.float32)
    return 2 * 2048**3 / seconds(lambda: matmul(square, square)) / 1e9
