"""Models as named arrays, and back, whoever wrote these: what does not fit together is refused.

The names begin with `model_`. What comes back predicts as what was given did, but for the weights of linear models,
which are kept in single precision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .array_checks import positive, shaped, whole
from .linear import LinearModel
from .methods import BOOSTING, LOGISTIC, MLP, NEIGHBOURS, RIDGE
from .neighbours import NeighbourModel
from .network import NetworkModel
from .trees import TreesModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..types import Arrays
    from .methods import Model

MOST_LAYERS, MOST_ROUNDS = 8, 10_000


def arrays_of(method: str, model: Model) -> Arrays:
    """Return {name: array} of the model that a method fitted."""
    return {f"model_{name}": array for name, array in _FORMS[method][0](model).items()}


def model_of(method: str, arrays: Arrays, width: int, classes: int) -> Model:
    """Return the model in {name: array}, for (n, width) predictors and so many classes, 0 for numbers.

    Raises ValueError, which says what is wrong.
    """
    own = {name[len("model_") :]: array for name, array in arrays.items() if name.startswith("model_")}
    return _FORMS[method][1](own, width, classes)


def _linear_arrays(model: LinearModel) -> Arrays:
    return {name: array.astype(np.float32) for name, array in model._asdict().items()}


def _linear(arrays: Arrays, width: int, classes: int) -> LinearModel:
    columns = max(classes, 1)
    return LinearModel(shaped(arrays, "weights", (width, columns)), shaped(arrays, "intercepts", (columns,)))


def _neighbour_arrays(model: NeighbourModel) -> Arrays:
    return {**model._asdict(), "count": np.array([model.count])}


def _neighbours(arrays: Arrays, width: int, classes: int) -> NeighbourModel:
    places = shaped(arrays, "places", (None, width))
    if classes:
        labels = whole(arrays, "labels", (len(places),), classes)
    else:
        labels = shaped(arrays, "labels", (len(places),), np.float64)
    (count,) = whole(arrays, "count", (1,), len(places) + 1)
    if count < 1:
        raise ValueError("it asks for no neighbours")
    class_weights = shaped(arrays, "class_weights", (classes,), np.float64)
    if not (class_weights > 0).all():
        raise ValueError("a class has no weight")
    return NeighbourModel(places, labels, int(count), class_weights)


def _network_arrays(model: NetworkModel) -> Arrays:
    arrays = {}
    for index, (weight, bias) in enumerate(model.layers):
        arrays.update({f"weight{index}": weight, f"bias{index}": bias})
    if model.scale is not None:
        arrays["output"] = np.array([model.scale, model.offset])
    return arrays


def _network(arrays: Arrays, width: int, classes: int) -> NetworkModel:
    layers: list[tuple[np.ndarray, np.ndarray]] = []
    while f"weight{len(layers)}" in arrays and len(layers) < MOST_LAYERS:
        index = len(layers)
        weight = shaped(arrays, f"weight{index}", (width, None))
        width = weight.shape[1]
        layers.append((weight, shaped(arrays, f"bias{index}", (width,))))
    if not layers or width not in ({1} if classes == 0 else {1, 2} if classes == 2 else {classes}):
        raise ValueError("its network does not end in what it is to tell")
    if classes:
        return NetworkModel(layers)
    scale, offset = shaped(arrays, "output", (2,), np.float64)
    return NetworkModel(layers, positive(scale, "scale"), float(offset))


def _trees_arrays(model: TreesModel) -> Arrays:
    arrays = model._asdict()
    del arrays["classes"]
    return arrays


def _trees(arrays: Arrays, width: int, classes: int) -> TreesModel:
    feature = whole(arrays, "feature", (None,), width)
    count = len(feature)
    threshold, value = (shaped(arrays, name, (count,), np.float64) for name in ("threshold", "value"))
    left, right = (whole(arrays, name, (count,), count) for name in ("left", "right"))
    columns = 1 if classes <= 2 else classes
    roots, start = whole(arrays, "roots", (None, columns), count), shaped(arrays, "start", (columns,), np.float64)
    if len(roots) > MOST_ROUNDS:
        raise ValueError(f"it has {len(roots)} rounds of trees")
    inside = left > 0
    # Downward only: whoever follows the branches comes to an end.
    if not (np.minimum(left, right)[inside] > np.flatnonzero(inside)).all():
        raise ValueError("the branches of its trees run in circles")
    return TreesModel(feature, threshold, left, right, value, roots, start, classes)


_FORMS: dict[str, tuple[Callable[[Any], Arrays], Callable[[Arrays, int, int], Model]]] = {
    RIDGE: (_linear_arrays, _linear),
    LOGISTIC: (_linear_arrays, _linear),
    NEIGHBOURS: (_neighbour_arrays, _neighbours),
    MLP: (_network_arrays, _network),
    BOOSTING: (_trees_arrays, _trees),
}
