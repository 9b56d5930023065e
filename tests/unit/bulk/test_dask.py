"""Dask's collections, and parts that are made by the processes of a local cluster."""

import os
import signal
import socket
import warnings
from contextlib import ExitStack, suppress
from pathlib import Path

import dask.array
import dask.dataframe
import numpy as np
import pandas
import pytest
from distributed import Client

from placeprint.encoder import EncoderFileError, load_encoder
from placeprint.encoder.bulk.dask import _perform, encode, local_cluster, performer, similarity
from placeprint.encoder.bulk.parts import folder_of, run
from placeprint.encoder.bulk.point_embeddings import point_embeddings
from placeprint.encoder.cli import main
from placeprint.encoder.earth.crs_geometry import PlaceFinder
from placeprint.encoder.earth.sphere import lonlat_of
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.rasters.grid import PixelLocator, RasterGrid
from placeprint.encoder.rasters.pixels import Pixels
from placeprint.encoder.rasters.similarity_content import SimilarityContent
from placeprint.encoder.rasters.smooth_field import TOLERANCE
from placeprint.encoder.similarity.reference_set import ReferenceSet

HONG_KONG, LHASA = (114.17, 22.28), (91.1, 29.65)
TWO_PIECES = ("--extent", "-180,180,10,55", "--pixel-size", ".08")
"""A map of more rows than a piece has."""


@pytest.fixture(scope="module")
def places():
    return lonlat_of(np.random.default_rng(0).normal(size=(400, 3)))


@pytest.fixture
def table(places, tmp_path):
    path = tmp_path / "points.csv"
    lines = [f"{lon!r},{lat!r}\n" for lon, lat in np.tile(places, (10, 1)).tolist()]
    path.write_text("lon,lat\n" + "".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes."""
    with local_cluster(2) as cluster:
        yield cluster


def test_a_data_frame_stays_lazy_and_gives_the_embeddings(encoder, places):
    frame = pandas.DataFrame({"x": places[:, 0], "y": places[:, 1], "name": "a"}, index=np.arange(400) * 7)
    frame.loc[21, "x"] = np.nan
    lazy = encode(dask.dataframe.from_pandas(frame, npartitions=3), lon="x", lat="y")
    assert isinstance(lazy, dask.dataframe.DataFrame)
    assert list(lazy.columns[:2]) == ["e0", "e1"]
    assert set(map(str, lazy.dtypes)) == {"float32"}
    found = lazy.compute(scheduler="sync")
    assert (found.index == frame.index).all()
    assert found.loc[21].isna().all()
    found = found.drop(index=21).to_numpy()
    np.testing.assert_allclose(found, encoder.encode(np.delete(places, 3, axis=0)), atol=1e-5)


def test_a_place_that_is_none_is_named_when_it_is_computed():
    frame = dask.dataframe.from_pandas(pandas.DataFrame({"lon": [0.0], "lat": [99.0]}), npartitions=1)
    lazy = encode(frame)
    with pytest.raises(ValueError, match="row 0 is not a place"):
        lazy.compute(scheduler="sync")


def test_rows_without_a_number_are_missing_and_those_of_text_are_named(encoder):
    missing = pandas.DataFrame({"lon": pandas.array([1.0, None], "Float64"), "lat": [2.0, 3.0]})
    found = encode(dask.dataframe.from_pandas(missing, npartitions=1)).compute(scheduler="sync").to_numpy()
    np.testing.assert_allclose(found[0], encoder.encode([(1, 2)])[0], atol=1e-5)
    assert np.isnan(found[1]).all()
    text = pandas.DataFrame({"lon": ["1", "NA"], "lat": [2.0, 3.0]}, index=[7, 8], dtype=object)
    lazy = encode(dask.dataframe.from_pandas(text, npartitions=1))
    with pytest.raises(ValueError, match="row 8: the lon 'NA' is no number"):
        lazy.compute(scheduler="sync")


def test_a_partition_without_rows_has_no_embeddings(encoder):
    frame = dask.dataframe.from_pandas(pandas.DataFrame({"lon": [1.0, 2.0], "lat": [3.0, 4.0]}), npartitions=2)
    found = encode(frame[frame["lon"] > 1.5]).compute(scheduler="sync")
    assert found.shape == (1, encoder.dim)


def test_a_grid_stays_lazy_and_is_computed_as_a_mesh(encoder):
    lons, lats = np.linspace(-179, 179, 90), np.linspace(80, -80, 41)
    grid = dask.array.stack(dask.array.meshgrid(dask.array.from_array(lons, 32), dask.array.from_array(lats, 16)), -1)
    lazy = similarity(grid, [HONG_KONG], [LHASA])
    assert isinstance(lazy, dask.array.Array)
    assert lazy.shape == (41, 90)
    assert lazy.chunks == ((16, 16, 9), (32, 32, 26))
    assert lazy.dtype == np.float32
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1).reshape(-1, 2)
    expected = ReferenceSet(encoder, [HONG_KONG], [LHASA]).similarity(mesh).reshape(41, 90)
    np.testing.assert_allclose(lazy.compute(), expected, atol=1e-5)


def test_scattered_places_and_those_that_are_missing(encoder, places):
    scattered = places.reshape(20, 20, 2).copy()
    scattered[3, 4] = np.nan
    found = similarity(dask.array.from_array(scattered, (7, 20, 1)), [HONG_KONG, LHASA], combine="any").compute()
    expected = ReferenceSet(encoder, [HONG_KONG, LHASA], combine="any").similarity(places).reshape(20, 20)
    expected[3, 4] = np.nan
    np.testing.assert_allclose(found, expected, atol=1e-5)
    one = similarity(dask.array.from_array(places, (100, 2)), [HONG_KONG]).compute()
    np.testing.assert_allclose(one, ReferenceSet(encoder, [HONG_KONG]).similarity(places), atol=1e-5)


@pytest.fixture(scope="module")
def calm(network, tmp_path_factory):
    """The file of a random encoder that knows the world, and of one that knows a region of it."""
    folder = tmp_path_factory.mktemp("encoders")
    for name, more in (("world", {}), ("region", {"bounds": [-20.0, -30.0, 50.0, 40.0]})):
        write_arrays(folder / f"{name}.npz", network(), {"name": name, **more})
    return folder


PIXELS = np.stack(np.meshgrid(-180 + 0.9 * (np.arange(400) + 0.5), 90 - 0.9 * (np.arange(200) + 0.5)), axis=-1)
"""(200, 400, 2) centres of a map of the world: more than its lattice has nodes."""


@pytest.mark.parametrize("options", [{}, {"negatives": [LHASA]}, {"combine": "any"}])
def test_a_map_is_interpolated_as_that_of_the_command_line_wherever_its_chunks_end(calm, options):
    path = str(calm / "world.npz")
    references = ReferenceSet(load_encoder(path), [HONG_KONG, (20.0, -3.0)], **options)

    def drawn(interpolate):
        grid = RasterGrid.over("EPSG:4326", (-180, -90, 180, 90), 0.9)
        finder = PlaceFinder(lambda xy: np.array(xy, float), lambda xy: np.array(xy, float), True)
        pixels = Pixels(
            PixelLocator(grid, finder), references.encoder, SimilarityContent(references), interpolate=interpolate
        )
        assert pixels.prepare() == interpolate
        return pixels.values(0, 0, 400, 200)[..., 0]

    def lazy(chunks, interpolate=True):
        grid = dask.array.from_array(PIXELS, (*chunks, 2))
        return similarity(grid, references.positives, encoder=path, interpolate=interpolate, **options)

    whole = lazy((200, 400)).compute()
    np.testing.assert_allclose(whole, drawn(True), atol=1e-6)
    assert np.percentile(np.abs(whole - drawn(False)), 99.9) < TOLERANCE
    assert np.abs(whole - drawn(False)).max() > 1e-6
    np.testing.assert_allclose(lazy((64, 130)).compute(), whole, atol=1e-6)
    np.testing.assert_allclose(lazy((64, 130), interpolate=False).compute(), drawn(False), atol=1e-5)


def test_scattered_places_are_interpolated_to_the_same_values(calm):
    path, rows = str(calm / "world.npz"), np.random.default_rng(0).permutation(PIXELS.size // 2)
    places = PIXELS.reshape(-1, 2)[rows].copy()
    whole = similarity(dask.array.from_array(PIXELS, (100, 200, 2)), [HONG_KONG], encoder=path).compute()
    places[7], places[8] = np.nan, (540.0, -90.0)
    found = similarity(dask.array.from_array(places, (30_000, 1)), [HONG_KONG], encoder=path).compute()
    expected = whole.reshape(-1)[rows]
    expected[7] = np.nan
    expected[8] = ReferenceSet(load_encoder(path), [HONG_KONG]).similarity([(0, -90)])[0]
    np.testing.assert_allclose(np.delete(found, 8), np.delete(expected, 8), atol=1e-6)
    assert found[8] == pytest.approx(expected[8], abs=4 * TOLERANCE)
    with pytest.raises(ValueError, match="is not a place"):
        similarity(dask.array.from_array(2 * places, (30_000, 2)), [HONG_KONG], encoder=path).compute()


def test_around_the_region_that_an_encoder_knows_it_is_asked_at_each_place(calm):
    path = str(calm / "region.npz")
    references = ReferenceSet(load_encoder(path), [(20.0, -3.0)])
    for chunks in ((200, 400), (50, 64)):
        grid = dask.array.from_array(PIXELS, (*chunks, 2))
        found = similarity(grid, references.positives, encoder=path).compute()
        difference = np.abs(found - references.similarity(PIXELS.reshape(-1, 2)).reshape(200, 400))
        assert difference[:, :100].max() < 1e-5
        assert 1e-6 < difference[60:130, 190:250].max() < 4 * TOLERANCE


def test_the_field_goes_to_workers_in_processes(calm, cluster):
    grid = dask.array.from_array(PIXELS, (100, 400, 2))
    lazy = similarity(grid, [HONG_KONG], encoder=str(calm / "world.npz"))
    with Client(cluster):
        found = lazy.compute()
    np.testing.assert_allclose(found, lazy.compute(scheduler="synchronous"), atol=1e-6)


def test_wrong_references_are_refused_before_anything_is_computed():
    with pytest.raises(ValueError, match="at least one place"):
        similarity(dask.array.zeros((4, 2)), np.empty((0, 2)))


@pytest.mark.parametrize("suffix", ["npy", "parquet"])
def test_two_processes_make_the_same_bits_as_one(table, tmp_path, suffix):
    one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
    arguments = ["encode", str(table), "--chunk", "300", "-o"]
    assert main([*arguments, str(one)]) == 0
    assert main([*arguments, str(two), "--scheduler", "local:2"]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert not list(tmp_path.glob("*.parts"))


@pytest.mark.parametrize("suffix", ["tif", "zarr"])
def test_two_processes_draw_the_same_map_as_one(tmp_path, cluster, suffix):
    one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
    arguments = ["similarity", "--reference", "114.17,22.28", *TWO_PIECES, "-o"]
    assert main([*arguments, str(one), "--threads", "1"]) == 0
    assert main([*arguments, str(two), "--scheduler", cluster.scheduler_address]) == 0
    files = [path.relative_to(one) for path in one.rglob("*") if path.is_file()] if one.is_dir() else [""]
    assert len(files) > (15 if suffix == "zarr" else 0)
    assert not [file for file in files if (one / file).read_bytes() != (two / file).read_bytes()]


def test_two_processes_draw_the_same_prediction_as_one(encoder, tmp_path, cluster):
    places = lonlat_of(np.random.default_rng(1).normal(size=(200, 3)))
    write_probe(tmp_path / "some.probe.npz", train_probe(encoder, places, np.abs(places[:, 1])).probe)
    one, two = tmp_path / "one.tif", tmp_path / "two.tif"
    arguments = ["predict", str(tmp_path / "some.probe.npz"), *TWO_PIECES, "--land-only", "-o"]
    assert main([*arguments, str(one), "--threads", "1"]) == 0
    assert main([*arguments, str(two), "--scheduler", cluster.scheduler_address]) == 0
    assert one.read_bytes() == two.read_bytes()


def test_a_scheduler_is_found_by_its_address(table, tmp_path, cluster):
    output = tmp_path / "out.npy"
    arguments = ["encode", str(table), "--chunk", "300", "-o", str(output), "--scheduler", cluster.scheduler_address]
    assert main(arguments) == 0
    assert np.load(output).shape == (4000, load_encoder().dim)


def test_a_worker_that_is_killed_loses_and_repeats_nothing(table, tmp_path):
    output, whole = tmp_path / "out.npy", tmp_path / "whole.npy"
    job = point_embeddings(table, output, chunk=100)
    run(job, whole)
    folder, at_death, later = folder_of(output), {}, {}

    with local_cluster(2) as cluster, Client(cluster) as client:

        def kill_half_way(share):
            if share >= 0.5 and not at_death:
                at_death.update({part.name: part.stat().st_mtime_ns for part in folder.glob("part-*.npy")})
                os.kill(cluster.workers[0].pid, signal.SIGKILL)
            later.update({name: (folder / name).stat().st_mtime_ns for name in at_death})

        def perform(job, folder, indices):
            return _perform(client, job, folder, indices)

        assert run(job, output, perform, progress=kill_half_way) == job.pieces == 40
    assert len(at_death) >= 20
    assert later == at_death
    assert output.read_bytes() == whole.read_bytes()
    assert not folder.exists()


def test_a_scheduler_without_workers_is_not_waited_for_for_ever(table, tmp_path, monkeypatch):
    monkeypatch.setattr("placeprint.encoder.bulk.dask.PATIENCE", 0.5)
    job = point_embeddings(table, tmp_path / "out.npy", chunk=300)
    with (
        local_cluster(0) as cluster,
        performer(cluster.scheduler_address) as perform,
        pytest.raises(RuntimeError, match="has no workers"),
    ):
        run(job, tmp_path / "out.npy", perform)


@pytest.fixture
def taken_port():
    """The port of Dask's dashboard, which another program listens on."""
    with ExitStack() as listening:
        for family, address in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::1")):  # noqa: S104
            # Where it cannot be had, another program has it.
            with suppress(OSError):
                listening.enter_context(socket.create_server((address, 8787), family=family))
        yield 8787


def test_no_port_has_to_be_free(taken_port, table, tmp_path):
    with warnings.catch_warnings(record=True) as raised:
        warnings.simplefilter("always")
        assert (
            main(["encode", str(table), "--chunk", "2000", "-o", str(tmp_path / "o.npy"), "--scheduler", "local:1"])
            == 0
        )
        with local_cluster(0) as cluster:
            assert cluster.scheduler.http_server.port not in (0, taken_port)
            assert cluster.scheduler.http_server.address == "127.0.0.1"
    assert not [str(each.message) for each in raised if "in use" in str(each.message)]


def test_a_worker_with_another_encoder_is_told_so(table, tmp_path, cluster):
    job = point_embeddings(table, tmp_path / "out.npy", chunk=300)
    with performer(cluster.scheduler_address) as perform, pytest.raises(EncoderFileError, match="is not the same here"):
        run(job._replace(fingerprint="f" * 64), tmp_path / "out.npy", perform)
    assert not Path(tmp_path / "out.npy.parts").exists()


@pytest.mark.parametrize("scheduler", ["local:0", "local:", "local:x"])
def test_a_number_of_processes_must_be_one(scheduler):
    with pytest.raises(ValueError, match="takes a number of processes"), performer(scheduler):
        pass
