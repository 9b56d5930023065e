"""Trains an image tower for an encoder that is there already: pictures of all weathers, and the places that they show.

First the two heads learn, from the features of plain images under the backbone as it was published, which takes
minutes; then the later blocks of the backbone learn with them, from pictures that are drawn anew for every step.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from scipy.spatial import cKDTree
from torch import nn
from torch.nn import functional as F

from ..earth.land import is_land
from ..earth.sphere import unit_vectors
from ..images.geolocation import log_prior
from ..images.image_tower import FEATURES, colours
from ..similarity.gallery import world_places
from .run_state import RunState
from .scenes import CALM, Draw, Weather, season_shares, weathered
from .towers import head

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..encoders.location_encoder import LocationEncoder
    from ..types import Metadata, Report, StrPath
    from .backbone import Backbone
    from .scenes import Scenes
    from .tower_recipe import TowerRecipe

GROUP = 64
"""Pictures that are drawn at once, all of one width."""

REPORT_EVERY = 20
CHECKPOINT_EVERY = 100
"""Steps."""

FIRST_SCALE, TUNED_SCALE = 30.0, 60.0
"""Inverse temperatures that the two stages begin with: changed pictures are told apart less surely."""

SCALE_RATE = 1e-2

DROPOUT = 0.2
"""Of the features, while the same pictures are seen again and again."""


class Drawn(NamedTuple):
    """Pictures (n, 3, s, s) in 0..255 and the (n,) rows of the places that they show."""

    pictures: torch.Tensor
    rows: torch.Tensor


class PictureSource:
    """Draws pictures of places: each group by the number it has, so that a run which was interrupted sees the same."""

    def __init__(self, scenes: Scenes, lonlat: np.ndarray, recipe: TowerRecipe) -> None:
        """Take Scenes, (n, 2) places and a TowerRecipe."""
        self._scenes, self._lonlat, self._recipe = scenes, torch.from_numpy(np.ascontiguousarray(lonlat)), recipe

    def __call__(self, number: int) -> Drawn:
        """Return the Drawn group of that number."""
        recipe = self._recipe
        draw = Draw(recipe.seed * 1_000_003 + number)
        rows = torch.randint(len(self._lonlat), (GROUP,), generator=draw.generator)
        # The narrow ones are the hardest: there are more of them than of the wide.
        share = float(draw.uniform(1)) ** 1.5
        width = recipe.narrowest * (recipe.widest / recipe.narrowest) ** share
        # Most maps have north up, or nearly; from the air any side may be.
        upright = draw.chosen(GROUP, 0.7)
        turn = torch.where(upright, draw.uniform(GROUP, -0.2, 0.2), draw.uniform(GROUP, -math.pi, math.pi))
        weather = Weather()
        if draw.chosen(1, recipe.calm):
            weather = CALM._replace(season=weather.season)
        seasons = season_shares(draw, GROUP, len(recipe.months), weather.season)
        finer = int(draw.chosen(1, 0.25))
        crops = self._scenes.crops(self._lonlat[rows], width, turn, seasons, finer=finer)
        return Drawn(weathered(crops, draw, weather), rows)


class Heads(nn.Module):
    """Where pictures and places meet: features and embeddings in, unit vectors of `joint_dim` out."""

    def __init__(self, embeddings: np.ndarray, recipe: TowerRecipe) -> None:
        """Take the (n, dim) embeddings of all places."""
        super().__init__()
        self.image = head(FEATURES, recipe.image_width, recipe.joint_dim)
        self.place = head(embeddings.shape[1], recipe.place_width, recipe.joint_dim)
        self.log_scale = nn.Parameter(torch.tensor(math.log(FIRST_SCALE)))
        self.register_buffer("embedding_mean", torch.from_numpy(embeddings.mean(axis=0)))
        self.register_buffer("embedding_spread", torch.from_numpy(embeddings.std(axis=0)))
        self.register_buffer("feature_mean", torch.zeros(FEATURES))
        self.register_buffer("feature_spread", torch.ones(FEATURES))

    def images(self, features: torch.Tensor) -> torch.Tensor:
        """Return the unit vectors of (n, FEATURES)."""
        standard = (features - self.feature_mean) / self.feature_spread
        return F.normalize(self.image(F.dropout(standard, DROPOUT, self.training)), dim=1)

    def places(self, embeddings: torch.Tensor, exactly: bool = False) -> torch.Tensor:
        """Return the unit vectors of (n, dim), `exactly` or as well as is enough to learn by."""
        standard = (embeddings - self.embedding_mean) / self.embedding_spread
        # Half of the digits take a quarter of the time.
        with torch.autocast(embeddings.device.type, dtype=torch.bfloat16, enabled=not exactly):
            vectors = self.place(standard)
        return F.normalize(vectors.float(), dim=1)

    @property
    def scale(self) -> torch.Tensor:
        """The inverse temperature, a tensor of shape ()."""
        return self.log_scale.exp()


class PlaceLoss:
    """Cross-entropy of the true place among all, of which a part is looked at.

    The nearest places are all there; the others are a sample in which each counts for those that were not drawn, so
    that the sum under the softmax is, on average, that over all places (Bengio and Senecal 2008, Adaptive importance
    sampling to accelerate training of a neural probabilistic language model).
    """

    def __init__(self, lonlat: np.ndarray, embeddings: np.ndarray, recipe: TowerRecipe) -> None:
        """Take (n, 2) places and their (n, dim) embeddings."""
        self._embeddings, self._recipe = torch.from_numpy(embeddings), recipe
        vectors = unit_vectors(lonlat)
        near = cKDTree(vectors).query(vectors, k=recipe.neighbours + 1)[1][:, 1:]
        self._near = torch.from_numpy(near)

    def __call__(self, heads: Heads, images: torch.Tensor, rows: torch.Tensor, draw: Draw) -> torch.Tensor:
        """Return the loss of (n, k) unit vectors of pictures that show the places of `rows`."""
        count, near = len(rows), self._near[rows]
        others = torch.randint(len(self._near), (self._recipe.others,), generator=draw.generator)
        sample = torch.cat([rows, others])
        needed = torch.cat([sample, near.flatten()])
        places = heads.places(self._embeddings[needed].to(images.device))
        own = (images * places[:count]).sum(dim=1, keepdim=True)
        far = images @ places[: len(sample)].T
        close = torch.einsum("nd,nkd->nk", images, places[len(sample) :].view(count, near.shape[1], -1))
        known = sample == rows[:, None]
        for column in near.T:
            known |= sample == column[:, None]
        weight = math.log(len(self._near) / len(sample))
        far = (heads.scale * far + weight).masked_fill(known.to(images.device), -1e4)
        logits = torch.cat([heads.scale * own, far, heads.scale * close], dim=1)
        first = torch.zeros(count, dtype=torch.long, device=images.device)
        return F.cross_entropy(logits, first)


def described(backbone: Backbone, pictures: torch.Tensor, frozen: int) -> torch.Tensor:
    """Return the (n, FEATURES) features of (n, 3, s, s) pictures; the blocks after the `frozen` ones have gradients."""
    with torch.no_grad():
        early = backbone.early(pictures, frozen)
    plain = colours(pictures.permute(0, 2, 3, 1).cpu().numpy()).astype(np.float32)
    return torch.cat([backbone.late(early, frozen), torch.from_numpy(plain).to(early.device)], dim=1)


def train_heads(
    heads: Heads, loss_of: PlaceLoss, views: Sequence[np.ndarray], recipe: TowerRecipe, report: Report | None = None
) -> None:
    """Train Heads on `views`, a list of the (n, FEATURES) features of the first n places, the backbone as it is.

    Dropout stands for what pictures will be; the same features are seen many times.
    """
    # In memory: at random, rows of a file are slow.
    features = torch.from_numpy(np.stack([np.asarray(view) for view in views]))
    sample = features[:, ::8].reshape(-1, FEATURES).float()
    heads.feature_mean.copy_(sample.mean(dim=0))
    heads.feature_spread.copy_(sample.std(dim=0) + 1e-3)
    heads.train()
    steps, draw = recipe.heads_steps, Draw(recipe.seed)
    rates = [recipe.heads_rate, SCALE_RATE]
    optimizer, schedule = _optimizer([_weights_of(heads), [heads.log_scale]], rates, steps, recipe)
    for step in range(steps):
        rows = torch.randint(features.shape[1], (recipe.heads_batch,), generator=draw.generator)
        which = torch.randint(len(features), (recipe.heads_batch,), generator=draw.generator)
        loss = loss_of(heads, heads.images(features[which, rows].float().to(heads.log_scale.device)), rows, draw)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        _tell(report, "heads", step, steps, loss, heads)


def tune(
    backbone: Backbone,
    heads: Heads,
    loss_of: PlaceLoss,
    source: PictureSource,
    recipe: TowerRecipe,
    report: Report | None = None,
    checkpoint: StrPath | None = None,
    begin: Callable[[], object] | None = None,
) -> None:
    """Train the later blocks of the Backbone with the Heads, on the pictures of a PictureSource.

    A run that was interrupted goes on from `checkpoint`; `begin`, if given, is called by one that was not.
    """
    tuned = backbone.parameters(recipe.tuned_from)
    for array in tuned:
        array.requires_grad_(True)
    rates = [recipe.backbone_rate, recipe.tuned_heads_rate, SCALE_RATE]
    parts = [tuned, _weights_of(heads), [heads.log_scale]]
    optimizer, schedule = _optimizer(parts, rates, recipe.steps, recipe)
    groups = recipe.batch // GROUP
    run = RunState(checkpoint, recipe.fingerprint, {"heads": heads, "optimizer": optimizer, "schedule": schedule})

    def restore(state: Metadata) -> None:
        for array, kept in zip(tuned, state["tuned"]):
            array.data.copy_(kept)

    done = run.resume(restore)
    if not done:
        if begin:
            begin()
        heads.log_scale.data.fill_(math.log(TUNED_SCALE))
    # Every picture is seen but once.
    heads.eval()
    for step in range(done, recipe.steps):
        images, rows = [], []
        for group in range(groups):
            drawn = source(step * groups + group)
            images.append(heads.images(described(backbone, drawn.pictures, recipe.tuned_from)))
            rows.append(drawn.rows)
        loss = loss_of(heads, torch.cat(images), torch.cat(rows), Draw(recipe.seed * 1_000_003 + step))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tuned, 1.0)
        optimizer.step()
        schedule.step()
        _tell(report, "tower", step, recipe.steps, loss, heads)
        if (step + 1) % CHECKPOINT_EVERY == 0:
            run.save(step + 1, tuned=[array.detach() for array in tuned])
    for array in tuned:
        array.requires_grad_(False)


def train_image_tower(
    encoder: LocationEncoder,
    scenes: Scenes,
    strange: Scenes,
    backbone: Backbone,
    lonlat: np.ndarray,
    views: Sequence[np.ndarray],
    recipe: TowerRecipe,
    report: Report | None = None,
    checkpoint: Path | None = None,
) -> tuple[Heads, float]:
    """Return (heads, scale) of an image tower for a LocationEncoder, on the CPU; the Backbone is trained in place.

    `scenes` are the Scenes of the recipe's months, `strange` those of imagery that is not trained on, by which it is
    told how sure it may be; `lonlat` (n, 2) are the places to learn from, `views` a list of the (m, FEATURES)
    features of the first m of them, one for each view. `report`, if given, is called with dicts: stage
    ("heads" or "tower"), step, steps, loss and temperature. A run that was interrupted goes on from `checkpoint`, which
    is removed at the end.
    """
    torch.manual_seed(recipe.seed)
    # Gradients of places that are out of the question become so small that processors compute them a digit at a time.
    torch.set_flush_denormal(True)
    embeddings = encoder.encode(lonlat)
    heads = Heads(embeddings, recipe).to(backbone.device)
    loss_of = PlaceLoss(lonlat, embeddings, recipe)
    source = PictureSource(scenes, lonlat, recipe)

    def begin() -> None:
        train_heads(heads, loss_of, views, recipe, report)

    tune(backbone, heads, loss_of, source, recipe, report, checkpoint, begin)
    scale = calibrated_scale(encoder, strange, backbone, heads, recipe)
    if checkpoint is not None:
        checkpoint.unlink(missing_ok=True)
    return heads.cpu(), scale


def calibrated_scale(
    encoder: LocationEncoder, scenes: Scenes, backbone: Backbone, heads: Heads, recipe: TowerRecipe
) -> float:
    """Return the inverse temperature under which the posterior is the most probable for pictures of `scenes`.

    These should be strange to the tower: on what it was trained on it is surer than a stranger's pictures allow. Their
    places are those of the world's gallery on land, among all of which they are to be found (Guo et al. 2017, On
    calibration of modern neural networks, arXiv:1706.04599).
    """
    lonlat = world_places(land_only=False)
    land = is_land(lonlat)
    prior = torch.from_numpy(log_prior(lonlat).astype(np.float32))
    source = PictureSource(scenes, lonlat[land], recipe._replace(months=("strange",)))
    rows = torch.from_numpy(np.flatnonzero(land))
    with torch.inference_mode():
        embeddings = torch.from_numpy(encoder.encode(lonlat)).to(backbone.device)
        places = heads.places(embeddings, exactly=True).cpu()
        scores, truth = [], []
        for group in range(recipe.calibrated_on // GROUP):
            drawn = source(-1 - group)
            scores.append(heads.images(described(backbone, drawn.pictures, recipe.tuned_from)).cpu() @ places.T)
            truth.append(rows[drawn.rows])
        scores, truth = torch.cat(scores), torch.cat(truth)
        scales = torch.logspace(math.log10(5), math.log10(200), 60)
        losses = [float(F.cross_entropy(scale * scores + prior, truth)) for scale in scales]
    return float(scales[int(np.argmin(losses))])


def _weights_of(heads: Heads) -> list[torch.Tensor]:
    return [parameter for name, parameter in heads.named_parameters() if name != "log_scale"]


def _optimizer(
    parts: Sequence[list[torch.Tensor]], rates: Sequence[float], steps: int, recipe: TowerRecipe
) -> tuple[Any, Any]:
    groups = [{"params": part, "lr": rate} for part, rate in zip(parts, rates)]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps, pct_start=0.1)


def _tell(report: Report | None, stage: str, step: int, steps: int, loss: torch.Tensor, heads: Heads) -> None:
    if report and ((step + 1) % REPORT_EVERY == 0 or step + 1 == steps):
        scale = float(heads.scale.detach())
        state = {"stage": stage, "step": step + 1, "steps": steps}
        report({**state, "loss": float(loss.detach()), "temperature": 1 / scale})
