import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn import metrics
from sklearn.linear_model import Ridge
from sklearn.neighbors import NearestNeighbors

from placeprint.encoder.earth.sphere import great_circle_distance
from placeprint.encoder.probes.applicability import area_of_applicability, threshold_of
from placeprint.encoder.probes.displacement import FARTHEST, NEAREST, displaced
from placeprint.encoder.probes.fitted_labels import (
    FINEST,
    SMALLEST,
    FittedLabels,
    classes_of,
    kind_of,
    missing,
    numbers_of,
)
from placeprint.encoder.probes.folds import FOLDS, deal, random_folds
from placeprint.encoder.probes.label_values import LARGEST
from placeprint.encoder.probes.linear import LogisticFit, fit_ridge, logistic_loss, softmax
from placeprint.encoder.probes.metadata import metadata_json, parse_metadata
from placeprint.encoder.probes.minimise import lbfgs
from placeprint.encoder.probes.neighbours import NeighbourModel, nearest
from placeprint.encoder.probes.probe_file import read_probe, write_probe
from placeprint.encoder.probes.report import html_of
from placeprint.encoder.probes.scores import class_scores, confusion, number_scores, per_class
from placeprint.encoder.probes.standardisation import Standardisation
from placeprint.encoder.probes.training import conformal_half_width, importance_of, train_probe
from placeprint.encoder.probes.warnings import ProbeWarning
from placeprint.encoder.progress import part, rising, with_progress

from ...closeness import assert_close
from .places import lists_of_places

SEEDS = st.integers(0, 9999)
FINITE = st.floats(-1e6, 1e6)


@given(st.integers(1, 200), st.integers(1, 9), SEEDS)
def test_random_folds_are_a_partition_as_even_as_can_be(count, folds, seed):
    number = random_folds(count, folds, seed)
    sizes = np.bincount(number, minlength=folds)
    assert (len(number), sizes.sum()) == (count, count)
    assert sizes.max() - sizes.min() <= 1
    np.testing.assert_array_equal(number, random_folds(count, folds, seed))


@given(st.lists(st.integers(0, 12), min_size=1, max_size=80), st.integers(1, 9), SEEDS)
def test_groups_go_to_a_fold_whole(groups, folds, seed):
    groups = np.unique(groups, return_inverse=True)[1].reshape(-1)
    number = deal(groups, folds, seed)
    for group in set(groups):
        assert len(set(number[groups == group])) == 1
    sizes = np.bincount(number)
    assert len(sizes) == min(folds, groups.max() + 1)
    # The largest first, each to the emptiest: nothing is fuller than the emptiest by more than one group.
    assert sizes.max() - sizes.min() <= np.bincount(groups).max()


@given(st.lists(st.tuples(FINITE, FINITE), min_size=2, max_size=40))
def test_scores_of_numbers_are_those_of_scikit_learn(pairs):
    predictions, truth = np.array(pairs).T
    assume(np.ptp(truth) > 1e-3)
    ours = number_scores(predictions, truth)
    assert ours["r2"] == pytest.approx(metrics.r2_score(truth, predictions), rel=1e-6)
    assert ours["mae"] == pytest.approx(metrics.mean_absolute_error(truth, predictions), rel=1e-9)
    assert ours["rmse"] == pytest.approx(metrics.mean_squared_error(truth, predictions) ** 0.5, rel=1e-9)
    assert number_scores(truth, truth) == {"r2": 1.0, "mae": 0.0, "rmse": 0.0}


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60))
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_scores_of_classes_are_those_of_scikit_learn(pairs):
    predictions, truth = np.array(pairs).T
    ours, labels = class_scores(predictions, truth, 5), range(5)
    assert ours["accuracy"] == pytest.approx(metrics.accuracy_score(truth, predictions))
    assert ours["balanced_accuracy"] == pytest.approx(metrics.balanced_accuracy_score(truth, predictions))
    assert ours["macro_f1"] == pytest.approx(metrics.f1_score(truth, predictions, average="macro", zero_division=0))
    np.testing.assert_array_equal(
        confusion(predictions, truth, 5), metrics.confusion_matrix(truth, predictions, labels=labels)
    )
    precision, recall, f1, places = metrics.precision_recall_fscore_support(
        truth, predictions, labels=labels, zero_division=0
    )
    every = per_class(predictions, truth, 5)
    for ours, theirs in ((every.precision, precision), (every.recall, recall), (every.f1, f1), (every.places, places)):
        np.testing.assert_allclose(ours, theirs)
    assert every.predictions.sum() == len(predictions)


@given(SEEDS, st.integers(3, 40), st.integers(1, 6), st.sampled_from([1e-3, 0.1, 10.0]))
def test_ridge_is_that_of_scikit_learn(seed, count, width, strength):
    rng = np.random.default_rng(seed)
    z, numbers = rng.normal(size=(count, width)).astype(np.float32), rng.normal(size=count)
    (model,) = fit_ridge(z, numbers, (strength,))
    other = Ridge(alpha=strength).fit(z.astype(float), numbers)
    np.testing.assert_allclose(model.weights[:, 0], other.coef_, atol=1e-4)
    np.testing.assert_allclose(model.predict(z), other.predict(z.astype(float)), atol=1e-3)


@given(SEEDS, st.integers(6, 40), st.integers(2, 4))
def test_the_logistic_regression_ends_where_the_gradient_is_zero(seed, count, classes):
    rng = np.random.default_rng(seed)
    z, number = rng.normal(size=(count, 3)).astype(np.float32), np.arange(count) % classes
    model = LogisticFit(z, number, classes).fit(1.0)
    weights = np.concatenate([model.weights, model.intercepts[np.newaxis]])
    _, gradient = logistic_loss(z.astype(np.float64), number, weights)
    gradient[:-1] += model.weights
    assert np.abs(gradient).max() < 1e-2
    np.testing.assert_allclose(model.predict(z).sum(axis=1), 1, atol=1e-6)


@given(st.lists(st.lists(st.floats(-500, 500, width=32), min_size=3, max_size=3), min_size=1), st.floats(-100, 100))
def test_softmax_is_a_probability_that_a_constant_does_not_change(rows, constant):
    scores = np.array(rows, np.float32)
    shares = softmax(scores.copy())
    assert (shares >= 0).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(softmax(scores + np.float32(constant)), shares, atol=1e-3)
    np.testing.assert_array_equal(shares[np.arange(len(rows)), scores.argmax(axis=1)], shares.max(axis=1))


@given(SEEDS, st.integers(1, 8))
def test_the_minimum_of_a_parabola_is_found(seed, width):
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(width, width)) + 3 * np.eye(width)
    matrix, lowest = root @ root.T, rng.normal(size=width)
    found, value = lbfgs(lambda x: ((x - lowest) @ matrix @ (x - lowest), 2 * matrix @ (x - lowest)), np.zeros(width))
    assert value < 1e-3
    assert (found - lowest) @ matrix @ (found - lowest) == pytest.approx(value)


@given(SEEDS, st.integers(1, 40), st.integers(1, 9), st.sampled_from([np.float32, np.float64]))
def test_the_nearest_are_those_of_scikit_learn(seed, count, wanted, dtype):
    rng = np.random.default_rng(seed)
    places, z = rng.normal(size=(count, 3)).astype(dtype), rng.normal(size=(7, 3)).astype(dtype)
    wanted = min(wanted, count)
    rows, distances = nearest(z, places, wanted)
    theirs, _ = NearestNeighbors(n_neighbors=wanted).fit(places).kneighbors(z)
    np.testing.assert_allclose(distances, theirs, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(places[rows] - z[:, np.newaxis], axis=2), distances, atol=1e-5)


@given(SEEDS, st.integers(1, 30), st.integers(1, 9))
def test_neighbours_tell_numbers_between_their_labels_and_themselves_at_their_spot(seed, count, wanted):
    rng = np.random.default_rng(seed)
    places, labels = rng.normal(size=(count, 2)), rng.normal(size=count)
    model = NeighbourModel(places, labels, min(wanted, count), np.empty(0))
    predictions = model.predict(rng.normal(size=(9, 2)))
    assert ((predictions >= labels.min() - 1e-9) & (predictions <= labels.max() + 1e-9)).all()
    assert_close(model.predict(places), labels, 1e-5)


@given(SEEDS, st.integers(2, 40), st.integers(1, 5))
def test_standardised_predictors_have_mean_0_and_spread_1(seed, count, width):
    x = np.random.default_rng(seed).normal(5, 3, size=(count, width)).astype(np.float32)
    x[:, 0] = 7
    z = Standardisation.of(x).apply(x)
    # The means are of single precision: how many spreads that is off depends on how near the predictors lie.
    off = np.abs(z.mean(axis=0))[1:]
    assert (off <= 1e-4 + 1e-7 * np.abs(x[:, 1:]).max(axis=0, initial=0) / x[:, 1:].std(axis=0)).all()
    np.testing.assert_allclose(z.std(axis=0)[1:], 1, atol=1e-4)
    assert (z[:, 0] == 0).all()


@given(SEEDS, st.integers(10, 60))
def test_training_places_are_not_unlike_themselves_and_rims_are_within_reach(seed, count):
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(count, 3)).astype(np.float32)
    area = area_of_applicability(z, random_folds(count), np.ones(3, np.float32))
    np.testing.assert_allclose(area.dissimilarity(z), 0, atol=1e-6)
    assert area.dissimilarity(z + 100).min() > area.threshold > 0
    # The further away, the less alike, in units that stretching does not change.
    wide = area_of_applicability(2 * z, random_folds(count), np.ones(3, np.float32))
    assert_close(wide.dissimilarity(2 * z + 6), area.dissimilarity(z + 3), 1e-3)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=50))
def test_the_threshold_is_one_that_training_places_reach_or_nearly(dissimilarity):
    values = np.array(dissimilarity)
    assert values.min() <= threshold_of(values) <= values.max() * (1 + 1e-12)


@given(lists_of_places())
def test_displaced_places_lie_near_but_not_too_near(lonlat):
    distance = great_circle_distance(lonlat, displaced(lonlat))
    assert ((distance >= NEAREST - 1) & (distance <= FARTHEST + 1)).all()


@given(st.lists(FINITE, max_size=60), st.floats(0.05, 0.95))
def test_the_interval_holds_the_share_that_it_promises(residuals, level):
    residuals = np.array(residuals)
    half = conformal_half_width(residuals, level)
    if half is None:
        assert (len(residuals) + 1) * level > len(residuals)
    else:
        assert (np.abs(residuals) <= half).sum() >= (len(residuals) + 1) * level - 1e-6


@given(st.lists(st.one_of(st.text(max_size=4), st.integers(-9, 9)), min_size=1, max_size=30))
def test_classes_and_their_numbers_belong_together(labels):
    assume(all(not isinstance(label, str) or "\0" not in label for label in labels))
    try:
        classes, numbers = classes_of(labels)
    except ValueError:
        assert len({str(label) for label in labels}) == 1
        return
    assert len(set(classes)) == len(classes) >= 2
    assert [str(classes[number]) for number in numbers] == [str(label) for label in labels]


@given(st.lists(st.floats() | st.none() | st.integers(-5, 5), min_size=1, max_size=30), st.booleans())
def test_numbers_are_finite_or_refused(labels, log):
    array = np.array(labels, dtype=object)
    gone = missing(array)
    assert [bool(each) for each in gone] == [label is None or label != label for label in labels]
    known = [float(label) for label in array[~gone]]
    assume(known)
    try:
        values = numbers_of(known, log)
    except ValueError:
        size = max(map(abs, known))
        unfit = not size <= LARGEST or size < SMALLEST or np.ptp(known) < FINEST * size
        assert unfit or len(set(known)) == 1 or (log and min(known) <= 0)
        return
    assert_close(np.exp(values) if log else values, known, 1e-9)
    assert kind_of(known) in ("regression", "classification")


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_balanced_weights_give_every_class_the_same_say(values):
    target = FittedLabels(np.array(values), 4, balanced=True)
    weights = target.row_weights()
    assert weights.sum() == pytest.approx(len(values))
    says = np.bincount(target.values, weights, minlength=4)
    assert_close(says[says > 0], len(values) / len(set(values)), 1e-9)
    certain = np.eye(4)[target.values]
    assert target.loss(certain) == 0
    assert target.loss(1 - certain) > 0


@given(st.lists(st.floats(-1, 2), max_size=20), st.floats(0, 0.5), st.floats(0.5, 1))
def test_progress_of_a_part_stays_in_it_and_never_falls(shares, start, end):
    predictions = []
    progress = part(rising(predictions.append), start, end)
    for share in shares:
        progress(share)
    assert predictions == sorted(predictions)
    assert all(start - 1e-9 <= share <= end + 1e-9 for share in predictions)
    items = [item for item, here in with_progress(shares, predictions.append) if here(1.0) is None]
    assert items == shares


@pytest.fixture(scope="module")
def probes(small_encoder, random_places):
    """A ridge, a logistic regression and nearest neighbours, trained on the same places."""
    lonlat = random_places[:120]
    zones = np.where(lonlat[:, 1] > 0, "<north>", 'sou"th')
    return [
        train_probe(small_encoder, lonlat, labels, method=method, keep_places=keep)
        for labels, method, keep in (
            (lonlat[:, 1], "ridge", True),
            (zones, "logistic", False),
            (zones, "neighbours", True),
        )
    ]


@given(lists_of_places(), st.integers(0, 2))
def test_a_probe_that_was_written_and_read_tells_the_same(probes, small_encoder, tmp_path_factory, lonlat, index):
    probe = probes[index].probe
    path = tmp_path_factory.mktemp("probe") / "a.probe.npz"
    write_probe(path, probe)
    again = read_probe(path, small_encoder)
    assert again.metadata == probe.metadata == parse_metadata(metadata_json(probe.metadata))
    embeddings = small_encoder.encode(lonlat)
    for one, other in zip(probe.predict(embeddings), again.predict(embeddings)):
        # Degrees of latitude, or probabilities: a single place may be told 0.
        np.testing.assert_allclose(one, other, atol=1e-3 if index == 0 else 1e-4)
    np.testing.assert_allclose(probe.dissimilarity(embeddings), again.dissimilarity(embeddings), atol=1e-5)
    assert importance_of(again.model, small_encoder.dim).mean() == pytest.approx(1, abs=1e-5)
    # What is told of a place does not depend on its company.
    alone = again.predict(embeddings[:1])
    np.testing.assert_allclose(alone[0][0], again.predict(embeddings)[0][0], atol=1e-3)
    assert len(np.unique(probes[index].out_of_fold.folds)) <= FOLDS


@given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 2))
def test_no_name_gets_into_a_report_as_html(probes, field, unit, index):
    mark = f"<script>{field}</script>"
    trained = probes[index]
    metadata = trained.probe.metadata._replace(field=mark, unit=f"<img {unit}>", warnings=[mark])
    before, trained.probe.metadata = trained.probe.metadata, metadata
    try:
        html = html_of(trained._replace(warnings=[ProbeWarning("some", mark)]), mark)
    finally:
        trained.probe.metadata = before
    assert "<script" not in html
    assert "<img" not in html.replace("<img src=", "")
