"""The profile that `make demo` and `make qgis` use."""

import os
import subprocess

from placeprint.tools import project_files


def test_in_a_copied_tree_it_has_the_copy(tmp_path):
    one, copy = tmp_path / "one", tmp_path / "copy"
    project_files.copy(one)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def run(folder, *command):
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "Making a QGIS profile" in run(one, "tools/scratch_profile.sh", "build/profile")
    subprocess.run(["cp", "-r", one, copy], check=True)
    one.rename(tmp_path / "away")
    assert run(copy, "tools/scratch_profile.sh", "build/profile") == ""
    assert "COUNT" in run(copy, "tools/qgis_process.sh", "build/profile", "help", "placeprint:analogues")
