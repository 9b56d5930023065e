"""The Processing provider: all of Placeprint's algorithms, under one name in the toolbox."""

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .analogues import Analogues
from .base import ICON
from .clusterpoints import ClusterPoints
from .clusterraster import ClusterRaster
from .embeddingrgb import EmbeddingRgb
from .embedpoints import EmbedPoints
from .geolocateimage import GeolocateImage
from .importencoder import ImportEncoder
from .predictpoints import PredictPoints
from .predictraster import PredictRaster
from .samplediverse import SampleDiverse
from .shipped_models import shipped_models
from .similarityraster import SimilarityRaster
from .similaritytopoints import SimilarityToPoints
from .trainencoder import TrainEncoder
from .trainprobe import TrainProbe

ALGORITHMS = (
    Analogues,
    ClusterPoints,
    ClusterRaster,
    EmbeddingRgb,
    EmbedPoints,
    GeolocateImage,
    ImportEncoder,
    PredictPoints,
    PredictRaster,
    SampleDiverse,
    SimilarityRaster,
    SimilarityToPoints,
    TrainEncoder,
    TrainProbe,
)


class PlaceprintProvider(QgsProcessingProvider):
    def id(self):
        return "placeprint"

    def name(self):
        return "Placeprint"

    def icon(self):
        return QIcon(str(ICON))

    def load(self):
        QgsApplication.processingRegistry().providerAdded.connect(self._added)
        return super().load()

    def _added(self, provider_id):
        if provider_id == self.id():
            QgsApplication.processingRegistry().providerAdded.disconnect(self._added)
            self.refreshAlgorithms()

    def loadAlgorithms(self):
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        # A model has outputs only if QGIS knows the algorithms in it, which it does once this provider is registered.
        if QgsApplication.processingRegistry().providerById(self.id()):
            for model in shipped_models():
                self.addAlgorithm(model)
