"""How fast places are embedded, beside the published code of SatCLIP and of GeoCLIP: degrees in, embeddings out.

    .venv/bin/python benchmarks/published.py

Their own code runs, unpacked from the archives into a scratch folder: SatCLIP at L = 40 with the weights that it starts
from, GeoCLIP with its trained ones. Each takes the batch that suits it best, and no gradients. Ratios are between
figures of one run: only they can be compared between machines. What would take minutes is timed on a part and scaled
up. Where other programs run, torch's threads wait for each other and its figures are many times too large: believe
them on a quiet machine, or with OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.
"""

import importlib
import os
import sys
import tempfile
import types
import zipfile
from pathlib import Path

import numpy as np
import torch
from threadpoolctl import threadpool_info

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import gigaflops, seconds
from placeprint.encoder import LocationEncoder, load_encoder
from placeprint.encoder.files.encoder_file import arrays_of
from placeprint.encoder.networks.harmonics import spherical_harmonics
from placeprint.lab.imagery.archives import fetch

PLACES = 100_000
PARTS = {"satclip": 8_000, "geoclip": 2_000}
"""Places on which each is timed."""

BATCHES = {"satclip": (4_000, 8_000), "geoclip": (500, 2_000)}
"""Batches among which each has the one that suits it: smaller ones are slower, larger ones no faster."""

DEGREES, WIDTH, DIM = 40, 512, 256

MEMBERS = {
    "satclip": ("rangegeo/satclip/",),
    "einops": ("einops/",),
    "geoclip": (
        "geoclip/model/location_encoder.py",
        "geoclip/model/misc.py",
        "geoclip/model/rff/",
        "geoclip/model/weights/location_encoder_weights.pth",
    ),
}
"""What is unpacked of each archive. Their packages' own `__init__` would import image models and download weights."""


def unpack(folder):
    """Unpack MEMBERS into a folder, and let their modules be imported from it."""
    for name, members in MEMBERS.items():
        with zipfile.ZipFile(fetch(name)) as archive:
            archive.extractall(folder, [entry for entry in archive.namelist() if entry.startswith(members)])
    sys.path.insert(0, str(folder))
    # GeoCLIP's module of paths reads its gallery with pandas, which nothing here calls.
    sys.modules.setdefault("pandas", types.ModuleType("pandas"))


def satclip(kind, basis):
    """Return SatCLIP's location encoder in evaluation mode, its numbers of a torch `kind`, its basis one of two."""
    theirs = importlib.import_module("rangegeo.satclip.location_encoder")
    torch.manual_seed(0)
    harmonics = theirs.get_positional_encoding("sphericalharmonics", DEGREES, basis)
    network = theirs.get_neural_network("siren", DEGREES**2, num_classes=DIM, dim_hidden=WIDTH, num_layers=2)
    return theirs.LocationEncoder(harmonics, network.to(kind)).eval()


def ours_of(model):
    """Return a LocationEncoder with the network of `satclip`, w0 folded into its weights, on our orthonormal basis."""
    layers = []
    for layer in (*model.nnet.layers, model.nnet.last_layer):
        frequency = getattr(layer.activation, "w0", 1.0)
        layers.append([frequency * each.detach().numpy() for each in (layer.weight, layer.bias)])
    return LocationEncoder(arrays_of(layers), {"name": "SatCLIP's network"})


def geoclip():
    """Return GeoCLIP's location encoder with its trained weights, in evaluation mode."""
    return importlib.import_module("geoclip.model.location_encoder").LocationEncoder().eval()


@torch.no_grad()
def embed(model, places, batch):
    """Return the (n, dim) tensor of a model of theirs for (n, 2) places, `batch` of them at a time."""
    return torch.cat([model(part) for part in places.split(batch)])


def best_batch(name, model, places):
    """Return (seconds for PLACES, the batch that takes least)."""
    embed(model, places[:64], 64)
    part = places[: PARTS[name]]
    times = {batch: seconds(lambda batch=batch: embed(model, part, batch), 2) for batch in BATCHES[name]}
    batch = min(times, key=times.get)
    return times[batch] * PLACES / len(part), batch


def scattered():
    """Return PLACES places spread at random and evenly over the sphere, (n, 2) degrees."""
    rng = np.random.default_rng(0)
    return np.stack([rng.uniform(-180, 180, PLACES), np.degrees(np.arcsin(rng.uniform(-1, 1, PLACES)))], axis=1)


def main():
    busy = os.getloadavg()[0]
    threads = {f"{library['internal_api']} {library['num_threads']}" for library in threadpool_info()}
    places = scattered()
    single, double = (torch.from_numpy(places).to(kind) for kind in (torch.float32, torch.float64))
    with tempfile.TemporaryDirectory() as scratch:
        unpack(Path(scratch))
        published = satclip(torch.float64, "analytic")
        same, shipped = ours_of(published), load_encoder()
        rows = {
            "SatCLIP, as published (float64)": best_batch("satclip", published, double),
            "SatCLIP, closed form (float64)": best_batch("satclip", satclip(torch.float64, "closed-form"), double),
            "SatCLIP in float32": best_batch("satclip", satclip(torch.float32, "analytic"), single),
            "GeoCLIP (float32)": best_batch("geoclip", geoclip(), single.flip(1)),
        }
        lost = embed(satclip(torch.float32, "analytic"), single[:4_000], 4_000).isnan().any(dim=1).float().mean()
        exact = embed(published.nnet, torch.from_numpy(spherical_harmonics(places[:4_000], DEGREES)), 4_000).numpy()
    ours = seconds(lambda: same.encode(places), 5)
    rows["Placeprint, SatCLIP's network"] = ours, None
    rows["Placeprint, the encoder that ships"] = seconds(lambda: shipped.encode(places), 5), None

    print(f"{PLACES} scattered places; {', '.join(sorted(threads))} threads, load before {busy:.1f}")
    speed = gigaflops()
    print(f"{shipped}; this machine multiplies at {speed:.0f} GFLOP/s")
    for name, (value, batch) in rows.items():
        note = f"  in batches of {batch}" if batch else ""
        print(f"{name:36} {value:8.2f} s  {value / ours:6.1f} times ours with SatCLIP's network{note}")
    figures = [
        (name, value / ours, "times ours with SatCLIP's network") for name, (value, _) in rows.items() if value != ours
    ]
    history.keep("published", figures, speed, busy)
    error = np.abs(same.encode(places)[:4_000] - exact).max() / np.abs(exact).max()
    if busy > 0.5 and torch.get_num_threads() > 1:
        print("OTHER PROGRAMS WERE RUNNING: believe none of the ratios; repeat on a quiet machine, or on one thread")
    print(f"theirs timed on {PARTS['satclip']} and {PARTS['geoclip']} places and scaled up, each in its best batch")
    print(f"in float32 SatCLIP's code gives no number at {lost:.0%} of the places")
    print(f"ours differs from the same network on the same basis in float64 by {error:.1e} of the largest value")


if __name__ == "__main__":
    main()
