"""Nodata that a raster does not declare: numbers that software writes where it knows nothing."""

import numpy as np

LARGEST = 1e20
"""Nothing that is measured is larger: -3.4e38, 9.97e36 and 1e20 are nodata of GDAL, of netCDF and of climate models."""

FILLS = (-9999, -99999, -999, -32768, -32767, -28672)
"""Other numbers that stand for nodata as a rule; but a sea may be 9,999 m deep."""

MOST = 2, 98
"""Percentiles between which most of the numbers lie."""


def fill_of(values):
    """Return the number that stands for nodata in an array, or None.

    It is out of the question as a measurement: larger than LARGEST, or one of FILLS below numbers that are all positive
    or closer together than it is to them.
    """
    values = values[np.isfinite(values)].astype(np.float64)
    beyond = values[np.abs(values) >= LARGEST]
    if beyond.size:
        return float(beyond[0])
    if not values.size or values.min() not in FILLS:
        return None
    fill, rest = float(values.min()), values[values > values.min()]
    if not rest.size:
        return None
    low, high = np.percentile(rest, MOST)
    return fill if rest.min() >= 0 or rest.min() - fill > high - low else None


def is_fill(values, fill):
    """Return where an array holds `fill`, which may be None, and where it holds no number that was measured."""
    # GDAL's average of nodata may differ from it in the last digit.
    missing = ~np.isfinite(values) | (np.abs(values.astype(np.float64)) >= LARGEST)
    return missing if fill is None else missing | (values == fill)


def collar(blank):
    """Return where (height, width) bool `blank` reaches inwards from the rim, along a row or a column."""
    reached = np.zeros_like(blank)
    for turns in range(4):
        turned = np.rot90(blank, turns)
        reached |= np.rot90(np.logical_and.accumulate(turned, axis=0), -turns)
    return reached
