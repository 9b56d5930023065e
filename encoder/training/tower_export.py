"""From trained heads, and their backbone, to the file of an image tower."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..encoders.location_encoder import LocationEncoder
from ..files.encoder_file import arrays_of, fingerprint, write_arrays

if TYPE_CHECKING:
    from collections.abc import Iterable

    import torch

    from ..types import Arrays, Layers, Metadata, StrPath
    from .backbone import Backbone
    from .image_training import Heads
    from .recipe import Recipe
    from .targets import TargetAxes
    from .towers import Objective


def export_image_tower(
    backbone: Backbone,
    objective: Objective,
    axes: TargetAxes,
    arrays: Arrays,
    transform: np.ndarray,
    recipe: Recipe,
    path: StrPath,
    metadata: Metadata,
) -> None:
    """Write the image tower's file: the backbone, the two heads, and the fingerprint of the encoder in `arrays`.

    `axes` are those of the image features that the image head was trained on, `transform` (dim, dim) what turned and
    scaled the learned embedding on its way into `arrays`.
    """
    image = _layers(objective.image)
    weight, bias = image[0]
    weight = weight @ (axes.vectors / axes.spread[:, np.newaxis]).T
    image[0] = (weight, bias - weight @ axes.mean)
    place = _layers(objective.place) if objective.place is not None else [_identity(recipe)]
    weight, bias = place[0]
    skip_scale = np.sqrt((arrays["weight0"][-recipe.skipped :] ** 2).sum(axis=1)) if recipe.skipped else np.zeros(0)
    # The head was trained on the learned dimensions and the harmonics as they were; the encoder's are turned and small.
    learned = weight[:, : recipe.dim] @ np.linalg.inv(transform)
    sun = np.zeros((len(weight), LocationEncoder(arrays, {}).dim - recipe.dim - recipe.skipped))
    harmonics = weight[:, recipe.dim :] / skip_scale
    place[0] = (np.concatenate([learned, sun, harmonics], axis=1), bias)
    # Undoing the transform needs all digits.
    place = _named("place", place)
    _write(
        path, backbone, image, place, objective.scale.detach(), {**metadata, "encoder_fingerprint": fingerprint(arrays)}
    )


def write_image_tower(
    backbone: Backbone, heads: Heads, encoder: LocationEncoder, scale: float, path: StrPath, metadata: Metadata
) -> None:
    """Write the file of an image tower for a LocationEncoder: the Backbone and the Heads, and `scale` as its own."""
    image = _folded(_layers(heads.image), heads.feature_mean, heads.feature_spread)
    # Some dimensions of an embedding are a thousand times smaller than others, so that their weights need all digits.
    place = _named("place", _folded(_layers(heads.place), heads.embedding_mean, heads.embedding_spread))
    place["place_weight1"] = place["place_weight1"].astype(np.float16)
    _write(path, backbone, image, place, scale, {**metadata, "encoder_fingerprint": encoder.fingerprint})


def _write(path: StrPath, backbone: Backbone, image: Layers, place: Arrays, scale: float, metadata: Metadata) -> None:
    """Write the arrays of a backbone, the layers of an image head, all matrices as float16, and `place` as it is."""
    arrays = {**backbone.arrays(), **_named("image", image)}
    halved = {name: array.astype(np.float16) if array.ndim == 2 else array for name, array in arrays.items()}
    write_arrays(path, {**halved, **place, "scale": np.array(scale, np.float32)}, metadata)


def _folded(layers: Layers, mean: torch.Tensor, spread: torch.Tensor) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return layers, (weight, bias), that take what these take before it is standardised."""
    (weight, bias), *others = layers
    weight = weight / spread.cpu().numpy()
    return [(weight, bias - weight @ mean.cpu().numpy()), *others]


def _identity(recipe: Recipe) -> tuple[np.ndarray, np.ndarray]:
    """Return the layer that takes the learned dimensions alone, as they are."""
    return np.eye(recipe.dim, recipe.dim + recipe.skipped), np.zeros(recipe.dim)


def _layers(head: Iterable[Any]) -> list[tuple[np.ndarray, np.ndarray]]:
    return [
        (layer.weight.detach().cpu().numpy().astype(np.float64), layer.bias.detach().cpu().numpy().astype(np.float64))
        for layer in head
        if hasattr(layer, "weight")
    ]


def _named(head: str, layers: Layers) -> Arrays:
    return {f"{head}_{name}": array for name, array in arrays_of(layers).items()}
