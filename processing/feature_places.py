"""The places of a point layer's features, in batches, as arrays that an encoder takes."""

from typing import NamedTuple

import numpy as np
from qgis.core import NULL, QgsFeatureRequest, QgsProcessingException, QgsWkbTypes
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QVariant

from ..encoder.earth.sphere import on_the_globe
from ..encoder.probes.label_values import plain_text
from .progress import check, proceed
from .transforms import BulkTransform, check_crs, wgs84
from .translation import tr

BATCH = 8192
"""Features that are read, encoded and written together."""


class Batch(NamedTuple):
    """Some features and their places.

    `features` is a list of QgsFeature; `lonlat` (n, 2) are the points of all that have any; `owner` (n,) is the index
    in `features` of the one that each belongs to: a multipoint owns several.
    """

    features: list
    lonlat: np.ndarray
    owner: np.ndarray


def point_source(algorithm, parameters, name, context, label):
    """Return the QgsProcessingFeatureSource of a parameter of `algorithm`; `label` is what to call it in messages.

    Raises QgsProcessingException unless it is a point layer with a CRS of the Earth.
    """
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
        kind = QgsWkbTypes.displayString(source.wkbType())
        raise QgsProcessingException(
            tr(
                "{} must be a layer of points, and {} is one of {}. For polygons and lines take 'Centroids' or "
                "'Point on surface' first.",
                label,
                source.sourceName(),
                kind,
            )
        )
    if not source.sourceCrs().isValid():
        raise QgsProcessingException(
            tr(
                "The layer {} has no CRS, so nobody can tell where its points are. Set its CRS first.",
                source.sourceName(),
            )
        )
    check_crs(source.sourceCrs(), tr("The layer {}", source.sourceName()))
    return source


def iter_batches(source, context, feedback, most=None):
    """Yield the Batches of a source, telling progress; raises QgsProcessingException when cancelled.

    With `most`, every second feature is read, or third, and so on, so that there are at most so many. A point that is
    nowhere on Earth belongs to no feature in `owner`; how many there were is told at the end, if all were read.
    """
    transform = BulkTransform(source.sourceCrs(), wgs84(), context.transformContext())
    total = source.featureCount() if most is None else count_of(source)
    stride = 1 if most is None else max(1, -(-total // most))
    features, points, owner = [], [], []
    done = outside = 0

    def batch():
        nonlocal outside
        lonlat = transform(np.array(points, dtype=np.float64).reshape(-1, 2))
        good = on_the_globe(lonlat)
        outside += int((~good).sum())
        return Batch(features, lonlat[good], np.array(owner, dtype=np.intp)[good])

    for index, feature in enumerate(source.getFeatures()):
        if index % stride:
            continue
        check(feedback)
        if feature.hasGeometry():
            for vertex in feature.geometry().vertices():
                points.append((vertex.x(), vertex.y()))
                owner.append(len(features))
        features.append(feature)
        if len(features) >= BATCH:
            yield batch()
            done += stride * len(features)
            features, points, owner = [], [], []
            # Nobody knows how many features some layers have.
            if total > 0:
                feedback.setProgress(100 * min(done / total, 1))
    if features:
        yield batch()
    proceed(feedback, 1.0)
    if outside and most is None:
        feedback.pushWarning(
            tr("{} points of {} lie outside the world and were left out.", outside, source.sourceName())
        )


def count_of(source):
    """Return how many features a source has. They are counted where it does not know: of a view, or with a filter."""
    count = source.featureCount()
    if count >= 0:
        return count
    bare = QgsFeatureRequest().setNoAttributes().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return sum(1 for _ in source.getFeatures(bare))


def all_places(source, context, feedback):
    """Return the (n, 2) lonlat of all points of a source."""
    return np.concatenate([np.empty((0, 2)), *(batch.lonlat for batch in iter_batches(source, context, feedback))])


def mean_of_points(batch, values):
    """Return ((n, k), (n,) bool): the mean over each feature's own points of (points, k) values, and who has any."""
    count = np.bincount(batch.owner, minlength=len(batch.features))
    means = np.zeros((len(batch.features), values.shape[1]), dtype=values.dtype)
    # The points of one feature follow one another.
    first = np.flatnonzero(np.diff(batch.owner, prepend=-1))
    if len(first):
        means[batch.owner[first]] = np.add.reduceat(values, first, axis=0)
    means /= np.maximum(count, 1)[:, np.newaxis].astype(values.dtype)
    return means, count > 0


def plain_value(value):
    """Return an attribute as Python has it, None where there is none: numbers, text, and text of all else.

    Dates and times are written as in ISO 8601, whatever the language.
    """
    if value is None or value == NULL or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return None if value != value else value
    if isinstance(value, str):
        return value if plain_text(value) else None
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return value.toString() if hasattr(value, "toString") else str(value)
