"""`placeprint:clusterraster`: the Earth, or a part of it, divided into regions of like places."""

from qgis.core import QgsProcessingException

from ..encoder.rasters.cluster_content import ClusterContent
from ..encoder.similarity.clusters import FIT_PLACES
from .clustering import ClusterParameters, categories_of
from .even_places import even_places
from .progress import steps_of
from .raster_algorithm import RasterAlgorithm
from .translation import tr


class ClusterRaster(ClusterParameters, RasterAlgorithm):
    NAME = "clusterraster"
    DISPLAY_NAME = "Cluster raster"
    GROUP = "Clusters"
    TAGS = ("k-means", "regions", "zones", "strata", "unsupervised", "classification")
    HELP = (
        "Divides an area into regions of like places, without being told what to look for: k-means of what a location "
        "encoder learned from satellite imagery. A cluster may lie in many parts of the area; what its places share is "
        "that its centre is the one nearest to them.\n\n"
        "The clusters are fitted on some 5,000 places spread evenly over the area (with 'Land only' over its land), so "
        "that they do not depend on the pixel size, and two runs agree; where two divisions do equally well, a "
        "slightly different extent may get the other. Without a number of clusters, 2 to 12 are compared, and the log "
        "tells how each did.\n\n"
        "Clusters are numbered along the first principal component of the land, and coloured like 'Embedding colours', "
        "calmer and moved apart: alike clusters have alike colours. The raster has a palette, names and an attribute "
        "table.\n\n"
        "Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent "
        "across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1; 0 is nodata: beyond the globe, and with "
        "'Land only' at sea. At most 1,000,000,000 pixels."
    )
    PARAMETERS = {
        "OUTPUT": "A raster of the numbers of the clusters, from 1, with colours and names; 0 is nodata.",
    }

    def initAlgorithm(self, _configuration=None):
        self.add_count_parameter()
        self.add_raster_parameters()
        self.add_raster_output(tr("Clusters"))

    def compute(self, parameters, context, feedback):
        steps = steps_of(2, feedback)
        # Before any work, for a pixel size or a format that is refused.
        self.check_format(parameters, context, "uint8", 1)
        crs, corners = self.crs(parameters, context), self.corners(parameters, context, feedback)
        land_only = self.parameterAsBoolean(parameters, self.LAND_ONLY, context)
        places = even_places(crs, corners, FIT_PLACES, land_only, context.transformContext())
        if len(places) == 0:
            raise QgsProcessingException(tr("There is nothing to divide: no place of the extent is to be drawn."))
        clusters = self.fit(parameters, context, steps, self.encoder.encode(places))
        steps.setCurrentStep(1)
        return self.draw(parameters, context, steps, ClusterContent(clusters, categories_of(clusters)), "categories")
