"""Where an algorithm that makes an encoder puts its file."""

from pathlib import Path

from qgis.core import QgsProcessing, QgsProcessingParameterFileDestination

from ..encoder.encoders.folders import free_path, own_folder
from ..encoder.encoders.library import is_own
from .base import is_given
from .translation import tr


class EncoderOutput:
    """Mixed into the algorithms that make an encoder: without an OUTPUT it joins a person's own."""

    PARAMETERS = {
        "OUTPUT": (
            "Where to put the encoder file (*.npz). Left empty, it joins your own encoders in the folder of your QGIS "
            "profile, and can be chosen by its name."
        ),
    }

    def add_encoder_output(self):
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                tr("Encoder (default: joins your own encoders)"),
                tr("Encoder files (*.npz)"),
                optional=True,
            )
        )

    def encoder_path(self, parameters, context, name):
        """Return the path to write to: a temporary encoder would be lost, and its project left without."""
        given = is_given(parameters, self.OUTPUT) and parameters[self.OUTPUT] != QgsProcessing.TEMPORARY_OUTPUT
        folder = own_folder()
        if given or folder is None:
            return self.parameterAsFileOutput(parameters, self.OUTPUT, context)
        folder.mkdir(parents=True, exist_ok=True)
        return str(free_path(folder, name))

    def tell_how_to_use(self, path, feedback):
        """Say how the encoder in the file at `path` is chosen."""
        use = tr(
            "To use it, choose {} as 'Location encoder' (ENCODER), among the advanced parameters of every algorithm, "
            "or as 'Encoder' under 'Display' in the panel.",
            path,
        )
        feedback.pushInfo(use)
        if is_own(path):
            feedback.pushInfo(
                tr("It is among your own encoders now: its name, {}, will do in place of the path.", Path(path).stem)
            )
