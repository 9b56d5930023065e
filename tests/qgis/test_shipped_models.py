"""The models that ship: each is run as the toolbox and scripts do, and is what its tool writes."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

import placeprint
from placeprint.encoder.probes.probe_file import read_probe
from placeprint.encoder.similarity.gallery import world_places
from placeprint.encoder.similarity.reference_set import ReferenceSet

ROOT = Path(placeprint.__file__).resolve().parent
NAMES = ["labelstomap", "placeslikethese", "samplingdesign"]


@pytest.fixture
def area():
    """A layer of two rectangles in Iberia, and the function that says which of (n, 2) lonlat are in them."""
    rectangles = QgsRectangle(-8, 38, -3, 42), QgsRectangle(-2, 40, 0, 42.5)
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
    for rectangle in rectangles:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(rectangle))
        layer.dataProvider().addFeature(feature)

    def inside(lonlat):
        return np.array([any(each.contains(QgsPointXY(*place)) for each in rectangles) for place in lonlat])

    return layer, inside


@pytest.fixture
def tropics(make_points):
    """Places on land, whose field "name" says whether they are in the tropics."""
    land = world_places(True)
    lonlat = land[np.random.default_rng(3).choice(len(land), 150, replace=False)]
    layer = make_points(list(map(tuple, lonlat)))
    zones = {
        feature.id(): {0: "tropics" if abs(feature.geometry().asPoint().y()) < 23.4 else "not"}
        for feature in layer.getFeatures()
    }
    assert layer.dataProvider().changeAttributeValues(zones)
    return layer


def lonlat_of(layer):
    return np.array([(point.x(), point.y()) for point in (f.geometry().asPoint() for f in layer.getFeatures())])


def test_they_are_what_their_tool_writes(qgis_app, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(Path(placeprint.__file__).parent.parent)}
    tool = [sys.executable, ROOT / "tools" / "make_models.py", tmp_path]
    subprocess.run(tool, env=environment, check=True, capture_output=True)
    assert sorted(path.stem for path in tmp_path.iterdir()) == NAMES
    # Later versions write models that 3.22 would not read.
    for path in tmp_path.iterdir() if Qgis.QGIS_VERSION_INT < 32300 else ():
        assert path.read_bytes() == (ROOT / "processing" / "models" / path.name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_each_is_whole_and_of_parts_that_are_always_there(provider, name):
    model = QgsApplication.processingRegistry().algorithmById(f"placeprint:{name}")
    assert model.validate() == (True, [])
    used = {child.algorithmId().split(":")[0] for child in model.childAlgorithms().values()}
    assert used <= {"native", "placeprint"}
    outputs = [one.name() for one in model.destinationParameterDefinitions()]
    made = [f"{child}:{one}" for child, each in model.childAlgorithms().items() for one in each.modelOutputs()]
    assert outputs == sorted(made)
    again = model.create()
    assert (again.id(), again.displayName(), again.groupId()) == (model.id(), model.displayName(), model.groupId())
    assert model.groupId() in {one.groupId() for one in provider.algorithms() if one.name() not in NAMES}


def test_from_labelled_points_to_a_map(run, tropics, tmp_path):
    files = {
        name: str(tmp_path / name) for name in ("map.tif", "conf.tif", "p.probe.npz", "points.gpkg", "report.html")
    }
    outputs = dict(zip(["map:OUTPUT", "map:CONFIDENCE", "train:PROBE", "train:OUTPUT", "train:REPORT"], files.values()))
    results = run("labelstomap", INPUT=tropics, FIELD="name", PIXEL_SIZE=3, **outputs)
    assert {name: results[name] for name in outputs} == outputs
    probe = read_probe(files["p.probe.npz"])
    assert probe.metadata.classes == ["not", "tropics"]
    layer = QgsRasterLayer(files["map.tif"], "map")
    assert [entry.label for entry in layer.renderer().classes()] == ["not", "tropics"]
    values = gdal.Open(files["map.tif"]).ReadAsArray()
    equator, north = values[29:31], values[5:10]
    assert (equator[equator > 0] == 2).mean() > 0.9
    assert (north[north > 0] == 1).all()
    # 'Land only' is what is left out.
    assert 0.2 < (values > 0).mean() < 0.5
    assert gdal.Open(files["conf.tif"]).RasterCount == 2
    assert QgsVectorLayer(files["points.gpkg"], "points", "ogr").featureCount() == 150
    assert "<svg" in Path(files["report.html"]).read_text(encoding="utf-8")


def test_numbers_need_neither_report_nor_confidence(run, make_points, tropics, tmp_path):
    import processing

    layer = processing.run(
        "native:fieldcalculator",
        {"INPUT": tropics, "FIELD_NAME": "lat", "FIELD_TYPE": 0, "FORMULA": "abs($y)", "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    results = run("labelstomap", **{"INPUT": layer, "FIELD": "lat", "METHOD": "ridge", "PIXEL_SIZE": 5,
                                    "map:OUTPUT": str(tmp_path / "map.tif"), "train:OUTPUT": "TEMPORARY_OUTPUT",
                                    "train:PROBE": "TEMPORARY_OUTPUT"})  # fmt: skip
    assert gdal.Open(results["map:OUTPUT"]).RasterCount == 4
    assert read_probe(results["train:PROBE"]).metadata.kind == "regression"


def test_places_like_these_and_not_those_are_inside_the_area(run, area, make_points, encoder, tmp_path, column):
    layer, inside = area
    wanted, unwanted = [(-6, 43.2), (-8, 42.8)], [(-4, 39)]
    found = run("placeslikethese", REFERENCES=make_points(wanted), NEGATIVES=make_points(unwanted), AREA=layer, COUNT=6,
                **{"raster:OUTPUT": str(tmp_path / "r.tif"), "best:OUTPUT": "TEMPORARY_OUTPUT"})  # fmt: skip
    best = found["best:OUTPUT"]
    lonlat = lonlat_of(best)
    assert inside(lonlat).all()
    assert column(best, "rank") == [1, 2, 3, 4, 5, 6]
    # Later versions of the grid tell rows and columns too.
    assert [field.name() for field in best.fields()][-3:] == ["rank", "similarity", "distance"]
    references = ReferenceSet(encoder, wanted, unwanted)
    np.testing.assert_allclose(column(best, "similarity"), references.similarity(lonlat), atol=1e-4)
    west, pixel, _, north, _, _ = gdal.Open(str(tmp_path / "r.tif")).GetGeoTransform()
    assert (west, north) == (-8, 42.5)
    assert pixel == pytest.approx(8 / 1000)
    # A grid of 150 has few places that are better than the best that it found.
    values = gdal.Open(str(tmp_path / "r.tif")).ReadAsArray()
    assert column(best, "similarity")[0] > np.percentile(values, 90)


def test_a_sampling_design_covers_what_was_not_sampled(run, area, make_points, column):
    layer, inside = area
    first = run("samplingdesign", AREA=layer, COUNT=4, SIDE=40, **{"choose:OUTPUT": "TEMPORARY_OUTPUT"})[
        "choose:OUTPUT"
    ]
    assert inside(lonlat_of(first)).all()
    assert column(first, "rank") == [1, 2, 3, 4]
    more = run("samplingdesign", AREA=layer, COUNT=4, SIDE=40, SAMPLED=first, **{"choose:OUTPUT": "TEMPORARY_OUTPUT"})
    assert not set(map(tuple, lonlat_of(first))) & set(map(tuple, lonlat_of(more["choose:OUTPUT"])))
    assert max(column(more["choose:OUTPUT"], "novelty")) < column(first, "novelty")[1]


def test_an_area_in_metres_that_is_long_and_narrow(run):
    layer = QgsVectorLayer("Polygon?crs=EPSG:3857", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(0, 5_000_000, 2_000_000, 5_001_000)))
    layer.dataProvider().addFeature(feature)
    design = run("samplingdesign", AREA=layer, COUNT=3, **{"choose:OUTPUT": "TEMPORARY_OUTPUT"})["choose:OUTPUT"]
    assert design.crs().authid() == "EPSG:3857"
    assert design.featureCount() == 3


def test_an_area_without_polygons_is_refused_at_once(run):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
    with pytest.raises(QgsProcessingException):
        run("samplingdesign", AREA=layer, COUNT=3, **{"choose:OUTPUT": "TEMPORARY_OUTPUT"})
