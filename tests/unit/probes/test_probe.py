import numpy as np
import pytest

from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.rasters.smooth_field import Lattice, SmoothField

from ...closeness import assert_close


@pytest.fixture(scope="module")
def covariate(land):
    return np.random.default_rng(5).normal(size=len(land))


@pytest.fixture(scope="module")
def high(small_encoder, land, warmth, covariate):
    """A probe of numbers that learned from a covariate, which matters, and from another, which does not."""
    both = np.stack([covariate, np.ones(len(land))], axis=1)
    return train_probe(small_encoder, land, warmth + 10 * covariate, covariates=both, covariate_names=["height", "one"])


def test_numbers_come_with_an_interval_of_its_width(numbers, small_encoder, land, warmth):
    found = numbers.probe.predict(small_encoder.encode(land))
    assert found.values.dtype == np.float32
    assert_close(found.high - found.values, numbers.probe.metadata.half_width, 1e-4)
    assert_close(found.values - found.low, numbers.probe.metadata.half_width, 1e-4)
    assert np.corrcoef(found.values, warmth)[0, 1] > 0.6


def test_the_interval_holds_nine_in_ten_of_the_labels_of_other_blocks(numbers, warmth):
    predictions = numbers.out_of_fold
    inside = (warmth >= predictions.low) & (warmth <= predictions.high)
    assert np.ceil(0.9 * 301) / 300 == pytest.approx(inside.mean())


def test_classes_come_with_probabilities(classes, small_encoder, land, zones):
    found = classes.probe.predict(small_encoder.encode(land))
    assert found.probabilities.shape == (300, 3)
    np.testing.assert_allclose(found.probabilities.sum(axis=1), 1, atol=1e-5)
    names = np.array(classes.probe.metadata.classes)[found.indices]
    assert (names == zones).mean() > 0.55


def test_under_a_logarithm_value_and_interval_are_turned_back(small_encoder, land, warmth):
    money = np.exp(warmth / 4)
    logged, baseline = (
        train_probe(small_encoder, land, labels, log_target=flag)
        for labels, flag in ((money, True), (warmth / 4, False))
    )
    embeddings = small_encoder.encode(land)
    for ours, theirs in zip(logged.probe.predict(embeddings), baseline.probe.predict(embeddings)):
        assert_close(ours, np.exp(theirs), 1e-4)
    assert_close(logged.truth, money, 1e-9)
    assert_close(logged.out_of_fold.residuals, money - logged.out_of_fold.values, 1e-6)
    # The plainest guess is judged by the numbers themselves, too.
    folds = logged.blocked.folds
    plainest = np.array([money[folds != fold].mean() for fold in folds])
    assert logged.blocked.baseline["mae"] == pytest.approx(np.mean(np.abs(plainest - money)))
    assert any(warning.code == "log_target" for warning in logged.warnings)


@pytest.mark.parametrize("which", ["numbers", "classes", "high"])
def test_linear_probes_are_made_of_fields(which, small_encoder, land, covariate, request):
    probe = request.getfixturevalue(which).probe
    embeddings = small_encoder.encode(land)
    covariates = np.stack([covariate, covariate], axis=1) if which == "high" else None
    fields = probe.fields(embeddings)
    assert fields.shape == (300, probe.field_count)
    # Linear: what lies between two embeddings has what lies between their fields.
    between = probe.fields((embeddings[:-1] + embeddings[1:]) / 2)
    np.testing.assert_allclose(between, (fields[:-1] + fields[1:]) / 2, atol=1e-3)
    (expected,) = (probe.model.predict(standardised) for standardised in probe._standardised(embeddings, covariates))
    found = probe.of_fields(fields, covariates)[1 if which == "classes" else 0]
    assert_close(found, expected, 1e-5)


def test_fields_can_be_interpolated_on_a_lattice(encoder, land, warmth):
    probe = train_probe(encoder, land, warmth).probe
    lattice = Lattice.around(10, 40, 14, 44, 0.5)
    field = SmoothField.of(encoder, probe.fields, lattice)
    places = np.random.default_rng(0).uniform([10, 40], [14, 44], (200, 2))
    exact = probe.predict(encoder.encode(places)).values
    np.testing.assert_allclose(probe.of_fields(field.at(places)).values, exact, atol=0.05 * np.ptp(warmth) / 100)


def test_probes_that_are_not_linear_have_no_fields(small_encoder, land, warmth):
    probe = train_probe(small_encoder, land, warmth, method="neighbours").probe
    assert probe.field_count is None


def test_missing_covariates_are_the_median(high, small_encoder, land, covariate):
    embeddings = small_encoder.encode(land[:3])
    none = high.probe.predict(embeddings)
    missing = high.probe.predict(embeddings, np.full((3, 2), np.nan))
    median = high.probe.predict(embeddings, np.tile([np.median(covariate), 1], (3, 1)))
    assert_close(none.values, missing.values, 1e-6)
    assert_close(none.values, median.values, 1e-5)
    more = high.probe.predict(embeddings, np.tile([np.median(covariate) + 1, 1], (3, 1)))
    assert_close(more.values - median.values, 10, 0.1)


def test_covariates_of_the_wrong_shape_are_an_error_that_names_them(high, small_encoder, land):
    with pytest.raises(ValueError, match=r"\(3, 2\), for height, one"):
        high.probe.predict(small_encoder.encode(land[:3]), np.zeros((3, 1)))


def test_training_places_are_not_dissimilar_and_odd_ones_are(numbers, small_encoder, land):
    embeddings = small_encoder.encode(land)
    probe = numbers.probe
    np.testing.assert_allclose(probe.dissimilarity(embeddings), 0, atol=1e-5)
    assert (probe.dissimilarity(embeddings + 50) > probe.threshold).all()


@pytest.mark.parametrize("which", ["numbers", "classes"])
def test_no_places_have_no_predictions(which, small_encoder, request):
    probe = request.getfixturevalue(which).probe
    embeddings = small_encoder.encode(np.empty((0, 2)))
    assert all(len(each) == 0 for each in probe.predict(embeddings))
    assert len(probe.dissimilarity(embeddings)) == 0


def test_no_places_have_no_neighbours(small_encoder, land, zones):
    probe = train_probe(small_encoder, land, zones, method="neighbours").probe
    assert probe.predict(small_encoder.encode(np.empty((0, 2)))).probabilities.shape == (0, 3)
