"""Outputs that would take the place of an input, or of each other: found before anything is opened."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

from osgeo import gdal
from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl, QVariant

from ..encoder import EncoderFileError, find_encoder
from ..encoder.files.atomic_output import same_file
from .destinations import MANY_TABLES, Destination, text_of
from .translation import tr
from .write_failures import opened

LAYERS = ("source", "vector", "raster", "layer", "maplayer", "mesh", "multilayer")
"""Kinds of parameters whose values are layers."""

FILE_PROVIDERS = ("ogr", "gdal", "spatialite", "delimitedtext", "gpx")
"""Those that read files."""

DEEPEST = 5
"""How far layers that are made of layers are followed."""


class Data(NamedTuple):
    """Something that is read or written: a `file` and the `table` in it, "" for all of it; or what another provider
    calls it, in `other`. `label` is the parameter's."""

    label: str
    file: Path | None = None
    table: str = ""
    other: str = ""

    def is_that_of(self, output):
        """Return whether writing `output` would change it."""
        if self.other or output.other:
            return self.other == output.other
        if self.file is None or output.file is None:
            return False
        # To replace a file is to replace all of its tables. SQLite knows no capitals in their names.
        return same_file(self.file, output.file) and (
            not output.table or not self.table or self.table.lower() == output.table.lower()
        )


def clash_of_outputs(algorithm, parameters, context):
    """Return what is wrong with the outputs that the parameters of an algorithm name, in a sentence; "" if nothing is.

    However a file is named, by path, as a table, through a link or as a layer of the project, it is that file.
    """
    definitions = algorithm.destinationParameterDefinitions()
    outputs = list(filter(None, (_output(definition, parameters, context) for definition in definitions)))
    for one, other in combinations(outputs, 2):
        if one.is_that_of(other) or other.is_that_of(one):
            return tr(
                "{} and {} would be the same file, {}. Choose another file for one of them.",
                one.label,
                other.label,
                one.file or one.other,
            )
    inputs = [definition for definition in algorithm.parameterDefinitions() if not definition.isDestination()]
    for read in chain.from_iterable(_inputs(definition, parameters, context) for definition in inputs if outputs):
        for output in filter(read.is_that_of, outputs):
            return tr(
                "{} is read from {}, which {} would replace. Choose another output.",
                read.label,
                read.file or read.other,
                output.label,
            )
    return ""


def _output(definition, parameters, context):
    value, label = parameters.get(definition.name()), definition.description()
    if definition.type() == "sink":
        destination = Destination.of(value, context)
        if destination.file is not None:
            return Data(label, destination.file, destination.table)
        provider, found, source = destination.text.partition(":")
        return _of_provider(label, provider, source.lstrip("/")) if found and provider != "memory" else None
    text = text_of(value, context)
    # What has no folder is no file yet: a temporary one, or a name that QGIS makes up.
    return Data(label, Path(text)) if text and text != QgsProcessing.TEMPORARY_OUTPUT else None


def _inputs(definition, parameters, context):
    """Yield the Data that a parameter makes an algorithm read."""
    value, label = parameters.get(definition.name()), definition.description()
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return
    if definition.type() in LAYERS:
        for each in value if isinstance(value, (list, tuple)) else [value]:
            yield from _of_layer(label, _layer(each, context), context)
    elif definition.type() == "file" and text_of(value, context):
        yield from _of_file(label, _path(definition, text_of(value, context)), "")


def _path(definition, text):
    """Return the Path of the file that a parameter means: an encoder may be called by its name."""
    if definition.name() == "ENCODER":
        with suppress(EncoderFileError):
            return Path(find_encoder(text))
    return Path(text)


def _layer(value, context):
    """Return the QgsMapLayer that the value of a parameter means, None if there is none."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext())[0]
    return value if isinstance(value, QgsMapLayer) else QgsProcessingUtils.mapLayerFromString(str(value), context)


def _of_layer(label, layer, context, depth=0):
    """Yield the Data that a layer shows: its own, those of layers that are joined to it, or that it is a query of."""
    if layer is None or depth > DEEPEST:
        return
    provider, source = layer.providerType(), layer.source()
    if isinstance(layer, QgsVectorLayer):
        for join in layer.vectorJoins():
            yield from _of_layer(label, join.joinLayer(), context, depth + 1)
    if provider == "virtual":
        for dependency in layer.dataProvider().dependencies():
            yield from _of_layer(label, _layer(dependency.layerId(), context), context, depth + 1)
        for each in QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(source.encode())).sourceLayers():
            if not each.isReferenced():
                yield from _of_source(label, each.provider(), each.source())
    elif provider != "memory":
        yield from _of_source(label, provider, source)


def _of_source(label, provider, source):
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    if provider in FILE_PROVIDERS and parts.get("path"):
        path = Path(parts["path"])
        yield from _of_file(label, path, parts.get("layerName") or _table_of(path, parts.get("layerId") or 0))
    else:
        yield _of_provider(label, provider, source)


def _table_of(path, index):
    """Return the name of a table of a file that may have several, "" if it has one at most."""
    if path.suffix.lower() not in MANY_TABLES or not os.path.isfile(path):
        return ""
    file, _ = opened(path, gdal.OF_VECTOR)
    layer = file.GetLayer(int(index)) if file is not None and file.GetLayerCount() > int(index) else None
    return layer.GetName() if layer is not None else ""


def _of_provider(label, provider, source):
    """Return the Data of what a provider of QGIS reads or writes: a table of a database, as a rule."""
    uri = QgsDataSourceUri(source)
    if os.path.isfile(uri.database()):
        return Data(label, Path(uri.database()), uri.table())
    if not uri.table():
        return Data(label, other=f"{provider}:{source}")
    names = (uri.service(), uri.host(), uri.port(), uri.database(), uri.schema() or "public", uri.table())
    return Data(label, other=" ".join(("postgres" if provider == "postgis" else provider, *names)))


def _of_file(label, path, table):
    """Yield the Data of a file, and of the files that it is made of: those of a virtual raster, say."""
    yield Data(label, path, table)
    if os.path.isfile(path):
        dataset, _ = opened(path)
        for file in (dataset.GetFileList() if dataset is not None else None) or []:
            if not same_file(Path(file), path) and os.path.isfile(file):
                yield Data(label, Path(file))
