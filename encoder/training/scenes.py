"""Pictures to learn places from: crops of the imagery as other cameras, weather and seasons would show them.

A picture of unknown origin is not a crop of the image that a tower was trained on. So each crop has a width, a turn
and a season of its own, and its colours, its sea, its air, clouds and snow are changed at random.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch.nn import functional as F

from ..earth.land import land_grid
from ..earth.sphere import EARTH_RADIUS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Weather(NamedTuple):
    """How often a crop is changed in each way, 0 to 1."""

    season: float = 0.8
    colour: float = 0.6
    sea: float = 0.4
    haze: float = 0.2
    cloud: float = 0.15
    snow: float = 0.2
    blur: float = 0.3
    noise: float = 0.3


CALM = Weather(*[0.0] * len(Weather._fields))
"""Nothing is changed."""


class Scenes:
    """Cuts crops from images of the world, one for each season, and changes them."""

    def __init__(self, images: Sequence[np.ndarray], device: str = "cpu") -> None:
        """Take `images`, (height, width, 3) uint8 in plate carree from 90 N and 180 W, the finest first."""
        self.device = torch.device(device)
        self.pyramids = [
            _pyramid(torch.from_numpy(np.array(image)).permute(2, 0, 1)[None], self.device) for image in images
        ]
        height, width = images[0].shape[:2]
        lat = 90 - (np.arange(height) + 0.5) / height * 180
        lon = (np.arange(width) + 0.5) / width * 360 - 180
        self.land = _pyramid(torch.from_numpy(land_grid(lon, lat))[None, None], self.device)

    def crops(
        self,
        lonlat: torch.Tensor,
        width: float,
        turn: torch.Tensor,
        shares: torch.Tensor,
        size: int = 96,
        finer: int = 0,
    ) -> torch.Tensor:
        """Return (n, 4, size, size) float32: red, green, blue in 0..255, and the share of land, around n places.

        `lonlat` (n, 2) degrees; `width` metres; `turn` (n,) radians; `shares` (n, seasons) of each image, summing to 1.
        With `finer` they are cut from an image so many times twice as fine as they need, and come out a little rough.
        """
        grid = ground_grid(lonlat, width, turn, size)
        picture = torch.zeros(())
        for season, pyramid in enumerate(self.pyramids):
            if bool((shares[:, season] != 0).any()):
                picture = picture + shares[:, season, None, None, None] * _sampled(pyramid, grid, width / size, finer)
        return torch.cat([picture.clamp(0, 255), _sampled(self.land, grid, width / size, finer)], dim=1)


def ground_grid(lonlat: torch.Tensor, width: float, turn: torch.Tensor, size: int) -> torch.Tensor:
    """Return the (n, size, size, 2) coordinates, for `grid_sample` of a world, of squares turned about n places.

    Azimuthal equidistant on the sphere, as `training.crops.local_grid`.
    """
    offset = ((torch.arange(size, device=lonlat.device) + 0.5) / size - 0.5) * (width / EARTH_RADIUS)
    north, east = torch.meshgrid(-offset, offset, indexing="ij")
    cos, sin = torch.cos(turn)[:, None, None], torch.sin(turn)[:, None, None]
    east, north = cos * east - sin * north, sin * east + cos * north
    angle = torch.hypot(east, north)
    sinc = torch.sin(angle) / angle.clamp(min=1e-9)
    east, north, up = sinc * east, sinc * north, torch.cos(angle)
    lon, lat = torch.deg2rad(lonlat.float()).T[:, :, None, None]
    z = north * torch.cos(lat) + up * torch.sin(lat)
    across = up * torch.cos(lat) - north * torch.sin(lat)
    found = lon + torch.atan2(east, across)
    found = torch.remainder(found + math.pi, 2 * math.pi) - math.pi
    # In single precision the arc sine of z would be off by up to two kilometres near a pole.
    height = torch.atan2(z, torch.hypot(east, across))
    return torch.stack([found / math.pi, -height / (math.pi / 2)], dim=-1)


def _pyramid(image: torch.Tensor, device: torch.device) -> list[torch.Tensor]:
    levels = [image.to(device, torch.float32)]
    while min(levels[-1].shape[2:]) >= 256:
        levels.append(F.avg_pool2d(levels[-1], 2, ceil_mode=True, count_include_pad=False))
    # One column of the other side of the world on each side.
    return [F.pad(level, (1, 1, 0, 0), mode="circular") for level in levels]


def _sampled(pyramid: list[torch.Tensor], grid: torch.Tensor, metres: float, finer: int) -> torch.Tensor:
    native = 2 * math.pi * EARTH_RADIUS / (pyramid[0].shape[3] - 2)
    level = int(min(max(math.floor(math.log2(max(metres / native, 1.0))) - finer, 0), len(pyramid) - 1))
    image = pyramid[level]
    columns = image.shape[3]
    scale = torch.tensor([(columns - 2) / columns, 1.0], device=grid.device)
    n, height, width, _ = grid.shape
    flat = (grid * scale).reshape(1, n * height, width, 2)
    sampled = F.grid_sample(image, flat, mode="bilinear", padding_mode="border", align_corners=False)
    return sampled.reshape(-1, n, height, width).transpose(0, 1)


class Draw:
    """Random numbers of one stream, on the CPU so that every device sees the same."""

    def __init__(self, seed: int) -> None:
        self.generator = torch.Generator().manual_seed(seed)

    def uniform(self, n: int | tuple[int, ...], low: float = 0.0, high: float = 1.0) -> torch.Tensor:
        """Return numbers from `low` to `high`, of shape `n`."""
        return low + (high - low) * torch.rand(n, generator=self.generator)

    def normal(self, *shape: int) -> torch.Tensor:
        """Return normally distributed numbers, of mean 0 and variance 1."""
        return torch.randn(*shape, generator=self.generator)

    def chosen(self, n: int, often: float) -> torch.Tensor:
        """Return (n,) bool, each true with the probability `often`."""
        return torch.rand(n, generator=self.generator) < often


def season_shares(draw: Draw, n: int, seasons: int, often: float) -> torch.Tensor:
    """Return (n, seasons) shares that sum to 1: mixtures of the seasons, some of them beyond what any image shows.

    The rest, 1 - `often`, are one season as it is.
    """
    alone = F.one_hot(torch.randint(seasons, (n,), generator=draw.generator), seasons).float()
    if seasons == 1:
        return alone
    mixed = draw.normal(n, seasons).mul(1.5).softmax(dim=1)
    reach = draw.uniform((n, 1), 1.0, 1.7)
    mixed = 1 / seasons + reach * (mixed - 1 / seasons)
    return torch.where(draw.chosen(n, often)[:, None], mixed, alone)


def weathered(pictures: torch.Tensor, draw: Draw, weather: Weather) -> torch.Tensor:
    """Return (n, 3, s, s) in 0..255: (n, 4, s, s) `pictures` of `Scenes.crops`, changed at random."""
    rgb, land = pictures[:, :3] / 255, pictures[:, 3:].clamp(0, 1)
    n, size = len(rgb), rgb.shape[-1]

    def some(often: float) -> torch.Tensor:
        return draw.chosen(n, often).float().view(n, 1, 1, 1).to(rgb.device)

    def each(low: float, high: float, channels: int = 1) -> torch.Tensor:
        return draw.uniform((n, channels, 1, 1), low, high).to(rgb.device)

    # The sea of one colour: real seas show no ground. Shallows keep something of what they are.
    sea = torch.cat([each(0.0, 0.12), each(0.02, 0.3), each(0.08, 0.5)], dim=1)
    share = some(weather.sea) * each(0.4, 1.0) * (1 - land)
    rgb = rgb + share * (sea - rgb)
    # Snow lies on land, in patches or everywhere, and lets the relief through.
    patches = _patches(draw, n, size, rgb.device)
    snow = some(weather.snow) * land * ((patches - each(-1.5, 1.5)) * each(1.0, 6.0)).sigmoid()
    grey = rgb.mean(dim=1, keepdim=True)
    rgb = rgb + snow * each(0.6, 0.97) * ((0.72 + 0.5 * grey) - rgb)
    # Colours: gamma, saturation, gain of all and of each channel, offset.
    on = some(weather.colour)
    changed = rgb.clamp(1e-4, 1) ** torch.exp(each(-0.3, 0.3))
    grey = changed.mean(dim=1, keepdim=True)
    changed = grey + each(0.3, 1.5) * (changed - grey)
    changed = changed * torch.exp(each(-0.3, 0.4)) * torch.exp(each(-0.1, 0.1, 3)) + each(-0.05, 0.08)
    rgb = rgb + on * (changed - rgb)
    # Haze takes contrast, more on one side than on the other.
    slope = _patches(draw, n, size, rgb.device, coarse=2) * 0.15
    haze = some(weather.haze) * (each(0.05, 0.45) + slope).clamp(0, 0.75)
    rgb = rgb + haze * (each(0.5, 0.95) * torch.cat([each(0.85, 1), each(0.9, 1), each(0.95, 1)], dim=1) - rgb)
    # Clouds are white patches.
    patches = _patches(draw, n, size, rgb.device)
    cloud = some(weather.cloud) * ((patches - each(0.6, 2.0)) * each(2.0, 8.0)).sigmoid()
    rgb = rgb + cloud * each(0.7, 1.0) * (each(0.85, 1.0) - rgb)
    on = some(weather.blur)
    small = F.interpolate(rgb, scale_factor=float(draw.uniform(1, 0.25, 0.8)), mode="bilinear", antialias=True)
    rgb = rgb + on * (F.interpolate(small, size=(size, size), mode="bilinear") - rgb)
    rgb = rgb + some(weather.noise) * each(0, 0.03) * draw.normal(n, 3, size, size).to(rgb.device)
    return rgb.clamp(0, 1) * 255


def _patches(draw: Draw, n: int, size: int, device: torch.device, coarse: int | None = None) -> torch.Tensor:
    """Return (n, 1, size, size) smooth noise, of about unit variance: the sum of several octaves."""
    total, weight = torch.zeros(()), 0.0
    for cells, share in ((2, 1.0), (4, 1.0), (9, 0.7), (20, 0.45)) if coarse is None else ((coarse, 1.0),):
        grid = draw.normal(n, 1, cells + 1, cells + 1)
        total = total + share * F.interpolate(grid, size=(size, size), mode="bicubic", align_corners=True)
        weight += share**2
    return (total / math.sqrt(weight)).to(device)
