import numpy as np

from placeprint.encoder.probes.autocorrelation import Suggestion
from placeprint.encoder.probes.validation import Validation
from placeprint.encoder.probes.warnings import class_warnings, figure_warnings, fold_warnings, place_warnings


def figures(score, neighbours=0.3, baseline=0.1, spatial=True):
    return Validation(None, None, *({"accuracy": each} for each in (score, neighbours, baseline)), spatial)


def codes(generator):
    return {warning.code for warning in generator}


def test_a_sound_probe_needs_no_word():
    assert not codes(figure_warnings(figures(0.6), figures(0.65), "accuracy"))
    assert not codes(fold_warnings(np.arange(100) % 5, True, Suggestion(50, 50.0), 50))
    assert not codes(class_warnings(["a", "b"], np.arange(100) % 2))
    assert not codes(place_warnings(np.arange(100), np.arange(100.0), True))


def test_a_gap_is_told_with_both_figures():
    (found,) = figure_warnings(figures(0.61), figures(0.95), "accuracy")
    assert found.code == "random_flatters"
    assert "0.95" in found.text
    assert "0.61" in found.text


def test_what_is_no_better_than_neighbours_or_a_guess_is_told():
    assert codes(figure_warnings(figures(0.3, 0.35), figures(0.3), "accuracy")) == {"no_better_than_neighbours"}
    assert codes(figure_warnings(figures(0.1), figures(0.1), "accuracy")) == {"no_better_than_baseline"}


def test_random_folds_alone_are_told_loudly():
    alone = figures(0.9, spatial=False)
    assert codes(figure_warnings(alone, alone, "accuracy")) == {"no_blocks"}


def test_crowded_and_narrow_blocks_are_told():
    (crowded,) = fold_warnings(np.repeat([0, 1, 2, 3, 4], [90, 3, 3, 2, 2]), True, Suggestion(50, None), 50)
    assert crowded.code == "crowded_fold"
    assert "90%" in crowded.text
    assert codes(fold_warnings(np.arange(100) % 5, True, Suggestion(50, 400.0), 50)) == {"blocks_too_narrow"}


def test_rare_classes_are_named_but_not_all():
    names = [f"class {index}" for index in range(20)]
    (found,) = class_warnings(names, np.arange(20))
    assert found.code == "single_places"
    assert "class 7" in found.text
    assert "12" in found.text
    assert "class 8" not in found.text


def test_numbers_that_look_like_classes_are_told():
    assert codes(place_warnings(np.arange(400), np.arange(400) % 3.0, True)) == {"few_values"}
