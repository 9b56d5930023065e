"""Which CRSs have places on Earth as their coordinates, told by their well-known text, the same for QGIS and PROJ.

To ask whoever transforms is not enough: where there is no transformation QGIS hands back what it was given, which then
looks like degrees; a geocentric or vertical CRS is transformed to nonsense; and PROJ did not always tell the Moon from
the Earth.
"""

from __future__ import annotations

import re

from ..i18n import tr

EARTH_AXIS = 6_378_137.0
"""Metres: the semi-major axis of WGS 84."""

LIKENESS = 0.01
"""Share by which that of an ellipsoid, or the radius of a sphere, may differ from it and still be meant for the Earth.
Of all that were ever used for it none differs by more than .002; Venus, by .05."""

QUOTED = re.compile(r'"(?:[^"]|"")*"')

WRAPPED = re.compile(r'\s*(?:BOUNDCRS\[\s*SOURCECRS\[|(?:COMPOUNDCRS|COMPD_CS)\[\s*""\s*,)\s*', re.IGNORECASE)
"""What stands before the CRS that places are in."""

LOCAL = re.compile(r"\b(?:ENGCRS|ENGINEERINGCRS|LOCAL_CS)\[", re.IGNORECASE)

CARTESIAN = re.compile(r"(?:GEOCCS\[|(?:GEODCRS|GEODETICCRS)\[.*\bCS\[\s*CARTESIAN)", re.IGNORECASE | re.DOTALL)

ON_EARTH = re.compile(
    r"(?:GEOGCRS|GEOGRAPHICCRS|GEOGCS|GEODCRS|GEODETICCRS|PROJCRS|PROJECTEDCRS|PROJCS|DERIVEDPROJCRS)\[", re.IGNORECASE
)

NUMBER = r"([-+.\dE]+)"

ELLIPSOID = re.compile(
    rf'(?:ELLIPSOID|SPHEROID)\[\s*""\s*,\s*{NUMBER}(?:\s*,\s*{NUMBER}(?:\s*,\s*LENGTHUNIT\[\s*""\s*,\s*{NUMBER})?)?',
    re.IGNORECASE,
)


def why_no_places(wkt: str) -> str | None:
    """Return in words why coordinates in a CRS are no places on Earth, or None if they are; `wkt` is its text."""
    text = QUOTED.sub('""', wkt)
    while found := WRAPPED.match(text):
        text = text[found.end() :]
    text = text.lstrip()
    if LOCAL.search(text):
        return tr("it is a local (engineering) CRS without a known position on Earth")
    if CARTESIAN.match(text):
        return tr("it is geocentric: its coordinates are metres from the centre of the Earth")
    if not ON_EARTH.match(text):
        return tr("it is neither geographic nor projected: its coordinates do not give a longitude and latitude")
    found = ELLIPSOID.search(text)
    if found:
        axis = float(found[1]) * float(found[3] or 1)
        if abs(axis / EARTH_AXIS - 1) > LIKENESS:
            return tr("it is a CRS of another celestial body, with a radius of {:,.0f} km", axis / 1000)
    return None


def advice() -> str:
    """Return what to do about a CRS whose coordinates are no places on Earth."""
    return tr("Give a geographic or projected CRS of the Earth, such as EPSG:4326.")
