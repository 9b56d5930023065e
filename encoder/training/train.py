"""The training loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch

from .run_state import RunState
from .towers import LocationTower, Objective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..annotations import Metadata, Report, StrPath
    from .recipe import Recipe
    from .targets import Block
    from .towers import WaveTower

REPORT_EVERY = 25
CHECKPOINT_EVERY = 100
"""Steps."""


def train(
    lonlat: np.ndarray,
    targets: Sequence[Block],
    images: np.ndarray,
    recipe: Recipe,
    report: Report | None = None,
    checkpoint: StrPath | None = None,
    tower: LocationTower | WaveTower | None = None,
) -> tuple[LocationTower | WaveTower, Objective]:
    """Return the trained (tower, Objective), on the CPU, for (n, 2) places.

    `tower` is what learns, with the weights that it is to begin with; None is a new LocationTower.

    `targets` are `targets.Block`s of n rows; `images` is (views, n, image_components): what the image head sees of each
    place in each view. `report`, if given, is called every few steps with a dict: step, loss, regression, contrast,
    temperature, rank (the median rank of a place's own image among the batch's), seconds. `checkpoint` is a file that a
    run which was interrupted goes on from, its reports told again; it is removed at the end. Runs on a GPU if there
    is one.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(recipe.seed)
    truth = np.concatenate([block.values for block in targets], axis=1) if targets else np.zeros((len(lonlat), 0))
    truth = torch.from_numpy(truth.astype(np.float32)).to(device)
    images = torch.from_numpy(np.asarray(images)).to(device)
    tower = (tower or LocationTower(recipe)).to(device)
    inputs = torch.from_numpy(tower.inputs(lonlat)).to(device)
    objective = Objective(recipe, truth.shape[1]).to(device)
    rates = [recipe.learning_rate, recipe.head_learning_rate]
    groups = [{"params": module.parameters(), "lr": rate} for module, rate in zip((tower, objective), rates)]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=recipe.steps)
    generator = torch.Generator().manual_seed(recipe.seed)
    parts = {"tower": tower, "objective": objective, "optimizer": optimizer, "schedule": schedule}
    run, reports = RunState(checkpoint, recipe.fingerprint, parts), []

    def restore(state: Metadata) -> None:
        generator.set_state(state["generator"])
        torch.set_rng_state(state["dropout"])
        if torch.cuda.is_available():
            torch.cuda.set_rng_state_all(state["dropout_cuda"])
        reports.extend(state["reports"])

    done = run.resume(restore)
    if report:
        for state in reports:
            report(state)
    started = time.monotonic() - (reports[-1]["seconds"] if reports else 0)
    for step in range(done, recipe.steps):
        rows = torch.randint(len(inputs), (recipe.batch,), generator=generator).to(device)
        views = torch.randint(len(images), (recipe.batch,), generator=generator).to(device)
        batch = inputs[rows]
        embedding = tower(batch)
        loss, regression, contrast, logits = objective(embedding, batch, truth[rows], images[views, rows].float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if (step + 1) % REPORT_EVERY == 0 or step + 1 == recipe.steps:
            with torch.no_grad():
                rank = (logits > logits.diagonal()[:, None]).sum(dim=1).median()
            state = {
                "step": step + 1,
                "loss": float(loss.detach()),
                "regression": float(regression.detach()),
                "contrast": float(contrast.detach()),
                "temperature": 1 / float(objective.scale.detach()),
                "rank": int(rank),
                "seconds": time.monotonic() - started,
            }
            reports.append(state)
            if report:
                report(state)
        if (step + 1) % CHECKPOINT_EVERY == 0:
            dropout = {"dropout": torch.get_rng_state(), "dropout_cuda": torch.cuda.get_rng_state_all()}
            run.save(step + 1, reports=reports, generator=generator.get_state(), **dropout)
    run.forget()
    return tower.cpu().eval(), objective.cpu().eval()
