"""The map of a QGIS window for scripts that run in it: what a person sees of it, a mouse, and patience."""

import time

import qgis.utils
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest

from placeprint.ui.live_layer import is_live

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
WORLD = {
    "EPSG:4326": QgsRectangle(-180, -90, 180, 90),
    "EPSG:3857": QgsRectangle(-20037508, -13000000, 20037508, 15500000),
    "EPSG:8857": QgsRectangle(-17243959, -8392928, 17243959, 8392928),
}
PICTURE = (1500, 760)
"""Pixels of the window in pictures of it."""
PATIENCE = 600.0
"""Seconds after which what does not happen has failed to, on the busiest machine."""
QUIET = 10
"""How often in a row there must be nothing to wait for."""


def wait(seconds):
    """Let QGIS go on for a while. Not QTest.qWait, which holds Python's lock meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    # Qt would wait with `deleteLater` until the loop that called these tests goes on.
    QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until(condition, pause=0.01):
    """Let QGIS go on until something is so, looking every `pause` seconds; AssertionError if it never is."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        wait(pause)


class Map:
    """The map of the window, as a person sees and touches it; places are (longitude, latitude)."""

    def __init__(self, iface):
        self.iface, self.canvas = iface, iface.mapCanvas()
        self.drawn = 0
        self.canvas.mapCanvasRefreshed.connect(self._count)

    def close(self):
        self.canvas.mapCanvasRefreshed.disconnect(self._count)

    def _count(self):
        self.drawn += 1

    def show(self, authid="EPSG:4326", extent=None):
        """Draw the outlines of the countries, and wait until they are there."""
        project = QgsProject.instance()
        project.clear()
        path = f"{QgsApplication.pkgDataPath()}/resources/data/world_map.gpkg|layername=countries"
        self.countries = QgsVectorLayer(path, "Countries", "ogr")
        outline = {"style": "no", "outline_color": "#7a838f", "outline_width": "0.2"}
        self.countries.renderer().setSymbol(QgsFillSymbol.createSimple(outline))
        project.addMapLayer(self.countries)
        wait(0.1)
        project.setCrs(QgsCoordinateReferenceSystem(authid))
        self.canvas.setExtent(extent or WORLD[authid])
        self.canvas.refresh()
        self.settle()

    def settle(self):
        """Wait until the last picture is there."""

        def still():
            return not self.canvas.isDrawing() and QgsApplication.taskManager().countActiveTasks() == 0

        wait_until(still)
        quiet = 0
        # Counted, and not timed: what a timer of QGIS is to begin may come late on a busy machine.
        while quiet < QUIET:
            wait(0.02)
            quiet = quiet + 1 if still() else 0

    def position(self, place):
        """Return the pixel, a QPoint, at which the map shows a place."""
        to_map = QgsCoordinateTransform(WGS84, self.canvas.mapSettings().destinationCrs(), QgsProject.instance())
        pixel = self.canvas.getCoordinateTransform().transform(to_map.transform(QgsPointXY(*place)))
        return QPoint(round(pixel.x()), round(pixel.y()))

    def click(self, place, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, modifiers, self.position(place))

    def hover(self, place):
        QTest.mouseMove(self.canvas.viewport(), self.position(place))
        wait(0.05)

    def drag(self, start, end, steps=10):
        """Press at a place, move to another, and release; wait for a picture at every step."""
        a, b = self.position(start), self.position(end)
        viewport, button, none = self.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(viewport, button, none, a)
        for step in range(1, steps + 1):
            before = self.drawn
            QTest.mouseMove(viewport, a + (b - a) * step / steps)
            wait_until(lambda before=before: self.drawn > before)
        QTest.mouseRelease(viewport, button, none, b)

    def image(self):
        """Return what the map shows, marks and all, a QImage."""
        return self.canvas.grab().toImage()

    def colour(self, place):
        """Return the QColor at a place, which should lie off borders and marks."""
        image, position = self.image(), self.position(place)
        assert image.rect().contains(position)
        return QColor(image.pixel(position))

    def heat(self, place):
        """Return how hot the map is there, in Placeprint's own colours: 0 white or grey, 1 dark red or violet."""
        return 1 - self.colour(place).greenF()

    def layer(self):
        """Return the layer of similarity, or None."""
        return next(filter(is_live, QgsProject.instance().mapLayers().values()), None)


def plugin():
    """Return the plugin's part in the window."""
    return qgis.utils.plugins["placeprint"].live_similarity
