"""One run by a recipe on the world's imagery: the encoder that ships, its image tower and the curve of its training."""

from typing import NamedTuple, Optional

import numpy as np

from ..encoder_export import export_encoder
from .backbone import Backbone
from .crops import GroundImage
from .curve import draw_curve
from .export import encoder_arrays, export_image_tower, likeness_transform
from .features import cached_features
from .image_inputs import image_axes, image_inputs
from .lights import night_lights
from .places import training_points
from .targets import make_targets
from .train import train


class Imagery(NamedTuple):
    """What there is to learn from: `months`, the GroundImages by the names that a recipe has for them; the `night`, if
    the recipe wants it; the `backbone`; and `data`, what the encoder's file is to say of them."""

    months: dict
    night: Optional[GroundImage]
    backbone: Backbone
    data: list


def train_on_world(recipe, imagery, output, cache, bar):
    """Write the encoder's file to `output`, a Path, the image tower and the curve beside it; return the encoder.

    Features are kept in the folder `cache`. `bar(total=, desc=, unit=)` makes a bar of progress, as tqdm does.
    """
    places = training_points(recipe.lattice, recipe.sea_stride)[: recipe.places]
    features = []
    for month, width in recipe.views:
        with bar(total=len(places), desc=f"{month}, {width / 1000:g} km", unit="image") as images_seen:

            def progress(done, images_seen=images_seen):
                images_seen.update(done - images_seen.n)

            features.append(cached_features(imagery.months[month], imagery.backbone, places, width, cache, progress))
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

        def report(state):
            reports.append(state)
            steps.update(state["step"] - steps.n)
            steps.set_postfix({key: f"{state[key]:.3g}" for key in ("loss", "temperature", "rank")})

        tower, objective = train(places, targets, images, recipe, report, output.with_suffix(".checkpoint"))
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
