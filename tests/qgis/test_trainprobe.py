"""`placeprint:trainprobe`, on places that are labelled by what is true of them."""

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from placeprint.encoder.gallery import world_places
from placeprint.encoder.probes.probe_file import read_probe

TROPICS = 23.4


@pytest.fixture
def labelled(qgis_new_project):
    """Return a function that makes a layer of n places on land, with fields by name: a QVariant type, and a function
    that gives the values at (n, 2) lonlat."""

    def make(count=200, crs="EPSG:4326", **fields):
        land = world_places(True)
        lonlat = land[np.random.default_rng(3).choice(len(land), count, replace=False)]
        layer = QgsVectorLayer(f"Point?crs={crs}", "labelled", "memory")
        columns = {name: values(lonlat) for name, (_, values) in fields.items()}
        layer.dataProvider().addAttributes([QgsField(name, kind) for name, (kind, _) in fields.items()])
        layer.updateFields()
        features = []
        for row, (lon, lat) in enumerate(lonlat):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(lon, lat)))
            feature.setAttributes([column[row] for column in columns.values()])
            features.append(feature)
        added, _ = layer.dataProvider().addFeatures(features)
        assert added, layer.dataProvider().lastError()
        return layer

    return make


@pytest.fixture
def train(run, tmp_path):
    """Return a function that trains and returns (results, Probe, the features of OUTPUT)."""

    def train(layer, name="probe", **parameters):
        path = tmp_path / f"{name}.probe.npz"
        results = run("trainprobe", INPUT=layer, PROBE=str(path), OUTPUT="TEMPORARY_OUTPUT", **parameters)
        return results, read_probe(path), list(results["OUTPUT"].getFeatures())

    return train


def zone(lonlat):
    return ["tropics" if abs(lat) < TROPICS else "the rest, with a comma; Ä" for _, lat in lonlat]


def warmth(lonlat):
    return [float(30 - abs(lat) / 2) for _, lat in lonlat]


def test_classes_are_learned_and_told_honestly(labelled, train, feedback, tmp_path):
    layer = labelled(zone=(QVariant.String, zone))
    report = tmp_path / "report.html"
    _, probe, features = train(layer, FIELD="zone", REPORT=str(report))
    assert probe.about.classes == ["the rest, with a comma; Ä", "tropics"]
    assert (probe.about.kind, probe.about.method, probe.about.field) == ("classification", "logistic", "zone")
    assert probe.about.scores["blocked"]["accuracy"] > 0.8
    assert probe.about.scores["random"]["accuracy"] > 0.9
    assert len(features) == 200
    right = [feature["predicted"] == feature["zone"] for feature in features]
    assert [bool(feature["correct"]) for feature in features] == right
    assert np.mean(right) == pytest.approx(probe.about.scores["blocked"]["accuracy"])
    assert all(0.4 < feature["probability"] <= 1 for feature in features)
    assert len({feature["fold"] for feature in features}) == 5
    text = report.read_text(encoding="utf-8")
    assert "the rest, with a comma; Ä" in text
    assert "<svg" in text
    assert feedback.progress == sorted(feedback.progress)
    assert feedback.progress[-1] > 95


def test_numbers_are_learned_with_an_interval_and_residuals(labelled, train):
    layer = labelled(warmth=(QVariant.Double, warmth))
    _, probe, features = train(layer, FIELD="warmth", UNIT="°C")
    assert (probe.about.kind, probe.about.method, probe.about.unit) == ("regression", "ridge", "°C")
    assert probe.about.scores["blocked"]["r2"] > 0.6
    for feature in features:
        assert feature["residual"] == pytest.approx(feature["warmth"] - feature["predicted"])
        assert feature["low"] < feature["predicted"] < feature["high"]
    inside = [feature["low"] <= feature["warmth"] <= feature["high"] for feature in features]
    assert 0.85 < np.mean(inside) < 0.95


@pytest.mark.parametrize("method", ["neighbours", "mlp", "boosting", "best"])
def test_every_method_can_be_chosen(labelled, train, method):
    layer = labelled(120, zone=(QVariant.String, zone))
    _, probe, _ = train(layer, FIELD="zone", METHOD=method)
    assert probe.about.method == method or method == "best"
    assert probe.about.scores["random"]["accuracy"] > 0.75


def test_whole_numbers_are_numbers_or_classes_as_one_says(labelled, train):
    layer = labelled(n=(QVariant.Int, lambda lonlat: [int(abs(lat) // 30) for _, lat in lonlat]))
    _, probe, features = train(layer, "auto", FIELD="n")
    assert probe.about.classes == [0, 1, 2]
    assert isinstance(features[0]["predicted"], int)
    _, probe, features = train(layer, "numbers", FIELD="n", KIND="regression")
    assert probe.about.classes == []
    assert isinstance(features[0]["predicted"], float)


def test_what_has_no_label_or_place_is_left_out(labelled, train):
    def patchy(lonlat):
        return [None if row % 10 == 0 else value for row, value in enumerate(warmth(lonlat))]

    layer = labelled(100, warmth=(QVariant.Double, patchy))
    nowhere = QgsFeature(layer.fields())
    nowhere.setAttributes([5.0])
    layer.dataProvider().addFeatures([nowhere])
    _, probe, features = train(layer, FIELD="warmth")
    assert probe.about.places == len(features) == 90


def test_points_in_another_crs_are_where_they_are(labelled, train, run):
    layer = labelled(150, warmth=(QVariant.Double, warmth))
    moved = run_native("reprojectlayer", INPUT=layer, TARGET_CRS="EPSG:8857")
    _, here, _ = train(layer, "here", FIELD="warmth")
    _, there, _ = train(moved, "there", FIELD="warmth")
    assert here.about.scores["blocked"]["r2"] == pytest.approx(there.about.scores["blocked"]["r2"], abs=1e-3)


def run_native(name, **parameters):
    import processing

    return processing.run(f"native:{name}", {**parameters, "OUTPUT": "TEMPORARY_OUTPUT"})["OUTPUT"]


def test_covariates_balance_and_logarithms_reach_the_probe(labelled, train):
    def rare(lonlat):
        return ["rare" if lat > 60 else "common" for _, lat in lonlat]

    def noise(lonlat):
        return [None if row == 3 else float(row % 7) for row in range(len(lonlat))]

    layer = labelled(
        rare=(QVariant.String, rare),
        noise=(QVariant.Double, noise),
        warmth=(QVariant.Double, lambda x: np.exp(warmth(x)).tolist()),
    )
    _, probe, _ = train(layer, "balanced", FIELD="rare", COVARIATES=["noise"], BALANCE=True)
    assert probe.about.covariates == ["noise"]
    assert probe.about.warnings
    _, probe, features = train(layer, "logged", FIELD="warmth", LOG=True)
    assert probe.about.log_target
    assert all(0 < feature["low"] < feature["predicted"] < feature["high"] for feature in features)


def test_places_are_kept_only_if_one_wants(labelled, train):
    layer = labelled(60, warmth=(QVariant.Double, warmth))
    _, probe, _ = train(layer, "open", FIELD="warmth")
    assert probe.lonlat.shape == (60, 2)
    _, probe, _ = train(layer, "closed", FIELD="warmth", KEEP_PLACES=False)
    assert probe.lonlat is None


@pytest.mark.parametrize(
    ("count", "values", "parameters", "message"),
    [
        (60, lambda x: ["same"] * len(x), {}, "at least two classes"),
        (60, lambda x: ["1"] * len(x), {"KIND": "regression"}, "nothing to learn"),
        (3, zone, {}, "too few"),
        (60, zone, {"KIND": "regression"}, "not all numbers"),
        (60, zone, {"METHOD": "ridge"}, "must be one of"),
        (60, zone, {"LOG": True}, "logarithm is for numbers"),
        (60, lambda x: [None] * len(x), {}, "No feature of labelled has a label"),
    ],
)
def test_what_cannot_be_learned_is_refused_in_words(labelled, run, tmp_path, count, values, parameters, message):
    layer = labelled(count, label=(QVariant.String, values))
    output = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match=message):
        run(
            "trainprobe",
            INPUT=layer,
            FIELD="label",
            PROBE=str(tmp_path / "p.probe.npz"),
            OUTPUT=str(output),
            **parameters,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_field_that_is_not_there_and_a_folder_that_is_not_there(labelled, run, tmp_path):
    layer = labelled(30, warmth=(QVariant.Double, warmth))
    with pytest.raises(QgsProcessingException, match="no field 'cold'"):
        run("trainprobe", INPUT=layer, FIELD="cold", PROBE=str(tmp_path / "p.probe.npz"), OUTPUT="TEMPORARY_OUTPUT")
    with pytest.raises(QgsProcessingException, match="Cannot write"):
        run("trainprobe", INPUT=layer, FIELD="warmth", PROBE="/proc/p.probe.npz", OUTPUT="TEMPORARY_OUTPUT")


def test_cancelled_it_leaves_nothing(labelled, run, feedback, tmp_path):
    layer = labelled(300, zone=(QVariant.String, zone))
    feedback.cancel_at = 40
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(
            "trainprobe",
            INPUT=layer,
            FIELD="zone",
            PROBE=str(tmp_path / "p.probe.npz"),
            OUTPUT=str(tmp_path / "out.gpkg"),
            REPORT=str(tmp_path / "r.html"),
        )
    assert list(tmp_path.iterdir()) == []


def test_the_out_of_fold_layer_is_styled_by_what_went_wrong(labelled, load, tmp_path):
    layer = labelled(100, zone=(QVariant.String, zone))
    loaded = load("trainprobe", INPUT=layer, FIELD="zone", PROBE=str(tmp_path / "p.probe.npz"))
    assert [category.label() for category in loaded.renderer().categories()] == ["right", "wrong"]
    assert loaded.renderer().classAttribute() == "correct"
    layer = labelled(100, warmth=(QVariant.Double, warmth))
    QgsProject.instance().clear()
    loaded = load("trainprobe", INPUT=layer, FIELD="warmth", PROBE=str(tmp_path / "q.probe.npz"))
    labels = [category.label() for category in loaded.renderer().categories()]
    assert len(labels) == 7
    assert labels[0].startswith("below -")
