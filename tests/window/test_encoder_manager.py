"""The encoder manager, in the window and in QGIS's options; and what a project says whose encoder is gone."""

import shutil
import sys

import numpy as np
import pytest
import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from placeprint.encoder.encoders.folders import own_folder
from placeprint.encoder.encoders.library import EncoderRef
from placeprint.encoder.files.encoder_file import arrays_of, write_arrays
from placeprint.processing.project_encoder import default_encoder
from placeprint.processing.settings import encoder_folder, python_interpreter, set_python_interpreter
from placeprint.ui.options_page import PAGE, OptionsPage
from placeprint.ui.python_setting import PythonSetting
from placeprint.ui.similarity_dock import Display

from .window_map import plugin, wait, wait_until

HONG_KONG, GUANGXI = (114.17, 22.28), (108.0, 22.7)

METADATA = {
    "name": "Waves <b>of</b> mine",
    "basis": "spherical harmonics",
    "imported from": {"kind": "SatCLIP", "file": "satclip-resnet18-l10.ckpt", "bytes": 2_345_678, "sha256": "0f" * 32},
    "licence": "MIT, as its authors say",
}


@pytest.fixture
def folder(world, live):
    """A person's own folder, empty before and after."""
    assert own_folder() == encoder_folder()
    shutil.rmtree(own_folder(), ignore_errors=True)
    yield own_folder()
    shutil.rmtree(own_folder(), ignore_errors=True)
    plugin().dock.set_display(Display())
    plugin().dock.display_changed.emit()
    qgis.utils.iface.messageBar().clearWidgets()


@pytest.fixture
def waves(tmp_path):
    """The file of a small encoder of random weights."""
    rng = np.random.default_rng(4)
    layers = [(rng.normal(size=(12, 16)), rng.normal(size=12)), (rng.normal(size=(6, 12)), rng.normal(size=6))]
    write_arrays(tmp_path / "waves.npz", arrays_of(layers), METADATA)
    return tmp_path / "waves.npz"


@pytest.fixture
def manager(live, folder):
    """The manager, open, when it has looked at the files."""
    live.dock.setUserVisible(True)
    (button,) = [each for each in live.dock.findChildren(QToolButton) if each.text() == "Encoders"]
    button.click()
    dialog = live.encoder_management.dialog
    # What was there for the test before may still be listed.
    wait_until(lambda: live.encoders.looked and names(dialog.manager) == ["placeprint-1"])
    yield dialog.manager
    dialog.close()


def tree(manager):
    return manager.findChild(QTreeWidget)


def names(manager):
    items = [tree(manager).topLevelItem(row) for row in range(tree(manager).topLevelItemCount())]
    return [item.text(0) for item in items]


def button(manager, text):
    (found,) = [each for each in manager.findChildren(QPushButton) if each.text() == text]
    return found


def text(manager):
    labels = [label.text() for label in manager.findChildren(QLabel)]
    return " ".join([*labels, *(reader.toPlainText() for reader in manager.findChildren(QTextBrowser))])


def bring(live, manager, path):
    """Put a file into the folder, as a person would, and wait until it is listed."""
    shutil.copy(path, own_folder())
    wait_until(lambda: len(names(manager)) == 2)
    manager.choose(METADATA["name"])
    wait_until(lambda: button(manager, "Remove...").isEnabled())


def answer(kind):
    """Press a button of the question that is about to be asked."""

    def press():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            box.button(kind).click()
        else:
            QTimer.singleShot(50, press)

    QTimer.singleShot(50, press)


def warnings():
    bar = qgis.utils.iface.messageBar()
    return [item.text() for item in bar.items()]


def test_the_encoder_that_ships_is_shown_with_all_that_is_known_of_it(manager, live, save):
    assert names(manager) == ["placeprint-1"]
    entry = manager.chosen()
    told = text(manager)
    for known in ("Ships with Placeprint", "GPL-2.0-or-later", "454 dimensions, 20 degrees", "Blue Marble", "0.730"):
        assert known in told
    assert "This project uses the encoder that ships" in told
    assert "What it is good for" in told
    (line,) = [each for each in manager.findChildren(QLineEdit) if each.isReadOnly()]
    assert line.text() == entry.fingerprint
    (copy,) = [each for each in manager.findChildren(QToolButton) if each.toolTip() == "Copy the fingerprint"]
    copy.click()
    assert QApplication.clipboard().text() == entry.fingerprint
    assert not button(manager, "Remove...").isEnabled()
    assert not button(manager, "Use as this project's default").isEnabled()
    save(live.encoder_management.dialog, "encoders")
    tabs = manager.findChild(QTabWidget)
    for index, name in ((1, "encoders-scores"), (2, "encoders-card")):
        tabs.setCurrentIndex(index)
        save(live.encoder_management.dialog, name)


def test_a_file_that_is_put_into_the_folder_is_listed_and_told_of(manager, live, waves, save):
    bring(live, manager, waves)
    assert names(manager) == ["placeprint-1", METADATA["name"]]
    told = text(manager)
    for known in ("Imported, SatCLIP", "satclip-resnet18-l10.ckpt", "MIT, as its authors say", "no scores"):
        assert known in told
    save(live.encoder_management.dialog, "encoders-imported")
    (own_folder() / "broken.npz").write_bytes(b"PK")
    wait_until(lambda: len(names(manager)) == 3)
    manager.choose("broken")
    assert "is not an encoder file" in text(manager)
    assert not button(manager, "Use as this project's default").isEnabled()
    assert button(manager, "Remove...").isEnabled()
    save(live.encoder_management.dialog, "encoders-broken")


def test_import_opens_the_algorithm_and_what_it_writes_is_listed(manager, live, tmp_path, save):
    import torch

    rng = np.random.default_rng(0)
    state = {}
    for layer, outputs, inputs in (("layers.0", 32, 100), ("layers.1", 32, 32), ("last_layer", 16, 32)):
        name = f"model.location.nnet.{layer}"
        state[f"{name}.weight"] = torch.tensor(rng.uniform(-0.05, 0.05, (outputs, inputs)))
        state[f"{name}.bias"] = torch.tensor(rng.uniform(-0.05, 0.05, outputs))
    torch.save({"state_dict": state}, tmp_path / "satclip-small-l10.ckpt")
    button(manager, "Import...").click()
    dialog = manager._dialog
    assert dialog.isVisible()
    dialog.setParameters({"INPUT": str(tmp_path / "satclip-small-l10.ckpt")})
    save(dialog, "encoders-import")
    dialog.runButton().click()
    wait_until(lambda: "satclip-small-l10" in names(manager))
    assert (own_folder() / "satclip-small-l10.npz").is_file()
    dialog.close()


def test_a_file_is_added_after_a_look_at_it(manager, live, waves, tmp_path):
    (tmp_path / "other.npz").write_bytes(b"no encoder")
    live.encoders.add(str(tmp_path / "other.npz"))
    wait_until(lambda: "Nothing was added" in text(manager))
    assert "other.npz is not an encoder file" in text(manager)
    live.encoders.add(str(waves))
    wait_until(lambda: manager.chosen().name == METADATA["name"])
    assert (own_folder() / "waves.npz").read_bytes() == waves.read_bytes()


def test_a_file_is_removed_when_the_answer_is_yes(manager, live, waves):
    bring(live, manager, waves)
    answer(QMessageBox.StandardButton.No)
    button(manager, "Remove...").click()
    assert (own_folder() / "waves.npz").exists()
    answer(QMessageBox.StandardButton.Yes)
    button(manager, "Remove...").click()
    assert not (own_folder() / "waves.npz").exists()
    wait_until(lambda: names(manager) == ["placeprint-1"])


def test_every_button_is_reached_by_the_tab_key(manager, live, waves):
    bring(live, manager, waves)
    reached, widget = set(), tree(manager).nextInFocusChain()
    while widget is not tree(manager):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget)
        widget = widget.nextInFocusChain()
    buttons = [each for each in manager.findChildren(QPushButton) if each.isEnabled()]
    assert len(buttons) == 5
    assert [each.text() for each in buttons if each not in reached] == []
    tree(manager).setFocus()
    QTest.keyClick(tree(manager), Qt.Key.Key_Home)
    assert manager.chosen().name == "placeprint-1"
    QTest.keyClick(tree(manager), Qt.Key.Key_Down)
    assert manager.chosen().name == METADATA["name"]


def test_the_live_map_follows_the_projects_default_and_the_file_may_go_and_come(
    manager, world, live, waves, tmp_path, save
):
    live.action.trigger()
    world.click(HONG_KONG)
    world.settle()
    assert world.heat(GUANGXI) > 0.6
    shipped = world.image()
    bring(live, manager, waves)
    project = QgsProject.instance()
    project.setDirty(False)
    button(manager, "Use as this project's default").click()
    assert project.isDirty()
    assert default_encoder(project).name == METADATA["name"]
    world.settle()
    assert "fingerprint=" in world.layer().source()
    assert world.image() != shipped
    assert f"This project uses {METADATA['name']}" in text(manager)
    (chooser,) = [each for each in live.dock.findChildren(QComboBox) if each.findData("") >= 0]
    assert chooser.currentText() == f"{METADATA['name']} (project default)"
    assert Display.remembered().encoder == EncoderRef()
    assert live._raster_parameters()["ENCODER"] == str((own_folder() / "waves.npz").resolve())
    live.dock.set_display(Display())
    live.dock.display_changed.emit()
    assert live._raster_parameters()["ENCODER"] == "placeprint-1"
    live.encoders.default_changed.emit()
    world.settle()

    path = str(tmp_path / "project.qgz")
    source, before = world.layer().source(), world.image()
    assert project.write(path)
    project.clear()
    assert live.dock.display().encoder == EncoderRef()
    assert project.read(path)
    world.settle()
    assert live.dock.display().encoder.fingerprint == default_encoder(project).fingerprint
    assert world.layer().source() == source

    away = own_folder() / "waves.npz"
    shutil.move(str(away), str(tmp_path / "away.npz"))
    qgis.utils.iface.messageBar().clearWidgets()
    project.clear()
    assert project.read(path)
    wait_until(warnings)
    world.settle()
    assert len(warnings()) == 1, warnings()
    (warning,) = warnings()
    fingerprint = default_encoder(project).fingerprint
    name = METADATA["name"].replace("<", "&lt;").replace(">", "&gt;")
    for told in (f"The encoder {name} ({fingerprint[:12]}) is missing", "bring waves.npz", str(own_folder())):
        assert told in warning
    for told in ("This project's default: ", "The layer 'Like Hong Kong, HK', blank for now: "):
        assert told in text(manager)
    assert chooser.currentText() == "waves.npz (missing)"
    save(qgis.utils.iface.mainWindow(), "encoder-missing")
    assert world.layer().source() == source
    assert world.layer().isValid()
    assert world.heat(GUANGXI) < 0.05
    assert not project.isDirty()
    live.dock.display_changed.emit()
    assert world.layer().source() == source

    shutil.copy(tmp_path / "away.npz", own_folder() / "brought.npz")
    wait_until(lambda: not live.encoders.missing)
    assert warnings() == []
    world.settle()
    assert world.layer().source() == source
    assert world.image() == before
    assert chooser.currentText() == f"{METADATA['name']} (project default)"


def test_a_project_without_a_live_layer_opens_the_panel_with_its_default(manager, live, waves, tmp_path):
    bring(live, manager, waves)
    button(manager, "Use as this project's default").click()
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert live.dock.display().encoder == EncoderRef()
    assert QgsProject.instance().read(path)
    assert live.dock.display().encoder.path == str((own_folder() / "waves.npz").resolve())
    wait_until(lambda: len(names(manager)) == 2)
    manager.choose("placeprint-1")
    button(manager, "Use as this project's default").click()
    assert default_encoder(QgsProject.instance()) is None
    assert live.dock.display().encoder == EncoderRef()


def test_another_file_is_told_to_the_layer_by_its_fingerprint(world, live, folder, waves):
    live.action.trigger()
    world.click(HONG_KONG)
    live.dock.set_display(Display(encoder=EncoderRef(str(waves))))
    live.dock.display_changed.emit()
    wait_until(lambda: "fingerprint=" in world.layer().source())
    assert Display.remembered().encoder.path == str(waves)


def test_the_options_have_a_page_and_keep_the_python(live, folder, save):
    set_python_interpreter("")
    seen = []

    def look():
        options = QApplication.activeModalWidget()
        page = options.findChild(OptionsPage, PAGE)
        seen.append(page is not None and page.isVisible())
        try:
            wait_until(lambda: names(page.manager))
            python = page.findChild(PythonSetting)
            line = python.findChild(QLineEdit)
            button(python, "Test").click()
            assert "-m venv" in text(python)
            line.setText("/no/such/python")
            button(python, "Test").click()
            wait_until(lambda: "no program" in text(python))
            line.setText("/bin/echo")
            button(python, "Test").click()
            wait_until(lambda: "It has torch" in text(python))
            line.setText("/bin/false")
            button(python, "Test").click()
            wait_until(lambda: "It has no torch" in text(python))
            save(options, "options")
            line.setText(sys.executable)
            page.apply()
        finally:
            options.reject()

    QTimer.singleShot(1500, look)
    qgis.utils.iface.showOptionsDialog(qgis.utils.iface.mainWindow(), PAGE)
    assert seen == [True]
    assert python_interpreter() == sys.executable
    set_python_interpreter("")


def options_have_the_page():
    found = []

    def look():
        options = QApplication.activeModalWidget()
        found.append(bool([each for each in options.findChildren(QWidget) if each.objectName() == PAGE]))
        options.reject()

    QTimer.singleShot(1000, look)
    qgis.utils.iface.showOptionsDialog(qgis.utils.iface.mainWindow())
    return found == [True]


def test_nothing_of_it_is_left_after_unloading_three_times(iface, folder):
    def count():
        window = iface.mainWindow()
        return len([each for each in window.findChildren(QAction) if each.objectName().startswith("Placeprint")])

    before = count()
    for _ in range(3):
        qgis.utils.plugins["placeprint"].live_similarity.encoder_management.show()
        wait(0.3)
        assert qgis.utils.unloadPlugin("placeprint")
        wait(0.3)
        assert count() == 0
        assert not [each for each in QApplication.topLevelWidgets() if each.objectName() == "PlaceprintEncoders"]
        assert not options_have_the_page()
        qgis.utils.loadPlugin("placeprint")
        qgis.utils.startPlugin("placeprint")
    assert options_have_the_page()
    assert count() == before
