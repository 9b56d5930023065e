"""`placeprint:similarityraster`: where the world is like some places."""

from ..encoder.rasters.similarity_content import SimilarityContent
from .raster_algorithm import RasterAlgorithm
from .references import ReferenceParameters
from .translation import tr


class SimilarityRaster(ReferenceParameters, RasterAlgorithm):
    NAME = "similarityraster"
    DISPLAY_NAME = "Similarity raster"
    GROUP = "Similarity"
    TAGS = ("heatmap", "likeness", "where is it like", "analogue")
    HELP = (
        "Draws where the world is like a reference place. Every pixel is the similarity, from -1 to 1, of the place at "
        "its centre to the reference, as a location encoder learned it from satellite imagery: 1 is the reference "
        "itself, about 0 is the average of the land.\n\n"
        "Give a place, a layer of places, or both; with a second layer, the raster shows what is like the first but "
        "not like the second: places that are more like the second are below 0. No imagery and no connection are "
        "needed.\n\n"
        "Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent "
        "across the antimeridian is 170,190,-20,0 in EPSG:4326. Pixels beyond the globe are nodata, and with 'Land "
        "only' those at sea. At most 1,000,000,000 pixels. Where pixels are finer than the encoder resolves, they are "
        "interpolated, with an error that no colour shows (below .002 where it was measured)."
    )
    PARAMETERS = {
        "OUTPUT": (
            "A raster of the similarity: 1 is the reference itself, about 0 the average of the land, below 0 unlike."
        ),
    }

    def initAlgorithm(self, _configuration=None):
        self.add_reference_parameters()
        self.add_raster_parameters()
        self.add_raster_output(tr("Similarity"))

    def compute(self, parameters, context, feedback):
        # Before the layers are read, which may be large.
        self.check_format(parameters, context, "float32", 1)
        references = self.reference_set(parameters, context, feedback)
        return self.draw(parameters, context, feedback, SimilarityContent(references), "similarity")
