"""Runs by a recipe on the world's imagery: of the encoder that ships, and of its image tower."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..export import export_encoder
from .backbone import Backbone
from .crops import GroundImage
from .curve import draw_curve
from .export import encoder_arrays, likeness_transform
from .features import cached_features
from .image_inputs import image_axes, image_inputs
from .image_training import train_image_tower
from .lights import night_lights
from .places import training_points
from .ranks import ALONE
from .scenes import Scenes
from .targets import make_targets
from .tower_export import export_image_tower, write_image_tower
from .train import train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ..encoders.location_encoder import LocationEncoder
    from ..types import Metadata, StrPath
    from .ranks import Ranks
    from .recipe import Recipe
    from .tower_recipe import TowerRecipe


class Imagery(NamedTuple):
    """What there is to learn from: `months`, the GroundImages by the names that a recipe has for them; the `night`, or
    None; the `backbone`; and `data`, what the file is to say of them."""

    months: dict[str, GroundImage]
    night: GroundImage | None
    backbone: Backbone
    data: list[dict[str, str]]

    def features(
        self, views: Sequence[tuple[str, float]], places: np.ndarray, cache: StrPath, bar: Callable[..., Any]
    ) -> list[np.ndarray]:
        """Return a list of the `cached_features` of (n, 2) places in each of the views, (month, width)."""
        features = []
        for month, width in views:
            with bar(total=len(places), desc=f"{month}, {width / 1000:g} km", unit="image") as seen:

                def progress(done: int, seen: Any = seen) -> None:
                    seen.update(done - seen.n)

                features.append(cached_features(self.months[month], self.backbone, places, width, cache, progress))
        return features


def train_on_world(
    recipe: Recipe, imagery: Imagery, output: Path, cache: StrPath, bar: Callable[..., Any], ranks: Ranks = ALONE
) -> LocationEncoder | None:
    """Write the encoder's file to `output`, a Path, the image tower and the curve beside it; return the encoder.

    Features are kept in the folder `cache`. `bar(total=, desc=, unit=)` makes a bar of progress, as tqdm does. With
    several `ranks` the first makes the features, and writes and returns the encoder; the others return None.
    """
    places = training_points(recipe.lattice, recipe.sea_stride)[: recipe.places]
    with ranks.first_alone():
        features = imagery.features(recipe.views, places, cache, bar)
    if not ranks.rank:
        print("principal components and regional means of the features", flush=True)
    axes = image_axes(features, recipe.image_components)
    images = image_inputs(features, axes)
    targets = []
    if recipe.regression_weight:
        lights = np.empty((len(places), 0))
        if imagery.night:
            lights = night_lights(imagery.night, places, recipe.light_widths)
        targets = make_targets(features, lights, places, recipe)
    reports = []
    with bar(total=recipe.steps, desc=recipe.name, unit="step") as steps:

        def report(state: Metadata) -> None:
            reports.append(state)
            steps.update(state["step"] - steps.n)
            steps.set_postfix({key: f"{state[key]:.3g}" for key in ("loss", "temperature", "rank")})

        checkpoint = output.with_suffix(".checkpoint")
        tower, objective = train(places, targets, images, recipe, report, checkpoint, ranks=ranks)
    if ranks.rank:
        return None
    transform = likeness_transform(objective, targets, recipe)
    arrays, scale = encoder_arrays(tower, transform, recipe)
    metadata = {"name": recipe.name, "version": "1", "training data": imagery.data, "recipe": recipe._asdict()}
    layout = {
        "basis": tower.BASIS,
        "degrees": recipe.degrees,
        "layers": [recipe.degrees**2, recipe.width, recipe.width, recipe.dim],
        "skipped": recipe.skipped,
    }
    encoder = export_encoder(arrays, output, {**metadata, **layout})
    tower_path = output.with_name(f"{output.stem}-image.npz")
    export_image_tower(imagery.backbone, objective, axes, arrays, scale * transform, recipe, tower_path, metadata)
    draw_curve(reports, output.with_name(f"{output.stem}-curve.png"))
    return encoder


def train_tower_on_world(
    recipe: TowerRecipe,
    encoder: LocationEncoder,
    imagery: Imagery,
    strange: np.ndarray,
    output: Path,
    cache: StrPath,
    bar: Callable[..., Any],
) -> None:
    """Write the file of an image tower for a LocationEncoder, by a TowerRecipe, to `output`, a Path.

    `strange` is a world image, (height, width, 3) uint8, that is not trained on: it tells how sure the tower may be.
    `cache` and `bar` as `train_on_world` takes them.
    """
    places = training_points(recipe.lattice, recipe.sea_stride)
    views = imagery.features(recipe.views, places[: recipe.places], cache, bar)
    scenes = Scenes([imagery.months[month].levels[0] for month in recipe.months])
    bars = {}

    def report(state: Metadata) -> None:
        stage = state["stage"]
        if stage not in bars:
            bars[stage] = bar(total=state["steps"], desc=f"{recipe.name}, {stage}", unit="step")
        bars[stage].update(state["step"] - bars[stage].n)
        bars[stage].set_postfix({key: f"{state[key]:.3g}" for key in ("loss", "temperature")})

    checkpoint = output.with_suffix(".checkpoint")
    heads, scale = train_image_tower(
        encoder, scenes, Scenes([strange]), imagery.backbone, places, views, recipe, report, checkpoint
    )
    metadata = {"name": recipe.name, "version": "2", "training data": imagery.data, "recipe": recipe._asdict()}
    write_image_tower(imagery.backbone, heads, encoder, scale, output, metadata)
