import numpy as np
import pytest

from placeprint.lab.evaluation.tables import Column, Result, Scores, Table, as_text, markdown, not_won, number

TABLE = Table("Two", (Column(("a",), "more"), Column(("b",), "less", higher=False, digits=1)))


def result(name, *seeds):
    return Result(name, [Scores({key: np.array(values) for key, values in seed.items()}, "") for seed in seeds])


RESULTS = [
    result("ours", {"a": [0.5, 0.7], "b": [3.0]}, {"a": [0.6, 0.8], "b": [5.0]}),
    result("rival", {"a": [0.62], "b": [2.0]}),
    result("silent", {"c": [1.0]}),
]


def test_the_best_of_a_column_is_bold_and_seeds_are_shown_with_their_spread():
    lines = markdown(TABLE, RESULTS).splitlines()
    assert lines[0] == "| | more | less |"
    assert lines[2:] == ["| ours | **.650** ± .071 | 4.0 ± 1.4 |", "| rival | .620 | **2.0** |"]


def test_the_columns_that_are_lost_are_told():
    assert not_won(TABLE, RESULTS, "ours") == [("less", "4.0", "2.0", "rival")]
    assert not_won(TABLE, RESULTS, "rival") == [("more", ".620", ".650", "ours")]


def test_the_plain_table_marks_the_best_with_a_star():
    assert ".650*" in as_text(TABLE, RESULTS)
    assert "2.0*" in as_text(TABLE, RESULTS)
    assert "silent" not in as_text(TABLE, RESULTS)


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(0.512, 3, ".512"), (-0.03, 2, "-.03"), (5.3, 2, "5.30"), (12345, 0, "12,345")]
)
def test_numbers_are_written_short(value, digits, text):
    assert number(value, Column((), "", digits=digits)) == text
