"""Parameters of every sort: a run ends with a whole output, or with a message for a person and nothing left."""

import re
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsVectorLayer,
)

from placeprint.processing import field_types

from .test_cancelling import NAMES, content

CRSS = ["EPSG:4326", "EPSG:3857", "EPSG:32650", "EPSG:3413", "EPSG:4978", "EPSG:9999999", "", "nonsense", "EPSG:8857"]

NUMBERS = [0, 1, 3, -1, 0.5, 2, 7, 1e-12, 1e300, -1e300, 5e-324, float("inf"), float("nan"), 2**31, "x", "", None]

PIXELS = [5, 10, 30, 1e6, 2e6, *NUMBERS]

EXTENTS = [
    "0,20,0,20",
    "0,20,0,20 [EPSG:4326]",
    "170,190,-20,0 [EPSG:4326]",
    "170,-170,-20,0 [EPSG:4326]",
    "20,0,20,0 [EPSG:4326]",
    "5,5,5,5 [EPSG:4326]",
    "5,6,5,5 [EPSG:4326]",
    "-1e9,1e9,-1e9,1e9 [EPSG:4326]",
    "400,500,100,200 [EPSG:4326]",
    "-180,180,89.999999,90 [EPSG:4326]",
    "0,2e6,0,2e6 [EPSG:3857]",
    "1e12,2e12,1e12,2e12 [EPSG:3857]",
    "500000,900000,2000000,2500000 [EPSG:32650]",
    "0,1,0,1 [EPSG:9999999]",
    "0,20,nan,20 [EPSG:4326]",
    "nonsense",
    "",
    None,
]

POINTS = [
    "114,22 [EPSG:4326]",
    "114,22",
    "0,95 [EPSG:4326]",
    "1e300,0",
    "5e6,5e6 [EPSG:3857]",
    "x",
    "",
    "nan,nan",
    None,
]

TEXTS = [
    "",
    "plain",
    "it's",
    'a "b"',
    "ä中",
    "<b>&amp;</b>",
    "x" * 300,
    "{0} {}",
    "../a",
    "a/b",
    "%s",
    "\n",
    "@value@",
    None,
]

ENCODERS = ["OWN", "placeprint-1", "nonsense", "/nowhere/a.npz", "x" * 5000, "FOLDER", "TEXT FILE", "PICTURE", "", None]

KINDS = ["good", "no places", "without a CRS", "strange", "elsewhere", "polygons", "several"]

OUTPUTS = ["out{}", "strange 'ä\" name{}"]

PROCESSES = {"trainencoder": "needs a minute for what is right; what is wrong it refuses as the others do"}


@pytest.fixture
def layers(qgis_new_project):
    """Layers of each of KINDS, all with the fields `height` and, of strange names, some more."""

    def layer(kind, crs, geometries):
        made = QgsVectorLayer(kind, f'{kind} of \'Ä "x"', "memory")
        made.setCrs(QgsCoordinateReferenceSystem(crs))
        names = ("height", "predicted", "similarity_2", "strange \"ä' name", "rank")
        made.dataProvider().addAttributes(
            [QgsField(name, field_types.REAL) for name in names] + [QgsField("zone", field_types.TEXT)]
        )
        made.updateFields()
        for number, geometry in enumerate(geometries):
            feature = QgsFeature(made.fields())
            zone = [None, "it's", '"x"', "<ä>"][number % 4]
            feature.setAttributes([number % 7 + 0.5, None, float("nan"), 1e308, number, zone])
            if geometry is not None:
                feature.setGeometry(geometry)
            assert made.dataProvider().addFeatures([feature])[0]
        return made

    rng = np.random.default_rng(2)
    places = np.stack([rng.uniform(-170, 170, 40), rng.uniform(-80, 80, 40)], axis=1)
    points = [QgsGeometry.fromPointXY(QgsPointXY(*place)) for place in places]
    odd = [None, QgsGeometry(), QgsGeometry.fromWkt("POINT EMPTY")]
    odd += [QgsGeometry.fromPointXY(QgsPointXY(*place)) for place in ((np.nan, 0), (np.inf, 1), (0, 91), (1e300, 0))]
    made = {
        "good": layer("Point", "EPSG:4326", points),
        "no places": layer("Point", "EPSG:4326", []),
        "without a CRS": layer("Point", "", points[:5]),
        "strange": layer("Point", "EPSG:4326", odd + points[:9]),
        "elsewhere": layer("Point", "EPSG:32650", points[:9]),
        "polygons": layer("Polygon", "EPSG:4326", [QgsGeometry.fromWkt("POLYGON((0 0, 1 0, 1 1, 0 0))")]),
        "several": layer("MultiPointZ", "EPSG:4326", [QgsGeometry.fromWkt("MULTIPOINTZ((1 2 3), (200 4 5))")] * 12),
    }
    assert sorted(made) == sorted(KINDS)
    return made


def strategy(definition, given_parameters, layers, own_encoder, tmp_path):
    """Return a strategy for the values of a parameter, right ones and wrong ones."""
    name, kind = definition.name(), definition.type()
    usual = given_parameters.get(name)
    if name == "ENCODER":
        (tmp_path / "text").write_text("not an encoder")
        places = {"OWN": own_encoder, "FOLDER": tmp_path, "TEXT FILE": tmp_path / "text", "PICTURE": __file__}
        values = st.sampled_from([str(places[each]) if each in places else each for each in ENCODERS])
    elif name == "PIXEL_SIZE":
        values = st.sampled_from(PIXELS)
    elif kind in ("number", "distance"):
        values = st.sampled_from(NUMBERS)
    elif kind == "extent":
        values = st.sampled_from(EXTENTS)
    elif kind == "crs":
        values = st.sampled_from(CRSS)
    elif kind == "point":
        values = st.sampled_from(POINTS)
    elif kind == "source":
        values = st.sampled_from([layers[each] for each in KINDS] + ["/nowhere/a.gpkg", "nonsense", None])
    elif kind == "enum":
        values = st.sampled_from([*definition.options(), "nonsense", -1, 99, "", None])
    elif kind == "boolean":
        values = st.sampled_from([True, False, "nonsense", 5, None])
    elif kind == "field":
        values = st.sampled_from(["height", "zone", "predicted", "strange \"ä' name", "nonsense", "", None])
    elif kind in ("file", "raster"):
        values = st.sampled_from([usual, str(tmp_path), "/nowhere/a", __file__, "", None])
    elif kind == "string":
        values = st.sampled_from(TEXTS)
    else:
        raise AssertionError(f"{name} is of the kind {kind}, which nothing is drawn for")
    return values


@pytest.fixture
def case(every_algorithm, request):
    (case,) = [case for case in every_algorithm if case.algorithm == request.param]
    return case


def reads_well(message):
    """Whether a message is one for a person: no traceback, no form that Python gives to its objects, no number of an
    error alone."""
    ugly = re.search(r"Traceback|<[\w.]+ object|\w+Error\b|\bNone\b|\[Errno|\bdtype|ndarray|Qgs\w+ ", message)
    return bool(message.strip()) and not ugly


@pytest.mark.parametrize("case", [name for name in NAMES if name not in PROCESSES], indirect=True)
@given(data=st.data())
@settings(max_examples=settings().max_examples * 3 // 5)
def test_any_parameters_give_a_whole_output_or_a_message(
    run, case, layers, own_encoder, feedback, tmp_path, temporary, data
):
    definitions = (
        QgsApplication.processingRegistry().algorithmById(f"placeprint:{case.algorithm}").parameterDefinitions()
    )
    chosen = dict(case.parameters)
    inputs = [each for each in definitions if not each.isDestination()]
    # A few at a time: of all at once the first wrong one would be told, and no more.
    for definition in data.draw(st.lists(st.sampled_from(inputs), max_size=3, unique_by=lambda each: each.name())):
        chosen[definition.name()] = data.draw(
            strategy(definition, case.parameters, layers, own_encoder, tmp_path), label=definition.name()
        )
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    outputs = {}
    for name, file in case.outputs.items():
        stem, ending = file.split(".", 1)
        outputs[name] = str(folder / data.draw(st.sampled_from(OUTPUTS)).format(f" {stem}.{ending}"))
    told = ""
    try:
        results = run(case.algorithm, feedback=type(feedback)(), **chosen, **outputs)
    except QgsProcessingException as error:
        told, results = str(error), None
    if results is None:
        assert reads_well(told)
        assert content(folder) == []
    else:
        for name, path in outputs.items():
            if name in results:
                assert whole(path)
    assert content(temporary) == []


def whole(path):
    """Whether a file can be opened, and read to its end."""
    if path.endswith(".tif"):
        raster = gdal.Open(path)
        return raster.ReadAsArray() is not None
    if path.endswith(".gpkg"):
        layer = QgsVectorLayer(path, "output")
        return layer.isValid() and len(list(layer.getFeatures())) == layer.featureCount()
    with open(path, "rb") as file:
        return bool(file.read())


@pytest.mark.parametrize("name", ["analogues", "geolocateimage", "samplediverse"])
@pytest.mark.parametrize("count", [float("nan"), 1e300])
def test_a_number_of_places_that_is_none_is_refused(run, every_algorithm, tmp_path, name, count):
    (case,) = [case for case in every_algorithm if case.algorithm == name]
    parameters = {**case.parameters, "COUNT": count, "OUTPUT": str(tmp_path / "out.gpkg")}
    with pytest.raises(QgsProcessingException, match=r"must be a whole number of 1 or more|Incorrect parameter value"):
        run(name, **parameters)
    assert not (tmp_path / "out.gpkg").exists()


@pytest.mark.parametrize("pixel", [3.6e-4, 1e-9, 5e-324])
def test_a_raster_of_too_many_pixels_is_refused_at_once(run, own_encoder, tmp_path, pixel):
    with pytest.raises(QgsProcessingException, match=r"would make a raster of .* by .* pixels, more than the limit"):
        run("embeddingrgb", ENCODER=str(own_encoder), PIXEL_SIZE=pixel, OUTPUT=str(tmp_path / "a.tif"))
    assert not (tmp_path / "a.tif").exists()


def test_every_kind_of_parameter_is_drawn_for(provider, every_algorithm, layers, own_encoder, tmp_path):
    for case in every_algorithm:
        for definition in provider.algorithm(case.algorithm).parameterDefinitions():
            hidden = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagHidden
            if not definition.isDestination() and not hidden and definition.type() != "band":
                strategy(definition, case.parameters, layers, own_encoder, tmp_path)
