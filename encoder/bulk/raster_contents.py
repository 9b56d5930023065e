"""What a raster shows, told so that it can be sent to another process, and written down: the bands follow from it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..probes.probe_file import read_probe
from ..probes.raster_content import class_bands, confidence_bands, number_bands
from ..rasters.similarity_content import similarity_bands
from ..similarity.reference_set import ReferenceSet

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..rasters.pixels import Bands
    from ..types import Metadata

    Place = tuple[float, float]
    """Longitude and latitude, degrees."""


class Similarity(NamedTuple):
    """The similarity to a ReferenceSet."""

    positives: tuple[Place, ...]
    negatives: tuple[Place, ...] = ()
    combine: str = "shared"

    def bands(self, encoder: LocationEncoder) -> Bands:
        """Return what the raster shows. Raises ValueError as ReferenceSet does."""
        negatives = np.array(self.negatives, dtype=np.float64).reshape(-1, 2)
        return similarity_bands(ReferenceSet(encoder, self.positives, negatives, self.combine))

    def told(self) -> Metadata:
        """Return what the values depend on beside the encoder."""
        return {"shows": "similarity", **self._asdict()}


class Prediction(NamedTuple):
    """What the probe in a file tells: numbers or classes, or with `confidence` how far classes are to be believed.

    `sha256` is that of the file. With `applicable_only` there is nothing outside of the area of applicability.
    """

    probe: str
    sha256: str
    confidence: bool = False
    applicable_only: bool = False

    @classmethod
    def of(cls, path: str, confidence: bool = False, applicable_only: bool = False) -> Prediction:
        """Return that of the probe file at `path`. Raises OSError."""
        return cls(str(Path(path).resolve()), _sha256(path), confidence, applicable_only)

    def bands(self, encoder: LocationEncoder) -> Bands:
        """Return what the raster shows.

        Raises ProbeFileError for a file that is none, is another than it was, or reads another encoder, and ValueError
        for more classes than a raster has room for, and for the confidence of numbers.
        """
        probe = read_probe(self.probe, encoder)
        if _sha256(self.probe) != self.sha256:
            raise ValueError(f"{self.probe} is another file than when the work began")
        limit = probe.threshold if self.applicable_only else np.inf
        if not probe.metadata.classes:
            if self.confidence:
                raise ValueError(f"{self.probe} tells numbers: the ends of their intervals are bands of the prediction")
            return number_bands(probe, limit)
        return confidence_bands(probe, limit) if self.confidence else class_bands(probe, limit)

    def told(self) -> Metadata:
        """Return what the values depend on beside the encoder."""
        chosen = {"probe": self.sha256, "confidence": self.confidence, "applicable_only": self.applicable_only}
        return {"shows": "prediction", **chosen}


def _sha256(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
