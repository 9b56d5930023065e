"""What the encoder and its probes say, in the languages of QGIS but without it."""

import json
import re
from html import unescape

import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.i18n import FOLDER, speak, spoken, tr, written
from placeprint.encoder.probes.report import html_of
from placeprint.encoder.probes.training import train_probe

LANGUAGES = ("de", "zh_CN")


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("de", "de"),
        ("de_AT", "de"),
        ("zh_CN", "zh_CN"),
        # What is written in Taiwan is another Chinese.
        ("zh_TW", "en"),
        ("zh", "en"),
        ("en_GB", "en"),
        ("", "en"),
        ("../../../etc", "en"),
    ],
)
def test_a_language_or_that_of_which_it_is_a_kind(asked, found):
    speak("de")
    assert speak(asked) == found
    assert spoken() == found


def test_blanks_are_filled_in_and_numbers_written_as_there():
    text = "{:,} of {:,} places, drawn at random."
    assert tr(text, 2500, 1234567) == "2,500 of 1,234,567 places, drawn at random."
    assert tr(text) == text
    speak("de")
    assert tr(text, 2500, np.int64(1234567)) == "2.500 von 1.234.567 Orten, zufällig gezogen."
    assert written(1234.5, ",.2f") == "1.234,50"
    # What is no number is not touched, nor a text that nobody has translated.
    assert tr("the covariate {} is missing everywhere", "ph_0.5") == "die Kovariable ph_0.5 fehlt überall"
    assert tr("1.5 {}", 1.5) == "1.5 1,5"
    speak("zh_CN")
    assert tr(text, 2500, 1234567) == "从 1,234,567 个地点中随机抽取的 2,500 个。"


@pytest.fixture(scope="module")
def probes(small_encoder):
    """Return a function that trains all that a report tells of: numbers, and many classes, some of them rare."""
    places = fibonacci_lattice(500)[np.random.default_rng(0).permutation(500)]
    warmth = 300 - np.abs(places[:, 1])
    labels = np.array([f"K{number}" for number in np.minimum(np.arange(500) // 12, 40)])
    labels[:2] = ["selten", "seltener"]

    def trained():
        yield train_probe(small_encoder, places, warmth, log_target=True, unit="mm", keep_places=False)
        beside = np.where(np.arange(500) > 5, places[:, 1], np.nan)[:, np.newaxis]
        yield train_probe(small_encoder, places, warmth, method="best", covariates=beside, covariate_names=["hoch"])
        yield train_probe(small_encoder, places, np.random.default_rng(1).permutation(labels))
        yield train_probe(small_encoder, places[:60] * 1e-3, warmth[:60])

    return trained


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_report_has_no_english_left(probes, name):
    speak(name)
    texts = json.loads((FOLDER / f"placeprint_{name}.json").read_text(encoding="utf-8"))
    # Without blanks and markup, which stand in the page as something else.
    pieces = {piece for text in texts for piece in re.split(r"\{[^}]*\}|<[^>]*>", text)}
    sentences = {piece.strip() for piece in pieces if len(re.findall("[a-z]{3,}", piece)) >= 3}
    assert len(sentences) > 150
    for trained in probes():
        page = html_of(trained, "a.probe.npz")
        assert f'<html lang="{name.replace("_", "-")}">' in page
        assert not [sentence for sentence in sentences if sentence in unescape(page)]
        assert tr("Read this first") in page
        # As they are written there, but in the numbers of the drawings.
        assert (re.search(r"<b>0,\d\d</b>", page) is not None) == (name == "de")


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_wrong_with_the_labels_is_said_in_it(small_encoder, name):
    places = fibonacci_lattice(100)
    told = []
    for one in ("en", name):
        speak(one)
        for labels, chosen in (
            (np.zeros(100), {}),
            (np.array(["a"] * 100), {}),
            (np.arange(100) - 50.0, {"log_target": True}),
            (np.arange(100.0), {"block_km": 0.0001}),
            (np.arange(100.0), {"method": "logistic"}),
            (np.arange(100.0), {"covariates": np.full((100, 1), np.nan), "covariate_names": ["x"]}),
            (np.full(100, np.nan), {}),
        ):
            with pytest.raises(ValueError, match=r"\S") as caught:
                train_probe(small_encoder, places, labels, **chosen)
            told.append(str(caught.value))
    assert len(set(told)) == len(told) == 14
