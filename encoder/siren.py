"""The network that turns harmonics into an embedding: a SIREN, layers of sin(W x + b) under a linear one, and a skip.

Sitzmann et al. (2020), Implicit neural representations with periodic activation functions, arXiv:2006.09661. The
frequency w0 of the published form, sin(w0 (W x + b)), is folded into the weights and biases here, so that arrays alone
say what the network does. Rows of the first layer that the second does not read are a skip connection: they are linear
in the harmonics, and stand behind the rest of the output as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .blas import matmul

if TYPE_CHECKING:
    from .annotations import Layers


def forward(layers: Layers, features: np.ndarray) -> np.ndarray:
    """Return the (dim, n) float32 output for (inputs, n) `features`, one column a place.

    `layers` is a sequence of (weight, bias) of shapes (outputs, inputs) and (outputs,).
    """
    weight, bias = layers[0]
    return after_first_layer(layers, matmul(weight, features.astype(np.float32)) + bias[:, np.newaxis])


def after_first_layer(layers: Layers, hidden: np.ndarray) -> np.ndarray:
    """Return the (dim, n) output, given the (rows, n) first layer before its sine; `hidden` is overwritten."""
    read = len(hidden) - skipped_rows(layers)
    hidden, skipped = hidden[:read], hidden[read:]
    for weight, bias in layers[1:]:
        np.sin(hidden, out=hidden)
        hidden = matmul(weight, hidden)
        hidden += bias[:, np.newaxis]
    return np.concatenate([hidden, skipped]) if len(skipped) else hidden


def skipped_rows(layers: Layers) -> int:
    """Return how many rows of the first layer the second does not read."""
    return len(layers[0][1]) - layers[1][0].shape[1] if len(layers) > 1 else 0


def output_width(layers: Layers) -> int:
    """Return dim, the width of the output."""
    return len(layers[-1][1]) + skipped_rows(layers)
