"""What is too large to be tried in every test run: ten million points, and the world at thirty seconds of arc.

    .venv/bin/python benchmarks/stress.py [TASK...]

Each task is a run of qgis_process, as a person would start it, whose memory is bounded and whose output is looked at.
The figures go to docs/reliability.md; the status is 1 if a bound or a check does not hold. Needs 12 GB of disk.
"""

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from osgeo import gdal, ogr, osr
from osgeo_utils.samples.validate_cloud_optimized_geotiff import validate

from placeprint.encoder import load_encoder
from placeprint.encoder.earth.sphere import lonlat_of
from placeprint.encoder.rasters.smooth_field import TOLERANCE
from placeprint.encoder.similarity.reference_set import ReferenceSet

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "stress"
PROFILE = ROOT / "build" / "profile"
REPORT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- benchmarks/stress.py writes from here -->\n", "<!-- to here -->\n"

GIGABYTES = 2.0
"""Memory that no task may pass, in units of 10^9 bytes."""

POINTS = 10_000_000
COMPONENTS = 8
SIZE = 43_200, 21_600
HONG_KONG = 114.17, 22.28
SAMPLE = 10_000
"""Features, or pixels, of an output that are compared with what the encoder itself says."""


class Run(NamedTuple):
    """A run of qgis_process: its time, the most memory that it had, and the file that it wrote."""

    seconds: float
    peak: float
    output: Path


def qgis_process(algorithm, output, *parameters):
    """Run an algorithm; return the Run. Raises RuntimeError if it failed."""
    command = [ROOT / "tools" / "qgis_process.sh", PROFILE, "run", algorithm, *parameters, f"--OUTPUT={output}"]
    started = time.perf_counter()
    with open(FOLDER / "log.txt", "w", encoding="utf-8") as log:
        process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{algorithm} failed: {(FOLDER / 'log.txt').read_text(encoding='utf-8')[-2000:]}")
    # Linux counts in units of 1,024 bytes.
    return Run(time.perf_counter() - started, usage.ru_maxrss * 1024 / 1e9, output)


def embed_points():
    """Ten million points, evenly over the Earth, get eight components."""
    run = qgis_process("placeprint:embedpoints", FOLDER / "embedded.gpkg", f"--INPUT={points()}", "--COMPONENTS=8")
    file = ogr.Open(str(run.output))
    layer = file.GetLayer(0)
    yield f"{POINTS:,} features are there", layer.GetFeatureCount() == POINTS
    encoder, worst = load_encoder(), 0.0
    for first in np.linspace(1, POINTS, 100).astype(int):
        layer.SetAttributeFilter(f"fid >= {first} AND fid < {first + SAMPLE // 100}")
        features = list(layer)
        lonlat = [feature.GetGeometryRef().GetPoint_2D() for feature in features]
        told = [[feature.GetField(f"pc{index + 1}") for index in range(COMPONENTS)] for feature in features]
        right = encoder.principal_components(encoder.encode(lonlat), COMPONENTS)
        worst = max(worst, float(np.abs(np.array(told) - right).max() / np.abs(right).max()))
    yield f"components differ from the encoder's by {worst:.1e} of the largest at most (bound 1e-4)", worst < 1e-4
    yield run


def points():
    """Return the path of a GeoPackage with POINTS points and a number each."""
    path = FOLDER / "points.gpkg"
    if path.exists():
        return path
    part = path.with_name("part.gpkg")
    part.unlink(missing_ok=True)
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(part))
    layer = file.CreateLayer("points", wgs84, ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    feature, geometry = ogr.Feature(layer.GetLayerDefn()), ogr.Geometry(ogr.wkbPoint)
    file.StartTransaction()
    rng = np.random.default_rng(0)
    for first in range(0, POINTS, 100_000):
        for index, (lon, lat) in enumerate(lonlat_of(rng.normal(size=(100_000, 3))).tolist(), first):
            geometry.SetPoint_2D(0, lon, lat)
            feature.SetFID(-1)
            feature.SetField(0, index)
            feature.SetGeometry(geometry)
            layer.CreateFeature(feature)
    file.CommitTransaction()
    # The layer before its file, or GDAL crashes.
    del layer, file
    return part.rename(path)


def similarity_raster():
    """The world at thirty seconds of arc, 933 million pixels, is compared with Hong Kong."""
    width, height = SIZE
    run = qgis_process(
        "placeprint:similarityraster",
        FOLDER / "like.tif",
        "--REFERENCE={},{} [EPSG:4326]".format(*HONG_KONG),
        f"--PIXEL_SIZE={360 / width!r}",
    )
    raster = gdal.Open(str(run.output))
    band = raster.GetRasterBand(1)
    yield f"{width:,} by {height:,} pixels are there", (raster.RasterXSize, raster.RasterYSize) == SIZE
    compression = raster.GetMetadata("IMAGE_STRUCTURE").get("COMPRESSION")
    tile = band.GetBlockSize()
    kind = f"tiles of {tile[0]}, {compression}, {band.GetOverviewCount()} overviews, {size_of(run.output):.2f} GB"
    yield kind, tile == [512, 512] and compression == "DEFLATE" and band.GetOverviewCount() == 7
    _, errors, _ = validate(str(run.output), full_check=True)
    yield "GDAL finds it a valid cloud-optimised GeoTIFF", not errors
    rng = np.random.default_rng(0)
    columns, rows = (rng.integers(0, side, SAMPLE) for side in SIZE)
    told = [band.ReadAsArray(int(x), int(y), 1, 1)[0, 0] for x, y in zip(columns, rows)]
    lonlat = np.stack([(columns + 0.5) * 360 / width - 180, 90 - (rows + 0.5) * 180 / height], axis=1)
    error = np.abs(told - ReferenceSet(load_encoder(), [HONG_KONG]).similarity(lonlat))
    worst, most = float(error.max()), float(np.percentile(error, 99.9))
    yield (
        f"similarities differ from the encoder's by {worst:.4f} at most, all but a thousandth by {most:.4f}",
        (most < TOLERANCE and worst < 4 * TOLERANCE),
    )
    yield run


def size_of(path):
    return path.stat().st_size / 1e9


TASKS = {"points": embed_points, "raster": similarity_raster}


def main(names):
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines, holds = [], True
    for name in names or TASKS:
        *checks, run = TASKS[name]()
        checks.append((f"{run.peak:.2f} GB of memory at most (bound {GIGABYTES:g})", run.peak < GIGABYTES))
        lines.append(f"- {TASKS[name].__doc__} {run.seconds:.0f} s.\n")
        for text, good in checks:
            lines.append(f"    - {'' if good else '**DOES NOT HOLD**: '}{text}\n")
            holds = holds and good
        print("".join(lines[-1 - len(checks) :]), end="", flush=True)
        run.output.unlink()
    if not names:
        write(lines)
    shutil.rmtree(FOLDER)
    return 0 if holds else 1


def write(lines):
    """Put the lines into the report, in place of those of the run before."""
    before, rest = REPORT.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    said = f"\n{date.today().isoformat()}, {os.cpu_count()} processors, GDAL {gdal.VersionInfo('RELEASE_NAME')}:\n\n"
    REPORT.write_text("".join([before, BEGIN, said, *lines, "\n", END, after]), encoding="utf-8")


if __name__ == "__main__":
    gdal.UseExceptions()
    sys.exit(main(sys.argv[1:]))
