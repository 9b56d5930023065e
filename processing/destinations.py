"""Where a vector output goes: the many ways in which QGIS lets a person write it, read in one place."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorFileWriter,
)

MANY_TABLES = (".gpkg", ".sqlite", ".db", ".gdb")
"""Endings of files that hold several tables."""

GEOJSON = (".geojson", ".json", ".geojsonl", ".geojsons")

DEFAULT_SUFFIX = ".gpkg"
"""What QGIS puts behind a name whose ending it does not know."""


class Destination(NamedTuple):
    """A place for a vector layer: `text`, as it is written; `file`, None where it is none of this machine's disks;
    `table`, its name in the file, "" where the file is named alone; and the `geometry` column, if that is named."""

    text: str
    file: Path | None = None
    table: str = ""
    geometry: str = ""

    @classmethod
    def of(cls, value, context):
        """Return the Destination that the value of a parameter means."""
        text = text_of(value, context)
        if text in ("", QgsProcessing.TEMPORARY_OUTPUT) or text.startswith(("memory:", "/vsi")):
            return cls(text)
        if text.startswith("ogr:"):
            uri = QgsDataSourceUri(text[len("ogr:") :])
            if not uri.database():
                return cls.of(text[len("ogr:") :], context)
            file = Path(uri.database())
            return cls(text, file, uri.table() or file.stem, uri.geometryColumn())
        table = re.fullmatch(r"(?P<file>.+)\|layername=(?P<table>[^|]+)(\|.*)?", text)
        if table and Path(table["file"]).suffix.lower() in MANY_TABLES:
            return cls(text, Path(table["file"]), table["table"])
        if _names_a_provider(text):
            return cls(text)
        path = Path(text)
        if not (path.suffix and QgsVectorFileWriter.driverForExtension(path.suffix.lstrip("."))):
            path = path.with_name(path.name + DEFAULT_SUFFIX)
        return cls(text, path)

    def joins_a_file(self):
        """Return whether it is a table of a file that is there already."""
        return bool(self.table) and self.file is not None and os.path.exists(self.file)

    def in_folder(self, folder):
        """Return the text that means the same file, or table, in another folder."""
        path = Path(folder) / self.file.name
        if not self.table:
            return str(path)
        uri = QgsDataSourceUri()
        uri.setDatabase(str(path))
        uri.setTable(self.table)
        uri.setGeometryColumn(self.geometry or "geom")
        return f"ogr:{uri.uri()}"

    def keeps_lists(self):
        """Return whether a list stays a list there: in temporary layers and GeoJSON, not in tables of plain columns."""
        if self.file is None:
            return self.text in ("", QgsProcessing.TEMPORARY_OUTPUT) or self.text.startswith("memory:")
        return self.file.suffix.lower() in GEOJSON


def text_of(value, context):
    """Return the value of a destination parameter as text."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext())[0]
    return str(value or "")


def _names_a_provider(text):
    """Return whether a text begins with the name of a data provider of QGIS: a database on a server, say."""
    provider = re.match(r"(\w{3,}):", text)
    return provider is not None and (
        provider[1] == "postgis" or QgsProviderRegistry.instance().providerMetadata(provider[1]) is not None
    )
