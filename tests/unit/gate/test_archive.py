"""The zip: what ships passes, and each way to spoil it is found."""

import io
import zipfile

import numpy as np
import pytest

from placeprint.tools.gate import archive
from placeprint.tools.package import MAX_BYTES

ELF = b"\x7fELF\x02\x01\x01" + bytes(64)


def rules(path):
    return {(finding.rule, finding.where) for finding in archive.findings(path)}


def test_what_ships_passes(package):
    assert archive.findings(package) == []


@pytest.mark.parametrize("name", archive.NEEDED)
def test_what_is_needed_is_there(changed, name):
    assert rules(changed(without=[f"placeprint/{name}"])) == {("missing", f"placeprint/{name}")}


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("placeprint/encoder/__pycache__/land.cpython-311.pyc", "hidden"),
        ("placeprint/.git/config", "hidden"),
        ("placeprint/.bandit", "hidden"),
        ("__MACOSX/placeprint/plugin.py", "place"),
        ("other/plugin.py", "place"),
        ("placeprint/../plugin.py", "place"),
        ("C:/placeprint/plugin.py", "place"),
        ("placeprint\\plugin.py", "place"),
        ("placeprint/land.pyc", "kind"),
        ("placeprint/weights.pkl", "kind"),
        ("placeprint/fast.so", "kind"),
        ("placeprint/start.exe", "kind"),
        ("placeprint/resources/i18n/placeprint_de.ts", "kind"),
    ],
)
def test_what_does_not_belong_is_found(changed, name, rule):
    assert (rule, name) in rules(changed(added={name: b"text"}))


@pytest.mark.parametrize(
    "name", ["plugin.py", "README.md", "encoder.npz", "placeprint_de.qm", "placeprint_de.json", "LICENSE"]
)
def test_compiled_code_is_found_whatever_its_name(changed, name):
    assert rules(changed(added={f"placeprint/{name}": ELF})) == {("kind", f"placeprint/{name}")}


def test_arrays_that_need_pickle_are_found(changed):
    file = io.BytesIO()
    np.savez(file, weights=np.array([{}], dtype=object))
    assert rules(changed(added={"placeprint/encoder.npz": file.getvalue()})) == {("kind", "placeprint/encoder.npz")}


def test_files_among_arrays_are_found(changed):
    file = io.BytesIO()
    np.savez(file, weights=np.zeros(3))
    with zipfile.ZipFile(file, "a") as archive_of_arrays:
        archive_of_arrays.writestr("run.py", "")
    assert rules(changed(added={"placeprint/encoder.npz": file.getvalue()})) == {("kind", "placeprint/encoder.npz")}


def test_a_zip_that_is_too_large_is_found(changed, package):
    path = changed(added={"placeprint/long.txt": b" " * (MAX_BYTES - package.stat().st_size)})
    assert rules(path) == {("size", path.name)}


def test_a_file_that_may_be_executed_is_found(changed):
    path = changed()
    with zipfile.ZipFile(path, "a") as zipped:
        entry = zipfile.ZipInfo("placeprint/start.py")
        entry.external_attr = 0o755 << 16
        zipped.writestr(entry, "")
    assert rules(path) == {("executable", "placeprint/start.py")}


def test_two_files_of_one_name_are_found(changed):
    path = changed()
    with zipfile.ZipFile(path, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr("placeprint/plugin.py", "")
    assert rules(path) == {("twice", path.name)}


def test_a_damaged_zip_is_found(changed):
    path = changed()
    content = bytearray(path.read_bytes())
    at = content.index(b"GNU GENERAL PUBLIC LICENSE")
    content[at : at + 3] = b"NOT"
    path.write_bytes(content)
    assert ("damaged", "placeprint/LICENSE") in rules(path)
    path.write_bytes(content[: len(content) // 2])
    assert rules(path) == {("damaged", path.name)}
