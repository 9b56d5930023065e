"""Click a place, and the map answers: ties the references, the tool, the panel and the layer to QGIS's window."""

import time
from contextlib import suppress

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..encoder import find_encoder
from ..encoder.earth.gazetteer import place_name
from ..encoder.encoders.library import MissingEncoderError
from ..encoder.encoders.location_encoder import SHIPPED
from ..processing.base import ICON
from ..processing.translation import number, tr
from . import export
from .cursor_label import CursorLabel
from .encoder_management import EncoderManagement
from .encoders import Encoders
from .live_layer import LiveLayer, is_live, native_crs
from .locator import LikeFilter
from .reference_list import Reference, ReferenceList
from .reference_tool import ReferenceTool
from .similarity_dock import Display, SimilarityDock
from .similarity_provider import cache, requests
from .similarity_query import SimilarityQuery
from .tasks import AnaloguesTask, PreparationTask, Tasks
from .typed_places import coordinates, has_features, layer_names, place_inside, to_lonlat, towns

MOST_SELECTED = 200
"""Selected features that become references: more than a list can show, and fewer than slow the map."""

FRAME = 0.25
"""Seconds after which a dragged reference is drawn though the picture before is not done."""

SETTLED = 500
"""Milliseconds without a change after which the most similar places are looked for."""

CLOSE = 10_000_000
"""Scale at which a place is shown that was chosen from a list."""


class LiveSimilarity(QObject):
    """All of it, in the window of a QgisInterface; `remove` takes it out again."""

    def __init__(self, iface):
        super().__init__()
        self._iface, self._canvas = iface, iface.mapCanvas()
        self._display = Display.remembered()
        self._tasks, self._analogues, self._dialog = Tasks(), None, None
        self._drawn, self._unnamed = 0.0, False
        self.encoders = Encoders(self)
        self.encoder_management = EncoderManagement(iface, self.encoders)
        self.references = ReferenceList(self)
        self.live_layer = LiveLayer()
        self.tool = ReferenceTool(self._canvas, self.references)
        self.cursor_label = CursorLabel(self._canvas)
        self.dock = SimilarityDock(self.references, self._display, iface.mainWindow())
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        self.action = QAction(QIcon(str(ICON)), tr("Where is the world like here?"), iface.mainWindow())
        self.action.setObjectName("PlaceprintSimilarPlacesAction")
        self.action.setCheckable(True)
        self.action.setToolTip(tr("Click a place: the map shows where the world is like it"))
        self.panel_action = self.dock.toggleViewAction()
        iface.addToolBarIcon(self.action)
        iface.addPluginToMenu("Placeprint", self.action)
        iface.addPluginToMenu("Placeprint", self.panel_action)
        self.tool.setAction(self.action)
        self.locator = LikeFilter(iface, self.show_place)
        iface.registerLocatorFilter(self.locator)
        self._later, self._settling = QTimer(self), QTimer(self)
        self._later.setSingleShot(True)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        project = QgsProject.instance()
        self._connections = [
            (self.action.triggered, self.activate),
            (self.references.changed, self._references_changed),
            (self.tool.hovered, self._hovered),
            (self.tool.refused, self._warn),
            (self.tool.deactivated, self.cursor_label.hide),
            (self._canvas.destinationCrsChanged, self._draw),
            (self._canvas.mapCanvasRefreshed, self._drawing_done),
            (self._later.timeout, self._draw),
            (self._settling.timeout, self._find_analogues),
            (self.dock.place_typed, self._place_typed),
            (self.dock.selection_wanted, self._add_selection),
            (self.dock.mode_chosen, self._set_mode),
            (self.dock.display_changed, self._display_changed),
            (self.dock.search_changed, self._find_analogues),
            (self.dock.place_wanted, self.go_to),
            (self.dock.export_wanted, self._export),
            (self.dock.copy_wanted, self._copy),
            (self.dock.encoders_wanted, self.encoder_management.show),
            (self.dock.visibilityChanged, self._dock_shown),
            (self.encoders.changed, self._encoders_looked),
            (self.encoders.default_changed, self._default_changed),
            (project.readProject, self._project_read),
            (project.cleared, self._project_cleared),
            (project.layersRemoved, self._layers_removed),
            (requests.preparation, self._prepare),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)
        self.live_layer.renew()
        self._project_read()

    def remove(self):
        """Take all of it out of the window. The layer stays in the project: it is the person's."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._tasks.cancel()
        cache.clear()
        self.encoders.close()
        self.encoder_management.remove()
        self._later.stop()
        self._settling.stop()
        self.tool.remove()
        self._iface.deregisterLocatorFilter(self.locator)
        self._iface.removeToolBarIcon(self.action)
        self._iface.removePluginMenu("Placeprint", self.action)
        self._iface.removePluginMenu("Placeprint", self.panel_action)
        self._iface.removeDockWidget(self.dock)
        for each in (self.dock, self.cursor_label, self.action, self.tool):
            each.deleteLater()

    def activate(self):
        """Take the tool into the hand, open the panel, and get ready for a click."""
        self._canvas.setMapTool(self.tool)
        self.dock.setUserVisible(True)
        self._prepare(self._chosen_file())

    def show_place(self, lon, lat):
        """Show where the world is like a place, in degrees."""
        self.dock.setUserVisible(True)
        self.references.replace([Reference(lon, lat)], tr("choose a place"))

    def query(self):
        """Return the Likeness that the references and the panel ask for, or None without a place to be like."""
        like = self.references.places(True)
        if not like:
            return None
        crs = native_crs(self._canvas.mapSettings().destinationCrs())
        display = self._display
        unlike = self.references.places(False)
        fingerprint = self._fingerprint(display)
        return SimilarityQuery(like, unlike, display.combine, display.land_only, crs, display.encoder, fingerprint)

    def _fingerprint(self, display):
        """Return the fingerprint of a Display's encoder, None of the one that ships, or where it is not known yet."""
        return display.encoder and (display.fingerprint or self.encoders.fingerprint(display.encoder))

    def go_to(self, lon, lat):
        """Have the map go to a place, in degrees."""
        try:
            centre = self.tool.to_map().transform(QgsPointXY(lon, lat))
        except QgsCsException:
            return
        except QgsProcessingException as error:
            self._warn(error)
            return
        self._canvas.setCenter(centre)
        if self._canvas.scale() > CLOSE:
            self._canvas.zoomScale(CLOSE)
        else:
            self._canvas.refresh()
        self._canvas.flashGeometries([QgsGeometry.fromPointXY(centre)])

    # The picture.

    def _references_changed(self):
        # What stands beside the cursor is of the references before.
        self.cursor_label.hide()
        self.dock.show_value("")
        # A frame for each move of the mouse would cancel the one before, and none would be seen.
        waited = time.monotonic() - self._drawn
        if not self._canvas.isDrawing() or waited > FRAME:
            self._draw()
        else:
            self._later.start(round(1000 * (FRAME - waited)))
        self._settling.start()

    def _drawing_done(self):
        if self._later.isActive():
            self._later.stop()
            self._draw()

    def _draw(self):
        query = self.query()
        self._drawn = time.monotonic()
        layer = self.live_layer.layer()
        if query is not None:
            active = self._iface.activeLayer()
            self.live_layer.show(query, self._display.ramp, self._display.threshold)
            # QGIS makes a new layer the active one, and a person may be choosing features of another.
            if active is not None and layer is None:
                self._iface.setActiveLayer(active)
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id()) if layer else None
        if node is not None and node.itemVisibilityChecked() != (query is not None):
            node.setItemVisibilityChecked(query is not None)

    def _prepare(self, encoder):
        """Fill the similarity cache of an encoder, a name or path, "" for the one that ships, if nobody does it."""
        try:
            path = find_encoder(encoder)
        except ValueError as error:
            # Of one that the project names, a person hears already.
            if not self._display.fingerprint:
                self._warn(error)
            return
        if not any(isinstance(each, PreparationTask) and each.encoder == path for each in self._tasks):
            self._tasks.start(PreparationTask(path, self._prepared))

    def _prepared(self, task):
        if self._done(task):
            for layer in filter(is_live, QgsProject.instance().mapLayers().values()):
                layer.triggerRepaint()

    def _done(self, task):
        """Return whether a task that ended has a result; if not, say why."""
        self._tasks.discard(task)
        # Of an encoder that is missing a person hears once for the whole project.
        if task.error is not None and not isinstance(task.error, MissingEncoderError):
            self._warn(task.error)
        return task.error is None

    def _warn(self, error):
        self._iface.messageBar().pushMessage("Placeprint", str(error), Qgis.MessageLevel.Warning)

    # What a person does.

    def _set_mode(self, mode):
        self.tool.mode = mode
        self.activate()

    def _hovered(self, place):
        query = self.query()
        text = ""
        if query is not None and place is not None:
            # An encoder that is gone has nothing to say.
            with suppress(ValueError):
                (similarity,) = query.references().similarity([[place.x(), place.y()]])
                text = number(similarity, 2)
        self.cursor_label.say(text, self._canvas.mouseLastXY())
        self.dock.show_value(tr("Under the cursor: {}, {}", text, place_name(place.x(), place.y())) if text else "")

    def _place_typed(self, text, like):
        try:
            found = [coordinates(text)]
        except ValueError as error:
            self.dock.show_message(str(error))
            return
        if found == [None]:
            names = layer_names(self._iface.activeLayer(), QgsProject.instance())
            found = [*towns(text), *(names.find(text) if names else [])]
        if not found:
            self.dock.show_message(
                tr(
                    "There is no town named '{}', nor a feature of the active layer. Longitude and latitude will do.",
                    text,
                )
            )
            return
        self.references.add([Reference(found[0].lon, found[0].lat, like)])
        self.dock.typed_place_found()

    def _add_selection(self, like):
        layer = self._iface.activeLayer()
        if not has_features(layer) or layer.selectedFeatureCount() == 0:
            self.dock.show_message(tr("Select features of a layer first, and make that layer the active one."))
            return
        try:
            transform = to_lonlat(layer, QgsProject.instance())
        except QgsProcessingException as error:
            self.dock.show_message(str(error))
            return
        new = []
        for feature in layer.getSelectedFeatures():
            if len(new) == MOST_SELECTED:
                break
            place = place_inside(feature, transform)
            if place is not None:
                new.append(Reference(place.x(), place.y(), like))
        self.references.add(new, tr("add the selection"))
        left = layer.selectedFeatureCount() - len(new)
        self.dock.show_message(tr("{} of the selected features were left out.", left) if left else "")

    def _display_changed(self):
        before, self._display = self._display, self.dock.display()
        chosen = before.encoder != self._display.encoder
        if chosen and self._display.encoder:
            try:
                find_encoder(self._chosen_file())
            except ValueError as error:
                self._display = self._display._replace(encoder=None, fingerprint=None)
                self.dock.set_display(self._display)
                self.dock.show_message(str(error))
            self._unnamed = True
            self.encoders.look_at(self._display.encoder)
        # The encoder of a project is not a person's choice for the next one.
        kept = self._display if chosen else Display.remembered()
        self._display._replace(encoder=kept.encoder, fingerprint=kept.fingerprint).remember()
        if (before.ramp, before.threshold) != (self._display.ramp, self._display.threshold):
            self.live_layer.dress(self._display.ramp, self._display.threshold)
        if chosen:
            self._prepare(self._chosen_file())
        self._draw()
        self._settling.start()

    def _find_analogues(self):
        if self._analogues is not None:
            self._analogues.cancel()
            self._analogues = None
        query = self.query()
        if query is None or not self.dock.wants_analogues() or not self.dock.isVisible():
            return
        if any(isinstance(task, PreparationTask) for task in self._tasks):
            # The picture first.
            self._settling.start()
            return
        count, distance = self.dock.search()
        self.dock.show_searching()
        self._analogues = AnaloguesTask(query, count, distance, distance, self._analogues_found)
        self._tasks.start(self._analogues)

    def _analogues_found(self, task):
        current, self._analogues = self._analogues is task, None
        done = self._done(task)
        if current and done:
            self.dock.show_analogues(task.result)
        elif current:
            self.dock.show_no_analogues(str(task.error))

    def _export(self):
        import processing

        parameters = export.with_layers(self._raster_parameters(), self.query())
        # Kept, or it would close at once; not `execAlgorithmDialog`, which locks the map behind it.
        self._dialog = processing.createAlgorithmDialog(export.ALGORITHM, parameters)
        self._dialog.show()

    def _copy(self):
        QgsApplication.clipboard().setText(export.command(self._raster_parameters(), self.query()))
        self._iface.messageBar().pushMessage(
            "Placeprint", tr("The command is in the clipboard."), Qgis.MessageLevel.Info, 4
        )

    def _raster_parameters(self):
        settings = self._canvas.mapSettings()
        # Left unsaid, the encoder would be the project's default.
        encoder = self._chosen_file() or (SHIPPED if self.encoders.default() else None)
        return export.raster_parameters(
            self.query()._replace(encoder=encoder),
            export.drawn_extent(self._canvas),
            settings.destinationCrs(),
            settings.mapUnitsPerPixel(),
        )

    # What the project does.

    def _project_read(self, *_document):
        query = self.live_layer.query()
        if query is None:
            self.references.forget()
            self._take_default(Display.remembered())
            self.encoders.look_if_wanted()
            return
        self._display = self._display._replace(
            land_only=query.land_only,
            combine=query.combine,
            encoder=query.encoder,
            fingerprint=query.fingerprint,
        )
        self.dock.set_display(self._display)
        self.encoders.look_if_wanted()
        places = [Reference(*place) for place in query.like]
        self.references.forget([*places, *(Reference(*place, False) for place in query.unlike)])

    def _project_cleared(self):
        self.references.forget()
        self._take_default(Display.remembered())

    def _take_default(self, otherwise):
        """Have the panel show the project's default encoder, or that of another Display where it has none."""
        default = self.encoders.default()
        encoder = (default.file, default.fingerprint) if default else (otherwise.encoder, otherwise.fingerprint)
        self._display = self._display._replace(encoder=encoder[0], fingerprint=encoder[1])
        self.dock.set_display(self._display)

    # What the encoders do.

    def _chosen_file(self):
        """Return the path of the chosen encoder, wherever it was last seen."""
        entry = self.encoders.known(self._display.fingerprint)
        return str(entry.path) if entry else self._display.encoder

    def _dock_shown(self, visible):
        if visible and not self.encoders.looked:
            self.encoders.look()

    def _encoders_looked(self):
        default = self.encoders.default()
        self.dock.set_encoders(self.encoders.entries, default.fingerprint if default else None)
        # One that was missing may have come, or one that was there gone.
        for layer in filter(is_live, QgsProject.instance().mapLayers().values()):
            layer.triggerRepaint()
        if self._unnamed and self._fingerprint(self._display):
            # The layer is to be told which encoder it is, and not only which file.
            self._unnamed = False
            self._draw()

    def _default_changed(self):
        self._take_default(Display())
        self._prepare(self._chosen_file())
        self._draw()
        self._settling.start()

    def _layers_removed(self, ids):
        if self.live_layer.was_among(ids):
            self.references.forget()
