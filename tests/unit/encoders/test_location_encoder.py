import os

import numpy as np
import pytest

from placeprint.encoder import EncoderFileError, LocationEncoder, load_encoder
from placeprint.encoder.encoders.location_encoder import CHUNK, ENCODERS, SHIPPED
from placeprint.encoder.files.encoder_file import write_arrays

from ...closeness import assert_close

MEGABYTE = 1024 * 1024


def mesh(lons, lats):
    lon, lat = np.meshgrid(lons, lats)
    return np.stack([lon.ravel(), lat.ravel()], axis=1)


def as_promised(found, expected):
    """Within 1e-4 of the largest value, the accuracy that is promised."""
    assert found.shape == expected.shape
    assert_close(found, expected, 1e-4)


@pytest.fixture(scope="module", params=["shipped", "small", "fine and stirred", "without harmonics"])
def any_encoder(request, network, fourier_encoder):
    if request.param == "shipped":
        return load_encoder()
    if request.param == "small":
        return LocationEncoder(network(), {})
    if request.param == "without harmonics":
        return fourier_encoder
    # As fine as SatCLIP's L = 40 with w0 = 30.
    return LocationEncoder(network(degrees=40, width=64, dim=8, frequency=30 / np.sqrt(3)), {})


def test_the_encoder_that_ships_is_the_default_and_has_a_name():
    encoder = load_encoder()
    assert load_encoder(SHIPPED) is encoder
    assert load_encoder(ENCODERS / f"{SHIPPED}.npz") is encoder
    assert encoder.encode([[114.17, 22.28]]).shape == (1, encoder.dim)
    assert encoder.fingerprint[:12] in repr(encoder)


def test_the_shipped_components_are_orthonormal_and_come_in_falling_order_of_spread(encoder):
    components = encoder.components
    np.testing.assert_allclose(components @ components.T, np.eye(len(components)), atol=1e-4)
    low, high = encoder.component_ranges.T
    assert (high > low).all()
    assert high[0] - low[0] > high[-1] - low[-1]


def test_it_says_what_it_computes_with(small_encoder, fourier_encoder):
    assert (small_encoder.degrees, small_encoder.seamless, small_encoder.dim) == (5, True, 6)
    assert (fourier_encoder.degrees, fourier_encoder.seamless, fourier_encoder.dim) == (None, False, 5)
    assert "L = 5" in repr(small_encoder)
    assert "Equal Earth" in repr(fourier_encoder)


def test_a_file_that_changed_is_loaded_anew(tmp_path, network):
    path = tmp_path / "changing.npz"
    write_arrays(path, network(seed=1), {})
    first = load_encoder(path)
    assert load_encoder(str(path)) is first
    write_arrays(path, network(seed=2), {})
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert load_encoder(path).fingerprint != first.fingerprint


def test_an_unknown_name_is_an_error_that_names_it():
    with pytest.raises(EncoderFileError, match="placeprint-99"):
        load_encoder("placeprint-99")


def test_embeddings_are_float32_one_row_a_place_and_differ(encoder, random_places):
    embeddings = encoder.encode(random_places)
    assert embeddings.shape == (2000, encoder.dim)
    assert embeddings.dtype == np.float32
    assert np.isfinite(embeddings).all()
    assert len(np.unique(embeddings, axis=0)) == 2000


def test_longitudes_wrap_exactly(encoder):
    lat = np.arange(-80, 81, 10)
    east, west = (np.stack([np.full_like(lat, lon), lat], axis=1) for lon in (190, -170))
    np.testing.assert_array_equal(encoder.encode(east), encoder.encode(west))
    np.testing.assert_array_equal(encoder.encode([[180, 12]]), encoder.encode([[-180, 12]]))


def test_places_on_both_sides_of_the_antimeridian_are_neighbours(encoder):
    west, east = encoder.encode([[180 - 1e-6, 12], [-180 + 1e-6, 12]])
    as_promised(west, east)


@pytest.mark.parametrize("pole", [90, -90])
def test_a_pole_is_one_place_bit_for_bit_whatever_its_longitude(encoder, pole):
    lons = np.array([0, -180, 180, 360, 1e-9, 77.7, -12345.6])
    expected = encoder.encode([[0, pole]])
    for lon in lons:
        np.testing.assert_array_equal(encoder.encode([[lon, pole]]), expected)
    together = np.stack([lons, np.full_like(lons, pole)], axis=1)
    np.testing.assert_array_equal(encoder.encode(together), encoder.encode(together * [0, 1]))


@pytest.mark.parametrize("bad", [(0, 90.001), (0, -91), (0, np.nan), (np.nan, 0), (np.inf, 0), (0, -np.inf)])
def test_the_first_bad_row_is_named_in_whichever_chunk_it_lies(small_encoder, bad):
    lonlat = np.zeros((3 * CHUNK, 2))
    lonlat[2 * CHUNK + 5] = lonlat[-1] = bad
    with pytest.raises(ValueError, match=f"^row {2 * CHUNK + 5} is not a place"):
        small_encoder.encode(lonlat)


@pytest.mark.parametrize("shape", [(3,), (4, 3), (1, 2, 2)])
def test_other_shapes_are_an_error(small_encoder, shape):
    with pytest.raises(ValueError, match="longitude first"):
        small_encoder.encode(np.zeros(shape))


def test_no_places_give_no_embeddings(small_encoder):
    embeddings = small_encoder.encode(np.empty((0, 2)))
    assert embeddings.shape == (0, 6)
    assert embeddings.dtype == np.float32


def test_a_single_place_gives_one_row_and_lists_and_integers_are_welcome(small_encoder):
    expected = small_encoder.encode(np.array([[114.0, 22.0]]))
    for place in ((114, 22), [[114, 22]], np.array([114, 22]), np.float32([[114, 22]])):
        np.testing.assert_array_equal(small_encoder.encode(place), expected)


def test_a_place_alone_is_embedded_as_in_a_block(any_encoder, random_places):
    block = any_encoder.encode(random_places)
    alone = np.concatenate([any_encoder.encode(place) for place in random_places[:50]])
    as_promised(alone, block[:50])


@pytest.mark.parametrize("kind", ["small_encoder", "fourier_encoder"])
def test_chunks_do_not_show(kind, request):
    encoder = request.getfixturevalue(kind)
    rng = np.random.default_rng(0)
    lonlat = np.stack([rng.uniform(-180, 180, 2 * CHUNK + 3), rng.uniform(-90, 90, 2 * CHUNK + 3)], axis=1)
    cut = CHUNK // 2
    parts = [encoder.encode(lonlat[start : start + cut]) for start in range(0, len(lonlat), cut)]
    as_promised(encoder.encode(lonlat), np.concatenate(parts))


def test_a_million_places_need_little_memory_beside_the_result(network, peak_memory):
    encoder = LocationEncoder(network(degrees=10, width=8, dim=2), {})
    lonlat = np.tile(np.random.default_rng(0).uniform(-90, 90, (100_000, 2)), (10, 1))
    result = 1_000_000 * 2 * 4
    # Their harmonics alone would take 800 MB; wrapping the coordinates takes a few copies of them, 16 MB each.
    assert peak_memory(lambda: encoder.encode(lonlat)) - result < 120 * MEGABYTE


GRIDS = {
    "ordinary": (np.linspace(-180, 179, 50), np.linspace(85, -85, 30)),
    "poles": (np.linspace(-180, 180, 7), [90, 89.999, -89.999, -90]),
    "antimeridian": (np.linspace(170, 190, 21), np.linspace(-20, 20, 9)),
    "unordered": ([10, -170, 190, 3, 3], [5, -5, 80, 5]),
    "one column": ([12.5], np.linspace(-90, 90, 41)),
    "one row": (np.linspace(-180, 180, 91), [51.5]),
    "one cell": ([12.5], [51.5]),
    "more columns than a chunk": (np.linspace(-180, 180, 2 * CHUNK + 7), [10, -10]),
    "more rows than a chunk": ([0, 90], np.linspace(-90, 90, CHUNK + 7)),
}


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_a_grid_is_embedded_as_its_mesh(any_encoder, grid):
    lons, lats = grid
    embeddings = any_encoder.encode_grid(lons, lats)
    assert embeddings.dtype == np.float32
    expected = any_encoder.encode(mesh(lons, lats)).reshape(len(lats), len(lons), any_encoder.dim)
    as_promised(embeddings, expected)


@pytest.mark.parametrize("grid", GRIDS.values(), ids=GRIDS)
def test_the_blocks_of_a_grid_are_bounded_and_make_up_the_whole(small_encoder, grid):
    lons, lats = grid
    blocks = list(small_encoder.iter_grid(lons, lats))
    for block in blocks:
        assert block.shape[1:] == (len(lons), small_encoder.dim)
        assert len(block) == 1 or block.shape[0] * block.shape[1] <= CHUNK
    np.testing.assert_array_equal(np.concatenate(blocks), small_encoder.encode_grid(lons, lats))


@pytest.mark.parametrize(
    ("lons", "lats"), [([], []), ([0, 1, 2], []), ([], [0, 1])], ids=["nothing", "no rows", "no columns"]
)
def test_an_empty_grid_has_the_shape_of_its_sides(small_encoder, lons, lats):
    assert small_encoder.encode_grid(lons, lats).shape == (len(lats), len(lons), 6)


@pytest.mark.parametrize(
    ("lons", "lats"), [([0, np.nan], [0]), ([np.inf], [0]), ([0], [0, 91]), ([0], [0, np.nan]), ([0], [-90.01])]
)
def test_a_grid_off_the_globe_is_an_error(small_encoder, lons, lats):
    with pytest.raises(ValueError, match=r"not finite|not a place"):
        small_encoder.encode_grid(lons, lats)


def test_the_bad_latitude_of_a_grid_is_named(small_encoder):
    with pytest.raises(ValueError, match=r"row 2 .* 91"):
        small_encoder.encode_grid([0], [0, 1, 91, 95])


def test_a_grid_of_a_million_cells_can_be_walked_in_bounded_memory(network, peak_memory):
    encoder = LocationEncoder(network(degrees=10, width=8, dim=8), {})

    def walk():
        for _ in encoder.iter_grid(np.linspace(-180, 180, 1000), np.linspace(-90, 90, 1000)):
            pass

    # The whole of it takes 32 MB.
    assert peak_memory(walk) < 8 * MEGABYTE


def test_a_narrow_grid_needs_hardly_more_memory_than_a_wide_one_of_as_many_cells(network, peak_memory):
    encoder = LocationEncoder(network(degrees=20, width=128, dim=8), {})
    long, short = np.linspace(-80, 80, CHUNK), [10.0]
    wide = peak_memory(lambda: encoder.encode_grid(long, short))
    narrow = peak_memory(lambda: encoder.encode_grid(short, long))
    assert narrow < 3 * wide


def test_principal_components_are_distances_from_the_center_along_the_components(encoder, random_places):
    embeddings = encoder.encode(random_places)
    expected = (embeddings.astype(np.float64) - encoder.center) @ encoder.components[:5].T.astype(np.float64)
    found = encoder.principal_components(embeddings, 5)
    assert found.shape == (2000, 5)
    assert found.dtype == np.float32
    as_promised(found, expected)


def test_principal_components_that_do_not_exist_are_an_error(small_encoder):
    embeddings = small_encoder.encode([[0, 0]])
    assert small_encoder.principal_components(embeddings, 6).shape == (1, 6)
    for count in (0, 7, -1):
        with pytest.raises(ValueError, match="6 principal components"):
            small_encoder.principal_components(embeddings, count)


def test_an_encoder_without_center_and_components_measures_from_zero_along_its_axes(network):
    encoder = LocationEncoder(network(), {})
    embeddings = encoder.encode([[0, 0], [10, 10]])
    np.testing.assert_array_equal(encoder.principal_components(embeddings, 6), embeddings)


def test_an_encoder_may_know_a_region_alone(network, small_encoder):
    assert small_encoder.bounds is None
    assert LocationEncoder(network(), {"bounds": [170, -20, 190, -10]}).bounds == (170.0, -20.0, 190.0, -10.0)


@pytest.mark.parametrize("bounds", [[5, 44, 4, 47], "everywhere", [1, 2, 3], [5, 44, 12, 91]])
def test_bounds_that_are_no_part_of_the_earth_are_refused(network, bounds):
    with pytest.raises(ValueError, match="no part of the Earth"):
        LocationEncoder(network(), {"bounds": bounds})


@pytest.mark.parametrize("count", [1, 2, 3, 10, 70])
def test_few_places_have_the_embeddings_that_they_have_among_many(encoder, random_places, count):
    many = encoder.encode(random_places[:150])
    few = encoder.encode(random_places[:count])
    assert np.abs(few - many[:count]).max() <= 1e-5 * np.abs(many).max()
