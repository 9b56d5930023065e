"""Dask's collections, and parts that are made by the processes of a local cluster."""

import os
import signal
from pathlib import Path

import dask.array
import dask.dataframe
import numpy as np
import pandas
import pytest
from distributed import Client, LocalCluster

from placeprint.encoder import EncoderFileError, load_encoder
from placeprint.encoder.__main__ import main
from placeprint.encoder.bulk.parts import folder_of, run
from placeprint.encoder.bulk.point_embeddings import point_embeddings
from placeprint.encoder.dask import _perform, encode, performer, similarity
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train
from placeprint.encoder.similarity import ReferenceSet
from placeprint.encoder.sphere import lonlat_of

HONG_KONG, LHASA = (114.17, 22.28), (91.1, 29.65)
TWO_PIECES = ("--extent", "-180,10,180,55", "--pixel-size", ".08")
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
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
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
    write_probe(tmp_path / "some.probe.npz", train(encoder, places, np.abs(places[:, 1])).probe)
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

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:

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
    monkeypatch.setattr("placeprint.encoder.dask.PATIENCE", 0.5)
    job = point_embeddings(table, tmp_path / "out.npy", chunk=300)
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as cluster,
        performer(cluster.scheduler_address) as perform,
        pytest.raises(RuntimeError, match="has no workers"),
    ):
        run(job, tmp_path / "out.npy", perform)


def test_a_worker_with_another_encoder_is_told_so(table, tmp_path, cluster):
    job = point_embeddings(table, tmp_path / "out.npy", chunk=300)
    with performer(cluster.scheduler_address) as perform, pytest.raises(EncoderFileError, match="is not the same here"):
        run(job._replace(fingerprint="f" * 64), tmp_path / "out.npy", perform)
    assert not Path(tmp_path / "out.npy.parts").exists()


@pytest.mark.parametrize("scheduler", ["local:0", "local:", "local:x"])
def test_a_number_of_processes_must_be_one(scheduler):
    with pytest.raises(ValueError, match="takes a number of processes"), performer(scheduler):
        pass
