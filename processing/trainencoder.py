"""`placeprint:trainencoder`: a person's own raster in, an encoder of what it shows out."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterBand,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsRasterLayer,
)

from ..encoder import EncoderFileError, load_encoder
from ..encoder.encoders.library import DIGITS
from ..encoder.i18n import spoken
from ..encoder.images.image_file import write_image
from .base import PlaceprintAlgorithm, advanced, is_given
from .encoder_output import EncoderOutput
from .gdal_settings import gdal_errors_raise
from .progress import check, proceed
from .raster_containers import open_raster
from .raster_image import RasterSource, read_raster
from .settings import python_interpreter
from .torch_process import check_torch, run_module
from .translation import tr
from .write_failures import check_writable

READ = 0.08
"""The share of the work that is done once the raster is read."""


class TrainEncoder(EncoderOutput, PlaceprintAlgorithm):
    BANDS = "BANDS"
    PLACES = "PLACES"
    STEPS = "STEPS"
    ENCODER_NAME = "NAME"
    LICENCE = "LICENCE"
    SEED = "SEED"
    PYTHON = "PYTHON"
    REPORT = "REPORT"

    NAME = "trainencoder"
    DISPLAY_NAME = "Train encoder"
    GROUP = "Encoders"
    TAGS = ("train", "fine-tune", "PyTorch", "torch", "GPU", "raster", "imagery", "model", "machine learning")
    HELP = (
        "Trains a location encoder on a raster of your own: satellite images, an elevation model, a vegetation index, "
        "of a valley or of the world. Places that look alike in the raster are then alike to every algorithm of "
        "Placeprint and to its live map, once you choose the file as 'Location encoder'.\n\n"
        "It needs a Python that has PyTorch (torch), which is named in the settings, and runs there, in a process of "
        "its own; QGIS does not load it. A GPU is used where there is one. Without, 10,000 places and 600 steps take "
        "some five minutes on two processor cores, and the log says how long it will be. A smaller number of places "
        "shortens it.\n\n"
        "One to three bands are looked at as a picture: stretched from the 2nd to the 98th percentile, red, green and "
        "blue, or grey. They must hold amounts, not numbers of classes. The pictures that it learns from are 32 "
        "pixels wide or more, and a ninetieth of the region or more: choose a smaller extent to bring out finer "
        "things. A raster needs some 300 pixels a side for an encoder that is worth the name.\n\n"
        "For a continent or the world the encoder is made of spherical harmonics as the one that ships; for a smaller "
        "region of waves over a map of it. It knows nothing of places outside of the raster.\n\n"
        "'Encoder to start from', for continents and the world, trains an encoder of spherical harmonics further: "
        "half of the new likeness is what it said before, the other half what your raster shows.\n\n"
        "The report says what it learned, and what it did not: how well a twin, trained without some blocks of the "
        "region, tells what is in them, beside the nearest places and smooth functions of the coordinates. The "
        "encoder itself learns from the whole of the raster. Whether you may pass it on depends on the licence of the "
        "raster."
    )
    PARAMETERS = {
        "INPUT": (
            "A raster file of amounts, not of classes: satellite images, elevation, a vegetation index; of some 300 "
            "pixels a side at least."
        ),
        "BANDS": (
            "The bands to look at, as red, green and blue; a single one is grey. Left empty, those that the layer "
            "shows."
        ),
        "EXTENT": (
            "The part of the raster to learn from. A smaller one brings out finer things. Left empty, it is all of "
            "the raster."
        ),
        "PLACES": (
            "At how many places the raster is looked at, 10,000 by default. Fewer take less time, and tell less."
        ),
        "STEPS": (
            "How long to train, 600 steps by default. Twice as many take twice as long; the report tells whether it "
            "helped."
        ),
        "NAME": "What the encoder is called in lists and reports. Left empty, it is the name of the raster.",
        "LICENCE": (
            "The licence of the raster, such as CC BY 4.0, written into the encoder file: whoever gets the file then "
            "knows what is allowed."
        ),
        "ENCODER": (
            "An encoder file to train further, in place of starting anew; only one of spherical harmonics, and only "
            "for a continent or the world."
        ),
        "SEED": (
            "A whole number that the random choices start from, 0 by default: the same number gives the same encoder, "
            "another shows how much chance matters."
        ),
        "PYTHON": (
            "The path of a Python that has PyTorch, such as ~/placeprint-torch/bin/python. Left empty, it is the one "
            "named in Settings, Options, Placeprint."
        ),
        "REPORT": "A page (*.html) on what the encoder learned and what it did not.",
    }

    def initAlgorithm(self, _configuration=None):
        self.addParameter(QgsProcessingParameterRasterLayer(self.INPUT, tr("Raster to learn from")))
        self.addParameter(
            QgsProcessingParameterBand(
                self.BANDS,
                tr("One to three bands (default: those that are shown)"),
                parentLayerParameterName=self.INPUT,
                optional=True,
                allowMultiple=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterExtent(self.EXTENT, tr("Extent (default: all of the raster)"), optional=True)
        )
        self._number(self.PLACES, tr("Places to learn from, at most"), 10_000, 500)
        self._number(self.STEPS, tr("Steps of training"), 600, 50)
        self.addParameter(
            QgsProcessingParameterString(
                self.ENCODER_NAME, tr("Name of the encoder (default: that of the raster)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.LICENCE, tr("Licence of the raster, to be kept in the file"), optional=True
            )
        )
        start = QgsProcessingParameterFile(self.ENCODER, tr("Encoder to start from"), extension="npz", optional=True)
        self.addParameter(advanced(start))
        self._number(self.SEED, tr("Seed of the random numbers"), 0, 0, further=True)
        self.addParameter(
            advanced(
                QgsProcessingParameterFile(
                    self.PYTHON,
                    tr("Python that has torch (default: the one in the settings)"),
                    optional=True,
                    # The default filter refuses a name without a dot.
                    fileFilter=tr("All files (*)"),
                )
            )
        )
        self.add_encoder_output()
        self.addParameter(
            QgsProcessingParameterFileDestination(self.REPORT, tr("Report"), tr("HTML files (*.html)"), optional=True)
        )

    def _number(self, name, label, default, least, further=False):
        integer = QgsProcessingParameterNumber.Type.Integer
        parameter = QgsProcessingParameterNumber(name, label, integer, defaultValue=default, minValue=least)
        self.addParameter(advanced(parameter) if further else parameter)

    def checkParameterValues(self, parameters, context):
        """Name the rasters in a file of several: QGIS opens none of them, and says only that INPUT is wrong."""
        try:
            # Named, for parameters hold on to no layer.
            raster = self._input(parameters, context)
            return super().checkParameterValues({**parameters, self.INPUT: raster}, context)
        except (RuntimeError, ValueError) as error:
            return False, tr("Cannot use {}: {}.", parameters[self.INPUT], error)

    def _input(self, parameters, context):
        """Return INPUT, or the layer that it means where QGIS opens none: a raster in a file, or the file of one."""
        name = parameters.get(self.INPUT)
        if not isinstance(name, str) or "://" in name or QgsProcessingUtils.mapLayerFromString(name, context, False):
            return name
        with gdal_errors_raise():
            inside = open_raster(name).GetDescription()
        return name if os.path.isfile(inside) else QgsRasterLayer(inside, Path(name).stem)

    def prepareAlgorithm(self, parameters, context, feedback):
        try:
            raster = self._input(parameters, context)
        except (RuntimeError, ValueError):
            # As `checkParameterValues` says.
            raster = None
        layer = self.parameterAsRasterLayer({**parameters, self.INPUT: raster}, self.INPUT, context)
        self._raster = RasterSource.of(layer) if layer else None
        return super().prepareAlgorithm(parameters, context, feedback)

    def work(self, parameters, context, feedback):
        if self._raster is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, self.INPUT))
        path = self.encoder_path(parameters, context, self._name(parameters, context))
        report = self.parameterAsFileOutput(parameters, self.REPORT, context)
        start = self.parameterAsFile(parameters, self.ENCODER, context)
        check_writable(filter(None, (path, report)))
        if start and not os.path.isfile(start):
            raise QgsProcessingException(tr("There is no encoder {}.", start))
        python = self.parameterAsFile(parameters, self.PYTHON, context) or python_interpreter()
        with tempfile.TemporaryDirectory(prefix="placeprint-") as name:
            folder = Path(name)
            check_torch(python, folder, feedback)
            self._write_order(parameters, context, feedback, folder)
            arguments = ["train", "recipe.json", "--image", "image.npz", "--output", "encoder.npz", "--progress"]
            arguments += ["--language", spoken()]
            arguments += ["--report", "report.html"] if report else []
            arguments += ["--start", os.path.abspath(start)] if start else []

            def follow(share, text):
                proceed(feedback, READ + (1 - READ) * share)
                if text:
                    feedback.pushInfo(text)

            run_module(python, arguments, folder, feedback, follow)
            check(feedback)
            # Another training may have taken the name meanwhile.
            path = self.encoder_path(parameters, context, self._name(parameters, context))
            encoder = self._trained(folder / "encoder.npz")
            made = [*([("report.html", report)] if report else []), ("encoder.npz", path)]
            for file, output in made:
                shutil.copyfile(folder / file, self.outputs.stage(output).path)
        self._tell(encoder, path, feedback)
        return {self.OUTPUT: path, **({self.REPORT: report} if report else {})}

    def _name(self, parameters, context):
        """Return what the encoder is to be called."""
        return self.parameterAsString(parameters, self.ENCODER_NAME, context).strip() or self._raster.name

    def _write_order(self, parameters, context, feedback, folder):
        """Write what the child needs into its folder: the image, and what is asked of it."""
        raster = self._raster
        bands = self.parameterAsInts(parameters, self.BANDS, context) if is_given(parameters, self.BANDS) else []
        extent, extent_crs = self.extent(parameters, context)

        def progress(share):
            proceed(feedback, READ * share)

        feedback.setProgressText(tr("Reading {}", raster.name))
        image = read_raster(raster, bands, extent, extent_crs, context.transformContext(), progress)
        if set(raster.classes) & set(image.bands):
            feedback.pushWarning(tr("{} holds numbers of classes, which are looked at as shades of grey.", raster.name))
        for fill in image.fills:
            feedback.pushWarning(
                tr(
                    "{} contains {:g}, which is treated as nodata although the raster does not declare it.",
                    raster.name,
                    fill,
                )
            )
        height, width = image.known.shape
        feedback.pushInfo(
            tr(
                "{} by {} pixels, {:.0%} of them known; bands {}",
                width,
                height,
                image.known.mean(),
                ", ".join(map(str, image.bands)),
            )
        )
        about = {
            "bounds": image.bounds,
            "raster": raster.name,
            "bands": image.bands,
            "stretch": image.stretch,
            "licence": self.parameterAsString(parameters, self.LICENCE, context).strip(),
        }
        write_image(folder / "image.npz", image.pixels, image.known, about)
        recipe = {
            "name": self._name(parameters, context),
            "places": self.parameterAsInt(parameters, self.PLACES, context),
            "steps": self.parameterAsInt(parameters, self.STEPS, context),
            "seed": self.parameterAsInt(parameters, self.SEED, context),
        }
        (folder / "recipe.json").write_text(json.dumps(recipe), encoding="utf-8")

    def _trained(self, file):
        """Return the LocationEncoder that the child wrote."""
        try:
            return load_encoder(file)
        except EncoderFileError as error:
            raise QgsProcessingException(tr("The training left no encoder: {}", error)) from error

    def _tell(self, encoder, path, feedback):
        feedback.pushInfo(
            tr("{}, {} dimensions, fingerprint {}.", encoder.name, encoder.dim, encoder.fingerprint[:DIGITS])
        )
        self.tell_how_to_use(path, feedback)
