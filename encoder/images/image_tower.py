"""The image tower: what a satellite image and a place have in common, as the cosine between two unit vectors.

An image goes through EfficientNet-Lite0 and a small head, a location embedding through a head of its own; both were
trained so that the two meet where the image shows the place (Radford et al. 2021, CLIP, arXiv:2103.00020).

Its file is an encoder file with other arrays (see `encoder_file`): those of `efficientnet.WEIGHT_SHAPES` and their
biases; `image_weight0`, `image_bias0`, `image_weight1`, ... and `place_weight0`, `place_bias0`, ... the layers of the
heads, first to last, weights (outputs, inputs); `scale`, a number, the inverse temperature. Matrices are stored as
float16, which halves the file; all the rest together is small, and as float32 makes the features four times as exact.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..arithmetic.blas import matmul
from ..arithmetic.float_errors import float_errors_aside
from ..encoders.folders import SHIPPED, find_encoder
from ..files.encoder_file import EncoderFileError, finite, read_arrays
from ..i18n import tr
from ..networks.efficientnet import DIM, EfficientNet
from ..networks.layers import perceptron, perceptron_of

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from ..types import Arrays, Layers, Metadata, StrPath

SHIPPED_TOWER = f"{SHIPPED}-image"
"""Name of the image tower that belongs to the encoder that ships, a file in `resources/encoders`."""

COLOURS = 12
"""Width of `colours`."""

FEATURES = DIM + COLOURS
"""Width of what the head sees of an image."""

IMAGE_SIZE = 96
"""Pixels along one side of the images that a tower was trained with, where its file does not say."""

MAX_IMAGE_SIZE = 1024
"""A file that claims more would have its pictures blown up until they fill the memory."""

CHUNK_PIXELS = 4 * 96 * 96
"""Pixels of the images that go through the network at once, though never less than one image: more fall out of the
processor's cache, and with fewer the calls cost more than the sums."""

CHUNK_ROWS = 4096
"""Features or embeddings that go through a head at once."""


def load_image_tower(name_or_path: StrPath | None = None) -> ImageTower:
    """Return the ImageTower of a file, or of a name in `resources/encoders`; None is the one that ships.

    Loading the same unchanged file again costs nothing. Raises EncoderFileError, a ValueError, if it is not one.
    """
    name_or_path = name_or_path or SHIPPED_TOWER
    try:
        path = find_encoder(name_or_path)
    except EncoderFileError:
        raise EncoderFileError(tr("there is no image tower named {}, nor a file of that name", name_or_path)) from None
    return _load(str(path), path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _load(path: str, _changed: int) -> ImageTower:
    return ImageTower.from_file(path)


@float_errors_aside
class ImageTower:
    """Brings images and location embeddings into one space, where a dot product says how well they go together.

    `name`, `encoder_fingerprint` (of the only location encoder whose embeddings mean anything to `encode_places`),
    `dim` (of those embeddings), `joint_dim` (k, of the unit vectors), `scale` (inverse temperature: the softmax of
    scaled cosines is what was trained), `image_size` (pixels, of the images it was trained with) and `metadata`.
    """

    def __init__(self, arrays: Arrays, metadata: Metadata) -> None:
        """Take the arrays and metadata of a file. Raises ValueError if they do not fit together."""
        self._network = EfficientNet(arrays)
        self._image_layers = perceptron_of(arrays, "image_", "image head")
        self._place_layers = perceptron_of(arrays, "place_", "place head")
        inputs = self._image_layers[0][0].shape[1]
        if inputs != FEATURES:
            raise ValueError(f"its image head takes {inputs} features, not {FEATURES}")
        self.dim = self._place_layers[0][0].shape[1]
        self.joint_dim = len(self._image_layers[-1][1])
        if self.joint_dim != len(self._place_layers[-1][1]):
            raise ValueError("its two heads do not end in the same space")
        if "scale" not in arrays or arrays["scale"].shape != ():
            raise ValueError("it holds no scale that is a single number")
        self.scale = finite(arrays, "scale").item()
        if self.scale <= 0:
            raise ValueError(f"its scale is {self.scale}, not a positive number")
        if not isinstance(metadata.get("encoder_fingerprint"), str):
            raise ValueError("its metadata has no encoder_fingerprint, and nothing else says which embeddings it takes")
        self.encoder_fingerprint = metadata["encoder_fingerprint"]
        self.image_size = metadata.get("image_size", IMAGE_SIZE)
        if type(self.image_size) is not int or not 3 <= self.image_size <= MAX_IMAGE_SIZE:
            raise ValueError(f"its image_size is not a number of pixels from 3 to {MAX_IMAGE_SIZE}")
        self.name = str(metadata.get("name", "unnamed"))
        self.metadata = metadata

    @classmethod
    def from_file(cls, path: StrPath) -> ImageTower:
        """Return the image tower in the file at `path`. Raises EncoderFileError if it holds none."""
        arrays, metadata = read_arrays(path)
        try:
            return cls(arrays, metadata)
        except ValueError as error:
            raise EncoderFileError(f"{path} is not an image tower: {error}") from error

    def __repr__(self) -> str:
        return f"<ImageTower {self.name}, {self.joint_dim} dimensions, for encoder {self.encoder_fingerprint[:12]}>"

    def features(self, images: ArrayLike) -> np.ndarray:
        """Return the (n, 1280 + 12) float32 features of (n, s, s, 3) RGB images in 0..255: EfficientNet's, `colours`.

        Any s from 3 will do, but the features mean most at `image_size`. Raises ValueError for other shapes, for what
        is not numbers, and for values that are not finite or lie outside 0..255, naming the first bad image.
        """
        images = np.asarray(images)
        if images.ndim != 4 or images.shape[3] != 3 or images.shape[1] != images.shape[2] or images.shape[1] < 3:
            raise ValueError(f"images must be square and RGB, (n, size, size, 3), not of shape {images.shape}")
        if images.dtype.kind not in "uif":
            raise ValueError(f"images must hold numbers, not {images.dtype}")
        features = np.empty((len(images), FEATURES), dtype=np.float32)
        at_once = max(1, CHUNK_PIXELS // images.shape[1] ** 2)
        for start in range(0, len(images), at_once):
            chunk = images[start : start + at_once].astype(np.float32)
            # Resampling may round its results a little beyond the ends; NaN fails either comparison.
            fine = (chunk.min(axis=(1, 2, 3)) > -0.5) & (chunk.max(axis=(1, 2, 3)) < 255.5)
            if not fine.all():
                raise ValueError(f"image {start + np.argmin(fine)} has values that are not in 0..255")
            features[start : start + at_once, :DIM] = self._network(chunk)
            features[start : start + at_once, DIM:] = colours(chunk)
        return features

    def encode(self, images: ArrayLike) -> np.ndarray:
        """Return the (n, k) float32 unit vectors of images, as `features` takes and refuses them."""
        return _unit_vectors(self._image_layers, self.features(images))

    def encode_places(self, embeddings: ArrayLike) -> np.ndarray:
        """Return the (n, k) float32 unit vectors of (n, dim) embeddings of the encoder of `encoder_fingerprint`.

        Raises ValueError for other shapes. Nothing in an embedding tells which encoder it comes from: compare
        fingerprints first.
        """
        embeddings = np.asarray(embeddings)
        if embeddings.ndim != 2 or embeddings.shape[1] != self.dim:
            raise ValueError(f"embeddings must have the shape (n, {self.dim}), not {embeddings.shape}")
        return _unit_vectors(self._place_layers, embeddings)

    def logits(self, images: ArrayLike, embeddings: ArrayLike) -> np.ndarray:
        """Return (n, m) float32: `scale` times the cosines between n images and m location embeddings."""
        return np.float32(self.scale) * matmul(self.encode(images), self.encode_places(embeddings).T)


def colours(images: np.ndarray) -> np.ndarray:
    """Return (n, 12): mean and standard deviation of each channel of (n, s, s, 3) images, in 0..1; and of their middle.

    The middle is a third of the width. A backbone trained on photographs looks past colour, which here tells
    vegetation from sand.
    """
    third = images.shape[1] // 3
    parts = []
    for window in (images, images[:, third:-third, third:-third]):
        parts += [window.mean(axis=(1, 2)), window.std(axis=(1, 2))]
    return np.concatenate(parts, axis=1) / 255.0


def _unit_vectors(layers: Layers, rows: np.ndarray) -> np.ndarray:
    """Return the (n, k) float32 output for (n, inputs) `rows`, ReLU between the layers, each row of length 1."""
    vectors = np.empty((len(rows), len(layers[-1][1])), dtype=np.float32)
    for start in range(0, len(rows), CHUNK_ROWS):
        output = perceptron(layers, rows[start : start + CHUNK_ROWS].astype(np.float32))
        length = np.linalg.norm(output, axis=1, keepdims=True)
        vectors[start : start + CHUNK_ROWS] = output / np.maximum(length, np.finfo(np.float32).tiny)
    return vectors
