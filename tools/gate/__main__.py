"""Builds the zip and looks at it as the official repository does: `python -m placeprint.tools.gate [--upload]`.

Every finding ends it with status 1. With `--upload` so does what is to be done before an upload: addresses that are
placeholders or do not answer, a version that the changelog calls unreleased.
"""

import argparse
import sys
import tempfile
import zipfile
from pathlib import Path

from ..package import build, say_without_git
from . import archive, metadata, scanners, second_build
from .findings import unanswered


def main():
    parser = argparse.ArgumentParser(prog="python -m placeprint.tools.gate", description=__doc__.partition(":")[0])
    parser.add_argument("--upload", action="store_true", help="also look at what only matters for an upload")
    upload = parser.parse_args().upload
    say_without_git()
    with tempfile.TemporaryDirectory(prefix="placeprint-gate-") as name:
        folder = Path(name)
        path = build(folder / "dist")
        print(f"{path.name}, {path.stat().st_size / 1e6:.1f} MB", flush=True)
        found, later = looked_at(path, folder, upload)
    for finding in found:
        print(finding)
    for finding in later:
        print(f"Before an upload: {finding.text}.")
    print(f"The gate is closed: {len(found)} findings." if found else "The gate is open.")
    return 1 if found else 0


def looked_at(path, folder, upload=False):
    """Return (Findings that close the gate, those that will for an upload) about the zip at `path`.

    `folder` is where to work, a Path.
    """
    found = archive.findings(path)
    if found:
        # What is no proper zip is not to be unpacked.
        return found, []
    with zipfile.ZipFile(path) as zipped:
        zipped.extractall(folder / "unpacked")
    plugin = folder / "unpacked" / archive.FOLDER
    names = {each.relative_to(plugin).as_posix() for each in plugin.rglob("*")}
    text = (plugin / "metadata.txt").read_text("utf-8")
    found = metadata.findings(text, names)
    later = metadata.unfinished(text) if not found else []
    if upload:
        found, later = [*found, *(later or metadata.unanswered_addresses(text))], []
    found += second_build.findings(path, folder / "again")
    return unanswered([*found, *scanners.findings(folder / "unpacked")]), later


if __name__ == "__main__":
    sys.exit(main())
