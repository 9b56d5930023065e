"""The Earth under one encoder, held in memory: similarities to whatever reference are read off it within a blink.

What makes a picture of likeness slow is the encoder, and what it says does not depend on the reference. So the
directions of a whole lattice are kept; a reference then costs one product with them, and a picture one interpolation.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..earth.sphere import WORLD
from .smooth_field import STEPS, Lattice, SmoothField, lattice_step

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..similarity.reference_set import ReferenceSet
    from ..types import Bounds, Progress

MAX_LATTICE = 400_000_000
"""Bytes of the largest DirectionLattice: an encoder that needs more is drawn coarser than it is."""

LOST = 1e-3
"""Share of the square of a unit vector that its coordinates may lack: of a colour's shade, an eighth."""

LARGE = 20_000
"""Nodes of a lattice from which on fewer coordinates are worth their while."""

SAMPLED = 4
"""One in so many meridians and parallels is looked at to find the principal axes."""

MAX_LATTICES = 600_000_000
"""Bytes of all that are kept."""

MAX_FIELDS = 100_000_000
"""Bytes of all fields that are kept: those of the pictures that are being drawn."""

WAIT = 0.05
"""Seconds after which who waits for what another thread makes asks whether it is still wanted."""


@float_errors_aside
class DirectionLattice:
    """The unit vectors z of an encoder at the nodes of a Lattice, as `coordinates` (parallels * meridians, k).

    Of a large lattice these are coordinates along a `basis` (dim, k) of principal axes, which leave no product of two z
    off by more than LOST: a picture waits until all of them are read, and of half the numbers it waits half as long. Of
    others they are z itself, and `basis` is None.
    """

    def __init__(self, encoder: LocationEncoder, lattice: Lattice, progress: Progress | None = None) -> None:
        """Encode the lattice; `progress`, if given, is called with the share done, 0 to 1, and may raise to stop it."""
        self.encoder, self.lattice = encoder, lattice
        lons, lats, _, _ = lattice.nodes()
        self._shape = (len(lats), len(lons))
        self.basis = None
        if lattice.size >= LARGE:
            sample = encoder.encode_grid(lons[::SAMPLED], lats[::SAMPLED]).reshape(-1, encoder.dim)
            self.basis = _principal_axes(encoder.directions(sample))
        width = encoder.dim if self.basis is None else self.basis.shape[1]
        self.coordinates = np.empty((len(lats) * len(lons), width), dtype=np.float32)
        done = 0
        for block in encoder.iter_grid(lons, lats):
            z = encoder.directions(block.reshape(-1, encoder.dim))
            self.coordinates[done : done + len(z)] = z if self.basis is None else matmul(z, self.basis)
            done += len(z)
            if progress:
                progress(done / len(self.coordinates))

    @property
    def nbytes(self) -> int:
        """Bytes of memory that it takes."""
        return self.coordinates.nbytes

    def products(self, references: ReferenceSet) -> SmoothField:
        """Return the SmoothField of the products of a ReferenceSet, see `ReferenceSet.products`."""
        products = references.products_of_directions(self.coordinates, self.basis)
        return SmoothField(self.lattice, products.reshape(*self._shape, -1))


def _principal_axes(z: np.ndarray) -> np.ndarray:
    """Return the fewest (dim, k) float32 principal axes of (n, dim) unit vectors that keep all but LOST of each."""
    _, axes = np.linalg.eigh(matmul(z.T, z).astype(np.float64))
    axes = axes[:, ::-1].astype(np.float32)
    kept = np.cumsum(matmul(z, axes) ** 2, axis=1).min(axis=0)
    return np.ascontiguousarray(axes[:, : int(np.argmax(kept >= 1 - LOST)) + 1] if kept[-1] >= 1 - LOST else axes)


@float_errors_aside
def picture_lattice(encoder: LocationEncoder, bounds: Bounds = WORLD) -> Lattice:
    """Return the Lattice that pictures of `bounds` (west, south, east, north, in degrees) are read off.

    It is as fine as `lattice_step` asks for, or as fine as MAX_GLOBE allows.
    """
    finest = lattice_step(encoder) or STEPS[-1]
    for step in [step for step in reversed(STEPS) if step >= finest]:
        lattice = Lattice.around(*bounds, step)
        if lattice.size * encoder.dim * 4 <= MAX_LATTICE:
            break
    return lattice


@float_errors_aside
class SimilarityCache:
    """The DirectionLattices that were used last, and the fields read off them: bounded, and shared by all threads."""

    def __init__(self) -> None:
        self._lattices: OrderedDict[tuple[str, bytes, Lattice], DirectionLattice] = OrderedDict()
        self._fields: OrderedDict[tuple[ReferenceSet, Lattice], SmoothField] = OrderedDict()
        self._making: dict[tuple[str, bytes, Lattice], Lock] = {}
        self._lock = Lock()

    def has(self, encoder: LocationEncoder, lattice: Lattice) -> bool:
        """Return whether the DirectionLattice is there already."""
        with self._lock:
            return _key(encoder, lattice) in self._lattices

    def directions(
        self, encoder: LocationEncoder, lattice: Lattice, progress: Progress | None = None
    ) -> DirectionLattice:
        """Return the DirectionLattice of an encoder, which is made now if it is not there, with `progress`.

        Threads that need the same one wait for the thread that makes it.
        """
        key = _key(encoder, lattice)
        with self._lock:
            making = self._making.setdefault(key, Lock())
        while not making.acquire(timeout=WAIT):
            if progress:
                progress(0.0)
        try:
            with self._lock:
                made = self._lattices.get(key)
            if made is None:
                made = DirectionLattice(encoder, lattice, progress)
            with self._lock:
                _keep(self._lattices, key, made, MAX_LATTICES)
                self._making.pop(key, None)
        finally:
            making.release()
        return made

    def field(self, references: ReferenceSet, lattice: Lattice, progress: Progress | None = None) -> SmoothField:
        """Return the SmoothField of the products of a ReferenceSet; what is missing for it is made now.

        The same ReferenceSet object is known again, an equal one is not.
        """
        key = (references, lattice)
        with self._lock:
            field = self._fields.get(key)
        if field is None:
            field = self.directions(references.encoder, lattice, progress).products(references)
            with self._lock:
                _keep(self._fields, key, field, MAX_FIELDS)
        return field

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._lattices.clear()
            self._fields.clear()


def _keep(kept: OrderedDict[Any, Any], key: object, value: DirectionLattice | SmoothField, most: int) -> None:
    """Put a value into an ordered dict, and drop those put there first while it holds more bytes than `most`."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > 1 and sum(each.nbytes for each in kept.values()) > most:
        kept.popitem(last=False)


def _key(encoder: LocationEncoder, lattice: Lattice) -> tuple[str, bytes, Lattice]:
    return encoder.fingerprint, encoder.center.tobytes(), lattice
