"""Real `qgis_process`, in a profile of its own, with the plugin installed as a person installs it: from the zip."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


class Result(NamedTuple):
    """What a run of qgis_process printed, and how it ended."""

    status: int
    output: str
    errors: str

    def json(self):
        return json.loads(self.output)


@pytest.fixture(scope="session")
def package(tmp_path_factory):
    """Return the path of the zip, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, ROOT / "tools" / "package.py", folder], check=True, capture_output=True)
    (path,) = folder.glob("placeprint-*.zip")
    return path


@pytest.fixture(scope="session")
def profile(package, tmp_path_factory):
    """Return an empty configuration folder into which the zip was unpacked, the plugin not yet enabled."""
    folder = tmp_path_factory.mktemp("config")
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(plugins)
    return folder


@pytest.fixture(scope="session")
def qgis_process(profile):
    """Return a function that runs qgis_process with arguments, the plugin enabled."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    runtime = profile / "runtime"
    runtime.mkdir(mode=0o700)
    # A person's QGIS has neither this checkout nor its virtual environment.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QGIS"))
    }
    environment.update(QT_QPA_PLATFORM="offscreen", QGIS_CUSTOM_CONFIG_PATH=str(profile), XDG_RUNTIME_DIR=str(runtime))
    environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"

    def run(*arguments):
        done = subprocess.run(
            [program, *map(str, arguments)], env=environment, capture_output=True, text=True, check=False, timeout=1800
        )
        return Result(done.returncode, done.stdout, done.stderr)

    assert run("plugins", "enable", "placeprint").status == 0
    return run
