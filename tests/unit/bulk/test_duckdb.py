import duckdb
import numpy as np
import pyarrow
import pytest
from pyarrow import parquet

from placeprint.encoder.bulk.duckdb import register
from placeprint.encoder.earth.sphere import lonlat_of
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.similarity.reference_set import ReferenceSet

HONG_KONG = (114.17, 22.28)


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        yield register(connection)


@pytest.fixture
def lake(tmp_path):
    """(path of a Parquet file of 5,000 places, their degrees)."""
    places = lonlat_of(np.random.default_rng(0).normal(size=(5000, 3)))
    path = tmp_path / "lake.parquet"
    parquet.write_table(pyarrow.table({"id": range(5000), "lon": places[:, 0], "lat": places[:, 1]}), path)
    return path, places


def test_similarities_of_a_lake_where_it_lies(encoder, connection, lake):
    path, places = lake
    query = f"SELECT id, location_similarity(lon, lat, 114.17, 22.28) FROM '{path}' ORDER BY id"
    found = np.array(connection.sql(query).fetchall())
    expected = ReferenceSet(encoder, [HONG_KONG]).similarity(places)
    np.testing.assert_allclose(found[:, 1], expected, atol=1e-5)


def test_embeddings_are_arrays_of_floats(encoder, connection, lake):
    path, places = lake
    result = connection.sql(f"SELECT id, location_embedding(lon, lat) AS e FROM '{path}' WHERE id < 3000 ORDER BY id")
    assert str(result.types[1]) == f"FLOAT[{encoder.dim}]"
    found = np.array(result.to_arrow_table()["e"].to_pylist(), dtype=np.float32)
    np.testing.assert_allclose(found, encoder.encode(places[:3000]), atol=1e-5)


def test_both_places_may_be_of_the_row(encoder, connection, lake):
    path, places = lake
    query = (
        "SELECT location_similarity(a.lon, a.lat, b.lon, b.lat) "
        f"FROM '{path}' a JOIN '{path}' b ON b.id = 4999 - a.id WHERE a.id < 20 ORDER BY a.id"
    )
    found = [value for (value,) in connection.sql(query).fetchall()]
    expected = [ReferenceSet(encoder, [places[4999 - row]]).similarity([places[row]])[0] for row in range(20)]
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_place_is_like_itself_and_what_is_missing_like_nothing(connection):
    query = (
        "SELECT location_similarity(1, 2, 361, 2), location_similarity(1, NULL, 3, 4), location_embedding(NULL, 2), "
        "location_similarity(1, 2, 3, 'nan'::DOUBLE), location_embedding('nan'::DOUBLE, 2)"
    )
    same, *missing = connection.execute(query).fetchone()
    assert same == pytest.approx(1, abs=1e-6)
    assert missing == [None] * 4


def test_what_is_missing_among_others_is_missing_alone(encoder, connection):
    query = "SELECT location_similarity(i, CASE WHEN i % 3 = 0 THEN NULL ELSE 10 END, 5, 6) FROM range(9) AS t(i)"
    found = [value for (value,) in connection.execute(query).fetchall()]
    expected = ReferenceSet(encoder, [(5, 6)]).similarity([(i, 10) for i in range(9)])
    assert [value is None for value in found] == [i % 3 == 0 for i in range(9)]
    np.testing.assert_allclose([value for value in found if value is not None], expected[[1, 2, 4, 5, 7, 8]], atol=1e-5)


def test_another_encoder_takes_the_place_of_the_first(network, connection, tmp_path):
    write_arrays(tmp_path / "small.npz", network(), {"name": "small"})
    register(connection, str(tmp_path / "small.npz"))
    (found,) = connection.execute("SELECT location_embedding(1, 2)").fetchone()
    assert len(found) == 6


def test_what_is_not_a_place_ends_the_query(connection):
    with pytest.raises(duckdb.Error, match=r"not a place: longitude 1\.0, latitude 99"):
        connection.sql("SELECT location_embedding(1, 99)").fetchall()
