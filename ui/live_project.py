"""What a live map is asked to show: references, display and encoder, as the project and a person have them."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..encoder.encoders.library import EncoderRef
from .encoders import Encoders
from .live_layer import LiveLayer, native_crs
from .reference_list import Reference, ReferenceList
from .similarity_dock import Display
from .similarity_query import SimilarityQuery


class LiveProject(QObject):
    """The `references`, a list, the `display` of them, the `encoders` at hand, and the `layer`: a LiveLayer."""

    display_changed = pyqtSignal()
    """The project, and not a person, has changed the display."""
    encoder_changed = pyqtSignal()
    """Another encoder is the project's default, or a layer's has got its name: the map is to be drawn again."""

    def __init__(self, canvas):
        super().__init__()
        self._canvas, self._unnamed = canvas, False
        self.display = Display.remembered()
        self.references, self.encoders, self.layer = ReferenceList(self), Encoders(self), LiveLayer()
        project = QgsProject.instance()
        self._connections = [
            (project.readProject, self.read),
            (project.cleared, self._cleared),
            (project.layersRemoved, self._layers_removed),
            (self.encoders.changed, self._encoders_looked),
            (self.encoders.default_changed, self._default_changed),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def close(self):
        """Hear no more of the project."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self.encoders.close()

    def query(self):
        """Return the SimilarityQuery that is asked for, or None without a place to be like."""
        like = self.references.places(True)
        if not like:
            return None
        crs = native_crs(self._canvas.mapSettings().destinationCrs())
        display, unlike = self.display, self.references.places(False)
        encoder = EncoderRef(display.encoder.path, self._fingerprint())
        return SimilarityQuery(like, unlike, display.combine, display.land_only, crs, encoder)

    def choose(self, display):
        """Take the Display that a person has chosen; return whether its encoder is another."""
        before, self.display = self.display, display
        chosen = before.encoder.path != display.encoder.path
        if chosen:
            self._unnamed = True
            self.encoders.look_at(display.encoder.path)
        # The encoder of a project is not a person's choice for the next one.
        kept = display if chosen else Display.remembered()
        display._replace(encoder=kept.encoder).remember()
        return chosen

    def encoder_file(self):
        """Return the path of the chosen encoder, wherever it was last seen."""
        entry = self.encoders.known(self.display.encoder.fingerprint)
        return str(entry.path) if entry else self.display.encoder.path

    def read(self, *_document):
        """Take the references and the display from the live layer of the project, if it has one."""
        query = self.layer.query()
        if query is None:
            self._cleared()
            self.encoders.look_if_wanted()
            return
        self.display = self.display._replace(land_only=query.land_only, combine=query.combine, encoder=query.encoder)
        self.display_changed.emit()
        self.encoders.look_if_wanted()
        places = [Reference(*place) for place in query.like]
        self.references.forget([*places, *(Reference(*place, False) for place in query.unlike)])

    def _cleared(self):
        self.references.forget()
        self._take_default(Display.remembered())

    def _take_default(self, otherwise):
        """Show the project's default encoder, or that of another Display where it has none."""
        default = self.encoders.default()
        self.display = self.display._replace(encoder=default.ref if default else otherwise.encoder)
        self.display_changed.emit()

    def _fingerprint(self):
        """Return the fingerprint of the chosen encoder, None of the one that ships, or where it is not known yet."""
        path, fingerprint = self.display.encoder
        return path and (fingerprint or self.encoders.fingerprint(path))

    def _encoders_looked(self):
        if self._unnamed and self._fingerprint():
            # The layer is to be told which encoder it is, and not only which file.
            self._unnamed = False
            self.encoder_changed.emit()

    def _default_changed(self):
        self._take_default(Display())
        self.encoder_changed.emit()

    def _layers_removed(self, ids):
        if self.layer.was_among(ids):
            self.references.forget()
