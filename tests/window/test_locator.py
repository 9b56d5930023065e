"""The search box of QGIS: `like Hong Kong`."""

import pytest
from qgis.core import QgsFeedback, QgsLocatorContext
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QTreeView

from placeprint.ui.locator import LikeFilter, place_of

from .window_map import wait_until


def offers(live, text, prefix=True):
    """Return the display strings and the places that the filter offers."""
    found = []
    context = QgsLocatorContext()
    context.usingPrefix = prefix
    filter = LikeFilter(live.locator._iface, None)
    filter.resultFetched.connect(lambda result: found.append((result.displayString, tuple(place_of(result)))))
    filter.prepare(text, context)
    filter.fetchResults(text, context, QgsFeedback())
    return found


def test_coordinates_towns_and_features_are_offered(world, live):
    assert offers(live, "114.17 22.28") == [("Where is the world like 114.17, 22.28?", (114.17, 22.28))]
    assert offers(live, "shenzhen")[0][0] == "Where is the world like Shenzhen, CN?"
    world.countries.setDisplayExpression('"name"')
    world.iface.setActiveLayer(world.countries)
    name, (lon, lat) = offers(live, "Botswana")[0]
    assert "Botswana" in name
    assert (lon, lat) == pytest.approx((24, -22), abs=3)


@pytest.mark.parametrize("text", ["", "x", "qqqqqq", "200 100", "%", "O'Brien"])
def test_what_is_no_place_offers_nothing_and_breaks_nothing(world, live, text):
    world.iface.setActiveLayer(world.countries)
    assert offers(live, text) == [] or text == "%"


def test_without_the_word_it_stays_out_of_other_searches(live):
    assert offers(live, "hong kong", prefix=False) == []


def test_typed_into_the_box_it_draws_the_map(world, live):
    window = world.iface.mainWindow()
    world.iface.locatorSearch("like nairobi")
    results = next(view for view in window.findChildren(QTreeView) if "Locator" in view.metaObject().className())
    wait_until(lambda: names(results.model()))
    (box,) = [line for line in window.findChildren(QLineEdit) if line.text() == "like nairobi"]
    # Some versions of QGIS have chosen the first already, so that the key downwards would go past it.
    results.setCurrentIndex(first(results.model()))
    QTest.keyClick(box, Qt.Key.Key_Return)
    wait_until(lambda: live.references.references)
    assert live.references.references[0][:2] == pytest.approx((36.82, -1.28), abs=0.05)
    world.settle()
    assert world.layer().name() == "Like Nairobi, KE"


def first(model):
    """Return the QModelIndex of the first place that the list offers."""
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(index for index in rows if str(model.data(index)).startswith("Where is the world like"))


def names(model):
    """Return the places that the list below the search box offers."""
    texts = [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]
    return [text for text in texts if text.startswith("Where is the world like")]
