"""The network over random Fourier features of a projected place: GeoCLIP's.

Vivanco Cepeda, Nayak and Shah (2023), GeoCLIP: Clip-inspired alignment between locations and images for effective
worldwide geo-localization, arXiv:2309.16020; the features are those of Tancik et al. (2020), Fourier features let
networks learn high frequency functions in low dimensional domains, arXiv:2006.10739.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..earth.equal_earth import equal_earth
from ..earth.sphere import canonical
from ..files.encoder_file import finite
from .layers import perceptron, perceptron_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from ..types import Arrays, Layers

CHUNK = 2048
"""Places that go through the network at once."""

ROOT_3 = float(np.float32(np.sqrt(3.0)))
"""The square root of 3 of GeoCLIP's projection, in single precision: its finest capsule multiplies coordinates by
thousands, and the digits lost are part of what it learned."""


class FourierNetwork:
    """The sum of capsules, each a perceptron of the cosines and sines of its own waves over an Equal Earth map.

    Capsule i has `capsule{i}_frequencies` (k, 2), float64, the radians that each wave turns for one unit of x and of y
    of the projected sphere of radius 1; and the layers `capsule{i}_weight0`, `capsule{i}_bias0`, ...
    """

    BASIS = "Fourier features of Equal Earth"

    SEAMLESS = False
    """The map ends at the antimeridian and at the poles, and what lies on either side is not alike."""

    degrees = None

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays of an encoder file (see `encoder_file`). Raises ValueError if they do not fit together."""
        self._capsules: list[tuple[np.ndarray, Layers]] = []
        while f"capsule{len(self._capsules)}_frequencies" in arrays:
            name = f"capsule{len(self._capsules)}"
            frequencies = finite(arrays, f"{name}_frequencies", np.float64)
            layers = perceptron_of(arrays, f"{name}_", name)
            if frequencies.shape != (layers[0][0].shape[1] / 2, 2):
                raise ValueError(f"its {name}: the layers do not fit frequencies of shape {frequencies.shape}")
            self._capsules.append((frequencies, layers))
        dims = {len(layers[-1][1]) for _, layers in self._capsules}
        if len(dims) != 1:
            raise ValueError("it holds no capsules of one width" if dims else "it holds no network")
        (self.dim,) = dims

    def encode(self, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n, dim) float32 output at (n, 2) places, as `sphere.canonical` returns them."""
        embeddings = np.zeros((len(lonlat), self.dim), dtype=np.float32)
        for start in range(0, len(lonlat), CHUNK):
            projected = equal_earth(lonlat[start : start + CHUNK], ROOT_3)
            for frequencies, layers in self._capsules:
                embeddings[start : start + CHUNK] += perceptron(layers, _waves(projected, frequencies))
        return embeddings

    def iter_grid(self, lons: np.ndarray, lats: np.ndarray) -> Iterator[np.ndarray]:
        """Yield the output on (m,) meridians and (n,) parallels as blocks of rows, (k, m, dim), in order.

        The projection bends the meridians, so that a grid has no shorter form than its places.
        """
        rows = max(1, CHUNK // lons.size)
        for top in range(0, lats.size, rows):
            places = np.stack(np.meshgrid(lons, lats[top : top + rows]), axis=-1)
            yield self.encode(canonical(places.reshape(-1, 2))).reshape(*places.shape[:2], self.dim)


def fourier_features(lonlat: ArrayLike, frequencies: np.ndarray) -> np.ndarray:
    """Return the (n, 2 k) float32 cosines and sines that a capsule of (k, 2) `frequencies` sees of (n, 2) places."""
    return _waves(equal_earth(lonlat, ROOT_3), frequencies)


def _waves(projected: np.ndarray, frequencies: np.ndarray) -> np.ndarray:
    phase = matmul(projected, frequencies.T)
    return np.concatenate([np.cos(phase), np.sin(phase)], axis=1).astype(np.float32)
