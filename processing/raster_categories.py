"""What the values of a raster of classes mean, as GDAL keeps it: a palette, names, an attribute table."""

from osgeo import gdal

from ..encoder.rasters.raster_content import NODATA, Category
from .translation import tr


def set_categories(band, categories):
    """Give a band of bytes the colours and names of its values: a palette, category names and an attribute table."""
    # Some formats know the value of a row by its place alone.
    categories = (Category(NODATA["uint8"], tr("No data"), (0, 0, 0)), *categories)
    palette, names = gdal.ColorTable(), [""] * (1 + max(category.value for category in categories))
    table = gdal.RasterAttributeTable()
    columns = [("Value", gdal.GFT_Integer, gdal.GFU_MinMax), ("Class", gdal.GFT_String, gdal.GFU_Name)]
    for name, usage in (("Red", gdal.GFU_Red), ("Green", gdal.GFU_Green), ("Blue", gdal.GFU_Blue)):
        columns.append((name, gdal.GFT_Integer, usage))
    for name, kind, usage in columns:
        table.CreateColumn(name, kind, usage)
    table.SetRowCount(len(categories))
    for row, (value, name, colour) in enumerate(categories):
        palette.SetColorEntry(value, (*colour, 255 if row else 0))
        names[value] = name
        table.SetValueAsInt(row, 0, value)
        table.SetValueAsString(row, 1, name)
        for column, part in enumerate(colour, 2):
            table.SetValueAsInt(row, column, part)
    band.SetColorTable(palette)
    band.SetCategoryNames(names)
    band.SetDefaultRAT(table)
