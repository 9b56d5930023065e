"""The network that turns harmonics into an embedding: a SIREN, layers of sin(W x + b) under a linear one.

Sitzmann et al. (2020), Implicit neural representations with periodic activation functions, arXiv:2006.09661. The
frequency w0 of the published form, sin(w0 (W x + b)), is folded into the weights and biases here, so that arrays alone
say what the network does.
"""

import numpy as np

from .blas import matmul


def forward(layers, features):
    """Return the (dim, n) float32 output for (inputs, n) `features`, one column a place.

    `layers` is a sequence of (weight, bias) of shapes (outputs, inputs) and (outputs,).
    """
    weight, bias = layers[0]
    return after_first_layer(layers, matmul(weight, features.astype(np.float32)) + bias[:, np.newaxis])


def after_first_layer(layers, hidden):
    """Return the (dim, n) output, given the (width, n) first layer before its sine; `hidden` is overwritten."""
    for weight, bias in layers[1:]:
        np.sin(hidden, out=hidden)
        hidden = matmul(weight, hidden)
        hidden += bias[:, np.newaxis]
    return hidden
