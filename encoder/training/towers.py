"""The tower of places, and the objective that brings it together with the images."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class LocationTower(nn.Module):
    """Spherical harmonics in, the learned part of the embedding out. (n, L**2) float32 -> (n, dim).

    SIREN (Sitzmann et al. 2020, arXiv:2006.09661); dropout acts on pre-activations, as in SatCLIP (arXiv:2311.17179).
    """

    def __init__(self, recipe):
        super().__init__()
        inputs = recipe.degrees**2
        self.first = nn.Linear(inputs, recipe.width)
        self.second = nn.Linear(recipe.width, recipe.width)
        self.last = nn.Linear(recipe.width, recipe.dim)
        self.dropout = nn.Dropout(recipe.dropout)
        self.frequency = recipe.frequency
        # Sitzmann et al. (2020), section 3.2: keeps the activations' distribution from layer to layer.
        nn.init.uniform_(self.first.weight, -1 / inputs, 1 / inputs)
        for layer in (self.second, self.last):
            bound = math.sqrt(6 / recipe.width)
            nn.init.uniform_(layer.weight, -bound, bound)

    def forward(self, harmonics):
        x = torch.sin(self.frequency * self.dropout(self.first(harmonics)))
        x = torch.sin(self.dropout(self.second(x)))
        return self.last(x)

    def layers(self):
        """Return the network as a list of (weight, bias) NumPy arrays, the frequency folded in."""
        scaled = ((self.first, self.frequency), (self.second, 1.0), (self.last, 1.0))
        return [
            tuple((array * scale).detach().cpu().numpy().copy() for array in (layer.weight, layer.bias))
            for layer, scale in scaled
        ]


class Objective(nn.Module):
    """Regression of the targets from the embedding, and contrast between places and images.

    The contrast is symmetric InfoNCE with a learned temperature (Radford et al. 2021, CLIP, arXiv:2103.00020). As a
    rule it trains only the two heads in which place and image meet: on the embedding itself it drives look-alikes
    apart.
    """

    def __init__(self, recipe, targets):
        """`targets` is the width of all targets together."""
        super().__init__()
        self.regression = nn.Linear(recipe.dim, targets) if recipe.regression_weight else None
        self.image = _head(recipe.image_components, recipe.contrast_width, recipe.contrast_dim)
        self.meets_embedding = recipe.contrast_on == "embedding"
        self.place = None
        if not self.meets_embedding:
            self.place = _head(recipe.dim + recipe.skipped, recipe.contrast_width, recipe.contrast_dim)
        self.log_scale = nn.Parameter(torch.tensor(math.log(1 / 0.07)))
        self.regression_weight, self.contrast_weight = recipe.regression_weight, recipe.contrast_weight
        self.skipped = recipe.skipped

    def forward(self, embedding, harmonics, targets, images):
        """Return (loss, regression, contrast, logits): the joint loss, its two parts, the (n, n) scaled cosines.

        `embedding` is (n, dim), `harmonics` (n, L**2), `targets` (n, k), `images` (n, image_components).
        """
        regression = embedding.new_zeros(())
        if self.regression is not None:
            regression = F.mse_loss(self.regression(embedding), targets)
        logits = self.logits(embedding, harmonics, images)
        own = torch.arange(len(logits), device=logits.device)
        contrast = (F.cross_entropy(logits, own) + F.cross_entropy(logits.T, own)) / 2
        return self.regression_weight * regression + self.contrast_weight * contrast, regression, contrast, logits

    def logits(self, embedding, harmonics, images):
        """Return the (n, n) scaled cosines between n places and n images."""
        if self.meets_embedding:
            places = embedding
        else:
            places = self.place(torch.cat([embedding.detach(), harmonics[:, 1 : 1 + self.skipped]], dim=1))
        cosines = F.normalize(places, dim=1) @ F.normalize(self.image(images), dim=1).T
        return self.scale * cosines

    @property
    def scale(self):
        """The inverse temperature, at most 100 as in CLIP."""
        return self.log_scale.clamp(max=math.log(100)).exp()


def _head(inputs, width, outputs):
    if not width:
        return nn.Sequential(nn.Linear(inputs, outputs))
    return nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, outputs))
