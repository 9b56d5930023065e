"""The raster data provider `placeprint`: a layer without a file, whose values are similarities to the references in its
source (see `query`). Needs no window: projects that hold such a layer open, draw and export headless as well.
"""

from functools import lru_cache
from importlib import import_module

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsMessageLog,
    QgsProcessingException,
    QgsProviderMetadata,
    QgsProviderRegistry,
    QgsRasterBandStats,
    QgsRasterBlock,
    QgsRasterDataProvider,
    QgsRasterInterface,
    QgsRectangle,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..encoder.arithmetic.float_errors import float_errors_aside
from ..encoder.earth.crs_geometry import AROUND
from ..encoder.earth.land import land_grid
from ..encoder.earth.sphere import WORLD
from ..encoder.rasters.raster_content import NODATA as NODATA_OF
from ..encoder.rasters.similarity_cache import SimilarityCache, picture_lattice
from ..encoder.rasters.smooth_field import Lattice
from ..processing.requested_grid import crs_bounds
from ..processing.translation import tr
from .similarity_query import DEGREES, SimilarityQuery
from .view_places import view_places

KEY = "placeprint"

NODATA = NODATA_OF["float32"]

WIDTH = 7200
"""Cells around the Earth, a twentieth of a degree wide: what an export has, if nothing else is said, and at most what
QGIS asks for to draw in a CRS that is not the layer's. Of a Mercator's high latitudes it asks for that indeed."""

COARSE = 3.0
"""Degrees between the nodes of the first picture."""

MADE_AT_ONCE = 8_000
"""Nodes of a lattice that are encoded while the picture waits: a country's, a twentieth of a second."""

CELLS = 1_000_000
"""Cells of a picture that are read off without a look at whether it is still wanted: a window's, a blink."""

EARTH_RADIUS = 6_378_137.0
"""Metres: of the sphere of EPSG:3857."""

MERCATOR = "EPSG:3857"

cache = SimilarityCache()

_told = set()
"""What went wrong with drawing, and was written to QGIS's log."""


class _Requests(QObject):
    """What the threads that draw ask of the thread of the window."""

    preparation = pyqtSignal(str)
    """A coarse picture was drawn under the encoder of that path, whose similarity cache is not ready. Whoever is
    connected prepares it and draws again; if nobody is, no picture is coarse."""

    def are_heard(self):
        """Return whether anybody is connected."""
        return self.receivers(self.preparation) > 0


requests = _Requests()


class CancelledError(Exception):
    """Nobody waits for the picture any more."""


class SimilarityProvider(QgsRasterDataProvider):
    """One band of similarity, Float32, in the CRS that its source names."""

    def __init__(self, source, options=None, flags=None):
        super().__init__(source)
        self.setDataSourceUri(source)
        self._source, self._error, self._query = source, "", None
        # The encoder itself is read by the first thread that draws: here the window waits. One that has a fingerprint
        # may be brought later; until then nothing is drawn, and the layer is as it was.
        try:
            query = SimilarityQuery.of(source)
            if not query.encoder.fingerprint:
                query.encoder.find()
            self._extent = extent_of(query.crs)
            self._query = query
        except ValueError as error:
            self._error = str(error)
        _keep(self)

    def clone(self):
        copy = SimilarityProvider(self._source)
        copy.copyBaseSettings(self)
        return copy

    def isValid(self):
        return self._query is not None

    def name(self):
        return KEY

    def description(self):
        return tr("Similarity to places, by Placeprint")

    def lastErrorTitle(self):
        return tr("Placeprint")

    def lastError(self):
        return self._error

    def lastErrorFormat(self):
        return "text/plain"

    def crs(self):
        return QgsCoordinateReferenceSystem(self._query.crs) if self.isValid() else QgsCoordinateReferenceSystem()

    def extent(self):
        return QgsRectangle(*self._extent) if self.isValid() else QgsRectangle()

    def xSize(self):
        return WIDTH

    def ySize(self):
        extent = self.extent()
        return round(WIDTH * extent.height() / extent.width()) if self.isValid() else 0

    def bandCount(self):
        return 1

    def dataType(self, _band):
        return Qgis.DataType.Float32

    def sourceDataType(self, _band):
        return Qgis.DataType.Float32

    def generateBandName(self, _band):
        return tr("similarity")

    def capabilities(self):
        names = ("Size", "Identify", "IdentifyValue")
        if not hasattr(Qgis, "RasterInterfaceCapability"):
            kinds = [getattr(QgsRasterInterface.Capability, name) for name in names]
            return kinds[0] | kinds[1] | kinds[2]
        kinds = [getattr(Qgis.RasterInterfaceCapability, name) for name in names]
        # An int, which is what two of them make, would end these.
        return Qgis.RasterInterfaceCapabilities(kinds[0]) | kinds[1] | kinds[2]

    def htmlMetadata(self):
        return ""

    def bandStatistics(self, _band, _statistics=None, _extent=None, _size=0, _feedback=None):
        # Known without looking: QGIS asks in the thread of the window.
        statistics = QgsRasterBandStats()
        statistics.bandNumber = 1
        statistics.minimumValue, statistics.maximumValue, statistics.range = -1.0, 1.0, 2.0
        statistics.mean, statistics.stdDev = 0.0, 0.5
        statistics.statsGathered = QgsRasterBandStats.Stats.Min | QgsRasterBandStats.Stats.Max
        return statistics

    @float_errors_aside
    def block(self, _band, extent, width, height, feedback=None):
        # An exception would end QGIS. With an empty block it does nothing more.
        try:
            values = self._values(extent, width, height, feedback)
            self._error = ""
        except CancelledError:
            return QgsRasterBlock()
        except Exception as error:
            values = np.full((height, width), NODATA, np.float32)
            if str(error) not in _told:
                # Where there is no window, this is all that is heard of it; and once is enough.
                _told.add(str(error))
                QgsMessageLog.logMessage(str(error), "Placeprint", Qgis.MessageLevel.Warning)
            self._error = str(error)
        block = QgsRasterBlock(Qgis.DataType.Float32, width, height)
        block.setNoDataValue(NODATA)
        block.setData(values.astype("<f4", copy=False).tobytes())
        return block

    def _values(self, extent, width, height, feedback):
        """Return the (height, width) float32 similarities of cells of `extent`, in the layer's CRS."""
        if not self.isValid():
            return np.full((height, width), NODATA, np.float32)

        def progress(_share):
            if feedback is not None and feedback.isCanceled():
                raise CancelledError

        in_a_window = feedback is not None and feedback.renderPartialOutput()
        x = extent.xMinimum() + (np.arange(width) + 0.5) * extent.width() / width
        y = extent.yMaximum() - (np.arange(height) + 0.5) * extent.height() / height
        if self._query.crs in (DEGREES, MERCATOR):
            lons, lats = (x, y) if self._query.crs == DEGREES else _degrees(x, y)
            return self._on_a_graticule(lons, lats, in_a_window, progress)
        corners = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        return self._at_places(view_places(self._query.crs, corners, width, height), in_a_window, progress)

    def _on_a_graticule(self, lons, lats, in_a_window, progress):
        """Return the (len(lats), len(lons)) values where columns are meridians and rows are parallels."""
        values = np.full((lats.size, lons.size), NODATA, np.float32)
        on_earth = np.flatnonzero(np.abs(lats) <= 90)
        if on_earth.size == 0:
            return values
        first, end = on_earth[0], on_earth[-1] + 1
        references = self._query.references()
        field = self._field(lons, lats[first:end], in_a_window, progress)
        at_once = max(1, CELLS // lons.size)
        for top in range(first, end, at_once):
            progress(1.0)
            rows = slice(top, min(top + at_once, end))
            products = field.on_grid(lons, lats[rows])
            similarity = references.similarity_of_products(products.reshape(-1, products.shape[2]))
            values[rows] = similarity.reshape(-1, lons.size)
            if self._query.land_only:
                values[rows][~_land(lons.tobytes(), lats[rows].tobytes())] = NODATA
        return values

    def _at_places(self, places, in_a_window, progress):
        """Return the (height, width) values of the cells of ViewPlaces."""
        values = np.full(places.good.shape, NODATA, np.float32)
        if places.count:
            field = self._field(places.lons, places.lats, in_a_window, progress)
            products = places.read(field.on_grid(places.lons, places.lats))
            similarity = self._query.references().similarity_of_products(products)
            if self._query.land_only:
                similarity = np.where(places.land, similarity, np.float32(NODATA))
            values[places.good] = similarity
        return values

    def _field(self, lons, lats, in_a_window, progress):
        """Return the SmoothField of the products with the references, where meridians and parallels are."""
        references = self._query.references()
        field = cache.field(references, self._lattice(references.encoder, lons, lats, in_a_window), progress)
        progress(1.0)
        return field

    def _lattice(self, encoder, lons, lats, in_a_window):
        """Return the Lattice that the picture is read off: the whole Earth's if that is in the cache."""
        world = picture_lattice(encoder)
        here = picture_lattice(encoder, (lons.min(), lats.min(), lons.max(), lats.max()))
        there = cache.has(encoder, world)
        if there and world.step <= here.step:
            return world
        if here.size <= MADE_AT_ONCE:
            return here
        if in_a_window and requests.are_heard() and not there:
            requests.preparation.emit(str(self._query.encoder.find()))
            return coarse_lattice()
        return world


def coarse_lattice():
    """Return the Lattice of the first picture."""
    return Lattice.around(*WORLD, COARSE)


@lru_cache(maxsize=16)
def extent_of(authid):
    """Return (west, south, east, north) of a layer in a CRS, in its units; ValueError for a CRS that is none."""
    if authid == DEGREES:
        return WORLD
    if authid == MERCATOR:
        half = np.pi * EARTH_RADIUS
        return -half, -half, half, half
    crs = QgsCoordinateReferenceSystem(authid)
    if not crs.isValid():
        raise ValueError(tr("'{}' is not a CRS", authid))
    # A country's can be drawn far beyond the country.
    regional = crs.bounds().width() < AROUND
    try:
        return crs_bounds(crs, QgsCoordinateTransformContext(), area=not regional)
    except QgsProcessingException as error:
        raise ValueError(str(error)) from error


def _degrees(x, y):
    """Return (lons, lats) of metres in EPSG:3857."""
    with np.errstate(over="ignore"):
        return np.degrees(x / EARTH_RADIUS), np.degrees(np.arctan(np.sinh(y / EARTH_RADIUS)))


@lru_cache(maxsize=4)
def _land(lons, lats):
    """Return `land_grid` of the bytes of two arrays: while a reference is dragged the view stays."""
    return land_grid(np.frombuffer(lons), np.frombuffer(lats))


_providers = []
"""QGIS owns providers, but Python must not let go of their other half as long as they live."""


def _keep(provider):
    _providers[:] = [each for each in _providers if not sip.isdeleted(each)]
    _providers.append(provider)


_metadata = []


def register():
    """Make the provider known to QGIS, once: there is no taking it back."""
    if KEY not in QgsProviderRegistry.instance().providerList():
        _metadata.append(QgsProviderMetadata(KEY, "Placeprint", _make))
        QgsProviderRegistry.instance().registerProvider(_metadata[-1])


def _make(source, options, *_flags):
    # A plugin that was loaded again is another module of the same name, and what QGIS knows is of the first.
    return import_module(__name__).SimilarityProvider(source, options)
