import unicodedata

import numpy as np
import pytest

from placeprint.encoder.probes.label_values import labels_of, measured, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a ", "a"),
        ("\xa0a\u3000\t", "a"),
        ("pine\xa0 forest\r\n", "pine forest"),
        ("\ufeffa\u200b", "a"),
        (unicodedata.normalize("NFD", "Bäume 한글"), "Bäume 한글"),
        ("a\x00b\x07", "a b"),
        ("\ud800a\uffff", "\ufffda\ufffd"),
        ("🌲 \u0645\u06cc\u200c\u062e 👩\u200d🌾", "🌲 \u0645\u06cc\u200c\u062e 👩\u200d🌾"),
        ("nan", "nan"),
        (" \x00\u200b", ""),
    ],
)
def test_texts_that_look_the_same_are_the_same(text, plain):
    assert plain_text(text) == plain


def test_what_was_merged_is_named_and_what_is_no_text_stays():
    values, merged = labels_of(["oak", "oak ", "Oak", "ash", float("nan"), 3, None, "  "])
    assert values.tolist()[:4] == ["oak", "oak", "Oak", "ash"]
    assert np.isnan(values[4])
    assert values.tolist()[5:] == [3, None, None]
    assert merged == ["oak"]
    assert labels_of(np.array(["b", " b"])).values.tolist() == ["b", "b"]
    numbers = np.array([1, 2])
    assert labels_of(numbers).values is numbers


def test_no_data_of_rasters_is_not_measured():
    assert measured([0, -9999, 1e30, 1e31, -3.4e38, np.inf, np.nan]).tolist() == [True] * 3 + [False] * 4
