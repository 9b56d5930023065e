"""What the rasters of a probe show: its numbers or classes, and how far they are to be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import numpy as np

from ..i18n import tr
from ..rasters.pixels import NODATA, Bands, Category
from ..similarity.colours import class_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .metadata import ProbeMetadata
    from .probe import PredictedClasses, PredictedValues, Probe

MOST_VALUES = 255
"""Classes that a raster of bytes has room for, with 0 left for nodata."""


def number_bands(probe: Probe, limit: float = np.inf) -> Bands:
    """Return the Bands of what a Probe of numbers tells: the number, the ends of its interval, the dissimilarity.

    Places whose dissimilarity is above `limit` are nodata.
    """

    def values(predictions: PredictedValues, dissimilarity: np.ndarray) -> np.ndarray:
        ends = [np.where(np.isfinite(end), end, NODATA["float32"]) for end in (predictions.low, predictions.high)]
        return np.stack([predictions.values, *ends, dissimilarity], axis=1).astype(np.float32)

    return _bands(probe, limit, ["predicted", "low", "high", "dissimilarity"], "float32", values)


def class_bands(probe: Probe, limit: float = np.inf) -> Bands:
    """Return the Bands of the classes that a Probe tells, numbered from 1, with their names and colours.

    Places whose dissimilarity is above `limit` are nodata. Raises ValueError for more than MOST_VALUES classes.
    """
    count = len(probe.metadata.classes)
    if count > MOST_VALUES:
        raise ValueError(tr("the probe has {} classes; a raster of them has room for {}", count, MOST_VALUES))

    def values(predictions: PredictedClasses, _dissimilarity: np.ndarray | None) -> np.ndarray:
        return (predictions.indices + 1).astype(np.uint8)[:, np.newaxis]

    return _bands(probe, limit, ["class"], "uint8", values, class_categories(probe.metadata, range(1, count + 1)))


def confidence_bands(probe: Probe, limit: float = np.inf) -> Bands:
    """Return the Bands of the probability of the class that a Probe tells, and of the dissimilarity.

    Places whose dissimilarity is above `limit` are nodata.
    """

    def values(predictions: PredictedClasses, dissimilarity: np.ndarray) -> np.ndarray:
        return np.stack([predictions.probabilities.max(axis=1), dissimilarity], axis=1).astype(np.float32)

    return _bands(probe, limit, ["probability", "dissimilarity"], "float32", values)


def class_categories(metadata: ProbeMetadata, values: Sequence[object] | None = None) -> tuple[Category, ...]:
    """Return the Categories of a probe's classes; their values are the classes themselves, unless others are given."""
    colours = class_colours(len(metadata.classes))
    return tuple(
        Category(metadata.classes[row] if values is None else values[row], str(name), tuple(map(int, colours[row])))
        for row, name in enumerate(metadata.classes)
    )


def _bands(
    probe: Probe,
    limit: float,
    names: list[str],
    dtype: str,
    values: Callable,
    categories: tuple[Category, ...] = (),
) -> Bands:
    """Return the Bands `names` of what a Probe tells, nodata where the dissimilarity is above the limit.

    `values` makes an (n, bands) array of what is told of n places, and of their dissimilarity, None if nobody asks.
    """
    telling = _Telling(probe, limit, values, NODATA[dtype], "dissimilarity" in names)
    return Bands(names, dtype, telling.of, telling.fields, telling.count, telling.of_fields, categories)


class _Telling:
    """What is told of pixels from their embeddings, or, where that is smooth, from interpolated numbers.

    These are the scores of a linear probe, and behind them the dissimilarity, if it is wanted. It has kinks where
    another training place becomes the nearest, which interpolating rounds off.
    """

    def __init__(self, probe: Probe, limit: float, values: Callable, nodata: float, shows_dissimilarity: bool) -> None:
        self._probe, self._limit, self._values, self._nodata = probe, limit, values, nodata
        # It takes about as long as the encoder does.
        self._wanted = shows_dissimilarity or limit < np.inf
        self._scores = probe.field_count or 0
        self.count = self._scores + self._wanted if self._scores else 0

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        scores = self._probe.fields(embeddings)
        if not self._wanted:
            return scores
        return np.concatenate([scores, self._probe.dissimilarity(embeddings)[:, np.newaxis]], axis=1)

    def of_fields(self, fields: np.ndarray) -> np.ndarray:
        dissimilarity = np.maximum(fields[:, self._scores], 0) if self._wanted else None
        return self._told(self._probe.of_fields(fields[:, : self._scores]), dissimilarity)

    def of(self, embeddings: np.ndarray) -> np.ndarray:
        dissimilarity = self._probe.dissimilarity(embeddings) if self._wanted else None
        return self._told(self._probe.predict(embeddings), dissimilarity)

    def _told(self, predictions: PredictedValues | PredictedClasses, dissimilarity: np.ndarray | None) -> np.ndarray:
        values = self._values(predictions, dissimilarity)
        if dissimilarity is not None:
            values[dissimilarity > self._limit] = self._nodata
        return values
