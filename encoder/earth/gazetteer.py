"""Names of places: the world's towns, so that a person may type one, and a list of places reads as such.

From GeoNames (geonames.org), CC BY 4.0, by way of `tools/make_gazetteer.py`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..files.array_file import finite, read_bare_arrays
from ..files.encoder_file import EncoderFileError
from .sphere import canonical, great_circle_distance, unit_vectors

if TYPE_CHECKING:
    from ..types import Places

GAZETTEER_FILE = Path(__file__).resolve().parents[2] / "resources" / "gazetteer.npz"

MAX_BYTES = 64 * 1024 * 1024

NEAR = 100_000.0
"""Metres within which a place is said to be near a town."""


class Town(NamedTuple):
    """A town: its name, its country's ISO 3166 code of two letters, its longitude and latitude in degrees."""

    name: str
    country: str
    lon: float
    lat: float

    def __str__(self) -> str:
        return f"{self.name}, {self.country}"


def find_towns(text: str, count: int = 5) -> list[Town]:
    """Return up to `count` Towns whose names begin with `text`, or have a word that does, the most populous first.

    Case and accents do not matter. A name that is the text goes before one that goes on.
    """
    wanted = _folded(text)
    if not wanted:
        return []
    towns = _gazetteer()
    same = [row for row, name in enumerate(towns.folded) if name == wanted]
    longer = [row for row, name in enumerate(towns.folded) if name != wanted and name.startswith(wanted)]
    inside = [row for row, name in enumerate(towns.folded) if f" {wanted}" in name and not name.startswith(wanted)]
    return [towns.town(row) for row in (same + longer + inside)[:count]]


@float_errors_aside
def nearest_town(lon: float, lat: float) -> tuple[Town, float]:
    """Return (Town, metres): the Town nearest to a place and how far it is; ValueError for what is not a place."""
    towns = _gazetteer()
    row = int((towns.vectors @ unit_vectors([[lon, lat]])[0]).argmax())
    return towns.town(row), float(great_circle_distance([[lon, lat]], towns.lonlat[row : row + 1])[0])


def describe(places: Places) -> list[str]:
    """Return the `place_name` of each of (n, 2) places, in any form; ValueError for what is not a place."""
    return [place_name(lon, lat) for lon, lat in canonical(places)]


def place_name(lon: float, lat: float) -> str:
    """Return what to call a place: the town that is near, else its longitude and latitude."""
    town, distance = nearest_town(lon, lat)
    return str(town) if distance <= NEAR else f"{lon:.2f}, {lat:.2f}"


class _Gazetteer:
    def __init__(self, lines: list[str], lonlat: np.ndarray) -> None:
        """Take a line `name<tab>country` for each town, which is taken apart when it is asked for: a click waits."""
        self.lines, self.lonlat = lines, lonlat
        self.vectors = unit_vectors(lonlat)
        self._folded: list[str] | None = None

    @property
    def folded(self) -> list[str]:
        # A tenth of a second, which only a search needs.
        if self._folded is None:
            self._folded = [_folded(line.split("\t")[0]) for line in self.lines]
        return self._folded

    def town(self, row: int) -> Town:
        name, country = self.lines[row].split("\t")
        lon, lat = (float(value) for value in self.lonlat[row])
        return Town(name, country, round(lon, 4), round(lat, 4))


@lru_cache(maxsize=1)
def _gazetteer() -> _Gazetteer:
    arrays = read_bare_arrays(GAZETTEER_FILE, "a gazetteer", EncoderFileError, MAX_BYTES)
    try:
        lines = arrays["names"].tobytes().decode().split("\n")
        if arrays["lonlat"].shape != (len(lines), 2) or any(line.count("\t") != 1 for line in lines):
            raise ValueError("its names and places do not fit together")
        return _Gazetteer(lines, finite(arrays, "lonlat"))
    except (KeyError, ValueError) as problem:
        raise EncoderFileError(f"{GAZETTEER_FILE} is not a gazetteer: {problem}") from problem


def _folded(text: str) -> str:
    """Return `text` without accents, case and doubled blanks."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(plain.casefold().split())
