"""How fast probes are: the map of 20 classes over the world beside the embeddings alone, and training on many places.

    .venv/bin/python benchmarks/probes.py

Ratios are between figures of one run: only they can be compared between machines. The map is the one that
`placeprint:predictraster` writes, with the raster of confidence, at a quarter of a degree.
"""

import os
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from placeprint.benchmarks import history
from placeprint.benchmarks.timing import gigaflops, seconds
from placeprint.encoder import load_encoder
from placeprint.encoder.probes.probe_file import write_probe
from placeprint.encoder.probes.training import train_probe
from placeprint.encoder.similarity.gallery import world_places
from placeprint.processing.provider import PlaceprintProvider

STEP = 0.25
LONS = -180 + STEP * (np.arange(1440) + 0.5)
LATS = 90 - STEP * (np.arange(720) + 0.5)
CLASSES = 20
LEARNED, MANY = 2000, 50_000
ROUNDS = 2


def classes_at(lonlat):
    """Return (n,) text, one of CLASSES, of (n, 2) places: bands of latitude cut by meridians."""
    band = np.digitize(lonlat[:, 1], [-20, 15, 45])
    sector = np.digitize(lonlat[:, 0], [-60, 20, 60, 110])
    return [f"class {5 * row + column:02d}" for row, column in zip(band, sector)]


def run(name, **parameters):
    """Run an algorithm of the provider."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"placeprint:{name}")
    _, good = algorithm.run(parameters, QgsProcessingContext(), QgsProcessingFeedback(False))
    if not good:
        raise SystemExit(f"{name} failed")


def layer_of(lonlat, labels, kind):
    layer = QgsVectorLayer(f"Point?crs=EPSG:4326&field=label:{kind}", "places", "memory")
    features = []
    for place, label in zip(lonlat.tolist(), labels):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        feature.setAttributes([label])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def map_times(encoder, folder):
    """Return {what: seconds} of the grid's embeddings, and of the maps made of them."""
    land = world_places(True)
    lonlat = land[np.random.default_rng(0).choice(len(land), LEARNED, replace=False)]
    probe = str(folder / "classes.probe.npz")
    write_probe(probe, train_probe(encoder, lonlat, classes_at(lonlat)).probe)
    files = {name: str(folder / f"{name}.tif") for name in ("OUTPUT", "CONFIDENCE")}
    settings = {"PROBE": probe, "PIXEL_SIZE": STEP, **files}

    def embeddings():
        for _ in encoder.iter_grid(LONS, LATS):
            pass

    return {
        "embeddings of the grid": seconds(embeddings, ROUNDS),
        "map and confidence": seconds(lambda: run("predictraster", **settings), ROUNDS),
        "without interpolation": seconds(lambda: run("predictraster", **settings, INTERPOLATE=False), 1),
    }


def training_times(folder):
    """Return {what: seconds} of `placeprint:trainprobe` on MANY points."""
    rng = np.random.default_rng(1)
    sine = rng.uniform(-0.9, 0.98, MANY)
    lonlat = np.stack([rng.uniform(-180, 180, MANY), np.degrees(np.arcsin(sine))], axis=1)
    numbers = (30 - np.abs(lonlat[:, 1]) / 2 + rng.normal(size=MANY)).tolist()
    times = {}
    for name, labels, kind in (("numbers", numbers, "double"), (f"{CLASSES} classes", classes_at(lonlat), "string")):
        layer = layer_of(lonlat, labels, kind)
        started = time.perf_counter()
        outputs = {"PROBE": str(folder / f"{kind}.probe.npz"), "OUTPUT": str(folder / f"{kind}.gpkg")}
        run("trainprobe", INPUT=layer, FIELD="label", REPORT=str(folder / f"{kind}.html"), **outputs)
        times[name] = time.perf_counter() - started
    return times


def main():
    busy = os.getloadavg()[0]
    application = QgsApplication([], False)
    application.initQgis()
    provider = PlaceprintProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    encoder = load_encoder()
    speed, figures = gigaflops(), []
    print(f"{encoder}; this machine multiplies at {speed:.0f} GFLOP/s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        times = map_times(encoder, Path(folder))
        alone = times["embeddings of the grid"]
        print(f"{CLASSES} classes, {LONS.size} by {LATS.size} cells")
        for name, value in times.items():
            print(f"{name:26} {value:7.2f} s  {value / alone:5.2f} times the embeddings", flush=True)
            figures.append((name, value / alone, "times the embeddings"))
        for name, value in training_times(Path(folder)).items():
            print(f"training on {MANY:,} points, {name:12} {value:7.1f} s", flush=True)
            figures.append((f"training on {MANY:,} points, {name}", value, "seconds"))
    history.keep("probes", figures, speed, busy)
    QgsApplication.processingRegistry().removeProvider(provider)
    application.exitQgis()


if __name__ == "__main__":
    main()
