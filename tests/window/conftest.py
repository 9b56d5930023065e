"""The window of the QGIS that these tests run in, with a map in it."""

import os
import sys
import traceback
from pathlib import Path

import pytest
import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QDockWidget

from placeprint.ui.similarity_dock import Display

from .window_map import PICTURE, Map, plugin, wait


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


@pytest.fixture
def stage(world):
    """The window as a person has it who works with Placeprint: layers to the left, the panel to the right."""
    window = world.iface.mainWindow()
    window.resize(*PICTURE)
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() == "Browser":
            dock.hide()
    world.iface.messageBar().clearWidgets()
    world.show("EPSG:8857")
    return world


@pytest.fixture
def save(tmp_path):
    """Return a function that saves a picture of a widget, and returns it as a QImage."""
    folder = Path(os.environ.get("WINDOW_PICTURES", tmp_path))

    def save(widget, name):
        wait(0.3)
        image = widget.grab().toImage()
        path = folder / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        assert image.save(str(path))
        width, height = image.width(), image.height()
        assert len({image.pixel(x, y) for x in range(0, width, 4) for y in range(0, height, 4)}) > 10
        return image

    return save


@pytest.fixture
def save_window(stage, save):
    """Return a function that saves a picture of the window, and returns it."""

    def save_window(name):
        wait(0.3)
        stage.iface.messageBar().clearWidgets()
        return save(stage.iface.mainWindow(), name)

    return save_window
