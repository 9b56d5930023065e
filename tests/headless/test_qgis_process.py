"""The provider on the command line, as scripts and servers use it."""

import csv
import sqlite3
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from placeprint.encoder import load_encoder
from placeprint.encoder.files.encoder_file import arrays_of, write_arrays
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ..closeness import assert_close

HONG_KONG = (114.17, 22.28)
REFERENCE = "--REFERENCE=114.17,22.28 [EPSG:4326]"
PLACES = [HONG_KONG, (121.5, 25.0), (25.0, 24.0)]


@pytest.fixture
def points(tmp_path):
    path = tmp_path / "points.geojson"
    features = ",".join(
        f'{{"type":"Feature","properties":{{"id":{i}}},"geometry":{{"type":"Point","coordinates":[{lon},{lat}]}}}}'
        for i, (lon, lat) in enumerate(PLACES)
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[{features}]}}')
    return path


def attributes(path, *names):
    # The layer is gone with the file that it belongs to.
    file = ogr.Open(str(path))
    return [[feature.GetField(name) for name in names] for feature in file.GetLayer(0)]


def test_the_provider_lists_its_algorithms(qgis_process):
    listed = qgis_process("list").output
    names = ("analogues", "clusterraster", "embeddingrgb", "embedpoints", "geolocateimage")
    for name in (
        *names,
        "importencoder",
        "labelstomap",
        "similarityraster",
        "similaritytopoints",
        "trainencoder",
        "trainprobe",
    ):
        assert f"placeprint:{name}" in listed


def test_help_tells_of_every_parameter(qgis_process):
    text = qgis_process("help", "placeprint:similarityraster").output
    for name in (
        "REFERENCE",
        "REFERENCES",
        "NEGATIVES",
        "EXTENT",
        "PIXEL_SIZE",
        "CRS",
        "LAND_ONLY",
        "ENCODER",
        "OUTPUT",
    ):
        assert f"{name}:" in text


def test_output_as_json_is_nothing_but_json(qgis_process, tmp_path):
    path = tmp_path / "hk.tif"
    result = qgis_process(
        "--json", "run", "placeprint:similarityraster", "--", REFERENCE[2:], "PIXEL_SIZE=10", f"OUTPUT={path}"
    )
    assert result.status == 0
    assert result.json()["results"]["OUTPUT"] == str(path)


def test_similarity_raster(qgis_process, tmp_path):
    path = tmp_path / "hk.tif"
    result = qgis_process(
        "run",
        "placeprint:similarityraster",
        REFERENCE,
        "--EXTENT=100,130,10,30 [EPSG:4326]",
        "--PIXEL_SIZE=2",
        f"--OUTPUT={path}",
    )
    assert result.status == 0, result.errors
    values = gdal.Open(str(path)).ReadAsArray()
    lon, lat = np.meshgrid(np.arange(101, 130, 2.0), np.arange(29, 10, -2.0))
    expected = ReferenceSet(load_encoder(), [HONG_KONG]).similarity(np.stack([lon.ravel(), lat.ravel()], axis=1))
    np.testing.assert_allclose(values.ravel(), expected, atol=1e-4)
    assert path.with_suffix(".qml").exists()


def test_an_extent_across_the_antimeridian(qgis_process, tmp_path):
    path = tmp_path / "fiji.tif"
    result = qgis_process(
        "run",
        "placeprint:similarityraster",
        REFERENCE,
        "--EXTENT=170,190,-25,-10",
        "--PIXEL_SIZE=1",
        f"--OUTPUT={path}",
    )
    assert result.status == 0, result.errors
    assert gdal.Open(str(path)).RasterXSize == 20


def test_embedding_colours(qgis_process, tmp_path):
    path = tmp_path / "rgb.tif"
    result = qgis_process("run", "placeprint:embeddingrgb", "--PIXEL_SIZE=5", "--LAND_ONLY=true", f"--OUTPUT={path}")
    assert result.status == 0, result.errors
    assert gdal.Open(str(path)).RasterCount == 3


def test_embed_points(qgis_process, points, tmp_path):
    path = tmp_path / "embedded.gpkg"
    result = qgis_process("run", "placeprint:embedpoints", f"--INPUT={points}", "--COMPONENTS=3", f"--OUTPUT={path}")
    assert result.status == 0, result.errors
    encoder = load_encoder()
    expected = encoder.principal_components(encoder.encode(PLACES), 3)
    assert_close(attributes(path, "pc1", "pc2", "pc3"), expected, 1e-4)


def test_similarity_of_points_to_a_layer(qgis_process, points, tmp_path):
    path = tmp_path / "similar.csv"
    result = qgis_process(
        "run", "placeprint:similaritytopoints", f"--INPUT={points}", f"--REFERENCES={points}", f"--OUTPUT={path}"
    )
    assert result.status == 0, result.errors
    with open(path, newline="") as file:
        found = [float(row["similarity"]) for row in csv.DictReader(file)]
    np.testing.assert_allclose(found, ReferenceSet(load_encoder(), PLACES).similarity(PLACES), atol=1e-5)


def test_analogues(qgis_process, tmp_path):
    path = tmp_path / "analogues.gpkg"
    result = qgis_process("run", "placeprint:analogues", REFERENCE, "--COUNT=5", f"--OUTPUT={path}")
    assert result.status == 0, result.errors
    assert [row[0] for row in attributes(path, "rank")] == [1, 2, 3, 4, 5]


def test_cluster_raster(qgis_process, tmp_path):
    path = tmp_path / "clusters.tif"
    result = qgis_process("run", "placeprint:clusterraster", "--K=4", "--PIXEL_SIZE=5", f"--OUTPUT={path}")
    assert result.status == 0, result.errors
    file = gdal.Open(str(path))
    assert set(np.unique(file.ReadAsArray())) == {1, 2, 3, 4}
    assert file.GetRasterBand(1).GetDefaultRAT().GetValueAsString(4, 1) == "Cluster 4"


def test_cluster_points(qgis_process, points, tmp_path):
    path = tmp_path / "clusters.gpkg"
    result = qgis_process("run", "placeprint:clusterpoints", f"--INPUT={points}", "--K=2", f"--OUTPUT={path}")
    assert result.status == 0, result.errors
    (hong_kong,), (taipei,), (sahara,) = attributes(path, "cluster")
    assert hong_kong == taipei != sahara


def test_diverse_sample(qgis_process, tmp_path):
    path = tmp_path / "sample.gpkg"
    result = qgis_process(
        "run", "placeprint:samplediverse", "--EXTENT=-10,30,35,60 [EPSG:4326]", "--COUNT=3", f"--OUTPUT={path}"
    )
    assert result.status == 0, result.errors
    assert "Coverage" in result.output
    assert [row[0] for row in attributes(path, "rank")] == [1, 2, 3]


def test_import_an_encoder_and_draw_with_it(qgis_process, tmp_path):
    import torch

    checkpoint, encoder, raster = tmp_path / "small.ckpt", tmp_path / "small.npz", tmp_path / "hk.tif"
    state = {f"nnet.{name}.bias": torch.rand(size) for name, size in (("layers.0", 32), ("last_layer", 8))}
    state.update({"nnet.layers.0.weight": torch.rand(32, 25) / 25, "nnet.last_layer.weight": torch.randn(8, 32)})
    torch.save({"state_dict": state}, checkpoint)
    imported = qgis_process("run", "placeprint:importencoder", f"--INPUT={checkpoint}", f"--OUTPUT={encoder}")
    assert imported.status == 0, imported.errors
    assert "SatCLIP, small: 5 degrees" in imported.output
    drawn = qgis_process(
        "run",
        "placeprint:similarityraster",
        REFERENCE,
        "--PIXEL_SIZE=10",
        f"--ENCODER={encoder}",
        f"--OUTPUT={raster}",
    )
    assert drawn.status == 0, drawn.errors
    assert gdal.Open(str(raster)).ReadAsArray().max() > 0.9


def test_a_failed_run_says_why_and_leaves_nothing(qgis_process, tmp_path):
    path = tmp_path / "hk.tif"
    result = qgis_process("run", "placeprint:similarityraster", f"--OUTPUT={path}")
    assert result.status != 0
    assert "Give a reference place" in result.output + result.errors
    assert list(tmp_path.iterdir()) == []


def test_a_failed_run_spares_the_other_tables_of_a_geopackage(qgis_process, points, tmp_path):
    path = tmp_path / "mine.gpkg"
    assert qgis_process("run", "placeprint:embedpoints", f"--INPUT={points}", f"--OUTPUT={path}").status == 0
    failed = qgis_process(
        "run",
        "placeprint:embedpoints",
        f"--INPUT={points}",
        "--COMPONENTS=99999",
        f"--OUTPUT=ogr:dbname='{path}' table=\"new\" (geom)",
    )
    assert failed.status != 0
    with sqlite3.connect(path) as database:
        assert [name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")] == ["mine"]


def test_expressions_know_places(qgis_process, points, tmp_path):
    output = tmp_path / "likeness.gpkg"
    done = qgis_process(
        "run",
        "native:fieldcalculator",
        f"--INPUT={points}",
        "--FIELD_NAME=likeness",
        "--FIELD_TYPE=0",
        "--FORMULA=location_similarity($geometry, make_point(114.17, 22.28))",
        f"--OUTPUT={output}",
    )
    assert done.status == 0, done.errors
    expected = ReferenceSet(load_encoder(), [HONG_KONG]).similarity(PLACES)
    np.testing.assert_allclose(np.ravel(attributes(output, "likeness")), expected, atol=1e-6)


@pytest.fixture
def area(tmp_path):
    path = tmp_path / "area.geojson"
    ring = "[[-8,38],[-3,38],[-3,42],[-8,42],[-8,38]]"
    path.write_text(f'{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}')
    return path


@pytest.fixture
def labelled(tmp_path):
    """A CSV file of places with a label, with a comma and an umlaut in it."""
    path = tmp_path / "labelled.csv"
    lat, lon = np.meshgrid(np.arange(-30, 70, 8.0), np.arange(-120, 140, 20.0))
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["zone", "lon", "lat"])
        for x, y in zip(lon.ravel(), lat.ravel()):
            writer.writerow(["heiß, tropisch" if abs(y) < 24 else "übrige", x, y])
    return f"file://{path}?xField=lon&yField=lat&crs=EPSG:4326"


def test_labelled_points_become_a_map_step_by_step(qgis_process, labelled, points, tmp_path):
    probe, report = tmp_path / "zone.probe.npz", tmp_path / "zone.html"
    trained = qgis_process("run", "placeprint:trainprobe", f"--INPUT=delimitedtext://{labelled}", "--FIELD=zone",
                           f"--PROBE={probe}", f"--REPORT={report}", f"--OUTPUT={tmp_path / 'fold.gpkg'}")  # fmt: skip
    assert trained.status == 0, trained.errors
    assert report.exists()
    told = qgis_process("run", "placeprint:predictpoints", f"--INPUT={points}", f"--PROBE={probe}",
                        f"--OUTPUT={tmp_path / 'told.gpkg'}")  # fmt: skip
    assert told.status == 0, told.errors
    assert {name for (name,) in attributes(tmp_path / "told.gpkg", "predicted")} <= {"heiß, tropisch", "übrige"}
    drawn = qgis_process("run", "placeprint:predictraster", f"--PROBE={probe}", "--PIXEL_SIZE=5",
                         f"--OUTPUT={tmp_path / 'zone.tif'}")  # fmt: skip
    assert drawn.status == 0, drawn.errors
    assert set(np.unique(gdal.Open(str(tmp_path / "zone.tif")).ReadAsArray())) == {1, 2}


def test_labelled_points_become_a_map_by_the_model(qgis_process, labelled, tmp_path):
    outputs = {name: tmp_path / file for name, file in (("map:OUTPUT", "m.tif"), ("train:OUTPUT", "f.gpkg"))}
    done = qgis_process("run", "placeprint:labelstomap", f"--INPUT=delimitedtext://{labelled}", "--FIELD=zone",
                        "--PIXEL_SIZE=5", *[f"--{name}={path}" for name, path in outputs.items()],
                        f"--train:PROBE={tmp_path / 'm.probe.npz'}")  # fmt: skip
    assert done.status == 0, done.errors
    assert set(np.unique(gdal.Open(str(tmp_path / "m.tif")).ReadAsArray())) == {0, 1, 2}
    assert (tmp_path / "m.probe.npz").exists()


def test_places_like_these_by_the_model(qgis_process, points, area, tmp_path):
    done = qgis_process("run", "placeprint:placeslikethese", f"--REFERENCES={points}", f"--AREA={area}", "--COUNT=4",
                        f"--raster:OUTPUT={tmp_path / 's.tif'}", f"--best:OUTPUT={tmp_path / 'b.gpkg'}")  # fmt: skip
    assert done.status == 0, done.errors
    assert [rank for (rank,) in attributes(tmp_path / "b.gpkg", "rank")] == [1, 2, 3, 4]


def test_a_sampling_design_by_the_model(qgis_process, area, tmp_path):
    done = qgis_process("run", "placeprint:samplingdesign", f"--AREA={area}", "--COUNT=4",
                        f"--choose:OUTPUT={tmp_path / 'd.gpkg'}")  # fmt: skip
    assert done.status == 0, done.errors
    assert [rank for (rank,) in attributes(tmp_path / "d.gpkg", "rank")] == [1, 2, 3, 4]
    help_text = qgis_process("help", "placeprint:samplingdesign").output
    assert "choose:OUTPUT" in help_text
    assert "Study area" in help_text


def test_a_folder_of_pictures_is_located(qgis_process, tmp_path):
    pictures, path = Path(__file__).resolve().parents[1] / "data" / "pictures", tmp_path / "where.gpkg"
    result = qgis_process("run", "placeprint:geolocateimage", f"--INPUT={pictures}", "--COUNT=2", f"--OUTPUT={path}")
    assert result.status == 0, result.errors
    found = attributes(path, "image", "rank", "lon", "lat", "probability", "true_lon")
    assert [row[:2] for row in found] == [
        [name, rank] for name in ("italy.jpg", "kamchatka.jpg", "persian-gulf.jpg") for rank in (1, 2)
    ]
    lon, lat, probability, true_lon = found[0][2:]
    assert 10 < lon < 15.5
    assert 40 < lat < 44.5
    assert 0.5 < probability <= 1
    assert true_lon is None
    assert path.with_suffix(".qml").exists()


@pytest.fixture
def project(profile, tmp_path):
    """(path of a project whose default is an encoder of a person's own, its file)."""
    rng = np.random.default_rng(4)
    layers = [(rng.normal(size=(12, 16)), rng.normal(size=12)), (rng.normal(size=(6, 12)), rng.normal(size=6))]
    file = profile / "profiles" / "default" / "placeprint" / "encoders" / "waves.npz"
    file.parent.mkdir(parents=True, exist_ok=True)
    write_arrays(file, arrays_of(layers), {"name": "Waves"})
    entries = {"name": "Waves", "fingerprint": load_encoder(file).fingerprint, "file": "/elsewhere/waves.npz"}
    lines = "".join(f'<{name} type="QString">{value}</{name}>' for name, value in entries.items())
    path = tmp_path / "project.qgs"
    path.write_text(
        f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version='3.22.0' projectname=''>"
        f"<properties><placeprint><encoder>{lines}</encoder></placeprint></properties></qgis>"
    )
    yield path, file
    file.unlink(missing_ok=True)


def test_the_projects_default_encoder_is_used_where_there_is_a_project(qgis_process, points, project, tmp_path):
    path, file = project

    def similarities(name, *more):
        out = tmp_path / f"{name}.gpkg"
        run = ("run", "placeprint:similaritytopoints", *more, "--", f"INPUT={points}", REFERENCE[2:], f"OUTPUT={out}")
        return qgis_process(*run), out

    def expected(encoder):
        return pytest.approx(ReferenceSet(load_encoder(encoder), [HONG_KONG]).similarity(PLACES).tolist(), abs=1e-5)

    told, out = similarities("with", f"--PROJECT_PATH={path}")
    assert "Location encoder: Waves" in told.output + told.errors
    assert [row[0] for row in attributes(out, "similarity")] == expected(file)
    told, out = similarities("without")
    assert "Location encoder" not in told.output + told.errors
    assert [row[0] for row in attributes(out, "similarity")] == expected(None)
    file.unlink()
    told, out = similarities("missing", f"--PROJECT_PATH={path}")
    assert told.status != 0
    assert "bring waves.npz and put it into" in told.output + told.errors
    assert not out.exists()


@pytest.fixture
def german(profile):
    """A QGIS that speaks German, for a time."""
    settings = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + "\n[locale]\noverrideFlag=true\nuserLocale=de\n", encoding="utf-8")
    yield
    settings.write_text(before, encoding="utf-8")


def test_an_encoder_is_trained_in_a_python_that_has_torch_and_told_of_in_german(qgis_process, german, tmp_path):
    image = Path(__file__).resolve().parents[1] / "data" / "blue_marble_540x270.jpg"
    raster, encoder, report = tmp_path / "alps.tif", tmp_path / "alps.npz", tmp_path / "alps.html"
    gdal.Translate(str(raster), str(image), outputSRS="EPSG:4326", outputBounds=[5, 47.5, 12, 44])
    trained = qgis_process("run", "placeprint:trainencoder", f"--INPUT={raster}", "--PLACES=500", "--STEPS=50",
                           f"--PYTHON={sys.executable}", f"--OUTPUT={encoder}", f"--REPORT={report}")  # fmt: skip
    assert trained.status == 0, trained.errors
    for told in ("Orte, Bilder", "R2 in zurückgehaltenen Blöcken: das Bild an der Stelle: 0,", "Fingerabdruck"):
        assert told in trained.output
    page = report.read_text(encoding="utf-8")
    for told in ('<html lang="de">', "data:image/png", "Kennt er Orte, die er nicht gesehen hat?"):
        assert told in page
    # The file is for everybody.
    assert "R2 in held-out blocks: the picture at the spot" in load_encoder(encoder).metadata["scores"]
    # Without an extent, rasters show what the encoder knows.
    drawn = qgis_process("run", "placeprint:similarityraster", "--REFERENCE=8,46 [EPSG:4326]", "--PIXEL_SIZE=0.1",
                         f"--ENCODER={encoder}", f"--OUTPUT={tmp_path / 's.tif'}")  # fmt: skip
    assert drawn.status == 0, drawn.errors
    file = gdal.Open(str(tmp_path / "s.tif"))
    assert file.GetGeoTransform() == pytest.approx((5, 0.1, 0, 47.5, 0, -0.1))
    assert (file.RasterXSize, file.RasterYSize) == (70, 35)
