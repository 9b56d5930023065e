"""Live layers in a process of their own: what is wrong with a data provider in Python ends QGIS, often at its exit."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import placeprint

LINK = Path(placeprint.__file__).parent.parent
SCRIPT = Path(__file__).parent / "life_of_the_layer.py"


@pytest.fixture(scope="module")
def life():
    """Let layers live for two rounds, and return how the process ended and what it told."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(LINK), "QT_QPA_PLATFORM": "offscreen"}
    # Times of the processor are compared, and a BLAS in two threads spends it waiting.
    environment["OPENBLAS_NUM_THREADS"] = "1"
    command = ["/usr/bin/python3", SCRIPT, "2"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_they_are_drawn_and_the_process_ends_in_peace(life):
    assert len(life["drawn, ms"]) == len(life["cancelled, ms"]) == 20


def test_they_leave_no_memory_behind(life):
    start, *later = life["resident, MB"]
    # The Earth's directions have 113 MB, a picture that QGIS reprojects up to 100; what is free returns late.
    assert max(later) < start + 200
