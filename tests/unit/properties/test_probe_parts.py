from html.parser import HTMLParser
from xml.dom import minidom

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder.earth.sphere import EARTH_RADIUS
from placeprint.encoder.probes import drawings
from placeprint.encoder.probes.applicability import MOST, Applicability, area_of_applicability
from placeprint.encoder.probes.array_checks import positive, shaped, whole
from placeprint.encoder.probes.autocorrelation import (
    LAGS,
    Variogram,
    fitted_range,
    suggest_block,
    variogram,
)
from placeprint.encoder.probes.drawings import (
    confusion_matrix,
    map_of_classes,
    map_of_residuals,
    observed_against_predicted,
    short,
)
from placeprint.encoder.probes.drawings import learning_curve as drawn_curve
from placeprint.encoder.probes.fitted_labels import KINDS, FittedLabels
from placeprint.encoder.probes.folds import random_folds
from placeprint.encoder.probes.linear import LinearModel, fit_ridge
from placeprint.encoder.probes.metadata import ProbeFileError
from placeprint.encoder.probes.methods import (
    METHODS,
    NEED_SCIKIT,
    SETTINGS,
    choose_setting,
    fit,
    fit_predict,
)
from placeprint.encoder.probes.model_arrays import arrays_of, model_of
from placeprint.encoder.probes.neighbours import NeighbourModel
from placeprint.encoder.probes.network import NetworkModel
from placeprint.encoder.probes.probe import Probe
from placeprint.encoder.probes.raster_content import ClassContent, ConfidenceContent, ValueContent
from placeprint.encoder.probes.report import html_of, write_report
from placeprint.encoder.probes.scores import accuracy, class_scores, number_scores, r2
from placeprint.encoder.probes.sklearn_backend import (
    fit_boosting,
    fit_mlp,
    fitted_boosting,
    fitted_mlp,
    network_of,
    trees_of,
)
from placeprint.encoder.probes.standardisation import Standardisation
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.probes.trees import TreesModel
from placeprint.encoder.probes.validation import (
    baseline_predictions,
    ground_neighbours,
    out_of_fold,
    scores_of,
    validate,
)
from placeprint.encoder.rasters.raster_content import NODATA

from ...closeness import assert_close
from .places import fewer, lists_of_places

SEEDS = st.integers(0, 9999)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40)
METHOD_AND_KIND = st.sampled_from([(method, kind) for kind in KINDS for method in METHODS[kind]])
WITHOUT_SCIKIT = METHOD_AND_KIND.filter(lambda pair: pair[0] not in NEED_SCIKIT)


def same(values):
    return values


def places_of(rng, count):
    return np.stack([rng.uniform(-180, 180, count), rng.uniform(-85, 85, count)], axis=1)


def target_of(rng, kind, count, balanced=False):
    if kind == "regression":
        return FittedLabels(rng.normal(size=count))
    # Every class occurs.
    return FittedLabels(rng.permutation(np.arange(count) % 3), 3, balanced)


def is_drawing(svg):
    """Return the texts of a drawing, which must be XML."""
    document = minidom.parseString(svg)  # noqa: S318 (of our own making)
    return ["".join(node.data for node in each.childNodes) for each in document.getElementsByTagName("text")]


# Arrays of a file


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=3).map(tuple), st.lists(st.none() | st.integers(0, 4), max_size=3)
)
def test_arrays_have_the_shape_that_they_must_have_or_are_refused(shape, wanted):
    floats, counts = np.ones(shape), np.ones(shape, np.int32)
    wanted = tuple(wanted)
    if len(shape) == len(wanted) and all(want in (None, side) for want, side in zip(wanted, shape)):
        assert shaped({"a": floats}, "a", wanted).dtype == np.float32
        assert whole({"a": counts}, "a", wanted, 2).dtype == np.int64
        if counts.size:
            with pytest.raises(ValueError, match="a holds numbers out of range"):
                whole({"a": counts}, "a", wanted, 1)
    else:
        with pytest.raises(ValueError, match="shape"):
            shaped({"a": floats}, "a", wanted)
        with pytest.raises(ValueError, match="shape"):
            whole({"a": counts}, "a", wanted, 2)


@given(st.floats() | st.integers(-9, 9) | st.none() | st.text(max_size=3) | st.booleans())
def test_a_number_above_zero_is_one_or_refused(number):
    if type(number) in (int, float) and 0 < number < np.inf:
        assert positive(number, "scale") == number
    else:
        with pytest.raises(ValueError, match="its scale is not a number above 0"):
            positive(number, "scale")


@fewer
@given(SEEDS, METHOD_AND_KIND, st.booleans())
def test_a_model_that_was_taken_apart_tells_the_same(seed, method_and_kind, balanced):
    method, kind = method_and_kind
    rng = np.random.default_rng(seed)
    z, other = rng.normal(size=(40, 4)).astype(np.float32), rng.normal(size=(9, 4)).astype(np.float32)
    target = target_of(rng, kind, 40, balanced and kind != "regression")
    model = fit(method, z, target, SETTINGS[method][0])
    arrays = arrays_of(method, model)
    assert all(name.startswith("model_") for name in arrays)
    again = model_of(method, {**arrays, "other": np.ones(2)}, 4, target.classes)
    predictions = model.predict(other)
    assert_close(again.predict(other), predictions, 1e-4)
    if target.classes:
        assert predictions.shape == (9, 3)
        np.testing.assert_allclose(predictions.sum(axis=1), 1, atol=1e-5)
    else:
        assert predictions.shape == (9,)
    # What lacks a part, or is of other predictors, is refused.
    for name in arrays:
        with pytest.raises(ValueError, match=r".+"):
            model_of(method, {key: array for key, array in arrays.items() if key != name}, 4, target.classes)
    with pytest.raises(ValueError, match=r".+"):
        model_of(method, arrays, 1, target.classes)


# Applicability


@given(SEEDS, st.integers(10, 40), st.integers(1, 4))
def test_an_area_of_applicability_comes_back_from_its_arrays(seed, count, width):
    rng = np.random.default_rng(seed)
    z, other = rng.normal(size=(count, width)).astype(np.float32), rng.normal(size=(7, width)).astype(np.float32)
    importance = rng.uniform(0.5, 2, width).astype(np.float32)
    area = area_of_applicability(z, random_folds(count), importance)
    assert not area.condensed
    again = Applicability.from_arrays(area.arrays(), width)
    assert (again.mean_distance, again.threshold, again.training) == area[2:]
    assert_close(again.dissimilarity(other), area.dissimilarity(other), 1e-6)
    for wrong in (
        {**area.arrays(), "aoa_numbers": np.array([0.0, 1.0, count])},
        {**area.arrays(), "aoa_numbers": np.array([1.0, 1.0, 1.0])},
    ):
        with pytest.raises(ValueError, match=r"mean distance|hold together"):
            Applicability.from_arrays(wrong, width)
    with pytest.raises(ValueError, match="shape"):
        Applicability.from_arrays(area.arrays(), width + 1)


@fewer
@given(SEEDS)
def test_a_condensed_area_is_never_nearer_than_the_whole(seed):
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(MOST + 50, 2)).astype(np.float32)
    area = area_of_applicability(z, random_folds(len(z)), np.ones(2, np.float32))
    assert area.condensed
    assert (len(area.places), area.training) == (MOST, len(z))
    whole_area = area._replace(places=z)
    assert not whole_area.condensed
    other = 3 * rng.normal(size=(50, 2)).astype(np.float32)
    assert (area.dissimilarity(other) >= whole_area.dissimilarity(other) - 1e-6).all()


# Autocorrelation


@given(SEEDS, st.integers(3, 60), st.sampled_from(KINDS))
def test_a_variogram_is_of_pairs_that_are_apart(seed, count, kind):
    rng = np.random.default_rng(seed)
    lonlat, target = places_of(rng, count), target_of(rng, kind, count)
    found = variogram(lonlat, target)
    assert len(found.lags) == len(found.halves) == len(found.pairs) <= LAGS
    assert found.pairs.sum() <= count * (count - 1) / 2
    assert (np.diff(found.lags) > 0).all()
    assert (found.lags > 0).all()
    assert (found.lags <= np.pi * EARTH_RADIUS / 1000).all()
    assert (found.halves >= 0).all()
    if target.classes:
        assert (found.halves <= 1).all()
    else:
        # Twice the labels, four times the variance; a constant more, the same.
        other = variogram(lonlat, FittedLabels(2 * target.values + 7))
        np.testing.assert_allclose(other.halves, 4 * found.halves, rtol=1e-6, atol=1e-9)
    alike = variogram(lonlat, target._replace(values=np.zeros_like(target.values)))
    assert (alike.halves == 0).all()
    assert fitted_range(alike) is None
    assert len(variogram(np.zeros((count, 2)), target).lags) == 0


@given(st.floats(20, 400), st.floats(0, 2), st.floats(0.5, 5))
def test_the_range_of_a_spherical_model_is_found(length, nugget, sill):
    lags = np.geomspace(10, 1000, 20)
    h = np.minimum(lags / length, 1)
    halves = nugget + sill * (1.5 * h - 0.5 * h**3)
    found = fitted_range(Variogram(lags, halves, np.full(20, 100.0)))
    assert found == pytest.approx(length, rel=0.1)
    # In other units of the labels it is the same.
    assert fitted_range(Variogram(lags, 9 * halves, np.full(20, 100.0))) == pytest.approx(found)
    assert fitted_range(Variogram(lags, np.full(20, 3.0), np.full(20, 100.0))) is None


@given(lists_of_places(least=2, most=40), SEEDS, st.sampled_from(KINDS))
def test_a_block_is_suggested_that_has_two_digits(lonlat, seed, kind):
    target = target_of(np.random.default_rng(seed), kind, len(lonlat))
    try:
        found = suggest_block(lonlat, target)
    except ValueError as error:
        assert str(error) == "all labels are of one place"
        return
    assert 0 < found.km <= 1.01 * EARTH_RADIUS / 1000 or found.km <= found.range_km
    digits = f"{found.km:.6e}".split("e")[0].replace(".", "").rstrip("0")
    assert len(digits) <= 2
    assert found == suggest_block(lonlat, target)


# Drawings


@given(lists_of_places(), SEEDS, TEXT)
def test_maps_are_drawings_wherever_the_places_lie(lonlat, seed, unit):
    rng = np.random.default_rng(seed)
    right = rng.random(len(lonlat)) < 0.5
    drawing = map_of_classes(lonlat, right)
    assert is_drawing(drawing) == ["right", "wrong (crosses)"]
    assert f"{right.sum()} told rightly, {(~right).sum()} wrongly" in drawing
    assert len(is_drawing(map_of_residuals(lonlat, rng.normal(size=len(lonlat)), unit))) == 5
    assert "nan" not in map_of_residuals(lonlat, np.zeros(len(lonlat)), "")


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=20), TEXT)
def test_observed_against_predicted_is_a_drawing(pairs, unit):
    truth, predictions = np.array(pairs).T
    texts = is_drawing(observed_against_predicted(truth, predictions, unit))
    suffix = f" ({unit})" if unit else ""
    assert f"predicted{suffix}" in texts
    assert f"observed{suffix}" in texts


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(-5, 1)), min_size=2, max_size=6), st.floats(-5, 1), TEXT)
def test_a_learning_curve_is_a_drawing(curve, neighbours, name):
    texts = is_drawing(drawn_curve(sorted(curve), neighbours, name))
    assert "labelled places learned from" in texts
    assert f"{name} on other blocks" in texts


@given(st.integers(1, 30), SEEDS, TEXT)
def test_a_confusion_matrix_is_drawn_with_its_most_frequent_classes(count, seed, name):
    matrix = np.random.default_rng(seed).integers(0, 9, (count, count))
    names = [f"{number} {name}" for number in range(count)]
    texts = is_drawing(confusion_matrix(matrix, names))
    shown = [each for each in map(short, names) if texts.count(each) >= 2]
    assert len(shown) == min(count, drawings.MOST_SHOWN)


class Tags(HTMLParser):
    def __init__(self, content):
        super().__init__()
        self.tags = set()
        self.feed(content)

    def handle_starttag(self, tag, _attributes):
        self.tags.add(tag)


# Methods


@fewer
@given(SEEDS, WITHOUT_SCIKIT, st.integers(15, 40))
def test_a_setting_is_chosen_that_no_other_betters(seed, method_and_kind, count):
    method, kind = method_and_kind
    rng = np.random.default_rng(seed)
    x, folds = rng.normal(size=(count, 3)).astype(np.float32), random_folds(count, 3)
    target = target_of(rng, kind, count)
    found = choose_setting(method, x, target, folds)
    assert found in SETTINGS[method]
    assert found == choose_setting(method, x, target, folds)

    def loss(setting):
        predictions = np.concatenate(
            [
                fit_predict(
                    method, x[folds != fold], target.take(np.flatnonzero(folds != fold)), x[folds == fold], setting
                )
                for fold in range(3)
            ]
        )
        rows = np.concatenate([np.flatnonzero(folds == fold) for fold in range(3)])
        return target.take(rows).loss(predictions)

    assert loss(found) <= loss(SETTINGS[method][0]) * (1 + 1e-3)
    # Without another fold to try it on, it is the simplest.
    assert choose_setting(method, x, target, np.zeros(count, int)) == SETTINGS[method][0]


@given(SEEDS, st.integers(1, 20), st.lists(st.integers(1, 25), min_size=1, max_size=4), st.booleans())
def test_several_numbers_of_neighbours_tell_what_each_would(seed, count, numbers, classes):
    rng = np.random.default_rng(seed)
    places, z = rng.normal(size=(count, 2)), rng.normal(size=(5, 2))
    labels = rng.integers(0, 3, count) if classes else rng.normal(size=count)
    weights = np.ones(3) if classes else np.empty(0)
    model = NeighbourModel(places, labels, 1, weights)
    for number, predictions in zip(numbers, model.predict_each(z, numbers)):
        alone = NeighbourModel(places, labels, min(number, count), weights).predict(z)
        assert_close(predictions, alone, 1e-6)


@given(SEEDS, st.integers(3, 30), st.integers(1, 4))
def test_the_stronger_a_ridge_the_smaller_its_weights(seed, count, width):
    rng = np.random.default_rng(seed)
    z, numbers = rng.normal(size=(count, width)), rng.normal(size=count)
    models = fit_ridge(z, numbers, (0.1, 1.0, 10.0, 1e9))
    lengths = [np.linalg.norm(model.weights) for model in models]
    assert lengths == sorted(lengths, reverse=True)
    # The strongest of all tells the mean.
    np.testing.assert_allclose(models[-1].predict(z.astype(np.float32)), numbers.mean(), atol=1e-5)
    scores = LinearModel(models[0].weights, models[0].intercepts).scores(z.astype(np.float32))
    assert (scores.shape, scores.dtype) == ((count, 1), np.float32)


@fewer
@given(SEEDS, st.sampled_from(KINDS), st.booleans(), st.integers(20, 60))
def test_what_scikit_learn_fitted_predicts_without_it(seed, kind, balanced, count):
    rng = np.random.default_rng(seed)
    z, other = rng.normal(size=(count, 3)).astype(np.float32), rng.normal(size=(11, 3)).astype(np.float32)
    target = target_of(rng, kind, count, balanced and kind != "regression")
    boosted = fitted_boosting(z, target, 4, seed)
    trees = trees_of(boosted, target.classes)
    predictions = boosted.predict_proba(other) if target.classes else boosted.predict(other)
    assert_close(trees.predict(other), predictions, 1e-4)
    np.testing.assert_array_equal(fit_boosting(z, target, 4, seed).predict(other), trees.predict(other))
    estimator, scale, offset = fitted_mlp(z, target, 1.0, seed)
    network = network_of(estimator, scale, offset)
    assert isinstance(network, NetworkModel)
    assert isinstance(trees, TreesModel)
    assert network.predict(other[:0]).shape == trees.predict(other[:0]).shape == ((0, 3) if target.classes else (0,))
    predictions = estimator.predict_proba(other) if target.classes else scale * estimator.predict(other) + offset
    assert_close(network.predict(other), predictions, 1e-3)
    np.testing.assert_array_equal(fit_mlp(z, target, 1.0, seed).predict(other), network.predict(other))


# Scores, targets, steps


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30))
def test_accuracy_and_r2_do_not_depend_on_the_order(pairs):
    predictions, truth = np.array(pairs).T
    order = np.random.default_rng(0).permutation(len(pairs))
    assert (
        accuracy(predictions[order], truth[order])
        == accuracy(predictions, truth)
        == class_scores(predictions, truth, 4)["accuracy"]
    )
    assume(np.ptp(truth))
    assert r2(predictions[order], truth[order]) == pytest.approx(r2(predictions, truth))
    assert r2(np.full(len(truth), truth.mean()), truth) == pytest.approx(0, abs=1e-9)
    assert number_scores(predictions, truth)["r2"] == r2(predictions, truth) <= 1


# Validation


@fewer
@given(SEEDS, WITHOUT_SCIKIT, st.integers(20, 40), st.integers(2, 4))
def test_nothing_is_told_of_a_place_by_its_own_fold(seed, method_and_kind, count, folds):
    method, kind = method_and_kind
    rng = np.random.default_rng(seed)
    x, lonlat, numbers = (
        rng.normal(size=(count, 3)).astype(np.float32),
        places_of(rng, count),
        random_folds(count, folds),
    )
    target = target_of(rng, kind, count)
    found = validate(method, x, lonlat, target, same, numbers, True)
    np.testing.assert_array_equal(found.predictions, out_of_fold(method, x, target, numbers))
    assert found.scores == scores_of(found.predictions, target, same)
    assert found.baseline == scores_of(baseline_predictions(target, numbers, same), target, same)
    near = ground_neighbours(lonlat, target, numbers)
    assert found.neighbours == scores_of(near, target, same)
    # Other labels in a fold do not change what is told of it.
    values = target.values.copy()
    inside = numbers == 0
    values[inside] = rng.permutation(values[inside])
    other = target._replace(values=values)
    np.testing.assert_array_equal(out_of_fold(method, x, other, numbers)[inside], found.predictions[inside])
    np.testing.assert_array_equal(ground_neighbours(lonlat, other, numbers)[inside], near[inside])
    np.testing.assert_array_equal(
        baseline_predictions(other, numbers, same)[inside], baseline_predictions(target, numbers, same)[inside]
    )
    if not target.classes:
        assert near.min() >= target.values.min() - 1e-9
        assert near.max() <= target.values.max() + 1e-9


# Probes


@pytest.fixture(scope="module")
def probes(small_encoder, random_places):
    lonlat = random_places[:100]
    zones = np.where(lonlat[:, 1] > 0, "<north>", 'sou"th')
    labels = {"ridge": lonlat[:, 1], "logistic": zones, "neighbours": zones}
    return {method: train_probe(small_encoder, lonlat, each, method=method) for method, each in labels.items()}


LIMITS = st.sampled_from([np.inf, 0.1, 0.5, 0.0])


@given(st.sampled_from(["ridge", "logistic", "neighbours"]), LIMITS, lists_of_places())
def test_bands_of_a_probe_show_what_it_tells(probes, small_encoder, method, limit, lonlat):
    probe, embeddings = probes[method].probe, small_encoder.encode(lonlat)
    predictions, dissimilarity = probe.predict(embeddings), probe.dissimilarity(embeddings)
    outside = dissimilarity > limit
    for make in (ValueContent,) if method == "ridge" else (ClassContent, ConfidenceContent):
        content = make(probe, limit)
        values = content.values(embeddings, None)
        assert (values.shape, values.dtype) == ((len(lonlat), len(content.names)), content.dtype)
        assert (values[outside] == NODATA[content.dtype]).all()
        shown = values[~outside]
        if make is ClassContent:
            np.testing.assert_array_equal(shown[:, 0], predictions.indices[~outside] + 1)
            assert [each.name for each in content.categories] == [str(name) for name in probe.metadata.classes]
        elif make is ConfidenceContent:
            assert_close(shown[:, 0], predictions.probabilities.max(axis=1)[~outside], 1e-5)
            assert ((shown[:, 0] > 0) & (shown[:, 0] <= 1 + 1e-6)).all()
        else:
            assert_close(shown[:, 0], predictions.values[~outside], 1e-5)
            assert (shown[:, 1] <= shown[:, 0]).all()
            assert (shown[:, 0] <= shown[:, 2]).all()
        if make is not ClassContent:
            assert_close(shown[:, -1], dissimilarity[~outside], 1e-5)
        if content.field_count:
            fields = content.fields(embeddings)
            assert fields.shape == (len(lonlat), content.field_count)
            of_fields = content.values_of_fields(fields)
            np.testing.assert_array_equal(of_fields[outside], values[outside])
            assert_close(of_fields[~outside], shown, 1e-5)
        assert bool(content.field_count) == (method != "neighbours")


@given(st.sampled_from(["ridge", "logistic", "neighbours"]), lists_of_places())
def test_linear_probes_are_their_fields(probes, small_encoder, network, method, lonlat):
    probe, embeddings = probes[method].probe, small_encoder.encode(lonlat)
    probe.check(small_encoder)
    other = type(small_encoder)(network(seed=1), {"name": "other"})
    with pytest.raises(ProbeFileError, match="this probe reads embeddings of the encoder small"):
        probe.check(other)
    if method == "neighbours":
        assert probe.field_count is None
        return
    assert isinstance(probe, Probe)
    fields = probe.fields(embeddings)
    assert (fields.shape, fields.dtype) == ((len(lonlat), probe.field_count), np.float32)
    for one, whole_told in zip(probe.of_fields(fields), probe.predict(embeddings)):
        assert_close(one, whole_told, 1e-5)
    # They are linear: half way between two embeddings they are half way, too.
    middle = (embeddings + embeddings[::-1]) / 2
    assert_close(probe.fields(middle), (fields + fields[::-1]) / 2, 1e-5, largest=np.abs(fields).max())


@given(st.sampled_from(["ridge", "logistic", "neighbours"]), TEXT)
def test_a_report_is_written_whole_and_loads_nothing(probes, tmp_path_factory, method, file):
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(path, probes[method], file)
    text = path.read_text(encoding="utf-8")
    assert text == html_of(probes[method], file)
    assert not Tags(text).tags & {"script", "link", "iframe", "object", "north"}
    assert [each.name for each in path.parent.iterdir()] == ["report.html"]


@given(SEEDS, st.integers(1, 30), st.integers(1, 4))
def test_standardised_predictors_are_the_same_whatever_their_units(seed, count, width):
    x = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    z = Standardisation.of(x).apply(x)
    other = Standardisation.of(4 * x + 1).apply(4 * x + 1)
    assume(count == 1 or x.std(axis=0).min() > 1e-2)
    np.testing.assert_allclose(other, z, atol=1e-4)
