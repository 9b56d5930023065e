"""Numbers and texts in any language."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.i18n import ENGLISH, speak, spoken, tr, written
from placeprint.encoder.probes.scores import score_name
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.regions import kilometres
from placeprint.encoder.training.target_names import AT_SPOT, spoken_names, target_names

LANGUAGES = st.sampled_from([ENGLISH, "de", "zh_CN"])


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak(ENGLISH)


@given(st.text(max_size=12))
def test_there_is_always_a_language(name):
    assert speak(name) in (ENGLISH, "de", "zh_CN")
    assert tr("{}", spoken()) == spoken()


@given(LANGUAGES, st.floats(-1e15, 1e15), st.sampled_from([",", ",.3f", ".3g", "g", ".0%", ",.0f", ""]))
def test_a_number_reads_back(name, number, spec):
    speak(name)
    text = written(number, spec)
    back = text.translate(str.maketrans(",.", ".,")) if name == "de" else text
    assert back == format(number, spec)
    assert tr("{:" + spec + "}", number) == text


@given(LANGUAGES, st.text(), st.text())
def test_what_fills_a_blank_stays_as_it_is(name, text, other):
    speak(name)
    assert tr("{1} {0}", text, other) == f"{other} {text}"
    # Names of fields may look like blanks, or like something that is translated.
    assert tr(text) == text or name != ENGLISH


@given(LANGUAGES)
def test_every_score_has_a_name(name):
    speak(name)
    names = [score_name(score) for score in ("r2", "mae", "rmse", "accuracy", "balanced_accuracy", "macro_f1")]
    assert len(set(names)) == len(names)


@given(LANGUAGES, st.lists(st.floats(1, 1e7), max_size=3), st.lists(st.floats(1, 1e7), max_size=3), st.text(max_size=5))
def test_targets_are_called_by_as_many_names_in_any_language(name, regions, colours, start):
    recipe = Recipe("some", region_scales=tuple(regions), colour_scales=tuple(colours))
    speak(name)
    english, words = target_names(recipe, start or None), spoken_names(recipe, start or None)
    assert len(english) == 2 + len(regions) + len(colours) + bool(start)
    assert list(words) == list(dict.fromkeys(english))
    assert len(set(words.values())) == len(words)
    assert (list(words.values()) == list(words)) == (name == ENGLISH)
    assert set(AT_SPOT) <= set(english)
    for scale, told in zip(regions, english[1:]):
        assert told == f"the picture averaged over {kilometres(scale, format)}"
        assert re.fullmatch(r"[\d.,e+]+ k?m", kilometres(scale))
