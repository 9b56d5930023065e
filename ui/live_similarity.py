"""Click a place, and the map answers: ties the references, the tool, the panel and the picture to QGIS's window."""

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
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..encoder import find_encoder
from ..encoder.earth.gazetteer import place_name
from ..encoder.encoders.library import EncoderRef
from ..encoder.encoders.location_encoder import SHIPPED
from ..processing.base import ICON
from ..processing.translation import number, tr
from . import export
from .cursor_label import CursorLabel
from .encoder_management import EncoderManagement
from .live_picture import LivePicture
from .live_project import LiveProject
from .locator import LikeFilter
from .reference_list import Reference
from .reference_tool import ReferenceTool
from .similarity_dock import SimilarityDock
from .typed_places import coordinates, has_features, layer_names, place_inside, to_lonlat, towns

MOST_SELECTED = 200
"""Selected features that become references: more than a list can show, and fewer than slow the map."""

CLOSE = 10_000_000
"""Scale at which a place is shown that was chosen from a list."""


class LiveSimilarity(QObject):
    """All of it, in the window of a QgisInterface; `remove` takes it out again."""

    def __init__(self, iface):
        super().__init__()
        self._iface, self._canvas, self._dialog = iface, iface.mapCanvas(), None
        self.project = LiveProject(self._canvas)
        self.picture = LivePicture(iface, self.project)
        self.references, self.encoders = self.project.references, self.project.encoders
        self.encoder_management = EncoderManagement(iface, self.encoders)
        self.tool = ReferenceTool(self._canvas, self.references)
        self.cursor_label = CursorLabel(self._canvas)
        self.dock = SimilarityDock(self.references, self.project.display, iface.mainWindow())
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
        self._connections = [
            (self.action.triggered, self.activate),
            (self.references.changed, self._references_changed),
            (self.tool.hovered, self._hovered),
            (self.tool.refused, self._warn),
            (self.tool.deactivated, self.cursor_label.hide),
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
            (self.project.display_changed, self._show_display),
            (self.project.encoder_changed, self._encoder_changed),
            (self.picture.settled, self._find_analogues),
            (self.picture.refused, self._warn),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)
        self.project.read()

    def remove(self):
        """Take all of it out of the window. The layer stays in the project: it is the person's."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self.picture.close()
        self.project.close()
        self.encoder_management.remove()
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
        self.picture.prepare(self.project.encoder_file())

    def show_place(self, lon, lat):
        """Show where the world is like a place, in degrees."""
        self.dock.setUserVisible(True)
        self.references.replace([Reference(lon, lat)], tr("choose a place"))

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

    def _warn(self, error):
        self._iface.messageBar().pushMessage("Placeprint", str(error), Qgis.MessageLevel.Warning)

    # What a person does.

    def _references_changed(self):
        # What stands beside the cursor is of the references before.
        self.cursor_label.hide()
        self.dock.show_value("")
        self.picture.draw_soon()

    def _set_mode(self, mode):
        self.tool.mode = mode
        self.activate()

    def _hovered(self, place):
        query = self.project.query()
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
        before, display = self.project.display, self.dock.display()
        if display.encoder.path != before.encoder.path and display.encoder.path:
            try:
                known = self.encoders.known(display.encoder.fingerprint)
                find_encoder(known.path if known else display.encoder.path)
            except ValueError as error:
                display = display._replace(encoder=EncoderRef())
                self.dock.set_display(display)
                self.dock.show_message(str(error))
        chosen = self.project.choose(display)
        if (before.ramp, before.threshold) != (display.ramp, display.threshold):
            self.project.layer.dress(display.ramp, display.threshold)
        if chosen:
            self.picture.prepare(self.project.encoder_file())
        self.picture.draw()
        self.picture.settle()

    def _find_analogues(self):
        self.picture.forget_analogues()
        if self.project.query() is None or not self.dock.wants_analogues() or not self.dock.isVisible():
            return
        if self.picture.is_preparing:
            # The picture first.
            self.picture.settle()
            return
        self.dock.show_searching()
        self.picture.find_analogues(*self.dock.search(), self._analogues_found)

    def _analogues_found(self, analogues, error):
        if analogues is not None:
            self.dock.show_analogues(analogues)
        else:
            self.dock.show_no_analogues(str(error))

    def _export(self):
        import processing

        parameters = export.with_layers(self._raster_parameters(), self.project.query())
        # Kept, or it would close at once; not `execAlgorithmDialog`, which locks the map behind it.
        self._dialog = processing.createAlgorithmDialog(export.ALGORITHM, parameters)
        self._dialog.show()

    def _copy(self):
        QgsApplication.clipboard().setText(export.command(self._raster_parameters(), self.project.query()))
        self._iface.messageBar().pushMessage(
            "Placeprint", tr("The command is in the clipboard."), Qgis.MessageLevel.Info, 4
        )

    def _raster_parameters(self):
        settings = self._canvas.mapSettings()
        # Left unsaid, the encoder would be the project's default.
        encoder = self.project.encoder_file() or (SHIPPED if self.encoders.default() else None)
        return export.raster_parameters(
            self.project.query()._replace(encoder=EncoderRef(encoder)),
            export.drawn_extent(self._canvas),
            settings.destinationCrs(),
            settings.mapUnitsPerPixel(),
        )

    def _dock_shown(self, visible):
        if visible and not self.encoders.looked:
            self.encoders.look()

    # What the project and its encoders do.

    def _show_display(self):
        self.dock.set_display(self.project.display)

    def _encoders_looked(self):
        default = self.encoders.default()
        self.dock.set_encoders(self.encoders.entries, default.fingerprint if default else None)
        # One that was missing may have come, or one that was there gone.
        self.picture.repaint()

    def _encoder_changed(self):
        self.picture.prepare(self.project.encoder_file())
        self.picture.draw()
        self.picture.settle()
