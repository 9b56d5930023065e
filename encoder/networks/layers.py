"""A multilayer perceptron: linear layers with rectified units, max(x, 0), between them; and its arrays in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..files.encoder_file import layers_of

if TYPE_CHECKING:
    from ..types import Arrays, Layers


def perceptron_of(arrays: Arrays, prefix: str, name: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the layers whose arrays are named `prefix`weight0, `prefix`bias0, ..., as a list of (weight, bias).

    Raises ValueError, which says that it is its `name`, if they do not fit together.
    """
    kinds = (f"{prefix}weight", f"{prefix}bias")
    own = {key[len(prefix) :]: array for key, array in arrays.items() if key.startswith(kinds)}
    try:
        layers = layers_of(own)
    except ValueError as error:
        raise ValueError(f"its {name}: {error}") from error
    # `layers_of` lets the first layer of a SIREN be wider than the second reads.
    if any(len(bias) != weight.shape[1] for (_, bias), (weight, _) in zip(layers, layers[1:])):
        raise ValueError(f"its {name}: layer 1 does not fit the one before it")
    return layers


def perceptron(layers: Layers, rows: np.ndarray) -> np.ndarray:
    """Return the (n, outputs) float32 output for (n, inputs) float32 `rows`."""
    for index, (weight, bias) in enumerate(layers):
        if index:
            np.maximum(rows, 0, out=rows)
        rows = matmul(rows, weight.T)
        rows += bias
    return rows
