"""`placeprint:predictpoints`, `placeprint:predictraster` and `location_predict`: the same probe, three ways."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    NULL,
    QgsField,
    QgsProcessingException,
    QgsRasterLayer,
)

from placeprint.encoder import load_encoder
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.similarity.gallery import world_places
from placeprint.processing import field_types

from ..closeness import assert_close

CLASSES = ["dry, 'arid'", "ärctic", "wet & warm"]


def places(count, seed=5):
    land = world_places(True)
    return land[np.random.default_rng(seed).choice(len(land), count, replace=False)]


def numbers_at(lonlat):
    return 30 - np.abs(lonlat[:, 1]) / 2


def classes_at(lonlat):
    return np.array(CLASSES)[np.digitize(np.abs(lonlat[:, 1]), [20, 55])]


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Return {kind: (path, Probe)} of linear probes of numbers and of classes, and of one that is not linear."""
    folder, lonlat = tmp_path_factory.mktemp("probes"), places(300)
    probes = {}
    for kind, labels, method in (
        ("numbers", numbers_at(lonlat), None),
        ("classes", classes_at(lonlat), None),
        ("neighbours", classes_at(lonlat), "neighbours"),
    ):
        probe = train_probe(load_encoder(), lonlat, labels, method=method).probe
        path = folder / f"{kind}.probe.npz"
        write_probe(path, probe)
        probes[kind] = (str(path), probe)
    return probes


def test_points_are_told_numbers(run, make_points, trained, encoder, column):
    path, probe = trained["numbers"]
    lonlat = places(50, seed=9)
    layer = make_points([*map(tuple, lonlat), None])
    out = run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    expected = probe.predict(encoder.encode(lonlat))
    for name, values in (("predicted", expected.values), ("low", expected.low), ("high", expected.high)):
        assert_close(column(out, name)[:-1], values, 1e-4)
    dissimilarity = probe.dissimilarity(encoder.encode(lonlat))
    assert_close(column(out, "dissimilarity")[:-1], dissimilarity, 1e-3)
    clear = np.abs(dissimilarity - probe.threshold) > 1e-3
    applicable = np.array(column(out, "applicable")[:-1])
    np.testing.assert_array_equal(applicable[clear], dissimilarity[clear] <= probe.threshold)
    assert clear.sum() > 40
    assert not any(column(out, name)[-1] for name in ("predicted", "dissimilarity", "applicable"))


def test_points_are_told_classes_and_their_probabilities(run, make_points, trained, encoder, column):
    path, probe = trained["classes"]
    lonlat = places(50, seed=9)
    layer = make_points(list(map(tuple, lonlat)))
    out = run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="TEMPORARY_OUTPUT", PROBABILITIES=True)["OUTPUT"]
    expected = probe.predict(encoder.encode(lonlat))
    assert column(out, "predicted") == [probe.metadata.classes[number] for number in expected.indices]
    shares = np.array([column(out, f"p_{name}") for name in probe.metadata.classes]).T
    np.testing.assert_allclose(shares, expected.probabilities, atol=1e-5)
    assert_close(column(out, "probability"), shares.max(axis=1), 1e-6)


def test_a_covariate_is_read_from_its_field_or_missed_aloud(run, make_points, feedback, tmp_path, encoder, column):
    lonlat = places(120)
    beside = np.arange(120.0)[:, None]
    probe = train_probe(encoder, lonlat, beside[:, 0] * 2, covariates=beside, covariate_names=["beside"]).probe
    path = str(tmp_path / "beside.probe.npz")
    write_probe(path, probe)
    layer = make_points(list(map(tuple, lonlat[:5])), fields=[QgsField("beside", field_types.REAL)])
    out = run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    expected = probe.predict(encoder.encode(lonlat[:5]), np.full((5, 1), 1.5)).values
    assert_close(column(out, "predicted"), expected, 1e-3)
    assert feedback.warnings == []
    run("predictpoints", INPUT=make_points([(0, 0)]), PROBE=path, OUTPUT="TEMPORARY_OUTPUT")
    assert "beside" in feedback.warnings[0]


COVARIATES = {
    "text": (field_types.TEXT, lambda height: f" {height:.1f}\xa0"),
    "power": (field_types.TEXT, lambda height: f"{height / 1000:+.6f}E3"),
    "integer": (field_types.LONG, lambda height: round(height)),
    "double": (field_types.REAL, lambda height: height),
}


@pytest.fixture(scope="module")
def high(encoder, tmp_path_factory):
    """(path, Probe, lonlat, heights) of a probe of warmth that learned from the field `height` too."""
    lonlat = places(200)
    height = np.random.default_rng(6).integers(0, 4000, 200).astype(float)
    probe = train_probe(
        encoder, lonlat, numbers_at(lonlat) - height / 100, covariates=height[:, None], covariate_names=["height"]
    ).probe
    path = tmp_path_factory.mktemp("high") / "high.probe.npz"
    write_probe(path, probe)
    return str(path), probe, lonlat, height


@pytest.mark.parametrize("written", COVARIATES)
@pytest.mark.parametrize("name", ["height", "HEIGHT"])
def test_a_covariate_is_the_same_number_however_its_field_stores_it(
    run, make_points, column, feedback, encoder, high, written, name
):
    path, probe, lonlat, height = high
    kind, form = COVARIATES[written]
    layer = make_points(list(map(tuple, lonlat)), fields=[QgsField(name, kind)])
    set_column(layer, name, [form(value) for value in height.tolist()])
    out = run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    expected = probe.predict(encoder.encode(lonlat), height[:, None]).values
    np.testing.assert_allclose(column(out, "predicted"), expected, atol=1e-4 * np.abs(expected).max())
    assert feedback.warnings == []


def set_column(layer, name, values):
    column, ids = layer.fields().indexFromName(name), [feature.id() for feature in layer.getFeatures()]
    assert layer.dataProvider().changeAttributeValues({row: {column: value} for row, value in zip(ids, values)})


def test_covariates_that_are_missing_or_no_numbers_are_counted_in_a_warning(
    run, make_points, column, feedback, encoder, high
):
    path, probe, lonlat, height = high
    values = [f"{value:g}" for value in height.tolist()]
    values[:8] = ["1,5", "n/a", "1e400", "-3.4028234663852886e+38", "12 m", None, "", " "]
    layer = make_points(list(map(tuple, lonlat)), fields=[QgsField("height", field_types.TEXT)])
    set_column(layer, "height", values)
    out = run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    known = np.where(np.arange(200) < 8, np.nan, height)
    expected = probe.predict(encoder.encode(lonlat), known[:, None]).values
    np.testing.assert_allclose(column(out, "predicted"), expected, atol=1e-4 * np.abs(expected).max())
    wrong, missing = feedback.warnings
    assert "Field 'height': 5 of 200 values are not numbers, such as '1,5'" in wrong
    assert "Field 'height': 3 of 200 values are missing" in missing


def test_a_field_whose_name_is_there_twice_but_for_capitals_is_not_guessed(run, make_points, feedback, high):
    fields = [QgsField(name, field_types.REAL) for name in ("Height", "HEIGHT")]
    run("predictpoints", INPUT=make_points([(20, 10)], fields=fields), PROBE=high[0], OUTPUT="TEMPORARY_OUTPUT")
    assert "places has no field height" in feedback.warnings[0]


def centres(raster):
    west, width, _, north, _, height = raster.GetGeoTransform()
    x = west + width * (np.arange(raster.RasterXSize) + 0.5)
    y = north + height * (np.arange(raster.RasterYSize) + 0.5)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


@pytest.mark.parametrize("interpolate", [True, False])
def test_a_raster_of_numbers_has_value_interval_and_dissimilarity(run, trained, encoder, tmp_path, interpolate):
    path, probe = trained["numbers"]
    run("predictraster", PROBE=path, PIXEL_SIZE=1, OUTPUT=str(tmp_path / "n.tif"), INTERPOLATE=interpolate,
        EXTENT="-20,60,-40,60 [EPSG:4326]")  # fmt: skip
    raster = gdal.Open(str(tmp_path / "n.tif"))
    assert [raster.GetRasterBand(i).GetDescription() for i in (1, 2, 3, 4)] == [
        *("predicted", "low", "high", "dissimilarity")
    ]
    embeddings = encoder.encode(centres(raster))
    expected = probe.predict(embeddings)
    found = raster.ReadAsArray().reshape(4, -1)
    for values, wanted in zip(found, (*expected, probe.dissimilarity(embeddings))):
        assert np.abs(values - wanted).max() < 0.03 * np.ptp(wanted)
    layer = QgsRasterLayer(str(tmp_path / "n.tif"), "numbers")
    low, high = layer.renderer().classificationMin(), layer.renderer().classificationMax()
    assert np.percentile(found[0], 1) < low < high < np.percentile(found[0], 99) + 1


@pytest.mark.parametrize("kind", ["classes", "neighbours"])
def test_a_raster_of_classes_has_their_names_and_its_confidence(run, trained, encoder, tmp_path, kind):
    path, probe = trained[kind]
    run("predictraster", PROBE=path, PIXEL_SIZE=3, OUTPUT=str(tmp_path / "c.tif"), CONFIDENCE=str(tmp_path / "p.tif"))
    raster = gdal.Open(str(tmp_path / "c.tif"))
    expected = probe.predict(encoder.encode(centres(raster)))
    values = raster.ReadAsArray().ravel()
    assert (values == expected.indices + 1).mean() > 0.995
    table = raster.GetRasterBand(1).GetDefaultRAT()
    assert table.GetRowCount() >= 3
    layer = QgsRasterLayer(str(tmp_path / "c.tif"), "classes")
    assert [entry.label for entry in layer.renderer().classes()] == probe.metadata.classes == sorted(CLASSES)
    confidence = gdal.Open(str(tmp_path / "p.tif")).ReadAsArray().reshape(2, -1)
    assert np.abs(confidence[0] - expected.probabilities.max(axis=1)).max() < 0.02
    assert confidence[1].min() >= 0


def test_where_the_probe_should_not_be_believed_there_is_nothing_on_demand(run, encoder, tmp_path):
    lonlat = places(3000)
    lonlat = lonlat[np.abs(lonlat[:, 1]) < 15][:200]
    probe = train_probe(encoder, lonlat, numbers_at(lonlat)).probe
    path = str(tmp_path / "tropics.probe.npz")
    write_probe(path, probe)
    run("predictraster", PROBE=path, PIXEL_SIZE=5, OUTPUT=str(tmp_path / "t.tif"), APPLICABLE_ONLY=True)
    values = gdal.Open(str(tmp_path / "t.tif")).ReadAsArray()
    nothing = values[0] == -9999
    assert nothing[-3:].all()
    assert not nothing.all()
    assert values[3][~nothing].max() <= probe.threshold


def test_another_encoder_and_no_probe_at_all_are_refused(run, make_points, trained, tmp_path, encoder):
    from placeprint.encoder.encoders.location_encoder import find_encoder
    from placeprint.encoder.files.encoder_file import read_arrays, write_arrays

    path, _ = trained["numbers"]
    arrays, metadata = read_arrays(find_encoder())
    arrays["bias0"] = arrays["bias0"] + np.float32(0.01)
    other = str(tmp_path / "other.npz")
    write_arrays(other, arrays, metadata)
    layer = make_points([(0, 0)])
    with pytest.raises(QgsProcessingException, match="reads embeddings of the encoder placeprint-1"):
        run("predictpoints", INPUT=layer, PROBE=path, ENCODER=other, OUTPUT="TEMPORARY_OUTPUT")
    for wrong in (other, str(tmp_path / "none.probe.npz")):
        with pytest.raises(QgsProcessingException, match=r"probe file|PROBE"):
            run("predictraster", PROBE=wrong, OUTPUT=str(tmp_path / "no.tif"))
    assert not (tmp_path / "no.tif").exists()


@pytest.fixture
def waves(own_encoder, tmp_path):
    """(path, Probe) of a probe that reads an encoder of a person's own."""
    lonlat = places(120)
    probe = train_probe(load_encoder(own_encoder), lonlat, numbers_at(lonlat)).probe
    path = str(tmp_path / "waves.probe.npz")
    write_probe(path, probe)
    return path, probe


def test_the_encoder_of_a_probe_is_found_by_its_fingerprint(
    run, make_points, column, feedback, evaluate, waves, own_encoder
):
    path, probe = waves
    moved = own_encoder.rename(own_encoder.with_name("elsewhere.npz"))
    expected = float(probe.predict(load_encoder(moved).encode([(20, 10)])).values[0])
    out = run("predictpoints", INPUT=make_points([(20, 10)]), PROBE=path, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert column(out, "predicted") == [pytest.approx(expected, rel=1e-4)]
    told = f"Waves, fingerprint {probe.metadata.fingerprint[:12]} (the one that the probe reads)"
    assert told in feedback.textLog()
    assert evaluate(f"location_predict(make_point(20, 10), '{path}')") == pytest.approx(expected, rel=1e-4)
    with pytest.raises(QgsProcessingException, match=r"not those of placeprint-1.*Without ENCODER"):
        run("predictpoints", INPUT=make_points([(20, 10)]), PROBE=path, ENCODER="placeprint-1", OUTPUT="memory:")


def test_a_probe_whose_encoder_is_missing_says_which_file_to_bring(
    run, make_points, evaluate, waves, own_encoder, own_encoders, tmp_path
):
    path, probe = waves
    away = own_encoder.rename(tmp_path / "away.npz")
    layer = make_points([(20, 10)])
    with pytest.raises(QgsProcessingException) as caught:
        run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="memory:")
    for told in (path, "the encoder Waves", probe.metadata.fingerprint[:12], "bring", str(own_encoders), "as ENCODER"):
        assert told in str(caught.value)
    with pytest.raises(RuntimeError, match=r"encoder Waves.*bring"):
        evaluate(f"location_predict(make_point(20, 10), '{path}')")
    run("predictpoints", INPUT=layer, PROBE=path, ENCODER=str(away), OUTPUT="memory:")
    away.rename(own_encoders / "brought.npz")
    run("predictpoints", INPUT=layer, PROBE=path, OUTPUT="memory:")
    assert evaluate(f"location_predict(make_point(20, 10), '{path}')") is not None


def test_expressions_tell_the_same(evaluate, trained, encoder, make_points):
    place = (114.17, 22.28)
    path, probe = trained["numbers"]
    expected = float(probe.predict(encoder.encode([place])).values[0])
    assert evaluate(f"location_predict(make_point(114.17, 22.28), '{path}')") == pytest.approx(expected, rel=1e-5)
    layer = make_points([(12709400, 2547100)], crs="EPSG:3857")
    assert evaluate(f"location_predict($geometry, '{path}')", layer) == pytest.approx(expected, rel=1e-2)
    path, probe = trained["classes"]
    assert evaluate(f"location_predict(make_point(20, 75), '{path}', 'EPSG:4326')") == "wet & warm"
    assert evaluate(f"location_predict(NULL, '{path}')") == NULL


def test_an_expression_without_a_probe_is_an_error(evaluate, tmp_path):
    with pytest.raises(RuntimeError, match="probe"):
        evaluate(f"location_predict(make_point(0, 0), '{tmp_path}/none.probe.npz')")
