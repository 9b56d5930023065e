"""The window that makes the diagnostics report, shows it and copies it."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from ..processing.translation import tr
from .about_qgis import about_qgis
from .tasks import DiagnosticsTask, Tasks


class DiagnosticsDialog(QDialog):
    """Begins with the report at once, in a task: the window goes on listening meanwhile."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("PlaceprintDiagnostics")
        self.setWindowTitle(tr("Placeprint diagnostics"))
        layout = QVBoxLayout(self)
        self._status = QLabel(tr("Testing Placeprint on this computer, which takes some seconds ..."))
        self._status.setWordWrap(True)
        layout.addWidget(self._status)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(tr("Diagnostics report"))
        layout.addWidget(self._text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self._copy.setEnabled(False)
        self._copy.clicked.connect(lambda _checked: self._copied())
        layout.addWidget(buttons)
        self.resize(QSize(860, 640))
        self._tasks = Tasks()
        self.finished.connect(lambda _result: self._tasks.cancel())
        self._tasks.start(DiagnosticsTask(about_qgis(), self._done))

    def _done(self, task):
        self._tasks.discard(task)
        if task.error is not None:
            self._status.setText(tr("The diagnostics failed: {}", task.error))
            return
        self._text.setPlainText(task.result.text)
        self._copy.setEnabled(True)
        self._copy.setFocus()
        if task.result.passed:
            self._status.setText(
                tr("All is well. Copy the report if somebody asks for it; it names folders of this computer.")
            )
        else:
            self._status.setText(
                tr("Something is wrong: see the lines FAILED. Copy the report and send it to whoever helps you.")
            )

    def _copied(self):
        QgsApplication.clipboard().setText(self._text.toPlainText())
        self._status.setText(tr("The report is in the clipboard."))
