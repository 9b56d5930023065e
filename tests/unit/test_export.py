import numpy as np
import pytest

from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.export import export_encoder
from placeprint.encoder.rasters.smooth_field import STEPS, widest_step
from placeprint.encoder.similarity.gallery import world_places
from placeprint.encoder.similarity.reference_set import ReferenceSet


@pytest.fixture(scope="module", params=["harmonics", "waves"])
def case(request, network, fourier_encoder, fourier_arrays):
    """(arrays, metadata) of a random network."""
    if request.param == "waves":
        return fourier_arrays, fourier_encoder.metadata
    return network(), {"name": "small"}


@pytest.fixture(scope="module")
def exported(case, tmp_path_factory):
    arrays, metadata = case
    path = tmp_path_factory.mktemp("exported") / "run.npz"
    export_encoder(arrays, path, metadata)
    return load_encoder(path)


def test_the_file_encodes_as_its_arrays(case, exported, random_places):
    bare = LocationEncoder(*case)
    assert exported.fingerprint == bare.fingerprint
    assert exported.name == bare.name
    assert exported.metadata["lattice_step"] in (STEPS if exported.seamless else [None])
    np.testing.assert_array_equal(exported.encode(random_places), bare.encode(random_places))


def test_it_has_the_center_and_the_components_of_the_land(exported):
    embeddings = exported.encode(world_places(land_only=True))
    np.testing.assert_allclose(exported.center, embeddings.mean(axis=0, dtype=np.float64), atol=1e-5)
    components = exported.principal_components(embeddings, exported.dim)
    spread = components.std(axis=0)
    np.testing.assert_allclose(components.mean(axis=0), 0, atol=1e-3 * spread[0])
    assert (np.diff(spread) <= 1e-6 * spread[0]).all()
    np.testing.assert_allclose(np.corrcoef(components[:, :3].T), np.eye(3), atol=1e-3)
    np.testing.assert_allclose(exported.component_ranges, np.percentile(components, [2, 98], axis=0).T, atol=1e-3)
    np.testing.assert_allclose(exported.components @ exported.components.T, np.eye(exported.dim), atol=1e-5)


def test_the_sign_of_a_component_is_that_of_its_largest_part(exported):
    components = exported.components
    largest = np.abs(components).argmax(axis=1)
    assert (components[np.arange(len(components)), largest] > 0).all()


def test_it_can_be_asked_for_similarity(exported):
    assert ReferenceSet(exported, (10, 20)).similarity((10, 20)) == pytest.approx(1, abs=1e-6)


def test_embeddings_that_are_not_finite_are_refused(network, tmp_path, odd_numbers):
    arrays = network()
    arrays["weight2"][:] = 3e38
    with pytest.raises(ValueError, match="not finite"):
        export_encoder(arrays, tmp_path / "a.npz", {})
    assert list(tmp_path.iterdir()) == []


def test_other_places_than_the_land_give_it_their_centre_and_components(case, tmp_path):
    places = np.stack(np.meshgrid(np.linspace(5, 12, 20), np.linspace(44, 47, 10)), axis=-1).reshape(-1, 2)
    encoder = export_encoder(case[0], tmp_path / "a.npz", case[1], places=places)
    embeddings = encoder.encode(places)
    np.testing.assert_allclose(encoder.center, embeddings.mean(axis=0, dtype=np.float64), atol=1e-5)
    components = encoder.principal_components(embeddings, 3)
    np.testing.assert_allclose(encoder.component_ranges[:3], np.percentile(components, [2, 98], axis=0).T, atol=1e-3)
    assert encoder.metadata["lattice_step"] == widest_step(encoder, places)
