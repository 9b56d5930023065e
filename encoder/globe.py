"""The Earth under one encoder, held in memory: similarities to whatever reference are read off it within a blink.

What makes a picture of likeness slow is the encoder, and what it says does not depend on the reference. So the
directions of a whole lattice are kept; a reference then costs one product with them, and a picture one interpolation.
"""

import numpy as np

from .similarity import directions
from .smooth_field import Lattice, SmoothField

WORLD = (-180.0, -90.0, 180.0, 90.0)


class Globe:
    """The unit vectors z of an encoder at the nodes of a Lattice around the Earth, (parallels * meridians, dim)."""

    def __init__(self, encoder, step, progress=None):
        """Encode the lattice of `step` degrees.

        `progress`, if given, is called with the share done, 0 to 1, and may raise to stop it.
        """
        self.encoder = encoder
        self.lattice = Lattice.around(*WORLD, step)
        lons, lats, _, _ = self.lattice.nodes()
        self._shape = (len(lats), len(lons))
        self.z = np.empty((len(lats) * len(lons), encoder.dim), dtype=np.float32)
        done = 0
        for block in encoder.iter_grid(lons, lats):
            cells = block.reshape(-1, encoder.dim)
            self.z[done : done + len(cells)] = directions(encoder, cells)
            done += len(cells)
            if progress:
                progress(done / len(self.z))

    def products(self, references):
        """Return the SmoothField of the products of a ReferenceSet, see `ReferenceSet.products`."""
        return SmoothField(self.lattice, references.products_of_directions(self.z).reshape(*self._shape, -1))
