"""`placeprint:samplediverse`: where to sample next, so that little of what there is goes unseen."""

import math

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ..encoder.similarity.gallery import Gallery
from ..encoder.similarity.sampling import Sampled, farthest_first
from . import field_types
from .base import PlaceprintAlgorithm, count_parameter, is_given, metres_parameter
from .candidates import chosen_features, iter_candidates
from .even_places import even_places
from .feature_places import all_places, count_of, point_source
from .output_fields import combined, shown
from .progress import check, progress_of, steps_of
from .requested_grid import corners_of
from .transforms import wgs84
from .translation import tr
from .vector_output import VectorOutput

MOST_CANDIDATES = 100_000
"""Their unit vectors are held in memory, and each is compared to every place chosen."""

LATTICE_PLACES = 20_000
"""Candidates of an extent."""


class SampleDiverse(PlaceprintAlgorithm):
    COUNT = "COUNT"
    SAMPLED = "SAMPLED"
    MIN_DISTANCE = "MIN_DISTANCE"
    LAND_ONLY = "LAND_ONLY"

    NAME = "samplediverse"
    DISPLAY_NAME = "Sample diverse places"
    GROUP = "Clusters"
    TAGS = ("sampling design", "field work", "coverage", "representative", "where to sample next", "k-center")
    HELP = (
        "Chooses places that differ most from each other: where to take samples, so that little of what an area holds "
        "goes unseen. Each is the candidate least like all chosen before it, as a location encoder learned it from "
        "satellite imagery; so the first of them cover the area roughly, and every further one fills the largest gap. "
        "Extremes come early, and common conditions are not sampled more for being common.\n\n"
        "Candidates are the features of a layer, which keep all of their attributes, or some 20,000 places spread "
        "evenly over an extent (default: the world). 'Land only' leaves out places at sea; a candidate layer is taken "
        "as it is. Give a layer of places that have been sampled, and they count as chosen.\n\n"
        "Fields: 'rank', the order of choice; 'novelty', the cosine distance (one less the similarity) to the most "
        "similar place chosen before, NULL where there was none; lon and lat for an extent. The log tells the "
        "coverage: how far the candidates are from what was chosen, the worst of them and on average. Of a layer of "
        "more than 100,000 features, every second is a candidate, or every third, and so on."
    )
    PARAMETERS = {
        "INPUT": (
            "A point layer to choose from, whose features keep their attributes. Left empty, the choice is among "
            "20,000 places spread evenly over the extent."
        ),
        "EXTENT": "The area to sample, where there is no candidate layer. Left empty, it is the world.",
        "COUNT": "How many places to choose, 20 by default. They come in order: you can stop at any of them.",
        "SAMPLED": (
            "A point layer of places that have been sampled already: they count as chosen, and what they cover is not "
            "chosen again."
        ),
        "MIN_DISTANCE": (
            "How far the places chosen must at least lie from each other, and from those sampled already; 0, the "
            "default, allows any."
        ),
        "LAND_ONLY": "Choose places on land alone. A candidate layer is taken as it is.",
        "OUTPUT": (
            "The chosen places, with 'rank', their order, and 'novelty', how unlike each is to all before it (0 is "
            "the same)."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("Candidate layer (default: places of the extent)"), point, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterExtent(
                self.EXTENT, tr("Extent, without a candidate layer (default: the world)"), optional=True
            )
        )
        self.addParameter(count_parameter(self.COUNT))
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.SAMPLED, tr("Layer of places sampled already"), point, optional=True
            )
        )
        self.addParameter(metres_parameter(self.MIN_DISTANCE, tr("Least distance between places"), 0))
        self.addParameter(QgsProcessingParameterBoolean(self.LAND_ONLY, tr("Land only"), defaultValue=True))
        self.add_encoder_parameter()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Diverse places")))

    def compute(self, parameters, context, feedback):
        steps = steps_of(3, feedback)
        sampled = None
        if is_given(parameters, self.SAMPLED):
            source = point_source(self, parameters, self.SAMPLED, context, tr("The layer of sampled places"))
            lonlat = all_places(source, context, steps)
            sampled = Sampled(self.encoder.directions(self.encoder.encode(lonlat)), lonlat)
            feedback.pushInfo(tr("{} places were sampled already.", len(lonlat)))
        steps.setCurrentStep(1)
        if is_given(parameters, self.INPUT):
            source = point_source(self, parameters, self.INPUT, context, tr("The candidate layer"))
            keys, z, lonlat = self._candidates_of(source, context, steps)
        else:
            source = None
            lonlat = self._places_of_extent(parameters, context, feedback)
            z = Gallery(self.encoder, lonlat, progress_of(steps)).z
        if len(z) == 0:
            raise QgsProcessingException(tr("There are no candidates to choose from."))
        steps.setCurrentStep(2)
        count = self.count(parameters, self.COUNT, context)
        min_distance = self.parameterAsDouble(parameters, self.MIN_DISTANCE, context)
        sample = farthest_first(z, lonlat, count, sampled, min_distance, progress_of(steps))
        _tell(sample, count, len(z), feedback)
        rows = list(zip(sample.rows.tolist(), sample.novelty.tolist()))
        values = [[rank, None if math.isnan(novelty) else novelty] for rank, (_, novelty) in enumerate(rows, 1)]
        new = QgsFields()
        new.append(QgsField("rank", field_types.INTEGER))
        new.append(QgsField("novelty", field_types.REAL))
        if source:
            fields = combined(source.fields(), new)
            rank = fields.at(source.fields().count()).name()
            layer = (fields, source.wkbType(), source.sourceCrs())
            features = chosen_features(source, [(keys[row], value) for (row, _), value in zip(rows, values)], steps)
        else:
            for name in ("lon", "lat"):
                new.append(QgsField(name, field_types.REAL))
            fields, rank, layer = new, "rank", (new, QgsWkbTypes.Type.Point, wgs84())
            features = [_feature(fields, value, lonlat[row].tolist()) for (row, _), value in zip(rows, values)]
        check(feedback)
        with VectorOutput(self, parameters, context, *layer) as output:
            output.add(features)
            output.style("diverse_sample", rank=shown(rank))
        return {self.OUTPUT: output.id}

    def _candidates_of(self, source, context, feedback):
        """Return (keys, z, lonlat) of the features of a source, of at most MOST_CANDIDATES."""
        total = count_of(source)
        if total > MOST_CANDIDATES:
            feedback.pushWarning(
                tr(
                    "Of {} features, one in {} is a candidate: more than {} do not fit into memory.",
                    total,
                    -(-total // MOST_CANDIDATES),
                    MOST_CANDIDATES,
                )
            )
        keys, z, lonlat = [], [np.empty((0, self.encoder.dim), dtype=np.float32)], [np.empty((0, 2))]
        most = MOST_CANDIDATES if total > MOST_CANDIDATES else None
        for some, embeddings, places in iter_candidates(source, self.encoder, context, feedback, most):
            keys.extend(some)
            z.append(self.encoder.directions(embeddings))
            lonlat.append(places)
        return keys, np.concatenate(z), np.concatenate(lonlat)

    def _places_of_extent(self, parameters, context, feedback):
        """Return the (n, 2) lonlat of candidates spread evenly over EXTENT."""
        extent, extent_crs = self.extent(parameters, context)
        # A rectangle that a person drew is one on the map.
        crs = extent_crs if extent_crs is not None and extent_crs.isValid() else wgs84()
        corners = corners_of(crs, extent, extent_crs, context.transformContext(), feedback)
        land_only = self.parameterAsBoolean(parameters, self.LAND_ONLY, context)
        return even_places(crs, corners, LATTICE_PLACES, land_only, context.transformContext())


def _tell(sample, count, candidates, feedback):
    if len(sample.rows) < count:
        feedback.pushInfo(
            tr("Only {} places: all other candidates are too near, or just like one that was chosen.", len(sample.rows))
        )
    feedback.pushInfo(
        tr(
            "Coverage: to the most similar place that was chosen or sampled, the {} candidates have a cosine distance "
            "of {:.3f} on average, and of {:.3f} at worst (0 is the same, 1 not alike at all).",
            candidates,
            sample.mean,
            sample.worst,
        )
    )


def _feature(fields, values, lonlat):
    feature = QgsFeature(fields)
    lon = (lonlat[0] + 180.0) % 360.0 - 180.0
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(lon, lonlat[1])))
    feature.setAttributes([*values, lon, lonlat[1]])
    return feature
