"""The tower of places, and the objective that brings it together with the image features."""

import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SKIP_SCALE = 0.1
"""The harmonics that are handed through to the embedding are this small: a linear probe finds them there, and knows
where it is, while the cosine between two embeddings hardly changes."""


class LocationTower(nn.Module):
    """Spherical harmonics in, embedding out: the network that is exported. (n, L**2) float32 -> (n, dim + skipped).

    Dropout acts on pre-activations, as in SatCLIP (arXiv:2311.17179).
    """

    def __init__(self, recipe):
        super().__init__()
        inputs = recipe.degrees**2
        self.first = nn.Linear(inputs, recipe.width)
        self.second = nn.Linear(recipe.width, recipe.width)
        self.last = nn.Linear(recipe.width, recipe.dim)
        self.dropout = nn.Dropout(recipe.dropout)
        self.frequency = recipe.frequency
        self.skipped = recipe.skipped
        # Sitzmann et al. (2020), section 3.2: keeps the activations' distribution from layer to layer.
        nn.init.uniform_(self.first.weight, -1 / inputs, 1 / inputs)
        for layer in (self.second, self.last):
            bound = math.sqrt(6 / recipe.width)
            nn.init.uniform_(layer.weight, -bound, bound)

    def forward(self, harmonics):
        x = torch.sin(self.frequency * self.dropout(self.first(harmonics)))
        x = torch.sin(self.dropout(self.second(x)))
        # The harmonic of degree 0 is the same everywhere.
        return torch.cat([self.last(x), SKIP_SCALE * harmonics[:, 1 : 1 + self.skipped]], dim=1)

    def arrays(self):
        """Return the arrays of an encoder file: weights and biases, the frequency and the skip folded in."""
        scales = (self.frequency, 1.0, 1.0)
        arrays = {}
        for index, (layer, scale) in enumerate(zip((self.first, self.second, self.last), scales)):
            arrays[f"weight{index}"] = (layer.weight * scale).detach().cpu().numpy()
            arrays[f"bias{index}"] = (layer.bias * scale).detach().cpu().numpy()
        inputs = arrays["weight0"].shape[1]
        skip = SKIP_SCALE * np.eye(self.skipped, inputs, k=1, dtype=np.float32)
        arrays["weight0"] = np.concatenate([arrays["weight0"], skip])
        arrays["bias0"] = np.concatenate([arrays["bias0"], np.zeros(self.skipped, np.float32)])
        return arrays


class Objective(nn.Module):
    """Regression of the targets from the embedding, and contrast between places and images.

    The contrast, symmetric InfoNCE with a learned temperature (Radford et al. 2021, CLIP, arXiv:2103.00020), acts
    through a projection: directly on the embedding it drives look-alikes apart.
    """

    def __init__(self, recipe, spot, region):
        """`spot` and `region` are the widths of the targets."""
        super().__init__()
        self.regression = nn.Linear(recipe.dim + recipe.skipped, spot + region)
        self.place = nn.Linear(recipe.dim + recipe.skipped, recipe.contrast_dim)
        self.image = nn.Linear(spot, recipe.contrast_dim)
        self.log_scale = nn.Parameter(torch.tensor(math.log(1 / 0.07)))
        self.contrast_weight = recipe.contrast_weight

    def forward(self, embedding, spot, region):
        """Return (loss, contrast): the joint loss and the contrastive part of it."""
        errors = F.mse_loss(self.regression(embedding), torch.cat([spot, region], dim=1))
        logits = self.logits(embedding, spot)
        own = torch.arange(len(logits))
        contrast = (F.cross_entropy(logits, own) + F.cross_entropy(logits.T, own)) / 2
        return errors + self.contrast_weight * contrast, contrast

    def logits(self, embedding, spot):
        """Return the (n, n) scaled cosines between n places and n images."""
        places = F.normalize(self.place(embedding), dim=1)
        images = F.normalize(self.image(spot), dim=1)
        return self.log_scale.clamp(max=math.log(100)).exp() * places @ images.T
