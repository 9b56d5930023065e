"""A tower recipe: every choice that the training of an image tower makes, in one small JSON file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .settings import fingerprint_of, settings_from

if TYPE_CHECKING:
    from ..types import StrPath


class TowerRecipe(NamedTuple):
    """The settings of one run. Lengths are metres."""

    name: str
    seed: int = 0
    lattice: int = 400_000
    """Points of the lattice whose land is looked at,"""
    sea_stride: int = 8
    """with one in how many of its sea points."""
    months: tuple[str, ...] = ("june", "may", "july")
    """The imagery, the finest first. What is not here can tell how good the tower is."""
    narrowest: float = 160_000.0
    widest: float = 1_500_000.0
    """Width of the pictures."""
    calm: float = 0.4
    """Share of the pictures of which only the season is changed."""
    places: int = 50_000
    """How many of the places the heads first learn from, with the backbone as it is, in these views."""
    views: tuple[tuple[str, float], ...] = (
        ("june", 250_000.0),
        ("june", 1_000_000.0),
        ("may", 1_000_000.0),
        ("july", 1_000_000.0),
    )
    image_width: int = 512
    """Hidden units of the head of pictures"""
    place_width: int = 1024
    """and of that of places,"""
    joint_dim: int = 128
    """and the dimensions of the space in which they meet."""
    heads_batch: int = 1024
    heads_steps: int = 1500
    heads_rate: float = 2e-3
    """Learning rate of the heads while the backbone is frozen."""
    tuned_from: int = 3
    """The blocks of the backbone that stay as they are; the others learn, with the heads,"""
    batch: int = 256
    steps: int = 1500
    backbone_rate: float = 2e-4
    tuned_heads_rate: float = 3e-4
    """so many steps at such rates."""
    others: int = 1536
    """Places that a picture is not of, drawn for each batch,"""
    neighbours: int = 6
    """and the nearest places to each, which are the hardest to tell from it."""
    weight_decay: float = 1e-2
    calibrated_on: int = 1536
    """Pictures of imagery that is not trained on, by which the tower is told how sure it may be."""

    @property
    def fingerprint(self) -> str:
        """A SHA-256, in hexadecimal, of all settings: two runs of one recipe are the same run."""
        return fingerprint_of(self)

    @classmethod
    def from_file(cls, path: StrPath) -> TowerRecipe:
        """Return the recipe in a JSON file; ValueError, naming the file, for what is none (see `settings_from`)."""
        return settings_from(path, cls)
