#!/usr/bin/python3
"""Puts the models of processing/models together, by QGIS's own API, and writes them: the same bytes every time.

    .venv/bin/python tools/make_models.py [FOLDER]

To be run with QGIS 3.22, for later versions read what it wrote, and not the other way round. The parameters of a model
are those of the algorithms in it, wherever they mean the same.
"""

import os
import sys
from pathlib import Path

# Qt writes the attributes of an element in an order of chance, unless told not to before it starts.
if os.environ.get("QT_HASH_SEED") != "0":
    os.environ.update(QT_HASH_SEED="0", QT_QPA_PLATFORM="offscreen")
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606

from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QPointF

from placeprint.processing.provider import PlaceprintProvider
from placeprint.processing.shipped_models import FOLDER, TAGS, TITLE

COLUMN, ROW = 260, 90
"""Pixels between the boxes of the graphical modeler."""

SIDE = 150
"""Candidates along the longer side of a study area."""

INTERSECT = 0
"""Of the predicates of native:extractbylocation."""
POINTS = 0
"""Of the types of native:creategrid."""


class Builder:
    """A model that is being put together: parameters in the first column, algorithms in the next, then outputs."""

    def __init__(self, name, title, group, tags, text):
        self._model = QgsProcessingModelAlgorithm(name, group)
        self._help = {"ALG_DESC": text, TITLE: title, TAGS: ", ".join(tags)}
        self._names, self._defaults = [], {}
        self._children = 0

    def parameter(self, definition):
        """Add a parameter."""
        component = QgsProcessingModelParameter(definition.name())
        component.setDescription(definition.description())
        component.setPosition(QPointF(COLUMN / 2, ROW * (len(self._names) + 1)))
        self._model.addModelParameter(definition, component)
        self._names.append(definition.name())
        # Of what a file says of its parameters, QGIS 3.22 reads this help alone.
        self._help[definition.name()] = definition.help()

    def parameters_of(self, identifier, *names, needed=False, **defaults):
        """Add parameters of an algorithm as they are, but for the values that some have by default.

        With `needed`, they are not optional in the model.
        """
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(identifier)
        for name in names:
            definition = algorithm.parameterDefinition(name).clone()
            if name in defaults:
                definition.setDefaultValue(defaults[name])
                self._defaults[name] = defaults[name]
            if needed:
                definition.setFlags(definition.flags() & ~QgsProcessingParameterDefinition.Flag.FlagOptional)
            self.parameter(definition)

    def child(self, name, algorithm, description, outputs=(), **sources):
        """Add an algorithm. `outputs` are (name, title, whether it is always there) of what the model gives back of it.

        `sources` say what it gets: the name of a parameter of the model, a pair (other child, its output), or what
        `fixed` or `expression` return.
        """
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(name)
        child.setDescription(description)
        self._children += 1
        place = QPointF(COLUMN * (self._children + 0.75), ROW * (1 + 2 * self._children))
        child.setPosition(place)
        for parameter, source in {**_needed(child.algorithm()), **sources}.items():
            child.addParameterSources(parameter, [self._source(source)])
        given_back = {}
        for row, (output, title, always) in enumerate(outputs):
            made = QgsProcessingModelOutput(output)
            made.setDescription(title)
            made.setChildId(name)
            made.setChildOutputName(output)
            made.setMandatory(always)
            made.setPosition(place + QPointF(COLUMN * 0.9, ROW * (row - 0.5) / 1.5))
            given_back[output] = made
        child.setModelOutputs(given_back)
        self._model.addChildAlgorithm(child)

    def _source(self, source):
        if isinstance(source, tuple):
            return QgsProcessingModelChildParameterSource.fromChildOutput(*source)
        if not isinstance(source, str):
            return source
        if source in self._defaults:
            # Of what is omitted an algorithm in the model would take its own default.
            return expression(f"coalesce(@{source}, {self._defaults[source]})")
        return QgsProcessingModelChildParameterSource.fromModelParameter(source)

    def write(self, folder):
        """Write the file of the model into `folder`, if its parts fit together."""
        self._model.setHelpContent(self._help)
        self._model.setParameterOrder(self._names)
        self._model.updateDestinationParameters()
        good, issues = self._model.validate()
        if not good:
            raise SystemExit(f"{self._model.name()}: {'; '.join(issues)}")
        path = Path(folder) / f"{self._model.name()}.model3"
        if not self._model.toFile(str(path)):
            raise SystemExit(f"cannot write {path}")
        print(path)


def _needed(algorithm):
    """Return {name: its default value} of the parameters that a model has to give: it knows no defaults."""
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    return {
        one.name(): fixed(one.defaultValue())
        for one in algorithm.parameterDefinitions()
        if not one.isDestination() and not one.flags() & optional and one.defaultValue() is not None
    }


def fixed(value):
    return QgsProcessingModelChildParameterSource.fromStaticValue(value)


def expression(text):
    return QgsProcessingModelChildParameterSource.fromExpression(text)


def labels_to_map():
    model = Builder(
        "labelstomap",
        "Labelled points to map",
        "Probes",
        ("train", "predict", "species distribution", "classify", "regression", "machine learning", "map"),
        "From points with a label to a map of it, in one go: species seen or not, soil class, yield, price, rainfall. "
        "'Train probe' learns from the points and finds out honestly how good it is; 'Predict raster' draws.\n\n"
        "Out come the map, of classes with their names or of numbers with the interval; of classes the confidence; the "
        "points with what was predicted of them from other blocks; a report to be opened in a browser; and the probe, "
        "to predict other extents or points with.\n\n"
        "Look at the report before the map is believed. Both algorithms by themselves have further settings.",
    )
    model.parameters_of("placeprint:trainprobe", "INPUT", "FIELD", "METHOD", "KIND")
    model.parameters_of("placeprint:predictraster", "EXTENT", "PIXEL_SIZE", "CRS", "LAND_ONLY", LAND_ONLY=True)
    model.parameters_of("placeprint:predictraster", "APPLICABLE_ONLY")
    model.child(
        "train",
        "placeprint:trainprobe",
        "Train probe",
        [
            ("PROBE", "Probe", True),
            ("OUTPUT", "Predictions from other blocks", True),
            ("REPORT", "Report", False),
        ],
        INPUT="INPUT",
        FIELD="FIELD",
        METHOD="METHOD",
        KIND="KIND",
    )
    model.child(
        "map",
        "placeprint:predictraster",
        "Predict raster",
        [("OUTPUT", "Map", True), ("CONFIDENCE", "Confidence (of classes)", False)],
        PROBE=("train", "PROBE"),
        **{name: name for name in ("EXTENT", "PIXEL_SIZE", "CRS", "LAND_ONLY", "APPLICABLE_ONLY")},
    )
    return model


def area_parameters(model):
    """Add the study area, and how closely it is searched."""
    area = QgsProcessingParameterFeatureSource("AREA", "Study area", [QgsProcessing.SourceType.TypeVectorPolygon])
    area.setHelp("A layer of polygons, in any CRS: the places inside of them are looked at.")
    model.parameter(area)
    side = QgsProcessingParameterNumber(
        "SIDE",
        "Candidates along the longer side of the area",
        QgsProcessingParameterNumber.Type.Integer,
        defaultValue=SIDE,
        minValue=2,
        maxValue=1000,
    )
    side.setHelp(
        "How closely the area is searched: a grid of so many candidates along its longer side, 150 by default. More "
        "find smaller things, and take longer."
    )
    side.setFlags(side.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    model.parameter(side)


def candidates_of_area(model):
    """Add the algorithms that put candidates on a grid and keep those inside the area, and return who has them."""
    # What is omitted has no default in an expression. Never 0, of which a grid would be endless, for an empty layer.
    width, height = "(@AREA_maxx - @AREA_minx)", "(@AREA_maxy - @AREA_miny)"
    spacing = f"max({width}, {height}, 1e-9) / (coalesce(@SIDE, {SIDE}) - 0.999)"
    model.child(
        "grid",
        "native:creategrid",
        "Grid of candidates",
        TYPE=fixed(POINTS),
        EXTENT="AREA",
        CRS="AREA",
        HSPACING=expression(f"min({spacing}, max({width}, 1e-9))"),
        VSPACING=expression(f"min({spacing}, max({height}, 1e-9))"),
    )
    model.child("index", "native:createspatialindex", "Index of the grid", INPUT=("grid", "OUTPUT"))
    model.child(
        "inside",
        "native:extractbylocation",
        "Candidates inside the area",
        INPUT=("index", "OUTPUT"),
        INTERSECT="AREA",
        PREDICATE=fixed([INTERSECT]),
    )
    model.child(
        "plain",
        "native:deletecolumn",
        "Without the bounds of cells",
        INPUT=("inside", "OUTPUT"),
        COLUMN=fixed(["left", "top", "right", "bottom"]),
    )
    return "plain", "OUTPUT"


def places_like_these():
    model = Builder(
        "placeslikethese",
        "Places like these within an area",
        "Similarity",
        ("likeness", "suitability", "site selection", "analogue", "search", "polygon"),
        "Where, in a study area, is it like these places, but not like those? Give a layer of places that are wanted, "
        "on demand one of places that are not, and polygons to search. The places may lie anywhere in the world.\n\n"
        "Out come a raster of the similarity over the extent of the area, and the best places inside the polygons, in "
        "order: the most similar of a grid of candidates, at least so far from each other that the list is not one "
        "place many times.\n\n"
        "Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.",
    )
    similar = "placeprint:similarityraster"
    model.parameters_of(similar, "REFERENCES", needed=True)
    model.parameters_of(similar, "NEGATIVES")
    area_parameters(model)
    model.parameters_of("placeprint:analogues", "COUNT", "SEPARATION", SEPARATION=10_000)
    model.parameters_of(similar, "COMBINE", "PIXEL_SIZE")
    alike = {name: name for name in ("REFERENCES", "NEGATIVES", "COMBINE")}
    model.child(
        "raster",
        similar,
        "Similarity raster",
        [("OUTPUT", "Similarity", True)],
        EXTENT="AREA",
        CRS="AREA",
        PIXEL_SIZE="PIXEL_SIZE",
        **alike,
    )
    candidates = candidates_of_area(model)
    model.child(
        "best",
        "placeprint:analogues",
        "The best of them",
        [("OUTPUT", "Best places", True)],
        CANDIDATES=candidates,
        COUNT="COUNT",
        SEPARATION="SEPARATION",
        MIN_DISTANCE=fixed(0),
        **alike,
    )
    return model


def sampling_design():
    model = Builder(
        "samplingdesign",
        "Sampling design for an area",
        "Clusters",
        ("field work", "coverage", "representative", "where to sample next", "k-center", "polygon"),
        "Where to take samples in a study area, so that little of what it holds goes unseen: the places of a grid "
        "inside the polygons that differ most from each other, in order, so that one can stop at any of them.\n\n"
        "Places that have been sampled, inside the area or outside, count as chosen: the design then adds what they "
        "miss.\n\n"
        "Of an area that fills little of its own extent few candidates of the grid are inside: take more of them.",
    )
    diverse = "placeprint:samplediverse"
    area_parameters(model)
    model.parameters_of(diverse, "COUNT", "SAMPLED", "MIN_DISTANCE")
    candidates = candidates_of_area(model)
    model.child(
        "choose",
        diverse,
        "The most diverse of them",
        [("OUTPUT", "Places to sample", True)],
        INPUT=candidates,
        **{name: name for name in ("COUNT", "SAMPLED", "MIN_DISTANCE")},
    )
    return model


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else FOLDER
    application = QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    registry.addProvider(QgsNativeAlgorithms(registry))
    provider = PlaceprintProvider()
    registry.addProvider(provider)
    for model in (labels_to_map(), places_like_these(), sampling_design()):
        model.write(folder)
    registry.removeProvider(provider)
    application.exitQgis()


if __name__ == "__main__":
    main()
