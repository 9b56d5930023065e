"""The page that tells of all algorithms and parameters; it is opened by a dialog's Help button, without a network."""

from pathlib import Path

from qgis.PyQt.QtCore import QUrl

from .translation import tr

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "help"


def help_url(name):
    """Return the address of what the page of QGIS's language says of the algorithm of that name."""
    url = QUrl.fromLocalFile(str(FOLDER / page_name()))
    url.setFragment(name)
    return url.toString()


def page_name():
    """Return the file name of the page in QGIS's language."""
    return tr("algorithms.html")
