"""The training loop."""

import os
import time
from pathlib import Path

import numpy as np
import torch

from .towers import LocationTower, Objective

REPORT_EVERY = 25
CHECKPOINT_EVERY = 100
"""Steps."""


def train(lonlat, targets, images, recipe, report=None, checkpoint=None, tower=None):
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
    run = _Run(recipe, tower, objective, optimizer, schedule, generator, checkpoint)
    done = run.resume()
    if report:
        for state in run.reports:
            report(state)
    started = time.monotonic() - (run.reports[-1]["seconds"] if run.reports else 0)
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
            run.reports.append(state)
            if report:
                report(state)
        if (step + 1) % CHECKPOINT_EVERY == 0:
            run.save(step + 1)
    run.forget()
    return tower.cpu().eval(), objective.cpu().eval()


class _Run:
    """All that changes while a recipe is trained, so that it can be written down and taken up again."""

    def __init__(self, recipe, tower, objective, optimizer, schedule, generator, path):
        self.parts = {"tower": tower, "objective": objective, "optimizer": optimizer, "schedule": schedule}
        self.fingerprint, self.generator = recipe.fingerprint, generator
        self.path = Path(path) if path else None
        self.reports = []

    def resume(self):
        """Return the number of steps done: those of the checkpoint, if there is one of this recipe.

        Raises ValueError if it cannot be read.
        """
        if not (self.path and self.path.exists()):
            return 0
        try:
            # weights_only: a checkpoint is data, and must not run code.
            state = torch.load(self.path, map_location="cpu", weights_only=True)
            if state["recipe"] != self.fingerprint:
                return 0
            for name, part in self.parts.items():
                part.load_state_dict(state[name])
            self.generator.set_state(state["generator"])
            torch.set_rng_state(state["dropout"])
            if torch.cuda.is_available():
                torch.cuda.set_rng_state_all(state["dropout_cuda"])
            self.reports = state["reports"]
            return state["step"]
        except Exception as error:
            # Beginning again unasked would throw away what may be an hour's work.
            raise ValueError(f"{self.path} is damaged, or no checkpoint; remove it to train from the start") from error

    def save(self, step):
        """Write the checkpoint, whole or not at all."""
        if not self.path:
            return
        state = {name: part.state_dict() for name, part in self.parts.items()}
        state.update(recipe=self.fingerprint, step=step, reports=self.reports)
        state.update(generator=self.generator.get_state())
        state.update(dropout=torch.get_rng_state(), dropout_cuda=torch.cuda.get_rng_state_all())
        unfinished = self.path.with_name(self.path.name + ".part")
        torch.save(state, unfinished)
        os.replace(unfinished, self.path)

    def forget(self):
        """Remove the checkpoint."""
        if self.path:
            self.path.unlink(missing_ok=True)
