"""`placeprint:embedpoints`: the embeddings of points, as attributes."""

import json

from qgis.core import (
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from . import field_types
from .base import PlaceprintAlgorithm, advanced
from .destinations import Destination
from .feature_places import iter_batches, mean_of_points, point_source
from .output_fields import FieldBlank, combined
from .translation import tr
from .vector_output import VectorOutput, with_attributes


class EmbedPoints(PlaceprintAlgorithm):
    FORMAT = "FORMAT"
    COMPONENTS = "COMPONENTS"
    PREFIX = "PREFIX"
    FORMATS = ("components", "dimensions", "array")

    NAME = "embedpoints"
    DISPLAY_NAME = "Embed points"
    GROUP = "Embedding"
    TAGS = ("features", "covariates", "principal components", "PCA", "enrich")
    HELP = (
        "Adds to every point what a location encoder knows of its place, learned from satellite imagery: numbers that "
        "are alike where places look alike, ready for statistics, clustering or a model of your own.\n\n"
        "'components' adds the first principal components (fields pc1, pc2, ...; 8 unless you say otherwise), which "
        "hold most of what there is; 'dimensions' all dimensions of the embedding (e0, e1, ...); 'array' one field "
        "'embedding' with all of them, a true list in temporary layers and GeoJSON, JSON text elsewhere.\n\n"
        "A multipoint gets the mean of its points. Features without a geometry, or outside the world, are kept with "
        "NULL. A new field whose name is taken gets '_2' behind it; nothing of the layer is lost."
    )
    PARAMETERS = {
        "INPUT": "The point layer whose places are to be described, in any CRS.",
        "FORMAT": (
            "What to add. 'components': a few fields that hold most of what there is, right for most uses; "
            "'dimensions': a field for each dimension of the embedding, some hundreds; 'array': all of them in one "
            "field."
        ),
        "COMPONENTS": (
            "How many principal components to add, 8 by default: more tell finer differences. Only for 'components'."
        ),
        "PREFIX": ("Text in front of the names of the new fields, such as place_ for place_pc1, place_pc2."),
        "OUTPUT": "The points with the new fields behind their own.",
    }

    def initAlgorithm(self, _configuration=None):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterFeatureSource(self.INPUT, tr("Points"), point))
        self.addParameter(
            QgsProcessingParameterEnum(
                self.FORMAT,
                tr("Add"),
                options=list(self.FORMATS),
                defaultValue=self.FORMATS[0],
                usesStaticStrings=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.COMPONENTS,
                tr("Number of principal components"),
                QgsProcessingParameterNumber.Type.Integer,
                defaultValue=8,
                minValue=1,
            )
        )
        self.addParameter(
            advanced(QgsProcessingParameterString(self.PREFIX, tr("Prefix of the new fields"), optional=True))
        )
        self.add_encoder_parameter()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Embedded points")))

    def compute(self, parameters, context, feedback):
        source = point_source(self, parameters, self.INPUT, context, tr("Points"))
        kind = self.parameterAsString(parameters, self.FORMAT, context)
        count = self.count(parameters, self.COMPONENTS, context)
        available = len(self.encoder.components)
        if kind == "components" and count > available:
            raise QgsProcessingException(
                tr("The encoder {} has {} principal components, not {}.", self.encoder.name, available, count)
            )
        prefix = self.parameterAsString(parameters, self.PREFIX, context)
        destination = Destination.of(parameters.get(self.OUTPUT), context)
        lists = destination.keeps_lists()
        if kind == "array" and destination.text.lower().endswith((".shp", ".dbf")):
            raise QgsProcessingException(
                tr("A Shapefile holds at most 254 characters of text, an embedding needs more: take GeoPackage.")
            )
        new = self._new_fields(kind, count, prefix, lists)
        fields = combined(source.fields(), new)
        with VectorOutput(self, parameters, context, fields, source.wkbType(), source.sourceCrs()) as output:
            for batch in iter_batches(source, context, feedback):
                embeddings, has_place = mean_of_points(batch, self.encoder.encode(batch.lonlat))
                if kind == "components":
                    embeddings = self.encoder.principal_components(embeddings, count)
                values = embeddings.tolist()
                if kind == "array":
                    values = [[row if lists else json.dumps(row)] for row in values]
                output.add(with_attributes(batch.features, values, has_place))
            if kind == "components" and count >= 3:
                names = [field.name() for field in fields][source.fields().count() :]
                ranges = self.encoder.component_ranges
                blanks = {f"field{i + 1}": FieldBlank((names[i],), "{}") for i in range(3)}
                blanks.update({f"low{i + 1}": ranges[i, 0] for i in range(3)})
                blanks.update({f"high{i + 1}": ranges[i, 1] for i in range(3)})
                output.style("embedding_points", **blanks)
        return {self.OUTPUT: output.id}

    def _new_fields(self, kind, count, prefix, lists):
        fields = QgsFields()
        if kind == "array":
            name = f"{prefix}embedding"
            listed = QgsField(name, field_types.LIST, "List", 0, 0, "", field_types.REAL)
            fields.append(listed if lists else QgsField(name, field_types.TEXT))
        elif kind == "dimensions":
            for index in range(self.encoder.dim):
                fields.append(QgsField(f"{prefix}e{index}", field_types.REAL))
        else:
            for index in range(count):
                fields.append(QgsField(f"{prefix}pc{index + 1}", field_types.REAL))
        return fields
