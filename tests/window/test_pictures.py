"""The pictures of the README: the real window, and what must be seen in it.

`make pictures` has them in docs/images; otherwise they are looked at and thrown away.
"""

from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QTableWidget

import processing

from .window_map import PICTURE, wait_until

HONG_KONG, RIO, SAHARA, TIBET = (114.17, 22.28), (-43.2, -22.9), (5.0, 24.0), (91.0, 33.0)


def on_the_map(world, picture, place):
    """Return the QColor of a picture of the window where its map shows a place."""
    window = world.iface.mainWindow()
    position = world.canvas.viewport().mapTo(window, world.position(place))
    ratio = picture.width() / window.width()
    return QColor(picture.pixel(round(position.x() * ratio), round(position.y() * ratio)))


def heat(world, picture, place):
    return 1 - on_the_map(world, picture, place).greenF()


def test_where_the_world_is_like_hong_kong(stage, live, save_window):
    live.action.trigger()
    stage.click(HONG_KONG)
    stage.settle()
    hits = live.dock.findChild(QTableWidget)
    wait_until(lambda: hits.rowCount() > 10)
    stage.hover(RIO)
    picture = save_window("window")
    assert (picture.width(), picture.height()) == PICTURE
    assert heat(stage, picture, (108.0, 22.7)) > 0.6
    for cold in (SAHARA, TIBET):
        assert heat(stage, picture, cold) < 0.2
    seen = {picture.pixel(x, y) for x in range(0, PICTURE[0], 4) for y in range(0, PICTURE[1], 4)}
    assert len(seen) > 300


def test_like_these_and_unlike_those(stage, live, save_window):
    live.action.trigger()
    for town, like in (("Barcelona", True), ("Cape Town", True), ("London", False)):
        live.dock.place_typed.emit(town, like)
    stage.settle()
    hits = live.dock.findChild(QTableWidget)
    wait_until(lambda: hits.rowCount() > 10)
    picture = save_window("window-unlike")
    assert heat(stage, picture, (-6.0, 32.5)) > heat(stage, picture, (10.0, 51.0)) + 0.1
    assert "unlike" in stage.layer().name()


def test_where_a_picture_was_taken(stage, save_window, tmp_path):
    picture = Path(__file__).resolve().parents[1] / "data" / "plains.jpg"
    points, raster = str(tmp_path / "where.gpkg"), str(tmp_path / "probability.tif")
    processing.run("placeprint:geolocateimage", {"INPUT": str(picture), "OUTPUT": points, "POSTERIOR": raster})
    layers = [QgsRasterLayer(raster, "Probability"), QgsVectorLayer(points, "Candidates")]
    for layer in layers:
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer)
    stage.settle()
    picture = save_window("where")
    assert (picture.width(), picture.height()) == PICTURE
    best = next(feature for feature in layers[1].getFeatures() if feature["rank"] == 1)
    assert heat(stage, picture, (best["lon"], best["lat"])) > heat(stage, picture, SAHARA) + 0.3
