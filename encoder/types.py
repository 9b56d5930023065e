"""Names that annotations share, for what has no class of its own. Nothing imports them at run time."""

import os
from collections.abc import Callable, Sequence
from typing import Any, Protocol, Union

import numpy as np

StrPath = Union[str, "os.PathLike[str]"]

Progress = Callable[[float], object]
"""Is called with the share done, 0 to 1, and may raise to stop the work."""

ArrayFunction = Callable[[np.ndarray], np.ndarray]

Report = Callable[[dict[str, Any]], object]
"""Is called every few steps of a training with what there is to say of it, by name."""

Arrays = dict[str, np.ndarray]

Metadata = dict[str, Any]
"""An object of JSON."""

Layers = Sequence[tuple[np.ndarray, np.ndarray]]
"""A network's layers, first to last: (weight, bias) of shapes (outputs, inputs) and (outputs,)."""

Places = Any
"""What `places.lonlat_array` takes: an (n, 2) array, a table, a GeoSeries or a GeoDataFrame."""

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees, see `sphere.WORLD`."""


class Readable(Protocol):
    """A binary file, open for reading."""

    def read(self, size: int, /) -> bytes:
        """Return the next `size` bytes, fewer at its end."""
