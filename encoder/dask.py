"""Embeddings and similarities of Dask's collections, lazily, and parts made by Dask's workers; needs dask.

>>> from placeprint.encoder.dask import encode
>>> encode(dask_dataframe).to_parquet("embeddings")                                                # doctest: +SKIP
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask.array
import dask.dataframe
import numpy as np

from .bulk.blas_threads import one_blas_thread_from_now_on
from .bulk.parts import make_part
from .location_encoder import load_encoder
from .similarity import ReferenceSet
from .sphere import without_missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from .bulk.parts import Job, Performer

LOCAL = "local:"

PATIENCE = 60
"""Seconds that a scheduler may be without workers."""


def encode(
    frame: dask.dataframe.DataFrame, lon: str = "lon", lat: str = "lat", encoder: str | None = None
) -> dask.dataframe.DataFrame:
    """Return the embeddings of the places of a data frame, lazily: float32 columns e0, e1, ..., on the same index.

    `lon` and `lat` are its columns of degrees; a row without a number in them has not-a-number everywhere. `encoder` is
    what `load_encoder` takes; workers on other machines load it by that name. When it is computed, ValueError for what
    is not a place.
    """
    loaded = load_encoder(encoder)
    twice = [name for name in (lon, lat) if list(frame.columns).count(name) > 1]
    if twice:
        raise ValueError(f"the data frame has several columns {twice[0]}")
    columns = [f"e{number}" for number in range(loaded.dim)]
    known = frame._meta
    meta = type(known)(np.empty((0, loaded.dim), np.float32), index=known.index, columns=columns)
    function = partial(_encoded, columns=columns, encoder=encoder, fingerprint=loaded.fingerprint)
    return frame[[lon, lat]].map_partitions(function, meta=meta)


def _encoded(frame: Any, columns: list[str], encoder: str | None, fingerprint: str) -> Any:
    """Return the embeddings of a pandas data frame of two columns."""
    lonlat, missing = without_missing(_degrees(frame))
    embeddings = load_encoder(encoder).same_as(fingerprint).encode(lonlat)
    embeddings[missing] = np.nan
    return type(frame)(embeddings, index=frame.index, columns=columns)


def _degrees(frame: Any) -> np.ndarray:
    """Return the numbers of a pandas data frame; ValueError names the first row with something else."""
    try:
        return frame.to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError):
        for row, values in frame.iterrows():
            for name, value in values.items():
                try:
                    np.float64(np.nan if value is None else value)
                except (TypeError, ValueError):
                    raise ValueError(f"row {row}: the {name} {value!r} is no number") from None
        raise


def similarity(
    grid: dask.array.Array,
    positives: ArrayLike,
    negatives: ArrayLike | None = None,
    combine: str = "shared",
    encoder: str | None = None,
) -> dask.array.Array:
    """Return the similarities of places to a reference set, lazily: (...) float32 in [-1, 1] of (..., 2) degrees.

    Places that are not a number have none. The other parameters are as `ReferenceSet` and `load_encoder` have them; so
    are the errors. A chunk of at least two dimensions whose rows are parallels and whose columns are meridians takes a
    fraction of the time of scattered places.
    """
    loaded = load_encoder(encoder)
    # For its errors, before anything is computed.
    ReferenceSet(loaded, positives, negatives, combine)
    # The two degrees of a place belong together.
    grid = grid.rechunk({grid.ndim - 1: -1})
    chosen: dict[str, Any] = {"positives": positives, "negatives": negatives, "combine": combine}
    function = partial(_similar, encoder=encoder, fingerprint=loaded.fingerprint, **chosen)
    last = grid.ndim - 1
    return grid.map_blocks(function, drop_axis=last, dtype=np.float32, meta=np.empty((0,) * last, np.float32))


def _similar(lonlat: np.ndarray, encoder: str | None, fingerprint: str, **chosen: Any) -> np.ndarray:
    """Return the (...) similarities of (..., 2) degrees."""
    loaded = load_encoder(encoder).same_as(fingerprint)
    references = ReferenceSet(loaded, **chosen)
    if lonlat.ndim > 2 and lonlat.size and _is_mesh(lonlat):
        lons, lats = lonlat[(0,) * (lonlat.ndim - 2)][:, 0], lonlat[..., 0, 1].ravel()
        blocks = loaded.iter_grid(lons, lats)
        rows = [references.similarity_of(block.reshape(-1, loaded.dim)) for block in blocks]
        return np.concatenate(rows).reshape(lonlat.shape[:-1])
    flat, missing = without_missing(lonlat.reshape(-1, 2))
    result = references.similarity(flat)
    result[missing] = np.nan
    return result.reshape(lonlat.shape[:-1])


def _is_mesh(lonlat: np.ndarray) -> bool:
    lons, lats = lonlat[..., 0], lonlat[..., 1]
    return bool((lons == lons[(0,) * (lons.ndim - 1)]).all() and (lats == lats[..., :1]).all())


@contextmanager
def performer(scheduler: str) -> Iterator[Performer]:
    """Give what makes parts (see `bulk.parts`) on a scheduler: the address of one, or `local:N` for N processes here.

    The workers of an address must see the files by the same names. Raises ValueError for a number of processes that is
    none, OSError where nobody answers, and RuntimeError for a scheduler without workers, and for a part that has cost
    several of them their lives.
    """
    from distributed import Client, LocalCluster

    if not scheduler.startswith(LOCAL):
        with Client(scheduler) as client:
            yield partial(_perform, client)
        return
    count = scheduler[len(LOCAL) :]
    if not count.isdigit() or int(count) == 0:
        raise ValueError(f"local:N takes a number of processes, not {count!r}")
    # One thread each: NumPy's BLAS has threads of its own.
    local = {"n_workers": int(count), "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**local) as cluster, Client(cluster) as client:
        yield partial(_perform, client)


def _perform(client: Any, job: Job, folder: Path, indices: list[int]) -> Iterator[int]:
    """Make parts on the workers of a client. Those of a worker that is lost are made again by the others."""
    from distributed import KilledWorker, as_completed

    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise RuntimeError(f"the scheduler {client.scheduler.address} has no workers") from None
    # With each part goes the whole job: were it lent to the workers once, it would be lost with the last of them.
    futures = client.map(partial(_make_part, job, folder.resolve()), indices, pure=False)
    try:
        for _, index in as_completed(futures, with_results=True):
            yield index
    except KilledWorker as error:
        raise RuntimeError(f"workers died over a part, most likely for want of memory: {error}") from error
    finally:
        client.cancel(futures)


def _make_part(job: Job, folder: Path, index: int) -> int:
    one_blas_thread_from_now_on()
    return make_part(job, folder, index)
