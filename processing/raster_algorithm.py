"""What the algorithms that draw a raster share: where, how fine, and how it is written."""

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from .base import PlaceprintAlgorithm, advanced, is_given
from .pixels import Pixels
from .raster_grid import PixelLocator, make_grid
from .raster_writer import write_raster
from .styles import style_when_loaded, write_sidecar
from .transforms import wgs84
from .translation import tr
from .withdrawal import withdrawn_on_failure


class RasterAlgorithm(PlaceprintAlgorithm):
    """Base of the algorithms that draw a raster."""

    PIXEL_SIZE = "PIXEL_SIZE"
    CRS = "CRS"
    LAND_ONLY = "LAND_ONLY"
    INTERPOLATE = "INTERPOLATE"

    def add_raster_parameters(self):
        self.addParameter(QgsProcessingParameterExtent(self.EXTENT, tr("Extent (default: the world)"), optional=True))
        self.addParameter(
            QgsProcessingParameterNumber(
                self.PIXEL_SIZE,
                tr("Pixel size, in units of the CRS (default: about 1,000 pixels along the longer side)"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0,
            )
        )
        self.addParameter(QgsProcessingParameterCrs(self.CRS, tr("CRS (default: EPSG:4326)"), optional=True))
        self.addParameter(QgsProcessingParameterBoolean(self.LAND_ONLY, tr("Land only"), defaultValue=False))
        self.addParameter(
            advanced(
                QgsProcessingParameterBoolean(
                    self.INTERPOLATE, tr("Interpolate pixels finer than the encoder resolves"), defaultValue=True
                )
            )
        )
        self.add_encoder_parameter()

    def add_raster_output(self, description):
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, description))

    def grid(self, parameters, context):
        """Return the RasterGrid that EXTENT, PIXEL_SIZE and CRS ask for."""
        pixel = None
        if is_given(parameters, self.PIXEL_SIZE):
            pixel = self.parameterAsDouble(parameters, self.PIXEL_SIZE, context)
        return make_grid(
            self.crs(parameters, context), *self.extent(parameters, context), pixel, context.transformContext()
        )

    def crs(self, parameters, context):
        """Return the QgsCoordinateReferenceSystem that CRS asks for."""
        return self.parameterAsCrs(parameters, self.CRS, context) if is_given(parameters, self.CRS) else wgs84()

    def draw(self, parameters, context, feedback, bands, style, categories=None, output=None):
        """Write `bands` over the grid to OUTPUT, or to another `output`, with a style beside it; return the results.

        `style` is the name of one of `resources/styles`, and `categories` the Categories that it shows, those of the
        bands unless others are given.
        """
        output, categories = output or self.OUTPUT, categories or bands.categories
        grid = self.grid(parameters, context)
        feedback.pushInfo(tr("{} by {} pixels of {:g}").format(grid.width, grid.height, grid.pixel))
        path = self.parameterAsOutputLayer(parameters, output, context)
        pixels = Pixels(
            PixelLocator(grid, context.transformContext()),
            self.encoder,
            bands,
            land_only=self.parameterAsBoolean(parameters, self.LAND_ONLY, context),
            interpolate=self.parameterAsBoolean(parameters, self.INTERPOLATE, context),
        )
        write_raster(path, pixels, feedback)
        blanks = {"low": categories[0].value, "high": categories[-1].value} if categories else {}
        # Processing itself loads a file without looking for a style beside it.
        style_when_loaded(context, path, style, categories, **blanks)
        with withdrawn_on_failure(path):
            write_sidecar(path, style, categories, **blanks)
        return {output: path}
