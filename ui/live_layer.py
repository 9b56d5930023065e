"""The layer that follows the references, and how it looks."""

from qgis.core import (
    QgsColorRampShader,
    QgsDataProvider,
    QgsProject,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRasterTransparency,
    QgsSingleBandPseudoColorRenderer,
    QgsStyle,
)

from ..encoder.earth.gazetteer import place_name
from ..processing import styles
from ..processing.translation import tr
from .similarity_provider import KEY, extent_of
from .similarity_query import DEGREES, SimilarityQuery

OWN_RAMP = "Placeprint"

STOPS = 21
"""Colours that are taken from a ramp of QGIS's own."""


class LiveLayer:
    """One layer of the project that shows a SimilarityQuery."""

    def __init__(self):
        self._id = None

    def layer(self):
        """Return the layer, or None. One that came with the project is taken up."""
        project = QgsProject.instance()
        layer = project.mapLayer(self._id) if self._id else None
        if layer is None:
            layer = next((each for each in project.mapLayers().values() if is_live(each)), None)
            self._id = layer.id() if layer else None
        return layer

    def was_among(self, ids):
        """Return whether the layer was one of these, which are gone; then it is forgotten."""
        gone = self._id in ids
        if gone:
            self._id = None
        return gone

    def query(self):
        """Return the SimilarityQuery that the layer shows, or None if there is no layer, or a broken one."""
        layer = self.layer()
        try:
            return SimilarityQuery.of(layer.source()) if layer else None
        except ValueError:
            return None

    def show(self, query, ramp, threshold):
        """Show a SimilarityQuery: in the layer, or in a new one, of that ramp and threshold, on top of the others."""
        layer = self.layer()
        if layer is None:
            options = QgsRasterLayer.LayerOptions(False)
            layer = QgsRasterLayer(query.source(), name_of(query), KEY, options)
            dress(layer, ramp, threshold)
            QgsProject.instance().addMapLayer(layer)
            self._id = layer.id()
        elif layer.source() != query.source():
            _set_source(layer, query.source(), name_of(query))

    def renew(self):
        """Have layers that were there before the plugin was loaded, or loaded again, read by the provider of now."""
        for layer in filter(is_live, QgsProject.instance().mapLayers().values()):
            _set_source(layer, layer.source(), layer.name())

    def dress(self, ramp, threshold):
        """Give the layer another ramp and threshold."""
        layer = self.layer()
        if layer is not None:
            dress(layer, ramp, threshold)
            layer.triggerRepaint()


def _set_source(layer, source, name):
    layer.setDataSource(source, name, KEY, QgsDataProvider.ProviderOptions(), False)
    layer.triggerRepaint()


def is_live(layer):
    """Return whether a map layer is one of Placeprint's."""
    return isinstance(layer, QgsRasterLayer) and layer.providerType() == KEY


def native_crs(crs):
    """Return the authority id of the CRS that a layer is best in where the map is in `crs`: its own, if it has one."""
    authid = crs.authid()
    try:
        extent_of(authid)
    except ValueError:
        return DEGREES
    return authid


def name_of(query):
    """Return what to call a layer that shows a SimilarityQuery."""
    name = tr("Like {}", place_name(*query.like[-1]))
    if len(query.like) > 1:
        name = tr("{} and {} more", name, len(query.like) - 1)
    return tr("{}, unlike {}", name, place_name(*query.unlike[-1])) if query.unlike else name


def dress(layer, ramp, threshold):
    """Draw a layer in a colour ramp, a name that QGIS knows or OWN_RAMP, and not at all below `threshold`."""
    styles.dress(layer, styles.style_text("similarity"))
    # A smooth picture needs no more pixels than the screen has.
    layer.resampleFilter().setMaxOversampling(1.0)
    colours = None if ramp == OWN_RAMP else QgsStyle.defaultStyle().colorRamp(ramp)
    if colours is None:
        stops = [
            (item.value, item.color) for item in layer.renderer().shader().rasterShaderFunction().colorRampItemList()
        ]
    else:
        stops = [(index / (STOPS - 1), colours.color(index / (STOPS - 1))) for index in range(STOPS)]
        stops.insert(0, (-1.0, colours.color(0.0)))
    layer.setRenderer(_renderer(layer, stops))
    transparency = QgsRasterTransparency()
    if threshold > -1:
        transparency.setTransparentSingleValuePixelList([_transparent(-1.0, threshold)])
    layer.renderer().setRasterTransparency(transparency)


def _renderer(layer, stops):
    """Return the renderer that interpolates between (similarity, QColor) stops."""
    function = QgsColorRampShader(-1.0, stops[-1][0])
    function.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(value, each, f"{value:g}") for value, each in stops]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(function)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(-1.0)
    renderer.setClassificationMax(stops[-1][0])
    return renderer


def _transparent(least, most):
    """Return the rule that values of this range are not seen, as this version of QGIS has it."""
    rule = QgsRasterTransparency.TransparentSingleValuePixel()
    rule.min, rule.max = least, most
    if hasattr(rule, "opacity"):
        rule.opacity = 0.0
    else:
        rule.percentTransparent = 100.0
    return rule
