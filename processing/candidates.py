"""The features of a candidate layer: their places to choose from, and those that were chosen."""

from collections import defaultdict, deque

from qgis.core import QgsProcessingException

from ..encoder.earth.sphere import lonlat_of, unit_vectors
from .feature_places import iter_batches, mean_of_points
from .progress import check
from .translation import tr


def iter_candidates(source, encoder, context, feedback, most=None):
    """Yield (keys, embeddings, lonlat) of a source's features, those that have a place: a list of n, (n, dim), (n, 2).

    A multipoint has the mean of its points' embeddings, and lies in their middle. `most` is that of `iter_batches`. By
    its key `chosen_features` finds a feature again.
    """
    for batch in iter_batches(source, context, feedback, most):
        embeddings, has_place = mean_of_points(batch, encoder.encode(batch.lonlat))
        vectors, _ = mean_of_points(batch, unit_vectors(batch.lonlat))
        keys = [_key(feature) for feature, known in zip(batch.features, has_place) if known]
        yield keys, embeddings[has_place], lonlat_of(vectors[has_place])


def chosen_features(source, chosen, feedback):
    """Return features of a source for the (key, values) pairs of `chosen`, in that order, with the values behind their
    own attributes.

    The source is read again, for all of its features may not fit into memory. A feature is found by its geometry, on
    which alone depends what was computed of it: the ids of views and virtual layers repeat, and they and the order of
    the rows may be others in each reading. Of several features with one geometry, the first ones are taken. Raises
    QgsProcessingException if a geometry is not there any more.
    """
    wanted = defaultdict(deque)
    for rank, (key, values) in enumerate(chosen):
        wanted[key].append((rank, values))
    found = [None] * len(chosen)
    missing = len(chosen)
    for feature in source.getFeatures() if missing else ():
        check(feedback)
        ranks = wanted.get(_key(feature)) if feature.hasGeometry() else None
        if ranks:
            rank, values = ranks.popleft()
            feature.setAttributes(feature.attributes() + values)
            found[rank] = feature
            missing -= 1
            if not missing:
                break
    if missing:
        raise QgsProcessingException(
            tr(
                "The layer {} changed while it was read: {} of the chosen features are no longer in it. Save it as a "
                "file, then run again with that file.",
                source.sourceName(),
                missing,
            )
        )
    return found


def _key(feature):
    """Return a number of 64 bits that tells the geometry of a feature from all others."""
    return hash(bytes(feature.geometry().asWkb()))
