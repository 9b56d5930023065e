"""What the algorithms that draw a raster share: where, how fine, and how it is written."""

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..encoder.rasters.pixels import Pixels
from .base import PlaceprintAlgorithm, advanced, is_given
from .raster_formats import driver_for
from .raster_writer import write_raster
from .requested_grid import corners_of, locator_of, make_grid
from .styles import style_when_loaded, write_sidecar
from .transforms import wgs84
from .translation import tr


class RasterAlgorithm(PlaceprintAlgorithm):
    """Base of the algorithms that draw a raster."""

    PIXEL_SIZE = "PIXEL_SIZE"
    CRS = "CRS"
    LAND_ONLY = "LAND_ONLY"
    INTERPOLATE = "INTERPOLATE"

    _corners = None

    PARAMETERS = {
        "EXTENT": (
            "The part of the Earth to draw, in any CRS. Left empty, it is the world, or all that the encoder knows. On "
            "the command line: 5,16,45,55 [EPSG:4326], which is west, east, south and north; across the antimeridian "
            "170,190,-20,0."
        ),
        "PIXEL_SIZE": (
            "The side of a pixel in units of the CRS: degrees in EPSG:4326, where 0.1 is some 11 km, metres in most "
            "others. Left empty, the longer side gets about 1,000 pixels."
        ),
        "CRS": (
            "The coordinate reference system of the raster, EPSG:4326 (degrees) if left empty. For maps of the world "
            "EPSG:8857 (Equal Earth) shows areas in their true proportion."
        ),
        "LAND_ONLY": ("Leave out the sea: its pixels are nodata. The encoder has learned more of land than of water."),
        "INTERPOLATE": (
            "Ask the encoder on a lattice as fine as it resolves, and interpolate between: many times faster, and no "
            "colour shows the difference. Without, it is asked at every pixel."
        ),
    }

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

    def grid(self, parameters, context, feedback):
        """Return the RasterGrid that EXTENT, PIXEL_SIZE and CRS ask for."""
        pixel = None
        if is_given(parameters, self.PIXEL_SIZE):
            pixel = self.parameterAsDouble(parameters, self.PIXEL_SIZE, context)
        return make_grid(self.crs(parameters, context), self.corners(parameters, context, feedback), pixel)

    def corners(self, parameters, context, feedback):
        """Return (west, south, east, north) in CRS of what is drawn; a run is told once what was cut."""
        if self._corners is None:
            crs, extent = self.crs(parameters, context), self.extent(parameters, context)
            self._corners = corners_of(crs, *extent, context.transformContext(), feedback)
        return self._corners

    def crs(self, parameters, context):
        """Return the QgsCoordinateReferenceSystem that CRS asks for."""
        return self.parameterAsCrs(parameters, self.CRS, context) if is_given(parameters, self.CRS) else wgs84()

    def prepareAlgorithm(self, parameters, context, feedback):
        self._paths = {}
        return super().prepareAlgorithm(parameters, context, feedback)

    def path(self, parameters, context, output=None):
        """Return the path of OUTPUT, or of another `output`: QGIS, asked twice, would name two temporary files."""
        output = output or self.OUTPUT
        if output not in self._paths:
            self._paths[output] = self.parameterAsOutputLayer(parameters, output, context)
        return self._paths[output]

    def check_format(self, parameters, context, dtype, count, output=None):
        """Raise QgsProcessingException if OUTPUT, or another `output`, cannot hold `count` bands of a NumPy type."""
        driver_for(self.path(parameters, context, output), self.grid(parameters, context, self.feedback), dtype, count)

    def draw(self, parameters, context, feedback, content, style, categories=None, output=None):
        """Write a RasterContent over the grid to OUTPUT, or to another `output`, with a style; return the results.

        `style` is the name of one of `resources/styles`, and `categories` the Categories that it shows, those of the
        content unless others are given.
        """
        output, categories = output or self.OUTPUT, categories or content.categories
        grid = self.grid(parameters, context, feedback)
        feedback.pushInfo(tr("{} by {} pixels of {:g}", grid.width, grid.height, grid.pixel))
        path = self.path(parameters, context, output)
        pixels = Pixels(
            locator_of(grid, context.transformContext()),
            self.encoder,
            content,
            land_only=self.parameterAsBoolean(parameters, self.LAND_ONLY, context),
            interpolate=self.parameterAsBoolean(parameters, self.INTERPOLATE, context),
        )
        write_raster(self.outputs, path, pixels, feedback)
        blanks = {"low": categories[0].value, "high": categories[-1].value} if categories else {}
        # Processing itself loads a file without looking for a style beside it.
        style_when_loaded(context, path, style, categories, **blanks)
        write_sidecar(self, path, style, categories, **blanks)
        return {output: path}
