"""Builds the zip that a person installs: what git tracks of the plugin, with nothing that only developers need.

The same commit gives the same bytes, on any system: files are sorted, all carry the date of the commit, and none is
compressed, for what comes out of that depends on the version of zlib. The encoders, nine tenths of all, are compressed
already. In a tree without git it is what lies there, with the date of the newest file.
"""

import os
import sys
import time
import zipfile
from configparser import ConfigParser
from pathlib import Path

if __package__:
    from . import project_files
else:
    # Run as a file, before `make setup` has made a package of the tree.
    import project_files

ROOT = project_files.ROOT
SHIPPED = ("api", "encoder", "processing", "ui", "resources")
SHIPPED_FILES = ("__init__.py", "plugin.py", "py.typed", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md")
SOURCES = (".ts",)
"""Kinds of files that others are made of, which ship in their place."""
UNIX = 3
"""How a zip says where its files' permissions come from."""

MAX_BYTES = 25_000_000
"""The official repository takes no larger zip."""
EARLIEST = 315_532_800
"""1980, before which a zip has no dates."""


def is_shipped(path):
    """Return whether the file at `path`, a Path relative to the root, belongs in the zip."""
    if path.suffix in SOURCES:
        return False
    return path.parts[0] in SHIPPED or str(path) in SHIPPED_FILES


def build(folder):
    """Write the zip into `folder` and return its path. Raises SystemExit if what the plugin needs is not there."""
    names = [name for name in project_files.files() if is_shipped(Path(name))]
    _check(names)
    metadata = ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    target = Path(folder) / f"placeprint-{metadata['general']['version']}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    date = time.gmtime(max(project_files.last_changed(), EARLIEST))[:6]
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(f"placeprint/{_in_utf8(name)}", date)
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (ROOT / name).read_bytes())
    size = target.stat().st_size
    if size > MAX_BYTES:
        raise SystemExit(f"{target} has {size} bytes, more than the {MAX_BYTES} that the official repository takes")
    return target


def _check(names):
    """Raise SystemExit if files lack without which no zip is a plugin, or if one has a name that no zip can hold."""
    parts = {Path(name).parts[0] for name in names}
    missing = [name for name in (*SHIPPED_FILES, *SHIPPED) if name not in parts]
    if missing:
        untracked = [name for name in missing if (ROOT / name).exists()]
        advice = f" Git does not track {', '.join(untracked)}: 'git add' them." if untracked else ""
        raise SystemExit(f"No zip was built: {', '.join(missing)} would be missing from it.{advice}")
    for name in names:
        _in_utf8(name)


def _in_utf8(name):
    """Return a file's name as it is on systems whose names are UTF-8. Raises SystemExit if it has none."""
    try:
        return os.fsencode(name).decode("utf-8")
    except UnicodeDecodeError:
        raise SystemExit(f"No zip was built: the name of the file {name!a} is not UTF-8. Rename the file.") from None


def say_without_git():
    """Print what is different where git cannot be asked."""
    why = project_files.why_without_git()
    if why:
        print(f"Without git, for {why}: the zip holds the plugin's files that lie in this tree.", file=sys.stderr)


if __name__ == "__main__":
    say_without_git()
    path = build(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")
    print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
