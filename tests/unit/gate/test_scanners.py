"""The scanners, run: a harmless plugin passes, and what is put into it is found."""

import pytest

from placeprint.tools.gate import scanners
from placeprint.tools.gate.findings import Finding, unanswered

METADATA = "[general]\n" + "".join(
    f"{line}\n"
    for line in (
        *("name=Small", "version=1.0.0", "qgisMinimumVersion=3.22", "qgisMaximumVersion=4.99", "category=Raster"),
        *("description=Small", "about=Small", "author=Nobody", "email=nobody@example.org", "tags=small"),
        *(f"{key}=https://example.org" for key in ("homepage", "repository", "tracker")),
    )
)

# Put together, so that this file has no secret.
KEY = "AKIA" + "Q3EGRWZTJ5XN7B2M"


def rules(found):
    return {finding.rule for finding in found if finding.where.startswith("placeprint/seeded.py")}


@pytest.mark.parametrize("scan", [scanners.bandit, scanners.detect_secrets, scanners.flake8])
def test_a_harmless_plugin_passes(plugin, scan):
    assert scan(plugin()) == []


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("exec('')\n", "B102"),
        ("assert __name__\n", "B101"),
        ("import pickle\n", "B403"),
        ("import subprocess\n", "B404"),
        ("import random\n\nrandom.random()\n", "B311"),
        ("eval('1')  # nosec\n", "B307"),
    ],
)
def test_bandit_finds_what_is_unsafe(plugin, source, rule):
    assert rules(scanners.bandit(plugin(source))) == {rule}


def test_bandit_tells_what_it_did_not_read(plugin):
    assert rules(scanners.bandit(plugin("def broken(:\n"))) == {"error"}
    folder = plugin()
    hidden = folder / "placeprint" / ".tox" / "part.py"
    hidden.parent.mkdir()
    hidden.write_text("exec('')\n")
    (finding,) = scanners.bandit(folder)
    assert (finding.rule, finding.where) == ("not read", "placeprint/.tox/part.py")


@pytest.mark.parametrize("name", ["seeded.py", "metadata.txt", "notes.md"])
def test_secrets_are_found_in_every_file(plugin, name):
    folder = plugin()
    (folder / "placeprint" / name).write_text(f'id = "{KEY}"\n')
    assert ("AWS Access Key", f"placeprint/{name}:1") in [
        (finding.rule, finding.where) for finding in scanners.detect_secrets(folder)
    ]


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("print(unknown)\n", "F821"),
        ("import os\n", "F401"),
        ("from PyQt5.QtCore import Qt\n\nQt\n", "QGS103"),
        ("def broken(:\n", "E999"),
    ],
)
def test_flake8_finds_what_is_wrong(plugin, source, rule):
    assert rules(scanners.flake8(plugin(source))) == {rule}


def test_qgis_plugin_analyzer_finds_what_is_wrong(plugin):
    folder = plugin(f'from PyQt5.QtCore import Qt\n\nexec(str(Qt))\ntoken = "{KEY}"\n')
    (folder / "placeprint" / "metadata.txt").write_text(METADATA)
    (folder / "placeprint" / "LICENSE").write_text("Free.")
    (folder / "placeprint" / "__init__.py").write_text(
        '"""Small."""\n\n\ndef classFactory(iface):\n    """Return."""\n'
    )
    found = scanners.qgis_plugin_analyzer(folder)
    assert rules(found) >= {"B102", "QGIS_LEGACY_IMPORT", "AWS_KEY", "HARDCODED_SECRET"}
    assert {finding.where for finding in found if finding.rule.startswith("METADATA")} == set()

    (folder / "placeprint" / "metadata.txt").write_text(METADATA.replace("1.0.0", "one").replace("Raster", "Analysis"))
    (folder / "placeprint" / "LICENSE").unlink()
    (folder / "placeprint" / "seeded.py").write_text("def broken(:\n")
    found = scanners.qgis_plugin_analyzer(folder)
    assert {finding.rule for finding in found} >= {"METADATA_VERSION", "METADATA_CATEGORY", "missing file", "not read"}


def test_a_scanner_that_stumbles_does_not_pass(plugin):
    with pytest.raises(SystemExit, match="ended with 2"):
        scanners._run(plugin(), "bandit", "--no-such-option")


def test_a_finding_passes_only_where_it_was_answered():
    finding = Finding("bandit", "B101", "placeprint/ui/tasks.py:7", "assert")
    answer = {"checker": "bandit", "rule": "B101", "reason": "none"}
    assert unanswered([finding], []) == [finding]
    assert unanswered([finding], [answer]) == unanswered([finding], [{**answer, "files": ["placeprint/ui/*"]}]) == []
    for other in (
        {**answer, "files": ["placeprint/plugin.py"]},
        {**answer, "rule": "B102"},
        {**answer, "checker": "x"},
    ):
        assert [left.rule for left in unanswered([finding], [other])] == ["B101", "idle"]
