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
        pytest.param("lon/lat\n1/2\n", "has no column lat or lon, but lon/lat", id="another separator"),
        pytest.param("id,WKT\n1,POINT(1 2)\n", "geometries are not read from text", id="geometries"),
        pytest.param("name;lon;lat\na;7,5;47\n", "row 0: the lon '7,5' is no number; write a point", id="comma"),
        pytest.param("name,lon,lat\na,1,2\nb,1,NA\n", "points.csv, row 1: the lat 'NA' is no number", id="NA"),
        pytest.param("lon,lat,lon\n1,2,3\n", "has several columns lon", id="a name twice"),
        pytest.param('lon,lat\n1,"2\n', "a quotation mark without another", id="a stray quote"),
        pytest.param("lon,lat\r1,2\r", "end with carriage returns alone", id="carriage returns"),
        pytest.param("name,lon,lat\na,east,2\n", "points.csv, row 0: the lon 'east' is no number", id="text"),
        pytest.param("name,lon,lat\na,1\n", "has 3 columns, but a row of 2, row 0", id="short row"),
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
    (tmp_path / "points.csv.gz").write_bytes(b"")
    with pytest.raises(ValueError, match=r"points\.csv\.gz is packed: unpack it first"):
        open_points(tmp_path / "points.csv.gz", CHUNK)
    with pytest.raises(ValueError, match="no Parquet file in the folder"):
        open_points(tmp_path, CHUNK)


@pytest.mark.parametrize(("delimiter", "suffix"), [(";", "csv"), ("\t", "tsv"), ("|", "csv")])
def test_columns_are_told_apart_by_other_signs_than_commas(places, tmp_path, delimiter, suffix):
    path = tmp_path / f"points.{suffix}"
    lines = [f"town {number}{delimiter}{lon}{delimiter}{lat}" for number, (lon, lat) in enumerate(places.tolist())]
    path.write_text("\ufeff" + "\n".join([delimiter.join(["name", "lon", "lat"]), *lines]), encoding="utf-8")
    assert_pieces(path, places)


def test_the_row_of_a_later_piece_is_counted_from_the_first(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("name,lon,lat\n" + "a,1,2\n" * 130 + "b,NA,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"points\.csv, row 130: the lon 'NA'"):
        pieces_of(path)
    text = pyarrow.array(["1"] * 130 + ["NA"])
    parquet.write_table(pyarrow.table({"name": text, "lon": text, "lat": text}), tmp_path / "points.parquet")
    with pytest.raises(ValueError, match=r"points\.parquet, row 130: the lon 'NA'"):
        pieces_of(tmp_path / "points.parquet")


@pytest.mark.parametrize("suffix", ["csv", "parquet", "geojson"])
@pytest.mark.parametrize("count", [1, 100])
def test_columns_in_another_crs_become_degrees(tmp_path, suffix, count):
    swiss = np.random.default_rng(0).uniform((6.2, 46.0), (10.0, 47.5), (count, 2))
    xy = np.stack(pyproj.Transformer.from_crs(4326, 2056, always_xy=True).transform(*swiss.T), axis=1)
    path = tmp_path / f"points.{suffix}"
    if suffix == "csv":
        lines = [f"town {number},{x!r},{y!r}" for number, (x, y) in enumerate(xy.tolist())]
        path.write_text("\n".join(["name,E,N", *lines]), encoding="utf-8")
    elif suffix == "parquet":
        parquet.write_table(arrow_table(xy, E=xy[:, 0], N=xy[:, 1]), path)
    else:
        path.write_text(json.dumps(geojson(xy)), encoding="utf-8")
    options = {"crs": "EPSG:2056", "lon": "E", "lat": "N"}
    assert_pieces(path, swiss, sizes=(60, 40) if count == 100 else (1,), within=1e-7, **options)
    with pytest.raises(ValueError, match="EPSG:nonsense is not a CRS"):
        open_points(path, CHUNK, **{**options, "crs": "EPSG:nonsense"})


def test_coordinates_beyond_the_end_of_their_crs_are_no_places_and_not_missing(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("name,lon,lat\na,600000,1200000\nb,,\nc,7e6,7e6\n", encoding="utf-8")
    lonlat = pieces_of(path, crs="+proj=ortho")[0][0]
    assert np.isfinite(lonlat).all(axis=1).tolist() == [True, False, False]
    assert np.isnan(lonlat).any(axis=1).tolist() == [False, True, False]


def geojson(xy, **members):
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"town {number}"},
            "geometry": {"type": "Point", "coordinates": place},
        }
        for number, place in enumerate(np.asarray(xy).tolist())
    ]
    return {"type": "FeatureCollection", **members, "features": features}


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:EPSG::2056", "EPSG:2056"])
def test_geojson_is_read_in_the_crs_that_it_names(tmp_path, name):
    path = tmp_path / "points.geojson"
    content = geojson([(2600072.37, 1200147.07)], crs={"type": "name", "properties": {"name": name}})
    path.write_text(json.dumps(content), encoding="utf-8")
    assert_pieces(path, np.array([[7.43958, 46.95241]]), sizes=(1,), within=1e-3)
    about = open_points(path, CHUNK).geo["columns"]["geometry"]["crs"]
    assert pyproj.CRS.from_json_dict(about).to_epsg() == 2056
    with pytest.raises(ValueError, match="names its own CRS"):
        open_points(path, CHUNK, crs="EPSG:3857")


def test_geojson_in_degrees_keeps_its_properties(tmp_path, places):
    path = tmp_path / "points.json"
    content = geojson(places, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}})
    content["features"][0]["properties"].update(mixed="text", nested={"a": [1]})
    content["features"][1]["properties"].update(mixed=3.5, height=12)
    content["features"][2]["geometry"] = None
    path.write_text("\ufeff" + json.dumps(content), encoding="utf-8")
    expected = places.copy()
    expected[2] = np.nan
    assert_pieces(path, expected)
    table = open_points(path, 1000).read(0).columns
    assert table.column_names == ["name", "mixed", "nested", "height", "geometry"]
    assert table["mixed"].to_pylist()[:3] == ['"text"', "3.5", None]
    assert table["height"].to_pylist()[:2] == [None, 12]
    points = shapely.from_wkb(table["geometry"].to_numpy(zero_copy_only=False))
    assert points[2] is None
    np.testing.assert_array_equal(shapely.get_coordinates(np.delete(points, 2)), np.delete(places, 2, axis=0))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not a FeatureCollection"),
        ('{"type": "Feature"}', "is not a FeatureCollection"),
        ('{"features": [{"geometry": {"type": "Polygon", "coordinates": []}}]}', "row 0 is a Polygon, and not a Point"),
        ('{"features": [{"geometry": {"type": "Point", "coordinates": ["1", 2]}}]}', "row 0 has the coordinates"),
        ('{"crs": {"type": "link"}, "features": []}', "member crs that names no CRS"),
    ],
)
def test_geojson_that_is_wrong_is_refused_by_name(tmp_path, content, message):
    path = tmp_path / "points.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as caught:
        open_points(path, CHUNK)
    assert "points.geojson" in str(caught.value)


@pytest.mark.parametrize("name", ["lon", "name"])
def test_parquet_with_two_columns_of_one_name_is_refused_by_name(tmp_path, name):
    names = ["lon", "lat", "name", name]
    parquet.write_table(pyarrow.table([[1.0], [2.0], ["a"], ["b"]], names=names), tmp_path / "points.parquet")
    with pytest.raises(ValueError, match=rf"points\.parquet has several columns {name}"):
        open_points(tmp_path / "points.parquet", CHUNK)


def test_columns_of_other_types_than_numbers_are_refused_by_name(tmp_path):
    table = pyarrow.table({"lon": pyarrow.array([[1.0]]), "lat": [2.0], "name": ["a"]})
    parquet.write_table(table, tmp_path / "points.parquet")
    with pytest.raises(ValueError, match=r"points\.parquet: the column lon holds list"):
        pieces_of(tmp_path / "points.parquet")


def test_folders_of_partitions_are_columns(places, tmp_path):
    for number, folder in enumerate(("year=2023/zone=a%20b", "year=2024/zone=__HIVE_DEFAULT_PARTITION__")):
        path = tmp_path / "lake" / folder / "part.pq"
        path.parent.mkdir(parents=True)
        part = arrow_table(places, lon=places[:, 0], lat=places[:, 1]).slice(125 * number, 125)
        parquet.write_table(part, path, row_group_size=50)
    assert_pieces(tmp_path / "lake", places)
    points = open_points(tmp_path / "lake", 1000)
    table = points.read(0).columns
    assert table.column_names == ["name", "lon", "lat", "year", "zone"]
    assert table["year"].to_pylist() == [2023] * 125 + [2024] * 125
    assert table["zone"].to_pylist() == ["a b"] * 125 + [None] * 125
    assert points.read(0, columns=False).columns == {}
    parquet.write_table(part, tmp_path / "lake" / "loose.parquet")
    with pytest.raises(ValueError, match=r"named for year=/zone=, and .*loose\.parquet for no columns"):
        open_points(tmp_path / "lake", CHUNK)


def test_a_column_that_the_files_have_is_not_taken_from_their_folders(places, tmp_path):
    folder = tmp_path / "year=2023"
    folder.mkdir()
    parquet.write_table(
        arrow_table(places, lon=places[:, 0], lat=places[:, 1], year=[7] * 250), folder / "part.GEOPARQUET"
    )
    table = open_points(tmp_path, 1000).read(0).columns
    assert set(table["year"].to_pylist()) == {7}


def test_files_without_rows_are_passed_over_and_broken_ones_named(places, tmp_path):
    table = arrow_table(places, lon=places[:, 0], lat=places[:, 1])
    # As pandas writes columns of objects without any.
    nothing = pyarrow.table({"name": pyarrow.array([], pyarrow.null()), "lon": [], "lat": []})
    parquet.write_table(nothing, tmp_path / "a.parquet")
    with parquet.ParquetWriter(tmp_path / "b.parquet", table.schema) as writer:
        for part in (table.slice(0, 0), table.slice(0, 100), table.slice(0, 0), table.slice(100)):
            writer.write_table(part)
    parquet.write_table(table.slice(0, 0), tmp_path / "c.parquet")
    assert_pieces(tmp_path, places)
    for content in (b"", b"PAR1 is no more than this"):
        (tmp_path / "d.parquet").write_bytes(content)
        with pytest.raises(ValueError, match=r"d\.parquet is not a Parquet file"):
            open_points(tmp_path, CHUNK)


def test_a_file_of_a_folder_whose_geometries_are_wrong_is_named(places, tmp_path):
    for name, geometry in (("a", shapely.Point(1, 2)), ("b", shapely.box(0, 0, 1, 1))):
        table = arrow_table(places[:1], where=[shapely.to_wkb(geometry)]).replace_schema_metadata(geo())
        parquet.write_table(table, tmp_path / f"{name}.parquet")
    with pytest.raises(ValueError, match=r"b\.parquet: it has other geometries than points"):
        pieces_of(tmp_path)
