"""Rasters of a probe: the values or classes that it predicts, and how far they can be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..i18n import tr
from ..rasters.raster_content import NODATA, Category, RasterContent
from ..similarity.colours import class_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .metadata import ProbeMetadata
    from .probe import PredictedClasses, PredictedValues, Probe

MOST_VALUES = 255
"""Classes that a raster of bytes has room for, with 0 left for nodata."""


class ProbeContent(RasterContent):
    """What a Probe predicts: values that its subclasses choose, nodata where the dissimilarity is above `limit`.

    The fields are the scores of a linear probe, and behind them the dissimilarity, if it is wanted. It has kinks where
    another training place becomes the nearest, which interpolating rounds off.
    """

    def __init__(self, probe: Probe, limit: float = np.inf) -> None:
        self._probe, self._limit = probe, limit
        # It takes about as long as the encoder does.
        self._wanted = "dissimilarity" in self.names or limit < np.inf
        self._scores = probe.field_count or 0
        self.field_count = self._scores + self._wanted if self._scores else 0

    def chosen(self, predictions: Any, dissimilarity: np.ndarray | None) -> np.ndarray:
        """Return the (n, bands) values of predictions and dissimilarities, these None if nobody asks for them."""
        raise NotImplementedError

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        scores = self._probe.fields(embeddings)
        if not self._wanted:
            return scores
        return np.concatenate([scores, self._probe.dissimilarity(embeddings)[:, np.newaxis]], axis=1)

    def values_of_fields(self, fields: np.ndarray) -> np.ndarray:
        dissimilarity = np.maximum(fields[:, self._scores], 0) if self._wanted else None
        return self._applicable(self._probe.of_fields(fields[:, : self._scores]), dissimilarity)

    def values(self, embeddings: np.ndarray, _lonlat: np.ndarray) -> np.ndarray:
        dissimilarity = self._probe.dissimilarity(embeddings) if self._wanted else None
        return self._applicable(self._probe.predict(embeddings), dissimilarity)

    def _applicable(self, predictions: Any, dissimilarity: np.ndarray | None) -> np.ndarray:
        values = self.chosen(predictions, dissimilarity)
        if dissimilarity is not None:
            values[dissimilarity > self._limit] = NODATA[self.dtype]
        return values


class ValueContent(ProbeContent):
    """What a Probe of numbers predicts: the value, the ends of its interval, the dissimilarity."""

    names, dtype = ("predicted", "low", "high", "dissimilarity"), "float32"

    def chosen(self, predictions: PredictedValues, dissimilarity: Any) -> np.ndarray:
        ends = [np.where(np.isfinite(end), end, NODATA["float32"]) for end in (predictions.low, predictions.high)]
        return np.stack([predictions.values, *ends, dissimilarity], axis=1).astype(np.float32)


class ClassContent(ProbeContent):
    """The classes that a Probe predicts, numbered from 1, with their names and colours.

    Raises ValueError for more than MOST_VALUES classes.
    """

    names, dtype = ("class",), "uint8"

    def __init__(self, probe: Probe, limit: float = np.inf) -> None:
        count = len(probe.metadata.classes)
        if count > MOST_VALUES:
            raise ValueError(tr("the probe has {} classes; a raster of them has room for {}", count, MOST_VALUES))
        super().__init__(probe, limit)
        self.categories = class_categories(probe.metadata, range(1, count + 1))

    def chosen(self, predictions: PredictedClasses, _dissimilarity: np.ndarray | None) -> np.ndarray:
        return (predictions.indices + 1).astype(np.uint8)[:, np.newaxis]


class ConfidenceContent(ProbeContent):
    """The probability of the class that a Probe predicts, and the dissimilarity."""

    names, dtype = ("probability", "dissimilarity"), "float32"

    def chosen(self, predictions: PredictedClasses, dissimilarity: Any) -> np.ndarray:
        return np.stack([predictions.probabilities.max(axis=1), dissimilarity], axis=1).astype(np.float32)


def class_categories(metadata: ProbeMetadata, values: Sequence[object] | None = None) -> tuple[Category, ...]:
    """Return the Categories of a probe's classes; their values are the classes themselves, unless others are given."""
    colours = class_colours(len(metadata.classes))
    return tuple(
        Category(metadata.classes[row] if values is None else values[row], str(name), tuple(map(int, colours[row])))
        for row, name in enumerate(metadata.classes)
    )
