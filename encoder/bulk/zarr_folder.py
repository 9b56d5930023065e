"""Writes pieces of a raster as a Zarr folder: an array for each band, as xarray and GDAL read them. Needs zarr, pyproj.

Of the format's versions it is the second, which more of them read. What the arrays mean is said as the CF conventions
and as GDAL have it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from ..rasters.grid import TILE
from ..rasters.raster_content import NODATA
from .projected_places import crs_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..rasters.grid import RasterGrid, Window
    from ..rasters.raster_content import RasterContent
    from ..types import Metadata

LEVEL = 1
"""Of zlib: higher ones take several times as long, and a twentieth less room."""

GRID_MAPPING = "spatial_ref"

FINGERPRINT_TAG = "ENCODER_FINGERPRINT"
"""The attribute by which a folder that `write_zarr` wrote is known."""


def write_zarr(
    path: Path,
    grid: RasterGrid,
    content: RasterContent,
    tags: dict[str, str],
    values: Iterable[tuple[Window, np.ndarray]],
) -> None:
    """Write the (height, width, bands) values of all pieces of a grid to a new folder at `path`.

    `tags` are attributes of the group. Raises OSError.
    """
    import numcodecs
    import zarr

    crs = crs_of(grid.crs)
    group = zarr.open_group(path, mode="w", zarr_format=2, attributes={"Conventions": "CF-1.10", **tags})
    along = grid.west + (np.arange(grid.width) + 0.5) * grid.pixel
    down = grid.north - (np.arange(grid.height) + 0.5) * grid.pixel
    # A CRS may have its axes in any order.
    axes = {axis.get("axis", "").lower(): axis for axis in crs.cs_to_cf()}
    for name, centres in (("x", along), ("y", down)):
        _fill(group, name, centres, {**axes.get(name, {}), "_ARRAY_DIMENSIONS": [name]})
    _fill(group, GRID_MAPPING, np.array(0, np.int32), {**crs.to_cf(), "_ARRAY_DIMENSIONS": []})
    about = {
        "_ARRAY_DIMENSIONS": ["y", "x"],
        "_CRS": {"wkt": crs.to_wkt("WKT2_2019")},
        "grid_mapping": GRID_MAPPING,
    }
    arrays = [
        group.create_array(
            name,
            shape=(grid.height, grid.width),
            chunks=(TILE, TILE),
            dtype=content.dtype,
            fill_value=NODATA[content.dtype],
            compressors=numcodecs.Zlib(LEVEL),
            attributes={**about, **(_classes(content) if number == 0 else {})},
        )
        for number, name in enumerate(content.names)
    ]
    for (left, top, width, height), array in values:
        for number, each in enumerate(arrays):
            each[top : top + height, left : left + width] = array[..., number]
    zarr.consolidate_metadata(path, zarr_format=2)


def is_own_zarr(path: Path) -> bool:
    """Return whether the folder at `path` is one that `write_zarr` wrote, with nothing in it but what that wrote.

    A person may have put arrays of their own into it, or other files.
    """
    try:
        attributes = json.loads((path / ".zattrs").read_text(encoding="utf-8"))
        known = json.loads((path / ".zmetadata").read_text(encoding="utf-8"))["metadata"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    arrays = {name.partition("/")[0] for name in known}
    return FINGERPRINT_TAG in attributes and {each.name for each in path.iterdir()} <= {*arrays, ".zmetadata"}


def _fill(group: Any, name: str, values: np.ndarray, attributes: Metadata) -> None:
    # A value for what is missing would be missing wherever it is meant: the meridian of Greenwich, say.
    array = group.create_array(name, shape=values.shape, dtype=values.dtype, fill_value=None, attributes=attributes)
    array[...] = values


def _classes(content: RasterContent) -> Metadata:
    """Return the attributes that name the classes of a band; those of CF have blanks between names."""
    if not content.categories:
        return {}
    names = [category.name for category in content.categories]
    return {
        "flag_values": [category.value for category in content.categories],
        "flag_meanings": " ".join("_".join(name.split()) or "_" for name in names),
        "class_names": names,
    }
