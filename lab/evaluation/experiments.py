"""The experiments that the project came from, again: countries and precipitation, told from places with a label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from ...encoder.earth.land import is_land
from ...encoder.earth.sphere import unit_vectors
from ...encoder.probes.probe import PredictedValues, Probe
from ...encoder.probes.training import ValuesOutOfFold, train_probe
from ...encoder.similarity.gallery import world_places
from . import targets
from .geoclip import geoclip_embeddings
from .kriging import Covariance, Kriging
from .probes import NeighbourProbes, score

if TYPE_CHECKING:
    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.types import ArrayFunction

TEST_SHARE = 0.2
NEIGHBOURS = 5

NEAREST = f"{NEIGHBOURS} nearest neighbours"
GROUND = "kriging, the ground alone"
GEOCLIP = "kriging with GeoCLIP"
OURS = "kriging with the embedding"
"""What a label is told from."""

PROBE_PLACES = 10_000
"""Places that the probe of precipitation learns from: those on all hands tell it no more."""

SOUTH = -60.0
"""The map of precipitation says 0 south of this latitude."""


class Countries(NamedTuple):
    """Experiment A. `accuracies` by what the country was told from; `right` says where OURS was, at the test places.

    `lonlat` are the (n, 2) test places, `places` and `countries` how many there were with a label, `covariance` what
    OURS chose.
    """

    places: int
    countries: int
    accuracies: dict[str, float]
    covariance: Covariance
    lonlat: np.ndarray
    right: np.ndarray


class LineFit(NamedTuple):
    """How close predicted millimetres are to the observed ones: R2, mean and largest absolute error."""

    r2: float
    error: float
    largest: float

    @classmethod
    def of(cls, found: np.ndarray, observed: np.ndarray) -> LineFit:
        """Return the Fit of (n,) predicted to (n,) observed millimetres."""
        error = np.abs(found - observed)
        return cls(score(found, observed, "regression"), float(error.mean()), float(error.max()))


class Rain(NamedTuple):
    """Experiment B. The Fit by what precipitation was told from, and of OURS `on_land` alone.

    `observed` and `predicted` (by OURS) are (n,) millimetres a year at the (n, 2) test places.
    """

    places: int
    fits: dict[str, LineFit]
    on_land: LineFit
    covariance: Covariance
    lonlat: np.ndarray
    observed: np.ndarray
    predicted: np.ndarray

    @property
    def absolute_error(self) -> np.ndarray:
        """The (n,) absolute errors in millimetres a year."""
        return np.abs(self.predicted - self.observed)


class RainProbe(NamedTuple):
    """Experiment B by a linear probe, as `placeprint:trainprobe` fits it, of the cube root of the millimetres.

    It learned from `places`; `at_random` is the Fit at the test places of Rain, `in_blocks` that of the places it
    learned from, each told by a probe that has seen none of its block, `block_km` wide.
    """

    places: int
    at_random: LineFit
    in_blocks: LineFit
    block_km: float
    probe: Probe

    def millimetres(self, embeddings: np.ndarray) -> np.ndarray:
        """Return the (n,) millimetres a year that are told from (n, dim) embeddings."""
        return _millimetres(cast(PredictedValues, self.probe.predict(embeddings)).values)


def countries(encoder: LocationEncoder, lonlat: np.ndarray | None = None, seed: int = 0) -> Countries:
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


def rain(encoder: LocationEncoder, lonlat: np.ndarray | None = None, seed: int = 0) -> Rain:
    """Return Rain: the annual precipitation of a place.

    `lonlat` are (n, 2) places, by default the lattice of 100,000 points, land and sea; those south of SOUTH are left
    out. A fifth of them, at random, is the test. What is told is the cube root of the millimetres, whose distribution
    is nearly normal (Stidd 1953, Cube-root-normal precipitation distributions, Transactions of the AGU 34).
    """
    lonlat, observed, learn, test = _rain_places(lonlat, seed)
    told = _told(encoder, lonlat, np.cbrt(observed), learn, test, "regression", _millimetres)
    found = {name: millimetres for name, (millimetres, _) in told.items()}
    lonlat, observed, places = lonlat[test], observed[test], len(lonlat)
    fits = {name: LineFit.of(each, observed) for name, each in found.items()}
    land = is_land(lonlat)
    on_land = LineFit.of(found[OURS][land], observed[land])
    return Rain(places, fits, on_land, told[OURS][1], lonlat, observed, found[OURS])


def rain_probe(encoder: LocationEncoder, lonlat: np.ndarray | None = None, seed: int = 0) -> RainProbe:
    """Return RainProbe, of the places that `rain` has: PROBE_PLACES of those to learn from, and all to test on."""
    lonlat, observed, learn, test = _rain_places(lonlat, seed)
    learn = learn[:PROBE_PLACES]
    trained = train_probe(
        encoder, lonlat[learn], np.cbrt(observed[learn]), kind="regression", keep_places=False, seed=seed
    )
    return RainProbe(
        len(learn),
        LineFit.of(
            _millimetres(cast(PredictedValues, trained.probe.predict(encoder.encode(lonlat[test]))).values),
            observed[test],
        ),
        LineFit.of(_millimetres(cast(ValuesOutOfFold, trained.out_of_fold).values), observed[learn]),
        trained.suggestion.km,
        trained.probe,
    )


def _rain_places(lonlat: np.ndarray | None, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return (lonlat, millimetres, rows to learn from, rows to test on) of experiment B."""
    lonlat = world_places(land_only=False) if lonlat is None else lonlat
    lonlat = lonlat[lonlat[:, 1] > SOUTH]
    return (lonlat, targets.precipitation(lonlat), *learn_and_test(len(lonlat), seed))


def _millimetres(root: np.ndarray) -> np.ndarray:
    return np.maximum(root, 0) ** 3


def learn_and_test(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows to learn from and those to test on, TEST_SHARE of `count`, at random."""
    order = np.random.default_rng(seed).permutation(count)
    cut = round(count * TEST_SHARE)
    return order[cut:], order[:cut]


def _told(
    encoder: LocationEncoder,
    lonlat: np.ndarray,
    labels: np.ndarray,
    learn: np.ndarray,
    test: np.ndarray,
    kind: str,
    meant: ArrayFunction = lambda labels: labels,
) -> dict[str, tuple[np.ndarray, Any]]:
    """Return {what they are told from: (labels of the test places, Covariance or None)}."""
    vectors = unit_vectors(lonlat)
    (found,) = NeighbourProbes(vectors[learn], vectors[test]).predict(labels[learn], kind, (NEIGHBOURS,))
    told: dict[str, tuple[np.ndarray, Any]] = {NEAREST: (meant(found), None)}
    for name, embeddings in ((GROUND, None), (GEOCLIP, geoclip_embeddings(lonlat)), (OURS, encoder.encode(lonlat))):
        told[name] = Kriging(lonlat, embeddings).predict(labels, learn, test, kind, meant)
    return told
