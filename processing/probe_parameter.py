"""The probe of an algorithm that predicts, and its encoder."""

from qgis.core import QgsProcessingException, QgsProcessingParameterFile

from ..encoder import load_encoder
from ..encoder.encoders.library import MissingEncoderError, find_fingerprint
from ..encoder.probes.probe_file import ProbeFileError, read_probe
from .base import is_given
from .translation import tr


class ProbeParameter:
    """Mixed into the algorithms that predict by a probe; `self.probe` is what they predict by."""

    PROBE = "PROBE"

    PARAMETERS = {
        "ENCODER": (
            "The encoder that the probe was trained with, needed only where it is not found by itself: the path of its "
            "file, or the name of one of your own encoders. Any other is refused."
        ),
        "PROBE": (
            "A probe file (*.probe.npz) that 'Train probe' or the model 'Labelled points to map' wrote. It holds no "
            "code, so that one from a stranger is harmless."
        ),
    }

    def add_probe_parameter(self):
        self.addParameter(
            QgsProcessingParameterFile(self.PROBE, tr("Probe"), fileFilter=tr("Probe files (*.probe.npz)"))
        )

    def find_encoder(self, parameters, context):
        """Return (path, why): the file of the encoder that the probe was trained with, wherever that is at hand.

        The probe means nothing with another: one that was chosen as ENCODER, and is not the probe's, is refused.
        """
        path = self.parameterAsFile(parameters, self.PROBE, context)
        try:
            self.probe = read_probe(path)
        except ProbeFileError as error:
            raise QgsProcessingException(str(error)) from error
        chosen = is_given(parameters, self.ENCODER)
        found = super().find_encoder(parameters, context) if chosen else self._own_encoder(path)  # type: ignore[misc]
        try:
            self.probe.check(load_encoder(found[0]))
        except ProbeFileError as error:
            message = f"{path}: {error}."
            if chosen:
                message = tr("{}: {}. Without ENCODER, the probe's own is looked for.", path, error)
            raise QgsProcessingException(message) from error
        return found

    def _own_encoder(self, path):
        """Return (path, why) of the encoder that the probe in the file at `path` names."""
        metadata, default = self.probe.metadata, self._project_encoder
        try:
            hint = default.file if default else None
            return find_fingerprint(metadata.fingerprint, metadata.encoder, hint), tr("the one that the probe reads")
        except MissingEncoderError as error:
            raise QgsProcessingException(
                tr("{} reads an encoder of its own: {}, or choose its file as ENCODER.", path, error)
            ) from error
