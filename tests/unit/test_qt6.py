"""Whether what ships is ready for QGIS 4 and its Qt 6: read beside the real PyQt6, by mypy.

That its classes of QGIS are taken by scoped names, tests/qgis/test_enum_scopes.py sees: only a QGIS knows which.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import PyQt6.QtCore
import PyQt6.QtGui
import PyQt6.QtWidgets
import PyQt6.QtXml
import pytest

from .test_house import HOUSE, ROOT, SHIPPED_CODE, each, imports_of, packages, tree_of

MODULES = (PyQt6.QtCore, PyQt6.QtGui, PyQt6.QtWidgets, PyQt6.QtXml)
OTHER_WAYS_TO_QT = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
QT_CODE = [path for path in SHIPPED_CODE if path.parts[0] != "encoder"]

QGIS_ADDS = {
    "QtCore": """
from PyQt6.QtCore import QMetaType as _QMetaType, QVariant as _QVariant
class QVariant(_QVariant):
    Bool = Int = LongLong = Double = String = List = StringList = Date = Time = DateTime = _QMetaType.Type.Bool
""",
    "QtWidgets": "from PyQt6.QtGui import QAction as QAction, QActionGroup as QActionGroup, QShortcut as QShortcut\n",
}
"""What `qgis.PyQt` of Qt 6 has beyond PyQt6."""

MYPY = """
[mypy]
check_untyped_defs = true
ignore_missing_imports = true
# To PyQt6's stubs, whatever C++ returns may be None.
strict_optional = false
# Slots may be lambdas that emit.
disable_error_code = func-returns-value
[mypy-qgis.core.*,qgis.gui.*,qgis.utils.*,numpy.*]
follow_imports = skip
follow_imports_for_stubs = true
"""

MOUSE = "QMouseEvent"
MAP_MOUSE = {"mapPoint", "originalMapPoint", "mapPointMatch", "snapPoint", "isSnapped", "pixelPoint"}
"""What a QgsMapMouseEvent adds to MOUSE."""


def is_qt(name):
    return any(hasattr(module, name) for module in MODULES)


def alternatives(tree):
    """Return the lines that are for when an import failed: another Qt's home of the same names."""
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    caught = [handler for handler in handlers if getattr(handler.type, "id", None) == "ImportError"]
    return {line for handler in caught for line in range(handler.lineno, handler.end_lineno + 1)}


def classes_of_qt(trees):
    """Return the names of classes that inherit, directly or not, from one of Qt's."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found, before = set(), None
    while found != before:
        before = set(found)
        found |= {name for name, parents in bases.items() if any(is_qt(base) or base in found for base in parents)}
    return found


def complaints(folder, paths):
    """Return "file:line: what" of all that PyQt6's Qt does not have, or takes as another type."""
    stubs = folder / "qgis" / "PyQt"
    stubs.mkdir(parents=True, exist_ok=True)
    (folder / "qgis" / "__init__.pyi").touch()
    (stubs / "__init__.pyi").write_text("from PyQt6 import sip as sip\n")
    for module in (module.__name__.split(".")[1] for module in MODULES):
        (stubs / f"{module}.pyi").write_text(f"{QGIS_ADDS.get(module, '')}from PyQt6.{module} import *\n")
    (folder / "mypy.ini").write_text(MYPY)
    environment = {"MYPYPATH": f"{folder}:{ROOT / '.link'}", "PATH": ""}
    command = [sys.executable, "-m", "mypy", "--config-file", folder / "mypy.ini", "--cache-dir", folder / "cache"]
    more = ["--no-error-summary", "--hide-error-context", "--no-pretty", "--show-absolute-path"]
    done = subprocess.run([*command, *more, *paths], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    trees = {str(path): ast.parse(Path(path).read_text(encoding="utf-8")) for path in paths}
    ours, found = classes_of_qt(trees.values()), []
    for path, line, what in re.findall(r"^(.+?):(\d+): error: (.*)$", done.stdout, re.MULTILINE):
        # Of what else mypy has to say `make types` takes care.
        named = set(re.findall(r"\w+", " ".join(re.findall(r'"[^"]*"', what))))
        qt = any(name.startswith("Qt") or is_qt(name) or name in ours for name in named)
        if path in trees and qt and int(line) not in alternatives(trees[path]):
            found.append(f"{path}:{line}: {what}")
    return found


def lost_by_events(tree):
    """Return "method: attribute" of what methods that handle events ask of theirs, and Qt 6 does not have."""
    lost = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or len(node.args.args) != 2:
            continue
        known = attributes_of_event(node.name)
        event = node.args.args[1].arg
        for inner in ast.walk(node) if known else ():
            if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name) and inner.value.id == event:
                lost.extend([f"{node.name}: {inner.attr}"] if inner.attr not in known else [])
    return lost


def attributes_of_event(method):
    """Return the names that the event has which Qt hands to a method of that name; none if Qt hands it no event."""
    if re.fullmatch(r"canvas(Press|Move|Release|DoubleClick)Event", method):
        return {*dir(PyQt6.QtGui.QMouseEvent), *MAP_MOUSE}
    told = getattr(getattr(PyQt6.QtWidgets.QWidget, method, None), "__doc__", None) or ""
    kind = re.search(r"\b\w+: (?:Optional\[)?(Q\w*Event)\b", told)
    return set(dir(getattr(PyQt6.QtGui, kind[1], None) or getattr(PyQt6.QtCore, kind[1]))) if kind else set()


@each(HOUSE)
def test_qt_is_imported_through_qgis_alone(path):
    assert not packages(imports_of(path, tree_of(path))) & OTHER_WAYS_TO_QT


def test_what_ships_finds_all_that_it_uses_in_qt_6(tmp_path):
    assert Path("ui/similarity_dock.py") in QT_CODE
    linked = [ROOT / ".link" / "placeprint" / path for path in QT_CODE]
    told = complaints(tmp_path, linked)
    assert not told, "\n".join(told)


@each(QT_CODE)
def test_events_are_asked_for_what_they_have_in_qt_6(path):
    assert lost_by_events(tree_of(path)) == []


GOOD = """
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import Qt, QVariant, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QDialog, QLabel, QWidget
try:
    from qgis.PyQt.QtGui import QUndoStack
except ImportError:
    from qgis.PyQt.QtWidgets import QUndoStack
class Panel(QWidget):
    changed = pyqtSignal()
    def ask(self, key=Qt.Key.Key_Enter, kind=QVariant.Double):
        label = QLabel("a", self)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.changed.emit()
        return QDialog().exec() == QDialog.DialogCode.Accepted, QAction("a", self), QUndoStack()
class Tool(QgsMapTool):
    def canvasPressEvent(self, event):
        return event.pos(), event.mapPoint(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
"""
BAD = {
    "from qgis.PyQt.QtCore import QRegExp": "QRegExp",
    "from qgis.PyQt.QtWidgets import QDesktopWidget": "QDesktopWidget",
    "from qgis.PyQt.QtCore import Qt\nside = Qt.AlignLeft": "AlignLeft",
    "from qgis.PyQt.QtWidgets import QDialog\nif QDialog().exec() == QDialog.Accepted: pass": "Accepted",
    "from qgis.PyQt.QtWidgets import QMenu\ndef show():\n    QMenu().exec_()": "exec_",
    "from qgis.PyQt.QtWidgets import QHBoxLayout\ndef lay(): QHBoxLayout().setMargin(0)": "setMargin",
    "from qgis.PyQt.QtWidgets import QLabel\nQLabel().setAlignment(4)": "setAlignment",
    "from qgis.PyQt.QtWidgets import QLabel\nQLabel().fontMetrics().width('a')": "width",
    "from qgis.PyQt.QtGui import QPalette\nrole = QPalette.Background": "Background",
    "from qgis.PyQt.QtCore import QDateTime\nt = QDateTime.currentDateTime().toTime_t()": "toTime_t",
    "from qgis.PyQt.QtCore import QVariant\nkind = QVariant.Type": "Type",
    "from qgis.PyQt.QtCore import QTimer\nQTimer.singleShot(1.5, print)": "singleShot",
    "from qgis.PyQt.QtWidgets import QComboBox\nclass Box(QComboBox):\n    def __init__(self):\n"
    "        self.setInsertPolicy(self.NoInsert)": "NoInsert",
}


@pytest.fixture(scope="module")
def bad_complaints(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    paths = [folder / f"bad{index}.py" for index in range(len(BAD))]
    for path, text in zip(paths, BAD):
        path.write_text(text)
    (folder / "good.py").write_text(GOOD)
    return complaints(folder, [*paths, folder / "good.py"])


@pytest.mark.parametrize(("index", "name"), list(enumerate(BAD.values())), ids=BAD.values())
def test_what_qt_6_has_lost_is_complained_of(bad_complaints, index, name):
    (told,) = [line for line in bad_complaints if f"/bad{index}.py:" in line]
    assert f'"{name}"' in told


def test_what_is_right_is_not_complained_of(bad_complaints):
    assert [line for line in bad_complaints if "/good.py:" in line] == []
    assert lost_by_events(ast.parse(GOOD)) == []


@pytest.mark.parametrize("line", ["import PyQt5.QtCore", "from PyQt6 import QtGui", "def f():\n  import sip"])
def test_another_way_to_qt_is_seen(line):
    assert packages(imports_of(Path("ui/some.py"), ast.parse(line))) & OTHER_WAYS_TO_QT


@pytest.mark.parametrize(
    ("method", "name"),
    [("mousePressEvent", "globalPos"), ("canvasMoveEvent", "globalX"), ("wheelEvent", "delta"), ("enterEvent", "x")],
)
def test_what_events_have_lost_is_complained_of(method, name):
    tree = ast.parse(f"class Tool:\n  def {method}(self, event):\n    print(event.type(), event.{name}())")
    assert lost_by_events(tree) == [f"{method}: {name}"]
