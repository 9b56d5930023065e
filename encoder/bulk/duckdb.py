"""Functions for DuckDB's SQL; needs duckdb and pyarrow.

>>> import duckdb
>>> from placeprint.encoder.bulk.duckdb import register
>>> connection = register(duckdb.connect())                                                        # doctest: +SKIP
>>> connection.sql("SELECT id, location_similarity(lon, lat, 114.17, 22.28) FROM 'lake/*.parquet'")  # doctest: +SKIP
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow

from ..earth.sphere import on_the_globe, without_missing
from ..encoders.location_encoder import load_encoder

if TYPE_CHECKING:
    from ..encoders.location_encoder import LocationEncoder


def register(connection: duckdb.DuckDBPyConnection, encoder: str | None = None) -> duckdb.DuckDBPyConnection:
    """Add two functions to a connection, in place of those that it had, and return it.

    `encoder` is what `load_encoder` takes. `location_embedding(lon, lat)` is the embedding, FLOAT[dim];
    `location_similarity(lon, lat, other_lon, other_lat)` the similarity of two places, FLOAT in [-1, 1], as in
    `similarity`. All take degrees. NULL and not-a-number make NULL; what is not a place ends the query with an error.
    """
    loaded = load_encoder(encoder)
    number, vector = duckdb.dtype("FLOAT"), duckdb.array_type("FLOAT", loaded.dim)
    functions = {
        # DuckDB counts the parameters of what it is given, and evaluates its annotations: a lambda has none.
        "location_embedding": (lambda lon, lat: _embedding(loaded, lon, lat), 2, vector),
        "location_similarity": (lambda a, b, c, d: _similarity(loaded, a, b, c, d), 4, number),
    }
    for name, (function, count, kind) in functions.items():
        with suppress(duckdb.InvalidInputException):
            connection.remove_function(name)
        # Special: it is we who say what of nothing is nothing.
        connection.create_function(name, function, ["DOUBLE"] * count, kind, type="arrow", null_handling="special")
    return connection


def _embedding(encoder: LocationEncoder, *degrees: pyarrow.Array) -> pyarrow.Array:
    lonlat, missing = _places(*degrees)
    embeddings = encoder.encode(lonlat)
    return pyarrow.FixedSizeListArray.from_arrays(
        pyarrow.array(embeddings.ravel()), encoder.dim, mask=pyarrow.array(missing)
    )


def _similarity(encoder: LocationEncoder, *degrees: pyarrow.Array) -> pyarrow.Array:
    (here, missing), (there, missing_there) = _places(*degrees[:2]), _places(*degrees[2:])
    # Mostly it is one place that all others are compared to.
    there, owner = np.unique(there, axis=0, return_inverse=True)
    z = encoder.directions(encoder.encode(here))
    others = encoder.directions(encoder.encode(there))[owner.ravel()]
    return pyarrow.array(np.clip(np.einsum("nd,nd->n", z, others), -1, 1), mask=missing | missing_there)


def _places(lon: pyarrow.Array, lat: pyarrow.Array) -> tuple[np.ndarray, np.ndarray]:
    """Return ((n, 2) degrees, (n,) bool): places, (0, 0) where there is none, and where that is.

    Raises ValueError for what is not a place. Which row of the query it is nobody is told.
    """
    degrees = np.stack([np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)], axis=1)
    lonlat, missing = without_missing(degrees)
    wrong = ~on_the_globe(lonlat)
    if wrong.any():
        raise ValueError("not a place: longitude {}, latitude {}".format(*lonlat[wrong][0]))
    return lonlat, missing
