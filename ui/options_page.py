"""Placeprint's page in QGIS's options: the encoder manager, and the settings that hold for all projects."""

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ..processing.base import ICON
from ..processing.translation import tr
from .diagnostics_dialog import DiagnosticsDialog
from .encoder_manager import EncoderManager
from .python_setting import PythonSetting

PAGE = "PlaceprintOptions"
"""Name of the page, by which QGIS opens its options at it."""


class OptionsPage(QgsOptionsPageWidget):
    """The page itself. What is done to encoders is done at once; the rest is kept with OK."""

    def __init__(self, encoders, parent=None):
        super().__init__(parent)
        self.setObjectName(PAGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.manager, self.python = EncoderManager(encoders), PythonSetting()
        layout.addWidget(self.manager, 1)
        layout.addWidget(self.python)
        layout.addLayout(self._diagnostics())

    def _diagnostics(self):
        row = QHBoxLayout()
        hint = QLabel(tr("Something is odd, or slow? A report of versions, encoders and a self-test, to be copied:"))
        hint.setWordWrap(True)
        row.addWidget(hint, 1)
        button = QPushButton(tr("Diagnostics..."))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: self.diagnose())
        row.addWidget(button)
        return row

    def diagnose(self):
        """Open the window that makes the report."""
        self._dialog = DiagnosticsDialog(self)
        self._dialog.open()

    def apply(self):
        self.python.keep()

    def cancel(self):
        self.python.stop()


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time that the options are opened."""

    def __init__(self, encoders):
        super().__init__()
        self._encoders, self._page = encoders, None
        self.setTitle("Placeprint")

    def icon(self):
        return QIcon(str(ICON))

    def createWidget(self, parent=None):
        # Kept, or Python would let go of its half of it.
        self._page = OptionsPage(self._encoders, parent)
        return self._page
