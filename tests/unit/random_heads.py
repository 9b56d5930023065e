"""Random heads of image towers."""

import numpy as np


def head(kind, sizes, seed):
    """The arrays of a random head with layers of these sizes."""
    rng = np.random.default_rng(seed)
    arrays = {}
    for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        arrays[f"{kind}_weight{index}"] = (rng.normal(size=(outputs, inputs)) / inputs**0.5).astype(np.float32)
        arrays[f"{kind}_bias{index}"] = rng.normal(scale=0.1, size=outputs).astype(np.float32)
    return arrays
