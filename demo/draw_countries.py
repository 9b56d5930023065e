#!/usr/bin/python3
"""Draws the countries that a probe told above those that are, with its errors marked, as a PNG.

    draw_countries.py country.tif country.probe.npz countries.png

The raster is an output of placeprint:predictraster in Equal Earth, whose pixels are all as large; the truth is QGIS's
own world map. Under the maps stand the figures of the probe's validation, and the share of the land that is right.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from draw_map import (
    INK,
    MARGIN,
    OUTLINES_ON_PALE,
    PROJECTION,
    QUIET_INK,
    MapError,
    Page,
    World,
    encoder_name,
    in_qgis,
    opened,
)
from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer

NONE, OTHER = 0, 255
"""Values of a raster of countries: nothing there; a country that the probe has never seen."""

GREY, RED = (150, 155, 160), (214, 20, 20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raster", type=Path, help="output of placeprint:predictraster")
    parser.add_argument("probe", type=Path, help="the probe that it is of, of iso_a2")
    parser.add_argument("png", type=Path, help="the picture to write")
    arguments = parser.parse_args()
    in_qgis(lambda: draw(arguments))


def draw(arguments):
    raster = gdal.Open(str(arguments.raster))
    told, actual = raster.ReadAsArray(), truth(raster)
    both = (told != NONE) & (actual != NONE)
    wrong = both & (told != actual)
    if not both.any():
        raise MapError(f"there is no country in {arguments.raster}")

    colours = raster.GetRasterBand(1).GetColorTable().Clone()
    colours.SetColorEntry(OTHER, (*GREY, 255))
    red = gdal.ColorTable()
    red.SetColorEntry(1, (*RED, 255))
    layers = {"told": QgsRasterLayer(str(arguments.raster), "told")}
    for name, values, palette in (("truth", actual, colours), ("errors", wrong.astype(np.uint8), red)):
        path = arguments.raster.with_name(f"{arguments.raster.stem}-{name}.tif")
        write(path, values, palette, raster)
        layers[name] = opened(QgsRasterLayer(str(path), name), path)

    world = World()
    outlines, edge, graticule, sea = world.outlines(OUTLINES_ON_PALE), world.edge(), world.graticule(), world.sea()
    QgsProject.instance().addMapLayers([outlines, edge, graticule, sea, *layers.values()])
    about = about_probe(arguments.probe)
    places, km = about["places"], about["block_km"]
    page = Page()
    page.text("Which country is it?", MARGIN, 3.8, 20, bold=True)
    subtitle = f"Told by a probe that learned from {places:,} places on land, a lattice; red is told wrong"
    page.text(subtitle, MARGIN, 13.0, 9.5, QUIET_INK)
    bottom = page.map([edge, outlines, layers["errors"], layers["told"], graticule, sea], world.extent(), 19.0)
    page.text("The countries that are", MARGIN, bottom + 2, 9.5, QUIET_INK)
    bottom = page.map([edge, outlines, layers["truth"], graticule, sea], world.extent(), bottom + 8.0)

    scores = {name: group["accuracy"] for name, group in about["scores"].items()}
    figures = (
        (f"{1 - wrong.sum() / both.sum():.1%}", "of the land is right on this map"),
        (f"{scores['random']:.1%}", "of labelled places, held out at random"),
        (f"{scores['blocked']:.1%}", f"of labelled places in blocks of {km:,.0f} km without any other: the honest one"),
        (f"{scores['neighbours']:.1%}", "of these by the nearest labelled places alone, without the encoder"),
    )
    for row, (figure, meaning) in enumerate(figures):
        page.text(figure, MARGIN, bottom + 3 + 5 * row, 10, INK, bold=True)
        page.text(meaning, MARGIN + 17, bottom + 3 + 5 * row, 10)
    sources = "NASA Blue Marble imagery, countries of Natural Earth"
    credit = f"Placeprint, encoder {encoder_name(arguments.raster)}; {sources}"
    page.text(credit, MARGIN, bottom + 24, 8, QUIET_INK, align="Right")
    page.save(arguments.png, bottom + 30)
    for figure, meaning in figures:
        print(f"{figure} {meaning}")


def truth(raster):
    """Return the (rows, columns) values that are right in a raster of countries, by QGIS's own world map."""
    file = f"{QgsApplication.pkgDataPath()}/resources/data/world_map.gpkg"
    # Long edges are straight lines in degrees, and bent in Equal Earth.
    countries = gdal.VectorTranslate(
        "",
        file,
        options=["-segmentize", "0.5"],
        format="Memory",
        layers=["countries"],
        dstSRS=PROJECTION,
        reproject=True,
    )
    found = gdal.GetDriverByName("MEM").Create("", raster.RasterXSize, raster.RasterYSize, 1, gdal.GDT_Byte)
    found.SetGeoTransform(raster.GetGeoTransform())
    found.SetSpatialRef(raster.GetSpatialRef())
    layer = countries.GetLayer(0)
    names = raster.GetRasterBand(1).GetCategoryNames()
    values = {name: value for value, name in enumerate(names) if value != NONE}
    for feature in layer:
        code = feature["iso_a2"]
        if code in ("-1", "-99"):
            continue
        one = ogr.GetDriverByName("Memory").CreateDataSource("")
        alone = one.CreateLayer("one", layer.GetSpatialRef())
        alone.CreateFeature(feature)
        gdal.RasterizeLayer(found, [1], alone, burn_values=[values.get(code, OTHER)])
    return found.ReadAsArray()


def write(path, values, palette, like):
    file = gdal.GetDriverByName("GTiff").Create(
        str(path), like.RasterXSize, like.RasterYSize, 1, gdal.GDT_Byte, ["COMPRESS=DEFLATE"]
    )
    file.SetGeoTransform(like.GetGeoTransform())
    file.SetSpatialRef(like.GetSpatialRef())
    band = file.GetRasterBand(1)
    band.SetNoDataValue(NONE)
    band.SetColorTable(palette)
    band.WriteArray(values)


def about_probe(path):
    """Return what a probe file says of itself."""
    with np.load(path, allow_pickle=False) as file:
        return json.loads(str(file["metadata"]))


if __name__ == "__main__":
    main()
