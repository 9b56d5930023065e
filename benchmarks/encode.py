"""How fast the encoder is: places one by one, cells of a grid, similarities.

    .venv/bin/python benchmarks/encode.py

Ratios are between figures of one run: only they can be compared between machines.
"""

import os

import numpy as np

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import gigaflops, seconds
from placeprint.encoder import load_encoder
from placeprint.encoder.harmonics import spherical_harmonics
from placeprint.encoder.similarity import ReferenceSet
from placeprint.encoder.sphere import fibonacci_lattice

ROUNDS = 5


def microseconds(work, places):
    """Return the least time of some rounds of `work`, in microseconds a place."""
    work()
    return seconds(work, ROUNDS) / places * 1e6


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
    history.keep("encode", [("a cell of a grid", grid, "microseconds"), *figures], gigaflops(), busy)


if __name__ == "__main__":
    main()
