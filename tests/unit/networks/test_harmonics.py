import numpy as np
import pytest
from scipy.special import sph_harm_y

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.networks.harmonics import (
    float32_waves,
    legendre_functions,
    longitude_waves,
    spherical_harmonics,
)


def scipy_harmonics(lonlat, degrees):
    """The same basis from SciPy's complex harmonics, whose Condon-Shortley phase is taken out again."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    colatitude, longitude = np.radians(90.0 - lonlat[:, 1:]), np.radians(lonlat[:, :1])
    features = np.empty((len(lonlat), degrees**2))
    for degree in range(degrees):
        zonal = degree * degree + degree
        order = np.arange(1, degree + 1)
        features[:, zonal] = sph_harm_y(degree, 0, colatitude, longitude)[:, 0].real
        waves = np.sqrt(2) * (-1.0) ** order * sph_harm_y(degree, order, colatitude, longitude)
        features[:, zonal + order] = waves.real
        features[:, zonal - order] = waves.imag
    return features


@pytest.mark.parametrize("degrees", [1, 2, 3, 10, 20, 40, 100])
def test_agrees_with_scipy_everywhere(degrees):
    places = fibonacci_lattice(100)
    np.testing.assert_allclose(
        spherical_harmonics(places, degrees), scipy_harmonics(places, degrees), rtol=0, atol=1e-10
    )


@pytest.mark.parametrize("degrees", [20, 40, 100])
@pytest.mark.parametrize(
    "places",
    [
        pytest.param([[0, 90], [0, -90]], id="pole"),
        pytest.param([[-40, 90 - 1e-6], [25, -90 + 1e-6], [130, 89.99], [-7, -89.99]], id="near the pole"),
        pytest.param([[-180, 0], [-180, 51], [180 - 1e-9, -17], [-180 + 1e-9, 66]], id="antimeridian"),
    ],
)
def test_agrees_with_scipy_where_recurrences_break(places, degrees):
    np.testing.assert_allclose(
        spherical_harmonics(places, degrees), scipy_harmonics(places, degrees), rtol=0, atol=1e-10
    )


def test_first_nine_features_are_the_textbook_polynomials_in_their_order_without_condon_shortley_phase():
    lonlat = fibonacci_lattice(50)
    lon, lat = np.radians(lonlat).T
    x, y, z = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    one, two = np.sqrt(3 / (4 * np.pi)), np.sqrt(15 / (4 * np.pi))
    expected = [
        np.full(50, np.sqrt(1 / (4 * np.pi))),
        one * y,
        one * z,
        one * x,
        two * x * y,
        two * y * z,
        np.sqrt(5 / (16 * np.pi)) * (3 * z**2 - 1),
        two * x * z,
        two / 2 * (x**2 - y**2),
    ]
    np.testing.assert_allclose(spherical_harmonics(lonlat, 3), np.stack(expected, axis=1), atol=1e-14)


@pytest.mark.parametrize("degrees", [10, 20, 40])
def test_harmonics_are_orthonormal_on_the_sphere(degrees):
    # Gauss-Legendre in the sine of the latitude, equal steps in longitude: exact for products of these polynomials.
    sines, weights = np.polynomial.legendre.leggauss(degrees)
    lons = -180 + 360 * np.arange(2 * degrees) / (2 * degrees)
    lon, lat = np.meshgrid(lons, np.degrees(np.arcsin(sines)))
    features = spherical_harmonics(np.stack([lon.ravel(), lat.ravel()], axis=1), degrees)
    area = np.repeat(weights, lons.size) * 2 * np.pi / lons.size
    np.testing.assert_allclose(features.T @ (area[:, np.newaxis] * features), np.eye(degrees**2), atol=1e-12)


def test_fewer_degrees_are_a_prefix_of_more():
    places = fibonacci_lattice(20)
    np.testing.assert_array_equal(spherical_harmonics(places, 4), spherical_harmonics(places, 9)[:, :16])


def test_is_float64_one_row_a_place_and_takes_no_places():
    assert spherical_harmonics([[10, 50], [20, 60]], 3).shape == (2, 9)
    assert spherical_harmonics([[10, 50]], 3).dtype == np.float64
    assert spherical_harmonics(np.empty((0, 2)), 3).shape == (0, 9)


@pytest.mark.parametrize("degrees", [0, -1])
def test_fewer_degrees_than_one_are_an_error(degrees):
    with pytest.raises(ValueError, match="at least one degree"):
        spherical_harmonics([[0, 0]], degrees)


def test_what_is_not_a_place_is_an_error():
    with pytest.raises(ValueError, match="row 1"):
        spherical_harmonics([[0, 0], [0, 91]], 3)


def test_the_basis_separates_into_legendre_functions_and_waves():
    lons, lats, degrees = np.array([-170.0, 3.0, 190.0]), np.array([-80.0, 12.0, 90.0]), 6
    legendre = legendre_functions(lats, degrees)
    cosines, sines = longitude_waves(lons, degrees)
    features = spherical_harmonics(np.stack([lons, lats], axis=1), degrees)
    for degree in range(degrees):
        for order in range(degree + 1):
            part = legendre[degree * (degree + 1) // 2 + order]
            zonal = degree * degree + degree
            np.testing.assert_allclose(features[:, zonal + order], part * cosines[order], atol=1e-14)
            if order:
                np.testing.assert_allclose(features[:, zonal - order], part * sines[order], atol=1e-14)


@pytest.mark.parametrize("degrees", [1, 20, 100])
def test_float32_waves_are_the_longitude_waves_to_seven_digits(degrees):
    lon = np.concatenate([fibonacci_lattice(500)[:, 0], [-180, 180, 0, 1e-9, 720.25]])
    cosines, sines = longitude_waves(lon, degrees)
    waves = float32_waves(lon, degrees)
    assert waves.dtype == np.float32
    np.testing.assert_allclose(waves, np.concatenate([cosines, sines[1:]]), rtol=0, atol=5e-7)
