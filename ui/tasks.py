"""What takes longer than a blink, in threads of its own: filling the similarity cache, analogues, a self-test."""

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QThreadPool

from ..encoder import EncoderFileError, load_encoder
from ..encoder.arithmetic.float_errors import float_errors_aside
from ..encoder.earth.gazetteer import nearest_town
from ..encoder.encoders.library import add_file, entries, entry_of
from ..encoder.rasters.similarity_cache import picture_lattice
from ..encoder.similarity.gallery import world_gallery
from ..processing.translation import tr
from .similarity_provider import CancelledError, cache, coarse_lattice


class Task(QgsTask):
    """Base of tasks that compute something and hand it over in the thread of the window.

    `then` is called with the result; not if the task was cancelled. What went wrong is in `error`.
    """

    def __init__(self, description, then):
        super().__init__(description, _flags())
        self._then, self.result, self.error = then, None, None

    @float_errors_aside
    def run(self):
        # QGIS draws with the threads of this pool, as many as there are processors: the map must not wait for us.
        QThreadPool.globalInstance().releaseThread()
        # An exception out of here would end QGIS.
        try:
            self.result = self.compute()
        except CancelledError:
            return False
        except Exception as error:
            self.error = error
        finally:
            QThreadPool.globalInstance().reserveThread()
        return True

    def compute(self):
        """Return the result; `progress` raises if nobody waits for it any more."""
        raise NotImplementedError

    # Not the method of QgsTask, which tells the share and is asked for by nobody.
    def progress(self, share):  # type: ignore[override]
        """Tell that a share, 0 to 1, is done."""
        if self.isCanceled():
            raise CancelledError
        self.setProgress(100 * share)

    def finished(self, done):
        if done:
            self._then(self)


class Tasks(set):
    """The tasks of one owner that are going on. Who is handed a result takes its task out."""

    def start(self, task):
        """Have QGIS run a task."""
        self.add(task)
        task.taskTerminated.connect(lambda: self.discard(task))
        QgsApplication.taskManager().addTask(task)

    def cancel(self):
        """Wait for none of them any more."""
        # One that had not begun leaves the set at once.
        for task in list(self):
            task.cancel()


def _flags():
    """Return flags under which QGIS does not announce the end of a task, where it knows such."""
    flags = QgsTask.Flag.CanCancel
    return flags | QgsTask.Flag.Silent if hasattr(QgsTask.Flag, "Silent") else flags


class PreparationTask(Task):
    """Prepares what a click needs: the names of places, and the similarity cache of an encoder, coarse first."""

    def __init__(self, encoder, then):
        super().__init__(tr("Preparing the similarity map"), then)
        self.encoder = encoder

    def compute(self):
        nearest_town(0.0, 0.0)
        encoder = load_encoder(self.encoder)
        cache.directions(encoder, coarse_lattice())
        cache.directions(encoder, picture_lattice(encoder), self.progress)


class AnaloguesTask(Task):
    """Finds the places most like a SimilarityQuery: `result` is a list of (lon, lat, similarity, metres)."""

    def __init__(self, query, count, min_distance, separation, then):
        super().__init__(tr("Searching for the most similar places"), then)
        self._query = query
        self._search = (count, min_distance, separation)

    def compute(self):
        references = self._query.references()
        gallery = world_gallery(references.encoder, self._query.land_only, self.progress)
        return [
            (*(float(value) for value in gallery.lonlat[hit.row]), hit.similarity, hit.distance)
            for hit in gallery.most_similar(references, *self._search)
        ]


class LibraryTask(Task):
    """Reads what encoders are at hand: `result` is (entries, others, missing).

    `wanted` are (who, function) pairs: each function finds the file of an encoder that somebody names. `others` are the
    Entries of what was found, `missing` are (who, error) pairs of what was not.
    """

    def __init__(self, wanted, then):
        super().__init__(tr("Looking for encoders"), then)
        self._wanted = wanted

    def compute(self):
        found, others, missing = entries(), [], []
        for who, find in self._wanted:
            try:
                others.append(entry_of(find()))
            except (EncoderFileError, OSError) as error:
                missing.append((who, error))
        return found, others, missing


class AddEncoderTask(Task):
    """Copies an encoder file to a person's own; `result` is the Entry of the copy."""

    def __init__(self, path, then):
        super().__init__(tr("Adding an encoder"), then)
        self._path = path

    def compute(self):
        return add_file(self._path)


class DiagnosticsTask(Task):
    """Makes the diagnostics report: `result` is its Diagnosis. `about_qgis` are pairs that only the window can read."""

    def __init__(self, about_qgis, then):
        super().__init__(tr("Running the self-test"), then)
        self._about_qgis = about_qgis

    def compute(self):
        # Here and not above: each start of QGIS would pay 40 ms for it.
        from ..encoder.diagnostics import diagnose

        return diagnose(self._about_qgis, self.progress)
