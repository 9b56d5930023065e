"""Makes resources/land_mask.npz from the 1/120-degree mask of the archives: a cell is land if most of it is.

.venv/bin/python tools/make_land_mask.py
"""

import numpy as np

from placeprint.encoder.earth.land import MASK_FILE
from placeprint.lab.imagery.world import land_mask

FACTOR = 3


def write_mask(land, path=MASK_FILE):
    """Write a plate carree mask, (height, width) bool from 90 N and 180 W, as the file that `is_land` reads."""
    np.savez_compressed(path, bits=np.packbits(land), shape=np.array(land.shape, dtype=np.int32))


def main():
    fine = land_mask()
    height, width = fine.shape[0] // FACTOR, fine.shape[1] // FACTOR
    share = fine.reshape(height, FACTOR, width, FACTOR).mean(axis=(1, 3))
    write_mask(share >= 0.5)
    print(f"{MASK_FILE}: {height} by {width} cells, {MASK_FILE.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
