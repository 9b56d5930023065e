"""What Placeprint keeps in the settings of QGIS."""

from qgis.core import QgsSettings

PYTHON = "placeprint/python"


def python_interpreter():
    """Return the path of the Python that has torch, which trains encoders; empty if none was set."""
    return QgsSettings().value(PYTHON, "", type=str)


def set_python_interpreter(path):
    """Remember the Python that has torch; empty forgets it."""
    QgsSettings().setValue(PYTHON, path)
