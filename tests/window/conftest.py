"""The window of the QGIS that these tests run in, with a map in it."""

import pytest
import qgis.utils
from qgis.core import QgsProject

from placeprint.ui.similarity_dock import Display

from .window_map import Map, plugin


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
