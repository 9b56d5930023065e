"""docs/geolocation.md: how well pictures are found, on pictures of other months, weathers and cameras."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...encoder.images.geolocation import NEAR
from ..imagery.archives import ARCHIVES
from .figures import IMAGES
from .geolocation import (
    CONDITIONS,
    HELD_OUT,
    WIDTHS,
    WITHIN,
    calibration_error,
    chance,
    pictures_of,
    reliability,
    scenes_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.images.image_tower import ImageTower
    from ...encoder.types import StrPath
    from .geolocation import LocatedImages, Measured

EXAMPLES = 8
"""Pictures shown for each condition."""


def write_geolocation_report(
    results: Sequence[Measured],
    tower: ImageTower,
    encoder: LocationEncoder,
    lonlat: np.ndarray,
    gallery: int,
    folder: StrPath,
) -> None:
    """Write geolocation.md and its figures into `folder`.

    `results` are Measured, at (n, 2) `lonlat`; `gallery` says how many images image-to-image search knows.
    """
    images = Path(folder) / IMAGES
    images.mkdir(parents=True, exist_ok=True)
    draw_reliability(results, images / "geolocation-reliability.png")
    draw_examples(lonlat[:EXAMPLES], tower.image_size, images / "geolocation-pictures.png")
    parts = [_head(tower, encoder, lonlat, gallery), *(_table(results, width, lonlat) for width in WIDTHS)]
    parts.append(_bars(results))
    parts.append(_reliability(results))
    parts.append(
        f"## What the conditions look like\n\n![Pictures under each condition]({IMAGES.as_posix()}/"
        "geolocation-pictures.png)"
    )
    (Path(folder) / "geolocation.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _head(tower: ImageTower, encoder: LocationEncoder, lonlat: np.ndarray, gallery: int) -> str:
    recipe = tower.metadata["recipe"]
    months = ", ".join(dict.fromkeys(recipe.get("months") or [month for month, _ in recipe["views"]]))
    return f"""# Where was this picture taken?

Written by `make evaluate` on {datetime.date.today().isoformat()}, with the image tower of {encoder.name}
({encoder.fingerprint[:12]}), trained on the Blue Marble of {months}.

{len(lonlat):,} places on land north of 60 S, uniform by area, none of them a place of the training; a picture of each,
cut from imagery that the tower has not seen and changed as the row says. The tower looks for it among 100,000 places of
the Earth, 71 km apart, land and sea, and again around the best. It is told nothing of width or direction.

*image to image* is what needs no location encoder: the picture's features under the same backbone, as it was before it
was tuned (EfficientNet-Lite0, ImageNet), against those of {gallery:,} images of June, each as wide and north up; the
most similar image's place is the guess. *chance* guesses any of the 100,000.

October is in no image that the tower was trained on. The *location* encoder, which it leans on, did see October, at
1,000 km, when it was trained. The other composite ({ARCHIVES["night"].requirement}, NASA) is of other years, with other
colours, a dark sea without a ground, and sea ice. Neither was trained on it; only the one number that says how sure the
tower may be was set by it, at other places."""


def _table(results: Sequence[Measured], width: float, lonlat: np.ndarray) -> str:
    reaches = [f"{metres / 1000:,.0f} km" for metres in WITHIN]
    lines = [
        f"## Pictures {width / 1000:,.0f} km wide",
        "",
        "| | median km off | " + " | ".join(f"within {reach}" for reach in reaches) + " | image to image: median km off"
        " | within 750 km |",
        "|---" * (len(WITHIN) + 4) + "|",
    ]
    for each in results:
        if each.width == width:
            lines.append(f"| {each.condition.name} | {_shares(each.tower)} | {_short(each.images)} |")
    guessed = chance(lonlat)
    lines.append(f"| chance | {_shares(guessed)} | | |")
    return "\n".join(lines)


def _shares(found: LocatedImages) -> str:
    return " | ".join([f"{found.median / 1000:,.0f}", *(f"{found.within(metres):.1%}" for metres in WITHIN)])


def _short(found: LocatedImages) -> str:
    return f"{found.median / 1000:,.0f} | {found.within(WITHIN[2]):.1%}"


def bars(results: Sequence[Measured]) -> list[tuple[str, str, bool]]:
    """Return [(what is asked, what was reached, whether it holds), ...]."""
    first = {each.width: each for each in reversed(results) if each.condition.imagery == HELD_OUT}
    narrow, wide = (first[width] for width in WIDTHS)
    ratio = narrow.tower.median / narrow.images.median
    # It may find nothing at all.
    lost = wide.tower.within(750_000) / max(wide.images.within(750_000), 1e-9)
    return [
        ("1,000 km wide: median under 100 km", f"{wide.tower.median / 1000:,.0f} km", wide.tower.median < 100_000),
        ("1,000 km wide: 80 % within 750 km", f"{wide.tower.within(750_000):.1%}", wide.tower.within(750_000) >= 0.8),
        ("250 km wide: median at most a third of image to image", f"{ratio:.2f} of it", ratio <= 1 / 3),
        ("at least two thirds of what image to image reaches", f"{lost:.2f} of it", lost >= 2 / 3),
    ]


def _bars(results: Sequence[Measured]) -> str:
    lines = ["## What was asked of it", "", "In October, the first row of each table.", "", "| asked | reached | |"]
    lines.append("|---|---|---|")
    for asked, reached, holds in bars(results):
        lines.append(f"| {asked} | {reached} | {'holds' if holds else '**does not hold**'} |")
    return "\n".join(lines)


def _reliability(results: Sequence[Measured]) -> str:
    lines = [
        "## Is it as sure as it should be?",
        "",
        f"A candidate's probability is the chance that the picture was taken within {NEAR / 1000:,.0f} km of it. "
        "Below, for the first candidate, the expected calibration error: how far said and true shares are apart, on "
        "average. The temperature was set on the other composite, at other places: on its own months, as in the last "
        "row, the tower is less sure than it might be.",
        "",
        "| | " + " | ".join(f"{width / 1000:,.0f} km wide" for width in WIDTHS) + " |",
        "|---" * (len(WIDTHS) + 1) + "|",
    ]
    for name in dict.fromkeys(each.condition.name for each in results):
        row = [calibration_error(each.tower) for each in results if each.condition.name == name]
        lines.append(f"| {name} | " + " | ".join(f"{error:.3f}" for error in row) + " |")
    lines += ["", f"![Reliability of the probabilities]({IMAGES.as_posix()}/geolocation-reliability.png)"]
    return "\n".join(lines)


def draw_reliability(results: Sequence[Measured], path: StrPath) -> None:
    """Draw, for each width, how often candidates were right that were called so probable."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4.6), layout="constrained")
    for axes, width in zip(figure.subplots(1, len(WIDTHS)), WIDTHS):
        axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
        for each in results:
            if each.width == width:
                bins = reliability(each.tower)
                held = each.condition.imagery == HELD_OUT and each.condition.name.startswith("October, a month")
                axes.plot(
                    [one.said for one in bins],
                    [one.right for one in bins],
                    marker="o",
                    linewidth=2.5 if held else 1,
                    label=each.condition.name,
                )
        axes.set(xlabel="probability that was said", ylabel="share that was right", xlim=(0, 1), ylim=(0, 1))
        axes.set_title(f"pictures {width / 1000:,.0f} km wide", fontsize=10)
    axes.legend(fontsize=7, loc="upper left")
    figure.savefig(path, dpi=110)


def draw_examples(lonlat: np.ndarray, size: int, path: StrPath) -> None:
    """Draw pictures of (n, 2) places, WIDTHS[-1] wide, under each condition, a row each."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 1.12 * len(CONDITIONS)), layout="constrained")
    scenes = scenes_of(CONDITIONS)
    for row, condition in zip(figure.subplots(len(CONDITIONS), len(lonlat)), CONDITIONS):
        pictures = pictures_of(condition, scenes[condition.imagery], lonlat, WIDTHS[-1], size)
        for axes, picture in zip(row, pictures):
            axes.imshow(np.clip(picture / 255, 0, 1))
            axes.set_axis_off()
        row[0].set_title(condition.name, fontsize=8, loc="left", pad=2)
    figure.savefig(path, dpi=110)
