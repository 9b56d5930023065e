"""The places that a map is compared to: a table that Qt shows, edits and undoes."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal

from ..encoder.earth.gazetteer import place_name
from ..processing.translation import tr

try:
    from qgis.PyQt.QtGui import QUndoCommand, QUndoStack
except ImportError:
    # Qt 5 has them among its widgets.
    from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

LIKE, PLACE, LON, LAT = range(4)

DIGITS = 5
"""Decimals of a degree that are kept: a metre."""


class Reference(NamedTuple):
    """A place in degrees to be like, or not to be like."""

    lon: float
    lat: float
    like: bool = True


class ReferenceList(QAbstractTableModel):
    """A tuple of References, `references`; every change can be undone by `undo_stack`, and is told by `changed`."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.references = ()
        self.undo_stack = QUndoStack(self)

    def add(self, references, text=""):
        """Add References; return the row of the last. One that is there already changes only whether it is like."""
        kept = [each for each in self.references if not any(each[:2] == _rounded(new)[:2] for new in references)]
        self.replace([*kept, *references], text or tr("add a place"))
        return len(self.references) - 1

    def move(self, row, lon, lat, drag):
        """Move the reference of a row; moves of one `drag`, any number that tells it from others, are undone as one."""
        self._edit(row, tr("move a place"), drag, lon=lon, lat=lat)

    def turn(self, row, like):
        """Have the reference of a row be like, or not."""
        self._edit(row, tr("turn a place"), like=like)

    def remove(self, rows):
        """Take the references of these rows out."""
        self.replace([each for row, each in enumerate(self.references) if row not in set(rows)], tr("remove places"))

    def replace(self, references, text, drag=None):
        """Have these References in place of those that are there; `text` is what there then is to undo."""
        after = tuple(_rounded(each) for each in references)
        if after != self.references:
            self.undo_stack.push(_Change(self, self.references, after, text, drag))

    def forget(self, references=()):
        """Have these References, and nothing to undo: as at the beginning."""
        self.undo_stack.clear()
        self._show(tuple(references))

    def places(self, like):
        """Return the (longitude, latitude) of those that are to be like, or not to be like, as tuples."""
        return tuple(each[:2] for each in self.references if each.like == like)

    def _edit(self, row, text, drag=None, **changes):
        edited = list(self.references)
        edited[row] = edited[row]._replace(**changes)
        self.replace(edited, text, drag)

    def _show(self, references):
        moved = len(references) == len(self.references)
        if not moved:
            self.beginResetModel()
        self.references = references
        if moved:
            # The rows stay, and with them what is selected.
            self.dataChanged.emit(self.index(0, 0), self.index(max(len(references) - 1, 0), LAT))
        else:
            self.endResetModel()
        self.changed.emit()

    # What Qt asks of a table.

    def rowCount(self, parent=QModelIndex()):  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.references)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return [tr("Like"), tr("Place"), tr("Longitude"), tr("Latitude")][section]
        return None

    def flags(self, index):
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == LIKE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        elif index.column() in (LON, LAT):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        reference = self.references[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == LIKE:
            return Qt.CheckState.Checked if reference.like else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Like this place") if reference.like else tr("Unlike this place")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if column == LIKE:
                return tr("like") if reference.like else tr("unlike")
            if column == PLACE:
                return place_name(reference.lon, reference.lat)
            value = reference.lon if column == LON else reference.lat
            return f"{value:.4f}" if role == Qt.ItemDataRole.DisplayRole else value
        return None

    def setData(self, index, value, role=Qt.ItemDataRole.EditRole):
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == LIKE:
            self.turn(row, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and column in (LON, LAT):
            try:
                value = float(value)
            except ValueError:
                return False
            if abs(value) > (180 if column == LON else 90):
                return False
            self._edit(row, tr("edit a place"), **{"lon" if column == LON else "lat": value})
            return True
        return False


class _Change(QUndoCommand):
    """From one tuple of references to another."""

    def __init__(self, model, before, after, text, drag):
        super().__init__(text)
        self._model, self._before, self.after, self._drag = model, before, after, drag

    def undo(self):
        self._model._show(self._before)

    def redo(self):
        self._model._show(self.after)

    def id(self):
        return -1 if self._drag is None else self._drag

    def mergeWith(self, other):
        self.after = other.after
        return True


def _rounded(reference):
    lon = (reference.lon + 180.0) % 360.0 - 180.0
    return Reference(round(lon, DIGITS), round(reference.lat, DIGITS), bool(reference.like))
