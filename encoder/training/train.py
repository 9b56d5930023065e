"""The training loop, and the encoder file that comes out of it."""

import time

import numpy as np
import torch

from ..encoder_file import write_arrays
from ..gallery import world_places
from ..harmonics import spherical_harmonics
from ..location_encoder import LocationEncoder
from .towers import LocationTower, Objective


def train(lonlat, targets, recipe, report=None):
    """Return the trained (LocationTower, Objective) for (n, 2) places and their Targets.

    `report`, if given, is called every 50 steps with a dict: step, loss, contrast, temperature, rank (the median rank
    of a place's own image among the batch's), seconds.
    """
    torch.manual_seed(recipe.seed)
    harmonics = torch.from_numpy(spherical_harmonics(lonlat, recipe.degrees).astype(np.float32))
    spot, region = torch.from_numpy(targets.spot), torch.from_numpy(targets.region)
    tower = LocationTower(recipe)
    objective = Objective(recipe, spot.shape[1], region.shape[1])
    rates = [recipe.learning_rate, recipe.head_learning_rate]
    groups = [{"params": module.parameters(), "lr": rate} for module, rate in zip((tower, objective), rates)]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=recipe.steps)
    generator = torch.Generator().manual_seed(recipe.seed)
    started = time.monotonic()
    for step in range(recipe.steps):
        batch = torch.randint(len(harmonics), (recipe.batch,), generator=generator)
        embedding = tower(harmonics[batch])
        loss, contrast = objective(embedding, spot[batch], region[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if report and (step % 50 == 49 or step + 1 == recipe.steps):
            with torch.no_grad():
                logits = objective.logits(embedding, spot[batch])
                rank = (logits > logits.diagonal()[:, None]).sum(dim=1).median()
            report(
                {
                    "step": step + 1,
                    "loss": float(loss.detach()),
                    "contrast": float(contrast.detach()),
                    "temperature": float(torch.exp(-objective.log_scale.detach())),
                    "rank": int(rank),
                    "seconds": time.monotonic() - started,
                }
            )
    return tower.eval(), objective.eval()


def export(tower, path, metadata):
    """Write the encoder file of a trained LocationTower, and the centre and principal components of the land."""
    arrays = tower.arrays()
    embeddings = LocationEncoder(arrays, {}).encode(world_places(land_only=True)).astype(np.float64)
    center = embeddings.mean(axis=0)
    _, _, components = np.linalg.svd(embeddings - center, full_matrices=False)
    # A component's sign is arbitrary; fix it, so that colours agree between machines.
    largest = np.abs(components).argmax(axis=1)
    components *= np.sign(components[np.arange(len(components)), largest])[:, np.newaxis]
    ranges = np.percentile((embeddings - center) @ components.T, [2, 98], axis=0).T
    arrays.update(center=center, components=components, component_ranges=ranges)
    write_arrays(path, {name: array.astype(np.float32) for name, array in arrays.items()}, metadata)
