"""What the image head sees: the leading principal components of an image's features, whatever view it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .targets import principal_axes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .targets import TargetAxes


def image_axes(features: Sequence[np.ndarray], count: int) -> TargetAxes:
    """Return the Axes of the features of all views together, a list of (n, 1280 + 12), one a view."""
    return principal_axes([np.concatenate([part[:: len(features)] for part in features])], count)


def image_inputs(features: Sequence[np.ndarray], axes: TargetAxes) -> np.ndarray:
    """Return (views, n, k) float16: the features of each view along the `axes`."""
    return np.stack([axes.project([part]).astype(np.float16) for part in features])
