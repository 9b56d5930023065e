"""The report on a trained probe: one HTML file that opens without a network, with the honest figure first.

All text that is not ours, names of fields and classes above all, is escaped; the page asks browsers to load and run
nothing.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..arithmetic.float_errors import float_errors_aside
from ..files.atomic_output import atomic_file
from ..i18n import tr, written
from ..reports.html import figure, head_cells, page, read_first
from . import drawings
from .displacement import FARTHEST, NEAREST
from .methods import BOOSTING, LOGISTIC, MLP, NEIGHBOURS, RIDGE
from .scores import confusion, per_class, score_name
from .training import CONTEST, ValuesOutOfFold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..types import StrPath
    from .metadata import ProbeMetadata
    from .probe import Probe
    from .scores import PerClass
    from .training import TrainedProbe

OPEN_ROWS = 30
"""Tables of more classes are folded up."""


def write_report(path: StrPath, trained: TrainedProbe, probe_file: object = None) -> None:
    """Write the report on a TrainedProbe to `path`; `probe_file`, if given, is named in it."""
    with atomic_file(path) as unfinished:
        Path(unfinished).write_text(html_of(trained, probe_file), encoding="utf-8", errors="replace")


@float_errors_aside
def html_of(trained: TrainedProbe, probe_file: object = None) -> str:
    """Return the report on a TrainedProbe as the text of an HTML page."""
    metadata = trained.probe.metadata
    title = tr("Probe of {}", metadata.field)
    parts = [
        _head(metadata, title),
        _figures(trained),
        read_first(warning.text for warning in trained.warnings),
        _scores(trained),
        _errors(trained),
        _curve(trained),
        _applicability(trained),
        _use(trained, probe_file),
    ]
    return page(title, parts)


def _head(metadata: ProbeMetadata, title: str) -> str:
    what = tr("a number in {}", escape(metadata.unit)) if metadata.unit else tr("a number")
    if metadata.classes:
        what = tr("{} classes", len(metadata.classes))
    beside = escape(", ".join(metadata.covariates))
    said = [
        tr("{} ({}: {:g}).", _method_name(metadata.method), _setting_name(metadata.method), metadata.setting),
        tr("It tells {} from the embeddings of <b>{}</b> and from {}.", what, escape(metadata.encoder), beside)
        if beside
        else tr("It tells {} from the embeddings of <b>{}</b>.", what, escape(metadata.encoder)),
        *([tr("It was fitted to logarithms.")] if metadata.log_target else []),
        tr("Learned from {:,} labelled places, {}.", metadata.places, escape(metadata.date)),
    ]
    return f'<h1>{escape(title)}</h1><p class="quiet">{" ".join(said)}</p>'


def _method_name(method: str) -> str:
    return {
        RIDGE: tr("Ridge regression"),
        LOGISTIC: tr("Multinomial logistic regression"),
        NEIGHBOURS: tr("Nearest neighbours in the embedding"),
        MLP: tr("A small neural network"),
        BOOSTING: tr("Gradient boosting"),
    }[method]


def _setting_name(method: str) -> str:
    strength = tr("strength for each training place")
    return {
        RIDGE: strength,
        LOGISTIC: strength,
        NEIGHBOURS: tr("neighbours"),
        MLP: tr("penalty"),
        BOOSTING: tr("leaves of a tree"),
    }[method]


def _figures(trained: TrainedProbe) -> str:
    score = trained.score
    honest = tr("In other blocks") if trained.blocked.spatial else tr("At random (no blocks were possible)")
    boxes = [
        ("honest", honest, trained.blocked.scores[score], _where(trained)),
        ("", tr("At random"), trained.random.scores[score], tr("close neighbours were learned from")),
        ("", tr("Nearest neighbours"), trained.blocked.neighbours[score], tr("on the ground, no probe")),
        ("", tr("Plain guess"), trained.blocked.baseline[score], tr("mean or most frequent")),
    ]
    cells = "".join(
        f'<div class="{kind}">{label}<b>{written(value, ".2f")}</b><span class="quiet">{note}</span></div>'
        for kind, label, value, note in boxes
    )
    return f"<h2>{tr('How good it is: {}', escape(score_name(score)))}</h2><div class='figure'>{cells}</div>"


def _where(trained: TrainedProbe) -> str:
    block = trained.probe.metadata.block_km
    return tr("of {:,g} km: the honest figure", block) if block else tr("flatters")


def _scores(trained: TrainedProbe) -> str:
    scores = trained.scores
    names = list(scores["blocked"])
    rows = []
    for group, what, note in _rows():
        if group == "random" and not trained.blocked.spatial:
            continue
        cells = "".join(f"<td>{written(scores[group][name], '.3g')}</td>" for name in names)
        kind = ' class="honest"' if group == "blocked" else ""
        rows.append(f'<tr{kind}><td>{what}<br><span class="quiet">{note}</span></td>{cells}</tr>')
    tried = ""
    if trained.tried:
        found = "; ".join(f"{_method_name(method)} {written(score, '.2f')}" for method, score in trained.tried.items())
        predictions = tr(
            "Chosen as the best of: {} ({} in other blocks, on at most {:,} places). The best of several is a little "
            "flattered by having been chosen.",
            found,
            escape(score_name(trained.score)),
            CONTEST,
        )
        tried = f"<p>{predictions}</p>"
    how = (
        tr("Each place was told by a probe that had not seen its fold, of {}.", int(trained.blocked.folds.max()) + 1),
        *(_block_words(trained) if trained.blocked.spatial else (tr("The folds were dealt at random."),)),
        tr("Settings were chosen anew within each training part."),
    )
    return (
        f"<h2>{tr('All scores')}</h2><p>{' '.join(how)}</p><table><thead><tr><td></td>"
        f"{head_cells(map(score_name, names))}</tr></thead><tbody>{''.join(rows)}</tbody></table>{tried}"
    )


def _rows() -> tuple[tuple[str, str, str], ...]:
    """Return (group of scores, what it is, what to think of it) of each row of the table of scores."""
    return (
        ("blocked", tr("The probe, on places in other blocks"), tr("the honest figure")),
        (
            "neighbours",
            tr("Label of the nearest labelled places on the ground, other blocks"),
            tr("needs no probe"),
        ),
        ("plain", tr("Mean or most frequent label of the other blocks"), tr("the plainest guess")),
        ("random", tr("The probe, on places drawn at random"), tr("flatters: neighbours were learned from")),
    )


def _block_words(trained: TrainedProbe) -> Iterator[str]:
    yield tr("Folds are made of whole blocks of {:,g} km.", trained.probe.metadata.block_km)
    reach = trained.suggestion.range_km
    if reach:
        yield tr("Labels resemble one another over about {:,.0f} km (range of their variogram).", reach)


def _errors(trained: TrainedProbe) -> str:
    metadata, predictions, classes = trained.probe.metadata, trained.out_of_fold, trained.probe.metadata.classes
    errs = f"<h2>{tr('Where it errs')}</h2>"
    if isinstance(predictions, ValuesOutOfFold):
        scatter = drawings.observed_against_predicted(trained.truth, predictions.values, metadata.unit)
        where = drawings.map_of_residuals(trained.lonlat, predictions.residuals, metadata.unit)
        each = tr("Each point is a labelled place, predicted from other blocks.")
        patches = tr(
            "Label less prediction from other blocks. Patches of one colour are regions that the probe gets wrong as a "
            "whole."
        )
        return (
            f"<h2>{tr('Observed against predicted')}</h2>{figure(scatter, _joined(each, _interval(metadata)))}{errs}"
            + figure(where, _joined(patches, _sampled(trained)))
        )
    matrix = confusion(predictions.indices, trained.truth, len(classes))
    shown = min(len(classes), drawings.MOST_SHOWN)
    caption = tr(
        "Places by class and by what was predicted from other blocks. The deeper, the larger the share of a row."
    )
    which = tr("The {} most frequent classes.", shown) if shown < len(classes) else ""
    where = drawings.map_of_classes(trained.lonlat, predictions.right)
    return (
        f"<h2>{tr('What is taken for what')}</h2>"
        f"{figure(drawings.confusion_matrix(matrix, classes), _joined(caption, which))}"
        f"{errs}{figure(where, _joined(tr('Predicted from other blocks.'), _sampled(trained)))}"
        f"<h2>{tr('Class by class')}</h2>"
        f"{_class_table(classes, per_class(predictions.indices, trained.truth, len(classes)))}"
    )


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _interval(metadata: ProbeMetadata) -> str:
    if metadata.half_width is None:
        return ""
    reach = f"±{written(metadata.half_width, '.3g')}"
    if metadata.log_target:
        return tr(
            "{:.0%} of the labels lie within {} of the prediction, on the scale of logarithms: the interval that comes "
            "with each value.",
            metadata.level,
            reach,
        )
    return tr(
        "{:.0%} of the labels lie within {} of the prediction: the interval that comes with each value.",
        metadata.level,
        reach,
    )


def _sampled(trained: TrainedProbe) -> str:
    count = len(trained.lonlat)
    if count <= drawings.MOST_POINTS:
        return ""
    return tr("{:,} of {:,} places, drawn at random.", drawings.MOST_POINTS, count)


def _class_table(classes: Sequence[Any], each: PerClass) -> str:
    rows = "".join(
        f"<tr><td>{escape(str(name))}</td>"
        + "".join(f"<td>{written(count, ',')}</td>" for count in (places, predictions))
        + "".join(f"<td>{written(score, '.2f')}</td>" for score in (recall, precision, f1))
        + "</tr>"
        for name, places, predictions, precision, recall, f1 in zip(classes, *each)
    )
    columns = (
        tr("class"),
        tr("places"),
        tr("predicted"),
        tr("found (recall)"),
        tr("right when said (precision)"),
        "F1",
    )
    table = f"<table><thead><tr>{head_cells(columns)}</tr></thead><tbody>{rows}</tbody></table>"
    if len(classes) <= OPEN_ROWS:
        return table
    return f"<details><summary>{tr('All {} classes', len(classes))}</summary>{table}</details>"


def _curve(trained: TrainedProbe) -> str:
    if len(trained.curve) < 2:
        return ""
    near = trained.blocked.neighbours[trained.score]
    drawing = drawings.learning_curve(trained.curve, near, score_name(trained.score))
    caption = tr("Still rising at its right end: more labelled places would help. Flat: they would not.")
    return f"<h2>{tr('Would more places help?')}</h2>{figure(drawing, caption)}"


def _applicability(trained: TrainedProbe) -> str:
    area = trained.probe.applicability
    said = tr(
        "Every prediction comes with a <b>dissimilarity index</b>: the distance of its predictors to the nearest "
        "training place, in units of the mean distance between training places. Above <b>{:.3g}</b> a place is outside "
        "of the <b>area of applicability</b>: unlike everything that the figures above were taken from, so that they "
        "say nothing of it (Meyer and Pebesma 2021).",
        area.threshold,
    )
    condensed = ""
    if area.condensed:
        condensed = tr(
            "It looks at {:,} of the {:,} training places, which are far from one another.",
            len(area.places),
            area.training,
        )
    return f"<h2>{tr('Where not to believe it')}</h2><p>{_joined(said, condensed)}</p>"


def _use(trained: TrainedProbe, probe_file: object) -> str:
    metadata = trained.probe.metadata
    applied = tr(
        "{} is applied in QGIS by Placeprint's algorithms <code>predictpoints</code> and <code>predictraster</code>. "
        "It works with the encoder {} alone, fingerprint <code>{}</code>.",
        f"<code>{escape(str(probe_file))}</code>" if probe_file else tr("The probe file"),
        escape(metadata.encoder),
        escape(metadata.fingerprint[:16]),
    )
    calibrated = tr("Probabilities of classes are the model's own, and were not calibrated.")
    return (
        f"<h2>{tr('Using it')}</h2><p>{applied}</p><p>{tr('Before giving it away:')} {_given_away(trained.probe)}</p>"
        f"<p>{calibrated}</p>"
    )


def _given_away(probe: Probe) -> str:
    if probe.lonlat is not None:
        return tr("the file holds the coordinates of the training places, and this report shows them.")
    return tr(
        "the coordinates of the training places are not in the file. For the dissimilarity index it holds embeddings "
        "at {:,} places that were moved by {:.0f} to {:.0f} km in random directions: who searches for them learns "
        "where the training places are to about that distance. The maps of this report show them as they are.",
        len(probe.applicability.places),
        NEAREST / 1000,
        FARTHEST / 1000,
    )
