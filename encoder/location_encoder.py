"""The location encoder: longitude and latitude in, an embedding out."""

from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from .bands import NODES, crowded_bands
from .blas import matmul
from .encoder_file import EncoderFileError, fingerprint, finite, layers_of, read_arrays
from .harmonics import float32_waves, harmonics_by_feature, legendre_functions, legendre_row
from .siren import after_first_layer, forward, output_width
from .sphere import canonical

ENCODERS = Path(__file__).resolve().parent.parent / "resources" / "encoders"
SHIPPED = "placeprint-1"
"""Name of the encoder that ships, a file in `resources/encoders`."""

CHUNK = 4096
"""Places that go through the network at once: few enough that a chunk needs some tens of megabytes."""

COEFFICIENT_ROWS = 64
"""Parallels of a grid whose first layer is summed up at once."""


def load_encoder(name_or_path=None):
    """Return the LocationEncoder of a file, or of a name in `resources/encoders`; None is the encoder that ships.

    Loading the same unchanged file again costs nothing. Raises EncoderFileError, a ValueError, if it is not one.
    """
    path = find_encoder(name_or_path)
    return _load(str(path), path.stat().st_mtime_ns)


def find_encoder(name_or_path=None):
    """Return the path of the file that `load_encoder` would read. Raises EncoderFileError if there is none."""
    name_or_path = name_or_path or SHIPPED
    path = ENCODERS / f"{name_or_path}.npz"
    if not path.is_file():
        path = Path(name_or_path)
    if not path.is_file():
        raise EncoderFileError(f"there is no encoder named {name_or_path}, nor a file of that name")
    return path.resolve()


@lru_cache(maxsize=4)
def _load(path, _changed):
    return LocationEncoder.from_file(path)


class LocationEncoder:
    """A function from places to embeddings, with what belongs to it.

    `name`, `dim` (of an embedding), `degrees` (L of the harmonics), `fingerprint` (SHA-256 of what `encode` computes
    with), `center` (dim,) and `components` (k, dim), the mean and the principal components of the land's embeddings,
    `component_ranges` (k, 2), the spread of each over the land, and `metadata`: training data, licences, scores.
    """

    def __init__(self, arrays, metadata):
        """Take the arrays of an encoder file (see `encoder_file`). Raises ValueError if they do not fit together."""
        self._layers = layers_of(arrays)
        inputs = self._layers[0][0].shape[1]
        self.degrees = round(inputs**0.5)
        if metadata.get("basis", "spherical harmonics") != "spherical harmonics":
            raise ValueError(f"its basis, {metadata['basis']}, is unknown to this version of Placeprint")
        if self.degrees < 1 or self.degrees**2 != inputs:
            raise ValueError(f"{inputs} inputs are not a full set of spherical harmonics")
        self._weights_by_order = _weights_by_order(self._layers[0][0], self.degrees)
        self.dim = output_width(self._layers)
        self.name = str(metadata.get("name", "unnamed"))
        self.metadata = metadata
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
    def from_file(cls, path):
        """Return the encoder in the file at `path`. Raises EncoderFileError if it holds none."""
        arrays, metadata = read_arrays(path)
        try:
            return cls(arrays, metadata)
        except ValueError as error:
            raise EncoderFileError(f"{path} is not an encoder file: {error}") from error

    def __repr__(self):
        return f"<LocationEncoder {self.name}, {self.dim} dimensions, L = {self.degrees}, {self.fingerprint[:12]}>"

    def encode(self, lonlat):
        """Return the (n, dim) float32 embeddings of (n, 2) degrees WGS84, longitude first.

        Longitudes wrap, and a pole is one place whatever its longitude. Raises ValueError, naming the first bad row,
        for latitudes outside [-90, 90] and values that are not finite. Needs little memory beside the result.

        Many places take less time each than few (see `bands`), and float32's last digits may differ with the company.
        """
        lonlat = canonical(lonlat)
        embeddings = np.empty((len(lonlat), self.dim), dtype=np.float32)
        bands, rest = crowded_bands(lonlat[:, 1], self.degrees)
        for start in range(0, len(rest), CHUNK):
            rows = rest[start : start + CHUNK]
            embeddings[rows] = forward(self._layers, harmonics_by_feature(lonlat[rows], self.degrees)).T
        while some := list(islice(bands, COEFFICIENT_ROWS // NODES)):
            coefficients = self._row_coefficients(np.concatenate([band.parallels for band in some]))
            for band, parallels in zip(some, np.split(coefficients, len(some))):
                self._encode_band(lonlat[:, 0], band, parallels, embeddings)
        return embeddings

    def _encode_band(self, lon, band, coefficients, embeddings):
        """Fill the rows of `embeddings` that lie in a Band, given the `_row_coefficients` of its parallels."""
        coefficients = coefficients.reshape(-1, coefficients.shape[2])
        for start in range(0, len(band.rows), CHUNK):
            rows, weights = band.rows[start : start + CHUNK], band.weights[:, start : start + CHUNK]
            features = weights[:, np.newaxis] * float32_waves(lon[rows], self.degrees)
            hidden = matmul(coefficients.T, features.reshape(len(coefficients), -1))
            hidden += self._layers[0][1][:, np.newaxis]
            embeddings[rows] = after_first_layer(self._layers, hidden).T

    def encode_grid(self, lons, lats):
        """Return the (len(lats), len(lons), dim) float32 embeddings of a grid of meridians and parallels, in degrees.

        The same as `encode` on the mesh, within 1e-4 of the largest value, and several times faster.
        """
        blocks = list(self.iter_grid(lons, lats))
        return np.concatenate(blocks) if blocks else np.empty((len(lats), len(lons), self.dim), dtype=np.float32)

    def iter_grid(self, lons, lats):
        """Yield `encode_grid` as blocks of rows, (k, len(lons), dim), in order: the memory in use stays bounded.

        On one parallel the first layer is a trigonometric polynomial of the longitude: the Legendre functions are
        summed into its 2 L - 1 coefficients for each hidden unit once a row, instead of L**2 products for each cell.
        """
        lons, lats = np.asarray(lons, dtype=np.float64).ravel(), np.asarray(lats, dtype=np.float64).ravel()
        if lons.size == 0:
            return
        if not np.isfinite(lons).all():
            raise ValueError("a longitude of the grid is not finite")
        canonical(np.stack([np.zeros_like(lats), lats], axis=1))
        waves = float32_waves(lons, self.degrees)
        rows = max(1, CHUNK // lons.size)
        for top in range(0, lats.size, COEFFICIENT_ROWS):
            coefficients = self._row_coefficients(lats[top : top + COEFFICIENT_ROWS])
            for row in range(0, len(coefficients), rows):
                yield self._encode_rows(coefficients[row : row + rows], waves)

    def _encode_rows(self, coefficients, waves):
        """Return the (k, n, dim) embeddings of k parallels, given their `_row_coefficients`, at n longitudes."""
        block = np.empty((len(coefficients), waves.shape[1], self.dim), dtype=np.float32)
        for left in range(0, waves.shape[1], CHUNK):
            here = waves[:, left : left + CHUNK]
            hidden = np.concatenate([matmul(row.T, here) for row in coefficients], axis=1)
            hidden += self._layers[0][1][:, np.newaxis]
            cells = after_first_layer(self._layers, hidden)
            block[:, left : left + CHUNK] = cells.T.reshape(len(block), -1, self.dim)
        return block

    def _row_coefficients(self, lats):
        """Return the first layer on each of n parallels, (n, 2 L - 1, width), in the order of `float32_waves`."""
        legendre = legendre_functions(lats, self.degrees).astype(np.float32)
        width = len(self._layers[0][0])
        coefficients = np.empty((lats.size, 2 * self.degrees - 1, width), dtype=np.float32)
        for order in range(self.degrees):
            degree = np.arange(order, self.degrees)
            functions = legendre[legendre_row(degree, order)].T
            cosine, sine = self._weights_by_order[order]
            coefficients[:, order] = matmul(functions, cosine.T)
            if order:
                coefficients[:, self.degrees - 1 + order] = matmul(functions, sine.T)
        return coefficients

    def principal_components(self, embeddings, count):
        """Return the (n, count) float32 coordinates of (n, dim) embeddings along the land's principal components.

        Raises ValueError if there are not `count` of them.
        """
        if not 1 <= count <= len(self.components):
            raise ValueError(f"{self.name} has {len(self.components)} principal components, not {count}")
        return matmul(embeddings - self.center, self.components[:count].T)


def _weights_by_order(weight, degrees):
    """Return, for each order m, the (width, L - m) columns of `weight` of cosines and of sines, degrees m to L - 1."""
    parts = []
    for order in range(degrees):
        zonal = np.array([degree * degree + degree for degree in range(order, degrees)])
        parts.append((weight[:, zonal + order].copy(), weight[:, zonal - order].copy()))
    return parts
