"""The network that turns harmonics into an embedding: a SIREN, layers of sin(W x + b) under a linear one, and a skip.

Sitzmann et al. (2020), Implicit neural representations with periodic activation functions, arXiv:2006.09661. The
frequency w0 of the published form, sin(w0 (W x + b)), is folded into the weights and biases here, so that arrays alone
say what the network does. Rows of the first layer that the second does not read are a skip connection: they are linear
in the harmonics, and stand behind the rest of the output as they are.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul

if TYPE_CHECKING:
    from ..types import Layers


CACHED = 2**15
"""Numbers of a layer that are worked on at once: they stay in a processor's cache from one step to the next."""

SHARED = 2**20
"""Numbers of a layer that several threads share: some milliseconds' work, ten times as long as to start them."""

MAX_THREADS = 4


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
    for (_, before), (weight, _) in zip([(None, None), *layers[1:]], layers[1:]):
        _sine(hidden, before)
        hidden = matmul(weight, hidden)
    if len(layers) > 1:
        hidden += layers[-1][1][:, np.newaxis]
    return np.concatenate([hidden, skipped]) if len(skipped) else hidden


def _sine(hidden: np.ndarray, bias: np.ndarray | None) -> None:
    """Make (rows, n) `hidden` the sine of itself and its bias, if that is not in it yet."""

    def work(first: int, end: int) -> None:
        for top in range(first, end, rows):
            here = hidden[top : min(top + rows, end)]
            if bias is not None:
                here += bias[top : top + len(here), np.newaxis]
            np.sin(here, out=here)

    rows = max(1, CACHED // max(1, hidden.shape[1]))
    count = min(os.cpu_count() or 1, MAX_THREADS)
    if hidden.size < SHARED or count == 1:
        work(0, len(hidden))
        return
    # NumPy uses one thread for this, and lets go of Python's lock meanwhile. Twice as many parts as threads: one that a
    # busy machine holds up leaves more to the others.
    ends = [len(hidden) * part // (2 * count) for part in range(2 * count + 1)]
    with ThreadPoolExecutor(count) as threads:
        list(threads.map(work, ends, ends[1:]))


def skipped_rows(layers: Layers) -> int:
    """Return how many rows of the first layer the second does not read."""
    return len(layers[0][1]) - layers[1][0].shape[1] if len(layers) > 1 else 0


def output_width(layers: Layers) -> int:
    """Return dim, the width of the output."""
    return len(layers[-1][1]) + skipped_rows(layers)
