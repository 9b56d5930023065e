"""Embeddings as colours: the first three principal components of the land, stretched alike everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.float_errors import float_errors_aside

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from ..encoders.location_encoder import LocationEncoder

LIGHTNESS = (38.0, 88.0)
"""Range of the lightness, of 100, of distinct colours: outlines and labels in black or white stay readable on them."""

CALM, MOST_CHROMA = 0.65, 48.0
"""How much of their chroma colours keep when they are to cover whole regions, and the most that they may have."""

APART = 54.0
"""Distance in CIELAB between two distinct colours; among k, divided by the cube root of k, as room allows."""

ROUNDS = 200

# IEC 61966-2-1: linear sRGB to CIE XYZ, relative to its white point D65.
XYZ_OF_RGB = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
XYZ_OF_RGB /= XYZ_OF_RGB.sum(axis=1, keepdims=True)


@float_errors_aside
def colours_of(encoder: LocationEncoder, embeddings: np.ndarray) -> np.ndarray:
    """Return the (n, 3) uint8 red, green and blue, 1 to 255, of (n, dim) embeddings."""
    return colours_of_components(encoder, encoder.principal_components(embeddings, 3))


@float_errors_aside
def colours_of_components(encoder: LocationEncoder, components: np.ndarray) -> np.ndarray:
    """Return the (n, 3) uint8 red, green and blue, 1 to 255, of (n, 3) first principal components.

    The 2nd and the 98th percentile of each component over the land become 1 and 255. They stand in the encoder file,
    so that colours agree between extents, tiles and machines; 0 is left free to mean that there is nothing.
    """
    low, high = encoder.component_ranges[:3].T
    # What does not vary over the land has no spread.
    spread = np.where(high > low, high - low, 1)
    return np.clip(np.rint(1 + 254 * (components - low) / spread), 1, 255).astype(np.uint8)


@float_errors_aside
def distinct_colours(colours: ArrayLike) -> np.ndarray:
    """Return (k, 3) uint8 colours like the given ones, calmer, and moved apart until no two are mistaken.

    They repel each other in CIELAB, where distance is the difference that a person sees: alike colours stay
    neighbours, and the same colour twice becomes two. The more there are, the less far apart they can be.
    """
    lab = _lab_of(np.asarray(colours, dtype=np.float64) / 255)
    low, high = LIGHTNESS
    lab[:, 0] = low + (high - low) * lab[:, 0] / 100
    lab[:, 1:] *= CALM
    count = len(lab)
    # The same colour twice has no direction to be moved apart in.
    turn = np.arange(count) * 2.4
    lab += 0.01 * np.stack([np.sin(3 * turn), np.cos(turn), np.sin(turn)], axis=1)
    wanted = APART / max(count, 1) ** (1 / 3)
    for _ in range(ROUNDS):
        apart = lab[:, np.newaxis] - lab
        distance = np.linalg.norm(apart, axis=2)
        np.fill_diagonal(distance, np.inf)
        if not (distance < wanted).any():
            break
        push = np.maximum(wanted - distance, 0) / 2 / distance
        lab += 0.5 * (apart * push[:, :, np.newaxis]).sum(axis=1)
        lab[:, 0] = np.clip(lab[:, 0], low, high)
        lab[:, 1:] *= np.minimum(1, MOST_CHROMA / np.maximum(np.linalg.norm(lab[:, 1:], axis=1, keepdims=True), 1e-9))
        # Back into what a screen can show.
        lab = _lab_of(np.clip(_rgb_of(lab), 0.0, 1.0))
    return np.clip(np.rint(255 * _rgb_of(lab)), 1, 255).astype(np.uint8)


@float_errors_aside
def class_colours(count: int) -> np.ndarray:
    """Return (count, 3) uint8 colours for classes that have none of their own, as far apart as there is room."""
    turn = 2 * np.pi * np.arange(count) * (np.sqrt(5.0) - 1) / 2
    around = np.stack([np.cos(turn), np.cos(turn - 2 * np.pi / 3), np.cos(turn + 2 * np.pi / 3)], axis=1)
    return distinct_colours(np.clip(128 + 110 * around, 0, 255))


def _lab_of(rgb: np.ndarray) -> np.ndarray:
    """Return CIELAB (CIE 1976) of (n, 3) sRGB, 0 to 1."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ XYZ_OF_RGB.T
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def _rgb_of(lab: np.ndarray) -> np.ndarray:
    """Return sRGB of (n, 3) CIELAB; beyond 0 to 1 where no screen can show it."""
    y = (lab[:, 0] + 16) / 116
    f = np.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], axis=1)
    xyz = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    linear = xyz @ np.linalg.inv(XYZ_OF_RGB).T
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.abs(linear) ** (1 / 2.4) - 0.055)
