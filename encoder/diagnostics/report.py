"""The diagnostics report, as plain text."""

import os
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from textwrap import shorten
from typing import Callable, NamedTuple, Optional

import numpy as np

from ..encoders.folders import own_folder
from ..encoders.library import DIGITS, Entry, entries
from ..files.encoder_file import EncoderFileError
from ..images.image_tower import load_image_tower
from ..version import __version__
from .linear_algebra import linear_algebra
from .self_test import self_test

OPTIONAL = {
    "scikit-learn": "more methods for probes",
    "torch": "training an encoder of your own",
    "threadpoolctl": "telling more of BLAS here",
    "pyarrow": "",
    "duckdb": "",
    "dask": "",
}
"""Packages that nothing needs to work at all, and what each is good for."""

WIDTH = 18
"""Letters that the first column takes."""

LICENCE = 80
"""Letters of a licence that are told: the encoder manager shows all of it."""


class Diagnosis(NamedTuple):
    """`text`: the report; `passed`: whether the whole self-test did."""

    text: str
    passed: bool


def diagnose(more: Iterable[tuple[str, str]] = (), progress: Optional[Callable[[float], None]] = None) -> Diagnosis:
    """Return the report. `more` are (name, value) lines that the caller knows of the program that Placeprint runs in.

    `progress` is told the share done, and may raise to stop it. Takes some seconds on a slow computer.
    """
    algebra = linear_algebra()
    checks = self_test(progress)
    failed = [check for check in checks if check.problem]
    parts = [
        f"Placeprint {__version__}, diagnostics",
        *_lines(
            [
                *more,
                ("Python", f"{platform.python_version()}, {sys.executable}"),
                ("system", f"{platform.platform()}, {os.cpu_count()} processors"),
                ("NumPy", f"{np.__version__}, {Path(np.__file__).parent}"),
                *(("BLAS", line) for line in algebra.libraries),
                ("matrix products", f"{algebra.gigaflops:.0f} GFLOP/s"),
                *([("advice", algebra.advice)] if algebra.advice else []),
            ]
        ),
        "",
        "Optional packages, in this Python",
        *_lines((name, _version(name) + (f", for {purpose}" if purpose else "")) for name, purpose in OPTIONAL.items()),
        "",
        "Encoders",
        *_encoder_lines(),
        "",
        "Self-test",
        *(
            f"  {'FAILED' if check.problem else 'ok':7}{check.milliseconds:7.0f} ms  {check.name}"
            + (f": {check.problem or check.told}" if check.problem or check.told else "")
            for check in checks
        ),
        f"{len(failed)} of {len(checks)} checks FAILED" if failed else f"All {len(checks)} checks passed.",
    ]
    return Diagnosis("\n".join(parts) + "\n", not failed)


def _version(package: str) -> str:
    try:
        return version_of(package)
    except PackageNotFoundError:
        return "not installed"


def _encoder_lines() -> list[str]:
    lines = [each for entry in entries() for each in _lines(_told(entry))]
    try:
        tower = load_image_tower()
        fits = f"image tower of {tower.encoder_fingerprint[:DIGITS]}, {tower.joint_dim} dimensions"
    except (EncoderFileError, OSError) as error:
        return [*lines, *_lines([("image tower", str(error))])]
    return [*lines, *_lines([(tower.name, fits), ("your own lie in", str(own_folder() or "no folder: outside QGIS"))])]


def _told(entry: Entry) -> list[tuple[str, str]]:
    if entry.problem:
        return [(entry.path.name, f"cannot be read: {entry.problem}")]
    basis = f"L = {entry.degrees}" if entry.degrees else entry.basis
    return [
        (entry.name, f"{entry.fingerprint}, {entry.origin}"),
        ("", f"{entry.dim} dimensions, {basis}, {entry.size / 1e6:.1f} MB"),
        ("", f"licence: {shorten(entry.licence, LICENCE, placeholder=' ...')}"),
    ]


def _lines(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {name:{WIDTH}}{value}" for name, value in pairs]
