"""`placeprint:predictpoints`: what a probe tells of the points of a layer."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..encoder.probes.raster_content import class_categories
from . import field_types
from .base import PlaceprintAlgorithm, advanced
from .covariates import CovariateFields
from .feature_places import iter_batches, mean_of_points, point_source
from .output_fields import combined, shown
from .probe_parameter import ProbeParameter
from .probe_results import VIRIDIS, colour_steps, fields_of, finite_or_null, middle_range, predicted_field
from .translation import tr
from .vector_output import VectorOutput, with_attributes


class PredictPoints(ProbeParameter, PlaceprintAlgorithm):
    PROBABILITIES = "PROBABILITIES"

    NAME = "predictpoints"
    DISPLAY_NAME = "Predict points"
    GROUP = "Probes"
    TAGS = ("probe", "classify", "regression", "apply", "machine learning", "area of applicability")
    HELP = (
        "Tells of every point what a probe, made by 'Train probe', predicts there.\n\n"
        "Fields: 'predicted'; of numbers 'low' and 'high', between which the number lies in 9 of 10 cases as far from "
        "the training places as the blocks of the validation were; of classes 'probability', and on demand that of "
        "every class; 'dissimilarity', how unlike the place is to all training places, and 'applicable', 1 where it is "
        "like enough to them that the validation holds (the area of applicability of Meyer and Pebesma 2021), else "
        "0.\n\n"
        "A probe that learned from other numbers beside the place looks for fields of their names, and takes the "
        "median of the training places where there is none. A multipoint counts as the mean of its points. Features "
        "without a geometry, or outside the world, are kept with NULL. A new field whose name is taken gets '_2' "
        "behind it."
    )
    PARAMETERS = {
        "INPUT": (
            "The point layer to predict, in any CRS. If the probe learned from other numbers too, it needs fields of "
            "their names."
        ),
        "PROBABILITIES": (
            "Add a field for each class, with its probability, beside that of the likeliest. Without effect for "
            "probes of numbers."
        ),
        "OUTPUT": (
            "The points with what was predicted, how sure it is ('probability', or 'low' and 'high'), and whether to "
            "believe it ('dissimilarity', 'applicable')."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterFeatureSource(self.INPUT, tr("Points"), point))
        self.add_probe_parameter()
        self.addParameter(
            advanced(QgsProcessingParameterBoolean(self.PROBABILITIES, tr("Add the probability of every class"), False))
        )
        self.add_encoder_parameter()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Predicted points")))

    def compute(self, parameters, context, feedback):
        probe, metadata = self.probe, self.probe.metadata
        source = point_source(self, parameters, self.INPUT, context, tr("Points"))
        beside = CovariateFields(metadata.covariates, source)
        every = bool(metadata.classes) and self.parameterAsBoolean(parameters, self.PROBABILITIES, context)
        new = self._new_fields(metadata, every)
        fields = combined(source.fields(), new)
        seen = []
        with VectorOutput(self, parameters, context, fields, source.wkbType(), source.sourceCrs()) as output:
            for batch in iter_batches(source, context, feedback):
                embeddings, has_place = mean_of_points(batch, self.encoder.encode(batch.lonlat))
                covariates = beside.of(batch.features)
                predictions = probe.predict(embeddings, covariates)
                dissimilarity = probe.dissimilarity(embeddings, covariates)
                rows = _rows(metadata, predictions, every)
                for row, value in zip(rows, dissimilarity.tolist()):
                    row.extend([value, int(value <= probe.threshold)])
                output.add(with_attributes(batch.features, rows, has_place))
                if not metadata.classes:
                    seen.append(predictions.values[has_place])
            name = fields.at(source.fields().count()).name()
            if metadata.classes:
                output.style("category_points", class_categories(metadata), field=shown(name))
            elif sum(map(len, seen)):
                expression, categories = colour_steps(name, *middle_range(np.concatenate(seen)), VIRIDIS)
                output.style("category_points", categories, field=expression)
        beside.report(feedback)
        return {self.OUTPUT: output.id}

    def _new_fields(self, metadata, every):
        of_kind = ("probability",) if metadata.classes else ("low", "high")
        classes = [f"p_{name}" for name in metadata.classes] if every else []
        names = [*of_kind, *classes, "dissimilarity"]
        numbers = [(name, field_types.REAL) for name in names]
        return fields_of(predicted_field(metadata), *numbers, ("applicable", field_types.INTEGER))


def _rows(metadata, predictions, every):
    """Return a list of attributes for each place, of the kind that the probe tells."""
    if not metadata.classes:
        return [
            [finite_or_null(value), finite_or_null(low), finite_or_null(high)] for value, low, high in zip(*predictions)
        ]
    most = predictions.probabilities[np.arange(len(predictions.indices)), predictions.indices].tolist()
    rows = [[metadata.classes[number], probability] for number, probability in zip(predictions.indices, most)]
    if every:
        for row, shares in zip(rows, predictions.probabilities.tolist()):
            row.extend(shares)
    return rows
