"""The panel, by its widgets as a person sees and types them."""

import os
import subprocess
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QTableWidget,
    QToolButton,
)

from placeprint.ui.reference_list import LAT, LIKE, LON, PLACE, Reference
from placeprint.ui.similarity_dock import Display

from .window_map import wait_until

HONG_KONG, GUANGXI, SAHARA = (114.17, 22.28), (108.0, 22.7), (5.0, 24.0)


@pytest.fixture
def dock(world, live):
    """The open panel, and nothing in it."""
    live.activate()
    world.settle()
    yield live.dock
    live.dock.set_display(Display())
    live.dock.display_changed.emit()


def line(dock):
    # A combo box that can be edited has a line of its own.
    (found,) = [each for each in dock.findChildren(QLineEdit) if each.placeholderText().startswith("Town")]
    return found


def type_in(dock, text):
    line(dock).setText(text)
    QTest.keyClick(line(dock), Qt.Key.Key_Return)


def said(dock):
    return " ".join(label.text() for label in dock.findChildren(QLabel) if label.isVisible())


def press(dock, text):
    (action,) = [action for action in dock.findChildren(QAction) if action.text() == text]
    assert action.isEnabled()
    action.trigger()


def table(dock):
    return next(each for each in dock.findChildren(QTableView) if not isinstance(each, QTableWidget))


def spin(dock, kind, value):
    """Return the spin box of a kind that has a value."""
    (found,) = [each for each in dock.findChildren(kind) if each.value() == value]
    return found


def combo(dock, text):
    (found,) = [each for each in dock.findChildren(QComboBox) if each.findText(text) >= 0]
    return found


def test_it_says_what_to_do_where_there_is_nothing(dock):
    assert "Click a place on the map" in said(dock)
    assert "Choose a place to see the most similar ones" in said(dock)
    for action in dock.findChildren(QAction):
        if action.text() in ("Export...", "Copy command", "Remove"):
            assert not action.isEnabled()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hong Kong", HONG_KONG),
        ("sao paulo", (-46.636, -23.547)),
        ("114.17 22.28", HONG_KONG),
        ("114.17, 22.28", HONG_KONG),
        ("-43.2,-22.9", (-43.2, -22.9)),
        ("114,17 22,28", HONG_KONG),
    ],
)
def test_a_place_is_typed(world, live, dock, text, place):
    type_in(dock, text)
    world.settle()
    (reference,) = live.references.references
    assert reference == pytest.approx((*place, True), abs=0.02)
    assert line(dock).text() == ""
    assert world.layer() is not None


def test_a_feature_of_the_active_layer_is_typed(world, live, dock):
    world.iface.setActiveLayer(world.countries)
    world.countries.setDisplayExpression('"name"')
    type_in(dock, "Botswan")
    (reference,) = live.references.references
    assert reference == pytest.approx((24, -22, True), abs=3)


@pytest.mark.parametrize(("text", "answer"), [("Nowhereville", "no town named"), ("22.28 114.17", "nowhere on Earth")])
def test_what_is_not_a_place_is_answered(live, dock, text, answer):
    type_in(dock, text)
    assert answer in said(dock)
    assert live.references.references == ()
    assert line(dock).text() == text


def test_the_selected_features_become_references(world, live, dock):
    layer = world.countries
    world.iface.setActiveLayer(layer)
    layer.removeSelection()
    live.dock.selection_wanted.emit(True)
    assert "Select features" in said(dock)
    layer.selectByExpression("\"iso_a2\" in ('BW', 'NA')")
    live.dock.selection_wanted.emit(True)
    assert sorted(round(reference.lon / 10) for reference in live.references.references) == [2, 2]
    layer.selectByExpression("\"iso_a2\" = 'BW'")
    live.dock.selection_wanted.emit(False)
    assert sorted(reference.like for reference in live.references.references) == [False, True]
    live.references.undo_stack.undo()
    assert len(live.references.references) == 2


def test_references_are_edited_in_the_table(world, live, dock):
    type_in(dock, "114.17 22.28")
    type_in(dock, "5 24")
    model = table(dock).model()
    assert model.data(model.index(0, PLACE)) == "Hong Kong, HK"
    assert model.setData(model.index(1, LON), "6.5")
    assert live.references.references[1] == Reference(6.5, 24.0, True)
    assert not model.setData(model.index(1, LAT), "95")
    assert not model.setData(model.index(1, LAT), "north")
    table(dock).setCurrentIndex(model.index(1, LIKE))
    QTest.keyClick(table(dock), Qt.Key.Key_Space)
    assert live.references.references[1] == Reference(6.5, 24.0, False)
    press(dock, undo_text(dock, "Undo"))
    assert live.references.references[1].like
    table(dock).selectRow(0)
    press(dock, "Remove")
    assert live.references.references == (Reference(6.5, 24.0, True),)
    press(dock, undo_text(dock, "Undo"))
    assert len(live.references.references) == 2
    press(dock, undo_text(dock, "Redo"))
    assert len(live.references.references) == 1


def undo_text(dock, word):
    (text,) = [action.text() for action in dock.findChildren(QAction) if action.text().startswith(word)]
    return text


def test_without_a_place_to_be_like_the_layer_is_hidden(world, live, dock):
    type_in(dock, "114.17 22.28")
    world.settle()
    node = QgsProject.instance().layerTreeRoot().findLayer(world.layer().id())
    live.references.turn(0, False)
    assert not node.itemVisibilityChecked()
    live.references.turn(0, True)
    assert node.itemVisibilityChecked()


def test_threshold_and_ramp_change_the_picture(world, dock):
    type_in(dock, "114.17 22.28")
    world.settle()
    sahara, guangxi = world.colour(SAHARA).name(), world.colour(GUANGXI).name()
    spin(dock, QDoubleSpinBox, -1.0).setValue(0.5)
    world.settle()
    assert world.colour(SAHARA).name() == "#ffffff" != sahara
    assert world.colour(GUANGXI).name() == guangxi
    combo(dock, "Viridis").setCurrentText("Viridis")
    world.settle()
    assert world.colour(GUANGXI).name() not in (guangxi, "#ffffff")
    assert Display.remembered() == Display("Viridis", 0.5)


def test_a_style_of_ones_own_stays_while_the_reference_moves(world, live, dock):
    type_in(dock, "114.17 22.28")
    world.layer().setOpacity(0.5)
    world.layer().renderer().setClassificationMax(0.7)
    live.references.move(0, *SAHARA, 1)
    world.settle()
    assert world.layer().opacity() == 0.5
    assert world.layer().renderer().classificationMax() == 0.7


def test_sea_is_shown_on_demand(world, dock):
    type_in(dock, "114.17 22.28")
    world.settle()
    pacific = (-150.0, 30.0)
    assert world.colour(pacific).name() == "#ffffff"
    (land_only,) = [box for box in dock.findChildren(QCheckBox) if box.text() == "Land only"]
    land_only.click()
    world.settle()
    assert world.colour(pacific).name() != "#ffffff"


def test_several_places_in_common_or_one_of_them(world, live, dock):
    type_in(dock, "114.17 22.28")
    type_in(dock, "5 24")
    world.settle()
    shared = world.heat((10.0, 25.0))
    combo(dock, "at least one of them").setCurrentText("at least one of them")
    world.settle()
    assert world.heat((10.0, 25.0)) > shared + 0.05


def test_the_most_similar_places_are_listed_and_flown_to(world, live, dock):
    type_in(dock, "114.17 22.28")
    hits = dock.findChild(QTableWidget)
    wait_until(lambda: hits.rowCount() == 20)
    similarities = [float(hits.item(row, 0).text()) for row in range(20)]
    assert similarities == sorted(similarities, reverse=True)
    assert similarities[0] > 0.8
    for row in range(20):
        assert float(hits.item(row, 2).text().replace(",", "").split()[0]) >= 1000
    spin(dock, QSpinBox, 20).setValue(5)
    wait_until(lambda: hits.rowCount() == 5)
    lon, lat = hits.item(2, 0).data(Qt.ItemDataRole.UserRole)
    hits.activated.emit(hits.model().index(2, 0))
    world.settle()
    assert world.canvas.center().x() == pytest.approx(lon, abs=0.1)
    assert world.canvas.center().y() == pytest.approx(lat, abs=0.1)
    assert world.canvas.scale() <= 10_000_001
    spin(dock, QSpinBox, 5).setValue(20)


def test_export_opens_the_algorithm_filled_in(world, live, dock):
    type_in(dock, "114.17 22.28")
    type_in(dock, "5 24")
    live.references.turn(1, False)
    press(dock, "Export...")
    dialog = live._dialog
    assert dialog.isVisible()
    parameters = dialog.createProcessingParameters()
    assert parameters["REFERENCE"].startswith("114.17")
    assert parameters["LAND_ONLY"] is True
    negatives = QgsProject.instance().mapLayer(parameters["NEGATIVES"])
    assert [feature.geometry().asPoint().x() for feature in negatives.getFeatures()] == [5.0]
    dialog.close()


def test_every_button_is_reached_and_pressed_by_the_keyboard(live, dock):
    type_in(dock, "114.17 22.28")
    buttons = [button for button in dock.findChildren(QToolButton) if button.isVisible() and button.isEnabled()]
    # But that within a line which empties it, as Delete does.
    buttons = [button for button in buttons if not isinstance(button.parent(), QLineEdit)]
    reached, widget = set(), line(dock).nextInFocusChain()
    while widget is not line(dock):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget)
        widget = widget.nextInFocusChain()
    texts = {button.text() for button in buttons}
    assert {"Choose", "Like", "Unlike", "Remove", "Export", "Copy command"} <= texts
    assert [button.text() for button in buttons if button not in reached] == []
    (unlike,) = [button for button in buttons if button.text() == "Unlike"]
    QTest.keyClick(unlike, Qt.Key.Key_Space)
    assert live.tool.mode == "unlike"
    (choose,) = [button for button in buttons if button.text() == "Choose"]
    QTest.keyClick(choose, Qt.Key.Key_Space)
    assert live.tool.mode == "choose"


@pytest.mark.parametrize("several", [False, True])
def test_the_copied_command_draws_the_same(world, live, dock, tmp_path, several):
    type_in(dock, "114.17 22.28")
    if several:
        type_in(dock, "-43.2 -22.9")
        type_in(dock, "5 24")
        live.references.turn(2, False)
    press(dock, "Copy command")
    command = QgsApplication.clipboard().text()
    assert " run placeprint:similarityraster " in command
    assert "--PIXEL_SIZE=" in command
    places = (GUANGXI, SAHARA)
    expected = live.project.query().references().similarity(places)
    # In a process of its own: this one has the project's layers, that one has nothing but the command, as it stands.
    profile = Path(QgsApplication.qgisSettingsDirPath()).parents[1]
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen"}
    shell = ["bash", "-c", command]
    done = subprocess.run(shell, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    raster = QgsRasterLayer(str(tmp_path / "similarity.tif"), "copied")
    found = [raster.dataProvider().sample(QgsPointXY(*place), 1)[0] for place in places]
    assert found == pytest.approx(expected, abs=0.05)
