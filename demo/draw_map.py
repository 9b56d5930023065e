#!/usr/bin/python3
"""Draws one world map of a raster that Placeprint made, by QGIS's own print layout, as a PNG.

    draw_map.py similarity.tif map.png --title "Where the world is like Hong Kong" --place "Hong Kong" 114.17 22.28

A similarity raster gets a colour bar, from the style that lies beside it as a .qml, and a star at its reference place.
The analogues of that place are numbered on the map and listed below it. Runs in QGIS's own Python, without a window,
and fails if the map comes out empty.
"""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometry,
    QgsGradientColorRamp,
    QgsGradientFillSymbolLayer,
    QgsGradientStop,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPolyline,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPolygonF, QTransform

PROJECTION = "EPSG:8857"
"""Equal Earth: a region takes as much of the map as it takes of the Earth."""

LONLAT = "EPSG:4326"

FONT = "DejaVu Sans"
"""The one font that is there wherever `make` has installed QGIS."""

DPI = 200
PAGE_WIDTH, MARGIN = 254.0, 5.0
"""Millimetres, like every length on the page: the picture is 2,000 pixels wide."""

INK, QUIET_INK = "#1f2937", "#5b6573"
SEA, GRATICULE, EDGE = "#dce8f0", "#c8d8e3", "#a3b6c4"
OUTLINES_ON_PALE, OUTLINES_ON_DEEP = "85,95,107,110", "255,255,255,95"

BAR_LOWEST = -0.5
"""Where the colour bar begins: hardly any place is as unlike another as -1, so most of that half would lie idle."""

FEWEST_COLOURS = 5000
"""A map without its raster has a thousand or two, since lines and letters have soft edges; with it, twenty thousand."""


class MapError(Exception):
    """There is no map to show; the message says why."""


class Place(NamedTuple):
    """A named point; longitude and latitude in degrees."""

    name: str
    lon: float
    lat: float


class Analogue(NamedTuple):
    """One hit of `placeprint:analogues`."""

    rank: int
    similarity: float
    place: Place


def main():
    arguments = parsed_arguments()
    in_qgis(lambda: draw(arguments))


def in_qgis(work):
    """Do some work in QGIS without a window, and end this program: with a message if there is no map to show."""
    application = QgsApplication([], False)
    application.initQgis()
    problem = None
    try:
        work()
    except MapError as error:
        problem = f"{Path(sys.argv[0]).name}: {error}"
    # Not before the error has gone, and with it the layers: they must not outlive the application.
    QgsProject.instance().clear()
    application.exitQgis()
    sys.exit(problem)


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raster", type=Path, help="output of placeprint:similarityraster or placeprint:embeddingrgb")
    parser.add_argument("png", type=Path, help="the picture to write")
    parser.add_argument("--title", required=True)
    parser.add_argument("--subtitle", default="")
    parser.add_argument("--place", nargs=3, metavar=("NAME", "LON", "LAT"), help="reference of a similarity raster")
    parser.add_argument("--analogues", type=Path, help="output of placeprint:analogues")
    arguments = parser.parse_args()
    if arguments.place:
        name, lon, lat = arguments.place
        arguments.place = Place(name, float(lon), float(lat))
    return arguments


def draw(arguments):
    world = World()
    raster = opened(QgsRasterLayer(str(arguments.raster)), arguments.raster)
    analogues = read_analogues(arguments.analogues, world) if arguments.analogues else []
    # Top to bottom.
    outlines = world.outlines(OUTLINES_ON_PALE if arguments.place else OUTLINES_ON_DEEP)
    layers = [world.edge(), outlines, raster, world.graticule(), world.sea()]
    if analogues:
        layers.insert(0, numbered_layer(analogues))
    if arguments.place:
        layers.insert(0, star_layer(arguments.place))
    QgsProject.instance().addMapLayers(layers)

    page = Page()
    page.text(arguments.title, MARGIN, 3.8, 20, bold=True)
    page.text(arguments.subtitle, MARGIN, 13.0, 9.5, QUIET_INK)
    bottom = page.map(layers, world.extent(), 19.0)
    if analogues:
        bottom = page.list(analogues, bottom + 2.5)
    credit = f"Placeprint, encoder {encoder_name(arguments.raster)}; NASA Blue Marble imagery"
    page.text(credit, MARGIN, bottom + 2.9, 8, QUIET_INK, align="Right")
    if arguments.place:
        bottom = page.colour_bar(raster, arguments.place, bottom + 2.5)
    else:
        page.text("Places of one colour are alike, wherever they lie.", MARGIN, bottom + 2.5, 9.5)
        bottom += 7.0
    page.save(arguments.png, bottom + 3.0)


def opened(layer, source):
    if not layer.isValid():
        raise MapError(f"QGIS cannot open {source}")
    return layer


def encoder_name(raster):
    """Return the name of the encoder that a raster was made with, as it is written in the file."""
    return gdal.Open(str(raster)).GetMetadataItem("ENCODER")


class World:
    """The globe in PROJECTION, as layers; countries and provinces are those that come with QGIS (Natural Earth)."""

    def __init__(self):
        projection = QgsCoordinateReferenceSystem(PROJECTION)
        lonlat = QgsCoordinateReferenceSystem(LONLAT)
        self._to_map = QgsCoordinateTransform(lonlat, projection, QgsProject.instance())
        self._file = f"{QgsApplication.pkgDataPath()}/resources/data/world_map.gpkg"
        self._provinces = self._natural_earth("states_provinces")

    def sea(self):
        symbol = QgsFillSymbol.createSimple({"color": SEA, "outline_style": "no"})
        return self._shape("Polygon", [QgsGeometry.fromPolygonXY([self._outline()])], symbol)

    def edge(self):
        return self._shape("LineString", [QgsGeometry.fromPolylineXY(self._outline())], line_symbol(EDGE, 0.3))

    def graticule(self):
        """Return meridians and parallels every 30 degrees, projected here: QGIS would draw them as straight lines."""
        degrees = np.linspace(-1, 1, 181)
        meridians = [[(lon, 90 * share) for share in degrees] for lon in range(-150, 180, 30)]
        parallels = [[(180 * share, lat) for share in degrees] for lat in range(-60, 90, 30)]
        lines = [QgsGeometry.fromPolylineXY(self._projected(line)) for line in meridians + parallels]
        return self._shape("LineString", lines, line_symbol(GRATICULE, 0.15))

    def outlines(self, colour):
        layer = self._natural_earth("countries")
        symbol = QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": colour, "outline_width": "0.13", "joinstyle": "round"}
        )
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        return layer

    def extent(self):
        # Room for the edge's own width.
        return QgsGeometry.fromPolylineXY(self._outline()).boundingBox().buffered(60_000)

    def name_of(self, point):
        """Return province and country of a QgsPointXY in degrees; off a simplified coast, those of the nearest."""
        here = QgsGeometry.fromPointXY(point)
        nearby = QgsFeatureRequest(here.boundingBox().buffered(3))
        provinces = self._provinces.getFeatures(nearby)
        nearest = min(provinces, key=lambda province: province.geometry().distance(here), default=None)
        if nearest is None:
            return f"{abs(point.y()):.1f}° {'NS'[point.y() < 0]}, {abs(point.x()):.1f}° {'EW'[point.x() < 0]}"
        country = nearest["admin"].replace("United States of America", "United States")
        return f"{nearest['name']}, {country}"

    def _natural_earth(self, name):
        return opened(QgsVectorLayer(f"{self._file}|layername={name}", name, "ogr"), self._file)

    def _outline(self):
        side = np.linspace(-1, 1, 181)
        # One step short of the antimeridian, which would otherwise be at either end.
        east, west = ([(lon, 90 * share) for share in side] for lon in (179.999999, -179.999999))
        ring = [*east, *west[::-1], east[0]]
        return self._projected(ring)

    def _projected(self, lonlat):
        return [self._to_map.transform(QgsPointXY(*point)) for point in lonlat]

    def _shape(self, kind, geometries, symbol):
        layer = memory_layer(kind, PROJECTION, geometries)
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        return layer


def memory_layer(kind, crs, geometries, fields="", rows=None):
    layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", kind, "memory")
    for index, geometry in enumerate(geometries):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        if rows:
            feature.setAttributes(rows[index])
        layer.dataProvider().addFeature(feature)
    return layer


def line_symbol(colour, width):
    return QgsLineSymbol.createSimple({"color": colour, "width": str(width), "capstyle": "round"})


def star_layer(place):
    point = QgsGeometry.fromPointXY(QgsPointXY(place.lon, place.lat))
    layer = memory_layer("Point", LONLAT, [point], "&field=name:string", [[place.name.removeprefix("the ")]])
    star = {"name": "star", "size": "5.4", "color": "#ffffff", "outline_color": INK, "outline_width": "0.35"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(star)))
    label(layer, "name", text_format(11, halo=True), QgsPalLayerSettings.QuadrantPosition.QuadrantRight, 3.2)
    return layer


def read_analogues(file, world):
    layer = opened(QgsVectorLayer(str(file)), file)
    analogues = []
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        place = Place(world.name_of(point), point.x(), point.y())
        analogues.append(Analogue(feature["rank"], feature["similarity"], place))
    return sorted(analogues)


def numbered_layer(analogues):
    points = [QgsGeometry.fromPointXY(QgsPointXY(hit.place.lon, hit.place.lat)) for hit in analogues]
    layer = memory_layer("Point", LONLAT, points, "&field=rank:integer", [[hit.rank] for hit in analogues])
    disc = {"name": "circle", "size": "4.4", "color": "#ffffff", "outline_color": INK, "outline_width": "0.3"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(disc)))
    label(layer, "rank", text_format(7.5), QgsPalLayerSettings.QuadrantPosition.QuadrantOver)
    return layer


def label(layer, field, text, quadrant, offset=0.0):
    """Label every point of `layer` with a field; `quadrant` and `offset`, to the right, are relative to the point."""
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.quadOffset = quadrant
    settings.xOffset = offset
    settings.displayAll = True
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def font(size, bold=False):
    result = QFont(FONT)
    result.setPointSizeF(size)
    result.setBold(bold)
    return result


def text_format(size, halo=False):
    """Return the bold text of a label on the map."""
    result = QgsTextFormat()
    result.setFont(font(size, bold=True))
    result.setSize(size)
    result.setColor(QColor(INK))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(halo)
    buffer.setSize(0.7)
    buffer.setColor(QColor(255, 255, 255, 220))
    result.setBuffer(buffer)
    return result


class Page:
    """A print layout that is filled from top to bottom."""

    def __init__(self):
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(PROJECTION))
        self._layout = QgsPrintLayout(QgsProject.instance())
        self._layout.initializeDefaults()
        self._map_area = None

    def text(self, text, x, y, size, colour=INK, bold=False, align="Left", width=None):
        label = QgsLayoutItemLabel(self._layout)
        label.setText(text)
        label.setFont(font(size, bold))
        label.setFontColor(QColor(colour))
        label.setMarginX(0)
        label.setMarginY(0)
        label.setHAlign(getattr(Qt.AlignmentFlag, f"Align{align}"))
        self._place(label, x, y, width or PAGE_WIDTH - x - MARGIN, size / 2)

    def map(self, layers, extent, top):
        """Put the map under `top`, over the whole width; return where it ends."""
        item = QgsLayoutItemMap(self._layout)
        width = PAGE_WIDTH - 2 * MARGIN
        height = width * extent.height() / extent.width()
        self._place(item, MARGIN, top, width, height)
        item.setCrs(QgsCoordinateReferenceSystem(PROJECTION))
        item.setLayers(layers)
        item.setExtent(extent)
        self._map_area = QRectF(MARGIN, top, width, height)
        return top + height

    def list(self, analogues, top):
        """List the analogues in columns; return where the list ends."""
        columns, line = 3, 5.0
        rows = -(-len(analogues) // columns)
        width = (PAGE_WIDTH - 2 * MARGIN) / columns
        for index, hit in enumerate(analogues):
            x, y = MARGIN + index // rows * width, top + index % rows * line
            self.text(f"{hit.rank}", x, y, 9, bold=True, align="Right", width=6)
            self.text(f"{hit.similarity:.2f}", x + 7.5, y, 9, QUIET_INK)
            self.text(hit.place.name, x + 17, y, 9, width=width - 17)
        return top + rows * line

    def colour_bar(self, raster, place, top):
        """Draw the colours of the raster's style as a bar, with what the values mean; return where it ends."""
        left, width, height = MARGIN + 16, 130.0, 4.0
        ramp, highest = colour_ramp(raster)
        gradient = QgsGradientFillSymbolLayer()
        gradient.setGradientColorType(QgsGradientFillSymbolLayer.GradientColorType.ColorRamp)
        gradient.setColorRamp(ramp)
        gradient.setReferencePoint1(QPointF(0, 0.5))
        gradient.setReferencePoint2(QPointF(1, 0.5))
        symbol = QgsFillSymbol()
        symbol.changeSymbolLayer(0, gradient)
        bar = QgsLayoutItemShape(self._layout)
        bar.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        bar.setSymbol(symbol)
        self._place(bar, left, top, width, height)
        meanings = {BAR_LOWEST: "below 0: unlike", 0.0: "average land", 0.5: "", highest: f"just like {place.name}"}
        for value, meaning in meanings.items():
            x = left + (value - BAR_LOWEST) / (highest - BAR_LOWEST) * width
            tick = QgsLayoutItemPolyline(
                QPolygonF([QPointF(x, top + height), QPointF(x, top + height + 1)]), self._layout
            )
            tick.setSymbol(line_symbol(QUIET_INK, 0.2))
            self._layout.addLayoutItem(tick)
            self.text(f"{value:g}".replace("-", "\N{MINUS SIGN}"), x - 40, top + 5.3, 9, width=80, align="HCenter")
            self.text(meaning, x - 40, top + 9.4, 9, QUIET_INK, width=80, align="HCenter")
        return top + 14.0

    def save(self, png, height):
        """Export the page, cut at `height`, and make sure that there is a map on it."""
        self._layout.pageCollection().page(0).setPageSize(QgsLayoutSize(PAGE_WIDTH, height))
        image = QgsLayoutExporter(self._layout).renderPageToImage(0, dpi=DPI)
        pixels = DPI / 25.4
        colours = number_of_colours(image.copy(QTransform.fromScale(pixels, pixels).mapRect(self._map_area).toRect()))
        if colours < FEWEST_COLOURS:
            raise MapError(f"the map for {png} is as good as blank: it has {colours} colours")
        if not image.convertToFormat(QImage.Format.Format_RGB32).save(str(png)):
            raise MapError(f"cannot write {png}")

    def _place(self, item, x, y, width, height):
        self._layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(x, y))
        item.attemptResize(QgsLayoutSize(width, height))


def colour_ramp(raster):
    """Return (ramp, highest): the colours of a pseudocolour style from BAR_LOWEST up to its highest value."""
    function = raster.renderer().shader().rasterShaderFunction()
    items = [item for item in function.colorRampItemList() if item.value > BAR_LOWEST]
    _, red, green, blue, _ = function.shade(BAR_LOWEST)
    highest = items[-1].value
    stops = [QgsGradientStop((item.value - BAR_LOWEST) / (highest - BAR_LOWEST), item.color) for item in items[:-1]]
    return QgsGradientColorRamp(QColor(red, green, blue), items[-1].color, False, stops), highest


def number_of_colours(image):
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = image.constBits().asstring(image.sizeInBytes())
    return len(np.unique(np.frombuffer(pixels, dtype=np.uint32)))


if __name__ == "__main__":
    main()
