"""`placeprint:importencoder`: somebody else's location encoder, as a file that Placeprint's other algorithms take."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..encoder.importers.checkpoint import CheckpointError
from ..encoder.importers.conversion import import_encoder
from .base import PlaceprintAlgorithm
from .encoder_output import EncoderOutput
from .progress import progress_of
from .translation import tr


class ImportEncoder(EncoderOutput, PlaceprintAlgorithm):
    ENCODER_NAME = "NAME"

    NAME = "importencoder"
    DISPLAY_NAME = "Import encoder"
    GROUP = "Encoders"
    TAGS = ("SatCLIP", "GeoCLIP", "checkpoint", "PyTorch", "weights", "model")
    HELP = (
        "Turns the published weights of another location encoder into an encoder file, which every algorithm of "
        "Placeprint and its live map then take in place of the encoder that ships. PyTorch is not needed.\n\n"
        "The input is a PyTorch checkpoint: of SatCLIP (satclip-resnet18-l10.ckpt and the five others, or one that you "
        "trained with its code), or of GeoCLIP's location encoder (location_encoder_weights.pth). The file is read, "
        "never run: whatever code may be hidden in it stays where it is. What is not the location encoder, the image "
        "model for one, is left out.\n\n"
        "Without an output, or with a temporary one, the file goes to your own encoders, in the folder of your QGIS "
        "profile: there the encoder manager lists it, and projects and probes that name it find it.\n\n"
        "A checkpoint says nothing of its licence. Whether you may use these weights, change them and pass the encoder "
        "file on is for you to find out from those who published them.\n\n"
        "The file gets its centre and principal components from 29,000 places on land, as the encoder that ships. "
        "SatCLIP takes seconds; GeoCLIP, which is larger, half a minute. GeoCLIP draws finer than pixels can be "
        "interpolated, so that its rasters take minutes, and the live map shows it coarser than it is. Probes belong "
        "to the encoder that they were trained with: train them anew."
    )
    PARAMETERS = {
        "INPUT": (
            "The PyTorch checkpoint of SatCLIP (*.ckpt) or the weights of GeoCLIP's location encoder (*.pth). The "
            "file is read and never run."
        ),
        "NAME": "What the encoder is called in lists and reports. Left empty, it is the name of the file.",
    }

    def initAlgorithm(self, _configuration=None):
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT,
                tr("Checkpoint"),
                fileFilter=tr("PyTorch checkpoints (*.ckpt *.pth *.pt *.bin);;All files (*)"),
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                self.ENCODER_NAME, tr("Name of the encoder (default: that of the file)"), optional=True
            )
        )
        self.add_encoder_output()

    def work(self, parameters, context, feedback):
        source = self.parameterAsFile(parameters, self.INPUT, context)
        name = self.parameterAsString(parameters, self.ENCODER_NAME, context).strip()
        path = self.encoder_path(parameters, context, name or Path(source).stem)
        try:
            encoder = import_encoder(source, self.outputs.stage(path).path, name or None, progress_of(feedback))
        except CheckpointError as error:
            raise QgsProcessingException(tr("Nothing was imported: {}.", error)) from error
        except OSError as error:
            named = error.filename or source
            raise QgsProcessingException(tr("Nothing was imported: {}: {}", named, error.strerror)) from error
        self._tell(encoder, path, feedback)
        return {self.OUTPUT: path}

    def _tell(self, encoder, path, feedback):
        metadata = encoder.metadata
        basis = metadata["basis"]
        if encoder.degrees:
            basis = tr("{} degrees of spherical harmonics", encoder.degrees)
        kind, layers = metadata["imported from"]["kind"], " - ".join(map(str, metadata["layers"]))
        feedback.pushInfo(
            tr(
                "{}, {}: {}, layers {}, {} dimensions, fingerprint {}.",
                kind,
                encoder.name,
                basis,
                layers,
                encoder.dim,
                encoder.fingerprint[:12],
            )
        )
        step = metadata["lattice_step"]
        if step is None:
            smoothness = tr(
                "It varies too finely to be interpolated: rasters are computed pixel by pixel, and the live map is "
                "coarser than it is."
            )
        else:
            smoothness = tr("Smooth enough to be interpolated between places {:g} degrees apart, as rasters are.", step)
        feedback.pushInfo(smoothness)
        self.tell_how_to_use(path, feedback)
        feedback.pushInfo(tr("Licence: {}.", metadata["licence"]))
