"""The plugin comes, goes and comes again, and takes everything along."""

import ast
from pathlib import Path

from qgis.core import QgsApplication, QgsExpression, QgsProcessingParameterDefinition

import placeprint

ROOT = Path(placeprint.__file__).resolve().parent


NEEDED = ("INPUT", "OUTPUT", "FIELD", "PROBE", "REFERENCES", "AREA")
"""Parameters without which there is nothing to do; a model's outputs have a colon in their names."""

HEADLESS_UI = [
    ROOT / "ui" / name for name in ("expressions.py", "similarity_query.py", "similarity_provider.py", "view_places.py")
]


def ids():
    registry = QgsApplication.processingRegistry()
    return sorted(algorithm.id() for algorithm in registry.algorithms() if algorithm.id().startswith("placeprint:"))


def test_it_loads_and_unloads_three_times(qgis_app, qgis_processing):
    registry = QgsApplication.processingRegistry()
    before = len(registry.providers())
    for _ in range(3):
        plugin = placeprint.classFactory(None)
        plugin.initProcessing()
        assert len(registry.providers()) == before + 1
        assert "placeprint:similarityraster" in ids()
        assert QgsExpression.isFunctionName("location_similarity")
        plugin.unload()
        assert len(registry.providers()) == before
        assert ids() == []
        assert not QgsExpression.isFunctionName("location_similarity")


def test_it_loads_without_a_window(qgis_app, qgis_processing):
    plugin = placeprint.classFactory(None)
    plugin.initProcessing()
    found, has_functions = ids(), QgsExpression.isFunctionName("location_embedding")
    # Before anything may fail: two plugins at once would bring down the tests that follow.
    plugin.unload()
    assert len(found) == 17
    assert has_functions


def test_every_algorithm_and_parameter_says_what_it_is(provider):
    for algorithm in provider.algorithms():
        assert len(algorithm.shortHelpString()) > 200, algorithm.id()
        assert algorithm.group()
        assert algorithm.tags()
        assert not algorithm.icon().isNull()
        for parameter in algorithm.parameterDefinitions():
            assert parameter.description(), (algorithm.id(), parameter.name())


def test_what_a_newcomer_leaves_out_is_optional(provider):
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    for algorithm in provider.algorithms():
        for parameter in algorithm.parameterDefinitions():
            needed = parameter.name() in NEEDED or ":" in parameter.name()
            filled = parameter.defaultValue() is not None
            assert needed or filled or parameter.flags() & optional, (algorithm.id(), parameter.name())


def test_nothing_that_runs_headless_imports_widgets():
    for path in [ROOT / "plugin.py", *(ROOT / "processing").glob("*.py"), *HEADLESS_UI]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ImportFrom):
                assert node.module not in ("qgis.gui", "qgis.PyQt.QtWidgets"), path
