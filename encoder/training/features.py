"""Image features of many points, computed once and kept on disk, so that a training run takes minutes."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from ..images.image_tower import FEATURES, colours
from ..networks.efficientnet import DIM

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from ..types import StrPath
    from .backbone import Backbone
    from .crops import GroundImage

CROP_SIZE = 96
"""Pixels along one side of a crop."""

CHUNK = 64
"""Crops that go through the backbone at once: larger batches fall out of the processor's cache."""


def cached_features(
    world: GroundImage,
    backbone: Backbone,
    lonlat: np.ndarray,
    width: float,
    folder: StrPath,
    progress: Callable[[int], object] | None = None,
) -> np.ndarray:
    """Return the (n, 1280 + 12) float16 image features of n points, as a read-only memory map.

    The first 1280 columns are the backbone's, the rest `colours`. `world` cuts crops (`crops.GroundImage`) of
    `width` metres. A run that was interrupted goes on where it stopped; `progress`, if given, is called with the
    number of points done.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256(np.ascontiguousarray(lonlat).tobytes())
    key.update(json.dumps([float(width), CROP_SIZE, backbone.fingerprint]).encode())
    key.update(world.levels[0].tobytes())
    path = folder / f"features-{key.hexdigest()[:16]}.npy"
    mark = path.with_suffix(".done")
    if not path.exists():
        mark.unlink(missing_ok=True)
        shape = (len(lonlat), FEATURES)
        np.lib.format.open_memmap(path, mode="w+", dtype=np.float16, shape=shape).flush()
    # Empty where the run was killed while it wrote.
    done = int(mark.read_text() or 0) if mark.exists() else 0
    if progress:
        progress(done)
    if done < len(lonlat):
        features = np.lib.format.open_memmap(path, mode="r+")
        starts = range(done, len(lonlat), CHUNK)
        with ThreadPoolExecutor(1) as cutter:

            def cut(start: int) -> Future[np.ndarray]:
                return cutter.submit(world.crops, lonlat[start : start + CHUNK], width, CROP_SIZE)

            # While the backbone looks at one batch, the next is cut.
            waiting = cut(done)
            for start in starts:
                crops = waiting.result()
                last = start + CHUNK >= len(lonlat)
                if not last:
                    waiting = cut(start + CHUNK)
                batch = features[start : start + len(crops)]
                batch[:, :DIM] = backbone(torch.from_numpy(crops).permute(0, 3, 1, 2)).cpu().numpy()
                batch[:, DIM:] = colours(crops)
                if start // CHUNK % 50 == 0 or last:
                    features.flush()
                    mark.write_text(str(start + len(crops)))
                if progress:
                    progress(start + len(crops))
    return np.load(path, mmap_mode="r")
