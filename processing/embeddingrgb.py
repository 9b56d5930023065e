"""`placeprint:embeddingrgb`: the embedding as colours, alike where places are alike."""

from ..encoder.rasters.colour_content import ColourContent
from .raster_algorithm import RasterAlgorithm
from .translation import tr


class EmbeddingRgb(RasterAlgorithm):
    NAME = "embeddingrgb"
    DISPLAY_NAME = "Embedding colours"
    GROUP = "Embedding"
    TAGS = ("RGB", "principal components", "PCA", "regions")
    HELP = (
        "Draws the embedding of every place as a colour: red, green and blue are its first three principal components. "
        "Places of one colour are alike to the location encoder, wherever they lie. The colours come from the encoder "
        "file, so that rasters of different extents, tiles and days agree.\n\n"
        "Without an extent the world is drawn, without a pixel size some 1,000 pixels along its longer side. An extent "
        "across the antimeridian is 170,190,-20,0 in EPSG:4326. Bytes from 1 to 255; 0 is nodata: beyond the globe, "
        "and with 'Land only' at sea. At most 1,000,000,000 pixels."
    )
    PARAMETERS = {
        "OUTPUT": "A raster of three bands, red, green and blue: places of like colours are alike.",
    }

    def initAlgorithm(self, _configuration=None):
        self.add_raster_parameters()
        self.add_raster_output(tr("Embedding colours"))

    def compute(self, parameters, context, feedback):
        return self.draw(parameters, context, feedback, ColourContent(self.encoder), "embedding_rgb")
