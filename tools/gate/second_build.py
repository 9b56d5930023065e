"""That the build is reproducible: the same bytes come from a fresh clone, by a process that has other surroundings."""

import os
import subprocess
import sys
import zipfile

from ..package import ROOT, git
from .findings import Finding

SURROUNDINGS = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "PYTHONDONTWRITEBYTECODE": "1"}


def findings(path, folder):
    """Return the Findings of the zip at `path` being built again in an empty `folder`; both are Paths."""
    clone, dist = folder / "clone", folder / "dist"
    commit = git("rev-parse", "HEAD").strip()
    # What is changed and not committed is in the zip too; this keeps it as a commit that nothing refers to.
    state = git("stash", "create").strip() or commit
    git("clone", "--quiet", "--shared", "--no-checkout", "--config", "core.autocrlf=true", str(ROOT), str(clone))
    git("-C", str(clone), "update-ref", "--no-deref", "HEAD", commit)
    git("-C", str(clone), "read-tree", "--reset", "-u", state)
    subprocess.run(
        [sys.executable, clone / "tools" / "package.py", dist],
        env={**os.environ, **SURROUNDINGS},
        cwd=folder,
        umask=0o077,
        check=True,
        capture_output=True,
    )
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
