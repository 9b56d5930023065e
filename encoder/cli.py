"""The command line: `placeprint encode | similarity | predict | train | diagnose | ...`."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from . import EncoderFileError
from .bulk.argv import join_negative_values
from .bulk.point_commands import add_point_commands
from .bulk.probe_commands import add_probe_commands
from .bulk.raster_commands import add_raster_commands
from .files.atomic_output import refuse_same_files
from .i18n import ENGLISH, speak

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="placeprint", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    add_point_commands(commands)
    add_raster_commands(commands)
    add_probe_commands(commands)

    imported = commands.add_parser("import-encoder", help="an encoder file from a checkpoint of SatCLIP or GeoCLIP")
    imported.add_argument("checkpoint", help="file of PyTorch, as it was published; no code in it is run")
    imported.add_argument("-o", "--output", required=True, help="encoder file to write")
    imported.add_argument("--name", help="of the encoder (default: that of the checkpoint)")
    imported.set_defaults(run=run_import_encoder)

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

    if has_lab():
        from ..lab.commands import add_lab_commands

        add_lab_commands(commands)

    diagnose = commands.add_parser(
        "diagnose", help="versions, encoders, speed of this machine, and a self-test; exits 1 if that fails"
    )
    diagnose.set_defaults(run=run_diagnose)

    chosen = parser.parse_args(join_negative_values(sys.argv[1:] if arguments is None else arguments))
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


def run_import_encoder(chosen: argparse.Namespace) -> None:
    """Write an encoder file from a checkpoint."""
    from .importers.conversion import import_encoder

    refuse_same_files([chosen.output], [chosen.checkpoint])
    encoder = import_encoder(chosen.checkpoint, chosen.output, chosen.name)
    print(f"{encoder} in {chosen.output}")


def run_train(chosen: argparse.Namespace) -> None:
    """Train an encoder, on the archives or on a person's image. Raises ValueError for several ranks on an image."""
    if chosen.image:
        from .training.child_progress import end_with_parent, tell
        from .training.custom_encoder import train_on_image
        from .training.ranks import refuse_ranks

        refuse_same_files([chosen.output, chosen.report], [chosen.recipe, chosen.image, chosen.start])
        refuse_ranks("an encoder for one's own image")
        if chosen.progress:
            end_with_parent()
        output, progress = Path(chosen.output), tell if chosen.progress else None
        speak(chosen.language)
        encoder = train_on_image(chosen.recipe, chosen.image, output, chosen.report, chosen.start, progress)
        print(f"{encoder} in {chosen.output}", file=sys.stderr)
        return
    if not has_lab():
        raise ValueError("without --image it learns from the archives of a source checkout; this is none")
    from ..lab.commands import train_on_archives

    train_on_archives(chosen)


def has_lab() -> bool:
    """Return whether what only developers need is here, as in a source checkout: neither zip nor wheel has it."""
    return find_spec(f"{__package__.partition('.')[0]}.lab") is not None


def run_diagnose(_chosen: argparse.Namespace) -> int:
    """Print what runs here, and whether it passes its self-test; return the exit status."""
    from .diagnostics import diagnose

    diagnosis = diagnose()
    print(diagnosis.text, end="")
    return 0 if diagnosis.passed else 1
