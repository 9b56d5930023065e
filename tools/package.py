"""Builds the zip that a person installs: what git tracks of the plugin, with nothing that only developers need.

The same commit gives the same bytes, on any system: files are sorted, all carry the date of the commit, and none is
compressed, for what comes out of that depends on the version of zlib. The encoders, nine tenths of all, are compressed
already.
"""

import subprocess
import sys
import time
import zipfile
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("encoder", "processing", "ui", "resources")
SHIPPED_FILES = ("__init__.py", "plugin.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md")
NOT_SHIPPED = ("encoder/imagery", "encoder/evaluation")
SOURCES = (".ts",)
"""Kinds of files that others are made of, which ship in their place."""
UNIX = 3
"""How a zip says where its files' permissions come from."""

MAX_BYTES = 25_000_000
"""The official repository takes no larger zip."""


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def is_shipped(path):
    """Return whether the file at `path`, a Path relative to the root, belongs in the zip."""
    if path.suffix in SOURCES or "/".join(path.parts[:2]) in NOT_SHIPPED:
        return False
    return path.parts[0] in SHIPPED or str(path) in SHIPPED_FILES


def build(folder):
    """Write the zip into `folder` and return its path."""
    metadata = ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    target = Path(folder) / f"placeprint-{metadata['general']['version']}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    date = time.gmtime(int(git("log", "-1", "--format=%ct")))[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(git("ls-files").splitlines()):
            if is_shipped(Path(name)):
                entry = zipfile.ZipInfo(f"placeprint/{name}", date)
                entry.create_system = UNIX
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, (ROOT / name).read_bytes())
    size = target.stat().st_size
    if size > MAX_BYTES:
        raise SystemExit(f"{target} has {size} bytes, more than the {MAX_BYTES} that the official repository takes")
    return target


if __name__ == "__main__":
    path = build(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")
    print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
