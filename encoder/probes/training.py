"""From labelled places to a probe, with all that a person should know of it.

>>> from placeprint.encoder import load_encoder
>>> from placeprint.encoder.probes.training import train
>>> trained = train(load_encoder(), lonlat, ["forest", "desert", ...])
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
from ..progress import each, part, rising
from . import warnings as cautions
from .applicability import area_of_applicability
from .autocorrelation import NARROWEST_BLOCK, Suggestion, suggest_block
from .displacement import displaced
from .fitted_labels import CLASSES, KINDS, Target, classes_of, kind_of, missing, numbers_of
from .folds import FOLDS, blocks, deal, random_folds, same_place
from .label_values import labels_of, measured, plain_text
from .linear import LinearModel
from .metadata import About
from .methods import BEST, METHODS, NEIGHBOURS, available, check_method, choose_setting, fit
from .probe import Probe
from .scores import headline
from .standardisation import Standardisation
from .validation import Validation, learning_curve, out_of_fold, scores_of, validate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder
    from ..types import ArrayFunction, Progress
    from .methods import Model

FEWEST_PLACES = FOLDS
"""Fewer different places are not enough to hold any out."""

CONTEST = 3000
"""Places on which the best method is chosen."""

LEVEL = 0.9
"""Share of the numbers that the interval is to hold."""

BALANCED = "balanced"


class NumbersOutOfFold(NamedTuple):
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

    (n,) each: `folds`, `numbers` of the likeliest of `probe.about.classes`, its `probability`, and whether it is
    `right`.
    """

    folds: np.ndarray
    numbers: np.ndarray
    probability: np.ndarray
    right: np.ndarray


class TrainedProbe(NamedTuple):
    """A Probe with the account of its training.

    `truth` (n,): the labels as numbers, or the class number of each; `lonlat` (n, 2); `out_of_fold`, from the blocks;
    `blocked` and `random`: Validations, which are the same where there were no blocks; `suggestion`: the block that the
    labels suggest; `score`: the name of the score that counts most; `curve`: the learning
    curve, [(training places, score)]; `tried`: {method: score} where the best of them was chosen, on at most CONTEST
    places; `warnings`: sentences.
    """

    probe: Probe
    truth: np.ndarray
    lonlat: np.ndarray
    out_of_fold: NumbersOutOfFold | ClassesOutOfFold
    blocked: Validation
    random: Validation
    suggestion: Suggestion
    score: str
    curve: list[tuple[int, float]]
    tried: dict[str, float]
    warnings: list[str]

    @property
    def scores(self) -> dict[str, dict[str, float]]:
        """{"blocked", "random", "neighbours", "plain"} to {name: score}; all but "random" from the blocks."""
        return self.probe.about.scores


@float_errors_aside
def train(
    encoder: LocationEncoder,
    lonlat: ArrayLike,
    labels: ArrayLike,
    kind: str | None = None,
    method: str | None = None,
    covariates: ArrayLike | None = None,
    covariate_names: Sequence[str] = (),
    class_weights: str | None = None,
    log_target: bool = False,
    block_km: float | None = None,
    field: str = "label",
    unit: str = "",
    keep_places: bool = True,
    seed: int = 0,
    progress: Progress | None = None,
) -> TrainedProbe:
    """Return the TrainedProbe of (n,) `labels`, numbers or text, at (n, 2) degrees `lonlat`.

    `kind` is "regression" or "classification", None to tell by the labels (`target.kind_of`). `method` is one of
    `methods.METHODS[kind]`, "best" of all that can be fitted here, or None for the linear one. `covariates` are (n, c)
    numbers called `covariate_names`; where they were not `measured` the median is taken. `class_weights` is None or
    "balanced"; with `log_target` the logarithms of positive numbers are fitted. `block_km` is the width of the spatial
    blocks, None for what the labels suggest (`autocorrelation`). `field` and `unit` are kept with the probe, and
    so are the training places; without `keep_places` their coordinates are left out, and the embeddings that the
    dissimilarity index needs are of places near by (see `displacement`). Nearest neighbours cannot do without.
    `progress` is called with the share done, 0 to 1, and may raise to stop it.

    Raises ValueError for what is no place, missing labels (drop them before), fewer than FEWEST_PLACES different
    places, a single class, a constant number, and settings that do not fit; ScikitLearnMissingError for a method that
    needs scikit-learn where there is none.
    """
    lonlat, progress = canonical(lonlat), rising(progress)
    labels, merged = labels_of(labels)
    kind, method, target, classes = _what_to_do(lonlat, labels, kind, method, class_weights, log_target)
    if method == NEIGHBOURS and not keep_places:
        raise ValueError(tr("nearest neighbours keep the embeddings of all training places, which give these away"))
    if block_km is not None and not NARROWEST_BLOCK <= block_km < np.inf:
        raise ValueError(tr("the width of a block must be {} km or more, not {}", NARROWEST_BLOCK, block_km))
    x, medians, filled = _predictors(encoder, lonlat, covariates, covariate_names, part(progress, 0, 0.05))
    back = np.exp if log_target else _as_they_are

    groups = same_place(lonlat)
    suggestion = suggest_block(lonlat, target, seed)
    km = block_km or suggestion.km
    spatial_blocks = blocks(lonlat, km)
    spatial = int(spatial_blocks.max()) > 0
    chance = random_folds(int(groups.max()) + 1, FOLDS, seed)[groups]
    folds = deal(spatial_blocks, FOLDS, seed) if spatial else chance

    tried = {}
    if method == BEST:
        entrants = [one for one in available(kind) if keep_places or one != NEIGHBOURS]
        tried = _contest(entrants, x, target, back, folds, seed, part(progress, 0.05, 0.35))
        method = max(tried, key=tried.__getitem__)
    start = 0.35 if tried else 0.05
    ends = start + (1 - start) * np.array([0, 0.35, 0.7, 0.85, 0.95, 1])
    steps = [part(progress, *ends[step : step + 2]) for step in range(5)]
    blocked = validate(method, x, lonlat, target, back, folds, spatial, seed, steps[0])
    random = validate(method, x, lonlat, target, back, chance, False, seed, steps[1]) if spatial else blocked

    setting = choose_setting(method, x, target, folds, seed, part(steps[2], 0, 0.3))
    score = headline(target)
    curve = learning_curve(method, x, target, back, folds, setting, score, seed, part(steps[2], 0.3, 1))
    curve.append((round(len(x) * (1 - 1 / len(np.unique(folds)))), blocked.scores[score]))
    standardisation = Standardisation.of(x)
    z = standardisation.apply(x)
    model = fit(method, z, target, setting, seed, steps[3])
    instead = None if keep_places else standardisation.apply(_displaced_predictors(encoder, lonlat, groups, x))
    applicability = area_of_applicability(z, folds, importance_of(model, z.shape[1]), instead, seed, steps[4])

    about = About(
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dim=encoder.dim,
        method=method,
        setting=float(setting),
        kind=kind,
        field=plain_text(field),
        unit=plain_text(unit),
        classes=classes,
        covariates=list(covariate_names),
        log_target=bool(log_target),
        half_width=None if target.classes else conformal_half_width(blocked.told - target.values, LEVEL),
        level=LEVEL,
        places=len(x),
        block_km=float(km) if spatial else None,
        scores={
            "blocked": blocked.scores,
            "random": random.scores,
            "neighbours": blocked.neighbours,
            "plain": blocked.plain,
        },
        warnings=[],
        date=datetime.date.today().isoformat(),
    )
    about = about._replace(
        warnings=[
            *cautions.about_figures(blocked, random, score),
            *cautions.about_folds(folds, spatial, suggestion, km),
            *cautions.about_places(groups, target.values, kind != CLASSES),
            *cautions.about_labels(labels, merged),
            *(cautions.about_classes(classes, target.values) if classes else ()),
            *cautions.about_probe(about, applicability, filled),
        ]
    )
    probe = Probe(about, standardisation, model, applicability, medians, lonlat if keep_places else None)
    truth = target.values if target.classes else back(target.values)
    told = _out_of_fold(blocked, truth, about, back)
    return TrainedProbe(
        probe, truth, lonlat, told, blocked, random, suggestion, score, curve, tried, list(about.warnings)
    )


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
    lonlat: np.ndarray,
    labels: np.ndarray,
    kind: str | None,
    method: str | None,
    class_weights: str | None,
    log_target: bool,
) -> tuple[str, str, Target, list[Any]]:
    """Return (kind, method, Target, classes), or raise for what cannot be done."""
    if labels.shape != (len(lonlat),):
        raise ValueError(f"there are {len(lonlat)} places, and labels of shape {labels.shape}")
    unknown = int(missing(labels).sum())
    if unknown:
        raise ValueError(tr("{} of {} labels are missing; drop their places first", unknown, len(labels)))
    if labels.dtype.kind == "O":
        labels = np.array(labels.tolist())
    different = int(same_place(lonlat).max(initial=-1)) + 1
    if different < FEWEST_PLACES:
        raise ValueError(
            tr(
                "{} different places are too few: a probe needs {} at the very least, and some dozens to be of use",
                different,
                FEWEST_PLACES,
            )
        )
    kind = kind or kind_of(labels)
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind}")
    if class_weights not in (None, BALANCED):
        raise ValueError(f"class weights must be None or {BALANCED!r}, not {class_weights!r}")
    if (kind == CLASSES and log_target) or (kind != CLASSES and class_weights):
        raise ValueError(tr("a logarithm is for numbers, and class weights are for classes"))
    method = method or METHODS[kind][0]
    if method != BEST:
        check_method(method, kind)
    if kind == CLASSES:
        classes, numbers = classes_of(labels)
        return kind, method, Target(numbers, len(classes), class_weights == BALANCED), classes
    return kind, method, Target(numbers_of(labels, log_target)), []


def _predictors(
    encoder: LocationEncoder, lonlat: np.ndarray, covariates: ArrayLike | None, names: Sequence[str], progress: Progress
) -> tuple[np.ndarray, np.ndarray, int]:
    """Return the (n, dim + c) float32 embeddings and covariates, the medians of these, and how many were missing."""
    covariates = np.empty((len(lonlat), 0)) if covariates is None else np.asarray(covariates, dtype=np.float64)
    if covariates.shape != (len(lonlat), len(names)):
        raise ValueError(f"there are {len(names)} names of covariates, and covariates of shape {covariates.shape}")
    known = measured(covariates)
    if not known.any(axis=0).all():
        raise ValueError(tr("the covariate {} is missing everywhere", names[int(np.argmin(known.any(axis=0)))]))
    medians = np.array([np.median(column[there]) for column, there in zip(covariates.T, known.T)], dtype=np.float32)
    x = np.empty((len(lonlat), encoder.dim + len(names)), dtype=np.float32)
    x[:, encoder.dim :] = np.where(known, covariates, medians)
    for start, _ in each(range(0, len(lonlat), CHUNK), progress):
        x[start : start + CHUNK, : encoder.dim] = encoder.encode(lonlat[start : start + CHUNK])
    return x, medians, int(np.sum(~known))


def _displaced_predictors(
    encoder: LocationEncoder, lonlat: np.ndarray, groups: np.ndarray, x: np.ndarray
) -> np.ndarray:
    """Return (n, d) predictors as `x`, but with the embeddings of places near by; the same for the same place."""
    _, first = np.unique(groups, return_index=True)
    nearby = x.copy()
    nearby[:, : encoder.dim] = encoder.encode(displaced(lonlat[first]))[groups]
    return nearby


def _contest(
    methods: Sequence[str],
    x: np.ndarray,
    target: Target,
    back: ArrayFunction,
    folds: np.ndarray,
    seed: int,
    progress: Progress,
) -> dict[str, float]:
    """Return {method: the score that counts most} of several methods, by the blocked folds."""
    rows = np.sort(np.random.default_rng(seed).permutation(len(x))[:CONTEST])
    x, target, folds = x[rows], target.take(rows), folds[rows]
    tried = {}
    for method, here in each(methods, progress):
        told = out_of_fold(method, x, target, folds, seed, here)
        tried[method] = scores_of(back(told), target, back)[headline(target)]
    return tried


def _out_of_fold(
    blocked: Validation, truth: np.ndarray, about: About, back: ArrayFunction
) -> NumbersOutOfFold | ClassesOutOfFold:
    if about.classes:
        numbers = blocked.told.argmax(axis=1)
        probability = blocked.told[np.arange(len(numbers)), numbers]
        return ClassesOutOfFold(blocked.folds, numbers, probability, numbers == truth)
    half = np.inf if about.half_width is None else about.half_width
    values, low, high = (back(blocked.told + shift) for shift in (0.0, -half, half))
    return NumbersOutOfFold(blocked.folds, values, low, high, truth - values)


def _as_they_are(numbers: np.ndarray) -> np.ndarray:
    return numbers
