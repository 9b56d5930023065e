"""What a raster is to show, in plain values that can be sent to another process and written down."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..probes.probe_file import read_probe
from ..probes.raster_content import ClassContent, ConfidenceContent, ValueContent
from ..rasters.similarity_content import SimilarityContent
from ..similarity.reference_set import ReferenceSet

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder
    from ..rasters.raster_content import RasterContent
    from ..types import Metadata

    Place = tuple[float, float]
    """Longitude and latitude, degrees."""


class SimilaritySpec(NamedTuple):
    """The similarity to a ReferenceSet."""

    positives: tuple[Place, ...]
    negatives: tuple[Place, ...] = ()
    combine: str = "shared"

    def content(self, encoder: LocationEncoder) -> RasterContent:
        """Return what the raster shows. Raises ValueError as ReferenceSet does."""
        negatives = np.array(self.negatives, dtype=np.float64).reshape(-1, 2)
        return SimilarityContent(ReferenceSet(encoder, self.positives, negatives, self.combine))

    def identity(self) -> Metadata:
        """Return what the values depend on beside the encoder."""
        return {"shows": "similarity", **self._asdict()}


class PredictionSpec(NamedTuple):
    """What the probe in a file tells: numbers or classes, or with `confidence` how far classes are to be believed.

    `sha256` is that of the file. With `applicable_only` there is nothing outside of the area of applicability.
    """

    probe: str
    sha256: str
    confidence: bool = False
    applicable_only: bool = False

    @classmethod
    def of(cls, path: str, confidence: bool = False, applicable_only: bool = False) -> PredictionSpec:
        """Return that of the probe file at `path`. Raises OSError."""
        return cls(str(Path(path).resolve()), _sha256(path), confidence, applicable_only)

    def content(self, encoder: LocationEncoder) -> RasterContent:
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
            return ValueContent(probe, limit)
        return ConfidenceContent(probe, limit) if self.confidence else ClassContent(probe, limit)

    def identity(self) -> Metadata:
        """Return what the values depend on beside the encoder."""
        chosen = {"probe": self.sha256, "confidence": self.confidence, "applicable_only": self.applicable_only}
        return {"shows": "prediction", **chosen}


def _sha256(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
