import gc
import shutil
import threading

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRaster,
    QgsRasterFileWriter,
    QgsRasterLayer,
    QgsRasterPipe,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QCoreApplication, QRectF, QSize
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtXml import QDomDocument

from placeprint.encoder import find_encoder, load_encoder
from placeprint.encoder.earth.sphere import on_the_globe
from placeprint.encoder.encoders.library import EncoderRef
from placeprint.encoder.rasters import similarity_cache
from placeprint.encoder.rasters.similarity_cache import picture_lattice
from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.processing.styles import style_text
from placeprint.processing.transforms import BulkTransform, wgs84
from placeprint.ui import similarity_provider
from placeprint.ui.similarity_provider import KEY
from placeprint.ui.similarity_query import SimilarityQuery

HONG_KONG = (114.17, 22.28)
WORLD = QgsRectangle(-180, -90, 180, 90)


@pytest.fixture(scope="module", autouse=True)
def registered(qgis_app):
    similarity_provider.register()
    similarity_provider.register()


@pytest.fixture
def layer(qgis_new_project):
    layer = QgsRasterLayer(SimilarityQuery((HONG_KONG,)).source(), "like Hong Kong", KEY)
    document = QDomDocument()
    document.setContent(style_text("similarity"))
    layer.importNamedStyle(document)
    return QgsProject.instance().addMapLayer(layer)


def values(layer, extent, width, height):
    block = layer.dataProvider().block(1, extent, width, height)
    return np.frombuffer(bytes(block.data()), "<f4").reshape(height, width)


def colours(layer, authid, extent):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(authid))
    settings.setOutputSize(QSize(300, 200))
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return {image.pixel(x, y) for x in range(0, 300, 10) for y in range(40, 160, 10)}


@pytest.mark.parametrize(
    "query",
    [
        SimilarityQuery((HONG_KONG,)),
        SimilarityQuery(((-0.125, 51.5), (10.0, 47.0)), ((20.0, 0.0),), "any", True),
        SimilarityQuery((HONG_KONG,), crs="EPSG:3857", encoder=EncoderRef("/some where/ä&b.npz", "0af3")),
    ],
    ids=str,
)
def test_a_source_says_all_of_a_likeness(query):
    assert SimilarityQuery.of(query.source()) == query


def test_its_values_are_similarities(layer, encoder):
    found = values(layer, WORLD, 72, 36)
    lons, lats = np.arange(-177.5, 180, 5), np.arange(87.5, -90, -5)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(mesh)
    assert np.abs(found.ravel() - expected).max() < 1 / 256


def test_beyond_the_poles_and_at_sea_there_is_nothing(qgis_new_project):
    layer = QgsRasterLayer(SimilarityQuery((HONG_KONG,), land_only=True).source(), "on land", KEY)
    found = values(layer, QgsRectangle(0, -100, 40, 100), 8, 40)
    assert (found[:2] == similarity_provider.NODATA).all()
    (pacific,) = values(layer, QgsRectangle(-150, 0, -140, 1), 4, 1)
    assert (pacific == similarity_provider.NODATA).all()
    (sahara,) = values(layer, QgsRectangle(5, 22, 15, 23), 4, 1)
    assert (sahara > -1).all()


def test_in_mercator_it_is_the_same(qgis_new_project, encoder):
    layer = QgsRasterLayer(SimilarityQuery((HONG_KONG,), crs="EPSG:3857").source(), "in metres", KEY)
    assert layer.crs().authid() == "EPSG:3857"
    found = values(layer, layer.extent(), 60, 60)
    half = layer.extent().xMaximum()
    centres = (np.arange(60) + 0.5) * 2 * half / 60 - half
    xy = np.stack(np.meshgrid(centres, -centres), axis=-1).reshape(-1, 2)
    lonlat = BulkTransform(layer.crs(), wgs84(), QgsProject.instance().transformContext())(xy)
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(lonlat)
    assert np.abs(found.ravel() - expected).max() < 1 / 256


@pytest.mark.parametrize(
    ("authid", "extent"),
    [
        ("EPSG:8857", (-17_300_000, -8_500_000, 17_300_000, 8_500_000)),
        ("EPSG:3413", (-4_000_000, -4_000_000, 4_000_000, 4_000_000)),
        ("EPSG:3031", (-300_000, -200_000, 300_000, 200_000)),
        ("EPSG:32632", (-2_000_000, 3_000_000, 3_000_000, 8_000_000)),
        ("EPSG:2056", (2_480_000, 1_070_000, 2_840_000, 1_300_000)),
        ("EPSG:4258", (-30, 30, 60, 75)),
        ("EPSG:3832", (-11_000_000, -6_000_000, 11_000_000, 6_000_000)),
        ("ESRI:54052", (-20_000_000, -8_700_000, 20_000_000, 8_700_000)),
    ],
)
def test_in_any_crs_a_cell_shows_its_own_place_and_nothing_off_the_earth(qgis_new_project, encoder, authid, extent):
    layer = QgsRasterLayer(SimilarityQuery((HONG_KONG,), crs=authid).source(), "anywhere", KEY)
    assert layer.isValid()
    width, height = 401, 301
    found = values(layer, QgsRectangle(*extent), width, height).ravel()
    x = extent[0] + (np.arange(width) + 0.5) * (extent[2] - extent[0]) / width
    y = extent[3] - (np.arange(height) + 0.5) * (extent[3] - extent[1]) / height
    xy = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    context = QgsProject.instance().transformContext()
    lonlat = BulkTransform(layer.crs(), wgs84(), context)(xy)
    good = on_the_globe(lonlat)
    back = BulkTransform(wgs84(), layer.crs(), context)(np.where(good[:, None], lonlat, 0))
    good &= np.abs(back - xy).max(axis=1) < (extent[2] - extent[0]) / width / 2
    shown = found != similarity_provider.NODATA
    # Cells at the very edge may go either way.
    assert (shown == good).mean() > 0.99
    both = shown & good
    error = np.abs(found[both] - ReferenceSet(encoder, [HONG_KONG]).similarity(lonlat[both]))
    # Straight lines between nodes as far apart as these few cells.
    assert np.percentile(error, 99) < 0.02
    assert error.max() < 0.15


def test_a_country_does_not_wait_for_the_earth(layer, encoder):
    similarity_provider.cache.clear()
    found = values(layer, QgsRectangle(100, 15, 125, 40), 50, 50)
    lons, lats = np.arange(100.25, 125, 0.5), np.arange(39.75, 15, -0.5)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    assert np.abs(found.ravel() - ReferenceSet(encoder, [HONG_KONG]).similarity(mesh)).max() < 1 / 256
    assert not similarity_provider.cache.has(encoder, picture_lattice(encoder))


def draw(layer, partial):
    """Return the picture of the world that a map in a window draws, or, not `partial`, any other map."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(360, 180))
    settings.setExtent(WORLD)
    settings.setFlag(QgsMapSettings.Flag.RenderPartialOutput, partial)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def test_only_a_window_gets_a_coarse_picture_and_only_if_somebody_makes_the_fine_one(layer):
    wanted = []
    fine = draw(layer, True)
    similarity_provider.cache.clear()
    assert draw(layer, True) == fine
    similarity_provider.requests.preparation.connect(wanted.append)
    try:
        similarity_provider.cache.clear()
        assert draw(layer, False) == fine
        similarity_provider.cache.clear()
        coarse = draw(layer, True)
        assert coarse != fine
        QCoreApplication.processEvents()
        assert wanted
        assert wanted[0].endswith("placeprint-1.npz")
    finally:
        similarity_provider.requests.preparation.disconnect(wanted.append)


def test_a_cancelled_picture_is_given_up_and_leaves_the_next_one_whole(layer, monkeypatch):
    fine = draw(layer, False)
    similarity_provider.cache.clear()
    begun, cancelled, shares = threading.Event(), threading.Event(), []

    class Watched(similarity_cache.DirectionLattice):
        """Waits after its first rows until the picture is cancelled."""

        def __init__(self, encoder, lattice, progress):
            def watch(share):
                shares.append(share)
                begun.set()
                cancelled.wait()
                progress(share)

            super().__init__(encoder, lattice, watch)

    monkeypatch.setattr(similarity_cache, "DirectionLattice", Watched)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(360, 180))
    settings.setExtent(WORLD)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    begun.wait()
    job.cancelWithoutBlocking()
    cancelled.set()
    job.waitForFinished()
    assert len(shares) == 1
    assert shares[0] < 0.5
    assert draw(layer, False) == fine


@pytest.mark.parametrize(
    ("authid", "extent"),
    [("EPSG:4326", WORLD), ("EPSG:3857", QgsRectangle(-2e7, -1.5e7, 2e7, 1.5e7)), ("EPSG:8857", WORLD.scaled(9e4))],
)
def test_it_is_drawn_in_any_crs(layer, authid, extent):
    assert len(colours(layer, authid, extent)) > 20


def test_it_is_identified_and_knows_its_range(layer):
    provider = layer.dataProvider()
    (value,) = (
        provider.identify(QgsPointXY(*HONG_KONG), QgsRaster.IdentifyFormat.IdentifyFormatValue).results().values()
    )
    assert value == pytest.approx(1, abs=0.01)
    statistics = provider.bandStatistics(1)
    assert (statistics.minimumValue, statistics.maximumValue) == (-1, 1)


def test_it_has_a_histogram(layer):
    histogram = layer.dataProvider().histogram(1, 20, -1.0, 1.0, WORLD, 10_000)
    assert len(histogram.histogramVector) == 20
    assert sum(histogram.histogramVector) > 5000
    assert np.count_nonzero(histogram.histogramVector) > 10


def test_it_is_exported(layer, encoder, tmp_path):
    path = str(tmp_path / "exported.tif")
    writer = QgsRasterFileWriter(path)
    pipe = QgsRasterPipe()
    assert pipe.set(layer.dataProvider().clone())
    writer.writeRaster(pipe, 36, 18, WORLD, layer.crs(), QgsProject.instance().transformContext())
    written = QgsRasterLayer(path, "exported")
    lons, lats = np.arange(-175, 180, 10), np.arange(85, -90, -10)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(mesh)
    assert np.abs(values(written, WORLD, 36, 18).ravel() - expected).max() < 1 / 256


def test_it_is_printed(layer, tmp_path):
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    map = QgsLayoutItemMap(layout)
    map.attemptSetSceneRect(QRectF(10, 10, 200, 100))
    map.setLayers([layer])
    map.setExtent(WORLD)
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(map)
    layout.addLayoutItem(legend)
    path = str(tmp_path / "printed.png")
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 50
    done = QgsLayoutExporter(layout).exportToImage(path, settings)
    assert done == QgsLayoutExporter.ExportResult.Success
    image = QImage(path)
    seen = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(seen) > 100


def test_it_comes_back_with_the_project(layer, tmp_path):
    before = colours(layer, "EPSG:4326", WORLD)
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(path)
    (again,) = QgsProject.instance().mapLayers().values()
    assert again.isValid()
    assert colours(again, "EPSG:4326", WORLD) == before


@pytest.mark.parametrize(
    "source",
    [
        *(
            "",
            "like=1",
            "like=1,2,3",
            "like=200,100",
            "unlike=1,2",
            "like=1,2&more=3",
            "what",
            "like=1,2&crs=EPSG:999999",
        ),
        *("like=1,2&combine=none", "like=1,2&encoder=/no/such/file.npz", "like=1,2&crs=EPSG:999999"),
    ],
)
def test_a_source_that_says_nothing_is_no_layer(qgis_app, source):
    layer = QgsRasterLayer(source, "nothing", KEY)
    assert not layer.isValid()


def test_a_layer_whose_encoder_is_missing_is_blank_until_it_is_brought(qgis_new_project, own_encoder, tmp_path):
    fingerprint = load_encoder(own_encoder).fingerprint
    query = SimilarityQuery((HONG_KONG,), encoder=EncoderRef(str(own_encoder), fingerprint))
    before = values(QgsRasterLayer(query.source(), "here", KEY), WORLD, 36, 18)
    assert len(np.unique(before)) > 100
    folder, away = own_encoder.parent, own_encoder.rename(tmp_path / "away.npz")
    # Another under its name: what it says would be wrong.
    shutil.copy(find_encoder(), own_encoder)
    logged = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: logged.append((tag, text)))
    QgsProject.instance().addMapLayer(QgsRasterLayer(query.source(), "missing", KEY))
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(path)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.isValid()
    assert layer.source() == query.source()
    for _ in range(2):
        assert (values(layer, WORLD, 36, 18) == similarity_provider.NODATA).all()
    assert "bring my-waves.npz and put it into" in layer.dataProvider().lastError()
    assert [text for tag, text in logged if tag == "Placeprint"] == [layer.dataProvider().lastError()]
    away.rename(folder / "brought.npz")
    np.testing.assert_array_equal(values(layer, WORLD, 36, 18), before)


def test_providers_are_let_go(qgis_new_project):
    for lon in range(30):
        layer = QgsRasterLayer(SimilarityQuery(((float(lon), 10.0),)).source(), "one of many", KEY)
        assert layer.isValid()
        del layer
    gc.collect()
    QgsRasterLayer(SimilarityQuery((HONG_KONG,)).source(), "the last", KEY)
    assert len(similarity_provider._providers) < 10
