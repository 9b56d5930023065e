"""docs/evaluation.md: what was measured, how, and what came out. Written by the command, never by hand."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...encoder.images.geolocation import NEAR
from ..imagery.archives import ARCHIVES
from .evaluate import DEALS, LEVELS
from .experiments import OURS, SOUTH, countries, rain, rain_probe
from .figures import IMAGES, draw_colours, draw_countries, draw_likeness, draw_rain, draw_rain_probe
from .kriging import NEIGHBOURS
from .probes import LinearProbes, NeighbourProbes
from .tables import ANALOGUES, BLOCKS, FEW, LABELS, RANDOM, RESOLUTION, RETRIEVAL, markdown, not_won

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...encoder.encoders.location_encoder import LocationEncoder
    from ...encoder.types import StrPath
    from .experiments import Countries, Rain, RainProbe
    from .kriging import Covariance
    from .tables import Result

SOURCES = {
    "precipitation": "itu",
    "temperature": "itu",
    "elevation": "itu",
    "vegetation": "vegetation",
    "population": "cities",
    "country": "countries",
    "koeppen": "koeppen",
    "land_cover": "land_cover",
}
"""The archive that each target is read from."""

MEANINGS = {
    "precipitation": "annual, mm (ITU-R P.837-7)",
    "temperature": "annual mean at the surface, K (ITU-R P.1510-1)",
    "elevation": "m (ITU-R P.1511-2)",
    "vegetation": "the year's maximum of NDVI",
    "population": "log of 1 + people in cities within 100 km",
    "country": "ISO 3166-1 code",
    "koeppen": "Koeppen-Geiger, 30 classes",
    "land_cover": "MODIS MCD12C1 2019, IGBP, 16 classes",
}


def write_report(results: Sequence[Result], ours: str, encoder: LocationEncoder, count: int, folder: StrPath) -> None:
    """Run the experiments and write evaluation.md and its figures into `folder`.

    `results` are the Results at `count` places, `ours` the name of the row that the report is about, `encoder` the
    LocationEncoder of its first seed, with which experiments and maps are made.
    """
    folder = Path(folder)
    images = folder / IMAGES
    images.mkdir(parents=True, exist_ok=True)
    draw_colours(encoder, images / "colours.png")
    likeness = draw_likeness(encoder, images)
    where = countries(encoder)
    draw_countries(where, encoder.name, images / "country-errors.png")
    wet = rain(encoder)
    draw_rain(wet, encoder.name, images / "precipitation-errors.png")
    probe = rain_probe(encoder)
    drawn = draw_rain_probe(probe, encoder, images)
    text = "\n\n".join(
        [
            _head(results, ours, encoder, count),
            _tables(results, ours),
            _experiments(encoder, where, wet, likeness, _probe_of_rain(probe, drawn)),
        ]
    )
    (folder / "evaluation.md").write_text(text + "\n", encoding="utf-8")


def _head(results: Sequence[Result], ours: str, encoder: LocationEncoder, count: int) -> str:
    lines = [
        "# Evaluation",
        "",
        f"Written by `make evaluate` on {datetime.date.today().isoformat()}, with {encoder} as the encoder that the "
        f"report is about.",
        "",
        f"{count:,} places on land north of 60 S, uniform by area (seed 0); where one of the maps of classes sees "
        "water there is no place. All rows see the same places, folds and draws. The best value of a column is "
        "**bold**; numbers that look the same are equally good. Ocean, Antarctica and whatever lies between the "
        "places were not judged.",
        "",
        "| target | what | read from | terms |",
        "|---|---|---|---|",
    ]
    for target, source in SOURCES.items():
        archive = ARCHIVES[source]
        name = LABELS[target].split(",")[0]
        lines.append(f"| {name} | {MEANINGS[target]} | {archive.requirement} | {archive.licence} |")
    lines += ["", "None of these maps went into the training of ours. Rows:", ""]
    lines.append(
        "- **nearest neighbours**: no embedding; the labels of the 1, 5 or 20 nearest places that have one, weighted "
        "by 1/distance. What nearness alone is worth."
    )
    lines.append(
        "- **x y z**, **absolute latitude**, **harmonics**: what needs no training. **chance**: look-alikes at random."
    )
    lines.append(
        "- **GeoCLIP**: the real weights of its location encoder (Vivanco Cepeda et al. 2023), 512 dimensions."
    )
    for result in results:
        if "reach: 0.9" in result.seeds[0].values:
            seeds = len(result.seeds)
            what = "ours" if result.name == ours else "trained here"
            many = (
                f"{seeds} training seeds, shown as their mean ± standard deviation"
                if seeds > 1
                else "one training seed"
            )
            lines.append(f"- **{result.name}**: {what}; {many}.")
    for result in results:
        if result.seeds[0].remark:
            lines += ["", f"{result.name}: {result.seeds[0].remark}"]
    return "\n".join(lines)


def _tables(results: Sequence[Result], ours: str) -> str:
    neighbours = ", ".join(map(str, sorted(NeighbourProbes.settings["regression"])))
    ridge, logistic = (sorted(LinearProbes.settings[kind]) for kind in ("regression", "classification"))
    sections = [
        (
            BLOCKS,
            "Can the embedding tell where no label is near? Blocks of 10 by 10 degrees are dealt to five folds, "
            f"whole; a linear probe learns from four and is scored on the fifth. Mean over the five folds of {DEALS} "
            "deals. R2 for numbers (ridge regression), accuracy for classes (multinomial logistic regression; a "
            "class that was not in the training part is wrong). Features are standardised. Strengths are chosen by "
            f"holding out one of the training folds, from {ridge[0]:g} to {ridge[-1]:g} for numbers, from "
            f"{logistic[0]:g} to {logistic[-1]:g} for classes, the number of neighbours from {neighbours}.",
        ),
        (
            RANDOM,
            "The same with five random folds. Labels are near everywhere, which flatters what knows the place.",
        ),
        (
            FEW,
            "The probe learns from 100 places drawn at random and is scored on all others; mean of ten draws ± their "
            "standard deviation. Strengths are chosen by five-fold cross-validation among the 100. Draws differ much, "
            "but are the same for all rows.",
        ),
        (
            ANALOGUES,
            "Are the places that the embedding calls most alike really alike? For 1,000 of the places, the 20 most "
            "similar that lie more than 3,000 km away: how often they share the Koeppen class and the land cover, and "
            "how far apart they are in temperature and in the logarithm of precipitation. Similarity is that of the "
            "plugin for encoders (cosine from the land's mean), the cosine for others.",
        ),
        (
            RETRIEVAL,
            "The image tower ranks the 100,000 places of an even lattice, land and sea, by how well they go with an "
            "image; 1,000 evaluation places, Blue Marble in June, crops 250 and 1,000 km wide. The median rank of "
            "the true place, which is added to the lattice (1 is best); how far the best-ranked lattice place is "
            f"from it; how often that is within {NEAR / 1000:.0f} km. The lattice's points are 71 km apart. The tower "
            "is the one beside the encoder's file; what it makes of other months and weathers is in geolocation.md.",
        ),
        (
            RESOLUTION,
            "How far apart must two places be to be told apart? Given an image of one of them, the tower must say "
            "which of the two it shows; they count as told apart from the distance at which it is right three times "
            "in four. Below, for likeness: the median distance, in random directions, at which a place's similarity "
            f"to itself falls below {LEVELS[0]} and below {LEVELS[1]}.",
        ),
    ]
    parts = []
    for table, text in sections:
        parts.append(f"## {table.title}\n\n{text}\n\n{markdown(table, results)}")
        lost = not_won(table, results, ours)
        if lost:
            shortfalls = "; ".join(f"{heading} {own} against {best} ({name})" for heading, own, best, name in lost)
            parts.append(f"Not won by {ours}: {shortfalls}.")
        elif any(column.higher is not None for column in table.columns):
            parts.append(f"{ours} is the best row of every column.")
    return "\n\n".join(parts)


def _experiments(encoder: LocationEncoder, where: Countries, wet: Rain, likeness: Any, probe_of_rain: Any) -> str:
    test = len(wet.observed)
    worst = wet.absolute_error.argmax()
    lon, lat = wet.lonlat[worst]
    pictures = _pictures(likeness)
    folder = IMAGES.as_posix()
    accuracies = "\n".join(f"| {name} | {share:.2%} |" for name, share in where.accuracies.items())
    fits = "\n".join(
        f"| {name} | {fit.r2:.4f} | {fit.error:.1f} | {fit.largest:,.0f} |"
        for name, fit in {**wet.fits, f"{OURS}, on land": wet.on_land}.items()
    )
    return f"""## Experiments

The experiments that the project came from, on its own data, with {encoder.name} (the first seed) as the embedding. What
is asked is told from the labels of near places: by plain nearest neighbours, and by *kriging*, in which {NEIGHBOURS}
neighbours have a say and the weights follow from how far all of them are apart, on the ground alone or on the ground
and in an embedding together. So the last row against the second is what the embedding adds to nearness. How quickly
likeness falls off is chosen among the labels, for each row by itself. A fifth of the places, at random, is the test: on
an even lattice each of them lies at the centre of a hole, 71 km from the nearest label.

### A. Which country?

The even lattice of 100,000 points: {where.places:,} of them in {where.countries} countries and their waters, Antarctica
included. The test is the {len(where.right):,} on land.

| told from | accuracy |
|---|---|
{accuracies}

The embedding chose {_chosen(where.covariance)}.

![Error map of the countries]({folder}/country-errors.png)

### B. How much precipitation?

The even lattice of 100,000 points north of {-SOUTH:.0f} S, land and sea (the map says 0 south of it): {wet.places:,}
places, {test:,} of them the test. Millimetres a year; told is their cube root.

| told from | R2 | mean absolute error, mm | largest error, mm |
|---|---|---|---|
{fits}

The largest error is {wet.absolute_error[worst]:,.0f} mm, at longitude {lon:.1f}, latitude {lat:.1f}, where
{wet.observed[worst]:,.0f} mm are observed and {wet.predicted[worst]:,.0f} mm predicted; the most that is observed is
{wet.observed.max():,.0f} mm. The embedding chose {_chosen(wet.covariance)}.

![Error map of precipitation]({folder}/precipitation-errors.png)

{probe_of_rain}

### C. Where is it like this?

{pictures}

### The land in the colours of its embeddings

![The land in the colours of its embeddings]({folder}/colours.png)"""


def _probe_of_rain(found: RainProbe, drawn: Any) -> str:
    rows = {"places drawn at random": found.at_random}
    rows[f"places in blocks of {found.block_km:,.0f} km without any other"] = found.in_blocks
    fits = "\n".join(f"| {name} | {fit.r2:.4f} | {fit.error:.1f} | {fit.largest:,.0f} |" for name, fit in rows.items())
    return f"""#### By a linear probe

What a person gets who has not a label every 71 km: a ridge regression on the embedding alone, as *Train probe* fits it,
that learned from {found.places:,} of the places and looks at no neighbours. The test is the same, and then the honest
one: blocks of the width that the labels suggest, told by a probe that has not seen them.

| tested on | R2 | mean absolute error, mm | largest error, mm |
|---|---|---|---|
{fits}

{_pictures(drawn)}"""


def _pictures(drawn: Any) -> str:
    return "\n\n".join(f"![{title}]({IMAGES.as_posix()}/{path.name})" for title, path in drawn)


def _chosen(covariance: Covariance) -> str:
    embedding = "no say" if covariance.likeness is None else f"{covariance.likeness:g} standard deviations"
    return (
        f"lengths of {covariance.ground / 1000:,.0f} km on the ground and of {embedding} in the embedding, and a "
        f"nugget of {covariance.nugget:g}"
    )
