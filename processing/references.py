"""The reference set of an algorithm: a clicked place, a layer of places, and places that it should not be like."""

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterPoint,
)

from ..encoder.earth.sphere import on_the_globe
from ..encoder.similarity.reference_set import COMBINATIONS, ReferenceSet
from .base import advanced, is_given
from .feature_places import all_places, point_source
from .progress import steps_of
from .transforms import BulkTransform, check_named_crs, in_degrees, wgs84
from .translation import tr


class ReferenceParameters:
    """Mixed into algorithms that compare places to a reference set."""

    REFERENCE = "REFERENCE"
    REFERENCES = "REFERENCES"
    NEGATIVES = "NEGATIVES"
    COMBINE = "COMBINE"

    PARAMETERS = {
        "REFERENCE": (
            "The place to compare with: click '...' and then the map, or write longitude and latitude, 114.17,22.28 "
            "[EPSG:4326]. Give this, a reference layer, or both."
        ),
        "REFERENCES": ("A point layer of the places to compare with, one or many, in any CRS."),
        "NEGATIVES": (
            "A point layer of places that the result should not be like. The similarity to them is subtracted where it "
            "is above 0. A place gets no higher value for being unlike them. A place that is more similar to them than "
            "to the references gets a value below 0."
        ),
        "COMBINE": (
            "What to do with more than one reference. 'shared' looks for what all of them have in common, 'any' for "
            "places like at least one of them."
        ),
    }

    def add_reference_parameters(self):
        point = [QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterPoint(self.REFERENCE, tr("Reference place"), optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSource(self.REFERENCES, tr("Reference layer"), point, optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.NEGATIVES, tr("Layer of places that it should not be like"), point, optional=True
            )
        )
        self.addParameter(
            advanced(
                QgsProcessingParameterEnum(
                    self.COMBINE,
                    tr("Several references (shared: like what they have in common; any: like at least one of them)"),
                    options=list(COMBINATIONS),
                    defaultValue=COMBINATIONS[0],
                    usesStaticStrings=True,
                )
            )
        )

    def reference_set(self, parameters, context, feedback):
        """Return the ReferenceSet that the parameters ask for, under `self.encoder`.

        Raises QgsProcessingException if there is no reference, or one that is nowhere on Earth.
        """
        steps = steps_of(2, feedback)
        places = []
        if is_given(parameters, self.REFERENCE):
            places.append(self._reference_place(parameters, context))
        if is_given(parameters, self.REFERENCES):
            places.append(self._layer_places(self.REFERENCES, parameters, context, steps))
        if not places:
            raise QgsProcessingException(tr("Give a reference place, a reference layer, or both."))
        steps.setCurrentStep(1)
        negatives = None
        if is_given(parameters, self.NEGATIVES):
            negatives = self._layer_places(self.NEGATIVES, parameters, context, steps)
        combine = self.parameterAsString(parameters, self.COMBINE, context)
        return ReferenceSet(self.encoder, np.concatenate(places), negatives, combine)

    def _reference_place(self, parameters, context):
        """Return the (1, 2) lonlat of REFERENCE; QgsProcessingException if that is nowhere on Earth."""
        what, value = tr("The reference place"), parameters[self.REFERENCE]
        crs = check_named_crs(value, what) or wgs84()
        # A point in the hands of Python may bring its own; a text without one is in degrees.
        if hasattr(value, "crs") and value.crs().isValid():
            crs = value.crs()
        # QGIS would take what it cannot transform as it is.
        point = self.parameterAsPoint(parameters, self.REFERENCE, context)
        given = np.array([[point.x(), point.y()]])
        place = BulkTransform(crs, wgs84(), context.transformContext(), what)(given)
        if not on_the_globe(place)[0]:
            raise QgsProcessingException(
                tr(
                    "The reference place is nowhere on Earth: longitude {}, latitude {}.",
                    *(given if in_degrees(crs) else place)[0],
                )
            )
        return place

    def _layer_places(self, name, parameters, context, feedback):
        """Return the (n, 2) lonlat of a layer parameter that was given; QgsProcessingException if it has none."""
        label = self.parameterDefinition(name).description()
        source = point_source(self, parameters, name, context, label)
        places = all_places(source, context, feedback)
        if len(places) == 0:
            raise QgsProcessingException(tr("{} ({}) has no places in it.", label, source.sourceName()))
        return places
