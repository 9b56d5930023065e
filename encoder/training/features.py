"""Image features of many points, computed once and kept on disk, so that a training run takes minutes."""

import hashlib
import json
from pathlib import Path

import numpy as np
import torch

from .backbone import DIM

CROP_SIZE = 96
"""Pixels along one side of a crop."""

CHUNK = 64
"""Crops that go through the backbone at once: larger batches fall out of the processor's cache."""


def cached_features(world, backbone, lonlat, widths, folder, progress=None):
    """Return the (n, len(widths), 1280) float16 image features of n points, as a read-only memory map.

    `world` cuts crops (`imagery.crops.WorldImage`), `widths` are the crops' widths in metres. A run that was
    interrupted goes on where it stopped; `progress`, if given, is called with the number of points done.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256(np.ascontiguousarray(lonlat).tobytes())
    key.update(json.dumps([list(map(float, widths)), CROP_SIZE]).encode())
    key.update(world.levels[0].tobytes())
    path = folder / f"features-{key.hexdigest()[:16]}.npy"
    mark = path.with_suffix(".done")
    shape = (len(lonlat), len(widths), DIM)
    if not path.exists():
        mark.unlink(missing_ok=True)
        np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=shape).flush()
    done = int(mark.read_text()) if mark.exists() else 0
    if done < len(lonlat):
        features = np.lib.format.open_memmap(path, mode="r+")
        for start in range(done, len(lonlat), CHUNK):
            batch = lonlat[start : start + CHUNK]
            for scale, width in enumerate(widths):
                crops = torch.from_numpy(world.crops(batch, width, CROP_SIZE)).permute(0, 3, 1, 2)
                features[start : start + len(batch), scale] = backbone(crops).numpy()
            if start // CHUNK % 50 == 0 or start + CHUNK >= len(lonlat):
                features.flush()
                mark.write_text(str(start + len(batch)))
                if progress:
                    progress(start + len(batch))
    return np.load(path, mmap_mode="r")
