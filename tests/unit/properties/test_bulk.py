import argparse
import csv
import json
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import numpy as np
import pyarrow
import pyproj
import pytest
import rasterio
import shapely
import zarr
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from placeprint.encoder.bulk.argv import join_negative_values
from placeprint.encoder.bulk.blas_threads import one_blas_thread
from placeprint.encoder.bulk.geojson_points import GeoJsonPoints
from placeprint.encoder.bulk.geometries import degrees_of, lonlat_of_geometries
from placeprint.encoder.bulk.geotiff import write_geotiff
from placeprint.encoder.bulk.partitions import partition_columns
from placeprint.encoder.bulk.parts import OtherRunError, folder_of, in_threads, make_part, part_path, run
from placeprint.encoder.bulk.point_embeddings import EMBEDDING, point_embeddings
from placeprint.encoder.bulk.point_files import geo_of, open_points, piece_starts
from placeprint.encoder.bulk.projected_places import corners_in, crs_of, place_finder
from placeprint.encoder.bulk.raster_files import raster
from placeprint.encoder.bulk.raster_pieces import piece_count, pieces_of
from placeprint.encoder.bulk.raster_specs import PredictionSpec, SimilaritySpec
from placeprint.encoder.bulk.zarr_folder import write_zarr
from placeprint.encoder.earth.sphere import WORLD, canonical, great_circle_distance
from placeprint.encoder.encoders.location_encoder import load_encoder
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.rasters.grid import TILE, WINDOW, RasterGrid, Window
from placeprint.encoder.rasters.raster_content import NODATA, Category
from placeprint.encoder.similarity.reference_set import ReferenceSet

from ...closeness import assert_close
from ..described_content import DescribedContent
from .places import LATITUDES, LONGITUDES, fewer, lists_of_places

SEEDS = st.integers(0, 999)
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from(['"', ",", "\n"]), max_size=6)


@pytest.fixture(scope="module")
def encoder_path(network, tmp_path_factory):
    path = tmp_path_factory.mktemp("encoders") / "small.npz"
    write_arrays(path, {**network(), "center": np.linspace(0, 1, 6)}, {"name": "small"})
    return str(path)


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_negative_values_reach_the_option_before_them(lon, lat, other):
    parser = argparse.ArgumentParser()
    parser.add_argument("--place")
    parser.add_argument("--number", type=float)
    told = parser.parse_args(join_negative_values(["--place", f"{lon},{lat}", "--number", str(other)]))
    assert (told.place, told.number) == (f"{lon},{lat}", other)


class Letters(NamedTuple):
    """A Job that writes a letter into each part."""

    text: str
    suffix: str = ".txt"

    @property
    def pieces(self):
        return len(self.text)

    def manifest(self):
        return {"text": self.text}

    def write(self, index, path):
        Path(path).write_text(self.text[index], encoding="utf-8")

    def join(self, parts, output):
        output.write_text("".join(part.read_text(encoding="utf-8") for part in parts), encoding="utf-8")


@given(st.text("abc", min_size=1, max_size=9), st.integers(1, 4), st.data())
def test_a_run_that_was_interrupted_anywhere_ends_as_one_that_was_not(tmp_path_factory, text, threads, data):
    job, output = Letters(text), tmp_path_factory.mktemp("parts") / "out.txt"
    stop = data.draw(st.integers(0, len(text)))
    told = []

    def progress(share):
        told.append(share)
        if len(told) == stop:
            raise KeyboardInterrupt

    made = 0
    try:
        made = run(job, output, in_threads(threads), progress)
        assert stop == 0 or stop > len(told)
    except KeyboardInterrupt:
        assert not output.exists()
        # What is there is of this run, and of no other.
        with pytest.raises(OtherRunError, match="another run"):
            run(Letters(text + "d"), output)
        there = len(list(folder_of(output).glob("part-*")))
        assert there >= stop
        assert run(job, output, in_threads(threads)) == len(text) - there
    else:
        assert made == len(text)
        assert told == pytest.approx([number / len(text) for number in range(1, len(text) + 1)])
    assert output.read_text(encoding="utf-8") == text
    assert [path.name for path in output.parent.iterdir()] == ["out.txt"]
    # Parts may be the result, too.
    kept = output.with_name("kept")
    assert run(job, kept, keep=True) == len(text)
    assert run(job, kept, keep=True) == 0
    parts = sorted(path.name for path in kept.iterdir() if path.name[0] != "_")
    assert parts == [part_path(job, kept, index).name for index in range(len(text))]


@given(st.text("abc", min_size=1, max_size=9), st.integers(1, 4), st.data())
def test_threads_make_each_part_that_they_are_asked_for_once(tmp_path_factory, text, threads, data):
    job, folder = Letters(text), tmp_path_factory.mktemp("folder")
    indices = sorted(data.draw(st.sets(st.integers(0, len(text) - 1))))
    with one_blas_thread():
        assert sorted(in_threads(threads)(job, folder, indices)) == indices
    assert [path.read_text() for path in sorted(folder.iterdir())] == [text[index] for index in indices]
    for index in indices:
        part_path(job, folder, index).write_text("kept")
        assert make_part(job, folder, index) == index
        assert part_path(job, folder, index).read_text() == "kept"


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=8), st.booleans(), st.integers(1, 4))
def test_pieces_of_a_csv_file_end_where_its_reader_says(tmp_path_factory, rows, ends_with_newline, chunk):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    text = path.read_bytes()
    if not ends_with_newline:
        text = text[:-1]
        path.write_bytes(text)
    starts = piece_starts(path, chunk)
    assert starts == sorted(set(starts)) or text == b""
    assert starts[-1] == len(text)
    read = [list(csv.reader(text[start:end].decode().splitlines(keepends=True))) for start, end in pairwise(starts)]
    assert [row for piece in read for row in piece] == rows[1:]
    assert all(len(piece) == chunk for piece in read[:-1])


NUMBERS = st.tuples(LONGITUDES, LATITUDES) | st.none()


def write_points(path, places, names):
    """Write places, and a column of text, as the kind of file that the path ends in."""
    lon, lat = ([None if place is None else place[axis] for place in places] for axis in (0, 1))
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["name", "lat", "lon"])
            writer.writerows(
                zip(names, *(["" if each is None else repr(each) for each in axis] for axis in (lat, lon)))
            )
    else:
        number = pyarrow.float64()
        table = {"name": pyarrow.array(names, pyarrow.string())}
        table.update({"lat": pyarrow.array(lat, number), "lon": pyarrow.array(lon, number)})
        parquet.write_table(pyarrow.table(table), path, row_group_size=3)


@given(st.lists(st.tuples(NUMBERS, CELLS), max_size=12), st.integers(1, 13), st.sampled_from(["a.csv", "a.parquet"]))
def test_the_pieces_of_a_file_of_points_are_its_rows(tmp_path_factory, rows, chunk, file):
    path = tmp_path_factory.mktemp("points") / file
    places, names = [place for place, _ in rows], [name for _, name in rows]
    write_points(path, places, names)
    points = open_points(path, chunk)
    pieces = [points.read(index) for index in range(points.pieces)]
    assert all(len(piece.lonlat) <= chunk for piece in pieces)
    assert all(len(piece.lonlat) == chunk for piece in pieces[:-1])
    lonlat = np.concatenate([piece.lonlat for piece in pieces])
    expected = np.array([place or (np.nan, np.nan) for place in places]).reshape(-1, 2)
    np.testing.assert_array_equal(lonlat, expected)
    read = []
    for piece in pieces:
        column = piece.columns["name"]
        read += column.to_pylist() if isinstance(column, pyarrow.ChunkedArray) else column
    assert read == names
    with pytest.raises(ValueError, match="no column lonn"):
        open_points(path, chunk, lon="lonn")


VALUES = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | CELLS
PROPERTIES = st.dictionaries(CELLS | st.just("geometry"), VALUES | st.lists(VALUES, max_size=2), max_size=3)


@given(st.lists(st.tuples(NUMBERS, PROPERTIES), max_size=9), st.integers(1, 10))
def test_the_pieces_of_geojson_are_its_features(tmp_path_factory, features, chunk):
    path = tmp_path_factory.mktemp("points") / "points.geojson"
    content = [
        {"properties": properties, "geometry": place and {"type": "Point", "coordinates": list(place)}}
        for place, properties in features
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": content}), encoding="utf-8")
    points = GeoJsonPoints(path, chunk)
    pieces = [points.read(index) for index in range(points.pieces)]
    expected = np.array([place or (np.nan, np.nan) for place, _ in features]).reshape(-1, 2)
    np.testing.assert_array_equal(np.concatenate([piece.lonlat for piece in pieces]), expected)
    table = pyarrow.concat_tables([piece.columns for piece in pieces])
    assert len(table) == len(features)
    where = points.geo["primary_column"]
    assert {name for _, properties in features for name in properties} == {*table.column_names} - {where}
    read = lonlat_of_geometries(table[where], points.geo["columns"][where]["encoding"], "OGC:CRS84")
    np.testing.assert_array_equal(read, expected)


@given(st.lists(st.tuples(st.integers(-99, 9999) | CELLS, st.integers(0, 9)), min_size=1, max_size=6))
def test_folders_tell_the_values_that_they_were_named_for(rows):
    folder = Path("lake")
    named = [f"a b={quote(str(first), safe='')}/n={second}" for first, second in rows]
    found = partition_columns([folder / name.replace("a b", "a%20b") / "part.parquet" for name in named], folder)
    assert list(found) == ["a b", "n"]
    assert list(map(str, found["a b"].to_pylist())) == [str(first) for first, _ in rows] or all(
        value is None or isinstance(value, int) for value in found["a b"].to_pylist()
    )
    assert found["n"].to_pylist() == [second for _, second in rows]


@given(st.lists(NUMBERS, max_size=5), st.sampled_from([2056, 3857, 8857]))
def test_degrees_are_those_that_coordinates_were_made_of(places, epsg):
    lonlat = np.array([place or (np.nan, np.nan) for place in places]).reshape(-1, 2)
    np.testing.assert_array_equal(degrees_of(lonlat, "OGC:CRS84"), lonlat)
    swiss = np.array([7.0, 46.0]) + lonlat / 180
    several = np.concatenate([swiss, np.ones((2, 2))])
    xy = np.stack(pyproj.Transformer.from_crs(4326, epsg, always_xy=True).transform(*several.T), axis=1)[:-2]
    xy[np.isnan(lonlat).any(axis=1)] = np.nan
    np.testing.assert_allclose(degrees_of(xy, f"EPSG:{epsg}"), swiss, rtol=0, atol=1e-6)


@given(st.lists(NUMBERS, min_size=1, max_size=9), st.integers(1, 10), st.sampled_from([".npy", ".csv", ".parquet"]))
def test_embeddings_of_a_file_are_those_of_its_places_however_it_is_cut(
    tmp_path_factory, encoder_path, places, chunk, suffix
):
    folder = tmp_path_factory.mktemp("embeddings")
    write_points(folder / "a.csv", places, ["name"] * len(places))
    output = folder / f"out{suffix}"
    job = point_embeddings(folder / "a.csv", output, encoder_path, chunk)
    assert job.pieces == -(-len(places) // chunk)
    assert json.loads(json.dumps(job.manifest()))["fingerprint"] == job.fingerprint
    assert job.manifest() != job._replace(chunk=chunk + 1).manifest()
    encoder = load_encoder(encoder_path)
    expected = np.full((len(places), encoder.dim), np.nan)
    known = [row for row, place in enumerate(places) if place]
    expected[known] = encoder.encode(np.array([places[row] for row in known]).reshape(-1, 2))
    # Each part by itself,
    parts = []
    for index in range(job.pieces):
        parts.append(folder / f"{index}{suffix}")
        job.write(index, str(parts[-1]))
    # and all as one file.
    job.join(parts, output)
    if suffix == ".npy":
        found = np.load(output)
    elif suffix == ".csv":
        found = np.genfromtxt(output, delimiter=",", skip_header=1).reshape(-1, encoder.dim)
    else:
        table = parquet.read_table(output)
        assert table.column_names == ["name", "lat", "lon", EMBEDDING]
        found = np.array(table[EMBEDDING].to_pylist())
    assert_close(found, expected, 1e-5)
    with pytest.raises(ValueError, match="a chunk has at least one row"):
        point_embeddings(folder / "a.csv", output, encoder_path, chunk - 10)
    with pytest.raises(ValueError, match="principal components"):
        point_embeddings(folder / "a.csv", output, encoder_path, components=7)


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85)) | st.none(), min_size=1, max_size=9), st.booleans())
def test_points_are_found_in_any_encoding_and_crs(places, as_wkb):
    known = [row for row, place in enumerate(places) if place]
    expected = np.full((len(places), 2), np.nan)
    expected[known] = np.array([places[row] for row in known]).reshape(-1, 2)
    for crs in ("OGC:CRS84", "EPSG:3857", geo_of("geom", "EPSG:3857")["columns"]["geom"]["crs"], "EPSG:4326"):
        projected = expected
        if crs not in ("OGC:CRS84", "EPSG:4326"):
            radians = np.radians(expected)
            y = np.log(np.tan(np.pi / 4 + radians[:, 1] / 2))
            projected = 6378137 * np.stack([radians[:, 0], y], axis=1)
        if as_wkb:
            wkb = [None if np.isnan(x) else shapely.to_wkb(shapely.Point(x, y)) for x, y in projected]
            column = pyarrow.chunked_array([pyarrow.array(wkb, pyarrow.binary())])
        else:
            kind = pyarrow.struct([("x", pyarrow.float64()), ("y", pyarrow.float64())])
            points = [None if np.isnan(x) else {"x": x, "y": y} for x, y in projected]
            column = pyarrow.chunked_array([pyarrow.array(points, kind)])
        found = lonlat_of_geometries(column, "WKB" if as_wkb else "point", crs)
        np.testing.assert_allclose(found, expected, atol=1e-8)
    with pytest.raises(ValueError, match="no CRS"):
        lonlat_of_geometries(column, "WKB" if as_wkb else "point", None)
    line = shapely.to_wkb(shapely.LineString([(0, 0), (1, 1)]))
    with pytest.raises(ValueError, match="other geometries than points"):
        lonlat_of_geometries(pyarrow.chunked_array([pyarrow.array([line])]), "WKB", "EPSG:4326")


PROJECTED = ["EPSG:3857", "EPSG:8857", "EPSG:4326", "ESRI:54009"]


@given(lists_of_places(), st.sampled_from(PROJECTED), st.floats(-1e9, 1e9))
def test_places_of_a_crs_are_found_where_it_shows_them_and_nowhere_else(lonlat, crs, x):
    lonlat = canonical(lonlat) * [0.99, 0.9]
    # Twice, for pyproj takes one place alone for numbers.
    lonlat = np.concatenate([lonlat, lonlat])
    xy = np.stack(pyproj.Transformer.from_crs(4326, crs_of(crs), always_xy=True).transform(*lonlat.T), axis=1)
    # Some inverse projections are iterations, which end a millimetre short.
    tolerance = 1e-6 if crs == "EPSG:4326" else 0.1
    found, good = place_finder(crs)(xy, tolerance)
    assert good.all()
    assert great_circle_distance(found, lonlat).max() < 1
    if crs == "EPSG:8857" and abs(x) > 1.8e7:
        _, good = place_finder(crs)(np.array([[x, 0.0]]), tolerance)
        assert not good.any()


@given(st.sampled_from(PROJECTED), st.floats(-170, 150), st.floats(-80, 70), st.floats(0.1, 20), st.floats(0.1, 9))
def test_corners_hold_their_extent_and_lie_within_the_crs(crs, west, south, width, height):
    extent = (west, south, west + width, south + height)
    whole, corners = corners_in(crs, None), corners_in(crs, extent)
    assert whole[0] - 1 <= corners[0] < corners[2] <= whole[2] + 1
    assert whole[1] - 1 <= corners[1] < corners[3] <= whole[3] + 1
    # In its own units an extent within its bounds stays as it is.
    assert corners_in(crs, corners, crs) == corners
    transform = pyproj.Transformer.from_crs(4326, crs_of(crs), always_xy=True).transform
    x, y = transform(*np.meshgrid(extent[::2], extent[1::2]))
    room = 1e-6 * max(corners[2] - corners[0], corners[3] - corners[1])
    assert (x >= corners[0] - room).all()
    assert (x <= corners[2] + room).all()
    assert (y >= corners[1] - room).all()
    assert (y <= corners[3] + room).all()
    for empty in ((west, south, west, south + height), (west, south + height, west + width, south)):
        with pytest.raises(ValueError, match="the extent has no area"):
            corners_in(crs, empty)


@given(st.integers(1, 40_000), st.integers(1, 40_000))
def test_the_pieces_of_a_grid_are_whole_tiles_and_all_of_it(width, height):
    grid = RasterGrid("EPSG:4326", 0.0, 0.0, 1.0, width, height)
    pieces = pieces_of(grid)
    assert piece_count(grid) == len(pieces)
    assert sum(piece.width * piece.height for piece in pieces) == width * height
    tops = sorted({(piece.top, piece.height) for piece in pieces})
    lefts = sorted({(piece.left, piece.width) for piece in pieces})
    assert [(piece.top, piece.left) for piece in pieces] == [(top, left) for top, _ in tops for left, _ in lefts]
    for spans, side in ((tops, height), (lefts, width)):
        assert spans[0][0] == 0
        assert all(start + length == after for (start, length), (after, _) in pairwise(spans))
        assert sum(spans[-1]) == side
        assert all(start % TILE == 0 for start, _ in spans)


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 4000), st.integers(1, 400))
def test_the_windows_of_a_piece_are_all_of_it(left, top, width, height):
    windows = list(Window(left, top, width, height).cut(*WINDOW))
    assert sum(window.width * window.height for window in windows) == width * height
    assert len({window[:2] for window in windows}) == len(windows)
    for window in windows:
        assert left <= window.left < window.left + window.width <= left + width
        assert top <= window.top < window.top + window.height <= top + height
        assert 1 <= window.width <= WINDOW[0]
        assert 1 <= window.height <= WINDOW[1]


def some_content(classes):
    if classes:
        categories = tuple(Category(value, f"<{value}> & a", (value, 2, 3)) for value in (1, 2, 3))
        return DescribedContent(["class"], "uint8", categories)
    return DescribedContent(["one", "two"], "float32")


@fewer
@given(st.integers(1, 30), st.integers(1, 30), st.booleans(), st.floats(0.1, 1), SEEDS)
def test_what_is_written_to_a_raster_is_read_there(tmp_path_factory, width, height, classes, pixel, seed):
    folder = tmp_path_factory.mktemp("raster")
    grid, content = RasterGrid("EPSG:4326", -100.0, 50.0, pixel, width, height), some_content(classes)
    rng = np.random.default_rng(seed)
    shape = (height, width, len(content.names))
    values = rng.integers(0, 4, shape).astype(np.uint8) if classes else rng.normal(size=shape).astype(np.float32)
    pieces = [
        (piece, values[piece.top : piece.top + piece.height, piece.left : piece.left + piece.width])
        for piece in pieces_of(grid)
    ]
    write_geotiff(folder / "a.tif", grid, content, {"ENCODER": "some"}, pieces)
    with rasterio.open(folder / "a.tif") as file:
        np.testing.assert_array_equal(file.read().transpose(1, 2, 0), values)
        assert (file.nodata, file.descriptions) == (NODATA[content.dtype], tuple(content.names))
        assert file.tags()["ENCODER"] == "some"
        found = file.transform
        assert_close((found.a, found.b, found.c, found.d, found.e, found.f), (pixel, 0, -100, 0, -pixel, 50), 1e-9)
        if classes:
            assert file.colormap(1)[2] == (2, 2, 3, 255)
    write_zarr(folder / "a.zarr", grid, content, {"ENCODER": "some"}, pieces)
    group = zarr.open_group(folder / "a.zarr", mode="r")
    for number, name in enumerate(content.names):
        np.testing.assert_array_equal(group[name][...], values[..., number])
    centres = grid.centres(np.arange(width), np.arange(height))
    assert_close(group["x"][...], centres[0, :, 0], 1e-9)
    assert_close(group["y"][...], centres[:, 0, 1], 1e-9)
    assert {path.suffix for path in folder.iterdir()} <= {".tif", ".zarr", ".xml"}


PAIRS = st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=1, max_size=3).map(tuple)


@given(PAIRS, st.just(()) | PAIRS, st.sampled_from(["shared", "any"]), lists_of_places())
def test_contents_say_what_their_values_depend_on(encoder_path, positives, negatives, combine, lonlat):
    encoder, spec = load_encoder(encoder_path), SimilaritySpec(positives, negatives, combine)
    embeddings = encoder.encode(lonlat)
    expected = ReferenceSet(encoder, positives, negatives or None, combine).similarity_of(embeddings)
    np.testing.assert_allclose(spec.content(encoder).values(embeddings, None)[:, 0], expected, atol=1e-6)
    told = json.loads(json.dumps(spec.identity()))
    again = SimilaritySpec(tuple(map(tuple, told["positives"])), tuple(map(tuple, told["negatives"])), told["combine"])
    assert again == spec


@pytest.fixture(scope="module")
def probe_paths(encoder_path, random_places, tmp_path_factory):
    """Files of a probe of numbers and of one of classes."""
    encoder, lonlat = load_encoder(encoder_path), random_places[:80]
    paths = []
    for name, labels in (("numbers", lonlat[:, 1]), ("classes", np.where(lonlat[:, 1] > 0, "north", "south"))):
        paths.append(str(tmp_path_factory.mktemp("probes") / f"{name}.probe.npz"))
        write_probe(paths[-1], train_probe(encoder, lonlat, labels).probe)
    return paths


@given(st.integers(0, 1), st.booleans(), st.booleans(), lists_of_places())
def test_a_prediction_shows_what_its_probe_tells(probe_paths, encoder_path, index, confidence, applicable_only, lonlat):
    encoder, spec = load_encoder(encoder_path), PredictionSpec.of(probe_paths[index], confidence, applicable_only)
    told = spec.identity()
    assert (told["probe"], told["confidence"], told["applicable_only"]) == (
        spec.sha256,
        confidence,
        applicable_only,
    )
    if index == 0 and confidence:
        with pytest.raises(ValueError, match="tells numbers"):
            spec.content(encoder)
        return
    content, embeddings = spec.content(encoder), encoder.encode(lonlat)
    values = content.values(embeddings, None)
    assert (values.shape, values.dtype) == ((len(lonlat), len(content.names)), content.dtype)
    # Only so many are left out as may be.
    everywhere = spec._replace(applicable_only=False).content(encoder).values(embeddings, None)
    shown = values[:, 0] != NODATA[content.dtype]
    np.testing.assert_array_equal(values[shown], everywhere[shown])
    assert applicable_only or shown.all()
    with pytest.raises(ValueError, match="another file"):
        spec._replace(sha256="0").content(encoder)


@fewer
@given(st.floats(-170, 100), st.floats(-80, 60), st.floats(1, 60), st.floats(1, 20), st.booleans(), st.booleans())
def test_a_raster_that_is_made_in_parts_shows_what_its_pixels_are(
    tmp_path_factory, encoder_path, west, south, width, height, land_only, as_zarr
):
    output = tmp_path_factory.mktemp("job") / ("a.zarr" if as_zarr else "a.tif")
    spec, pixel = SimilaritySpec(((10.0, 50.0),)), max(width, height) / 20
    extent = (west, south, west + width, south + height)
    job = raster(output, spec, encoder_path, extent=extent, pixel=pixel, land_only=land_only, interpolate=False)
    assert (job.pieces, job.suffix) == (len(pieces_of(job.grid)), ".npy")
    assert json.loads(json.dumps(job.manifest()))["land_only"] == land_only
    job.write(0, str(output.with_name("part.npy")))
    values = np.load(output.with_name("part.npy"))[..., 0]
    assert run(job, output) == job.pieces
    if as_zarr:
        found = zarr.open_group(output, mode="r")["similarity"][...]
    else:
        with rasterio.open(output) as file:
            found = file.read(1)
    values = values[: job.grid.height, : job.grid.width]
    shown = found != NODATA["float32"]
    np.testing.assert_array_equal(shown, values != NODATA["float32"])
    # One BLAS thread made the file, and maybe several the part.
    assert_close(found[shown], values[shown], 1e-5)
    encoder = load_encoder(encoder_path)
    centres = job.grid.centres(np.arange(job.grid.width), np.arange(job.grid.height)).reshape(-1, 2)
    shown = shown.ravel()
    similarity = ReferenceSet(encoder, spec.positives).similarity(centres[shown])
    np.testing.assert_allclose(found.ravel()[shown], similarity, atol=1e-4)
    assert land_only or shown.all()
    with pytest.raises(ValueError, match="rasters are written to"):
        raster(output.with_suffix(".png"), spec, encoder_path)


@given(st.sampled_from(PROJECTED))
def test_the_whole_of_a_crs_is_within_the_world(crs):
    west, south, east, north = corners_in(crs, None)
    assert west < east
    assert south < north
    if crs == "EPSG:4326":
        assert (west, south, east, north) == WORLD
