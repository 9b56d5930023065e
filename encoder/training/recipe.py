"""A recipe: every choice that a training run makes, in one small JSON file."""

import json
from pathlib import Path
from typing import NamedTuple


class Recipe(NamedTuple):
    """The settings of one run. Lengths are metres."""

    name: str
    seed: int = 0
    lattice: int = 400_000
    """Points of the lattice whose land is trained on,"""
    sea_stride: int = 8
    """and one in how many of its sea points."""
    views: tuple = (("june", 250_000.0, 1_000_000.0), ("october", 1_000_000.0), ("may", 1_000_000.0))
    """Months of the imagery, each with the widths of the crops that are taken from it."""
    degrees: int = 20
    """L: the harmonics go up to degree L - 1."""
    width: int = 512
    dim: int = 256
    """Learned dimensions of the embedding."""
    skip_degrees: int = 8
    """The harmonics of degree 1 to skip_degrees - 1 stand behind the learned dimensions, small."""
    frequency: float = 5.0
    """w0 of the first layer: how quickly the embedding may change from place to place."""
    dropout: float = 0.3
    spot_components: int = 192
    """Principal components of a place's own image features that the embedding must tell,"""
    region_components: int = 48
    """and of the features around it,"""
    region_scales: tuple = (400_000.0, 1_000_000.0, 2_500_000.0)
    """averaged with Gaussian weights of these standard deviations."""
    contrast_weight: float = 0.1
    contrast_dim: int = 128
    batch: int = 2048
    steps: int = 900
    learning_rate: float = 2e-3
    head_learning_rate: float = 1e-3
    weight_decay: float = 1e-2

    @property
    def skipped(self):
        """How many harmonics are handed through."""
        return max(min(self.skip_degrees, self.degrees) ** 2 - 1, 0)

    @classmethod
    def from_file(cls, path):
        """Return the recipe in a JSON file. Raises ValueError for a setting that does not exist."""
        settings = json.loads(Path(path).read_text(encoding="utf-8"))
        unknown = sorted(set(settings) - set(cls._fields))
        if unknown:
            raise ValueError(f"{path}: no such setting: {', '.join(unknown)}")
        return cls(**{key: _tuples(value) for key, value in settings.items()})


def _tuples(value):
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
