"""A vector output that is there whole or not at all."""

import re
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsProcessingException, QgsProcessingOutputLayerDefinition

from .output_fields import FieldBlank, written_names
from .styles import style_when_loaded, write_sidecar
from .translation import tr
from .write_failures import GdalFailures, why_not_writable

GEOJSON = (".geojson", ".json", ".geojsonl", ".geojsons")

PARTS = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".gml": (".xsd",),
}
"""Endings of the other files of formats that have several."""


class VectorOutput:
    """A sink, as a context manager: what an exception interrupts is removed, what is finished is styled.

    Inside a GeoPackage that was there before, only the new table is removed.
    """

    def __init__(self, algorithm, parameters, context, fields, wkb_type, crs):
        """Take what `parameterAsSink` takes, for the parameter OUTPUT of `algorithm`."""
        self._algorithm, self._context, self._fields, self._warnings = algorithm, context, fields, {}
        destination = destination_of(algorithm, parameters, context)
        table = re.match(r"ogr:.*dbname='(?P<file>[^']*)'.*table=\"(?P<table>[^\"]*)\"", destination)
        self._table = table.group("table") if table and Path(table.group("file")).exists() else None
        self._file = Path(table.group("file") if table else destination)
        if self._file.suffix.lower() == ".shp" and self._file.is_dir():
            # GDAL would put a layer into it.
            raise self._failure(tr("it is a folder"))
        # What goes wrong here may come to light only with the first features.
        self._creation = GdalFailures()
        try:
            with self._creation:
                self.sink, self.id = algorithm.parameterAsSink(
                    parameters, algorithm.OUTPUT, context, fields, wkb_type, crs
                )
            if self.sink is None:
                raise QgsProcessingException(algorithm.invalidSinkError(parameters, algorithm.OUTPUT))
        except QgsProcessingException as error:
            reason = self._file.suffix and (why_not_writable(self._file.parent) or self._creation.first)
            self._remove()
            raise self._failure(reason) if reason else error from error
        if not table:
            self._file = Path(self.id.split("|")[0])
        self._style = None

    def add(self, features):
        """Write a list of QgsFeature. Raises QgsProcessingException if they are refused: a full disk, say."""
        with GdalFailures() as failures:
            added = self.sink.addFeatures(features)
        self._warnings.update(dict.fromkeys(failures.warnings))
        if failures.first or not added:
            raise self._failure(self._why_full() or self._creation.first or failures.first or self.sink.lastError())

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
        if kind is None:
            reason = self._why_full() or failures.first or reason
            if flushed and not reason:
                names = written_names(self.id, self._fields)
                if names is None and self._file.is_file():
                    self._remove()
                    raise self._failure(tr("what was written cannot be read again; take another format"))
                names = names or {field.name(): field.name() for field in self._fields}
                self._tell(names)
                self._put_style(names)
                return
        self._remove()
        if kind is None:
            raise self._failure(reason)

    def _tell(self, names):
        """Tell what the format made of names and values."""
        feedback, asked = self._algorithm.feedback, [field.name() for field in self._fields]
        lost = [name for name in asked if name not in names]
        other = [f"{name} → {names[name]}" for name in asked if names.get(name, name) != name]
        if lost:
            feedback.pushWarning(
                tr("{} has no room for the fields {}. Write a GeoPackage to keep them.").format(
                    self._file.name, ", ".join(lost)
                )
            )
        if other:
            feedback.pushInfo(tr("Fields that have another name in {}: {}.").format(self._file.name, ", ".join(other)))
        for warning in self._warnings:
            feedback.pushWarning(tr("While writing {}: {}").format(self._file.name, warning))

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
        if self._table is None and self._file.is_file():
            try:
                write_sidecar(self._file, name, categories, **blanks)
            except OSError as error:
                self._remove()
                raise self._failure(error.strerror) from error

    def _why_full(self):
        """Return why the disk takes no more, "" if it does, or there is no file."""
        return why_not_writable(self._file.parent) if self._file.is_file() else ""

    def _failure(self, reason):
        return QgsProcessingException(tr("Cannot write to {}: {}").format(self._file, reason))

    def _remove(self):
        if self._table is not None:
            database = ogr.Open(str(self._file), 1)
            if database is not None and database.GetLayerByName(self._table) is not None:
                database.ExecuteSQL(f'DROP TABLE "{self._table}"')
        elif self._file.is_file():
            for file in (self._file, *(Path(f"{self._file}{end}") for end in ("-wal", "-shm", "-journal"))):
                file.unlink(missing_ok=True)
            for ending in PARTS.get(self._file.suffix.lower(), ()):
                self._file.with_suffix(ending).unlink(missing_ok=True)


def with_attributes(features, values, known):
    """Return the features with row i of `values` behind the attributes of feature i, NULLs where it is not known."""
    nulls = [None] * len(values[0]) if values else []
    for feature, row, is_known in zip(features, values, known):
        feature.setAttributes(feature.attributes() + (row if is_known else nulls))
    return features


def destination_of(algorithm, parameters, context):
    """Return where OUTPUT goes, as the person wrote it."""
    value = parameters.get(algorithm.OUTPUT)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.valueAsString(context.expressionContext())[0]
    return str(value or "")


def keeps_lists(destination):
    """Return whether a list stays a list there: in temporary layers and GeoJSON, not in tables of plain columns."""
    return destination in ("", "TEMPORARY_OUTPUT", "memory:") or Path(destination).suffix.lower() in GEOJSON
