"""The diagnostics report, from the options of a real QGIS to the clipboard."""

import time

import pytest
from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from placeprint.encoder import load_encoder
from placeprint.encoder.diagnostics import self_test
from placeprint.ui.diagnostics_dialog import DiagnosticsDialog
from placeprint.ui.options_page import OptionsPage

from .window_map import wait_until


def button(widget, text):
    return next(each for each in widget.findChildren(QPushButton) if each.text().replace("&", "") == text)


@pytest.fixture
def page(iface, live):
    page = OptionsPage(live.encoders, iface.mainWindow())
    yield page
    page.deleteLater()


@pytest.fixture
def dialog(page):
    QgsApplication.clipboard().setText("what was there before")
    button(page, "Diagnostics...").click()
    dialog = page.findChild(DiagnosticsDialog)
    yield dialog
    dialog.close()


def status(dialog):
    return dialog.findChild(QLabel).text()


def test_the_report_is_made_while_the_window_listens_and_is_copied(dialog):
    beats = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start(20)
    assert not button(dialog, "Copy").isEnabled()
    wait_until(lambda: button(dialog, "Copy").isEnabled())
    timer.stop()
    assert len(beats) > 10
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    for wanted in (Qgis.QGIS_VERSION, "GDAL", "PROJ", "PyQt", "profile", load_encoder().fingerprint, "Self-test"):
        assert wanted in text
    assert f"All {len(self_test.CHECKS)} checks passed." in text
    assert "All is well" in status(dialog)
    assert QgsApplication.clipboard().text() == "what was there before"
    button(dialog, "Copy").click()
    assert QgsApplication.clipboard().text() == text
    assert "clipboard" in status(dialog)


def test_what_is_wrong_is_said_above_the_report(page, monkeypatch):
    monkeypatch.setattr(self_test, "FINGERPRINT", 64 * "0")
    button(page, "Diagnostics...").click()
    dialog = page.findChild(DiagnosticsDialog)
    wait_until(lambda: button(dialog, "Copy").isEnabled())
    assert "Something is wrong" in status(dialog)
    assert "FAILED" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.close()


def test_a_dialog_that_is_closed_ends_its_task(dialog):
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() > 0)
    dialog.reject()
    wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == ""
