import numpy as np
import pytest

from placeprint.encoder.images.resample import square

from ...closeness import assert_close


def gradient(height, width):
    rows, columns = np.mgrid[:height, :width]
    return np.stack([rows, columns, rows + columns], axis=2).astype(np.float32)


def test_each_new_pixel_is_the_mean_of_what_it_covers():
    picture = gradient(12, 12)
    blocks = picture.reshape(4, 3, 4, 3, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(square(picture, 4), blocks, atol=1e-4)


def test_pixels_that_are_cut_count_by_the_part_that_is_covered():
    row = np.array([0.0, 10.0, 40.0], np.float32)
    picture = np.broadcast_to(row[np.newaxis, :, np.newaxis], (3, 3, 3))
    # Each of two covers one and a half of the three.
    assert_close(square(picture, 2)[0, :, 0], [(0 + 10 / 2) / 1.5, (10 / 2 + 40) / 1.5], 1e-6)


def test_the_mean_of_a_picture_stays_whatever_its_size():
    picture = np.random.default_rng(0).integers(0, 256, (101, 101, 3)).astype(np.uint8)
    assert_close(square(picture, 96).mean(axis=(0, 1)), picture.mean(axis=(0, 1)), 1e-5)


def test_a_small_picture_is_interpolated_and_not_made_of_steps():
    enlarged = square(gradient(4, 4), 16)
    inner = np.diff(enlarged[2:-2, 8, 0])
    assert_close(inner, 0.25, 1e-4)
    assert enlarged.min() >= 0
    assert enlarged[..., 0].max() <= 3


@pytest.mark.parametrize(("height", "width"), [(8, 20), (20, 8)])
def test_of_a_picture_that_is_not_square_the_middle_is_taken(height, width):
    picture = gradient(height, width)
    top, left = (height - 8) // 2, (width - 8) // 2
    np.testing.assert_allclose(square(picture, 8), picture[top : top + 8, left : left + 8], atol=1e-4)


def test_no_more_than_so_many_pixels_are_looked_at():
    picture = gradient(100, 100)
    np.testing.assert_allclose(square(picture, 10, most=20.3), square(picture[40:60, 40:60], 10), atol=1e-3)
    assert_close(square(picture, 10, most=1000), square(picture, 10), 1e-6)
    assert square(picture, 10, most=0.1).shape == (10, 10, 3)


@pytest.mark.parametrize("shape", [(8, 8), (8, 8, 1), (8, 8, 4), (2, 8, 3), (8, 2, 3)])
def test_what_is_no_picture_is_an_error(shape):
    with pytest.raises(ValueError, match="picture must have the shape"):
        square(np.zeros(shape), 96)
