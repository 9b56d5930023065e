"""What the tests of the gate share: the zip of this checkout, and ways to spoil it."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from placeprint.tools.package import build

BUILD_TWICE = """
import sys
from pathlib import Path
from placeprint.tools.gate import second_build
from placeprint.tools.package import build
folder = Path(sys.argv[1])
for finding in second_build.findings(build(folder / "dist"), folder / "again"):
    print(finding)
"""


@pytest.fixture(scope="session")
def package(tmp_path_factory):
    """The path of the zip, built from this checkout."""
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture
def changed(package, tmp_path):
    """Return a function that copies the zip `without` some files, and with others, `added`, a dict of bytes."""

    def change(without=(), added=None):
        path, added = tmp_path / package.name, added or {}
        with zipfile.ZipFile(package) as old, zipfile.ZipFile(path, "w") as new:
            for entry in old.infolist():
                if entry.filename not in (*without, *added):
                    new.writestr(entry, old.read(entry))
            for name, content in added.items():
                new.writestr(zipfile.ZipInfo(name), content)
        return path

    return change


@pytest.fixture
def plugin(tmp_path):
    """Return a function that makes a small plugin with one more file, and returns the folder that it lies in."""

    def make(source=""):
        folder = tmp_path / "unpacked"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "placeprint").mkdir(parents=True)
        (folder / "placeprint" / "__init__.py").write_text('"""A plugin."""\n')
        (folder / "placeprint" / "seeded.py").write_text(f'"""A file that a test wrote."""\n{source}')
        return folder

    return make


@pytest.fixture
def run_in(tmp_path):
    """Return a function that runs Python with another tree as the package `placeprint`, and returns how that ended."""
    link = tmp_path / "link"
    link.mkdir()

    def run(tree, *arguments):
        (link / "placeprint").unlink(missing_ok=True)
        (link / "placeprint").symlink_to(tree)
        environment = {**os.environ, "PYTHONPATH": str(link)}
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=link, env=environment, text=True, capture_output=True, check=False)

    return run


@pytest.fixture
def built_twice(run_in, tmp_path):
    """Return a function that returns what the gate has against a second build of another tree."""

    def build_twice(tree):
        done = run_in(tree, "-c", BUILD_TWICE, tmp_path / "twice")
        assert done.returncode == 0, done.stderr
        return done.stdout

    return build_twice
