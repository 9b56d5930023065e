"""Labels: texts of all letters there are, and numbers of all sizes."""

import unicodedata

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.probes.label_values import LARGEST, labels_of, measured, plain_text
from placeprint.encoder.probes.warnings import label_warnings

TEXTS = st.text(st.characters(), max_size=8) | st.text("ao \u0308\xa0\x00\ud800\ufeff", max_size=4)
LABELS = st.one_of(TEXTS, st.floats(), st.integers(-9, 9), st.none(), st.booleans())


@given(TEXTS)
def test_a_plain_text_is_plain_and_can_be_written(text):
    plain = plain_text(text)
    assert plain_text(plain) == plain == plain.strip()
    assert "  " not in plain
    assert unicodedata.is_normalized("NFC", plain)
    assert plain.encode("utf-8").decode("utf-8") == plain
    assert all(unicodedata.category(letter) != "Cc" for letter in plain)
    assert plain_text(f"\xa0{text} \ufeff") == plain


@given(st.lists(LABELS, max_size=9))
def test_labels_keep_their_order_and_what_is_no_text(labels):
    values, merged = labels_of(labels)
    assert values.shape == (len(labels),)
    for before, after in zip(labels, values.tolist()):
        expected = (plain_text(before) or None) if isinstance(before, str) else before
        assert after == expected or after != after
    again = labels_of(values)
    assert again.merged == []
    texts = {plain_text(each) for each in labels if isinstance(each, str)}
    assert set(merged) <= texts - {""}
    assert len({each for each in labels if isinstance(each, str)}) >= len(texts - {""}) + len(merged)


@given(st.lists(st.floats(), max_size=9))
def test_what_is_measured_is_finite_in_single_precision(numbers):
    known = measured(numbers)
    assert known.tolist() == [abs(number) <= LARGEST for number in numbers]
    assert np.isfinite(np.array(numbers, dtype=np.float64)[known].astype(np.float32)).all()


@given(st.lists(st.sampled_from([-9999.0, -999.0, -1.0, 5.5]), min_size=1, max_size=9), st.lists(TEXTS, max_size=12))
def test_labels_are_warned_of_by_number_and_name(numbers, merged):
    predictions = list(label_warnings(np.array(numbers), merged))
    assert len(predictions) == bool(merged) + (min(numbers) < -100)
    if min(numbers) < -100:
        assert f"{min(numbers):g} occurs {numbers.count(min(numbers))} times" in str(predictions[-1])
