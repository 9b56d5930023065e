"""What `make` calls: steps that show that they go on, and an environment that belongs to the tree that it lies in."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def test_a_step_that_waits_shows_what_it_said_last(tmp_path):
    # It ends when its input does.
    command = [TOOLS / "step.sh", tmp_path / "some.log", "Waiting ...", "bash", "-c", "echo 12 of 20 MB; echo; cat"]
    environment = {**os.environ, "STEP_SECONDS": "0.1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, text=True) as process:
        assert process.stdout.readline() == "Waiting ...\n"
        said = next(line for line in process.stdout if "12 of 20 MB" in line)
        rest, _ = process.communicate()
    assert said.endswith(" s: 12 of 20 MB\n")
    assert rest.splitlines()[-1].startswith("  done in ")
    assert process.returncode == 0
    assert (tmp_path / "some.log").read_text() == "12 of 20 MB\n\n"


def test_a_step_that_fails_shows_why_and_ends_as_the_command_did(tmp_path):
    log = tmp_path / "new" / "some.log"
    command = [TOOLS / "step.sh", log, "Failing ...", "bash", "-c", "echo no network >&2; exit 7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 7
    assert done.stdout == "Failing ...\n"
    assert done.stderr.startswith("no network\n")
    assert f"All that it printed is in {log}" in done.stderr


@pytest.fixture
def tree(tmp_path):
    """A tree of which the environment is made without a download."""
    folder = tmp_path / "some where" / "one"
    (folder / "tools").mkdir(parents=True)
    for name in ("make_venv.sh", "step.sh"):
        shutil.copy(TOOLS / name, folder / "tools")
    (folder / "requirements-dev.txt").write_text("# Nothing\n")
    (folder / "__init__.py").touch()
    return folder


def set_up(folder):
    """Make the environment, and return what was printed, and which file the package `placeprint` is in it."""
    done = subprocess.run([folder / "tools" / "make_venv.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    python = [folder / ".venv" / "bin" / "python", "-I", "-c", "import placeprint; print(placeprint.__file__)"]
    found = subprocess.run(python, capture_output=True, text=True, check=True).stdout.strip()
    return done.stdout, Path(found).resolve()


def test_the_environment_of_a_copied_tree_has_the_copy(tree):
    said, found = set_up(tree)
    assert "Installing the Python packages" in said
    assert found == tree / "__init__.py"
    assert set_up(tree) == ("", found)
    copy = tree.parent / "copy"
    subprocess.run(["cp", "-r", tree, copy], check=True)
    said, found = set_up(copy)
    assert "belongs to another place" in said
    assert found == copy / "__init__.py"
    assert set_up(tree) == ("", tree / "__init__.py")
    moved = tree.rename(tree.parent / "moved")
    assert set_up(moved)[1] == moved / "__init__.py"
