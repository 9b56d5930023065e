"""That the build is reproducible: the same bytes come from a fresh clone, by a process that has other surroundings."""

import os
import subprocess
import sys
import zipfile

from .. import project_files
from .findings import Finding

SURROUNDINGS = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "PYTHONDONTWRITEBYTECODE": "1"}


def findings(path, folder):
    """Return the Findings of the zip at `path` being built again in an empty `folder`; both are Paths.

    It is built in a clone of a repository that has the files of this tree as they are, committed or not: in this way
    no state of this tree's own repository matters. In a tree without git it is built in a copy.
    """
    copy, dist = folder / "copy", folder / "dist"
    project_files.copy(copy)
    if not project_files.why_without_git():
        project_files.commit_all(copy, project_files.last_changed())
        clone = folder / "clone"
        command = ("clone", "--quiet", "--config=core.autocrlf=true", str(copy), str(clone))
        project_files.git(*command, folder=folder, **project_files.UNTOUCHED)
        copy = clone
    done = subprocess.run(
        [sys.executable, copy / "tools" / "package.py", dist],
        env={**os.environ, **SURROUNDINGS},
        cwd=folder,
        umask=0o077,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return [Finding("second build", "failed", path.name, f"cannot be built again: {done.stderr.strip()}")]
    return differences(path, dist / path.name)


def differences(path, other):
    """Return a Finding for each file by which two zips differ, or one for the zips themselves."""
    if other.exists() and path.read_bytes() == other.read_bytes():
        return []
    names = sorted(set(_sums(path).items()) ^ set(_sums(other).items())) if other.exists() else []
    return [Finding("second build", "differs", name, "is not the same in a second build") for name in dict(names)] or [
        Finding("second build", "differs", path.name, "is not the same when it is built a second time")
    ]


def _sums(path):
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist()}
