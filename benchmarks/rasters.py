"""How fast a similarity raster of the world is, at a tenth of a degree: interpolated, asked at every cell, by points.

    .venv/bin/python benchmarks/rasters.py

Ratios are between figures of one run: only they can be compared between machines. What would take minutes is timed on
a part and scaled up.
"""

import os
import resource
import time

import numpy as np

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import gigaflops, seconds
from placeprint.encoder import load_encoder
from placeprint.encoder.arithmetic.blas import matmul
from placeprint.encoder.encoders.location_encoder import CHUNK
from placeprint.encoder.rasters.similarity_cache import WORLD
from placeprint.encoder.rasters.smooth_field import Lattice, SmoothField, lattice_step
from placeprint.encoder.similarity.reference_set import ReferenceSet

STEP = 0.1
LONS = -180 + STEP * (np.arange(3600) + 0.5)
LATS = 90 - STEP * (np.arange(1800) + 0.5)
CELLS = LONS.size * LATS.size
PART = 200_000
"""Places, or cells, that are timed where all would take too long."""


def interpolated(encoder, references, step):
    """Return the raster, (rows, columns) float32."""
    field = SmoothField.of(encoder, references.products, Lattice.around(*WORLD, step))
    raster = np.empty((LATS.size, LONS.size), np.float32)
    for top in range(0, LATS.size, 64):
        products = field.on_grid(LONS, LATS[top : top + 64])
        rows = references.similarity_of_products(products.reshape(-1, products.shape[2]))
        raster[top : top + 64] = rows.reshape(-1, LONS.size)
    return raster


def main():
    busy = os.getloadavg()[0]
    encoder = load_encoder()
    references = ReferenceSet(encoder, [[114.17, 22.28]])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    step = lattice_step(encoder)
    measuring = time.perf_counter() - started
    raster = interpolated(encoder, references, step)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    rows = {"interpolated": seconds(lambda: interpolated(encoder, references, step))}

    rng = np.random.default_rng(0)
    row, column = rng.integers(0, LATS.size, PART), rng.integers(0, LONS.size, PART)
    places = np.stack([LONS[column], LATS[row]], axis=1)
    exact = references.similarity(places)
    rows["asked at every place"] = seconds(lambda: references.similarity(places)) * CELLS / PART

    some = LATS[:: LATS.size * LONS.size // PART]
    share = LATS.size / some.size

    def as_grid():
        for block in encoder.iter_grid(LONS, some):
            references.similarity_of(block.reshape(-1, encoder.dim))

    rows["asked at every cell of the grid"] = seconds(as_grid) * share

    widths = encoder.metadata["layers"][1:]
    layers = [
        (np.ones((outputs, inputs), np.float32), np.ones((inputs, CHUNK), np.float32))
        for inputs, outputs in zip(widths, widths[1:])
    ]
    once = seconds(lambda: [matmul(weight, chunk) for weight, chunk in layers], rounds=10)
    rows["its hidden layers' products alone"] = once * CELLS / CHUNK

    speed = gigaflops()
    print(f"{encoder}, {LONS.size} by {LATS.size} cells; this machine multiplies at {speed:.0f} GFLOP/s")
    for name, value in rows.items():
        print(f"{name:34} {value:8.2f} s  {value / rows['interpolated']:7.1f} times the interpolated")
    alone = rows.pop("interpolated")
    figures = [(name, value / alone, "times the interpolated") for name, value in rows.items()]
    history.keep("rasters", [("interpolated", alone, "seconds"), *figures], speed, busy)
    error = np.abs(raster[row, column] - exact).max()
    print(f"lattice of {step:g} degrees, found in {measuring:.2f} s; largest error {error:.5f}, 1/256 is {1 / 256:.5f}")
    print(f"memory: {memory / 1024:.0f} MB more than the encoder alone, the raster itself among them")


if __name__ == "__main__":
    main()
