"""CONTRIBUTING.md: whoever follows its recipe for an algorithm gets one that works."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("encoder", "processing", "ui", "resources")
FILES = ("__init__.py", "plugin.py", "metadata.txt", "pyproject.toml", "tests/conftest.py")
FIXTURES = ("tests/qgis/conftest.py", "tests/qgis/every_algorithm.py", "tests/unit/torch_files.py")


def test_the_algorithm_of_the_recipe_works_in_a_copy_of_the_plugin(tmp_path):
    recipe = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## An algorithm in ten minutes")[1]
    algorithm, imported, listed, tests = re.findall(r"^```(?:python)?\n(.*?)^```$", recipe, re.MULTILINE | re.DOTALL)
    copy = tmp_path / "placeprint"
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES + FIXTURES:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy / name)
    (copy / "processing" / "uniquepoints.py").write_text(algorithm, encoding="utf-8")
    (copy / "tests" / "qgis" / "test_uniquepoints.py").write_text(tests, encoding="utf-8")
    provider = copy / "processing" / "provider.py"
    text = provider.read_text(encoding="utf-8")
    for marker, line in (("from .trainprobe import TrainProbe\n", imported), ("    TrainProbe,\n", listed)):
        assert text.count(marker) == 1
        text = text.replace(marker, marker + line)
    provider.write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/qgis/test_uniquepoints.py"]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=1800)
    assert "2 passed" in done.stdout, done.stdout[-4000:] + done.stderr[-2000:]
