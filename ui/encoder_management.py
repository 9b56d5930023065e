"""Where the encoder manager is reached in QGIS's window, and how a person hears of encoders that are missing."""

from html import escape

from qgis.core import Qgis
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QPushButton

from ..processing.translation import tr
from .encoder_manager import EncoderDialog
from .options_page import OptionsFactory


class EncoderManagement(QObject):
    """The menu entry, the dialog, the page in the options, the warnings; `remove` takes them out again."""

    def __init__(self, iface, encoders):
        super().__init__()
        self._iface, self._encoders, self.dialog, self._warning = iface, encoders, None, None
        self.action = QAction(tr("Location encoders..."), iface.mainWindow())
        self.action.setObjectName("PlaceprintEncodersAction")
        iface.addPluginToMenu("Placeprint", self.action)
        self._factory = OptionsFactory(encoders)
        iface.registerOptionsWidgetFactory(self._factory)
        self._connections = [
            (self.action.triggered, self.show),
            (encoders.changed, self._looked),
            (encoders.went_missing, self._warn),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def remove(self):
        """Take all of it out of the window."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._take_warning_back()
        self._iface.unregisterOptionsWidgetFactory(self._factory)
        self._iface.removePluginMenu("Placeprint", self.action)
        self.action.deleteLater()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()

    def show(self):
        """Open the manager, or bring it to the front."""
        if self.dialog is None:
            self.dialog = EncoderDialog(self._encoders, self._iface.mainWindow())
        else:
            self._encoders.look()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _looked(self):
        if not self._encoders.missing:
            self._take_warning_back()

    def _take_warning_back(self):
        # The bar owns it, and a person may have closed it.
        if self._warning is not None and not sip.isdeleted(self._warning):
            self._iface.messageBar().popWidget(self._warning)
        self._warning = None

    def _warn(self, sentences):
        self._take_warning_back()
        bar = self._iface.messageBar()
        message = bar.createMessage("Placeprint", "<br>".join(map(escape, sentences)))
        button = QPushButton(tr("Encoders..."))
        button.clicked.connect(lambda _checked: self.show())
        message.layout().addWidget(button)
        self._warning = bar.pushWidget(message, Qgis.MessageLevel.Warning)
