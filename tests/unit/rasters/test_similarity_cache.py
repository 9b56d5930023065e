import threading

import numpy as np
import pytest

from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.earth.sphere import WORLD
from placeprint.encoder.rasters import similarity_cache
from placeprint.encoder.rasters.similarity_cache import LOST, DirectionLattice, SimilarityCache, picture_lattice
from placeprint.encoder.rasters.smooth_field import STEPS, Lattice
from placeprint.encoder.similarity.reference_set import ReferenceSet

EARTH = Lattice.around(*WORLD, 1.0)
CHINA = Lattice.around(100.0, 15.0, 125.0, 40.0, 1.0)


@pytest.fixture
def references(small_encoder):
    return ReferenceSet(small_encoder, [(114.17, 22.28), (-43.2, -22.9)], [(10.0, 23.0), (40.0, 60.0)], combine="any")


def test_any_reference_is_read_off_it(small_encoder, references, random_places):
    field = DirectionLattice(small_encoder, EARTH).products(references)
    found = references.similarity_of_products(field.at(random_places))
    np.testing.assert_allclose(found, references.similarity(random_places), atol=1e-3)


def test_a_part_of_the_earth_will_do(small_encoder, references):
    field = DirectionLattice(small_encoder, CHINA).products(references)
    places = np.array([(114.17, 22.28), (103.0, 38.0)])
    assert field.covers(places).all()
    found = references.similarity_of_products(field.at(places))
    np.testing.assert_allclose(found, references.similarity(places), atol=1e-3)


def test_it_tells_how_far_it_is_and_can_be_stopped(small_encoder):
    shares = []
    DirectionLattice(small_encoder, EARTH, shares.append)
    assert len(shares) > 3
    assert shares == sorted(shares)
    assert shares[-1] == 1

    def stop(share):
        raise KeyboardInterrupt(share)

    with pytest.raises(KeyboardInterrupt):
        DirectionLattice(small_encoder, EARTH, stop)


def test_pictures_of_the_shipped_encoder_are_as_fine_as_it_needs():
    encoder = load_encoder()
    assert picture_lattice(encoder).step == encoder.metadata["lattice_step"]
    assert picture_lattice(encoder).wraps
    assert not picture_lattice(encoder, (100.0, 15.0, 125.0, 40.0)).wraps


def test_a_wild_encoder_is_drawn_coarser_rather_than_fill_the_memory(network, monkeypatch):
    encoder = LocationEncoder(network(), {"lattice_step": STEPS[-1]})
    assert picture_lattice(encoder).step == STEPS[-1]
    monkeypatch.setattr(similarity_cache, "MAX_LATTICE", 4_000_000)
    lattice = picture_lattice(encoder)
    assert lattice.step > STEPS[-1]
    assert lattice.size * encoder.dim * 4 <= 4_000_000
    assert picture_lattice(encoder, (100.0, 15.0, 125.0, 40.0)).step == STEPS[-1]


def test_a_lattice_is_made_once_however_many_ask(small_encoder, monkeypatch):
    made = []

    class Counted(DirectionLattice):
        def __init__(self, *arguments):
            made.append(threading.get_ident())
            super().__init__(*arguments)

    monkeypatch.setattr(similarity_cache, "DirectionLattice", Counted)
    cache, found = SimilarityCache(), []
    threads = [
        threading.Thread(target=lambda: found.append(cache.directions(small_encoder, EARTH, lambda _share: None)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len({id(each) for each in found}) == 1
    assert cache.has(small_encoder, EARTH)


def test_who_waits_for_a_globe_may_stop_waiting_and_the_next_one_makes_it(small_encoder):
    cache = SimilarityCache()
    begun, go_on, outcome = threading.Event(), threading.Event(), []

    def slow(_share):
        begun.set()
        go_on.wait()
        raise InterruptedError

    def make():
        try:
            cache.directions(small_encoder, EARTH, slow)
        except InterruptedError:
            outcome.append("stopped")

    def impatient(_share):
        raise TimeoutError

    maker = threading.Thread(target=make)
    maker.start()
    begun.wait()
    with pytest.raises(TimeoutError):
        cache.directions(small_encoder, EARTH, impatient)
    go_on.set()
    maker.join()
    assert outcome == ["stopped"]
    assert not cache.has(small_encoder, EARTH)
    assert cache.directions(small_encoder, EARTH).lattice == EARTH


def test_a_field_is_made_once_for_a_reference_set(small_encoder, references):
    cache = SimilarityCache()
    assert cache.field(references, EARTH) is cache.field(references, EARTH)
    assert cache.field(references, CHINA) is not cache.field(references, EARTH)
    cache.clear()
    assert not cache.has(small_encoder, EARTH)


def test_memory_is_bounded(small_encoder, references, monkeypatch):
    size = DirectionLattice(small_encoder, EARTH).nbytes
    monkeypatch.setattr(similarity_cache, "MAX_LATTICES", 2 * size)
    monkeypatch.setattr(similarity_cache, "MAX_FIELDS", 1)
    cache = SimilarityCache()
    first, *others = (Lattice.around(*WORLD, 1.0)._replace(left=left) for left in range(4))
    cache.directions(small_encoder, first)
    for lattice in others:
        cache.directions(small_encoder, lattice)
        cache.directions(small_encoder, first)
        assert cache.has(small_encoder, first)
    assert [cache.has(small_encoder, lattice) for lattice in others] == [False, False, True]
    before = cache.field(references, first)
    cache.field(references, others[-1])
    assert cache.field(references, first) is not before


def test_fewer_numbers_give_nearly_the_same_products(encoder):
    lattice = picture_lattice(encoder)
    directions = DirectionLattice(encoder, lattice)
    lons, lats, _, _ = lattice.nodes()
    z = encoder.directions(encoder.encode_grid(lons, lats).reshape(-1, encoder.dim))
    references = ReferenceSet(encoder, [(114.17, 22.28), (-43.2, -22.9), (0.0, 90.0)], combine="any")
    found = references.products_of_directions(directions.coordinates, directions.basis)
    assert np.abs(found - references.products_of_directions(z)).max() < 2 * LOST
    assert directions.basis.shape[1] < 0.7 * encoder.dim
    np.testing.assert_allclose(directions.basis.T @ directions.basis, np.eye(directions.basis.shape[1]), atol=1e-4)
