"""`placeprint:predictraster`: the map of what a probe tells."""

import numpy as np
from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterRasterDestination,
)

from ..encoder.probes.raster_content import MOST_VALUES, ClassContent, ConfidenceContent, ValueContent
from .base import is_given
from .probe_parameter import ProbeParameter
from .probe_results import colour_stops, middle_range
from .progress import steps_of
from .raster_algorithm import RasterAlgorithm
from .requested_grid import locator_of
from .translation import tr

LOOK = 64
"""Rows and columns of pixels that are predicted first, to see which numbers colours are to be spent on."""


class PredictRaster(ProbeParameter, RasterAlgorithm):
    APPLICABLE_ONLY = "APPLICABLE_ONLY"
    CONFIDENCE = "CONFIDENCE"

    NAME = "predictraster"
    DISPLAY_NAME = "Predict raster"
    GROUP = "Probes"
    TAGS = ("probe", "classify", "map", "regression", "apply", "machine learning", "area of applicability")
    HELP = (
        "Draws the map of what a probe, made by 'Train probe', predicts.\n\n"
        "Of classes it is a raster of bytes with a palette, the names of the classes and an attribute table; the "
        "raster of confidence has the probability of the class as its first band and the dissimilarity as its second. "
        "Of numbers the bands are: the number; the low and the high end between which it lies in 9 of 10 cases as far "
        "from the training places as the blocks of the validation were; and the dissimilarity.\n\n"
        "The dissimilarity index (Meyer and Pebesma 2021) tells how unlike a place is to all training places; where it "
        "is above a threshold, which the log tells, the map should not be believed, and on demand it is not drawn "
        "there.\n\n"
        "Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent "
        "across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land "
        "only' those at sea. Of a probe that learned from other numbers beside the place, the medians of the training "
        "places are taken for these."
    )
    PARAMETERS = {
        "APPLICABLE_ONLY": (
            "Leave out, as nodata, the places that are too unlike all training places for the prediction to be "
            "believed."
        ),
        "OUTPUT": (
            "The map: of classes, their numbers with names and colours; of numbers, a band with the prediction, the "
            "ends of its interval, and the dissimilarity."
        ),
        "CONFIDENCE": (
            "For probes of classes: a raster with the probability of the class drawn, and the dissimilarity to the "
            "training places."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        self.add_probe_parameter()
        self.add_raster_parameters()
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.APPLICABLE_ONLY, tr("Only within the area of applicability"), defaultValue=False
            )
        )
        self.add_raster_output(tr("Prediction"))
        self.addParameter(
            QgsProcessingParameterRasterDestination(
                self.CONFIDENCE, tr("Confidence (of classes)"), optional=True, createByDefault=False
            )
        )

    def compute(self, parameters, context, feedback):
        probe, metadata = self.probe, self.probe.metadata
        if len(metadata.classes) > MOST_VALUES:
            raise QgsProcessingException(
                tr("The probe has {} classes; a raster of them has room for {}.", len(metadata.classes), MOST_VALUES)
            )
        if metadata.covariates:
            feedback.pushWarning(
                tr(
                    "The probe learned from {} too; for all pixels the medians of the training places are taken.",
                    ", ".join(metadata.covariates),
                )
            )
        feedback.pushInfo(tr("Area of applicability: dissimilarity up to {:.3g}.", probe.threshold))
        limit = probe.threshold if self.parameterAsBoolean(parameters, self.APPLICABLE_ONLY, context) else np.inf
        content = (ClassContent if metadata.classes else ValueContent)(probe, limit)
        self.check_format(parameters, context, content.dtype, len(content.names))
        if not metadata.classes:
            style = colour_stops(*self._range(probe, parameters, context, feedback))
            return self.draw(parameters, context, feedback, content, "numbers", style)
        confidence = ConfidenceContent(probe, limit) if is_given(parameters, self.CONFIDENCE) else None
        if confidence:
            # Now, and not once the classes are drawn.
            self.check_format(parameters, context, confidence.dtype, len(confidence.names), self.CONFIDENCE)
        steps = steps_of(2, feedback)
        results = self.draw(parameters, context, steps, content, "categories")
        if confidence:
            steps.setCurrentStep(1)
            colours = colour_stops(0.0, 1.0)
            results.update(
                self.draw(parameters, context, steps, confidence, "numbers", colours, output=self.CONFIDENCE)
            )
        return results

    def _range(self, probe, parameters, context, feedback):
        """Return (low, high) of the numbers that the raster is going to show."""
        places = locator_of(self.grid(parameters, context, feedback), context.transformContext()).sample(LOOK)
        if not places.good.any():
            return 0.0, 1.0
        return middle_range(probe.predict(self.encoder.encode(places.lonlat[places.good])).values)
