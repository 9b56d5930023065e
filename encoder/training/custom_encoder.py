"""One run on a person's own image: an encoder for what it shows, and what that learned, tried on a twin of it.

The twin is trained alike, but for some blocks of the region that it does not see; all figures of the report are of
these. The encoder itself is trained on all places.
"""

from __future__ import annotations

import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from ..encoders.location_encoder import LocationEncoder, find_encoder
from ..export import export_encoder
from ..files.encoder_file import arrays_of, layers_of, read_arrays, read_metadata
from ..i18n import tr
from ..images.image_file import read_image
from ..images.image_tower import SHIPPED_TOWER
from ..networks.harmonic_network import HarmonicNetwork
from .backbone import Backbone
from .crops import GroundImage
from .custom_report import Learned, write_report
from .export import encoder_arrays, likeness_transform
from .features import cached_features
from .held_out import assess, held_out_blocks
from .image_inputs import image_axes, image_inputs
from .places import image_places
from .recipe import Recipe
from .regions import TrainingRegion, kilometres
from .target_names import spoken_names, target_names
from .targets import TargetBlock, make_targets
from .towers import LocationTower, WaveTower
from .train import train

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types import Metadata, StrPath
    from .child_progress import Tell
    from .held_out import Assessment
    from .towers import Objective

FEWEST = 200
"""Places are too few to learn anything from."""

START_RATE = 5e-4
"""Learning rate of a tower that has learned already; a higher one would make it forget."""

ENOUGH = 2.0
"""The finest wave of an encoder to start from is at most the region's side divided by this."""

EARTH_GIRTH = 40_030_000.0

LOOKED, TARGETED, TRIED, TRAINED = 0.5, 0.55, 0.75, 0.95
"""The share of the work that is done once the places were looked at, there are targets, the twin and the encoder."""


class Start(NamedTuple):
    """An encoder to begin with: its `layers` of harmonics, and its `name`."""

    layers: list[tuple[np.ndarray, np.ndarray]]
    name: str

    @classmethod
    def of(cls, name_or_path: StrPath, region: TrainingRegion) -> Start:
        """Return the Start of an encoder file. Raises ValueError for one that cannot learn what a Region shows."""
        path = find_encoder(name_or_path)
        encoder = LocationEncoder.from_file(path)
        if encoder.degrees is None:
            raise ValueError(
                tr("{} does not know places by spherical harmonics: it cannot be begun with", encoder.name)
            )
        layers = layers_of(read_arrays(path)[0])
        if len(layers) != 3:
            raise ValueError(tr("{} has {} layers, not the 3 that can be trained here", encoder.name, len(layers)))
        finest = EARTH_GIRTH / encoder.degrees
        if finest > region.side / ENOUGH:
            raise ValueError(
                tr(
                    "{} cannot learn what this raster shows: its finest waves are {:,.0f} km, and the region is "
                    "{:,.0f} km wide; train without an encoder to start from",
                    encoder.name,
                    finest / 1000,
                    region.side / 1000,
                )
            )
        return cls(layers, encoder.name)

    @property
    def settings(self) -> Metadata:
        """The settings of a Recipe that its network demands."""
        (first, _), (second, _), (last, _) = self.layers
        return {
            "degrees": round(first.shape[1] ** 0.5),
            "width": second.shape[1],
            "dim": len(last),
            "learning_rate": START_RATE,
        }

    def embeddings(self, lonlat: np.ndarray) -> np.ndarray:
        """Return the (n, dim) learned part of its embeddings at (n, 2) places."""
        width = self.layers[1][0].shape[1]
        (first, bias), *others = self.layers
        return HarmonicNetwork(arrays_of([(first[:width], bias[:width]), *others])).encode(lonlat)


def train_on_image(
    recipe_path: StrPath,
    image_path: StrPath,
    output: StrPath,
    report: StrPath | None = None,
    start: StrPath | None = None,
    progress: Tell | None = None,
) -> LocationEncoder:
    """Write the file of an encoder that learned from an image (see `image_file`), and return the encoder.

    `recipe_path` is a recipe, in which only the name is needed: what it does not say follows from the image. `report`
    is an HTML file to write; `start` an encoder, name or file, whose network is trained further. `progress`, if given,
    is called with the share done, 0 to 1, and sometimes with what there is to say. Raises ValueError for what cannot be
    trained.
    """
    progress = progress or (lambda share, text: None)
    pixels, known, about = read_image(image_path)
    image = GroundImage(pixels, known, about["bounds"])
    region = TrainingRegion.of(image)
    if not region.side:
        raise ValueError(tr("the image shows nothing"))
    begun = Start.of(start, region) if start else None
    recipe = Recipe.from_file(recipe_path, {**region.settings(), **(begun.settings if begun else {})})
    if not recipe.regression_weight:
        raise ValueError("regression_weight must not be 0: what is learned from an image is what it shows")
    widths = [width for _, width in recipe.views]
    places = image_places(image, widths, recipe.places)
    if len(places) < FEWEST:
        raise ValueError(
            tr(
                "the raster has room for {} places to learn from, and {} are the fewest; it takes a finer raster, or a "
                "larger part of it",
                len(places),
                FEWEST,
            )
        )
    device = "cuda" if torch.cuda.is_available() else "cpu"
    where = torch.cuda.get_device_name() if device == "cuda" else tr("the processor")
    progress(0.0, tr("torch {} on {}", torch.__version__, where))
    km = tr(" and ").join(kilometres(width) for width in widths)
    progress(0.0, tr("{:,} places, pictures {} wide", len(places), km))
    lesson = _lesson(_features(image, device, places, recipe, progress), places, recipe, region, begun)
    progress(TARGETED, None)
    held, count = held_out_blocks(places, region.bounds, max(widths))
    assessment = None
    if count:
        listen = _Listener(progress, TARGETED, TRIED, tr("a twin, to be tried on what it has not seen"), recipe.steps)
        tower, objective = _train(lesson, ~held, listen)
        assessment = assess(
            tower, objective, places, held, count, region.bounds, lesson.targets, lesson.names, lesson.images
        )
    listen = _Listener(progress, TRIED, TRAINED, tr("the encoder"), recipe.steps)
    tower, objective = _train(lesson, np.ones(len(places), bool), listen)
    arrays, _ = encoder_arrays(tower, likeness_transform(objective, lesson.targets, recipe), recipe, places)
    encoder = export_encoder(arrays, output, _metadata(lesson, about, tower, assessment), places=places)
    name = begun.name if begun else None
    words = spoken_names(recipe, name)
    for score in assessment.scores if assessment else ():
        progress(TRAINED, tr("R2 in held-out blocks: {}: {:.2f}", words[score.name], score.encoder))
    if report:
        write_report(report, Learned(encoder, recipe, region, image, about, places, assessment, listen.reports, name))
    progress(1.0, None)
    return encoder


class _Lesson(NamedTuple):
    """What there is to learn at (n, 2) `places`: Blocks of `targets`, their `names`, and the image head's inputs."""

    places: np.ndarray
    targets: list[TargetBlock]
    names: list[str]
    images: np.ndarray
    recipe: Recipe
    region: TrainingRegion
    begun: Start | None


def _lesson(
    features: list[np.ndarray], places: np.ndarray, recipe: Recipe, region: TrainingRegion, begun: Start | None
) -> _Lesson:
    images = image_inputs(features, image_axes(features, recipe.image_components))
    targets = make_targets(features, np.empty((len(places), 0)), places, recipe)
    if begun:
        targets.append(_memory(begun, places, targets))
    names = target_names(recipe, begun.name if begun else None)
    return _Lesson(places, targets, names, images, recipe, region, begun)


class _Listener:
    """Hears the reports of a training, keeps them, and tells its progress: `first` to `last` of the whole."""

    def __init__(self, progress: Tell, first: float, last: float, what: str, steps: int) -> None:
        self.reports: list[Metadata] = []
        self._progress, self._first, self._last, self._what, self._steps = progress, first, last, what, steps

    def __call__(self, state: Metadata) -> None:
        share, text = state["step"] / self._steps, None
        if not self.reports:
            left = state["seconds"] / share * (1 - share)
            text = tr("{}: {:,} steps, about {}", self._what, self._steps, _minutes(left))
        self.reports.append(state)
        self._progress(self._first + (self._last - self._first) * share, text)


def _train(lesson: _Lesson, rows: np.ndarray, listen: _Listener) -> tuple[LocationTower | WaveTower, Objective]:
    """Return the (tower, Objective) that learned from the places in `rows`, (n,) bool."""
    recipe = lesson.recipe
    torch.manual_seed(recipe.seed)
    tower = LocationTower(recipe) if recipe.degrees else WaveTower(recipe, lesson.region.frequencies(recipe.seed))
    if lesson.begun:
        tower.start_from(lesson.begun.layers)
    targets = [block._replace(values=block.values[rows]) for block in lesson.targets]
    return train(lesson.places[rows], targets, lesson.images[:, rows], recipe, listen, tower=tower)


def _features(image: GroundImage, device: str, places: np.ndarray, recipe: Recipe, progress: Tell) -> list[np.ndarray]:
    backbone = Backbone.from_arrays(read_arrays(find_encoder(SHIPPED_TOWER))[0], device)
    total, started = len(places) * len(recipe.views), time.monotonic()
    told: list[bool] = []
    features = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, width) in enumerate(recipe.views):
            seen = number * len(places)

            def follow(done: int, before: int = seen) -> None:
                seconds = time.monotonic() - started
                text = None
                if not told and seconds > 2:
                    told.append(True)
                    left = seconds / (before + done) * (total - before - done) if before + done else 0
                    text = tr("looking at {:,} pictures: about {}", total, _minutes(left))
                progress(LOOKED * (before + done) / total, text)

            # Read before the folder is gone.
            features.append(np.array(cached_features(image, backbone, places, width, folder, follow)))
    return features


def _memory(start: Start, places: np.ndarray, targets: Sequence[TargetBlock]) -> TargetBlock:
    """Return the Block of what the encoder that was begun with says: half of the likeness, lest it be forgotten."""
    said = start.embeddings(places)
    said = (said - said.mean(axis=0)) / max(float(said.std()), 1e-6)
    weight = sum(block.likeness * block.values.var(axis=0).sum() for block in targets)
    return TargetBlock(said, float(weight / said.var(axis=0).sum()))


def _metadata(
    lesson: _Lesson, about: Metadata, tower: LocationTower | WaveTower, assessment: Assessment | None
) -> Metadata:
    recipe, region, begun = lesson.recipe, lesson.region, lesson.begun
    raster, licence = str(about.get("raster", "an image")), str(about.get("licence") or "unknown: that of the imagery")
    shipped = read_metadata(find_encoder(SHIPPED_TOWER))
    licences = "; ".join(sorted({str(data["licence"]) for data in shipped.get("training data", [])}))
    metadata: Metadata = {
        "name": recipe.name,
        "version": "1",
        "basis": tower.BASIS,
        "licence": licence,
        "trained on": {key: value for key, value in about.items() if key != "licence"},
        "training data": [
            {"archive": raster, "licence": licence},
            {"archive": f"the image network of {shipped.get('name', SHIPPED_TOWER)}", "licence": licences},
        ],
        "recipe": recipe._asdict(),
        "layers": [tower.first.in_features, recipe.width, recipe.width, recipe.dim],
    }
    if recipe.degrees:
        metadata.update(degrees=recipe.degrees, skipped=recipe.skipped)
    if not region.is_world:
        metadata["bounds"] = list(region.bounds)
    if begun:
        metadata["started from"] = begun.name
    if assessment:
        metadata["scores"] = {f"R2 in held-out blocks: {one.name}": round(one.encoder, 3) for one in assessment.scores}
    return metadata


def _minutes(seconds: float) -> str:
    return tr("{:.0f} minutes", seconds / 60) if seconds > 90 else tr("{:.0f} seconds", max(seconds, 1))
