"""What the algorithms that make clusters share: how many, how they are fitted, and how they are shown."""

from qgis.core import QgsProcessingException, QgsProcessingParameterNumber

from ..encoder.rasters.raster_content import Category
from ..encoder.similarity.clusters import MAX_CLUSTERS, STRUCTURE, fit_clusters
from .progress import progress_of
from .translation import tr


class ClusterParameters:
    """Mixed into the algorithms that make clusters."""

    K = "K"

    PARAMETERS = {
        "K": (
            "How many groups to make, 255 at most. With 0, numbers of 2 to 12 are compared and the clearest "
            "division is taken; the log shows how each did."
        ),
    }

    def add_count_parameter(self):
        self.addParameter(
            QgsProcessingParameterNumber(
                self.K,
                tr("Number of clusters (0: as many as the data suggest)"),
                QgsProcessingParameterNumber.Type.Integer,
                defaultValue=0,
                minValue=0,
                maxValue=MAX_CLUSTERS,
            )
        )

    def fit(self, parameters, context, feedback, embeddings):
        """Return the Clusters of (n, dim) embeddings, as many as K says; tell how many are suggested, and why.

        Raises QgsProcessingException for fewer different places than clusters, and when cancelled.
        """
        count = self.parameterAsInt(parameters, self.K, context) or None
        try:
            clusters, silhouettes = fit_clusters(self.encoder, embeddings, count, progress_of(feedback))
        except ValueError as error:
            raise QgsProcessingException(tr("Clusters cannot be made: {}.", error)) from error
        if silhouettes:
            scores = ", ".join(f"{k}: {score:.3f}" for k, score in silhouettes)
            feedback.pushInfo(
                tr(
                    "{} clusters are suggested: of 3 and more, their simplified silhouette is the highest (1: places "
                    "lie at the centres of their clusters, 0: on the edges); 2 only if it is above {}. By number of "
                    "clusters: {}. Land changes gradually: another number that does nearly as well is as good an "
                    "answer, and K is yours to set.",
                    len(clusters),
                    STRUCTURE,
                    scores,
                )
            )
        feedback.pushInfo(tr("{} clusters, fitted on {} places.", len(clusters), len(embeddings)))
        return clusters


def categories_of(clusters):
    """Return the Categories of Clusters, in the order of their numbers."""
    return tuple(
        Category(number, tr("Cluster {}", number), tuple(int(part) for part in colour))
        for number, colour in enumerate(clusters.colours, 1)
    )
