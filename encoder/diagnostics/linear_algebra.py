"""Which BLAS multiplies the matrices here, how fast, and what would be faster."""

import ctypes
import re
import time
from pathlib import Path
from typing import Any, Callable, NamedTuple

import numpy as np

from ..arithmetic.blas import matmul

SIDE = 1024
"""Of the square matrices that are multiplied to measure the speed: larger ones are hardly faster."""

SLOW = 25.0
"""Billions of operations a second below which another BLAS is worth its installation, on any computer of this age."""

NAMES = re.compile(r"openblas|mkl_rt|mkl_core|blis|accelerate|gslcblas|atlas|lib(c)?blas\.", re.IGNORECASE)
"""What the files of BLAS libraries are called."""

FAST = re.compile(r"openblas|mkl|blis|accelerate|armpl", re.IGNORECASE)

OPENBLAS = (("", ""), ("scipy_", "64_"), ("", "64_"), ("scipy_", ""))
"""What stands before and behind the names of OpenBLAS's functions, in builds of their own."""

MAPS = Path("/proc/self/maps")
"""Where Linux lists the files that a process has loaded."""


class LinearAlgebra(NamedTuple):
    """`libraries`: a line for each BLAS in this process; `gigaflops`: its speed; `advice`: "", or what to install."""

    libraries: list[str]
    gigaflops: float
    advice: str


def linear_algebra() -> LinearAlgebra:
    """Return what multiplies matrices here. Takes half a second where it is slow."""
    libraries = blas_libraries()
    speed = gigaflops(SIDE)
    return LinearAlgebra(libraries, speed, advice(libraries, speed))


def gigaflops(side: int) -> float:
    """Return how many billion operations a second a product of square float32 matrices does here, at best of three."""
    square = np.ones((side, side), np.float32)
    times = []
    for _ in range(3):
        started = time.perf_counter()
        matmul(square, square)
        times.append(time.perf_counter() - started)
    return 2 * side**3 / min(times) / 1e9


def advice(libraries: list[str], speed: float) -> str:
    """Return what to install where a speed, in billions of operations a second, shows the reference BLAS; else ""."""
    if speed >= SLOW or any(FAST.search(line) for line in libraries):
        return ""
    return (
        "this is the slow reference BLAS: on Debian and Ubuntu `sudo apt install libopenblas0`, elsewhere NumPy from "
        "pip or conda, makes Placeprint several times as fast"
    )


def blas_libraries() -> list[str]:
    """Return a line for each BLAS: of those that are loaded, where that can be seen, else of the one NumPy was built
    with."""
    return _told_by_threadpoolctl() or _loaded() or [_built_with()]


def _told_by_threadpoolctl() -> list[str]:
    # scikit-learn brings it along. It knows versions and threads, but not the reference BLAS.
    try:
        from threadpoolctl import threadpool_info
    except ImportError:
        return []
    return [
        f"{library['internal_api']} {library['version']}, {library['num_threads']} threads, {library['filepath']}"
        for library in threadpool_info()
        if library["user_api"] == "blas"
    ]


def _loaded() -> list[str]:
    try:
        lines = MAPS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    # The sixth column, where there is one, is the path.
    files = {column[5] for column in (line.split(maxsplit=5) for line in lines) if len(column) == 6}
    return [f"{path}{_openblas(path)}" for path in sorted(files) if NAMES.search(Path(path).name)]


def _openblas(path: str) -> str:
    """Return what OpenBLAS tells of itself, "" if the library at `path` is another."""
    try:
        library = ctypes.CDLL(path)
    except OSError:
        return ""
    for prefix, suffix in OPENBLAS:
        try:
            configuration = getattr(library, f"{prefix}openblas_get_config{suffix}")
            threads = getattr(library, f"{prefix}openblas_get_num_threads{suffix}")
        except AttributeError:
            continue
        configuration.restype = ctypes.c_char_p
        return f": {configuration().decode(errors='replace').strip()}, {threads()} threads"
    return ""


def _built_with() -> str:
    try:
        # NumPy 1.26 and later; mypy reads that of this machine.
        show: Callable[..., Any] = np.show_config
        told = show(mode="dicts")["Build Dependencies"]["blas"]
        return f"NumPy was built with {told['name']} {told['version']}"
    except TypeError:
        return "unknown: this NumPy does not tell"
