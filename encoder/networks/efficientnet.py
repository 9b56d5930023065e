"""EfficientNet-Lite0 in NumPy: a convolutional network that describes an image in 1280 numbers.

Tan and Le (2019), EfficientNet, arXiv:1905.11946; the Lite variant has no squeeze-and-excitation and clips its
activations at 6. Batch normalisation is folded into the convolutions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ..arithmetic.blas import matmul
from ..files.encoder_file import finite

if TYPE_CHECKING:
    from ..types import Arrays

STAGES = (
    # repeats, kernel, stride of the first, expansion, channels (Tan and Le 2019, table 1)
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
STEM_CHANNELS = 32
DIM = 1280
"""Width of the features."""


class InvertedResidual(NamedTuple):
    """An inverted residual: 1x1 convolution from `inputs` to `width` channels, depthwise one, 1x1 to `outputs`."""

    inputs: int
    width: int
    outputs: int
    kernel: int
    stride: int

    @property
    def expands(self) -> bool:
        """Whether there is a first convolution at all."""
        return self.width > self.inputs

    @property
    def skips(self) -> bool:
        """Whether what comes in is added to what comes out."""
        return self.stride == 1 and self.inputs == self.outputs


def _blocks() -> tuple[InvertedResidual, ...]:
    """Return the blocks of the STAGES, first to last."""
    blocks, inputs = [], STEM_CHANNELS
    for repeats, kernel, stride, expansion, outputs in STAGES:
        for repeat in range(repeats):
            blocks.append(InvertedResidual(inputs, inputs * expansion, outputs, kernel, 1 if repeat else stride))
            inputs = outputs
    return tuple(blocks)


BLOCKS = _blocks()


def _weight_shapes() -> dict[str, tuple[int, ...]]:
    """Return the shapes of the weights by name; each `..._weight` has a `..._bias`, one value a channel put out."""
    shapes: dict[str, tuple[int, ...]] = {"stem_weight": (STEM_CHANNELS, 3, 3, 3)}
    for index, block in enumerate(BLOCKS):
        if block.expands:
            shapes[f"block{index}_expand_weight"] = (block.width, block.inputs)
        shapes[f"block{index}_depthwise_weight"] = (block.kernel, block.kernel, block.width)
        shapes[f"block{index}_project_weight"] = (block.outputs, block.width)
    shapes["top_weight"] = (DIM, BLOCKS[-1].outputs)
    return shapes


WEIGHT_SHAPES = _weight_shapes()
"""Stem: (outputs, inputs, rows, columns). Depthwise: (rows, columns, channels). All others: (outputs, inputs)."""


class EfficientNet:
    """Maps (n, height, width, 3) RGB images in 0..255 to (n, 1280) features."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays named in WEIGHT_SHAPES, and their biases; others are ignored.

        Raises ValueError if one is missing, has another shape or holds anything but finite floating-point numbers.
        """
        self._layers = {}
        for name, shape in WEIGHT_SHAPES.items():
            layer = name[: -len("_weight")]
            outputs = shape[-1] if layer.endswith("depthwise") else shape[0]
            weight, bias = _of_shape(arrays, name, shape), _of_shape(arrays, f"{layer}_bias", (outputs,))
            self._layers[layer] = weight, bias

    def __call__(self, images: np.ndarray) -> np.ndarray:
        """Return the (n, 1280) float32 features of (n, height, width, 3) images, RGB in 0..255, of any size.

        Needs some 3 MB of memory for each image of 96 x 96 pixels: hand it few at once.
        """
        x = np.subtract(images, 127, dtype=np.float32)
        x /= 128
        x = self._stem(x)
        for index, block in enumerate(BLOCKS):
            y = x
            if block.expands:
                y = _clipped(_pointwise(y, *self._layers[f"block{index}_expand"]))
            y = _clipped(_depthwise(y, *self._layers[f"block{index}_depthwise"], block.stride))
            y = _pointwise(y, *self._layers[f"block{index}_project"])
            if block.skips:
                y += x
            x = y
        return _clipped(_pointwise(x, *self._layers["top"])).mean(axis=(1, 2))

    def _stem(self, x: np.ndarray) -> np.ndarray:
        """Return the first convolution, of stride 2, as one matrix product: every window is a row."""
        weight, bias = self._layers["stem"]
        kernel = weight.shape[-1]
        # NumPy 1's types know of one axis only.
        windows = sliding_window_view(_padded(x, kernel, 2), (kernel, kernel), axis=(1, 2))  # type: ignore[call-overload]
        windows = windows[:, ::2, ::2]
        rows = windows.reshape(*windows.shape[:3], -1)
        return _clipped(_pointwise(rows, weight.reshape(len(weight), -1), bias))


def _of_shape(arrays: Arrays, name: str, shape: tuple[int, ...]) -> np.ndarray:
    """Return an array as float32; ValueError if it is not there, not of this shape or not finite."""
    if name not in arrays:
        raise ValueError(f"it holds no {name}")
    if arrays[name].shape != shape:
        raise ValueError(f"{name} has the shape {arrays[name].shape}, not {shape}")
    return finite(arrays, name)


def _pointwise(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Return the (..., outputs) product of (..., inputs) with (outputs, inputs), and `bias` added."""
    y = matmul(x.reshape(-1, x.shape[-1]), weight.T)
    y += bias
    return y.reshape(*x.shape[:-1], len(bias))


def _depthwise(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, stride: int) -> np.ndarray:
    """Return each channel of (n, height, width, c) convolved with its own (kernel, kernel) of `weight`."""
    kernel = len(weight)
    padded = _padded(x, kernel, stride)
    height, width = (-(-length // stride) for length in x.shape[1:3])
    total = np.empty((len(x), height, width, x.shape[3]), dtype=np.float32)
    total[:] = bias
    product = np.empty_like(total)
    for row in range(kernel):
        rows = padded[:, row : row + stride * (height - 1) + 1 : stride]
        for column in range(kernel):
            shifted = rows[:, :, column : column + stride * (width - 1) + 1 : stride]
            np.multiply(shifted, weight[row, column], out=product)
            total += product
    return total


def _padded(x: np.ndarray, kernel: int, stride: int) -> np.ndarray:
    """Return `x` with TensorFlow's SAME padding, which is lopsided at stride 2; the weights were trained so."""
    pads = []
    for length in x.shape[1:3]:
        missing = max((-(-length // stride) - 1) * stride + kernel - length, 0)
        pads.append((missing // 2, missing - missing // 2))
    return np.pad(x, [(0, 0), *pads, (0, 0)])


def _clipped(x: np.ndarray) -> np.ndarray:
    """Return `x` after the ReLU6, in place."""
    np.maximum(x, 0, out=x)
    return np.minimum(x, 6, out=x)
