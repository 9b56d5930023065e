"""Run by a Python of its own, with QGIS in it: a long life of live layers, told as JSON on the last line.

`life_of_the_layer.py ROUNDS`: in each round 40 layers come and go, 20 drawings begin of which half are cancelled at a
random moment, and a project with such a layer is opened twice. What goes wrong in such a life ends the process, often
only at its exit: that is for whoever runs this to look at.
"""

import gc
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRaster,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtXml import QDomDocument

from placeprint.processing.styles import style_text
from placeprint.ui import similarity_provider
from placeprint.ui.similarity_provider import KEY, SimilarityQuery

LAYERS, DRAWINGS, REOPENED = 40, 20, 2

SIZE = QSize(1200, 800)

VIEWS = {
    "EPSG:4326": QgsRectangle(-180, -90, 180, 90),
    "EPSG:3857": QgsRectangle(-2.0e7, -1.2e7, 2.0e7, 1.2e7),
}

rng = random.Random(0)  # noqa: S311


def resident_mb():
    with open("/proc/self/status", encoding="ascii") as file:
        (line,) = [line for line in file if line.startswith("VmRSS")]
    return round(int(line.split()[1]) / 1024)


def new_layer():
    place = (round(rng.uniform(-180, 180), 3), round(rng.uniform(-60, 75), 3))
    layer = QgsRasterLayer(SimilarityQuery((place,)).source(), "like a place", KEY)
    assert layer.isValid(), layer.error().message()
    return layer


def styled(layer):
    document = QDomDocument()
    document.setContent(style_text("similarity"))
    layer.importNamedStyle(document)
    return layer


def started(layer, authid):
    view = QgsRectangle(VIEWS[authid])
    view.scale(rng.choice([1, 0.5, 0.1]))
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(authid))
    settings.setOutputSize(SIZE)
    settings.setExtent(view)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    return job


def colours(job):
    image = job.renderedImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 20) for y in range(0, image.height(), 20)})


def come_and_go():
    for _ in range(LAYERS):
        layer = new_layer()
        copy = layer.clone()
        found = layer.dataProvider().identify(QgsPointXY(10, 10), QgsRaster.IdentifyFormat.IdentifyFormatValue)
        assert found.isValid()
        del layer, copy
    gc.collect()


def be_drawn(report):
    layer = styled(new_layer())
    for turn in range(DRAWINGS // 2):
        authid = list(VIEWS)[turn % 2]
        begun = time.perf_counter()
        job = started(layer, authid)
        job.waitForFinished()
        report["drawn, ms"].append(1000 * (time.perf_counter() - begun))
        assert colours(job) > 1

        # The first time the cache is empty, and there is most to cancel; then it lacks this reference alone.
        cache_lost = turn == 0
        if cache_lost:
            similarity_provider.cache = similarity_provider.SimilarityCache()
        layer = styled(new_layer())
        job = started(layer, authid)
        time.sleep(rng.uniform(0, 1.0 if cache_lost else 0.05))
        begun, cpu_begun = time.perf_counter(), time.process_time()
        job.cancel()
        report["cancelled, CPU ms"].append(1000 * (time.process_time() - cpu_begun))
        report["cancelled, ms"].append(1000 * (time.perf_counter() - begun))
        assert not job.isActive()


def come_back():
    project = QgsProject.instance()
    project.addMapLayer(styled(new_layer()))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "project.qgz")
        for turn in range(REOPENED):
            assert project.write(path)
            project.clear()
            assert project.read(path)
            (layer,) = project.mapLayers().values()
            assert layer.isValid()
            job = started(layer, list(VIEWS)[turn % 2])
            job.waitForFinished()
            assert colours(job) > 1
        project.clear()


def live(rounds):
    similarity_provider.register()
    # The first of each loads libraries and databases, which stay.
    started(styled(new_layer()), "EPSG:3857").waitForFinished()
    report = {"drawn, ms": [], "cancelled, ms": [], "cancelled, CPU ms": [], "resident, MB": [resident_mb()]}
    for _ in range(rounds):
        come_and_go()
        be_drawn(report)
        come_back()
        gc.collect()
        report["resident, MB"].append(resident_mb())
    return {name: [round(value) for value in values] for name, values in report.items()}


if __name__ == "__main__":
    application = QgsApplication([], True)
    application.initQgis()
    told = live(int(sys.argv[1]))
    QgsProject.instance().clear()
    application.exitQgis()
    json.dump(told, sys.stdout)
    print()
