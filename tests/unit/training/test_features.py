import numpy as np
import pytest
import torch

from placeprint.encoder.imagery.crops import WorldImage
from placeprint.encoder.sphere import fibonacci_lattice
from placeprint.encoder.training.backbone import DIM
from placeprint.encoder.training.features import CHUNK, CROP_SIZE, cached_features

WIDTHS = (500_000.0, 2_000_000.0)
PLACES = fibonacci_lattice(3 * CHUNK - 10)


class Mean:
    """Stands for the backbone: the mean colours of a crop, repeated. Counts what it saw, and can fail."""

    def __init__(self, fail_at=None):
        self.calls = 0
        self.fail_at = fail_at

    def __call__(self, images):
        if self.calls == self.fail_at:
            raise KeyboardInterrupt
        self.calls += 1
        assert images.shape[1:] == (3, CROP_SIZE, CROP_SIZE)
        return images.mean(dim=(2, 3)).repeat(1, DIM // 3 + 1)[:, :DIM]


@pytest.fixture(scope="module")
def world():
    image = np.random.default_rng(0).integers(0, 256, (90, 180, 3)).astype(np.uint8)
    return WorldImage(image)


@pytest.fixture(scope="module")
def uninterrupted(world, tmp_path_factory):
    return cached_features(world, Mean(), PLACES, WIDTHS, tmp_path_factory.mktemp("features"))


def test_each_place_and_each_width_has_its_features(world, uninterrupted):
    assert uninterrupted.shape == (len(PLACES), 2, DIM)
    assert uninterrupted.dtype == np.float16
    for row in (0, CHUNK, len(PLACES) - 1):
        for scale, width in enumerate(WIDTHS):
            crops = torch.from_numpy(world.crops(PLACES[row], width, CROP_SIZE)).permute(0, 3, 1, 2)
            np.testing.assert_allclose(uninterrupted[row, scale], Mean()(crops)[0], rtol=2e-3)


def test_features_are_read_only(uninterrupted):
    with pytest.raises(ValueError, match="read-only"):
        uninterrupted[0] = 0


def test_a_second_call_computes_nothing(world, uninterrupted, tmp_path):
    cached_features(world, Mean(), PLACES, WIDTHS, tmp_path)
    idle = Mean()
    np.testing.assert_array_equal(cached_features(world, idle, PLACES, WIDTHS, tmp_path), uninterrupted)
    assert idle.calls == 0


@pytest.mark.parametrize("fail_at", [0, 1, 2, 3, 5])
def test_an_interrupted_run_goes_on_and_gives_the_same(world, uninterrupted, tmp_path, fail_at):
    with pytest.raises(KeyboardInterrupt):
        cached_features(world, Mean(fail_at), PLACES, WIDTHS, tmp_path)
    resumed = Mean()
    np.testing.assert_array_equal(cached_features(world, resumed, PLACES, WIDTHS, tmp_path), uninterrupted)
    # Three chunks at two widths; the first chunk, once done, is not computed again.
    assert resumed.calls == (6 if fail_at < 2 else 4)


def test_a_run_that_progress_interrupts_goes_on_too(world, uninterrupted, tmp_path):
    def cancel(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cached_features(world, Mean(), PLACES, WIDTHS, tmp_path, cancel)
    np.testing.assert_array_equal(cached_features(world, Mean(), PLACES, WIDTHS, tmp_path), uninterrupted)


def test_progress_counts_the_points_done(world, tmp_path):
    counts = []
    cached_features(world, Mean(), PLACES, WIDTHS, tmp_path, counts.append)
    assert counts == sorted(counts)
    assert counts[-1] == len(PLACES)


@pytest.mark.parametrize("other", ["places", "widths", "image"])
def test_other_places_widths_and_images_have_features_of_their_own(world, tmp_path, other):
    few = PLACES[:4]
    cached_features(world, Mean(), few, WIDTHS, tmp_path)
    backbone = Mean()
    cached_features(
        WorldImage(255 - world.levels[0]) if other == "image" else world,
        backbone,
        few + 1 if other == "places" else few,
        WIDTHS[::-1] if other == "widths" else WIDTHS,
        tmp_path,
    )
    assert backbone.calls == 2


def test_features_whose_file_was_removed_are_computed_again(world, tmp_path):
    few = PLACES[:4]
    before = np.array(cached_features(world, Mean(), few, WIDTHS, tmp_path))
    for path in tmp_path.glob("*.npy"):
        path.unlink()
    np.testing.assert_array_equal(cached_features(world, Mean(), few, WIDTHS, tmp_path), before)
