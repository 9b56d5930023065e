"""What the tests of probes share: places on land with labels that follow from where they are."""

import numpy as np
import pytest

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.probes.training import train_probe


@pytest.fixture(scope="session")
def land():
    """400 places on land, in no order."""
    places = fibonacci_lattice(1500)
    places = places[is_land(places) & (places[:, 1] > -60)]
    return places[np.random.default_rng(1).permutation(len(places))[:300]]


@pytest.fixture(scope="session")
def warmth(land):
    """A number at each of these places, which falls off with latitude, and has some noise."""
    return 40 - 0.6 * np.abs(land[:, 1]) + np.random.default_rng(2).normal(size=len(land))


ZONES = np.array(["Wüste, heiß", "mild & wet", "kalt"])


@pytest.fixture(scope="session")
def zones(warmth):
    """A class at each of these places: text with commas, umlauts and what HTML must escape."""
    return ZONES[np.digitize(warmth, [16.0, 30.0])]


@pytest.fixture(scope="session")
def numbers(small_encoder, land, warmth):
    """A TrainedProbe for numbers on the small encoder: ridge."""
    return train_probe(small_encoder, land, warmth, field="warmth", unit="°C")


@pytest.fixture(scope="session")
def classes(small_encoder, land, zones):
    """A TrainedProbe for classes on the small encoder: logistic regression."""
    return train_probe(small_encoder, land, zones, field="zone")
