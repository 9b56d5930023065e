"""What all algorithms of Placeprint share: how they present themselves, and the encoder that they ask."""

import re
from collections import ChainMap
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtGui import QIcon

from ..encoder import EncoderFileError, find_encoder, load_encoder
from ..encoder.arithmetic.float_errors import float_errors_aside
from ..encoder.encoders.library import DIGITS, MissingEncoderError
from ..encoder.files.atomic_output import AtomicOutput
from .help_page import help_url
from .output_clashes import clash_of_outputs
from .progress import check
from .project_encoder import default_encoder
from .transforms import check_named_crs, wgs84
from .translation import tr

ICON = Path(__file__).resolve().parent.parent / "resources" / "icon.svg"

KINDRED = ("embedding", "satellite", "AI")
"""Tags of all algorithms."""


class PlaceprintAlgorithm(QgsProcessingAlgorithm):
    """Base of every algorithm. A subclass says what it is in NAME, DISPLAY_NAME, GROUP, TAGS and HELP.

    PARAMETERS holds the help of parameters by their names: each class, and each one that is mixed in, has that of its
    own.
    """

    INPUT = "INPUT"
    OUTPUT = "OUTPUT"
    ENCODER = "ENCODER"
    EXTENT = "EXTENT"

    NAME = ""
    DISPLAY_NAME = ""
    GROUP = ""
    TAGS: tuple[str, ...] = ()
    HELP = ""
    PARAMETERS = {
        "ENCODER": (
            "The encoder that says what places are like: the path of its file, or the name of one of your own "
            "encoders. Left empty, it is the default encoder of the project, and where that names none, the one that "
            "ships."
        ),
    }

    encoder: Any = None
    feedback: Any = None

    def name(self):
        return self.NAME

    def displayName(self):
        return tr(self.DISPLAY_NAME)

    def group(self):
        return tr(self.GROUP)

    def groupId(self):
        return self.GROUP.lower()

    def tags(self):
        return [tr(tag) for tag in (*self.TAGS, *KINDRED)]

    def shortHelpString(self):
        return tr(self.HELP)

    def shortDescription(self):
        return first_sentence(self.shortHelpString())

    def helpUrl(self):
        return help_url(self.NAME)

    def addParameter(self, definition, createOutput=True):  # noqa: N803 (QGIS's own signature)
        """Add a parameter, with the help that PARAMETERS has for it."""
        texts = ChainMap(*(vars(each).get("PARAMETERS", {}) for each in type(self).__mro__))
        definition.setHelp(tr(texts[definition.name()]))
        return super().addParameter(definition, createOutput)

    def icon(self):
        return QIcon(str(ICON))

    def createInstance(self):
        return type(self)()

    def checkParameterValues(self, parameters, context):
        """Refuse, before anything is opened, outputs that would take the place of an input, or of each other."""
        good, why = super().checkParameterValues(parameters, context)
        clash = good and clash_of_outputs(self, parameters, context)
        return (False, clash) if clash else (good, why)

    def prepareAlgorithm(self, parameters, context, _feedback):
        """Ask the project for its default encoder: later, in a thread of its own, the project is out of reach."""
        self._project_encoder = default_encoder(context.project())
        # Raised later, too: a model does not ask `checkParameterValues`.
        self._clash = clash_of_outputs(self, parameters, context)
        return True

    @float_errors_aside
    def processAlgorithm(self, parameters, context, feedback):
        """Do the work; its outputs come together or not at all, and errors of files and memory become messages."""
        self.feedback = feedback
        try:
            if self._clash:
                raise QgsProcessingException(self._clash)
            with AtomicOutput() as self.outputs:
                results = self.work(parameters, context, feedback)
                check(feedback)
            return results
        except EncoderFileError as error:
            raise QgsProcessingException(str(error)) from error
        except MemoryError as error:
            raise QgsProcessingException(tr("There is not enough memory for that. {}", error).strip()) from error
        except OSError as error:
            told = ": ".join(filter(None, (error.filename, error.strerror))) or str(error)
            raise QgsProcessingException(told) from error

    def work(self, parameters, context, feedback):
        """Load the encoder, and compute: here, for what `prepareAlgorithm` raises `processing.run` does not repeat."""
        path, why = self.find_encoder(parameters, context)
        self.encoder = load_encoder(path)
        if path != find_encoder():
            feedback.pushInfo(
                tr(
                    "Location encoder: {}, fingerprint {} ({}).",
                    self.encoder.name,
                    self.encoder.fingerprint[:DIGITS],
                    why,
                )
            )
        return self.compute(parameters, context, feedback)

    def find_encoder(self, parameters, context):
        """Return (path, why): the encoder file to use, and in words who asks for it. Raises EncoderFileError."""
        if is_given(parameters, self.ENCODER):
            return find_encoder(self.parameterAsString(parameters, self.ENCODER, context)), tr("chosen as ENCODER")
        if self._project_encoder is None:
            return find_encoder(), tr("the one that ships")
        try:
            return self._project_encoder.path(), tr("the default of the project")
        except MissingEncoderError as error:
            told = tr("The default encoder of the project: {}, or choose another as ENCODER.", error)
            raise MissingEncoderError(told, error.fingerprint) from error

    def compute(self, parameters, context, feedback):
        """Do what the algorithm is for, with `self.encoder`, and return its results."""
        raise NotImplementedError

    def extent(self, parameters, context):
        """Return (QgsRectangle, its QgsCoordinateReferenceSystem) that EXTENT asks for; (None, None) is the world.

        Without EXTENT it is the region that the encoder knows.
        """
        if not is_given(parameters, self.EXTENT):
            bounds = self.encoder and self.encoder.bounds
            return (QgsRectangle(*bounds), wgs84()) if bounds else (None, None)
        check_named_crs(parameters[self.EXTENT], tr("The extent"))
        return (
            self.parameterAsExtent(parameters, self.EXTENT, context),
            self.parameterAsExtentCrs(parameters, self.EXTENT, context),
        )

    def count(self, parameters, name, context):
        """Return the whole number of a parameter; QgsProcessingException if it is below 1, as what is no number is."""
        count = self.parameterAsInt(parameters, name, context)
        if count < 1:
            label = self.parameterDefinition(name).description()
            raise QgsProcessingException(tr("{}: this must be a whole number of 1 or more.", label))
        return count

    def add_encoder_parameter(self):
        self.addParameter(
            advanced(
                # Any file, for a name without an ending is welcome too.
                QgsProcessingParameterFile(
                    self.ENCODER,
                    tr("Location encoder, its file or name (default: that of the project, else the one that ships)"),
                    fileFilter=tr("Encoder files (*.npz);;All files (*)"),
                    optional=True,
                )
            )
        )


def first_sentence(text):
    """Return the first sentence of a text, with what ends it: in Chinese, there is no blank behind that."""
    return re.match(r".*?(?:[.?](?=\s)|[。？]|$)", text, re.DOTALL).group()  # noqa: RUF001


def advanced(parameter):
    """Return `parameter`, to be shown among the advanced ones."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def metres_parameter(name, label, metres):
    """Return a parameter that is a distance, `metres` unless another is given."""
    parameter = QgsProcessingParameterDistance(name, label, defaultValue=metres, minValue=0)
    parameter.setDefaultUnit(QgsUnitTypes.DistanceUnit.DistanceMeters)
    return parameter


def count_parameter(name):
    """Return the parameter that says how many places an algorithm is to find."""
    integer = QgsProcessingParameterNumber.Type.Integer
    return QgsProcessingParameterNumber(name, tr("Number of places"), integer, defaultValue=20, minValue=1)


def is_given(parameters, name):
    """Return whether an optional parameter was given a value: an omitted point, for one, reads as (0, 0)."""
    value = parameters.get(name)
    return not (value is None or value == "" or (isinstance(value, QVariant) and value.isNull()))
