import numpy as np
import pytest

from placeprint.encoder.earth.sphere import EARTH_RADIUS, great_circle_distance, unit_vectors
from placeprint.encoder.training.crops import GroundImage, local_grid, sample

from ...closeness import assert_close

PLACES = {
    "equator": (12.5, 0.0),
    "Hong Kong": (114.17, 22.28),
    "80 N": (-40.0, 80.0),
    "antimeridian": (179.999, -17.0),
    "north pole": (0.0, 90.0),
    "south pole": (0.0, -90.0),
}


def plate_carree(value, height=360, width=720):
    """An image of one channel, value(lon, lat) at the centres of its pixels."""
    lon = (np.arange(width) + 0.5) / width * 360 - 180
    lat = 90 - (np.arange(height) + 0.5) / height * 180
    return np.rint(value(*np.meshgrid(lon, lat))).astype(np.uint8)[..., np.newaxis]


def brightness(place):
    """A smooth image, 0 to 255, bright around `place`: what is seen there does not depend on a projection."""
    (towards,) = unit_vectors(place)

    def value(lon, lat):
        places = np.stack([lon.ravel(), lat.ravel()], axis=1)
        return 127.5 + 127.5 * (unit_vectors(places) @ towards).reshape(lon.shape)

    return value


@pytest.fixture(params=PLACES.values(), ids=PLACES)
def place(request):
    return request.param


@pytest.mark.parametrize("width", [10_000.0, 250_000.0, 1_000_000.0])
@pytest.mark.parametrize("size", [4, 7])
def test_pixels_lie_at_their_true_distance_from_the_centre(place, width, size):
    grid = local_grid([place], width, size)[0]
    offset = ((np.arange(size) + 0.5) / size - 0.5) * width
    expected = np.hypot(*np.meshgrid(offset, offset))
    found = great_circle_distance(grid.reshape(-1, 2), place).reshape(size, size)
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-3)


def test_the_middle_pixel_is_the_place_itself(place):
    assert great_circle_distance(local_grid([place], 1e6, 5)[0, 2, 2], place)[0] < 1e-3


def test_opposite_pixels_lie_opposite_the_place(place):
    vectors = unit_vectors(local_grid([place], 1e6, 6)[0].reshape(-1, 2))
    middle = vectors + vectors[::-1]
    middle /= np.linalg.norm(middle, axis=1)[:, np.newaxis]
    np.testing.assert_allclose(middle, np.repeat(unit_vectors(place), 36, axis=0), atol=1e-12)


@pytest.mark.parametrize("name", ["equator", "Hong Kong", "80 N", "antimeridian"])
def test_north_is_up_and_east_is_right(name):
    lon, lat = PLACES[name]
    grid = local_grid([(lon, lat)], 100_000.0, 5)[0]
    np.testing.assert_allclose((grid[:, 2, 0] - lon + 180) % 360 - 180, 0, atol=1e-9)
    assert_close(grid[:, 2, 1], lat + np.degrees(20_000 * np.array([2, 1, 0, -1, -2]) / EARTH_RADIUS), 1e-9)
    eastward = (grid[2, :, 0] - lon + 180) % 360 - 180
    assert (np.diff(eastward) > 0).all()
    assert eastward[2] == pytest.approx(0, abs=1e-9)


def test_crops_do_not_shrink_at_80_north():
    for lat in (0.0, 80.0):
        left, right = local_grid([(10.0, lat)], 250_000.0, 100)[0, 50, [0, -1]]
        assert great_circle_distance(left, right)[0] == pytest.approx(0.99 * 250_000, rel=1e-3)


def test_at_the_pole_every_meridian_is_seen():
    lon = local_grid([(0.0, 90.0)], 250_000.0, 20)[0, ..., 0]
    counts, _ = np.histogram(lon, bins=4, range=(-180, 180))
    assert counts.tolist() == [100] * 4


def test_many_places_get_a_grid_each(random_places):
    grids = local_grid(random_places[:10], 1e5, 3)
    assert grids.shape == (10, 3, 3, 2)
    for place, grid in zip(random_places[:10], grids):
        np.testing.assert_allclose(grid, local_grid([place], 1e5, 3)[0], atol=1e-9)


def test_sampling_at_the_centres_of_pixels_gives_the_pixels():
    image = np.random.default_rng(0).integers(0, 256, (6, 12, 3)).astype(np.uint8)
    lon, lat = np.meshgrid(np.arange(12) * 30 - 165.0, 75.0 - np.arange(6) * 30)
    values = sample(image, np.stack([lon, lat], axis=-1))
    assert values.dtype == np.float32
    np.testing.assert_allclose(values, image, atol=1e-3)


def test_sampling_between_pixels_is_bilinear():
    image = np.zeros((2, 4, 1), np.uint8)
    image[0, 1] = 200
    # From the centre of the pixel, (-45, 45), a quarter of the way east and a quarter of the way south.
    assert sample(image, np.array([-45 + 22.5, 45 - 22.5]))[0] == pytest.approx(200 * 0.75 * 0.75)


def test_sampling_wraps_across_the_antimeridian():
    image = np.zeros((2, 4, 1), np.uint8)
    image[:, 0], image[:, 3] = 100, 200
    lon = np.array([-180.0, 180.0, 179.9999, -179.9999, 157.5, -157.5])
    values = sample(image, np.stack([lon, np.zeros(6)], axis=1))[:, 0]
    np.testing.assert_allclose(values, [150, 150, 150, 150, 175, 125], atol=1e-2)


def test_sampling_at_the_poles_gives_the_outermost_rows():
    image = np.zeros((4, 8, 1), np.uint8)
    image[0], image[-1] = 10, 20
    assert sample(image, np.array([[33.0, 90.0], [33.0, -90.0]]))[:, 0].tolist() == [10, 20]


def test_a_crop_shows_the_ground_around_its_place(place):
    world = GroundImage(plate_carree(brightness(place)))
    crop = world.crops([place], 2_000_000.0, 8)
    assert crop.shape == (1, 8, 8, 1)
    assert crop.dtype == np.float32
    offset = ((np.arange(8) + 0.5) / 8 - 0.5) * 2_000_000
    expected = 127.5 + 127.5 * np.cos(np.hypot(*np.meshgrid(offset, offset)) / EARTH_RADIUS)
    np.testing.assert_allclose(crop[0, ..., 0], expected, atol=1.0)


@pytest.mark.parametrize("name", ["equator", "Hong Kong", "80 N", "antimeridian"])
def test_a_crop_shows_latitude_rising_upwards(name):
    world = GroundImage(plate_carree(lambda lon, lat: (lat + 90) / 180 * 255))
    place = PLACES[name]
    crop = world.crops([place], 1_000_000.0, 8)[0, ..., 0]
    expected = (local_grid([place], 1_000_000.0, 8)[0, ..., 1] + 90) / 180 * 255
    np.testing.assert_allclose(crop, expected, atol=1.0)
    assert (np.diff(crop.mean(axis=1)) < 0).all()


def test_a_crop_across_the_antimeridian_shows_both_sides():
    world = GroundImage(plate_carree(lambda lon, lat: np.where(lon > 0, 200.0, 50.0)))
    crop = world.crops([(180.0, 0.0)], 1_000_000.0, 8)[0, ..., 0]
    np.testing.assert_allclose(crop[:, :3], 200, atol=1e-3)
    np.testing.assert_allclose(crop[:, 5:], 50, atol=1e-3)


def test_channels_are_kept_apart():
    image = np.concatenate([np.full((360, 720, 1), value, np.uint8) for value in (10, 20, 30)], axis=-1)
    assert_close(GroundImage(image).crops([(5, 5)], 1e5, 4)[0], np.broadcast_to([10, 20, 30], (4, 4, 3)), 1e-6)


def test_fine_crops_keep_detail_and_coarse_ones_average_it():
    rng = np.random.default_rng(0)
    world = GroundImage(rng.choice(np.uint8([0, 255]), (1024, 2048, 1)))
    pixel = 2 * np.pi * EARTH_RADIUS / 2048
    fine, coarse = (world.crops([(0, 0)], 32 * metres, 32) for metres in (pixel / 4, 4 * pixel))
    assert fine.std() > 80
    assert coarse.std() < 50
    assert coarse.mean() == pytest.approx(127.5, abs=10)


@pytest.mark.parametrize("shape", [(1024, 2048), (1023, 2046), (1350, 2700)], ids=str)
def test_the_coarse_levels_of_a_mirrored_world_are_mirrored_too(shape):
    def waves(lon, lat):
        return 127.5 + 60 * np.cos(np.radians(18 * lon)) + 60 * np.cos(np.radians(18 * lat))

    world = GroundImage(plate_carree(waves, *shape))
    places = np.stack(np.meshgrid(np.linspace(-180, 180, 97), np.linspace(-90, 90, 97)), axis=-1)
    for level in world.levels:
        # A level that is shifted by half a degree differs from its mirror image by 18.
        values = sample(level, places)
        np.testing.assert_allclose(sample(level, places * [-1, 1]), values, atol=1.5)
        np.testing.assert_allclose(sample(level, places * [1, -1]), values, atol=1.5)


ALPS = (5.0, 44.0, 12.0, 47.5)


@pytest.fixture(scope="module")
def alps():
    """A part of the world, from the same picture as the world that it is compared with."""
    fine = plate_carree(lambda lon, lat: 127.5 + 60 * np.sin(4 * lon) + 60 * np.cos(3 * lat), 3600, 7200)
    west, south, east, north = ALPS
    part = fine[int((90 - north) * 20) : int((90 - south) * 20), int((west + 180) * 20) : int((east + 180) * 20)]
    return GroundImage(fine), part


def test_a_part_of_the_world_gives_the_crops_of_the_world(alps):
    world, part = alps
    places = [(7.0, 45.0), (9.5, 46.2)]
    found = GroundImage(part, bounds=ALPS).crops(places, 60_000.0, 24)
    np.testing.assert_allclose(found, world.crops(places, 60_000.0, 24), atol=0.51)


def test_beyond_its_end_a_crop_has_the_mean_colour_of_what_it_knows(alps):
    _, part = alps
    image = GroundImage(part, bounds=ALPS)
    crop = image.crops([(5.0, 45.0)], 60_000.0, 24)[0, ..., 0]
    np.testing.assert_allclose(crop[:, :11], crop[:, 13:].mean(), atol=3)
    assert np.ptp(crop[:, :11]) < 1e-3
    assert crop[:, 13:].std() > 5
    np.testing.assert_allclose(
        image.known_share([(5.0, 45.0), (7.0, 45.0), (20.0, 45.0)], 60_000.0), [0.5, 1, 0], atol=0.07
    )


def test_holes_lend_no_colour_to_what_is_around_them(alps):
    _, part = alps
    known = np.ones(part.shape[:2], bool)
    known[20:40, 60:90] = False
    spoilt = np.where(known[..., np.newaxis], part, 255).astype(np.uint8)
    places = [(7.7, 46.0), (8.7, 46.7)]
    whole, holed = (GroundImage(pixels, mask, ALPS) for pixels, mask in ((part, None), (spoilt, known)))
    for width in (80_000.0, 300_000.0):
        here, there = holed.crops(places, width, 24), whole.crops(places, width, 24)
        # The holes are white: had they lent it, some pixels would be brighter than any there is.
        assert here.max() <= there.max() + 1
        assert np.median(np.abs(here - there)) < 1
    assert 0 < holed.known_share([(8.0, 46.0)], 80_000.0)[0] < 1


def test_a_part_across_the_antimeridian_is_one_piece():
    pixels = np.full((64, 128, 1), 100, np.uint8)
    image = GroundImage(pixels, bounds=(170.0, -10.0, 190.0, 0.0))
    assert_close(image.known_share([(180, -5), (-179.9, -5), (175, -5), (-165, -5)], 200_000.0), [1, 1, 1, 0], 1e-6)
    np.testing.assert_allclose(image.crops([(-180, -5)], 200_000.0, 8), 100, atol=1e-3)
