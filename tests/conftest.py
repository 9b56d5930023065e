"""For all tests: QGIS without a window, unless one is asked for, and the root kept off the module search path."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `python -m pytest` puts the working folder there, and our `processing` would hide the package of that name in QGIS.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]


@pytest.fixture
def own_encoders(tmp_path):
    """An empty folder that is a person's own of encoders, for the time of a test."""
    from placeprint.encoder.encoder_folders import own_folder, use_folder

    before, folder = own_folder(), tmp_path / "encoders"
    folder.mkdir()
    use_folder(folder)
    yield folder
    use_folder(before)
