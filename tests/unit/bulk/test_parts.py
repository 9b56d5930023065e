import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from placeprint.encoder.bulk.parts import (
    LOCK,
    MANIFEST,
    OtherRunError,
    folder_of,
    in_threads,
    make_part,
    part_path,
    run,
)


class Letters(NamedTuple):
    """A Job that writes each letter of a text into a part; `broken` are the numbers of those that fail."""

    text: str
    log: Path
    broken: tuple = ()
    suffix: str = ".txt"

    @property
    def pieces(self):
        return len(self.text)

    def manifest(self):
        return {"text": self.text, "pair": (1, 2)}

    def write(self, index, path):
        Path(path).write_text(self.text[index])
        if index in self.broken:
            raise OSError("no power")
        with self.log.open("a") as log:
            log.write(self.text[index])

    def join(self, parts, output):
        output.write_text("".join(part.read_text() for part in parts))


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


def test_parts_become_one_result(tmp_path, log):
    output, shares = tmp_path / "out.txt", []
    assert run(Letters("embedding", log), output, progress=shares.append) == 9
    assert output.read_text() == "embedding"
    assert shares[-1] == 1
    assert shares == pytest.approx([number / 9 for number in range(1, 10)])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log", "out.txt"]


def test_threads_make_all_parts_and_stop_at_the_first_error(tmp_path, log):
    output, text = tmp_path / "out.txt", "embedding" * 20
    with pytest.raises(OSError, match="no power"):
        run(Letters(text, log, (50,)), output, in_threads(4))
    made = len(list(folder_of(output).glob("*.txt")))
    assert 40 < made < 60
    assert run(Letters(text, log), output, in_threads(4)) == 180 - made
    assert output.read_text() == text
    assert len(log.read_text()) == 180


@pytest.mark.parametrize("broken", [1, 5, 8])
def test_an_interrupted_run_goes_on_and_repeats_nothing(tmp_path, log, broken):
    output = tmp_path / "out.txt"
    with pytest.raises(OSError, match="no power"):
        run(Letters("embedding", log, (broken,)), output)
    assert not output.exists()
    names = sorted(path.name for path in folder_of(output).iterdir())
    assert names[:2] == [LOCK, MANIFEST]
    assert [name[:13] for name in names[2:]] == [f"part-{number:08d}" for number in range(broken)]
    assert run(Letters("embedding", log), output) == 9 - broken
    assert output.read_text() == log.read_text() == "embedding"


def test_what_was_being_written_when_the_power_went_is_made_again(tmp_path, log):
    output, job = tmp_path / "out.txt", Letters("ab", log)
    with pytest.raises(OSError, match="no power"):
        run(Letters("ab", log, (1,)), output)
    half = Path(f"{part_path(job, folder_of(output), 1)}.123.part")
    half.write_text("?")
    run(job, output)
    assert output.read_text() == "ab"


def test_progress_may_stop_it(tmp_path, log):
    def stop(share):
        if share > 0.5:
            raise KeyboardInterrupt

    output = tmp_path / "out.txt"
    with pytest.raises(KeyboardInterrupt):
        run(Letters("abcd", log), output, progress=stop)
    assert run(Letters("abcd", log), output) == 1
    assert log.read_text() == "abcd"


def test_a_run_that_fails_at_once_leaves_nothing(tmp_path, log):
    with pytest.raises(OSError, match="no power"):
        run(Letters("ab", log, (0,)), tmp_path / "out.txt")
    assert not (tmp_path / "out.txt.parts").exists()


def test_parts_of_another_run_are_neither_used_nor_removed(tmp_path, log):
    output = tmp_path / "out.txt"
    with pytest.raises(OSError, match="no power"):
        run(Letters("old", log, (2,)), output)
    with pytest.raises(OtherRunError, match=r"out\.txt\.parts holds parts of another run \(text differed\): remove it"):
        run(Letters("new", log), output)
    assert run(Letters("old", log), output) == 1


def test_the_parts_may_be_the_result(tmp_path, log):
    output, job = tmp_path / "out", Letters("abc", log)
    assert run(job, output, keep=True) == 3
    assert [path.read_text() for path in sorted(output.glob("*.txt"))] == ["a", "b", "c"]
    assert run(job, output, keep=True) == 0


def test_a_folder_of_other_things_is_left_alone(tmp_path, log):
    output = tmp_path / "out"
    output.mkdir()
    (output / "thesis.txt").write_text("all my work")
    with pytest.raises(OtherRunError, match="is not empty"):
        run(Letters("abc", log), output, keep=True)
    assert [path.name for path in output.iterdir()] == ["thesis.txt"]


def test_names_of_parts_sort_as_their_numbers(log):
    job = Letters("abc", log)
    assert part_path(job, Path(), 99_999).name < part_path(job, Path(), 100_000).name


def test_a_late_part_of_another_run_is_not_taken_for_one_of_this(tmp_path, log):
    output, folder = tmp_path / "out.txt", tmp_path / "out.txt.parts"
    with pytest.raises(OSError, match="no power"):
        run(Letters("new", log, (1,)), output)
    make_part(Letters("old", log), folder, 2)
    run(Letters("new", log), output)
    assert output.read_text() == "new"


def test_a_folder_that_was_there_stays_where_a_run_fails(tmp_path, log):
    output = tmp_path / "out"
    output.mkdir()
    with pytest.raises(OSError, match="no power"):
        run(Letters("ab", log, (0,)), output, keep=True)
    assert list(output.iterdir()) == []


def test_what_cannot_be_joined_leaves_the_parts(tmp_path, log):
    class Unjoined(Letters):
        def join(self, parts, output):
            output.write_text("half")
            raise OSError("disk full")

    output = tmp_path / "out.txt"
    with pytest.raises(OSError, match="disk full"):
        run(Unjoined("ab", log), output)
    assert not output.exists()
    assert run(Letters("ab", log), output) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log", "out.txt"]


def test_two_processes_do_not_work_on_one_result(tmp_path, log):
    output = tmp_path / "out.txt"
    with pytest.raises(OSError, match="no power"):
        run(Letters("ab", log, (1,)), output)
    code = (
        "import sys, fcntl\n"
        "file = open(sys.argv[1], 'ab'); fcntl.flock(file, fcntl.LOCK_EX)\n"
        "print('locked', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(folder_of(output) / LOCK)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "locked\n"
    with pytest.raises(OtherRunError, match="another process is at work"):
        run(Letters("ab", log), output)
    # However it ends, its lock ends with it.
    other.kill()
    other.wait()
    assert run(Letters("ab", log), output) == 1


def test_what_is_asked_for_is_made_and_what_is_there_is_not_made_again(tmp_path, log):
    job = Letters("abc", log)
    assert list(in_threads(1)(job, tmp_path, [2, 0])) == [2, 0]
    assert log.read_text() == "ca"
    assert make_part(job, tmp_path, 1) == 1
    assert make_part(job, tmp_path, 1) == 1
    assert log.read_text() == "cab"
