import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, Ridge

from placeprint.encoder.probes.linear import LogisticFit, PrincipalAxes, fit_ridge, logistic_loss, softmax

from ...closeness import assert_close


@pytest.fixture(scope="module")
def standardised(encoder, random_places):
    """The standardised embeddings of the encoder that ships: strongly correlated predictors."""
    x = encoder.encode(random_places[:900])
    return ((x - x.mean(axis=0)) / x.std(axis=0)).astype(np.float32)


@pytest.fixture(scope="module")
def number(standardised):
    rng = np.random.default_rng(0)
    scores = standardised[:, :40] @ rng.normal(size=(40, 4)) + 2 * rng.gumbel(size=(len(standardised), 4))
    return scores.argmax(axis=1)


@pytest.mark.parametrize("rows", [900, 120, 2], ids=["many", "fewer than predictors", "two"])
@pytest.mark.parametrize("strength", [0.1, 10.0, 10_000.0])
def test_ridge_predicts_as_scikit_learn(standardised, rows, strength):
    numbers = 500 + 30 * standardised[:rows, 0].astype(float) + np.random.default_rng(1).normal(size=rows)
    expected = Ridge(alpha=strength, solver="svd").fit(standardised[:rows].astype(float), numbers)
    (model,) = fit_ridge(standardised[:rows], numbers, (strength,))
    found = standardised.astype(float) @ model.weights[:, 0] + model.intercepts
    assert_close(found, expected.predict(standardised.astype(float)), 1e-6)
    assert_close(model.predict(standardised), found, 1e-5)


def objective(standardised, number, weights, intercepts, strength, row_weights):
    scores = standardised.astype(float) @ weights + intercepts
    scores -= scores.max(axis=1, keepdims=True)
    losses = np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(standardised)), number]
    return np.sum(losses * row_weights) + strength / 2 * np.sum(weights**2)


@pytest.mark.parametrize("strength", [1.0, 100.0])
@pytest.mark.parametrize("weighted", [False, True], ids=["plain", "weighted"])
def test_logistic_regression_reaches_the_optimum_of_scikit_learn(standardised, number, strength, weighted):
    row_weights = np.random.default_rng(3).uniform(0.2, 3, len(standardised)) if weighted else None
    theirs = LogisticRegression(C=1 / strength, max_iter=5000, tol=1e-8)
    theirs.fit(standardised.astype(float), number, sample_weight=row_weights)
    ours = LogisticFit(standardised, number, 4, row_weights).fit(strength)
    weights = np.ones(len(standardised)) if row_weights is None else row_weights
    best = objective(standardised, number, theirs.coef_.T, theirs.intercept_, strength, weights)
    reached = objective(standardised, number, ours.weights, ours.intercepts, strength, weights)
    assert reached == pytest.approx(best, rel=1e-6)
    np.testing.assert_allclose(ours.predict(standardised), theirs.predict_proba(standardised.astype(float)), atol=3e-3)


def test_two_classes_are_told_as_by_one_column_of_half_the_strength(standardised, number):
    two = (number == 0).astype(int)
    theirs = LogisticRegression(C=1 / 20, max_iter=5000, tol=1e-8).fit(standardised.astype(float), two)
    ours = LogisticFit(standardised, two, 2).fit(40.0)
    np.testing.assert_allclose(ours.predict(standardised), theirs.predict_proba(standardised.astype(float)), atol=3e-3)


def test_a_path_of_strengths_ends_where_a_single_one_does(standardised, number):
    path, alone = LogisticFit(standardised, number, 4), LogisticFit(standardised, number, 4)
    for strength in (1000.0, 30.0):
        model = path.fit(strength)
    np.testing.assert_allclose(model.predict(standardised), alone.fit(30.0).predict(standardised), atol=2e-3)


def test_200_classes_are_learned(standardised):
    standardised, number = standardised[:400], np.arange(400) % 200
    predictions = LogisticFit(standardised, number, 200).fit(0.1, tolerance=1e-3).predict(standardised)
    assert predictions.shape == (400, 200)
    assert (predictions.argmax(axis=1) == number).mean() > 0.9


def test_the_gradient_is_the_slope_of_the_loss(standardised, number):
    rng = np.random.default_rng(4)
    weights, row_weights = 0.1 * rng.normal(size=(standardised.shape[1] + 1, 4)), rng.uniform(0.5, 2, len(standardised))
    _, gradient = logistic_loss(standardised, number, weights, row_weights)
    for row, column in [(0, 0), (7, 2), (-1, 3)]:
        step = np.zeros_like(weights)
        step[row, column] = 1e-2
        above, below = (logistic_loss(standardised, number, weights + sign * step, row_weights)[0] for sign in (1, -1))
        assert (above - below) / 2e-2 == pytest.approx(gradient[row, column], rel=1e-2, abs=0.1)


def test_axes_leave_out_what_does_not_vary():
    standardised = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32)
    axes = PrincipalAxes.of(np.concatenate([standardised, standardised[:, :1], np.zeros((50, 2), np.float32)], axis=1))
    assert axes.axes.shape == (6, 3)


def test_probabilities_of_wild_scores_are_finite():
    predictions = softmax(np.array([[1e30, 0, -1e30], [0, 0, 0]], np.float32))
    np.testing.assert_allclose(predictions, [[1, 0, 0], [1 / 3, 1 / 3, 1 / 3]], atol=1e-6)


def test_both_can_be_stopped(standardised, number):
    def stop(share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fit_ridge(standardised, number.astype(float), (1.0,), stop)
    with pytest.raises(InterruptedError):
        LogisticFit(standardised, number, 4).fit(1.0, progress=stop)
