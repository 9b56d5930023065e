"""Which public functions of `encoder/` a property is tried on, and why the others have none: the list is complete."""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent

EXEMPT = {
    "commands, which tests/unit/test_command_line.py and those of their rooms run": {
        "__main__": [
            "imagery_of",
            "main",
            "model_card",
            "run_data",
            "run_diagnose",
            "run_evaluate",
            "run_evaluate_tower",
            "run_train",
            "run_train_tower",
        ],
        "bulk.point_commands": ["add_column_arguments", "add_point_commands", "run_encode"],
        "bulk.raster_commands": ["add_raster_commands", "run_predict", "run_similarity"],
        "bulk.running": ["add_running_arguments"],
    },
    "takes a function: tests/unit/test_float_errors.py": {"float_errors": ["float_errors_aside"]},
    "looks at this machine, and takes nothing": {
        "blas": ["own_gemm"],
        "diagnostics.linear_algebra": ["blas_libraries", "gigaflops", "linear_algebra"],
        "diagnostics.report": ["diagnose", "placeprint_version"],
    },
    "a check of what ships, and takes nothing": {
        "diagnostics.self_test": [
            "check_file",
            "check_grid",
            "check_image_tower",
            "check_known_embeddings",
            "check_land",
            "check_probe",
            "check_similarity",
            "check_speed_of_grids",
            "check_speed_of_places",
            "self_test",
        ],
    },
    "starts processes: tests/unit/test_dask.py": {"dask": ["performer"]},
    "changes this process for good: tests/unit/bulk/test_blas_threads.py": {
        "bulk.blas_threads": ["one_blas_thread_from_now_on"],
    },
    "fetches or reads the archives": {
        "evaluation.baselines": ["baselines"],
        "evaluation.evaluate": ["evaluate"],
        "evaluation.experiments": ["countries", "rain", "rain_probe"],
        "evaluation.geoclip": ["geoclip_embeddings"],
        "evaluation.geolocation": ["image_of", "measure", "neighbours_in_june", "scenes_of"],
        "evaluation.retrieval": ["views_of"],
        "evaluation.targets": [
            "country",
            "country_codes",
            "elevation",
            "koeppen",
            "land_cover",
            "population",
            "precipitation",
            "read_truth",
            "temperature",
            "vegetation",
        ],
        "imagery.archives": ["cache_folder", "fetch", "read_member"],
        "imagery.world": ["backbone_weights", "blue_marble", "composite", "land_mask", "night"],
    },
    "draws figures with matplotlib": {
        "evaluation.figures": ["draw_colours", "draw_countries", "draw_likeness", "draw_rain", "draw_rain_probe"],
        "evaluation.geolocation_report": ["draw_examples", "draw_reliability", "write_geolocation_report"],
        "evaluation.maps": [
            "Map.dots",
            "Map.key",
            "Map.legend",
            "Map.note",
            "Map.paint",
            "Map.save",
            "Map.shade",
            "Map.star",
            "Map.values",
        ],
        "evaluation.report": ["write_report"],
        "training.curve": ["draw_curve"],
    },
    "trains, for seconds to minutes: tests/unit/training, tests/unit/evaluation": {
        "evaluation.evaluate": ["measure"],
        "training.image_training": ["calibrated_scale", "train_heads", "train_image_tower", "tune"],
        "training.own_image": ["train_on_image"],
        "training.train": ["train"],
        "training.world": ["Imagery.features", "train_on_world", "train_tower_on_world"],
    },
    "ends the process: tests/unit/training/test_telling.py": {"training.telling": ["end_with_parent"]},
}
"""By the reason: functions, and methods as Class.method, by their modules."""


class Public(NamedTuple):
    """A public function or, with `owner`, a method or property, of a module such as "probes.folds"."""

    module: str
    name: str
    owner: str = ""

    def __str__(self):
        return ".".join(filter(None, (self.module, self.owner, self.name)))


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def is_public(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_")


def public_of(module, tree):
    """Yield the Publics of a module's tree. A Protocol has no functions of its own: whoever keeps to it has them."""
    for node in filter(is_public, tree.body):
        if not isinstance(node, ast.ClassDef):
            yield Public(module, node.name)
        elif not any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases):
            for inner in filter(is_public, node.body):
                yield Public(module, inner.name, node.name)


def used_in(tree):
    """Return {(module, name)} of what a module of tests uses: functions and classes that it imports and mentions, and
    attributes of whatever comes from the modules that it imports from."""
    mentioned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    used = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("placeprint.encoder."):
            module = node.module[len("placeprint.encoder.") :]
            used |= {(module, alias.name) for alias in node.names if (alias.asname or alias.name) in mentioned}
            used |= {(module, f".{attribute}") for attribute in attributes}
    return used


def modules():
    for path in sorted((ROOT / "encoder").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT / "encoder").with_suffix("").parts), tree_of(path)


@pytest.fixture(scope="module")
def public():
    return {each for module, tree in modules() for each in public_of(module, tree)}


@pytest.fixture(scope="module")
def used(public):
    """The Publics that a property is tried on."""
    found = set().union(*(used_in(tree_of(path)) for path in HERE.glob("*.py")))
    return {each for each in public if (each.module, f".{each.name}" if each.owner else each.name) in found}


def exempt():
    return {f"{module}.{name}" for listed in EXEMPT.values() for module, names in listed.items() for name in names}


def test_every_public_function_has_a_property_or_a_reason(public, used):
    assert sorted(map(str, public - used)) == sorted(exempt())


def test_no_reason_stands_twice():
    listed = [f"{m}.{name}" for modules in EXEMPT.values() for m, names in modules.items() for name in names]
    assert len(listed) == len(set(listed))


def test_the_reader_of_modules_sees_what_is_public_and_what_is_used():
    tree = ast.parse(
        "def a(): pass\ndef _b(): pass\nclass C:\n  def d(self): pass\n  def _e(self): pass\n"
        "class F(Protocol):\n  def g(self): pass"
    )
    assert set(public_of("m", tree)) == {Public("m", "a"), Public("m", "d", "C")}
    tests = "from placeprint.encoder.m import a, h as i, unused\nfrom other import j\na(i.d, 'text')"
    assert used_in(ast.parse(tests)) == {("m", "a"), ("m", "h"), ("m", ".d")}
