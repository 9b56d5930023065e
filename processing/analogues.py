"""`placeprint:analogues`: the most similar places, in the world or among candidates."""

from array import array

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ..encoder.similarity.gallery import rank_candidates, world_gallery
from . import field_types
from .base import PlaceprintAlgorithm, count_parameter, is_given, metres_parameter
from .candidates import chosen_features, iter_candidates
from .feature_places import point_source
from .output_fields import combined, shown
from .progress import check, progress_of, steps_of
from .references import ReferenceParameters
from .styles import classes
from .transforms import wgs84
from .translation import tr
from .vector_output import VectorOutput

SHADES = classes(
    (-1, 0, 0.2, 0.4, 0.6, 0.8, 1), ("-1 - 0", "0 - 0.2", "0.2 - 0.4", "0.4 - 0.6", "0.6 - 0.8", "0.8 - 1")
)
"""How similarities are shown."""


class Analogues(ReferenceParameters, PlaceprintAlgorithm):
    CANDIDATES = "CANDIDATES"
    COUNT = "COUNT"
    MIN_DISTANCE = "MIN_DISTANCE"
    SEPARATION = "SEPARATION"
    LAND_ONLY = "LAND_ONLY"

    NAME = "analogues"
    DISPLAY_NAME = "Analogues"
    GROUP = "Similarity"
    TAGS = ("most similar places", "nearest", "search", "climate analogue", "twin")
    HELP = (
        "Finds the places of the world that are most similar to a reference, as a location encoder learned it from "
        "satellite imagery. The world is searched on 100,000 places, spread evenly, 71 km apart; with a candidate "
        "layer, its features are searched instead and come out with all of their attributes.\n\n"
        "Hits lie at least the chosen distance away from every reference, and at least the separation from each other, "
        "so that the list is not one region many times. 'Land only' leaves out the places at sea; a candidate layer "
        "is taken as it is. A multipoint counts as the mean of its points, and lies in their middle.\n\n"
        "Fields: rank, similarity (-1 to 1), distance (metres, to the nearest reference); lon and lat when the world "
        "is searched."
    )
    PARAMETERS = {
        "CANDIDATES": (
            "A point layer to search, whose features keep their attributes. Left empty, the whole world is searched, "
            "on 100,000 places 71 km apart."
        ),
        "COUNT": "How many of the most similar places to return, 20 by default.",
        "MIN_DISTANCE": (
            "How far a place must at least lie from every reference, 1,000 km by default, so that neighbours are left "
            "out. 0 allows any."
        ),
        "SEPARATION": (
            "How far the places found must at least lie from each other, so that the list is not one region many "
            "times. 0 allows any."
        ),
        "LAND_ONLY": "Search places on land alone. A candidate layer is taken as it is.",
        "OUTPUT": (
            "Points, the most similar first, with the fields rank, similarity (-1 to 1) and distance (metres to the "
            "nearest reference)."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        self.add_reference_parameters()
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.CANDIDATES,
                tr("Candidate layer (default: the world)"),
                [QgsProcessing.SourceType.TypeVectorPoint],
                optional=True,
            )
        )
        self.addParameter(count_parameter(self.COUNT))
        self.addParameter(metres_parameter(self.MIN_DISTANCE, tr("Least distance from a reference"), 1_000_000))
        self.addParameter(metres_parameter(self.SEPARATION, tr("Least distance between the places found"), 500_000))
        self.addParameter(QgsProcessingParameterBoolean(self.LAND_ONLY, tr("Land only"), defaultValue=True))
        self.add_encoder_parameter()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Analogues")))

    def compute(self, parameters, context, feedback):
        steps = steps_of(3, feedback)
        references = self.reference_set(parameters, context, steps)
        steps.setCurrentStep(1)
        search = (
            self.count(parameters, self.COUNT, context),
            self.parameterAsDouble(parameters, self.MIN_DISTANCE, context),
            self.parameterAsDouble(parameters, self.SEPARATION, context),
        )
        if is_given(parameters, self.CANDIDATES):
            layer = self._among_candidates(references, search, parameters, context, steps)
        else:
            layer = self._in_the_world(references, search, parameters, context, steps)
        fields, wkb_type, crs, features = layer
        if len(features) < search[0]:
            feedback.pushInfo(tr("Only {} places are far enough away.", len(features)))
        check(feedback)
        with VectorOutput(self, parameters, context, fields, wkb_type, crs) as output:
            output.add(features)
            value, label = (_last_field(fields, name) for name in ("similarity", "rank"))
            output.style("ranked_points", value=shown(value), label=shown(label), expression=0, **SHADES)
        return {self.OUTPUT: output.id}

    def _in_the_world(self, references, search, parameters, context, feedback):
        """Return (fields, geometry type, CRS, features) of the hits in the world's gallery."""
        land_only = self.parameterAsBoolean(parameters, self.LAND_ONLY, context)
        gallery = world_gallery(self.encoder, land_only, progress_of(feedback))
        feedback.setCurrentStep(2)
        fields = _hit_fields()
        for name in ("lon", "lat"):
            fields.append(QgsField(name, field_types.REAL))
        features = []
        for rank, hit in enumerate(gallery.most_similar(references, *search, progress_of(feedback)), 1):
            lon, lat = (float(value) for value in gallery.lonlat[hit.row])
            feature = QgsFeature(fields)
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(lon, lat)))
            feature.setAttributes([rank, hit.similarity, hit.distance, lon, lat])
            features.append(feature)
        return fields, QgsWkbTypes.Type.Point, wgs84(), features

    def _among_candidates(self, references, search, parameters, context, feedback):
        """Return (fields, geometry type, CRS, features) of the hits in the candidate layer, their attributes kept."""
        source = point_source(self, parameters, self.CANDIDATES, context, tr("The candidate layer"))
        keys, similarity, lonlat = array("q"), [np.empty(0)], [np.empty((0, 2))]
        for some, embeddings, places in iter_candidates(source, self.encoder, context, feedback):
            keys.extend(some)
            similarity.append(references.similarity_of(embeddings))
            lonlat.append(places)
        feedback.setCurrentStep(2)
        similarity, lonlat = np.concatenate(similarity), np.concatenate(lonlat)
        hits = rank_candidates(similarity, lonlat, references, *search, progress_of(feedback))
        chosen = [(keys[hit.row], [rank, hit.similarity, hit.distance]) for rank, hit in enumerate(hits, 1)]
        fields = combined(source.fields(), _hit_fields())
        return fields, source.wkbType(), source.sourceCrs(), chosen_features(source, chosen, feedback)


def _hit_fields():
    fields = QgsFields()
    fields.append(QgsField("rank", field_types.INTEGER))
    fields.append(QgsField("similarity", field_types.REAL))
    fields.append(QgsField("distance", field_types.REAL))
    return fields


def _last_field(fields, name):
    """Return the name that the new field got: if the candidates had one of that name, it is `name_2`."""
    return [field.name() for field in fields if field.name() == name or field.name().startswith(f"{name}_")][-1]
