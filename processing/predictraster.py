"""`placeprint:predictraster`: the map of what a probe tells."""

import numpy as np
from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterRasterDestination,
)

from .base import is_given
from .pixels import NODATA, Bands
from .probe_parameter import ProbeParameter
from .probe_results import class_categories, colour_stops, middle_range
from .progress import steps_of
from .raster_algorithm import RasterAlgorithm
from .raster_grid import PixelLocator
from .translation import tr
from .withdrawal import withdrawn_on_failure

MOST_CLASSES = 255
"""A byte has no room for more, and 0 is nodata."""

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
        probe, about = self.probe, self.probe.about
        if len(about.classes) > MOST_CLASSES:
            raise QgsProcessingException(
                tr("The probe has {} classes; a raster of them has room for {}.").format(
                    len(about.classes), MOST_CLASSES
                )
            )
        if about.covariates:
            text = tr("The probe learned from {} too; for all pixels the medians of the training places are taken.")
            feedback.pushWarning(text.format(", ".join(about.covariates)))
        feedback.pushInfo(tr("Area of applicability: dissimilarity up to {:.3g}.").format(probe.threshold))
        limit = probe.threshold if self.parameterAsBoolean(parameters, self.APPLICABLE_ONLY, context) else np.inf
        steps = steps_of(2, feedback)
        if not about.classes:
            style = colour_stops(*self._range(probe, parameters, context))
            bands = _number_bands(probe, limit)
            return self.draw(parameters, context, feedback, bands, "numbers", style)
        results = self.draw(parameters, context, steps, _class_bands(probe, limit), "categories")
        if is_given(parameters, self.CONFIDENCE):
            steps.setCurrentStep(1)
            bands, colours = _confidence_bands(probe, limit), colour_stops(0.0, 1.0)
            with withdrawn_on_failure(results[self.OUTPUT]):
                results.update(self.draw(parameters, context, steps, bands, "numbers", colours, output=self.CONFIDENCE))
        return results

    def _range(self, probe, parameters, context):
        """Return (low, high) of the numbers that the raster is going to show."""
        places = PixelLocator(self.grid(parameters, context), context.transformContext()).sample(LOOK)
        if not places.good.any():
            return 0.0, 1.0
        return middle_range(probe.predict(self.encoder.encode(places.lonlat[places.good])).values)


class _Telling:
    """What is told of pixels from their embeddings, or, where that is smooth, from interpolated numbers.

    These are the scores of a linear probe, and behind them the dissimilarity, if it is wanted. It has kinks where
    another training place becomes the nearest, which interpolating rounds off.
    """

    def __init__(self, probe, limit, values, nodata, shows_dissimilarity):
        self._probe, self._limit, self._values, self._nodata = probe, limit, values, nodata
        # It takes about as long as the encoder does.
        self._wanted = shows_dissimilarity or limit < np.inf
        self.count = probe.field_count + self._wanted if probe.field_count else 0

    def fields(self, embeddings):
        scores = self._probe.fields(embeddings)
        if not self._wanted:
            return scores
        return np.concatenate([scores, self._probe.dissimilarity(embeddings)[:, np.newaxis]], axis=1)

    def of_fields(self, fields):
        scores = self._probe.field_count
        dissimilarity = np.maximum(fields[:, scores], 0) if self._wanted else None
        return self._told(self._probe.of_fields(fields[:, :scores]), dissimilarity)

    def of(self, embeddings):
        dissimilarity = self._probe.dissimilarity(embeddings) if self._wanted else None
        return self._told(self._probe.predict(embeddings), dissimilarity)

    def _told(self, told, dissimilarity):
        values = self._values(told, dissimilarity)
        if dissimilarity is not None:
            values[dissimilarity > self._limit] = self._nodata
        return values


def _bands(probe, limit, names, dtype, values, categories=()):
    """Return the Bands `names` of what a Probe tells, nodata where the dissimilarity is above the limit.

    `values` makes an (n, bands) array of what is told of n places, and of their dissimilarity, None if nobody asks.
    """
    telling = _Telling(probe, limit, values, NODATA[dtype], "dissimilarity" in names)
    return Bands(names, dtype, telling.of, telling.fields, telling.count, telling.of_fields, categories)


def _class_bands(probe, limit):
    numbers = range(1, len(probe.about.classes) + 1)

    def values(told, _dissimilarity):
        return (told.numbers + 1).astype(np.uint8)[:, np.newaxis]

    return _bands(probe, limit, ["class"], "uint8", values, class_categories(probe.about, list(numbers)))


def _confidence_bands(probe, limit):
    def values(told, dissimilarity):
        return np.stack([told.probabilities.max(axis=1), dissimilarity], axis=1).astype(np.float32)

    return _bands(probe, limit, ["probability", "dissimilarity"], "float32", values)


def _number_bands(probe, limit):
    def values(told, dissimilarity):
        ends = [np.where(np.isfinite(end), end, NODATA["float32"]) for end in (told.low, told.high)]
        return np.stack([told.values, *ends, dissimilarity], axis=1).astype(np.float32)

    return _bands(probe, limit, ["predicted", "low", "high", "dissimilarity"], "float32", values)
