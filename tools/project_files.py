"""Which files are the project's: those that git tracks, or those that lie in the tree where git cannot be asked.

    python3 tools/project_files.py FOLDER

copies them into a folder, with those that are new and that git does not ignore.
"""

import os
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

MADE_IN_ROOT = ("build", "dist")
MADE = ("__pycache__", "*.pyc", "*.egg-info", "*~")
"""What make, Python and editors leave. So is everything hidden, but for what tells git how to treat the rest."""
NOT_MADE = (".gitignore", ".gitattributes")

OF_ANOTHER = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
)
"""With which git tells its hooks, and what they start, which repository they were called from."""

UNTOUCHED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""With which git does what it does by itself, whatever a person has set."""


def run_git(arguments, folder, **environment):
    """Run git in a folder, on the repository that lies there; return how that ended."""
    inherited = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER}
    environment = {**inherited, "LC_ALL": "C", **environment}
    return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)


def git(*arguments, folder=ROOT, **environment):
    """Return what git prints. Raises SystemExit, with git's own advice, if it fails."""
    done = run_git(arguments, folder, **environment)
    if done.returncode:
        raise SystemExit(_advice(arguments, folder, done))
    return os.fsdecode(done.stdout)


def _advice(arguments, folder, done):
    return f"'git {' '.join(arguments)}' failed in {folder}. Git says:\n{os.fsdecode(done.stderr).strip()}"


def why_without_git(root=ROOT):
    """Return why git cannot be asked about a tree, as a sentence without its stop; None if it can.

    Raises SystemExit, with git's own advice, where a person has to put something right.
    """
    if not (root / ".git").exists():
        return "this tree has no .git"
    if not shutil.which("git"):
        return "git is not installed"
    arguments = ("rev-parse", "--show-prefix")
    done = run_git(arguments, root)
    # From an empty .git git goes up, and may find a repository that this tree only lies in.
    if b"not a git repository" in done.stderr or done.stdout.strip():
        return "there is no repository in the .git of this tree"
    if done.returncode:
        raise SystemExit(_advice(arguments, root, done))
    return None


def files(root=ROOT, new=False):
    """Return the names of the project's files that exist, relative to the root, in one order on all systems.

    With `new` also those that git neither tracks nor ignores.
    """
    if why_without_git(root):
        names = _lying(root)
    else:
        kinds = ("--cached", "--others", "--exclude-standard") if new else ("--cached",)
        names = git("ls-files", "-z", *kinds, folder=root).split("\0")
    # A file that is being merged is named several times.
    return sorted((name for name in set(names) if name and (root / name).is_file()), key=os.fsencode)


def _lying(root):
    """Yield the names of the files in a tree, without what is made there."""
    for folder, folders, names in os.walk(root):
        place = Path(folder).relative_to(root)
        folders[:] = [name for name in folders if not _is_made(name, place)]
        yield from (str(place / name) for name in names if not _is_made(name, place))


def _is_made(name, place):
    if name.startswith("."):
        return name not in NOT_MADE
    return any(fnmatch(name, pattern) for pattern in MADE) or (place == Path() and name in MADE_IN_ROOT)


def last_changed(root=ROOT):
    """Return when the project was last changed, in seconds since 1970: the commit's date, or else the newest file's."""
    if not why_without_git(root):
        # Not `git log`, which a person may have told to print more. A repository may have no commit yet.
        found = run_git(("rev-list", "--timestamp", "--max-count=1", "HEAD"), root).stdout.split()
        if found:
            return int(found[0])
    return max((int((root / name).stat().st_mtime) for name in files(root)), default=0)


def copy(folder, root=ROOT, new=False):
    """Copy the project's files into a folder, a Path, with their dates."""
    for name in files(root, new):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, folder / name)


def commit_all(folder, date):
    """Make a repository of a folder, with one commit of all that lies there."""
    person = {"NAME": "Nobody", "EMAIL": "nobody@localhost", "DATE": f"{date} +0000"}
    author = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
    for command in (
        ("init", "--quiet", "--template="),
        ("add", "--all", "--force"),
        ("commit", "--quiet", "--allow-empty", "--message=All"),
    ):
        git(*command, folder=folder, **UNTOUCHED, **author)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Usage: python3 tools/project_files.py FOLDER")
    copy(Path(sys.argv[1]), new=True)
