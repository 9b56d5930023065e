import dask.array
import dask.dataframe
import duckdb
import numpy as np
import pandas
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeprint.encoder.bulk.dask import encode, similarity
from placeprint.encoder.bulk.duckdb import register
from placeprint.encoder.diagnostics.linear_algebra import SLOW, advice
from placeprint.encoder.encoders.location_encoder import load_encoder
from placeprint.encoder.files.encoder_file import write_arrays
from placeprint.encoder.similarity.reference_set import COMBINATIONS, ReferenceSet

from .places import LATITUDES, LONGITUDES, PLACES, fewer, lists_of_places


@pytest.fixture(scope="module")
def encoder_path(network, tmp_path_factory):
    path = tmp_path_factory.mktemp("encoders") / "small.npz"
    write_arrays(path, network(), {"name": "small"})
    return str(path)


@fewer
@given(st.lists(st.tuples(LONGITUDES, LATITUDES) | st.none(), min_size=1, max_size=12), st.integers(1, 4))
def test_a_lazy_data_frame_has_the_embeddings_of_its_rows(encoder_path, places, parts):
    rows = np.array([place or (np.nan, np.nan) for place in places])
    frame = pandas.DataFrame({"x": rows[:, 0], "y": rows[:, 1]}, index=7 * np.arange(len(rows)))
    lazy = encode(dask.dataframe.from_pandas(frame, npartitions=parts), "x", "y", encoder_path)
    found = lazy.compute(scheduler="sync")
    assert (found.index == frame.index).all()
    known = ~np.isnan(rows).any(axis=1)
    assert found[~known].isna().all(axis=None)
    np.testing.assert_allclose(found[known], load_encoder(encoder_path).encode(rows[known]), atol=1e-5)


@fewer
@given(
    st.lists(LONGITUDES, min_size=1, max_size=6),
    st.lists(LATITUDES, min_size=1, max_size=6),
    lists_of_places(most=3),
    st.sampled_from(COMBINATIONS),
    st.integers(1, 6),
)
def test_a_lazy_grid_has_the_similarities_of_its_places_however_it_is_cut(
    encoder_path, lons, lats, positives, combine, chunk
):
    mesh = np.stack(np.meshgrid(lons, lats), axis=-1)
    mesh[0, 0] = np.nan
    lazy = similarity(dask.array.from_array(mesh, chunks=(chunk, chunk, 1)), positives, None, combine, encoder_path)
    assert (lazy.shape, lazy.dtype) == (mesh.shape[:2], np.float32)
    found = lazy.compute(scheduler="sync")
    assert np.isnan(found[0, 0])
    known = ~np.isnan(mesh).any(axis=2)
    references = ReferenceSet(load_encoder(encoder_path), positives, combine=combine)
    np.testing.assert_allclose(found[known], references.similarity(mesh[known]), atol=1e-4)


@fewer
@given(st.lists(st.tuples(LONGITUDES, LATITUDES) | st.none(), min_size=1, max_size=9), PLACES)
def test_queries_tell_embeddings_and_similarities(encoder_path, places, reference):
    lons, lats = ([place and place[axis] for place in places] for axis in (0, 1))
    table = pyarrow.table(
        {"lon": pyarrow.array(lons, pyarrow.float64()), "lat": pyarrow.array(lats, pyarrow.float64())}
    )
    encoder = load_encoder(encoder_path)
    with duckdb.connect() as connection:
        register(connection, encoder_path).register("places", table)
        embeddings = connection.sql("SELECT location_embedding(lon, lat) FROM places").fetchall()
        other = "location_similarity(lon, lat, ?, ?), location_similarity(?, ?, lon, lat)"
        told = connection.execute(f"SELECT {other} FROM places", reference * 2).fetchall()  # noqa: S608
    assert [row[0] is None for row in embeddings] == [place is None for place in places]
    assert [row[0] is None for row in told] == [place is None for place in places]
    known = [row for row, place in enumerate(places) if place]
    lonlat = np.array([places[row] for row in known]).reshape(-1, 2)
    found = np.array([embeddings[row][0] for row in known]).reshape(-1, encoder.dim)
    np.testing.assert_allclose(found, encoder.encode(lonlat), atol=1e-5)
    expected = ReferenceSet(encoder, [reference]).similarity(lonlat)
    # It is mutual.
    np.testing.assert_allclose(
        np.array([told[row] for row in known]).reshape(-1, 2), np.stack([expected] * 2, 1), atol=1e-5
    )


@given(
    st.lists(st.sampled_from(["libblas.so.3", "libopenblas.so", "libmkl_rt.so", "libgslcblas.so"])), st.floats(0, 1e3)
)
def test_advice_is_given_where_it_is_slow_and_nothing_fast_is_loaded(libraries, speed):
    fast = any("openblas" in library or "mkl" in library for library in libraries)
    assert bool(advice(libraries, speed)) == (speed < SLOW and not fast)
