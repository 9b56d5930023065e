"""A small label beside the cursor on the map."""

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QLabel

BESIDE = QPoint(16, 14)
"""Pixels from the cursor to the label's upper left corner."""


class CursorLabel(QLabel):
    """Follows the cursor over a QgsMapCanvas, and does not get in its way."""

    def __init__(self, canvas):
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            "background: rgba(255, 255, 255, 220); color: #1f2a3a; border: 1px solid #8a94a3; border-radius: 3px;"
            "padding: 1px 4px;"
        )
        self.hide()

    def say(self, text, position):
        """Show a text beside a pixel of the canvas, a QPoint; no text hides the label."""
        self.setVisible(bool(text))
        if text:
            self.setText(text)
            self.adjustSize()
            right, below = position + BESIDE, position - QPoint(self.width() + 4, self.height() + 4)
            room = self.parentWidget().rect()
            self.move(
                right.x() if right.x() + self.width() < room.right() else below.x(),
                right.y() if right.y() + self.height() < room.bottom() else below.y(),
            )
