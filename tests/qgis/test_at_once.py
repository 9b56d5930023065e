"""Two algorithms at once, and the live layer beside them: each does what it does alone."""

import threading
from contextlib import ExitStack

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from placeprint.encoder import load_encoder
from placeprint.encoder.files.atomic_output import atomic_file
from placeprint.encoder.similarity import gallery
from placeprint.processing.gdal_settings import gdal_errors_raise

HONG_KONG, LHASA = "114.17,22.28 [EPSG:4326]", "91.1,29.65 [EPSG:4326]"


def together(jobs):
    """Run (algorithm, parameters) pairs as tasks of QGIS, all at once; return their results, in order."""
    loop, results, kept = QEventLoop(), {}, []
    registry = QgsApplication.processingRegistry()
    for number, (name, parameters) in enumerate(jobs):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(QgsProject.instance())
        algorithm = registry.algorithmById(f"placeprint:{name}")
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)

        def done(successful, outputs, number=number, feedback=feedback):
            results[number] = outputs if successful else feedback.textLog()
            if len(results) == len(jobs):
                loop.quit()

        task.executed.connect(done)
        kept.append((task, context, feedback))
    for task, _, _ in kept:
        QgsApplication.taskManager().addTask(task)
    QTimer.singleShot(1_800_000, loop.quit)
    if len(results) < len(jobs):
        loop.exec() if hasattr(loop, "exec") else loop.exec_()
    return [results.get(number) for number in range(len(jobs))]


def test_rasters_and_points_at_once_are_those_of_each_alone(
    run, make_points, random_places, own_encoder, tmp_path, column
):
    points = make_points(random_places(9000))
    own = {"ENCODER": str(own_encoder)}
    shared = {"PIXEL_SIZE": 0.6, **own}

    def jobs(folder):
        folder.mkdir()
        return [
            ("similarityraster", {**shared, "REFERENCE": HONG_KONG, "OUTPUT": str(folder / "hong-kong.tif")}),
            ("similarityraster", {**shared, "REFERENCE": LHASA, "OUTPUT": str(folder / "lhasa.tif")}),
            ("embeddingrgb", {**shared, "OUTPUT": str(folder / "colours.tif")}),
            ("embedpoints", {"INPUT": points, "COMPONENTS": 6, **own, "OUTPUT": str(folder / "points.gpkg")}),
            ("analogues", {"REFERENCE": LHASA, **own, "OUTPUT": str(folder / "like-lhasa.gpkg")}),
            ("analogues", {"REFERENCE": LHASA, **own, "LAND_ONLY": False, "OUTPUT": str(folder / "anywhere.gpkg")}),
        ]

    for name, parameters in jobs(tmp_path / "alone"):
        run(name, **parameters)
    at_once = jobs(tmp_path / "at once")
    results = together(at_once)
    assert [result["OUTPUT"] for result in results] == [parameters["OUTPUT"] for _, parameters in at_once]

    names = sorted(path.name for path in (tmp_path / "alone").iterdir())
    assert sorted(path.name for path in (tmp_path / "at once").iterdir()) == names
    for name in names:
        alone, beside = tmp_path / "alone" / name, tmp_path / "at once" / name
        if name.endswith(".tif"):
            one, other = (gdal.Open(str(path)).ReadAsArray().astype(float) for path in (alone, beside))
            np.testing.assert_allclose(one, other, atol=1 if name == "colours.tif" else 1e-5)
        elif name.endswith(".gpkg"):
            one, other = (QgsVectorLayer(str(path), name) for path in (alone, beside))
            last = one.fields().names()[-1]
            np.testing.assert_allclose(column(one, last), column(other, last), atol=1e-4)
            assert one.featureCount() == other.featureCount()


def in_threads(count, function):
    """Call a function with 0, 1, ... in so many threads; raise what any of them raised."""
    raised, start = [], threading.Barrier(count)

    def call(number):
        start.wait()
        try:
            function(number)
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=call, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(1800)
    assert not [thread for thread in threads if thread.is_alive()]
    if raised:
        raise raised[0]


def test_gdal_reports_errors_as_long_as_anybody_wants_them(qgis_app):
    before = gdal.GetUseExceptions()
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(gdal_errors_raise())
        second.enter_context(gdal_errors_raise())
        first.close()
        assert gdal.GetUseExceptions()
    assert gdal.GetUseExceptions() == before


class Forgetful(dict):
    """What it is given, another thread replaces at once."""

    def __setitem__(self, key, value):
        super().__setitem__("another", value)


def test_a_gallery_that_another_replaces_meanwhile_is_still_the_right_one(own_encoder, monkeypatch):
    monkeypatch.setattr(gallery, "_world", Forgetful())
    own = load_encoder(own_encoder)
    for land_only in (True, False):
        assert (len(gallery.world_gallery(own, land_only).lonlat) == 100_000) == (not land_only)


def test_threads_that_write_one_file_leave_it_whole(tmp_path):
    path = tmp_path / "shared"

    def write(number):
        for _ in range(30):
            with atomic_file(path) as unfinished, open(unfinished, "wb") as file:
                for _ in range(20):
                    file.write(bytes([number]) * 5000)

    in_threads(4, write)
    content = path.read_bytes()
    assert (len(content), len(set(content))) == (100_000, 1)
    assert [each.name for each in tmp_path.iterdir()] == ["shared"]
