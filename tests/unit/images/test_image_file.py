import numpy as np
import pytest

from placeprint.encoder.earth.sphere import are_bounds
from placeprint.encoder.files.array_file import write_arrays
from placeprint.encoder.images.image_file import ImageFileError, read_image, write_image

ALPS = [5.0, 44.0, 12.0, 47.5]


@pytest.fixture
def image():
    rng = np.random.default_rng(0)
    return rng.integers(0, 256, (20, 30, 3)).astype(np.uint8), rng.uniform(size=(20, 30)) > 0.2


def test_an_image_comes_back_as_it_was_written(image, tmp_path):
    write_image(tmp_path / "a.npz", *image, {"bounds": ALPS, "raster": "Älps"})
    pixels, known, metadata = read_image(tmp_path / "a.npz")
    np.testing.assert_array_equal(pixels, image[0])
    np.testing.assert_array_equal(known, image[1])
    assert metadata == {"bounds": ALPS, "raster": "Älps"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"pixels": np.zeros((20, 30, 1), np.uint8)}, "no pixels of three colours", id="grey"),
        pytest.param({"pixels": np.zeros((20, 30, 3))}, "no pixels of three colours", id="numbers"),
        pytest.param({"known": np.ones((20, 31), bool)}, "which pixels are known", id="another size"),
        pytest.param({"bounds": [5.0, 44.0, 4.0, 47.5]}, "no part of the Earth", id="no width"),
        pytest.param({"bounds": None}, "no part of the Earth", id="no bounds"),
    ],
)
def test_what_is_no_image_is_refused_by_name(image, tmp_path, change, message):
    parts = {"pixels": image[0], "known": image[1], "bounds": ALPS, **change}
    bounds = parts.pop("bounds")
    write_arrays(tmp_path / "a.npz", parts, {"bounds": bounds})
    with pytest.raises(ImageFileError, match=rf"a\.npz is not an image file.*{message}"):
        read_image(tmp_path / "a.npz")


@pytest.mark.parametrize(
    ("bounds", "good"),
    [
        (ALPS, True),
        ([170, -20, 190, -10], True),
        ([-180, -90, 180, 90], True),
        ([0, -90, 361, 90], False),
        ([5, 44, 12, 91], False),
        ([5, 44, float("nan"), 47], False),
        ([5, 44, 12], False),
        ([5, 44, "12", 47], False),
        ("5,44", False),
    ],
)
def test_bounds_are_a_part_of_the_earth(bounds, good):
    assert are_bounds(bounds) is good
