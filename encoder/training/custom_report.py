"""The report on an encoder that was trained on a person's image: what it learned, the bad figures first."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..encoders.location_encoder import LocationEncoder
from ..files.atomic_output import atomic_file
from ..i18n import tr, written
from ..networks.fourier_network import FourierNetwork
from ..reports.html import figure, head_cells, page, read_first
from ..reports.png import img
from ..reports.svg import BLUE, RED, WIDTH, PlotArea, legend, svg, ticks
from ..similarity.colours import colours_of
from .crops import GroundImage, sample
from .features import CROP_SIZE
from .held_out import Assessment
from .recipe import Recipe
from .regions import TrainingRegion, kilometres
from .target_names import AT_SPOT, spoken_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..types import Metadata, StrPath

PICTURE = 360
"""Pixels along the longer side of a picture."""

POOR = 0.1
"""An R2 at the spot below which an encoder tells next to nothing."""

FAR = 0.2
"""A median rank beyond this share of all is hardly better than chance, which is half."""

FEW_PLACES = 2000


class Learned(NamedTuple):
    """All that a run leaves behind: the `encoder` and its Recipe, the Region, its image and what is known `about` it,
    the (n, 2) `places`, the Assessment of a twin, if there is one, the `reports` of the course of the training, and the
    name of the encoder that was begun with, if any."""

    encoder: LocationEncoder
    recipe: Recipe
    region: TrainingRegion
    image: GroundImage
    about: Metadata
    places: np.ndarray
    assessment: Assessment | None
    reports: list[Metadata]
    start: str | None


def write_report(path: StrPath, learned: Learned) -> None:
    """Write the report on a Learned to `path`."""
    with atomic_file(path) as unfinished:
        Path(unfinished).write_text(html_of(learned), encoding="utf-8")


def html_of(learned: Learned) -> str:
    """Return the report on a Learned as the text of an HTML page."""
    parts = [
        _head(learned),
        read_first(warnings(learned)),
        _pictures(learned),
        _scores(learned),
        _ranks(learned),
        _curve(learned),
        _use(learned),
    ]
    return page(tr("Encoder {}", learned.encoder.name), [part for part in parts if part])


def _head(learned: Learned) -> str:
    recipe, encoder = learned.recipe, learned.encoder
    raster = escape(str(learned.about.get("raster", tr("an image"))))
    pictures = tr(" and ").join(kilometres(width) for _, width in recipe.views)
    said = [
        tr("Learned from <b>{}</b>: {:,} places, pictures {} wide.", raster, len(learned.places), pictures),
        tr("It took {:,} steps, and began with {}.", recipe.steps, escape(learned.start))
        if learned.start
        else tr("It took {:,} steps.", recipe.steps),
        tr("The place is told by {} degrees of spherical harmonics.", recipe.degrees)
        if recipe.degrees
        else tr("The place is told by waves over a map of the region."),
        tr("{}, {} dimensions, fingerprint {}.", escape(encoder.name), encoder.dim, encoder.fingerprint[:16]),
    ]
    return f'<h1>{tr("Encoder {}", escape(encoder.name))}</h1><p class="quiet">{" ".join(said)}</p>'


def warnings(learned: Learned) -> list[str]:
    """Return the sentences that a person must read before using the encoder of a Learned."""
    said, recipe, assessment = [], learned.recipe, learned.assessment
    if assessment is None:
        said.append(
            tr(
                "Nothing was held out, for the region is too small or its places are too few: nobody knows how good it "
                "is."
            )
        )
    else:
        said += _warnings_of(assessment)
    if len(learned.places) < FEW_PLACES:
        said.append(
            tr("It learned from {:,} places only: more would help, if the raster has room.", len(learned.places))
        )
    if learned.region.fine > 1.01 * CROP_SIZE * learned.image.pixel:
        said.append(
            tr(
                "The raster's pixels, {}, are finer than was looked at: the narrowest pictures are {} wide. A smaller "
                "extent brings out finer things.",
                kilometres(learned.image.pixel),
                kilometres(learned.region.fine),
            )
        )
    west, _, east, _ = learned.region.bounds
    if learned.encoder.metadata["basis"] == FourierNetwork.BASIS and east > 180 > west:
        said.append(
            tr("At the antimeridian this kind of encoder has a seam: places on its two sides were learned apart.")
        )
    if not recipe.degrees or learned.encoder.metadata.get("bounds"):
        said.append(tr("It knows nothing of places outside of the raster; what it says of them means nothing."))
    if learned.start:
        if recipe.degrees < learned.region.degrees:
            said.append(
                tr(
                    "{} has {} degrees of harmonics, and the region bears {}: begun without it, an encoder would tell "
                    "finer things.",
                    learned.start,
                    recipe.degrees,
                    learned.region.degrees,
                )
            )
        said.append(
            tr(
                "{}, which it was begun with, may have learned from images of the held-out blocks: then the figures "
                "below flatter.",
                learned.start,
            )
        )
    return said


def _warnings_of(assessment: Assessment) -> Iterator[str]:
    for score, what in zip(map(assessment.score, AT_SPOT), (tr("the picture at the spot"), tr("colours at the spot"))):
        if score.encoder < POOR:
            yield tr(
                "The encoder tells next to nothing of {} where it has not looked (R2 {:.2f}): its map there is a "
                "guess.",
                what,
                score.encoder,
            )
        if score.encoder <= score.neighbours:
            yield tr(
                "The mean of the nearest places tells {} as well or better (R2 {:.2f} to {:.2f}): the encoder adds "
                "likeness, not knowledge of unseen places.",
                what,
                score.neighbours,
                score.encoder,
            )
    worst = max(assessment.ranks) / len(assessment.places)
    if worst > FAR:
        yield tr("Images hardly find their place: the median rank is {:.0%} of the way down, chance is 50 %.", worst)


def _pictures(learned: Learned) -> str:
    west, south, east, north = learned.region.bounds
    across = (east - west) * np.cos(np.radians((south + north) / 2))
    pixel = max(across, north - south) / PICTURE
    columns, rows = max(2, round(across / pixel)), max(2, round((north - south) / pixel))
    lons = west + (np.arange(columns) + 0.5) * (east - west) / columns
    lats = north - (np.arange(rows) + 0.5) * (north - south) / rows
    blocks = [
        colours_of(learned.encoder, block.reshape(-1, block.shape[2])).reshape(*block.shape[:2], 3)
        for block in learned.encoder.iter_grid(lons, lats)
    ]
    level = next(
        (each for each in learned.image.levels[::-1] if min(each.shape[0] / rows, each.shape[1] / columns) >= 1),
        learned.image.levels[0],
    )
    seen = sample(level, np.stack(np.meshgrid(lons, lats), axis=-1), learned.region.bounds)
    known = seen[..., 3:] >= 128 if learned.image.has_holes else np.ones((rows, columns, 1), bool)
    colours = seen[..., :3] * (255 / np.maximum(seen[..., 3:], 1) if learned.image.has_holes else 1)
    opacity = (255 * known).astype(np.uint8)
    raster = np.concatenate([np.clip(np.rint(colours), 0, 255).astype(np.uint8), opacity], axis=-1)
    said = np.concatenate([np.concatenate(blocks), opacity], axis=-1)
    style = 'style="display: flex; flex-wrap: wrap; gap: .6rem"'
    pair = "".join(
        f'<div style="flex: 1 1 16rem">{img(pixels, name)}</div>'.replace("<img ", '<img style="width: 100%" ')
        for pixels, name in (
            (raster, tr("The raster")),
            (said, tr("The first three components of the embedding, as colours")),
        )
    )
    caption = tr(
        "Left: the raster as the training saw it, its bands stretched. Right: what the encoder says of each place, "
        "the first three principal components as red, green and blue. Places of one colour are alike to it; colours "
        "do not mean what they mean on the left."
    )
    return f"<h2>{tr('What it sees')}</h2>{figure(f'<div {style}>{pair}</div>', caption)}"


def _scores(learned: Learned) -> str:
    if learned.assessment is None:
        return ""
    words = spoken_names(learned.recipe, learned.start)
    rows = "".join(
        f"<tr{' class=honest' if index == 0 else ''}><td>{escape(words[score.name])}</td>"
        + "".join(f"<td>{written(value, '.2f')}</td>" for value in score[1:])
        + "<td>0</td></tr>"
        for index, score in enumerate(learned.assessment.scores)
    )
    said = tr(
        "A twin of the encoder was trained without {} blocks of the region, and asked about the {:,} places in them. "
        "R2 is the share of what differs between places that it told: 1 is all, 0 no more than the mean. The rows that "
        "are averaged over much ground are easy, for they reach out of the blocks; the first tells most. The encoder "
        "itself was trained on all places.",
        learned.assessment.blocks,
        len(learned.assessment.places),
    )
    columns = (tr("encoder"), tr("20 nearest places"), tr("smooth functions of the coordinates"), tr("mean"))
    return (
        f"<h2>{tr('Does it know places that it has not seen?')}</h2><p>{said}</p>"
        f"<table><thead><tr><td></td>{head_cells(columns)}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _ranks(learned: Learned) -> str:
    if learned.assessment is None:
        return ""
    count = len(learned.assessment.places)
    rows = "".join(
        f"<tr><td>{tr('picture {} wide', kilometres(width))}</td><td>{written(rank + 1, ',')}</td>"
        f"<td>{written((count + 1) // 2, ',')}</td></tr>"
        for (_, width), rank in zip(learned.recipe.views, learned.assessment.ranks)
    )
    said = tr(
        "Each picture of a held-out place was compared with all {:,} of them. Half of the pictures have their own "
        "place at this rank or before it:",
        count,
    )
    return (
        f"<h2>{tr('Do images find their place?')}</h2><p>{said}</p><table><thead><tr><td></td>"
        f"{head_cells((tr('median rank'), tr('by chance')))}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _curve(learned: Learned) -> str:
    steps = np.array([report["step"] for report in learned.reports], dtype=float)
    regression, contrast = (
        np.array([report[name] for report in learned.reports]) for name in ("regression", "contrast")
    )
    if len(steps) < 2:
        return ""
    # Both on one scale: each as a share of where it began.
    shares = regression / regression[0], contrast / contrast[0]
    axes = PlotArea(
        (0, steps[-1]),
        (0, max(1.0, *(share.max() for share in shares))),
        tr("step"),
        tr("share of the first loss"),
        300,
    )
    axes.x_ticks(ticks(0, steps[-1]))
    content = [*axes.content]
    for share, colour in zip(shares, (BLUE, RED)):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(axes.x(steps), axes.y(share)))
        content.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    content += legend([(BLUE, tr("what images show")), (RED, tr("which image belongs to which place"))], axes.height)
    drawing = svg(WIDTH, axes.height + 30, content, tr("Loss by step"))
    caption = tr(
        "From {:.3g} to {:.3g} (mean squared error of standardised targets), and from {:.3g} to {:.3g} nats. Still "
        "falling at its right end: more steps would help. These are losses on what it was trained on, and say nothing "
        "of other places.",
        regression[0],
        regression[-1],
        contrast[0],
        contrast[-1],
    )
    return f"<h2>{tr('How the training went')}</h2>{figure(drawing, caption)}"


def _use(learned: Learned) -> str:
    bands = ", ".join(map(str, learned.about.get("bands", [])))
    chosen = tr(
        "Choose the file as <i>Location encoder</i> (ENCODER), among the advanced parameters of every algorithm of "
        "Placeprint, or in the panel. Probes belong to the encoder that they were trained with."
    )
    said = [
        tr(
            "It was trained from {:.5g} to {:.5g} degrees of longitude and {:.5g} to {:.5g} of latitude.",
            *(learned.region.bounds[side] for side in (0, 2, 1, 3)),
        ),
        *([tr("Bands: {}.", escape(bands))] if bands else []),
        tr("Licence: {}.", escape(str(learned.about.get("licence") or tr("unknown: that of the imagery")))),
    ]
    return f"<h2>{tr('Using it')}</h2><p>{chosen}</p><p>{' '.join(said)}</p>"
