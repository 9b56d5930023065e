"""The pictures of the guide, docs/guide: each shows what its page has told a person to do.

`make pictures` has them in docs/images/guide; otherwise they are looked at and thrown away.
"""

import os
import re
import subprocess
from pathlib import Path

import pytest
from processing.gui.ProcessingToolbox import ProcessingToolbox
from processing.modeler.ModelerDialog import ModelerDialog
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsModelComponentGraphicItem
from qgis.PyQt.QtCore import QRect, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolBar,
    QTreeWidget,
    QWidget,
)

import placeprint
import processing
from placeprint.processing.shipped_models import FOLDER
from placeprint.ui.options_page import PAGE

from .window_map import wait, wait_until

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "docs" / "guide" / "data" / "places.geojson"
HONG_KONG = "114.17,22.28 [EPSG:4326]"
SOUTH_EAST_ASIA = "95,130,5,35 [EPSG:4326]"


@pytest.fixture
def dialog():
    """Return a function that opens the dialog of an algorithm, filled in, in a size that fits a page."""
    opened = []

    def open_dialog(name, parameters, size):
        dialog = processing.createAlgorithmDialog(f"placeprint:{name}", parameters)
        opened.append(dialog)
        dialog.show()
        dialog.resize(*size)
        wait(0.5)
        return dialog

    yield open_dialog
    for each in opened:
        each.close()
        each.deleteLater()


@pytest.fixture
def places(stage):
    layer = QgsVectorLayer(str(PLACES), "places", "ogr")
    assert layer.featureCount() == 64
    return QgsProject.instance().addMapLayer(layer)


def result(kind, path, name):
    layer = kind(str(path), name)
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer, False)
    QgsProject.instance().layerTreeRoot().insertLayer(0, layer)
    return layer


def only_layers_beside_the_map(stage):
    for dock in stage.iface.mainWindow().findChildren(QDockWidget):
        if dock.objectName() != "Layers":
            dock.hide()
    stage.settle()
    stage.iface.layerTreeView().expandAllNodes()
    stage.iface.layerTreeView().setCurrentLayer(None)


def texts(dialog):
    """Return the text of a dialog's fields, as a person reads it."""
    fields = [each for kind in (QLabel, QPushButton) for each in dialog.findChildren(kind) if each.isVisible()]
    return "\n".join(re.sub("&(?=.)", "", each.text()) for each in fields)


def test_the_button_is_in_the_tool_bar(stage, live, save):
    window = stage.iface.mainWindow()
    (button,) = [each for bar in window.findChildren(QToolBar) if (each := bar.widgetForAction(live.action))]
    assert button.isVisible()
    corner = button.mapTo(window, button.rect().topLeft())
    seen = QRect(max(corner.x() - 420, 0), 0, 640, corner.y() + 60)
    picture = window.grab(seen)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#d02020"), 3))
    painter.drawEllipse(button.rect().translated(corner - seen.topLeft()).adjusted(-7, -7, 7, 7))
    painter.end()
    label = QLabel()
    label.setPixmap(picture)
    label.adjustSize()
    save(label, "guide/toolbar")


def test_the_toolbox_lists_the_algorithms(stage, save):
    (toolbox,) = stage.iface.mainWindow().findChildren(ProcessingToolbox)
    toolbox.show()
    toolbox.setFloating(True)
    toolbox.resize(360, 640)
    tree = toolbox.algorithmTree
    toolbox.searchBox.setText("placeprint")
    wait(0.8)
    tree.expandAll()
    model = tree.model()
    names = []

    def visit(parent):
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            names.append(index.data())
            visit(index)

    visit(tree.rootIndex())
    assert {"Placeprint", "Similarity raster", "Train probe"} <= set(names)
    save(toolbox.widget(), "guide/toolbox")
    toolbox.searchBox.setText("")
    toolbox.setFloating(False)
    toolbox.hide()


def test_the_dialog_of_a_similarity_raster(stage, dialog, save):
    parameters = {
        "REFERENCE": HONG_KONG,
        "EXTENT": SOUTH_EAST_ASIA,
        "PIXEL_SIZE": 0.05,
        "CRS": "EPSG:4326",
        "LAND_ONLY": True,
    }
    shown = dialog("similarityraster", parameters, (900, 620))
    assert "Reference place" in texts(shown)
    save(shown, "guide/similarity-dialog")


def test_a_similarity_raster_and_its_analogues(stage, save_window, tmp_path):
    raster, points = str(tmp_path / "like_hong_kong.tif"), str(tmp_path / "twins.gpkg")
    processing.run(
        "placeprint:similarityraster",
        {
            "REFERENCE": HONG_KONG,
            "EXTENT": SOUTH_EAST_ASIA,
            "PIXEL_SIZE": 0.05,
            "LAND_ONLY": True,
            "OUTPUT": raster,
        },
    )
    processing.run("placeprint:analogues", {"REFERENCE": HONG_KONG, "COUNT": 10, "OUTPUT": points})
    stage.show("EPSG:4326", QgsRectangle(92, 4, 134, 36))
    result(QgsRasterLayer, raster, "like_hong_kong")
    result(QgsVectorLayer, points, "twins")
    only_layers_beside_the_map(stage)
    save_window("guide/similarity-raster")
    assert stage.heat((108.0, 22.7)) > 0.6 > 0.3 > stage.heat((101.0, 33.0))


def test_the_dialog_of_labels_to_a_map(stage, places, dialog, save):
    shown = dialog("labelstomap", {"INPUT": places.id(), "FIELD": "biome"}, (900, 620))
    assert "Field with the label" in texts(shown)
    save(shown, "guide/probe-dialog")


def test_a_map_of_biomes(stage, places, save_window, tmp_path):
    files = {
        "map:OUTPUT": str(tmp_path / "biomes.tif"),
        "train:PROBE": str(tmp_path / "biomes.probe.npz"),
        "train:REPORT": str(tmp_path / "biomes.html"),
        "train:OUTPUT": str(tmp_path / "checked.gpkg"),
    }
    processing.run("placeprint:labelstomap", {"INPUT": places, "FIELD": "biome", **files})
    stage.show("EPSG:4326", QgsRectangle(-175, -60, 180, 84))
    biomes = result(QgsRasterLayer, files["map:OUTPUT"], "Map of biomes")
    result(QgsVectorLayer, files["train:OUTPUT"], "Predictions from other blocks")
    only_layers_beside_the_map(stage)
    save_window("guide/probe-map")
    labels = {each.label: each.color.name() for each in biomes.renderer().classes()}
    assert stage.colour((-64.0, -5.0)).name() == labels["rainforest"]
    assert stage.colour((10.0, 23.0)).name() == labels["desert"]


def test_the_dialog_of_geolocation(stage, dialog, save):
    shown = dialog("geolocateimage", {"INPUT": "plains.jpg", "PIXEL_METRES": 5000}, (900, 620))
    assert "icture" in texts(shown)
    save(shown, "guide/geolocate-dialog")


def test_a_model_in_the_graphical_modeler(iface, save):
    modeler = ModelerDialog.create()
    modeler.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    modeler.loadModel(str(FOLDER / "labelstomap.model3"))
    modeler.resize(1250, 720)
    modeler.show()
    for dock in modeler.findChildren(QDockWidget):
        if dock.objectName() not in ("algorithmsDock", "inputsDock"):
            dock.hide()
    wait(0.5)
    view = modeler.view()
    boxes = [item for item in view.scene().items() if isinstance(item, QgsModelComponentGraphicItem)]
    assert boxes
    around = boxes[0].sceneBoundingRect()
    for box in boxes:
        around = around.united(box.sceneBoundingRect())
    view.fitInView(around.adjusted(-20, -20, 20, 20), Qt.AspectRatioMode.KeepAspectRatio)
    save(modeler, "guide/modeler")
    modeler.setDirty(False)
    modeler.close()
    wait(0.1)


def test_the_options_and_the_diagnostics(iface, live, save):
    seen = []

    def look():
        options = QApplication.activeModalWidget()
        try:
            options.resize(1000, 700)
            # By their names: earlier tests have had the plugin loaded again, with classes of its own. Later versions of
            # QGIS put the page into something that scrolls and has the same name.
            (page,) = [each for each in options.findChildren(QWidget, PAGE) if hasattr(each, "manager")]
            wait_until(lambda: page.manager.findChild(QTreeWidget).topLevelItemCount())
            save(options, "guide/options")
            (button,) = [each for each in page.findChildren(QPushButton) if each.text() == "Diagnostics..."]
            button.click()
            dialog = page.findChild(QDialog, "PlaceprintDiagnostics")
            dialog.resize(900, 800)
            report = dialog.findChild(QPlainTextEdit)
            wait_until(report.toPlainText)
            save(dialog, "guide/diagnostics")
            seen.append(report.toPlainText())
            dialog.reject()
        finally:
            options.reject()

    QTimer.singleShot(1500, look)
    iface.showOptionsDialog(iface.mainWindow(), PAGE)
    assert "checks passed" in seen[0]


def test_what_the_python_of_the_guide_writes(stage, save_window, tmp_path):
    page = (ROOT / "docs" / "guide" / "python.md").read_text(encoding="utf-8")
    begin, grid = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[:2]
    paths = [str(Path(placeprint.__file__).resolve().parent / ".link")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    subprocess.run(["/usr/bin/python3", "-c", begin + grid], cwd=tmp_path, env=environment, check=True)
    stage.show("EPSG:4326")
    like = result(QgsRasterLayer, tmp_path / "like.asc", "like")
    assert (like.width(), like.height()) == (360, 180)
    like.loadNamedStyle(str(ROOT / "resources" / "styles" / "similarity.qml"))
    only_layers_beside_the_map(stage)
    save_window("guide/python")
    assert stage.heat((108.0, 22.7)) > 0.6 > 0.3 > stage.heat((5.0, 24.0))
