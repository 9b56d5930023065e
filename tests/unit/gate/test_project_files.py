"""The zip and its second build in every state that git, or its absence, leaves a tree in. The repositories are real."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from placeprint.tools import project_files
from placeprint.tools.package import ROOT, SHIPPED, SHIPPED_FILES
from placeprint.tools.project_files import UNTOUCHED, commit_all

GATE = ("findings", "second_build")
"""What a small tree needs of the gate, to build its zip twice."""

WRITTEN = {
    **{f"{folder}/__init__.py": f"# {folder}\n" for folder in SHIPPED},
    **{name: f"# {name}\n" for name in SHIPPED_FILES},
    "metadata.txt": "[general]\nname=Small, 100 %\nversion=1.2.3\n",
    "resources/some.txt": "some\n",
    "docs/page.md": "not in the zip\n",
    ".gitattributes": "* -text\n",
    ".gitignore": "/build/\n__pycache__/\n",
}
IN_ZIP = sorted(f"placeprint/{name}" for name in WRITTEN if not name.startswith((".", "docs")))
YESTERDAY = 1_700_000_000
PERSON = {f"GIT_{role}_{key}": "some@body" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}


def git(folder, *arguments):
    return project_files.git(*arguments, folder=folder, **UNTOUCHED, **PERSON)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def tree(tmp_path):
    """A small plugin with the tools that build its zip, in no repository."""
    folder = tmp_path / "placeprint"
    for name, text in WRITTEN.items():
        write(folder / name, text)
    for name in ("package.py", "project_files.py", *(f"gate/{name}.py" for name in GATE)):
        write(folder / "tools" / name, (ROOT / "tools" / name).read_text(encoding="utf-8"))
    return folder


@pytest.fixture
def checkout(tree):
    """The same with one commit."""
    commit_all(tree, YESTERDAY)
    return tree


def package(folder, **environment):
    """Run the packager as `make package` does; return how that ended, and what is in the zip, None if there is none."""
    dist = folder.parent / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    environment = {name: text for name, text in {**os.environ, **environment}.items() if text is not None}
    command = [sys.executable, str(folder / "tools" / "package.py"), str(dist)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    path = dist / "placeprint-1.2.3.zip"
    if not path.exists():
        return done, None
    with zipfile.ZipFile(path) as archive:
        return done, {entry.filename: archive.read(entry).decode() for entry in archive.infolist()}


# Each brings a checkout into a state; returns where it is then, and what the zip has besides, or has not (None).


def copied(folder):
    """With `cp -r`: other dates and numbers of files than those in git's index."""
    there = shutil.copytree(folder, folder.parent / "copied", copy_function=shutil.copy)
    return there, {}


def rewritten(folder):
    for name in WRITTEN:
        write(folder / name, WRITTEN[name])
        os.utime(folder / name, (YESTERDAY, YESTERDAY))
    return folder, {}


def modified(folder):
    write(folder / "plugin.py", "other\n")
    return folder, {"plugin.py": "other\n"}


def staged_and_modified_again(folder):
    write(folder / "plugin.py", "staged\n")
    git(folder, "add", "plugin.py")
    return modified(folder)


def new_and_staged(folder):
    write(folder / "ui" / "new.py", "new\n")
    git(folder, "add", "ui/new.py")
    return folder, {"ui/new.py": "new\n"}


def meant_to_be_added(folder):
    write(folder / "ui" / "new.py", "new\n")
    git(folder, "add", "--intent-to-add", "ui/new.py")
    return folder, {"ui/new.py": "new\n"}


def new_and_not_tracked(folder):
    write(folder / "ui" / "new.py", "new\n")
    return folder, {}


def deleted(folder):
    (folder / "resources" / "some.txt").unlink()
    return folder, {"resources/some.txt": None}


def deleted_and_staged(folder):
    git(folder, "rm", "--quiet", "resources/some.txt")
    return folder, {"resources/some.txt": None}


def renamed(folder):
    git(folder, "mv", "resources/some.txt", "resources/other.txt")
    return folder, {"resources/some.txt": None, "resources/other.txt": "some\n"}


def without_its_index(folder):
    (folder / ".git" / "index").unlink()
    git(folder, "add", "--all")
    return folder, {}


def amid_a_conflict(folder, *begin):
    for branch, text in (("theirs", "theirs\n"), ("ours", "ours\n")):
        git(folder, "checkout", "--quiet", "-b", branch, "HEAD" if branch == "theirs" else "HEAD~1")
        write(folder / "plugin.py", text)
        git(folder, "commit", "--quiet", "--all", f"--message={branch}")
    assert project_files.run_git(begin, folder, **UNTOUCHED, **PERSON).returncode == 1
    assert "UU plugin.py" in git(folder, "status", "--porcelain")
    return folder, {"plugin.py": (folder / "plugin.py").read_text()}


def amid_a_merge(folder):
    return amid_a_conflict(folder, "merge", "theirs")


def amid_a_rebase(folder):
    return amid_a_conflict(folder, "rebase", "theirs")


def detached(folder):
    git(folder, "checkout", "--quiet", "--detach")
    return folder, {}


def shallow(folder):
    git(folder, "commit", "--quiet", "--allow-empty", "--message=another")
    there = folder.parent / "shallow"
    git(folder, "clone", "--quiet", "--depth=1", f"file://{folder}", str(there))
    assert git(there, "rev-parse", "--is-shallow-repository") == "true\n"
    return modified(there)


def worktree(folder):
    there = folder.parent / "worktree"
    git(folder, "worktree", "add", "--quiet", str(there))
    return modified(there)


def submodule(folder):
    outer = folder.parent / "outer"
    git(folder.parent, "init", "--quiet", str(outer))
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(folder), "plugin")
    return modified(outer / "plugin")


def names_of_all_kinds(folder):
    names = (
        "ümlaut.txt",
        "地球.txt",
        'a "quoted" one.txt',
        "two\nlines.txt",
        "a\ttab.txt",
        "a\\backslash.txt",
        " blank ",
    )
    for name in names:
        write(folder / "resources" / name, "some\n")
    git(folder, "add", "--all")
    return folder, {f"resources/{name}": "some\n" for name in names}


def by_a_person_with_settings(folder):
    git(folder, "config", "log.showSignature", "true")
    git(folder, "config", "status.showUntrackedFiles", "all")
    git(folder, "config", "core.quotePath", "true")
    git(folder, "config", "commit.gpgSign", "true")
    return folder, {}


STATES = (
    copied,
    rewritten,
    modified,
    staged_and_modified_again,
    new_and_staged,
    meant_to_be_added,
    new_and_not_tracked,
    deleted,
    deleted_and_staged,
    renamed,
    without_its_index,
    amid_a_merge,
    amid_a_rebase,
    detached,
    shallow,
    worktree,
    submodule,
    names_of_all_kinds,
    by_a_person_with_settings,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__.replace("_", " "))
def test_a_checkout_in_any_state_becomes_the_same_zip_twice(checkout, built_twice, state):
    folder, others = state(checkout)
    done, found = package(folder)
    assert done.returncode == 0, done.stderr
    expected = {**{name.removeprefix("placeprint/"): None for name in IN_ZIP}, **WRITTEN, **others}
    assert found == {
        f"placeprint/{name}": expected[name]
        for name in expected
        if expected[name] is not None and (f"placeprint/{name}" in IN_ZIP or name in others)
    }
    assert built_twice(folder) == ""


def without_git(tree):
    return tree


def in_a_repository_that_does_not_track_it(tree):
    git(tree.parent, "init", "--quiet")
    return tree


def in_a_repository_that_ignores_it(tree):
    write(tree.parent / ".gitignore", "*\n")
    return in_a_repository_that_does_not_track_it(tree)


def in_a_repository_that_tracks_a_part_of_it(tree):
    in_a_repository_that_does_not_track_it(tree)
    git(tree.parent, "add", "placeprint/ui")
    return tree


def with_an_empty_git_folder(tree):
    (tree / ".git").mkdir()
    return in_a_repository_that_does_not_track_it(tree)


def with_a_git_file_that_points_nowhere(tree):
    """As a worktree has that was copied to another machine."""
    write(tree / ".git", "gitdir: /nowhere/.git/worktrees/this\n")
    return tree


def copied_by_a_star(tree):
    """`cp -r tree/* there` leaves what is hidden behind."""
    for path in tree.glob(".git*"):
        path.unlink()
    return tree


@pytest.mark.parametrize(
    "place",
    [
        without_git,
        in_a_repository_that_does_not_track_it,
        in_a_repository_that_ignores_it,
        in_a_repository_that_tracks_a_part_of_it,
        with_an_empty_git_folder,
        with_a_git_file_that_points_nowhere,
        copied_by_a_star,
    ],
    ids=lambda place: place.__name__.replace("_", " "),
)
def test_in_a_tree_without_git_the_zip_is_what_lies_there(tree, built_twice, place):
    folder = place(tree)
    write(folder / "resources" / "ümlaut.txt", "some\n")
    for made in (
        "ui/__pycache__/panel.cpython-311.pyc",
        "ui/panel.pyc",
        "ui/.panel.py.swp",
        "ui/panel.py~",
        "resources/.DS_Store",
        ".venv/lib/encoder/some.py",
        "build/encoder/some.py",
    ):
        write(folder / made, "made\n")
    done, found = package(folder)
    assert done.returncode == 0, done.stderr
    assert sorted(found) == sorted([*IN_ZIP, "placeprint/resources/ümlaut.txt"])
    assert "Without git" in done.stderr
    assert built_twice(folder) == ""


def test_where_git_is_not_installed_the_zip_is_what_lies_there(checkout, tmp_path):
    (tmp_path / "no programs").mkdir()
    done, found = package(checkout, PATH=str(tmp_path / "no programs"))
    assert done.returncode == 0, done.stderr
    assert sorted(found) == IN_ZIP
    assert "git is not installed" in done.stderr


def test_an_archive_of_a_commit_becomes_the_zip_of_that_commit(checkout, tmp_path):
    assert package(checkout)[0].returncode == 0
    expected = (tmp_path / "dist" / "placeprint-1.2.3.zip").read_bytes()
    git(checkout, "archive", "--format=tar", f"--output={tmp_path / 'all.tar'}", "HEAD")
    shutil.unpack_archive(tmp_path / "all.tar", tmp_path / "unpacked")
    assert package(tmp_path / "unpacked")[0].returncode == 0
    assert (tmp_path / "dist" / "placeprint-1.2.3.zip").read_bytes() == expected


def test_files_older_than_any_zip_are_packed(tree):
    for path in tree.rglob("*"):
        os.utime(path, (0, 0))
    done, found = package(tree)
    assert (done.returncode, sorted(found)) == (0, IN_ZIP), done.stderr


def test_a_tree_of_another_user_is_refused_with_the_advice_of_git(checkout):
    done, found = package(checkout, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (done.returncode, found) == (1, None)
    assert f"git config --global --add safe.directory {checkout}" in done.stderr


def test_a_hook_of_another_repository_packs_this_one(checkout, tmp_path):
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", str(other))
    from_hook = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": ".git/index", "GIT_WORK_TREE": str(other)}
    done, found = package(checkout, GIT_PREFIX="", **from_hook)
    assert (done.returncode, sorted(found)) == (0, IN_ZIP), done.stderr


def test_a_repository_without_a_commit_is_packed_once_its_files_are_added(tree):
    git(tree, "init", "--quiet")
    done, found = package(tree)
    assert (done.returncode, found) == (1, None)
    assert "would be missing" in done.stderr
    assert "'git add' them" in done.stderr
    git(tree, "add", "--all")
    done, found = package(tree)
    assert (done.returncode, sorted(found)) == (0, IN_ZIP), done.stderr


@pytest.mark.parametrize("with_git", [True, False])
@pytest.mark.parametrize("name", [*SHIPPED, *SHIPPED_FILES])
def test_no_zip_is_built_without_what_the_plugin_needs(tree, name, with_git):
    if with_git:
        commit_all(tree, YESTERDAY)
    shutil.rmtree(tree / name) if name in SHIPPED else (tree / name).unlink()
    done, found = package(tree)
    assert (done.returncode, found) == (1, None)
    assert f"{name} would be missing" in done.stderr


def test_a_name_that_is_not_utf_8_is_named(checkout):
    path = os.fsencode(checkout / "resources") + b"/caf\xe9.txt"
    with open(path, "wb"):
        pass
    git(checkout, "add", "--all")
    done, found = package(checkout)
    assert (done.returncode, found) == (1, None)
    assert "'resources/caf\\udce9.txt' is not UTF-8" in done.stderr


def test_without_git_the_same_files_are_copied_as_git_knows(tmp_path):
    known, lying = tmp_path / "known", tmp_path / "lying"
    project_files.copy(known)
    commit_all(known, YESTERDAY)
    project_files.copy(lying, known)
    for made in (
        ".venv/bin/python",
        ".link/some",
        "build/some",
        "dist/some.zip",
        ".ruff_cache/some",
        "a.egg-info/some",
    ):
        write(lying / made, "made\n")
    # CI's own folder is hidden.
    expected = [name for name in project_files.files(known) if not name.startswith(".ci")]
    assert project_files.files(lying) == expected
    assert project_files.files(known, new=True) == project_files.files(known)
    write(known / "docs" / "new.md", "new\n")
    write(known / "build" / "made", "made\n")
    assert set(project_files.files(known, new=True)) - set(project_files.files(known)) == {"docs/new.md"}


def test_the_copy_keeps_names_and_dates(checkout, tmp_path):
    folder, others = names_of_all_kinds(checkout)
    os.utime(folder / "plugin.py", (YESTERDAY, YESTERDAY))
    command = [sys.executable, folder / "tools" / "project_files.py", tmp_path / "there"]
    subprocess.run(command, check=True)
    assert {*others, "docs/page.md"} <= {str(Path(name)) for name in project_files.files(tmp_path / "there")}
    assert (tmp_path / "there" / "plugin.py").stat().st_mtime == YESTERDAY
