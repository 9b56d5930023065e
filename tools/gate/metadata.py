"""What the official repository asks of metadata.txt, and that the other places which tell the version agree."""

import configparser
import re
import urllib.request
from urllib.parse import urlsplit

import tomllib

from ..package import ROOT
from .findings import Finding

REQUIRED = ("name", "description", "about", "version", "qgisMinimumVersion", "author", "email", "repository", "tracker")
RECOMMENDED = ("qgisMaximumVersion", "homepage", "tags", "category", "icon", "changelog")
"""The repository says that these may be left out, but refuses a plugin without a homepage."""

ADDRESSES = ("homepage", "repository", "tracker")
SWITCHES = ("experimental", "deprecated", "server", "hasProcessingProvider")
FIRST_ON_QT6 = (4, 0)

PLACEHOLDERS = re.compile(r"(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$")
"""Hosts that nobody can have: RFC 2606."""


def read(text):
    """Return the entries of `text`, that of a metadata.txt, as the repository reads them.

    Raises configparser.Error.
    """
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read_string(text)
    return dict(parser.items("general"))


def findings(text, names, pyproject=None, changelog=None):
    """Return the Findings about the text of a metadata.txt.

    `names` are those of the files beside it; `pyproject` and `changelog` the texts of the two files that tell the
    version too, None for those of this checkout.
    """
    found = []

    def find(rule, problem):
        found.append(Finding("metadata", rule, "placeprint/metadata.txt", problem))

    try:
        entries = read(text)
    except configparser.Error as error:
        find("unreadable", " ".join(str(error).split()))
        return found
    for key in (*REQUIRED, *RECOMMENDED):
        if not entries.get(key, "").strip():
            find("missing", f"{key} is missing")
    if found:
        return found

    version = entries["version"]
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8") if pyproject is None else pyproject
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8") if changelog is None else changelog
    other = tomllib.loads(pyproject)["project"]["version"]
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        find("version", f"version {version} is not MAJOR.MINOR.PATCH")
    if version != other:
        find("version", f"version is {version}, but {other} in pyproject.toml")
    latest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    if latest is None or latest[1] != version:
        find("version", f"version is {version}, but CHANGELOG.md begins with {latest and latest[1]}")
    if version not in entries["changelog"]:
        find("changelog", f"changelog does not tell what is new in {version}")

    for key in ("qgisMinimumVersion", "qgisMaximumVersion"):
        if not re.fullmatch(r"\d+\.\d+(\.\d+)?", entries[key]):
            find("qgis", f"{key} {entries[key]} is no version of QGIS")
            return found
    least, most = (_numbers(entries[key]) for key in ("qgisMinimumVersion", "qgisMaximumVersion"))
    if most < max(least, FIRST_ON_QT6):
        find("qgis", f"qgisMaximumVersion {entries['qgisMaximumVersion']} leaves out QGIS 4")
    if "supportsQt6" in entries:
        find("qgis", "supportsQt6 has no effect any more")

    if "/" in entries["author"]:
        find("author", "author has a slash")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", entries["email"]):
        find("email", f"email {entries['email']} is no address")
    for key in ADDRESSES:
        address = urlsplit(entries[key])
        if address.scheme != "https" or not address.hostname:
            find("address", f"{key} {entries[key]} is no address of the web")
    if "\n" in entries["description"] or "<" in entries["description"] + entries["about"]:
        find("text", "description is one line, and neither it nor about has HTML")
    tags = [tag.strip() for tag in entries["tags"].split(",")]
    if "" in tags or len({tag.lower() for tag in tags}) < len(tags):
        find("tags", "a tag is empty, or there twice")
    if entries["icon"] not in names:
        find("icon", f"icon {entries['icon']} is not in the zip")
    for key in SWITCHES:
        if entries.get(key, "yes").lower() not in ("true", "false", "yes", "no"):
            find("switch", f"{key} is neither yes nor no")
    return found


def _numbers(version):
    return tuple(map(int, version.split(".")))


def unfinished(text, changelog=None):
    """Return the Findings about what is still to be done before an upload; there are no others about `text`."""
    entries = read(text)
    hosts = {key: urlsplit(entries[key]).hostname for key in ADDRESSES}
    hosts["email"] = entries["email"].rpartition("@")[2]
    problems = [f"{key} {entries[key]} is a placeholder" for key in hosts if PLACEHOLDERS.search(hosts[key])]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8") if changelog is None else changelog
    if re.search(rf"^## {re.escape(entries['version'])} \(unreleased\)", changelog, re.MULTILINE):
        problems.append(f"CHANGELOG.md says that {entries['version']} is unreleased")
    return [Finding("metadata", "upload", "placeprint/metadata.txt", problem) for problem in problems]


def unanswered_addresses(text):
    """Return the Findings about addresses that do not answer: the repository asks all three, and waits 10 seconds."""
    found = []
    for key in ADDRESSES:
        address = read(text)[key]
        try:
            # Only https gets here: `findings` has looked.
            request = urllib.request.Request(address, method="HEAD", headers={"User-Agent": "Mozilla/5.0"})  # noqa: S310
            urllib.request.urlopen(request, timeout=10).close()  # noqa: S310
        except OSError as error:
            found.append(Finding("metadata", "address", "placeprint/metadata.txt", f"{key} {address}: {error}"))
    return found
