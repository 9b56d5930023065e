"""The experiments that the project came from, again: countries and precipitation read off embeddings of the land."""

from typing import NamedTuple

import numpy as np

from ..gallery import world_places
from ..harmonics import spherical_harmonics
from ..sphere import unit_vectors
from . import targets
from .perceptron import perceptron_predictions
from .probes import NeighbourProbes, score

TEST_SHARE = 0.2
NEIGHBOURS = 5
DEGREES = 20
"""L of the plain harmonics that the same perceptron reads beside the embedding."""

SOUTH = -60.0
"""The map of precipitation says 0 south of this latitude."""


class Countries(NamedTuple):
    """Experiment A. Accuracies on (n, 2) test places, of which `right` says where the embedding's perceptron was."""

    places: int
    countries: int
    accuracy: float
    neighbours: float
    harmonics: float
    lonlat: np.ndarray
    right: np.ndarray


class Rain(NamedTuple):
    """Experiment B. Millimetres a year: R2 and mean absolute error by embedding, neighbours and harmonics; extremes.

    `observed` and `predicted` are (n,) at the (n, 2) test places.
    """

    places: int
    r2: float
    error: float
    neighbours_r2: float
    neighbours_error: float
    harmonics_r2: float
    harmonics_error: float
    lonlat: np.ndarray
    observed: np.ndarray
    predicted: np.ndarray

    @property
    def absolute_error(self):
        return np.abs(self.predicted - self.observed)


def countries(encoder, lonlat=None, settings=None, seed=0):
    """Return Countries: which country a place is in, told from its embedding.

    `lonlat` are (n, 2) places, by default the land of the lattice of 100,000 points, Antarctica included; those in no
    country are left out. A fifth of them, at random, is the test.
    """
    lonlat = world_places(land_only=True) if lonlat is None else lonlat
    country = targets.country(lonlat)
    lonlat, country = lonlat[country >= 0], country[country >= 0]
    learn, test = learn_and_test(len(lonlat), seed)
    found = _predictions(encoder, lonlat, country, learn, test, "classification", settings)
    right = {name: each == country[test] for name, each in found.items()}
    shares = {name: float(np.mean(each)) for name, each in right.items()}
    return Countries(
        len(lonlat),
        len(np.unique(country)),
        shares["embedding"],
        shares["neighbours"],
        shares["harmonics"],
        lonlat[test],
        right["embedding"],
    )


def rain(encoder, lonlat=None, settings=None, seed=0):
    """Return Rain: the annual precipitation of a place, told from its embedding; places as in `countries`."""
    lonlat = world_places(land_only=True) if lonlat is None else lonlat
    lonlat = lonlat[lonlat[:, 1] > SOUTH]
    millimetres = targets.precipitation(lonlat)
    learn, test = learn_and_test(len(lonlat), seed)
    found = _predictions(encoder, lonlat, millimetres, learn, test, "regression", settings)
    figures = []
    for name in ("embedding", "neighbours", "harmonics"):
        figures.append(score(found[name], millimetres[test], "regression"))
        figures.append(float(np.mean(np.abs(found[name] - millimetres[test]))))
    return Rain(len(lonlat), *figures, lonlat[test], millimetres[test], found["embedding"])


def learn_and_test(count, seed=0):
    """Return the rows to learn from and those to test on, TEST_SHARE of `count`, at random."""
    order = np.random.default_rng(seed).permutation(count)
    cut = round(count * TEST_SHARE)
    return order[cut:], order[:cut]


def _predictions(encoder, lonlat, labels, learn, test, kind, settings):
    """Return what is said of the test places: by embedding, by harmonics alone, and by five nearest neighbours."""
    found = {}
    inputs = {"embedding": encoder.encode(lonlat), "harmonics": spherical_harmonics(lonlat, DEGREES)}
    for name, features in inputs.items():
        found[name] = perceptron_predictions(features[learn], labels[learn], features[test], kind, settings)
    vectors = unit_vectors(lonlat)
    nearest = NeighbourProbes(vectors[learn], vectors[test])
    ((found["neighbours"], _),) = nearest.predict(labels[learn], kind, (NEIGHBOURS,))
    return found
