"""Embeddings and similarities of Dask's collections, lazily, and parts made by Dask's workers; needs dask.

>>> from placeprint.encoder.bulk.dask import encode
>>> encode(dask_dataframe).to_parquet("embeddings")                                                # doctest: +SKIP
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask
import dask.array
import dask.dataframe
import numpy as np

from ..earth.sphere import WORLD, canonical, without_missing
from ..encoders.location_encoder import load_encoder
from ..rasters.pixels import MAX_FIELDS, WORTHWHILE
from ..rasters.smooth_field import Lattice, SmoothField, lattice_step
from ..similarity.reference_set import ReferenceSet
from .blas_threads import one_blas_thread_from_now_on
from .parts import make_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike

    from .parts import Job, Performer

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
    interpolate: bool = True,
) -> dask.array.Array:
    """Return the similarities of places to a reference set, lazily: (...) float32 in [-1, 1] of (..., 2) degrees.

    Places that are not a number have none. The other parameters are as `ReferenceSet` and `load_encoder` have them; so
    are the errors. Where there are more places than it takes to know the whole Earth, they are interpolated, as the
    pixels of a map are (see `smooth_field`); without `interpolate` the encoder is asked at each. Then a chunk of at
    least two dimensions whose rows are parallels and whose columns are meridians takes a fraction of the time of
    scattered places.
    """
    loaded = load_encoder(encoder)
    references = ReferenceSet(loaded, positives, negatives, combine)
    # The two degrees of a place belong together.
    grid = grid.rechunk({grid.ndim - 1: -1})
    chosen: dict[str, Any] = {"positives": positives, "negatives": negatives, "combine": combine}
    chosen.update(encoder=encoder, fingerprint=loaded.fingerprint)
    lattice = _lattice(references, grid.size / 2) if interpolate else None
    # Made once, whatever the number of chunks: all read the same field, so that they agree where they meet.
    field = None if lattice is None else dask.delayed(_field)(lattice, **chosen)
    last = grid.ndim - 1
    meta = np.empty((0,) * last, np.float32)
    return grid.map_blocks(_similar, field=field, drop_axis=last, dtype=np.float32, meta=meta, **chosen)


def _lattice(references: ReferenceSet, places: float) -> Lattice | None:
    """Return the Lattice that so many places, not a number if nobody knows, are interpolated on; None if on none."""
    step = lattice_step(references.encoder) if references.product_count <= MAX_FIELDS else None
    if step is None:
        return None
    west, south, east, north = references.encoder.bounds or WORLD
    lattice = Lattice.around(west, south, east, north, step)
    return lattice if places > WORTHWHILE * lattice.size else None


def _references(encoder: str | None, fingerprint: str, **chosen: Any) -> ReferenceSet:
    return ReferenceSet(load_encoder(encoder).same_as(fingerprint), **chosen)


def _field(lattice: Lattice, **chosen: Any) -> SmoothField:
    """Return the SmoothField of the products with the references."""
    references = _references(**chosen)
    return SmoothField.of(references.encoder, references.products, lattice)


def _similar(lonlat: np.ndarray, field: SmoothField | None, **chosen: Any) -> np.ndarray:
    """Return the (...) similarities of (..., 2) degrees, read off a SmoothField of the products if there is one."""
    references = _references(**chosen)
    flat, missing = without_missing(lonlat.reshape(-1, 2))
    flat = canonical(flat)
    # Of a region's encoder places may lie outside.
    known = np.zeros(len(flat), dtype=bool) if field is None else field.covers(flat)
    mesh = lonlat.ndim > 2 and lonlat.size > 0 and _is_mesh(lonlat)
    if mesh and (known.all() or not known.any()):
        lons, lats = lonlat[(0,) * (lonlat.ndim - 2)][:, 0], lonlat[..., 0, 1].ravel()
        if field is not None and known.all():
            result = references.similarity_of_products(field.on_grid(lons, lats).reshape(len(flat), -1))
        else:
            blocks = references.encoder.iter_grid(lons, lats)
            rows = [references.similarity_of(block.reshape(-1, references.encoder.dim)) for block in blocks]
            result = np.concatenate(rows)
        return result.reshape(lonlat.shape[:-1])
    result = np.empty(len(flat), dtype=np.float32)
    if field is not None:
        result[known] = references.similarity_of_products(field.at(flat[known]))
    result[~known] = references.similarity(flat[~known])
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
    from distributed import Client

    if not scheduler.startswith(LOCAL):
        with Client(scheduler) as client:
            yield partial(_perform, client)
        return
    count = scheduler[len(LOCAL) :]
    if not count.isdigit() or int(count) == 0:
        raise ValueError(f"local:N takes a number of processes, not {count!r}")
    with local_cluster(int(count)) as cluster, Client(cluster) as client:
        yield partial(_perform, client)


def local_cluster(count: int) -> Any:
    """Return a LocalCluster of `count` processes of this machine, to be closed, for which no port has to be free.

    They have one thread each: NumPy's BLAS has threads of its own.
    """
    from distributed import LocalCluster

    # Without a dashboard too a scheduler has a web server, on port 8787, and warns where another scheduler has it.
    anywhere = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    return LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None, scheduler_kwargs=anywhere)


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
