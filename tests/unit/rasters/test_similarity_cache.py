import threading

import numpy as np
import pytest

from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.earth.sphere import WORLD
from placeprint.encoder.rasters import similarity_cache as globe
from placeprint.encoder.rasters.similarity_cache import Globes, SimilarityCache, picture_lattice
from placeprint.encoder.rasters.smooth_field import STEPS, Lattice
from placeprint.encoder.similarity.reference_set import ReferenceSet

EARTH = Lattice.around(*WORLD, 1.0)
CHINA = Lattice.around(100.0, 15.0, 125.0, 40.0, 1.0)


@pytest.fixture
def references(small_encoder):
    return ReferenceSet(small_encoder, [(114.17, 22.28), (-43.2, -22.9)], [(10.0, 23.0), (40.0, 60.0)], combine="any")


def test_any_reference_is_read_off_it(small_encoder, references, random_places):
    field = SimilarityCache(small_encoder, EARTH).products(references)
    found = references.similarity_of_products(field.at(random_places))
    np.testing.assert_allclose(found, references.similarity(random_places), atol=1e-3)


def test_a_part_of_the_earth_will_do(small_encoder, references):
    field = SimilarityCache(small_encoder, CHINA).products(references)
    places = np.array([(114.17, 22.28), (103.0, 38.0)])
    assert field.covers(places).all()
    found = references.similarity_of_products(field.at(places))
    np.testing.assert_allclose(found, references.similarity(places), atol=1e-3)


def test_it_tells_how_far_it_is_and_can_be_stopped(small_encoder):
    shares = []
    SimilarityCache(small_encoder, EARTH, shares.append)
    assert len(shares) > 3
    assert shares == sorted(shares)
    assert shares[-1] == 1

    def stop(share):
        raise KeyboardInterrupt(share)

    with pytest.raises(KeyboardInterrupt):
        SimilarityCache(small_encoder, EARTH, stop)


def test_pictures_of_the_shipped_encoder_are_as_fine_as_it_needs():
    encoder = load_encoder()
    assert picture_lattice(encoder).step == encoder.metadata["lattice_step"]
    assert picture_lattice(encoder).wraps
    assert not picture_lattice(encoder, (100.0, 15.0, 125.0, 40.0)).wraps


def test_a_wild_encoder_is_drawn_coarser_rather_than_fill_the_memory(network, monkeypatch):
    encoder = LocationEncoder(network(), {"lattice_step": STEPS[-1]})
    assert picture_lattice(encoder).step == STEPS[-1]
    monkeypatch.setattr(globe, "MAX_GLOBE", 4_000_000)
    lattice = picture_lattice(encoder)
    assert lattice.step > STEPS[-1]
    assert lattice.size * encoder.dim * 4 <= 4_000_000
    assert picture_lattice(encoder, (100.0, 15.0, 125.0, 40.0)).step == STEPS[-1]


def test_a_globe_is_made_once_however_many_ask(small_encoder, monkeypatch):
    made = []

    class Counted(SimilarityCache):
        def __init__(self, *arguments):
            made.append(threading.get_ident())
            super().__init__(*arguments)

    monkeypatch.setattr(globe, "Globe", Counted)
    globes, found = Globes(), []
    threads = [
        threading.Thread(target=lambda: found.append(globes.globe(small_encoder, EARTH, lambda _share: None)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len({id(each) for each in found}) == 1
    assert globes.has(small_encoder, EARTH)


def test_who_waits_for_a_globe_may_stop_waiting_and_the_next_one_makes_it(small_encoder):
    globes = Globes()
    begun, go_on, outcome = threading.Event(), threading.Event(), []

    def slow(_share):
        begun.set()
        go_on.wait()
        raise InterruptedError

    def make():
        try:
            globes.globe(small_encoder, EARTH, slow)
        except InterruptedError:
            outcome.append("stopped")

    def impatient(_share):
        raise TimeoutError

    maker = threading.Thread(target=make)
    maker.start()
    begun.wait()
    with pytest.raises(TimeoutError):
        globes.globe(small_encoder, EARTH, impatient)
    go_on.set()
    maker.join()
    assert outcome == ["stopped"]
    assert not globes.has(small_encoder, EARTH)
    assert globes.globe(small_encoder, EARTH).lattice == EARTH


def test_a_field_is_made_once_for_a_reference_set(small_encoder, references):
    globes = Globes()
    assert globes.field(references, EARTH) is globes.field(references, EARTH)
    assert globes.field(references, CHINA) is not globes.field(references, EARTH)
    globes.clear()
    assert not globes.has(small_encoder, EARTH)


def test_memory_is_bounded(small_encoder, references, monkeypatch):
    size = SimilarityCache(small_encoder, EARTH).nbytes
    monkeypatch.setattr(globe, "MAX_GLOBES", 2 * size)
    monkeypatch.setattr(globe, "MAX_FIELDS", 1)
    globes = Globes()
    first, *others = (Lattice.around(*WORLD, 1.0)._replace(left=left) for left in range(4))
    globes.globe(small_encoder, first)
    for lattice in others:
        globes.globe(small_encoder, lattice)
        globes.globe(small_encoder, first)
        assert globes.has(small_encoder, first)
    assert [globes.has(small_encoder, lattice) for lattice in others] == [False, False, True]
    before = globes.field(references, first)
    globes.field(references, others[-1])
    assert globes.field(references, first) is not before
