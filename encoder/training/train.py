"""The training loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import torch

from .ranks import ALONE
from .run_state import RunState
from .towers import LocationTower, Objective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Metadata, Report, StrPath
    from .ranks import Ranks
    from .recipe import Recipe
    from .targets import TargetBlock
    from .towers import WaveTower

REPORT_EVERY = 25
CHECKPOINT_EVERY = 100
"""Steps."""


def train(
    lonlat: np.ndarray,
    targets: Sequence[TargetBlock],
    images: np.ndarray,
    recipe: Recipe,
    report: Report | None = None,
    checkpoint: StrPath | None = None,
    tower: LocationTower | WaveTower | None = None,
    ranks: Ranks = ALONE,
) -> tuple[LocationTower | WaveTower, Objective]:
    """Return the trained (tower, Objective), on the CPU, for (n, 2) places.

    `tower` is what learns, with the weights that it is to begin with; None is a new LocationTower.

    `targets` are `targets.Block`s of n rows; `images` is (views, n, image_components): what the image head sees of each
    place in each view. `report`, if given, is called every few steps with a dict: step, loss, regression, contrast,
    temperature, rank (the median rank of a place's own image among the batch's), seconds. `checkpoint` is a file that a
    run which was interrupted goes on from, its reports told again; it is removed at the end. Runs on a GPU if there
    is one.

    With several `ranks`, see `ranks.joined`, all call this with the same arguments and return the same; the first alone
    reports, and writes the checkpoint. With dropout, other numbers of ranks give other towers: each rank draws from a
    stream of its own. The checkpoint keeps all of them; a run that goes on with more ranks begins those of the new ones
    anew. Raises ValueError for a batch that the ranks cannot share evenly, and for a checkpoint that cannot be read;
    RuntimeError if the ranks do not find the same checkpoint.
    """
    mine, device = ranks.part(recipe.batch), ranks.device
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
        ranks.restore_dropout(state["dropout"])
        reports.extend(state["reports"])

    if ranks.rank:
        report = None
        # The first goes on with the stream that its weights were drawn from, as a process by itself does.
        torch.manual_seed(recipe.seed + ranks.rank)
    done = ranks.agreed(run.resume(restore))
    if report:
        for state in reports:
            report(state)
    started = time.monotonic() - (reports[-1]["seconds"] if reports else 0)
    for step in range(done, recipe.steps):
        rows = torch.randint(len(inputs), (recipe.batch,), generator=generator)[mine].to(device)
        views = torch.randint(len(images), (recipe.batch,), generator=generator)[mine].to(device)
        batch, seen = inputs[rows], images[views, rows].float()
        embedding = tower(batch)
        loss, regression, contrast, logits = objective(embedding, batch, truth[rows], seen, ranks)
        optimizer.zero_grad()
        loss.backward()
        ranks.average_gradients([*tower.parameters(), *objective.parameters()])
        optimizer.step()
        schedule.step()
        if (step + 1) % REPORT_EVERY == 0 or step + 1 == recipe.steps:
            before = (logits > logits.diagonal(mine.start)[:, None]).sum(dim=1)
            parts = ranks.mean(torch.stack([loss, regression, contrast])).tolist()
            state = {
                "step": step + 1,
                **dict(zip(("loss", "regression", "contrast"), parts)),
                "temperature": 1 / float(objective.scale.detach()),
                "rank": int(ranks.gather(before).median()),
                "seconds": time.monotonic() - started,
            }
            reports.append(state)
            if report:
                report(state)
        if (step + 1) % CHECKPOINT_EVERY == 0:
            dropout = ranks.dropout()
            if not ranks.rank:
                run.save(step + 1, reports=reports, generator=generator.get_state(), dropout=dropout)
    if not ranks.rank:
        run.forget()
    return tower.cpu().eval(), objective.cpu().eval()
