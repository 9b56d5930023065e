"""What the tests of the gate share: the zip of this checkout, and ways to spoil it."""

import shutil
import zipfile

import pytest

from placeprint.tools.package import build


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
