"""What test_ranks.py has torchrun do, and does itself as one process: `on_ranks TASK FOLDER`."""

import sys
import time
import weakref
import zlib
from pathlib import Path

import numpy as np
import torch

from placeprint.encoder.cli import main
from placeprint.encoder.earth.sphere import fibonacci_lattice, unit_vectors
from placeprint.encoder.training.ranks import joined_ranks
from placeprint.encoder.training.recipe import Recipe
from placeprint.encoder.training.targets import TargetBlock
from placeprint.encoder.training.towers import LocationTower, Objective
from placeprint.encoder.training.train import CHECKPOINT_EVERY, train
from placeprint.lab.imagery.archives import ARCHIVES, cache_folder

from .small_world import archives_in

HEADS = Recipe(
    name="ranks",
    degrees=4,
    width=32,
    dim=8,
    dropout=0.0,
    skip_degrees=3,
    contrast_weight=1.0,
    contrast_dim=4,
    contrast_width=10,
    image_components=6,
    batch=64,
    steps=30,
    learning_rate=1e-2,
    head_learning_rate=1e-2,
)
DIRECT = HEADS._replace(contrast_on="embedding", contrast_dim=HEADS.dim)
LONG = HEADS._replace(dropout=0.1, steps=CHECKPOINT_EVERY + 30)
"""With dropout, and long enough that there is a checkpoint to go on from."""

FIRST_STEPS = {
    f"{recipe.contrast_on} {dtype}": (recipe, dtype)
    for recipe in (HEADS, DIRECT)
    for dtype in (torch.float32, torch.float64)
}


def lesson():
    """Return the (places, targets, images) to learn from: targets and images follow from where a place lies."""
    places = fibonacci_lattice(400)
    rng = np.random.default_rng(0)
    vectors = unit_vectors(places).astype(np.float32)
    images = vectors @ rng.normal(size=(2, 3, HEADS.image_components)) + 0.2 * rng.normal(size=(2, len(places), 1))
    return places, [TargetBlock(vectors, 1.0), TargetBlock(vectors**2, 1.0)], images.astype(np.float16)


def first_step(ranks, recipe, dtype):
    """Return the loss of one batch, and the gradients of all parameters, as {name: array}: means over the ranks."""
    places, targets, images = lesson()
    truth = torch.from_numpy(np.concatenate([block.values for block in targets], axis=1)).to(dtype)
    torch.manual_seed(0)
    tower, objective = LocationTower(recipe).to(dtype), Objective(recipe, truth.shape[1]).to(dtype)
    rows = torch.randperm(len(places))[: recipe.batch][ranks.part(recipe.batch)]
    inputs, seen = torch.from_numpy(tower.inputs(places)).to(dtype)[rows], torch.from_numpy(images[0]).to(dtype)[rows]
    loss, *_ = objective(tower(inputs), inputs, truth[rows], seen, ranks)
    loss.backward()
    named = {**dict(tower.named_parameters()), **dict(objective.named_parameters())}
    ranks.average_gradients(named.values())
    return {"loss": ranks.mean(loss).numpy(), **{name: parameter.grad.numpy() for name, parameter in named.items()}}


def trained(ranks, recipe, checkpoint=None, kind=LocationTower):
    """Return what training ends in, as {name: array}: the weights, and what was reported, without the seconds."""
    reports = []
    torch.manual_seed(1)
    run = train(*lesson(), recipe, reports.append, checkpoint, kind(recipe), ranks)
    kept = [[value for key, value in report.items() if key != "seconds"] for report in reports]
    weights = {name: array.numpy() for module in run for name, array in module.state_dict().items()}
    checksum = zlib.crc32(b"".join(array.tobytes() for array in weights.values()))
    assert len(set(ranks.gather(torch.tensor([checksum])).tolist())) == 1, "the ranks ended in different weights"
    return {**weights, "reports": np.array(kept)}


class Failing(LocationTower):
    """A tower that the second rank cannot use for long."""

    def __init__(self, recipe):
        super().__init__(recipe)
        self.left = CHECKPOINT_EVERY + 5 if torch.distributed.get_rank() == 1 else -1

    def forward(self, harmonics):
        self.left -= 1
        if not self.left:
            raise MemoryError("the second rank is out of memory")
        return super().forward(harmonics)


def compare(ranks, folder):
    """Write what the ranks compute, and which of them found what the first leaves for the others."""
    for name, (recipe, dtype) in FIRST_STEPS.items():
        keep(ranks, folder / f"{name}.npz", first_step(ranks, recipe, dtype))
    keep(ranks, folder / "short.npz", trained(ranks, HEADS))
    keep(ranks, folder / "long.npz", trained(ranks, LONG))
    with ranks.first_alone():
        found = (folder / "cache").exists()
        time.sleep(0.3)
        (folder / "cache").touch()
    (folder / f"rank {ranks.rank} of {ranks.size}").write_text(f"found {found}", encoding="utf-8")


def fail(ranks, folder):
    """Train until the second rank fails."""
    trained(ranks, LONG, folder / "some.checkpoint", Failing)


def resume(ranks, folder):
    """Go on with what `fail` left."""
    keep(ranks, folder / "resumed.npz", trained(ranks, LONG, folder / "some.checkpoint"))


def keep(ranks, path, arrays):
    if not ranks.rank:
        np.savez(path, **arrays)


if __name__ == "__main__":
    task, *arguments = sys.argv[1:]
    if task == "command":
        ARCHIVES.update(archives_in(cache_folder()))
        sys.exit(main(arguments))
    with joined_ranks() as these:
        group = weakref.ref(torch.distributed.group.WORLD)
        {"compare": compare, "fail": fail, "resume": resume}[task](these, Path(arguments[0]))
    if group() is not None:
        sys.exit("something keeps the process group, whose threads may then abort this process as it ends")
