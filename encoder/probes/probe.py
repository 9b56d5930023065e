"""The probe: what a model makes of embeddings, and all that a person must know to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..i18n import tr
from .label_values import measured
from .linear import LinearModel, softmax
from .metadata import ProbeFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder
    from .applicability import Applicability
    from .metadata import ProbeMetadata
    from .methods import Model
    from .standardisation import Standardisation

CHUNK = 4096
"""Places that are predicted at once."""


class PredictedValues(NamedTuple):
    """(n,) float32 each: predicted `values`, and the ends of the interval around them, infinite where unknown."""

    values: np.ndarray
    low: np.ndarray
    high: np.ndarray


class PredictedClasses(NamedTuple):
    """`indices` (n,) of the likeliest of `metadata.classes`; `probabilities` (n, classes) float32, of sum 1."""

    indices: np.ndarray
    probabilities: np.ndarray


@float_errors_aside
class Probe:
    """Predicts from the embeddings of one encoder, and from covariates if it learned from any.

    Numbers come with an interval, conformal as in Vovk, Gammerman and Shafer (2005), Algorithmic learning in a random
    world: as wide to both sides as the ceil((n + 1) * level)-th smallest of the n absolute errors of the blocked
    cross-validation, so that it holds a share `level` of the numbers of places that are as far from the training places
    as blocks were from one another. Under a logarithm both the value and the ends are turned back by exp: the value is
    then the middle of what is to be expected, the median, and not the mean, which is larger; sums of it come out too
    small.

    Probabilities of classes are those of the model as it is: the softmax of its scores, or the shares of the votes of
    neighbours. They were not calibrated afterwards, and with balanced classes they are those of a world in which all
    classes are equally frequent.
    """

    def __init__(
        self,
        metadata: ProbeMetadata,
        standardisation: Standardisation,
        model: Model,
        applicability: Applicability,
        covariate_medians: np.ndarray,
        lonlat: np.ndarray | None = None,
    ) -> None:
        """Take ProbeMetadata, the Standardisation of embeddings and covariates, a model of `methods`, an Applicability,
        the (c,) medians of the covariates at the training places, and the (n, 2) training places, or None where they
        were kept back."""
        self.metadata, self.standardisation, self.model = metadata, standardisation, model
        self.applicability, self.covariate_medians, self.lonlat = applicability, covariate_medians, lonlat
        self._linear = isinstance(model, LinearModel)
        if isinstance(model, LinearModel):
            weights = (model.weights * standardisation.scale[:, np.newaxis]).astype(np.float32)
            self._weights, self._covariate_weights = weights[: metadata.dim], weights[metadata.dim :]
            self._intercepts = model.intercepts.astype(np.float32)

    def __repr__(self) -> str:
        return f"<Probe of {self.metadata.field}, {self.metadata.method} on {self.metadata.encoder}>"

    def check(self, encoder: LocationEncoder) -> None:
        """Raise ProbeFileError if `encoder` is not the one whose embeddings this probe reads."""
        if encoder.fingerprint != self.metadata.fingerprint:
            raise ProbeFileError(
                tr(
                    "this probe reads embeddings of the encoder {} ({}), not those of {} ({})",
                    self.metadata.encoder,
                    self.metadata.fingerprint[:12],
                    encoder.name,
                    encoder.fingerprint[:12],
                )
            )
        if encoder.dim != self.metadata.dim:
            raise ProbeFileError(
                tr(
                    "this probe reads embeddings of {} dimensions, and its encoder has {}",
                    self.metadata.dim,
                    encoder.dim,
                )
            )

    @property
    def threshold(self) -> float:
        """The `dissimilarity` above which a place is outside of the area of applicability."""
        return self.applicability.threshold

    def predict(
        self, embeddings: np.ndarray, covariates: ArrayLike | None = None
    ) -> PredictedValues | PredictedClasses:
        """Return the Numbers or Classes of (n, dim) float32 embeddings and, if it has any, (n, c) covariates.

        Covariates that are missing, all of them or those not `measured`, are taken to be the medians of the training
        places. Raises ValueError for covariates of another shape.
        """
        if self._linear:
            return self.of_fields(self.fields(embeddings), covariates)
        parts = [self.model.predict(standardised) for standardised in self._standardised(embeddings, covariates)]
        return self._result(np.concatenate(parts))

    @property
    def field_count(self) -> int | None:
        """How many `fields` there are; None if the probe is not linear, and has none."""
        return len(self._intercepts) if self._linear else None

    def fields(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the (n, field_count) float32 scores of (n, dim) embeddings, without the part of the covariates.

        They are linear in the embeddings, and so vary as smoothly from place to place. For linear probes alone.
        """
        scores = np.empty((len(embeddings), len(self._intercepts)), dtype=np.float32)
        mean = self.standardisation.mean[: self.metadata.dim]
        for start in range(0, len(embeddings), CHUNK):
            # The mean first: embeddings share a large constant part, beside which single precision loses the rest.
            scores[start : start + CHUNK] = matmul(embeddings[start : start + CHUNK] - mean, self._weights)
        scores += self._intercepts
        return scores

    def of_fields(self, fields: np.ndarray, covariates: ArrayLike | None = None) -> PredictedValues | PredictedClasses:
        """Return the Numbers or Classes, given `fields` and, as for `predict`, the covariates of the same places."""
        if len(self.covariate_medians):
            covariates = self._covariates(covariates, len(fields))
            fields = fields + matmul(
                covariates - self.standardisation.mean[self.metadata.dim :], self._covariate_weights
            )
        return self._result(softmax(fields) if self.metadata.classes else fields[:, 0])

    def dissimilarity(self, embeddings: np.ndarray, covariates: ArrayLike | None = None) -> np.ndarray:
        """Return the (n,) float32 dissimilarity indices of places to the training places; see `applicability`."""
        parts = [
            self.applicability.dissimilarity(standardised)
            for standardised in self._standardised(embeddings, covariates)
        ]
        return np.concatenate(parts)

    def _result(self, predictions: np.ndarray) -> PredictedValues | PredictedClasses:
        if self.metadata.classes:
            return PredictedClasses(predictions.argmax(axis=1), predictions)
        half = np.inf if self.metadata.half_width is None else self.metadata.half_width
        values = [predictions, predictions - half, predictions + half]
        if self.metadata.log_target:
            with np.errstate(over="ignore"):
                values = [np.exp(each.astype(np.float64)) for each in values]
        with np.errstate(over="ignore"):
            return PredictedValues(*(each.astype(np.float32) for each in values))

    def _standardised(self, embeddings: np.ndarray, covariates: ArrayLike | None) -> Iterator[np.ndarray]:
        """Yield the standardised predictors of chunks of places, and of no places once."""
        covariates = self._covariates(covariates, len(embeddings))
        for start in range(0, max(len(embeddings), 1), CHUNK):
            x = [embeddings[start : start + CHUNK], covariates[start : start + CHUNK]]
            yield self.standardisation.apply(np.concatenate(x, axis=1))

    def _covariates(self, covariates: ArrayLike | None, count: int) -> np.ndarray:
        """Return (count, c) float32 covariates, the missing ones filled."""
        wanted = (count, len(self.covariate_medians))
        if covariates is None:
            return np.broadcast_to(self.covariate_medians, wanted)
        covariates = np.asarray(covariates, dtype=np.float64)
        if covariates.shape != wanted:
            raise ValueError(f"covariates must have the shape {wanted}, for {', '.join(self.metadata.covariates)}")
        return np.where(measured(covariates), covariates, self.covariate_medians).astype(np.float32)
