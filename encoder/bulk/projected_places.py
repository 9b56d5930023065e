"""The places of a raster's pixels, and of extents, by PROJ: what `crs_geometry` asks of whoever transforms.

EPSG:4326 is what encoders are told: it needs no transform, and no pyproj.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ..earth.crs_geometry import DrawnCrs, PlaceFinder
from ..earth.crs_kinds import advice, why_no_places
from ..earth.sphere import WORLD

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyproj

    from ..types import ArrayFunction, Bounds

DEGREES = "EPSG:4326"


def crs_of(told: Any) -> pyproj.CRS:
    """Return the CRS that an authority's code, a PROJ string, WKT, or whatever else pyproj understands means.

    Raises ValueError if it means none, or one whose coordinates are no places on Earth.
    """
    import pyproj

    try:
        crs = pyproj.CRS(told)
    except pyproj.exceptions.CRSError as error:
        raise ValueError(f"{told} is not a CRS that PROJ knows") from error
    why = why_no_places(crs.to_wkt() or "")
    if why:
        raise ValueError(f"the CRS {told if isinstance(told, str) else crs.name} cannot be used: {why}. {advice()}")
    return crs


def place_finder(crs: str) -> PlaceFinder:
    """Return the PlaceFinder of a CRS. Raises ValueError for one that is unknown, or none of the Earth."""
    return PlaceFinder(transform(crs, DEGREES), transform(DEGREES, crs), _in_degrees(crs))


def corners_in(
    crs: str, extent: Bounds | None, extent_crs: str = DEGREES, warn: Callable[[str], Any] | None = None
) -> Bounds:
    """Return (west, south, east, north) in `crs` of an extent in another one, or of all that the CRS is used for.

    What the CRS cannot show is cut, and `warn`, if given, is called with a sentence about it. Raises ValueError for a
    CRS that is unknown or shows no place on Earth, and an extent without area or of nothing that can be shown.
    """
    area: Bounds | None = WORLD
    if crs != DEGREES:
        use = crs_of(crs).area_of_use
        area = (use.west, use.south, use.east, use.north) if use else None
    drawn = DrawnCrs(place_finder(crs), area)
    bounds = drawn.bounds()
    if bounds is None:
        raise ValueError(f"the CRS {crs} shows no place on Earth")
    if extent is None:
        return bounds
    west, south, east, north = extent
    if not (np.isfinite(extent).all() and west < east and south < north):
        raise ValueError(f"the extent has no area: {west:g},{south:g},{east:g},{north:g}")
    fitted = drawn.fit(extent, None if extent_crs == crs else place_finder(extent_crs))
    if fitted is None:
        raise ValueError(f"the extent lies outside the bounds of {crs}: choose another CRS, or extent")
    if fitted.cut and warn:
        left = ",".join(f"{side:.10g}" for side in fitted.corners)
        warn(
            f"the extent was cut: {crs} cannot show all of it, for its transformation fails there, is not unique, or "
            f"goes to infinity. What is left is {left} in units of the CRS. To see all of the extent, choose a CRS "
            f"that is made for it, such as {DEGREES}"
        )
    elif fitted.torn and warn:
        warn(
            f"the extent lies across the edge of {crs}: what is drawn reaches from one end of the map to the other. To "
            f"see the extent alone, choose a CRS with its middle there, or {DEGREES}"
        )
    return fitted.corners


def _in_degrees(crs: str) -> bool:
    if crs == DEGREES:
        return True
    known = crs_of(crs)
    return known.is_geographic and math.isclose(
        known.axis_info[0].unit_conversion_factor, math.radians(1), rel_tol=1e-6
    )


def transform(source: Any, destination: Any) -> ArrayFunction:
    """Return the transform of (n, 2) coordinates; what cannot be transformed becomes not-a-number.

    Raises ValueError for CRSs as `crs_of` does, and where PROJ knows no transformation between them.
    """
    if source == destination:
        return lambda xy: np.array(xy, dtype=np.float64)
    import pyproj

    try:
        transformer = pyproj.Transformer.from_crs(crs_of(source), crs_of(destination), always_xy=True)
    except pyproj.exceptions.ProjError as error:
        raise ValueError(f"PROJ knows no transformation from {source} to {destination}. {advice()}") from error

    def transformed(xy: np.ndarray) -> np.ndarray:
        # pyproj takes one point alone for numbers.
        some = np.concatenate([xy, xy]) if len(xy) == 1 else xy
        result = np.stack(transformer.transform(some[:, 0], some[:, 1]), axis=1)[: len(xy)]
        result[~np.isfinite(result).all(axis=1)] = np.nan
        return result

    return transformed
