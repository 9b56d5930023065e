"""Measures every row of the table: the baselines, and encoders with their training seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...encoder.encoders.location_encoder import LocationEncoder
from .analogues import analogue_agreement
from .baselines import Contender, baselines
from .probes import cross_validate, few_shot
from .resolution import likeness_reach, resolution
from .retrieval import WIDTHS, Retrieved, image_tower_of, retrieval, views_of
from .splits import few_shot_draws, random_folds, spatial_folds
from .tables import ANALOGUES, BLOCKS, FEW, RANDOM, Result, Scores, number, value_of
from .targets import KINDS, read_truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from ...encoder.images.image_tower import ImageTower
    from ...encoder.types import Arrays
    from .retrieval import View

DEALS = 2
"""How often the blocks are dealt out to five folds: the mean of one deal is off by more than encoders differ."""


LEVELS = (0.9, 0.5)
"""Similarities at whose end a place's likeness to itself is measured."""


class Splits(NamedTuple):
    """Folds and draws of (n, 2) places, the same for all rows."""

    random: np.ndarray
    blocks: list[np.ndarray]
    few: np.ndarray

    @classmethod
    def of(cls, lonlat: np.ndarray, seed: int = 0) -> Splits:
        """Return five random folds, five folds of 10-degree blocks in DEALS deals, and ten draws of 100 places."""
        blocks = [spatial_folds(lonlat, seed=seed + deal) for deal in range(DEALS)]
        return cls(random_folds(len(lonlat), seed=seed), blocks, few_shot_draws(len(lonlat), seed=seed))


def group(paths: Iterable[Path]) -> dict[str, list[tuple[Path, LocationEncoder]]]:
    """Return {name: [(path, LocationEncoder), ...]} of encoder files: those of one name are training seeds of one row.

    Raises ValueError if two files hold the same network, EncoderFileError if one holds none.
    """
    rows: dict[str, list[tuple[Path, LocationEncoder]]] = {}
    seen: dict[str, Path] = {}
    for path in paths:
        encoder = LocationEncoder.from_file(path)
        if encoder.fingerprint in seen:
            raise ValueError(f"{path} and {seen[encoder.fingerprint]} hold the same encoder")
        seen[encoder.fingerprint] = path
        rows.setdefault(encoder.name, []).append((path, encoder))
    return rows


def evaluate(
    groups: dict[str, list[tuple[Path, LocationEncoder]]],
    count: int = 10_000,
    seed: int = 0,
    report: Callable[[str], object] | None = print,
) -> list[Result]:
    """Return the Results of the baselines and of `groups` (see `group`), measured at `count` land points.

    `report`, if given, is called with a line for each row as it is known.
    """
    lonlat, truth = read_truth(count, seed)
    splits = Splits.of(lonlat, seed)
    results = []

    def add(name: str, seeds: list[Scores]) -> None:
        results.append(Result(name, seeds))
        if report:
            report(summary(results[-1]))

    for contender in baselines(lonlat, seed):
        add(contender.name, [measure(contender, lonlat, truth, splits)])
    views = None
    for name, members in groups.items():
        seeds = []
        for path, encoder in members:
            scores = measure(contender_of(encoder, lonlat), lonlat, truth, splits)
            scores.values.update(measure_reach(encoder, lonlat))
            tower = image_tower_of(path, encoder)
            views = views or (views_of(lonlat, seed=seed) if tower else None)
            scores.values.update(measure_images(tower, encoder, views))
            seeds.append(scores)
        add(name, seeds)
    return results


def contender_of(encoder: LocationEncoder, lonlat: np.ndarray) -> Contender:
    """Return the Contender that an encoder is: probes read its embeddings, and `directions` say what is alike."""
    embeddings = encoder.encode(lonlat)
    z = encoder.directions(embeddings)
    return Contender(encoder.name, embeddings, {"similarity": lambda row: z @ z[row]})


def measure(contender: Contender, lonlat: np.ndarray, truth: Arrays, splits: Splits) -> Scores:
    """Return the Scores of a Contender at (n, 2) places: probes on all Splits, and analogues."""
    values, remark = {}, ""
    if contender.features is not None:
        probes, features = contender.probes, contender.features
        deals = [cross_validate(probes, features, truth, KINDS, folds) for folds in splits.blocks]
        random = cross_validate(probes, features, truth, KINDS, splits.random)
        few = few_shot(probes, features, truth, KINDS, splits.few)
        for target in KINDS:
            values[f"blocks: {target}"] = np.concatenate([deal[target] for deal in deals])
            values[f"random: {target}"] = random[target]
            values[f"few-shot: {target}"] = few[target]
    agreements = {name: analogue_agreement(one, lonlat, truth) for name, one in contender.likenesses.items()}
    if agreements:
        best = max(agreements, key=lambda name: agreements[name].koeppen)
        values.update({f"analogues: {field}": np.array([v]) for field, v in agreements[best]._asdict().items()})
        for name in set(agreements) - {best}:
            remark += f"Alike by {best}; by {name} the same Koeppen class would be {agreements[name].koeppen:.3f}."
    return Scores(values, remark)


def measure_reach(encoder: LocationEncoder, lonlat: np.ndarray, count: int = 1000) -> dict[str, np.ndarray]:
    """Return {column: (1,) array} of the kilometres over which an encoder finds `count` of (n, 2) places alike."""
    return {f"reach: {level}": np.array([likeness_reach(encoder, lonlat[:count], level) / 1000]) for level in LEVELS}


def measure_images(
    tower: ImageTower | None, encoder: LocationEncoder, views: Sequence[View] | None
) -> dict[str, np.ndarray]:
    """Return {column: (1,) array} of what an image tower and its encoder tell from Views; NaN without a tower.

    See `retrieval` and `resolution`.
    """
    values = {}
    if tower is None:
        for width in WIDTHS:
            values.update(_image_columns(width, Retrieved(*[float("nan")] * 3), float("nan")))
        return values
    for view in views or ():
        images = tower.encode(view.images)
        found = retrieval(tower, encoder, view.lonlat, images)
        values.update(_image_columns(view.width, found, resolution(tower, encoder, view.lonlat, images)))
    return values


def _image_columns(width: float, found: Retrieved, apart: float) -> dict[str, np.ndarray]:
    wide = f"{width / 1000:.0f} km"
    figures = {
        f"retrieval {wide}: rank": found.rank,
        f"retrieval {wide}: kilometres": found.distance / 1000,
        f"retrieval {wide}: near": found.near,
        f"told apart {wide}": apart / 1000,
    }
    return {column: np.array([value]) for column, value in figures.items()}


def summary(result: Result) -> str:
    """Return a line that says how a row did: the last or first column of each table, which says the most."""
    parts = []
    for title, column in (
        ("blocks", BLOCKS.columns[-1]),
        ("random", RANDOM.columns[-1]),
        ("few labels", FEW.columns[-1]),
        ("analogues", ANALOGUES.columns[0]),
    ):
        value = value_of(result, column)
        if value is not None:
            parts.append(f"{title} {number(value, column)}")
    return f"{result.name}: " + ", ".join(parts)
