"""The maps of the report, each a PNG: what was told right and wrong, likeness, and the land's colours."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, LogNorm

from ..colours import colours_of
from ..similarity import ReferenceSet
from .maps import LIKENESS, Map

PLACES = {
    "Hong Kong": (114.17, 22.28),
    "Qinghai-Tibet Plateau": (91.0, 33.0),
    "Congo Basin": (22.5, -0.5),
}
"""Whose likeness is mapped."""

ERRORS = LinearSegmentedColormap.from_list("errors", ["#dfe9df", "#f8cb83", "#e14939", "#531259"])


def draw_countries(result, path):
    """Draw `experiments.Countries`: the test places, those told wrong in red."""
    wrong = int(np.sum(~result.right))
    subtitle = f"{result.accuracy:.1%} of {len(result.right):,} test places right; the {wrong} others in red"
    drawing = Map("Which country? Told from the embedding", subtitle)
    drawing.dots(result.lonlat[result.right], 2, color="#8fb39a")
    drawing.dots(result.lonlat[~result.right], 14, color="#c2142a")
    drawing.save(path)


def draw_rain(result, path):
    """Draw `experiments.Rain`: the absolute error at the test places."""
    subtitle = (
        f"mean {result.error:.0f} mm, R2 {result.r2:.3f}; largest {result.absolute_error.max():,.0f} mm "
        f"where up to {result.observed.max():,.0f} mm fall"
    )
    drawing = Map("Annual precipitation told from the embedding: the absolute error", subtitle)
    errors = np.maximum(result.absolute_error, 1)
    order = np.argsort(errors)
    dots = drawing.dots(result.lonlat[order], 5, c=errors[order], cmap=ERRORS, norm=LogNorm(3, 1000))
    drawing.legend(dots, "absolute error, mm a year", ticks=[3, 10, 30, 100, 300, 1000])
    drawing.save(path)


def draw_likeness(encoder, name, path):
    """Draw where the land is like one of PLACES."""
    reference = ReferenceSet(encoder, PLACES[name])
    drawing = Map(
        f"Where the world is like {_with_article(name)}", "cosine between embeddings, from the mean of the land"
    )
    drawing.shade(drawing.values(reference.similarity), LIKENESS, 0, 1, "similarity")
    drawing.star(*PLACES[name], name)
    drawing.save(path)


def draw_colours(encoder, path):
    """Draw the land in the colours of its embeddings."""
    drawing = Map("The land in the colours of its embeddings", "red, green, blue: the first three principal components")
    painted = np.zeros((*drawing.land.shape, 3), dtype=np.uint8)
    painted[drawing.land] = colours_of(encoder, encoder.encode(drawing.lonlat[drawing.land]))
    drawing.paint(painted)
    drawing.save(path)


def _with_article(name):
    return name if name == "Hong Kong" else f"the {name}"
