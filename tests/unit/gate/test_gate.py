"""The gate as a whole, over spoiled clones of this checkout: its second build, and the status that it ends with."""

import zipfile

import pytest

from placeprint.tools import project_files
from placeprint.tools.gate import second_build


@pytest.fixture
def checkout(tmp_path):
    """A repository with one commit, of this tree's files."""
    folder = tmp_path / "checkout"
    project_files.copy(folder, new=True)
    (folder / ".gitattributes").write_text("* -text\n")
    project_files.commit_all(folder, 1_700_000_000)
    return folder


def test_the_second_build_is_the_same(package, tmp_path):
    assert second_build.findings(package, tmp_path) == []


def test_zips_that_differ_are_told_by_their_files(changed, package, tmp_path):
    assert second_build.differences(package, package) == []
    other = changed(added={"placeprint/plugin.py": b"# another\n"})
    assert [finding.where for finding in second_build.differences(package, other)] == ["placeprint/plugin.py"]
    with zipfile.ZipFile(other := changed(), "a") as zipped:
        zipped.comment = b"another"
    assert [finding.where for finding in second_build.differences(package, other)] == [package.name]
    assert len(second_build.differences(package, tmp_path / "nothing.zip")) == 1


def test_a_build_that_depends_on_where_the_clock_is_does_not_pass(checkout, built_twice):
    builder = checkout / "tools" / "package.py"
    builder.write_text(builder.read_text().replace("time.gmtime(", "time.localtime("))
    said = built_twice(checkout)
    assert "placeprint-" in said
    assert "is not the same when it is built a second time" in said


def test_a_build_that_depends_on_how_git_writes_lines_does_not_pass(checkout, built_twice):
    project_files.git("rm", "--quiet", ".gitattributes", folder=checkout)
    assert "placeprint/plugin.py: is not the same in a second build" in built_twice(checkout)


def test_a_builder_that_fails_the_second_time_does_not_pass(checkout, built_twice):
    builder = checkout / "tools" / "package.py"
    builder.write_text(
        builder.read_text().replace("def build(", "if __name__ == '__main__':\n    1 / 0\n\n\ndef build(")
    )
    said = built_twice(checkout)
    assert "cannot be built again" in said
    assert "ZeroDivisionError" in said


def test_a_zip_with_a_program_in_it_does_not_pass(checkout, run_in):
    (checkout / "encoder" / "fast.so").write_bytes(b"\x7fELF")
    project_files.git("add", "encoder/fast.so", folder=checkout)
    done = run_in(checkout, "-m", "placeprint.tools.gate")
    assert done.returncode == 1, done.stderr
    assert "placeprint/encoder/fast.so: is of a kind that Placeprint does not ship" in done.stdout
    assert "The gate is closed: 1 findings." in done.stdout
