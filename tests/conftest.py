"""For all tests: QGIS without a window, unless one is asked for, and the root kept off the module search path."""

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every run and every machine, unless THOROUGH asks for many new ones.
_COMMON = {
    "deadline": None,
    "database": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("always", derandomize=True, max_examples=25, **_COMMON)
settings.register_profile("thorough", max_examples=1000, print_blob=True, **_COMMON)
settings.load_profile("thorough" if os.environ.get("THOROUGH") else "always")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# What a shell starts in the background ignores Ctrl+C, and hands that on to what it starts itself.
signal.signal(signal.SIGINT, signal.default_int_handler)

# `python -m pytest` puts the working folder there, and our `processing` would hide the package of that name in QGIS.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]


@pytest.fixture(scope="session", autouse=True)
def warnings_about_numbers():
    """Placeprint computes without a word about odd numbers. In tests NumPy warns, and a warning is an error."""
    from placeprint.encoder.arithmetic import float_errors

    before = float_errors.HANDLING
    float_errors.HANDLING = {"all": "warn", "under": "ignore"}
    yield
    float_errors.HANDLING = before


@pytest.fixture
def odd_numbers(monkeypatch):
    """For a test of odd numbers: Placeprint says no word about them, as everywhere but in tests."""
    from placeprint.encoder.arithmetic import float_errors

    monkeypatch.setattr(float_errors, "HANDLING", {"all": "ignore"})


@pytest.fixture
def own_encoders(tmp_path):
    """An empty folder that is a person's own of encoders, for the time of a test."""
    from placeprint.encoder.encoders.folders import own_folder, use_folder

    before, folder = own_folder(), tmp_path / "encoders"
    folder.mkdir()
    use_folder(folder)
    yield folder
    use_folder(before)
