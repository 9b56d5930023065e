"""From an image file to an encoder and its report, by the real command; no archive is fetched."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from placeprint.encoder import load_encoder
from placeprint.encoder.cli import main
from placeprint.encoder.encoders.location_encoder import SHIPPED
from placeprint.encoder.images.image_file import write_image
from placeprint.encoder.networks.fourier_network import FourierNetwork
from placeprint.encoder.similarity.gallery import world_gallery
from placeprint.encoder.similarity.reference_set import ReferenceSet
from placeprint.encoder.training.crops import GroundImage
from placeprint.encoder.training.custom_encoder import Start
from placeprint.encoder.training.regions import TrainingRegion

IMAGE = Path(__file__).resolve().parents[2] / "data" / "blue_marble_540x270.jpg"
ALPS = [5.0, 44.0, 12.0, 47.5]
SMALL = {
    "name": "small",
    "places": 300,
    "width": 64,
    "dim": 16,
    "batch": 64,
    "steps": 75,
    "learning_rate": 5e-3,
    "spot_components": 16,
    "region_components": 8,
    "contrast_dim": 8,
    "contrast_width": 16,
    "image_components": 16,
}


def order(folder, bounds, *options, **recipe):
    """Return the command's arguments to train on the Blue Marble, passed off as what lies in `bounds`."""
    pixels = np.asarray(Image.open(IMAGE))
    about = {"bounds": bounds, "raster": "the <marble>", "bands": [3, 2, 1], "licence": ""}
    write_image(folder / "image.npz", pixels, np.ones(pixels.shape[:2], bool), about)
    (folder / "recipe.json").write_text(json.dumps({**SMALL, **recipe}), encoding="utf-8")
    files = ["--image", folder / "image.npz", "--output", folder / "out.npz", "--report", folder / "out.html"]
    return [str(each) for each in ("train", folder / "recipe.json", *files, *options)]


def train(folder, bounds, *options, **recipe):
    """Run the command; return its exit status."""
    return main(order(folder, bounds, *options, **recipe))


@pytest.fixture(scope="module")
def alps(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alps")
    assert train(folder, ALPS) == 0
    return SimpleNamespace(
        folder=folder,
        encoder=load_encoder(folder / "out.npz"),
        image=GroundImage(np.asarray(Image.open(IMAGE)), bounds=ALPS),
        report=(folder / "out.html").read_text(encoding="utf-8"),
    )


def test_a_run_leaves_the_encoder_and_the_report_alone(alps):
    assert {path.name for path in alps.folder.iterdir()} == {"image.npz", "recipe.json", "out.npz", "out.html"}


def test_the_file_says_what_it_was_trained_on(alps):
    metadata = alps.encoder.metadata
    assert metadata["trained on"]["raster"] == "the <marble>"
    assert metadata["trained on"]["bands"] == [3, 2, 1]
    assert metadata["licence"] == "unknown: that of the imagery"
    assert alps.encoder.bounds == tuple(ALPS)
    assert metadata["recipe"] == {**metadata["recipe"], **SMALL}
    assert metadata["basis"] == FourierNetwork.BASIS
    assert set(metadata["scores"]) == {
        name for name in metadata["scores"] if name.startswith("R2 in held-out blocks: ")
    }


def test_the_same_order_gives_the_same_encoder(tmp_path):
    """In processes of their own, as QGIS starts them: in one, sums depend on where in the memory their terms lie.

    On one thread: between two, the processor's load now and then decides who adds what.
    """
    files, one_thread = [], {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        command = [sys.executable, "-m", "placeprint.encoder", *order(folder, ALPS, steps=10)]
        subprocess.run(command, check=True, env=one_thread)
        files.append((folder / "out.npz").read_bytes())
    assert files[0] == files[1]


def test_its_centre_and_components_are_those_of_the_region(alps):
    rng = np.random.default_rng(0)
    places = np.stack([rng.uniform(5.8, 11.2, 400), rng.uniform(44.5, 47.0, 400)], axis=1)
    embeddings = alps.encoder.encode(places)
    assert np.linalg.norm(embeddings.mean(axis=0) - alps.encoder.center) < 0.3
    np.testing.assert_allclose(embeddings.var(axis=0).sum(), 1, atol=0.4)
    components = alps.encoder.principal_components(embeddings, 3)
    assert (np.diff(components.std(axis=0)) < 0).all()
    low, high = alps.encoder.component_ranges[0]
    assert 0.7 < ((components[:, 0] > low) & (components[:, 0] < high)).mean() <= 1


def test_places_of_one_colour_are_alike_to_it(alps):
    rng = np.random.default_rng(1)
    places = np.stack([rng.uniform(5.8, 11.2, 300), rng.uniform(44.5, 47.0, 300)], axis=1)
    colours = alps.image.crops(places, 40_000.0, 8).mean(axis=(1, 2))
    embeddings = alps.encoder.encode(places) - alps.encoder.center
    cosines = (
        embeddings @ embeddings.T / np.linalg.norm(embeddings, axis=1) / np.linalg.norm(embeddings, axis=1)[:, None]
    )
    np.fill_diagonal(cosines, 0)
    nearest = np.linalg.norm(colours[cosines.argmax(axis=1)] - colours, axis=1)
    farthest = np.linalg.norm(colours[cosines.argmin(axis=1)] - colours, axis=1)
    assert np.median(nearest) < 0.4 * np.median(farthest)


def test_analogues_are_sought_in_the_region(alps):
    references = ReferenceSet(alps.encoder, [(8.0, 46.0)])
    gallery = world_gallery(alps.encoder, land_only=False)
    (best,) = gallery.most_similar(references, 1, min_distance=50_000.0)
    lon, lat = gallery.lonlat[best.row]
    assert 5 < lon < 12
    assert 44 < lat < 47.5
    assert best.distance > 50_000
    assert len(gallery.lonlat) == 30_000


def test_the_report_begins_with_what_is_bad_and_shows_all_it_says(alps):
    report = alps.report
    assert "the &lt;marble&gt;" in report
    assert report.index("Read this first") < report.index("What it sees") < report.index("Does it know places")
    assert "It learned from" in report
    assert "places only" in report
    assert "It knows nothing of places outside of the raster" in report
    assert report.count("data:image/png;base64,") == 2
    assert not re.search("https?:", report)
    table = dict(re.findall(r"<td>([^<]*)</td><td>(-?[0-9.]+)</td>", report))
    for name, score in alps.encoder.metadata["scores"].items():
        assert float(table[name.split(": ")[1]]) == pytest.approx(score, abs=0.006)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """What the encoder that ships became after 50 steps on a picture of the world; the picture's file."""
    folder = tmp_path_factory.mktemp("world")
    settings = {"steps": 50, "places": 250, "learning_rate": 5e-4, "width": 768, "dim": 256, "degrees": 20}
    assert train(folder, [-180, -90, 180, 90], "--start", SHIPPED, **settings) == 0
    return load_encoder(folder / "out.npz")


def test_an_encoder_that_is_begun_with_is_not_forgotten(world):
    before = load_encoder()
    assert world.metadata["started from"] == SHIPPED
    assert world.bounds is None
    assert (world.degrees, world.dim) == (20, before.dim)
    rng = np.random.default_rng(2)
    places = np.stack([rng.uniform(-180, 180, 300), np.degrees(np.arcsin(rng.uniform(-1, 1, 300)))], axis=1)
    old, new = (ReferenceSet(each, places[:1]).similarity(places[1:]) for each in (before, world))
    assert np.corrcoef(old, new)[0, 1] > 0.5
    assert np.abs(old - new).max() > 0.01


@pytest.mark.parametrize(
    ("options", "recipe", "message"),
    [
        pytest.param(["--start", SHIPPED], {}, "cannot learn what this raster shows", id="too coarse"),
        pytest.param([], {"regression_weight": 0}, "regression_weight must not be 0", id="nothing to learn"),
        pytest.param([], {"droput": 0.1}, "no such setting: droput", id="unknown setting"),
        pytest.param(["--start", "nowhere.npz"], {}, "no encoder named nowhere.npz", id="no start"),
    ],
)
def test_what_cannot_be_trained_is_said_in_one_line(tmp_path, capsys, options, recipe, message):
    assert train(tmp_path, ALPS, *options, **recipe) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert not list(tmp_path.glob("out*"))


def test_a_raster_of_few_pixels_is_refused(tmp_path, capsys):
    pixels = np.zeros((60, 60, 3), np.uint8)
    write_image(tmp_path / "image.npz", pixels, np.ones((60, 60), bool), {"bounds": ALPS})
    (tmp_path / "recipe.json").write_text('{"name": "few"}', encoding="utf-8")
    command = ["train", tmp_path / "recipe.json", "--image", tmp_path / "image.npz", "--output", tmp_path / "out.npz"]
    assert main([str(each) for each in command]) == 1
    assert "are the fewest" in capsys.readouterr().err


def test_an_encoder_of_waves_cannot_be_begun_with(alps):
    with pytest.raises(ValueError, match="small does not know places by spherical harmonics"):
        Start.of(alps.folder / "out.npz", TrainingRegion(22.6e6, 250_000.0, (-180, -90, 180, 90)))
