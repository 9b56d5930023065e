import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, Ridge

from placeprint.encoder.probes.linear import Axes, LogisticFit, fit_ridge, logistic_loss, softmax

from ...closeness import assert_close


@pytest.fixture(scope="module")
def z(encoder, random_places):
    """The standardised embeddings of the encoder that ships: strongly correlated predictors."""
    x = encoder.encode(random_places[:900])
    return ((x - x.mean(axis=0)) / x.std(axis=0)).astype(np.float32)


@pytest.fixture(scope="module")
def number(z):
    rng = np.random.default_rng(0)
    scores = z[:, :40] @ rng.normal(size=(40, 4)) + 2 * rng.gumbel(size=(len(z), 4))
    return scores.argmax(axis=1)


@pytest.mark.parametrize("rows", [900, 120, 2], ids=["many", "fewer than predictors", "two"])
@pytest.mark.parametrize("strength", [0.1, 10.0, 10_000.0])
def test_ridge_predicts_as_scikit_learn(z, rows, strength):
    numbers = 500 + 30 * z[:rows, 0].astype(float) + np.random.default_rng(1).normal(size=rows)
    expected = Ridge(alpha=strength, solver="svd").fit(z[:rows].astype(float), numbers)
    (model,) = fit_ridge(z[:rows], numbers, (strength,))
    found = z.astype(float) @ model.weights[:, 0] + model.intercepts
    assert_close(found, expected.predict(z.astype(float)), 1e-6)
    assert_close(model.tell(z), found, 1e-5)


def objective(z, number, weights, intercepts, strength, row_weights):
    scores = z.astype(float) @ weights + intercepts
    scores -= scores.max(axis=1, keepdims=True)
    losses = np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(z)), number]
    return np.sum(losses * row_weights) + strength / 2 * np.sum(weights**2)


@pytest.mark.parametrize("strength", [1.0, 100.0])
@pytest.mark.parametrize("weighted", [False, True], ids=["plain", "weighted"])
def test_logistic_regression_reaches_the_optimum_of_scikit_learn(z, number, strength, weighted):
    row_weights = np.random.default_rng(3).uniform(0.2, 3, len(z)) if weighted else None
    theirs = LogisticRegression(C=1 / strength, max_iter=5000, tol=1e-8)
    theirs.fit(z.astype(float), number, sample_weight=row_weights)
    ours = LogisticFit(z, number, 4, row_weights).fit(strength)
    weights = np.ones(len(z)) if row_weights is None else row_weights
    best = objective(z, number, theirs.coef_.T, theirs.intercept_, strength, weights)
    reached = objective(z, number, ours.weights, ours.intercepts, strength, weights)
    assert reached == pytest.approx(best, rel=1e-6)
    np.testing.assert_allclose(ours.tell(z), theirs.predict_proba(z.astype(float)), atol=3e-3)


def test_two_classes_are_told_as_by_one_column_of_half_the_strength(z, number):
    two = (number == 0).astype(int)
    theirs = LogisticRegression(C=1 / 20, max_iter=5000, tol=1e-8).fit(z.astype(float), two)
    ours = LogisticFit(z, two, 2).fit(40.0)
    np.testing.assert_allclose(ours.tell(z), theirs.predict_proba(z.astype(float)), atol=3e-3)


def test_a_path_of_strengths_ends_where_a_single_one_does(z, number):
    path, alone = LogisticFit(z, number, 4), LogisticFit(z, number, 4)
    for strength in (1000.0, 30.0):
        model = path.fit(strength)
    np.testing.assert_allclose(model.tell(z), alone.fit(30.0).tell(z), atol=2e-3)


def test_200_classes_are_learned(z):
    z, number = z[:400], np.arange(400) % 200
    told = LogisticFit(z, number, 200).fit(0.1, tolerance=1e-3).tell(z)
    assert told.shape == (400, 200)
    assert (told.argmax(axis=1) == number).mean() > 0.9


def test_the_gradient_is_the_slope_of_the_loss(z, number):
    rng = np.random.default_rng(4)
    weights, row_weights = 0.1 * rng.normal(size=(z.shape[1] + 1, 4)), rng.uniform(0.5, 2, len(z))
    _, gradient = logistic_loss(z, number, weights, row_weights)
    for row, column in [(0, 0), (7, 2), (-1, 3)]:
        step = np.zeros_like(weights)
        step[row, column] = 1e-2
        above, below = (logistic_loss(z, number, weights + sign * step, row_weights)[0] for sign in (1, -1))
        assert (above - below) / 2e-2 == pytest.approx(gradient[row, column], rel=1e-2, abs=0.1)


def test_axes_leave_out_what_does_not_vary():
    z = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32)
    axes = Axes.of(np.concatenate([z, z[:, :1], np.zeros((50, 2), np.float32)], axis=1))
    assert axes.axes.shape == (6, 3)


def test_probabilities_of_wild_scores_are_finite():
    told = softmax(np.array([[1e30, 0, -1e30], [0, 0, 0]], np.float32))
    np.testing.assert_allclose(told, [[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]], atol=1e-6)


def test_both_can_be_stopped(z, number):
    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fit_ridge(z, number.astype(float), (1.0,), stop)
    with pytest.raises(InterruptedError):
        LogisticFit(z, number, 4).fit(1.0, progress=stop)
