import numpy as np
import pytest

from placeprint.encoder.colours import colours_of
from placeprint.encoder.land import is_land
from placeprint.encoder.sphere import fibonacci_lattice


def embeddings_at(encoder, components):
    """Embeddings that lie at (n, 3) coordinates along the first three components."""
    return (encoder.center + np.asarray(components) @ encoder.components[:3]).astype(np.float32)


def test_the_ends_of_a_component_s_range_are_1_and_255_and_its_middle_is_128(encoder):
    low, high = encoder.component_ranges[:3].T
    colours = colours_of(encoder, embeddings_at(encoder, [low, (low + high) / 2, high]))
    assert colours.tolist() == [[1] * 3, [128] * 3, [255] * 3]


def test_what_lies_beyond_the_range_is_clipped_and_0_stays_free(encoder):
    low, high = encoder.component_ranges[:3].T
    colours = colours_of(encoder, embeddings_at(encoder, [low - 100 * (high - low), high + 100 * (high - low)]))
    assert colours.tolist() == [[1] * 3, [255] * 3]


@pytest.mark.parametrize("channel", [0, 1, 2])
def test_each_component_has_a_channel_of_its_own(encoder, channel):
    low, high = encoder.component_ranges[:3].T
    components = (low + high) / 2
    components[channel] = high[channel]
    expected = [128, 128, 128]
    expected[channel] = 255
    assert colours_of(encoder, embeddings_at(encoder, [components])).tolist() == [expected]


def test_two_percent_of_the_land_lie_at_either_end(encoder):
    lattice = fibonacci_lattice(20_000)
    colours = colours_of(encoder, encoder.encode(lattice[is_land(lattice)]))
    assert colours.dtype == np.uint8
    assert colours.min() == 1
    np.testing.assert_allclose((colours == 1).mean(axis=0), 0.02, atol=0.01)
    np.testing.assert_allclose((colours == 255).mean(axis=0), 0.02, atol=0.01)


def test_a_place_has_the_same_colour_alone_and_among_others(encoder, random_places):
    colours = colours_of(encoder, encoder.encode(random_places)).astype(int)
    for row in range(0, 2000, 200):
        # Rounding may fall the other way.
        assert np.abs(colours_of(encoder, encoder.encode(random_places[row])) - colours[row]).max() <= 1


def test_no_places_have_no_colours(encoder):
    assert colours_of(encoder, np.empty((0, encoder.dim), np.float32)).shape == (0, 3)
