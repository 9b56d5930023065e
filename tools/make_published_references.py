"""Compares imported encoders with the published code that their weights are for, and keeps some of what that says.

    .venv/bin/python tools/make_published_references.py

SatCLIP's own code (package rangegeo) runs with random weights, for the released ones are not in any package; GeoCLIP's
with random weights and with its own. The checkpoints go through Placeprint's importer, and the embeddings of 5,000
places are compared, the poles and the antimeridian among them. What the published code says of 60 of them is written
to tests/data/published_references.npz, so that the tests need neither the packages nor a network.
"""

import importlib
import io
import tempfile
from pathlib import Path

import numpy as np

from placeprint.encoder import LocationEncoder
from placeprint.encoder.earth.sphere import canonical, fibonacci_lattice
from placeprint.encoder.importers.checkpoint import Checkpoint
from placeprint.encoder.importers.conversion import published_network

REFERENCES = Path(__file__).resolve().parent.parent / "tests" / "data" / "published_references.npz"

EDGES = [[0, 90], [0, -90], [-180, 0], [-180, -70], [179.999999, 5], [-179.999999, 5], [10, 89.9999], [10, -89.9999]]
"""Places at the poles and at the antimeridian. There a place has several coordinates, for which GeoCLIP says different
things: what it says of longitude -180, and of longitude 0 at the poles, is what counts here."""

KEPT = 60
DIMENSIONS = 16
"""How many places, and of how many dimensions of their embeddings, are kept."""


def places(count):
    """Return (count, 2) degrees, EDGES first."""
    return canonical(np.concatenate([EDGES, fibonacci_lattice(count - len(EDGES))]))


def satclip_state(degrees):
    """Return random weights of SatCLIP's location encoder by name, float64, in the range that it begins with."""
    shapes = {"layers.0": (512, degrees**2), "layers.1": (512, 512), "last_layer": (256, 512)}
    # The one generator of NumPy whose numbers stay the same for ever.
    rng, state = np.random.RandomState(degrees), {}
    for name, (outputs, inputs) in shapes.items():
        reach = 1 / inputs if name == "layers.0" else np.sqrt(6 / inputs)
        state[f"nnet.{name}.weight"] = rng.uniform(-reach, reach, (outputs, inputs))
        state[f"nnet.{name}.bias"] = rng.uniform(-reach, reach, outputs)
    return state


def geoclip_state():
    """Return random weights of GeoCLIP's location encoder by name, float32, in the range that it begins with."""
    rng, state = np.random.RandomState(0), {}
    shapes = {"capsule.1": (1024, 512), "capsule.3": (1024, 1024), "capsule.5": (1024, 1024), "head.0": (512, 1024)}
    for capsule, sigma in enumerate((1, 16, 256)):
        own = f"LocEnc{capsule}"
        state[f"{own}.capsule.0.b"] = (sigma * rng.normal(size=(256, 2))).astype(np.float32)
        for name, (outputs, inputs) in shapes.items():
            reach = np.sqrt(6 / inputs)
            state[f"{own}.{name}.weight"] = rng.uniform(-reach, reach, (outputs, inputs)).astype(np.float32)
            state[f"{own}.{name}.bias"] = rng.uniform(-0.1, 0.1, outputs).astype(np.float32)
    return state


def imported(state):
    """Return the LocationEncoder that the importer makes of a dict of tensors."""
    import torch

    file = io.BytesIO()
    torch.save(state, file)
    network = published_network(Checkpoint(file, "checkpoint"))
    return LocationEncoder(network.arrays, network.layout)


def main():
    import torch

    from placeprint.benchmarks.published import unpack

    def tensors(state):
        return {name: torch.from_numpy(array) for name, array in state.items()}

    lonlat = places(5_000)
    latitude, kept = np.abs(lonlat[:, 1]), {"lonlat": places(KEPT)}

    def compare(name, encoder, expected, where=True):
        """Tell the largest difference from the (n, dim) embeddings that are expected, as a share of the largest."""
        error = np.abs(encoder.encode(lonlat) - expected).max(axis=1) / np.abs(expected).max()
        print(f"{name:56} {error[where].max() if where is not True else error.max():.1e}")

    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        unpack(Path(scratch))
        satclip = importlib.import_module("rangegeo.satclip.location_encoder")
        for degrees in (10, 20, 40):
            state = tensors(satclip_state(degrees))
            for calculation in ("analytic", "closed-form"):
                harmonics = satclip.get_positional_encoding("sphericalharmonics", degrees, calculation)
                network = satclip.get_neural_network("siren", degrees**2, 256, 512, 2)
                model = satclip.LocationEncoder(harmonics, network).double().eval()
                model.load_state_dict(state)
                encoder = imported({"state_dict": state, "hyper_parameters": {"harmonics_calculation": calculation}})
                expected = model(torch.from_numpy(lonlat)).numpy()
                name = f"SatCLIP, L = {degrees}, {calculation}"
                compare(name, encoder, expected)
                if degrees == 40 and calculation == "analytic":
                    for north in (30, 50, 60, 75):
                        compare(f"{name}, below {north} degrees", encoder, expected, latitude < north)
                else:
                    some = model(torch.from_numpy(kept["lonlat"])).numpy()
                    kept[f"satclip {degrees} {calculation}"] = some[:, :DIMENSIONS]
        module = importlib.import_module("geoclip.model.location_encoder")
        for name, state in (("random", tensors(geoclip_state())), ("its own", None)):
            model = module.LocationEncoder(from_pretrained=state is None).eval()
            if state is not None:
                model.load_state_dict(state)
            encoder = imported(model.state_dict())
            compare(f"GeoCLIP, {name} weights, as it ships", encoder, geoclip(module, model, lonlat, torch.float32))
            model.double()
            compare(f"GeoCLIP, {name} weights, in float64", encoder, geoclip(module, model, lonlat, torch.float64))
            if state is not None:
                kept["geoclip"] = geoclip(module, model, kept["lonlat"], torch.float64)[:, :DIMENSIONS]
    np.savez_compressed(REFERENCES, **kept)
    print(f"{REFERENCES.stat().st_size} bytes in {REFERENCES}")


def geoclip(module, model, lonlat, kind):
    """Return the (n, 512) embeddings by GeoCLIP's own modules: its `forward` would add float64 into float32."""
    import torch

    projected = module.equal_earth_projection(torch.from_numpy(lonlat[:, ::-1].copy()).to(kind))
    return sum(capsule(projected) for capsule in model.children()).numpy()


if __name__ == "__main__":
    main()
