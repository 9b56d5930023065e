"""From labelled places to a probe, with all that a person should know of it.

>>> from placeprint import load_encoder, train_probe
>>> trained = train_probe(load_encoder(), lonlat, ["forest", "desert", ...])
>>> trained.blocked.scores["accuracy"], trained.random.scores["accuracy"], trained.warnings
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..earth.sphere import canonical
from ..encoders.location_encoder import CHUNK
from ..i18n import tr
from ..progress import part, rising, stages, with_progress
from .applicability import Applicability, area_of_applicability
from .autocorrelation import NARROWEST_BLOCK, Suggestion, suggest_block
from .displacement import displaced
from .fitted_labels import CLASSIFICATION, KINDS, FittedLabels, classes_of, kind_of, missing, numbers_of
from .folds import FOLDS, blocks, deal, location_groups, random_folds
from .label_values import labels_of, measured, plain_text
from .linear import LinearModel
from .metadata import ProbeMetadata
from .methods import BEST, METHODS, NEIGHBOURS, available, check_method, choose_setting, fit
from .probe import Probe
from .scores import headline
from .standardisation import Standardisation
from .validation import Validation, learning_curve, out_of_fold, scores_of, validate
from .warnings import (
    ProbeWarning,
    class_warnings,
    figure_warnings,
    fold_warnings,
    label_warnings,
    place_warnings,
    probe_warnings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder
    from ..types import ArrayFunction, Places, Progress
    from .methods import Model

FEWEST_PLACES = FOLDS
"""Fewer different places are not enough to hold any out."""

CONTEST = 3000
"""Places on which the best method is chosen."""

LEVEL = 0.9
"""Share of the numbers that the interval is to hold."""

BALANCED = "balanced"


class ValuesOutOfFold(NamedTuple):
    """What is told of each of n labelled places by a probe that has not seen its block, in the order of the places.

    (n,) each: `folds`, `values`, the ends `low` and `high` of the interval, and `residuals`, label less value.
    """

    folds: np.ndarray
    values: np.ndarray
    low: np.ndarray
    high: np.ndarray
    residuals: np.ndarray


class ClassesOutOfFold(NamedTuple):
    """The same for classes.

    (n,) each: `folds`, `indices` of the likeliest of `probe.metadata.classes`, its `probability`, and whether it is
    `right`.
    """

    folds: np.ndarray
    indices: np.ndarray
    probability: np.ndarray
    right: np.ndarray


class TrainedProbe(NamedTuple):
    """A Probe with the account of its training.

    `truth` (n,): the labels as numbers, or the class number of each; `lonlat` (n, 2); `out_of_fold`, from the blocks;
    `blocked` and `random`: Validations, which are the same where there were no blocks; `suggestion`: the block that the
    labels suggest; `score`: the name of the score that counts most; `curve`: the learning
    curve, [(training places, score)]; `tried`: {method: score} where the best of them was chosen, on at most CONTEST
    places; `warnings`: ProbeWarnings.
    """

    probe: Probe
    truth: np.ndarray
    lonlat: np.ndarray
    out_of_fold: ValuesOutOfFold | ClassesOutOfFold
    blocked: Validation
    random: Validation
    suggestion: Suggestion
    score: str
    curve: list[tuple[int, float]]
    tried: dict[str, float]
    warnings: list[ProbeWarning]

    @property
    def scores(self) -> dict[str, dict[str, float]]:
        """{"blocked", "random", "neighbours", "plain"} to {name: score}; all but "random" from the blocks."""
        return self.probe.metadata.scores


class ProbeOptions(NamedTuple):
    """How a probe is trained; the names are those of the keywords of `train_probe`.

    `kind`: "regression" or "classification", None to tell by the labels (`kind_of`). `method`: one of
    `methods.METHODS[kind]`, "best" of all that can be fitted here, or None for the linear one. `covariate_names`: of
    the columns of the covariates. `class_weights`: None or "balanced". `log_target`: fit the logarithms of
    positive numbers. `block_km`: width of the spatial blocks, None for what the labels suggest (`autocorrelation`).
    `field` and `unit` are kept with the probe, and so are the training places; without `keep_places` their coordinates
    are left out, and the embeddings that the dissimilarity index needs are of places near by (see `displacement`).
    `seed`: of the folds, and of what is fitted by chance.
    """

    kind: str | None = None
    method: str | None = None
    covariate_names: Sequence[str] = ()
    class_weights: str | None = None
    log_target: bool = False
    block_km: float | None = None
    field: str = "label"
    unit: str = ""
    keep_places: bool = True
    seed: int = 0


WEIGHTS = {"encode": 5, "choose": 30, "blocks": 33, "random": 33, "curve": 14, "fit": 10, "applicability": 5}
"""How much of the work each stage of a training is, for its progress."""


class _Problem(NamedTuple):
    """What is to be learned: (n, 2) `lonlat`, their `given` labels and which of them were `merged`; the `kind`, the
    `labels` as the fitting sees them and the names of the `classes`; `back`, from their scale to that of the labels."""

    lonlat: np.ndarray
    given: np.ndarray
    merged: list[str]
    kind: str
    labels: FittedLabels
    classes: list[Any]
    back: ArrayFunction


class _Predictors(NamedTuple):
    """`x` (n, dim + c) float32, embeddings and covariates; the `medians` of these; how many were `filled` by them."""

    x: np.ndarray
    medians: np.ndarray
    filled: int


class _Folds(NamedTuple):
    """The (n,) `groups` of equal places; the folds in `blocks` of `km`, and at `random`, which are the same where the
    places are too near each other to be `spatial`; the block that the labels suggest."""

    groups: np.ndarray
    blocks: np.ndarray
    random: np.ndarray
    km: float
    spatial: bool
    suggestion: Suggestion


class _Figures(NamedTuple):
    """How good a method is: Validations in blocks and at random, the learning curve, and the setting that is best."""

    blocked: Validation
    random: Validation
    curve: list[tuple[int, float]]
    setting: float


@float_errors_aside
def train_probe(
    encoder: LocationEncoder,
    places: Places,
    labels: ArrayLike,
    covariates: ArrayLike | None = None,
    progress: Progress | None = None,
    **options: Any,
) -> TrainedProbe:
    """Return the TrainedProbe of (n,) `labels`, numbers or text, at n `places`, in any form that `lonlat_array` takes.

    `covariates` are (n, c) further numbers; where they were not `measured` the median is taken. `progress` is called
    with the share done, 0 to 1, and may raise to stop it. `options` are those of ProbeOptions, by name.

    Raises ValueError for what is no place, missing labels (drop them before), fewer than FEWEST_PLACES different
    places, a single class, a constant number, and settings that do not fit; ScikitLearnMissingError for a method that
    needs scikit-learn where there is none.
    """
    chosen = ProbeOptions(**options)
    problem, method = _problem(canonical(places), labels, chosen)
    steps = stages(rising(progress), {name: WEIGHTS[name] for name in WEIGHTS if name != "choose" or method == BEST})
    predictors = _predictors(encoder, problem.lonlat, covariates, chosen.covariate_names, steps["encode"])
    folds = _folds(problem, chosen)
    tried = {}
    if method == BEST:
        tried = _contest(predictors.x, problem, folds, chosen, steps["choose"])
        method = max(tried, key=tried.__getitem__)
    figures = _figures(method, predictors.x, problem, folds, chosen.seed, steps)

    standardisation = Standardisation.of(predictors.x)
    standardised = standardisation.apply(predictors.x)
    model = fit(method, standardised, problem.labels, figures.setting, chosen.seed, steps["fit"])
    instead = None
    if not chosen.keep_places:
        instead = standardisation.apply(_displaced_predictors(encoder, problem.lonlat, folds.groups, predictors.x))
    importance = importance_of(model, standardised.shape[1])
    applicability = area_of_applicability(
        standardised, folds.blocks, importance, instead, chosen.seed, steps["applicability"]
    )

    metadata = _metadata_of(encoder, method, problem, folds, figures, chosen)
    warnings = _warnings_of(metadata, problem, folds, figures, applicability, predictors.filled)
    metadata = metadata._replace(warnings=[warning.text for warning in warnings])
    lonlat = problem.lonlat if chosen.keep_places else None
    truth = problem.labels.values if problem.labels.classes else problem.back(problem.labels.values)
    return TrainedProbe(
        Probe(metadata, standardisation, model, applicability, predictors.medians, lonlat),
        truth,
        problem.lonlat,
        _out_of_fold(figures.blocked, truth, metadata, problem.back),
        figures.blocked,
        figures.random,
        folds.suggestion,
        headline(problem.labels),
        figures.curve,
        tried,
        warnings,
    )


def _problem(lonlat: np.ndarray, given: ArrayLike, chosen: ProbeOptions) -> tuple[_Problem, str]:
    """Return the _Problem and the method, or raise for what cannot be done."""
    values, merged = labels_of(given)
    kind, method, labels, classes = _what_to_do(lonlat, values, chosen)
    if method == NEIGHBOURS and not chosen.keep_places:
        raise ValueError(tr("nearest neighbours keep the embeddings of all training places, which give these away"))
    if chosen.block_km is not None and not NARROWEST_BLOCK <= chosen.block_km < np.inf:
        raise ValueError(tr("the width of a block must be {} km or more, not {}", NARROWEST_BLOCK, chosen.block_km))
    back = np.exp if chosen.log_target else _as_they_are
    return _Problem(lonlat, values, merged, kind, labels, classes, back), method


def _folds(problem: _Problem, chosen: ProbeOptions) -> _Folds:
    groups = location_groups(problem.lonlat)
    suggestion = suggest_block(problem.lonlat, problem.labels, chosen.seed)
    km = chosen.block_km or suggestion.km
    spatial_blocks = blocks(problem.lonlat, km)
    spatial = int(spatial_blocks.max()) > 0
    random = random_folds(int(groups.max()) + 1, FOLDS, chosen.seed)[groups]
    blocked = deal(spatial_blocks, FOLDS, chosen.seed) if spatial else random
    return _Folds(groups, blocked, random, km, spatial, suggestion)


def _figures(
    method: str, x: np.ndarray, problem: _Problem, folds: _Folds, seed: int, steps: dict[str, Progress]
) -> _Figures:
    lonlat, labels, back = problem.lonlat, problem.labels, problem.back
    blocked = validate(method, x, lonlat, labels, back, folds.blocks, folds.spatial, seed, steps["blocks"])
    random = blocked
    if folds.spatial:
        random = validate(method, x, lonlat, labels, back, folds.random, False, seed, steps["random"])
    setting = choose_setting(method, x, labels, folds.blocks, seed, part(steps["curve"], 0, 0.3))
    score = headline(labels)
    curve = learning_curve(method, x, labels, back, folds.blocks, setting, score, seed, part(steps["curve"], 0.3, 1))
    curve.append((round(len(x) * (1 - 1 / len(np.unique(folds.blocks)))), blocked.scores[score]))
    return _Figures(blocked, random, curve, float(setting))


def _metadata_of(
    encoder: LocationEncoder, method: str, problem: _Problem, folds: _Folds, figures: _Figures, chosen: ProbeOptions
) -> ProbeMetadata:
    """Return the ProbeMetadata, as yet without warnings."""
    blocked = figures.blocked
    residuals = None if problem.labels.classes else blocked.predictions - problem.labels.values
    return ProbeMetadata(
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dim=encoder.dim,
        method=method,
        setting=figures.setting,
        kind=problem.kind,
        field=plain_text(chosen.field),
        unit=plain_text(chosen.unit),
        classes=problem.classes,
        covariates=list(chosen.covariate_names),
        log_target=bool(chosen.log_target),
        half_width=None if residuals is None else conformal_half_width(residuals, LEVEL),
        level=LEVEL,
        places=len(problem.lonlat),
        block_km=float(folds.km) if folds.spatial else None,
        scores={
            "blocked": blocked.scores,
            "random": figures.random.scores,
            "neighbours": blocked.neighbours,
            "plain": blocked.baseline,
        },
        warnings=[],
        date=datetime.date.today().isoformat(),
    )


def _warnings_of(
    metadata: ProbeMetadata,
    problem: _Problem,
    folds: _Folds,
    figures: _Figures,
    applicability: Applicability,
    filled: int,
) -> list[ProbeWarning]:
    """Return what a person should know before they believe the probe."""
    labels = problem.labels
    return [
        *figure_warnings(figures.blocked, figures.random, headline(labels)),
        *fold_warnings(folds.blocks, folds.spatial, folds.suggestion, folds.km),
        *place_warnings(folds.groups, labels.values, problem.kind != CLASSIFICATION),
        *label_warnings(problem.given, problem.merged),
        *(class_warnings(problem.classes, labels.values) if problem.classes else ()),
        *probe_warnings(metadata, applicability, filled),
    ]


def conformal_half_width(residuals: np.ndarray, level: float) -> float | None:
    """Return the ceil((n + 1) * level)-th smallest size of (n,) residuals; None if n is too small for that level."""
    rank = int(np.ceil((len(residuals) + 1) * level))
    return None if rank > len(residuals) else float(np.sort(np.abs(residuals))[rank - 1])


def importance_of(model: Model, width: int) -> np.ndarray:
    """Return the (width,) float32 importance of predictors, of mean 1.

    For a linear model the mean size of a predictor's weights, on standardised predictors, over all columns; 1 for all
    others, and where no weight is left.
    """
    if not isinstance(model, LinearModel):
        return np.ones(width, dtype=np.float32)
    size = np.abs(model.weights).mean(axis=1)
    return (size / size.mean() if size.any() else np.ones(width)).astype(np.float32)


def _what_to_do(
    lonlat: np.ndarray, labels: np.ndarray, chosen: ProbeOptions
) -> tuple[str, str, FittedLabels, list[Any]]:
    """Return (kind, method, FittedLabels, classes), or raise for what cannot be done."""
    if labels.shape != (len(lonlat),):
        raise ValueError(f"there are {len(lonlat)} places, and labels of shape {labels.shape}")
    unknown = int(missing(labels).sum())
    if unknown:
        raise ValueError(tr("{} of {} labels are missing; drop their places first", unknown, len(labels)))
    if labels.dtype.kind == "O":
        labels = np.array(labels.tolist())
    different = int(location_groups(lonlat).max(initial=-1)) + 1
    if different < FEWEST_PLACES:
        raise ValueError(
            tr(
                "{} different places are too few: a probe needs {} at the very least, and some dozens to be of use",
                different,
                FEWEST_PLACES,
            )
        )
    kind = chosen.kind or kind_of(labels)
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind}")
    if chosen.class_weights not in (None, BALANCED):
        raise ValueError(f"class weights must be None or {BALANCED!r}, not {chosen.class_weights!r}")
    if (kind == CLASSIFICATION and chosen.log_target) or (kind != CLASSIFICATION and chosen.class_weights):
        raise ValueError(tr("a logarithm is for numbers, and class weights are for classes"))
    method = chosen.method or METHODS[kind][0]
    if method != BEST:
        check_method(method, kind)
    if kind == CLASSIFICATION:
        classes, indices = classes_of(labels)
        return kind, method, FittedLabels(indices, len(classes), chosen.class_weights == BALANCED), classes
    return kind, method, FittedLabels(numbers_of(labels, chosen.log_target)), []


def _predictors(
    encoder: LocationEncoder, lonlat: np.ndarray, covariates: ArrayLike | None, names: Sequence[str], progress: Progress
) -> _Predictors:
    covariates = np.empty((len(lonlat), 0)) if covariates is None else np.asarray(covariates, dtype=np.float64)
    if covariates.shape != (len(lonlat), len(names)):
        raise ValueError(f"there are {len(names)} names of covariates, and covariates of shape {covariates.shape}")
    known = measured(covariates)
    if not known.any(axis=0).all():
        raise ValueError(tr("the covariate {} is missing everywhere", names[int(np.argmin(known.any(axis=0)))]))
    medians = np.array([np.median(column[there]) for column, there in zip(covariates.T, known.T)], dtype=np.float32)
    x = np.empty((len(lonlat), encoder.dim + len(names)), dtype=np.float32)
    x[:, encoder.dim :] = np.where(known, covariates, medians)
    for start, _ in with_progress(range(0, len(lonlat), CHUNK), progress):
        x[start : start + CHUNK, : encoder.dim] = encoder.encode(lonlat[start : start + CHUNK])
    return _Predictors(x, medians, int(np.sum(~known)))


def _displaced_predictors(
    encoder: LocationEncoder, lonlat: np.ndarray, groups: np.ndarray, x: np.ndarray
) -> np.ndarray:
    """Return (n, d) predictors as `x`, but with the embeddings of places near by; the same for the same place."""
    _, first = np.unique(groups, return_index=True)
    nearby = x.copy()
    nearby[:, : encoder.dim] = encoder.encode(displaced(lonlat[first]))[groups]
    return nearby


def _contest(
    x: np.ndarray, problem: _Problem, folds: _Folds, chosen: ProbeOptions, progress: Progress
) -> dict[str, float]:
    """Return {method: the score that counts most} of all methods that can be fitted here, by the blocked folds."""
    methods = [method for method in available(problem.kind) if chosen.keep_places or method != NEIGHBOURS]
    rows = np.sort(np.random.default_rng(chosen.seed).permutation(len(x))[:CONTEST])
    x, labels, blocked = x[rows], problem.labels.take(rows), folds.blocks[rows]
    tried = {}
    for method, here in with_progress(methods, progress):
        predictions = out_of_fold(method, x, labels, blocked, chosen.seed, here)
        tried[method] = scores_of(problem.back(predictions), labels, problem.back)[headline(labels)]
    return tried


def _out_of_fold(
    blocked: Validation, truth: np.ndarray, metadata: ProbeMetadata, back: ArrayFunction
) -> ValuesOutOfFold | ClassesOutOfFold:
    if metadata.classes:
        indices = blocked.predictions.argmax(axis=1)
        probability = blocked.predictions[np.arange(len(indices)), indices]
        return ClassesOutOfFold(blocked.folds, indices, probability, indices == truth)
    half = np.inf if metadata.half_width is None else metadata.half_width
    values, low, high = (back(blocked.predictions + shift) for shift in (0.0, -half, half))
    return ValuesOutOfFold(blocked.folds, values, low, high, truth - values)


def _as_they_are(values: np.ndarray) -> np.ndarray:
    return values
