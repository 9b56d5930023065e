"""The table of results: an encoder beside baselines that need no model."""

import numpy as np

from ..harmonics import spherical_harmonics
from ..similarity import directions
from . import targets
from .analogues import analogue_agreement
from .probes import linear_probe_score, spatial_folds

KINDS = {
    "precipitation": "regression",
    "temperature": "regression",
    "elevation": "regression",
    "koeppen": "classification",
    "land_cover": "classification",
}


def read_truth(count, seed=0):
    """Return (lonlat, truth): `count` land points and a dict of the values of every target there."""
    lonlat = targets.evaluation_points(2 * count, seed)
    truth = {name: getattr(targets, name)(lonlat) for name in KINDS}
    # The maps draw the coast each in its own way: keep what all of them call land.
    good = np.all([truth[name] != ocean for name, ocean in targets.OCEAN_CLASSES.items()], axis=0)
    rows = np.flatnonzero(good)[:count]
    return lonlat[rows], {name: values[rows] for name, values in truth.items()}


DRAWS = 4
"""How often the blocks are dealt out to five folds: the mean of one deal is off by more than encoders differ."""


def evaluate(encoders, count=12_000, seed=0, report=print):
    """Return {row: {column: mean score}} for named encoders and for baselines, printing each row as it is known."""
    lonlat, truth = read_truth(count, seed)
    deals = [spatial_folds(lonlat, seed=seed + draw) for draw in range(DRAWS)]
    rows = {"harmonics, L = 20": spherical_harmonics(lonlat, 20).astype(np.float32)}
    unit = dict(rows)
    for name, encoder in encoders.items():
        rows[name] = encoder.encode(lonlat)
        unit[name] = directions(encoder, rows[name])
    table = {}
    for name, features in rows.items():
        scores = {}
        for target, kind in KINDS.items():
            scores[target] = float(np.mean([linear_probe_score(features, truth[target], deal, kind) for deal in deals]))
        agreement = analogue_agreement(unit[name], lonlat, truth)
        scores.update({f"analogues: {field}": value for field, value in agreement._asdict().items()})
        table[name] = scores
        if report:
            report(f"{name}: " + "; ".join(f"{column} {value:.3f}" for column, value in scores.items()))
    return table
