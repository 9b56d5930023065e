"""What belongs to a person's QGIS profile, and holds for all projects."""

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings

PYTHON = "placeprint/python"


def encoder_folder():
    """Return the Path of the folder of a person's own encoders; it need not exist."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "placeprint" / "encoders"


def python_interpreter():
    """Return the path of the Python interpreter that has torch, "" if none was named."""
    return QgsSettings().value(PYTHON, "", type=str)


def set_python_interpreter(path):
    """Keep the path of the Python interpreter that has torch; "" for none."""
    QgsSettings().setValue(PYTHON, path)
