"""A vector output that is there whole or not at all."""

import re
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsProcessingException, QgsProcessingOutputLayerDefinition, QgsVectorFileWriter

from .styles import style_when_loaded, write_sidecar
from .translation import tr

GEOJSON = (".geojson", ".json", ".geojsonl", ".geojsons")


class VectorOutput:
    """A sink, as a context manager: what an exception interrupts is removed, what is finished is styled.

    Inside a GeoPackage that was there before, only the new table is removed.
    """

    def __init__(self, algorithm, parameters, context, fields, wkb_type, crs):
        """Take what `parameterAsSink` takes, for the parameter OUTPUT of `algorithm`."""
        self._context = context
        destination = destination_of(algorithm, parameters, context)
        table = re.match(r"ogr:.*dbname='(?P<file>[^']*)'.*table=\"(?P<table>[^\"]*)\"", destination)
        self._table = table.group("table") if table and Path(table.group("file")).exists() else None
        self.sink, self.id = algorithm.parameterAsSink(parameters, algorithm.OUTPUT, context, fields, wkb_type, crs)
        if self.sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, algorithm.OUTPUT))
        self._file = Path(table.group("file") if table else self.id.split("|")[0])
        self._style = None

    def add(self, features):
        """Write a list of QgsFeature. Raises QgsProcessingException if they are refused: a full disk, say."""
        if not self.sink.addFeatures(features):
            raise QgsProcessingException(tr("Cannot write to {}: {}").format(self._file, self.sink.lastError()))

    def style(self, name, categories=(), **blanks):
        """Give the finished output a style of `resources/styles`, see `styles`."""
        self._style = (name, categories, blanks)

    def __enter__(self):
        return self

    def __exit__(self, kind, _error, _traceback):
        # The sink's end is what flushes and closes the file.
        self.sink.flushBuffer()
        self.sink = None
        if kind is not None:
            self._remove()
        elif self._style:
            name, categories, blanks = self._style
            style_when_loaded(self._context, self.id, name, categories, **blanks)
            # A sidecar is for a file with a single layer.
            if self._table is None and self._file.is_file():
                write_sidecar(self._file, name, categories, **blanks)

    def _remove(self):
        if self._table is not None:
            database = ogr.Open(str(self._file), 1)
            if database is not None and database.GetLayerByName(self._table) is not None:
                database.ExecuteSQL(f'DROP TABLE "{self._table}"')
        elif self._file.suffix.lower() == ".shp":
            QgsVectorFileWriter.deleteShapeFile(str(self._file))
        elif self._file.is_file():
            for file in (self._file, *(Path(f"{self._file}{end}") for end in ("-wal", "-shm", "-journal"))):
                file.unlink(missing_ok=True)


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
