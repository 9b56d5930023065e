"""EfficientNet-Lite0 as an extractor of image features, written out in torch.

The same network as `efficientnet`, which runs where there is no torch; here it can use the device, and learn. The
weights are the ImageNet ones that `imagery.archives` fetches, or those of an image tower.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional as F

from ..networks.efficientnet import BLOCKS

if TYPE_CHECKING:
    from ..types import Arrays

BATCH_NORM_EPSILON = 1e-3


class Backbone:
    """Maps (n, 3, height, width) RGB images in 0..255 to (n, 1280) features.

    `state` is the state dict of the published weights. Batch normalisation is folded into the convolutions.
    `fingerprint` tells backbones apart.
    """

    def __init__(self, state: dict[str, torch.Tensor], device: str = "cpu") -> None:
        self.device = torch.device(device)
        self.fingerprint = hashlib.sha256(state["_conv_stem.weight"].numpy().tobytes()).hexdigest()
        self.stem = self._folded(state, "_conv_stem", "_bn0")
        self.blocks = []
        for index, block in enumerate(BLOCKS):
            prefix = f"_blocks.{index}."
            expand = self._folded(state, prefix + "_expand_conv", prefix + "_bn0") if block.expands else None
            depthwise = self._folded(state, prefix + "_depthwise_conv", prefix + "_bn1")
            project = self._folded(state, prefix + "_project_conv", prefix + "_bn2")
            self.blocks.append((expand, depthwise, project))
        self.head = self._folded(state, "_conv_head", "_bn1")

    @classmethod
    def from_arrays(cls, arrays: Arrays, device: str = "cpu") -> Backbone:
        """Return the backbone of `arrays`, as `arrays` returns them: those of an image tower's file will do."""
        backbone = cls.__new__(cls)
        backbone.device = torch.device(device)

        def layer(name: str) -> tuple[torch.Tensor, torch.Tensor]:
            weight = torch.from_numpy(np.asarray(arrays[f"{name}_weight"], dtype=np.float32))
            if name.endswith("depthwise"):
                weight = weight.permute(2, 0, 1)[:, None]
            elif name != "stem":
                weight = weight[:, :, None, None]
            bias = torch.from_numpy(np.asarray(arrays[f"{name}_bias"], dtype=np.float32))
            weight = weight.to(backbone.device).contiguous(memory_format=torch.channels_last)
            return weight, bias.to(backbone.device)

        backbone.stem, backbone.head = layer("stem"), layer("top")
        backbone.blocks = []
        for index, block in enumerate(BLOCKS):
            expand = layer(f"block{index}_expand") if block.expands else None
            backbone.blocks.append((expand, layer(f"block{index}_depthwise"), layer(f"block{index}_project")))
        # Of all layers: that of a tower which was tuned begins with the blocks of the one that it was tuned from.
        digest = hashlib.sha256()
        for array in [*backbone.stem, *backbone.parameters(0)]:
            digest.update(array.cpu().numpy().tobytes())
        backbone.fingerprint = digest.hexdigest()
        return backbone

    def _folded(
        self, state: dict[str, torch.Tensor], convolution: str, normalisation: str
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return (weight, bias) of a convolution followed by its batch normalisation in evaluation mode."""
        scale = state[normalisation + ".weight"] / torch.sqrt(
            state[normalisation + ".running_var"] + BATCH_NORM_EPSILON
        )
        weight = state[convolution + ".weight"] * scale[:, None, None, None]
        bias = state[normalisation + ".bias"] - state[normalisation + ".running_mean"] * scale
        return weight.to(self.device).contiguous(memory_format=torch.channels_last), bias.to(self.device)

    @torch.inference_mode()
    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """Return the (n, 1280) float32 features of (n, 3, height, width) images, RGB in 0..255."""
        return self.late(self.early(images, 0), 0)

    def early(self, images: torch.Tensor, blocks: int) -> torch.Tensor:
        """Return what the stem and the first `blocks` blocks make of images."""
        x = ((images.to(self.device) - 127.0) / 128.0).contiguous(memory_format=torch.channels_last)
        return self._through(F.relu6(_same_convolution(x, *self.stem, stride=2)), 0, blocks)

    def late(self, x: torch.Tensor, blocks: int) -> torch.Tensor:
        """Return the (n, 1280) features of what `early` made."""
        return F.relu6(F.conv2d(self._through(x, blocks, len(BLOCKS)), *self.head)).mean(dim=(2, 3))

    def parameters(self, blocks: int) -> list[torch.Tensor]:
        """Return the weights and biases that `late` computes with, after so many `blocks`."""
        layers = [layer for block in self.blocks[blocks:] for layer in block if layer is not None]
        return [array for layer in (*layers, self.head) for array in layer]

    def _through(self, x: torch.Tensor, first: int, last: int) -> torch.Tensor:
        for block, (expand, depthwise, project) in zip(BLOCKS[first:last], self.blocks[first:last]):
            y = x
            if expand is not None:
                y = F.relu6(F.conv2d(y, *expand))
            y = F.relu6(_same_convolution(y, *depthwise, stride=block.stride, groups=y.shape[1]))
            y = F.conv2d(y, *project)
            x = x + y if block.skips else y
        return x

    def arrays(self) -> Arrays:
        """Return the weights and biases as float32 arrays, by the names and in the shapes of `EfficientNet`."""
        layers = {"stem": self.stem, "top": self.head}
        for index, (expand, depthwise, project) in enumerate(self.blocks):
            if expand is not None:
                layers[f"block{index}_expand"] = expand
            layers[f"block{index}_depthwise"] = depthwise
            layers[f"block{index}_project"] = project
        arrays = {}
        for name, (weight, bias) in layers.items():
            weight = weight.cpu().numpy()
            if name.endswith("depthwise"):
                weight = weight[:, 0].transpose(1, 2, 0)
            elif name != "stem":
                weight = weight[:, :, 0, 0]
            arrays[f"{name}_weight"] = np.ascontiguousarray(weight, dtype=np.float32)
            arrays[f"{name}_bias"] = bias.cpu().numpy().astype(np.float32)
        return arrays


def _same_convolution(
    x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor, stride: int, groups: int = 1
) -> torch.Tensor:
    """Convolve with TensorFlow's SAME padding, which is lopsided when the stride is 2; the weights were trained so."""
    kernel = weight.shape[-1]
    pads = []
    for length in (x.shape[3], x.shape[2]):
        total = max((-(-length // stride) - 1) * stride + kernel - length, 0)
        pads += [total // 2, total - total // 2]
    if pads[0] == pads[1] == pads[2] == pads[3]:
        return F.conv2d(x, weight, bias, stride=stride, padding=pads[0], groups=groups)
    return F.conv2d(F.pad(x, pads), weight, bias, stride=stride, groups=groups)
