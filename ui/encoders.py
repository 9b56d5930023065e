"""The encoders at hand as the window knows them: listed, added and removed; the project's default; what is missing."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QTimer, pyqtSignal

from ..encoder import EncoderFileError, find_encoder
from ..encoder.encoders.folders import own_folder
from ..encoder.encoders.library import SHIPPED_WITH
from ..processing.project_encoder import ProjectEncoder, default_encoder, set_default_encoder
from ..processing.translation import tr
from .live_layer import is_live
from .similarity_query import SimilarityQuery
from .tasks import AddEncoderTask, LibraryTask, Tasks

SETTLED = 300
"""Milliseconds after a change of the folder, when it is looked at: a file that is being written changes it often."""


class Encoders(QObject):
    """One for the window. `entries`: the Entries of what was there when it was looked at last; empty before that.

    `missing`: (who, error) of the encoders that the project names and that were not there.
    """

    changed = pyqtSignal()
    """`entries` and `missing` are new."""
    default_changed = pyqtSignal()
    """A person chose another default for the project."""
    went_missing = pyqtSignal(list)
    """Sentences, one for each encoder that is missing, some of which nobody has heard yet."""
    added = pyqtSignal(object)
    """The Entry of a file that was added."""
    refused = pyqtSignal(str)
    """Why something did not happen."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.entries, self.missing, self.looked, self._other = [], [], False, None
        self._known, self._tasks, self._looking, self._again = {}, Tasks(), None, False
        self._watcher, self._later = QFileSystemWatcher(self), QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLED)
        self._later.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._later.start)
        self._watcher.fileChanged.connect(self._later.start)

    def close(self):
        """Stop whatever is going on."""
        self._later.stop()
        self._tasks.cancel()

    def look(self):
        """Look at the files again, in a thread; `changed` tells when that is done."""
        if self._looking is not None:
            self._again = True
            return
        self._watch()
        self._looking = LibraryTask(self._wanted(), self._looked)
        self._tasks.start(self._looking)

    def look_at(self, path):
        """Look again, and from now on at the encoder file at `path` too, wherever it lies."""
        self._other = path
        self.look()

    def look_if_wanted(self):
        """Look again if anybody asked before, or the project names an encoder."""
        if self.looked or self._wanted():
            self.look()

    def known(self, fingerprint):
        """Return the Entry of the encoder with a fingerprint, or None if none was seen."""
        return self._known.get(fingerprint)

    def fingerprint(self, path):
        """Return the fingerprint of the encoder in a file, or None if it was not seen."""
        path = Path(path).resolve()
        return next((each.fingerprint for each in self._known.values() if each.path == path), None)

    def default(self):
        """Return the ProjectEncoder that the project has as its default, or None."""
        return default_encoder(QgsProject.instance())

    def make_default(self, entry):
        """Have the project use the encoder of an Entry unless told otherwise; the one that ships needs no telling."""
        shipped = entry.origin == SHIPPED_WITH
        named = None if shipped else ProjectEncoder(entry.name, entry.fingerprint, str(entry.path))
        set_default_encoder(QgsProject.instance(), named)
        self.default_changed.emit()
        self.look()

    def add(self, path):
        """Copy an encoder file to a person's own, in a thread."""
        self._tasks.start(AddEncoderTask(path, self._added))

    def remove(self, entry):
        """Delete the file of an Entry, which is a person's own."""
        try:
            entry.path.unlink()
        except OSError as error:
            self.refused.emit(tr("{} cannot be removed: {}", entry.path, error.strerror))
        self.look()

    def _sentences(self):
        """Return what to say of the missing, each encoder once, whoever names it."""
        errors = {}
        for _, error in self.missing:
            errors.setdefault(getattr(error, "fingerprint", str(error)), str(error))
        return [f"{text[:1].upper()}{text[1:]}." for text in errors.values()]

    def _wanted(self):
        """Return (who, function that finds the file) of the encoders that the project names, and of a chosen file."""
        wanted, default = [], self.default()
        if self._other:
            wanted.append((tr("The panel"), partial(find_encoder, self._other)))
        if default is not None:
            wanted.append((tr("This project's default"), default.path))
        for layer in filter(is_live, QgsProject.instance().mapLayers().values()):
            with suppress(ValueError):
                query = SimilarityQuery.of(layer.source())
                if query.encoder.path:
                    wanted.append((tr("The layer '{}', blank for now", layer.name()), query.encoder.find))
        return wanted

    def _watch(self):
        folder = own_folder()
        if folder is not None:
            with suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
            if str(folder) not in self._watcher.directories():
                self._watcher.addPath(str(folder))

    def _looked(self, task):
        self._tasks.discard(task)
        self._looking = None
        if task.error is not None:
            self.refused.emit(str(task.error))
        else:
            heard, (self.entries, others, self.missing) = set(self._sentences()), task.result
            self.looked = True
            self._known = {each.fingerprint: each for each in (*others, *self.entries) if not each.problem}
            self.changed.emit()
            if set(self._sentences()) - heard:
                self.went_missing.emit(self._sentences())
        if self._again:
            self._again = False
            self.look()

    def _added(self, task):
        self._tasks.discard(task)
        if task.error is None:
            self.added.emit(task.result)
            self.look()
        elif isinstance(task.error, (EncoderFileError, OSError)):
            self.refused.emit(tr("Nothing was added: {}.", task.error))
        else:
            self.refused.emit(str(task.error))
