"""The raster data provider `placeprint`: a layer without a file, whose values are similarities to the references in its
source. Needs no window: projects that hold such a layer open, draw and export headless as well.

A source is a query, `like=114.17,22.28&unlike=10,23&combine=shared&land=1&encoder=/file.npz`: all but one `like` may be
left out.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple, Optional
from urllib.parse import parse_qs, urlencode

import numpy as np
from qgis.core import (
    Qgis,
    QgsProviderMetadata,
    QgsProviderRegistry,
    QgsRasterBandStats,
    QgsRasterBlock,
    QgsRasterDataProvider,
    QgsRasterInterface,
    QgsRectangle,
)
from qgis.PyQt import sip

from ..encoder import EncoderFileError, load_encoder
from ..encoder.globe import Globe
from ..encoder.land import is_land
from ..encoder.similarity import COMBINATIONS, ReferenceSet
from ..encoder.smooth_field import STEPS, lattice_step
from ..processing import pixels
from ..processing.transforms import wgs84
from ..processing.translation import tr

KEY = "placeprint"

NODATA = pixels.NODATA["float32"]

WIDTH, HEIGHT = 7200, 3600
"""Cells of the layer, a twentieth of a degree wide: what an export has, if nothing else is said."""

COARSE = 3.0
"""Degrees between the nodes of the first picture."""


class Likeness(NamedTuple):
    """What a layer shows: (n, 2) lonlat tuples to be like and not to be like, and how."""

    like: tuple
    unlike: tuple = ()
    combine: str = COMBINATIONS[0]
    land_only: bool = False
    encoder: Optional[str] = None

    @classmethod
    def of(cls, source):
        """Return the Likeness that a layer's source asks for. Raises ValueError if it is none."""
        query = parse_qs(source, keep_blank_values=True, strict_parsing=True)
        unknown = set(query) - {"like", "unlike", "combine", "land", "encoder"}
        if unknown:
            raise ValueError(tr("unknown: {}").format(", ".join(sorted(unknown))))

        def places(name):
            pairs = [tuple(float(number) for number in text.split(",")) for text in query.get(name, [])]
            if any(len(pair) != 2 for pair in pairs):
                raise ValueError(tr("a place is written as longitude,latitude"))
            return tuple(pairs)

        return cls(
            places("like"),
            places("unlike"),
            query.get("combine", COMBINATIONS[:1])[0],
            query.get("land", ["0"])[0] == "1",
            query.get("encoder", [None])[0],
        )

    def source(self):
        """Return the layer's source."""
        pairs = [(name, f"{lon!r},{lat!r}") for name in ("like", "unlike") for lon, lat in getattr(self, name)]
        if self.combine != COMBINATIONS[0]:
            pairs.append(("combine", self.combine))
        if self.land_only:
            pairs.append(("land", "1"))
        if self.encoder:
            pairs.append(("encoder", self.encoder))
        return urlencode(pairs, safe=",/:")

    def references(self):
        """Return the ReferenceSet. Raises ValueError for an encoder that is not there, and for what is no place."""
        return ReferenceSet(load_encoder(self.encoder), self.like, self.unlike or None, self.combine)


class Globes:
    """The globes that were made last, and the fields that were read off them: bounded, and shared by all layers and by
    the threads that draw."""

    MAX_GLOBES, MAX_FIELDS = 2, 8
    """A coarse and a fine globe, of one encoder."""

    def __init__(self):
        self._globes, self._fields = OrderedDict(), OrderedDict()
        self._lock, self._making = Lock(), Lock()

    def field(self, references, likeness, step, progress=None):
        """Return the SmoothField of the products of `references`; what is missing for it is made now."""
        key = (references.encoder.fingerprint, likeness._replace(land_only=False), step)
        with self._lock:
            field = self._fields.get(key)
        if field is None:
            field = self.globe(references.encoder, step, progress).products(references)
            with self._lock:
                _remember(self._fields, key, field, self.MAX_FIELDS)
        return field

    def has(self, encoder, step):
        """Return whether the globe is there already."""
        with self._lock:
            return (encoder.fingerprint, step) in self._globes

    def globe(self, encoder, step, progress=None):
        """Return the Globe of an encoder, which is made now if it is not there."""
        key = (encoder.fingerprint, step)
        # Threads that need the same globe wait for the one that makes it.
        with self._making:
            with self._lock:
                globe = self._globes.get(key)
            if globe is None:
                globe = Globe(encoder, step, progress)
                with self._lock:
                    _remember(self._globes, key, globe, self.MAX_GLOBES)
        return globe


def _remember(cache, key, value, most):
    cache[key] = value
    while len(cache) > most:
        cache.popitem(last=False)


globes = Globes()


def fine_step(encoder):
    """Return the degrees between the nodes of the lattice that pictures of an encoder are read off."""
    return lattice_step(encoder) or STEPS[-1]


class CancelledError(Exception):
    """Nobody waits for the picture any more."""


class LikenessProvider(QgsRasterDataProvider):
    """One band of similarity, Float32, in EPSG:4326."""

    def __init__(self, source, options=None, flags=None):
        super().__init__(source)
        self.setDataSourceUri(source)
        self._source, self._error = source, ""
        self._likeness = self._references = None
        try:
            self._likeness = Likeness.of(source)
            self._references = self._likeness.references()
        except (EncoderFileError, ValueError) as error:
            self._error = str(error)
        _keep(self)

    def clone(self):
        copy = LikenessProvider(self._source)
        copy.copyBaseSettings(self)
        return copy

    def isValid(self):
        return self._references is not None

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
        return wgs84()

    def extent(self):
        return QgsRectangle(-180, -90, 180, 90)

    def xSize(self):
        return WIDTH

    def ySize(self):
        return HEIGHT

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

    def block(self, _band, extent, width, height, feedback=None):
        block = QgsRasterBlock(Qgis.DataType.Float32, width, height)
        block.setNoDataValue(NODATA)
        # An exception would end QGIS; a picture that nobody waits for is nodata.
        try:
            values = self._values(extent, width, height, feedback)
        except Exception as error:
            values = np.full((height, width), NODATA, np.float32)
            if not isinstance(error, CancelledError):
                self._error = str(error)
        block.setData(values.astype("<f4").tobytes())
        return block

    def _values(self, extent, width, height, feedback):
        lons = extent.xMinimum() + (np.arange(width) + 0.5) * extent.width() / width
        lats = extent.yMaximum() - (np.arange(height) + 0.5) * extent.height() / height
        values = np.full((height, width), NODATA, np.float32)
        on_earth = np.abs(lats) <= 90
        lats = lats[on_earth]
        if not self.isValid() or lats.size == 0:
            return values

        def progress(_share):
            if feedback is not None and feedback.isCanceled():
                raise CancelledError

        encoder = self._references.encoder
        fine = step = fine_step(encoder)
        if feedback is not None and feedback.isPreviewOnly() and not globes.has(encoder, fine):
            step = COARSE
        field = globes.field(self._references, self._likeness, step, progress)
        progress(1.0)
        products = field.on_grid(lons, lats)
        similarity = self._references.similarity_of_products(products.reshape(-1, products.shape[2]))
        if self._likeness.land_only:
            mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
            similarity = np.where(is_land(mesh), similarity, np.float32(NODATA))
        values[on_earth] = similarity.reshape(lats.size, width)
        return values


_providers = []
"""QGIS owns providers, but Python must not let go of their other half as long as they live."""


def _keep(provider):
    _providers[:] = [each for each in _providers if not sip.isdeleted(each)]
    _providers.append(provider)


_metadata = []


def register():
    """Make the provider known to QGIS, once: there is no taking it back."""
    if KEY not in QgsProviderRegistry.instance().providerList():
        _metadata.append(
            QgsProviderMetadata(KEY, "Placeprint", lambda source, options, *flags: LikenessProvider(source, options))
        )
        QgsProviderRegistry.instance().registerProvider(_metadata[-1])
