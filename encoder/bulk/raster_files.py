"""Rasters of what an encoder says of every pixel, of any size: in parts, see `parts`, which become one file."""

from __future__ import annotations

import warnings
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..encoders.folders import name_elsewhere
from ..encoders.location_encoder import load_encoder
from ..rasters.grid import WINDOW, PixelLocator, RasterGrid
from ..rasters.pixels import Pixels
from .geotiff import write_geotiff
from .projected_places import DEGREES, corners_in, place_finder
from .raster_pieces import piece_count, pieces_of
from .zarr_folder import is_own_zarr, write_zarr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..rasters.grid import Window
    from ..types import Bounds, Metadata, StrPath
    from .raster_specs import PredictionSpec, SimilaritySpec

WRITERS = {".tif": write_geotiff, ".tiff": write_geotiff, ".zarr": write_zarr}
PACKAGES = {".tif": ["rasterio"], ".tiff": ["rasterio"], ".zarr": ["zarr", "pyproj"]}
"""What these need."""


class Raster(NamedTuple):
    """The Job (see `parts`) of drawing `spec` over a grid, whose CRS is text.

    `encoder` is what `load_encoder` takes, and `fingerprint` that of its encoder. What `land_only` and `interpolate`
    are is told by `pixels.Pixels`.
    """

    grid: RasterGrid
    spec: SimilaritySpec | PredictionSpec
    encoder: str | None
    fingerprint: str
    land_only: bool
    interpolate: bool

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        return piece_count(self.grid)

    @property
    def suffix(self) -> str:
        """The ending of the files of its parts: arrays (height, width, bands)."""
        return ".npy"

    def manifest(self) -> Metadata:
        """Return what the parts depend on."""
        chosen = {name: getattr(self, name) for name in ("fingerprint", "land_only", "interpolate")}
        return {"format": 1, "what": "raster", "grid": self.grid, **self.spec.identity(), **chosen}

    def write(self, index: int, path: str) -> None:
        """Write the values of a piece."""
        piece, pixels = pieces_of(self.grid)[index], _pixels(self)
        values = np.empty((piece.height, piece.width, len(pixels.content.names)), pixels.content.dtype)
        for window in piece.cut(*WINDOW):
            left, top = window.left - piece.left, window.top - piece.top
            values[top : top + window.height, left : left + window.width] = pixels.values(*window)
        with open(path, "wb") as file:
            np.save(file, values)

    def join(self, parts: list[Path], output: Path) -> None:
        """Write all parts into one file, or folder, of the kind that `output` ends in."""

        def values() -> Iterator[tuple[Window, np.ndarray]]:
            for piece, part in zip(pieces_of(self.grid), parts):
                yield piece, np.load(part)

        encoder = load_encoder(self.encoder).same_as(self.fingerprint)
        tags = {"ENCODER": encoder.name, "ENCODER_FINGERPRINT": encoder.fingerprint}
        WRITERS[output.suffix.lower()](output, self.grid, self.spec.content(encoder), tags, values())


def raster(
    output: StrPath,
    spec: SimilaritySpec | PredictionSpec,
    encoder: str | None = None,
    crs: str = DEGREES,
    extent: Bounds | None = None,
    extent_crs: str = DEGREES,
    pixel: float | None = None,
    land_only: bool = False,
    interpolate: bool = True,
    warn: Callable[[str], Any] = warnings.warn,
) -> Raster:
    """Return the Job of drawing `spec` to `output`, whose ending is one of WRITERS.

    Without an extent it is the region that the encoder knows, or all that `crs` is used for; without a pixel size, in
    units of `crs`, the longer side has about 1,000. `warn` is called with a sentence about what of the extent the CRS
    cannot show. Raises ValueError for what cannot be, EncoderFileError,
    ModuleNotFoundError where a package is missing that the file needs, and OSError.
    """
    output = Path(output)
    suffix = output.suffix.lower()
    if suffix not in WRITERS:
        raise ValueError(f"{output}: rasters are written to {', '.join(WRITERS)}")
    # Before the work, and not after it.
    for package in PACKAGES[suffix]:
        import_module(package)
    if output.is_dir() and not (suffix == ".zarr" and is_own_zarr(output)):
        raise ValueError(f"{output} is a folder that Placeprint did not write, and is not replaced")
    if suffix == ".zarr" and output.is_file():
        raise ValueError(f"{output} is a file, and a Zarr is a folder")
    loaded = load_encoder(encoder)
    if extent is None and loaded.bounds:
        extent, extent_crs = loaded.bounds, DEGREES
    crs = DEGREES if crs.upper() == DEGREES else crs
    grid = RasterGrid.over(crs, corners_in(crs, extent, extent_crs, warn), pixel)
    if max(grid.width, grid.height) >= 2**31:
        raise ValueError(f"a pixel size of {pixel} would make a raster of {grid.width} by {grid.height} pixels")
    # For its errors.
    spec.content(loaded)
    return Raster(grid, spec, name_elsewhere(encoder), loaded.fingerprint, land_only, interpolate)


_preparing = Lock()


def _pixels(job: Raster) -> Pixels:
    """Return the Pixels of a job, prepared: once in a process, whatever the number of its threads."""
    with _preparing:
        return _prepared(job)


@lru_cache(maxsize=1)
def _prepared(job: Raster) -> Pixels:
    encoder = load_encoder(job.encoder).same_as(job.fingerprint)
    locator = PixelLocator(job.grid, place_finder(job.grid.crs))
    pixels = Pixels(locator, encoder, job.spec.content(encoder), job.land_only, job.interpolate)
    pixels.prepare()
    return pixels
