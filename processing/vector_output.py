"""A vector output that is there whole or not at all: it is written beside its place, see `AtomicOutput`."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
)

from .destinations import Destination
from .gdal_settings import gdal_errors_raise
from .output_fields import FieldBlank, written_names
from .styles import style_when_loaded, write_sidecar
from .translation import tr
from .write_failures import GdalFailures, opened, why_not_writable

SIDE_FILES = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".xsd", ".gfs"),
    ".csv": (".csvt",),
}
"""Endings of the other files of formats that have several."""

DATABASE_SIDE_FILES = ("-wal", "-shm", "-journal")
"""Behind the name of a GeoPackage or another file of SQLite: what its last users left."""


class VectorOutput:
    """A sink, as a context manager: what an exception interrupts is removed, what is finished is styled.

    A file takes its place when the algorithm has ended well, and a table of a file that was there before joins it then,
    in one transaction. `id` is the layer's source, for the algorithm's results.
    """

    def __init__(self, algorithm, parameters, context, fields, wkb_type, crs):
        """Take what `parameterAsSink` takes, for the parameter OUTPUT of `algorithm`."""
        self._algorithm, self._context, self._fields, self._warnings = algorithm, context, fields, {}
        value = parameters.get(algorithm.OUTPUT)
        definition = value if isinstance(value, QgsProcessingOutputLayerDefinition) else None
        # Features that are appended to a layer go straight into it.
        appended = definition is not None and definition.useRemapping()
        self._destination = Destination("") if appended else Destination.of(value, context)
        self._file, self._joins = self._destination.file, self._destination.joins_a_file()
        self._written, self._style, self._count = None, None, 0
        # What goes wrong here may come to light only with the first features.
        self._creation = GdalFailures()
        if self._file is not None:
            self._stage(self._file)
            value = self._substitute(definition)
        try:
            with self._creation:
                self.sink, self.id = algorithm.parameterAsSink(
                    {**parameters, algorithm.OUTPUT: value}, algorithm.OUTPUT, context, fields, wkb_type, crs
                )
            if self.sink is None:
                raise QgsProcessingException(algorithm.invalidSinkError(parameters, algorithm.OUTPUT))
        except QgsProcessingException as error:
            reason = self._file and (why_not_writable(self._file.parent) or self._creation.first)
            raise self._failure(reason) if reason else error from error
        if self._file is not None:
            self._name(definition)

    def _stage(self, file):
        """Find the place beside the file in which it is written."""
        outputs = self._algorithm.outputs
        reason = opened(file, gdal.OF_VECTOR | gdal.OF_UPDATE)[1] if self._joins else _why_no_file(file)
        if reason:
            raise self._failure(reason)
        try:
            # A table is written into a file of its own first, which does not stay.
            folder = outputs.scratch(file) if self._joins else outputs.stage(file, _side_files(file)).folder
        except OSError as error:
            raise self._failure(error.strerror) from error
        self._written = folder / file.name

    def _substitute(self, definition):
        """Return the value of OUTPUT that writes to where the file is staged."""
        text = self._destination.in_folder(self._written.parent)
        if definition is None:
            return text
        staged = QgsProcessingOutputLayerDefinition(text)
        staged.createOptions = definition.createOptions
        return staged

    def _name(self, definition):
        """Make `id` that of the place where the layer is going to be, and have it loaded from there if it is wanted."""
        if self._destination.table:
            self.id = f"{self._file}|layername={self._destination.table}"
        else:
            self.id = self.id.replace(str(self._written), str(self._file))
        if definition is not None and definition.destinationProject is not None:
            name = definition.destinationName
            details = QgsProcessingContext.LayerDetails(
                name or self._algorithm.parameterDefinition(self._algorithm.OUTPUT).description(),
                definition.destinationProject,
                self._algorithm.OUTPUT,
                QgsProcessingUtils.LayerHint.Vector,
            )
            self._context.addLayerToLoadOnCompletion(self.id, details)

    def add(self, features):
        """Write a list of QgsFeature. Raises QgsProcessingException if they are refused: a full disk, say."""
        with GdalFailures() as failures:
            added = self.sink.addFeatures(features)
        self._warnings.update(dict.fromkeys(failures.warnings))
        if failures.first or not added:
            reason = self._why_full() or self._creation.first or failures.first or self.sink.lastError()
            raise self._failure(reason)
        self._count += len(features)

    def style(self, name, categories=(), **blanks):
        """Give the finished output a style of `resources/styles`, see `styles`."""
        self._style = (name, categories, blanks)

    def __enter__(self):
        return self

    def __exit__(self, kind, _error, _traceback):
        with GdalFailures() as failures:
            flushed = self.sink.flushBuffer()
            reason = "" if flushed else self.sink.lastError()
            # The sink's end is what closes the file.
            self.sink = None
        self._warnings.update(dict.fromkeys(failures.warnings))
        if kind is not None:
            return
        reason = self._why_full() or reason
        if not reason and failures.first and not self._is_whole(self._written):
            reason = failures.first
        if reason or not flushed:
            raise self._failure(reason)
        names = written_names(str(self._written or self.id), self._fields)
        if names is None and self._file is not None:
            raise self._failure(tr("the written layer cannot be read again. Choose another format"))
        names = names or {field.name(): field.name() for field in self._fields}
        self._tell(names)
        self._put_style(names)
        if self._joins:
            self._algorithm.outputs.finally_do(self._join)

    def _is_whole(self, path, table=None):
        """Return whether a file that GDAL complained about while closing it holds what was written all the same."""
        if path is None or not path.exists():
            return False
        file, _ = opened(path, gdal.OF_VECTOR)
        if file is None or file.GetLayerCount() == 0:
            return False
        layer = file.GetLayerByName(table) if table else file.GetLayer(0)
        return layer is not None and layer.GetFeatureCount() == self._count

    def _join(self):
        """Copy the table that is whole into the file that it is to be a table of, where it replaces one of its name.

        The file is as before if that fails.
        """
        table = self._destination.table
        try:
            with gdal_errors_raise():
                source = gdal.OpenEx(str(self._written), gdal.OF_VECTOR)
                target = gdal.OpenEx(str(self._file), gdal.OF_VECTOR | gdal.OF_UPDATE)
                if target.GetLayerByName(table) is not None and not target.TestCapability("Transactions"):
                    raise RuntimeError(tr("a table of this format cannot be replaced. Choose another name"))
                gdal.VectorTranslate(target, source, options=_copying(source.GetLayer(0), table))
                # This closes it.
                target = None
        except RuntimeError as error:
            raise self._failure(why_not_writable(self._file.parent) or error) from error
        if not self._is_whole(self._file, table):
            raise self._failure(tr("the written table is incomplete"))

    def _tell(self, names):
        """Tell what the format made of names and values."""
        feedback, asked = self._algorithm.feedback, [field.name() for field in self._fields]
        lost = [name for name in asked if name not in names]
        other = [f"{name} → {names[name]}" for name in asked if names.get(name, name) != name]
        if lost:
            feedback.pushWarning(
                tr("{} cannot store the fields {}. Write a GeoPackage to keep them.", self._file.name, ", ".join(lost))
            )
        if other:
            feedback.pushInfo(tr("Fields that were renamed in {}: {}.", self._file.name, ", ".join(other)))
        for warning in self._warnings:
            feedback.pushWarning(tr("While writing {}: {}", self._file.name, warning))

    def _put_style(self, names):
        if not self._style:
            return
        name, categories, blanks = self._style
        blanks = {key: each.of(names) if isinstance(each, FieldBlank) else each for key, each in blanks.items()}
        if None in blanks.values():
            # What is to be shown is not there.
            return
        style_when_loaded(self._context, self.id, name, categories, **blanks)
        # A sidecar is for a file with a single layer.
        if self._file is not None and not self._joins:
            write_sidecar(self._algorithm, self._file, name, categories, **blanks)

    def _why_full(self):
        """Return why the disk takes no more, "" if it does, or there is no file."""
        return why_not_writable(self._file.parent) if self._file is not None else ""

    def _failure(self, reason):
        return QgsProcessingException(tr("Cannot write to {}: {}", self._file or self._destination.text, reason))


def _why_no_file(file):
    """Return why a layer cannot take the place of what lies at a path, "" if it can."""
    if os.path.isdir(file):
        # GDAL would put a layer into it, or refuse to.
        return tr("it is a folder")
    if os.path.exists(file):
        return "" if _log_is_settled(file) else tr("another program is writing to it. Close it there first")
    taken = [side_file for side_file in _side_files(file) if os.path.exists(side_file)]
    return tr("{} already exists and belongs to other data. Choose another name", taken[0]) if taken else ""


def _log_is_settled(file):
    """Have what a database of SQLite keeps in a log moved into its file, or the file that replaces it would get that;
    return whether it is: it is not while another program writes."""
    log = Path(f"{file}-wal")
    if not (log.is_file() and log.stat().st_size):
        return True
    with suppress(sqlite3.Error), closing(sqlite3.connect(str(file), timeout=1)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not (log.is_file() and log.stat().st_size)


def _side_files(file):
    """Return the paths at which the other files of a layer file lie, if it has them."""
    endings = SIDE_FILES.get(file.suffix.lower(), ())
    return [
        *(file.with_suffix(ending) for ending in endings),
        *(Path(f"{file}{ending}") for ending in DATABASE_SIDE_FILES),
    ]


def _copying(layer, table):
    """Return the options of `ogr2ogr` that copy a layer to a table, in one transaction, with the names of columns."""
    options = ["-overwrite", "-nln", table, "-ds_transaction", "-gt", "unlimited", "-preserve_fid"]
    for option, name in (("GEOMETRY_NAME", layer.GetGeometryColumn()), ("FID", layer.GetFIDColumn())):
        if name:
            options += ["-lco", f"{option}={name}"]
    return options


def with_attributes(features, values, known):
    """Return the features with row i of `values` behind the attributes of feature i, NULLs where it is not known."""
    nulls = [None] * len(values[0]) if values else []
    for feature, row, is_known in zip(features, values, known):
        feature.setAttributes(feature.attributes() + (row if is_known else nulls))
    return features
