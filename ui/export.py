"""The map of the window as a job for Processing: the parameters of `similarityraster`, and the command line."""

import shlex
import shutil
from urllib.parse import quote

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..processing.requested_grid import corners_of
from ..processing.translation import tr

ALGORITHM = "placeprint:similarityraster"
PROGRAMS = ("qgis_process.bin", "qgis_process")
"""Debian's `qgis_process` is a script that calls the former. On Debian 12 it passes an option that nobody knows."""


def raster_parameters(query, extent, crs, pixel):
    """Return the parameters, text, numbers and truth values, that draw a SimilarityQuery over a QgsRectangle in `crs`,
    with pixels of that side. References that are more than one place are left to the caller.
    """
    parameters = {
        "EXTENT": f"{extent.xMinimum():.8g},{extent.xMaximum():.8g},{extent.yMinimum():.8g},{extent.yMaximum():.8g} "
        f"[{crs.authid()}]",
        "CRS": crs.authid(),
        "PIXEL_SIZE": float(f"{pixel:.3g}"),
        "LAND_ONLY": query.land_only,
    }
    if len(query.like) + len(query.unlike) > 1:
        parameters["COMBINE"] = query.combine
    if query.encoder.path:
        parameters["ENCODER"] = query.encoder.path
    return parameters


def with_layers(parameters, query):
    """Return `parameters` with the references: a place alone as itself, several as layers, which join the project."""
    if len(query.like) == 1:
        references = {"REFERENCE": _point(query.like[0])}
    else:
        references = {"REFERENCES": _layer(query.like, tr("Places to be like"))}
    if query.unlike:
        references["NEGATIVES"] = _layer(query.unlike, tr("Places not to be like"))
    return {**references, **parameters}


def command(parameters, query):
    """Return the command of qgis_process that draws it; several references stand in it as a virtual layer."""
    if len(query.like) == 1:
        references = {"REFERENCE": _point(query.like[0])}
    else:
        references = {"REFERENCES": _virtual_layer(query.like)}
    if query.unlike:
        references["NEGATIVES"] = _virtual_layer(query.unlike)
    texts = {**references, **parameters, "OUTPUT": "similarity.tif"}
    words = [f"--{name}={_word(value)}" for name, value in texts.items()]
    program = next(filter(shutil.which, PROGRAMS), PROGRAMS[-1])
    return " ".join([program, "run", ALGORITHM, *map(shlex.quote, words)])


def drawn_extent(canvas):
    """Return the part of a map's extent that its CRS can show, a QgsRectangle in that CRS."""
    settings = canvas.mapSettings()
    extent, crs = settings.visibleExtent(), settings.destinationCrs()
    try:
        return QgsRectangle(*corners_of(crs, extent, crs, QgsProject.instance().transformContext()))
    except QgsProcessingException:
        return extent


def _word(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _point(place):
    return f"{place[0]},{place[1]} [EPSG:4326]"


def _virtual_layer(places):
    """Return the source of a layer of these places that needs no file: a query, which SQLite answers."""
    points = ",".join(f"{lon} {lat}" for lon, lat in places)
    query = f"select st_geomfromtext('MULTIPOINT({points})',4326) as geometry"
    return f"virtual://?geometry=geometry:4:4326&query={quote(query, safe='(),')}"


def _layer(places, name):
    """Return the id of a new layer of points in the project."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326", name, "memory")
    features = []
    for place in places:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return QgsProject.instance().addMapLayer(layer).id()
