"""How many processors a product of matrices may take.

How many share one decides its last digits, and parts must not depend on who makes them. Several parts at once, one
thread each, are faster besides. The limit is that of a process; without threadpoolctl there is none.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Let NumPy's BLAS use one processor in a block, in threads that are started there too."""
    try:
        from threadpoolctl import threadpool_limits
    except ModuleNotFoundError:
        yield
        return
    with threadpool_limits(1, "blas"):
        yield


@cache
def one_blas_thread_from_now_on() -> None:
    """Let NumPy's BLAS use one processor in this process, for good: for threads that nobody here starts or ends."""
    try:
        from threadpoolctl import threadpool_limits
    except ModuleNotFoundError:
        return
    threadpool_limits(1, "blas")
