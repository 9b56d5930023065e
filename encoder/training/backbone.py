"""EfficientNet-Lite0 as a frozen extractor of image features, written out in torch.

Tan and Le (2019), EfficientNet, arXiv:1905.11946; the Lite variant has no squeeze-and-excitation and clips its
activations at 6. The weights are the ImageNet ones that `imagery.archives` fetches.
"""

import torch
from torch.nn import functional as F

DIM = 1280
"""Width of the features."""

STAGES = (
    # repeats, kernel, stride of the first, expansion
    (1, 3, 1, 1),
    (2, 3, 2, 6),
    (2, 5, 2, 6),
    (3, 3, 2, 6),
    (3, 5, 1, 6),
    (4, 5, 2, 6),
    (1, 3, 1, 6),
)
BATCH_NORM_EPSILON = 1e-3


class Backbone:
    """Maps (n, 3, height, width) RGB images in 0..255 to (n, 1280) features.

    `state` is the state dict of the published weights. Batch normalisation is folded into the convolutions.
    """

    def __init__(self, state, dtype=torch.float32):
        self.dtype = dtype
        self.stem = self._folded(state, "_conv_stem", "_bn0")
        self.blocks = []
        index = 0
        for repeats, _kernel, stride, expansion in STAGES:
            for repeat in range(repeats):
                prefix = f"_blocks.{index}."
                expand = self._folded(state, prefix + "_expand_conv", prefix + "_bn0") if expansion > 1 else None
                depthwise = self._folded(state, prefix + "_depthwise_conv", prefix + "_bn1")
                project = self._folded(state, prefix + "_project_conv", prefix + "_bn2")
                self.blocks.append((expand, depthwise, project, stride if repeat == 0 else 1))
                index += 1
        self.head = self._folded(state, "_conv_head", "_bn1")

    def _folded(self, state, convolution, normalisation):
        """Return (weight, bias) of a convolution followed by its batch normalisation in evaluation mode."""
        scale = state[normalisation + ".weight"] / torch.sqrt(
            state[normalisation + ".running_var"] + BATCH_NORM_EPSILON
        )
        weight = state[convolution + ".weight"] * scale[:, None, None, None]
        bias = state[normalisation + ".bias"] - state[normalisation + ".running_mean"] * scale
        return weight.to(self.dtype).contiguous(memory_format=torch.channels_last), bias.to(self.dtype)

    @torch.inference_mode()
    def __call__(self, images):
        """Return the (n, 1280) float32 features of (n, 3, height, width) images, RGB in 0..255."""
        x = ((images - 127.0) / 128.0).to(self.dtype).contiguous(memory_format=torch.channels_last)
        x = F.relu6(_same_convolution(x, *self.stem, stride=2))
        for expand, depthwise, project, stride in self.blocks:
            y = x
            if expand is not None:
                y = F.relu6(F.conv2d(y, *expand))
            y = F.relu6(_same_convolution(y, *depthwise, stride=stride, groups=y.shape[1]))
            y = F.conv2d(y, *project)
            x = x + y if stride == 1 and x.shape == y.shape else y
        x = F.relu6(F.conv2d(x, *self.head))
        return x.mean(dim=(2, 3), dtype=torch.float32)


def _same_convolution(x, weight, bias, stride, groups=1):
    """Convolve with TensorFlow's SAME padding, which is lopsided when the stride is 2; the weights were trained so."""
    kernel = weight.shape[-1]
    pads = []
    for length in (x.shape[3], x.shape[2]):
        total = max((-(-length // stride) - 1) * stride + kernel - length, 0)
        pads += [total // 2, total - total // 2]
    if pads[0] == pads[1] == pads[2] == pads[3]:
        return F.conv2d(x, weight, bias, stride=stride, padding=pads[0], groups=groups)
    return F.conv2d(F.pad(x, pads), weight, bias, stride=stride, groups=groups)
