"""For all tests: QGIS without a window, unless one is asked for, and the root kept off the module search path."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `python -m pytest` puts the working folder there, and our `processing` would hide the package of that name in QGIS.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
