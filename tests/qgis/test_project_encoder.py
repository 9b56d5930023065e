"""The default encoder of a project, and the algorithms that then use it."""

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

from placeprint.encoder import load_encoder
from placeprint.encoder.encoders.library import MissingEncoderError
from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.processing.project_encoder import ProjectEncoder, default_encoder, set_default_encoder

HONG_KONG, TAIPEI = (114.17, 22.28), (121.5, 25.0)
REFERENCE = "114.17,22.28 [EPSG:4326]"


@pytest.fixture
def project(qgis_new_project):
    """The project, which is emptied afterwards of what `qgis_new_project` leaves in it."""
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def named(own_encoder):
    """The small encoder, as a project names it."""
    encoder = load_encoder(own_encoder)
    return ProjectEncoder(encoder.name, encoder.fingerprint, str(own_encoder))


@pytest.fixture
def similarity(run, make_points, column):
    """Return a function that has `similaritytopoints` tell how like Hong Kong Taipei is."""

    def similarity(**parameters):
        points = make_points([TAIPEI])
        out = run("similaritytopoints", INPUT=points, REFERENCE=REFERENCE, OUTPUT="memory:", **parameters)["OUTPUT"]
        return column(out, "similarity")[0]

    return similarity


def expected(encoder):
    return pytest.approx(ReferenceSet(load_encoder(encoder), [HONG_KONG]).similarity([TAIPEI])[0], abs=1e-5)


def test_it_is_kept_with_the_project(project, named, own_encoder, tmp_path):
    assert default_encoder(project) is None
    project.setDirty(False)
    set_default_encoder(project, named)
    assert project.isDirty()
    path = str(tmp_path / "project.qgz")
    assert project.write(path)
    project.clear()
    assert default_encoder(project) is None
    assert project.read(path)
    assert default_encoder(project) == named
    assert default_encoder(project).path() == own_encoder
    set_default_encoder(project, None)
    assert project.isDirty()
    assert default_encoder(project) is None
    assert default_encoder(None) is None


def test_it_is_found_by_its_fingerprint_alone(named, own_encoder):
    moved = own_encoder.rename(own_encoder.with_name("renamed.npz"))
    assert named.path() == moved
    moved.unlink()
    with pytest.raises(MissingEncoderError, match=r"Waves.*bring my-waves\.npz"):
        named.path()


def test_algorithms_use_it_unless_they_are_told_otherwise_and_say_so(project, named, feedback, similarity):
    set_default_encoder(project, named)
    assert similarity() == expected("Waves")
    log = feedback.textLog()
    assert f"Location encoder: Waves, fingerprint {named.fingerprint[:12]} (the default of the project)" in log
    assert similarity(ENCODER="placeprint-1") == expected(None)
    assert feedback.textLog().count("Location encoder") == 1
    set_default_encoder(project, None)
    assert similarity() == expected(None)
    assert feedback.textLog().count("Location encoder") == 1


@pytest.mark.parametrize("name", ["Waves", "my-waves"])
def test_an_encoder_of_ones_own_is_named_by_its_name(project, own_encoder, feedback, similarity, name):
    assert similarity(ENCODER=name) == expected(own_encoder)
    assert "(chosen as ENCODER)" in feedback.textLog()


def test_a_default_that_is_missing_is_told_and_nothing_takes_its_place(
    project, named, own_encoder, own_encoders, similarity
):
    set_default_encoder(project, named)
    own_encoder.rename(own_encoders.parent / "away.npz")
    with pytest.raises(QgsProcessingException) as caught:
        similarity()
    message = str(caught.value)
    for told in (
        "The default encoder of the project: the encoder Waves",
        named.fingerprint[:12],
        "bring my-waves.npz",
        "ENCODER",
    ):
        assert told in message
    assert str(own_encoders) in message
    assert similarity(ENCODER="placeprint-1") == expected(None)
    (own_encoders.parent / "away.npz").rename(own_encoders / "brought.npz")
    assert similarity() == expected("Waves")


def test_without_a_project_it_is_the_one_that_ships(provider, project, feedback, make_points, named):
    import processing

    set_default_encoder(project, named)
    context = QgsProcessingContext()
    assert context.project() is None
    points = make_points([TAIPEI])
    parameters = {"INPUT": points, "REFERENCE": REFERENCE, "OUTPUT": "memory:"}
    out = processing.run("placeprint:similaritytopoints", parameters, context=context, feedback=feedback)["OUTPUT"]
    assert next(out.getFeatures())["similarity"] == expected(None)


def test_a_model_uses_it_too(project, named, feedback, run, make_points, random_places):
    set_default_encoder(project, named)
    points = make_points(random_places(60))
    outputs = dict.fromkeys(("map:OUTPUT", "train:OUTPUT", "train:PROBE"), "TEMPORARY_OUTPUT")
    run("labelstomap", INPUT=points, FIELD="name", PIXEL_SIZE=30, METHOD="neighbours", **outputs)
    log = feedback.textLog()
    assert f"Waves, fingerprint {named.fingerprint[:12]} (the default of the project)" in log
    assert f"Waves, fingerprint {named.fingerprint[:12]} (the one that the probe reads)" in log
