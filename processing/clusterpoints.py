"""`placeprint:clusterpoints`: which points are like each other."""

import numpy as np
from qgis.core import (
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..encoder.similarity.clusters import FIT_PLACES
from . import field_types
from .base import PlaceprintAlgorithm
from .clustering import ClusterParameters, categories_of
from .feature_places import iter_batches, mean_of_points, point_source
from .output_fields import combined, shown
from .progress import steps_of
from .translation import tr
from .vector_output import VectorOutput, with_attributes


class ClusterPoints(ClusterParameters, PlaceprintAlgorithm):
    NAME = "clusterpoints"
    DISPLAY_NAME = "Cluster points"
    GROUP = "Clusters"
    TAGS = ("k-means", "groups", "strata", "unsupervised", "classification")
    HELP = (
        "Groups the points of a layer by what their places are like: k-means of what a location encoder learned from "
        "satellite imagery. Where the points lie on the map plays no part.\n\n"
        "Fields: 'cluster', a number from 1, and 'cluster_similarity', the similarity of the place to the centre of "
        "its cluster, up to 1. Clusters are numbered along the first principal component of the land, and coloured "
        "like 'Embedding colours', calmer and moved apart: alike clusters have alike colours. Without a number of "
        "clusters, 2 to 12 are compared, and the log tells how each did.\n\n"
        "Of a large layer, some 5,000 features are taken to fit the clusters, evenly from the first to the last; all "
        "are then told their cluster. A multipoint counts as the mean of its points. Features without a geometry, or "
        "outside the world, are kept with NULL. A new field whose name is taken gets '_2' behind it."
    )
    PARAMETERS = {
        "INPUT": "The point layer to divide into groups, in any CRS.",
        "OUTPUT": (
            "The points with two more fields: 'cluster', a number from 1, and 'cluster_similarity', up to 1 for the "
            "centre of the cluster."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterFeatureSource(self.INPUT, tr("Points"), point))
        self.add_count_parameter()
        self.add_encoder_parameter()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Clustered points")))

    def compute(self, parameters, context, feedback):
        source = point_source(self, parameters, self.INPUT, context, tr("Points"))
        steps = steps_of(3, feedback)
        sample = [np.empty((0, self.encoder.dim), dtype=np.float32)]
        for batch in iter_batches(source, context, steps, FIT_PLACES):
            embeddings, has_place = mean_of_points(batch, self.encoder.encode(batch.lonlat))
            sample.append(embeddings[has_place])
        sample = np.concatenate(sample)
        if len(sample) == 0:
            raise QgsProcessingException(tr("{} has no places in it.", source.sourceName()))
        steps.setCurrentStep(1)
        clusters = self.fit(parameters, context, steps, sample)
        steps.setCurrentStep(2)
        new = QgsFields()
        new.append(QgsField("cluster", field_types.INTEGER))
        new.append(QgsField("cluster_similarity", field_types.REAL))
        fields = combined(source.fields(), new)
        with VectorOutput(self, parameters, context, fields, source.wkbType(), source.sourceCrs()) as output:
            for batch in iter_batches(source, context, steps):
                embeddings, has_place = mean_of_points(batch, self.encoder.encode(batch.lonlat))
                numbers = clusters.predict(embeddings)
                values = zip(numbers.tolist(), clusters.similarity(embeddings, numbers).tolist())
                output.add(with_attributes(batch.features, [list(row) for row in values], has_place))
            field = fields.at(source.fields().count()).name()
            output.style("category_points", categories_of(clusters), field=shown(field))
        return {self.OUTPUT: output.id}
