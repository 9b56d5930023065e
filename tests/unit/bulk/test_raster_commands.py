import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio

from placeprint.encoder.cli import main
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.earth.sphere import fibonacci_lattice
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ...closeness import assert_close

LONDON = (-0.1, 51.5)


@pytest.fixture(scope="module")
def probes(tmp_path_factory, network, small_encoder):
    """Return (file of the encoder, {kind: (path, Probe)})."""
    folder, found = tmp_path_factory.mktemp("probes"), {}
    file = folder / "small.npz"
    write_arrays(file, network(), {"name": "small"})
    places = fibonacci_lattice(1500)
    places = places[is_land(places)][::3]
    height = np.abs(places[:, 1])
    for kind, labels in (("numbers", height), ("classes", np.array(["hot", "mild & wet"])[(height > 30).astype(int)])):
        probe = train_probe(small_encoder, places, labels).probe
        write_probe(folder / f"{kind}.probe.npz", probe)
        found[kind] = (str(folder / f"{kind}.probe.npz"), probe)
    return str(file), found


def read(path):
    with rasterio.open(path) as file:
        x = file.transform.c + (np.arange(file.width) + 0.5) * file.transform.a
        y = file.transform.f + (np.arange(file.height) + 0.5) * file.transform.e
        return file.read().reshape(file.count, -1), np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def test_similarity_to_places_west_of_greenwich(encoder, tmp_path):
    output, csv = tmp_path / "s.tif", tmp_path / "more.csv"
    csv.write_text("north,east\n-3,-60\n,\n", encoding="utf-8")
    options = ["--reference", "-0.1,51.5", "--references", str(csv), "--negative", "-100,-.5", "--pixel-size", "4"]
    options += ["--lon", "east", "--lat", "north"]
    assert main(["similarity", "-o", str(output), *options, "--extent", "-180,180,-80,80"]) == 0
    values, lonlat = read(output)
    assert (lonlat[:, 1].min(), lonlat[:, 1].max()) == (-78, 78)
    expected = ReferenceSet(encoder, [LONDON, (-60, -3)], [(-100, -0.5)]).similarity(lonlat)
    np.testing.assert_allclose(values[0], expected, atol=1e-4)


def test_all_of_an_extent_is_drawn_and_what_is_cut_is_told(tmp_path, capsys):
    output, place = tmp_path / "s.tif", ["--reference", "36.8,-1.3"]
    drawn = ["--crs", "EPSG:32737", "--pixel-size", "50000"]
    coarse = ["--crs", "EPSG:3857", "--pixel-size", "200000"]
    assert main(["similarity", "-o", str(output), *place, *drawn, "--extent", "33.5,42,-5,5"]) == 0
    assert "was cut" not in capsys.readouterr().err
    values, xy = read(output)
    assert xy[:, 0].min() < 0
    assert xy[:, 1].max() > 10_500_000
    assert (values > -1).all()
    assert main(["similarity", "-o", str(output), *place, *coarse, "--extent", "0,40,70,90"]) == 0
    assert "the extent was cut: EPSG:3857 cannot show all of it" in capsys.readouterr().err
    assert main(["similarity", "-o", str(output), *place, "--crs", "EPSG:4978"]) == 1
    assert "geocentric" in capsys.readouterr().err


def test_a_probe_of_numbers(probes, tmp_path, small_encoder):
    encoder, found = probes
    path, probe = found["numbers"]
    output = tmp_path / "p.tif"
    options = ["--encoder", encoder, "--pixel-size", "6", "--applicable-only", "--no-interpolation"]
    assert main(["predict", path, "-o", str(output), *options]) == 0
    values, lonlat = read(output)
    embeddings = small_encoder.encode(lonlat)
    dissimilarity = probe.dissimilarity(embeddings)
    shown = dissimilarity <= probe.threshold
    assert 0 < shown.mean() < 1
    assert (values[:, ~shown] == -9999).all()
    for band, expected in zip(values, (*probe.predict(embeddings), dissimilarity)):
        assert_close(band[shown], expected[shown], 1e-3)


def test_a_probe_of_classes_and_how_sure_it_is(probes, tmp_path, small_encoder):
    encoder, found = probes
    path, probe = found["classes"]
    output, confidence = tmp_path / "c.tif", tmp_path / "c.zarr"
    options = ["--confidence", str(confidence), "--encoder", encoder, "--pixel-size", "6"]
    assert main(["predict", path, "-o", str(output), *options]) == 0
    values, lonlat = read(output)
    expected = probe.predict(small_encoder.encode(lonlat))
    assert (values[0] == expected.indices + 1).mean() > 0.99
    with rasterio.open(f'ZARR:"{confidence}":/probability') as file:
        np.testing.assert_allclose(file.read().ravel(), expected.probabilities.max(axis=1), atol=0.02)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["similarity", "-o", "s.tif"], "give a --reference"),
        (["similarity", "-o", "s.docx", "--reference", "0,0"], "rasters are written to"),
        (["similarity", "-o", "nowhere/s.tif", "--reference", "0,0", "--pixel-size", "0"], "greater than zero"),
        (["similarity", "-o", "s.tif", "--reference", "0,0", "--crs", "EPSG:0"], "not a CRS"),
        (["similarity", "-o", "s.tif", "--references", "none.csv"], "none.csv"),
        (["predict", "none.probe.npz", "-o", "s.tif"], "none.probe.npz"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(tmp_path, capsys, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--reference", "0,95", "nowhere on Earth"),
        ("--reference", "0", "a place is LON,LAT"),
        ("--extent", "-10,0,10", "an extent is WEST"),
        ("--combine", "most", "invalid choice"),
    ],
)
def test_wrong_values_are_refused(capsys, option, value, message):
    with pytest.raises(SystemExit):
        main(["similarity", "-o", "s.tif", option, value])
    assert message in capsys.readouterr().err


def test_numbers_have_no_confidence_of_their_own(probes, tmp_path, capsys):
    encoder, found = probes
    path, output = found["numbers"][0], str(tmp_path / "p.tif")
    assert main(["predict", path, "-o", output, "--confidence", str(tmp_path / "c.tif"), "--encoder", encoder]) == 1
    assert "bands of the map itself" in capsys.readouterr().err


def test_a_missing_package_is_named(tmp_path):
    code = (
        "import sys; sys.modules['rasterio'] = None; from placeprint.encoder.cli import main;"
        "sys.exit(main(['similarity', '-o', 's.tif', '--reference', '0,0']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("error: this command needs rasterio")
    assert 'pip install "placeprint[scale]"' in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_read_is_not_overwritten(probes, tmp_path, capsys):
    probe = probes[1]["classes"][0]
    places = tmp_path / "places.csv"
    places.write_text("lon,lat\n8,47\n")
    (tmp_path / "link.tif").symlink_to(places)
    before = Path(probe).read_bytes(), places.read_text()
    commands = [
        ["predict", str(probe), "-o", str(probe)],
        ["predict", str(probe), "-o", str(tmp_path / "a.tif"), "--confidence", str(tmp_path / "a.tif")],
        ["similarity", "--references", str(places), "-o", str(tmp_path / "link.tif")],
        ["similarity", "--reference", "8,47", "--negatives", str(places), "-o", str(places)],
    ]
    for command in commands:
        assert main(command) == 1
        assert "choose another" in capsys.readouterr().err
    assert (Path(probe).read_bytes(), places.read_text()) == before
    assert not (tmp_path / "a.tif").exists()


@pytest.mark.parametrize("name", ["c.png", "c.vrt", "c.tif.gz", "c"])
def test_a_confidence_that_cannot_be_written_is_told_before_the_classes_are_drawn(probes, tmp_path, capsys, name):
    encoder, path = probes[0], probes[1]["classes"][0]
    output, confidence = tmp_path / "classes.tif", tmp_path / name
    command = ["predict", path, "-o", str(output), "--confidence", str(confidence), "--encoder", encoder]
    assert main([*command, "--pixel-size", "6"]) == 1
    assert "rasters are written to .tif" in capsys.readouterr().err
    assert not output.exists()
    assert not confidence.exists()


def test_references_may_be_in_another_crs(probes, tmp_path):
    encoder, _ = probes
    maps = []
    for name, lines, more in (
        ("degrees", "lon,lat\n7.438632,46.951083\n", []),
        ("metres", "lon;lat\n2600000;1200000\n", ["--points-crs", "EPSG:2056"]),
    ):
        csv, output = tmp_path / f"{name}.csv", tmp_path / f"{name}.tif"
        csv.write_text(lines, encoding="utf-8")
        options = ["--references", str(csv), "--pixel-size", "10", "--encoder", encoder, *more]
        assert main(["similarity", "-o", str(output), *options]) == 0
        maps.append(read(output)[0])
    np.testing.assert_allclose(*maps, rtol=0, atol=1e-4)
