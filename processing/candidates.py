"""The features of a candidate layer: their places to choose from, and those that were chosen."""

from qgis.core import QgsFeatureRequest

from ..encoder.sphere import lonlat_of, unit_vectors
from .feature_places import iter_batches, mean_of_points


def iter_candidates(source, encoder, context, feedback, most=None):
    """Yield (ids, embeddings, lonlat) of a source's features, those that have a place: a list of n, (n, dim), (n, 2).

    A multipoint has the mean of its points' embeddings, and lies in their middle. `most` is that of `iter_batches`.
    """
    for batch in iter_batches(source, context, feedback, most):
        embeddings, has_place = mean_of_points(batch, encoder.encode(batch.lonlat))
        vectors, _ = mean_of_points(batch, unit_vectors(batch.lonlat))
        ids = [feature.id() for feature, known in zip(batch.features, has_place) if known]
        yield ids, embeddings[has_place], lonlat_of(vectors[has_place])


def chosen_features(source, attributes):
    """Return the features of a source by the ids that `attributes` has, in its order, with the lists it holds for them
    behind their own attributes."""
    features = {}
    if attributes:
        for feature in source.getFeatures(QgsFeatureRequest().setFilterFids(list(attributes))):
            feature.setAttributes(feature.attributes() + attributes[feature.id()])
            features[feature.id()] = feature
    return [features[identifier] for identifier in attributes]
