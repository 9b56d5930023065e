"""The fields of an output layer: new names beside those of the input, and the names that a file gave them.

A Shapefile cuts names at ten characters, MapInfo puts other letters into them, KML has fields of its own before them.
"""

import re
from typing import NamedTuple, Optional

from qgis.core import QgsExpression, QgsField, QgsFields, QgsVectorLayer

KEEPING = (".geojson", ".json", ".geojsonl", ".geojsons")


class FieldBlank(NamedTuple):
    """What fills a blank of a style (see `styles`) that is about fields: the field of a name, or an expression `text`
    with a {} for each of several `names`. They are those that the output was asked for."""

    names: tuple
    text: Optional[str] = None

    def of(self, written):
        """Return the text for the blank, given the names that were written; None if one of the fields is not there."""
        names = [written.get(name) for name in self.names]
        if None in names:
            return None
        return names[0] if self.text is None else self.text.format(*map(QgsExpression.quotedColumnRef, names))


def shown(name):
    """Return the FieldBlank of a field."""
    return FieldBlank((name,))


def combined(fields, new):
    """Return QgsFields with `new` ones behind them, each of which gets '_2' or so behind a name that is taken.

    Names that differ in capitals alone are the same to GeoPackage, SQLite, CSV and KML.
    """
    result = QgsFields(fields)
    taken = {field.name().casefold() for field in fields}
    for field in new:
        name, number = field.name(), 1
        while name.casefold() in taken:
            number += 1
            name = f"{field.name()}_{number}"
        taken.add(name.casefold())
        renamed = QgsField(field)
        renamed.setName(name)
        result.append(renamed)
    return result


def written_names(source, fields):
    """Return {asked: written} of the names of QgsFields in the layer that OGR reads at `source`, but of those that it
    lost; None if there is no layer that OGR reads.

    GeoJSON, all of which would be read for its names, has them as they were asked for.
    """
    asked = [field.name() for field in fields]
    if source.lower().endswith(KEEPING):
        return {name: name for name in asked}
    layer = QgsVectorLayer(source, "written", "ogr", QgsVectorLayer.LayerOptions(False))
    if not layer.isValid():
        return None
    there = [field.name() for field in layer.fields()]
    written, position = {}, len(there) - 1
    # From the end, for what formats add of themselves stands before.
    for name in reversed(asked):
        if position >= 0 and _stands_for(there[position], name):
            written[name] = there[position]
            position -= 1
    rest = {name.casefold(): name for name in there[: position + 1]}
    return {**{name: rest[name.casefold()] for name in asked if name.casefold() in rest}, **written}


def _stands_for(written, asked):
    """Return whether a name is what a format may have made of another: cut, numbered, with other letters in it."""
    found = _plain(written)
    return _plain(asked).startswith((found, re.sub(r"\d+$", "", found)))


def _plain(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())
