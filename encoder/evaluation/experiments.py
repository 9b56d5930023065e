"""The experiments that the project came from, again: countries and precipitation read off embeddings of the land."""

from typing import NamedTuple

import numpy as np

from ..gallery import world_places
from ..harmonics import spherical_harmonics
from ..land import is_land
from ..sphere import unit_vectors
from . import targets
from .perceptron import Settings, perceptron_predictions
from .probes import NeighbourProbes, score

TEST_SHARE = 0.2
NEIGHBOURS = 5
DEGREES = 20
"""L of the plain harmonics that the same perceptron reads beside the embedding."""

FOR_COUNTRIES = Settings(frequency=3.0, dropout=0.3, learning_rate=2e-3, batch=512, epochs=30, members=2)
FOR_RAIN = Settings(frequency=5.0, dropout=0.0, learning_rate=1e-3, weight_decay=0.0, batch=256, epochs=40, members=3)
"""How the perceptrons of each experiment are trained: found on the encoder that ships, the same for the harmonics."""

SOUTH = -60.0
"""The map of precipitation says 0 south of this latitude."""


class Countries(NamedTuple):
    """Experiment A. Accuracies, by what the country was told from; `right` says where the embedding's perceptron was.

    `lonlat` are the (n, 2) test places.
    """

    places: int
    countries: int
    accuracy: float
    harmonics: float
    neighbours: float
    lonlat: np.ndarray
    right: np.ndarray


class Fit(NamedTuple):
    """How close predicted millimetres are to the observed ones: R2, and the mean absolute error."""

    r2: float
    error: float

    @classmethod
    def of(cls, found, observed):
        return cls(score(found, observed, "regression"), float(np.mean(np.abs(found - observed))))


class Rain(NamedTuple):
    """Experiment B. The Fit by what precipitation was told from; on land alone for the embedding's perceptron, too.

    `observed` and `predicted` are (n,) millimetres a year at the (n, 2) test places.
    """

    places: int
    embedding: Fit
    on_land: Fit
    harmonics: Fit
    neighbours: Fit
    lonlat: np.ndarray
    observed: np.ndarray
    predicted: np.ndarray

    @property
    def absolute_error(self):
        """The (n,) absolute errors in millimetres a year."""
        return np.abs(self.predicted - self.observed)


def countries(encoder, lonlat=None, settings=None, seed=0):
    """Return Countries: which country a place is in, told from its embedding.

    `lonlat` are (n, 2) places, by default the land of the lattice of 100,000 points, Antarctica included; those in no
    country are left out. A fifth of them, at random, is the test.
    """
    lonlat = world_places(land_only=True) if lonlat is None else lonlat
    settings = settings or FOR_COUNTRIES
    country = targets.country(lonlat)
    lonlat, country = lonlat[country >= 0], country[country >= 0]
    learn, test = learn_and_test(len(lonlat), seed)
    right = {}
    for name, found in _predictions(encoder, lonlat, country, learn, test, "classification", settings):
        right[name] = found == country[test]
    shares = [float(np.mean(right[name])) for name in ("embedding", "harmonics", "neighbours")]
    return Countries(len(lonlat), len(np.unique(country)), *shares, lonlat[test], right["embedding"])


def rain(encoder, lonlat=None, settings=None, seed=0):
    """Return Rain: the annual precipitation of a place, told from its embedding.

    `lonlat` are (n, 2) places, by default the lattice of 100,000 points, land and sea; those south of SOUTH are left
    out. A fifth of them, at random, is the test. All learn the root of the millimetres: rain varies the more, the more
    there is of it.
    """
    settings = settings or FOR_RAIN
    lonlat = world_places(land_only=False) if lonlat is None else lonlat
    lonlat = lonlat[lonlat[:, 1] > SOUTH]
    observed = targets.precipitation(lonlat)
    learn, test = learn_and_test(len(lonlat), seed)
    roots = _predictions(encoder, lonlat, np.sqrt(observed), learn, test, "regression", settings)
    found = {name: np.maximum(root, 0) ** 2 for name, root in roots}
    observed, land = observed[test], is_land(lonlat[test])
    fits = {name: Fit.of(each, observed) for name, each in found.items()}
    on_land = Fit.of(found["embedding"][land], observed[land])
    return Rain(
        len(lonlat),
        fits["embedding"],
        on_land,
        fits["harmonics"],
        fits["neighbours"],
        lonlat[test],
        observed,
        found["embedding"],
    )


def learn_and_test(count, seed=0):
    """Return the rows to learn from and those to test on, TEST_SHARE of `count`, at random."""
    order = np.random.default_rng(seed).permutation(count)
    cut = round(count * TEST_SHARE)
    return order[cut:], order[:cut]


def _predictions(encoder, lonlat, labels, learn, test, kind, settings):
    """Yield (name, what it says of the test places): embedding, harmonics alone, and five nearest neighbours."""
    inputs = {"embedding": encoder.encode(lonlat), "harmonics": spherical_harmonics(lonlat, DEGREES)}
    for name, features in inputs.items():
        yield name, perceptron_predictions(features[learn], labels[learn], features[test], kind, settings)
    vectors = unit_vectors(lonlat)
    nearest = NeighbourProbes(vectors[learn], vectors[test])
    ((found, _),) = nearest.predict(labels[learn], kind, (NEIGHBOURS,))
    yield "neighbours", found
