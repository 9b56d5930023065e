"""Outputs on a disk that is full, or where nothing can be written: a message that says so, and nothing is left."""

import os
import subprocess
import sys

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsField, QgsProcessingException, QgsVectorLayer

from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.processing import field_types

from .every_algorithm import checkpoint, raster

REFERENCE = "114.17,22.28 [EPSG:4326]"
FULL = "No space left on device"
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]


@pytest.fixture
def disk(tmp_path):
    """Return a function that makes a disk of so many kilobytes, and returns its folder."""
    folders = []

    def make(kilobytes, options="rw"):
        folder = tmp_path / f"disk{len(folders)}"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=777,{options}", "tmpfs", str(folder)]
        subprocess.run([*AS_ROOT, *mount], check=True)
        folders.append(folder)
        return folder

    yield make
    for folder in folders:
        subprocess.run([*AS_ROOT, "umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def points(make_points, random_places):
    """3,000 points with a number that is easily told."""
    layer = make_points(random_places(3000), fields=[QgsField("height", field_types.REAL)])
    numbers = {feature.id(): {1: feature.geometry().asPoint().y()} for feature in layer.getFeatures()}
    assert layer.dataProvider().changeAttributeValues(numbers)
    return layer


@pytest.fixture
def probe(own_encoder, random_places, tmp_path):
    """A probe of three classes, that reads the small encoder."""
    from placeprint.encoder import load_encoder

    lonlat = random_places(200)
    labels = np.array(["south", "middle", "north"])[np.digitize(lonlat[:, 1], [-20, 20])]
    path = tmp_path / "zones.probe.npz"
    write_probe(path, train_probe(load_encoder(own_encoder), lonlat, labels).probe)
    return path


def refused(run, folder, *texts, algorithm, **parameters):
    """Run an algorithm that must fail with a message of these texts, and leave the folder as it was."""
    before = content(folder)
    with pytest.raises(QgsProcessingException) as raised:
        run(algorithm, **parameters)
    message = str(raised.value)
    assert "Traceback" not in message
    for text in (str(folder), *texts):
        assert text in message
    assert content(folder) == before


def content(folder):
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.mark.parametrize("kilobytes", [4, 48])
@pytest.mark.parametrize("name", ["a.tif", "a.png", "a.asc"])
def test_a_raster_on_a_full_disk(run, disk, own_encoder, kilobytes, name):
    folder = disk(kilobytes)
    parameters = {"ENCODER": str(own_encoder), "PIXEL_SIZE": 0.5, "OUTPUT": str(folder / name)}
    if name == "a.png":
        refused(run, folder, name, FULL, algorithm="embeddingrgb", **parameters)
    else:
        refused(run, folder, name, FULL, algorithm="similarityraster", REFERENCE=REFERENCE, **parameters)


@pytest.mark.parametrize("kilobytes", [4, 40, 150])
@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson", "a.shp", "a.csv", "a.fgb"])
def test_a_layer_on_a_full_disk(run, disk, points, own_encoder, kilobytes, name):
    folder = disk(kilobytes)
    parameters = {"INPUT": points, "FORMAT": "dimensions", "ENCODER": str(own_encoder), "OUTPUT": str(folder / name)}
    refused(run, folder, name, algorithm="embedpoints", **parameters)


def test_a_file_that_ends_early_without_an_error_of_gdal_is_noticed(run, disk, points, own_encoder):
    folder = disk(60)
    parameters = {"INPUT": points, "REFERENCE": REFERENCE, "ENCODER": str(own_encoder)}
    refused(
        run, folder, "a.geojson", FULL, algorithm="similaritytopoints", OUTPUT=str(folder / "a.geojson"), **parameters
    )


@pytest.mark.parametrize("kilobytes", [400, 800, 1000, 1200])
def test_a_table_of_a_geopackage_on_a_full_disk_leaves_the_other_tables(run, disk, points, own_encoder, kilobytes):
    """The first disk has no room for the table beside the file, the last has it, and none in the file."""
    folder = disk(kilobytes)
    path = folder / "own.gpkg"
    parameters = {"INPUT": points, "FORMAT": "dimensions", "ENCODER": str(own_encoder)}
    small = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "small", "memory")
    run("embedpoints", **{**parameters, "INPUT": small, "OUTPUT": f"ogr:dbname='{path}' table=\"small\" (geom)"})
    for table in ("new", "small"):
        with pytest.raises(QgsProcessingException, match=rf"{path}: "):
            run("embedpoints", OUTPUT=f"ogr:dbname='{path}' table=\"{table}\" (geom)", **parameters)
        file = ogr.Open(str(path))
        assert [file.GetLayer(index).GetName() for index in range(file.GetLayerCount())] == ["small"]
        assert file.GetLayer(0).GetFeatureCount() == 0
        assert content(folder).keys() == {path}


@pytest.mark.parametrize("kilobytes", [4, 24, 32, 48, 64])
def test_a_probe_its_points_and_its_report_come_together_or_not_at_all(run, disk, points, own_encoder, kilobytes):
    folder = disk(kilobytes)
    points.selectByIds(list(range(1, 200)))
    parameters = {"FIELD": "height", "ENCODER": str(own_encoder), "METHOD": "ridge", "BLOCK_KM": 1000}
    outputs = {"PROBE": "a.probe.npz", "OUTPUT": "a.geojson", "REPORT": "a.html"}
    parameters.update({name: str(folder / file) for name, file in outputs.items()})
    few = points.materialize(selected(points))
    refused(run, folder, FULL, algorithm="trainprobe", INPUT=few, **parameters)


def selected(layer):
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest().setFilterFids(layer.selectedFeatureIds())


def test_of_two_rasters_the_second_of_which_finds_no_room_neither_stays(run, disk, probe):
    folder = disk(400)
    outputs = {"OUTPUT": str(folder / "class.tif"), "CONFIDENCE": str(folder / "confidence.tif")}
    refused(run, folder, "confidence.tif", FULL, algorithm="predictraster", PROBE=str(probe), PIXEL_SIZE=1, **outputs)


def test_an_imported_encoder_on_a_full_disk(run, disk, tmp_path):
    folder = disk(8)
    output = str(folder / "small.npz")
    refused(
        run, folder, "small.npz: " + FULL, algorithm="importencoder", INPUT=str(checkpoint(tmp_path)), OUTPUT=output
    )


@pytest.mark.parametrize("name", ["a.tif", "a.gpkg", "a.geojson", "a.shp", "a.probe.npz", "a.npz"])
@pytest.mark.parametrize("where", ["a disk that is read only", "no folder", "a folder of that name"])
def test_where_nothing_can_be_written(run, disk, points, own_encoder, tmp_path, name, where):
    folder = disk(1000, "ro") if where == "a disk that is read only" else tmp_path / "there"
    if where == "a folder of that name":
        (folder / name / "full").mkdir(parents=True)
    output = str(folder / name)
    if name == "a.tif":
        parameters = {"algorithm": "embeddingrgb", "ENCODER": str(own_encoder), "PIXEL_SIZE": 5}
    elif name == "a.probe.npz":
        parameters = {"algorithm": "trainprobe", "INPUT": points, "FIELD": "height", "ENCODER": str(own_encoder)}
        parameters.update(PROBE=output, REPORT=None)
        output = "TEMPORARY_OUTPUT"
    elif name == "a.npz":
        parameters = {"algorithm": "trainencoder", "INPUT": str(raster(tmp_path)), "PYTHON": sys.executable}
    else:
        parameters = {"algorithm": "similaritytopoints", "INPUT": points, "ENCODER": str(own_encoder)}
        parameters["REFERENCE"] = REFERENCE
    refused(run, folder, OUTPUT=output, **parameters)
    assert folder.exists() == (where != "no folder")
