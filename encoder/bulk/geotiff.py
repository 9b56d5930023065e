"""Writes pieces of a raster as a cloud-optimised GeoTIFF: in tiles, with overviews, in the order of reading.

Needs rasterio. GDAL makes such a file of a whole one alone: so a plain one is written first.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ..rasters.grid import TILE
from ..rasters.raster_content import NODATA, Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

    from ..rasters.grid import RasterGrid, Window
    from ..rasters.raster_content import RasterContent

CACHE_MEGABYTES = 128
"""What GDAL may keep of the files in memory; its own habit is a twentieth of all."""

PLAIN = {"tiled": True, "blockxsize": TILE, "blockysize": TILE, "bigtiff": "IF_SAFER"}
FINISHED = {
    "BLOCKSIZE": TILE,
    "BIGTIFF": "IF_SAFER",
    "COMPRESS": "DEFLATE",
    "PREDICTOR": "YES",
    "NUM_THREADS": "ALL_CPUS",
}


def write_geotiff(
    path: Path,
    grid: RasterGrid,
    content: RasterContent,
    tags: dict[str, str],
    values: Iterable[tuple[Window, np.ndarray]],
) -> None:
    """Write the (height, width, bands) values of all pieces of a grid to `path`, and names of classes beside it.

    `tags` are what the file says of itself. Needs as much room again while it writes. Raises OSError.
    """
    import rasterio
    import rasterio.shutil

    plain = path.with_name(f"{path.stem}-plain.tif")
    names = Path(f"{plain}.aux.xml")
    profile = {
        "driver": "GTiff",
        "width": grid.width,
        "height": grid.height,
        "count": len(content.names),
        "dtype": content.dtype,
        "nodata": NODATA[content.dtype],
        "crs": grid.crs,
        "transform": rasterio.Affine(grid.pixel, 0, grid.west, 0, -grid.pixel, grid.north),
    }
    options = {**FINISHED, "OVERVIEW_RESAMPLING": "MODE" if content.categories else "AVERAGE"}
    try:
        with rasterio.Env(GDAL_CACHEMAX=CACHE_MEGABYTES):
            with rasterio.open(plain, "w", **profile, **PLAIN) as file:
                file.update_tags(**tags)
                for number, name in enumerate(content.names, 1):
                    file.set_band_description(number, name)
                if content.categories:
                    file.write_colormap(1, _palette(content.categories))
                for piece, array in values:
                    file.write(array.transpose(2, 0, 1), window=rasterio.windows.Window(*piece))
            if content.categories:
                names.write_text(_names(content.categories), encoding="utf-8")
            rasterio.shutil.copy(plain, path, driver="COG", **options)
    except rasterio.errors.RasterioError as error:
        raise OSError(f"cannot write {path}: {error}") from error
    finally:
        for left in (plain, names):
            left.unlink(missing_ok=True)


def _palette(categories: Sequence[Category]) -> dict[int, tuple[int, ...]]:
    return {NODATA["uint8"]: (0, 0, 0, 0), **{value: (*colour, 255) for value, _, colour in categories}}


def _names(categories: Sequence[Category]) -> str:
    """Return the names and colours of a band's values as GDAL keeps them beside a file: names, an attribute table."""
    # Some readers know the value of a row by its place alone.
    categories = (Category(NODATA["uint8"], "No data", (0, 0, 0)), *categories)
    by_value = {value: name for value, name, _ in categories}
    names = "".join(f"<Category>{escape(by_value.get(value, ''))}</Category>" for value in range(1 + max(by_value)))
    # GDAL's numbers of types (integer, text) and usages (value, name, red, green, blue).
    columns = (("Value", 0, 5), ("Class", 2, 2), ("Red", 0, 6), ("Green", 0, 7), ("Blue", 0, 8))
    defined = "".join(
        f'<FieldDefn index="{index}"><Name>{name}</Name><Type>{kind}</Type><Usage>{usage}</Usage></FieldDefn>'
        for index, (name, kind, usage) in enumerate(columns)
    )
    rows = "".join(
        f'<Row index="{index}">' + "".join(f"<F>{escape(str(each))}</F>" for each in (value, name, *colour)) + "</Row>"
        for index, (value, name, colour) in enumerate(categories)
    )
    table = f"<GDALRasterAttributeTable>{defined}{rows}</GDALRasterAttributeTable>"
    band = f'<PAMRasterBand band="1"><CategoryNames>{names}</CategoryNames>{table}</PAMRasterBand>'
    return f"<PAMDataset>{band}</PAMDataset>"
