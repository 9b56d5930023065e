"""`placeprint:similaritytopoints`: how like some reference places each point of a layer is."""

from qgis.core import (
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from . import field_types
from .base import PlaceprintAlgorithm
from .feature_places import iter_batches, mean_of_points, point_source
from .output_fields import combined, shown
from .references import ReferenceParameters
from .translation import tr
from .vector_output import VectorOutput, with_attributes


class SimilarityToPoints(ReferenceParameters, PlaceprintAlgorithm):
    NAME = "similaritytopoints"
    DISPLAY_NAME = "Similarity of points"
    GROUP = "Similarity"
    TAGS = ("likeness", "compare", "score")
    HELP = (
        "Adds a field 'similarity' to a point layer: how like a reference place each point is, from -1 to 1, as a "
        "location encoder learned it from satellite imagery. 1 is the reference itself, about 0 the average of the "
        "land.\n\n"
        "Give a reference place, a reference layer, or both; with a layer of places to be unlike, the field tells what "
        "is like the first but not like the second.\n\n"
        "The similarity of a multipoint is that of the mean of its points' embeddings. Features without a geometry, or "
        "outside the world, are kept with NULL. If the layer has a field of that name already, the new one is "
        "'similarity_2'."
    )
    PARAMETERS = {
        "INPUT": "The point layer to compare with the reference, in any CRS.",
        "OUTPUT": (
            "The points with a field 'similarity': 1 is the reference itself, about 0 the average of the land, below "
            "0 unlike."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterFeatureSource(self.INPUT, tr("Points"), point))
        self.add_reference_parameters()
        self.add_encoder_parameter()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Points with similarity")))

    def compute(self, parameters, context, feedback):
        references = self.reference_set(parameters, context, feedback)
        source = point_source(self, parameters, self.INPUT, context, tr("Points"))
        new = QgsFields()
        new.append(QgsField("similarity", field_types.REAL))
        fields = combined(source.fields(), new)
        with VectorOutput(self, parameters, context, fields, source.wkbType(), source.sourceCrs()) as output:
            for batch in iter_batches(source, context, feedback):
                embeddings, has_place = mean_of_points(batch, self.encoder.encode(batch.lonlat))
                values = references.similarity_of(embeddings)[:, None].tolist()
                output.add(with_attributes(batch.features, values, has_place))
            output.style("similarity_points", field=shown(fields.at(fields.count() - 1).name()))
        return {self.OUTPUT: output.id}
