"""Functions for DuckDB's SQL; needs duckdb and pyarrow.

>>> import duckdb
>>> from placeprint.encoder.duckdb import register
>>> connection = register(duckdb.connect())                                                        # doctest: +SKIP
>>> connection.sql("SELECT id, location_similarity(lon, lat, 114.17, 22.28) FROM 'lake/*.parquet'")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow

from .location_encoder import load_encoder
from .similarity import directions

if TYPE_CHECKING:
    from .location_encoder import LocationEncoder


def register(connection: duckdb.DuckDBPyConnection, encoder: str | None = None) -> duckdb.DuckDBPyConnection:
    """Add two functions to a connection, and return it. `encoder` is what `load_encoder` takes.

    `location_embedding(lon, lat)` is the embedding, FLOAT[dim]; `location_similarity(lon, lat, other_lon, other_lat)`
    the similarity of two places, FLOAT in [-1, 1], as in `similarity`. All take degrees, and NULL makes NULL; what is
    not a place ends the query with an error.
    """
    loaded = load_encoder(encoder)
    number, vector = duckdb.dtype("FLOAT"), duckdb.array_type("FLOAT", loaded.dim)
    functions = {
        # DuckDB counts the parameters of what it is given, and evaluates its annotations: a lambda has none.
        "location_embedding": (lambda lon, lat: _embedding(loaded, lon, lat), 2, vector),
        "location_similarity": (lambda a, b, c, d: _similarity(loaded, a, b, c, d), 4, number),
    }
    for name, (function, count, kind) in functions.items():
        connection.create_function(name, function, ["DOUBLE"] * count, kind, type="arrow")
    return connection


def _embedding(encoder: LocationEncoder, lon: pyarrow.Array, lat: pyarrow.Array) -> pyarrow.Array:
    embeddings = encoder.encode(_lonlat(lon, lat))
    return pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(embeddings.ravel()), encoder.dim)


def _similarity(encoder: LocationEncoder, *lons_lats: pyarrow.Array) -> pyarrow.Array:
    here, there = (_lonlat(*lons_lats[start : start + 2]) for start in (0, 2))
    # Mostly it is one place that all others are compared to.
    there, owner = np.unique(there, axis=0, return_inverse=True)
    z = directions(encoder, encoder.encode(here))
    others = directions(encoder, encoder.encode(there))[owner.ravel()]
    return pyarrow.array(np.clip(np.einsum("nd,nd->n", z, others), -1, 1))


def _lonlat(lon: pyarrow.Array, lat: pyarrow.Array) -> np.ndarray:
    return np.stack([np.asarray(lon), np.asarray(lat)], axis=1)
