"""`placeprint:trainprobe`, on places that are labelled by what is true of them."""

import csv
import sys

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QVariant

from placeprint.encoder.probes.probe_file import read_probe
from placeprint.encoder.similarity.gallery import world_places

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
    assert probe.metadata.classes == ["the rest, with a comma; Ä", "tropics"]
    assert (probe.metadata.kind, probe.metadata.method, probe.metadata.field) == ("classification", "logistic", "zone")
    assert probe.metadata.scores["blocked"]["accuracy"] > 0.8
    assert probe.metadata.scores["random"]["accuracy"] > 0.9
    assert len(features) == 200
    right = [feature["predicted"] == feature["zone"] for feature in features]
    assert [bool(feature["correct"]) for feature in features] == right
    assert np.mean(right) == pytest.approx(probe.metadata.scores["blocked"]["accuracy"])
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
    assert (probe.metadata.kind, probe.metadata.method, probe.metadata.unit) == ("regression", "ridge", "°C")
    assert probe.metadata.scores["blocked"]["r2"] > 0.6
    for feature in features:
        assert feature["residual"] == pytest.approx(feature["warmth"] - feature["predicted"], abs=1e-5)
        assert feature["low"] < feature["predicted"] < feature["high"]
    inside = [feature["low"] <= feature["warmth"] <= feature["high"] for feature in features]
    assert 0.85 < np.mean(inside) < 0.95


@pytest.mark.parametrize("method", ["neighbours", "mlp", "boosting", "best"])
def test_every_method_can_be_chosen(labelled, train, method):
    layer = labelled(120, zone=(QVariant.String, zone))
    _, probe, _ = train(layer, FIELD="zone", METHOD=method)
    assert probe.metadata.method == method or method == "best"
    assert probe.metadata.scores["random"]["accuracy"] > 0.75


def test_whole_numbers_are_numbers_or_classes_as_one_says(labelled, train):
    layer = labelled(n=(QVariant.Int, lambda lonlat: [int(abs(lat) // 30) for _, lat in lonlat]))
    _, probe, features = train(layer, "auto", FIELD="n")
    assert probe.metadata.classes == [0, 1, 2]
    assert isinstance(features[0]["predicted"], int)
    _, probe, features = train(layer, "numbers", FIELD="n", KIND="regression")
    assert probe.metadata.classes == []
    assert isinstance(features[0]["predicted"], float)


def test_what_has_no_label_or_place_is_left_out(labelled, train):
    def patchy(lonlat):
        return [None if row % 10 == 0 else value for row, value in enumerate(warmth(lonlat))]

    layer = labelled(100, warmth=(QVariant.Double, patchy))
    nowhere = QgsFeature(layer.fields())
    nowhere.setAttributes([5.0])
    layer.dataProvider().addFeatures([nowhere])
    _, probe, features = train(layer, FIELD="warmth")
    assert probe.metadata.places == len(features) == 90


def test_points_in_another_crs_are_where_they_are(labelled, train, run):
    layer = labelled(150, warmth=(QVariant.Double, warmth))
    moved = run_native("reprojectlayer", INPUT=layer, TARGET_CRS="EPSG:8857")
    _, here, _ = train(layer, "here", FIELD="warmth")
    _, there, _ = train(moved, "there", FIELD="warmth")
    assert here.metadata.scores["blocked"]["r2"] == pytest.approx(there.metadata.scores["blocked"]["r2"], abs=1e-3)


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
    assert probe.metadata.covariates == ["noise"]
    assert probe.metadata.warnings
    _, probe, features = train(layer, "logged", FIELD="warmth", LOG=True)
    assert probe.metadata.log_target
    assert all(0 < feature["low"] < feature["predicted"] < feature["high"] for feature in features)


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (QVariant.String, lambda row: f"{row % 7}.0 "),
        (QVariant.Int, lambda row: row % 7),
        (QVariant.Bool, lambda row: row % 7 > 3),
        (QVariant.String, lambda row: str(row % 7 > 3).upper()),
    ],
)
def test_covariates_are_learned_as_numbers_however_they_are_stored(labelled, train, feedback, kind, form):
    def stored(lonlat):
        return [None if row == 3 else form(row) for row in range(len(lonlat))]

    def numbers(lonlat):
        high = kind == QVariant.Bool or (isinstance(form(0), str) and form(0) == "FALSE")
        return [None if row == 3 else float(row % 7 > 3 if high else row % 7) for row in range(len(lonlat))]

    def labels(lonlat):
        return [value + 3 * (row % 7) for row, value in enumerate(warmth(lonlat))]

    layer = labelled(80, stored=(kind, stored), numbers=(QVariant.Double, numbers), warmth=(QVariant.Double, labels))
    _, probe, _ = train(layer, "stored", FIELD="warmth", COVARIATES=["stored"])
    _, expected, _ = train(layer, "numbers", FIELD="warmth", COVARIATES=["numbers"])
    assert probe.metadata.scores == expected.metadata.scores
    assert any("Field 'stored': 1 of 80 values are missing" in warning for warning in feedback.warnings)


def test_a_covariate_without_any_number_is_refused_by_name(labelled, train):
    layer = labelled(
        60,
        warmth=(QVariant.Double, warmth),
        day=(QVariant.Date, lambda x: [QDate(2024, 5, 17)] * len(x)),
        comma=(QVariant.String, lambda x: ["12,5", None] * (len(x) // 2)),
        empty=(QVariant.Double, lambda x: [None] * len(x)),
    )
    for name, example in (("day", "2024-05-17"), ("comma", "12,5")):
        with pytest.raises(QgsProcessingException, match=f"'{name}' of labelled contains no numbers.*'{example}'"):
            train(layer, FIELD="warmth", COVARIATES=[name])
    with pytest.raises(QgsProcessingException, match="covariate empty is missing everywhere"):
        train(layer, FIELD="warmth", COVARIATES=["empty"])


def test_labels_that_stand_for_no_data_are_left_out_and_counted(labelled, train, feedback):
    def raster_values(lonlat):
        wild = {0: -3.4028234663852886e38, 1: 1.7976931348623157e308, 2: float("inf")}
        return [wild.get(row, value) for row, value in enumerate(warmth(lonlat))]

    layer = labelled(80, warmth=(QVariant.Double, lambda x: [-9999.0 if v > 29.5 else v for v in raster_values(x)]))
    with_marks = [
        warning for warning in train(layer, FIELD="warmth")[1].metadata.warnings if "The label -9999" in warning
    ]
    assert len(with_marks) == 1
    layer = labelled(80, warmth=(QVariant.Double, raster_values))
    _, probe, features = train(layer, FIELD="warmth")
    assert len(features) == probe.metadata.places == 77
    assert any("3 labels, such as -3.40282e+38, stand for no data" in warning for warning in feedback.warnings)
    assert all(abs(feature["predicted"]) < 100 for feature in features)
    classes = labelled(80, code=(QVariant.Double, lambda x: [-3.4e38, *([1.0, 2.0] * 40)][: len(x)]))
    _, probe, features = train(classes, "codes", FIELD="code")
    assert (probe.metadata.classes, len(features)) == ([1.0, 2.0], 79)


def test_labels_that_only_look_the_same_are_one_class_and_the_log_says_so(labelled, train, feedback):
    def untidy(lonlat):
        forms = ("bäume", "ba\u0308ume ", "\ufeffbäume\xa0")
        return [forms[row % 3] if abs(lat) < TROPICS else "steppe" for row, (_, lat) in enumerate(lonlat)]

    layer = labelled(90, zone=(QVariant.String, untidy))
    _, probe, features = train(layer, FIELD="zone", UNIT="\x00")
    assert probe.metadata.classes == ["bäume", "steppe"]
    assert {feature["predicted"] for feature in features} <= {"bäume", "steppe"}
    right = [(feature["predicted"] == "steppe") == (feature["zone"] == "steppe") for feature in features]
    assert [bool(feature["correct"]) for feature in features] == right
    assert any("are one class: bäume" in warning for warning in feedback.warnings)


@pytest.mark.parametrize("label", ["nan", "NULL", "🌲" * 200, "x" * 5000, "a\x00b\nc", "<b>&\"'{}%s", "-3.4e38"])
def test_a_probe_with_any_class_is_written_read_and_predicts(labelled, train, run, tmp_path, label):
    layer = labelled(60, zone=(QVariant.String, lambda x: [label if abs(lat) < TROPICS else "b" for _, lat in x]))
    report = tmp_path / "report.html"
    results, probe, _ = train(layer, FIELD="zone", REPORT=str(report))
    # Later releases of QGIS cut texts off at a null character.
    held = {feature["zone"] for feature in layer.getFeatures()}
    assert set(probe.metadata.classes) == {" ".join(text.replace("\x00", " ").split()) for text in held}
    told = run("predictpoints", INPUT=layer, PROBE=results["PROBE"], OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert {feature["predicted"] for feature in told.getFeatures()} <= set(probe.metadata.classes)


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


@pytest.mark.parametrize(
    ("kind", "value", "classes"),
    [
        (QVariant.Bool, lambda lat: bool(abs(lat) < TROPICS), ["false", "true"]),
        (QVariant.Date, lambda lat: QDate(2024, 1 if abs(lat) < TROPICS else 7, 31), ["2024-01-31", "2024-07-31"]),
        (QVariant.LongLong, lambda lat: 2**40 + int(abs(lat) < TROPICS), [2**40, 2**40 + 1]),
    ],
    ids=["bool", "date", "int64"],
)
def test_labels_of_every_type_of_field(labelled, train, run, kind, value, classes):
    layer = labelled(120, **{"my label": (kind, lambda lonlat: [value(lat) for _, lat in lonlat])})
    results, probe, features = train(layer, FIELD="my label")
    assert (probe.metadata.field, probe.metadata.classes) == ("my label", classes)
    assert {feature["predicted"] for feature in features} == set(classes)
    told = run("predictpoints", INPUT=layer, PROBE=results["PROBE"], OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    assert {feature["predicted"] for feature in told.getFeatures()} == set(classes)


def test_two_hundred_classes_with_commas_and_umlauts(labelled, train, run, tmp_path):
    def names(lonlat):
        return [f"Bänder, {int(lon + 180) // 15}; Größe {int(lat + 90) // 10}" for lon, lat in lonlat]

    layer = labelled(2500, **{"Name, groß": (QVariant.String, names)})
    report = tmp_path / "report.html"
    results, probe, features = train(layer, FIELD="Name, groß", METHOD="neighbours", REPORT=str(report))
    assert len(probe.metadata.classes) > 180
    assert {feature["predicted"] for feature in features} <= set(probe.metadata.classes)
    assert probe.metadata.classes[0] in report.read_text(encoding="utf-8")
    path = tmp_path / "told.csv"
    run("predictpoints", INPUT=layer, PROBE=results["PROBE"], OUTPUT=str(path))
    with open(path, newline="", encoding="utf-8") as file:
        assert {row["predicted"] for row in csv.DictReader(file)} <= set(probe.metadata.classes)


def test_places_that_are_there_twice_are_in_one_fold_and_told_of(labelled, train):
    layer = labelled(80, warmth=(QVariant.Double, warmth))
    again = [QgsFeature(feature) for feature in layer.getFeatures()]
    assert layer.dataProvider().addFeatures(again)[0]
    _, probe, features = train(layer, FIELD="warmth")
    assert len(features) == 160
    assert [one["fold"] for one in features[:80]] == [one["fold"] for one in features[80:]]
    assert any(warning.startswith("Places that are there already: 80") for warning in probe.metadata.warnings)


@pytest.mark.parametrize("ending", ["shp", "csv", "gpkg", "geojson"])
def test_files_of_every_format_go_in_and_come_out(labelled, run, ending, tmp_path):
    fields = {"zone": (QVariant.String, zone), "lon": (QVariant.Double, lambda x: x[:, 0].tolist())}
    layer = labelled(100, **fields, lat=(QVariant.Double, lambda x: x[:, 1].tolist()))
    path = str(tmp_path / f"in.{ending}")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(ending)
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    source = path
    if ending == "csv":
        source = QgsVectorLayer(f"file://{path}?xField=lon&yField=lat&crs=EPSG:4326", "in", "delimitedtext")
    probe, out, told = (str(tmp_path / name) for name in ("p.probe.npz", f"out.{ending}", f"told.{ending}"))
    run("trainprobe", INPUT=source, FIELD="zone", PROBE=probe, OUTPUT=out)
    run("predictpoints", INPUT=source, PROBE=probe, OUTPUT=told)
    for name, field in ((out, "correct"), (told, "predicted")):
        written = QgsVectorLayer(name, "written", "ogr")
        assert written.featureCount() == 100
        assert {feature["predicted"] for feature in written.getFeatures()} == {"tropics", "the rest, with a comma; Ä"}
        if ending != "csv":
            assert written.renderer().classAttribute() == field
            assert len(written.renderer().categories()) == 2


def test_best_does_without_scikit_learn(labelled, train, run, monkeypatch):
    # None in the place of a module makes every import of it fail.
    for name in [name for name in sys.modules if name.split(".")[0] == "sklearn"] + ["sklearn"]:
        monkeypatch.setitem(sys.modules, name, None)
    layer = labelled(120, zone=(QVariant.String, zone))
    _, probe, _ = train(layer, FIELD="zone", METHOD="best")
    assert probe.metadata.method in ("logistic", "neighbours")
    with pytest.raises(QgsProcessingException, match="scikit-learn"):
        train(layer, FIELD="zone", METHOD="boosting")


def test_of_fifty_thousand_points_it_tells_how_far_it_is_and_stops_when_told(labelled, run, feedback, tmp_path):
    lonlat = np.random.default_rng(0).uniform((-180, -60), (180, 80), (50_000, 2))
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=warmth:double", "many", "memory")
    features = []
    for (lon, lat), value in zip(lonlat.tolist(), warmth(lonlat)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(lon, lat)))
        feature.setAttributes([value])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    feedback.cancel_at = 12
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("trainprobe", INPUT=layer, FIELD="warmth", PROBE=str(tmp_path / "p.probe.npz"),
            OUTPUT=str(tmp_path / "out.gpkg"))  # fmt: skip
    assert list(tmp_path.iterdir()) == []
    # It came there in small steps, and did not go on for long.
    assert max(np.diff(feedback.progress)) < 3
    assert feedback.progress[-1] < 15
