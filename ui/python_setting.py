"""The setting that names a Python interpreter with torch, for training an encoder, and tries it."""

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QProcess, Qt, QTimer
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ..processing.settings import python_interpreter, set_python_interpreter
from ..processing.torch_process import environment, torch_commands
from ..processing.translation import tr

PROGRAM = "import torch; print(torch.__version__)"

PATIENCE = 60_000
"""Milliseconds that importing torch may take; the first time, from a slow disk, it does take long."""

ANSWER = 300
"""Letters of an answer that are shown."""


class PythonSetting(QGroupBox):
    """A field for the path of the interpreter, and a button that asks it for torch."""

    def __init__(self, parent=None):
        super().__init__(tr("Python with torch"), parent)
        layout = QVBoxLayout(self)
        hint = QLabel(tr("Only for training an encoder of your own; nothing else needs it."))
        hint.setWordWrap(True)
        layout.addWidget(hint)
        row = QHBoxLayout()
        self._path = QgsFileWidget()
        self._path.setDialogTitle(tr("Python interpreter"))
        self._path.lineEdit().setPlaceholderText(tr("path of a python that can import torch"))
        self._path.setFilePath(python_interpreter())
        row.addWidget(self._path, 1)
        self._test = QPushButton(tr("Test"))
        self._test.setAutoDefault(False)
        self._test.clicked.connect(lambda _checked: self.test())
        row.addWidget(self._test)
        layout.addLayout(row)
        self._answer = QLabel()
        self._answer.setWordWrap(True)
        self._answer.setTextFormat(Qt.TextFormat.PlainText)
        self._answer.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout.addWidget(self._answer)
        self._process, self._clock = QProcess(self), QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PATIENCE)
        self._clock.timeout.connect(self._process.kill)
        self._process.finished.connect(lambda *_ended: self._ended())
        self._process.errorOccurred.connect(self._failed)

    def keep(self):
        """Keep the path for good."""
        set_python_interpreter(self._path.filePath().strip())

    def test(self):
        """Ask the interpreter for its torch, in a process of its own; the answer is shown when it comes."""
        path = self._path.filePath().strip()
        if not path:
            self._answer.setText(how_to_get_one())
            return
        self._test.setEnabled(False)
        self._answer.setText(tr("Asking ..."))
        self._process.setProcessEnvironment(environment())
        # The path that is suggested begins with a ~.
        self._process.start(str(Path(path).expanduser()), ["-c", PROGRAM])
        self._clock.start()

    def stop(self):
        """Wait for no answer any more."""
        self._clock.stop()
        self._process.blockSignals(True)
        self._process.kill()

    def _ended(self):
        self._clock.stop()
        self._test.setEnabled(True)
        said = self._process.readAllStandardOutput().data().decode(errors="replace").strip()
        wrong = self._process.readAllStandardError().data().decode(errors="replace").strip()
        if self._process.exitStatus() == QProcess.ExitStatus.NormalExit and self._process.exitCode() == 0 and said:
            self._answer.setText(tr("It has torch {}.", said[:ANSWER]))
        else:
            why = wrong.splitlines()[-1][:ANSWER] if wrong else tr("it gave no answer")
            self._answer.setText(tr("It has no torch: {}.", why) + "\n" + how_to_get_one())

    def _failed(self, error):
        if error == QProcess.ProcessError.FailedToStart:
            self._clock.stop()
            self._test.setEnabled(True)
            self._answer.setText(tr("There is no program of that name.") + "\n" + how_to_get_one())


def how_to_get_one():
    """Return the commands that make a Python with torch on this system."""
    commands, python = torch_commands()
    return tr("To get one, run in a terminal:\n{}\nand choose {} here.", "\n".join(commands), python)
