"""What the official repository asks of a plugin's zip, and what Placeprint promises of its own."""

import io
import zipfile
from pathlib import PurePosixPath

import numpy as np

from ..package import MAX_BYTES
from .findings import Finding

FOLDER = "placeprint"
NEEDED = ("__init__.py", "metadata.txt", "LICENSE")

TEXTS = {".py", ".txt", ".md", ".html", ".json", ".svg", ".qml", ".model3"}
"""Kinds of files that are UTF-8 text. Beside them there are arrays, translations that Qt compiled, and the licence."""

QM_BEGINS = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
"""With which a compiled translation of Qt begins."""


def findings(path):
    """Return the Findings about the zip at `path`, a Path."""
    found = []

    def find(rule, where, text):
        found.append(Finding("archive", rule, where, text))

    size = path.stat().st_size
    if size > MAX_BYTES:
        find("size", path.name, f"has {size:,} bytes, more than the {MAX_BYTES:,} that the repository takes")
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            entries = {entry.filename: entry for entry in archive.infolist()}
            contents = {} if damaged else {name: archive.read(name) for name in entries}
            twice = len(archive.infolist()) > len(entries)
    except zipfile.BadZipFile as error:
        return [*found, Finding("archive", "damaged", path.name, str(error))]
    if damaged:
        find("damaged", damaged, "cannot be read")
    if twice:
        find("twice", path.name, "has two files of one name")
    for needed in NEEDED:
        if f"{FOLDER}/{needed}" not in entries:
            find("missing", f"{FOLDER}/{needed}", "is missing")
    for name, entry in entries.items():
        parts = PurePosixPath(name).parts
        if parts[0] != FOLDER or ".." in parts or "\\" in name or ":" in name:
            find("place", name, f"does not lie in the folder {FOLDER}")
        if any(part.startswith((".", "__MACOSX", "__pycache__")) for part in parts):
            find("hidden", name, "is hidden, or a by-product")
        if entry.external_attr >> 16 & 0o111:
            find("executable", name, "may be executed")
    for name, content in contents.items():
        problem = _problem(PurePosixPath(name), content)
        if problem:
            find("kind", name, problem)
    return found


def _problem(name, content):
    """Return what is wrong with the kind of a file, None if nothing is."""
    if name.suffix in TEXTS or name.name in ("LICENSE", "py.typed"):
        try:
            return "is not text" if "\0" in content.decode("utf-8") else None
        except UnicodeDecodeError:
            return "is not text"
    if name.suffix == ".qm":
        return None if content.startswith(QM_BEGINS) else "is not what Qt compiles translations to"
    if name.suffix == ".npz":
        return _problem_of_arrays(content)
    return "is of a kind that Placeprint does not ship"


def _problem_of_arrays(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            others = [member for member in members.namelist() if not member.endswith(".npy")]
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            for array in arrays:
                arrays[array]
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        return f"is not plain arrays: {error}"
    return f"holds {others[0]}, which is no array" if others else None
