"""What is computed is the same whatever the process does about NumPy's floating-point errors."""

import warnings
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from placeprint.encoder import load_encoder
from placeprint.encoder.arithmetic.float_errors import float_errors_aside
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice, great_circle_distance, unit_vectors
from placeprint.encoder.export import export_encoder
from placeprint.encoder.images.geolocation import Geolocator, picture_vector
from placeprint.encoder.images.image_tower import load_image_tower
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.encoder.probes import sklearn_backend as sklearn_backend
from placeprint.encoder.probes.probe_file import read_probe, write_probe
from placeprint.encoder.probes.report import html_of
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.rasters.similarity_cache import DirectionLattice, picture_lattice
from placeprint.encoder.similarity.clusters import fit_clusters
from placeprint.encoder.similarity.gallery import Gallery
from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.encoder.similarity.sampling import farthest_first

ITALY = Path(__file__).resolve().parents[2] / "data" / "pictures" / "italy.jpg"

TINY = np.array([[0, 90], [0, -90], [180, -45], [1e-310, 1e-310], [-5e-324, 2e-308], [114.17, 22.28]])
"""Places whose harmonics, or coordinates, are nearer to 0 than a float can say."""

LAND = fibonacci_lattice(500)
LAND = LAND[is_land(LAND)]

ZONES = np.array(["south", "middle", "north"])[np.digitize(LAND[:, 1], [-20, 20])]


def complain(kind, _flag):
    raise FloatingPointError(kind)


@contextmanager
def raising():
    with np.errstate(all="raise"):
        yield


@contextmanager
def calling():
    before = np.seterrcall(complain)
    with np.errstate(all="call"):
        yield
    np.seterrcall(before)


@contextmanager
def warnings_are_errors():
    with warnings.catch_warnings(), np.errstate(all="warn"):
        warnings.simplefilter("error")
        yield


STRICT = (raising, calling, warnings_are_errors)


def similarities(_folder):
    encoder = load_encoder()
    references = ReferenceSet(encoder, TINY[:2], TINY[4:], "any")
    lattice = DirectionLattice(encoder, picture_lattice(encoder, (0, 40, 10, 50)))
    hits = Gallery(encoder, LAND).most_similar(references, 9, 1e5, 1e5)
    field = lattice.products(references)
    return [references.similarity(LAND), field.on_grid([1.0, 2.0], [45.0]), [hit.similarity for hit in hits]]


def chosen(_folder):
    embeddings = load_encoder().encode(LAND)
    sample = farthest_first(load_encoder().directions(embeddings), LAND, 9, min_distance=1e5)
    return [sample.novelty, fit_clusters(load_encoder(), embeddings).clusters.centroids]


def found_picture(_folder):
    tower = load_image_tower()
    geolocator = Geolocator(tower, load_encoder(), lambda lonlat: np.abs(lonlat - [12.5, 42]).max(axis=1) < 3)
    vector = picture_vector(tower, np.asarray(Image.open(ITALY)))
    return [vector, geolocator.posterior(vector), geolocator.candidates(vector, 2)]


def made(folder):
    rng = np.random.default_rng(0)
    arrays = {"weight0": rng.normal(scale=1e-30, size=(8, 9)), "bias0": np.zeros(8)}
    arrays.update(weight1=rng.normal(size=(4, 8)), bias1=rng.normal(size=4))
    encoder = export_encoder(arrays, folder / "a.npz", {"name": "tiny"}, places=LAND)
    return [encoder.encode(TINY), encoder.components]


def trained(method, labels, places=60, **options):
    def train_and_tell(folder):
        found = train_probe(load_encoder(), LAND[:places], labels[:places], method=method, **options)
        path = folder / "a.probe.npz"
        write_probe(path, found.probe)
        probe, embeddings = read_probe(path, load_encoder()), load_encoder().encode(TINY)
        assert html_of(found, path)
        return [*probe.predict(embeddings), probe.dissimilarity(embeddings), found.out_of_fold[0]]

    return train_and_tell


WORK = {
    "places": lambda _: [load_encoder().encode(TINY)],
    "crowds": lambda _: [load_encoder().encode(fibonacci_lattice(9000))],
    "a grid": lambda _: [load_encoder().encode_grid(np.arange(-180, 180, 6.0), np.arange(-90, 91, 6.0))],
    "blocks of a grid": lambda _: [*load_encoder().iter_grid(np.arange(-180, 180, 0.2), [-90.0, -80.0, 1e-310])],
    "the sphere": lambda _: [unit_vectors(TINY), great_circle_distance(TINY, TINY[::-1]), is_land(TINY)],
    "harmonics": lambda _: [spherical_harmonics(TINY, 40)],
    "similarities": similarities,
    "clusters and a sample": chosen,
    "a picture": found_picture,
    "an encoder": made,
    "ridge": trained("ridge", LAND[:, 1]),
    "a logarithm": trained("ridge", np.exp(LAND[:, 1] / 30), log_target=True),
    "logistic regression": trained("logistic", ZONES),
    "neighbours": trained("neighbours", ZONES),
    "a perceptron": trained("mlp", ZONES),
    "trees": trained("boosting", LAND[:, 1], places=30),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_work_is_the_same_whatever_the_process_does_about_errors(work, tmp_path, monkeypatch):
    monkeypatch.setattr(sklearn_backend, "LONGEST", sklearn_backend.SHORTEST)
    monkeypatch.setattr(sklearn_backend, "ROUNDS", 5)
    expected = work(tmp_path)
    for strict in STRICT:
        with strict():
            before = np.geterr()
            found = work(tmp_path)
            assert np.geterr() == before
        assert len(found) == len(expected) > 0
        for one, other in zip(found, expected):
            np.testing.assert_array_equal(one, other)


@float_errors_aside
class Work:
    @classmethod
    def of_class(cls):
        return np.geterr()

    @property
    def of_property(self):
        return np.geterr()

    def steps(self):
        yield np.geterr()
        yield np.geterr()

    def failing(self):
        raise KeyError

    def _inner(self):
        return np.geterr()


def test_errors_are_aside_in_all_that_others_call_and_nowhere_else():
    work = Work()
    with np.errstate(all="raise"):
        for aside in (Work.of_class(), work.of_property):
            assert "raise" not in aside.values()
        steps = 0
        for aside in work.steps():
            steps += 1
            assert "raise" not in aside.values()
            # What is done between two steps is the caller's.
            assert set(np.geterr().values()) == {"raise"}
        assert steps == 2
        with pytest.raises(KeyError):
            work.failing()
        assert set(np.geterr().values()) == {"raise"}
        assert set(work._inner().values()) == {"raise"}
