"""A small run of each of the algorithms: its parameters, and which of them are files and layers that it makes."""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from osgeo import gdal

from placeprint.encoder import load_encoder
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe

from ..unit.torch_files import program, tensor, zip_file

DATA = Path(__file__).resolve().parents[1] / "data"

REFERENCE = "114.17,22.28 [EPSG:4326]"


class Case(NamedTuple):
    """An algorithm, `parameters` for a short run, and `outputs`: names of files by parameter."""

    algorithm: str
    parameters: dict
    outputs: dict


RASTER, POINTS = {"OUTPUT": "out.tif"}, {"OUTPUT": "out.gpkg"}


def cases(folder, points, own_encoder):
    """Return a list with a Case of each of the provider's algorithms; what they read is put into a folder.

    `points` are a layer with a field `height`, `own_encoder` is the path of a small encoder.
    """
    encoder = load_encoder(own_encoder)
    lonlat = np.array([feature.geometry().asPoint() for feature in points.getFeatures()])
    zones = np.array(["south", "middle", "north"])[np.digitize(lonlat[:, 1], [-20, 20])]
    probe = folder / "zones.probe.npz"
    write_probe(probe, train_probe(encoder, lonlat, zones).probe)
    own, coarse = {"ENCODER": str(own_encoder)}, {"PIXEL_SIZE": 4.0}
    layer = {"INPUT": points, **own}
    training = {"INPUT": str(raster(folder)), "PLACES": 500, "STEPS": 50, "PYTHON": sys.executable}
    return [
        Case("analogues", {"REFERENCE": REFERENCE, "CANDIDATES": points, "COUNT": 5, **own}, POINTS),
        Case("clusterpoints", {**layer, "K": 4}, POINTS),
        Case("clusterraster", {**own, **coarse, "K": 4}, RASTER),
        Case("embeddingrgb", {**own, **coarse}, RASTER),
        Case("embedpoints", {**layer, "COMPONENTS": 4}, POINTS),
        Case(
            "geolocateimage",
            {"INPUT": str(DATA / "plains.jpg"), "EXTENT": "5,9,44,47 [EPSG:4326]", "COUNT": 2},
            {**POINTS, "POSTERIOR": "chance.tif"},
        ),
        Case("importencoder", {"INPUT": str(checkpoint(folder))}, {"OUTPUT": "out.npz"}),
        Case("predictpoints", {"INPUT": points, "PROBE": str(probe), "PROBABILITIES": True, **own}, POINTS),
        Case("predictraster", {"PROBE": str(probe), **own, **coarse}, {**RASTER, "CONFIDENCE": "sure.tif"}),
        Case("samplediverse", {**layer, "COUNT": 5}, POINTS),
        Case("similarityraster", {"REFERENCE": REFERENCE, **own, **coarse}, RASTER),
        Case("similaritytopoints", {"REFERENCE": REFERENCE, **layer}, POINTS),
        Case("trainencoder", training, {"OUTPUT": "out.npz", "REPORT": "out.html"}),
        Case("trainprobe", {**layer, "FIELD": "height"}, {**POINTS, "PROBE": "a.probe.npz", "REPORT": "out.html"}),
    ]


def raster(folder):
    """Return the path of the Blue Marble, made small, as a GeoTIFF of the world."""
    path = folder / "marble.tif"
    options = {"outputSRS": "EPSG:4326", "outputBounds": [-180, 90, 180, -90], "width": 270, "height": 135}
    gdal.Translate(str(path), str(DATA / "blue_marble_540x270.jpg"), **options)
    return path


def checkpoint(folder):
    """Return the path of a small checkpoint of SatCLIP's kind, of random weights."""
    rng, tensors, numbers = np.random.default_rng(0), {}, {}
    for name, shape in {"layers.0": (16, 9), "last_layer": (64, 16)}.items():
        for part, sides in (("weight", shape), ("bias", shape[:1])):
            key = str(len(numbers))
            tensors[f"model.location.nnet.{name}.{part}"] = tensor(sides, key=key)
            numbers[key] = rng.normal(size=sides).astype("<f4").tobytes()
    path = folder / "small.ckpt"
    path.write_bytes(zip_file(program({"state_dict": tensors}), numbers).getvalue())
    return path
