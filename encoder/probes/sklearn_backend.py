"""What scikit-learn fits, where it is installed: a small multilayer perceptron, and gradient boosting.

Both come out as plain arrays, from which `network` and `trees` predict without it. Neither can be stopped while it
fits, so it is asked for a little at a time.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from ..i18n import tr
from ..progress import quietly, with_progress
from .network import NetworkModel
from .trees import TreesModel

if TYPE_CHECKING:
    from ..types import Progress
    from .fitted_labels import FittedLabels

HIDDEN = 64
UPDATES = 3000
"""Steps of the perceptron's optimiser, at 200 places each, as far as LONGEST allows."""
SHORTEST, LONGEST = 15, 300

ROUNDS = 100
TREES = 400
"""Most trees of a boosting: with many classes there are fewer rounds, but no fewer than LEAST_ROUNDS."""
LEAST_ROUNDS = 10
PARTS = 5

BINS = 32
"""Steps that a predictor is cut into: the 255 of scikit-learn's own choice take five times as long and tell no more."""


class ScikitLearnMissingError(RuntimeError):
    """A method that needs scikit-learn was asked for, and there is none."""

    def __init__(self, method: str) -> None:
        super().__init__(
            tr(
                "the method {} needs the Python package scikit-learn, which is not installed here; install "
                "scikit-learn for the Python that runs this, or choose ridge, logistic or neighbours, which need "
                "nothing",
                method,
            )
        )


def is_installed() -> bool:
    """Return whether scikit-learn is there to be imported."""
    return find_spec("sklearn") is not None


def require(method: str) -> None:
    """Raise ScikitLearnMissingError if there is none."""
    if not is_installed():
        raise ScikitLearnMissingError(method)


def fit_mlp(
    standardised: np.ndarray, labels: FittedLabels, alpha: float, seed: int = 0, progress: Progress | None = None
) -> NetworkModel:
    """Return a NetworkModel of one hidden layer, fitted to (n, d) predictors; `alpha` is its L2 penalty."""
    return network_of(*fitted_mlp(standardised, labels, alpha, seed, progress))


def fitted_mlp(
    standardised: np.ndarray, labels: FittedLabels, alpha: float, seed: int = 0, progress: Progress | None = None
) -> tuple[Any, float | None, float | None]:
    """Return (estimator, scale, offset): scikit-learn's, and how the numbers were scaled for it."""
    require("mlp")
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    rng = np.random.default_rng(seed)
    settings = {"hidden_layer_sizes": (HIDDEN,), "alpha": alpha, "random_state": seed}
    epochs = int(np.clip(UPDATES * 200 // len(standardised), SHORTEST, LONGEST))
    weights = labels.row_weights()
    scale = offset = None
    if labels.classes:
        estimator, values = MLPClassifier(**settings), labels.values
        known = {"classes": np.arange(labels.classes)}
    else:
        scale, offset, known = float(labels.values.std()), float(labels.values.mean()), {}
        scale = scale or 1.0
        estimator, values = MLPRegressor(**settings), (labels.values - offset) / scale
    for _, here in with_progress(range(epochs), progress):
        here(0.0)
        if weights is None:
            estimator.partial_fit(standardised, values, **known)
        else:
            # Drawn as often as they weigh: a partial fit takes weights only in late versions.
            drawn = rng.choice(len(standardised), len(standardised), p=weights / weights.sum())
            estimator.partial_fit(standardised[drawn], values[drawn], **known)
    return estimator, scale, offset


def network_of(estimator: Any, scale: float | None = None, offset: float | None = None) -> NetworkModel:
    """Return the NetworkModel of a fitted MLPClassifier or MLPRegressor."""
    layers = [(np.asarray(weight), np.asarray(bias)) for weight, bias in zip(estimator.coefs_, estimator.intercepts_)]
    return NetworkModel(layers, scale, offset)


def fit_boosting(
    standardised: np.ndarray, labels: FittedLabels, leaves: int, seed: int = 0, progress: Progress | None = None
) -> TreesModel:
    """Return a TreesModel, told FittedLabels from (n, d) predictors, of trees with at most so many `leaves`."""
    return trees_of(fitted_boosting(standardised, labels, leaves, seed, progress), labels.classes)


def fitted_boosting(
    standardised: np.ndarray, labels: FittedLabels, leaves: int, seed: int = 0, progress: Progress | None = None
) -> Any:
    """Return scikit-learn's histogram gradient boosting, fitted."""
    require("boosting")
    from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

    rounds = int(np.clip(TREES // max(labels.classes, 1), LEAST_ROUNDS, ROUNDS))
    make = HistGradientBoostingClassifier if labels.classes else HistGradientBoostingRegressor
    few = max(1, min(20, len(standardised) // 10))
    estimator = make(
        max_leaf_nodes=leaves,
        min_samples_leaf=few,
        max_bins=BINS,
        early_stopping=False,
        warm_start=True,
        random_state=seed,
    )
    progress = quietly(progress)
    for part in range(1, PARTS + 1):
        progress((part - 1) / PARTS)
        estimator.set_params(max_iter=rounds * part // PARTS)
        estimator.fit(standardised, labels.values, sample_weight=labels.row_weights())
    return estimator


def trees_of(estimator: Any, classes: int) -> TreesModel:
    """Return the TreesModel of a fitted histogram gradient boosting for so many `classes`, 0 for numbers."""
    parts, roots, total = [], [], 0
    for trees in estimator._predictors:
        row = []
        for tree in trees:
            nodes = tree.nodes
            inside = nodes["is_leaf"] == 0
            parts.append(
                (
                    np.where(inside, nodes["feature_idx"], 0),
                    np.where(inside, nodes["num_threshold"], 0.0),
                    np.where(inside, nodes["left"].astype(np.int64) + total, 0),
                    np.where(inside, nodes["right"].astype(np.int64) + total, 0),
                    np.where(inside, 0.0, nodes["value"]),
                )
            )
            row.append(total)
            total += len(nodes)
        roots.append(row)
    feature, threshold, left, right, value = (np.concatenate(each_part) for each_part in zip(*parts))
    start = np.asarray(estimator._baseline_prediction, dtype=np.float64).reshape(-1)
    left, right = left.astype(np.int32), right.astype(np.int32)
    return TreesModel(
        feature.astype(np.int32), threshold, left, right, value, np.array(roots, np.int32), start, classes
    )
