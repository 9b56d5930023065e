"""Linear models of predictors: ridge regression for numbers, multinomial logistic regression for classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul
from ..progress import quietly
from .minimise import lbfgs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Progress

ROWS = 4096
"""Places that are held in double precision at once."""


class LinearModel(NamedTuple):
    """`weights` (d, k) and `intercepts` (k,): one column for a number, one for each class."""

    weights: np.ndarray
    intercepts: np.ndarray

    def scores(self, standardised: np.ndarray) -> np.ndarray:
        """Return the (n, k) float32 numbers, or scores of the classes before `softmax`, of (n, d) predictors."""
        return matmul(standardised, self.weights.astype(np.float32)) + self.intercepts.astype(np.float32)

    def predict(self, standardised: np.ndarray, progress: Progress | None = None) -> np.ndarray:
        """Return (n,) numbers, or (n, k) probabilities of classes."""
        scores = self.scores(standardised)
        return scores[:, 0] if scores.shape[1] == 1 else softmax(scores)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return (n, k) float32 probabilities of (n, k) scores."""
    scores = scores - scores.max(axis=1, keepdims=True)
    # Below, float32 becomes denormal, and multiplying with such numbers a hundred times slower.
    np.exp(np.maximum(scores, -80, out=scores), out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


class PrincipalAxes(NamedTuple):
    """The principal axes of (n, d) predictors: `mean` (d,), `axes` (d, r), one a column, and `variances` (r,), the sums
    of squares along each."""

    mean: np.ndarray
    axes: np.ndarray
    variances: np.ndarray

    @classmethod
    def of(cls, standardised: np.ndarray, progress: Progress | None = None) -> PrincipalAxes:
        """Return the axes of (n, d) predictors along which they vary at all, weakest first."""
        progress = quietly(progress)
        mean = standardised.mean(axis=0, dtype=np.float64)
        products = np.zeros((standardised.shape[1], standardised.shape[1]))
        for start in range(0, len(standardised), ROWS):
            centred = standardised[start : start + ROWS] - mean
            products += matmul(centred.T, centred)
            progress(start / len(standardised))
        variances, axes = np.linalg.eigh(products)
        kept = variances > 1e-12 * max(variances[-1], 1e-300)
        return cls(mean, axes[:, kept], variances[kept])


def fit_ridge(
    standardised: np.ndarray, numbers: np.ndarray, strengths: Sequence[float], progress: Progress | None = None
) -> list[LinearModel]:
    """Return a LinearModel for each of `strengths`, of (n,) `numbers` told from (n, d) predictors.

    Minimises the sum of squared errors plus the strength times the sum of squared weights; the intercept is free. Hoerl
    and Kennard (1970), Ridge regression, Technometrics 12. One eigendecomposition serves all strengths.
    """
    axes = PrincipalAxes.of(standardised, progress)
    mean = float(np.mean(numbers))
    products = np.zeros(standardised.shape[1])
    for start in range(0, len(standardised), ROWS):
        products += (standardised[start : start + ROWS] - axes.mean).T @ (numbers[start : start + ROWS] - mean)
    along = axes.axes.T @ products
    models = []
    for strength in strengths:
        weights = axes.axes @ (along / (axes.variances + strength))
        models.append(LinearModel(weights[:, np.newaxis], np.array([mean - axes.mean @ weights])))
    return models


SINGLE = 1e-6
"""Below this tolerance single precision is not enough."""

POLISHED = 4_000_000
"""Numbers, places times predictors, up to which the last steps are made in double precision."""


class LogisticFit:
    """Multinomial logistic regressions of (n,) classes `number`, 0 to k - 1, on (n, d) predictors.

    Minimises the sum of -log probability, each place times its weight, plus half the strength times the sum of squared
    weights; the intercepts are free. With two classes there are two columns all the same: half of the strength gives
    the same probabilities as one column would.
    """

    def __init__(
        self,
        standardised: np.ndarray,
        number: np.ndarray,
        classes: int,
        row_weights: np.ndarray | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Take `classes`, k, and, optionally, (n,) `row_weights`. The predictors are turned onto their axes."""
        self._axes = PrincipalAxes.of(standardised, progress)
        self._features = matmul(standardised - self._axes.mean.astype(np.float32), self._axes.axes.astype(np.float32))
        self._number, self._row_weights = number, row_weights
        shares = np.bincount(number, row_weights, classes) + 1e-3
        self._last = np.zeros((len(self._axes.variances) + 1, classes))
        self._last[-1] = np.log(shares / shares.sum())

    def fit(self, strength: float, tolerance: float = 1e-8, progress: Progress | None = None) -> LinearModel:
        """Return the LinearModel of one `strength`, begun from the last one; `tolerance` and `progress`: see `lbfgs`.

        Along each axis it steps in units of one over the root of the curvature that is to be expected there, in the
        manner of Boehning (1992), Multinomial logistic regression algorithm, Annals of the Institute of Statistical
        Mathematics 44.
        """
        dim, classes = len(self._axes.variances), self._last.shape[1]
        penalty = np.append(np.full(dim, float(strength)), 0.0)[:, np.newaxis]
        unit = 1 / np.sqrt(np.append(self._axes.variances, len(self._number))[:, np.newaxis] / (2 * classes) + penalty)

        def objective(scaled: np.ndarray, features: np.ndarray) -> tuple[float, np.ndarray]:
            weights = scaled.reshape(dim + 1, classes) * unit
            loss, gradient = logistic_loss(features, self._number, weights, self._row_weights)
            pull = penalty * weights
            return loss + 0.5 * np.sum(pull * weights), ((gradient + pull) * unit).ravel()

        found = (self._last / unit).ravel()
        found, _ = lbfgs(lambda x: objective(x, self._features), found, tolerance, progress=progress)
        if tolerance < SINGLE and self._features.size <= POLISHED:
            # Single precision loses its way a millionth short of the optimum.
            features = self._features.astype(np.float64)
            found, _ = lbfgs(lambda x: objective(x, features), found, tolerance, progress=progress)
        self._last = found.reshape(dim + 1, classes) * unit
        weights = self._axes.axes @ self._last[:-1]
        return LinearModel(weights, self._last[-1] - self._axes.mean @ weights)


def logistic_loss(
    features: np.ndarray, number: np.ndarray, weights: np.ndarray, row_weights: np.ndarray | None = None
) -> tuple[float, np.ndarray]:
    """Return (loss, gradient) of a multinomial logistic regression at (d + 1, k) `weights`, the intercepts last.

    The loss is the sum of -log probability of the (n,) classes `number`, each times its weight if there are
    `row_weights`; the gradient is of the shape of the weights. The arithmetic is in the type of the (n, d) `features`,
    float32 or float64, but for the sums.
    """
    rows = np.arange(len(features))
    narrow = weights.astype(features.dtype)
    scores = matmul(features, narrow[:-1])
    scores += narrow[-1]
    scores -= scores.max(axis=1, keepdims=True)
    own = scores[rows, number]
    # Below, float32 becomes denormal, and multiplying with such numbers a hundred times slower.
    np.maximum(scores, -40, out=scores)
    np.exp(scores, out=scores)
    sums = scores.sum(axis=1)
    scores /= sums[:, np.newaxis]
    scores[rows, number] -= 1
    if row_weights is None:
        loss = np.sum(np.log(sums), dtype=np.float64) - np.sum(own, dtype=np.float64)
    else:
        loss = np.sum((np.log(sums) - own) * row_weights, dtype=np.float64)
        scores *= row_weights.astype(features.dtype)[:, np.newaxis]
    gradient = np.empty_like(weights)
    gradient[:-1] = matmul(features.T, scores)
    gradient[-1] = scores.sum(axis=0)
    return loss, gradient
