"""What files of points are read as, whatever their format."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pyarrow

    from ..types import Metadata


class Rows(NamedTuple):
    """Some rows: (n, 2) float64 `lonlat` in degrees, NaN where a row has no place, and all of their `columns` by name:
    a pyarrow.Table, or lists of text."""

    lonlat: np.ndarray
    columns: pyarrow.Table | Mapping[str, list[str]]


class PointFile(Protocol):
    """A file of points, in pieces. It can be pickled, and be read by several processes at once.

    `pieces` is their number, at least 1.
    """

    pieces: int

    @property
    def geo(self) -> Metadata | None:
        """What GeoParquet says of the geometry among the columns, None if there is none."""

    def read(self, index: int, columns: bool = True) -> Rows:
        """Return the rows of a piece, without `columns` their places alone.

        Raises ValueError, naming the file, for what cannot be understood.
        """
