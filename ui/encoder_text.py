"""What is known of an encoder, in words: HTML without colours of its own, so that it is read in any theme."""

from html import escape

from ..encoder.encoders.library import IMPORTED, SHIPPED_WITH, TRAINED
from ..processing.translation import number, tr

SCORES = {
    "Blocks": (
        "How well a linear probe tells of maps that the encoder was never shown, on blocks of land 10 degrees wide "
        "from which the probe knows no label. 1 is perfect; an R2 of 0 is no better than the mean. This is the figure "
        "to compare encoders by."
    ),
    "Random folds": "The same with labels nearby. It flatters: nearest neighbours alone do as well.",
    "A hundred labels": "The same, where the probe has a hundred labels in all the world to learn from.",
    "Analogues": (
        "How alike the 20 most similar places more than 3,000 km away really are: the share of the same climate class "
        "and land cover, where more is better, and how far apart they are in temperature and rain, where less is."
    ),
    "From an image to its place": (
        "How near the image tower comes to the true place of a satellite image, so many kilometres wide, among "
        "100,000 places. A low rank and few kilometres are good."
    ),
    "The finest scale": "How many kilometres apart two places must be before the encoder tells one from the other.",
}
"""What groups of scores mean; a score's group is what its name has before the colon."""


def origin_of(entry):
    """Return in a few words where the encoder of an Entry comes from."""
    if entry.origin == IMPORTED:
        return tr("Imported, {}", entry.kind) if entry.kind else tr("Imported")
    return {SHIPPED_WITH: tr("Ships with Placeprint"), TRAINED: tr("Trained")}.get(entry.origin, tr("Not told"))


def size_of(entry):
    """Return the size of the file of an Entry."""
    if entry.size < 1e5:
        return tr("{} kB", number(entry.size / 1e3, 1))
    return tr("{} MB", number(entry.size / 1e6, 1))


def about(entry):
    """Return what there is to know of an Entry's encoder, but for scores and card."""
    if entry.problem:
        return "<p><b>{}</b></p><p>{}</p><p>{}</p>".format(
            tr("This file cannot be used."),
            escape(entry.problem),
            tr("It may have been copied in part: bring it again, or remove it."),
        )
    sources = "<br>".join(map(escape, entry.sources))
    learned = tr("File that was imported") if entry.origin == IMPORTED else tr("Learned from")
    basis = tr("{} degrees of spherical harmonics", entry.degrees) if entry.degrees else escape(entry.basis)
    rows = [
        (tr("From"), escape(origin_of(entry))),
        (tr("Licence"), escape(entry.licence)),
        (tr("Embedding"), tr("{} dimensions, {}", entry.dim, basis)),
        (tr("File"), f"{escape(str(entry.path))}, {size_of(entry)}"),
        *([(learned, sources)] if sources else []),
    ]
    return _table(rows)


def scores(entry):
    """Return the scores of an Entry, with what they mean."""
    if not entry.scores:
        told = tr("The file tells of no scores: nobody has judged this encoder yet, or nobody wrote it down.")
        return f"<p>{told}</p>"
    groups = {}
    for name, value in entry.scores.items():
        group, _, rest = name.partition(": ")
        groups.setdefault(group, []).append((rest or group, value))
    text = ""
    for group in sorted(groups, key=lambda group: list(SCORES).index(group) if group in SCORES else len(SCORES)):
        heading, meaning = escape(group), tr("The file does not tell what these mean.")
        if group in SCORES:
            heading, meaning = tr(group), tr(SCORES[group])
        mean_first = sorted(groups[group], key=lambda score: score[0] != "mean")
        rows = [(escape(name), _number(value)) for name, value in mean_first]
        text += f"<h4 style='margin-bottom: 2px'>{heading}</h4><p style='margin: 0 0 6px 0'>{meaning}</p>"
        text += _table(rows)
    return text


def _number(value):
    return number(value, 3 if abs(value) < 10 else 0)


def _table(rows):
    cells = "".join(
        f"<tr><td style='padding: 2px 12px 2px 0'><b>{name}</b></td><td style='padding: 2px 0'>{value}</td></tr>"
        for name, value in rows
    )
    return f"<table cellspacing='0' cellpadding='0'>{cells}</table>"
