import numpy as np
import pytest

from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.lab.evaluation.retrieval import image_tower_of, retrieval


class Place:
    """Stands for an encoder and for its image tower: places are their unit vectors."""

    def encode(self, lonlat):
        return unit_vectors(lonlat)

    def encode_places(self, embeddings):
        return embeddings


@pytest.fixture(scope="module")
def gallery():
    return fibonacci_lattice(3000)


def test_images_that_name_their_place_are_found(gallery):
    places = fibonacci_lattice(77)
    found = retrieval(Place(), Place(), places, unit_vectors(places), gallery)
    assert found.rank == 1
    # Half of the spacing of the gallery, 410 km, at the most.
    assert found.distance < 300_000
    assert found.near > 0.5


def test_images_that_say_nothing_are_found_by_chance(gallery):
    places = fibonacci_lattice(400)
    images = np.random.default_rng(0).normal(size=(400, 3))
    found = retrieval(Place(), Place(), places, images, gallery)
    assert found.rank == pytest.approx(1500, rel=0.15)
    assert found.near < 0.05


def test_a_tower_of_another_encoder_does_not_count(small_encoder, tmp_path):
    assert image_tower_of(tmp_path / "small.npz", small_encoder) is None
