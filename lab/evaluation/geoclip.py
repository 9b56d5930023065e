"""GeoCLIP's location encoder with its real weights: the trained encoder that anybody can install, as a yardstick.

The weights are those of the package `geoclip` 1.3.0 (MIT), of which no code is imported; see `fourier_network`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...encoder.encoders.location_encoder import LocationEncoder
from ...encoder.importers.checkpoint import Checkpoint
from ...encoder.importers.conversion import published_network
from ..imagery.archives import read_member

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike


def geoclip_embeddings(lonlat: ArrayLike) -> np.ndarray:
    """Return the (n, 512) float32 embeddings of (n, 2) degrees, longitude first.

    Raises RuntimeError if the archive with the weights cannot be had.
    """
    file = read_member("geoclip", "geoclip/model/weights/location_encoder_weights.pth")
    network = published_network(Checkpoint(file, "GeoCLIP's weights"))
    return LocationEncoder(network.arrays, network.layout).encode(lonlat)
