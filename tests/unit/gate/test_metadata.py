"""metadata.txt: what ships passes, and each entry that is wrong is found."""

import http.server
import re
import threading
import zipfile

import pytest

from placeprint.tools.gate import metadata
from placeprint.tools.package import ROOT

TEXT = (ROOT / "metadata.txt").read_text("utf-8")
VERSION = metadata.read(TEXT)["version"]


@pytest.fixture(scope="module")
def names(package):
    with zipfile.ZipFile(package) as archive:
        return {name.partition("/")[2] for name in archive.namelist()}


def with_entry(key, value):
    """Return the text of metadata.txt with another value, None to leave the entry out."""
    line = "" if value is None else f"{key}={value}\n"
    changed = re.sub(rf"^{key}=.*\n(?:[ \t].*\n)*", lambda _: line, TEXT, flags=re.MULTILINE)
    return changed if changed != TEXT else TEXT + line


def test_what_ships_passes(names):
    assert metadata.findings(TEXT, names) == []


@pytest.mark.parametrize("key", [*metadata.REQUIRED, *metadata.RECOMMENDED])
@pytest.mark.parametrize("value", [None, ""])
def test_an_entry_that_is_missing_is_found(names, key, value):
    (finding,) = metadata.findings(with_entry(key, value), names)
    assert (finding.rule, finding.text) == ("missing", f"{key} is missing")


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("version", "0.1", "version"),
        ("version", "v0.1.0", "version"),
        ("version", "99.0.0", "version"),
        ("changelog", "See CHANGELOG.md", "changelog"),
        ("qgisMinimumVersion", "three", "qgis"),
        ("qgisMaximumVersion", "3.99", "qgis"),
        ("qgisMinimumVersion", "5.0", "qgis"),
        ("supportsQt6", "True", "qgis"),
        ("author", "we/you", "author"),
        ("email", "nobody", "email"),
        ("repository", "example", "address"),
        ("tracker", "ftp://example.org", "address"),
        ("homepage", "https:///placeprint", "address"),
        ("description", "<b>Placeprint</b>", "text"),
        ("about", "<a href='here'>here</a>", "text"),
        ("tags", "map, map", "tags"),
        ("tags", "map,", "tags"),
        ("icon", "icon.png", "icon"),
        ("experimental", "perhaps", "switch"),
    ],
)
def test_an_entry_that_is_wrong_is_found(names, key, value, rule):
    assert {finding.rule for finding in metadata.findings(with_entry(key, value), names)} >= {rule}


def test_a_text_that_the_repository_cannot_read_is_found(names):
    for text in ("name=Placeprint", with_entry("about", "100 % offline")):
        assert [finding.rule for finding in metadata.findings(text, names)] == ["unreadable"]


def test_versions_that_disagree_are_found(names):
    other = '[project]\nversion = "7.0.0"'
    (finding,) = metadata.findings(TEXT, names, pyproject=other)
    assert finding.text == f"version is {VERSION}, but 7.0.0 in pyproject.toml"
    for changelog in ("# Changelog\n\n## 7.0.0 (unreleased)\n", "# Changelog\n"):
        (finding,) = metadata.findings(TEXT, names, changelog=changelog)
        assert finding.text.startswith(f"version is {VERSION}, but CHANGELOG.md begins with")


def test_what_is_to_be_done_before_an_upload_is_told():
    finished = TEXT
    for key in metadata.ADDRESSES:
        finished = finished.replace(f"{key}={metadata.read(TEXT)[key]}", f"{key}=https://placeprint.invalid")
    finished = with_entry("email", "people@places.invalid")
    told = [finding.text for finding in metadata.unfinished(finished, f"## {VERSION} (unreleased)\n")]
    assert [text.split()[0] for text in told] == [*metadata.ADDRESSES, "email", "CHANGELOG.md"]


def test_an_address_that_does_not_answer_is_found():
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response(404 if self.path == "/tracker" else 200)
            self.end_headers()

        def log_message(self, *_arguments):
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        text = "[general]\n" + "".join(
            f"{key}=http://127.0.0.1:{server.server_port}/{key}\n" for key in metadata.ADDRESSES
        )
        (finding,) = metadata.unanswered_addresses(text)
        assert "tracker" in finding.text
        assert "404" in finding.text
    finally:
        server.shutdown()
        server.server_close()
    assert len(metadata.unanswered_addresses(text)) == 3
