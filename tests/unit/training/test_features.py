import numpy as np
import pytest
import torch

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.images.image_tower import FEATURES, colours
from placeprint.encoder.networks.efficientnet import DIM
from placeprint.encoder.training import features as module
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.features import CROP_SIZE, cached_features

from ...closeness import assert_close

WIDTH = 2_000_000.0
CHUNK = 6
PLACES = fibonacci_lattice(3 * CHUNK - 2)


@pytest.fixture(autouse=True, scope="module")
def small_chunks():
    """Three chunks are few places: what is tested does not depend on how many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHUNK", CHUNK)
        yield


class Mean:
    """Stands for the backbone: the mean colours of a crop, repeated. Counts what it saw, and can fail."""

    def __init__(self, fail_at=None, fingerprint="mean"):
        self.calls = 0
        self.fail_at = fail_at
        self.fingerprint = fingerprint

    def __call__(self, images):
        if self.calls == self.fail_at:
            raise KeyboardInterrupt
        self.calls += 1
        assert images.shape[1:] == (3, CROP_SIZE, CROP_SIZE)
        return images.mean(dim=(2, 3)).repeat(1, DIM // 3 + 1)[:, :DIM]


@pytest.fixture(scope="module")
def world():
    image = np.random.default_rng(0).integers(0, 256, (90, 180, 3)).astype(np.uint8)
    return GroundImage(image)


@pytest.fixture(scope="module")
def uninterrupted(world, tmp_path_factory):
    return cached_features(world, Mean(), PLACES, WIDTH, tmp_path_factory.mktemp("features"))


def test_each_place_has_the_backbone_s_features_and_then_its_colours(world, uninterrupted):
    assert uninterrupted.shape == (len(PLACES), FEATURES)
    assert uninterrupted.dtype == np.float16
    for row in (0, CHUNK, len(PLACES) - 1):
        crops = world.crops(PLACES[row], WIDTH, CROP_SIZE)
        expected = Mean()(torch.from_numpy(crops).permute(0, 3, 1, 2))[0]
        assert_close(uninterrupted[row, :DIM], expected, 0.002)
        assert_close(uninterrupted[row, -12:], colours(crops)[0], 0.002)
    assert uninterrupted[:, -12:].max() <= 1


def test_the_features_are_those_of_the_real_backbone(world, backbone, tmp_path):
    found = cached_features(world, backbone, PLACES[:3], WIDTH, tmp_path)
    crops = torch.from_numpy(world.crops(PLACES[:3], WIDTH, CROP_SIZE)).permute(0, 3, 1, 2)
    assert_close(found[:, :DIM], backbone(crops).numpy(), 0.002)


def test_features_are_read_only(uninterrupted):
    with pytest.raises(ValueError, match="read-only"):
        uninterrupted[0] = 0


def test_a_second_call_computes_nothing(world, uninterrupted, tmp_path):
    cached_features(world, Mean(), PLACES, WIDTH, tmp_path)
    idle = Mean()
    np.testing.assert_array_equal(cached_features(world, idle, PLACES, WIDTH, tmp_path), uninterrupted)
    assert idle.calls == 0


@pytest.mark.parametrize(("fail_at", "left"), [(0, 3), (1, 2), (2, 2)])
def test_an_interrupted_run_goes_on_and_gives_the_same(world, uninterrupted, tmp_path, fail_at, left):
    with pytest.raises(KeyboardInterrupt):
        cached_features(world, Mean(fail_at), PLACES, WIDTH, tmp_path)
    resumed = Mean()
    np.testing.assert_array_equal(cached_features(world, resumed, PLACES, WIDTH, tmp_path), uninterrupted)
    # Of three chunks the first, once done, is not computed again; what was done is written down every fifty.
    assert resumed.calls == left


def test_a_run_that_progress_interrupts_goes_on_too(world, uninterrupted, tmp_path):
    def cancel(done):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cached_features(world, Mean(), PLACES, WIDTH, tmp_path, cancel)
    resumed = Mean()
    np.testing.assert_array_equal(cached_features(world, resumed, PLACES, WIDTH, tmp_path), uninterrupted)
    assert resumed.calls == 2


def test_a_run_killed_while_it_wrote_down_what_is_done_begins_again(world, uninterrupted, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        cached_features(world, Mean(1), PLACES, WIDTH, tmp_path)
    (mark,) = tmp_path.glob("*.done")
    mark.write_text("")
    np.testing.assert_array_equal(cached_features(world, Mean(), PLACES, WIDTH, tmp_path), uninterrupted)


def test_progress_counts_the_points_done_from_those_that_were_there(world, tmp_path):
    counts = []
    with pytest.raises(KeyboardInterrupt):
        cached_features(world, Mean(1), PLACES, WIDTH, tmp_path, counts.append)
    assert counts == [0, CHUNK]
    for expected in ([CHUNK, 2 * CHUNK, len(PLACES)], [len(PLACES)]):
        counts.clear()
        cached_features(world, Mean(), PLACES, WIDTH, tmp_path, counts.append)
        assert counts == expected


@pytest.mark.parametrize("other", ["places", "width", "image", "backbone"])
def test_other_places_widths_images_and_backbones_have_features_of_their_own(world, tmp_path, other):
    few = PLACES[:4]
    before = np.array(cached_features(world, Mean(), few, WIDTH, tmp_path))
    second = Mean(fingerprint="another" if other == "backbone" else "mean")
    cached_features(
        GroundImage(255 - world.levels[0]) if other == "image" else world,
        second,
        few + 1 if other == "places" else few,
        2 * WIDTH if other == "width" else WIDTH,
        tmp_path,
    )
    assert second.calls == 1
    np.testing.assert_array_equal(cached_features(world, Mean(fail_at=0), few, WIDTH, tmp_path), before)


def test_features_whose_file_was_removed_are_computed_again(world, tmp_path):
    few = PLACES[:4]
    before = np.array(cached_features(world, Mean(), few, WIDTH, tmp_path))
    for path in tmp_path.glob("*.npy"):
        path.unlink()
    np.testing.assert_array_equal(cached_features(world, Mean(), few, WIDTH, tmp_path), before)
