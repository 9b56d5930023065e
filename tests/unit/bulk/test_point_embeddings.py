import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pyarrow
import pyogrio
import pyproj
import pytest
import shapely
from pyarrow import parquet

from placeprint.encoder import EncoderFileError, load_encoder
from placeprint.encoder.bulk.parts import run
from placeprint.encoder.bulk.point_embeddings import point_embeddings
from placeprint.encoder.cli import main
from placeprint.encoder.earth.sphere import lonlat_of

from ...closeness import assert_close

CHUNK = 60


@pytest.fixture
def lake(places, tmp_path):
    """A Parquet file of 250 places, the fifth of which is missing."""
    path = tmp_path / "points.parquet"
    lon = pyarrow.array(places[:, 0], mask=np.arange(250) == 4)
    parquet.write_table(pyarrow.table({"id": range(250), "lon": lon, "lat": places[:, 1]}), path)
    return path


@pytest.fixture
def expected(encoder_path, places):
    """What `encode` makes of each piece, (250, 6)."""
    encoder = load_encoder(encoder_path)
    places = places.copy()
    places[4] = 0
    embeddings = np.concatenate([encoder.encode(places[start : start + CHUNK]) for start in range(0, 250, CHUNK)])
    embeddings[4] = np.nan
    return embeddings


def command(lake, output, encoder_path, *more):
    chosen = ["--encoder", encoder_path, "--chunk", str(CHUNK), "--threads", "1", *more]
    return ["encode", str(lake), "-o", str(output), *chosen]


def embeddings_of(output):
    """Return what is in a file of embeddings, (n, dim), not-a-number where there is none."""
    if output.suffix == ".npy":
        return np.load(output)
    if output.suffix == ".csv":
        return np.loadtxt(output, delimiter=",", skiprows=1, dtype=np.float32)
    return np.array(parquet.read_table(output)["embedding"].to_pylist(), dtype=np.float32)


@pytest.mark.parametrize("name", ["out.npy", "out.csv", "out.parquet", "out"])
def test_embeddings_are_those_of_the_pieces(lake, encoder_path, expected, tmp_path, name):
    output = tmp_path / name
    assert main(command(lake, output, encoder_path)) == 0
    found = embeddings_of(output)
    # Seven digits, in text.
    tolerance = 1e-6 if name == "out.csv" else 0
    assert_close(found, expected, tolerance)
    assert {path.name for path in tmp_path.iterdir()} == {"points.parquet", name}


def test_parquet_keeps_what_else_is_known_of_the_points(lake, encoder_path, tmp_path):
    output = tmp_path / "out.parquet"
    main(command(lake, output, encoder_path))
    table = parquet.read_table(output)
    assert table.column_names == ["id", "lon", "lat", "embedding"]
    assert table.drop_columns("embedding").equals(parquet.read_table(lake).replace_schema_metadata(None))
    assert table.schema.field("embedding").type == pyarrow.list_(pyarrow.float32(), 6)
    assert np.isnan(table["embedding"].to_pylist()).all(axis=1).nonzero()[0].tolist() == [4]
    told = json.loads(parquet.read_schema(output).metadata[b"placeprint"])
    assert told == {"encoder": "small", "fingerprint": load_encoder(encoder_path).fingerprint}


def test_the_geometry_of_geoparquet_stays_one(places, encoder_path, tmp_path):
    path, output = tmp_path / "points.gpkg", tmp_path / "out.parquet"
    table = pyarrow.table({"geom": pyarrow.array(shapely.to_wkb(shapely.points(places)), pyarrow.binary())})
    pyogrio.write_arrow(
        table, path, driver="GPKG", geometry_name="geom", geometry_type="Point", crs="EPSG:4326", layer="towns"
    )
    assert main(command(path, output, encoder_path)) == 0
    # What encode wrote is in turn a file that it reads, with the same result.
    again = tmp_path / "again.npy"
    assert main(command(output, again, encoder_path)) == 0
    np.testing.assert_array_equal(embeddings_of(output), np.load(again))


def test_other_programs_read_a_folder_of_parts_as_one_table(lake, encoder_path, expected, tmp_path):
    output = tmp_path / "out"
    main(command(lake, output, encoder_path))
    assert parquet.read_table(output).num_rows == 250
    ((total,),) = duckdb.read_parquet(f"{output}/*.parquet").aggregate("sum(embedding[2]) FILTER (id != 4)").fetchall()
    assert_close(total, np.nansum(expected[:, 1]), 1e-6, largest=np.nansum(np.abs(expected[:, 1])))


def test_columns_of_a_table_of_text_are_text(encoder_path, tmp_path):
    path, output = tmp_path / "points.csv", tmp_path / "out.parquet"
    path.write_text("code,lon,lat\n007,1,2\n,3,4\n", encoding="utf-8")
    assert main(command(path, output, encoder_path)) == 0
    assert parquet.read_table(output)["code"].to_pylist() == ["007", ""]


def test_principal_components(lake, encoder_path, expected, tmp_path):
    output = tmp_path / "out.npy"
    assert main(command(lake, output, encoder_path, "--components", "3")) == 0
    encoder = load_encoder(encoder_path)
    parts = [encoder.principal_components(expected[start : start + CHUNK], 3) for start in range(0, 250, CHUNK)]
    assert_close(np.load(output), np.concatenate(parts), 1e-5)
    main(command(lake, tmp_path / "out.csv", encoder_path, "--components", "3"))
    assert (tmp_path / "out.csv").read_text().splitlines()[0] == "pc1,pc2,pc3"


def test_without_rows_there_is_a_table_without_rows(encoder_path, tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("lon,lat\n", encoding="utf-8")
    for name, shape in (("out.npy", (0, 6)), ("out.parquet", None)):
        assert main(command(path, tmp_path / name, encoder_path)) == 0
        if shape:
            assert np.load(tmp_path / name).shape == shape
    assert parquet.read_table(tmp_path / "out.parquet").num_rows == 0


@pytest.mark.parametrize("name", ["points.csv", "points.geojson"])
@pytest.mark.parametrize("output", ["out.npy", "out.parquet"])
def test_projected_points_of_text_files_are_encoded(encoder_path, tmp_path, name, output):
    swiss = np.random.default_rng(0).uniform((6.2, 46.0), (10.0, 47.5), (80, 2))
    xy = np.stack(pyproj.Transformer.from_crs(4326, 2056, always_xy=True).transform(*swiss.T), axis=1).tolist()
    path, more = tmp_path / name, []
    if name == "points.csv":
        path.write_text("\n".join(["E;N", *(f"{x!r};{y!r}" for x, y in xy)]), encoding="utf-8")
        more = ["--lon", "E", "--lat", "N", "--crs", "EPSG:2056"]
    else:
        crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2056"}}
        points = [
            {"type": "Feature", "properties": {"id": row}, "geometry": {"type": "Point", "coordinates": place}}
            for row, place in enumerate(xy)
        ]
        path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": points}), encoding="utf-8")
    assert main(command(path, tmp_path / output, encoder_path, *more)) == 0
    expected = load_encoder(encoder_path).encode(swiss)
    found = embeddings_of(tmp_path / output)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-5 * np.abs(expected).max())
    if (name, output) == ("points.geojson", "out.parquet"):
        table = parquet.read_table(tmp_path / output)
        assert table["id"].to_pylist() == list(range(80))
        about = json.loads(table.schema.metadata[b"geo"])["columns"]["geometry"]
        assert pyproj.CRS.from_json_dict(about["crs"]).to_epsg() == 2056


def test_what_folders_tell_is_in_the_result(lake, encoder_path, expected, tmp_path):
    folder = tmp_path / "lake" / "year=2024"
    folder.mkdir(parents=True)
    shutil.copy(lake, folder / "part.pq")
    assert main(command(tmp_path / "lake", tmp_path / "out.parquet", encoder_path)) == 0
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.column_names == ["id", "lon", "lat", "year", "embedding"]
    assert set(table["year"].to_pylist()) == {2024}
    np.testing.assert_array_equal(embeddings_of(tmp_path / "out.parquet"), expected)


def test_a_row_that_is_nowhere_is_named_or_on_demand_missing(encoder_path, tmp_path, capsys):
    path, output = tmp_path / "points.csv", tmp_path / "out.npy"
    path.write_text("lon,lat\n" + "1,2\n" * 70 + "1,91\n1,inf\n", encoding="utf-8")
    assert main(command(path, output, encoder_path)) == 1
    assert "row 70 is not a place: longitude 1.0, latitude 91.0" in capsys.readouterr().err
    # The first part, which was made, is of a run that told nowhere from missing.
    assert main(command(path, output, encoder_path, "--nowhere-is-missing")) == 1
    assert "another run (nowhere_is_missing differed)" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "out.npy.parts")
    assert main(command(path, output, encoder_path, "--nowhere-is-missing")) == 0
    assert np.isnan(np.load(output)).all(axis=1).tolist() == [False] * 70 + [True] * 2


@pytest.mark.parametrize(
    ("more", "message"),
    [
        pytest.param(["--components", "7"], "has 6 principal components, not 7", id="too many components"),
        pytest.param(["--chunk", "0"], "at least one row", id="no rows"),
        pytest.param(["--scheduler", "local:none"], "a number of processes, not 'none'", id="no number"),
        pytest.param(["-o", "out.xlsx"], r"out.xlsx: embeddings are written to .parquet, .csv, .npy", id="a sheet"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(lake, encoder_path, tmp_path, capsys, more, message):
    assert main([*command(lake, tmp_path / "out.npy", encoder_path), *more]) == 1
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"points.parquet"}


def test_embeddings_are_not_put_beside_others(lake, encoder_path, tmp_path, capsys):
    main(command(lake, tmp_path / "once.parquet", encoder_path))
    assert main(command(tmp_path / "once.parquet", tmp_path / "twice.parquet", encoder_path)) == 1
    assert "the points have a column embedding already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["points.parquet", "folder.parquet"])
def test_neither_the_points_nor_a_folder_are_replaced(lake, encoder_path, tmp_path, capsys, name):
    (tmp_path / "folder.parquet").mkdir()
    before = lake.read_bytes()
    assert main(command(lake, tmp_path / name, encoder_path)) == 1
    assert "replaced" in capsys.readouterr().err
    assert lake.read_bytes() == before
    assert not list(tmp_path.glob("*.parts"))


def test_a_result_may_lie_in_a_folder_that_tells_a_year(lake, encoder_path, tmp_path):
    output = tmp_path / "year=2024" / "out.parquet"
    output.parent.mkdir()
    assert main(command(lake, output, encoder_path)) == 0
    assert parquet.ParquetFile(output).schema_arrow.names == ["id", "lon", "lat", "embedding"]


def test_more_parts_than_a_process_may_have_files_open(places, encoder_path, tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("lon,lat\n" + "".join(f"{lon},{lat}\n" for lon, lat in places), encoding="utf-8")
    words = [sys.executable, "-m", "placeprint.encoder", *command(path, "out.npy", encoder_path, "--chunk", "1")]
    subprocess.run(["bash", "-c", 'ulimit -n 100; exec "$@"', "-", *words], cwd=tmp_path, check=True)
    assert np.load(tmp_path / "out.npy").shape == (250, 6)


@pytest.mark.parametrize("suffix", ["parquet", "npy"])
def test_memory_is_that_of_a_part_and_not_of_the_file(tmp_path, suffix):
    code = (
        "import resource, sys; from placeprint.encoder.cli import main\n"
        "status = main(['encode', sys.argv[1], '-o', sys.argv[2], '--chunk', '5000', '--threads', '1'])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000); sys.exit(status)"
    )
    peaks = []
    for count in (10_000, 80_000):
        places = lonlat_of(np.random.default_rng(0).normal(size=(count, 3)))
        table = pyarrow.table({"lon": places[:, 0], "lat": places[:, 1]})
        parquet.write_table(table, tmp_path / f"{count}.parquet", row_group_size=10_000)
        words = [sys.executable, "-c", code, f"{count}.parquet", f"out-{count}.{suffix}"]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout.split()[-1]))
    # The embeddings of all are 127 MB more.
    assert peaks[1] < peaks[0] + 80


def test_points_that_changed_are_not_gone_on_with(lake, encoder_path, tmp_path):
    def stop(_share):
        raise KeyboardInterrupt

    output = tmp_path / "out.npy"
    with pytest.raises(KeyboardInterrupt):
        run(point_embeddings(lake, output, encoder_path, CHUNK), output, progress=stop)
    lake.write_bytes(lake.read_bytes())
    assert main(command(lake, output, encoder_path)) == 1


def test_another_encoder_of_the_same_name_is_refused(lake, encoder_path, tmp_path):
    job = point_embeddings(lake, tmp_path / "out.npy", encoder_path, CHUNK)
    with pytest.raises(EncoderFileError, match="the encoder small is not the same here"):
        job._replace(fingerprint="f" * 64).write(0, str(tmp_path / "part.npy"))


BREAK_OFF = """
import os, sys
from placeprint.encoder.cli import main
from placeprint.encoder.bulk import parts
make, made = parts.make_part, []
def make_some(*part):
    made.append(make(*part))
    if len(made) == 3:
        os.kill(os.getpid(), int(sys.argv[1]))
    return made[-1]
parts.make_part = make_some
sys.exit(main(sys.argv[2:]))
"""
"""The command line, which gets a signal once three parts are made: whoever waited for them might come too late."""


def broken_off(number, arguments, folder):
    """Run the command line in a folder until it gets a signal; return how it ended."""
    words = [sys.executable, "-c", BREAK_OFF, str(int(number)), *arguments]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def test_a_process_that_is_killed_is_gone_on_from(places, tmp_path):
    path, output = tmp_path / "points.csv", tmp_path / "out.npy"
    path.write_text("lon,lat\n" + "".join(f"{lon},{lat}\n" for lon, lat in np.tile(places, (40, 1))), encoding="utf-8")
    arguments = ["encode", str(path), "-o", str(output), "--chunk", "500"]
    assert broken_off(signal.SIGKILL, arguments, tmp_path).returncode == -signal.SIGKILL
    folder = tmp_path / "out.npy.parts"
    made = {part.name: part.stat().st_mtime_ns for part in folder.glob("part-*.npy")}
    assert 0 < len(made) < 20
    job = point_embeddings(path, output, chunk=500)
    seen = []

    def look(_share):
        seen.append({name: (folder / name).stat().st_mtime_ns for name in made})

    assert run(job, output, progress=look) == 20 - len(made)
    assert seen[-1] == made
    expected = load_encoder().encode(np.loadtxt(path, delimiter=",", skiprows=1))
    np.testing.assert_allclose(np.load(output), expected, atol=1e-5)


def test_whoever_interrupts_it_is_told_no_traceback(places, tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("lon,lat\n" + "".join(f"{lon},{lat}\n" for lon, lat in np.tile(places, (400, 1))), encoding="utf-8")
    done = broken_off(signal.SIGINT, ["encode", str(path), "-o", "out.npy", "--chunk", "200"], tmp_path)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")
    assert list(tmp_path.glob("out.npy.parts/part-*.npy"))


def test_work_may_go_on_in_another_folder(places, encoder_path, tmp_path, monkeypatch):
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("points.csv").write_text("lon,lat\n1,2\n", encoding="utf-8")
    shutil.copyfile(encoder_path, "own.npz")
    job = point_embeddings("points.csv", "out.npy", "own.npz")
    monkeypatch.chdir(tmp_path / "there")
    job.write(0, str(tmp_path / "part.npy"))
    assert np.load(tmp_path / "part.npy").shape == (1, 6)
    assert point_embeddings(tmp_path / "here" / "points.csv", "out.npy").encoder == "placeprint-1"


def test_a_csv_file_needs_numpy_alone(tmp_path):
    (tmp_path / "points.csv").write_text("lon,lat\n1,2\n", encoding="utf-8")
    code = (
        "import sys\n"
        "for name in 'pyarrow pyogrio pyproj shapely dask distributed threadpoolctl tqdm pandas rasterio'.split():\n"
        "    sys.modules[name] = None\n"
        "from placeprint.encoder.cli import main\n"
        "sys.exit(main(['encode', 'points.csv', '-o', 'out.npy']) or main(['encode', 'out.parquet', '-o', 'a.npy']))"
    )
    (tmp_path / "out.parquet").write_bytes(b"PAR1")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    np.testing.assert_allclose(np.load(tmp_path / "out.npy"), load_encoder().encode([[1, 2]]), atol=1e-6)
    assert done.returncode == 1
    assert done.stderr == (
        'error: this command needs pyarrow, which is not installed here: pip install "placeprint[scale]"\n'
    )


def test_a_file_of_the_folder_of_points_is_not_replaced(lake, encoder_path, tmp_path, capsys):
    folder = tmp_path / "points"
    folder.mkdir()
    part = folder / "a.parquet"
    part.write_bytes(lake.read_bytes())
    assert main(command(folder, part, encoder_path)) == 1
    assert "choose another output" in capsys.readouterr().err
    assert part.read_bytes() == lake.read_bytes()
