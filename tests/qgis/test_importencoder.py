"""`placeprint:importencoder`: other people's encoders, which then do whatever the one that ships does."""

import numpy as np
import pytest
import torch
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRectangle

from placeprint.encoder import load_encoder
from placeprint.encoder.encoders.library import EncoderRef
from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.ui.similarity_provider import SimilarityProvider
from placeprint.ui.similarity_query import SimilarityQuery

from ..closeness import assert_close

HONG_KONG = (114.17, 22.28)
REFERENCE = "114.17,22.28 [EPSG:4326]"


def linear(name, outputs, inputs, reach, kind):
    """The weight and bias of a layer, as PyTorch's own would begin."""
    weight, bias = torch.empty(outputs, inputs, dtype=kind), torch.empty(outputs, dtype=kind)
    return {f"{name}.weight": weight.uniform_(-reach, reach), f"{name}.bias": bias.uniform_(-reach, reach)}


@pytest.fixture(scope="module")
def satclip(tmp_path_factory):
    """A checkpoint in the layout of satclip-*-l10.ckpt, with random weights."""
    torch.manual_seed(0)
    state = {}
    for layer, outputs, inputs, reach in (
        ("layers.0", 512, 100, 1 / 100),
        ("layers.1", 512, 512, (6 / 512) ** 0.5),
        ("last_layer", 256, 512, (6 / 512) ** 0.5),
    ):
        state.update(linear(f"model.location.nnet.{layer}", outputs, inputs, reach, torch.float64))
    path = tmp_path_factory.mktemp("satclip") / "satclip-random-l10.ckpt"
    torch.save({"state_dict": state, "hyper_parameters": {"le_type": "sphericalharmonics"}, "epoch": 1}, path)
    return path


@pytest.fixture(scope="module")
def geoclip(tmp_path_factory):
    """A checkpoint in the layout of GeoCLIP's location encoder, narrower."""
    torch.manual_seed(0)
    state = {}
    for capsule, sigma in (("LocEnc0", 1), ("LocEnc1", 16)):
        state[f"{capsule}.capsule.0.b"] = sigma * torch.randn(8, 2)
        for layer, outputs, inputs in (("capsule.1", 16, 16), ("capsule.3", 16, 16), ("head.0", 12, 16)):
            state.update(linear(f"{capsule}.{layer}", outputs, inputs, 0.5, torch.float32))
    path = tmp_path_factory.mktemp("geoclip") / "location_encoder_weights.pth"
    torch.save(state, path)
    return path


@pytest.fixture(params=["satclip", "geoclip"])
def imported(request, run, tmp_path):
    """The path of an imported encoder."""
    path = tmp_path / "imported.npz"
    run("importencoder", INPUT=str(request.getfixturevalue(request.param)), OUTPUT=str(path))
    return path


def test_the_log_tells_what_it_is_and_where_to_use_it(run, feedback, satclip, tmp_path):
    path = tmp_path / "satclip.npz"
    results = run("importencoder", INPUT=str(satclip), NAME="SatCLIP", OUTPUT=str(path))
    assert results == {"OUTPUT": str(path)}
    log = feedback.textLog()
    for told in ("SatCLIP", "10 degrees", "100 - 512 - 512 - 256", "degrees apart", "ENCODER", str(path), "Licence"):
        assert told in log
    assert load_encoder(path).name == "SatCLIP"
    assert feedback.progress[-1] == 100


def test_without_a_name_it_has_that_of_its_file(run, satclip, tmp_path):
    run("importencoder", INPUT=str(satclip), OUTPUT=str(tmp_path / "a.npz"))
    assert load_encoder(tmp_path / "a.npz").name == "satclip-random-l10"


def test_similarity_rasters_are_drawn_with_it(imported, run, tmp_path):
    path = tmp_path / "hk.tif"
    run("similarityraster", REFERENCE=REFERENCE, ENCODER=str(imported), PIXEL_SIZE=10, OUTPUT=str(path))
    values = gdal.Open(str(path)).ReadAsArray()
    lon, lat = np.meshgrid(np.arange(-175, 180, 10.0), np.arange(85, -90, -10.0))
    references = ReferenceSet(load_encoder(imported), [HONG_KONG])
    expected = references.similarity(np.stack([lon.ravel(), lat.ravel()], axis=1))
    np.testing.assert_allclose(values.ravel(), expected, atol=1e-4)
    assert values.std() > 0.01


def test_points_are_embedded_and_analogues_found_with_it(imported, run, make_points, column):
    points = make_points([HONG_KONG, (121.5, 25.0), (25.0, 24.0)])
    embedded = run("embedpoints", INPUT=points, ENCODER=str(imported), COMPONENTS=2, OUTPUT="memory:")["OUTPUT"]
    encoder = load_encoder(imported)
    expected = encoder.principal_components(encoder.encode([HONG_KONG]), 2)[0]
    assert_close([column(embedded, "pc1")[0], column(embedded, "pc2")[0]], expected, 1e-4)
    found = run("analogues", REFERENCE=REFERENCE, ENCODER=str(imported), COUNT=3, OUTPUT="memory:")["OUTPUT"]
    assert column(found, "rank") == [1, 2, 3]


def test_a_probe_is_trained_and_applied_with_it(imported, run, make_points, random_places, tmp_path):
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QVariant

    places = random_places(120)
    points = make_points(places, fields=[QgsField("warm", QVariant.Double)])
    points.startEditing()
    for feature, (_, lat) in zip(list(points.getFeatures()), places):
        points.changeAttributeValue(feature.id(), 1, float(np.cos(np.radians(lat))))
    points.commitChanges()
    probe, raster = tmp_path / "warm.probe.npz", tmp_path / "warm.tif"
    run("trainprobe", INPUT=points, FIELD="warm", ENCODER=str(imported), PROBE=str(probe), OUTPUT="memory:")
    run("predictraster", PROBE=str(probe), ENCODER=str(imported), PIXEL_SIZE=20, OUTPUT=str(raster))
    assert np.isfinite(gdal.Open(str(raster)).ReadAsArray()).all()
    with pytest.raises(QgsProcessingException, match="encoder"):
        run("predictraster", PROBE=str(probe), PIXEL_SIZE=20, OUTPUT=str(tmp_path / "no.tif"))


def test_the_live_layer_is_drawn_with_it(imported):
    provider = SimilarityProvider(SimilarityQuery((HONG_KONG,), encoder=EncoderRef(str(imported))).source())
    assert provider.isValid()
    block = provider.block(1, QgsRectangle(100, 10, 130, 30), 30, 20)
    values = np.frombuffer(bytes(block.data()), np.float32)
    assert provider.lastError() == ""
    assert values.min() > -1.001
    assert values.max() < 1.001
    assert values.std() > 0.01


def test_other_files_are_refused_in_words(run, tmp_path):
    path = tmp_path / "some.ckpt"
    path.write_text("no checkpoint")
    with pytest.raises(QgsProcessingException, match=r"some\.ckpt is not a PyTorch checkpoint"):
        run("importencoder", INPUT=str(path), OUTPUT=str(tmp_path / "a.npz"))
    torch.save({"fc.weight": torch.zeros(3, 3)}, path)
    with pytest.raises(QgsProcessingException, match=r"some\.ckpt holds no location encoder"):
        run("importencoder", INPUT=str(path), OUTPUT=str(tmp_path / "a.npz"))
    with pytest.raises(QgsProcessingException, match=r"missing\.ckpt.*No such file"):
        run("importencoder", INPUT=str(tmp_path / "missing.ckpt"), OUTPUT=str(tmp_path / "a.npz"))
    assert [each.name for each in tmp_path.iterdir()] == ["some.ckpt"]


def test_a_folder_that_is_not_there_is_told(run, satclip, tmp_path):
    with pytest.raises(QgsProcessingException, match="No such file"):
        run("importencoder", INPUT=str(satclip), OUTPUT=str(tmp_path / "missing" / "a.npz"))


def test_it_does_not_take_the_place_of_its_checkpoint(run, satclip):
    before = satclip.stat().st_size
    with pytest.raises(QgsProcessingException, match="Choose another output"):
        run("importencoder", INPUT=str(satclip), OUTPUT=str(satclip))
    assert satclip.stat().st_size == before


def test_cancelled_it_leaves_nothing(run, feedback, satclip, tmp_path):
    feedback.cancel_at = 10
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("importencoder", INPUT=str(satclip), OUTPUT=str(tmp_path / "a.npz"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", [{}, {"OUTPUT": "TEMPORARY_OUTPUT"}])
def test_without_an_output_it_joins_ones_own_encoders(run, feedback, own_encoders, satclip, output):
    results = run("importencoder", INPUT=str(satclip), NAME="Sat: CLIP", **output)
    assert results == {"OUTPUT": str(own_encoders / "Sat- CLIP.npz")}
    assert "its name, Sat- CLIP, will do" in feedback.textLog()
    assert load_encoder("Sat: CLIP").name == load_encoder("Sat- CLIP").name == "Sat: CLIP"
    assert run("importencoder", INPUT=str(satclip))["OUTPUT"] == str(own_encoders / "satclip-random-l10.npz")


def test_an_output_goes_where_it_is_told_to(run, own_encoders, satclip, tmp_path):
    run("importencoder", INPUT=str(satclip), OUTPUT=str(tmp_path / "a.npz"))
    assert list(own_encoders.iterdir()) == []
