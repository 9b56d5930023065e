"""docs/evaluation.md: the tables, the experiments and their maps, written by the command that measured them."""

import datetime
from pathlib import Path

import numpy as np

from . import figures
from .experiments import countries, rain
from .resolution import ALIKE, DISTANCES, finest_scale, similarity_by_distance
from .tables import TABLES, markdown, not_won

INTRODUCTION = """# Evaluation

Written by `make evaluate` on {date}; not by hand. {count:,} places on land north of 60 S, uniform by area. No target
went into training; what each is stands in `encoder/evaluation/targets.py`.

Every row is read by the same linear probes: ridge regression for numbers (R2), multinomial logistic regression for
classes (accuracy), features standardised, the strength of the regularisation chosen inside the training part. *Nearest
neighbours* need no embedding: the labels of the 1, 5 or 20 nearest places, the number chosen likewise. GeoCLIP is its
real weights; `satclip-recipe` is the plain recipe of SatCLIP trained on the imagery that ours was trained on. Rows with
a ± are means over {seeds}, and their standard deviation. The best of a column is bold.
"""

EXPLANATIONS = {
    "Blocks": "Blocks of 10 degrees are held out whole: what is known where no label is near. Five folds, dealt twice.",
    "Random folds": "Five folds at random: labels are near, and nearness alone does much of the work.",
    "A hundred labels": "A hundred places with labels, at random; tested on all others. Ten draws and their spread.",
    "Analogues": (
        "For 1,000 places the 20 most similar ones more than 3,000 km away: how often they share a class, how far "
        "apart they are. This is what a click on the map shows."
    ),
    "From an image to its place": (
        "1,000 crops of Blue Marble in June, 250 or 1,000 km wide, each to be found among 100,000 places of the whole "
        "Earth and its own; through the image tower."
    ),
}


def write_report(results, ours, encoder, count, docs, report=print):
    """Write evaluation.md and images/evaluation/*.png into the folder `docs`.

    `results` are those of `evaluate.evaluate`, `ours` the name of the row that the experiments are made with, `encoder`
    its LocationEncoder, `count` the number of places of the tables.
    """
    docs = Path(docs)
    images = docs / "images" / "evaluation"
    images.mkdir(parents=True, exist_ok=True)
    trained = max(len(result.seeds) for result in results)
    parts = [
        INTRODUCTION.format(
            date=datetime.date.today().isoformat(),
            count=count,
            seeds=f"{trained} training seeds" if trained > 1 else "training seeds, where there are several",
        )
    ]
    for table in TABLES:
        parts += [f"## {table.title}", EXPLANATIONS[table.title], markdown(table, results), _lost(table, results, ours)]
    remarks = [f"- {result.name}: {result.seeds[0].remark}" for result in results if result.seeds[0].remark]
    parts.append("\n".join(remarks))
    parts += [_resolution(encoder), _experiments(encoder, images, report)]
    (docs / "evaluation.md").write_text("\n\n".join(part.strip() for part in parts if part) + "\n", encoding="utf-8")


def _lost(table, results, ours):
    lost = not_won(table, results, ours)
    if not lost:
        return f"{ours} is the best row of every column that it is in."
    return (
        f"{ours} is not the best in: "
        + "; ".join(f"{heading} ({own}; {name} {best})" for heading, own, best, name in lost)
        + "."
    )


def _resolution(encoder):
    from .targets import evaluation_points

    similarities = similarity_by_distance(encoder, evaluation_points(4000))
    lines = ["| km apart | " + " | ".join(f"{distance:,}" for distance in DISTANCES) + " |"]
    lines.append("|---" * (len(DISTANCES) + 1) + "|")
    lines.append(
        "| median similarity | " + " | ".join(f"{value:.2f}" for value in np.median(similarities, axis=1)) + " |"
    )
    lowest = np.percentile(similarities, 10, axis=1)
    lines.append("| lowest tenth | " + " | ".join(f"{value:.2f}" for value in lowest) + " |")
    scale = finest_scale(similarities)
    return (
        "## The finest scale\n\nHow far apart must two places be to be told apart? The similarity of 4,000 land places "
        "to places so far away, in any direction. Half of all pairs are less alike than "
        f"{ALIKE} from **{scale:.0f} km** on: the finest scale that the encoder resolves.\n\n" + "\n".join(lines)
    )


def _experiments(encoder, images, report):
    found = countries(encoder)
    figures.draw_countries(found, images / "countries.png")
    report(f"A: country {found.accuracy:.4f}, 5 neighbours {found.neighbours:.4f}, harmonics {found.harmonics:.4f}")
    water = rain(encoder)
    figures.draw_rain(water, images / "precipitation-error.png")
    report(f"B: precipitation R2 {water.r2:.4f}, mean absolute error {water.error:.1f} mm")
    text = f"""## The experiments that the project came from

A two-layer perceptron reads the embedding ({encoder.dim} dimensions), or the plain harmonics of L = 20; the land of an
even lattice of 100,000 points, a fifth of it, at random, for testing.

### A. Country

{found.places:,} places in {found.countries} countries. The embedding tells **{found.accuracy:.2%}** right, five nearest
neighbours {found.neighbours:.2%}, the harmonics {found.harmonics:.2%}.

![Where the country was told wrong](images/evaluation/countries.png)

### B. Annual precipitation

{water.places:,} places north of 60 S.

| | R2 | mean absolute error, mm |
|---|---|---|
| embedding | {water.r2:.4f} | {water.error:.1f} |
| five nearest neighbours | {water.neighbours_r2:.4f} | {water.neighbours_error:.1f} |
| harmonics, L = 20 | {water.harmonics_r2:.4f} | {water.harmonics_error:.1f} |

The largest error is {water.absolute_error.max():,.0f} mm; the most that was observed {water.observed.max():,.0f} mm.

![The absolute error of precipitation](images/evaluation/precipitation-error.png)

### C. Likeness, and the land's colours
"""
    for name in figures.PLACES:
        file = f"like-{name.lower().replace(' ', '-')}.png"
        figures.draw_likeness(encoder, name, images / file)
        text += f"\n![Where the world is like {name}](images/evaluation/{file})\n"
    figures.draw_colours(encoder, images / "colours.png")
    return text + "\n![The land in the colours of its embeddings](images/evaluation/colours.png)"
