import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder.arithmetic.banded_matrix import Banded
from placeprint.encoder.arithmetic.blas import matmul
from placeprint.encoder.earth.latitude_bands import crowded_bands
from placeprint.encoder.encoders.location_encoder import LocationEncoder
from placeprint.encoder.files.encoder_file import arrays_of, fingerprint, layers_of
from placeprint.encoder.networks.harmonics import (
    float32_waves,
    legendre_functions,
    legendre_row,
    longitude_waves,
    spherical_harmonics,
)
from placeprint.encoder.rasters.smooth_field import Lattice, SmoothField

from ...closeness import assert_close
from .places import LATITUDES, LONGITUDES, lists_of_places


@pytest.fixture(params=["small_encoder", "fourier_encoder", "encoder"])
def any_encoder(request):
    return request.getfixturevalue(request.param)


@given(lists_of_places(), st.integers(-5, 5))
def test_longitudes_wrap(any_encoder, lonlat, turns):
    # A longitude of several turns has lost some digits: a hair west of the antimeridian, where this map ends, it has
    # come to lie east of it.
    lonlat = lonlat.round(9)
    assert_close(any_encoder.encode(np.add(lonlat, [360.0 * turns, 0])), any_encoder.encode(lonlat), 1e-4)


@given(st.sampled_from([-90.0, 90.0]), LONGITUDES)
def test_a_pole_is_one_place(any_encoder, lat, lon):
    pole = any_encoder.encode([[0.0, lat]])
    np.testing.assert_array_equal(any_encoder.encode([[lon, lat]]), pole)


@given(lists_of_places(least=2), st.randoms(use_true_random=False), st.data())
def test_what_is_said_of_a_place_does_not_depend_on_its_company(any_encoder, lonlat, random, data):
    order = list(range(len(lonlat)))
    random.shuffle(order)
    some = order[: data.draw(st.integers(1, len(order)))]
    crowd = np.stack([np.linspace(-180, 180, 200), np.full(200, lonlat[0, 1])], axis=1)
    alone = any_encoder.encode(lonlat)
    assert_close(any_encoder.encode(lonlat[some]), alone[some], 1e-4)
    # So many on one parallel are encoded in another way.
    assert_close(any_encoder.encode(np.concatenate([lonlat, crowd]))[: len(lonlat)], alone, 1e-4)
    assert alone.dtype == np.float32
    assert alone.shape == (len(lonlat), any_encoder.dim)


@given(st.lists(LONGITUDES, max_size=8), st.lists(LATITUDES, max_size=8))
def test_a_grid_is_its_mesh(any_encoder, lons, lats):
    grid = any_encoder.encode_grid(lons, lats)
    assert grid.shape == (len(lats), len(lons), any_encoder.dim)
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    assert_close(grid.reshape(-1, any_encoder.dim), any_encoder.encode(mesh), 1e-4)
    blocks = list(any_encoder.iter_grid(lons, lats)) if lons and lats else []
    assert sum(map(len, blocks)) == (len(lats) if lons else 0)


@given(st.lists(LONGITUDES, min_size=1), st.lists(LATITUDES, min_size=1), st.sampled_from([np.nan, np.inf]), st.data())
def test_what_is_no_meridian_or_no_parallel_is_refused(small_encoder: LocationEncoder, lons, lats, bad, data):
    for axis, wrong in ((lons, bad), (lats, bad), (lats, 90.1)):
        good = list(axis)
        axis[data.draw(st.integers(0, len(axis) - 1))] = wrong
        with pytest.raises(ValueError, match="longitude"):
            small_encoder.encode_grid(lons, lats)
        with pytest.raises(ValueError, match="longitude"):
            list(small_encoder.iter_grid(lons, lats))
        axis[:] = good


@given(lists_of_places(), st.integers(1, 6))
def test_principal_components_are_the_first_of_all(encoder, lonlat, count):
    embeddings = encoder.encode(lonlat)
    every = encoder.principal_components(embeddings, len(encoder.components))
    np.testing.assert_allclose(encoder.principal_components(embeddings, count), every[:, :count], atol=1e-4)
    # They are a rotation: lengths stay.
    lengths = np.linalg.norm(embeddings - encoder.center, axis=1)
    if len(encoder.components) == encoder.dim:
        assert_close(np.linalg.norm(every, axis=1), lengths, 1e-3)
    for wrong in (0, len(encoder.components) + 1):
        with pytest.raises(ValueError, match="principal components"):
            encoder.principal_components(embeddings, wrong)


@given(lists_of_places(least=2, most=2), st.integers(1, 40))
def test_harmonics_add_up_to_a_function_of_the_angle_alone(lonlat, degrees):
    """The addition theorem: the products of one degree are (2 l + 1) / 4 pi times the Legendre polynomial."""
    features = spherical_harmonics(lonlat, degrees)
    from placeprint.encoder.earth.sphere import unit_vectors

    a, b = unit_vectors(lonlat)
    cosine = np.clip(a @ b, -1, 1)
    for degree in (0, degrees // 2, degrees - 1):
        part = slice(degree**2, (degree + 1) ** 2)
        series = np.zeros(degree + 1)
        series[degree] = 1
        told = np.polynomial.legendre.legval(cosine, series) * (2 * degree + 1) / (4 * np.pi)
        assert features[0, part] @ features[1, part] == pytest.approx(told, abs=1e-8)


@given(st.integers(1, 12))
def test_harmonics_are_orthonormal(degrees):
    """By a quadrature that is exact for them: Gauss in the sine of the latitude, evenly in longitude."""
    sines, weights = np.polynomial.legendre.leggauss(degrees)
    lons = np.arange(2 * degrees) * 180.0 / degrees
    mesh = np.stack(np.meshgrid(lons, np.degrees(np.arcsin(sines))), axis=-1).reshape(-1, 2)
    area = np.repeat(weights, len(lons)) * np.pi / degrees
    features = spherical_harmonics(mesh, degrees)
    np.testing.assert_allclose(features.T @ (features * area[:, None]), np.eye(degrees**2), atol=1e-12)


@given(st.lists(LATITUDES, min_size=1, max_size=5), st.integers(1, 60))
def test_legendre_functions_of_more_degrees_go_on_where_fewer_end(lats, degrees):
    fewer, more = legendre_functions(lats, degrees), legendre_functions(lats, degrees + 1)
    np.testing.assert_array_equal(more[: len(fewer)], fewer)
    assert len(more) == legendre_row(degrees, degrees) + 1
    # Southward the odd ones turn their sign.
    degree = np.concatenate([np.full(each + 1, each) for each in range(degrees)])
    order = np.concatenate([np.arange(each + 1) for each in range(degrees)])
    south = legendre_functions(-np.array(lats), degrees)
    np.testing.assert_allclose(south, fewer * ((-1.0) ** (degree + order))[:, None], atol=1e-9)


@given(st.lists(LONGITUDES, min_size=1, max_size=9), st.integers(1, 100))
def test_single_precision_waves_are_those_of_double_precision(lons, degrees):
    cosines, sines = longitude_waves(np.array(lons), degrees)
    np.testing.assert_allclose(float32_waves(np.array(lons), degrees), np.concatenate([cosines, sines[1:]]), atol=2e-6)


@given(st.integers(1, 40), st.lists(LATITUDES, max_size=4), st.integers(0, 300))
def test_bands_interpolate_what_varies_no_faster_than_the_harmonics(degrees, lats, crowd):
    lat = np.concatenate([lats, np.linspace(-30, -29, crowd)])
    bands, rest = crowded_bands(lat, degrees)
    bands = list(bands)
    rows = np.concatenate([rest, *(band.rows for band in bands)]).astype(int)
    np.testing.assert_array_equal(np.sort(rows), np.arange(len(lat)))
    for band in bands:
        for wave in (np.cos, np.sin):
            exact = wave((degrees - 1) * np.radians(lat[band.rows]))
            np.testing.assert_allclose(
                wave((degrees - 1) * np.radians(band.parallels)) @ band.weights, exact, atol=1e-5
            )


@given(st.sampled_from([np.float32, np.float64]), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.data())
def test_products_are_those_of_numpy(dtype, rows, inner, columns, data):
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    a, b = rng.normal(size=(rows, inner)).astype(dtype), rng.normal(size=(columns, inner)).astype(dtype).T
    if data.draw(st.booleans()):
        a, b = np.repeat(a, 2, axis=0)[::2], np.repeat(b, 2, axis=1)[:, ::2]
    np.testing.assert_allclose(matmul(a, b), a @ b, atol=1e-5)


@given(st.integers(1, 200), st.integers(1, 60), st.integers(0, 9), st.integers(0, 99))
def test_products_with_banded_matrices_are_those_of_the_whole(rows, columns, reach, seed):
    rng = np.random.default_rng(seed)
    matrix = np.where(rng.integers(-9, 10, (rows, columns)) > reach, rng.normal(size=(rows, columns)), 0.0)
    below, left = rng.normal(size=(columns, 3)), rng.normal(size=(5, columns))
    np.testing.assert_allclose(Banded(matrix).before(below), matrix @ below, atol=1e-10)
    np.testing.assert_allclose(Banded(matrix).behind(left), left @ matrix.T, atol=1e-10)


@given(st.lists(st.integers(1, 12), min_size=2, max_size=5), st.integers(0, 99))
def test_layers_and_arrays_are_each_others_reverse(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = [(rng.normal(size=(out, into)), rng.normal(size=out)) for into, out in zip(sizes, sizes[1:])]
    arrays = arrays_of(layers)
    for (weight, bias), (read, beside) in zip(layers, layers_of(arrays)):
        np.testing.assert_array_equal(read, weight.astype(np.float32))
        np.testing.assert_array_equal(beside, bias.astype(np.float32))
    # The fingerprint is that of the network alone, and every number counts.
    told = fingerprint(arrays)
    assert fingerprint({**arrays, "center": np.ones(3)}) == told
    name = sorted(arrays)[seed % len(arrays)]
    changed = {**arrays, name: np.nextafter(arrays[name], np.float32(9))}
    assert fingerprint(changed) != told


@given(LONGITUDES, st.floats(-85, 80), st.floats(0.5, 30), st.floats(0.5, 5), st.sampled_from([1.5, 1.0, 0.5]))
def test_a_smooth_field_is_exact_at_its_nodes_and_near_between_them(west, south, width, height, step):
    north = min(south + height, 90.0)
    assume(west < 180)
    lattice = Lattice.around(west, south, west + width, north, step)
    lons, lats, _, _ = lattice.nodes()

    def function(lonlat):
        return spherical_harmonics(lonlat, 6)[:, [3, 17, 30]]

    mesh = np.stack(np.meshgrid(lons, lats), axis=-1)
    field = SmoothField(lattice, function(mesh.reshape(-1, 2)).reshape(*mesh.shape[:2], 3))
    rng = np.random.default_rng(0)
    inside = np.stack([rng.uniform(west, west + width, 40), rng.uniform(south, north, 40)], axis=1)
    assert field.covers(inside).all()
    np.testing.assert_allclose(field.at(inside), function(inside), atol=2e-4)
    # The same by places and on a grid, on either side of the antimeridian and of a whole turn.
    grid = field.on_grid(inside[:5, 0], inside[:5, 1])
    np.testing.assert_allclose(grid[np.arange(5), np.arange(5)], field.at(inside[:5]), atol=2e-5)
    np.testing.assert_allclose(field.at(inside - [360, 0]), field.at(inside), atol=2e-5)
