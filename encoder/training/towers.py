"""The towers of places, and the objective that brings one together with the images."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from ..files.encoder_file import arrays_of
from ..networks.fourier_network import FourierNetwork, fourier_features
from ..networks.harmonic_network import HarmonicNetwork
from ..networks.harmonics import spherical_harmonics
from .ranks import ALONE

if TYPE_CHECKING:
    from ..types import Arrays, Layers
    from .ranks import Ranks
    from .recipe import Recipe


class LocationTower(nn.Module):
    """Spherical harmonics in, the learned part of the embedding out. (n, L**2) float32 -> (n, dim).

    SIREN (Sitzmann et al. 2020, arXiv:2006.09661); dropout acts on pre-activations, as in SatCLIP (arXiv:2311.17179).
    """

    BASIS = HarmonicNetwork.BASIS

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        inputs = recipe.degrees**2
        self.first = nn.Linear(inputs, recipe.width)
        self.second = nn.Linear(recipe.width, recipe.width)
        self.last = nn.Linear(recipe.width, recipe.dim)
        self.dropout = nn.Dropout(recipe.dropout)
        self.degrees, self.frequency = recipe.degrees, recipe.frequency
        # Sitzmann et al. (2020), section 3.2: keeps the activations' distribution from layer to layer.
        nn.init.uniform_(self.first.weight, -1 / inputs, 1 / inputs)
        for layer in (self.second, self.last):
            bound = math.sqrt(6 / recipe.width)
            nn.init.uniform_(layer.weight, -bound, bound)

    def inputs(self, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n, L**2) float32 that `forward` takes, for (n, 2) places."""
        return spherical_harmonics(lonlat, self.degrees).astype(np.float32)

    def forward(self, harmonics: torch.Tensor) -> torch.Tensor:
        """Return the (n, dim) embeddings of (n, L**2) harmonics."""
        x = torch.sin(self.frequency * self.dropout(self.first(harmonics)))
        x = torch.sin(self.dropout(self.second(x)))
        return self.last(x)

    def layers(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return the network as a list of (weight, bias) NumPy arrays, the frequency folded in."""
        scaled = ((self.first, self.frequency), (self.second, 1.0), (self.last, 1.0))
        return [
            tuple((array * scale).detach().cpu().numpy().copy() for array in (layer.weight, layer.bias))
            for layer, scale in scaled
        ]

    def arrays(self, layers: Layers) -> Arrays:
        """Return the arrays of an encoder file of `layers`, which are those of `layers()` or made of them."""
        return arrays_of(layers)

    @torch.no_grad()
    def start_from(self, layers: Layers) -> None:
        """Take the weights of a network, a list of (weight, bias), that has this tower's layers, or wider ones."""
        for own, (weight, bias), frequency in zip(
            (self.first, self.second, self.last), layers, (self.frequency, 1.0, 1.0)
        ):
            # Behind the units that learn stand others, which hand harmonics through.
            rows, columns = own.weight.shape
            own.weight.copy_(torch.from_numpy(weight[:rows, :columns] / np.float32(frequency)))
            own.bias.copy_(torch.from_numpy(bias[:rows] / np.float32(frequency)))


class WaveTower(nn.Module):
    """Waves over an Equal Earth map in, the embedding out: for regions that harmonics are too coarse for.

    A `FourierNetwork` of one capsule: (n, 2 k) float32 -> (n, dim).
    """

    BASIS = FourierNetwork.BASIS

    def __init__(self, recipe: Recipe, frequencies: np.ndarray) -> None:
        """`frequencies` are those of the waves, (k, 2), as in `FourierNetwork`."""
        super().__init__()
        self.frequencies = frequencies
        self.first = nn.Linear(2 * len(frequencies), recipe.width)
        self.second = nn.Linear(recipe.width, recipe.width)
        self.last = nn.Linear(recipe.width, recipe.dim)
        self.dropout = nn.Dropout(recipe.dropout)

    def inputs(self, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n, 2 k) float32 that `forward` takes, for (n, 2) places."""
        return fourier_features(lonlat, self.frequencies)

    def forward(self, waves: torch.Tensor) -> torch.Tensor:
        """Return the (n, dim) embeddings of (n, 2 k) waves."""
        x = self.dropout(F.relu(self.first(waves)))
        return self.last(self.dropout(F.relu(self.second(x))))

    def layers(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return the network as a list of (weight, bias) NumPy arrays."""
        return [
            (layer.weight.detach().cpu().numpy().copy(), layer.bias.detach().cpu().numpy().copy())
            for layer in (self.first, self.second, self.last)
        ]

    def arrays(self, layers: Layers) -> Arrays:
        """Return the arrays of an encoder file of `layers`, which are those of `layers()` or made of them."""
        named = {f"capsule0_{name}": array for name, array in arrays_of(layers).items()}
        return {"capsule0_frequencies": self.frequencies, **named}


class Objective(nn.Module):
    """Regression of the targets from the embedding, and contrast between places and images.

    The contrast is symmetric InfoNCE with a learned temperature (Radford et al. 2021, CLIP, arXiv:2103.00020). As a
    rule it trains only the two heads in which place and image meet: on the embedding itself it drives look-alikes
    apart.
    """

    def __init__(self, recipe: Recipe, targets: int) -> None:
        """`targets` is the width of all targets together."""
        super().__init__()
        self.regression = nn.Linear(recipe.dim, targets) if recipe.regression_weight else None
        self.image = head(recipe.image_components, recipe.contrast_width, recipe.contrast_dim)
        self.meets_embedding = recipe.contrast_on == "embedding"
        self.place = None
        if not self.meets_embedding:
            self.place = head(recipe.dim + recipe.skipped, recipe.contrast_width, recipe.contrast_dim)
        self.log_scale = nn.Parameter(torch.tensor(math.log(1 / 0.07)))
        self.regression_weight, self.contrast_weight = recipe.regression_weight, recipe.contrast_weight
        self.skipped = recipe.skipped

    def forward(
        self,
        embedding: torch.Tensor,
        harmonics: torch.Tensor,
        targets: torch.Tensor,
        images: torch.Tensor,
        ranks: Ranks = ALONE,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return (loss, regression, contrast, logits): the joint loss, its two parts, the (n, n) scaled cosines.

        `embedding` is (n, dim), `harmonics` (n, L**2), `targets` (n, k), `images` (n, image_components).

        With several `ranks` these are a rank's own part of the batch. It is contrasted with all of the batch, and
        `logits` are (n, n size), the images of all ranks in their order. The means of loss and gradients over the ranks
        are those of the batch as a whole.
        """
        regression = embedding.new_zeros(())
        if self.regression is not None:
            regression = F.mse_loss(self.regression(embedding), targets)
        places, images = self._directions(embedding, harmonics, images)
        logits = self.scale * (places @ ranks.gather(images).T)
        # Where all places and images are here, the same products tell of the images too.
        of_images = self.scale * (images @ ranks.gather(places).T) if ranks.joined else logits.T
        count = logits.shape[1]
        own = torch.arange(count, device=logits.device)[ranks.part(count)]
        contrast = (F.cross_entropy(logits, own) + F.cross_entropy(of_images, own)) / 2
        return self.regression_weight * regression + self.contrast_weight * contrast, regression, contrast, logits

    def logits(self, embedding: torch.Tensor, harmonics: torch.Tensor, images: torch.Tensor) -> torch.Tensor:
        """Return the (n, n) scaled cosines between n places and n images."""
        places, images = self._directions(embedding, harmonics, images)
        return self.scale * (places @ images.T)

    def _directions(
        self, embedding: torch.Tensor, harmonics: torch.Tensor, images: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the (n, contrast_dim) unit vectors by which n places, and n images, meet."""
        if self.place is None:
            places = embedding
        else:
            places = self.place(torch.cat([embedding.detach(), harmonics[:, 1 : 1 + self.skipped]], dim=1))
        return F.normalize(places, dim=1), F.normalize(self.image(images), dim=1)

    @property
    def scale(self) -> torch.Tensor:
        """The inverse temperature, at most 100 as in CLIP."""
        return self.log_scale.clamp(max=math.log(100)).exp()


def head(inputs: int, width: int, outputs: int) -> nn.Sequential:
    """Return a perceptron of one hidden layer of `width` units, or none where that is 0."""
    if not width:
        return nn.Sequential(nn.Linear(inputs, outputs))
    return nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, outputs))
