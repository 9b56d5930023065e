"""Values of QGIS's enums are named in full, `QgsTask.Flag.CanCancel`: QGIS 4 knows no shorter names."""

import ast
import enum
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    Path("plugin.py"),
    *(path.relative_to(ROOT) for room in ("processing", "ui") for path in (ROOT / room).rglob("*.py")),
]


def imported(tree):
    """Return {name: what QGIS has of that name} of all that a module imports from QGIS, without its Qt."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module in ("qgis.core", "qgis.gui"):
            module = importlib.import_module(node.module)
            for alias in node.names:
                if hasattr(module, alias.name):
                    found[alias.asname or alias.name] = getattr(module, alias.name)
    return found


def is_value(thing):
    """Return whether it is a value of an enum: Python's, or one of those of PyQt5's sip."""
    return isinstance(thing, enum.Enum) or type(type(thing)).__name__ == "enumtype"


def short_names(tree):
    """Return the dotted names by which a module takes values of enums from elsewhere than the enum."""
    known, found = imported(tree), []
    owners = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            bases = [known[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in known]
            owners.update((id(inner), bases) for inner in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            parts = [node.attr]
            inner = node.value
            while isinstance(inner, ast.Attribute):
                parts.insert(0, inner.attr)
                inner = inner.value
            if not isinstance(inner, ast.Name):
                continue
            of_class = inner.id in ("self", "cls")
            starts = owners.get(id(node), []) if of_class else [known[inner.id]] if inner.id in known else []
            for start in starts:
                owner, value = None, start
                for part in parts:
                    owner, value = value, getattr(value, part, None)
                if isinstance(owner, type) and is_value(value) and type(value) is not owner:
                    found.append(".".join([inner.id, *parts]))
    return found


@pytest.mark.parametrize("path", sorted(FILES), ids=str)
def test_values_of_enums_are_named_in_full(qgis_app, path):
    assert short_names(ast.parse((ROOT / path).read_text(encoding="utf-8"))) == []


def test_short_names_are_seen(qgis_app):
    tree = ast.parse(
        "from qgis.core import Qgis, QgsProcessing, QgsProcessingAlgorithm, QgsTask, QgsWkbTypes as W\n"
        "good = Qgis.MessageLevel.Warning, QgsProcessing.SourceType.TypeVectorPoint, W.Type.Point, Qgis.version()\n"
        "bad = Qgis.Warning, QgsProcessing.TypeVectorPoint, W.Point\n"
        "class Algorithm(QgsProcessingAlgorithm):\n"
        "    def flags(self):\n"
        "        good = self.Flag.FlagNoThreading, QgsTask.Flag.CanCancel, self.tr('x')\n"
        "        return super().flags() | self.FlagNoThreading | QgsTask.CanCancel\n"
    )
    expected = {"Qgis.Warning", "QgsProcessing.TypeVectorPoint", "W.Point", "self.FlagNoThreading", "QgsTask.CanCancel"}
    assert set(short_names(tree)) == expected
