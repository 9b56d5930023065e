"""Another plugin has made NumPy's floating-point errors, or all warnings, exceptions: everything does what it did."""

import warnings
from contextlib import contextmanager

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsRasterLayer, QgsRectangle, QgsVectorLayer

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.files.encoder_file import read_arrays
from placeprint.encoder.probes.probe_file import read_probe, write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.ui import similarity_provider
from placeprint.ui.similarity_query import SimilarityQuery
from placeprint.ui.tasks import AnaloguesTask

from ..closeness import assert_close

HONG_KONG = (114.17, 22.28)


@contextmanager
def strict():
    """As plugins leave it behind them: for all of the process, and for all of its thread."""
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        yield
        assert set(np.geterr().values()) == {"raise"}


def content(path):
    """What a file of any kind holds, as a list of texts and arrays."""
    if path.name.endswith(".tif"):
        return [gdal.Open(str(path)).ReadAsArray()]
    if path.name.endswith(".gpkg"):
        layer = QgsVectorLayer(str(path), path.name)
        return [value for feature in layer.getFeatures() for value in feature.attributes()]
    if path.name.endswith(".probe.npz"):
        probe = read_probe(path)
        return [probe.model.weights, probe.threshold, probe.metadata.method]
    if path.suffix == ".npz":
        return [array for _, array in sorted(read_arrays(path)[0].items())]
    return [path.suffix, path.stat().st_size > 1000]


@pytest.fixture
def at_the_pole(every_algorithm, encoder, tmp_path):
    """The Cases, with the encoder that ships, and near the pole, where most of its harmonics vanish."""
    lonlat = fibonacci_lattice(200)
    probe = tmp_path / "north.probe.npz"
    write_probe(probe, train_probe(encoder, lonlat, np.where(lonlat[:, 1] > 0, "north", "south")).probe)
    for case in every_algorithm:
        case.parameters.pop("ENCODER", None)
        if "PROBE" in case.parameters:
            case.parameters["PROBE"] = str(probe)
        if "PIXEL_SIZE" in case.parameters:
            case.parameters.update(PIXEL_SIZE=0.25, EXTENT="0,20,88,90 [EPSG:4326]")
    layer = every_algorithm[1].parameters["INPUT"]
    for place in ((0, 90), (30, 89.9)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["pole", 90.0])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        assert layer.dataProvider().addFeatures([feature])[0]
    return every_algorithm


def test_every_algorithm_does_the_same(run, at_the_pole, tmp_path):
    # What it computes, a process of its own computes.
    for case in (case for case in at_the_pole if case.algorithm != "trainencoder"):
        folders = tmp_path / f"{case.algorithm} before", tmp_path / f"{case.algorithm} strict"
        results = []
        for folder in folders:
            folder.mkdir()
            outputs = {name: str(folder / file) for name, file in case.outputs.items()}
            if folder is folders[0]:
                run(case.algorithm, **case.parameters, **outputs)
            else:
                with strict():
                    run(case.algorithm, **case.parameters, **outputs)
            results.append([value for file in case.outputs.values() for value in content(folder / file)])
        before, after = results
        assert len(before) == len(after) > 0
        for one, other in zip(before, after):
            if isinstance(one, (float, np.ndarray)):
                assert_close(other, one, 1e-5, saying=case.algorithm)
            else:
                assert one == other


def test_expressions_do_the_same(evaluate):
    here, pole = "make_point(114.17, 22.28)", "make_point(0, 90)"
    for text in (f"location_embedding({pole})", f"location_similarity({pole}, {here})"):
        before = evaluate(text)
        with strict():
            assert evaluate(text) == before


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:3995"])
def test_the_live_layer_does_the_same(qgis_app, qgis_new_project, crs):
    similarity_provider.register()

    def values():
        similarity_provider.cache.clear()
        query = SimilarityQuery((HONG_KONG, (0.0, 90.0)), land_only=True, crs=crs)
        layer = QgsRasterLayer(query.source(), "live", similarity_provider.KEY)
        part = QgsRectangle(layer.extent())
        part.scale(0.3)
        block = layer.dataProvider().block(1, part, 40, 30)
        return np.frombuffer(bytes(block.data()), "<f4"), layer.dataProvider().lastError()

    before, _ = values()
    assert len(np.unique(before)) > 100
    with strict():
        after, error = values()
    assert error == ""
    np.testing.assert_array_equal(after, before)


def test_tasks_do_the_same(qgis_app):
    def analogues():
        task = AnaloguesTask(SimilarityQuery(((0.0, 90.0),)), 9, 1e5, 1e5, None)
        assert task.run()
        assert task.error is None
        return task.result

    before = analogues()
    with strict():
        assert analogues() == before
