import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from placeprint.encoder import LocationEncoder
from placeprint.encoder.bulk.projected_places import place_finder
from placeprint.encoder.earth.crs_geometry import DrawnCrs, PlaceFinder, same_place
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import WORLD, canonical, great_circle_distance, on_the_globe
from placeprint.encoder.rasters.grid import DEFAULT_LENGTH, PixelLocator, Places, RasterGrid
from placeprint.encoder.rasters.pixels import Pixels, bounds_of, embeddings_at
from placeprint.encoder.rasters.raster_content import NODATA
from placeprint.encoder.rasters.similarity_cache import DirectionLattice, SimilarityCache, picture_lattice
from placeprint.encoder.rasters.similarity_content import SimilarityContent
from placeprint.encoder.rasters.smooth_field import (
    STEPS,
    TOLERANCE,
    Lattice,
    SmoothField,
    interpolation_error,
    lattice_step,
    widest_step,
)
from placeprint.encoder.similarity.reference_set import COMBINATIONS, ReferenceSet

from ...closeness import assert_close
from ..described_content import DescribedContent
from .places import LATITUDES, LONGITUDES, PLACES, fewer, lists_of_places

SIDES = st.floats(1e-3, 1e6)
ANYWHERE = st.floats(-1e6, 1e6)
GRIDS = st.builds(
    lambda west, north, pixel, width, height: RasterGrid("EPSG:4326", west, north, pixel, width, height),
    st.floats(-200, 200),
    st.floats(-80, 100),
    st.floats(0.01, 20),
    st.integers(1, 12),
    st.integers(1, 12),
)
FINDER = place_finder("EPSG:4326")


def sheared(xy, tolerance):
    """Where rows are no parallels."""
    return FINDER(xy @ np.array([[1.0, 0.1], [0.2, 1.0]]), tolerance)


@given(ANYWHERE, ANYWHERE, SIDES, SIDES, st.none() | st.floats(1e-2, 1e5))
def test_a_grid_covers_its_corners_and_no_pixel_more(west, south, width, height, pixel):
    corners = (west, south, west + width, south + height)
    grid = RasterGrid.over("any", corners, pixel)
    assert (grid.crs, grid.west, grid.north) == ("any", corners[0], corners[3])
    for count, side in ((grid.width, corners[2] - corners[0]), (grid.height, corners[3] - corners[1])):
        assert count >= 1
        assert count * grid.pixel >= side - 2e-6 * grid.pixel
        assert count == 1 or (count - 1) * grid.pixel < side
    if pixel is None:
        assert max(grid.width, grid.height) == DEFAULT_LENGTH


@given(st.floats(max_value=0) | st.sampled_from([np.nan, np.inf, -np.inf]))
def test_a_pixel_without_a_side_is_refused(pixel):
    with pytest.raises(ValueError, match="pixel size"):
        RasterGrid.over("any", (0, 0, 1, 1), pixel)


@given(GRIDS, st.data())
def test_centres_lie_half_a_pixel_inside_and_a_pixel_apart(grid, data):
    columns = np.array(data.draw(st.lists(st.integers(0, grid.width - 1))), dtype=int)
    rows = np.array(data.draw(st.lists(st.integers(0, grid.height - 1))), dtype=int)
    centres = grid.centres(columns, rows)
    assert centres.shape == (len(rows), len(columns), 2)
    np.testing.assert_allclose(centres[..., 0] - grid.west, np.tile((columns + 0.5) * grid.pixel, (len(rows), 1)))
    np.testing.assert_allclose(grid.north - centres[..., 1], np.tile((rows + 0.5) * grid.pixel, (len(columns), 1)).T)


@given(GRIDS, st.sampled_from([FINDER, sheared]), st.integers(1, 20), st.data())
def test_a_window_shows_its_part_of_the_whole(grid, finder, count, data):
    locator = PixelLocator(grid, finder)
    whole = locator.window(0, 0, grid.width, grid.height)
    lonlat, good = finder(grid.centres(np.arange(grid.width), np.arange(grid.height)).reshape(-1, 2), grid.pixel / 2)
    np.testing.assert_array_equal(whole.good, good)
    np.testing.assert_allclose(whole.lonlat[good], lonlat[good], atol=1e-9)
    left, top = data.draw(st.integers(0, grid.width - 1)), data.draw(st.integers(0, grid.height - 1))
    width = data.draw(st.integers(1, grid.width - left))
    height = data.draw(st.integers(1, grid.height - top))
    window = locator.window(left, top, width, height)
    rows = np.arange(grid.width * grid.height).reshape(grid.height, grid.width)
    rows = rows[top : top + height, left : left + width].ravel()
    np.testing.assert_array_equal(window.good, good[rows])
    np.testing.assert_allclose(window.lonlat, whole.lonlat[rows], atol=1e-9)
    if window.lons is not None:
        np.testing.assert_array_equal(np.stack(np.meshgrid(window.lons, window.lats), -1).reshape(-1, 2), window.lonlat)
    # A sample is of its pixels, from corner to corner.
    sample = locator.sample(count)
    assert len(sample.lonlat) == min(count, grid.width) * min(count, grid.height)
    known = {tuple(place) for place in lonlat.round(9)}
    assert {tuple(place) for place in sample.lonlat.round(9)} <= known
    np.testing.assert_allclose(sample.lonlat[0], lonlat[0], atol=1e-9)


@given(lists_of_places(), st.integers(-3, 3))
def test_the_bounds_of_places_hold_them_all_and_are_the_narrowest(lonlat, turns):
    lonlat = np.add(lonlat, [360.0 * turns, 0])
    west, south, east, north = bounds_of(lonlat)
    assert -180 <= west < 180
    assert west <= east < west + 360
    assert (south, north) == (lonlat[:, 1].min(), lonlat[:, 1].max())
    offset = np.remainder(lonlat[:, 0] - west + 1e-9, 360.0)
    assert offset.max() <= east - west + 1e-6
    # Any other range begins at one of the places, and reaches to the farthest of them.
    lons = np.remainder(lonlat[:, 0], 360.0)
    widths = [np.remainder(lons - lon + 1e-9, 360.0).max() for lon in lons]
    assert east - west <= min(widths) + 1e-6


@given(lists_of_places(), st.data())
def test_embeddings_of_some_places_are_those_of_these_places(small_encoder, lonlat, data):
    lonlat = canonical(lonlat)
    wanted = np.array(data.draw(st.lists(st.booleans(), min_size=len(lonlat), max_size=len(lonlat))))
    places = Places(lonlat, np.ones(len(lonlat), bool))
    assert_close(embeddings_at(small_encoder, places, wanted), small_encoder.encode(lonlat[wanted]), 1e-5)


@given(GRIDS, st.booleans(), st.integers(1, 5), st.integers(1, 5))
def test_pixels_say_what_the_encoder_says_of_their_places_however_they_are_cut(
    small_encoder, grid, land_only, across, down
):
    references = ReferenceSet(small_encoder, [(114.17, 22.28)])
    locator = PixelLocator(grid, FINDER)
    pixels = Pixels(locator, small_encoder, SimilarityContent(references), land_only, interpolate=False)
    assert not pixels.prepare()
    whole = pixels.values(0, 0, grid.width, grid.height)
    assert (whole.shape, whole.dtype) == ((grid.height, grid.width, 1), np.float32)
    places = locator.window(0, 0, grid.width, grid.height)
    shown = places.good.copy()
    if land_only:
        shown[shown] = is_land(places.lonlat[shown])
    told = np.full(len(shown), NODATA["float32"])
    told[shown] = references.similarity(places.lonlat[shown])
    np.testing.assert_allclose(whole.ravel(), told, atol=1e-4)
    for top in range(0, grid.height, down):
        for left in range(0, grid.width, across):
            width, height = min(across, grid.width - left), min(down, grid.height - top)
            part = pixels.values(left, top, width, height)
            np.testing.assert_allclose(part, whole[top : top + height, left : left + width], atol=1e-4)


@fewer
@given(LONGITUDES, st.floats(-85, 75), st.sampled_from([0.02, 0.05]), st.booleans())
def test_fine_pixels_are_interpolated_within_a_shade(small_encoder, west, south, pixel, sea_too):
    grid = RasterGrid.over("EPSG:4326", (west, south, west + 6, south + 6), pixel)
    content = SimilarityContent(ReferenceSet(small_encoder, [(10.0, 50.0), (100.0, 0.0)], [(0.0, -80.0)], "any"))
    shares = []
    interpolated, exact = (
        Pixels(PixelLocator(grid, FINDER), small_encoder, content, not sea_too, interpolate)
        for interpolate in (True, False)
    )
    if interpolated.prepare(shares.append):
        assert shares == sorted(shares)
        assert shares[-1] == 1
    one, other = (each.values(0, 0, grid.width, grid.height) for each in (interpolated, exact))
    assert np.abs(one - other).max() < 2 / 256


@given(lists_of_places(most=4), lists_of_places(most=4) | st.none(), st.sampled_from(COMBINATIONS), lists_of_places())
def test_the_bands_of_a_similarity_are_the_similarity(small_encoder, positives, negatives, combine, lonlat):
    references = ReferenceSet(small_encoder, positives, negatives, combine)
    content, embeddings = SimilarityContent(references), small_encoder.encode(lonlat)
    told = references.similarity(lonlat)[:, np.newaxis]
    assert (content.names, content.dtype, content.categories) == (("similarity",), "float32", ())
    np.testing.assert_allclose(content.values(embeddings, None), told, atol=1e-5)
    fields = content.fields(embeddings)
    assert fields.shape == (len(lonlat), content.field_count)
    np.testing.assert_allclose(content.values_of_fields(fields), told, atol=1e-5)
    # Directions are all that a similarity needs of an embedding.
    z = small_encoder.directions(embeddings)
    np.testing.assert_allclose(references.similarity_of_directions(z), told[:, 0], atol=1e-5)
    np.testing.assert_allclose(references.products_of_directions(z), fields, atol=1e-5)


@given(st.lists(st.tuples(st.floats(), st.floats()), max_size=20))
def test_what_is_on_the_globe_is_what_can_be_encoded(places):
    lonlat = np.array(places, dtype=float).reshape(-1, 2)
    good = on_the_globe(lonlat)
    assert (good.shape, good.dtype) == ((len(lonlat),), bool)
    assert len(canonical(lonlat[good])) == good.sum()
    for place in lonlat[~good]:
        with pytest.raises(ValueError, match="row 0 is not a place"):
            canonical([place])


@given(lists_of_places(), lists_of_places(), st.integers(-3, 3))
def test_the_same_place_lies_at_the_same_spot(a, b, turns):
    assert same_place(a, np.add(a, [360.0 * turns, 0])).all()
    count = min(len(a), len(b))
    a, b = a[:count], b[:count]
    np.testing.assert_array_equal(same_place(a, b), same_place(b, a))
    distance = great_circle_distance(a, b)
    assert (distance[same_place(a, b)] < 200).all()
    assert same_place(a, b)[distance < 10].all()
    missing = np.full_like(a, np.nan)
    assert not same_place(a, missing).any()


def same(xy):
    return np.array(xy, dtype=float)


def nowhere(xy):
    return np.full_like(xy, np.nan)


DEGREES = PlaceFinder(same, same, True)


def plane(width, height):
    """Return a PlaceFinder of a CRS that shows as much of degrees, ten times as large."""

    def back(lonlat):
        xy = 10 * np.asarray(lonlat, dtype=float)
        xy[(np.abs(lonlat) > (width, height)).any(axis=1)] = np.nan
        return xy

    return PlaceFinder(lambda xy: np.asarray(xy) / 10, back, False)


@given(
    st.floats(-179, 170), st.floats(1, 300), st.floats(-89, 80), st.floats(1, 150), st.floats(5, 180), st.floats(5, 90)
)
def test_what_is_cut_can_be_shown_and_is_cut_no_further(west, width, south, height, wide, high):
    corners = (west, south, min(west + width, 180.0), min(south + height, 90.0))
    fitted = DrawnCrs(plane(wide, high)).fit(corners, DEGREES)
    box = (-wide, -high, wide, high)
    # No CRS ends exactly where an extent does, with nothing beyond to take the measure of.
    assume(np.abs(np.subtract.outer(corners, box)).min() > 1e-3)
    common = [*np.maximum(corners[:2], box[:2]), *np.minimum(corners[2:], box[2:])]
    sides = np.subtract(common[2:], common[:2])
    step = max(corners[2] - corners[0], corners[3] - corners[1]) / 180
    if (sides < 0).any():
        assert fitted is None
    elif (sides > 2 * step).all():
        np.testing.assert_allclose(fitted.corners, np.multiply(common, 10), atol=1e-4)
        if np.abs(np.subtract(common, corners)).max() > step:
            assert fitted.cut
        elif common == list(corners):
            assert not fitted.cut


@given(st.floats(-180, 180), st.floats(0.1, 400), st.floats(-100, 90), st.floats(0.1, 200))
def test_an_extent_of_degrees_may_cross_the_antimeridian_but_is_not_wider_than_the_world(west, width, south, height):
    found = DrawnCrs(DEGREES, WORLD).fit((west, south, west + width, south + height))
    assume(found is not None)
    assert not found.cut
    found = found.corners
    assert found[:3:2] == ((west, west + width) if west + width - west <= 360 else (-180.0, 180.0))
    assert -90 <= found[1] < found[3] <= 90


@given(
    st.floats(-170, 150), st.floats(-80, 70), st.floats(0.1, 20), st.floats(0.1, 9), ANYWHERE, ANYWHERE, st.booleans()
)
def test_a_rectangle_is_where_its_points_are(west, south, width, height, east, north, turned):
    def back(xy):
        # A quarter turn, then elsewhere.
        return (np.asarray(xy)[:, ::-1] * [1, -1] if turned else np.asarray(xy)) + [east, north]

    def to_lonlat(xy):
        moved = np.asarray(xy) - [east, north]
        return moved[:, ::-1] * [-1, 1] if turned else moved

    corners = (west, south, west + width, south + height)
    fitted = DrawnCrs(PlaceFinder(to_lonlat, back, False)).fit(corners, DEGREES)
    ends = back(np.array([corners[:2], corners[2:]]))
    np.testing.assert_allclose(fitted.corners, [*ends.min(axis=0), *ends.max(axis=0)], rtol=1e-9, atol=1e-6)
    assert not fitted.cut
    assert DrawnCrs(PlaceFinder(nowhere, nowhere, False)).fit(corners, DEGREES) is None


@given(LONGITUDES, st.floats(0.5, 100), st.floats(-89, 80), st.floats(0.1, 9))
def test_a_small_rectangle_across_the_antimeridian_stays_small(west, width, south, height):
    def wrapped(xy):
        return np.stack([np.remainder(xy[:, 0] + 180, 360) - 180, xy[:, 1]], axis=1)

    asked = PlaceFinder(wrapped, same, True)
    found = DrawnCrs(DEGREES).fit((west, south, west + width, south + height), asked).corners
    assert found[2] - found[0] == pytest.approx(width, abs=1e-6)
    assert np.remainder(found[0] - west + 180, 360) == pytest.approx(180, abs=1e-6)


@given(PLACES, st.floats(0.5, 60), st.floats(0.5, 30), ANYWHERE, st.floats(1, 1e5))
def test_a_crs_is_usable_where_its_area_of_use_comes_to_lie(corner, width, height, east, scale):
    west, south = corner
    assume(west < 180 and south + height <= 90)
    # The west of an area across the antimeridian is greater than its east.
    area = (west, south, west + width if west + width <= 180 else west + width - 360, south + height)

    def to_crs(lonlat):
        return lonlat * scale + [east, 0]

    def back(xy):
        return (xy - [east, 0]) / scale

    found = DrawnCrs(PlaceFinder(back, to_crs, False), area).bounds()
    told = to_crs(np.array([[west, south], [west + width, south + height]])).ravel()
    np.testing.assert_allclose(found, told, rtol=1e-6, atol=1e-3)
    assert DrawnCrs(PlaceFinder(nowhere, to_crs, False), area).bounds() is None


@given(lists_of_places(), st.floats(1e-6, 1), st.data())
def test_a_place_that_does_not_come_back_is_none(lonlat, tolerance, data):
    gone = np.array(data.draw(st.lists(st.booleans(), min_size=len(lonlat), max_size=len(lonlat))))

    def back(found):
        return np.where(gone[:, np.newaxis], np.add(found, [0, 2 * tolerance]), found)

    found, good = PlaceFinder(lambda xy: xy, back, True)(lonlat, tolerance)
    np.testing.assert_array_equal(found, lonlat)
    np.testing.assert_array_equal(good, ~gone)


FREQUENCIES = st.sampled_from([0.5, 1.0, 2.0, 4.0])


@pytest.fixture(scope="module")
def encoder_of(network):
    """Return a function that makes a small encoder of a frequency."""

    def make(frequency, seed=0, **metadata):
        return LocationEncoder(network(degrees=4, width=12, dim=4, seed=seed, frequency=frequency), metadata)

    return make


@fewer
@given(FREQUENCIES, st.integers(0, 99))
def test_the_widest_step_is_within_the_tolerance_and_the_next_is_not(encoder_of, frequency, seed):
    encoder = encoder_of(frequency, seed)
    step = widest_step(encoder)
    # The finest is no worse than the widest, but for what single precision cannot tell.
    assert interpolation_error(encoder, STEPS[-1]) < interpolation_error(encoder, STEPS[0]) + 1e-6
    if step is not None:
        assert interpolation_error(encoder, step) <= TOLERANCE
        wider = [each for each in STEPS if each > step]
        assert all(interpolation_error(encoder, each) > TOLERANCE for each in wider[-1:])
    assert lattice_step(encoder) == step
    # What the file tells is believed, if it can be.
    for known in (*STEPS, None, 7, "wide"):
        told = lattice_step(encoder_of(frequency, seed, lattice_step=known))
        assert told == (known if known in STEPS or known is None else step)


@fewer
@given(st.sampled_from([10.0, 5.0]), lists_of_places(most=3), lists_of_places(most=20), FREQUENCIES)
def test_a_lattice_holds_unit_vectors_and_gives_the_products_of_any_reference(
    encoder_of, step, positives, lonlat, frequency
):
    encoder = encoder_of(frequency / 8)
    lattice = Lattice.around(*WORLD, step)
    globe = DirectionLattice(encoder, lattice)
    assert globe.nbytes == globe.coordinates.nbytes == 4 * encoder.dim * len(globe.coordinates)
    np.testing.assert_allclose(np.linalg.norm(globe.coordinates, axis=1), 1, atol=1e-5)
    references = ReferenceSet(encoder, positives, combine="any")
    field = globe.products(references)
    same = SmoothField.of(encoder, references.products, lattice)
    assert field.nbytes == same.nbytes > 0
    np.testing.assert_allclose(field.at(lonlat), same.at(lonlat), atol=1e-5)
    cache = SimilarityCache()
    assert not cache.has(encoder, lattice)
    assert cache.directions(encoder, lattice) is cache.directions(encoder, lattice)
    assert cache.field(references, lattice) is cache.field(references, lattice)
    assert cache.has(encoder, lattice)
    cache.clear()
    assert not cache.has(encoder, lattice)


@given(LONGITUDES, st.floats(-89, 88), st.floats(0.1, 360), st.floats(0.1, 170), st.sampled_from(STEPS))
def test_the_lattice_of_a_picture_covers_it_in_the_step_of_the_encoder(network, west, south, width, height, step):
    assume(west < 180)
    bounds = (west, south, west + width, min(south + height, 90.0))
    encoder = LocationEncoder(network(dim=4), {"lattice_step": step})
    lattice = picture_lattice(encoder, bounds)
    assert lattice.step == step
    field = (
        SmoothField(lattice, np.zeros((len(lattice.nodes()[1]), lattice.columns, 1))) if lattice.size < 2e4 else None
    )
    if field is not None:
        corners = np.array([[x, y] for x in bounds[::2] for y in bounds[1::2]])
        assert field.covers(corners).all()


@given(lists_of_places(most=5), LATITUDES)
def test_bands_without_fields_are_never_interpolated(small_encoder, places, lat):
    content = DescribedContent(["first", "second"], "float32", of=lambda embeddings: embeddings[:, :2])
    grid = RasterGrid.over("EPSG:4326", (0, min(lat, 89.0), 1, min(lat, 89.0) + 1), 0.01)
    locator = PixelLocator(grid, FINDER)
    pixels = Pixels(locator, small_encoder, content)
    assert not pixels.prepare()
    window = locator.window(3, 4, 2, 2)
    np.testing.assert_allclose(
        pixels.values(3, 4, 2, 2).reshape(-1, 2), small_encoder.encode(window.lonlat)[:, :2], atol=1e-3
    )
