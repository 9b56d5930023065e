import pytest

from placeprint.benchmarks import history
from placeprint.benchmarks.history import Figure
from placeprint.tools.project_files import commit_all, git

OLD = Figure("2026-01-01T10:00Z", "aaaaaaa", "Some CPU", "2", 100.0, 0.1, "encode", "a place", 2.0, "times a cell")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.csv"


def test_what_is_written_is_read(path):
    figures = [OLD, OLD._replace(date="2026-02-01T10:00Z", name="one, with a comma", value=1.25)]
    for figure in figures:
        history.write([figure], path)
    assert history.read(path) == figures
    assert path.read_text().count("date,commit") == 1


@pytest.mark.parametrize(
    ("value", "marked"), [pytest.param(2.3, False, id="a little"), pytest.param(1.5, True, id="a quarter less")]
)
def test_a_change_of_more_than_a_fifth_is_marked(value, marked):
    (line,) = history.table([OLD, OLD._replace(date="2026-02-01T10:00Z", value=value)])
    assert ("CHANGED" in line) == marked
    assert "since 2026-01-01 aaaaaaa" in line


def test_another_machine_is_no_yardstick():
    other = OLD._replace(date="2026-02-01T10:00Z", processor="Another CPU", value=9.0)
    (line,) = history.table([OLD, other])
    assert line.endswith("first")
    (line,) = history.table([OLD, other, OLD._replace(date="2026-03-01T10:00Z", value=2.1)])
    assert "+5%" in line


def test_a_benchmark_by_itself_leaves_no_trace(path, monkeypatch):
    monkeypatch.delenv(history.KEEP, raising=False)
    monkeypatch.setattr(history, "write", lambda figures: history.read(path))
    history.keep("encode", [("a place", 1.0, "times a cell")], 100.0, 0.0)


def test_make_bench_keeps_the_machine_beside_each_figure(monkeypatch):
    kept = []
    monkeypatch.setenv(history.KEEP, "1")
    monkeypatch.setattr(history, "write", kept.extend)
    history.keep("encode", [("a place", 1.23456, "times a cell")], 99.6, 0.25)
    (figure,) = kept
    assert (figure.gigaflops, figure.busy, figure.value) == ("100", "0.25", "1.235")
    assert figure.processor
    assert figure.commit == history.commit()


def test_the_commit_is_that_of_the_tree_and_says_if_files_were_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(history, "ROOT", tmp_path / "tree")
    monkeypatch.setattr(history, "FILE", tmp_path / "tree" / "history.csv")
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "some.py").write_text("some\n")
    commit_all(tmp_path, 1_700_000_000)
    # Within another repository, whose commit it is not.
    assert history.commit() == "unknown"
    commit_all(tmp_path / "tree", 1_700_000_000)
    head = git("rev-parse", "--short", "HEAD", folder=tmp_path / "tree").strip()
    (tmp_path / "tree" / "some.py").write_text("some\n")
    (tmp_path / "tree" / "history.csv").write_text("new\n")
    assert history.commit() == head
    (tmp_path / "tree" / "some.py").write_text("other\n")
    assert history.commit() == f"{head}-dirty"
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert history.commit() == "unknown"
