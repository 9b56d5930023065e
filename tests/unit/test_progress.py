import pytest

from placeprint.encoder.progress import part, quietly, rising, with_progress


def test_parts_lie_within_the_whole():
    shares = []
    for item, progress in with_progress("ab", part(shares.append, 0.5, 1)):
        progress(0.5 if item == "a" else 2)
    assert shares == pytest.approx([0.5, 0.625, 0.75, 1])


def test_what_rises_does_not_fall_back():
    shares = []
    progress = rising(shares.append)
    for share in (0.2, 0.1, 0.3):
        progress(share)
    assert shares == [0.2, 0.2, 0.3]


def test_no_progress_is_quiet():
    quietly(None)(0.5)
    part(None, 0, 1)(0.5)
    rising(None)(0.5)
