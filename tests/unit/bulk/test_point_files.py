import json
import pickle
import sqlite3
from itertools import chain

import numpy as np
import pyarrow
import pyogrio
import pyproj
import pytest
import shapely
from pyarrow import parquet

from placeprint.encoder.bulk import point_files
from placeprint.encoder.bulk.point_files import open_points, record_ends

CHUNK = 60


def pieces_of(path, chunk=CHUNK, **options):
    """Return (list of lonlat, list of the values of the column `name`) of all pieces."""
    points = pickle.loads(pickle.dumps(open_points(path, chunk, **options)))  # noqa: S301
    rows = [points.read(index) for index in range(points.pieces)]
    return [each.lonlat for each in rows], [list(map(str, each.columns["name"])) for each in rows]


def assert_pieces(path, places, sizes=(60, 60, 60, 60, 10), within=0.0, **options):
    lonlat, names = pieces_of(path, **options)
    assert [len(each) for each in lonlat] == list(sizes)
    np.testing.assert_allclose(np.concatenate(lonlat), places, rtol=0, atol=within)
    assert list(chain(*names)) == [f"town {number}" for number in range(len(places))]


@pytest.fixture(params=["\n", "\r\n"])
def table(request, places, tmp_path):
    path = tmp_path / "points.csv"
    lines = [f"town {number},{lon!r},{lat!r}" for number, (lon, lat) in enumerate(places.tolist())]
    path.write_text(request.param.join(["name,lon,lat", *lines, ""]), encoding="utf-8", newline="")
    return path


def test_csv_is_read_in_pieces(table, places):
    assert_pieces(table, places)


def test_a_last_line_may_lack_its_end(table, places):
    table.write_bytes(table.read_bytes().rstrip(b"\r\n"))
    assert_pieces(table, places)


def test_a_csv_may_begin_with_a_mark_of_its_encoding(table, places):
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes())
    assert_pieces(table, places)


@pytest.mark.parametrize("block", [1, 7, 1 << 24])
def test_lines_within_quotes_end_no_record(tmp_path, monkeypatch, block):
    monkeypatch.setattr(point_files, "BLOCK", block)
    path = tmp_path / "points.csv"
    path.write_text('name,lon,lat\n"two\nlines",1,2\n"a ""quoted""\n""\n",3,4\nplain,5,6\n', encoding="utf-8")
    lonlat, names = pieces_of(path, chunk=1)
    assert np.concatenate(lonlat).tolist() == [[1, 2], [3, 4], [5, 6]]
    assert names == [["two\nlines"], ['a "quoted"\n"\n'], ["plain"]]
    assert len(record_ends(path)) == 4


def test_an_empty_cell_is_no_place(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("name,lon,lat\na,,\nb,1,2\n", encoding="utf-8")
    np.testing.assert_array_equal(pieces_of(path)[0][0], [[np.nan, np.nan], [1, 2]])


@pytest.mark.parametrize("text", ["name,lon,lat\n", "name,lon,lat"])
def test_a_csv_without_rows_is_one_empty_piece(tmp_path, text):
    path = tmp_path / "points.csv"
    path.write_text(text, encoding="utf-8")
    lonlat, names = pieces_of(path)
    assert [each.shape for each in lonlat] == [(0, 2)]
    assert names == [[]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("name,x,lat\na,1,2\n", "has no column lon", id="no longitude"),
        pytest.param("", "has no column lat or lon", id="nothing"),
        pytest.param("name,lon,lat\na,east,2\n", "points.csv: could not convert string to float: 'east'", id="text"),
        pytest.param("name,lon,lat\na,1\n", "has 3 columns, but a row of 2", id="short row"),
        pytest.param('name,lon,lat\n"' + "x" * 200_000 + '",1,2\n', "field larger than field limit", id="long field"),
    ],
)
def test_a_csv_that_is_wrong_is_refused_by_name(tmp_path, text, message):
    path = tmp_path / "points.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as caught:
        pieces_of(path)
    assert "points.csv" in str(caught.value)


def arrow_table(places, **columns):
    names = pyarrow.array([f"town {number}" for number in range(len(places))], pyarrow.string())
    return pyarrow.table({"name": names, **columns})


def geo(crs="absent", encoding="WKB"):
    about = {"encoding": encoding, "geometry_types": ["Point"]}
    if crs != "absent":
        about["crs"] = crs
    return {"geo": json.dumps({"version": "1.0.0", "primary_column": "where", "columns": {"where": about}})}


@pytest.mark.parametrize("group", [1, 25, 60, 100, 1000])
def test_parquet_is_read_in_pieces_whatever_its_row_groups(places, tmp_path, group):
    path = tmp_path / "points.parquet"
    table = arrow_table(places, x=places[:, 0], y=places[:, 1])
    parquet.write_table(table, path, row_group_size=group)
    assert_pieces(path, places, lon="x", lat="y")


def test_a_folder_of_parquet_is_one_file(places, tmp_path):
    folder = tmp_path / "lake"
    folder.mkdir()
    table = arrow_table(places, lon=places[:, 0], lat=places[:, 1])
    for number, (start, length) in enumerate([(0, 90), (90, 0), (90, 20), (110, 140)]):
        parquet.write_table(table.slice(start, length), folder / f"{number}.parquet", row_group_size=33)
    assert_pieces(folder, places)


def test_geoparquet_is_degrees_where_it_does_not_say_otherwise(places, tmp_path):
    path = tmp_path / "points.parquet"
    table = arrow_table(places, where=shapely.to_wkb(shapely.points(places)))
    parquet.write_table(table.replace_schema_metadata(geo()), path)
    assert_pieces(path, places)
    assert open_points(path, CHUNK).geo["primary_column"] == "where"


def test_geoparquet_of_coordinates_is_read(places, tmp_path):
    path = tmp_path / "points.parquet"
    points = [{"x": lon, "y": lat} for lon, lat in places.tolist()]
    points[3] = None
    expected = places.copy()
    expected[3] = np.nan
    table = arrow_table(places, where=points)
    parquet.write_table(table.replace_schema_metadata(geo(encoding="point")), path)
    assert_pieces(path, expected)


@pytest.mark.parametrize("epsg", [3857, 8857, 3413])
def test_geoparquet_in_another_crs_becomes_degrees(places, tmp_path, epsg):
    places = places[(places[:, 1] > 0) & (places[:, 1] < 85)]
    xy = np.stack(pyproj.Transformer.from_crs(4326, epsg, always_xy=True).transform(*places.T), axis=1)
    path = tmp_path / "points.parquet"
    table = arrow_table(places, where=shapely.to_wkb(shapely.points(xy)))
    crs = json.loads(pyproj.CRS(epsg).to_json())
    parquet.write_table(table.replace_schema_metadata(geo(crs)), path)
    assert_pieces(path, places, sizes=(60, 60, len(places) - 120), within=1e-7)


@pytest.mark.parametrize(
    ("geometry", "about", "message"),
    [
        pytest.param(shapely.to_wkb(shapely.box(0, 0, 1, 1)), geo(), "other geometries than points", id="polygon"),
        pytest.param(shapely.to_wkb(shapely.Point(0, 0)), geo(None), "have no CRS", id="no CRS"),
        pytest.param([{"x": 1.0, "y": 2.0}], geo(encoding="linestring"), "linestring, and not points", id="line"),
        pytest.param("POINT(0 0)", {}, "has no geometry, and no column lat or lon", id="no geometry"),
    ],
)
def test_a_parquet_file_that_is_wrong_is_refused_by_name(tmp_path, geometry, about, message):
    path = tmp_path / "points.parquet"
    table = pyarrow.table({"name": ["a"], "where": [geometry]}).replace_schema_metadata(about)
    parquet.write_table(table, path)
    with pytest.raises(ValueError, match=message) as caught:
        pieces_of(path)
    assert "points.parquet" in str(caught.value)


def test_an_empty_parquet_file_is_one_empty_piece(tmp_path):
    path = tmp_path / "points.parquet"
    table = pyarrow.table({"name": pyarrow.array([], pyarrow.string()), "where": pyarrow.array([], pyarrow.binary())})
    parquet.write_table(table.replace_schema_metadata(geo()), path)
    lonlat, names = pieces_of(path)
    assert [each.shape for each in lonlat] == [(0, 2)]
    assert names == [[]]


def write_geopackage(path, places, layer="towns", crs="EPSG:4326", **options):
    table = arrow_table(places, where=pyarrow.array(shapely.to_wkb(shapely.points(places)), pyarrow.binary()))
    pyogrio.write_arrow(
        table, path, layer=layer, driver="GPKG", geometry_name="where", geometry_type="Point", crs=crs, **options
    )


def test_a_geopackage_is_read_in_pieces(places, tmp_path):
    path = tmp_path / "points.gpkg"
    write_geopackage(path, places)
    assert_pieces(path, places)


def test_feature_ids_may_have_holes(places, tmp_path):
    path = tmp_path / "points.gpkg"
    write_geopackage(path, places)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER IF EXISTS rtree_towns_where_delete")
        connection.execute("DROP TRIGGER IF EXISTS rtree_towns_where_delete2")
        connection.execute("DROP TRIGGER IF EXISTS trigger_delete_feature_count_towns")
        connection.execute("DELETE FROM towns WHERE fid % 3 = 0")
    kept = [number for number in range(250) if (number + 1) % 3]
    lonlat, names = pieces_of(path)
    assert [len(each) for each in lonlat] == [60, 60, 47]
    np.testing.assert_array_equal(np.concatenate(lonlat), places[kept])
    assert list(chain(*names)) == [f"town {number}" for number in kept]


def test_a_geopackage_in_metres_becomes_degrees(places, tmp_path):
    path = tmp_path / "points.gpkg"
    xy = np.stack(pyproj.Transformer.from_crs(4326, 8857, always_xy=True).transform(*places.T), axis=1)
    write_geopackage(path, xy, crs="EPSG:8857")
    assert_pieces(path, places, within=1e-7)


def test_of_several_layers_one_must_be_named(places, tmp_path):
    path = tmp_path / "points.gpkg"
    write_geopackage(path, places[:3], layer="first")
    write_geopackage(path, places, layer="se\"con'd", append=False)
    with pytest.raises(ValueError, match="name a layer: first, se"):
        open_points(path, CHUNK)
    with pytest.raises(ValueError, match="there is no such layer: first"):
        open_points(path, CHUNK, layer="third")
    assert_pieces(path, places, layer="se\"con'd")


def test_an_empty_layer_is_one_empty_piece(places, tmp_path):
    path = tmp_path / "points.gpkg"
    write_geopackage(path, places[:0])
    lonlat, names = pieces_of(path)
    assert [each.shape for each in lonlat] == [(0, 2)]
    assert names == [[]]


def test_other_files_are_refused_and_missing_ones_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.parquet"):
        open_points(tmp_path / "none.parquet", CHUNK)
    path = tmp_path / "points.xlsx"
    path.write_bytes(b"")
    with pytest.raises(ValueError, match=r"points\.xlsx: points are read from"):
        open_points(path, CHUNK)
    with pytest.raises(ValueError, match="no Parquet file"):
        open_points(tmp_path, CHUNK)
