"""Translation of what a person reads, under one context for the whole plugin."""

from qgis.PyQt.QtCore import QCoreApplication


def tr(text):
    """Return `text` in the language of QGIS."""
    return QCoreApplication.translate("Placeprint", text)
