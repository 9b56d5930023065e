"""The location encoder: longitude and latitude in, an embedding out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..earth.sphere import are_bounds, canonical
from ..files.encoder_file import EncoderFileError, fingerprint, finite, read_arrays
from ..i18n import tr
from ..networks.fourier_network import FourierNetwork
from ..networks.harmonic_network import CHUNK, HarmonicNetwork
from .folders import ENCODERS, SHIPPED, find_encoder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from ..types import Arrays, Metadata, Places, StrPath

__all__ = ["CHUNK", "ENCODERS", "SHIPPED", "LocationEncoder", "find_encoder", "load_encoder", "unit"]

NETWORKS = HarmonicNetwork, FourierNetwork
"""What an encoder may compute with: `basis` in a file's metadata says which."""


def load_encoder(name_or_path: StrPath | None = None) -> LocationEncoder:
    """Return the LocationEncoder of a file, or of a name that `find_encoder` knows; None is the encoder that ships.

    Loading the same unchanged file again costs nothing. Raises EncoderFileError, a ValueError, if it is not one.
    """
    path = find_encoder(name_or_path)
    return _load(str(path), path.stat().st_mtime_ns)


def unit(vectors: np.ndarray) -> np.ndarray:
    """Return (n, dim) vectors at length 1, float32; those of length 0 stay 0."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(length > 0, length, 1)).astype(np.float32)


@lru_cache(maxsize=4)
def _load(path: str, _changed: int) -> LocationEncoder:
    return LocationEncoder.from_file(path)


@float_errors_aside
class LocationEncoder:
    """A function from places to embeddings, with what belongs to it.

    `name`, `dim` (of an embedding), `degrees` (L of the harmonics, None without them), `seamless` (whether embeddings
    vary smoothly everywhere on the sphere), `fingerprint` (SHA-256 of what `encode` computes with), `center` (dim,) and
    `components` (k, dim), the mean and the principal components of the land's embeddings, `component_ranges` (k, 2),
    the spread of each over the land, and `metadata`: training data, licences, scores. `bounds` are those of the region
    that it knows, (west, south, east, north) in degrees, east greater than west, or None: the world.
    """

    def __init__(self, arrays: Arrays, metadata: Metadata) -> None:
        """Take the arrays of an encoder file (see `encoder_file`). Raises ValueError if they do not fit together."""
        basis = metadata.get("basis", HarmonicNetwork.BASIS)
        networks = [network for network in NETWORKS if basis == network.BASIS]
        if not networks:
            raise ValueError(f"its basis, {basis}, is unknown to this version of Placeprint")
        self._network = networks[0](arrays)
        self.dim, self.degrees, self.seamless = self._network.dim, self._network.degrees, self._network.SEAMLESS
        self.name = str(metadata.get("name", "unnamed"))
        self.metadata = metadata
        bounds = metadata.get("bounds")
        if bounds is not None and not are_bounds(bounds):
            raise ValueError(f"its bounds, {bounds}, are no part of the Earth")
        self.bounds = bounds and tuple(float(bound) for bound in bounds)
        self.fingerprint = fingerprint(arrays)
        arrays = {"center": np.zeros(self.dim), "components": np.eye(self.dim), **arrays}
        self.center = finite(arrays, "center")
        self.components = finite(arrays, "components")
        count = self.components.size // self.dim
        arrays.setdefault("component_ranges", np.tile([-1.0, 1.0], (count, 1)))
        self.component_ranges = finite(arrays, "component_ranges")
        if (self.center.shape, self.components.shape[1:], self.component_ranges.shape) != (
            (self.dim,),
            (self.dim,),
            (count, 2),
        ):
            raise ValueError("its center and components do not fit its embeddings")

    @classmethod
    def from_file(cls, path: StrPath) -> LocationEncoder:
        """Return the encoder in the file at `path`. Raises EncoderFileError if it holds none."""
        arrays, metadata = read_arrays(path)
        try:
            return cls(arrays, metadata)
        except ValueError as error:
            raise EncoderFileError(f"{path} is not an encoder file: {error}") from error

    def __repr__(self) -> str:
        basis = f"L = {self.degrees}" if self.degrees else self._network.BASIS
        return f"<LocationEncoder {self.name}, {self.dim} dimensions, {basis}, {self.fingerprint[:12]}>"

    def same_as(self, fingerprint: str) -> LocationEncoder:
        """Return this encoder, or raise EncoderFileError if it is not the one of a fingerprint.

        For work that is shared: what one process calls by a name may be another encoder elsewhere.
        """
        if self.fingerprint != fingerprint:
            raise EncoderFileError(
                f"the encoder {self.name} is not the same here: {self.fingerprint[:12]}, and not {fingerprint[:12]}"
            )
        return self

    def encode(self, lonlat: Places) -> np.ndarray:
        """Return the (n, dim) float32 embeddings of (n, 2) degrees WGS84, longitude first.

        Or of a table, a GeoSeries or a GeoDataFrame in any CRS, see `lonlat_array`.

        Longitudes wrap, and a pole is one place whatever its longitude. Raises ValueError, naming the first bad row,
        for latitudes outside [-90, 90] and values that are not finite. Needs little memory beside the result.

        Many places take less time each than few, see `latitude_bands`; the last digits of float32 may differ with them.
        """
        return self._network.encode(canonical(lonlat))

    def encode_grid(self, lons: ArrayLike, lats: ArrayLike) -> np.ndarray:
        """Return the (len(lats), len(lons), dim) float32 embeddings of a grid of meridians and parallels, in degrees.

        The same as `encode` on the mesh, within 1e-4 of the largest value, and several times faster. Raises ValueError
        for longitudes that are not finite and latitudes as `encode` refuses them.
        """
        blocks = list(self.iter_grid(lons, lats))
        return (
            np.concatenate(blocks) if blocks else np.empty((np.size(lats), np.size(lons), self.dim), dtype=np.float32)
        )

    def iter_grid(self, lons: ArrayLike, lats: ArrayLike) -> Iterator[np.ndarray]:
        """Yield `encode_grid` as blocks of rows, (k, len(lons), dim), in order: the memory in use stays bounded.

        Raises ValueError as `encode_grid` does.
        """
        lons, lats = np.asarray(lons, dtype=np.float64).ravel(), np.asarray(lats, dtype=np.float64).ravel()
        if lons.size == 0:
            return
        if not np.isfinite(lons).all():
            raise ValueError("a longitude of the grid is not finite")
        canonical(np.stack([np.zeros_like(lats), lats], axis=1))
        yield from self._network.iter_grid(lons, lats)

    def directions(self, embeddings: np.ndarray) -> np.ndarray:
        """Return z, the (n, dim) float32 unit vectors of (n, dim) embeddings, whose dot products are similarities.

        z = unit(embedding - center). An embedding at the centre itself becomes 0.
        """
        return unit(embeddings - self.center)

    def principal_components(self, embeddings: np.ndarray, count: int) -> np.ndarray:
        """Return the (n, count) float32 coordinates of (n, dim) embeddings along the land's principal components.

        Raises ValueError if there are not `count` of them.
        """
        if not 1 <= count <= len(self.components):
            raise ValueError(tr("{} has {} principal components, not {}", self.name, len(self.components), count))
        return matmul(embeddings - self.center, self.components[:count].T)
