"""How many steps a second a training makes: in one process, and under torchrun with NCCL and with gloo.

    python3 benchmarks/training_ranks.py [--places 50000] [--steps 300] [--processor-steps 50]

By the shipped recipe, on random places, with targets and images of its sizes. Needs torch and NumPy alone, and no
network. Losses without dropout, after as many steps, should agree, however the recipe was run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "recipes" / "placeprint-1.json"
TARGETS = 351
"""Columns of the shipped recipe's targets."""

PATIENCE = 150
"""Seconds for one run."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--places", type=int, default=50_000)
    parser.add_argument("--steps", type=int, default=300, help="of each run on a GPU")
    parser.add_argument("--processor-steps", type=int, default=50, help="of each run on processors")
    parser.add_argument("--worker", type=float, metavar="DROPOUT", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.worker is not None:
        work(chosen.places, chosen.steps, chosen.worker)
        return
    import torch

    gpus, cores = torch.cuda.device_count(), os.cpu_count() or 1
    print(f"torch {torch.__version__}, {cores} cores, {gpus} GPU(s) {torch.cuda.get_device_name() if gpus else ''}")
    print(f"{chosen.places} places\n{'':30} {'dropout':>7} {'steps':>5} {'steps/s':>8}  {'loss':9} {'rank':>4}")
    with tempfile.TemporaryDirectory() as folder:
        # The package is the root of the repository, under another name.
        (Path(folder) / "placeprint").symlink_to(ROOT)
        alone = {**os.environ, "PYTHONPATH": os.pathsep.join([folder, os.environ.get("PYTHONPATH", "")])}
        processors = {**alone, "CUDA_VISIBLE_DEVICES": ""}
        if gpus:
            for dropout in (0.0, 0.1):
                row("a GPU, one process", [], alone, dropout, chosen.places, chosen.steps)
                row(f"torchrun, {gpus} NCCL rank(s)", torchrun(gpus), alone, dropout, chosen.places, chosen.steps)
            # The processors take too long for as many steps.
            row("a GPU, one process", [], alone, 0.0, chosen.places, chosen.processor_steps)
        steps = chosen.processor_steps
        row("processors, one process", [], processors, 0.0, chosen.places, steps)
        shared = {**processors, "OMP_NUM_THREADS": str(max(1, cores // 2))}
        row("torchrun, 2 gloo ranks", torchrun(2), shared, 0.0, chosen.places, steps)


def torchrun(ranks):
    """Return what comes between the interpreter and a script that is to run on that many ranks."""
    return ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={ranks}"]


def row(name, launcher, environment, dropout, places, steps):
    """Run a training, and print how it went."""
    options = [f"--places={places}", f"--steps={steps}", f"--worker={dropout}"]
    command = [sys.executable, *launcher, str(Path(__file__).resolve()), *options]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE)
        result = json.loads(done.stdout.splitlines()[-1])
        print("{:30} {:7} {:5} {:8.2f}  {:<9.6f} {:4}".format(name, dropout, steps, *result), flush=True)
    except subprocess.CalledProcessError as error:
        print(f"{name:30} FAILED with status {error.returncode}\n{error.stderr[-3000:]}", flush=True)
    except subprocess.TimeoutExpired:
        print(f"{name:30} {dropout:7} {steps:5} took more than {PATIENCE} s", flush=True)


def work(places, steps, dropout):
    """Train, and have the first rank print [steps a second, loss, rank] as JSON."""
    import numpy as np

    from placeprint.encoder.earth.sphere import unit_vectors
    from placeprint.encoder.training.ranks import joined_ranks
    from placeprint.encoder.training.recipe import Recipe
    from placeprint.encoder.training.targets import TargetBlock
    from placeprint.encoder.training.train import train

    recipe = Recipe.from_file(SHIPPED)._replace(dropout=dropout, steps=steps)
    rng = np.random.default_rng(0)
    lonlat = np.stack([rng.uniform(-180, 180, places), np.degrees(np.arcsin(rng.uniform(-1, 1, places)))], axis=1)
    vectors = unit_vectors(lonlat).astype(np.float32)

    def waves(columns):
        return np.sin(vectors @ rng.normal(scale=4, size=(3, columns)).astype(np.float32))

    targets = [TargetBlock(waves(TARGETS), 1.0)]
    images = np.stack([waves(recipe.image_components).astype(np.float16) for _ in recipe.views])
    reports = []
    with joined_ranks() as ranks:
        train(lonlat, targets, images, recipe, reports.append, ranks=ranks)
    if not ranks.rank:
        first, last = reports[0], reports[-1]
        rate = (last["step"] - first["step"]) / max(last["seconds"] - first["seconds"], 1e-9)
        print(json.dumps([rate, last["loss"], last["rank"]]))


if __name__ == "__main__":
    main()
