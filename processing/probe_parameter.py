"""The probe of an algorithm that predicts."""

from qgis.core import QgsProcessingException, QgsProcessingParameterFile

from ..encoder.probes.probe_file import ProbeFileError, read_probe
from .translation import tr


class ProbeParameter:
    """Mixed into the algorithms that predict by a probe."""

    PROBE = "PROBE"

    def add_probe_parameter(self):
        self.addParameter(
            QgsProcessingParameterFile(self.PROBE, tr("Probe"), fileFilter=tr("Probe files (*.probe.npz)"))
        )

    def probe(self, parameters, context):
        """Return the Probe of the file; QgsProcessingException if it is none, or one of another encoder."""
        path = self.parameterAsFile(parameters, self.PROBE, context)
        try:
            return read_probe(path, self.encoder)
        except ProbeFileError as error:
            raise QgsProcessingException(str(error)) from error
