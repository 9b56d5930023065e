"""The minimum of a smooth convex function of many numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..types import Progress

MEMORY = 12
"""Steps whose curvature is remembered."""

SUFFICIENT = 1e-4
"""Share of the decrease which the slope promises that a step must bring (Armijo's condition)."""


def lbfgs(
    function: Callable[[np.ndarray], tuple[float, np.ndarray]],
    start: np.ndarray,
    tolerance: float = 1e-8,
    most: int = 500,
    progress: Progress | None = None,
) -> tuple[np.ndarray, float]:
    """Return (x, value) at which a convex `function`, which returns (value, gradient), is smallest.

    The limited-memory method of Liu and Nocedal (1989), On the limited memory BFGS method for large scale optimization,
    Mathematical Programming 45. Done when two steps running lower the value by less than `tolerance` of it, when no
    step lowers it, or after `most`. `progress`, if given, is called at every step with a number that nears 1, and may
    raise to stop it.
    """
    x, (value, gradient) = start, function(start)
    steps: list[np.ndarray] = []
    changes: list[np.ndarray] = []
    small = 0
    for iteration in range(most):
        if progress:
            progress(iteration / (iteration + 30))
        direction = _direction(gradient, steps, changes)
        slope = float(gradient @ direction)
        if not slope < 0:
            break
        length = 1.0 if steps else min(1.0, 1.0 / max(float(np.abs(gradient).sum()), 1e-300))
        found = _search(function, x, value, direction, slope, length)
        if found is None:
            break
        new, new_value, new_gradient = found
        step, change = new - x, new_gradient - gradient
        if step @ change > 1e-12 * (change @ change):
            steps, changes = [*steps[1 - MEMORY :], step], [*changes[1 - MEMORY :], change]
        small = small + 1 if value - new_value <= tolerance * abs(new_value) else 0
        x, value, gradient = new, new_value, new_gradient
        if small == 2:
            break
    return x, value


def _search(
    function: Callable[[np.ndarray], tuple[float, np.ndarray]],
    x: np.ndarray,
    value: float,
    direction: np.ndarray,
    slope: float,
    length: float,
) -> tuple[np.ndarray, float, np.ndarray] | None:
    """Return (x, value, gradient) after a step that is short enough, or None if none lowers the value."""
    for _ in range(30):
        new = x + length * direction
        new_value, new_gradient = function(new)
        if new_value <= value + SUFFICIENT * length * slope:
            return new, new_value, new_gradient
        # Where a parabola through both values and the slope is lowest.
        lowest = -slope * length / (2 * ((new_value - value) / length - slope))
        length = min(max(lowest, 0.1 * length), 0.5 * length) if np.isfinite(lowest) else 0.1 * length
    return None


def _direction(gradient: np.ndarray, steps: list[np.ndarray], changes: list[np.ndarray]) -> np.ndarray:
    """Return minus the gradient times the inverse curvature that the last steps tell of."""
    direction, shares = -gradient, []
    for step, change in zip(reversed(steps), reversed(changes)):
        shares.append((step @ direction) / (step @ change))
        direction = direction - shares[-1] * change
    if steps:
        direction = direction * ((steps[-1] @ changes[-1]) / (changes[-1] @ changes[-1]))
    for step, change, share in zip(steps, changes, reversed(shares)):
        direction = direction + (share - (change @ direction) / (step @ change)) * step
    return direction
