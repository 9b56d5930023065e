"""Location encoders that others have published, SatCLIP and GeoCLIP: from their checkpoints to encoder files.

Klemmer et al. (2023), SatCLIP: Global, general-purpose location embeddings with satellite imagery, arXiv:2311.17179.
For GeoCLIP see `fourier_network`.

With these files, Placeprint says what the published code says in float64, within 1e-6 of the largest value. But at
L = 40 SatCLIP's own expressions for the harmonics lose their digits towards the poles, where they are wrong by .6; ours
do not. With random weights, embeddings differ by 4e-7 below 30 degrees of latitude, 2e-5 below 50, 4e-4 below 60 and
2e-2 at the poles; from its other, exact form of the harmonics by 6e-7 everywhere (tools/make_published_references.py).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..arithmetic.float_errors import float_errors_aside
from ..export import export_encoder
from ..files.encoder_file import MAX_SIDE, arrays_of
from ..i18n import tr
from ..networks.fourier_network import FourierNetwork
from ..networks.harmonic_network import HarmonicNetwork
from .checkpoint import Checkpoint, CheckpointError, count_of
from .torch_unpickler import StoredTensor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..encoders.location_encoder import LocationEncoder
    from ..types import Arrays, Layers, Metadata, Progress, StrPath

SATCLIP = re.compile(r"(?P<prefix>.*)nnet\.(layers\.\d{1,2}|last_layer)\.(weight|bias)", re.DOTALL)
GEOCLIP = re.compile(r"(?P<prefix>.*)LocEnc\d{1,2}\.(capsule\.\d{1,2}|head\.0)\.(weight|bias|b)", re.DOTALL)
"""Names of the tensors of each, whatever model they are part of."""

W0 = 30.0
"""The frequency of SatCLIP's first layer, sin(w0 (W x + b)); it is 1 in those that follow."""

GEOCLIP_SCALE = 66.50336 / 180
"""What GeoCLIP multiplies the coordinates of its map with."""

MAX_WEIGHTS = 32_000_000
"""Numbers that a network may have, at most; GeoCLIP has ten million."""

MAX_DIM, MAX_DEGREES = 2048, 100
"""Dimensions of an embedding, and degrees of harmonics, at most."""

READ_AT_ONCE = 1024 * 1024

LICENCE = "not told by the file: ask whoever published it"


class Published(NamedTuple):
    """A network as it was published: whose `kind` it is, its `arrays` as in an encoder file, and its `layout`.

    The layout is the part of the metadata that says what the arrays are.
    """

    kind: str
    arrays: Arrays
    layout: Metadata


@float_errors_aside
def import_encoder(
    path: StrPath, output: StrPath, name: str | None = None, progress: Progress | None = None
) -> LocationEncoder:
    """Write the encoder file `output` from the checkpoint at `path`, and return its LocationEncoder.

    The encoder's name is that of the file, unless one is given. `progress`, if given, is called with the share done,
    0 to 1, and may raise to stop it: nothing is written then. Raises CheckpointError, a ValueError, for a file that
    holds no location encoder that is known here, and OSError where it cannot be read or written.
    """
    path = Path(path)
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(READ_AT_ONCE):
            digest.update(piece)
        published = published_network(Checkpoint(file, path.name))
    source = {"file": path.name, "bytes": path.stat().st_size, "sha256": digest.hexdigest(), "kind": published.kind}
    metadata = {"name": name or path.stem, "version": "1", "imported from": source, "licence": LICENCE}
    try:
        return export_encoder(published.arrays, output, {**metadata, **published.layout}, progress)
    except ValueError as error:
        raise CheckpointError(f"the network in {path.name} is no use: {error}") from error


def published_network(checkpoint: Checkpoint) -> Published:
    """Return the Published network in a Checkpoint. Raises CheckpointError if it holds none, or a damaged one."""
    for named in checkpoint.dicts():
        for pattern, network in ((SATCLIP, _satclip), (GEOCLIP, _geoclip)):
            tensors = _tensors(checkpoint, named, pattern)
            if tensors:
                # Weights that are too large end as infinite ones, which no encoder may have.
                with np.errstate(over="ignore", invalid="ignore"):
                    return network(checkpoint, tensors)
    raise CheckpointError(
        tr(
            "{} holds no location encoder that is known here: neither SatCLIP's tensors, {} and so on, nor GeoCLIP's, "
            "{} and so on",
            checkpoint.name,
            "nnet.layers.0.weight",
            "LocEnc0.capsule.0.b",
        )
    )


def _tensors(checkpoint: Checkpoint, named: dict[str, Any], pattern: re.Pattern[str]) -> dict[str, StoredTensor]:
    """Return the StoredTensors in a dict that are named as `pattern` says, by their names without the prefix."""
    found: dict[str, dict[str, StoredTensor]] = {}
    for name, value in named.items():
        match = pattern.fullmatch(name)
        if match and type(value) is StoredTensor:
            found.setdefault(match["prefix"], {})[name[match.end("prefix") :]] = value
    # SatCLIP's model knows its network by two names.
    networks = [found[prefix] for prefix in found if prefix.endswith("location.")] or list(found.values())
    if any(network != networks[0] for network in networks):
        raise CheckpointError(
            tr("{} holds several location encoders, and does not say which is meant", checkpoint.name)
        )
    tensors = networks[0] if networks else {}
    if any(not 1 <= side <= MAX_SIDE for tensor in tensors.values() for side in tensor.shape):
        raise CheckpointError(f"{checkpoint.name}: a layer has no units, or more than {MAX_SIDE}")
    if sum(map(count_of, tensors.values())) > MAX_WEIGHTS:
        raise CheckpointError(f"{checkpoint.name}: the network has more than {MAX_WEIGHTS} weights")
    return tensors


def _satclip(checkpoint: Checkpoint, tensors: dict[str, StoredTensor]) -> Published:
    """Return SatCLIP's network, w0 folded into its first layer, and so is what makes its harmonics other than ours."""
    depth = sum(name.endswith(".weight") for name in tensors)
    names = [*(f"nnet.layers.{index}" for index in range(depth - 1)), "nnet.last_layer"]
    layers = _layers(checkpoint, tensors, names)
    _all_known(checkpoint, tensors, names, ())
    inputs = layers[0][0].shape[1]
    degrees = round(inputs**0.5)
    if degrees**2 != inputs or degrees > MAX_DEGREES:
        raise CheckpointError(
            tr("{}: {} inputs are not spherical harmonics, of 1 to {} degrees", checkpoint.name, inputs, MAX_DEGREES)
        )
    weight, bias = layers[0]
    if depth > 1:
        layers[0] = W0 * weight, W0 * bias
    layers[0] = layers[0][0] * _ratios(degrees, _calculation(checkpoint)), layers[0][1]
    layout = {"basis": HarmonicNetwork.BASIS, "degrees": degrees, "layers": _widths(layers)}
    return Published("SatCLIP", arrays_of(layers), layout)


def _calculation(checkpoint: Checkpoint) -> str:
    """Return how the harmonics were calculated, "analytic" or "closed-form"; CheckpointError for other features."""
    settings = checkpoint.contents.get("hyper_parameters")
    settings = settings if isinstance(settings, dict) else {}
    basis = settings.get("le_type", "sphericalharmonics")
    calculation = settings.get("harmonics_calculation", "analytic")
    if basis != "sphericalharmonics" or calculation not in ("analytic", "closed-form"):
        raise CheckpointError(tr("{} was trained on other features than spherical harmonics as such", checkpoint.name))
    return calculation


def _ratios(degrees: int, calculation: str) -> np.ndarray:
    """Return the (degrees**2,) ratios of SatCLIP's harmonics to ours, in the order that they share.

    It counts latitude from the south pole and longitude from the antimeridian, which turns the sign of the odd degrees.
    Its expressions, "analytic", are pi times too large where the order is 0: the released weights were trained with
    them. The "closed-form" has the Condon-Shortley phase.
    """
    feature = np.arange(degrees**2)
    degree = np.sqrt(feature).astype(int)
    order = feature - degree * (degree + 1)
    scale = np.where(order == 0, np.pi, 1.0) if calculation == "analytic" else (-1.0) ** order
    return (-1.0) ** degree * scale


def _geoclip(checkpoint: Checkpoint, tensors: dict[str, StoredTensor]) -> Published:
    """Return GeoCLIP's network, its scale and the circle's 2 pi folded into the frequencies."""
    capsules = len({name.split(".")[0] for name in tensors})
    arrays, known = {}, []
    for index in range(capsules):
        own = f"LocEnc{index}"
        frequencies = tensors.get(f"{own}.capsule.0.b")
        if frequencies is None or len(frequencies.shape) != 2:
            raise CheckpointError(f"{checkpoint.name}: {own} has no frequencies")
        depth = sum(name.startswith(f"{own}.capsule.") and name.endswith(".weight") for name in tensors)
        names = [*(f"{own}.capsule.{2 * layer + 1}" for layer in range(depth)), f"{own}.head.0"]
        layers = _layers(checkpoint, tensors, names)
        known += names
        frequencies = 2 * np.pi * GEOCLIP_SCALE * checkpoint.array(frequencies).astype(np.float64)
        arrays[f"capsule{index}_frequencies"] = frequencies
        arrays.update({f"capsule{index}_{name}": array for name, array in arrays_of(layers).items()})
    _all_known(checkpoint, tensors, known, [f"LocEnc{index}.capsule.0.b" for index in range(capsules)])
    return Published(
        "GeoCLIP", arrays, {"basis": FourierNetwork.BASIS, "capsules": capsules, "layers": _widths(layers)}
    )


def _layers(
    checkpoint: Checkpoint, tensors: dict[str, StoredTensor], names: Sequence[str]
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the (weight, bias) of layers by their names, first to last. Raises CheckpointError if they do not fit."""
    described: list[tuple[StoredTensor, StoredTensor]] = []
    for name in names:
        weight, bias = tensors.get(f"{name}.weight"), tensors.get(f"{name}.bias")
        if weight is None or bias is None:
            raise CheckpointError(f"{checkpoint.name}: {name} has no weight or no bias")
        inputs = weight.shape[1:]
        if len(inputs) != 1 or bias.shape != weight.shape[:1] or (described and inputs != described[-1][1].shape):
            raise CheckpointError(f"{checkpoint.name}: {name} does not fit the layer before it, or its bias")
        described.append((weight, bias))
    if bias.shape[0] > MAX_DIM:
        raise CheckpointError(tr("{}: its embeddings would have more than {} dimensions", checkpoint.name, MAX_DIM))
    return [(checkpoint.array(weight), checkpoint.array(bias)) for weight, bias in described]


def _all_known(
    checkpoint: Checkpoint, tensors: dict[str, StoredTensor], names: Sequence[str], others: Sequence[str]
) -> None:
    """Raise CheckpointError for tensors that are neither those of layers by their names, nor `others`."""
    known = {f"{name}.{part}" for name in names for part in ("weight", "bias")}
    strange = sorted(tensors.keys() - known - set(others))
    if strange:
        raise CheckpointError(f"{checkpoint.name}: {strange[0]} belongs to no layer that follows on the others")


def _widths(layers: Layers) -> list[int]:
    return [layers[0][0].shape[1], *(len(bias) for _, bias in layers)]
