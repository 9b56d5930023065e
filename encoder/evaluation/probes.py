"""Linear probes on held-out blocks: what can be read off an embedding where no label is near."""

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

STRENGTHS = {"regression": (1.0, 10.0, 100.0, 1000.0), "classification": (0.3, 0.03, 0.003)}
"""Regularisation to choose from, on part of the training blocks, for every row of the table alike."""


def spatial_folds(lonlat, folds=5, degrees=10.0, seed=0):
    """Return (n,) fold numbers: blocks of `degrees` by `degrees` go to a fold whole, at random."""
    column = np.floor((lonlat[:, 0] + 180) / degrees).astype(int)
    row = np.floor((lonlat[:, 1] + 90) / degrees).astype(int)
    _, block = np.unique(row * 1000 + column, return_inverse=True)
    return np.random.default_rng(seed).integers(0, folds, block.max() + 1)[block]


def linear_probe_score(features, labels, folds, kind):
    """Return the (number of folds,) scores, R2 or accuracy, of a linear probe on each fold, trained on the others.

    `kind` is "regression" (ridge) or "classification" (logistic); its strength is chosen on one of the other folds.
    """
    scores = []
    for fold in np.unique(folds):
        train, test = folds != fold, folds == fold
        inner = folds == (fold + 1) % (folds.max() + 1)
        best = max(STRENGTHS[kind], key=lambda s: _score(features, labels, train & ~inner, inner, kind, s))
        scores.append(_score(features, labels, train, test, kind, best))
    return np.array(scores)


def _score(features, labels, train, test, kind, strength):
    scaler = StandardScaler().fit(features[train])
    if kind == "regression":
        model = Ridge(alpha=strength)
    else:
        model = LogisticRegression(C=strength, max_iter=100, tol=1e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(scaler.transform(features[train]), labels[train])
    return model.score(scaler.transform(features[test]), labels[test])
