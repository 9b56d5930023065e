"""Run by a real QGIS with a window (`qgis --code`): what the plugin leaves in it, written to $LIFE_REPORT as JSON."""

import json
import os
import sys

import numpy as np
import qgis.utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer


def algorithms():
    providers = QgsApplication.processingRegistry().providers()
    return sorted(a.id() for provider in providers if provider.id() == "placeprint" for a in provider.algorithms())


def live():
    report = {"loaded": algorithms()}
    qgis.utils.unloadPlugin("placeprint")
    report["unloaded"] = algorithms()
    qgis.utils.loadPlugin("placeprint")
    qgis.utils.startPlugin("placeprint")
    report["loaded again"] = algorithms()
    from placeprint.encoder.arithmetic.blas import matmul

    rng = np.random.default_rng(0)
    a, b = (rng.normal(size=(300, 300)).astype(np.float32) for _ in range(2))
    report["product error"] = float(np.abs(matmul(a, b) - a.astype(float) @ b.astype(float)).max())
    report["modules"] = sorted({name.split(".")[0] for name in sys.modules})
    with open(os.environ["LIFE_REPORT"], "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsApplication.instance().quit()


QTimer.singleShot(0, live)
