"""Which bands of a picture are red, green and blue: by their names, by the colours that they have, by their order."""

import re
from typing import NamedTuple

from osgeo import gdal

from .translation import tr

COLOURS = (("red", "r"), ("green", "g"), ("blue", "b"))
RGB = (gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand)
CMYK = (gdal.GCI_CyanBand, gdal.GCI_MagentaBand, gdal.GCI_YellowBand, gdal.GCI_BlackBand)
OTHERS = (
    *(gdal.GCI_HueBand, gdal.GCI_SaturationBand, gdal.GCI_LightnessBand),
    *(gdal.GCI_YCbCr_YBand, gdal.GCI_YCbCr_CbBand, gdal.GCI_YCbCr_CrBand),
)

NUMBERED = (("b4", "b3", "b2"), ("b3", "b2", "b1"), ("sur_refl_b1", "sur_refl_b4", "sur_refl_b3"))
"""What red, green and blue are called: by Sentinel-2, and by Landsat 8 and 9; by Landsat 4 to 7; by MODIS."""

EARLY_LANDSAT = {"b1", "b2", "b3", "b4", "b5", "b7"}
"""The bands of Landsat 4 to 7 that show light: their B6, unlike that of Landsat 8, shows heat."""


class Chosen(NamedTuple):
    """The numbers of the `bands` that show a picture, one if it is grey; `is_cmyk`; a `caution` to read, or None."""

    bands: list
    is_cmyk: bool = False
    caution: object = None


def choose_bands(dataset):
    """Return the Chosen bands of a gdal.Dataset. Raises ValueError, with a sentence for the person, for other colours.

    Names come first: whoever writes them means them, while any GeoTIFF of three bands of bytes says that they are red,
    green and blue.
    """
    bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
    roles = [band.GetColorInterpretation() for band in bands]
    named = _by_name([band.GetDescription() for band in bands])
    if named:
        return named
    for wanted in (RGB, CMYK):
        if all(role in roles for role in wanted):
            return Chosen([roles.index(role) + 1 for role in wanted], wanted is CMYK)
    if any(role in OTHERS for role in roles):
        raise ValueError(tr("its colours are not red, green and blue; save it as an RGB picture"))
    plain = [number for number, role in enumerate(roles, 1) if role != gdal.GCI_AlphaBand] or [1]
    if len(plain) < 3:
        caution = (
            None
            if bands[plain[0] - 1].GetColorTable()
            else tr("it is grey, but the image tower learned from pictures in colour")
        )
        return Chosen(plain[:1], caution=caution)
    if len(plain) > 3:
        caution = tr(
            "none of its {} bands is marked as red, green or blue; the first three are used as red, green and blue",
            len(plain),
        )
        return Chosen(plain[:3], caution=caution)
    return Chosen(plain)


def _by_name(names):
    """Return the bands that are named as colours, or numbered as those of satellites are, as Chosen; else None."""
    words = [re.findall(r"[a-z0-9]+", name.lower().replace("_", " ")) for name in names]
    found = [
        [number for number, said in enumerate(words, 1) if "edge" not in said and any(word in said for word in colour)]
        for colour in COLOURS
    ]
    if all(len(each) == 1 for each in found):
        return Chosen([each[0] for each in found])
    # B04, SR_B4 and sur_refl_b04 lose their zero, and B4 (665 nm) what follows.
    short = [re.sub(r"^(?:sr_)?(b|sur_refl_b)0?(\d+a?)\b.*$", r"\1\2", name.strip().lower()) for name in names]
    is_early = "b1" in short and set(short) <= EARLY_LANDSAT
    for scheme in NUMBERED[1:] if is_early else NUMBERED:
        if all(short.count(name) == 1 for name in scheme):
            bands = [short.index(name) + 1 for name in scheme]
            used = [names[band - 1] for band in bands]
            caution = tr("its bands {}, {} and {} are used as red, green and blue, as in Landsat 4 to 7", *used)
            return Chosen(bands, caution=caution if is_early else None)
    return None
