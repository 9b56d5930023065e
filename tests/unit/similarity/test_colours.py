import numpy as np
import pytest

from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.similarity.colours import colours_of, distinct_colours


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


def differences(colours):
    """Distances in CIELAB between all pairs of (k, 3) bytes, after CIE 1976, in plain words of its own."""
    rgb = colours / 255.0
    linear = np.where(rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    xyz = linear @ np.array([[0.4124, 0.2126, 0.0193], [0.3576, 0.7152, 0.1192], [0.1805, 0.0722, 0.9505]])
    f = np.cbrt(xyz / [0.9505, 1.0, 1.089])
    lab = np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)
    distance = np.linalg.norm(lab[:, None] - lab, axis=2)
    return distance[np.triu_indices(len(colours), 1)]


@pytest.mark.parametrize(("count", "apart"), [(3, 30), (8, 22), (12, 18), (30, 10)])
def test_distinct_colours_are_told_apart_even_if_all_were_the_same(count, apart):
    assert differences(distinct_colours(np.full((count, 3), 90, np.uint8))).min() > apart
    mixed = np.random.default_rng(count).integers(1, 256, (count, 3)).astype(np.uint8)
    assert differences(distinct_colours(mixed)).min() > apart


def test_distinct_colours_are_like_those_they_come_from():
    green, red, blue = distinct_colours(np.array([(40, 200, 40), (200, 40, 40), (40, 40, 200)], np.uint8)).astype(int)
    assert (green.argmax(), red.argmax(), blue.argmax()) == (1, 0, 2)


def test_distinct_colours_never_mean_nothing():
    for count in (1, 2, 255):
        colours = distinct_colours(np.full((count, 3), 1, np.uint8))
        assert (colours.shape, colours.dtype) == ((count, 3), np.uint8)
        assert colours.min() >= 1
