"""Are the places that an embedding calls most similar really alike?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ...encoder.earth.sphere import great_circle_distance

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...encoder.types import Arrays


class Agreement(NamedTuple):
    """Shares of look-alikes in the same class, and mean absolute differences in kelvin and in log millimetres."""

    koeppen: float
    land_cover: float
    temperature: float
    log_precipitation: float


def analogue_agreement(
    likeness: Callable[[int], np.ndarray],
    lonlat: np.ndarray,
    truth: Arrays,
    references: int = 1000,
    count: int = 20,
    min_distance: float = 3_000_000.0,
    seed: int = 0,
) -> Agreement:
    """Return the Agreement of each reference with its `count` most similar places beyond `min_distance` metres.

    `likeness` is a function of a row that returns the (n,) similarities of all places to the place there; `truth` maps
    koeppen, land_cover, temperature and precipitation (millimetres) to (n,). The references are drawn from the places.
    Raises ValueError if fewer than `count` places lie beyond `min_distance` of one of them.
    """
    chosen = np.random.default_rng(seed).choice(len(lonlat), min(references, len(lonlat)), replace=False)
    # The logarithm of a desert's last tenth of a millimetre means nothing.
    log_rain = np.log(np.maximum(truth["precipitation"], 1.0))
    rows = []
    for reference in chosen:
        similarity = np.asarray(likeness(reference), dtype=np.float64)
        beyond = np.flatnonzero(great_circle_distance(lonlat, lonlat[reference]) >= min_distance)
        if len(beyond) < count:
            raise ValueError(f"{len(beyond)} places lie beyond {min_distance:,.0f} m, and {count} were asked for")
        hits = beyond[np.argpartition(-similarity[beyond], count - 1)[:count]]
        rows.append(
            (
                np.mean(truth["koeppen"][hits] == truth["koeppen"][reference]),
                np.mean(truth["land_cover"][hits] == truth["land_cover"][reference]),
                np.mean(np.abs(truth["temperature"][hits] - truth["temperature"][reference])),
                np.mean(np.abs(log_rain[hits] - log_rain[reference])),
            )
        )
    return Agreement(*(float(value) for value in np.mean(rows, axis=0)))
