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
from placeprint.encoder.bulk.point_files import open_points, piece_starts

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
    assert len(piece_starts(path, 1)) == 4


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
        pytest.param("", "has no column lat or lon, for it is empty", id="nothing"),
        pytest.param("lon;lat\n1;2\n", "has no column lat or lon, but lon;lat", id="semicolons"),
        pytest.param("lon,lat,lon\n1,2,3\n", "has several columns lon", id="a name twice"),
        pytest.param('lon,lat\n1,"2\n', "a quotation mark without another", id="a stray quote"),
        pytest.param("lon,lat\r1,2\r", "end with carriage returns alone", id="carriage returns"),
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


def test_letters_of_another_encoding_are_refused_by_name(tmp_path):
    path = tmp_path / "points.csv"
    path.write_bytes("name,lon,lat\nZürich,8.5,47.4\n".encode("latin-1"))
    with pytest.raises(ValueError, match=r"points\.csv: 'utf-8' codec"):
        pieces_of(path)


@pytest.mark.parametrize("block", [1, 7, 1 << 24])
@pytest.mark.parametrize("chunk", [1, 2, 3, 4, 5])
def test_pieces_of_a_csv_begin_where_records_do(tmp_path, monkeypatch, block, chunk):
    monkeypatch.setattr(point_files, "BLOCK", block)
    path = tmp_path / "points.csv"
    path.write_bytes(b"name,lon,lat\r\n" + b"".join(b"%d,1,2\r\n" % number for number in range(4)))
    starts = [14 + 7 * number for number in range(0, 4, chunk)]
    assert piece_starts(path, chunk) == [*starts, 14 + 7 * 4]


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


def test_files_below_a_folder_are_read_and_those_that_are_hidden_are_not(places, tmp_path):
    for number, name in enumerate(("year=2023/a", "year=2024/b", "_temporary/c", ".hidden")):
        path = tmp_path / f"{name}.parquet"
        path.parent.mkdir(exist_ok=True)
        few = places[125 * number :][:125]
        # Another order of columns is no other table.
        names = ["name", "lon", "lat"] if number else ["lat", "name", "lon"]
        part = arrow_table(places, lon=places[:, 0], lat=places[:, 1]).slice(125 * number, len(few)).select(names)
        parquet.write_table(part, path)
    assert_pieces(tmp_path, places)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        pytest.param({"id": pyarrow.int32()}, "differ in the columns id", id="type"),
        pytest.param({"more": pyarrow.int64()}, "differ in the columns id, more", id="name"),
    ],
)
def test_files_of_a_folder_that_differ_are_refused_by_name(tmp_path, second, message):
    for number, kinds in enumerate(({"id": pyarrow.int64()}, second)):
        columns = {name: pyarrow.array([1], kind) for name, kind in kinds.items()}
        parquet.write_table(pyarrow.table({"lon": [0.0], "lat": [0.0], **columns}), tmp_path / f"{number}.parquet")
    with pytest.raises(ValueError, match=message) as caught:
        open_points(tmp_path, CHUNK)
    assert "1.parquet" in str(caught.value)


def test_files_of_a_folder_have_one_crs(tmp_path):
    for number, epsg in enumerate((32631, 32632)):
        crs = json.loads(pyproj.CRS(epsg).to_json())
        table = pyarrow.table({"where": [shapely.to_wkb(shapely.Point(5e5, 5e6))]})
        parquet.write_table(table.replace_schema_metadata(geo(crs)), tmp_path / f"{number}.parquet")
    with pytest.raises(ValueError, match=r"1\.parquet has another geometry column, or another CRS, than"):
        open_points(tmp_path, CHUNK)


def test_points_that_are_empty_or_missing_are_no_places(tmp_path):
    path = tmp_path / "points.parquet"
    points = shapely.to_wkb([shapely.Point(), None, shapely.Point(3, 4, 5), shapely.Point(1, 2)])
    parquet.write_table(arrow_table(points, where=points).replace_schema_metadata(geo()), path)
    np.testing.assert_array_equal(pieces_of(path)[0][0], [[np.nan] * 2, [np.nan] * 2, [3, 4], [1, 2]])


def test_a_crs_without_a_name_is_one(places, tmp_path):
    path = tmp_path / "points.parquet"
    crs = {**json.loads(pyproj.CRS(4326).to_json()), "id": None}
    table = arrow_table(places, where=shapely.to_wkb(shapely.points(places)))
    parquet.write_table(table.replace_schema_metadata(geo(crs)), path)
    assert_pieces(path, places, within=1e-9)


def test_places_alone_are_those_with_columns(places, tmp_path):
    parquet.write_table(arrow_table(places, lon=places[:, 0], lat=places[:, 1]), tmp_path / "points.parquet")
    write_geopackage(tmp_path / "points.gpkg", places)
    for name in ("points.parquet", "points.gpkg"):
        points = open_points(tmp_path / name, CHUNK)
        rows = points.read(1, columns=False)
        np.testing.assert_array_equal(rows.lonlat, points.read(1).lonlat)
        assert len(rows.columns) == 0


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


LOCAL = 'LOCAL_CS["site",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]'
NO_PLACES = [(LOCAL, "a local"), ("EPSG:4978", "geocentric"), ("IAU_2015:30100", "another celestial body")]


@pytest.mark.parametrize(("crs", "why"), NO_PLACES)
def test_points_in_a_crs_that_is_none_of_the_earth_are_refused(places, tmp_path, crs, why):
    table = arrow_table(places, where=shapely.to_wkb(shapely.points(places)))
    told = json.loads(pyproj.CRS(crs).to_json())
    parquet.write_table(table.replace_schema_metadata(geo(told)), tmp_path / "points.parquet")
    write_geopackage(tmp_path / "points.gpkg", places, crs=crs)
    for name in ("points.parquet", "points.gpkg"):
        with pytest.raises(ValueError, match=why) as caught:
            pieces_of(tmp_path / name)
        assert name in str(caught.value)
        assert "such as EPSG:4326" in str(caught.value)


def test_points_on_a_sphere_for_the_earth_are_read(places, tmp_path):
    table = arrow_table(places, where=shapely.to_wkb(shapely.points(places)))
    told = json.loads(pyproj.CRS("+proj=longlat +R=6371000").to_json())
    path = tmp_path / "points.parquet"
    parquet.write_table(table.replace_schema_metadata(geo(told)), path)
    assert_pieces(path, places, within=1e-7)


@pytest.mark.parametrize(
    ("geometry", "about", "message"),
    [
        pytest.param(shapely.to_wkb(shapely.box(0, 0, 1, 1)), geo(), "other geometries than points", id="polygon"),
        pytest.param(shapely.to_wkb(shapely.Point(0, 0)), geo(None), "have no CRS", id="no CRS"),
        pytest.param([{"x": 1.0, "y": 2.0}], geo(encoding="linestring"), "linestring, and not points", id="line"),
        pytest.param("POINT(0 0)", {}, "no geometry, and no column lat or lon, but name, where", id="no geometry"),
        pytest.param(b"?", geo(), "its geometries cannot be read", id="garbage"),
        pytest.param(b"?", {"geo": "{}"}, "is not GeoParquet", id="nothing told"),
        pytest.param(b"?", {"geo": json.dumps({"primary_column": "a", "columns": {}})}, "is not Geo", id="no column"),
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


def test_styles_beside_a_layer_are_none(places, tmp_path):
    path = tmp_path / "points.gpkg"
    write_geopackage(path, places)
    pyogrio.write_arrow(pyarrow.table({"styleQML": ["<qgis/>"]}), path, driver="GPKG", layer="layer_styles")
    assert_pieces(path, places)


def test_a_view_whose_ids_are_in_no_order_is_refused(places, tmp_path):
    path = tmp_path / "points.gpkg"
    write_geopackage(path, places)
    with sqlite3.connect(path) as connection:
        connection.execute(
            'CREATE VIEW backwards AS SELECT fid AS OGC_FID, "where" AS geom FROM towns ORDER BY fid DESC'
        )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
            "VALUES ('backwards', 'features', 'backwards', 4326)"
        )
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES ('backwards', 'geom', 'POINT', 4326, 0, 0)")
    with pytest.raises(ValueError, match="ids of backwards do not ascend: copy it to a table"):
        open_points(path, CHUNK, layer="backwards")


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
