import pickle
import shutil

import numpy as np
import pyproj
import pytest
import rasterio
import zarr

from placeprint.encoder import load_encoder
from placeprint.encoder.bulk.parts import OtherRunError, folder_of, in_threads, part_path, run
from placeprint.encoder.bulk.raster_files import raster
from placeprint.encoder.bulk.raster_pieces import PIECE_TILES
from placeprint.encoder.bulk.raster_specs import PredictionSpec, SimilaritySpec
from placeprint.encoder.earth.land import is_land
from placeprint.encoder.files.encoder_file import EncoderFileError, write_arrays
from placeprint.encoder.rasters.grid import TILE
from placeprint.encoder.similarity.reference_set import ReferenceSet

HONG_KONG = (114.17, 22.28)
LOCAL = 'LOCAL_CS["site",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]'
SIMILAR = SimilaritySpec((HONG_KONG,))


@pytest.fixture(scope="module")
def small(network, tmp_path_factory):
    """The path of the file of a small random encoder."""
    path = tmp_path_factory.mktemp("encoder") / "small.npz"
    write_arrays(path, network(), {"name": "small"})
    return str(path)


def read(path):
    with rasterio.open(path) as file:
        return file.read()


def centres(path):
    with rasterio.open(path) as file:
        x = file.transform.c + (np.arange(file.width) + 0.5) * file.transform.a
        y = file.transform.f + (np.arange(file.height) + 0.5) * file.transform.e
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def test_every_pixel_is_the_similarity_of_its_place(encoder, tmp_path):
    output = tmp_path / "s.tif"
    assert run(raster(output, SIMILAR, pixel=5), output) == 1
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(centres(output))
    np.testing.assert_allclose(read(output).ravel(), expected, atol=1e-4)
    assert [path.name for path in tmp_path.iterdir()] == ["s.tif"]


def test_without_extent_and_pixel_size_it_is_the_world_at_a_thousand_pixels(small, tmp_path):
    grid = raster(tmp_path / "s.tif", SIMILAR, small).grid
    assert grid == ("EPSG:4326", -180, 90, 0.36, 1000, 500)


def test_without_an_extent_it_is_what_the_encoder_knows(network, tmp_path):
    path = str(tmp_path / "regional.npz")
    write_arrays(path, network(), {"name": "regional", "bounds": [5, 45, 16, 55]})
    grid = raster(tmp_path / "s.tif", SIMILAR, path, pixel=1).grid
    assert grid == ("EPSG:4326", 5, 55, 1, 11, 10)


def test_land_only_and_negatives_and_any_of_several(encoder, tmp_path):
    output, like, unlike = tmp_path / "s.tif", (HONG_KONG, (25.0, 24.0)), ((10.0, 47.0),)
    run(raster(output, SimilaritySpec(like, unlike, "any"), pixel=3, land_only=True), output)
    values, lonlat = read(output).ravel(), centres(output)
    np.testing.assert_array_equal(values != -9999, is_land(lonlat))
    expected = ReferenceSet(encoder, like, unlike, "any").similarity(lonlat[values != -9999])
    np.testing.assert_allclose(values[values != -9999], expected, atol=1e-4)


@pytest.mark.parametrize("suffix", ["tif", "zarr"])
@pytest.mark.parametrize("made", [1, 2])
def test_a_run_that_stops_after_any_part_goes_on_to_the_same_bits(small, tmp_path, made, suffix):
    whole, output = tmp_path / f"whole.{suffix}", tmp_path / f"resumed.{suffix}"
    chosen = {"encoder": small, "extent": (0, 0, 8, 4.5), "pixel": 1 / 512}
    run(raster(whole, SIMILAR, **chosen), whole)
    job = raster(output, SIMILAR, **chosen)
    assert job.pieces == 3
    count = []

    def stop(_share):
        count.append(1)
        if len(count) == made:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(job, output, progress=stop)
    assert not output.exists()
    assert len(list(folder_of(output).glob("*.npy"))) == made
    # As by another process, to which the job was sent, and in another order.
    sent = pickle.loads(pickle.dumps(job))  # noqa: S301
    assert run(sent, output, lambda job, folder, rest: in_threads(1)(job, folder, rest[::-1])) == 3 - made
    assert not folder_of(output).exists()
    if suffix == "tif":
        assert output.read_bytes() == whole.read_bytes()
    else:
        files = {path.relative_to(whole): path.read_bytes() for path in whole.rglob("*") if path.is_file()}
        assert {path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()} == files


def test_parts_of_another_raster_are_not_taken(small, tmp_path):
    output = tmp_path / "s.tif"

    def stop(_share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(raster(output, SIMILAR, small, pixel=5), output, progress=stop)
    for other in (raster(output, SIMILAR, small, pixel=6), raster(output, SIMILAR, small, pixel=5, land_only=True)):
        with pytest.raises(OtherRunError):
            run(other, output)
    assert run(raster(output, SIMILAR, small, pixel=5), output) == 0


def test_an_encoder_that_changed_meanwhile_is_refused(network, tmp_path):
    path, output = tmp_path / "own.npz", tmp_path / "s.tif"
    write_arrays(path, network(), {"name": "own"})
    job = raster(output, SIMILAR, str(path), pixel=7)
    write_arrays(path, network(seed=1), {"name": "own"})
    with pytest.raises(EncoderFileError, match="not the same here"):
        run(job, output)


@pytest.mark.parametrize("suffix", ["tif", "zarr"])
def test_memory_is_that_of_a_piece_and_not_of_the_raster(small, tmp_path, peak_memory, suffix):
    output = tmp_path / f"wide.{suffix}"
    job = raster(output, SIMILAR, small, extent=(0, 0, 8.1, 2), pixel=1 / 1024)
    assert job.pieces == 8
    piece = 4 * PIECE_TILES * TILE**2
    assert 4 * job.grid.width * job.grid.height > 4 * piece
    assert peak_memory(lambda: run(job, output)) < 2.5 * piece


@pytest.mark.parametrize("suffix", ["tif", "zarr"])
def test_a_new_raster_takes_the_place_of_an_old_one_when_it_is_whole(small, tmp_path, suffix):
    output = tmp_path / f"s.{suffix}"
    run(raster(output, SIMILAR, small, pixel=5), output)
    before = shape_of(output)
    (tmp_path / f"s.{suffix}.aux.xml").write_text("statistics", encoding="utf-8")
    # A part that is damaged fails when all are there, and are joined.
    job = raster(output, SIMILAR, small, pixel=10)
    with pytest.raises(ValueError, match=r"shape|array|pickle"):
        run(job, output, spoiled)
    assert shape_of(output) == before == (36, 72)
    shutil.rmtree(folder_of(output))
    run(job, output)
    assert shape_of(output) == (18, 36)
    assert [path.name for path in tmp_path.iterdir()] == [f"s.{suffix}"]


def spoiled(job, folder, indices):
    for index in in_threads(1)(job, folder, indices):
        part_path(job, folder, index).write_bytes(b"no array")
        yield index


def shape_of(path):
    with rasterio.open(path if path.suffix == ".tif" else f'ZARR:"{path}":/similarity') as file:
        return file.shape


def test_another_folder_is_not_replaced(small, tmp_path):
    (tmp_path / "holiday.zarr").mkdir()
    with pytest.raises(ValueError, match="did not write"):
        raster(tmp_path / "holiday.zarr", SIMILAR, small)


def test_a_zarr_into_which_a_person_has_put_something_is_not_replaced(small, tmp_path):
    output = tmp_path / "s.zarr"
    run(raster(output, SIMILAR, small, pixel=20), output)
    run(raster(output, SIMILAR, small, pixel=30), output)
    (output / "notes.txt").write_text("kept")
    with pytest.raises(ValueError, match="did not write"):
        raster(output, SIMILAR, small)
    foreign = zarr.open_group(tmp_path / "own.zarr", mode="w", zarr_format=2)
    foreign.create_array("a", shape=(2,), dtype="f4")
    with pytest.raises(ValueError, match="did not write"):
        raster(tmp_path / "own.zarr", SIMILAR, small)
    assert (output / "notes.txt").read_text() == "kept"


@pytest.mark.parametrize(("crs", "pixel"), [("EPSG:3035", 1e5), ("EPSG:8857", 2e5), ("EPSG:3413", 1e5)])
def test_in_any_crs_a_pixel_is_a_place_or_nothing(small, tmp_path, crs, pixel):
    output = tmp_path / "s.tif"
    run(raster(output, SIMILAR, small, crs, pixel=pixel, interpolate=False), output)
    values, xy = read(output).ravel(), centres(output)
    there, back = (pyproj.Transformer.from_crs(*pair, always_xy=True) for pair in ((crs, 4326), (4326, crs)))
    lonlat = np.stack(there.transform(*xy.T), axis=1)
    returned = np.stack(back.transform(*lonlat.T), axis=1)
    with np.errstate(invalid="ignore"):
        good = np.isfinite(lonlat).all(axis=1) & (np.abs(returned - xy) <= pixel / 2).all(axis=1)
    np.testing.assert_array_equal(values != -9999, good)
    assert (crs == "EPSG:8857") == (not good.all())
    expected = ReferenceSet(load_encoder(small), [HONG_KONG]).similarity(lonlat[good])
    np.testing.assert_allclose(values[good], expected, atol=1e-4)


@pytest.mark.parametrize(
    ("output", "chosen", "message"),
    [
        ("s.png", {}, "rasters are written to .tif"),
        ("s.tif", {"pixel": 0.0}, "greater than zero"),
        ("s.tif", {"pixel": 1e-9}, "would make a raster of"),
        ("s.tif", {"crs": "EPSG:1"}, "is not a CRS"),
        ("s.tif", {"extent": (10, 10, 10, 20)}, "no area"),
        ("s.tif", {"extent": (0, 100, 10, 110)}, "outside the bounds"),
        # What a transverse Mercator shows at infinity.
        ("s.tif", {"crs": "EPSG:32650", "extent": (26, -1, 28, 1)}, "outside the bounds"),
        ("s.tif", {"crs": "EPSG:4978"}, "geocentric"),
        ("s.tif", {"crs": "IAU_2015:30100"}, "another celestial body"),
        ("s.tif", {"extent": (10, 10, 20, 20), "extent_crs": "+proj=longlat +R=3396190"}, "another celestial body"),
        ("s.tif", {"extent": (10, 10, 20, 20), "extent_crs": LOCAL}, "a local"),
    ],
)
def test_what_cannot_be_drawn_is_said_before_the_work(small, tmp_path, output, chosen, message):
    with pytest.raises(ValueError, match=message):
        raster(tmp_path / output, SIMILAR, small, **chosen)


def test_a_probe_that_changed_meanwhile_is_refused(small, tmp_path):
    path = tmp_path / "some.probe.npz"
    path.write_bytes(b"no probe")
    contents = PredictionSpec.of(str(path))
    with pytest.raises(ValueError, match=r"some\.probe\.npz"):
        raster(tmp_path / "s.tif", contents, small)
