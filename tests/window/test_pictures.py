"""The pictures of the README: the real window, and what must be seen in it.

`make pictures` has them in docs/images; otherwise they are looked at and thrown away.
"""

import os
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QDockWidget, QTableWidget

import processing

from .window_map import wait, wait_until

HONG_KONG, RIO, SAHARA, TIBET = (114.17, 22.28), (-43.2, -22.9), (5.0, 24.0), (91.0, 33.0)
SIZE = (1500, 760)


@pytest.fixture
def stage(world):
    """The window as a person has it who works with Placeprint: layers to the left, the panel to the right."""
    window = world.iface.mainWindow()
    window.resize(*SIZE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() == "Browser":
            dock.hide()
    world.iface.messageBar().clearWidgets()
    world.show("EPSG:8857")
    return world


@pytest.fixture
def save(stage, tmp_path):
    """Return a function that saves a picture of the window, and returns it as it is in the file."""
    folder = Path(os.environ.get("WINDOW_PICTURES", tmp_path))

    def save(name):
        path = str(folder / f"{name}.png")
        wait(0.3)
        stage.iface.messageBar().clearWidgets()
        assert stage.iface.mainWindow().grab().save(path)
        return QImage(path)

    return save


def on_the_map(world, picture, place):
    """Return the QColor of a picture of the window where its map shows a place."""
    window = world.iface.mainWindow()
    position = world.canvas.viewport().mapTo(window, world.position(place))
    ratio = picture.width() / window.width()
    return QColor(picture.pixel(round(position.x() * ratio), round(position.y() * ratio)))


def heat(world, picture, place):
    return 1 - on_the_map(world, picture, place).greenF()


def test_where_the_world_is_like_hong_kong(stage, live, save):
    live.action.trigger()
    stage.click(HONG_KONG)
    stage.settle()
    hits = live.dock.findChild(QTableWidget)
    wait_until(lambda: hits.rowCount() > 10)
    stage.hover(RIO)
    picture = save("window")
    assert (picture.width(), picture.height()) == SIZE
    assert heat(stage, picture, (108.0, 22.7)) > 0.6
    for cold in (SAHARA, TIBET):
        assert heat(stage, picture, cold) < 0.2
    seen = {picture.pixel(x, y) for x in range(0, SIZE[0], 4) for y in range(0, SIZE[1], 4)}
    assert len(seen) > 300


def test_like_these_and_unlike_those(stage, live, save):
    live.action.trigger()
    for town, like in (("Barcelona", True), ("Cape Town", True), ("London", False)):
        live.dock.place_typed.emit(town, like)
    stage.settle()
    hits = live.dock.findChild(QTableWidget)
    wait_until(lambda: hits.rowCount() > 10)
    picture = save("window-unlike")
    assert heat(stage, picture, (-6.0, 32.5)) > heat(stage, picture, (10.0, 51.0)) + 0.4
    assert "unlike" in stage.layer().name()


def test_where_a_picture_was_taken(stage, save, tmp_path):
    picture = Path(__file__).resolve().parents[1] / "data" / "plains.jpg"
    points, raster = str(tmp_path / "where.gpkg"), str(tmp_path / "probability.tif")
    processing.run("placeprint:geolocateimage", {"INPUT": str(picture), "OUTPUT": points, "POSTERIOR": raster})
    layers = [QgsRasterLayer(raster, "Probability"), QgsVectorLayer(points, "Candidates")]
    for layer in layers:
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer)
    stage.settle()
    picture = save("where")
    assert (picture.width(), picture.height()) == SIZE
    best = next(feature for feature in layers[1].getFeatures() if feature["rank"] == 1)
    assert heat(stage, picture, (best["lon"], best["lat"])) > heat(stage, picture, SAHARA) + 0.3
