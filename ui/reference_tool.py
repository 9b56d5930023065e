"""The map tool with which a person puts references on the map and drags them, and the marks where they are."""

import itertools

import numpy as np
from qgis.core import QgsCsException, QgsPointXY, QgsProcessingException, QgsProject
from qgis.gui import QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence

from ..processing.transforms import QgisPlaceFinder, transform_between, wgs84
from ..processing.translation import tr
from .reference_list import Reference

REACH = 10
"""Pixels from a mark within which it is grabbed."""

COLOURS = {True: QColor("#1f2a3a"), False: QColor("#2166ac")}
"""Of the marks of places to be like, and not to be like."""

CHOOSE, ADD_LIKE, ADD_UNLIKE = "choose", "like", "unlike"
"""What a click does: put the place instead of all others, or add one."""

_drags = itertools.count(1)


class ReferenceTool(QgsMapTool):
    """Edits a ReferenceList with the mouse.

    What a click does is `mode`; with Shift it adds a place to be like, with Ctrl one not to be like. What is pressed
    can be dragged. `hovered` tells the place under the mouse, as a QgsPointXY in degrees, or None; `refused` why no
    click on the map is a place on Earth.
    """

    hovered = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, canvas, references):
        super().__init__(canvas)
        self.mode = CHOOSE
        self._references = references
        self._marks = []
        self._row, self._drag = None, 0
        self.setCursor(Qt.CursorShape.CrossCursor)
        references.changed.connect(self.mark)
        canvas.destinationCrsChanged.connect(self.mark)

    def remove(self):
        """Take the marks off the map, and let go of it."""
        self._references.changed.disconnect(self.mark)
        self.canvas().destinationCrsChanged.disconnect(self.mark)
        self._clear()
        self.canvas().unsetMapTool(self)

    def canvasPressEvent(self, event):
        if event.button() != Qt.MouseButton.LeftButton:
            return
        try:
            place = self.place_at(event.pos())
        except QgsProcessingException as error:
            self.refused.emit(str(error))
            return
        self._drag = next(_drags)
        self._row = self._row_at(event.pos())
        if self._row is None and place is not None:
            mode = self._mode(event.modifiers())
            reference = Reference(place.x(), place.y(), mode != ADD_UNLIKE)
            if mode == CHOOSE:
                self._references.replace([reference], tr("choose a place"))
                self._row = 0
            else:
                self._row = self._references.add([reference])

    def canvasMoveEvent(self, event):
        try:
            place = self.place_at(event.pos())
        except QgsProcessingException:
            place = None
        if self._row is not None and place is not None:
            self._references.move(self._row, place.x(), place.y(), self._drag)
        self.setCursor(
            Qt.CursorShape.CrossCursor if self._row_at(event.pos()) is None else Qt.CursorShape.SizeAllCursor
        )
        self.hovered.emit(place)

    def canvasReleaseEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            self._row = None

    def keyPressEvent(self, event):
        if event.matches(QKeySequence.StandardKey.Undo):
            self._references.undo_stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._references.undo_stack.redo()
        else:
            event.ignore()

    def _mode(self, modifiers):
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return ADD_UNLIKE
        return ADD_LIKE if modifiers & Qt.KeyboardModifier.ShiftModifier else self.mode

    def place_at(self, position):
        """Return the QgsPointXY, in degrees, of a pixel of the canvas, or None where it shows no place.

        Raises QgsProcessingException for a map in a CRS whose coordinates are no places on Earth.
        """
        here = self.toMapCoordinates(position)
        find = QgisPlaceFinder(self._crs(), QgsProject.instance().transformContext(), tr("The map"))
        ((lon, lat),), (good,) = find(np.array([[here.x(), here.y()]]), REACH * self.canvas().mapUnitsPerPixel())
        return QgsPointXY(lon, lat) if good else None

    def to_map(self):
        """Return the QgsCoordinateTransform from degrees to the map.

        Raises QgsProcessingException for a map in a CRS whose coordinates are no places on Earth.
        """
        return transform_between(wgs84(), self._crs(), QgsProject.instance(), tr("The map"))

    def _crs(self):
        """Return the CRS of the map. Without any, QGIS draws what is in degrees as it is."""
        crs = self.canvas().mapSettings().destinationCrs()
        return crs if crs.isValid() else wgs84()

    def mark(self):
        """Put the marks where the references are."""
        references = self._references.references
        while len(self._marks) > len(references):
            self.canvas().scene().removeItem(self._marks.pop())
        while len(self._marks) < len(references):
            self._marks.append(self._new_mark())
        try:
            transform = self.to_map()
        except QgsProcessingException:
            for mark in self._marks:
                mark.hide()
            return
        for mark, reference in zip(self._marks, references):
            kinds = QgsVertexMarker.IconType
            mark.setIconType(kinds.ICON_CIRCLE if reference.like else kinds.ICON_X)
            mark.setColor(COLOURS[reference.like])
            try:
                mark.setCenter(transform.transform(QgsPointXY(reference.lon, reference.lat)))
                mark.show()
            except QgsCsException:
                mark.hide()

    def _new_mark(self):
        mark = QgsVertexMarker(self.canvas())
        mark.setIconSize(15)
        mark.setPenWidth(3)
        mark.setFillColor(QColor(255, 255, 255, 190))
        mark.setZValue(1000)
        return mark

    def _clear(self):
        for mark in self._marks:
            self.canvas().scene().removeItem(mark)
        self._marks = []

    def _row_at(self, position):
        """Return the row of the mark within REACH of a pixel, the topmost, or None."""
        for row in reversed(range(len(self._marks))):
            mark = self._marks[row]
            at = self.toCanvasCoordinates(mark.center())
            if mark.isVisible() and (at - position).manhattanLength() <= REACH:
                return row
        return None
