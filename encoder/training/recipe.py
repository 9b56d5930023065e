"""A recipe: every choice that a training run makes, in one small JSON file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .settings import fingerprint_of, settings_from

if TYPE_CHECKING:
    from ..types import Metadata, StrPath


class Recipe(NamedTuple):
    """The settings of one run. Lengths are metres."""

    name: str
    seed: int = 0
    lattice: int = 400_000
    """Points of the lattice whose land is trained on,"""
    sea_stride: int = 8
    """with one in how many of its sea points;"""
    places: int = 50_000
    """how many of these, spread evenly, are used."""
    views: tuple[tuple[str, float], ...] = (
        ("june", 250_000.0),
        ("june", 1_000_000.0),
        ("october", 1_000_000.0),
        ("may", 1_000_000.0),
    )
    """Months of the imagery, each with the width of the crops that are taken from it."""
    degrees: int = 20
    """L: the harmonics go up to degree L - 1."""
    width: int = 512
    dim: int = 256
    """Learned dimensions of the embedding."""
    frequency: float = 5.0
    """w0 of the first layer: how quickly the embedding may change from place to place."""
    dropout: float = 0.3
    skip_degrees: int = 14
    """The harmonics of degree 1 to skip_degrees - 1 stand behind the learned dimensions, small."""
    regression_weight: float = 1.0
    """How much the regression of the targets counts; with 0 there are no targets."""
    spot_components: int = 192
    """Principal components of a place's own image features that the embedding must tell,"""
    region_components: int = 48
    """and of the features around it,"""
    region_scales: tuple[float, ...] = (400_000.0, 1_000_000.0, 2_500_000.0)
    """averaged with Gaussian weights of these standard deviations;"""
    colour_scales: tuple[float, ...] = (150_000.0, 400_000.0, 1_000_000.0)
    """and the colours, at the spot and averaged with these;"""
    light_widths: tuple[float, ...] = ()
    """and how bright the night is in squares as wide as these."""
    light_emphasis: float = 3.0
    """Brightnesses are few beside the features: each is multiplied by this, so that the regression minds them."""
    spot_likeness: float = 0.1
    """How much of the similarity between two embeddings comes from what they tell of the spot, for each target,"""
    region_likeness: tuple[float, ...] = (1.0, 0.2, 0.1)
    """of the region at each of its scales,"""
    colour_likeness: tuple[float, ...] = (2.0, 2.0, 2.0, 0.5)
    """of the colours at the spot and at each of their scales,"""
    light_likeness: tuple[float, ...] = ()
    """of the brightness of the night in each square;"""
    sun_likeness: float = 0.15
    """and how much from the sunlight of the two latitudes, as a share of all that comes from images."""
    contrast_weight: float = 0.1
    contrast_dim: int = 128
    contrast_width: int = 512
    """Hidden units of the two heads in which images and places meet; with 0 they are linear."""
    contrast_on: str = "heads"
    """What learns from the contrast: "heads" alone, or the "embedding", which then meets the images without a head."""
    image_components: int = 256
    """Principal components of an image's features that its head sees."""
    batch: int = 2048
    steps: int = 1800
    learning_rate: float = 2e-3
    head_learning_rate: float = 1e-3
    weight_decay: float = 1e-2

    @property
    def skipped(self) -> int:
        """How many harmonics are handed through."""
        return max(min(self.skip_degrees, self.degrees) ** 2 - 1, 0)

    @property
    def fingerprint(self) -> str:
        """A SHA-256, in hexadecimal, of all settings: two runs of one recipe are the same run."""
        return fingerprint_of(self)

    @classmethod
    def from_file(cls, path: StrPath, defaults: Metadata | None = None) -> Recipe:
        """Return the recipe in a JSON file. `defaults`, by name, hold for what it does not say.

        Raises ValueError, naming the file, for what is not JSON, and for settings that do not exist, are of the wrong
        kind or do not go together.
        """
        recipe = settings_from(path, cls, defaults)
        if recipe.contrast_on not in ("heads", "embedding"):
            raise ValueError(f'{path}: contrast_on is "heads" or "embedding", not {recipe.contrast_on!r}')
        if recipe.contrast_on == "embedding" and recipe.contrast_dim != recipe.dim:
            raise ValueError(f"{path}: images meet the embedding itself, so contrast_dim must be dim")
        scales = (len(recipe.region_scales), 1 + len(recipe.colour_scales), len(recipe.light_widths))
        if (len(recipe.region_likeness), len(recipe.colour_likeness), len(recipe.light_likeness)) != scales:
            raise ValueError(f"{path}: region_, colour_ and light_likeness need a number for each scale")
        return recipe
