"""Run by a real QGIS with a window (`qgis --code`): the tests of this folder, by pytest, from inside.

$WINDOW_TESTS holds pytest's arguments, $WINDOW_STATUS names the file that gets its exit status.
"""

import os
import shlex
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

SCREEN = (1500, 950)


def run():
    sys.path.extend(os.environ["WINDOW_PATH"].split(os.pathsep))
    # Plugins come with packages that want another NumPy than that of QGIS.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    import pytest

    iface.mainWindow().resize(*SCREEN)
    options = ["--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
    status = pytest.main([*options, *shlex.split(os.environ["WINDOW_TESTS"])])
    # Later versions of QGIS end without a word.
    sys.stdout.flush()
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    Path(os.environ["WINDOW_STATUS"]).write_text(str(int(status)), encoding="utf-8")
    QgsApplication.instance().quit()


QTimer.singleShot(1000, run)
