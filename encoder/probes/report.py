"""The report on a trained probe: one HTML file that opens without a network, with the honest figure first.

All text that is not ours, names of fields and classes above all, is escaped; the page asks browsers to load and run
nothing.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..page import figure, page
from ..whole_file import written_whole
from . import drawings
from .displacement import FARTHEST, NEAREST
from .methods import BOOSTING, LOGISTIC, MLP, NEIGHBOURS, RIDGE
from .scores import NAMES, confusion, per_class
from .training import CONTEST, NumbersOutOfFold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..annotations import StrPath
    from .about import About
    from .probe import Probe
    from .scores import PerClass
    from .training import TrainedProbe

METHOD_NAMES = {
    RIDGE: "ridge regression",
    LOGISTIC: "multinomial logistic regression",
    NEIGHBOURS: "nearest neighbours in the embedding",
    MLP: "a small neural network",
    BOOSTING: "gradient boosting",
}

SETTING_NAMES = {
    RIDGE: "strength for each training place",
    LOGISTIC: "strength for each training place",
    NEIGHBOURS: "neighbours",
    MLP: "penalty",
    BOOSTING: "leaves of a tree",
}

ROWS = (
    ("blocked", "The probe, on places in other blocks", "the honest figure"),
    ("neighbours", "Label of the nearest labelled places on the ground, other blocks", "needs no probe"),
    ("plain", "Mean or most frequent label of the other blocks", "the plainest guess"),
    ("random", "The probe, on places drawn at random", "flatters: neighbours were learned from"),
)

OPEN_ROWS = 30
"""Tables of more classes are folded up."""


def write_report(path: StrPath, trained: TrainedProbe, probe_file: object = None) -> None:
    """Write the report on a TrainedProbe to `path`; `probe_file`, if given, is named in it."""
    with written_whole(path) as unfinished:
        Path(unfinished).write_text(html_of(trained, probe_file), encoding="utf-8")


def html_of(trained: TrainedProbe, probe_file: object = None) -> str:
    """Return the report on a TrainedProbe as the text of an HTML page."""
    about = trained.probe.about
    title = f"Probe of {about.field}"
    parts = [
        _head(about, title),
        _figures(trained),
        _warnings(trained.warnings),
        _scores(trained),
        _errors(trained),
        _curve(trained),
        _applicability(trained),
        _use(trained, probe_file),
    ]
    return page(title, parts)


def _head(about: About, title: str) -> str:
    what = f"{len(about.classes)} classes" if about.classes else "a number"
    unit = f" in {escape(about.unit)}" if about.unit else ""
    beside = f", and from {escape(', '.join(about.covariates))}" if about.covariates else ""
    logged = ", fitted to logarithms" if about.log_target else ""
    return (
        f"<h1>{escape(title)}</h1>"
        f'<p class="quiet">{METHOD_NAMES[about.method]} ({SETTING_NAMES[about.method]}: {about.setting:g}) tells {what}'
        f"{unit}{logged} from the embeddings of <b>{escape(about.encoder)}</b>{beside}. Learned from {about.places:,} "
        f"labelled places, {escape(about.date)}.</p>"
    )


def _figures(trained: TrainedProbe) -> str:
    name, score = NAMES[trained.score], trained.score
    honest = "In other blocks" if trained.blocked.spatial else "At random (no blocks were possible)"
    boxes = [
        ("honest", honest, trained.blocked.scores[score], _where(trained)),
        ("", "At random", trained.random.scores[score], "close neighbours were learned from"),
        ("", "Nearest neighbours", trained.blocked.neighbours[score], "on the ground, no probe"),
        ("", "Plain guess", trained.blocked.plain[score], "mean or most frequent"),
    ]
    cells = "".join(
        f'<div class="{kind}">{label}<b>{value:.2f}</b><span class="quiet">{note}</span></div>'
        for kind, label, value, note in boxes
    )
    return f"<h2>How good it is: {escape(name)}</h2><div class='figure'>{cells}</div>"


def _where(trained: TrainedProbe) -> str:
    block = trained.probe.about.block_km
    return f"of {block:g} km: the honest figure" if block else "flatters"


def _warnings(warnings: Sequence[str]) -> str:
    if not warnings:
        return ""
    items = "".join(f"<li>{escape(warning)}</li>" for warning in warnings)
    return f'<h2>Read this first</h2><ul class="warnings">{items}</ul>'


def _scores(trained: TrainedProbe) -> str:
    scores = trained.scores
    names = list(scores["blocked"])
    head = "".join(f'<th scope="col">{escape(NAMES[name])}</th>' for name in names)
    rows = []
    for group, what, note in ROWS:
        if group == "random" and not trained.blocked.spatial:
            continue
        cells = "".join(f"<td>{scores[group][name]:.3g}</td>" for name in names)
        kind = ' class="honest"' if group == "blocked" else ""
        rows.append(f'<tr{kind}><td>{what}<br><span class="quiet">{note}</span></td>{cells}</tr>')
    tried = ""
    if trained.tried:
        found = ", ".join(f"{METHOD_NAMES[method]} {score:.2f}" for method, score in trained.tried.items())
        tried = (
            f"<p>Chosen as the best of: {found} ({escape(NAMES[trained.score])} in other blocks, on at most "
            f"{CONTEST:,} places). The best of several is a little flattered by having been chosen.</p>"
        )
    folds = int(trained.blocked.folds.max()) + 1
    how = (
        f"Each place was told by a probe that had not seen its fold, of {folds}. "
        + (_block_words(trained) if trained.blocked.spatial else "The folds were dealt at random.")
        + " Settings were chosen anew within each training part."
    )
    return (
        f"<h2>All scores</h2><p>{how}</p><table><thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
        f"</table>{tried}"
    )


def _block_words(trained: TrainedProbe) -> str:
    reach = trained.suggestion.range_km
    why = f"; labels resemble one another over about {reach:,.0f} km (range of their variogram)" if reach else ""
    return f"Folds are made of whole blocks of {trained.probe.about.block_km:g} km{why}."


def _errors(trained: TrainedProbe) -> str:
    about, told, classes = trained.probe.about, trained.out_of_fold, trained.probe.about.classes
    if isinstance(told, NumbersOutOfFold):
        scatter = drawings.observed_against_predicted(trained.truth, told.values, about.unit)
        where = drawings.map_of_residuals(trained.lonlat, told.residuals, about.unit)
        patches = " Patches of one colour are regions that the probe gets wrong as a whole."
        each = "Each point is a labelled place, predicted from other blocks."
        return (
            f"<h2>Observed against predicted</h2>{figure(scatter, each + _interval(about))}<h2>Where it errs</h2>"
            + figure(where, "Label less prediction from other blocks." + patches + _sampled(trained))
        )
    matrix = confusion(told.numbers, trained.truth, len(classes))
    shown = min(len(classes), drawings.MOST_SHOWN)
    which = f" The {shown} most frequent classes." if shown < len(classes) else ""
    caption = "Places by class and by what was predicted from other blocks. The deeper, the larger the share of a row."
    where = drawings.map_of_classes(trained.lonlat, told.right)
    return (
        f"<h2>What is taken for what</h2>{figure(drawings.confusion_matrix(matrix, classes), caption + which)}"
        f"<h2>Where it errs</h2>{figure(where, 'Predicted from other blocks.' + _sampled(trained))}"
        f"<h2>Class by class</h2>{_class_table(classes, per_class(told.numbers, trained.truth, len(classes)))}"
    )


def _interval(about: About) -> str:
    if about.half_width is None:
        return ""
    scale = ", on the scale of logarithms" if about.log_target else ""
    return (
        f" {about.level:.0%} of the labels lie within ±{about.half_width:.3g} of the prediction{scale}: the interval "
        "that comes with each value."
    )


def _sampled(trained: TrainedProbe) -> str:
    count = len(trained.lonlat)
    return f" {drawings.MOST_POINTS:,} of {count:,} places, drawn at random." if count > drawings.MOST_POINTS else ""


def _class_table(classes: Sequence[Any], each: PerClass) -> str:
    rows = "".join(
        f"<tr><td>{escape(str(name))}</td><td>{places:,}</td><td>{told:,}</td><td>{recall:.2f}</td><td>{precision:.2f}</td>"
        f"<td>{f1:.2f}</td></tr>"
        for name, places, told, precision, recall, f1 in zip(classes, *each)
    )
    table = (
        '<table><thead><tr><th scope="col">class</th><th scope="col">places</th><th scope="col">predicted</th>'
        '<th scope="col">found (recall)</th><th scope="col">right when said (precision)</th>'
        '<th scope="col">F1</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )
    if len(classes) <= OPEN_ROWS:
        return table
    return f"<details><summary>All {len(classes)} classes</summary>{table}</details>"


def _curve(trained: TrainedProbe) -> str:
    if len(trained.curve) < 2:
        return ""
    drawing = drawings.learning_curve(trained.curve, trained.blocked.neighbours[trained.score], NAMES[trained.score])
    caption = "Still rising at its right end: more labelled places would help. Flat: they would not."
    return f"<h2>Would more places help?</h2>{figure(drawing, caption)}"


def _applicability(trained: TrainedProbe) -> str:
    area = trained.probe.applicability
    condensed = (
        f" It looks at {len(area.places):,} of the {area.training:,} training places, which are far from one another."
        if area.condensed
        else ""
    )
    return (
        "<h2>Where not to believe it</h2><p>Every prediction comes with a <b>dissimilarity index</b>: the distance of "
        "its predictors to the nearest training place, in units of the mean distance between training places. Above "
        f"<b>{area.threshold:.3g}</b> a place is outside of the <b>area of applicability</b>: unlike everything that "
        f"the figures above were taken from, so that they say nothing of it (Meyer and Pebesma 2021).{condensed}</p>"
    )


def _use(trained: TrainedProbe, probe_file: object) -> str:
    about = trained.probe.about
    file = f"<code>{escape(str(probe_file))}</code>" if probe_file else "The probe file"
    return (
        f"<h2>Using it</h2><p>{file} is applied in QGIS by Placeprint's algorithms <code>predictpoints</code> and "
        f"<code>predictraster</code>. It works with the encoder {escape(about.encoder)} alone, fingerprint "
        f"<code>{escape(about.fingerprint[:16])}</code>.</p>"
        f"<p>Before giving it away: {_given_away(trained.probe)}</p>"
        "<p>Probabilities of classes are the model's own, and were not calibrated.</p>"
    )


def _given_away(probe: Probe) -> str:
    if probe.lonlat is not None:
        return "the file holds the coordinates of the training places, and this report shows them."
    return (
        f"the coordinates of the training places are not in the file. For the dissimilarity index it holds embeddings "
        f"at {len(probe.applicability.places):,} places that were moved by {NEAREST / 1000:.0f} to "
        f"{FARTHEST / 1000:.0f} km in random directions: who searches for them learns where the training places are to "
        "about that distance. The maps of this report show them as they are."
    )
