"""The figures of the report, as PNG files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.colors import LogNorm

from ...encoder.similarity.colours import colours_of
from ...encoder.similarity.reference_set import ReferenceSet
from . import targets
from .experiments import OURS, SOUTH
from .maps import LIKENESS, Map

if TYPE_CHECKING:
    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.types import ArrayFunction
    from .experiments import Countries, Rain, RainProbe

IMAGES = Path("images") / "evaluation"
"""Where the figures lie, beside a report."""

PLACES = (
    # file, name in the title, name on the map, longitude, latitude; the same as in demo/run.sh
    ("hong-kong", "Hong Kong", "Hong Kong", 114.17, 22.28),
    ("tibet", "the Qinghai-Tibet Plateau", "Qinghai-Tibet Plateau", 91.0, 33.0),
    ("congo", "the Congo Basin", "Congo Basin", 22.5, -0.5),
)

RIGHT, WRONG = "#a9bccb", "#c8102e"


def draw_likeness(encoder: LocationEncoder, folder: Path) -> list[tuple[str, Path]]:
    """Write a map of the similarity to each of PLACES, and return [(title, path), ...]."""
    drawn = []
    for file, title, label, lon, lat in PLACES:
        title = f"Where the world is like {title}"
        world = Map(
            title, "How similar each place on land is to the star, as the encoder learned it from satellite imagery"
        )
        similarity = world.values(ReferenceSet(encoder, [[lon, lat]]).similarity)
        world.shade(similarity, LIKENESS, 0.0, 1.0, "similarity: 0 or less like the average land, 1 the same")
        world.star(lon, lat, label)
        world.note(f"Placeprint, encoder {encoder.name}; NASA Blue Marble imagery")
        path = folder / f"similarity-{file}.png"
        world.save(path)
        drawn.append((title, path))
    return drawn


def draw_colours(encoder: LocationEncoder, path: Path) -> None:
    """Write a map of the land in the colours of its embeddings."""
    world = Map(
        "The land in the colours of its embeddings",
        "Red, green and blue are the first three principal components of the embedding: like colours, like places",
    )
    colours = np.zeros((*world.land.shape, 3), dtype=np.uint8)
    colours[world.land] = colours_of(encoder, encoder.encode(world.lonlat[world.land]))
    world.paint(colours)
    world.note(f"Placeprint, encoder {encoder.name}; NASA Blue Marble imagery")
    world.save(path)


def draw_countries(found: Countries, name: str, path: Path) -> None:
    """Write the error map of experiment A, given its experiments.Countries and the encoder's name."""
    wrong = np.count_nonzero(~found.right)
    world = Map(
        "Which country is it? Where the embedding errs",
        f"{len(found.right):,} test places on land: {wrong:,} wrong, {found.accuracies[OURS]:.2%} right, "
        f"told among {found.countries} countries",
    )
    world.dots(found.lonlat[found.right], size=3, color=RIGHT, label="right")
    world.dots(found.lonlat[~found.right], size=11, color=WRONG, label="wrong")
    world.key()
    world.note(f"Placeprint, encoder {name}; borders after OpenStreetMap")
    world.save(path)


def draw_rain(found: Rain, name: str, path: Path) -> None:
    """Write the error map of experiment B, given its experiments.Rain and the encoder's name."""
    error, fit = found.absolute_error, found.fits[OURS]
    world = Map(
        "How much rain a year? Where the embedding errs",
        f"{len(error):,} test places: R2 {fit.r2:.3f}, mean absolute error {fit.error:.1f} mm, "
        f"largest {fit.largest:,.0f} mm; the wettest has {found.observed.max():,.0f} mm",
    )
    order = np.argsort(error)
    drawn = world.dots(
        found.lonlat[order], size=4, c=np.clip(error[order], 10, 1000), cmap="YlOrRd", norm=LogNorm(10, 1000)
    )
    world.legend(drawn, "absolute error, mm a year (10 or less, 1,000 or more)", ticks=[10, 30, 100, 300, 1000])
    world.note(f"Placeprint, encoder {name}; precipitation of ITU-R P.837-7")
    world.save(path)


def draw_rain_probe(found: RainProbe, encoder: LocationEncoder, folder: Path) -> list[tuple[str, Path]]:
    """Write what a probe tells of the rain on land, what is observed, and the error, given an experiments.RainProbe.

    Returns [(title, path), ...].
    """
    subtitle = f"A linear probe of {found.places:,} places, land and sea: R2 {found.at_random.r2:.2f} at random, "
    subtitle += f"{found.in_blocks.r2:.2f} in blocks of {found.block_km:,.0f} km without any other"

    def shown(function: ArrayFunction) -> ArrayFunction:
        return lambda lonlat: np.where(lonlat[:, 1] > SOUTH, function(lonlat), np.nan)

    def told(lonlat: np.ndarray) -> np.ndarray:
        return found.millimetres(encoder.encode(lonlat))

    def error(lonlat: np.ndarray) -> np.ndarray:
        return told(lonlat) - targets.precipitation(lonlat)

    millimetres = "mm a year (3,000 or more)"
    drawn = []
    for file, title, function, colours, low, high, label in (
        ("told", "How much rain a year? What the probe tells", told, "YlGnBu", 0, 3000, millimetres),
        ("observed", "How much rain a year? What is observed", targets.precipitation, "YlGnBu", 0, 3000, millimetres),
        ("error", "How much rain a year? Where the probe errs", error, "BrBG", -1500, 1500, "mm a year told too much"),
    ):
        world = Map(title, subtitle)
        world.shade(world.values(shown(function)), colours, low, high, label)
        world.note(f"Placeprint, encoder {encoder.name}; precipitation of ITU-R P.837-7")
        path = folder / f"precipitation-probe-{file}.png"
        world.save(path)
        drawn.append((title, path))
    return drawn
