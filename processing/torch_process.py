"""A Python of its own that does what QGIS's cannot: started, listened to, and ended with whoever asked for it."""

import json
import sys
from pathlib import Path

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QProcess, QProcessEnvironment

from .progress import check
from .translation import tr

PACKAGE = __name__.split(".")[0]
"""What this plugin is called as a package: its folder's name."""

FOLDER = Path(__file__).absolute().parent.parent.parent
"""The folder that holds it. Not resolved: a link may give it its name."""

LISTEN = 100
"""Milliseconds after which cancelling is thought of again."""

GRACE = 3000
"""Milliseconds that a child has to end by itself."""

LOOK = "import importlib.util as u; [print(name) for name in ('torch', 'numpy') if not u.find_spec(name)]"
"""Tells what a Python lacks. To load torch would take seconds."""

TAIL = 12
"""Lines of a child's complaint that are worth showing."""


def run_module(python, arguments, folder, feedback, follow):
    """Run `python -m placeprint.encoder` with `arguments` in `folder`, with the progress that it tells.

    `follow` is called with the share done, 0 to 1, and a text or None. Raises QgsProcessingException if it was
    cancelled and when the child fails: the tail of what it complained of is in the message. The child has ended in any
    case.
    """

    def hear(line):
        try:
            said = json.loads(line)
            follow(float(said["share"]), said.get("say"))
        except (ValueError, KeyError, TypeError):
            feedback.pushDebugInfo(line)

    status, complaint = _run(python, ["-m", f"{PACKAGE}.encoder", *arguments], folder, feedback, hear)
    if status:
        raise QgsProcessingException(tr("The training failed:\n{}", complaint or tr("It says nothing.")))


def check_torch(python, folder, feedback):
    """Raise QgsProcessingException, which says how to get one, if the path `python` is no Python that has torch."""
    if not python:
        none = tr("Training needs a Python that has torch, and none was named.")
        raise QgsProcessingException(f"{none}\n{advice()}")
    missing = []
    status, complaint = _run(python, ["-c", LOOK], folder, feedback, missing.append)
    if status is None:
        raise QgsProcessingException(tr("{} cannot be started.\n{}", python, advice()))
    if status:
        raise QgsProcessingException(tr("{} is no Python that works: {}\n{}", python, complaint, advice()))
    if missing:
        raise QgsProcessingException(tr("{} has no {}.\n{}", python, tr(" and no ").join(missing), advice()))


def advice():
    """Return how to get a Python that has torch, on this system."""
    commands, python = torch_commands()
    return tr(
        "To get one, open a terminal and run\n    {}\n"
        "Without a GPU the 'cpu' wheel of torch is enough and much smaller: its own pages say how to ask pip for it. "
        "Then name {} in Settings, Options, Placeprint, or as PYTHON here.",
        "\n    ".join(commands),
        python,
    )


def torch_commands():
    """Return (commands, python): what makes a Python that has torch on this system, line by line, and its path."""
    if sys.platform == "win32":
        folder, python, make = r"%USERPROFILE%\placeprint-torch", r"\Scripts\python.exe", "py -m venv"
    else:
        folder, python, make = "~/placeprint-torch", "/bin/python", "python3 -m venv"
    python = folder + python
    return [f"{make} {folder}", f"{python} -m pip install torch numpy"], python


def _run(python, arguments, folder, feedback, hear):
    """Run an interpreter and return (exit status, the tail of its standard error); None for what cannot be started.

    `hear` is called with each line of its standard output.
    """
    process = QProcess()
    process.setWorkingDirectory(str(folder))
    variables = environment()
    for name in ("TMPDIR", "TEMP", "TMP"):
        # A child that is ended cannot tidy up; the folder goes with all that is in it.
        variables.insert(name, str(folder))
    process.setProcessEnvironment(variables)
    process.start(str(Path(python).expanduser()), [str(argument) for argument in arguments])
    if not process.waitForStarted():
        return None, ""
    told, complaint = b"", b""
    try:
        while process.state() != QProcess.ProcessState.NotRunning:
            process.waitForReadyRead(LISTEN)
            check(feedback)
            told, complaint = told + process.readAllStandardOutput().data(), complaint + _errors(process)
            *lines, told = told.split(b"\n")
            for line in lines:
                hear(line.decode("utf-8", "replace").strip())
        for line in (told + process.readAllStandardOutput().data()).splitlines():
            hear(line.decode("utf-8", "replace").strip())
        complaint += _errors(process)
        failed = process.exitStatus() != QProcess.ExitStatus.NormalExit
        tail = complaint.decode("utf-8", "replace").strip().splitlines()[-TAIL:]
        return process.exitCode() or int(failed), "\n".join(tail)
    finally:
        _end(process)


def _errors(process):
    return process.readAllStandardError().data()


def _end(process):
    """End a child that still runs."""
    if process.state() == QProcess.ProcessState.NotRunning:
        return
    process.terminate()
    if not process.waitForFinished(GRACE):
        process.kill()
        process.waitForFinished(-1)


def environment():
    """Return the QProcessEnvironment of a Python of its own: that of QGIS, without what this tells its own Python."""
    variables = QProcessEnvironment.systemEnvironment()
    for name in ("PYTHONHOME", "PYTHONSTARTUP", "PYTHONEXECUTABLE", "__PYVENV_LAUNCHER__"):
        variables.remove(name)
    variables.insert("PYTHONPATH", str(FOLDER))
    variables.insert("PYTHONUTF8", "1")
    variables.insert("PYTHONDONTWRITEBYTECODE", "1")
    return variables
