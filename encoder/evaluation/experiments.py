"""The experiments that the project came from, again: countries and precipitation, told from places with a label."""

from typing import NamedTuple

import numpy as np

from ..gallery import world_places
from ..land import is_land
from ..sphere import unit_vectors
from . import targets
from .geoclip import geoclip_embeddings
from .kriging import Kriging
from .probes import NeighbourProbes, score

TEST_SHARE = 0.2
NEIGHBOURS = 5

NEAREST = f"{NEIGHBOURS} nearest neighbours"
GROUND = "kriging, the ground alone"
GEOCLIP = "kriging with GeoCLIP"
OURS = "kriging with the embedding"
"""What a label is told from."""

SOUTH = -60.0
"""The map of precipitation says 0 south of this latitude."""


class Countries(NamedTuple):
    """Experiment A. `accuracies` by what the country was told from; `right` says where OURS was, at the test places.

    `lonlat` are the (n, 2) test places, `places` and `countries` how many there were with a label, `covariance` what
    OURS chose.
    """

    places: int
    countries: int
    accuracies: dict
    covariance: tuple
    lonlat: np.ndarray
    right: np.ndarray


class Fit(NamedTuple):
    """How close predicted millimetres are to the observed ones: R2, mean and largest absolute error."""

    r2: float
    error: float
    largest: float

    @classmethod
    def of(cls, found, observed):
        error = np.abs(found - observed)
        return cls(score(found, observed, "regression"), float(error.mean()), float(error.max()))


class Rain(NamedTuple):
    """Experiment B. The Fit by what precipitation was told from, and of OURS `on_land` alone.

    `observed` and `predicted` (by OURS) are (n,) millimetres a year at the (n, 2) test places.
    """

    places: int
    fits: dict
    on_land: Fit
    covariance: tuple
    lonlat: np.ndarray
    observed: np.ndarray
    predicted: np.ndarray

    @property
    def absolute_error(self):
        """The (n,) absolute errors in millimetres a year."""
        return np.abs(self.predicted - self.observed)


def countries(encoder, lonlat=None, seed=0):
    """Return Countries: which country a place is in.

    `lonlat` are (n, 2) places, by default the lattice of 100,000 points; those in no country are left out, those in
    its waters are learned from. A fifth of them, at random, is put aside; the test is what of it lies on land.
    """
    lonlat = world_places(land_only=False) if lonlat is None else lonlat
    country = targets.country(lonlat)
    lonlat, country = lonlat[country >= 0], country[country >= 0]
    learn, test = learn_and_test(len(lonlat), seed)
    test = test[is_land(lonlat[test])]
    told = _told(encoder, lonlat, country, learn, test, "classification")
    right = {name: found == country[test] for name, (found, _) in told.items()}
    accuracies = {name: float(np.mean(each)) for name, each in right.items()}
    return Countries(len(lonlat), len(np.unique(country)), accuracies, told[OURS][1], lonlat[test], right[OURS])


def rain(encoder, lonlat=None, seed=0):
    """Return Rain: the annual precipitation of a place.

    `lonlat` are (n, 2) places, by default the lattice of 100,000 points, land and sea; those south of SOUTH are left
    out. A fifth of them, at random, is the test. What is told is the cube root of the millimetres, whose distribution
    is nearly normal (Stidd 1953, Cube-root-normal precipitation distributions, Transactions of the AGU 34).
    """
    lonlat = world_places(land_only=False) if lonlat is None else lonlat
    lonlat = lonlat[lonlat[:, 1] > SOUTH]
    observed = targets.precipitation(lonlat)
    learn, test = learn_and_test(len(lonlat), seed)
    told = _told(encoder, lonlat, np.cbrt(observed), learn, test, "regression", lambda root: np.maximum(root, 0) ** 3)
    found = {name: millimetres for name, (millimetres, _) in told.items()}
    lonlat, observed, places = lonlat[test], observed[test], len(lonlat)
    fits = {name: Fit.of(each, observed) for name, each in found.items()}
    land = is_land(lonlat)
    on_land = Fit.of(found[OURS][land], observed[land])
    return Rain(places, fits, on_land, told[OURS][1], lonlat, observed, found[OURS])


def learn_and_test(count, seed=0):
    """Return the rows to learn from and those to test on, TEST_SHARE of `count`, at random."""
    order = np.random.default_rng(seed).permutation(count)
    cut = round(count * TEST_SHARE)
    return order[cut:], order[:cut]


def _told(encoder, lonlat, labels, learn, test, kind, meant=lambda labels: labels):
    """Return {what they are told from: (labels of the test places, Covariance or None)}."""
    vectors = unit_vectors(lonlat)
    ((found, _),) = NeighbourProbes(vectors[learn], vectors[test]).predict(labels[learn], kind, (NEIGHBOURS,))
    told = {NEAREST: (meant(found), None)}
    for name, embeddings in ((GROUND, None), (GEOCLIP, geoclip_embeddings(lonlat)), (OURS, encoder.encode(lonlat))):
        told[name] = Kriging(lonlat, embeddings).predict(labels, learn, test, kind, meant)
    return told
