"""How the image tower is judged: on the small Blue Marble of the tests, which stands for all months."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.images.image_tower import load_image_tower
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.scenes import CALM, Scenes
from placeprint.lab.evaluation import geolocation
from placeprint.lab.evaluation.geolocation import (
    CONDITIONS,
    HELD_OUT,
    WIDTHS,
    Condition,
    ImageNeighbours,
    LocatedImages,
    Measured,
    calibration_error,
    chance,
    measure,
    pictures_of,
    reliability,
)
from placeprint.lab.evaluation.geolocation_report import bars, write_geolocation_report

IMAGE = Path(__file__).resolve().parents[3] / "data" / "blue_marble_540x270.jpg"


@pytest.fixture(scope="module")
def world():
    return np.asarray(Image.open(IMAGE))


@pytest.fixture(scope="module")
def lonlat():
    return fibonacci_lattice(24)


class Average:
    """Stands for a backbone: what it sees of a picture are the colours of its quarters."""

    def __call__(self, images):
        quarters = torch.nn.functional.avg_pool2d(images, images.shape[-1] // 2)
        return quarters.flatten(1) - 100


def test_pictures_are_the_same_every_time_and_differ_between_conditions(world, lonlat):
    scenes = Scenes([world])
    plain = Condition("plain", "june")
    one = pictures_of(plain, scenes, lonlat, 3_000_000.0, 48)
    np.testing.assert_array_equal(one, pictures_of(plain, scenes, lonlat, 3_000_000.0, 48))
    np.testing.assert_allclose(one, GroundImage(world).crops(lonlat, 3_000_000.0, 48), atol=1)
    for other in (Condition("turned", "june", turned=True), Condition("hazy", "june", CALM._replace(haze=1.0))):
        assert np.abs(pictures_of(other, scenes, lonlat, 3_000_000.0, 48) - one).mean() > 2


def test_an_image_is_found_by_itself(world):
    gallery = fibonacci_lattice(200)
    pictures = GroundImage(world).crops(gallery, 5_000_000.0, 48)
    backbone = Average()
    features = backbone(torch.from_numpy(pictures).permute(0, 3, 1, 2)).numpy()
    neighbours = ImageNeighbours(backbone, gallery, features)
    found = neighbours.find(pictures[:70], gallery[:70])
    assert found.within(1) == 1
    assert np.isnan(found.probability).all()
    elsewhere = neighbours.find(pictures[:70], gallery[100:170])
    assert elsewhere.median > 1_000_000


def test_chance_is_a_quarter_of_the_globe_off():
    found = chance(fibonacci_lattice(2000))
    assert found.median == pytest.approx(10_000_000, rel=0.05)
    assert found.within(2_500_000) == pytest.approx(0.038, abs=0.015)


def test_reliability_compares_what_was_said_with_what_was_right():
    distance = np.array([0, 0, 0, 9e9, 9e9, 9e9, 9e9, 0.0])
    said = np.array([0.8, 0.8, 0.8, 0.8, 0.05, 0.05, 0.05, 1.0])
    found = LocatedImages(distance, said)
    low, high, sure = reliability(found)
    assert (low.count, low.right, high.count, high.right, sure.count, sure.right) == (3, 0, 4, 0.75, 1, 1)
    assert high.said == pytest.approx(0.8)
    assert calibration_error(found) == pytest.approx((3 * 0.05 + 4 * 0.05) / 8)


def test_the_tower_is_measured_under_every_condition_and_written_about(world, lonlat, encoder, monkeypatch, tmp_path):
    monkeypatch.setattr(geolocation, "image_of", lambda name: world)
    tower, backbone, told = load_image_tower(), Average(), []
    gallery = fibonacci_lattice(300)
    neighbours = {}
    for width in WIDTHS:
        features = backbone(torch.from_numpy(GroundImage(world).crops(gallery, width, 96)).permute(0, 3, 1, 2))
        neighbours[width] = ImageNeighbours(backbone, gallery, features.numpy())
    results = measure(tower, encoder, neighbours, lonlat[:3], told.append)
    assert results == told
    assert [(each.width, each.condition) for each in results] == [(w, c) for w in WIDTHS for c in CONDITIONS]
    assert all(len(each.tower.distance) == len(each.images.distance) == 3 for each in results)
    write_geolocation_report(results, tower, encoder, lonlat[:3], len(gallery), tmp_path)
    text = (tmp_path / "geolocation.md").read_text()
    assert all(condition.name in text for condition in CONDITIONS)
    for name in ("geolocation-reliability.png", "geolocation-pictures.png"):
        assert f"images/evaluation/{name}" in text
        assert (tmp_path / "images" / "evaluation" / name).stat().st_size > 5000


def measured(condition, width, kilometres, images):
    nan = np.full(10, np.nan)
    return Measured(
        condition, width, LocatedImages(np.array(kilometres) * 1e3, nan), LocatedImages(np.array(images) * 1e3, nan)
    )


def test_the_bars_are_those_of_the_held_out_month_as_it_is():
    plain = CONDITIONS[0]
    assert plain == Condition(plain.name, HELD_OUT)
    good = [measured(plain, 250_000.0, [600] * 10, [1900] * 10), measured(plain, 1e6, [90] * 9 + [9000], [80] * 10)]
    other = CONDITIONS[1]
    rest = [measured(other, width, [9000] * 10, [9000] * 10) for width in WIDTHS]
    assert [holds for _, _, holds in bars([good[0], rest[0], good[1], rest[1]])] == [True] * 4
    bad = [measured(plain, 250_000.0, [700] * 10, [1900] * 10), measured(plain, 1e6, [110] * 6 + [9000] * 4, [80] * 10)]
    assert [holds for _, _, holds in bars(bad)] == [False] * 4
