"""The picture of a live map: drawn when the references change, prepared for, and searched for similar places."""

import time

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..encoder import find_encoder
from ..encoder.encoders.library import MissingEncoderError
from .live_layer import is_live
from .similarity_provider import cache, requests
from .tasks import AnaloguesTask, PreparationTask, Tasks

FRAME = 0.25
"""Seconds after which a dragged reference is drawn though the picture before is not done."""

SETTLED = 500
"""Milliseconds without a change after which the most similar places are looked for."""


class LivePicture(QObject):
    """Draws what a LiveProject asks for on the canvas of a QgisInterface, as fast as QGIS can follow."""

    settled = pyqtSignal()
    """Nothing has changed for a while: the most similar places may be looked for."""
    refused = pyqtSignal(object)
    """The error that kept something from being done."""

    def __init__(self, iface, project):
        super().__init__()
        self._iface, self._canvas, self._project = iface, iface.mapCanvas(), project
        self._tasks, self._analogues, self._drawn = Tasks(), None, 0.0
        self._later, self._settling = QTimer(self), QTimer(self)
        self._later.setSingleShot(True)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._connections = [
            (self._canvas.destinationCrsChanged, self.draw),
            (self._canvas.mapCanvasRefreshed, self._drawing_done),
            (self._later.timeout, self.draw),
            (self._settling.timeout, self.settled),
            (requests.preparation, self.prepare),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)
        project.layer.renew()

    def close(self):
        """Stop whatever is going on, and let go of what was kept in memory."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._tasks.cancel()
        cache.clear()
        self._later.stop()
        self._settling.stop()

    def draw(self):
        """Draw what the project asks for now."""
        query, display = self._project.query(), self._project.display
        self._drawn = time.monotonic()
        layer = self._project.layer.layer()
        if query is not None:
            active = self._iface.activeLayer()
            self._project.layer.show(query, display.ramp, display.threshold)
            # QGIS makes a new layer the active one, and a person may be choosing features of another.
            if active is not None and layer is None:
                self._iface.setActiveLayer(active)
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id()) if layer else None
        if node is not None and node.itemVisibilityChecked() != (query is not None):
            node.setItemVisibilityChecked(query is not None)

    def draw_soon(self):
        """Draw, but no more often than can be seen, and tell when it has settled."""
        # A frame for each move of the mouse would cancel the one before, and none would be seen.
        waited = time.monotonic() - self._drawn
        if not self._canvas.isDrawing() or waited > FRAME:
            self.draw()
        else:
            self._later.start(round(1000 * (FRAME - waited)))
        self.settle()

    def settle(self):
        """Tell by `settled` when nothing has changed for a while."""
        self._settling.start()

    def repaint(self):
        """Have QGIS draw all live layers again."""
        for layer in filter(is_live, QgsProject.instance().mapLayers().values()):
            layer.triggerRepaint()

    def prepare(self, encoder):
        """Fill the similarity cache of an encoder, a name or path, "" for the one that ships, if nobody does it."""
        try:
            path = find_encoder(encoder)
        except ValueError as error:
            # Of one that the project names, a person hears already.
            if not self._project.display.encoder.fingerprint:
                self.refused.emit(error)
            return
        if not any(isinstance(each, PreparationTask) and each.encoder == path for each in self._tasks):
            self._tasks.start(PreparationTask(path, self._prepared))

    @property
    def is_preparing(self):
        """Whether a similarity cache is being filled."""
        return any(isinstance(task, PreparationTask) for task in self._tasks)

    def find_analogues(self, count, distance, found):
        """Search for the places most like what is shown; `found` is called with the result, or None, and the error."""
        self.forget_analogues()

        def done(task):
            current, self._analogues = self._analogues is task, None
            has_result = self._done(task)
            if current:
                found(task.result if has_result else None, task.error)

        self._analogues = AnaloguesTask(self._project.query(), count, distance, distance, done)
        self._tasks.start(self._analogues)

    def forget_analogues(self):
        """Give up the search that is going on."""
        if self._analogues is not None:
            self._analogues.cancel()
            self._analogues = None

    def _drawing_done(self):
        if self._later.isActive():
            self._later.stop()
            self.draw()

    def _prepared(self, task):
        if self._done(task):
            self.repaint()

    def _done(self, task):
        """Return whether a task that ended has a result; if not, say why."""
        self._tasks.discard(task)
        # Of an encoder that is missing a person hears once for the whole project.
        if task.error is not None and not isinstance(task.error, MissingEncoderError):
            self.refused.emit(task.error)
        return task.error is None
