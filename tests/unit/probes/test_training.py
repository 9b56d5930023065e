import numpy as np
import pandas
import pytest

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.probes import sklearn_backend
from placeprint.encoder.probes.probe_file import read_probe, write_probe
from placeprint.encoder.probes.training import conformal_half_width, importance_of, train_probe

from ...closeness import assert_close


def test_the_honest_figure_is_below_the_random_one_where_labels_follow_the_ground(small_encoder, land):
    # What no encoder can know: the region's own level.
    region = np.floor(land[:, 0] / 30) * 7 % 5 + np.floor(land[:, 1] / 30) * 3 % 4
    trained = train_probe(small_encoder, land, region + 0.01 * np.arange(300), method="neighbours")
    assert trained.blocked.scores["r2"] < trained.random.scores["r2"] - 0.1
    assert any(warning.code == "random_flatters" for warning in trained.warnings)


def test_what_was_trained_on_is_told_with_the_probe(numbers, small_encoder, land):
    metadata = numbers.probe.metadata
    assert (metadata.encoder, metadata.fingerprint) == ("small", small_encoder.fingerprint)
    assert (metadata.field, metadata.unit, metadata.kind, metadata.method, metadata.places) == (
        "warmth",
        "°C",
        "regression",
        "ridge",
        300,
    )
    assert metadata.block_km == numbers.suggestion.km
    assert set(metadata.scores) == {"blocked", "random", "neighbours", "plain"}
    assert set(metadata.scores["blocked"]) == {"r2", "mae", "rmse"}
    np.testing.assert_array_equal(numbers.probe.lonlat, land)


def test_out_of_fold_predictions_say_what_was_right(classes, zones):
    predictions = classes.out_of_fold
    names = np.array(classes.probe.metadata.classes)
    np.testing.assert_array_equal(predictions.right, names[predictions.indices] == zones)
    assert predictions.right.mean() == pytest.approx(classes.scores["blocked"]["accuracy"])
    assert (predictions.probability > 1 / 3 - 1e-6).all()


def test_residuals_are_labels_less_values(numbers, warmth):
    predictions = numbers.out_of_fold
    assert_close(predictions.residuals, warmth - predictions.values, 1e-6)
    assert np.sqrt(np.mean(predictions.residuals**2)) == pytest.approx(numbers.scores["blocked"]["rmse"])


def test_progress_never_falls_back_and_reaches_one(small_encoder, land, zones):
    shares = []
    train_probe(small_encoder, land, zones, progress=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert len(shares) > 30


def test_the_same_labels_give_the_same_probe(small_encoder, land, zones, classes):
    again = train_probe(small_encoder, land, zones, field="zone")
    np.testing.assert_array_equal(again.probe.model.weights, classes.probe.model.weights)
    assert again.probe.metadata == classes.probe.metadata


@pytest.mark.parametrize("kind", ["regression", "classification"])
def test_the_best_is_the_best_by_the_honest_figure(small_encoder, land, warmth, zones, kind, monkeypatch):
    monkeypatch.setattr(sklearn_backend, "UPDATES", 200)
    monkeypatch.setattr(sklearn_backend, "ROUNDS", 10)
    labels = warmth if kind == "regression" else zones
    trained = train_probe(small_encoder, land[:120], labels[:120], method="best")
    assert len(trained.tried) == 4
    assert trained.probe.metadata.method == max(trained.tried, key=trained.tried.get)
    assert max(trained.tried.values()) == pytest.approx(trained.blocked.scores[trained.score])


def test_balanced_classes_are_judged_by_their_balanced_accuracy(small_encoder, land, warmth):
    rare = np.where(warmth > np.percentile(warmth, 90), "hot", "other")
    baseline, balanced = (
        train_probe(small_encoder, land, rare, class_weights=weights) for weights in (None, "balanced")
    )
    assert balanced.score == "balanced_accuracy"
    assert balanced.blocked.scores["balanced_accuracy"] > baseline.blocked.scores["balanced_accuracy"]


def test_a_block_can_be_asked_for(small_encoder, land, warmth):
    trained = train_probe(small_encoder, land, warmth, block_km=700)
    assert trained.probe.metadata.block_km == 700


def test_blocks_so_large_that_they_fill_fewer_folds_are_a_warning(small_encoder, land, warmth):
    trained = train_probe(small_encoder, land, warmth, block_km=15_000)
    assert len(np.unique(trained.blocked.folds)) < 5
    assert any(warning.code == "few_folds" for warning in trained.warnings)


def test_places_that_all_lie_in_one_block_are_a_loud_warning(small_encoder, land, warmth):
    places = 0.01 * np.random.default_rng(0).normal(size=(40, 2)) + [10.05, 50.05]
    trained = train_probe(small_encoder, places, warmth[:40], block_km=3000)
    assert not trained.blocked.spatial
    assert trained.random is trained.blocked
    assert trained.probe.metadata.block_km is None
    assert trained.warnings[0].code == "no_blocks"


def test_duplicates_are_in_one_fold_and_told_of(small_encoder, land, warmth):
    lonlat = np.concatenate([land[:50]] * 3)
    trained = train_probe(small_encoder, lonlat, np.concatenate([warmth[:50], warmth[:50], warmth[:50] + 1]))
    for folds in (trained.blocked.folds, trained.random.folds):
        assert (folds.reshape(3, 50) == folds[:50]).all()
    assert any(
        warning.code == "duplicate_locations" and "100" in warning.text and "50" in warning.text
        for warning in trained.warnings
    )


def test_200_classes_with_names_of_any_kind(small_encoder):
    places = fibonacci_lattice(600)
    labels = np.array([f'{index % 200}, Übergröße "{index % 200}"' for index in range(600)])
    trained = train_probe(small_encoder, places, labels)
    assert len(trained.probe.metadata.classes) == 200
    assert trained.out_of_fold.indices.max() < 200


def test_labels_that_only_look_the_same_are_one_class_and_that_is_told(small_encoder, land, zones):
    clean = train_probe(small_encoder, land, zones)
    untidy = [text + "\xa0" if row % 3 == 0 else text for row, text in enumerate(zones.tolist())]
    trained = train_probe(small_encoder, land, untidy, field="zone\x00 ", unit="\ud800")
    assert trained.probe.metadata.classes == clean.probe.metadata.classes
    assert trained.scores == clean.scores
    assert any(
        warning.code == "labels_merged" and "Wüste, heiß, kalt, mild & wet" in warning.text
        for warning in trained.warnings
    )
    assert not any(warning.code == "labels_merged" for warning in clean.warnings)
    assert (trained.probe.metadata.field, trained.probe.metadata.unit) == ("zone", "\ufffd")


def test_missing_labels_among_texts_are_missing_and_not_a_class(small_encoder, land, zones):
    for nothing in (float("nan"), None, pandas.NA, " "):
        with pytest.raises(ValueError, match="1 of 300 labels are missing"):
            train_probe(small_encoder, land, [nothing, *zones[1:]])


def test_names_in_other_capitals_and_marks_of_no_data_are_warned_of(small_encoder, land, zones, warmth):
    labels = ["KALT" if zone == "kalt" and row % 2 else zone for row, zone in enumerate(zones.tolist())]
    found = {
        warning.code: warning.text for warning in train_probe(small_encoder, land, labels, method="neighbours").warnings
    }
    assert "KALT, kalt" in found["classes_differ_in_capitals"]
    numbers = np.where(np.arange(300) % 60 == 0, -9999, warmth)
    trained = train_probe(small_encoder, land, numbers)
    assert any(warning.code == "label_of_no_data" and "-9999" in warning.text for warning in trained.warnings)


@pytest.mark.parametrize("scale", [1e30, 1e-12, 1e-29])
@pytest.mark.parametrize("method", ["ridge", "neighbours"])
def test_probes_of_any_size_of_numbers_are_written_and_predict_them(small_encoder, land, tmp_path, scale, method):
    labels = (1 - np.abs(land[:, 1]) / 90) * scale
    probe = train_probe(small_encoder, land, labels, method=method).probe
    path = tmp_path / "large.probe.npz"
    write_probe(path, probe)
    predicted = read_probe(path).predict(small_encoder.encode(land)).values
    assert np.abs(predicted - labels).mean() < 0.2 * scale


def test_covariates_that_nobody_measured_are_the_median(small_encoder, land, warmth):
    height = np.arange(300.0)
    broken = height.copy()
    broken[:3] = np.inf, -3.4e38, 1e300
    beside = {"covariate_names": ["height"], "method": "ridge"}
    trained = train_probe(small_encoder, land, warmth, covariates=broken[:, None], **beside)
    missing = np.where(np.arange(300) < 3, np.nan, height)
    expected = train_probe(small_encoder, land, warmth, covariates=missing[:, None], **beside)
    assert trained.scores == expected.scores
    embeddings = small_encoder.encode(land)
    np.testing.assert_array_equal(
        trained.probe.predict(embeddings, broken[:, None]).values,
        trained.probe.predict(embeddings, missing[:, None]).values,
    )


def test_classes_with_a_single_place_are_told_of(small_encoder, land, zones, tmp_path):
    labels = zones.copy()
    labels[7] = "alone"
    trained = train_probe(small_encoder, land, labels)
    assert any(warning.code == "single_places" and "alone" in warning.text for warning in trained.warnings)
    write_probe(tmp_path / "a.probe.npz", trained.probe)
    assert "alone" in read_probe(tmp_path / "a.probe.npz").metadata.classes


@pytest.mark.parametrize("method", ["ridge", "neighbours"])
def test_five_places_are_enough_for_a_probe_that_knows_how_little_it_knows(small_encoder, land, method, monkeypatch):
    monkeypatch.setattr(sklearn_backend, "UPDATES", 50)
    monkeypatch.setattr(sklearn_backend, "ROUNDS", 10)
    trained = train_probe(small_encoder, land[:5], np.arange(5.0), kind="regression", method=method)
    found = trained.probe.predict(small_encoder.encode(land))
    assert np.isfinite(found.values).all()
    assert np.isinf(found.high).all()
    assert any(warning.code == "no_interval" for warning in trained.warnings)


@pytest.mark.parametrize("method", ["logistic", "neighbours"])
def test_a_handful_of_places_of_two_classes(small_encoder, land, method):
    trained = train_probe(small_encoder, land[:6], ["a", "b"] * 3, method=method)
    assert trained.probe.predict(small_encoder.encode(land)).probabilities.shape == (300, 2)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"labels": ["a"] * 300}, "all labels are a", id="one class"),
        pytest.param({"labels": [3.5] * 300}, "all labels are 3.5", id="a constant number"),
        pytest.param({"labels": [1.0, np.nan, 3.0] * 100}, "100 of 300 labels are missing", id="NaN"),
        pytest.param({"labels": ["a", "b", None] * 100}, "100 of 300 labels are missing", id="None"),
        pytest.param({"labels": [1.0]}, "300 places, and labels of shape", id="one label"),
        pytest.param({"places": [(0, 0), (9, 9), (20, 9)], "labels": [1.0, 2, 3]}, "too few", id="3 places"),
        pytest.param({"places": [(0, 0)] * 300}, "1 different places are too few", id="one place"),
        pytest.param({"places": [(0, 95)] * 300}, "row 0 is not a place", id="no place"),
        pytest.param({"places": np.empty((0, 2)), "labels": []}, "0 different places", id="nothing"),
        pytest.param({"method": "logistic"}, "must be one of ridge", id="method of the other kind"),
        pytest.param({"kind": "clustering"}, "kind must be one of", id="unknown kind"),
        pytest.param({"class_weights": "balanced"}, "class weights are for classes", id="weights of numbers"),
        pytest.param({"kind": "classification", "log_target": True}, "a logarithm is for numbers", id="log of classes"),
        pytest.param({"log_target": True}, "not positive", id="log of negative numbers"),
        pytest.param({"block_km": -1}, "0.001 km or more", id="negative block"),
        pytest.param({"covariates": np.zeros((300, 1))}, "0 names of covariates", id="covariates without a name"),
        pytest.param(
            {"covariates": np.full((300, 1), np.nan), "covariate_names": ["height"]},
            "height is missing everywhere",
            id="empty covariate",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(small_encoder, land, warmth, changes, message):
    settings = {"places": land, "labels": warmth - 30, **changes}
    with pytest.raises(ValueError, match=message):
        train_probe(small_encoder, **settings)


def test_missing_scikit_learn_is_told_before_anything_is_computed(small_encoder, land, warmth, monkeypatch):
    monkeypatch.setattr(sklearn_backend, "find_spec", lambda name: None)
    shares = []
    with pytest.raises(sklearn_backend.ScikitLearnMissingError):
        train_probe(small_encoder, land, warmth, method="mlp", progress=shares.append)
    assert not shares
    assert set(train_probe(small_encoder, land[:60], warmth[:60], method="best").tried) == {"ridge", "neighbours"}


def test_many_places_can_be_stopped_half_way(small_encoder):
    lonlat = fibonacci_lattice(10_000)
    shares = []

    def progress(share):
        shares.append(share)
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        train_probe(small_encoder, lonlat, is_land(lonlat).astype(str), method="logistic", progress=progress)
    assert 0.5 < shares[-1] < 0.6
    assert len(shares) > 50


def test_the_half_width_is_the_conformal_quantile():
    residuals = np.array([-5, 1, -2, 3, 4, -6, 7, 8, -9.0])
    assert conformal_half_width(residuals, 0.9) == 9
    assert conformal_half_width(residuals, 0.5) == 5
    assert conformal_half_width(residuals[:8], 0.9) is None


def test_importance_is_the_mean_size_of_the_weights(classes, numbers):
    weights = classes.probe.model.weights
    expected = np.abs(weights).mean(axis=1)
    assert_close(importance_of(classes.probe.model, 6), expected / expected.mean(), 1e-5)
    np.testing.assert_array_equal(importance_of(object(), 4), 1)


@pytest.fixture(scope="module")
def kept_back(encoder, land, warmth):
    """Probes of the encoder that ships, with the training places and without."""
    return [train_probe(encoder, land, warmth, keep_places=keep).probe for keep in (True, False)]


def test_places_that_are_kept_back_cannot_be_found_by_their_embeddings(kept_back, encoder, land):
    open_one, closed = kept_back
    standardised = [
        probe.standardisation.apply(encoder.encode(land)) * probe.applicability.importance for probe in kept_back
    ]
    np.testing.assert_allclose(open_one.applicability.places, standardised[0], atol=1e-5)
    assert closed.lonlat is None
    np.testing.assert_array_equal(closed.model.weights, open_one.model.weights)
    # Each kept embedding is nearer to those of places 20 km away than to that of its own.
    own = np.linalg.norm(closed.applicability.places - standardised[1], axis=1)
    assert own.min() > 0
    north = closed.standardisation.apply(encoder.encode(land + np.array([0, 0.02]))) * closed.applicability.importance
    assert (own > 3 * np.linalg.norm(north - standardised[1], axis=1)).mean() > 0.95


def test_places_that_are_kept_back_hardly_change_the_dissimilarity(kept_back, encoder, random_places):
    opened, closed = (probe.dissimilarity(encoder.encode(random_places)) for probe in kept_back)
    assert np.abs(opened - closed).max() < 0.1
    inside = [found <= probe.threshold for found, probe in zip((opened, closed), kept_back)]
    assert (inside[0] == inside[1]).mean() > 0.95


def test_neighbours_cannot_keep_places_back(small_encoder, land, warmth, monkeypatch):
    with pytest.raises(ValueError, match="give these away"):
        train_probe(small_encoder, land, warmth, method="neighbours", keep_places=False)
    monkeypatch.setattr(sklearn_backend, "find_spec", lambda name: None)
    assert set(train_probe(small_encoder, land, warmth, method="best", keep_places=False).tried) == {"ridge"}
