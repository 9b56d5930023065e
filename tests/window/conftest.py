"""The window of the QGIS that these tests run in, with a map in it."""

import sys
import traceback

import pytest
import qgis.utils
from qgis.core import QgsProject

from placeprint.ui.similarity_dock import Display

from .window_map import Map, plugin


@pytest.fixture(autouse=True)
def no_errors(monkeypatch):
    """Fail a test during which an exception got out of a slot: QGIS shows it in a bar, and goes on."""
    errors = []
    monkeypatch.setattr(qgis.utils, "showException", lambda *error, **_more: errors.append(error))
    monkeypatch.setattr(sys, "excepthook", lambda *error: errors.append(error))
    yield
    assert not errors, "".join(traceback.format_exception(*errors[0][:3]))


@pytest.fixture(scope="session")
def iface():
    return qgis.utils.iface


@pytest.fixture
def live():
    """The plugin's part in the window, as it is after an installation."""
    return plugin()


@pytest.fixture
def world(iface, live):
    """The Map, empty but for the outlines of the countries, with nothing remembered of earlier tests."""
    map = Map(iface)
    map.show()
    live.dock.set_display(Display())
    live.dock.display_changed.emit()
    live.dock.hide()
    yield map
    map.canvas.unsetMapTool(plugin().tool)
    map.close()
    QgsProject.instance().clear()
    plugin().references.forget()
