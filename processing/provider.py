"""The Processing provider: all of Placeprint's algorithms, under one name in the toolbox."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .analogues import Analogues
from .base import ICON
from .clusterpoints import ClusterPoints
from .clusterraster import ClusterRaster
from .embeddingrgb import EmbeddingRgb
from .embedpoints import EmbedPoints
from .samplediverse import SampleDiverse
from .similarityraster import SimilarityRaster
from .similaritytopoints import SimilarityToPoints

ALGORITHMS = (
    Analogues,
    ClusterPoints,
    ClusterRaster,
    EmbeddingRgb,
    EmbedPoints,
    SampleDiverse,
    SimilarityRaster,
    SimilarityToPoints,
)


class PlaceprintProvider(QgsProcessingProvider):
    def id(self):
        return "placeprint"

    def name(self):
        return "Placeprint"

    def icon(self):
        return QIcon(str(ICON))

    def loadAlgorithms(self):
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
