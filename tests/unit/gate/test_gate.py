"""The gate as a whole, over spoiled clones of this checkout: its second build, and the status that it ends with."""

import os
import subprocess
import sys
import zipfile

import pytest

from placeprint.tools.gate import second_build
from placeprint.tools.package import ROOT, git

BUILD_TWICE = """
import sys
from pathlib import Path
from placeprint.tools.gate import second_build
from placeprint.tools.package import build
folder = Path(sys.argv[1])
for finding in second_build.findings(build(folder / "dist"), folder / "again"):
    print(finding)
"""


@pytest.fixture
def clone(tmp_path):
    """A fresh clone of the commit, and the package `placeprint` that it is, in its folder `.link`."""
    folder = tmp_path / "checkout"
    git("clone", "--quiet", "--shared", str(ROOT), str(folder))
    (folder / ".link").mkdir()
    (folder / ".link" / "placeprint").symlink_to(folder)
    return folder


def run(clone, *arguments):
    """Run Python with the clone's package, and return how that ended."""
    link = clone / ".link"
    environment = {**os.environ, "PYTHONPATH": str(link)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=link, env=environment, text=True, capture_output=True, check=False)


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


def test_a_build_that_depends_on_where_the_clock_is_does_not_pass(clone, tmp_path):
    builder = clone / "tools" / "package.py"
    builder.write_text(builder.read_text().replace("time.gmtime(", "time.localtime("))
    done = run(clone, "-c", BUILD_TWICE, tmp_path)
    assert "placeprint-" in done.stdout, done.stderr
    assert "is not the same when it is built a second time" in done.stdout


def test_a_build_that_depends_on_how_git_writes_lines_does_not_pass(clone, tmp_path):
    git("-C", str(clone), "rm", "--quiet", ".gitattributes")
    done = run(clone, "-c", BUILD_TWICE, tmp_path)
    assert "placeprint/plugin.py: is not the same in a second build" in done.stdout, done.stderr


def test_a_zip_without_its_licence_does_not_pass(clone):
    git("-C", str(clone), "rm", "--quiet", "LICENSE")
    done = run(clone, "-m", "placeprint.tools.gate")
    assert done.returncode == 1, done.stderr
    assert "placeprint/LICENSE: is missing" in done.stdout
    assert "The gate is closed: 1 findings." in done.stdout
