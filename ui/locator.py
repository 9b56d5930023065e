"""The locator: `like Hong Kong` in QGIS's search box offers the map of what is like it."""

from qgis.core import QgsLocatorFilter, QgsLocatorResult, QgsProject
from qgis.PyQt.QtGui import QIcon

from ..encoder.arithmetic.float_errors import float_errors_aside
from ..processing.base import ICON
from ..processing.translation import tr
from .typed_places import coordinates, layer_names, towns

PREFIX = "like"


class LikeFilter(QgsLocatorFilter):
    """Offers towns, coordinates and the features of the active layer; `show(lon, lat)` draws the one that is chosen."""

    def __init__(self, iface, show):
        super().__init__()
        self._iface, self._show = iface, show
        self._names = None

    def clone(self):
        return LikeFilter(self._iface, self._show)

    def name(self):
        return "placeprint_like"

    def displayName(self):
        return tr("Where is the world like ...")

    def prefix(self):
        return PREFIX

    def prepare(self, _text, _context):
        # In the thread of the window; `fetchResults` is not.
        self._names = layer_names(self._iface.activeLayer(), QgsProject.instance())
        return []

    @float_errors_aside
    def fetchResults(self, text, context, feedback):
        text = text.strip()
        # Without the prefix, every search of whatever else would offer towns.
        if len(text) < 2 or not context.usingPrefix:
            return
        # An exception out of here would end QGIS.
        try:
            place = coordinates(text)
            found = [place] if place else [*(self._names.find(text) if self._names else []), *towns(text)]
        except Exception:
            return
        for order, place in enumerate(found):
            if feedback.isCanceled():
                return
            title = tr("Where is the world like {}?", place.name)
            result = QgsLocatorResult(self, title, [place.lon, place.lat])
            result.description = place.kind
            result.icon = QIcon(str(ICON))
            result.score = 1.0 - order / 100
            self.resultFetched.emit(result)

    def triggerResult(self, result):
        self._show(*place_of(result))


def place_of(result):
    """Return the [lon, lat] that a QgsLocatorResult carries."""
    # `userData` ends QGIS 3.22 sooner or later; 3.40 has nothing else.
    return result.getUserData() if hasattr(result, "getUserData") else result.userData
